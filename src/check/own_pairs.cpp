#include "check/own_pairs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "check/edits.h"
#include "check/own_multiples.h"
#include "check/own_points.h"
#include "check/readings.h"
#include "check/told_pairs.h"
#include "check/told_text.h"
#include "graph/reconcile.h"

namespace assay {
namespace {

bool is_level(const Claim& c) {
  return c.form == Form::level || c.kind == Kind::share;
}

bool is_amount(const Claim& c) { return c.form == Form::level && (c.kind == Kind::money || c.kind == Kind::quantity || c.kind == Kind::count); }

bool tells_change(const Claim& c) {
  if (c.kind == Kind::multiple) return c.form != Form::order;
  return c.kind == Kind::change && c.form == Form::ratio && c.unit == "%" && c.direction != Direction::none;
}

// "By 50 basis points", "20 tonnes more": how far apart two levels are.
bool tells_difference(const Claim& c) { return c.form == Form::difference && c.direction != Direction::none && !c.value_high; }

bool one_source(const Claim& a, const Claim& b) { return a.attribution == b.attribution; }

bool same_thing(const Claim& a, const Claim& b) {
  return a.unit == b.unit && a.kind == b.kind && (a.counted == b.counted || a.counted.empty() || b.counted.empty()) && (a.whole == b.whole || (b.starts_change && b.whole.empty())) &&
         a.key.product == b.key.product && a.key.flow == b.key.flow && a.key.origin == b.key.origin && a.key.destination == b.key.destination &&
         a.key.qualifiers == b.key.qualifiers;
}

struct Pair {
  std::size_t change = 0, now = 0, before = 0;
};

// "That is a rise of 12%", "In Sweden that was a rise of 12%"
bool sums_up_sentence(const Claim& c, std::string_view text, const CheckRules& rules) {
  constexpr std::size_t kPlaceWords = 4;
  const std::string_view lead = before(c, text);
  const auto words = rules.list("ties.that-is"), within = rules.list("ties.that-is-within");
  if (begins_with_any(lead, words)) return true;
  return std::ranges::any_of(within, [&](const std::string& word) {
    const std::size_t at = lead.find(" " + word + " ");
    return at != lead.npos && begins_with_any(lead, rules.list("ties.at-a-place")) && static_cast<std::size_t>(std::ranges::count(lead.substr(0, at), ' ')) < kPlaceWords;
  });
}

// "It sold 643 cars, up from 541. That is a rise of 12%.": one change, in a sentence that tells the one before again.
std::optional<Pair> pair_before(const std::vector<Reading>& readings, std::size_t change, std::size_t end, std::string_view text, const CheckRules& rules) {
  if (end != change + 1 || change < 2) return std::nullopt;
  const Claim &c = *readings[change].claim, &now = *readings[change - 2].claim, &before = *readings[change - 1].claim;
  if (c.base && c.from.base == Provenance::sentence) return std::nullopt;  // "That is a rise of 12% since June"
  if (!tells_change(c) || c.in_headline || now.in_headline || c.modality != Modality::stated || !follows(c, before) || now.sentence != before.sentence) return std::nullopt;
  if (change > 2 && readings[change - 3].claim->sentence == now.sentence) return std::nullopt;
  if (!is_level(now) || !is_level(before) || !(before.starts_change || before.compared) || !same_thing(now, before) || !one_source(now, before)) return std::nullopt;
  if (!sums_up_sentence(c, text, rules) || now.modality != Modality::stated || before.modality != Modality::stated) return std::nullopt;
  return belongs({readings[change], readings[change - 2], readings[change - 1]}, text, rules) == Belongs::no ? std::nullopt : std::optional(Pair{change, change - 2, change - 1});
}

// "Income doubled last year. It rose from 1.2 million to 3.6 million.": the next sentence tells what it doubled from and to.
std::optional<Pair> pair_behind(const std::vector<Reading>& readings, std::size_t begin, std::size_t end, std::string_view text, const CheckRules& rules) {
  if (begin == 0 || end != begin + 2) return std::nullopt;
  const std::size_t before = readings[begin].claim->starts_change ? begin : begin + 1, now = before == begin ? begin + 1 : begin, change = begin - 1;
  const Claim &c = *readings[change].claim, &start = *readings[before].claim, &reached = *readings[now].claim;
  if (c.kind != Kind::multiple || !tells_change(c) || c.in_headline || c.modality != Modality::stated || !follows(reached, c) || (change > 0 && readings[change - 1].claim->sentence == c.sentence)) return std::nullopt;
  if (!is_level(reached) || !start.starts_change || start.modality != Modality::stated || reached.modality != Modality::stated || !same_thing(reached, start) || !one_source(reached, start) || !one_source(c, start)) return std::nullopt;
  if (c.key.product != start.key.product || c.key.product.empty() || c.of_part != start.of_part) return std::nullopt;
  const std::string_view lead = text.substr(reached.sentence.start, readings[begin].claim->span.start - std::min(reached.sentence.start, readings[begin].claim->span.start));
  if (!begins_with_any(lead, rules.list("ties.takes-it-up")) || lead.find(',') != lead.npos) return std::nullopt;
  return belongs({readings[change], readings[now], readings[before]}, text, rules) == Belongs::no ? std::nullopt : std::optional(Pair{change, now, before});
}

// "$240 million, or 60 cents a share": the same again, by the share.
bool told_for_one(const Claim& c, std::string_view text, const CheckRules& rules) {
  return (c.kind == Kind::money || c.kind == Kind::price) && begins_with_any(trimmed(after(c, text)), rules.list("ties.for-one")) && ends_with_any(text.substr(0, c.span.start), rules.list("ties.in-other-words"));
}

// "from 719 to 681 offences": nothing but a "to" between the two, so that they are of one thing, whatever the second one's noun.
bool leads_to(const Claim& start, const Claim& reached, std::string_view text, const CheckRules& rules) {
  if (start.sentence != reached.sentence || start.kind != reached.kind || start.unit != reached.unit) return false;
  const auto bounds = rules.list("ties.bounds");
  // "to 1.24 million, from 1.04 million"
  if (reached.span.end < start.span.start && start.starts_change) {
    std::string_view gap = trimmed(between(reached, start, text));
    if (gap.starts_with(',')) gap = trimmed(gap.substr(1));
    return gap == bounds.back();
  }
  return start.span.end < reached.span.start && start.key.flow == reached.key.flow && trimmed(between(start, reached, text)) == bounds.front();
}

// "719 road deaths, compared with 630 deaths in 2022": its noun again, without what stands before it.
bool named_in_short(const Claim& full, const Claim& start) {
  return !start.counted.empty() && full.counted == start.counted && start.key.product == start.counted && full.kind == start.kind && full.unit == start.unit && full.key.flow == start.key.flow && full.key.origin == start.key.origin;
}

// "$168.8 million, up 17% from $144.7 million a year ago, and up 3% from $163.4 million a quarter ago": a sentence of several changes, each with
// its own start right behind it, all of them reached by one figure.
std::vector<Pair> starts_behind(const std::vector<Reading>& readings, std::size_t begin, std::size_t end, std::string_view text, const CheckRules& rules) {
  std::vector<Pair> out;
  const auto starts = rules.list("ties.starts-from");
  const auto start_of = [&](std::size_t i) {
    const std::size_t next = i + 1;
    return next < end && tells_change(*readings[i].claim) && is_amount(*readings[next].claim) && std::ranges::find(starts, trimmed(between(*readings[i].claim, *readings[next].claim, text))) != starts.end();
  };
  std::optional<std::size_t> now;
  for (std::size_t i = begin; i < end; ++i) {
    const Claim& c = *readings[i].claim;
    if (c.modality != Modality::stated || c.in_headline) return {};
    if (is_amount(c) && !(i > begin && start_of(i - 1))) {
      if (now) return {};  // which of the two moved?
      now = i;
    }
    if (now && *now < i && start_of(i) && same_thing(*readings[*now].claim, *readings[i + 1].claim) && one_source(*readings[*now].claim, *readings[i + 1].claim)) out.push_back({i, *now, i + 1});
  }
  return out.size() > 1 ? out : std::vector<Pair>{};
}

// A forecast has an arithmetic of its own: "is to grow 20% next year to 1.2 million, from 1 million".
bool foretold(const Claim& c) { return c.modality == Modality::forecast || c.modality == Modality::target; }

// "Tripled in four years, from 4,000 to 12,000": how long it took.
bool how_long(const Claim& c, const Claim& start, const CheckRules& rules) {
  if (c.kind != Kind::count || c.starts_change || c.compared || c.counted.empty() || c.counted == start.counted) return false;
  const auto times = rules.list("ties.stretches-of-time");
  return std::ranges::find(times, c.counted) != times.end();
}

// The claims [begin, end) of one sentence: exactly one change and two levels of one thing, one of which it starts from.
std::optional<Pair> pair_in(const std::vector<Reading>& readings, std::size_t begin, std::size_t end, std::string_view text, const CheckRules& rules, std::size_t told_again = std::string_view::npos) {
  std::optional<std::size_t> change, before, now;
  for (std::size_t i = begin; i < end; ++i) {
    if (i == told_again || told_for_one(*readings[i].claim, text, rules)) continue;
    const Claim& c = *readings[i].claim;
    if ((c.modality != Modality::stated && !foretold(c)) || c.in_headline) return std::nullopt;
    // "cut five times", "went up three times": on so many occasions, for all we know
    if (c.kind == Kind::multiple && readings[i].quote.find(' ') != std::string::npos && readings[i].quote.find_first_of("0123456789") == std::string::npos &&
        !ends_with_any(text.substr(0, c.span.start), rules.list("ties.by-so-much")))
      return std::nullopt;
    if (tells_change(c) || tells_difference(c)) {
      if (change) return std::nullopt;
      change = i;
    } else if (c.kind == Kind::change || c.kind == Kind::multiple) {
      return std::nullopt;
    } else if (is_level(c) && (c.starts_change || c.compared)) {
      if (before) return std::nullopt;
      before = i;
    }
  }
  if (!change || !before) return std::nullopt;
  for (std::size_t i = begin; i < end; ++i) {
    const Claim& c = *readings[i].claim;
    const Claim& start = *readings[*before].claim;
    if (i == *before || !is_level(c) || told_for_one(c, text, rules) || how_long(c, start, rules)) continue;
    if (now || !(same_thing(c, start) || leads_to(start, c, text, rules) || named_in_short(c, start)) || !one_source(c, start)) return std::nullopt;
    now = i;
  }
  if (!now || readings[*now].claim->modality != readings[*change].claim->modality) return std::nullopt;
  if (told_as_part(readings, *now, text, rules)) return std::nullopt;
  const Claim &ratio = *readings[*change].claim, &end_level = *readings[*now].claim;
  if (belongs({readings[*change], readings[*now], readings[*before]}, text, rules) == Belongs::no) return std::nullopt;
  const Claim& nearer = now < before ? end_level : *readings[*before].claim;
  const bool unnamed = ratio.kind == Kind::multiple && ratio.key.product.empty() && *change < *now && (told_again != std::string_view::npos || says_again(ratio, nearer, text, rules));
  const bool one_run = *before < *now && leads_to(*readings[*before].claim, end_level, text, rules) && ratio.key.product == readings[*before].claim->key.product;
  const bool in_short = ratio.key.product == readings[*before].claim->key.product && named_in_short(end_level, *readings[*before].claim);
  if (ratio.key.product != end_level.key.product && !unnamed && !one_run && !in_short) return std::nullopt;
  if (tells_difference(ratio) && (ratio.kind == Kind::points ? end_level.kind != Kind::share && !is_amount(end_level) : ratio.unit != end_level.unit || ratio.counted != end_level.counted)) return std::nullopt;
  return Pair{*change, *now, *before};
}

// "Inflation rose by 0.3% to 2.7%, from 2.4%": three per cents of one rate of growth, which moves by points.
std::optional<Clash> growth_in_points(const std::vector<Reading>& readings, std::size_t begin, std::size_t end, std::string_view text, const CheckRules& rules) {
  if (end != begin + 3) return std::nullopt;
  const auto starts = [&](std::size_t i) { return readings[i].claim->starts_change; };
  const std::size_t before = starts(begin + 1) ? begin + 1 : begin + 2, now = starts(begin + 1) ? begin + 2 : begin + 1;
  for (std::size_t i = begin; i < end; ++i) {
    const Claim& c = *readings[i].claim;
    if (c.kind != Kind::change || c.modality != Modality::stated || c.in_headline || readings[i].explained || starts(i) != (i == before) || !same_thing(c, *readings[begin].claim)) return std::nullopt;
  }
  const ToldPair pair{readings[begin], readings[now], readings[before]};
  if (misnamed(pair, text, rules) != "percent-points") return std::nullopt;
  return Clash{.rule = "percent-points", .reading = begin, .against = {before, now}, .implied = Interval::point(readings[now].claim->value / readings[before].claim->value), .text = "percent-points", .tied = true};
}

Said said(const Reading& reading, std::size_t position) {
  const Claim& c = *reading.claim;
  return {.literal = c.literal, .fair = c.fair, .position = position};
}

// Rounded or cut alike, to hundreds say, two figures are apart by what is told of it, give or take one such step.
constexpr double kMostSteps = 1.5;
std::optional<double> rounded_alike(const Claim& now, const Claim& before, const Claim& apart, double unit) {
  const auto step = [](const Claim& c, double scale) { return c.hedge == Hedge::none && !c.value_high ? (c.fair.high - c.literal.middle()) * scale : 0; };
  const double of_now = step(now, 1), of_before = step(before, 1), of_apart = step(apart, unit);
  const auto same = [](double a, double b) { return a > 0 && std::abs(a / b - 1) < 0.01; };
  return same(of_now, of_before) && same(of_now, of_apart) ? std::optional(of_now) : std::nullopt;
}

// "Rose by 50 basis points to 4.75% from 4.5%".
std::optional<Clash> gap_of(const Pair& p, const std::vector<Reading>& readings, const CheckRules& rules) {
  const Claim &apart = *readings[p.change].claim, &now = *readings[p.now].claim, &before = *readings[p.before].claim;
  if (apart.kind == Kind::points && is_amount(now)) return std::nullopt;
  const double unit = apart.kind == Kind::points ? 0.01 : 1, sign = apart.direction == Direction::down ? -1 : 1;
  ClaimGraph graph;
  const CellId top = graph.add_cell(Sign::any), bottom = graph.add_cell(Sign::any);
  graph.level(top, said(readings[p.now], p.now));
  graph.level(bottom, said(readings[p.before], p.before));
  Said told = said(readings[p.change], p.change);
  told.literal = told.literal.scaled(sign * unit);
  told.fair = told.fair.scaled(sign * unit);
  graph.difference(top, bottom, told);
  Interval implied = Interval{now.fair.low - before.fair.high, now.fair.high - before.fair.low}.scaled(sign / unit);
  const auto alike = rounded_alike(now, before, apart, unit);
  const double printed = (now.literal.middle() - before.literal.middle()) * sign / unit;
  const bool too_far = alike && std::abs(printed - apart.literal.middle()) > kMostSteps * *alike / unit;
  if (Reconciled(graph).conflicts().empty() && !too_far) return std::nullopt;
  if (implied.high < 0) return std::nullopt;  // that the words go the other way is told of the levels
  if (too_far) implied = {printed - *alike / unit, printed + *alike / unit};
  if (gap_between(implied, apart.fair) < rules.number("tolerances.own-figures")) return std::nullopt;
  const bool scale = apart.kind != Kind::points && std::ranges::any_of(std::array{1e3, 1e6, 1e-3, 1e-6}, [&](double factor) { return agree(implied.scaled(factor), apart.fair); });
  return Clash{.rule = scale ? "magnitude-slip" : "arithmetic", .reading = p.change, .against = {p.now, p.before}, .implied = implied, .text = "arithmetic.difference", .tied = true};
}

std::optional<Clash> clash_of(const Pair& p, const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  const Claim &change = *readings[p.change].claim, &now = *readings[p.now].claim, &before = *readings[p.before].claim;
  if (const std::string text_of = misnamed({readings[p.change], readings[p.now], readings[p.before]}, text, rules); !text_of.empty())
    return Clash{.rule = "percent-points", .reading = p.change, .against = {p.before, p.now}, .implied = Interval::point(now.value / before.value), .text = text_of, .tied = true};
  if (change.form == Form::difference) return gap_of(p, readings, rules);
  if (now.fair.low <= 0 || before.fair.low <= 0 || change.fair.high <= 0 || (change.fair.low <= 0 && change.kind != Kind::multiple)) return std::nullopt;
  ClaimGraph graph;
  const CellId top = graph.add_cell(), bottom = graph.add_cell();
  graph.level(top, said(readings[p.now], p.now));
  graph.level(bottom, said(readings[p.before], p.before));
  graph.ratio(top, bottom, said(readings[p.change], p.change));
  const Reconciled reconciled(graph);
  if (reconciled.conflicts().empty()) return std::nullopt;
  const Interval implied = quotient(now.fair, before.fair);
  // Sums of money change in other currencies, on a like scope, without acquisitions: where the sentence hints at that, only a wide gap counts;
  // where it does not, a narrow one is a warning.
  const bool sums_up = change.span.start > std::max(now.span.start, before.span.start) && change.base && change.base == before.key.period;  // "719 in 2023 against 630 in 2022, a decline of 9%"
  if (before.compared && !sums_up && (change.fair.low > 1) != (implied.low > 1)) return std::nullopt;  // "fell 3% in June to 353, against 300 a year earlier": since May
  const double apart = gap_between(implied, change.fair), like_for_like = rules.number("tolerances.reference-base");
  const bool elsewise = now.kind == Kind::money && on_another_scope(change, text, rules);
  if (apart < (elsewise ? like_for_like : rules.number("tolerances.own-figures"))) return std::nullopt;
  // "Dropped 18% to 59 million from 50 million": a rise by just so much.
  const Interval turned{2 - change.fair.high, 2 - change.fair.low};
  if (change.kind == Kind::change && (implied.low > 1) == (change.fair.high < 1) && agree(turned, implied))
    return Clash{.rule = "direction-mismatch", .reading = p.change, .against = {p.now, p.before}, .implied = implied, .text = "arithmetic.other-way", .tied = true};
  // "Rose 8% to $54 million from $50 billion"
  for (const double scale : {1e3, 1e6, 1e-3, 1e-6})
    if (change.fair.bounded() && agree(implied.scaled(scale), change.fair))
      return Clash{.rule = "magnitude-slip", .reading = p.now, .against = {p.before, p.change}, .implied = implied, .text = "arithmetic.scale", .tied = true};
  const bool times = (change.kind == Kind::change || rises_by_times(change)) && agree(change.fair.shifted(-1), implied);
  return Clash{.rule = times ? "percent-times" : "arithmetic",
               .reading = p.change,
               .against = {p.now, p.before},
               .implied = implied,
               .text = times ? "percent-times" : "arithmetic.levels",
               .tied = true,
               .assumed = before.compared || (now.kind == Kind::money && apart < like_for_like) ? kWarns : 0};
}

bool percent_share(const Claim& c) { return c.kind == Kind::share && c.unit == "%" && c.modality == Modality::stated && !c.value_high; }

bool other_time(const Claim& a, const Claim& b) {
  return a.key.period != b.key.period && a.from.period == Provenance::sentence && b.from.period == Provenance::sentence;
}

// "In May its share had been 32%. In June it rose 11% to 43%."
std::optional<Clash> points_across(const std::vector<Reading>& readings, std::size_t begin, std::size_t end) {
  if (begin == 0 || end != begin + 2) return std::nullopt;
  const std::size_t change = readings[begin].claim->kind == Kind::change ? begin : begin + 1, now = begin + (change == begin);
  const Claim &c = *readings[change].claim, &level = *readings[now].claim, &start = *readings[begin - 1].claim;
  if (!tells_change(c) || c.kind != Kind::change || c.in_headline || !percent_share(level) || !percent_share(start) || !same_thing(level, start)) return std::nullopt;
  if (!(one_source(level, start) || start.attribution.empty()) || !follows(level, start) || !level.key.period || !start.key.period || !(start.key.period->last() < level.key.period->first())) return std::nullopt;
  if (start.fair.low <= 0 || (c.base && c.from.base != Provenance::inferred && c.base != start.key.period)) return std::nullopt;
  const Interval points{level.literal.low - start.literal.high, level.literal.high - start.literal.low}, implied = quotient(level.fair, start.fair);
  if (!agree(points, c.literal.shifted(-1)) || agree(implied, c.fair)) return std::nullopt;
  return Clash{.rule = "percent-points", .reading = change, .against = {begin - 1, now}, .implied = implied, .text = "percent-points", .tied = true};
}

// Whoever rounds both figures alike keeps them in order: of 2.9 and 2.8 the first is the larger, however they were rounded.
bool rounded_alike(const Claim& a, const Claim& b) {
  const auto width = [](const Claim& c) { return c.literal.high - c.literal.low; };
  return a.hedge == Hedge::none && b.hedge == Hedge::none && !a.value_high && !b.value_high && width(a) > 0 && std::abs(width(a) / width(b) - 1) < 0.01;
}

Said as_printed(Said said) {
  said.literal = said.fair = Interval::point(said.literal.middle());
  return said;
}

// Two levels of one thing in one sentence, and the way that its words say the later one went.
struct Turn {
  std::size_t now, before;
  Direction way;
  bool by_noun = false;  // "1,286 cars, a drop from 1,341"
};

// "fell to 353 tonnes in June from 46 tonnes in May", "353 tonnes, down from 46": what the figure at `index` starts, or is reached from.
std::optional<Turn> turn_at(const std::vector<Reading>& readings, std::size_t index, std::string_view text, const CheckRules& rules) {
  const Claim& claim = *readings[index].claim;
  if (claim.moved == Direction::none && index > 0 && is_amount(claim) && readings[index - 1].claim->sentence == claim.sentence && !claim.counted.empty()) {
    const std::string_view lead = before(claim, text);
    const bool rise = ends_with_any(lead, rules.list("ties.rise-from")), fall = !rise && ends_with_any(lead, rules.list("ties.fall-from"));
    if (rise || fall) return Turn{index - 1, index, rise ? Direction::up : Direction::down, true};
  }
  if (claim.moved == Direction::none) return std::nullopt;
  if (!claim.starts_change) {
    // "shrank from 12,400 to 13,100"
    if (index > 0 && readings[index - 1].claim->starts_change && readings[index - 1].claim->sentence == claim.sentence && readings[index - 1].claim->moved == Direction::none) return Turn{index, index - 1, claim.moved};
    return index + 1 < readings.size() ? std::optional(Turn{index, index + 1, claim.moved}) : std::nullopt;
  }
  for (std::size_t j = index; j-- > 0 && readings[j].claim->sentence == claim.sentence;)
    if (!readings[j].claim->starts_change) return Turn{j, index, claim.moved};
  return std::nullopt;
}

// The words go the other way than the figures.
std::optional<Clash> turned_round(const std::vector<Reading>& readings, const Turn& turn) {
  const auto [now, before, way, by_noun] = turn;
  const Claim &reached = *readings[now].claim, &start = *readings[before].claim;
  const bool figures = reached.kind == Kind::quantity || reached.kind == Kind::money || reached.kind == Kind::count || reached.kind == Kind::share || reached.kind == Kind::change;
  // So far apart, one of them was read without its scale ("$3.2 trillion, down from 4.1").
  constexpr double kOfASize = 30;
  if (std::abs(reached.value) > kOfASize * std::abs(start.value) || std::abs(start.value) > kOfASize * std::abs(reached.value)) return std::nullopt;
  // "The rupee fell from 83 to 85", "climbed from 12th to 9 in the table": of a bare figure nobody knows which way is up.
  constexpr double kNoRate = 1e5;  // "ridership fell to 57.8 million" is one of people
  if (reached.kind == Kind::count && reached.counted.empty() && start.counted.empty() && reached.key.flow.empty() && (reached.key.product.empty() || start.value < kNoRate)) return std::nullopt;
  if (!figures || !(start.starts_change || by_noun) || start.sentence != reached.sentence || !same_thing(reached, start) || !one_source(reached, start)) return std::nullopt;
  const auto told = [](const Claim& c) { return c.modality == Modality::stated || foretold(c); };
  if (!told(reached) || !told(start) || readings[now].explained || readings[before].explained) return std::nullopt;
  // "12 million: 5 for roads and 7 for parks, up from 10": the whole is up.
  for (std::size_t i = now; start.moved != Direction::none && i-- > 0 && readings[i].claim->sentence == reached.sentence;) {
    const Claim& c = *readings[i].claim;
    if (is_level(c) && c.kind == start.kind && c.unit == start.unit && (way == Direction::up ? c.value > start.value : c.value < start.value)) return std::nullopt;
  }
  ClaimGraph graph;
  const CellId top = graph.add_cell(), bottom = graph.add_cell();
  const bool alike = rounded_alike(reached, start);
  graph.level(top, alike ? as_printed(said(readings[now], now)) : said(readings[now], now));
  graph.level(bottom, alike ? as_printed(said(readings[before], before)) : said(readings[before], before));
  const bool up = way == Direction::up;
  Said verb;
  verb.position = readings.size();
  graph.order(up ? bottom : top, up ? top : bottom, verb);
  if (Reconciled(graph).conflicts().empty()) return std::nullopt;
  return Clash{.rule = "direction-mismatch", .reading = now, .against = {before}, .implied = Interval::everything(), .text = up ? "told-as.rise" : "told-as.fall", .tied = true};
}

// "Prices rose by 2.5%, up from 2.6% in the year to November": of two rates of one thing, which is told as the higher.
std::optional<Clash> rate_turned(const std::vector<Reading>& readings, std::size_t second, std::string_view text, const CheckRules& rules) {
  if (second == 0 || readings[second - 1].explained || readings[second].explained) return std::nullopt;
  const Claim &now = *readings[second - 1].claim, &then = *readings[second].claim;
  const auto growth = [](const Claim& c) { return c.kind == Kind::change && c.form == Form::ratio && c.unit == "%" && c.direction == Direction::up && c.modality == Modality::stated && !c.in_headline && !c.value_high && c.hedge == Hedge::none && !c.qualified; };
  if (now.sentence != then.sentence || !growth(now) || !growth(then) || !same_thing(now, then) || !one_source(now, then)) return std::nullopt;
  const std::string_view lead = between(now, then, text);
  const bool rise = ends_with_any(lead, rules.list("ties.up-from")), fall = !rise && ends_with_any(lead, rules.list("ties.down-from"));
  if (!rise && !fall) return std::nullopt;
  // Both over as long a time: 0.3% on the month is no less than 2.6% on the year.
  const auto time = [](const Claim& c) { return c.key.period && c.base ? c.key.period->first().serial() - c.base->first().serial() : 0L; };
  constexpr long kFewDays = 4;
  if (std::abs(time(now) - time(then)) > kFewDays || (rise ? now.value >= then.value : now.value <= then.value)) return std::nullopt;
  if (!rounded_alike(now, then) && agree(now.literal, then.literal)) return std::nullopt;
  return Clash{.rule = "direction-mismatch", .reading = second - 1, .against = {second}, .implied = Interval::everything(), .text = rise ? "told-as.rise" : "told-as.fall", .tied = true};
}

// "doubled, rising 200% from 120 to 360": of a multiple and a change that differ the levels say which is wrong.
std::optional<Clash> by_levels(const ToldTwice& told, const std::vector<Reading>& readings, std::size_t begin, std::size_t end, std::string_view text, const CheckRules& rules) {
  if (const auto pair = pair_in(readings, begin, end, text, rules, told.multiple)) {
    auto clash = clash_of(*pair, readings, text, rules);
    return clash ? clash : clash_of(Pair{told.multiple, pair->now, pair->before}, readings, text, rules);
  }
  const auto pair = pair_in(readings, begin, end, text, rules, told.change);
  return pair ? clash_of(*pair, readings, text, rules) : std::nullopt;
}

// "38% of turnover, passengers 57% and mail the remaining 15%": the sentence names the whole once, and says with its last share that these are all
// of it.
std::optional<Clash> remaining_share(const std::vector<Reading>& readings, std::size_t rest) {
  constexpr std::size_t kFewest = 2;  // beside the rest: of two shares another may have been told before
  const auto claim = [&](std::size_t i) -> const Claim& { return *readings[i].claim; };
  Clash out{.rule = "arithmetic", .reading = rest, .against = {}, .implied = claim(rest).fair, .text = "arithmetic.remaining-shares", .tied = true};
  bool whole_named = !claim(rest).whole.empty(), nested = false;
  for (std::size_t j = rest; j-- > 0 && !whole_named && claim(j).sentence == claim(rest).sentence;) {
    if (!percent_share(claim(j))) return std::nullopt;
    out.against.insert(out.against.begin(), j);
    nested = nested || out.implied.overlaps(claim(j).fair);  // "60% voted: 40% for it and the remaining 20% against"
    out.implied = {out.implied.low + claim(j).fair.low, out.implied.high + claim(j).fair.high};
    nested = nested || out.implied.contains(1);
    whole_named = !claim(j).whole.empty();
  }
  return whole_named && !nested && out.against.size() >= kFewest ? std::optional(out) : std::nullopt;
}

}  // namespace

std::vector<Clash> remainders(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  std::vector<Clash> out;
  const auto words = rules.list("words.remainder");
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Claim& rest = *readings[i].claim;
    const std::string_view before = text.substr(0, rest.span.start);
    const bool named = std::any_of(words.begin(), words.end(), [&](const std::string& word) { return before.ends_with(word + " "); });
    if (!named || readings[i].explained || !percent_share(rest) || rest.in_headline) continue;
    if (rest.whole.empty()) {
      if (auto clash = remaining_share(readings, i)) out.push_back(std::move(*clash));
      continue;
    }
    Clash clash{.rule = "arithmetic", .reading = i, .against = {}, .implied = rest.fair, .text = "arithmetic.shares", .tied = true};
    const Claim* next = &rest;
    for (std::size_t j = i; j-- > 0;) {
      const Claim& c = *readings[j].claim;
      if (c.sentence != next->sentence && !follows(*next, c)) break;
      next = &c;
      if (!percent_share(c) || c.whole != rest.whole || c.key.product != rest.key.product || c.key.flow != rest.key.flow || other_time(c, rest)) break;
      clash.against.insert(clash.against.begin(), j);
      clash.implied = {clash.implied.low + c.fair.low, clash.implied.high + c.fair.high};
    }
    if (clash.against.size() >= 2 && clash.implied.low > 1) out.push_back(std::move(clash));
  }
  return out;
}

std::vector<Clash> pairs(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  std::vector<Clash> out;
  for (std::size_t begin = 0, end = 0; begin < readings.size(); begin = end) {
    for (end = begin + 1; end < readings.size() && readings[end].claim->sentence == readings[begin].claim->sentence; ++end) {
    }
    const auto twice = told_twice(readings, begin, end, text, rules);
    const auto pair_of = [&] {
      auto own = twice ? std::nullopt : pair_in(readings, begin, end, text, rules);
      if (!own) own = pair_before(readings, begin, end, text, rules);
      return own ? own : pair_behind(readings, begin, end, text, rules);
    };
    const auto open = [&](std::size_t change) { return !readings[change].explained && readings[change].own.verdict != Verdict::supported; };
    auto clash = points_across(readings, begin, end);
    if (!clash && end == begin + 2 && points_of_amount(readings[begin], readings[begin + 1], text, rules))
      clash = Clash{.rule = "percent-points", .reading = begin, .against = {begin + 1}, .implied = Interval::everything(), .text = "points-of-amount", .tied = true};
    if (!clash) clash = growth_in_points(readings, begin, end, text, rules);
    if (const auto pair = clash ? std::nullopt : pair_of(); pair && open(pair->change)) clash = clash_of(*pair, readings, text, rules);
    if (twice && !clash) clash = by_levels(*twice, readings, begin, end, text, rules);
    if (twice && !clash) clash = clash_of(*twice, readings, rules);
    if (clash && open(clash->reading)) out.push_back(std::move(*clash));
    if (!clash)
      for (const Pair& pair : starts_behind(readings, begin, end, text, rules))
        if (auto one = open(pair.change) ? clash_of(pair, readings, text, rules) : std::nullopt) out.push_back(std::move(*one));
    for (std::size_t i = begin; i < end; ++i) {
      const auto turn = turn_at(readings, i, text, rules);
      auto turned = turn ? turned_round(readings, *turn) : std::nullopt;
      if (!turned) turned = rate_turned(readings, i, text, rules);
      if (turned) out.push_back(std::move(*turned));
    }
  }
  return out;
}

}  // namespace assay
