// All levels of a cell and all ratios of a pair, merged in one pass through the constraints as they lie in memory.
//
// Where sources agree, this is nearly all that reconciling does: what comes after looks at one interval a figure,
// however many told it. Of equal ends the more trusted, then the earlier said is kept.
#pragma once

#include <vector>

#include "graph/claim_graph.h"
#include "graph/exact.h"

namespace assay::graph {

// Of two that say the same: who is kept. Beside the ends, since constraints lie far apart in memory.
struct Rank {
  std::uint64_t position = 0;
  std::int16_t trust = 0;

  bool above(const Rank& other) const { return trust != other.trust ? trust > other.trust : position < other.position; }
};

struct TightEnds {
  Interval bounds;           // may be empty: then its two constraints contradict each other
  ConstraintId low = kNone;  // whose end it is; kNone where nobody bounds this side
  ConstraintId high = kNone;
  Rank low_rank, high_rank;

  bool clash() const { return low != kNone && high != kNone && lies_above(bounds.low, bounds.high); }
  void take(const GraphConstraint& c, ConstraintId id);
};

struct TightRatio {
  CellId numerator = kNone, denominator = kNone;
  TightEnds ends{};
  ConstraintId positive = kNone;  // who says that there is a ratio at all, so that the denominator is above zero
  Rank positive_rank{};

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
