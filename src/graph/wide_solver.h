// A part with very many constraints: searched as a whole, sorted out piece by piece (region.h).
//
// Each pass looks for everything that is wrong with the merged constraints; round every place found, the piece is
// solved by itself, which drops at least one constraint there. Parallel constraints are merged once: of what is dropped
// only its own cell or pair is merged anew. Passes end when nothing is wrong any more.
#pragma once

#include <optional>

#include "graph/reconcile.h"
#include "graph/region.h"
#include "graph/tight.h"

namespace assay::graph {

class WideSolver {
 public:
  WideSolver(const ClaimGraph& graph, const Partition& partition, std::size_t part, const ReconcileLimits& limits);

  PartAnswer solve(std::span<const ConstraintId> ids);

 private:
  void drop_impossible();
  bool parallel_pass();
  bool cycle_pass();
  bool other_pass();  // sums and products: one at a time
  // Solves what lies round the cells; the constraints dropped there.
  std::vector<ConstraintId> sort_out(std::span<const CellId> cells);
  // Takes it out, and merges anew what it was parallel to.
  void drop(ConstraintId id);
  std::vector<CellId> cells_of(std::span<const ConstraintId> ids) const;
  std::vector<ConstraintId> active() const;

  const ClaimGraph& graph_;
  const Partition& partition_;
  std::size_t part_;
  const ReconcileLimits& limits_;
  std::optional<Neighbourhood> neighbourhood_;  // made when something is wrong
  std::vector<bool> dropped_;                   // by id; at first, what is not to be looked at
  Tight tight_;                                 // of what is not dropped
  PartAnswer answer_;
};

// The answer for `ids` of a part, by whichever solver suits its size.
PartAnswer solve_part(const ClaimGraph& graph, const Partition& partition, std::size_t part,
                      std::vector<ConstraintId> ids, const ReconcileLimits& limits);

}  // namespace assay::graph
