// Shortest paths with negative weights: Bellman, Ford and Moore with a queue (B. Cherkassky, A. Goldberg, "Negative-cycle
// detection algorithms", Math. Programming 85, 1999). A negative cycle shows as a cycle of parents; these are walked once in
// as many improvements as there are nodes, so that the search ends soon after one arises.
#pragma once

#include <optional>
#include <vector>

#include "graph/log_system.h"

namespace assay::graph {

// `edges` are grouped by their `from`: those of node v are edges[first[v]] … edges[first[v + 1] − 1]. Node 0 is searched from
// first; what it does not reach, afterwards.
std::optional<Path> find_negative_cycle(const std::vector<LogEdge>& edges, const std::vector<std::uint32_t>& first);

// There must be no negative cycle.
std::optional<Path> find_shortest_path(const std::vector<LogEdge>& edges, const std::vector<std::uint32_t>& first,
                                       std::uint32_t from, std::uint32_t to);

}  // namespace assay::graph
