#include "graph/merged.h"

namespace assay::graph {
namespace {

// Pair of cells → its place in a list. Linear probing; half of it stays empty.
class PairTable {
 public:
  explicit PairTable(std::vector<TightRatio>& ratios) : ratios_(ratios), places_(64, kNone) {}

  TightRatio& of(CellId numerator, CellId denominator) {
    std::size_t at = slot(numerator, denominator);
    for (; places_[at] != kNone; at = (at + 1) & (places_.size() - 1)) {
      TightRatio& ratio = ratios_[places_[at]];
      if (ratio.numerator == numerator && ratio.denominator == denominator) return ratio;
    }
    places_[at] = static_cast<std::uint32_t>(ratios_.size());
    ratios_.push_back({.numerator = numerator, .denominator = denominator});
    if (ratios_.size() * 2 > places_.size()) grow();
    return ratios_.back();
  }

  // It will be asked for: memory is fetched in two steps, first its place, then the ratio itself.
  void expect_soon(CellId numerator, CellId denominator) const {
    __builtin_prefetch(&places_[slot(numerator, denominator)]);
  }
  void expect_now(CellId numerator, CellId denominator) const {
    const std::uint32_t place = places_[slot(numerator, denominator)];
    if (place == kNone) return;
    __builtin_prefetch(&ratios_[place].numerator);
    __builtin_prefetch(&ratios_[place].positive_rank);
  }

 private:
  std::size_t slot(CellId numerator, CellId denominator) const {
    const std::uint64_t key = (std::uint64_t{numerator} << 32 | denominator) * 0x9e3779b97f4a7c15u;
    return (key >> 20 ^ key >> 44) & (places_.size() - 1);
  }

  void grow() {
    places_.assign(places_.size() * 2, kNone);
    for (std::uint32_t i = 0; i < ratios_.size(); ++i) {
      std::size_t at = slot(ratios_[i].numerator, ratios_[i].denominator);
      while (places_[at] != kNone) at = (at + 1) & (places_.size() - 1);
      places_[at] = i;
    }
  }

  std::vector<TightRatio>& ratios_;
  std::vector<std::uint32_t> places_;
};

}  // namespace

void TightEnds::take(const GraphConstraint& c, ConstraintId id) {
  const Interval said = c.fair;
  const Rank rank{c.position, c.trust};
  if (said.low > -Interval::kInfinity &&
      (low == kNone || said.low > bounds.low || (said.low == bounds.low && rank.above(low_rank)))) {
    bounds.low = said.low;
    low = id;
    low_rank = rank;
  }
  if (said.high < Interval::kInfinity &&
      (high == kNone || said.high < bounds.high || (said.high == bounds.high && rank.above(high_rank)))) {
    bounds.high = said.high;
    high = id;
    high_rank = rank;
  }
}

void TightRatio::take(const GraphConstraint& c, ConstraintId id) {
  if (const Rank rank{c.position, c.trust}; positive == kNone || rank.above(positive_rank)) {
    positive = id;
    positive_rank = rank;
  }
  ends.take(c, id);
}

bool impossible(const ClaimGraph& graph, const GraphConstraint& c) {
  if (lies_above(c.fair.low, c.fair.high)) return true;
  if (c.tie != Tie::linear && c.fair.high < 0) {
    bool not_negative = true;
    graph.for_each_cell(c, [&](CellId cell) { not_negative &= graph.sign(cell) == Sign::not_negative; });
    if (not_negative) return true;
  }
  if (c.tie == Tie::ratio && c.first == c.second) return lies_above(c.fair.low, 1) || lies_above(1, c.fair.high);
  return false;
}

Merged::Merged(const ClaimGraph& graph) : levels(graph.cells()) {
  PairTable pairs(ratios);
  const auto constraints = graph.constraints();
  cell_of.reserve(constraints.size());
  constexpr std::size_t kSoon = 24, kNow = 10;  // claims ahead: figures lie scattered
  for (ConstraintId id = 0; id < constraints.size(); ++id) {
    if (id + kSoon < constraints.size()) {
      const GraphConstraint &soon = constraints[id + kSoon], &now = constraints[id + kNow];
      if (soon.tie == Tie::ratio) pairs.expect_soon(soon.first, soon.second);
      if (now.tie == Tie::ratio) pairs.expect_now(now.first, now.second);
      if (now.tie == Tie::level) __builtin_prefetch(&levels[now.first]);
    }
    const GraphConstraint& c = constraints[id];
    cell_of.push_back(c.first != kNone ? c.first : c.terms_size ? graph.terms(c).front().cell : kNone);
    if (graph::impossible(graph, c)) impossible.push_back(id);
    if (c.tie == Tie::level) levels[c.first].take(c, id);
    else if (c.tie == Tie::ratio) pairs.of(c.first, c.second).take(c, id);
    else others.push_back(id);
  }
}

}  // namespace assay::graph
