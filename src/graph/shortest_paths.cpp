#include "graph/shortest_paths.h"

#include <algorithm>

namespace assay::graph {

CycleSearch::CycleSearch(std::vector<LogEdge> edges, const std::vector<std::uint32_t>& first)
    : edges_(std::move(edges)),
      first_(first),
      distance_(first.size() - 1, Interval::kInfinity),
      places_(first.size() - 1),
      state_(first.size() - 1) {}

void CycleSearch::start_at(std::uint32_t node) {
  distance_[node] = 0;
  push(node);
}

void CycleSearch::push(std::uint32_t node) {
  state_[node] &= static_cast<std::uint8_t>(~kLetGo);
  if (state_[node] & kQueued) return;
  state_[node] |= kQueued;
  queue_.push_back(node);
}

void CycleSearch::push_let_go() {
  for (const std::uint32_t node : let_go_)
    if (state_[node] & kLetGo) push(node);
  let_go_.clear();
}

void CycleSearch::forget_done() {
  if (next_ < 1024 || next_ * 2 < queue_.size()) return;
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(next_));
  next_ = 0;
}

void CycleSearch::hang(std::uint32_t node, std::uint32_t edge) {
  Place& place = places_[node];
  Place& above = places_[edges_[edge].from];
  place.edge = edge;
  place.before = kNone;
  place.after = above.below;
  if (above.below != kNone) places_[above.below].before = node;
  above.below = node;
}

void CycleSearch::take_down(std::uint32_t node) {
  Place& place = places_[node];
  if (place.edge == kNone) return;
  if (place.before != kNone) places_[place.before].after = place.after;
  else places_[edges_[place.edge].from].below = place.after;
  if (place.after != kNone) places_[place.after].before = place.before;
  place.edge = place.before = place.after = kNone;
}

bool CycleSearch::let_go_below(std::uint32_t node, std::uint32_t wanted) {
  if (node == wanted) return true;
  below_.clear();
  const auto list = [this](std::uint32_t above) {
    for (std::uint32_t one = places_[above].below; one != kNone; one = places_[one].after) below_.push_back(one);
  };
  list(node);
  for (std::size_t i = 0; i < below_.size(); ++i) {
    if (below_[i] == wanted) return true;
    list(below_[i]);
  }
  for (const std::uint32_t one : below_) {
    places_[one] = {};
    state_[one] |= kLetGo;
  }
  let_go_.insert(let_go_.end(), below_.begin(), below_.end());
  places_[node].below = kNone;
  return false;
}

// nullopt: everything reached has its shortest distance. What was let go gets a distance again from where it had it; what
// hung on an edge that was taken out meanwhile is looked at once more at the end.
std::optional<Path> CycleSearch::run() {
  for (;; forget_done()) {
    if (next_ == queue_.size()) push_let_go();
    if (next_ == queue_.size()) return std::nullopt;
    const std::uint32_t node = queue_[next_++];
    state_[node] &= static_cast<std::uint8_t>(~kQueued);
    if (state_[node] & kLetGo) continue;
    for (std::uint32_t i = first_[node]; i < first_[node + 1]; ++i) {
      const LogEdge& edge = edges_[i];
      const double sum = distance_[node] + edge.weight;
      const bool again = (state_[edge.to] & kLetGo) && sum == distance_[edge.to];  // the gain was lost in rounding
      if (!(sum < distance_[edge.to]) && !again) continue;
      if (let_go_below(edge.to, node)) {
        push(node);  // its edges are still to be looked at
        return cycle_closed_by(i);
      }
      take_down(edge.to);
      hang(edge.to, i);
      distance_[edge.to] = sum;
      push(edge.to);
    }
  }
}

Path CycleSearch::cycle_closed_by(std::uint32_t edge) const {
  Path cycle = path_to(edges_[edge].from, edges_[edge].to);
  cycle.push_back(edges_[edge]);
  return cycle;
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
    if (places_[edge.to].edge == at->second) take_down(edge.to);
  }
}

Path CycleSearch::path_to(std::uint32_t node, std::uint32_t from) const {
  Path path;
  while (node != from) {
    path.push_back(edges_[places_[node].edge]);
    node = path.back().from;
  }
  std::reverse(path.begin(), path.end());
  return path;
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
