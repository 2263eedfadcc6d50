// One part of the graph, solved: conflicts found, blamed, dropped, until the rest is consistent.
#pragma once

#include <optional>

#include "graph/reconcile.h"
#include "graph/tight.h"

namespace assay::graph {

// Conflicts found together, each minimal, each as its constraints.
struct Found {
  std::vector<std::vector<ConstraintId>> conflicts;
  Proof proof = Proof::parallel;
};

class PartSolver {
 public:
  PartSolver(const ClaimGraph& graph, const Partition& partition, std::size_t part, const ReconcileLimits& limits)
      : graph_(graph), partition_(partition), part_(part), limits_(limits) {}

  PartAnswer solve(std::vector<ConstraintId> active);

  // nullopt: `active` is consistent, as far as this program can tell (see complete()).
  std::optional<Found> find(std::span<const ConstraintId> active);
  // Is there surely nothing to find? Only `tight` is looked at, all constraints of the part merged, none impossible by
  // itself. Products are never sure.
  bool agrees(const Tight& tight);
  bool complete() const { return sure_ && !partition_.nature(part_).products; }

 private:
  std::optional<Found> alone(std::span<const ConstraintId> active) const;
  std::optional<Found> in_parallel(const Tight& tight, std::span<const ConstraintId> active) const;
  std::optional<Found> in_cycles(const Tight& tight) const;
  std::optional<Found> in_sums(const Tight& tight);
  std::optional<Found> in_products(std::span<const ConstraintId> active) const;

  static std::vector<ConstraintId> ids_of(const Tight& tight);
  std::vector<ConstraintId> linear_clash_of(std::span<const ConstraintId> ids);
  std::vector<ConstraintId> product_clash_of(std::span<const ConstraintId> ids) const;
  // `ids` contradict each other; drops in this order what the contradiction does not need.
  template <typename Clash>
  std::vector<ConstraintId> minimal(std::vector<ConstraintId> ids, Clash clash) const;

  const ClaimGraph& graph_;
  const Partition& partition_;
  std::size_t part_;
  const ReconcileLimits& limits_;
  bool sure_ = true;
};

}  // namespace assay::graph
