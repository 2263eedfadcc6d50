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

CellId some_cell(const ClaimGraph& graph, const GraphConstraint& c) {
  if (c.first != kNone) return c.first;
  return c.terms_size ? graph.terms(c).front().cell : kNone;
}

// Which constraint leaves the logarithms: an end that forces a figure to zero has none, sums are no paths.
void describe(const ClaimGraph& graph, const GraphConstraint& c, Nature& nature) {
  bool any_sign = false;
  graph.for_each_cell(c, [&](CellId cell) { any_sign |= graph.sign(cell) == Sign::any; });
  if (c.tie != Tie::level) nature.ties = true;
  if (any_sign || c.tie == Tie::linear || c.tie == Tie::product) nature.logs = false;
  if ((c.tie == Tie::level || c.tie == Tie::ratio) && c.fair.high <= 0) nature.logs = false;
  if (c.tie == Tie::product || (any_sign && c.tie == Tie::ratio)) nature.products = true;
}

// Members grouped by part: a counting sort, stable.
template <typename PartOf>
void group(std::size_t members, std::size_t parts, PartOf part_of, std::vector<std::uint32_t>& out,
           std::vector<std::uint32_t>& from) {
  from.assign(parts + 1, 0);
  for (std::uint32_t i = 0; i < members; ++i)
    if (const auto part = part_of(i); part != kNone) ++from[part + 1];
  std::partial_sum(from.begin(), from.end(), from.begin());
  out.resize(from[parts]);
  std::vector<std::uint32_t> next(from.begin(), from.end() - 1);
  for (std::uint32_t i = 0; i < members; ++i)
    if (const auto part = part_of(i); part != kNone) out[next[part]++] = i;
}

}  // namespace

Partition::Partition(const ClaimGraph& graph) : part_(graph.cells()), local_(graph.cells()) {
  Roots roots(graph.cells());
  const auto constraints = graph.constraints();
  for (const GraphConstraint& c : constraints) {
    if (c.tie == Tie::level) continue;
    const CellId one = some_cell(graph, c);
    graph.for_each_cell(c, [&](CellId cell) { roots.join(one, cell); });
  }
  std::uint32_t parts = 0;
  for (CellId cell = 0; cell < graph.cells(); ++cell) {
    const CellId root = roots.of(cell);
    part_[cell] = root == cell ? parts++ : part_[root];
  }
  natures_.resize(parts);
  const auto part_of_constraint = [&](std::uint32_t id) {
    const CellId one = some_cell(graph, constraints[id]);
    return one == kNone ? kNone : part_[one];
  };
  for (std::uint32_t id = 0; id < constraints.size(); ++id)
    if (const auto part = part_of_constraint(id); part != kNone) describe(graph, constraints[id], natures_[part]);
  group(
      graph.cells(), parts, [&](std::uint32_t cell) { return part_[cell]; }, cells_, cells_from_);
  group(constraints.size(), parts, part_of_constraint, constraints_, constraints_from_);
  for (std::uint32_t part = 0; part < parts; ++part)
    for (std::uint32_t i = cells_from_[part]; i < cells_from_[part + 1]; ++i) local_[cells_[i]] = i - cells_from_[part];
}

}  // namespace assay::graph
