#include "graph/partition.h"

#include <numeric>

namespace assay::graph {
namespace {

class Roots {
 public:
  explicit Roots(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }

  std::uint32_t of(std::uint32_t node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }

  // The smaller number becomes the root: parts then come in the order of their first cells.
  void join(std::uint32_t a, std::uint32_t b) {
    a = of(a);
    b = of(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

// What of a part leaves the logarithms: an end that forces a figure to zero has none, sums are no paths.
void describe(const ClaimGraph& graph, const GraphConstraint& c, Nature& nature) {
  nature.ties = true;
  if (c.tie == Tie::linear || c.tie == Tie::product) nature.logs = false;
  if (c.tie == Tie::product) nature.products = true;
  graph.for_each_cell(c, [&](CellId cell) {
    if (graph.sign(cell) == Sign::any) nature.logs = false;
  });
}

bool forces_zero(const TightEnds& ends) { return ends.high != kNone && ends.bounds.high <= 0; }

}  // namespace

Partition::Partition(const ClaimGraph& graph, const Merged& merged) : part_(graph.cells()), local_(graph.cells()) {
  Roots roots(graph.cells());
  for (const TightRatio& ratio : merged.ratios) roots.join(ratio.numerator, ratio.denominator);
  for (const ConstraintId id : merged.others) {
    const CellId one = merged.cell_of[id];
    graph.for_each_cell(graph[id], [&](CellId cell) { roots.join(one, cell); });
  }
  std::uint32_t parts = 0;
  for (CellId cell = 0; cell < graph.cells(); ++cell) {
    const CellId root = roots.of(cell);
    part_[cell] = root == cell ? parts++ : part_[root];
  }
  natures_.resize(parts);
  for (CellId cell = 0; cell < graph.cells(); ++cell) {
    const TightEnds& ends = merged.levels[cell];
    const bool told = ends.low != kNone || ends.high != kNone;
    if (forces_zero(ends) || (told && graph.sign(cell) == Sign::any)) natures_[part_[cell]].logs = false;
  }
  for (const TightRatio& ratio : merged.ratios) {
    Nature& nature = natures_[part_[ratio.numerator]];
    nature.ties = true;
    const bool any = graph.sign(ratio.numerator) == Sign::any || graph.sign(ratio.denominator) == Sign::any;
    if (any) nature.products = true;
    if (any || forces_zero(ratio.ends)) nature.logs = false;
  }
  const auto part_with = [&](ConstraintId id) {
    return merged.cell_of[id] == kNone ? kNone : part_[merged.cell_of[id]];
  };
  for (const ConstraintId id : merged.others)
    if (const auto part = part_with(id); part != kNone) describe(graph, graph[id], natures_[part]);
  group_by_part(
      graph.cells(), parts, [&](std::uint32_t cell) { return part_[cell]; }, cells_, cells_from_);
  group_by_part(merged.cell_of.size(), parts, part_with, constraints_, constraints_from_);
  for (std::uint32_t part = 0; part < parts; ++part)
    for (std::uint32_t i = cells_from_[part]; i < cells_from_[part + 1]; ++i) local_[cells_[i]] = i - cells_from_[part];
}

}  // namespace assay::graph
