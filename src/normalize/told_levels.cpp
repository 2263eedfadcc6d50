#include "normalize/told_levels.h"

#include <algorithm>
#include <cmath>

#include "normalize/known_names.h"

namespace assay {
namespace {

// Of one series a month is seldom so many times another; totals and their partners lie further apart.
constexpr double kAlike = 2, kUnlike = 3;

double monthly(const Claim& c) {
  const bool level = c.kind == Kind::quantity && c.form == Form::level && !c.value_high && c.key.period && c.value > 0;
  const int months = level ? c.key.period->month_count() : 0;
  return months > 0 ? c.value / months : 0;
}

double apart(double a, double b) { return std::max(a / b, b / a); }

}  // namespace

const ToldLevels::Told* ToldLevels::last(const Claim& like, const std::string& origin, const std::string& destination) const {
  const auto found = std::ranges::find_if(told_, [&](const Told& t) {
    return t.product == like.key.product && t.flow == like.key.flow && t.origin == origin && t.destination == destination && t.unit == like.unit;
  });
  return found == told_.end() ? nullptr : &*found;
}

void ToldLevels::note(const Claim& claim) {
  const double size = monthly(claim);
  const FactKey& key = claim.key;
  if (size <= 0 || key.origin.empty() || key.destination.empty() || claim.modality != Modality::stated) return;
  if (const Told* known = last(claim, key.origin, key.destination)) told_[static_cast<std::size_t>(known - told_.data())].monthly = size;
  else told_.push_back({key.product, key.flow, key.origin, key.destination, claim.unit, size});
}

bool ToldLevels::rather_total(const Claim& claim) const {
  const double size = monthly(claim);
  if (size <= 0) return false;
  const bool import = claim.key.flow == kImport;
  const Told* partner = last(claim, claim.key.origin, claim.key.destination);
  const Told* total = import ? last(claim, "world", claim.key.destination) : last(claim, claim.key.origin, "world");
  return partner && total && partner != total && apart(size, partner->monthly) > kUnlike && apart(size, total->monthly) < kAlike;
}

bool ToldLevels::rather_year(const Claim& claim) const {
  if (monthly(claim) <= 0 || !claim.key.period->is_month() || claim.key.period->first().month != kYear) return false;
  const Told* month = last(claim, claim.key.origin, claim.key.destination);
  return month && apart(claim.value, month->monthly) > kUnlike && apart(claim.value / kYear, month->monthly) < kAlike;
}

}  // namespace assay
