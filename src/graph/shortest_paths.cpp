#include "graph/shortest_paths.h"

#include <algorithm>

namespace assay::graph {
namespace {

class Search {
 public:
  Search(const std::vector<LogEdge>& edges, const std::vector<std::uint32_t>& first)
      : edges_(edges), first_(first), distance_(first.size() - 1, Interval::kInfinity), parent_(first.size() - 1, kNone),
        queued_(first.size() - 1) {}

  bool reached(std::uint32_t node) const { return distance_[node] < Interval::kInfinity; }

  void start_at(std::uint32_t node) {
    distance_[node] = 0;
    push(node);
  }

  // Nothing leads there any more.
  void leave_out(std::uint32_t node) { distance_[node] = -Interval::kInfinity; }

  // nullopt: everything reached has its shortest distance.
  std::optional<Path> run() {
    std::size_t improved = 0;
    while (next_ < queue_.size()) {
      const std::uint32_t node = queue_[next_++];
      queued_[node] = false;
      for (std::uint32_t i = first_[node]; i < first_[node + 1]; ++i) {
        const LogEdge& edge = edges_[i];
        const double sum = distance_[node] + edge.weight;
        if (!(sum < distance_[edge.to])) continue;
        distance_[edge.to] = sum;
        parent_[edge.to] = i;
        if (!queued_[edge.to]) push(edge.to);
        if (++improved < distance_.size()) continue;
        improved = 0;
        if (auto cycle = cycle_of_parents()) return cycle;
      }
      forget_done();
    }
    return cycle_of_parents();
  }

  Path path_to(std::uint32_t node, std::uint32_t from) const {
    Path path;
    while (node != from) {
      path.push_back(edges_[parent_[node]]);
      node = path.back().from;
    }
    std::reverse(path.begin(), path.end());
    return path;
  }

 private:
  void push(std::uint32_t node) {
    queue_.push_back(node);
    queued_[node] = true;
  }

  void forget_done() {
    if (next_ < 1024 || next_ * 2 < queue_.size()) return;
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(next_));
    next_ = 0;
  }

  std::optional<Path> cycle_of_parents() const {
    std::vector<std::uint32_t> seen(distance_.size(), kNone);  // the walk that came by
    for (std::uint32_t walk = 0; walk < seen.size(); ++walk) {
      std::uint32_t node = walk;
      while (seen[node] == kNone && parent_[node] != kNone) {
        seen[node] = walk;
        node = edges_[parent_[node]].from;
      }
      if (seen[node] != walk || parent_[node] == kNone) continue;
      Path cycle;
      for (std::uint32_t at = node;;) {
        cycle.push_back(edges_[parent_[at]]);
        at = cycle.back().from;
        if (at == node) break;
      }
      std::reverse(cycle.begin(), cycle.end());
      return cycle;
    }
    return std::nullopt;
  }

  const std::vector<LogEdge>& edges_;
  const std::vector<std::uint32_t>& first_;
  std::vector<double> distance_;
  std::vector<std::uint32_t> parent_;  // the edge that gave the distance
  std::vector<char> queued_;
  std::vector<std::uint32_t> queue_;
  std::size_t next_ = 0;
};

}  // namespace

std::optional<Path> find_negative_cycle(const std::vector<LogEdge>& edges, const std::vector<std::uint32_t>& first) {
  Search search(edges, first);
  search.start_at(0);
  if (auto cycle = search.run()) return cycle;
  // A cycle that the unit does not reach lies wholly among what is left.
  for (std::uint32_t node = 0; node + 1 < first.size(); ++node)
    search.reached(node) ? search.leave_out(node) : search.start_at(node);
  return search.run();
}

std::optional<Path> find_shortest_path(const std::vector<LogEdge>& edges, const std::vector<std::uint32_t>& first,
                                       std::uint32_t from, std::uint32_t to) {
  Search search(edges, first);
  search.start_at(from);
  search.run();
  if (!search.reached(to)) return std::nullopt;
  return search.path_to(to, from);
}

}  // namespace assay::graph
