#include "graph/tight.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace assay::graph {
namespace {

bool before(const TightRatio& a, const TightRatio& b) {
  return std::tie(a.numerator, a.denominator) < std::tie(b.numerator, b.denominator);
}

}  // namespace

bool parallel(const GraphConstraint& a, const GraphConstraint& b) {
  return (a.tie == Tie::level || a.tie == Tie::ratio) && a.tie == b.tie && a.first == b.first && a.second == b.second;
}

Tight::Tight(const ClaimGraph& graph, const Partition& partition, std::size_t part,
             std::span<const ConstraintId> active)
    : cells(partition.cells(part)), levels(cells.size()) {
  struct OfPair {
    std::uint64_t pair;  // numerator, denominator
    ConstraintId id;
  };
  std::vector<OfPair> of_pairs;
  constexpr std::size_t kAhead = 12;  // they lie scattered over a large graph: memory is asked for some places ahead
  for (std::size_t i = 0; i < active.size(); ++i) {
    if (i + kAhead < active.size()) __builtin_prefetch(&graph[active[i + kAhead]]);
    const ConstraintId id = active[i];
    const GraphConstraint& c = graph[id];
    if (c.tie == Tie::level) levels[partition.local(c.first)].take(c, id);
    else if (c.tie == Tie::ratio) of_pairs.push_back({std::uint64_t{c.first} << 32 | c.second, id});
    else others.push_back(id);
  }
  std::sort(of_pairs.begin(), of_pairs.end(),
            [](const OfPair& a, const OfPair& b) { return std::tie(a.pair, a.id) < std::tie(b.pair, b.id); });
  for (const auto& [pair, id] : of_pairs) {
    const GraphConstraint& c = graph[id];
    if (ratios.empty() || ratios.back().numerator != c.first || ratios.back().denominator != c.second)
      ratios.push_back({.numerator = c.first, .denominator = c.second});
    ratios.back().take(c, id);
  }
}

TightRatio* Tight::ratio(CellId numerator, CellId denominator) {
  const TightRatio wanted{.numerator = numerator, .denominator = denominator};
  const auto at = std::lower_bound(ratios.begin(), ratios.end(), wanted, before);
  return at == ratios.end() || before(wanted, *at) ? nullptr : &*at;
}

MergedParts::MergedParts(const Merged& merged, const Partition& partition)
    : merged_(merged), partition_(partition), impossible_(partition.size()) {
  group_by_part(
      merged.ratios.size(), partition.size(),
      [&](std::uint32_t i) { return partition.part_of(merged.ratios[i].numerator); }, ratios_, ratios_from_);
  const auto part_with = [&](ConstraintId id) {
    return merged.cell_of[id] == kNone ? kNone : partition.part_of(merged.cell_of[id]);
  };
  group_by_part(
      merged.others.size(), partition.size(), [&](std::uint32_t i) { return part_with(merged.others[i]); }, others_,
      others_from_);
  for (const ConstraintId id : merged.impossible)
    if (const auto part = part_with(id); part != kNone) impossible_[part] = true;
}

Tight MergedParts::tight(std::size_t part) const {
  Tight out;
  out.cells = partition_.cells(part);
  out.levels.reserve(out.cells.size());
  for (const CellId cell : out.cells) out.levels.push_back(merged_.levels[cell]);
  out.ratios.reserve(ratios_from_[part + 1] - ratios_from_[part]);
  for (auto i = ratios_from_[part]; i < ratios_from_[part + 1]; ++i) out.ratios.push_back(merged_.ratios[ratios_[i]]);
  for (auto i = others_from_[part]; i < others_from_[part + 1]; ++i) out.others.push_back(merged_.others[others_[i]]);
  return out;
}

}  // namespace assay::graph
