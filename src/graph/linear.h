// Can the linear constraints of a part all be true, and what do they imply? Linear programs: up to Limits::exact_rows
// rows in exact rationals at once; above, searched with GLPK in floating point and each contradiction confirmed
// exactly.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/rows.h"

namespace assay::graph {

struct LinearLimits {
  std::size_t exact_rows = 24;  // no floating point at all up to here
  std::size_t rescue_rows =
      120;  // a contradiction that exact numbers do not confirm is looked at exactly as a whole up to here
};

struct LinearAnswer {
  std::vector<ConstraintId> clash;  // constraints that contradict each other, not yet minimal; empty: none found
  bool sure = true;                 // false: floating point said "contradiction", and exact numbers could not be asked
};

LinearAnswer linear_clash(const Rows& rows, const LinearLimits& limits);

// The largest (or smallest) figure of a cell that the rows allow, which must not contradict each other. `by`: the
// constraints that bound it. An infinite end: nothing does.
struct LinearBound {
  double end = 0;
  std::vector<ConstraintId> by;
};
LinearBound linear_bound(const Rows& rows, CellId cell, bool largest, const LinearLimits& limits);

}  // namespace assay::graph
