#include "graph/log_system.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/exact.h"
#include "graph/shortest_paths.h"

namespace assay::graph {
namespace {

constexpr double kWider = 1e-13;
constexpr std::uint32_t kUnit = 0;

// visit(from, to, factor, constraint, upper) for every edge.
template <typename Visit>
void for_each_edge(const ClaimGraph& graph, const Partition& partition, const Tight& tight, Visit visit) {
  const auto both_ends = [&](std::uint32_t low_node, std::uint32_t high_node, const TightEnds& ends) {
    const auto [low, high] = ends.bounds;
    if (ends.high != kNone && high > 0) visit(low_node, high_node, high, ends.high, true);
    if (ends.low != kNone && low > 0) visit(high_node, low_node, low, ends.low, false);
  };
  const auto node = [&](CellId cell) { return partition.local(cell) + 1; };
  const auto positive = [&](CellId cell) { return graph.sign(cell) == Sign::not_negative; };
  for (std::uint32_t i = 0; i < tight.levels.size(); ++i)
    if (positive(tight.cells[i])) both_ends(kUnit, i + 1, tight.levels[i]);
  for (const TightRatio& ratio : tight.ratios)
    if (positive(ratio.numerator) && positive(ratio.denominator) && ratio.numerator != ratio.denominator)
      both_ends(node(ratio.denominator), node(ratio.numerator), ratio.ends);
  const auto at_most = [&](CellId smaller, CellId larger, ConstraintId id) {
    if (positive(smaller) && positive(larger) && smaller != larger) visit(node(larger), node(smaller), 1.0, id, true);
  };
  for (const ConstraintId id : tight.others) {
    const GraphConstraint& c = graph[id];
    if (c.tie == Tie::order) at_most(c.first, c.second, id);
    if (c.tie == Tie::record)
      for (const Term& term : graph.terms(c))
        term.factor > 0 ? at_most(term.cell, c.first, id) : at_most(c.first, term.cell, id);
  }
}

}  // namespace

// Edges are counted first, so that each is written where it belongs.
LogSystem::LogSystem(const ClaimGraph& graph, const Partition& partition, const Tight& tight) : graph_(&graph) {
  first_.assign(tight.levels.size() + 2, 0);
  for_each_edge(graph, partition, tight,
                [&](std::uint32_t from, std::uint32_t, double, ConstraintId, bool) { ++first_[from + 1]; });
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  edges_.resize(first_.back());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for_each_edge(graph, partition, tight,
                [&](std::uint32_t from, std::uint32_t to, double factor, ConstraintId id, bool upper) {
                  const double weight = upper ? std::log(factor) : -std::log(factor);
                  edges_[next[from]++] = {from, to, weight + kWider, id, upper};
                });
}

// Upper ends multiply to less than the lower ends do.
bool LogSystem::contradicts(const Path& cycle) const {
  Rational upper = 1, lower = 1;
  for (const LogEdge& edge : cycle) {
    const GraphConstraint& c = (*graph_)[edge.constraint];
    if (c.tie == Tie::order || c.tie == Tie::record) continue;
    if (edge.upper) upper *= exact_high(c.fair.high);
    else lower *= exact_low(c.fair.low);
  }
  return upper < lower;
}

std::optional<Path> LogSystem::negative_cycle() const {
  auto cycle = search().next();
  if (!cycle || !contradicts(*cycle)) return std::nullopt;
  return cycle;
}

CycleSearch LogSystem::search() const { return CycleSearch(edges_, first_); }

bool LogSystem::may_contradict() && { return CycleSearch(std::move(edges_), first_).next().has_value(); }

std::vector<Path> LogSystem::shortest_cycles(const Path& found, std::size_t limit) const {
  // home[k][v]: the smallest sum from v back to the start in at most k edges.
  std::vector<std::vector<std::vector<double>>> homes;
  std::size_t fewest = found.size();
  const double far = Interval::kInfinity;
  for (const LogEdge& start : found) {
    std::vector<std::vector<double>> home(1, std::vector<double>(nodes(), far));
    home[0][start.from] = 0;
    for (std::size_t k = 1; k <= fewest; ++k) {
      home.push_back(home.back());
      double round_trip = far;
      for (const LogEdge& edge : edges_) {
        const double sum = edge.weight + home[k - 1][edge.to];
        home[k][edge.from] = std::min(home[k][edge.from], sum);
        if (edge.from == start.from) round_trip = std::min(round_trip, sum);
      }
      if (round_trip < 0) fewest = k;
    }
    homes.push_back(std::move(home));
  }
  std::vector<Path> cycles;
  for (std::size_t i = 0; i < found.size() && cycles.size() < limit; ++i) {
    Path walk;
    extend(walk, found[i].from, 0, fewest, homes[i], limit, cycles);
  }
  if (cycles.empty()) cycles.push_back(found);
  return cycles;
}

void LogSystem::extend(Path& walk, std::uint32_t start, double sum, std::size_t left,
                       const std::vector<std::vector<double>>& home, std::size_t limit,
                       std::vector<Path>& found) const {
  const std::uint32_t here = walk.empty() ? start : walk.back().to;
  if (!walk.empty() && here == start) {
    if (sum < 0 && contradicts(walk)) found.push_back(walk);
    return;
  }
  if (left == 0) return;
  for (const LogEdge& edge : out(here)) {
    if (found.size() >= limit) return;
    if (!(sum + edge.weight + home[left - 1][edge.to] < 0)) continue;
    walk.push_back(edge);
    extend(walk, start, sum + edge.weight, left - 1, home, limit, found);
    walk.pop_back();
  }
}

std::optional<Path> LogSystem::shortest_path(std::uint32_t from, std::uint32_t to) const {
  return find_shortest_path(edges_, first_, from, to);
}

}  // namespace assay::graph
