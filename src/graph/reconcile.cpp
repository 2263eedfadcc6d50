#include "graph/reconcile.h"

#include <algorithm>

#include "graph/part_solver.h"
#include "graph/tight.h"
#include "graph/wide_solver.h"

namespace assay {

Reconciled::Reconciled(const ClaimGraph& graph, ReconcileLimits limits)
    : Reconciled(graph, limits, graph::Merged(graph)) {}

Reconciled::Reconciled(const ClaimGraph& graph, ReconcileLimits limits, const graph::Merged& merged)
    : graph_(graph), limits_(limits), partition_(graph, merged), dropped_(graph.constraints().size()) {
  const graph::MergedParts parts(merged, partition_);
  for (std::size_t part = 0; part < partition_.size(); ++part) {
    const auto all = partition_.constraints(part);
    if (all.empty()) continue;
    if (!parts.has_impossible(part)) {
      graph::PartSolver solver(graph, partition_, part, limits_);
      if (solver.agrees(parts.tight(part))) {
        if (!solver.complete()) ++incomplete_parts_;
        continue;
      }
    }
    PartAnswer answer = graph::solve_part(graph, partition_, part, {all.begin(), all.end()}, limits_);
    if (!answer.complete) ++incomplete_parts_;
    for (Conflict& conflict : answer.conflicts) {
      dropped_[conflict.blamed] = true;
      conflicts_.push_back(std::move(conflict));
    }
  }
}

}  // namespace assay
