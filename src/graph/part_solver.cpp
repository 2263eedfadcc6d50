#include "graph/part_solver.h"

#include <algorithm>

#include "graph/blame.h"
#include "graph/log_system.h"
#include "graph/propagation.h"

namespace assay::graph {
namespace {

std::vector<ConstraintId> without(std::span<const ConstraintId> ids, ConstraintId one) {
  std::vector<ConstraintId> rest;
  for (const ConstraintId id : ids)
    if (id != one) rest.push_back(id);
  return rest;
}

std::vector<ConstraintId> constraints_of(const Path& cycle) {
  std::vector<ConstraintId> ids;
  for (const LogEdge& edge : cycle)
    if (std::find(ids.begin(), ids.end(), edge.constraint) == ids.end()) ids.push_back(edge.constraint);
  return ids;
}

// Only the constraints of fewest members are kept, each once.
void keep_fewest(std::vector<std::vector<ConstraintId>>& conflicts) {
  std::size_t fewest = conflicts.front().size();
  for (const auto& one : conflicts) fewest = std::min(fewest, one.size());
  std::vector<std::pair<std::vector<ConstraintId>, std::size_t>> seen;  // sorted members, place
  for (std::size_t i = 0; i < conflicts.size(); ++i) {
    if (conflicts[i].size() != fewest) continue;
    auto sorted = conflicts[i];
    std::sort(sorted.begin(), sorted.end());
    seen.emplace_back(std::move(sorted), i);
  }
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
             seen.end());
  std::vector<std::vector<ConstraintId>> kept;
  for (const auto& [members, place] : seen) kept.push_back(conflicts[place]);
  conflicts = std::move(kept);
}

}  // namespace

PartAnswer PartSolver::solve(std::vector<ConstraintId> active) {
  PartAnswer answer;
  const auto consistent = [this](std::span<const ConstraintId> some) { return !find(some); };
  const auto consistent_part = [this](std::vector<ConstraintId> some) {
    while (const auto found = find(some)) std::erase(some, worst_of(graph_, *found, some));
    return some;
  };
  while (auto found = find(active)) {
    Conflict conflict = blame(graph_, *found, active, consistent, consistent_part);
    std::erase(active, conflict.blamed);
    answer.conflicts.push_back(std::move(conflict));
  }
  answer.kept = std::move(active);
  answer.complete = complete();
  return answer;
}

std::optional<Found> PartSolver::find(std::span<const ConstraintId> active) {
  if (auto found = alone(active)) return found;
  const Tight tight(graph_, partition_, part_, active);
  if (auto found = in_parallel(tight, active)) return found;
  const Nature& nature = partition_.nature(part_);
  if (!nature.ties) return std::nullopt;
  if (auto found = in_cycles(tight)) return found;
  if (nature.logs) return std::nullopt;
  if (auto found = in_sums(tight)) return found;
  if (!nature.products) return std::nullopt;
  return in_products(active);
}

bool PartSolver::agrees(const Tight& tight) {
  for (const TightEnds& ends : tight.levels)
    if (ends.clash()) return false;
  for (const TightRatio& ratio : tight.ratios)
    if (ratio.ends.clash()) return false;
  const Nature& nature = partition_.nature(part_);
  if (!nature.ties) return true;
  if (nature.products || LogSystem(graph_, partition_, tight).may_contradict()) return false;
  return nature.logs || linear_clash_of(ids_of(tight)).empty();
}

std::optional<Found> PartSolver::alone(std::span<const ConstraintId> active) const {
  for (const ConstraintId id : active)
    if (impossible(graph_, graph_[id])) return Found{{{id}}, Proof::alone};
  return std::nullopt;
}

std::optional<Found> PartSolver::in_parallel(const Tight& tight, std::span<const ConstraintId> active) const {
  const TightEnds* worst = nullptr;
  for (const TightEnds& ends : tight.levels)
    if (!worst && ends.clash()) worst = &ends;
  for (const TightRatio& ratio : tight.ratios)
    if (!worst && ratio.ends.clash()) worst = &ratio.ends;
  if (!worst) return std::nullopt;

  std::vector<ConstraintId> group;
  for (const ConstraintId id : active)
    if (parallel(graph_[id], graph_[worst->low])) group.push_back(id);
  Found found{{}, Proof::parallel};
  const auto pair_up = [&](ConstraintId a, ConstraintId b) {
    if (a != b &&
        (lies_above(graph_[a].fair.low, graph_[b].fair.high) || lies_above(graph_[b].fair.low, graph_[a].fair.high)))
      found.conflicts.push_back({std::min(a, b), std::max(a, b)});
  };
  // Of many, each against the two that reach furthest: enough to see who is out of line with most.
  const bool few = group.size() * group.size() <= 2 * limits_.candidates;
  for (std::size_t i = 0; i < group.size(); ++i) {
    for (std::size_t j = i + 1; few && j < group.size(); ++j) pair_up(group[i], group[j]);
    if (!few && group[i] != worst->low) pair_up(group[i], worst->high);
    if (!few) pair_up(group[i], worst->low);
  }
  return found;
}

std::optional<Found> PartSolver::in_cycles(const Tight& tight) const {
  const LogSystem logs(graph_, partition_, tight);
  const auto cycle = logs.negative_cycle();
  if (!cycle) return std::nullopt;
  Found found{{}, Proof::cycle};
  for (const Path& path : logs.shortest_cycles(*cycle, limits_.candidates)) {
    auto ids = constraints_of(path);
    // A record ties many pairs at once: others of them may make some of the cycle needless.
    const bool records =
        std::any_of(ids.begin(), ids.end(), [&](ConstraintId id) { return graph_[id].tie == Tie::record; });
    if (records)
      ids = minimal(ids, [&](std::span<const ConstraintId> some) {
        return linear_clash(rows_of(graph_, partition_, part_, some), limits_.linear).clash;
      });
    found.conflicts.push_back(std::move(ids));
  }
  keep_fewest(found.conflicts);
  return found;
}

std::vector<ConstraintId> PartSolver::linear_clash_of(std::span<const ConstraintId> ids) {
  auto answer = linear_clash(rows_of(graph_, partition_, part_, ids), limits_.linear);
  sure_ &= answer.sure;
  return std::move(answer.clash);
}

template <typename Clash>
std::vector<ConstraintId> PartSolver::minimal(std::vector<ConstraintId> ids, Clash clash) const {
  for (std::size_t i = 0; i < ids.size();) {
    const auto rest = without(ids, ids[i]);
    const auto still = clash(std::span(rest));
    if (still.empty()) {
      ++i;
      continue;
    }
    // What is needed so far stays needed; of the others, only what the new contradiction uses.
    std::erase_if(ids, [&](ConstraintId id) { return std::find(still.begin(), still.end(), id) == still.end(); });
  }
  return ids;
}

std::vector<ConstraintId> PartSolver::ids_of(const Tight& tight) {
  std::vector<ConstraintId> ids = tight.others;
  const auto ends = [&](const TightEnds& e) {
    if (e.low != kNone) ids.push_back(e.low);
    if (e.high != kNone) ids.push_back(e.high);
  };
  for (const TightEnds& e : tight.levels) ends(e);
  for (const TightRatio& ratio : tight.ratios) {
    ends(ratio.ends);
    ids.push_back(ratio.positive);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::optional<Found> PartSolver::in_sums(const Tight& tight) {
  auto ids = ids_of(tight);
  const auto clash = [this](std::span<const ConstraintId> some) { return linear_clash_of(some); };
  auto first = linear_clash_of(ids);
  if (first.empty()) return std::nullopt;
  Found found{{}, Proof::linear};
  const auto try_order = [&](std::vector<ConstraintId> order) {
    found.conflicts.push_back(minimal(std::move(order), clash));
  };
  try_order(first);
  std::reverse(first.begin(), first.end());
  try_order(first);
  if (ids.size() <= limits_.fewest_from) {
    try_order(ids);
    std::reverse(ids.begin(), ids.end());
    try_order(ids);
  }
  for (auto& one : found.conflicts) std::sort(one.begin(), one.end());
  keep_fewest(found.conflicts);
  return found;
}

std::vector<ConstraintId> PartSolver::product_clash_of(std::span<const ConstraintId> ids) const {
  Propagation bounds(graph_, partition_, part_, ids);
  return bounds.run() ? std::vector<ConstraintId>{} : bounds.clash();
}

std::optional<Found> PartSolver::in_products(std::span<const ConstraintId> active) const {
  auto ids = product_clash_of(active);
  if (ids.empty()) return std::nullopt;
  // The contradiction was seen with all of them; where its own constraints are tried in another order they may need
  // more rounds, and the set then stays as it is.
  ids = minimal(std::move(ids), [this](std::span<const ConstraintId> some) { return product_clash_of(some); });
  return Found{{ids}, Proof::propagation};
}

}  // namespace assay::graph
