// Parallel constraints merged: of all levels of one cell, and of all ratios of one pair, the tightest end each way.
//
// Two hundred outlets on one figure become one interval with two names behind it. Of equal ends the more trusted,
// then the earlier said is kept.
#pragma once

#include <span>
#include <vector>

#include "graph/claim_graph.h"
#include "graph/exact.h"
#include "graph/partition.h"

namespace assay::graph {

struct TightEnds {
  Interval bounds;           // may be empty: then its two constraints contradict each other
  ConstraintId low = kNone;  // whose end it is; kNone where nobody bounds this side
  ConstraintId high = kNone;

  bool clash() const { return low != kNone && high != kNone && lies_above(bounds.low, bounds.high); }
};

struct TightRatio {
  CellId numerator, denominator;
  TightEnds ends;
  ConstraintId positive;  // who says that there is a ratio at all, so that the denominator is above zero
};

struct Tight {
  std::vector<TightEnds> levels;     // by the cell's place in its part
  std::vector<TightRatio> ratios;    // sorted by numerator, denominator
  std::vector<ConstraintId> others;  // orders, records, linear, products

  Tight(const ClaimGraph& graph, const Partition& partition, std::size_t part, std::span<const ConstraintId> active);
};

// visit(id) until it says false. The first look at constraints that lie scattered over a large graph: memory is asked
// for them some places ahead.
template <typename Visit>
void for_each_fetched(const ClaimGraph& graph, std::span<const ConstraintId> ids, Visit visit) {
  constexpr std::size_t kAhead = 12;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i + kAhead < ids.size()) __builtin_prefetch(&graph[ids[i + kAhead]]);
    if (!visit(ids[i])) return;
  }
}

// Do the two bound the same figure: one cell, or the same pair as ratio?
bool parallel(const GraphConstraint& a, const GraphConstraint& b);

// No figures fulfil it: an empty interval, less than nothing of something, a ratio of a cell to itself that is not 1.
bool impossible(const ClaimGraph& graph, const GraphConstraint& c);

}  // namespace assay::graph
