#include "graph/region.h"

#include <algorithm>
#include <numeric>

namespace assay::graph {

Neighbourhood::Neighbourhood(const ClaimGraph& graph, const Partition& partition, std::size_t part)
    : graph_(graph), partition_(partition), from_(partition.cells(part).size() + 1), inner_(partition.cells(part).size(), kNone) {
  const auto for_each = [&](auto visit) {
    for (const ConstraintId id : partition.constraints(part)) {
      CellId last = kNone;
      graph.for_each_cell(graph[id], [&](CellId cell) {
        if (cell != last) visit(id, partition.local(cell));
        last = cell;
      });
    }
  };
  for_each([&](ConstraintId, std::uint32_t place) { ++from_[place + 1]; });
  std::partial_sum(from_.begin(), from_.end(), from_.begin());
  ids_.resize(from_.back());
  std::vector<std::uint32_t> next(from_.begin(), from_.end() - 1);
  for_each([&](ConstraintId id, std::uint32_t place) { ids_[next[place]++] = id; });
}

template <typename Visit>
void Neighbourhood::for_each_at(CellId cell, Visit visit) const {
  const auto ids = at(cell);
  constexpr std::size_t kAhead = 8;  // constraints lie scattered over a large graph
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i + kAhead < ids.size()) __builtin_prefetch(&graph_[ids[i + kAhead]]);
    visit(ids[i], graph_[ids[i]]);
  }
}

void Neighbourhood::enter(CellId cell, std::vector<CellId>& order) {
  CellId& inner = inner_[partition_.local(cell)];
  if (inner != kNone) return;
  inner = static_cast<CellId>(order.size());
  order.push_back(cell);
}

std::vector<CellId> Neighbourhood::enter_around(std::span<const CellId> cells, const std::vector<bool>& dropped,
                                                int distance, std::size_t most_cells) {
  std::vector<CellId> order;
  for (const CellId cell : cells) enter(cell, order);
  std::size_t reached = 0;
  for (int step = 0; step < distance; ++step) {
    const std::size_t ring = order.size();
    for (; reached < ring && order.size() < most_cells; ++reached)
      for_each_at(order[reached], [&](ConstraintId id, const GraphConstraint& c) {
        if (c.tie == Tie::level || dropped[id]) return;
        graph_.for_each_cell(c, [&](CellId cell) {
          if (order.size() < most_cells) enter(cell, order);
        });
      });
  }
  return order;
}

Neighbourhood::Region Neighbourhood::around(std::span<const CellId> cells, const std::vector<bool>& dropped,
                                            int distance, std::size_t most_cells) {
  const std::vector<CellId> order = enter_around(cells, dropped, distance, most_cells);
  const auto inner = [this](CellId cell) { return inner_[partition_.local(cell)]; };
  Region region;
  for (const CellId cell : order) region.graph.add_cell(graph_.sign(cell));
  for (const CellId cell : order)
    for_each_at(cell, [&](ConstraintId id, const GraphConstraint& c) {
      bool inside = !dropped[id];
      graph_.for_each_cell(c, [&](CellId one) { inside = inside && inner(one) != kNone; });
      if (inside) region.ids.push_back(id);
    });
  std::sort(region.ids.begin(), region.ids.end());
  region.ids.erase(std::unique(region.ids.begin(), region.ids.end()), region.ids.end());
  for (const ConstraintId id : region.ids) region.graph.copy(graph_, id, inner);
  for (const CellId cell : order) inner_[partition_.local(cell)] = kNone;
  return region;
}

}  // namespace assay::graph
