#include "graph/merged.h"

namespace assay::graph {
namespace {

// Pair of cells → its place in a list. Linear probing; half of it stays empty. Each slot holds half of the pair's hash, so
// that pairs which meet there are told apart without a look at the list, which lies elsewhere in memory.
class PairTable {
 public:
  explicit PairTable(std::vector<TightRatio>& ratios) : ratios_(ratios), slots_(64) {}

  TightRatio& of(CellId numerator, CellId denominator) {
    const std::uint64_t hash = hash_of(numerator, denominator);
    std::size_t at = first(hash);
    for (; slots_[at].place != kNone; at = next(at)) {
      if (slots_[at].half != half(hash)) continue;
      TightRatio& ratio = ratios_[slots_[at].place];
      if (ratio.numerator == numerator && ratio.denominator == denominator) return ratio;
    }
    slots_[at] = {half(hash), static_cast<std::uint32_t>(ratios_.size())};
    ratios_.push_back({.numerator = numerator, .denominator = denominator});
    if (ratios_.size() * 2 > slots_.size()) grow();
    return ratios_.back();
  }

  // Where memory will be looked at when the pair is asked for, to be fetched ahead: first its slot, then the ratio itself.
  const void* slot_of(CellId numerator, CellId denominator) const {
    return &slots_[first(hash_of(numerator, denominator))];
  }
  const void* ratio_of(CellId numerator, CellId denominator) const {
    const std::uint64_t hash = hash_of(numerator, denominator);
    std::size_t at = first(hash);
    while (slots_[at].place != kNone && slots_[at].half != half(hash)) at = next(at);
    return ratios_.data() + (slots_[at].place == kNone ? 0 : slots_[at].place);
  }

 private:
  struct Slot {
    std::uint32_t half = 0;
    std::uint32_t place = kNone;
  };

  static std::uint64_t hash_of(CellId numerator, CellId denominator) {
    const std::uint64_t mixed = (std::uint64_t{numerator} << 32 | denominator) * 0x9e3779b97f4a7c15u;
    return (mixed ^ mixed >> 32) * 0xd6e8feb86659fd93u;
  }
  static std::uint32_t half(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }
  std::size_t first(std::uint64_t hash) const { return hash >> 32 & (slots_.size() - 1); }
  std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

  void grow() {
    slots_.assign(slots_.size() * 2, {});
    for (std::uint32_t i = 0; i < ratios_.size(); ++i) {
      const std::uint64_t hash = hash_of(ratios_[i].numerator, ratios_[i].denominator);
      std::size_t at = first(hash);
      while (slots_[at].place != kNone) at = next(at);
      slots_[at] = {half(hash), i};
    }
  }

  std::vector<TightRatio>& ratios_;
  std::vector<Slot> slots_;
};

}  // namespace

void TightEnds::take(const GraphConstraint& c, ConstraintId id) {
  const Interval said = c.fair;
  const Rank rank = c.rank;
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
  if (positive == kNone || c.rank.above(positive_rank)) {
    positive = id;
    positive_rank = c.rank;
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
      if (soon.tie == Tie::ratio) __builtin_prefetch(pairs.slot_of(soon.first, soon.second));
      if (now.tie == Tie::ratio) __builtin_prefetch(pairs.ratio_of(now.first, now.second));
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
