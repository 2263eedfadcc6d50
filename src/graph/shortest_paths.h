// Shortest paths with negative weights: Bellman, Ford and Moore with a queue (B. Cherkassky, A. Goldberg,
// "Negative-cycle detection algorithms", Math. Programming 85, 1999). A negative cycle shows as a cycle of parents;
// these are walked once in as many improvements as there are nodes, so that the search ends soon after one arises.
#pragma once

#include <optional>
#include <vector>

#include "graph/log_system.h"

namespace assay::graph {

// `edges` are grouped by their `from`: those of node v are edges[first[v]] … edges[first[v + 1] − 1]. Node 0 is
// searched from first; what it does not reach, afterwards.
//
// The search may go on after a cycle: take one of its edges out, and only what that disturbs is looked at again. So
// many conflicts in one large part cost little more than one.
class CycleSearch {
 public:
  CycleSearch(std::vector<LogEdge> edges, const std::vector<std::uint32_t>& first);

  // The next cycle with a negative sum; nullopt: there is none among the edges that are left.
  std::optional<Path> next();
  // Every edge of the constraint.
  void take_out(ConstraintId constraint);

  bool reached(std::uint32_t node) const { return distance_[node] < Interval::kInfinity; }
  void start_at(std::uint32_t node);
  std::optional<Path> run();
  Path path_to(std::uint32_t node, std::uint32_t from) const;

 private:
  void push(std::uint32_t node);
  void forget_done();
  std::optional<Path> cycle_of_parents() const;

  std::vector<LogEdge> edges_;
  const std::vector<std::uint32_t>& first_;
  std::vector<double> distance_;
  std::vector<std::uint32_t> parent_;  // the edge that gave the distance
  std::vector<char> queued_;
  std::vector<std::uint32_t> queue_;
  std::size_t next_ = 0;
  std::vector<std::pair<ConstraintId, std::uint32_t>> edges_of_;  // sorted; made when first needed
  enum class Stage { fresh, from_unit, from_rest } stage_ = Stage::fresh;
};

// There must be no negative cycle.
std::optional<Path> find_shortest_path(const std::vector<LogEdge>& edges, const std::vector<std::uint32_t>& first,
                                       std::uint32_t from, std::uint32_t to);

}  // namespace assay::graph
