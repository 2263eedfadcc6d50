// The claim graph: cells whose figures nobody knows, and what claims and observations demand of them (design.md §1).
//
//   ClaimGraph graph;
//   const CellId june = graph.add_cell(), may = graph.add_cell();
//   graph.level(june, {.literal = {352.5, 353.5}, .fair = {352.5, 354}});     // "353 tonnes"
//   graph.level(may, {.literal = {45.5, 46.5}, .fair = {45.5, 47}});          // "46 tonnes in May"
//   graph.ratio(june, may, {.literal = {4.5, 5.5}, .fair = {4.5, 6}});        // "five times May's"
//   reconcile(graph).conflicts                                               // these three: 353 ÷ 46 = 7.67
//
// The graph knows no words, units or sources: a cell is a number from 0, a constraint is a number from 0, and whoever
// builds the graph keeps what they stand for. All figures of a cell must be in one unit. Ends of intervals belong to
// the interval (fact/interval.h); ±infinity is an open end. NaN is not allowed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fact/interval.h"

namespace assay {

using CellId = std::uint32_t;
using ConstraintId = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xffffffff;

// What is common to everything that may be demanded.
struct Said {
  Interval literal;            // what the digits say
  Interval fair;               // what an honest writer may have meant; contains `literal`
  int trust = 0;               // −32768…32767, more is better: a reference of the day stands above a claim
  std::uint64_t position = 0;  // reading order over all sources, below 2⁴⁸; of two equals the later one is blamed
  std::uint32_t source = 0;    // who said it: several constraints of one source count as one voice
};

struct Term {
  CellId cell = 0;
  int factor = 1;  // −1000000…1000000
};

enum class Tie : std::uint8_t {
  level,  // first in I
  ratio,  // first / second in I, and second > 0. A change of +p % is the ratio 1 + p/100, a share that of part to whole
  order,  // first ≤ second
  record,   // first ≥ every term, or with factor −1, first ≤ every term
  linear,   // Σ factor · cell in I: sums, differences, balances
  product,  // first / (second · the one term) in I: value = price × volume. Not linear: checked by propagation only
};

// How much a word weighs: trust first, then who said it earlier. In one number, since millions of them are compared.
class Rank {
 public:
  Rank() = default;
  Rank(int trust, std::uint64_t position);

  bool above(Rank other) const { return below_ < other.below_; }
  int trust() const { return 32767 - static_cast<int>(below_ >> kBits); }
  std::uint64_t position() const { return below_ & ((std::uint64_t{1} << kBits) - 1); }

 private:
  static constexpr int kBits = 48;
  std::uint64_t below_ = ~std::uint64_t{0};
};

struct GraphConstraint {
  Interval fair;
  Rank rank;
  std::uint32_t source;
  CellId first;
  CellId second;             // kNone where the tie has none
  std::uint32_t terms_from;  // see ClaimGraph::terms
  std::uint32_t terms_size;
  Tie tie;
};

enum class Sign : std::uint8_t {
  not_negative,  // nearly every figure of the news: the graph takes x ≥ 0 for granted
  any,           // balances, growth in points
};

class ClaimGraph {
 public:
  CellId add_cell(Sign sign = Sign::not_negative);

  ConstraintId level(CellId cell, const Said& said);
  ConstraintId ratio(CellId numerator, CellId denominator, const Said& said);
  // As ratio, at most 1. The whole's other parts are held together by `parts_at_most`.
  ConstraintId share(CellId part, CellId whole, Said said);
  ConstraintId order(CellId smaller, CellId larger, Said said);
  ConstraintId highest(CellId record, std::span<const CellId> others, Said said);
  ConstraintId lowest(CellId record, std::span<const CellId> others, Said said);
  // left − right in said.fair.
  ConstraintId difference(CellId left, CellId right, const Said& said);
  // whole = Σ parts. A sum of published figures holds as far as it is published: said.fair is what is left over, whole
  // − Σ parts; {0, 0} for an identity (three months and their quarter).
  ConstraintId sum(CellId whole, std::span<const CellId> parts, const Said& said);
  // Σ parts ≤ whole: shares of one whole, listed partners, months so far of a year.
  ConstraintId parts_at_most(CellId whole, std::span<const CellId> parts, Said said);
  ConstraintId linear(std::span<const Term> terms, const Said& said);
  ConstraintId product(CellId result, CellId left, CellId right, const Said& said);

  // A constraint of another graph, its cells renamed by `rename`.
  template <typename Rename>
  ConstraintId copy(const ClaimGraph& from, ConstraintId id, Rename rename) {
    GraphConstraint c = from[id];
    const auto terms = from.terms(c);
    c.first = c.first == kNone ? kNone : rename(c.first);
    c.second = c.second == kNone ? kNone : rename(c.second);
    c.terms_from = static_cast<std::uint32_t>(terms_.size());
    for (const Term& term : terms) terms_.push_back({rename(term.cell), term.factor});
    constraints_.push_back(c);
    literals_.push_back(from.literal(id));
    return static_cast<ConstraintId>(constraints_.size() - 1);
  }

  std::size_t cells() const { return signs_.size(); }
  Sign sign(CellId cell) const { return signs_[cell]; }
  std::span<const GraphConstraint> constraints() const { return constraints_; }
  const GraphConstraint& operator[](ConstraintId id) const { return constraints_[id]; }
  const Interval& literal(ConstraintId id) const { return literals_[id]; }
  std::span<const Term> terms(const GraphConstraint& c) const { return {terms_.data() + c.terms_from, c.terms_size}; }
  // Every cell that a constraint names, first one first.
  template <typename Visit>
  void for_each_cell(const GraphConstraint& c, Visit visit) const {
    if (c.first != kNone) visit(c.first);
    if (c.second != kNone) visit(c.second);
    for (const Term& term : terms(c)) visit(term.cell);
  }

 private:
  ConstraintId add(Tie tie, CellId first, CellId second, std::span<const Term> terms, const Said& said);
  ConstraintId record(CellId record, std::span<const CellId> others, int factor, Said said);

  std::vector<Sign> signs_;
  std::vector<GraphConstraint> constraints_;
  std::vector<Interval> literals_;  // apart: what decides is the fair interval
  std::vector<Term> terms_;
};

// "+660 %" → the factor [1 + low/100, 1 + high/100], never below 0.
Interval factor_of_change(const Interval& percent);

}  // namespace assay
