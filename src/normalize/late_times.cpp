#include "normalize/late_times.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "normalize/known_names.h"

namespace assay {
namespace {

constexpr int kWeek = 7;          // days
constexpr long kSameWeek = 3;     // days by which the week reported may end before or after the calendar's
constexpr std::string_view kStocks = "stocks";

bool is_week(const Period& p) { return p.month_count() == 0 && p.last().serial() - p.first().serial() == kWeek - 1; }

bool from_monday(const Period& p) { return (p.first().serial() + 3) % kWeek == 0; }

bool said_or_headed(Provenance from) { return from == Provenance::sentence || from == Provenance::headline; }

Period week_to(const Date& day) { return Period::days(day.plus_days(1 - kWeek), day); }

// What the report's week is: told with its last day, else the week up to the day on which its stocks were counted.
std::optional<Period> reported_week(const std::vector<Claim>& claims) {
  std::optional<Period> week;
  for (const Claim& c : claims) {
    if (!c.key.period || !said_or_headed(c.from.period) || c.modality != Modality::stated) continue;
    const Period& p = *c.key.period;
    const bool counted = c.key.flow == kStocks && p.first() == p.last();
    if (counted && from_monday(week_to(p.last()))) continue;
    if (!counted && (!is_week(p) || from_monday(p))) continue;
    const Period told = counted ? week_to(p.last()) : p;
    if (!week || week->last() < told.last()) week = told;
  }
  return week;
}

}  // namespace

void settle_weeks(std::vector<Claim>& claims) {
  const auto week = reported_week(claims);
  if (!week) return;
  const auto settle = [&](std::optional<Period>& period, long back) {
    if (!period) return;
    const bool day = period->first() == period->last();
    const Period of = day ? week_to(period->last()) : *period;
    if (!is_week(of) || !from_monday(of)) return;
    const long later = week->last().serial() - back - of.last().serial();
    if (later == 0 || std::labs(later) > kSameWeek) return;
    period = day ? Period::day(period->last().plus_days(later)) : Period::days(of.first().plus_days(later), of.last().plus_days(later));
  };
  for (Claim& c : claims) {
    // A price has the days of the market.
    if (c.key.flow == kPrice || !c.key.period || !(is_week(*c.key.period) || c.key.flow == kStocks)) continue;
    settle(c.key.period, 0);
    settle(c.key.period, kWeek);
    settle(c.base, kWeek);
  }
}

void date_records(std::vector<Claim>& claims, const std::vector<OpenRecord>& records) {
  for (const OpenRecord& record : records) {
    const auto claim = std::ranges::find_if(claims, [&](const Claim& c) { return c.span.start == record.start; });
    if (claim == claims.end() || claim->base || !claim->key.period || claim->key.period->month_count() == 0) continue;
    claim->base = claim->key.period->shifted_months(-record.months);
    claim->from.base = Provenance::inferred;
  }
}

void fill_bases(std::vector<Claim>& claims, const std::vector<std::uint32_t>& open) {
  for (const std::uint32_t start : open) {
    const auto claim = std::ranges::find_if(claims, [&](const Claim& c) { return c.span.start == start; });
    if (claim == claims.end() || claim->base || !claim->key.period || claim->key.period->fiscal() || claim->from.period == Provenance::default_ || claim->key.period->first() == claim->key.period->last()) continue;
    // A headline's, and one told with what it came to ("rose 11% to 43%"), are what the text's own levels say: no guess stands between them.
    const auto next = claim + 1;
    if (claim->in_headline || (next != claims.end() && next->sentence == claim->sentence && (next->form == Form::level || next->kind == Kind::share))) continue;
    const int length = claim->key.period->month_count();
    const bool price = claim->key.flow == kPrice;
    int on_year = 0, on_step = 0, other_years = 0, other_steps = 0;
    for (const Claim& o : claims) {
      if (!o.base || !o.key.period || o.kind == Kind::rank || o.modality != Modality::stated || !(said_or_headed(o.from.base) || o.from.base == Provenance::paragraph) || (o.key.flow == kPrice) != price || o.sentence == claim->sentence || (claim->form == Form::difference && (o.form != claim->form || (o.kind == Kind::points) != (claim->kind == Kind::points)))) continue;
      const int of_other = o.key.period->month_count();
      if (of_other != length && of_other >= kYear) continue;  // years go back a year whatever months do
      const bool year = *o.base == o.key.period->shifted_months(-kYear);
      if (!year && (of_other == 0 || *o.base != o.key.period->shifted_months(-of_other))) continue;
      ++(of_other == length ? year ? on_year : on_step : year ? other_years : other_steps);
    }
    // "8% more in July; 6% more in the first seven months than a year before"
    if (on_year == on_step && on_year == 0 && other_steps == 0) on_year = other_years;
    if (on_year == on_step) continue;
    claim->base = claim->key.period->shifted_months(on_year > on_step ? -kYear : -length);
    claim->from.base = Provenance::inferred;
  }
}

void match_bases(std::vector<Claim>& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Claim& c = claims[i];
    if (!c.base || c.from.base != Provenance::sentence || !c.key.period || c.from.period == Provenance::sentence || c.kind == Kind::rank) continue;
    const int length = c.base->month_count();
    const Period stretch = *c.key.period, own = c.base->shifted_months(kYear);
    if ((length != 1 && length != kQuarter) || stretch.month_count() <= length || stretch.last() != own.last() || !stretch.contains(own)) continue;
    if (std::ranges::none_of(claims, [&](const Claim& o) { return o.key.period == own && o.from.period == Provenance::sentence; })) continue;
    const Provenance from = c.from.period;
    for (std::size_t k = i + 1; k-- > 0 && claims[k].sentence == c.sentence && claims[k].key.period == stretch && claims[k].from.period == from && (k == i || !claims[k].base);) {
      claims[k].key.period = own;
      claims[k].from.period = Provenance::inferred;
    }
  }
}

}  // namespace assay
