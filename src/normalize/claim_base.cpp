// ClaimBuilder: what a change starts from, and the levels that say it.
#include <algorithm>
#include <cmath>

#include "normalize/claim_builder.h"
#include "normalize/claim_time.h"

namespace assay {

namespace {

// "lower than the 0.4% rise in June": right before a figure the words bound it, before its article they compare.
bool compares_as_hedge(const SentenceView& view, std::size_t item) {
  const Entry* hedge = view.is(item, "hedge") ? view.entry(item, "hedge") : nullptr;
  return hedge && (hedge->text("hedge") == name(Hedge::under) || hedge->text("hedge") == name(Hedge::over));
}

// "The rise of 157% still left them 38% down on the year": since when the second counts, the first does not.
bool leads_to(const SentenceView& view, std::size_t figure, std::size_t later) {
  if (figure < 2 || later <= figure || !view.is(figure - 1, "joiner-of") || !view.is(figure - 2, "trend-noun")) return false;
  for (std::size_t i = figure + 1; i < later; ++i)
    if (view.is(i, "past")) return true;
  return false;
}

}  // namespace

bool measured_against(const SentenceView& view, std::size_t item) {
  if (view.compared(item)) return true;
  for (std::size_t i = item, steps = 0; i-- > 0 && steps < 3; ++steps) {
    // "a surplus of $2 billion, less than the $2.1 billion of April"
    if (view.is(i, "comparison-down") || view.is(i, "comparison-up") || (i + 1 < item && compares_as_hedge(view, i))) return true;
    if (!view.is(i, "article") && !view.is(i, "determiner") && !view.is(i, "adjective")) return false;
  }
  return false;
}

bool behind_comparison(const SentenceView& view, std::size_t item) {
  // "following an increase of 40,000"
  if (item > 2 && view.is(item - 1, "joiner-of") && view.is(item - 2, "trend-noun")) item -= 2;
  // "after falling by 1.3%"
  if (item > 2 && view.is(item - 1, "preposition") && view.is(item - 2, "trend-verb") && !view.ends_in_past(item - 2)) --item;
  for (std::size_t i = item, steps = 0; i-- > 0 && steps < 3; ++steps) {
    if (view.is(i, "comparison") || (i + 1 < item && compares_as_hedge(view, i))) return true;
    if (i + 1 == item && view.is(i, "trend-verb") && !view.ends_in_past(i)) continue;  // "after rising 2%"
    if (i > 0 && view.is(i, "level-verb") && !view.ends_in_past(i) && view.is(i - 1, "comparison")) return true;  // "after posting a 2% rise"
    if (!view.is(i, "article") && !view.is(i, "determiner") && !view.is(i, "adjective") && !view.ends_in_past(i)) return false;
  }
  return false;
}

bool told_to_compare(const SentenceView& view, const Claim& claim, std::size_t item) {
  return level_or_share(claim) ? measured_against(view, item) : behind_comparison(view, item);
}

bool is_times(FigureType type) { return type == FigureType::fold || type == FigureType::multiple; }

bool compared_with_other(const SentenceView& view, std::size_t item) {
  constexpr std::size_t kNear = 3;
  const std::size_t count = view.scan().items.size();
  // "three times as much as its closest rival"
  constexpr std::size_t kNearRival = 8;
  const Scan& scan = view.scan();
  for (std::size_t i = item + 1; is_times(scan.figures[scan.items[item].ref].type) && i < std::min(count, item + kNearRival) && scan.items[i].type != ItemType::figure && scan.items[i].type != ItemType::period && (i <= item + kNear || !view.is(i, "clause-strong")) && !view.is(i, "clause-weak"); ++i)
    if (view.entry(i, "rival-noun")) return true;
  for (std::size_t i = item + 1; i < std::min(count, item + 1 + kNear); ++i) {
    if (view.is(i, "clause-strong") || view.is(i, "clause-weak") || view.scan().items[i].type == ItemType::figure) return false;
    if (!view.is(i, "comparison")) continue;
    return view.next_figure(i) > i + kNear;
  }
  return false;
}

// "56% higher than in September", told after figures of September: what is compared with September is not of September. It is of
// the month after, the next that there are figures of.
void ClaimBuilder::leave_base(const PeriodMention& from, Claim& c) const {
  const bool bare_month = from.type == PeriodMention::Type::month && from.year == 0 && from.relation.empty() && c.key.period && c.key.period->is_month();
  if (!bare_month || c.from.period == place_provenance() || c.key.period->first().month != from.month) return;
  c.base = c.key.period;
  c.key.period = c.base->shifted_months(1);
  c.from.period = Provenance::inferred;
  if (!today_ || c.key.period->last() < *today_) return;
  c.key.period.reset();
  c.from.period = Provenance::none;
}

// "slowed to 35.4% in May from 37.9% a month earlier": the time right behind a per cent from which another went is that one's.
bool ClaimBuilder::dates_start(const SentenceView& view, int period) const {
  const auto& items = view.scan().items;
  const auto is_period = [&](std::size_t item) { return item < items.size() && items[item].type == ItemType::period && static_cast<int>(items[item].ref) == period; };
  return std::ranges::any_of(view.scan().figures, [&](const Figure& f) {
    if (f.type != FigureType::percent || f.dropped) return false;
    // "above the previous month's 2.4%"
    if (view.behind_compared_time(f.item) && is_period(f.item - 2)) return true;
    const std::size_t behind = f.item + 1;
    return is_period(behind) && view.is(behind, "earlier-period") && (bare_start(view, f.item) || view.compared(f.item));
  });
}

bool ClaimBuilder::counts_heads(const std::string& counted) const {
  return std::ranges::any_of(language_.lexicon().entries(), [&](const Entry& e) { return e.cls == "headcount" && std::ranges::find(e.terms, counted) != e.terms.end(); });
}

// A change goes back as far from its own time as the one before it of the same series and length of time.
void ClaimBuilder::go_back_alike(Drafts drafts, Claim& c) {
  for (const Draft& other : drafts) {
    const Claim& o = other.claim;
    if (o.kind != c.kind || !o.base || !o.key.period || o.key.flow != c.key.flow || o.key.product != c.key.product) continue;
    const int months = o.key.period->month_count();
    // "dropped 21% in the first 20 days, after falling 7% in July": a year before, as those were.
    if (months == 0 && c.key.period->is_month() && o.key.period->first() < o.key.period->last() &&
        *o.base == o.key.period->shifted_months(-12))
      c.base = c.key.period->shifted_months(-12), c.from.base = Provenance::inferred;
    if (months == 0 || months != c.key.period->month_count()) continue;
    for (const int back : {12, months})
      if (!c.base && *o.base == o.key.period->shifted_months(-back)) c.base = c.key.period->shifted_months(-back), c.from.base = Provenance::inferred;
  }
}

// "GDP rose 1.1% in the second quarter, following a 0.9% gain in the first": where the second is the quarter's, the first is too.
void ClaimBuilder::step_back_alike(Drafts drafts, const Claim& c) {
  for (const Draft& before : drafts) {
    Claim& o = before.claim;
    const bool bare = o.kind == c.kind && o.base && o.from.base == Provenance::default_ && o.key.product == c.key.product && o.key.period;
    if (bare && o.key.period->month_count() == c.key.period->month_count() && *o.base == o.key.period->shifted_months(-12)) o.base = o.key.period->previous();
  }
}

// Two changes of one thing in one clause, nothing named between them: "rose 0.3% in June and 3.0% over the year".
bool ClaimBuilder::of_one_thing(const SentenceView& view, const Figure& one, const Figure& next) {
  const bool both = one.type == FigureType::percent && next.type == FigureType::percent && !one.dropped && !next.dropped;
  if (!both || next.item <= one.item || next.number.value == one.number.value || view.borders(one.item, next.item).strong > 0) return false;
  const auto between = [&](std::size_t item) { return item > one.item && item < next.item; };
  for (std::size_t i = one.item + 1; i < next.item; ++i)
    if (view.is(i, "measure-noun")) return false;  // "23% in volume and 34% in value"
  return std::ranges::none_of(view.topics(), [&](const Topic& t) { return between(t.first); }) && std::ranges::none_of(view.places(), [&](const PlaceMention& p) { return between(p.item); }) &&
         !view.excludes(next.item);
}

// A month's change beside the one on the year, whose words do not say since when: it is on the month.
bool ClaimBuilder::beside_years(const SentenceView& view, const Figure& f, const Claim& c) const {
  if (!c.key.period || c.key.period->month_count() != 1) return false;
  return std::ranges::any_of(view.scan().figures, [&](const Figure& o) {
    const bool beside = (o.period < 0 && of_one_thing(view, f, o)) || (f.period >= 0 && of_one_thing(view, o, f));
    return beside && o.base >= 0 && resolve_base(view.scan().periods[static_cast<std::size_t>(o.base)], c.key.period, context(c.key.period)) == c.key.period->shifted_months(-12);
  });
}

// "… 5,952 tonnes in December. Over the year they fell 1.3% to 57,392 tonnes": the year that ends so, not that December from the one before.
void ClaimBuilder::tell_as_year(const SentenceView& view) {
  const Scan& scan = view.scan();
  const bool headed = !scan.items.empty() && scan.items.front().type == ItemType::period && view.is(0, "base-step") && months_in(scan.periods[scan.items.front().ref].step) == 12;
  const auto of_year = [&](const Draft& d) { return discourse_.levels.rather_year(d.claim); };
  if (!headed || std::ranges::none_of(drafts_, of_year)) return;
  for (Draft& d : drafts_) {
    Claim& c = d.claim;
    if (!c.key.period || !c.key.period->is_month() || (c.base && *c.base != c.key.period->shifted_months(-12))) continue;
    c.key.period = Period::year(c.key.period->first().year);
    c.from.period = Provenance::inferred;
    if (c.base) c.base = c.key.period->previous();
  }
}

// "Prices rose by 1% between March and April", "rents rose 15% from 2019 to 2023": from the one to the other. What is a sum of months may
// as well have risen from those of a year before.
bool ClaimBuilder::take_from_to(const SentenceView& view, const Figure& f, Claim& c) const {
  if (!view.may_hold("from-to-period") || !c.key.period || c.from.period != place_provenance()) return false;
  const Scan& scan = view.scan();
  const PeriodMention* stretch = nullptr;
  for (std::size_t i = 0; i < scan.items.size(); ++i) {
    if (scan.items[i].type != ItemType::period) continue;
    if (!view.is(i, "from-to-period")) {
      const PeriodMention& m = scan.periods[scan.items[i].ref];
      // "On a monthly basis sales rose 0.2% from June to July and were up 5.4% from July 2012": the same step, and another figure's start.
      const bool same_step = view.is(i, "base-step") && months_in(m.step) == 1;
      const bool of_other = std::ranges::any_of(scan.figures, [&](const Figure& o) { return &o != &f && o.base == static_cast<int>(scan.items[i].ref); });
      if (!same_step && !of_other && (view.compared(i) || view.is(i, "base-step") || view.is(i, "earlier-period"))) return false;
    } else if (view.borders(i, f.item).strong == 0) {
      stretch = &scan.periods[scan.items[i].ref];
    }
  }
  if (!stretch || resolve(*stretch, context(c.key.period)) != c.key.period) return false;
  const Entry* product = product_entry(c.key.product);
  const bool level = c.key.flow == kPrice || (product && (product->text("measures") == "index" || product->text("measures") == "rate"));
  // "between April and May": of two months told so, the one is what the other is set against.
  const bool neighbours = c.key.period->month_count() == 2;
  if (stretch->type != PeriodMention::Type::years && !level && !neighbours) return false;
  const Date first = c.key.period->first(), last = c.key.period->last();
  const bool of_years = stretch->type == PeriodMention::Type::years;
  c.base = of_years ? Period::year(stretch->year) : Period::month(first.year, first.month);
  c.key.period = of_years ? Period::year(stretch->year2) : Period::month(last.year, last.month);
  c.from.base = place_provenance();
  return true;
}

void ClaimBuilder::decide_base(const SentenceView& view, Drafts drafts, Draft& draft) const {
  const Scan& scan = view.scan();
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  const Provenance here = place_provenance();
  const bool record = c.kind == Kind::rank && c.unit != "rank";
  if (!is_ratio_of_time(c) && !record) return;
  if (c.base) return;
  // "rose 0.2% from June to July and 5.4% from July 2012": of the month in which the change before ended.
  if (c.key.period && c.from.period == here && c.key.period->month_count() == 2 && view.may_hold("from-to-period"))
    for (const Draft& d : drafts)
      if (d.claim.base && d.claim.from.base == here && d.claim.key.period && c.key.period == Period::days(d.claim.base->first(), d.claim.key.period->last())) c.key.period = d.claim.key.period;
  const auto of_start = [&](int period) { return c.kind == Kind::change && dates_start(view, period); };
  // "have slid by a quarter since September", told of a year to March: of the September in it.
  const auto since = [&](const Item& item) {
    const bool stretch = c.key.period && c.key.period->month_count() > 1 && !c.key.period->fiscal();
    const Date last = stretch ? c.key.period->last() : Date{};
    return resolve_base(scan.periods[item.ref], stretch ? std::optional(Period::month(last.year, last.month)) : c.key.period, context(c.key.period));
  };
  if (f.base >= 0 && !of_start(f.base) && !over_the_past(scan.periods[static_cast<std::size_t>(f.base)])) {
    const auto told = std::ranges::find_if(scan.items, [&](const Item& item) { return item.type == ItemType::period && static_cast<int>(item.ref) == f.base; });
    const bool goes_back = !record && told != scan.items.end() && view.is(static_cast<std::size_t>(told - scan.items.begin()), "since-period");
    c.base = goes_back ? since(*told) : resolve_base(scan.periods[static_cast<std::size_t>(f.base)], c.key.period, context(c.key.period));
    if (record) c.base = resolve(scan.periods[static_cast<std::size_t>(f.base)], context(c.key.period));
    // "the most so far this year": since its first month
    if (record && c.base && c.key.period && c.key.period->month_count() == 1 && c.base->month_count() > 1 && c.base->contains(*c.key.period)) c.base = Period::month(c.base->first().year, c.base->first().month);
    if (!record) leave_base(scan.periods[static_cast<std::size_t>(f.base)], c);
    if (c.base) c.from.base = here;
    return;
  }
  if (record && f.reaches >= 0) {
    // "the fastest in five months": since five months before
    const Figure& span = scan.figures[static_cast<std::size_t>(f.reaches)];
    const int months = months_in(span.step);
    if (months > 0 && !c.key.period) discourse_.open_records.push_back({c.span.start, months * static_cast<int>(span.number.value)});
    if (months > 0 && c.key.period) {
      c.base = c.key.period->shifted_months(-months * static_cast<int>(span.number.value));
      c.from.base = here;
    }
    return;
  }
  if (record) {
    // "the lowest in a decade", "in more than a year"
    if (const int months = c.key.period ? view.months_reached(f.item) : 0; months > 0 && c.key.period->month_count() > 0) {
      const Period back = c.key.period->shifted_months(-months);
      c.base = c.key.period->is_year() ? Period::year(back.first().year) : back;
      c.from.base = here;
      return;
    }
    // "a seven-month low": the lowest in seven months
    const int months = view.is(f.item, "length-record") ? months_in(f.step) : 0;
    if (months > 0 && months < kYear && !c.key.period) discourse_.open_records.push_back({c.span.start, static_cast<int>(std::lround(months * f.number.value))});
    if (months > 0 && c.key.period && c.key.period->month_count() > 0) {
      const Period back = c.key.period->shifted_months(-static_cast<int>(std::lround(months * f.number.value)));
      c.base = months == 12 ? Period::year(back.last().year) : back;
      c.from.base = here;
    }
    return;
  }
  if (take_from_to(view, f, c)) return;
  // "Compared with May, when 4 Mt were sold, sales were 5% higher"
  if (c.key.period && view.compared_ahead(f.item))
    for (std::size_t i = 1; i < f.item; ++i)
      if (scan.items[i].type == ItemType::period && view.compared(i)) {
        c.base = resolve_base(scan.periods[scan.items[i].ref], c.key.period, context(c.key.period));
        if (c.base && *c.base != *c.key.period) {
          c.from.base = here;
          return;
        }
        c.base.reset();
      }
  // A base term anywhere in the clause: "Year-on-year, exports rose 5%".
  double best_cost = 18;
  const bool against_other = compared_with_other(view, f.item);
  const PeriodMention* best = nullptr;
  for (std::size_t i = 0; i < scan.items.size(); ++i) {
    const Item& item = scan.items[i];
    if (item.type != ItemType::period) continue;
    const bool step = view.is(i, "base-step");
    const bool earlier = view.is(i, "earlier-period") && i > f.item;
    if (!step && !earlier) continue;
    if (against_other && i < f.item) continue;  // "rose 24% from this time last year, or 14% above the five-year average"
    if (of_start(static_cast<int>(item.ref))) continue;
    const bool other_owns = std::any_of(scan.figures.begin(), scan.figures.end(), [&](const Figure& o) { return &o != &f && o.base == static_cast<int>(item.ref); });
    const auto b = view.borders(i, f.item);
    // "having fallen 6.1% in September; a year ago they were 4,725 tonnes": that clause's own time.
    if (earlier && !step && b.strong > 0) continue;
    // "slid 9.5% to 406 tons, 30.6% lower than a year ago", "rose 0.3% in June and 3.0% over the year": of one thing two changes, the second alone from then.
    if (other_owns && std::ranges::any_of(scan.figures, [&](const Figure& o) { return o.base == static_cast<int>(item.ref) && o.period < 0 && (f.period >= 0 || of_one_thing(view, f, o)); })) continue;
    if (i > f.item && std::ranges::any_of(scan.figures, [&](const Figure& o) { return o.type == f.type && o.item < i && leads_to(view, f.item, o.item); })) continue;
    double cost = (i > f.item ? static_cast<double>(i - f.item) : static_cast<double>(f.item - i)) + b.strong * 12 + b.weak * 3 + (other_owns ? 6 : 0);
    // "On the year, too, the flow was bigger, by 4.8%": at the head it holds for the sentence.
    if (step && i <= 1 && b.strong == 0 && !other_owns) cost = std::min(cost, best_cost - 1);
    if (cost < best_cost) best = &scan.periods[item.ref], best_cost = cost;
  }
  // "has gained 11% against the dollar since January"
  for (std::size_t i = f.item + 2; !best && i < scan.items.size() && view.borders(f.item, i - 1).strong == 0 && scan.items[i].type != ItemType::figure; ++i)
    if (scan.items[i].type == ItemType::period && view.is(i, "since-period")) {
      c.base = since(scan.items[i]);
      if (c.base) c.from.base = here;
      return;
    }
  if (best) {
    // "Over three months gains averaged 29,000. Earnings rose 0.3% on the month": of the last of them.
    if (best->type == PeriodMention::Type::on_step && best->step == "month" && c.key.period && c.key.period->month_count() == kQuarter && c.from.period != here && c.from.period != Provenance::default_ && told_as_growth(c.key.product)) {
      const Date last = c.key.period->last();
      c.key.period = Period::month(last.year, last.month);
    }
    c.base = resolve_base(*best, c.key.period, context(c.key.period));
    if (c.base) c.from.base = here;
    return;
  }
  if (const Entry* rate = c.kind == Kind::change ? view.change_rate(f.item) : nullptr; rate && c.key.period) {
    PeriodMention step;
    step.type = PeriodMention::Type::on_step;
    step.step = rate->text("step");
    c.base = resolve_base(step, c.key.period, context(c.key.period));
    c.from.base = Provenance::default_;
    return;
  }
  if (c.kind == Kind::change && told_as_growth(c.key.product) && c.key.period && c.key.period->month_count() > 0) {
    const Entry* series = product_entry(c.key.product);
    // "Retail sales rose 0.3% in May": so little is the month's, where the news tells such a series so.
    constexpr double kOfAStep = 1;
    const bool little = c.value < kOfAStep && (c.key.period->is_month() || c.key.period->month_count() == kQuarter) && series && series->flag("small_by_step");
    if (little && behind_comparison(view, f.item)) step_back_alike(drafts, c);
    if (behind_comparison(view, f.item) || measured_against(view, f.item) || c.modality == Modality::forecast) go_back_alike(drafts, c);
    if (c.base) return;
    const auto told = beside_years(view, f, c) ? std::optional(c.key.period->previous()) : usual_base(c);
    // "GDP grew at an annual rate of 1.7% in the second quarter": what a quarter's growth on the one before comes to in a year.
    if (c.key.period->month_count() == kQuarter && series && series->flag("no_flow") && view.annualised(f.item)) {
      c.base = c.key.period->previous();
      c.from.base = here;
      return;
    }
    c.base = told ? told : little ? c.key.period->previous() : c.key.period->shifted_months(-12);
    c.from.base = told ? Provenance::inferred : Provenance::default_;
    discourse_.bare_changes.push_back(c.span.start);
    return;
  }
  // "a recovery from the 93% plunge in May", after "fell 52% year-on-year in June": told against the same distance.
  if (c.kind == Kind::change && drafts.empty() && discourse_.series.set && discourse_.series.block == discourse_.block() && discourse_.series.base &&
      discourse_.time.period && c.key.period && discourse_.series.product == c.key.product && discourse_.series.flow == c.key.flow) {
    if (*discourse_.series.base == discourse_.time.period->shifted_months(-12)) {
      c.base = c.key.period->shifted_months(-12);
      c.from.base = Provenance::inferred;
      return;
    }
  }
  // "The mills shed 18,000 jobs in August": so many fewer than in the month before.
  if (c.form == Form::difference && c.kind == Kind::count && c.key.period && c.key.period->month_count() > 0 && c.key.period->month_count() <= kYear && counts_heads(c.counted)) {
    c.base = c.key.period->previous();
    c.from.base = Provenance::inferred;
    return;
  }
  // "by 41,000, or 1.4%": from when the one counts, the other does.
  if (const Draft* amount = drafts.empty() ? nullptr : &drafts.back(); amount && c.kind == Kind::change && amount->claim.form == Form::difference && amount->claim.base && amount->claim.key.period == c.key.period && view.straight_on(amount->figure->item, f.item, true)) {
    c.base = amount->claim.base;
    c.from.base = amount->claim.from.base;
    return;
  }
  // What is foreseen of a year is told from the year before.
  const bool of_year_ahead = c.kind == Kind::change && c.modality == Modality::forecast && c.key.period &&
                             (c.from.period == here ? c.key.period->fiscal() || c.key.period->month_count() > 0 : c.from.period != Provenance::default_ && c.key.period->month_count() == kYear);
  const bool of_time_reported = c.modality == Modality::forecast && c.key.period && discourse_.time.set &&
                                c.key.period == discourse_.time.period &&
                                c.from.period != here;  // by a poll, before the figures came
  const bool told_of_time = (c.kind == Kind::change || c.kind == Kind::points || c.kind == Kind::multiple) && (c.modality == Modality::stated || of_year_ahead || of_time_reported);
  // The verb of the figure before, and its base.
  const Draft* model = nullptr;
  // "32% more than in December 2024, taking the year's total to 62,585, 12.9% more": no year goes back to a month.
  const auto as_long = [&](const Draft& other) { return !c.key.period || other.claim.base->month_count() == 0 || c.key.period->month_count() <= other.claim.base->month_count(); };
  for (const Draft& other : drafts)
    if (other.claim.base && other.claim.key.period == c.key.period && as_long(other) && view.borders(other.figure->item, f.item).strong == 0 && !(f.period >= 0 && other.figure->base >= 0 && of_one_thing(view, *other.figure, f))) model = &other;
  // "16% lower than a year ago, after a 13% decline in June": as far back from a time of its own.
  if (!model && told_of_time && c.key.period && c.from.period == here) go_back_alike(drafts, c);
  if (c.base) return;
  // "rose 2.7% from a year earlier; food became 0.3% dearer in the month": a clause with a time of its own.
  const auto dated_anew = [&](std::size_t before) {
    for (std::size_t i = before + 1; i < scan.items.size(); ++i)
      if (scan.items[i].type == ItemType::period && view.borders(i, f.item).strong == 0 && !view.is(i, "weekday-period") && !view.published_on(i)) return true;  // "…, data showed on Thursday"
    return false;
  };
  // "wages grew 7.5% on the year; employment fell 0.8%"
  if (!model && told_of_time)
    for (const Draft& other : drafts)
      if (other.claim.kind == c.kind && other.claim.base && other.claim.from.base == here && !dated_anew(other.figure->item) && other.claim.key.period == c.key.period && (other.claim.key.flow == kPrice) == (c.key.flow == kPrice)) model = &other;
  if (model && c.kind == model->claim.kind) {
    c.base = model->claim.base;
    c.from.base = model->claim.from.base;
  } else if (takes_up_pair(view, f, c)) {
    c.base = discourse_.pair_just_told()->before;
    c.from.base = Provenance::paragraph;
  } else if (told_of_time && !compared_with_other(view, f.item)) {
    c.base = usual_base(c);
    if (c.base) c.from.base = Provenance::inferred;
    else if (c.kind != Kind::multiple) discourse_.open_bases.push_back(c.span.start);
  } else if (c.form == Form::difference && c.direction != Direction::none && c.modality == Modality::stated && !compared_with_other(view, f.item)) {
    discourse_.open_bases.push_back(c.span.start);
  }
}

// What a change goes back to where nothing says so. A year, a half, the year to date: the same stretch of the year before.
// Else as far as the changes before it.
std::optional<Period> ClaimBuilder::usual_base(const Claim& c) const {
  if (!c.key.period || c.from.period == Provenance::default_ || c.from.period == Provenance::none) return std::nullopt;
  const Period& own = *c.key.period;
  constexpr int kHalfYear = 6;
  const int months = own.month_count();
  const bool price = c.key.flow == kPrice;
  if (own.fiscal() || months == 12 || months == 24 || (months >= 4 && months < 12 && (own.first().month == 1 || months != kHalfYear))) return own.shifted_months(-12);  // April to November, too; a half may go back to the one before
  // Of days over more than a month: the same days of the year before.
  constexpr long kLongestMonth = 31;
  if (months == 0 && own.last().serial() - own.first().serial() > kLongestMonth) return own.shifted_months(-12);
  const auto& list = discourse_.list_pace;
  const int back = list.set ? (list.length == months && list.price == price ? list.months : 0) : discourse_.paces.of(months, price, discourse_.block());
  return back > 0 ? std::optional(own.shifted_months(-back)) : std::nullopt;
}

// "Burglary rose by 3%, robbery by 1% and theft by 5% from a year earlier": what the last of a list starts from, all do.
void ClaimBuilder::share_base(const SentenceView& view, std::span<Draft> drafts) const {
  for (std::size_t i = drafts.size(); i-- > 1;) {
    const Draft& next = drafts[i];
    Claim& c = drafts[i - 1].claim;
    const auto change = [](const Claim& one) { return one.kind == Kind::change && one.form == Form::ratio; };
    if (!change(next.claim) || !next.claim.base || next.claim.from.base != place_provenance() || (c.base && c.from.base != Provenance::inferred)) continue;
    // "increased 31,700, or 1.8%, on the year": the same told twice.
    const bool amount = c.form == Form::difference && c.base && c.kind != Kind::points && view.straight_on(drafts[i - 1].figure->item, next.figure->item, true);
    if (!change(c) && !amount) continue;
    const std::size_t from = drafts[i - 1].figure->item, to = next.figure->item;
    const bool own = next.figure->base >= 0 && !stands_behind(view, next.figure->base, to);
    if (own || c.key.period != next.claim.key.period || view.borders(from, to).strong > 0 || of_one_thing(view, *drafts[i - 1].figure, *next.figure) || view.verb_between(from + 1, to) || leads_to(view, from, to)) continue;
    c.base = next.claim.base;
    c.from.base = next.claim.from.base;
  }
}

}  // namespace assay
