// Time and memory a claim of reconciling, for 10⁴, 10⁵ and 10⁶ claims:
//
//   assay_graph_bench [LARGEST [SMALLEST [MIX]]]      MIX: the first letters of a mix's name
//
// The claims are about trade in many products: each product has twenty-four months of exports to five partners and
// the world. Facts are told by few outlets or by hundreds (Zipf); a claim is a level (rounded as outlets round), a
// change on the month or the year, a share of the world, and in some runs a sum (three months of a quarter). Seeded:
// the same graph each time.
//
// Reconciling is all of it: parallel claims merged, parts formed, each found consistent or its conflicts explained. The
// graph stands ready in memory, but not in the processor's caches: else small graphs would be measured against a faster
// memory than large ones. Graphs below 10⁵ claims are measured as several, of different seeds. What a graph holds (B
// graph) and what reconciling needs at most beside it (B work) are counted at every allocation.
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <new>
#include <random>
#include <string_view>
#include <vector>

#include "graph/implied.h"

namespace {

std::size_t live = 0, peak = 0;  // bytes

void* counted(void* memory) {
  if (!memory) throw std::bad_alloc();
  live += malloc_usable_size(memory);
  peak = std::max(peak, live);
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return counted(std::malloc(size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(std::aligned_alloc(static_cast<std::size_t>(alignment), size));
}
void operator delete(void* memory) noexcept {
  live -= malloc_usable_size(memory);
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { operator delete(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { operator delete(memory); }

namespace {

using namespace assay;

constexpr std::uint32_t kMonths = 24, kPlaces = 6;  // place 0 is the world
constexpr std::uint32_t kCellsOfProduct = kMonths * kPlaces + kMonths / 3;

struct Mix {
  const char* name;
  std::uint32_t slips;  // one claim in so many is wrong by a third or more; 0: none
  std::uint32_t sums;   // one in so many quarters is summed; 0: none
  bool one_part;        // each product's share of the first one is known: everything hangs together
};

class News {
 public:
  News(std::size_t claims, const Mix& mix, std::uint64_t seed) : random_(seed), mix_(mix) {
    // Sixty claims a cell on average: most have a handful, a few have thousands.
    const std::size_t products = claims / 2000 + 1;
    for (std::size_t product = 0; product < products; ++product) add_product();
    while (graph.constraints().size() < claims) claim();
  }

  ClaimGraph graph;
  std::vector<ConstraintId> slips;

 private:
  double uniform() { return std::uniform_real_distribution<>(0, 1)(random_); }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }

  void add_product() {
    const auto base = static_cast<CellId>(figures_.size());
    figures_.resize(base + kCellsOfProduct);
    for (std::uint32_t i = 0; i < kCellsOfProduct; ++i) graph.add_cell();
    const double size = std::exp(3 + 10 * uniform());
    for (std::uint32_t month = 0; month < kMonths; ++month) {
      double world = 0;
      for (std::uint32_t place = 1; place < kPlaces; ++place)
        world += figures_[base + month * kPlaces + place] = size * (0.05 + uniform()) * (1 + 0.02 * month);
      figures_[base + month * kPlaces] = world * (1 + uniform());
      figures_[base + kMonths * kPlaces + month / 3] += figures_[base + month * kPlaces];
    }
    if (mix_.one_part && base > 0) ratio(base, 0);
    slipped_ = false;
    for (std::uint32_t quarter = 0; mix_.sums && quarter < kMonths / 3; ++quarter) {
      if (++quarters_ % mix_.sums != 0) continue;
      std::vector<CellId> months;
      for (std::uint32_t m = 0; m < 3; ++m) months.push_back(base + (quarter * 3 + m) * kPlaces);
      graph.sum(base + kMonths * kPlaces + quarter, months, said({0, 0}));
    }
  }

  // To three to five digits, and the interval of those.
  Interval rounded(double x) {
    slipped_ = mix_.slips && ++told_ % mix_.slips == 0;
    if (slipped_) x *= uniform() < 0.5 ? 1.35 + uniform() : 0.3 + 0.4 * uniform();
    const double step = std::pow(10, std::floor(std::log10(x)) - 2 - below(3));
    const double stated = std::round(x / step);
    return {(stated - 1) * step, (stated + 1) * step};
  }

  Said said(const Interval& fair) {
    // One in fifty is a reference, and those are right.
    if (slipped_) slips.push_back(static_cast<ConstraintId>(graph.constraints().size()));
    return {fair, fair, !slipped_ && uniform() < 0.02 ? 2 : 1, graph.constraints().size(), below(400)};
  }

  void claim() {
    const auto product =
        static_cast<CellId>(below(static_cast<std::uint32_t>(figures_.size() / kCellsOfProduct)) * kCellsOfProduct);
    // Recent months and large partners are written about most.
    const auto month = static_cast<std::uint32_t>(kMonths * std::pow(uniform(), 0.3));
    const auto place = static_cast<std::uint32_t>(kPlaces * std::pow(uniform(), 2));
    const CellId cell = product + month * kPlaces + place;
    const double kind = uniform();
    if (kind < 0.6) graph.level(cell, said(rounded(figures_[cell])));
    else if (kind < 0.75 && month >= 1) ratio(cell, cell - kPlaces);
    else if (kind < 0.9 && month >= 12) ratio(cell, cell - 12 * kPlaces);
    else if (place > 0) ratio(cell, product + month * kPlaces);
    else {
      const CellId quarter = product + kMonths * kPlaces + month / 3;
      graph.level(quarter, said(rounded(figures_[quarter])));
    }
  }

  void ratio(CellId a, CellId b) { graph.ratio(a, b, said(rounded(figures_[a] / figures_[b]))); }

  std::mt19937_64 random_;
  Mix mix_;
  bool slipped_ = false;
  std::uint32_t quarters_ = 0, told_ = 0;
  std::vector<double> figures_;
};

// So that what was read last lies in no cache any more.
void forget() {
  static std::vector<char> much(std::size_t{96} << 20);
  for (std::size_t i = 0; i < much.size(); i += 64) ++much[i];
}

void measure(std::size_t claims, const Mix& mix) {
  forget();
  const std::size_t graphs = std::max<std::size_t>(1, 100'000 / claims), before = live;
  std::vector<News> news;
  for (std::size_t seed = 0; seed < graphs; ++seed) news.emplace_back(claims, mix, 5 + seed);
  const std::size_t held = live - before;
  std::size_t worked = 0, parts = 0, slips = 0, conflicts = 0, blamed = 0, told = 0;
  double seconds = 0;
  for (const News& one : news) {
    const std::size_t start = peak = live;
    const Reconciled answer(one.graph);
    worked += peak - start;
    told += one.graph.constraints().size();
    parts += answer.parts();
    slips += one.slips.size();
    conflicts += answer.conflicts().size();
    for (const ConstraintId id : one.slips) blamed += !answer.kept(id);
    // The processor's time, the best of a few: the machine may have other work.
    double least = 1e9;
    for (int run = 0; run < 5; ++run) {
      forget();
      const std::clock_t begin = std::clock();
      const Reconciled again(one.graph);
      least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    seconds += least;
  }
  const auto n = static_cast<double>(told);
  std::printf("%-32s %9zu %7zu %7zu %9zu %7zu %9.3f %10.0f %8.0f %8.0f\n", mix.name, claims, parts, slips, conflicts,
              blamed, seconds / n * 1e6, n / seconds, static_cast<double>(held) / n, static_cast<double>(worked) / n);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t largest = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
  const std::size_t smallest = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 10'000;
  const std::string_view wanted = argc > 3 ? argv[3] : "";
  std::printf("%-32s %9s %7s %7s %9s %7s %9s %10s %8s %8s\n", "claims that", "claims", "parts", "slips", "conflicts",
              "blamed", "us/claim", "claims/s", "B graph", "B work");
  for (const Mix& mix : {Mix{"agree", 0, 0, false}, Mix{"agree, 1 quarter in 20 summed", 0, 20, false},
                         Mix{"agree, all quarters summed", 0, 1, false}, Mix{"agree, all in one part", 0, 0, true},
                         Mix{"slip, 1 in 200", 200, 0, false}, Mix{"slip, 1 in 200, 1 in 20 summed", 200, 20, false},
                         Mix{"slip, 1 in 200, in one part", 200, 0, true}})
    for (std::size_t claims = smallest; claims <= largest && std::string_view(mix.name).starts_with(wanted); claims *= 10) {
      std::fflush(stdout);
      // A process each, so that memory is that of one run.
      if (const pid_t child = fork(); child == 0) {
        measure(claims, mix);
        std::fflush(stdout);
        _exit(0);
      } else if (child > 0) {
        waitpid(child, nullptr, 0);
      }
    }
}
