#include "graph/implied.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/log_system.h"
#include "graph/part_solver.h"
#include "graph/propagation.h"
#include "graph/wide_solver.h"

namespace assay {
namespace {

using graph::LogEdge;
using graph::Partition;
using graph::Path;
using graph::Propagation;
using Ids = std::vector<ConstraintId>;

// One end of the cell's bounds, and the constraints behind it in a good order to replay them.
struct End {
  double value = 0;
  Ids by;
};

bool meets(double a, double b) {
  if (std::isinf(a) || std::isinf(b)) return a == b;
  return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

class Bounder {
 public:
  Bounder(const Reconciled& reconciled, CellId cell, std::span<const ConstraintId> evidence)
      : graph_(reconciled.graph()),
        partition_(reconciled.partition()),
        limits_(reconciled.limits()),
        cell_(cell),
        part_(partition_.part_of(cell)),
        evidence_(evidence) {}

  Implied bounds() const {
    const auto& nature = partition_.nature(part_);
    Implied result;
    End low, high;
    if (!nature.ties || nature.logs) std::tie(low, high) = by_paths();
    else std::tie(low, high) = by_sums();
    if (nature.products) by_products(low, high);
    result.bounds = {low.value, high.value};
    result.low = derive(low, false);
    result.high = derive(high, true);
    result.complete = !nature.products;
    return result;
  }

 private:
  std::pair<End, End> by_paths() const {
    const graph::Tight tight(graph_, partition_, part_, evidence_);
    const auto& own = tight.levels[partition_.local(cell_)];
    if (!partition_.nature(part_).ties) {
      const double floor = graph_.sign(cell_) == Sign::any ? -Interval::kInfinity : 0;
      End low{own.low == kNone ? floor : std::max(floor, own.bounds.low), {}}, high{own.bounds.high, {}};
      if (own.low != kNone && own.bounds.low >= floor) low.by = {own.low};
      if (own.high != kNone) high.by = {own.high};
      return {low, high};
    }
    const graph::LogSystem logs(graph_, partition_, tight);
    const std::uint32_t node = partition_.local(cell_) + 1;
    auto up = logs.shortest_path(0, node), down = logs.shortest_path(node, 0);
    if (down) std::reverse(down->begin(), down->end());
    return {along(down, 0), along(up, Interval::kInfinity)};
  }

  // The path's ends multiplied, from the unit to the cell. In both directions an upper end that leads away from the
  // unit raises what a lower end divides, so the weights alone would do; ends give more digits.
  End along(const std::optional<Path>& path, double otherwise) const {
    if (!path) return {otherwise, {}};
    End end{1, {}};
    const bool upwards = path->front().from == 0;
    for (const LogEdge& edge : *path) {
      const GraphConstraint& c = graph_[edge.constraint];
      const double factor = c.tie == Tie::order || c.tie == Tie::record ? 1 : edge.upper ? c.fair.high : 1 / c.fair.low;
      end.value = upwards ? end.value * factor : end.value / factor;
      end.by.push_back(edge.constraint);
    }
    return end;
  }

  std::pair<End, End> by_sums() const {
    const graph::Rows rows = graph::rows_of(graph_, partition_, part_, evidence_);
    const double floor = graph_.sign(cell_) == Sign::any ? -Interval::kInfinity : 0;
    if (!std::binary_search(rows.columns.begin(), rows.columns.end(), cell_))
      return {{floor, {}}, {Interval::kInfinity, {}}};
    const auto low = graph::linear_bound(rows, cell_, false, limits_.linear);
    const auto high = graph::linear_bound(rows, cell_, true, limits_.linear);
    return {{low.end, low.by}, {high.end, high.by}};
  }

  void by_products(End& low, End& high) const {
    Propagation all(graph_, partition_, part_, evidence_);
    all.run();
    const Interval found = all.bounds(cell_);
    const auto constraints = [&](bool upper) {
      Ids ids;
      for (const auto& step : all.derivation(cell_, upper))
        if (std::find(ids.begin(), ids.end(), step.constraint) == ids.end()) ids.push_back(step.constraint);
      return ids;
    };
    if (found.low > low.value && !meets(found.low, low.value)) low = {found.low, constraints(false)};
    if (found.high < high.value && !meets(found.high, high.value)) high = {found.high, constraints(true)};
  }

  Derivation derive(const End& end, bool upper) const {
    Derivation made;
    if (end.by.empty()) return made;
    Propagation replay(graph_, partition_, part_, end.by);
    replay.run();
    const Interval reached = replay.bounds(cell_);
    if (meets(upper ? reached.high : reached.low, end.value)) {
      for (const auto& step : replay.derivation(cell_, upper)) {
        if (!made.steps.empty() && made.steps.back().constraint == step.constraint &&
            made.steps.back().cell == step.cell)
          made.steps.back().bounds = step.bounds;
        else made.steps.push_back({step.constraint, step.cell, step.bounds});
      }
      return made;
    }
    made.together = true;
    for (const ConstraintId id : end.by) {
      CellId first = kNone;
      graph_.for_each_cell(graph_[id], [&](CellId cell) { first = first == kNone ? cell : first; });
      made.steps.push_back({id, first, graph_[id].fair});
    }
    return made;
  }

  const ClaimGraph& graph_;
  const Partition& partition_;
  const ReconcileLimits& limits_;
  CellId cell_;
  std::uint32_t part_;
  std::span<const ConstraintId> evidence_;
};

}  // namespace

Ids Derivation::constraints() const {
  Ids ids;
  for (const Step& step : steps)
    if (std::find(ids.begin(), ids.end(), step.constraint) == ids.end()) ids.push_back(step.constraint);
  return ids;
}

Implied implied_by(const Reconciled& reconciled, CellId cell, std::span<const ConstraintId> evidence) {
  const ClaimGraph& graph = reconciled.graph();
  const Partition& partition = reconciled.partition();
  Ids own;
  for (const ConstraintId id : evidence) {
    bool here = false;
    graph.for_each_cell(graph[id], [&](CellId one) { here |= partition.part_of(one) == partition.part_of(cell); });
    if (here) own.push_back(id);
  }
  return Bounder(reconciled, cell, own).bounds();
}

Implied implied(const Reconciled& reconciled, CellId cell) {
  const Partition& partition = reconciled.partition();
  Ids evidence;
  for (const ConstraintId id : partition.constraints(partition.part_of(cell)))
    if (reconciled.kept(id)) evidence.push_back(id);
  return Bounder(reconciled, cell, evidence).bounds();
}

Implied implied(const Reconciled& reconciled, CellId cell, std::span<const ConstraintId> without) {
  const Partition& partition = reconciled.partition();
  const std::size_t part = partition.part_of(cell);
  Ids active;
  for (const ConstraintId id : partition.constraints(part))
    if (std::find(without.begin(), without.end(), id) == without.end()) active.push_back(id);
  const PartAnswer answer = graph::solve_part(reconciled.graph(), partition, part, std::move(active), reconciled.limits());
  Implied result = Bounder(reconciled, cell, answer.kept).bounds();
  result.complete &= answer.complete;
  return result;
}

bool consistent(const Reconciled& reconciled, std::span<const ConstraintId> constraints) {
  const Partition& partition = reconciled.partition();
  std::map<std::uint32_t, Ids> by_part;
  for (const ConstraintId id : constraints) {
    CellId some = kNone;
    reconciled.graph().for_each_cell(reconciled.graph()[id], [&](CellId cell) { some = cell; });
    if (some != kNone) by_part[partition.part_of(some)].push_back(id);
  }
  for (const auto& [part, ids] : by_part)
    if (graph::PartSolver(reconciled.graph(), partition, part, reconciled.limits()).find(ids)) return false;
  return true;
}

}  // namespace assay
