#include "graph/shortest_paths.h"

#include <algorithm>

namespace assay::graph {

CycleSearch::CycleSearch(std::vector<LogEdge> edges, const std::vector<std::uint32_t>& first)
    : edges_(std::move(edges)),
      first_(first),
      distance_(first.size() - 1, Interval::kInfinity),
      parent_(first.size() - 1, kNone),
      queued_(first.size() - 1) {}

void CycleSearch::start_at(std::uint32_t node) {
  distance_[node] = 0;
  push(node);
}

void CycleSearch::push(std::uint32_t node) {
  queue_.push_back(node);
  queued_[node] = true;
}

void CycleSearch::forget_done() {
  if (next_ < 1024 || next_ * 2 < queue_.size()) return;
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(next_));
  next_ = 0;
}

// nullopt: everything reached has its shortest distance.
std::optional<Path> CycleSearch::run() {
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
      auto cycle = cycle_of_parents();
      if (!cycle) continue;
      if (!queued_[node]) push(node);  // its other edges are still to be looked at
      return cycle;
    }
    forget_done();
  }
  return cycle_of_parents();
}

std::optional<Path> CycleSearch::next() {
  if (stage_ == Stage::fresh) {
    start_at(0);
    stage_ = Stage::from_unit;
  }
  if (auto cycle = run()) return cycle;
  if (stage_ == Stage::from_rest) return std::nullopt;
  // A cycle that the unit does not reach lies wholly among what is left: nothing leads back any more.
  stage_ = Stage::from_rest;
  for (std::uint32_t node = 0; node < distance_.size(); ++node) {
    if (!reached(node)) start_at(node);
    else distance_[node] = -Interval::kInfinity;
  }
  return run();
}

void CycleSearch::take_out(ConstraintId constraint) {
  if (edges_of_.empty()) {
    for (std::uint32_t i = 0; i < edges_.size(); ++i) edges_of_.emplace_back(edges_[i].constraint, i);
    std::sort(edges_of_.begin(), edges_of_.end());
  }
  auto at = std::lower_bound(edges_of_.begin(), edges_of_.end(), std::pair(constraint, 0u));
  for (; at != edges_of_.end() && at->first == constraint; ++at) {
    LogEdge& edge = edges_[at->second];
    edge.weight = Interval::kInfinity;
    if (parent_[edge.to] == at->second) parent_[edge.to] = kNone;
  }
}

Path CycleSearch::path_to(std::uint32_t node, std::uint32_t from) const {
  Path path;
  while (node != from) {
    path.push_back(edges_[parent_[node]]);
    node = path.back().from;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

std::optional<Path> CycleSearch::cycle_of_parents() const {
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

std::optional<Path> find_shortest_path(const std::vector<LogEdge>& edges, const std::vector<std::uint32_t>& first,
                                       std::uint32_t from, std::uint32_t to) {
  CycleSearch search(edges, first);
  search.start_at(from);
  search.run();
  if (!search.reached(to)) return std::nullopt;
  return search.path_to(to, from);
}

}  // namespace assay::graph
