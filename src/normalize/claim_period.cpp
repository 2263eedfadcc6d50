// ClaimBuilder: the period of a claim and the base of a change.
#include <algorithm>

#include "normalize/claim_builder.h"

namespace assay {
namespace {

// "The steepest fall was in coal": how far behind a rank its verb stands.
constexpr std::size_t kVerbOfRank = 7;

// "All but four of …": what may stand before a figure in the subject.
constexpr std::size_t kLeadsIn = 2;

// Does the figure say what another is compared with ("below the $13.10", "than the 46 tons")?
bool measured_against(const SentenceView& view, std::size_t item) {
  if (view.compared(item)) return true;
  for (std::size_t i = item, steps = 0; i-- > 0 && steps < 3; ++steps) {
    if (view.is(i, "comparison-down") || view.is(i, "comparison-up")) return true;
    if (!view.is(i, "article") && !view.is(i, "determiner") && !view.is(i, "adjective")) return false;
  }
  return false;
}

// "A tenth below the five-year average", "more than normal": what it is compared with is told, and is no time that we know.
// A level ("up 5% from 10.9 million") has the time that changes usually go back to.
bool compared_with_other(const SentenceView& view, std::size_t item) {
  constexpr std::size_t kNear = 3;
  const std::size_t count = view.scan().items.size();
  for (std::size_t i = item + 1; i < std::min(count, item + 1 + kNear); ++i) {
    if (view.is(i, "clause-strong") || view.is(i, "clause-weak") || view.scan().items[i].type == ItemType::figure) return false;
    if (!view.is(i, "comparison")) continue;
    return view.next_figure(i) > i + kNear;
  }
  return false;
}

bool level_or_share(const Claim& c) { return c.form == Form::level || c.kind == Kind::share; }

bool is_ratio_of_time(const Claim& c) { return c.kind == Kind::change || c.kind == Kind::multiple || c.kind == Kind::points || c.form == Form::difference; }

}  // namespace

// "Shares closed 3% higher", "Brent rose to $67.20 on Friday": a day of the market, told from the one before. A weekday beside
// a word of telling ("data showed on Friday") dates the telling.
bool ClaimBuilder::decide_market_day(const SentenceView& view, Draft& draft) const {
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  if (!today_) return false;
  // "quoted at £171 on Friday, £24 less than …": the rest of the sentence is of that day.
  const bool goes_on = std::ranges::any_of(view.scan().figures, [&](const Figure& o) { return o.session && o.item < f.item; });
  const bool session = f.session || (goes_on && (c.form == Form::difference || c.kind == Kind::price) && !view.compared(f.item));
  const Scan& scan = view.scan();
  std::optional<Period> day;
  for (std::size_t i = 0; i < scan.items.size() && !day; ++i) {
    if (scan.items[i].type != ItemType::period || !view.is(i, "weekday-period") || (!session && view.borders(i, f.item).strong > 0)) continue;
    // "to 3.85 per cent on Tuesday": right behind its figure
    if (!session && c.key.flow != "price" && (i < f.item || i > f.item + 3 || view.tense(f.item) != SentenceView::Tense::past)) continue;
    bool telling = false;
    for (std::size_t k = i < 3 ? 0 : i - 3; k < std::min(scan.items.size(), i + 3); ++k) telling |= view.is(k, "attribution") || view.is(k, "source");
    if (!telling) day = resolve(scan.periods[scan.items[i].ref], context(std::nullopt));
  }
  if (!day && session) day = discourse_.market_day ? discourse_.market_day : Period::day(*today_);
  // "Nickel eased on Wednesday. … Three-month metal was down 0.8%."
  const bool told_price = c.key.flow == "price" && c.modality == Modality::stated && !view.compared(f.item) && !f.start && f.period < 0;
  if (!day && told_price && discourse_.market_day && (!discourse_.time.set || discourse_.time.headline || discourse_.time.period->month_count() == 0)) day = discourse_.market_day;
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

void ClaimBuilder::decide_period(const SentenceView& view, Drafts drafts, Draft& draft) {
  const Scan& scan = view.scan();
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  const Provenance here = place_provenance();
  const Focus& time = discourse_.time;
  const auto spoken_of = [&]() -> std::optional<Period> {
    for (auto it = drafts.rbegin(); it != drafts.rend(); ++it)
      if (it->claim.key.period && !it->figure->start) return it->claim.key.period;
    return time.set ? time.period : std::nullopt;
  }();
  const auto take = [&](const PeriodMention& mention, std::optional<Period> current) {
    PeriodContext anchors = context(current);
    anchors.ahead = c.modality == Modality::forecast || c.modality == Modality::target;
    auto period = resolve(mention, anchors);
    if (!period) return false;
    c.key.period = period;
    const bool anchored = absolute(mention) || mention.type == PeriodMention::Type::month || mention.type == PeriodMention::Type::part;
    c.from.period = anchored || today_ || current ? here : Provenance::inferred;
    return true;
  };
  // An index told "over the last twelve months" is a change from a year before, not a sum of twelve months.
  const Entry* named = product_entry(c.key.product);
  const bool sums_up = c.key.flow.empty() ? named && named->text("measures") == "count" : c.key.flow != "price";
  const auto index_year = [&](const PeriodMention& m) {
    const bool year_long = (m.step == "month" && m.count == 12) || (m.step == "year" && m.count == 1);
    // "prices rose 0.3% in the month to June": from the month before.
    const bool month_long = m.type == PeriodMention::Type::n_to && m.step == "month" && m.count == 1;
    if (!sums_up && is_ratio_of_time(c) && month_long && !c.base && named && take(m, spoken_of)) {
      c.base = c.key.period->previous();
      c.from.base = here;
      return true;
    }
    if (sums_up || !is_ratio_of_time(c) || !year_long) return false;
    if (m.type != PeriodMention::Type::rolling && m.type != PeriodMention::Type::n_to) return false;
    if (m.type == PeriodMention::Type::n_to) {
      PeriodMention month = m;
      month.type = PeriodMention::Type::month;
      if (!take(month, spoken_of)) return false;
    } else {
      c.key.period = spoken_of;
      c.from.period = spoken_of ? discourse_.provenance(time) : Provenance::none;
    }
    if (c.key.period) c.base = c.key.period->shifted_months(-12), c.from.base = here;
    return c.key.period.has_value();
  };
  // An index "so far this year" is told from the December before.
  const auto index_to_date = [&](const PeriodMention& m) {
    if (!named || !named->flag("from_december") || !is_ratio_of_time(c) || m.type != PeriodMention::Type::to_date || f.base >= 0 || !take(m, spoken_of)) return false;
    const Date last = c.key.period->last();
    c.key.period = Period::month(last.year, last.month);
    c.base = Period::month(last.year - 1, 12);
    c.from.base = here;
    return true;
  };
  if (f.base >= 0 && index_year(scan.periods[static_cast<std::size_t>(f.base)])) return;
  // 1. The grammar tied a period to the figure.
  if (f.period >= 0 && (f.period != f.base || !(is_ratio_of_time(c) || c.kind == Kind::rank))) {
    const PeriodMention& own = scan.periods[static_cast<std::size_t>(f.period)];
    std::size_t at = f.item;
    for (std::size_t i = 0; i < scan.items.size(); ++i)
      if (scan.items[i].type == ItemType::period && static_cast<int>(scan.items[i].ref) == f.period) at = i;
    // "to $42m from $85m in the same period": that of a year before, as its change will say.
    if (f.start && own.type == PeriodMention::Type::same && own.year == 0 && own.step.empty()) return;
    const bool base_of_ratio = is_ratio_of_time(c) && (view.compared(at) || view.is(at, "earlier-period"));
    if (!base_of_ratio && (index_to_date(own) || index_year(own) || take(own, spoken_of))) return;
  }
  // "1.93 million tons on August 17": a level starts from nothing; what looks like its base is its day.
  const bool base_is_own = !is_ratio_of_time(c) && c.kind != Kind::rank && f.base >= 0 && [&] {
    for (std::size_t i = 0; i < scan.items.size(); ++i)
      if (scan.items[i].type == ItemType::period && static_cast<int>(scan.items[i].ref) == f.base)
        return view.is(i, "day-period") && !measured_against(view, i);
    return false;
  }();
  if (base_is_own && take(scan.periods[static_cast<std::size_t>(f.base)], spoken_of)) return;
  // "In June there had been 172 tonnes, so that the flow has grown by 83%": what has grown is told of now, not of then.
  const bool of_now = is_ratio_of_time(c) && view.tense(f.item) == SentenceView::Tense::present;
  const auto gone_by = [&](const Period& p) {
    return of_now && time.set && time.period && p.month_count() > 0 && p.month_count() == time.period->month_count() && p.last() < time.period->first();
  };
  // 2. The nearest period of the clause that nothing else claims: no base, no period compared with, not the start of
  //    a from-to pair.
  const PeriodMention* best = nullptr;
  double best_cost = 40;
  for (std::size_t i = 0; i < scan.items.size(); ++i) {
    const Item& item = scan.items[i];
    if (item.type != ItemType::period || !view.is(i, "period")) continue;
    const auto index = static_cast<int>(item.ref);
    if (index == f.base || f.start) continue;
    if (view.is(i, "earlier-period")) {
      // "a year earlier" dates the level right before it, and is a base to all else.
      // "the year before it had been 91,700 tonnes": so does one that leads its clause in, and one at the head of its clause,
      // whatever stands between ("a year earlier, shortly after the invasion, it had managed 126,700 tonnes").
      const bool at_head = i == 0 || view.is_sign(i - 1, ";");
      const bool leads = i < f.item && view.next_figure(i) == f.item && !view.compared(i) && (at_head || view.borders(i, f.item).strong == 0);
      if (is_ratio_of_time(c) || (i < f.item && !leads) || i > f.item + 3 || (!leads && (view.next_figure(f.item + 1) < i || view.borders(f.item, i).strong > 0))) continue;
      if (leads && at_head) {
        best = &scan.periods[item.ref], best_cost = 0;
        continue;
      }
    }
    bool claimed = false;
    double cost = (i > f.item ? static_cast<double>(i - f.item) + 2 : static_cast<double>(f.item - i));
    for (const Figure& other : scan.figures) {
      if (&other == &f || other.dropped) continue;
      if (other.base == index) claimed = true;
      // "9.5% below the $13.10 paid in July": July is that price's.
      if (f.item < other.item && other.item < i && view.next_figure(other.item + 1) > i && measured_against(view, other.item)) claimed = true;
      if (other.period != index) continue;
      // "46 t in May to 353 t": May is the other's; "rose 5% to 619 t in June": June is both's.
      if (other.start || view.compared(other.item)) claimed = true;
      // "3 Mt in the half-year, down 16%": a change right after its level is of the level's time.
      const bool tail = is_ratio_of_time(c) && other.item < i && i < f.item && view.next_figure(i) == f.item && view.borders(i, f.item).strong == 0;
      cost += tail ? 0 : other.item < f.item ? 12 : 3;
    }
    // A level compared with ("than the 1,238 tons that left in May") is dated by what follows it.
    if (i < f.item && c.form == Form::level && view.compared(f.item)) continue;
    if (i > f.item && view.borders(i, f.item).strong > 0) cost += 20;
    // "beating the high of $14.97 billion set in June": of that figure alone.
    if (i > f.item + 3 && scan.items[i - 3].type == ItemType::figure && view.is(i - 1, "preposition") && (view.ends_in_past(i - 2) || view.is(i - 2, "past"))) continue;
    // "a drop that owes much to the tax imposed in March": dates what a clause behind the figure tells.
    if (i > f.item && view.told_in_clause(f.item, i)) cost += 20;
    // "That is 10% short of last year's pace and shows how deep the hole of April was": of the time told before.
    if (i > f.item && spoken_of && view.verb_between(f.item + 1, i) && view.takes_up(f.item)) continue;
    if (claimed || (view.compared(i) && (is_ratio_of_time(c) || i < f.item || f.type == FigureType::duration || view.borders(f.item, i).weak > 0))) continue;
    const auto b = view.borders(i, f.item);
    cost += b.strong * 12 + b.weak * 3;
    if (view.is(i, "rolling-period")) cost += 6;
    if (scan.periods[item.ref].type == PeriodMention::Type::same) cost += 10;  // mostly what is compared with
    if (view.is(i, "definite-period")) cost += 3;
    if (view.is(i, "day-period")) cost += 4;
    if (cost >= best_cost) continue;
    if (const auto then = of_now && i < f.item ? resolve(scan.periods[item.ref], context(spoken_of)) : std::nullopt; then && gone_by(*then)) continue;
    best = &scan.periods[item.ref], best_cost = cost;
  }
  const bool market = f.session || std::ranges::any_of(drafts, [](const Draft& d) { return d.figure->session; });
  if ((!best || market) && decide_market_day(view, draft)) return;
  // "Four of the patients are …": the verb stands behind.
  auto tense = view.tense(f.item);
  if (tense == SentenceView::Tense::unknown && c.kind == Kind::count && f.item <= kLeadsIn) tense = view.tense(std::min({f.item + kVerbOfRank, scan.items.size(), view.next_figure(f.item + 1)}));
  const bool whole_world = !f.product.empty() && [&] {
    const auto [first, last] = view.items_in(f.product);
    for (std::size_t i = first; i <= last && first <= last; ++i)
      if (view.is(i, "world")) return true;
    return false;
  }();
  const bool place_rank = c.kind == Kind::rank && c.unit == "rank" &&
                          !(tense == SentenceView::Tense::unknown && view.tense(std::min(f.item + kVerbOfRank, scan.items.size())) == SentenceView::Tense::past);
  // What a thing has, holds or costs now: a level, in the present tense, with no time of its own.
  const bool lasting = c.key.flow.empty() || c.key.flow == "reserves" || c.key.flow == "capacity";
  const bool told_in_paragraph = time.set && time.block == discourse_.block() && !time.headline;
  const bool of_today = lasting && !told_in_paragraph && c.form == Form::level && !discourse_.in_headline() && tense == SentenceView::Tense::present && c.modality == Modality::stated;
  const bool standing = of_today || ((c.kind == Kind::share || place_rank) &&
                        (tense == SentenceView::Tense::present || (tense == SentenceView::Tense::unknown && (whole_world || place_rank || !time.set))));
  // A standing fact takes a period only where it stands close by.
  if (best && standing && best_cost > 9) best = nullptr;
  if (best && (index_to_date(*best) || index_year(*best) || take(*best, spoken_of))) return;
  if (best && (best->type == PeriodMention::Type::fiscal || best->type == PeriodMention::Type::season)) return;  // named, yet unknown: nobody else's time
  if (f.start || (level_or_share(c) && view.compared(f.item) && !drafts.empty())) {
    // Its period is what the change starts from; filled in when the change is known.
    return;
  }
  // 3. A standing fact in the present tense holds in the year of the paper.
  if (standing && today_) {
    const bool told_here = std::ranges::any_of(drafts, [&](const Draft& d) { return d.claim.key.period && d.claim.from.period != Provenance::default_ && d.claim.kind != Kind::share && d.claim.kind != Kind::rank; });
    if (!told_here) {
      c.key.period = Period::year(today_->year);
      c.from.period = Provenance::default_;
      return;
    }
  }
  // Plans and forecasts are not of the period reported, but for what was expected of it: "73,000 jobs, below the 110,000 expected".
  const bool expected_then = f.modality == Modality::forecast && !drafts.empty() && drafts.back().claim.modality == Modality::stated;
  if (c.modality != Modality::stated && c.modality != Modality::denied && !expected_then) return;
  // 4. Of the figure before in this sentence; else the period spoken of.
  for (auto it = drafts.rbegin(); it != drafts.rend(); ++it)
    if (it->claim.key.period && !it->figure->start && !gone_by(*it->claim.key.period) && !(view.told_aside(it->figure->item) && !view.told_aside(f.item)) && !(is_ratio_of_time(c) && view.compared_ahead(f.item) && view.compared_ahead(it->figure->item) && level_or_share(it->claim)) && it->claim.from.period != Provenance::default_ && !(level_or_share(it->claim) && (measured_against(view, it->figure->item) || view.of_compared_time(*it->figure)))) {
      c.key.period = it->claim.key.period;
      c.from.period = it->claim.from.period;
      return;
    }
  const bool streak = view.is(f.item, "streak-figure");
  const bool definition = c.kind == Kind::count && c.form == Form::level && !streak && (draft.figure->number.small_word || tense == SentenceView::Tense::present);
  if (time.set && time.period && !definition) {
    c.key.period = time.period;
    c.from.period = discourse_.provenance(time);
  }
}

void ClaimBuilder::decide_base(const SentenceView& view, Drafts drafts, Draft& draft) const {
  const Scan& scan = view.scan();
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  const Provenance here = place_provenance();
  const bool record = c.kind == Kind::rank && c.unit != "rank";
  if (!is_ratio_of_time(c) && !record) return;
  if (c.base) return;
  if (f.base >= 0) {
    c.base = resolve_base(scan.periods[static_cast<std::size_t>(f.base)], c.key.period, context(c.key.period));
    if (record) c.base = resolve(scan.periods[static_cast<std::size_t>(f.base)], context(c.key.period));
    // "the most so far this year": since its first month
    if (record && c.base && c.key.period && c.key.period->month_count() == 1 && c.base->month_count() > 1 && c.base->contains(*c.key.period)) c.base = Period::month(c.base->first().year, c.base->first().month);
    if (c.base) c.from.base = here;
    return;
  }
  if (record && f.reaches >= 0 && c.key.period) {
    // "the fastest in five months": since five months before
    const Figure& span = scan.figures[static_cast<std::size_t>(f.reaches)];
    if (const int months = months_in(span.step); months > 0) {
      c.base = c.key.period->shifted_months(-months * static_cast<int>(span.number.value));
      c.from.base = here;
    }
    return;
  }
  if (record) {
    // "a seven-month low": the lowest in seven months
    if (const int months = view.is(f.item, "length-record") ? months_in(f.step) : 0; months > 0 && c.key.period && c.key.period->month_count() > 0) {
      const Period back = c.key.period->shifted_months(-months * static_cast<int>(f.number.value));
      c.base = months == 12 ? Period::year(back.last().year) : back;
      c.from.base = here;
    }
    return;
  }
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
  const PeriodMention* best = nullptr;
  for (std::size_t i = 0; i < scan.items.size(); ++i) {
    const Item& item = scan.items[i];
    if (item.type != ItemType::period) continue;
    const bool step = view.is(i, "base-step");
    const bool earlier = view.is(i, "earlier-period") && i > f.item;
    if (!step && !earlier) continue;
    const bool other_owns = std::ranges::any_of(scan.figures, [&](const Figure& o) { return &o != &f && o.base == static_cast<int>(item.ref); });
    const auto b = view.borders(i, f.item);
    double cost = (i > f.item ? static_cast<double>(i - f.item) : static_cast<double>(f.item - i)) + b.strong * 12 + b.weak * 3 + (other_owns ? 6 : 0);
    // "On the year, too, the flow was bigger, by 4.8%": at the head it holds for the sentence.
    if (step && i <= 1 && b.strong == 0 && !other_owns) cost = std::min(cost, best_cost - 1);
    if (cost < best_cost) best = &scan.periods[item.ref], best_cost = cost;
  }
  if (best) {
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
    c.base = c.key.period->shifted_months(-12);
    c.from.base = Provenance::default_;
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
  const bool told_of_time = (c.kind == Kind::change || c.kind == Kind::points || c.kind == Kind::multiple) && c.modality == Modality::stated;
  // The verb of the figure before, and its base.
  const Draft* model = nullptr;
  for (const Draft& other : drafts)
    if (other.claim.base && other.claim.key.period == c.key.period && view.borders(other.figure->item, f.item).strong == 0) model = &other;
  // "16% lower than a year ago, after a 13% decline in June": as far back from a time of its own.
  if (!model && told_of_time && c.key.period && c.from.period == here)
    for (const Draft& other : drafts) {
      const Claim& o = other.claim;
      if (o.kind != c.kind || !o.base || !o.key.period || o.key.flow != c.key.flow || o.key.product != c.key.product) continue;
      const int months = o.key.period->month_count();
      if (months == 0 || months != c.key.period->month_count()) continue;
      for (const int back : {12, months})
        if (!c.base && *o.base == o.key.period->shifted_months(-back)) c.base = c.key.period->shifted_months(-back), c.from.base = Provenance::inferred;
    }
  if (c.base) return;
  if (model && c.kind == model->claim.kind) {
    c.base = model->claim.base;
    c.from.base = model->claim.from.base;
  } else if (told_of_time && !compared_with_other(view, f.item)) {
    c.base = usual_base(c);
    if (c.base) c.from.base = Provenance::inferred;
  }
}

// What a change goes back to where nothing says so. A year, a half, the year to date: the same stretch of the year before.
// Else as far as the changes before it.
std::optional<Period> ClaimBuilder::usual_base(const Claim& c) const {
  if (!c.key.period || c.from.period == Provenance::default_ || c.from.period == Provenance::none) return std::nullopt;
  const Period& own = *c.key.period;
  const int months = own.month_count();
  if (months == 0 && discourse_.pace.set && discourse_.pace.length == 0 && discourse_.pace.months == 12) return own.shifted_months(-12);
  if (own.fiscal() || months == 12 || months == 24 || (months >= 4 && months < 12 && own.first().month == 1)) return own.shifted_months(-12);
  const auto& pace = discourse_.list_pace.set ? discourse_.list_pace : discourse_.pace;
  if (!pace.set || pace.length != months || months == 0 || pace.price != (c.key.flow == "price")) return std::nullopt;
  return own.shifted_months(-pace.months);
}

// "From 46 t in May to 353 t, a rise of 660%": the level at the start and the base of the change date each other.
// "from 100 tonnes", "from 100 tonnes in May": right behind its "from", and nothing after it but a time. A peak, a forecast or an
// issue price is another start than the change's.
bool ClaimBuilder::bare_start(const SentenceView& view, std::size_t figure) const {
  const Entry* before = figure > 0 ? view.entry(figure - 1, "place-role") : nullptr;
  if (!before || before->text("role") != "from") return false;
  if (figure + 1 >= view.scan().items.size()) return true;
  const Item& after = view.scan().items[figure + 1];
  const Entry* role = view.entry(figure + 1, "place-role");
  const bool until = role && role->text("role") == "to";
  const bool in_time = figure + 2 < view.scan().items.size() && view.scan().items[figure + 2].type == ItemType::period;
  const std::string sign = view.folded(after.span);
  const bool stop = sign == "." || sign == "," || sign == ";" || sign == ")" || sign == "\"" || view.is(figure + 1, "dash");
  return stop || after.type == ItemType::period || until || in_time;
}

void ClaimBuilder::tie_pairs(const SentenceView& view, std::vector<Draft>& drafts) const {
  for (Draft& start : drafts) {
    const bool compared = level_or_share(start.claim) && view.compared(start.figure->item);
    if (!start.figure->start && !compared) continue;
    start.claim.starts_change = start.figure->start && level_or_share(start.claim) && bare_start(view, start.figure->item);
    for (Draft& d : drafts) {
      if (compared && !start.figure->start && view.borders(d.figure->item, start.figure->item).strong > 1) continue;
      Claim& c = d.claim;
      if (!is_ratio_of_time(c) || c.form == Form::order) continue;
      // "900 tonnes, compared with 1,200 in June, a fall of 25%": nearer than what changes usually go back to.
      const bool guessed = c.base && c.from.base == Provenance::inferred && start.claim.from.period == place_provenance() && start.claim.form == Form::level && start.figure->item < d.figure->item &&
                           view.borders(start.figure->item, d.figure->item).strong == 0;
      if ((!c.base || guessed) && start.claim.key.period && c.key.period && *start.claim.key.period != *c.key.period) {
        c.base = start.claim.key.period;
        c.from.base = start.claim.from.period;
      }
      // "inflation edged up to 2.9% from 2.8%": both are changes on the year; the first is of the month before.
      const bool both_grow = start.figure->start && start.claim.kind == Kind::change && c.kind == Kind::change && told_as_growth(c.key.product) && told_as_growth(start.claim.key.product);
      if (both_grow && !start.claim.key.period && c.key.period && c.key.period->month_count() > 0) {
        start.claim.key.period = c.key.period->previous();
        start.claim.from.period = Provenance::inferred;
        if (c.base && *c.base == c.key.period->shifted_months(-12)) start.claim.base = start.claim.key.period->shifted_months(-12), start.claim.from.base = c.from.base;
        continue;
      }
      if (!start.claim.key.period && c.base) {
        start.claim.key.period = c.base;
        start.claim.from.period = c.from.base;
      }
    }
    if (start.claim.key.period) continue;
    // "22.9 million passed, against 21.8 million": the level beside it says from when on.
    const auto at = static_cast<std::size_t>(&start - drafts.data());
    const Draft* beside = nullptr;
    if (start.figure->start && at + 1 < drafts.size() && drafts[at + 1].claim.kind == start.claim.kind) beside = &drafts[at + 1];
    else
      for (std::size_t i = at; i-- > 0 && !beside;)
        if (drafts[i].claim.form == Form::level || drafts[i].claim.kind == start.claim.kind) beside = &drafts[i];
    if (!beside || beside->claim.kind != start.claim.kind) continue;
    start.claim.key.period = usual_base(beside->claim);
    if (start.claim.key.period) start.claim.from.period = Provenance::inferred;
  }
}

}  // namespace assay
