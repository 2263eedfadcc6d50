// Levels, ratios and orders whose ends are powers of two, so that logarithms are whole numbers and all shortest paths
// (Floyd, Warshall) decide: exhaustively for tiny graphs, at random for graphs too large for elimination.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "graph/implied.h"
#include "random_graph.h"

using namespace assay;

namespace {

using Ids = std::vector<ConstraintId>;
constexpr int kFar = 1'000'000;

// distance[i][j]: log2 of the largest that node j can be, as a multiple of node i. Node 0 is the unit.
class Paths {
 public:
  Paths(const ClaimGraph& graph, const Ids& ids) : size_(graph.cells() + 1), distance_(size_ * size_, kFar) {
    for (std::size_t i = 0; i < size_; ++i) at(i, i) = 0;
    for (const ConstraintId id : ids) {
      const GraphConstraint& c = graph[id];
      if (c.tie == Tie::level) ends(0, c.first + 1, c.fair);
      if (c.tie == Tie::ratio) ends(c.second + 1, c.first + 1, c.fair);
      if (c.tie == Tie::order) edge(c.second + 1, c.first + 1, 0);
    }
    for (std::size_t k = 0; k < size_; ++k)
      for (std::size_t i = 0; i < size_; ++i)
        for (std::size_t j = 0; at(i, k) < kFar && j < size_; ++j) edge(i, j, at(i, k) + at(k, j));
  }
  bool consistent() const {
    for (std::size_t i = 0; i < size_; ++i)
      if (distance_[i * size_ + i] < 0) return false;
    return true;
  }
  Interval bounds(CellId cell) const {
    const int high = distance_[cell + 1], low = distance_[(cell + 1) * size_];
    return {low >= kFar / 2 ? 0 : std::exp2(-low), high >= kFar / 2 ? Interval::kInfinity : std::exp2(high)};
  }

 private:
  int& at(std::size_t i, std::size_t j) { return distance_[i * size_ + j]; }
  void edge(std::size_t i, std::size_t j, int length) {
    at(i, j) = std::max(std::min(at(i, j), length), -kFar);  // negative cycles grow without end
  }
  void ends(std::size_t from, std::size_t to, const Interval& said) {
    if (said.high < Interval::kInfinity) edge(from, to, static_cast<int>(std::lround(std::log2(said.high))));
    if (said.low > 0) edge(to, from, -static_cast<int>(std::lround(std::log2(said.low))));
  }

  std::size_t size_;
  std::vector<int> distance_;
};

bool near(double a, double b) { return a == b || std::abs(a - b) <= 1e-9 * b; }

// Empty: they agree.
std::string disagreement(const ClaimGraph& graph, bool with_bounds, const ReconcileLimits& limits = {}) {
  Ids all, kept;
  const Reconciled answer(graph, limits);
  for (ConstraintId id = 0; id < graph.constraints().size(); ++id) {
    all.push_back(id);
    if (answer.kept(id)) kept.push_back(id);
  }
  if (Paths(graph, all).consistent() != answer.conflicts().empty()) return "consistency";
  const Paths left(graph, kept);
  if (!left.consistent()) return "what is kept";
  for (const Conflict& conflict : answer.conflicts()) {
    if (Paths(graph, conflict.constraints).consistent()) return "a conflict that is none";
    for (const ConstraintId one : conflict.constraints) {
      Ids rest = conflict.constraints;
      std::erase(rest, one);
      if (!Paths(graph, rest).consistent()) return "a conflict that is not minimal";
    }
  }
  for (CellId cell = 0; with_bounds && cell < graph.cells(); ++cell) {
    const Interval want = left.bounds(cell), got = implied(answer, cell).bounds;
    if (!near(got.low, want.low) || !near(got.high, want.high)) return "bounds of x" + std::to_string(cell);
  }
  return {};
}

// Everything that may be said of two cells with ends ½, 1, 2 or none.
struct Saying {
  Tie tie;
  CellId first, second;
  Interval fair;
};

std::vector<Saying> sayings() {
  std::vector<Saying> all;
  const double low[] = {-Interval::kInfinity, 0.5, 1, 2}, high[] = {Interval::kInfinity, 2, 1, 0.5};
  for (const double l : low)
    for (const double h : high) {
      if (l > h || (std::isinf(l) && std::isinf(h))) continue;
      all.push_back({Tie::level, 0, kNone, {l, h}});
      all.push_back({Tie::level, 1, kNone, {l, h}});
      all.push_back({Tie::ratio, 0, 1, {l, h}});
    }
  all.push_back({Tie::order, 0, 1, {}});
  all.push_back({Tie::order, 1, 0, {}});
  return all;
}

void say(ClaimGraph& graph, const Saying& saying) {
  const std::size_t number = graph.constraints().size();
  const Said said{saying.fair, saying.fair, 0, number, static_cast<std::uint32_t>(number)};
  if (saying.tie == Tie::level) graph.level(saying.first, said);
  if (saying.tie == Tie::ratio) graph.ratio(saying.first, saying.second, said);
  if (saying.tie == Tie::order) graph.order(saying.first, saying.second, said);
}

}  // namespace

TEST_CASE("every graph of two cells and up to three constraints, and four at full size") {
  const auto all = sayings();
  std::string failure;
  std::size_t seen = 0;
  const auto visit = [&](std::initializer_list<std::size_t> which) {
    ClaimGraph graph;
    graph.add_cell();
    graph.add_cell();
    for (const std::size_t i : which) say(graph, all[i]);
    const std::string what = disagreement(graph, seen++ % 8 == 0);
    if (failure.empty() && !what.empty()) failure = what + oracle::text(graph);
  };
  const bool full = oracle::cases(1) > 1;
  for (std::size_t a = 0; a < all.size(); ++a)
    for (std::size_t b = a; b < all.size(); ++b)
      for (std::size_t c = b; c < all.size(); ++c) {
        visit({a, b, c});
        for (std::size_t d = c; full && d < all.size(); ++d) visit({a, b, c, d});
      }
  MESSAGE(seen << " graphs");
  CHECK(failure == "");
}

TEST_CASE("graphs of up to forty cells") {
  std::mt19937_64 random(7);
  std::string failure;
  for (std::size_t i = 0; i < oracle::cases(400) && failure.empty(); ++i) {
    ClaimGraph graph;
    const std::uint32_t cells = 5 + static_cast<std::uint32_t>(random() % 36);
    for (std::uint32_t cell = 0; cell < cells; ++cell) graph.add_cell();
    const std::size_t constraints = random() % (5 * cells);
    for (std::size_t j = 0; j < constraints; ++j) {
      // Around a truth, cell k = 2^(k mod 5), with some slack and a few slips.
      const auto a = static_cast<CellId>(random() % cells), b = static_cast<CellId>(random() % cells);
      const std::uint64_t kind = random() % 5;
      const int truth =
          static_cast<int>(a % 5) - (kind < 2 ? 0 : static_cast<int>(b % 5)) + (random() % 150 == 0 ? 3 : 0);
      const Interval fair{std::exp2(truth - static_cast<int>(random() % 2)),
                          std::exp2(truth + static_cast<int>(random() % 2))};
      if (kind == 4 && a % 5 <= b % 5) say(graph, {Tie::order, a, b, {}});
      else if (kind < 2) say(graph, {Tie::level, a, kNone, fair});
      else if (a != b) say(graph, {Tie::ratio, a, b, kind == 4 ? Interval{fair.low, Interval::kInfinity} : fair});
    }
    ReconcileLimits limits;
    if (i % 2) limits.wide = 0;
    failure = disagreement(graph, true, limits);
    if (!failure.empty()) failure += oracle::text(graph);
  }
  CHECK(failure == "");
}
