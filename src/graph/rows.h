// Constraints as rows of a linear program, "Σ factor · cell ≤ right", each end a row:
//
//   x ≤ h           x ≤ h              a / b ≤ h       a − h·b ≤ 0
//   x ≥ l           −x ≤ −l            a / b ≥ l       l·b − a ≤ 0
//   a ≤ b           a − b ≤ 0          b > 0           margin − b ≤ 0, and margin ≤ 1 is to become positive
//
// A ratio of cells that cannot be negative is linear though both are unknown. Products are not: they have no row.
#pragma once

#include <span>
#include <vector>

#include "graph/exact.h"
#include "graph/tight.h"

namespace assay::graph {

struct Row {
  std::vector<std::pair<std::uint32_t, Rational>> factors;  // column, factor; a column at most once
  Rational right;
  ConstraintId constraint = kNone;  // kNone: margin ≤ 1, which nobody said
};

struct Rows {
  std::vector<Row> rows;
  std::vector<CellId> columns;  // columns 0 … n−1; column n is the margin
  std::vector<bool> free;       // per column: may be negative

  std::uint32_t margin() const { return static_cast<std::uint32_t>(columns.size()); }
  std::uint32_t column(CellId cell) const;  // the cell must be there
};

// The rows of `active` (ids of one part), over the cells that they name.
Rows rows_of(const ClaimGraph& graph, const Partition& partition, std::size_t part,
             std::span<const ConstraintId> active);

}  // namespace assay::graph
