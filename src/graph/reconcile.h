// Can all of it be true? If not: which few constraints contradict each other, and which of them is out of line.
//
// Conflicts are found one at a time; the blamed constraint is dropped and the rest looked at again, so one slip gives
// one conflict, however many figures it clashes with. What is left at the end is consistent and implies bounds for
// cells that nobody stated (implied.h).
//
// Which conflict: of those found together the one of fewest constraints, then the one whose blamed constraint is least
// trusted, then position. Fewest is exact among parallel levels and ratios and among the cycles through one conflict;
// among sums it is the best of a few minimal sets, since finding the smallest is NP-hard (E. Amaldi et al., "On the
// maximum feasible subsystem problem", Math. Programming 95, 2003). Order of search: parallel, cycles, linear programs,
// products.
//
// Who is blamed: the least trusted; then who has nobody of another source saying the same; then whose removal alone
// makes the whole part consistent again; then who is in most of the conflicts found together; then the later said.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "graph/claim_graph.h"
#include "graph/linear.h"
#include "graph/partition.h"

namespace assay {

enum class Proof : std::uint8_t {
  alone,        // nothing fulfils the constraint: an empty interval, a negative figure where there is none
  parallel,     // two intervals of one cell, or of one pair, do not meet
  cycle,        // a product of ratios and levels, constraints in the order of the arithmetic
  linear,       // a sum of inequalities (Farkas), in order of cells
  propagation,  // bounds handed on through products until one is empty
};

struct Conflict {
  std::vector<ConstraintId>
      constraints;              // every proper subset can be true (for `propagation`: is not seen to be false)
  ConstraintId blamed = kNone;  // one of them
  bool decided = false;         // the others outweigh it; else it is their word against its
  Proof proof = Proof::parallel;
};

struct ReconcileLimits {
  graph::LinearLimits linear;
  std::size_t candidates = 256;  // conflicts looked at together
  std::size_t wide = 2000;       // constraints of a part above which conflicts are sorted out piece by piece
  std::size_t fewest_from = 40;  // sums: constraints of a part up to which a smaller set is looked for
};

// The part of a graph's answer that concerns one set of constraints.
struct PartAnswer {
  std::vector<Conflict> conflicts;
  std::vector<ConstraintId> kept;  // consistent by itself
  bool complete = true;            // false: products, or a doubtful linear program; more may contradict than is said
};

class Reconciled {
 public:
  explicit Reconciled(const ClaimGraph& graph, ReconcileLimits limits = {});

  const std::vector<Conflict>& conflicts() const { return conflicts_; }  // by part, in order of its first cell
  bool kept(ConstraintId id) const { return !dropped_[id]; }
  bool complete() const { return incomplete_parts_ == 0; }
  std::size_t parts() const { return partition_.size(); }
  std::size_t incomplete_parts() const { return incomplete_parts_; }

  const ClaimGraph& graph() const { return graph_; }
  const graph::Partition& partition() const { return partition_; }
  const ReconcileLimits& limits() const { return limits_; }

 private:
  Reconciled(const ClaimGraph& graph, ReconcileLimits limits, const graph::Merged& merged);

  const ClaimGraph& graph_;
  ReconcileLimits limits_;
  graph::Partition partition_;
  std::vector<Conflict> conflicts_;
  std::vector<bool> dropped_;
  std::size_t incomplete_parts_ = 0;
};

// The graph must outlive the answer.
inline Reconciled reconcile(const ClaimGraph& graph, ReconcileLimits limits = {}) { return Reconciled(graph, limits); }

}  // namespace assay
