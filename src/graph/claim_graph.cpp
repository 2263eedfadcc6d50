#include "graph/claim_graph.h"

#include <cassert>
#include <cmath>

namespace assay {

Rank::Rank(int trust, std::uint64_t position)
    : below_(static_cast<std::uint64_t>(32767 - trust) << kBits | position) {
  assert(-32768 <= trust && trust <= 32767 && position >> kBits == 0);
}

CellId ClaimGraph::add_cell(Sign sign) {
  signs_.push_back(sign);
  return static_cast<CellId>(signs_.size() - 1);
}

ConstraintId ClaimGraph::add(Tie tie, CellId first, CellId second, std::span<const Term> terms, const Said& said) {
  assert(!std::isnan(said.fair.low) && !std::isnan(said.fair.high));
  assert(first == kNone || first < cells());
  assert(second == kNone || second < cells());
  const GraphConstraint made{.fair = said.fair,
                             .rank = {said.trust, said.position},
                             .source = said.source,
                             .first = first,
                             .second = second,
                             .terms_from = static_cast<std::uint32_t>(terms_.size()),
                             .terms_size = static_cast<std::uint32_t>(terms.size()),
                             .tie = tie};
  for (const Term& term : terms) {
    assert(term.cell < cells());
    terms_.push_back(term);
  }
  constraints_.push_back(made);
  literals_.push_back(said.literal);
  return static_cast<ConstraintId>(constraints_.size() - 1);
}

ConstraintId ClaimGraph::level(CellId cell, const Said& said) { return add(Tie::level, cell, kNone, {}, said); }

ConstraintId ClaimGraph::ratio(CellId numerator, CellId denominator, const Said& said) {
  return add(Tie::ratio, numerator, denominator, {}, said);
}

ConstraintId ClaimGraph::share(CellId part, CellId whole, Said said) {
  said.fair.high = std::min(said.fair.high, 1.0);
  said.literal.high = std::min(said.literal.high, 1.0);
  return ratio(part, whole, said);
}

ConstraintId ClaimGraph::order(CellId smaller, CellId larger, Said said) {
  said.fair = said.literal = Interval::everything();
  return add(Tie::order, smaller, larger, {}, said);
}

ConstraintId ClaimGraph::record(CellId record, std::span<const CellId> others, int factor, Said said) {
  said.fair = said.literal = Interval::everything();
  std::vector<Term> terms;
  for (const CellId other : others) terms.push_back({other, factor});
  return add(Tie::record, record, kNone, terms, said);
}

ConstraintId ClaimGraph::highest(CellId cell, std::span<const CellId> others, Said said) {
  return record(cell, others, 1, said);
}

ConstraintId ClaimGraph::lowest(CellId cell, std::span<const CellId> others, Said said) {
  return record(cell, others, -1, said);
}

ConstraintId ClaimGraph::linear(std::span<const Term> terms, const Said& said) {
  return add(Tie::linear, kNone, kNone, terms, said);
}

ConstraintId ClaimGraph::difference(CellId left, CellId right, const Said& said) {
  const Term terms[] = {{left, 1}, {right, -1}};
  return linear(terms, said);
}

ConstraintId ClaimGraph::sum(CellId whole, std::span<const CellId> parts, const Said& said) {
  std::vector<Term> terms{{whole, 1}};
  for (const CellId part : parts) terms.push_back({part, -1});
  return linear(terms, said);
}

ConstraintId ClaimGraph::parts_at_most(CellId whole, std::span<const CellId> parts, Said said) {
  said.fair = said.literal = {0, Interval::kInfinity};
  return sum(whole, parts, said);
}

ConstraintId ClaimGraph::product(CellId result, CellId left, CellId right, const Said& said) {
  const Term terms[] = {{right, 1}};
  return add(Tie::product, result, left, terms, said);
}

Interval factor_of_change(const Interval& percent) {
  return {std::max(0.0, 1 + percent.low / 100), std::max(0.0, 1 + percent.high / 100)};
}

}  // namespace assay
