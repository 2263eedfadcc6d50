#include "graph/region.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace assay::graph {

Neighbourhood::Neighbourhood(const ClaimGraph& graph, const Partition& partition, std::size_t part)
    : graph_(graph), partition_(partition), from_(partition.cells(part).size() + 1) {
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

Neighbourhood::Region Neighbourhood::around(std::span<const CellId> cells, const std::vector<bool>& dropped,
                                            int distance, std::size_t most_cells) const {
  std::unordered_map<CellId, CellId> inner;  // whole → region
  std::vector<CellId> order;
  const auto enter = [&](CellId cell) {
    if (inner.try_emplace(cell, static_cast<CellId>(order.size())).second) order.push_back(cell);
  };
  for (const CellId cell : cells) enter(cell);
  std::size_t reached = 0;
  for (int step = 0; step < distance; ++step) {
    const std::size_t ring = order.size();
    for (; reached < ring && order.size() < most_cells; ++reached)
      for (const ConstraintId id : at(order[reached])) {
        if (graph_[id].tie == Tie::level || dropped[id]) continue;
        graph_.for_each_cell(graph_[id], [&](CellId cell) {
          if (order.size() < most_cells) enter(cell);
        });
      }
  }

  Region region;
  for (const CellId cell : order) region.graph.add_cell(graph_.sign(cell));
  for (const CellId cell : order)
    for (const ConstraintId id : at(cell)) {
      bool inside = !dropped[id];
      graph_.for_each_cell(graph_[id], [&](CellId one) { inside = inside && inner.contains(one); });
      if (inside) region.ids.push_back(id);
    }
  std::sort(region.ids.begin(), region.ids.end());
  region.ids.erase(std::unique(region.ids.begin(), region.ids.end()), region.ids.end());
  for (const ConstraintId id : region.ids)
    region.graph.copy(graph_, graph_[id], [&](CellId cell) { return inner.at(cell); });
  return region;
}

}  // namespace assay::graph
