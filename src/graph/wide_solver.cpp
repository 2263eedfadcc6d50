#include "graph/wide_solver.h"

#include <algorithm>

#include "graph/log_system.h"
#include "graph/part_solver.h"
#include "graph/shortest_paths.h"

namespace assay::graph {
namespace {

// Two steps away lies what can bear out a figure or speak against it: its neighbours and theirs.
constexpr int kDistance = 2;
constexpr std::size_t kCells = 60;

}  // namespace

WideSolver::WideSolver(const ClaimGraph& graph, const Partition& partition, std::size_t part,
                       const ReconcileLimits& limits)
    : graph_(graph), partition_(partition), part_(part), limits_(limits), dropped_(graph.constraints().size(), true) {}

PartAnswer WideSolver::solve(std::span<const ConstraintId> ids) {
  for (const ConstraintId id : ids) dropped_[id] = false;
  drop_impossible();
  tight_ = Tight(graph_, partition_, part_, active());
  while (parallel_pass() || cycle_pass() || other_pass()) {
  }
  answer_.kept = active();
  answer_.complete &= !partition_.nature(part_).products;
  return std::move(answer_);
}

std::vector<ConstraintId> WideSolver::active() const {
  std::vector<ConstraintId> ids;
  for (const ConstraintId id : partition_.constraints(part_))
    if (!dropped_[id]) ids.push_back(id);
  return ids;
}

void WideSolver::drop(ConstraintId id) {
  dropped_[id] = true;
  const GraphConstraint& c = graph_[id];
  if (c.tie != Tie::level && c.tie != Tie::ratio) {
    std::erase(tight_.others, id);
    return;
  }
  const auto merge = [&](auto& anew) {
    for (const ConstraintId other : neighbourhood_->at(c.first))
      if (!dropped_[other] && parallel(graph_[other], c)) anew.take(graph_[other], other);
  };
  if (c.tie == Tie::level) {
    TightEnds& ends = tight_.levels[partition_.local(c.first)];
    ends = {};
    merge(ends);
  } else if (TightRatio* ratio = tight_.ratio(c.first, c.second)) {
    *ratio = {.numerator = c.first, .denominator = c.second};
    merge(*ratio);
  }
}

std::vector<CellId> WideSolver::cells_of(std::span<const ConstraintId> ids) const {
  std::vector<CellId> cells;
  for (const ConstraintId id : ids) graph_.for_each_cell(graph_[id], [&](CellId cell) { cells.push_back(cell); });
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  return cells;
}

std::vector<ConstraintId> WideSolver::sort_out(std::span<const CellId> cells) {
  if (!neighbourhood_) neighbourhood_.emplace(graph_, partition_, part_);
  const auto region = neighbourhood_->around(cells, dropped_, kDistance, kCells);
  const Partition parts(region.graph);
  std::vector<ConstraintId> out;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const auto ids = parts.constraints(part);
    PartAnswer answer = PartSolver(region.graph, parts, part, limits_).solve({ids.begin(), ids.end()});
    for (Conflict& conflict : answer.conflicts) {
      for (ConstraintId& id : conflict.constraints) id = region.ids[id];
      conflict.blamed = region.ids[conflict.blamed];
      drop(conflict.blamed);
      out.push_back(conflict.blamed);
      answer_.conflicts.push_back(std::move(conflict));
    }
  }
  return out;
}

void WideSolver::drop_impossible() {
  for (const ConstraintId id : active()) {
    if (!impossible(graph_, graph_[id])) continue;
    dropped_[id] = true;
    answer_.conflicts.push_back({{id}, id, true, Proof::alone});
  }
}

bool WideSolver::parallel_pass() {
  bool found = false;
  const auto look = [&](const TightEnds& ends) {  // which sorting out changes
    if (!ends.clash()) return;
    const ConstraintId pair[] = {ends.low, ends.high};
    found |= !sort_out(cells_of(pair)).empty();
  };
  for (const TightEnds& ends : tight_.levels) look(ends);
  for (const TightRatio& ratio : tight_.ratios) look(ratio.ends);
  return found;
}

bool WideSolver::cycle_pass() {
  const LogSystem logs(graph_, partition_, tight_);
  CycleSearch search = logs.search();
  bool found = false;
  while (const auto cycle = search.next()) {
    std::vector<ConstraintId> ids;
    for (const LogEdge& edge : *cycle) ids.push_back(edge.constraint);
    std::vector<ConstraintId> out;
    if (logs.contradicts(*cycle)) out = sort_out(cells_of(ids));
    found |= !out.empty();
    if (out.empty()) out.push_back(ids.front());  // lost in rounding: let it be
    for (const ConstraintId id : out) search.take_out(id);
  }
  return found;
}

bool WideSolver::other_pass() {
  if (partition_.nature(part_).logs) return false;
  const auto ids = active();
  PartSolver whole(graph_, partition_, part_, limits_);
  const auto found = whole.find(ids);
  answer_.complete &= whole.complete();
  return found && !sort_out(cells_of(found->conflicts.front())).empty();
}

PartAnswer solve_part(const ClaimGraph& graph, const Partition& partition, std::size_t part,
                      std::vector<ConstraintId> ids, const ReconcileLimits& limits) {
  if (ids.size() <= limits.wide) return PartSolver(graph, partition, part, limits).solve(std::move(ids));
  return WideSolver(graph, partition, part, limits).solve(ids);
}

}  // namespace assay::graph
