// ClaimBuilder: the period of a claim.
#include <algorithm>

#include "normalize/other_periods.h"
#include "normalize/period_choice.h"

namespace assay {
namespace {

// "April's 91": how far behind a period the figure stands that it leads in.
constexpr std::size_t kLedIn = 2;

// How close a period must stand to date a fact that else holds today.
constexpr double kCloseBy = 9;

}  // namespace

bool ClaimBuilder::PeriodChoice::heads_clause(const PeriodMention& m) const {
  const std::size_t item = item_of(m);
  return item > 0 && item < scan.items.size() && view.is_sign(item - 1, ";");
}

std::optional<Period> ClaimBuilder::PeriodChoice::spoken_before(const PeriodMention& m) const {
  const std::size_t item = item_of(m);
  std::optional<Period> before = time.set ? time.period : std::nullopt;
  for (const Draft& d : drafts)
    if (d.figure->item < item && d.claim.form != Form::order && d.claim.key.period && !d.figure->start && !told_to_compare(view, d.claim, d.figure->item)) before = d.claim.key.period;
  return before;
}

// "From July to March it came to 9 Mt. In the current fiscal year rice made 3 Mt": so far, where that year has only
// begun with what was told of.
bool ClaimBuilder::PeriodChoice::runs_on(const PeriodMention& m, const Period& whole) const {
  if (m.type != PeriodMention::Type::fiscal || (m.relation != "this" && m.relation != "current") ||
      c.modality != Modality::stated)
    return false;
  if (!spoken_of || !builder.today_ || spoken_of->month_count() < 2 || spoken_of->month_count() > 11) return false;
  const Date first = spoken_of->first();
  return first.month == builder.fiscal_start_ && first.year == whole.first().year &&
         *builder.today_ < first.plus_months(12);
}

// "July-March … rose to $101 million this year from $88 million last year": no calendar year, where the months told of lie in two.
bool ClaimBuilder::PeriodChoice::of_fiscal_run(const PeriodMention& m, const Period& told) const {
  const bool year = m.type == PeriodMention::Type::relative && m.step == "year" && (m.relation == "this" || m.relation == "last" || m.relation == "previous");
  return year && !told.fiscal() && told.month_count() > 1 && told.month_count() < 12 && told.first().year < told.last().year;
}

bool ClaimBuilder::PeriodChoice::take(const PeriodMention& m) {
  if (m.letter && m.year == 0 && builder.discourse_.in_headline()) return false;  // "Q1 profit jumps": of which year, the text says
  // "Ten years ago it had been 6 million": a year, whatever month is reported.
  const bool long_ago = m.type == PeriodMention::Type::relative && m.relation == "ago" && ((m.step == "year" && m.count > 1) || m.step == "decade") && !(spoken_of && spoken_of->month_count() >= 12);
  // "5,473 tonnes in October, having fallen 6% in September; a year ago they were 4,725": a year before what is reported.
  const bool a_year_back = m.type == PeriodMention::Type::relative && m.step == "year" && latest && m.relation == "ago" && heads_clause(m);
  // "In the previous month they had risen 8% to $315 billion": before what stood before the words, not before what they date.
  const bool steps_back = m.relation == "previous" || m.relation == "earlier" || m.relation == "before";
  PeriodContext anchors = builder.context(long_ago ? std::nullopt : a_year_back ? latest : steps_back ? spoken_before(m) : spoken_of);
  anchors.ahead = c.modality == Modality::forecast || c.modality == Modality::target;
  auto period = resolve(m, anchors);
  if (!period) return false;
  if (m.year == 0 && m.relation.empty() && (m.type == PeriodMention::Type::month || m.type == PeriodMention::Type::day)) period = yet_to_come(m, *period, anchors.ahead);
  // "sold 3 Mt by the end of 2024": in that year; what it then held it held in December.
  // Capacity and reserves are told by the year.
  const bool held = (c.key.flow.empty() || c.key.flow == kPrice || c.key.flow == "stocks") && builder.today_ && period->last() < *builder.today_;
  if (m.step == "year-end" && !held) period = Period::year(period->first().year);
  if (runs_on(m, *period)) period = spoken_of;
  if (const auto& run = builder.discourse_.fiscal_run; run && of_fiscal_run(m, *run)) period = m.relation == "this" ? *run : run->shifted_months(-12);
  c.key.period = period;
  c.other_periods = other_periods(m, anchors, *period);
  const bool anchored = absolute(m) || m.type == PeriodMention::Type::month || m.type == PeriodMention::Type::part;
  c.from.period = anchored || builder.today_ || spoken_of ? here : Provenance::inferred;
  // "So far this year it was 27,897 tonnes. A year earlier it had been 5,278": a year before what, another sentence says.
  if (told_before && !anchored && resolve(m, builder.context(std::nullopt)) != period) c.from.period = builder.discourse_.provenance(time);
  return true;
}

bool ClaimBuilder::PeriodChoice::sums_up() const {
  const Entry* product = series();
  if (c.key.flow.empty() ? product && (product->text("measures") == "count" || product->text("measures") == "mass") : c.key.flow != kPrice) return true;
  // "1,344 fewer offences in the year to March than in the previous twelve months": of one year against another.
  if (c.form == Form::difference && f.base >= 0 && scan.periods[static_cast<std::size_t>(f.base)].type == PeriodMention::Type::rolling) return true;
  // "took 14 million pounds in the year to March, up 3%": a sum of that year is in the sentence, and its change. What no lexicon knows
  // is told of as the one before it in a list.
  return std::ranges::any_of(drafts, [&](const Draft& d) {
    const Kind kind = d.claim.kind;
    const bool sum = d.claim.form == Form::level && (kind == Kind::money || kind == Kind::count || kind == Kind::quantity);
    return (sum || (!product && kind == Kind::change)) && d.claim.key.period && d.claim.key.period->month_count() == kYear;
  });
}

bool ClaimBuilder::PeriodChoice::take_index_year(const PeriodMention& m) {
  const bool year_long = (m.step == "month" && m.count == 12) || (m.step == "year" && m.count == 1);
  // "prices rose 0.3% in the month to June": from the month before.
  const bool month_long = m.type == PeriodMention::Type::n_to && m.step == "month" && m.count == 1;
  if (is_ratio_of_time(c) && month_long && !c.base && series() && !sums_up() && take(m)) {
    c.other_periods.clear();
    c.base = c.key.period->previous();
    c.from.base = here;
    return true;
  }
  // "Over the past year they climbed 3.9%", told of a month: from the same month a year before.
  if (c.kind == Kind::change && m.type == PeriodMention::Type::relative && m.relation == "past" && m.step == "year" && spoken_of && !c.base) {
    c.key.period = spoken_of, c.from.period = builder.discourse_.provenance(time);
    c.base = spoken_of->shifted_months(-12), c.from.base = here;
    return true;
  }
  if (!is_ratio_of_time(c) || !year_long || sums_up()) return false;
  if (m.type != PeriodMention::Type::rolling && m.type != PeriodMention::Type::n_to) return false;
  if (m.type == PeriodMention::Type::n_to) {
    PeriodMention month = m;
    month.type = PeriodMention::Type::month;
    if (!take(month)) return false;
    c.other_periods.clear();
  } else {
    c.key.period = spoken_of;
    c.from.period = spoken_of ? builder.discourse_.provenance(time) : Provenance::none;
  }
  // "2.7% in the year to June and 0.3% from May": each from its own time.
  const bool own_base = f.base >= 0 && &view.scan().periods[static_cast<std::size_t>(f.base)] != &m;
  if (c.key.period && !own_base) c.base = c.key.period->shifted_months(-12), c.from.base = here;
  return c.key.period.has_value();
}

bool ClaimBuilder::PeriodChoice::take_year_earlier(const PeriodMention& m) {
  const bool by_name = m.type == PeriodMention::Type::year;
  const bool last_year = by_name || (m.type == PeriodMention::Type::relative && m.step == "year" && (m.relation == "last" || m.relation == "previous"));
  if (!last_year || f.item == 0) return false;
  const bool measured = c.form == Form::level && !drafts.empty() && measured_against(view, f.item);
  const bool apart = measured || view.is_sign(f.item - 1, "(") || (view.is(f.item - 1, "joiner-of") && view.compared(f.item));
  std::optional<Period> now = m.relation == "last" ? spoken_of : std::nullopt;
  const auto told = std::find_if(drafts.rbegin(), drafts.rend(), [&](const Draft& d) { return d.claim.form == Form::level && d.claim.kind == c.kind && d.claim.key.flow == c.key.flow && d.claim.key.product == c.key.product && d.claim.key.period; });
  if (measured && told != drafts.rend()) now = told->claim.key.period;
  // "17,065 in June, compared with 17,393 in 2013": of that June, where it is no sum of a year.
  if (by_name) {
    constexpr double kAlike = 3;
    if (!measured || told == drafts.rend() || !now || now->month_count() != 1 || m.year >= now->first().year || c.value <= 0) return false;
    if (std::max(c.value / told->claim.value, told->claim.value / c.value) > kAlike) return false;
    c.key.period = now->shifted_months(kYear * (m.year - now->first().year));
    c.from.period = here;
    return true;
  }
  if (!now || now->month_count() == 0 || now->month_count() >= kYear || !(apart || (f.start && now->month_count() > 1))) return false;
  c.key.period = now->shifted_months(-kYear);
  c.from.period = here;
  return true;
}

// An index "so far this year" is told from the December before.
bool ClaimBuilder::PeriodChoice::take_index_to_date(const PeriodMention& m) {
  const bool price = c.key.flow == kPrice && builder.today_;
  const bool this_year = m.type == PeriodMention::Type::relative && m.relation == "this" && m.step == "year" && c.modality == Modality::stated;
  if (!is_ratio_of_time(c) || f.base >= 0 || (m.type != PeriodMention::Type::to_date && !(price && this_year))) return false;
  const bool from_december = series() && series()->flag("from_december");
  if ((!from_december && !price) || !take(m)) return false;
  c.other_periods.clear();
  const Date last = c.key.period->last();
  c.key.period = Period::month(last.year, last.month);
  // What a price has gained by today.
  if (price && !from_december) c.key.period = builder.discourse_.market_day ? *builder.discourse_.market_day : Period::month(builder.today_->year, builder.today_->month);
  c.base = Period::month(c.key.period->last().year - 1, 12);
  c.from.base = here;
  return true;
}

// From a month to the last one that is reported, or that was over on the day of the paper.
Period ClaimBuilder::PeriodChoice::until_now(const Period& since) const {
  Date last = since.last();
  const auto& told = builder.discourse_.main_time;
  if (told.set && told.period->last() > last && told.period->month_count() > 0) last = told.period->last();
  else if (builder.today_) last = std::max(last, Date{builder.today_->year, builder.today_->month, 1}.plus_days(-1));
  return Period::months(since.first().year, since.first().month, last.year, last.month);
}

bool ClaimBuilder::PeriodChoice::take_since(const PeriodMention& m) {
  if (is_ratio_of_time(c) || c.kind == Kind::rank || !take(m)) return false;
  // "since February, when shipments hit a low of 3,326 tonnes": told of February itself.
  for (std::size_t i = 0; i + 2 < f.item; ++i)
    if (scan.items[i].type == ItemType::period && &mention(i) == &m)
      if (const std::size_t then = view.is_sign(i + 1, ",") ? i + 2 : i + 1; view.is(then, "relative") && view.same_clause(then, f.item)) return true;
  const bool day = c.key.period->first() == c.key.period->last();
  if (day && builder.today_ && c.key.period->last() < *builder.today_) c.key.period = Period::days(c.key.period->first(), *builder.today_);
  if (c.key.period->is_month()) c.key.period = until_now(*c.key.period);
  c.other_periods.clear();
  return true;
}

bool ClaimBuilder::PeriodChoice::take_compared() {
  if (c.form != Form::level || scan.items.empty() || !view.is(0, "pointing")) return false;
  constexpr std::size_t kHead = 4;
  bool compares = false;
  for (std::size_t i = 1; i < std::min({kHead, scan.items.size(), view.next_figure(0)}); ++i) compares = compares || view.is(i, "comparison");
  // The first of them has told when it was.
  const auto dated_by = [&](std::size_t item) {
    while (item < scan.items.size() && scan.items[item].type != ItemType::period) ++item;
    return item;
  };
  const Draft* first = compares && !drafts.empty() && drafts.front().claim.form == Form::level && drafts.front().claim.from.period == here ? &drafts.front() : nullptr;
  if (first && dated_by(first->figure->item) == dated_by(f.item) && dated_by(f.item) < scan.items.size()) {
    c.key.period = drafts.front().claim.key.period, c.from.period = here;
    return c.key.period.has_value();
  }
  for (std::size_t i = f.item + 1; compares && i < scan.items.size(); ++i)
    if (scan.items[i].type == ItemType::period) {
      const auto index = static_cast<int>(scan.items[i].ref);
      const bool of_change = std::ranges::any_of(scan.figures, [&](const Figure& o) { return o.base == index; });
      return view.is(i, "earlier-period") && !of_change && take(mention(i));
    }
  return false;
}

bool ClaimBuilder::PeriodChoice::take_season() {
  if (std::ranges::none_of(scan.periods, [](const PeriodMention& m) { return m.month > 0 ? m.type == PeriodMention::Type::to_date : m.step == "season"; })) return false;
  const PeriodMention* season = nullptr;
  const PeriodMention* until = nullptr;
  for (std::size_t i = 0; i < scan.items.size(); ++i) {
    if (scan.items[i].type != ItemType::period) continue;
    const PeriodMention& m = mention(i);
    const bool stretch = m.type == PeriodMention::Type::to_date && m.month > 0;
    if (((stretch && until) || ((stretch || (m.type == PeriodMention::Type::years && m.step == "season")) && i < f.item)) && !season && !view.compared(i)) season = &m;
    else if (m.type == PeriodMention::Type::day && (view.due_by(i) || until || (i > 0 && view.is(i - 1, "joiner-of")))) until = until ? until : &m;  // "as of June 27"
    else if (i < f.item && season && !view.compared(i)) return false;
  }
  if (!season || (!until && season->month == 0) || view.compared(f.item)) return false;
  PeriodContext anchors = builder.context(spoken_of);
  if (const auto day = until ? resolve(*until, anchors) : std::nullopt) anchors.until = day->last();
  const auto period = resolve(*season, anchors);
  if (!period) return false;
  c.key.period = period;
  c.from.period = here;
  c.other_periods.clear();
  return true;
}

bool ClaimBuilder::PeriodChoice::take_since_then() {
  if (!spoken_of || f.period >= 0 || f.base >= 0 || !view.since_then(f.item)) return false;
  const bool changes = is_ratio_of_time(c);
  if (!changes && c.key.flow != kPrice) return false;
  const auto& told = builder.discourse_.told;
  const Period then = drafts.empty() && !told.empty() ? told.back() : *spoken_of;
  if (changes) c.base = then, c.from.base = builder.discourse_.provenance(time);
  const auto& main = builder.discourse_.main_time;
  if (c.key.flow == kPrice && builder.today_) c.key.period = builder.discourse_.market_day ? *builder.discourse_.market_day : Period::day(*builder.today_), c.from.period = Provenance::inferred;
  else if (main.set && main.period && then.last() < main.period->first()) c.key.period = main.period, c.from.period = builder.discourse_.provenance(main);
  return true;
}

bool ClaimBuilder::PeriodChoice::take_tied() {
  // "to 35.4% in May from 37.9% a month earlier": its own time stands right behind it.
  if (const std::size_t behind = f.item + 1; behind < scan.items.size() && scan.items[behind].type == ItemType::period && is_ratio_of_time(c) && builder.dates_start(view, static_cast<int>(scan.items[behind].ref)) && take(mention(behind))) return true;
  // "11% higher compared with the year to March 2020 (6.1 million offences)"
  if (const std::size_t before = f.item < 2 ? 0 : f.item - 2; before > 0 && level_or_share(c) && view.is_sign(f.item - 1, "(") && scan.items[before].type == ItemType::period && view.compared(before) && take(mention(before))) return true;
  // "versus the year-ago level of 9.6 million"
  if (f.item > 3 && level_or_share(c) && view.is(f.item - 1, "joiner-of"))
    if (const std::size_t before = scan.items[f.item - 2].type == ItemType::period ? f.item - 2 : f.item - 3; scan.items[before].type == ItemType::period && view.is(before, "earlier-period") && measured_against(view, before) && take(mention(before))) return true;
  // "2.7%, above the previous month's 2.4%"
  if (is_ratio_of_time(c) && f.type == FigureType::percent && view.behind_compared_time(f.item) && take(mention(f.item - 2))) return true;
  // "following a 0.4% increase the month prior": of that month.
  if (view.may_hold("earlier-period") && is_ratio_of_time(c) && behind_comparison(view, f.item))
    for (std::size_t i = f.item + 1; i < std::min(scan.items.size(), std::size_t{f.item} + 4); ++i) {
      if (scan.items[i].type == ItemType::period && view.is(i, "earlier-period") && take(mention(i))) return true;
      if (!view.is(i, "trend-noun") && !view.is(i, "preposition") && !view.is(i, "word")) break;
    }
  if (f.base >= 0 && take_index_year(scan.periods[static_cast<std::size_t>(f.base)])) return true;
  if (f.period >= 0 && (f.period != f.base || !(is_ratio_of_time(c) || c.kind == Kind::rank))) {
    const PeriodMention& own = scan.periods[static_cast<std::size_t>(f.period)];
    std::size_t at = f.item;
    for (std::size_t i = 0; i < scan.items.size(); ++i)
      if (scan.items[i].type == ItemType::period && static_cast<int>(scan.items[i].ref) == f.period) at = i;
    // "to $42m from $85m in the same period": that of a year before, as its change will say.
    if (f.start && own.type == PeriodMention::Type::same && own.year == 0 && own.step.empty()) return true;
    // "from September, when they had fallen 6.1%": told of September, in a clause of its own.
    // "the strongest since 2002 (2.1%)": in brackets behind it a figure is of that time.
    const bool bracketed = at + 2 == f.item && view.is_sign(at + 1, "(") && !drafts.empty() && drafts.back().claim.kind == Kind::rank;
    const bool base_of_ratio = !bracketed && is_ratio_of_time(c) && ((view.compared(at) && view.borders(at, f.item).strong == 0) || view.is(at, "earlier-period"));
    if (!base_of_ratio && !of_telling(at) && take_any(own, at)) return true;
  }
  // "1.93 million tons on August 17": a level starts from nothing; what looks like its base is its day.
  const bool base_is_own = !is_ratio_of_time(c) && c.kind != Kind::rank && f.base >= 0 && [&] {
    for (std::size_t i = 0; i < scan.items.size(); ++i)
      if (scan.items[i].type == ItemType::period && static_cast<int>(scan.items[i].ref) == f.base)
        return view.is(i, "day-period") && !measured_against(view, i);
    return false;
  }();
  return base_is_own && take(scan.periods[static_cast<std::size_t>(f.base)]);
}

bool ClaimBuilder::PeriodChoice::gone_by(const Period& p) const {
  return time.set && time.period && p.month_count() > 0 && p.month_count() == time.period->month_count() && p.last() < time.period->first() && of_now();
}

// "a year earlier" dates the level right before it, and is a base to all else.
// "the year before it had been 91,700 tonnes": so does one that leads its clause in, and one at the head of its clause,
// whatever stands between ("a year earlier, shortly after the invasion, it had managed 126,700 tonnes").
bool ClaimBuilder::PeriodChoice::earlier_dates(std::size_t i, bool& at_head) const {
  const bool head = i == 0 || view.is_sign(i - 1, ";");
  const bool led_in = i == 1 && (view.is(0, "preposition") || view.is(0, "adverb"));  // "In the same month of 2024 sales had risen 1.2%"
  const bool leads = i < f.item && view.next_figure(i) == f.item && !view.compared(i) && (head || view.borders(i, f.item).strong == 0);
  at_head = leads && head;
  // "A month earlier they had risen 8%"
  if (is_ratio_of_time(c)) return leads && (i == 0 || led_in) && view.borders(i, f.item).strong == 0 && view.verb_between(i + 1, f.item);
  // "compared with the 3.4 billion it reported for the year-earlier period"
  constexpr std::size_t kNear = 3, kCompared = 7;
  // "compared with $24 million, or 2 cents a share, a year earlier": told again in other words it is of the same time.
  const bool again = !drafts.empty() && view.told_again(drafts.back().figure->item, f.item);
  const bool measured = measured_against(view, again ? drafts.back().figure->item : f.item);
  std::size_t told = f.item;
  for (std::size_t next = view.next_figure(told + 1); next < i && view.told_again(told, next); next = view.next_figure(told + 1)) told = next;
  if ((i < f.item && !leads) || i > told + (measured ? kCompared : kNear)) return false;
  return leads || !(view.next_figure(told + 1) < i || view.borders(f.item, i).strong > 0);
}

// No base of another figure, nor its time where that is compared with or starts a change; what it costs to share a time.
bool ClaimBuilder::PeriodChoice::claimed(std::size_t i, double& cost) const {
  const auto index = static_cast<int>(scan.items[i].ref);
  for (const Figure& other : scan.figures) {
    if (&other == &f || other.dropped) continue;
    // "the lowest since it shipped 1,457 tonnes in January 2015": since when, and when that was.
    const bool inside = c.form == Form::level && view.is(other.item, "rank-figure") && other.item < f.item && f.item < i;
    if (other.base == index && !inside) return true;
    // "9.5% below the $13.10 paid in July": July is that price's.
    if (f.item < other.item && other.item < i && view.next_figure(other.item + 1) > i && (measured_against(view, other.item) || behind_comparison(view, other.item))) return true;
    if (other.period != index) continue;
    // "7 trillion, against 3.9 trillion a year ago and 400 billion in May": May is the last one's alone.
    if (f.item < other.item && other.item < i && view.next_figure(f.item + 1) < other.item && level_or_share(c) && measured_against(view, view.next_figure(f.item + 1))) return true;
    // "46 t in May to 353 t": May is the other's; "rose 5% to 619 t in June": June is both's.
    if (other.start || view.compared(other.item)) return true;
    // "3 Mt in the half-year, down 16%": a change right after its level is of the level's time.
    // "rose 4% in May and 9% to 80 tonnes in June": behind another change it may have a time of its own.
    const bool of_level = std::ranges::none_of(drafts, [&](const Draft& d) { return d.figure == &other && is_ratio_of_time(d.claim); });
    const bool tail = is_ratio_of_time(c) && of_level && other.item < i && i < f.item && view.next_figure(i) == f.item && view.borders(i, f.item).strong == 0;
    // "5% in May to 30 billion and 7% in the first five months to 140": what a change reached is of its time.
    const bool reached_then = i + 2 == f.item && view.after_preposition(f.item);
    cost += tail || reached_then ? 0 : other.item < f.item ? 12 : 3;
  }
  return false;
}

// "3 million tonnes (2.8 million in May 2024)": a time in brackets is that of the figure in them.
bool ClaimBuilder::PeriodChoice::in_other_brackets(std::size_t i) const {
  std::size_t open = i, close = i;
  while (open > 0 && !view.is_sign(open, "(") && !view.is_sign(open, ")")) --open;
  if (!view.is_sign(open, "(") || (open < f.item && f.item < i)) return false;
  while (close < scan.items.size() && !view.is_sign(close, ")")) ++close;
  return (f.item < open || f.item > close) && view.next_figure(open) < close;
}

// "565 million kg, as the December harvest halved", "…, taking the January-May total to 2 billion": of the figure that comes next.
bool ClaimBuilder::PeriodChoice::leads_to_next(std::size_t i) const {
  const std::size_t next = view.next_figure(i);
  if (i < f.item || next == scan.items.size()) return false;
  const auto to_next = view.borders(i, next);
  if (to_next.strong + to_next.weak > 0) return false;
  const bool other_clause = !view.same_clause(f.item, i) && view.same_clause(i, next);
  const auto takes = [&] {
    for (std::size_t k = f.item + 1; k < i; ++k)
      if (view.is(k, "receive-verb")) return true;
    return false;
  };
  return other_clause || (view.borders(f.item, i).weak > 0 && (view.verb_between(f.item + 1, i) || takes()));
}

// "The data, published by the ministry on 30 May, show", "figures published earlier this week had shown": the day of the telling.
bool ClaimBuilder::PeriodChoice::of_telling(std::size_t i) const {
  const bool may_be = view.is(i, "day-period") || (mention(i).type == PeriodMention::Type::relative && mention(i).step == "week");
  return may_be && c.key.flow != kPrice && view.published_on(i);
}

bool ClaimBuilder::PeriodChoice::passed_by(std::size_t i) const {
  if (view.dates_aside(i, f.item) || in_other_brackets(i) || leads_to_next(i)) return true;
  // A level compared with ("than the 1,238 tons that left in May") is dated by what follows it.
  if (i < f.item && c.form == Form::level && view.compared(f.item)) return true;
  if (of_telling(i)) return true;
  // "1% better than had been predicted in July": when somebody foresaw it
  if (i > 2 && view.is(i - 1, "preposition") && view.is(i - 2, "modal") && view.is(i - 3, "auxiliary") && view.is(i - 3, "past")) return true;
  // "received 3,412 pleas and expects 2,900 by 2029": when what is expected is to be.
  const Modality when = i > f.item && c.modality == Modality::stated && view.next_figure(f.item + 1) < i ? view.modality(i) : Modality::stated;
  if (when == Modality::forecast || when == Modality::target) return true;
  // "beating the high of $14.97 billion set in June": of that figure alone.
  if (i > f.item + 3 && scan.items[i - 3].type == ItemType::figure && view.is(i - 1, "preposition") && (view.ends_in_past(i - 2) || view.is(i - 2, "past"))) return true;
  // "shed 12,000 jobs and has lost 78,000 this year": up to now is told in the perfect only.
  if (i > f.item && mention(i).type == PeriodMention::Type::relative && mention(i).relation == "this" && view.next_figure(f.item + 1) < i && view.perfect_between(f.item + 1, view.next_figure(f.item + 1))) return true;
  // "That is 10% short of last year's pace and shows how deep the hole of April was": of the time told before.
  // But "It is worse than the loss of $240,000 that was reported in 2017": a level has its own.
  const bool own_level = c.form == Form::level && c.kind != Kind::share && !view.may_hold("joiner-and");
  if (i > f.item && spoken_of && !own_level && view.verb_between(f.item + 1, i) && view.takes_up(f.item)) return true;
  // "has risen 5% since February", "the most since May": where it starts.
  // "since records began in 1899"
  if (i > 1 && (is_record(i - 1) || (view.is(i - 1, "preposition") && is_record(i - 2)))) return true;
  // "fell below 700,000 for the first time since 1899": nothing has been so since.
  const bool went_by = view.is(i, "since-period") && i > f.item && mention(i).type == PeriodMention::Type::year && view.tense(f.item) == SentenceView::Tense::past;
  if (view.is(i, "since-period")) return is_ratio_of_time(c) || c.kind == Kind::rank || ranked_before(i) || went_by;
  // "88 million tons, lower than April's 91 million": of the figure that it leads in.
  const bool leads_in = i > f.item && view.next_figure(i) <= i + kLedIn && view.next_figure(i) < scan.items.size();
  return view.compared(i) && (is_ratio_of_time(c) || i < f.item || leads_in || f.type == FigureType::duration || view.borders(f.item, i).weak > 0);
}

bool ClaimBuilder::PeriodChoice::ranked_before(std::size_t i) const {
  return std::any_of(scan.figures.begin(), scan.figures.end(), [&](const Figure& o) { return !o.dropped && o.item < i && (view.is(o.item, "rank-figure") || view.is(o.item, "record-figure")); });
}

double ClaimBuilder::PeriodChoice::weight(std::size_t i) const {
  double cost = i > f.item ? static_cast<double>(i - f.item) + 2 : static_cast<double>(f.item - i);
  const auto b = view.borders(i, f.item);
  if (i > f.item && b.strong > 0) cost += 20;
  // "a drop that owes much to the tax imposed in March": dates what a clause behind the figure tells.
  if (i > f.item && view.told_in_clause(f.item, i)) cost += 20;
  cost += b.strong * 12 + b.weak * 3;
  if (view.is(i, "rolling-period")) cost += 6;
  if (mention(i).type == PeriodMention::Type::same) cost += 10;  // mostly what is compared with
  if (view.is(i, "definite-period")) cost += 3;
  if (view.is(i, "day-period")) cost += 4;
  // "In February 2020, the last full month before the war, the list stood at 4 million": at the head, whatever is told beside it.
  const bool heads = i <= 1 && i < f.item && view.is_sign(i + 1, ",") && view.next_figure(i) == f.item && !view.compared(i);
  // "a 50% tariff on goods from Brazil takes effect on August 1": of that day it is told.
  const bool onset = i > f.item && b.strong == 0 && view.takes_effect(i) && view.next_figure(f.item + 1) > i;
  return heads || onset ? std::min(cost, kCloseBy) : cost;
}

void ClaimBuilder::PeriodChoice::find_nearest() {
  if (f.start) return;
  for (std::size_t i = 0; i < scan.items.size(); ++i) {
    if (scan.items[i].type != ItemType::period || !view.is(i, "period") || (static_cast<int>(scan.items[i].ref) == f.base && !over_the_past(mention(i)))) continue;
    if (view.is(i, "earlier-period")) {
      bool at_head = false;
      if (!earlier_dates(i, at_head)) continue;
      if (at_head) {
        best = i, best_cost = 0;
        continue;
      }
    }
    double cost = 0;
    if (claimed(i, cost) || passed_by(i)) continue;
    cost += weight(i);
    if (cost >= best_cost) continue;
    if (const auto then = i < f.item && of_now() ? resolve(mention(i), builder.context(spoken_of)) : std::nullopt; then && gone_by(*then)) continue;
    best = i, best_cost = cost;
  }
}

void ClaimBuilder::decide_period(const SentenceView& view, Drafts drafts, Draft& draft) {
  PeriodChoice choice(*this, view, drafts, draft);
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  if (draft.revised && !drafts.empty()) {
    c.key.period = drafts.back().claim.key.period, c.from.period = drafts.back().claim.from.period;
    return;
  }
  if (choice.take_compared() || choice.take_since_then() || choice.take_season() || choice.take_tied() || choice.take_parallel()) return;
  choice.find_nearest();
  const bool market = std::any_of(view.scan().figures.begin(), view.scan().figures.end(), [](const Figure& o) { return o.session; });
  const bool may_be_quoted = choice.best == PeriodChoice::kNone && (c.key.flow == kPrice || view.names_weekday());
  // "For the first quarter the deficit settled at 3 billion": no price of a day.
  const bool of_stretch = choice.best != PeriodChoice::kNone && c.key.flow != kPrice && !goods(c.key.product) && !view.is(choice.best, "day-period") && !view.is(choice.best, "weekday-period");
  if ((may_be_quoted || (market && !of_stretch)) && decide_market_day(view, draft)) return;
  choice.find_standing();
  // A standing fact takes a period only where it stands close by; "since April it has sold 88 tonnes" is none.
  if (choice.standing && (choice.named || (choice.best_cost > kCloseBy && !choice.goes_on() && !choice.ends_clause()))) choice.best = PeriodChoice::kNone;
  if (choice.best != PeriodChoice::kNone) {
    const PeriodMention& m = choice.mention(choice.best);
    if (choice.take_any(m, choice.best)) return;
    if (m.type == PeriodMention::Type::fiscal || m.type == PeriodMention::Type::season) return;  // named, yet unknown: nobody else's time
  }
  // Its period is what the change starts from; filled in when the change is known.
  const bool expected_then = !drafts.empty() && drafts.back().claim.modality == Modality::stated &&
      (f.modality == Modality::forecast || (c.modality == Modality::forecast && measured_against(view, f.item)));
  if (f.start || (level_or_share(c) && view.compared(f.item) && !drafts.empty() && !expected_then)) return;
  if (choice.take_standing()) return;
  // "The harvest is forecast at 62 million tonnes in 2025-26. Barley is expected to reach 14.6 million": an outlook goes on with its time.
  if (const Focus& foreseen = discourse_.foreseen; c.modality == Modality::forecast && foreseen.set && (discourse_.outlook || foreseen.block == discourse_.block()) &&
      view.scan().periods.empty() && std::ranges::all_of(drafts, [&](const Draft& d) { return d.claim.key.period == foreseen.period; })) {
    c.key.period = foreseen.period;
    c.from.period = discourse_.provenance(foreseen);
    return;
  }
  // Plans and forecasts are not of the period reported, but for what was expected of it: "73,000 jobs, below the 110,000 expected".
  if (c.modality != Modality::stated && c.modality != Modality::denied && !expected_then && !(c.modality == Modality::forecast && (view.had_been_foreseen(f.item) || view.polled(f.item)))) return;
  if (choice.take_before() || choice.take_count()) return;
  // "Exports fell last year. Dysprosium is up 35%": what is asked today is no price of then.
  const bool asked_now = c.key.flow == kPrice && today_ && discourse_.time.set && discourse_.time.period && discourse_.time.period->last().year < today_->year && view.tense(f.item) == SentenceView::Tense::present;
  if (discourse_.time.set && discourse_.time.period && !asked_now) {
    c.key.period = discourse_.time.period;
    c.from.period = discourse_.provenance(discourse_.time);
  }
}

}  // namespace assay
