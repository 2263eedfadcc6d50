#include "graph/rows.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace assay::graph {
namespace {

class Writer {
 public:
  Writer(const ClaimGraph& graph, Rows& out) : graph_(graph), out_(out), positive_(out.columns.size()) {}

  void level(const TightEnds& ends) {
    if (ends.high != kNone) row(ends.high, exact_high(ends.bounds.high), {{graph_[ends.high].first, 1}});
    if (ends.low != kNone) row(ends.low, -exact_low(ends.bounds.low), {{graph_[ends.low].first, -1}});
  }

  void ratio(const TightRatio& ratio) {
    if (signed_cell(ratio.numerator) || signed_cell(ratio.denominator)) return;
    const auto [a, b] = std::pair(ratio.numerator, ratio.denominator);
    const TightEnds& ends = ratio.ends;
    if (ends.high != kNone) row(ends.high, 0, {{a, 1}, {b, -exact_high(ends.bounds.high)}});
    if (ends.low != kNone && ends.bounds.low > 0) row(ends.low, 0, {{a, -1}, {b, exact_low(ends.bounds.low)}});
    const auto column = out_.column(b);
    if (positive_[column]) return;
    positive_[column] = true;
    out_.rows.push_back({{{column, -1}, {out_.margin(), 1}}, 0, ratio.positive});
  }

  void at_most(CellId smaller, CellId larger, ConstraintId id) { row(id, 0, {{smaller, 1}, {larger, -1}}); }

  void linear(const GraphConstraint& c, ConstraintId id) {
    std::vector<std::pair<CellId, Rational>> sum, negated;
    for (const Term& term : graph_.terms(c)) {
      sum.emplace_back(term.cell, term.factor);
      negated.emplace_back(term.cell, -term.factor);
    }
    if (std::isfinite(c.fair.high)) row(id, exact_high(c.fair.high), sum);
    if (std::isfinite(c.fair.low)) row(id, -exact_low(c.fair.low), negated);
  }

 private:
  bool signed_cell(CellId cell) const { return graph_.sign(cell) == Sign::any; }

  void row(ConstraintId id, Rational right, const std::vector<std::pair<CellId, Rational>>& sum) {
    std::map<std::uint32_t, Rational> factors;
    for (const auto& [cell, factor] : sum) factors[out_.column(cell)] += factor;
    Row made{{}, std::move(right), id};
    for (auto& [column, factor] : factors)
      if (factor != 0) made.factors.emplace_back(column, factor);
    out_.rows.push_back(std::move(made));
  }

  const ClaimGraph& graph_;
  Rows& out_;
  std::vector<bool> positive_;
};

}  // namespace

std::uint32_t Rows::column(CellId cell) const {
  return static_cast<std::uint32_t>(std::lower_bound(columns.begin(), columns.end(), cell) - columns.begin());
}

Rows rows_of(const ClaimGraph& graph, const Partition& partition, std::size_t part,
             std::span<const ConstraintId> active) {
  Rows out;
  for (const ConstraintId id : active)
    graph.for_each_cell(graph[id], [&](CellId cell) { out.columns.push_back(cell); });
  std::sort(out.columns.begin(), out.columns.end());
  out.columns.erase(std::unique(out.columns.begin(), out.columns.end()), out.columns.end());
  for (const CellId cell : out.columns) out.free.push_back(graph.sign(cell) == Sign::any);

  const Tight tight(graph, partition, part, active);
  Writer write(graph, out);
  for (const TightEnds& ends : tight.levels) write.level(ends);
  for (const TightRatio& ratio : tight.ratios) write.ratio(ratio);
  for (const ConstraintId id : tight.others) {
    const GraphConstraint& c = graph[id];
    if (c.tie == Tie::order) write.at_most(c.first, c.second, id);
    if (c.tie == Tie::record)
      for (const Term& term : graph.terms(c))
        term.factor > 0 ? write.at_most(term.cell, c.first, id) : write.at_most(c.first, term.cell, id);
    if (c.tie == Tie::linear) write.linear(c, id);
  }
  out.rows.push_back({{{out.margin(), 1}}, 1, kNone});
  return out;
}

}  // namespace assay::graph
