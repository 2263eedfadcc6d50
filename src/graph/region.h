// A small piece of a large part, as a graph of its own: some cells, their neighbours to a given distance, and every
// constraint that names no other cell.
//
// What contradicts in the piece does so in the whole. A large part is looked through as a whole only to find where
// something is wrong; what is wrong there is then sorted out in the piece, at a cost that does not grow with the part.
#pragma once

#include <span>
#include <vector>

#include "graph/claim_graph.h"
#include "graph/partition.h"

namespace assay::graph {

// Which constraints name a cell, for all cells of a part.
class Neighbourhood {
 public:
  Neighbourhood(const ClaimGraph& graph, const Partition& partition, std::size_t part);

  // In order; each once, but for records and sums that name the cell twice.
  std::span<const ConstraintId> at(CellId cell) const {
    const auto place = partition_.local(cell);
    return {ids_.data() + from_[place], from_[place + 1] - from_[place]};
  }

  struct Region {
    ClaimGraph graph;
    std::vector<ConstraintId> ids;  // of the region's constraints, in the whole graph
  };
  // `dropped` constraints (by id) are left out. Neighbours are added in order of distance up to `most_cells`, but all
  // of `cells` are in.
  Region around(std::span<const CellId> cells, const std::vector<bool>& dropped, int distance,
                std::size_t most_cells);

 private:
  template <typename Visit>
  void for_each_at(CellId cell, Visit visit) const;
  void enter(CellId cell, std::vector<CellId>& order);
  std::vector<CellId> enter_around(std::span<const CellId> cells, const std::vector<bool>& dropped, int distance,
                                   std::size_t most_cells);

  const ClaimGraph& graph_;
  const Partition& partition_;
  std::vector<std::uint32_t> from_;
  std::vector<ConstraintId> ids_;
  std::vector<CellId> inner_;  // by the cell's place in the part: its number in the region that is being made; else kNone
};

}  // namespace assay::graph
