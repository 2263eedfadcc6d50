// All levels of a cell and all ratios of a pair, merged in one pass through the constraints as they lie in memory.
//
// Where sources agree, this is nearly all that reconciling does: what comes after looks at one interval a figure,
// however many told it. Of equal ends the more trusted, then the earlier said is kept.
#pragma once

#include <vector>

#include "graph/claim_graph.h"
#include "graph/exact.h"

namespace assay::graph {

// Who gave an end stands beside it with its rank: constraints lie far apart in memory.
struct TightEnds {
  Interval bounds;           // may be empty: then its two constraints contradict each other
  ConstraintId low = kNone;  // whose end it is; kNone where nobody bounds this side
  ConstraintId high = kNone;
  Rank low_rank, high_rank;

  bool clash() const { return low != kNone && high != kNone && lies_above(bounds.low, bounds.high); }
  void take(const GraphConstraint& c, ConstraintId id);
};

// Of one cache line.
struct alignas(64) TightRatio {
  CellId numerator = kNone, denominator = kNone;
  TightEnds ends{};
  Rank positive_rank{};
  ConstraintId positive = kNone;  // who says that there is a ratio at all, so that the denominator is above zero

  void take(const GraphConstraint& c, ConstraintId id);
};

// No figures fulfil it: an empty interval, less than nothing of something, a ratio of a cell to itself that is not 1.
bool impossible(const ClaimGraph& graph, const GraphConstraint& c);

struct Merged {
  explicit Merged(const ClaimGraph& graph);

  std::vector<CellId> cell_of;                   // by constraint: one of its cells; kNone: it names none
  std::vector<TightEnds> levels;                 // by cell
  std::vector<TightRatio> ratios;                // a pair once, in the order in which the pairs come up
  std::vector<ConstraintId> others, impossible;  // neither level nor ratio; true of no figures
};

}  // namespace assay::graph
