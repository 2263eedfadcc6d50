// assay_bench [MiB]: speed of extraction with normalization against a bare scan, linearity, memory. One thread.
#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "article_maker.h"
#include "normalize/claim_reader.h"
#include "text/reader.h"

namespace {

using namespace assay;

constexpr std::uint64_t kSeed = 20250721;

// The processor's time of this thread: what else runs on the machine does not count.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double seconds(const std::function<void()>& work) {
  const double start = now();
  work();
  return now() - start;
}

double best_of(int times, const std::function<void()>& work) {
  double best = seconds(work);
  for (int i = 1; i < times; ++i) best = std::min(best, seconds(work));
  return best;
}

// A figure of /proc/self/status in MiB: VmRSS now, VmHWM at its highest.
double memory(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(field + ":")) return std::strtod(line.c_str() + field.size() + 1, nullptr) / 1024;
  return 0;
}

// The baseline: where a number is followed by one of 200 unit words; bounds only, no captures.
std::size_t scan(const RE2& pattern, const std::string& text) {
  std::size_t hits = 0;
  re2::StringPiece match;
  for (std::size_t at = 0; pattern.Match(text, at, text.size(), RE2::UNANCHORED, &match, 1); ++hits)
    at = static_cast<std::size_t>(match.end() - text.data());
  return hits;
}

std::string baseline_pattern() {
  std::string units;
  for (const auto& unit : bench::data_lines(std::string(ASSAY_BENCH_DATA) + "/units.txt"))
    units += (units.empty() ? "" : "|") + RE2::QuoteMeta(unit);
  return "[0-9][0-9.,]*[ -]?(?:" + units + ")";
}

std::size_t claims_of(ClaimReader& reader, const LayoutRules& layout, const std::string& text) {
  std::size_t claims = 0;
  auto articles = reader_for("bench.txt", text.substr(0, 1024)).read(text, "bench.txt", {{}, &layout});
  if (!articles) return 0;
  for (const auto& article : *articles) claims += reader.read(article).size();
  return claims;
}

template <typename Rules>
Rules load() {
  auto rules = Rules::load({std::string(ASSAY_BENCH_DATA) + "/../../rules"});
  if (!rules) {
    std::cerr << rules.error().text() << '\n';
    std::exit(2);
  }
  return std::move(*rules);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t mebibytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 64;
  bench::ArticleMaker maker(ASSAY_BENCH_DATA, kSeed);
  std::vector<std::string> articles;
  std::size_t bytes = 0;
  while (bytes < (mebibytes << 20)) {
    articles.push_back(maker.article());
    bytes += articles.back().size();
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;

  const RE2 pattern(baseline_pattern());
  std::size_t hits = 0;
  const double scan_time = best_of(3, [&] {
    hits = 0;
    for (const auto& article : articles) hits += scan(pattern, article);
  });

  const auto rules = load<RulePack>();
  const auto layout = load<LayoutRules>();
  ClaimReader reader(rules);
  claims_of(reader, layout, articles.front());
  const double before = memory("VmRSS");
  std::size_t claims = 0;
  const double read_time = best_of(3, [&] {
    claims = 0;
    for (const auto& article : articles) claims += claims_of(reader, layout, article);
  });
  const double grown = memory("VmHWM") - before;

  const std::string line = maker.line(128 << 10), twice = maker.line(256 << 10);
  const double one = best_of(5, [&] { claims_of(reader, layout, line); });
  const double two = best_of(5, [&] { claims_of(reader, layout, twice); });

  const double scan_speed = megabytes / scan_time, read_speed = megabytes / read_time;
  fmt::print("text                     {:10.1f} MB in {} articles, one claim per {:.0f} bytes\n", megabytes,
             articles.size(), claims == 0 ? 0.0 : static_cast<double>(bytes) / static_cast<double>(claims));
  fmt::print("baseline scan            {:10.1f} MB/s ({} hits)\n", scan_speed, hits);
  fmt::print("read, extract, normalize {:10.1f} MB/s ({} claims)\n", read_speed, claims);
  fmt::print("ratio                    {:10.4f} (1/{:.1f} of the baseline)\n", read_speed / scan_speed,
             scan_speed / read_speed);
  fmt::print("256 KiB line             {:10.2f} times the time of a 128 KiB line ({:.1f} ms)\n", two / one, two * 1e3);
  fmt::print("memory                   {:10.1f} MiB more at its highest than before reading\n", grown);
}
