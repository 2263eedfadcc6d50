// What is left of a part when parallel constraints are merged: of all levels of one cell, and of all ratios of one
// pair, the tightest end each way.
//
// Two hundred outlets on one figure become one interval with two names behind it.
#pragma once

#include <span>
#include <vector>

#include "graph/claim_graph.h"
#include "graph/merged.h"
#include "graph/partition.h"

namespace assay::graph {

struct Tight {
  std::span<const CellId> cells;     // of the part
  std::vector<TightEnds> levels;     // by the cell's place in its part
  std::vector<TightRatio> ratios;    // sorted by numerator, denominator
  std::vector<ConstraintId> others;  // orders, records, linear, products

  Tight() = default;
  Tight(const ClaimGraph& graph, const Partition& partition, std::size_t part, std::span<const ConstraintId> active);

  // The pair's; nullptr where nobody tells it.
  TightRatio* ratio(CellId numerator, CellId denominator);
};

// All constraints, merged once, handed out part by part.
class MergedParts {
 public:
  MergedParts(const Merged& merged, const Partition& partition);

  Tight tight(std::size_t part) const;  // its ratios in the order in which they were first told, not sorted
  bool has_impossible(std::size_t part) const { return impossible_[part]; }

 private:
  const Merged& merged_;
  const Partition& partition_;
  std::vector<std::uint32_t> ratios_, ratios_from_;  // places in Merged::ratios
  std::vector<std::uint32_t> others_, others_from_;  // places in Merged::others
  std::vector<bool> impossible_;
};

// Do the two bound the same figure: one cell, or the same pair as ratio?
bool parallel(const GraphConstraint& a, const GraphConstraint& b);

}  // namespace assay::graph
