#include "graph/reconcile.h"

#include <algorithm>

#include "graph/wide_solver.h"

namespace assay {

Reconciled::Reconciled(const ClaimGraph& graph, ReconcileLimits limits)
    : graph_(graph), limits_(limits), partition_(graph), dropped_(graph.constraints().size()) {
  for (std::size_t part = 0; part < partition_.size(); ++part) {
    const auto all = partition_.constraints(part);
    if (all.empty()) continue;
    PartAnswer answer = graph::solve_part(graph, partition_, part, {all.begin(), all.end()}, limits_);
    if (!answer.complete) ++incomplete_parts_;
    for (Conflict& conflict : answer.conflicts) {
      dropped_[conflict.blamed] = true;
      conflicts_.push_back(std::move(conflict));
    }
  }
}

}  // namespace assay
