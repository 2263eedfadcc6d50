#include "evaluate/pairing.h"

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr double kRounding = 2e-4;  // annotations write two-thirds as 66.67

bool close(double a, double b) { return std::abs(a - b) <= kRounding * std::max(std::abs(a), std::abs(b)); }

double factor_of(std::string_view unit) { return unit == "%" || unit == "pp" ? 0.01 : 1; }

const std::string& wanted_unit(const GoldClaim& gold) {
  static const std::string none;
  const auto& want = gold.want[static_cast<std::size_t>(Dimension::unit)];
  return want.empty() ? none : want.front();
}

double overlap(Span a, Span b) {
  const double both = static_cast<double>(std::min(a.end, b.end)) - static_cast<double>(std::max(a.start, b.start));
  const double either = static_cast<double>(std::max(a.end, b.end)) - static_cast<double>(std::min(a.start, b.start));
  return both / either;
}

struct Pair {
  double fit;
  std::size_t gold, claim;
};

// How well a claim answers an annotation; 0: not at all.
double fit(const GoldClaim& gold, const Claim& claim) {
  if (!gold.span.overlaps(claim.span)) return 0;
  const bool value = same_value(gold, claim);
  const bool kind = gold.kind == name(claim.kind);
  const double shared = overlap(gold.span, claim.span);
  if (!value && !kind && shared < 0.5) return 0;
  return (value ? 100 : 0) + (kind ? 10 : 0) + (wanted_unit(gold) == claim.unit ? 5 : 0) + shared;
}

}  // namespace

bool same_value(const GoldClaim& gold, const Claim& claim) {
  const auto same = [&](double want, double got) {
    return close(want, got) || (factor_of(wanted_unit(gold)) != factor_of(claim.unit) &&
                                close(want * factor_of(wanted_unit(gold)), got * factor_of(claim.unit)));
  };
  if (gold.value_high.has_value() != claim.value_high.has_value()) return false;
  return same(gold.value, claim.value) && (!gold.value_high || same(*gold.value_high, *claim.value_high));
}

std::vector<std::optional<std::size_t>> pair_up(const std::vector<GoldClaim>& gold, const std::vector<Claim>& claims) {
  std::vector<Pair> pairs;
  for (std::size_t g = 0; g < gold.size(); ++g)
    for (std::size_t c = 0; c < claims.size(); ++c)
      if (const double f = fit(gold[g], claims[c]); f > 0) pairs.push_back({f, g, c});
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.fit > b.fit; });

  std::vector<std::optional<std::size_t>> partner(gold.size());
  std::vector<bool> taken(claims.size(), false);
  for (const auto& pair : pairs) {
    if (partner[pair.gold] || taken[pair.claim]) continue;
    partner[pair.gold] = pair.claim;
    taken[pair.claim] = true;
  }
  return partner;
}

}  // namespace assay
