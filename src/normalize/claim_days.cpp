// ClaimBuilder: what is told of one day: prices of a market, stocks at the end of a week.
#include <algorithm>

#include "normalize/claim_builder.h"
#include "normalize/claim_time.h"

namespace assay {

// "Shares closed 3% higher", "Brent rose to $67.20 on Friday": a day of the market, told from the one before. A weekday beside
// a word of telling ("data showed on Friday") dates the telling.
bool ClaimBuilder::decide_market_day(const SentenceView& view, Draft& draft) const {
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  if (!today_) return false;
  // "quoted at £171 on Friday, £24 less than …": the rest of the sentence is of that day.
  const bool goes_on = std::any_of(view.scan().figures.begin(), view.scan().figures.end(), [&](const Figure& o) { return o.session && o.item < f.item; });
  // "fell 2.9 cents, or 1%, to settle at $2.987": the move that ended so.
  const bool ends_so = is_ratio_of_time(c) && std::any_of(view.scan().figures.begin(), view.scan().figures.end(), [&](const Figure& o) { return o.session && o.item > f.item && view.borders(f.item, o.item).strong == 0; });
  const bool session = f.session || ends_so || (goes_on && (c.form == Form::difference || c.kind == Kind::price) && !view.compared(f.item));
  const Scan& scan = view.scan();
  constexpr std::size_t kNear = 3;  // "having touched $9,700"
  std::optional<Period> day;
  bool beside = false;
  for (std::size_t i = 0; view.names_weekday() && i < scan.items.size(); ++i) {
    if (scan.items[i].type != ItemType::period || !view.is(i, "weekday-period") || (!session && view.borders(i, f.item).strong > 0)) continue;
    // "to 3.85 per cent on Tuesday": right behind its figure
    if (!session && c.key.flow != kPrice && (i < f.item || i > f.item + 3 || view.tense(f.item) != SentenceView::Tense::past)) continue;
    // "was at $9,610, after touching $9,640 on Wednesday", "fell to $9,480 on Thursday, having touched $9,700 on Tuesday": of the
    // figure that a verb of its own told before it.
    std::size_t next = view.next_figure(f.item + 1);
    // "down 23 cents at $60.83 a barrel, having settled …": up to the figure that another verb tells.
    while (view.next_figure(next + 1) < i && next < i && !view.verb_between(f.item + 1, next)) next = view.next_figure(next + 1);
    const bool of_next = i > next && view.verb_between(f.item + 1, next) && view.borders(f.item, next).weak > 0;
    beside = beside || of_next;
    if (of_next || (day && !(i > f.item && i < next && view.verb_between(f.item < kNear ? 0 : f.item - kNear, f.item)))) continue;
    bool telling = false;
    for (std::size_t k = i < 3 ? 0 : i - 3; k < std::min(scan.items.size(), i + 3); ++k) telling |= view.is(k, "attribution") || view.is(k, "source");
    if (!telling) day = resolve(scan.periods[scan.items[i].ref], context(std::nullopt));
  }
  if (!day && session) day = beside ? Period::day(*today_) : discourse_.market_day ? discourse_.market_day : Period::day(*today_);
  // "Nickel eased on Wednesday. … Three-month metal was down 0.8%."
  const bool told_price = c.key.flow == kPrice && c.modality == Modality::stated && !view.compared(f.item) && !f.start && f.period < 0;
  if (!day && told_price && beside) day = Period::day(*today_);
  if (!day && told_price && discourse_.market_day && (!discourse_.time.set || discourse_.time.headline || discourse_.time.period->month_count() == 0)) day = discourse_.market_day;
  // "Brent futures were down 49 cents at $65.63 a barrel", behind the week's stocks: of the day of the paper.
  const bool first_quote = told_price && view.quoted() && discourse_.series.flow != kPrice && view.tense(f.item) != SentenceView::Tense::present;
  if (!day && first_quote) day = Period::day(*today_);
  if (!day) return false;
  c.key.period = day;
  c.from.period = session ? Provenance::inferred : place_provenance();
  if (is_ratio_of_time(c) && !c.base && f.base < 0 && !compared_with_other(view, f.item)) {
    constexpr int kMonday = 0;
    const bool monday = (day->first().serial() + 3) % 7 == kMonday;
    c.base = Period::day(day->first().plus_days(monday ? -3 : -1));
    c.from.base = Provenance::inferred;
  }
  return true;
}

// "Stocks swelled to 424 million barrels in the week to October 10": what is held is counted on the last day of the week that
// the sentence is of.
// What they have gained by then they have gained since the last day of the week before; in a month, since the end of the one before.
void ClaimBuilder::count_on_last_day(const SentenceView& view, Draft& draft) const {
  constexpr int kWeek = 7;
  Claim& c = draft.claim;
  if (c.key.flow != "stocks" || !c.key.period) return;
  const bool moves = is_ratio_of_time(c);
  const bool open = moves && !c.base && !c.narrowed && !compared_with_other(view, draft.figure->item);
  if (!moves && (c.form != Form::level || c.direction != Direction::none)) return;
  const auto is_week = [](const Period& p) { return p.month_count() == 0 && p.last().serial() - p.first().serial() == kWeek - 1; };
  const Period p = *c.key.period;
  if (open && (is_week(p) || p.is_month())) {
    c.base = p.is_month() ? p.previous() : Period::days(p.first().plus_days(-kWeek), p.last().plus_days(-kWeek));
    c.from.base = Provenance::inferred;
  }
  if (!is_week(p) || (moves && c.base && !is_week(*c.base))) return;
  c.key.period = Period::day(p.last());
  if (moves && c.base) c.base = Period::day(c.base->last());
}

}  // namespace assay
