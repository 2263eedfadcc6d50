#include "check/own_points.h"

#include <algorithm>
#include <cmath>

#include "check/told_text.h"

namespace assay {
namespace {

constexpr double kPrinted = 1e-6;  // figures of a few digits, as they stand

bool per_cent(const Claim& c) { return c.kind == Kind::change && c.form == Form::ratio && c.unit == "%" && !c.value_high && c.direction != Direction::none; }
bool rate(const Claim& c) { return c.kind == Kind::share && c.unit == "%" && !c.value_high; }
bool rate_of_growth(const Claim& c) { return per_cent(c) && c.direction == Direction::up; }
double along(const Claim& c) { return c.direction == Direction::down ? -1 : 1; }

// By their digits: whoever writes 4 and 4.5 means 4.0.
bool fits_as_printed(const ToldPair& pair, const Interval& ratio) {
  return agree(Interval::point(pair.now.claim->value), Interval::point(pair.before.claim->value), ratio);
}

// Read as per cent, the points are what the two levels give.
bool fits_as_per_cent(const ToldPair& pair) {
  const Claim& change = *pair.change.claim;
  return agree(quotient(pair.now.claim->literal, pair.before.claim->literal), change.literal.scaled(along(change) / 100).shifted(1));
}

bool names_percent(const Reading& points, const CheckRules& rules) {
  return std::ranges::any_of(rules.list("ties.points-of-percent"), [&](const std::string& word) { return points.quote.find(word) != std::string::npos; });
}

}  // namespace

bool points_of_amount(const Reading& change, const Reading& level, std::string_view text, const CheckRules& rules) {
  const Claim &c = *change.claim, &l = *level.claim;
  if (c.kind != Kind::points || c.direction == Direction::none || c.modality != Modality::stated || c.in_headline || l.sentence != c.sentence) return false;
  if (l.form != Form::level || l.kind != Kind::quantity || l.modality != Modality::stated || c.key.flow.empty() || c.key.flow != l.key.flow || c.key.product.empty() || c.key.product != l.key.product) return false;
  const std::string_view lead = before(c, text);
  if (!names_percent(change, rules) || std::ranges::any_of(rules.list("ties.rates"), [&](const std::string& word) { return has_word(lead, word); })) return false;
  const auto bounds = rules.list("ties.bounds");
  return leads_straight({change, level, level}, text, rules) && ends_with_any(text.substr(0, l.span.start), {bounds.front()});
}

bool apart_by_points(const ToldPair& pair, std::string_view text, const CheckRules& rules) {
  const Claim &change = *pair.change.claim, &now = *pair.now.claim, &before = *pair.before.claim;
  const bool rates = (rate(now) && rate(before)) || (rate_of_growth(now) && rate_of_growth(before) && before.starts_change);
  if (!per_cent(change) || !rates || std::abs((now.value - before.value) * along(change) - change.value) > kPrinted) return false;
  return leads_straight(pair, text, rules);
}

std::string misnamed(const ToldPair& pair, std::string_view text, const CheckRules& rules) {
  const Claim &change = *pair.change.claim, &now = *pair.now.claim, &before = *pair.before.claim;
  if (before.fair.low <= 0 || now.fair.low <= 0) return "";
  if (apart_by_points(pair, text, rules)) return fits_as_printed(pair, change.fair) ? "" : "percent-points";
  if (per_cent(change)) {
    if (!rate(now) || !rate(before) || !leads_straight(pair, text, rules)) return "";
    const Interval points{now.fair.low - before.fair.high, now.fair.high - before.fair.low};
    return !agree(quotient(now.fair, before.fair), change.fair) && agree(points, change.fair.shifted(-1)) ? "percent-points" : "";
  }
  if (change.kind != Kind::points || change.value_high || change.direction == Direction::none || !fits_as_per_cent(pair)) return "";
  if (rate(now)) {
    const Interval apart = Interval{now.fair.low - before.fair.high, now.fair.high - before.fair.low}.scaled(100 * along(change));
    return rate(before) && !agree(apart, change.fair) ? "points-percent" : "";
  }
  // An index moves by points of its own.
  const bool amount = now.form == Form::level && (now.kind == Kind::money || now.kind == Kind::quantity || now.kind == Kind::count);
  return amount && names_percent(pair.change, rules) ? "points-percent" : "";
}

}  // namespace assay
