#include "graph/tight.h"

#include <algorithm>
#include <tuple>

namespace assay::graph {
namespace {

bool preferred(const GraphConstraint& a, const GraphConstraint& b) {
  return a.trust != b.trust ? a.trust > b.trust : a.position < b.position;
}

void tighten(const ClaimGraph& graph, ConstraintId id, TightEnds& ends) {
  const GraphConstraint& c = graph[id];
  const Interval said = c.fair;
  if (said.low > -Interval::kInfinity && (ends.low == kNone || said.low > ends.bounds.low ||
                                          (said.low == ends.bounds.low && preferred(c, graph[ends.low])))) {
    ends.bounds.low = said.low;
    ends.low = id;
  }
  if (said.high < Interval::kInfinity && (ends.high == kNone || said.high < ends.bounds.high ||
                                          (said.high == ends.bounds.high && preferred(c, graph[ends.high])))) {
    ends.bounds.high = said.high;
    ends.high = id;
  }
}

}  // namespace

bool parallel(const GraphConstraint& a, const GraphConstraint& b) {
  return (a.tie == Tie::level || a.tie == Tie::ratio) && a.tie == b.tie && a.first == b.first && a.second == b.second;
}

bool impossible(const ClaimGraph& graph, const GraphConstraint& c) {
  if (lies_above(c.fair.low, c.fair.high)) return true;
  bool not_negative = true;
  graph.for_each_cell(c, [&](CellId cell) { not_negative &= graph.sign(cell) == Sign::not_negative; });
  if (not_negative && c.tie != Tie::linear && c.fair.high < 0) return true;
  if (c.tie == Tie::ratio && c.first == c.second) return lies_above(c.fair.low, 1) || lies_above(1, c.fair.high);
  return false;
}

Tight::Tight(const ClaimGraph& graph, const Partition& partition, std::size_t part,
             std::span<const ConstraintId> active)
    : levels(partition.cells(part).size()) {
  std::vector<ConstraintId> of_pairs;
  for (const ConstraintId id : active) {
    const GraphConstraint& c = graph[id];
    if (c.tie == Tie::level) tighten(graph, id, levels[partition.local(c.first)]);
    else if (c.tie == Tie::ratio) of_pairs.push_back(id);
    else others.push_back(id);
  }
  std::sort(of_pairs.begin(), of_pairs.end(), [&](ConstraintId a, ConstraintId b) {
    return std::tie(graph[a].first, graph[a].second, a) < std::tie(graph[b].first, graph[b].second, b);
  });
  for (const ConstraintId id : of_pairs) {
    const GraphConstraint& c = graph[id];
    if (ratios.empty() || ratios.back().numerator != c.first || ratios.back().denominator != c.second)
      ratios.push_back({c.first, c.second, {}, id});
    if (preferred(c, graph[ratios.back().positive])) ratios.back().positive = id;
    tighten(graph, id, ratios.back().ends);
  }
}

}  // namespace assay::graph
