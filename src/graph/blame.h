// Of the conflicts found together: the one to tell, and whose fault it most likely is (the rules are in reconcile.h).
#pragma once

#include <functional>
#include <span>

#include "graph/part_solver.h"

namespace assay::graph {

using Consistent = std::function<bool(std::span<const ConstraintId>)>;

using ConsistentPart = std::function<std::vector<ConstraintId>(std::vector<ConstraintId>)>;

// Members that trust alone does not tell apart are each taken out of `active`, to see what is consistent then.
// `consistent_part` drops what contradicts, without asking whose fault it is.
Conflict blame(const ClaimGraph& graph, const Found& found, std::span<const ConstraintId> active,
               const Consistent& consistent, const ConsistentPart& consistent_part);

// The same by trust and number alone.
ConstraintId worst_of(const ClaimGraph& graph, const Found& found, std::span<const ConstraintId> active);

}  // namespace assay::graph
