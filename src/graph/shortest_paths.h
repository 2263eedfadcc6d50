// Shortest paths with negative weights: Bellman, Ford and Moore with a queue, and R. Tarjan's way of noticing a negative
// cycle at once (B. Cherkassky, A. Goldberg, "Negative-cycle detection algorithms", Math. Programming 85, 1999): each
// node knows the nodes that got their distance from it. When a node's distance falls, all that hangs below it is out of
// date and is let go; if the node from which the improvement came is among them, the cycle is closed.
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
  // A node in the trees of who got the distance from whom.
  struct Place {
    std::uint32_t edge = kNone;  // the edge that gave the distance; kNone: a root
    std::uint32_t below = kNone, before = kNone, after = kNone;  // a node below it; its neighbours below the same node
  };

  static constexpr std::uint8_t kQueued = 1, kLetGo = 2;  // let go: waits for its next improvement, is no way to others

  void push(std::uint32_t node);
  void push_let_go();
  void forget_done();
  void hang(std::uint32_t node, std::uint32_t edge);
  void take_down(std::uint32_t node);
  // Every node below; true if `wanted` is the node or one of them, and then nothing is let go.
  bool let_go_below(std::uint32_t node, std::uint32_t wanted);
  Path cycle_closed_by(std::uint32_t edge) const;

  std::vector<LogEdge> edges_;
  const std::vector<std::uint32_t>& first_;
  std::vector<double> distance_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> below_;  // the nodes looked at by let_go_below
  std::vector<std::uint8_t> state_;   // kQueued, kLetGo
  std::vector<std::uint32_t> queue_, let_go_;
  std::size_t next_ = 0;
  std::vector<std::pair<ConstraintId, std::uint32_t>> edges_of_;  // sorted; made when first needed
  enum class Stage { fresh, from_unit, from_rest } stage_ = Stage::fresh;
};

// There must be no negative cycle.
std::optional<Path> find_shortest_path(const std::vector<LogEdge>& edges, const std::vector<std::uint32_t>& first,
                                       std::uint32_t from, std::uint32_t to);

}  // namespace assay::graph
