#include "check/own_moves.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

#include "check/own_figures.h"
#include "check/readings.h"
#include "check/told_pairs.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr double kOneSize = 3;          // further off, what is told is of something else
constexpr double kPercent = 100;
constexpr std::size_t kFewWords = 4;    // "That is (a rise on the year of)"
constexpr std::size_t kGapLetters = 90;

bool percent_share(const Claim& c) { return c.kind == Kind::share && c.unit == "%" && stated_or_planned(c); }
bool per_cent(const Claim& c) { return c.kind == Kind::change && c.form == Form::ratio && c.unit == "%" && c.direction != Direction::none && stated_or_planned(c); }
bool so_much(const Claim& c) { return sum_kind(c) && (c.form == Form::difference || c.form == Form::level) && stated_or_planned(c); }
Interval rounded(const Claim& c) { return c.hedge == Hedge::none ? c.literal : c.fair; }

// Further apart than any slip leaves them.
bool far_apart(const Interval& a, const Interval& b) { return a.low > kOneSize * b.high || b.low > kOneSize * a.high; }

// One way, and of a size: a slip of it, rather than the change of something else.
bool one_size(const Claim& change, const Interval& implied) {
  const double told = change.fair.middle() - 1, gives = implied.middle() - 1;
  return told * gives > 0 && std::abs(told) <= kOneSize * std::abs(gives) && std::abs(gives) <= kOneSize * std::abs(told);
}

class Moves : OwnFigures {
 public:
  using OwnFigures::OwnFigures;

  std::optional<Clash> clash(std::size_t i) const {
    if (!open(i)) return std::nullopt;
    const Claim& c = claim(i);
    if (per_cent(c)) {
      auto out = in_a_run(i);
      if (!out) out = compared_then(i);
      if (!out) out = step_from(i);
      if (!out) out = taken_up(i);
      if (!out) out = bracket_behind(i);
      if (!out) out = between_two(i);
      if (!out) out = at_and_compared(i);
      return out ? out : average_moved(i);
    }
    if (c.kind == Kind::points) {
      auto out = level_run(i);
      if (!out) out = gap_named(i);
      return out ? out : again(i);
    }
    if (!so_much(c)) return std::nullopt;
    auto out = when_it_was(i);
    if (!out) out = that_number(i);
    if (!out) out = level_run(i);
    return out ? out : again(i);
  }

 private:
  bool a_time(const Claim& c) const {
    const auto times = rules_.list("ties.stretches-of-time");
    return c.kind == Kind::count && !c.counted.empty() && std::ranges::find(times, c.counted) != times.end();
  }

  std::optional<Clash> clash_of(std::size_t told, std::size_t first, std::size_t second, const Interval& implied, const Interval& own, const char* message, int assumed = 0) const {
    if (agree(implied, own) || gap_between(implied, own) < rules_.number("tolerances.own-figures")) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = told, .against = {first, second}, .implied = implied, .text = message, .tied = true, .assumed = assumed};
  }

  // "28 per cent fewer than the (5,354 of 2011)"
  bool more_than_the(std::string_view gap) const {
    gap = trimmed(gap);
    for (const std::string& article : rules_.list("ties.articles"))
      if (gap.ends_with(" " + article)) return ends_with_any(gap.substr(0, gap.size() - article.size()), rules_.list("ties.more-than"));
    return false;
  }

  struct Ends {
    std::size_t now, start;
  };

  // The two levels of the sentence of `last`, up to it, one of which the words call the start of a move.
  std::optional<Ends> ends_of(std::size_t last, const Claim& move) const {
    const bool points = move.kind == Kind::points;
    std::optional<std::size_t> now, start;
    for (std::size_t j = first_of_sentence(last); j <= last; ++j) {
      const Claim& c = claim(j);
      if (c.form == Form::difference || c.kind == Kind::multiple) return std::nullopt;
      if (points ? !percent_share(c) : !(c.form == Form::level && of_one_unit(c, move)) || a_time(c)) continue;
      if (!stated_or_planned(c) || c.hedge == Hedge::over || c.hedge == Hedge::under || c.hedge == Hedge::at_least || c.hedge == Hedge::at_most) return std::nullopt;
      const bool compared = c.starts_change || c.compared || (j > first_of_sentence(last) && (ends_with_any(between(j - 1, j), rules_.list("ties.held-against")) || more_than_the(between(j - 1, j))));
      auto& place = compared ? start : now;
      if (place) return std::nullopt;
      place = j;
    }
    if (!now || !start || !of_one_noun(claim(*now), claim(*start)) || claim(*now).attribution != claim(*start).attribution) return std::nullopt;
    return Ends{*now, *start};
  }

  // "turnover fell to 641 million, though profit rose to 17.3 million from 7.1 million, a rise of 10.2 million": the two right before it, led on by "from".
  std::optional<Ends> ends_beside(std::size_t i) const {
    const Claim &now = claim(i - 2), &start = claim(i - 1);
    const bool level = sum_kind(now) && now.form == Form::level && start.form == Form::level && of_one_unit(now, start) && of_one_unit(start, claim(i)) && of_one_noun(now, start);
    const bool plain = level && stated_or_planned(now) && stated_or_planned(start) && now.hedge == Hedge::none && start.hedge == Hedge::none && !now.starts_change && !now.compared;
    return plain && trimmed(between(i - 2, i - 1)) == rules_.list("ties.bounds").back() ? std::optional(Ends{i - 2, i - 1}) : std::nullopt;
  }

  // "The rate was 57.4%. In December it had been 61.4%.": one share in either sentence.
  std::optional<Ends> shares_before(std::size_t i) const {
    if (i < 2 || !follows(claim(i - 1), claim(i - 2)) || !percent_share(claim(i - 1)) || !percent_share(claim(i - 2))) return std::nullopt;
    if (one_sentence(i - 2, i - 1) || (i > 2 && one_sentence(i - 3, i - 2)) || claim(i - 1).key.product != claim(i - 2).key.product || !has(before(i - 1), "ties.had-been")) return std::nullopt;
    return Ends{i - 2, i - 1};
  }

  // Behind the figure nothing is told but that it is more or less, and since when.
  bool ends_as_move(std::size_t i, bool named) const {
    std::string_view tail = trimmed(after(i));
    if (begins_with_word(tail, claim(i).counted) && !claim(i).counted.empty()) tail = trimmed(tail.substr(claim(i).counted.size()));
    if (named && stops(tail)) return true;
    const auto words = rules_.list("ties.so-much-more");
    return std::ranges::any_of(words, [&](const std::string& word) { return begins_with_word(tail, word) && (stops(tail.substr(word.size())) || begins_with_any(trimmed(tail.substr(word.size())), rules_.list("ties.than"))); }) && !one_sentence(i, i + 1);
  }

  // "up from 13,164. That is an increase of 849", "136 thefts compared with 250: 114 fewer"
  std::optional<Clash> again(std::size_t i) const {
    const Claim& c = claim(i);
    if (i < 2 || of_a_change(c)) return std::nullopt;
    const bool anew = !one_sentence(i - 1, i);
    const std::string_view lead = unhedged(anew ? before(i) : between(i - 1, i));
    bool named = false;
    if (anew) {
      if (!follows(c, claim(i - 1)) || !begins_with_any(lead, rules_.list("ties.that-is")) || words_in(trimmed(lead)) > kFewWords + 2 || lead.find_first_of(",;:(") != lead.npos) return std::nullopt;
      named = ends_with_any(lead, rules_.list("ties.moved-by"));
    } else {
      std::size_t behind = 0;
      for (const std::string_view sign : {",", ":", ";", "–", "—"})
        if (const std::size_t at = lead.rfind(sign); at != lead.npos) behind = std::max(behind, at + sign.size());
      const std::string_view tells = trimmed(lead.substr(behind));
    named = words_in(tells) <= kFewWords && ends_with_any(tells, rules_.list("ties.moved-by"));
    if (behind == 0 || !(named || tells.empty() || ends_with_any(tells, rules_.list("ties.or")))) return std::nullopt;
    }
    if (!ends_as_move(i, named)) return std::nullopt;
    auto ends = ends_of(i - 1, c);
    if (!ends && anew && c.kind == Kind::points) ends = shares_before(i);
    if (!ends && !anew) ends = ends_beside(i);
    if (!ends) return std::nullopt;
    const Claim &now = claim(ends->now), &start = claim(ends->start);
    if (!(of_one_noun(c, now) || of_one_noun(c, start)) || of_another_base(i, start)) return std::nullopt;
    const bool points = c.kind == Kind::points;
    const Interval implied = points ? apart(rounded(now), rounded(start)).scaled(kPercent) : apart(as_counted(now), as_counted(start)), own = points ? rounded(c) : as_counted(c);
    if (far_apart(implied, own)) return std::nullopt;
    return clash_of(i, ends->now, ends->start, implied, own, "arithmetic.difference");
  }

  // "down from 1,391 in April, 340 fewer than in 2019"
  bool of_another_base(std::size_t i, const Claim& start) const {
    const Claim& c = claim(i);
    const bool said = has(after(i), "ties.than");
    if (!said) return false;
    return !c.base || c.from.base != Provenance::sentence || !start.key.period || !(c.base->contains(*start.key.period) || start.key.period->contains(*c.base));
  }

  // What the digits say, in the unit as it is printed.
  std::optional<Interval> printed(std::size_t i) const {
    const std::string& quote = readings_[i].quote;
    const std::size_t point = quote.find('.');
    std::size_t decimals = 0;
    if (point != quote.npos)
      while (point + 1 + decimals < quote.size() && std::isdigit(static_cast<unsigned char>(quote[point + 1 + decimals])) != 0) ++decimals;
    const double value = claim(i).value, step = std::pow(10, -static_cast<double>(decimals));
    if (claim(i).hedge != Hedge::none || value >= 1e5) return std::nullopt;  // then it has a scale of its own
    return Interval{value - step / 2, value + step / 2};
  }

  // "93 kroner, seven kroner more than a year before, when it was 79"
  std::optional<Clash> when_it_was(std::size_t i) const {
    constexpr std::size_t kMostWords = 12;
    const std::size_t next = i + 1;
    const Claim& c = claim(i);
    if (i == 0 || c.direction == Direction::none || !one_sentence(i - 1, next)) return std::nullopt;
    const std::string_view gap = trimmed(between(i, next));
    if (words_in(gap) > kMostWords || gap.find_first_of(".;:()") != gap.npos || !ends_with_any(unhedged(gap), rules_.list("ties.when-it-was")) || !stops(after(next))) return std::nullopt;
    const Claim &now = claim(i - 1), &start = claim(next);
    const std::string money = now.unit.substr(0, now.unit.find('/'));
    const bool bare = start.kind == Kind::count, priced = c.kind == Kind::money && c.unit == money;
    if (now.form != Form::level || !stated_or_planned(now) || of_a_change(now) || !(c.unit == now.unit || priced) || !(start.unit == now.unit || start.unit == money || bare) || a_time(start)) return std::nullopt;
    const auto a = printed(i - 1), d = printed(i), b = printed(next);
    if (!a || !d || !b) return std::nullopt;
    const Interval implied = apart(*a, *b);
    if (agree(implied, *d) || implied.high == 0 || far_apart(implied, *d)) return std::nullopt;
    const double base = c.value > 0 ? c.fair.middle() / c.value : 1;  // shown in the unit's base
    return clash_of(i, i - 1, next, implied.scaled(base), d->scaled(base), "arithmetic.difference");
  }

  // "95% of the one side agree, 3% of the other. The 92-point gap is the widest yet."
  std::optional<Clash> gap_named(std::size_t i) const {
    const Claim& c = claim(i);
    if (i < 2 || c.direction != Direction::none || !stated_or_planned(c) || one_sentence(i - 1, i) || !follows(c, claim(i - 1)) || (i > 2 && one_sentence(i - 3, i - 2))) return std::nullopt;
    const bool apart_told = !one_sentence(i - 2, i - 1) && follows(claim(i - 1), claim(i - 2));  // "50% approve of him. At the same time 26% are satisfied."
    if (!one_sentence(i - 2, i - 1) && !apart_told) return std::nullopt;
    if (apart_told && (begins_with_any(before(i - 1), rules_.list("ties.at-a-place")) || begins_with_any(before(i - 2), rules_.list("ties.at-a-place")))) return std::nullopt;  // "In the town 44% did."
    const auto leads = rules_.list("ties.this-one");
    const std::string_view lead = unhedged(before(i));
    const bool wins = words_in(trimmed(lead)) <= kFewWords && ends_with_any(lead, rules_.list("ties.by")) && has(lead, "ties.wins") && stops(after(i));  // "Rask leads by eight points."
    const bool that_is = words_in(trimmed(lead)) <= kFewWords + 2 && begins_with_any(lead, rules_.list("ties.that-is")) && ends_with_any(lead, rules_.list("ties.apart-by")) && stops(after(i));
    const bool gap = std::ranges::find(leads, trimmed(before(i))) != leads.end() && names_gap(i);
    if (!(gap || wins || that_is) || !percent_share(claim(i - 1)) || !percent_share(claim(i - 2)) || of_a_change(claim(i - 1)) || of_a_change(claim(i - 2))) return std::nullopt;
    return clash_of(i, i - 2, i - 1, apart(rounded(claim(i - 2)), rounded(claim(i - 1))).scaled(kPercent), rounded(c), "arithmetic.difference", apart_told ? 1 : 0);
  }

  // "gap is the widest", no "gap of last spring", "lead is gone", "lead that polls had seen"
  bool names_gap(std::size_t i) const {
    const std::string_view tail = trimmed(after(i));
    return std::ranges::any_of(rules_.list("ties.lead"), [&](const std::string& word) {
      if (!begins_with_word(tail, word)) return false;
      return begins_with_any(trimmed(tail.substr(word.size())), rules_.list("ties.gap-is"));
    });
  }

  std::optional<Clash> of_levels(std::size_t i, std::size_t now, std::size_t start, int assumed, bool in_a_run = false) const {
    const Claim &a = claim(now), &b = claim(start);
    if (as_counted(b).low <= 0 || as_counted(a).low <= 0 || claim(i).qualified || a.attribution != b.attribution || on_another_scope(claim(i), text_, rules_)) return std::nullopt;
    const Interval implied = quotient(as_counted(a), as_counted(b));
    const bool one_way = (implied.middle() > 1) == (claim(i).direction == Direction::up);
    return (in_a_run ? one_way : one_size(claim(i), implied)) ? clash_of(i, now, start, implied, claim(i).fair, "arithmetic.levels", assumed) : std::nullopt;
  }

  // ", (up about)", " (an increase of)": set off behind a level, and nothing told in between but that it moved.
  bool set_off(std::string_view gap) const {
    const std::string_view lead = unhedged(gap);
    const std::size_t sign = first_sign(lead);
    if (sign == lead.npos || words_in(trimmed(lead.substr(0, sign))) > kFewWords) return false;
    const std::string_view by = trimmed(lead.substr(sign + (static_cast<unsigned char>(lead[sign]) == 0xE2 ? 3 : 1)));
    return by.empty() || is_article(by) || (words_in(by) <= kFewWords && ends_with_any(by, rules_.list("ties.by-which")));
  }

  static std::size_t first_sign(std::string_view text) {
    std::size_t out = text.find_first_of(",(");
    for (const std::string_view dash : {"–", "—"}) out = std::min(out, text.find(dash));
    return out;
  }

  bool is_article(std::string_view word) const {
    const auto articles = rules_.list("ties.articles");
    return std::ranges::find(articles, word) != articles.end();
  }

  // "up 7% from 23,391 to 24,876", "from 23,391 to 24,876 (up 7%)": a run of three, however many the sentence has.
  std::optional<Clash> in_a_run(std::size_t i) const {
    const auto bounds = rules_.list("ties.bounds");
    const auto level = [&](std::size_t j) { return planned_amount(claim(j)) && !a_time(claim(j)); };
    const auto leads_on = [&](std::size_t a, std::size_t b) {
      std::string_view gap = trimmed(between(a, b));
      if (!claim(a).counted.empty() && begins_with_word(gap, claim(a).counted)) gap = trimmed(gap.substr(claim(a).counted.size()));
      return gap == bounds.front();
    };
    if (one_sentence(i, i + 2) && level(i + 1) && level(i + 2) && of_one_unit(claim(i + 1), claim(i + 2)) && of_one_noun(claim(i + 1), claim(i + 2)) && leads_on(i + 1, i + 2)) {
      std::string_view gap = trimmed(between(i, i + 1));
      if (gap.starts_with(',')) gap = trimmed(gap.substr(1));
      if (gap == bounds.back()) return of_levels(i, i + 2, i + 1, 0, true);
    }
    if (i < 2 || !one_sentence(i - 2, i) || !level(i - 1) || !level(i - 2) || !of_one_unit(claim(i - 1), claim(i - 2)) || !of_one_noun(claim(i - 1), claim(i - 2)) || !leads_on(i - 2, i - 1)) return std::nullopt;
    const bool bracketed = trimmed(between(i - 1, i)).find('(') != std::string_view::npos && trimmed(after(i)).starts_with(')');
    return ends_with_any(before(i - 2), {bounds.back()}) && bracketed && set_off(between(i - 1, i)) ? of_levels(i, i - 1, i - 2, 0, true) : std::nullopt;
  }

  // "4,383 students, compared to 3,369 last autumn, a 30.1 percent increase"
  std::optional<Clash> compared_then(std::size_t i) const {
    constexpr std::size_t kTime = 5;
    if (i < 2 || !one_sentence(i - 2, i) || !planned_amount(claim(i - 2)) || !planned_amount(claim(i - 1)) || !of_one_unit(claim(i - 2), claim(i - 1)) || !of_one_noun(claim(i - 2), claim(i - 1)) || of_a_change(claim(i - 2)) || claim(i - 1).starts_change) return std::nullopt;
    if (!ends_with_any(between(i - 2, i - 1), rules_.list("ties.held-against")) || between(i - 2, i - 1).size() > kGapLetters) return std::nullopt;
    std::string_view lead = between(i - 1, i);
    const std::size_t comma = lead.find(',');
    if (comma == lead.npos || words_in(trimmed(lead.substr(0, comma))) > kTime || !is_article(trimmed(lead.substr(comma + 1)))) return std::nullopt;
    const std::string_view tail = trimmed(after(i));
    const bool moves = std::ranges::any_of(rules_.list("ties.moves"), [&](const std::string& word) { return begins_with_word(tail, word) && stops(tail.substr(word.size())); });
    for (std::size_t j = first_of_sentence(i); one_sentence(j, i); ++j)
      if (j != i && j != i - 1 && j != i - 2 && claim(j).kind != Kind::rank) return std::nullopt;
    return moves ? of_levels(i, i - 2, i - 1, 1) : std::nullopt;
  }

  // "grew by 4.54 percent, up 528 students from last year's total of 11,639"
  std::optional<Clash> step_from(std::size_t i) const {
    const std::size_t by = i + 1, start = i + 2;
    if (!one_sentence(i, start) || end_of_sentence(i) != start + 1 || first_of_sentence(i) != i || claim(i).qualified) return std::nullopt;
    const Claim &c = claim(i), &d = claim(by), &s = claim(start);
    if (!sum_kind(d) || d.form != Form::difference || d.direction != c.direction || !stated_or_planned(d) || !planned_amount(s) || !of_one_unit(d, s) || !of_one_noun(d, s)) return std::nullopt;
    std::string_view gap = trimmed(between(by, start));
    if (!d.counted.empty() && begins_with_word(gap, d.counted)) gap = trimmed(gap.substr(d.counted.size()));
    if (!names_start(gap) || between(i, by).size() > kGapLetters || between(i, by).find_first_of(".;:") != std::string_view::npos) return std::nullopt;
    const Interval part = quotient(as_counted(d), as_counted(s)), implied = c.direction == Direction::up ? Interval{1 + part.low, 1 + part.high} : Interval{1 - part.high, 1 - part.low};
    const Interval told = c.fair.shifted(-1).scaled(c.direction == Direction::up ? 1 : -1);
    if (gap_between(part, told) < rules_.number("tolerances.revision")) return std::nullopt;
    return one_size(c, implied) && !agree(part, told) ? std::optional(Clash{.rule = "arithmetic", .reading = i, .against = {by, start}, .implied = implied, .text = "arithmetic.levels", .tied = true, .assumed = 1}) : std::nullopt;
  }

  // "32,569 tonnes, up from 29,095 tonnes a year before (+11.9%)"
  std::optional<Clash> bracket_behind(std::size_t i) const {
    if (i < 2 || !one_sentence(i - 2, i) || !planned_amount(claim(i - 2)) || !planned_amount(claim(i - 1)) || !alike(claim(i - 2), claim(i - 1)) || a_time(claim(i - 1)) || of_a_change(claim(i - 2))) return std::nullopt;
    const std::string_view from = trimmed(between(i - 2, i - 1)), gap = trimmed(between(i - 1, i));
    const bool moved = from.find_first_of(";:.()") == from.npos && words_in(from) <= kFewWords && ends_with_any(from, {rules_.list("ties.bounds").back()}) && from.find(',') != from.npos;
    const bool bracketed = gap.ends_with('(') && gap.find_first_of(",;:)") == gap.npos && words_in(gap) <= kFewWords + 2 && trimmed(after(i)).starts_with(')') && !has(gap, "ties.list-last");
    return moved && bracketed ? of_levels(i, i - 2, i - 1, 0, true) : std::nullopt;
  }

  // "The total came to 4,191 km². This marks a 30% decline from the 6,029 of a year ago."
  std::optional<Clash> taken_up(std::size_t i) const {
    constexpr std::size_t kLead = 5;
    const std::size_t start = i + 1;
    if (i == 0 || first_of_sentence(i) != i || end_of_sentence(i) != start + 1 || !follows(claim(i), claim(i - 1)) || !planned_amount(claim(start)) || a_time(claim(start))) return std::nullopt;
    const std::string_view lead = before(i);
    if (words_in(trimmed(lead)) > kLead || !(begins_with_any(lead, rules_.list("ties.that-is")) || begins_with_any(lead, rules_.list("ties.that-number")))) return std::nullopt;
    std::string_view on = trimmed(between(i, start));
    for (const std::string& word : rules_.list("ties.moves"))
      if (begins_with_word(on, word)) on = trimmed(on.substr(word.size()));
    if (!names_start(on)) return std::nullopt;
    std::optional<std::size_t> now;
    for (std::size_t j = first_of_sentence(i - 1); j < i; ++j) {
      const Claim& c = claim(j);
      if (!of_one_unit(c, claim(start)) || a_time(c)) continue;
      if (!planned_amount(c) || !of_one_noun(c, claim(start)) || of_a_change(c)) return std::nullopt;
      const Interval implied = quotient(as_counted(c), as_counted(claim(start)));
      if (agree(implied, claim(i).fair)) return std::nullopt;
      if (!one_size(claim(i), implied)) continue;
      if (now) return std::nullopt;
      now = j;
    }
    return now ? of_levels(i, *now, start, 1) : std::nullopt;
  }

  // "from last year's total of", "on the", "more than the previous record of"
  bool names_start(std::string_view gap) const {
    constexpr std::size_t kMostNames = 7;
    if (gap.find_first_of(",;:.()") != gap.npos || words_in(gap) > kMostNames) return false;
    for (const char* list : {"ties.more-than", "ties.starts-from", "ties.held-against"})
      for (const std::string& word : rules_.list(list)) {
        if (!begins_with_word(gap, word)) continue;
        std::string_view name = trimmed(gap.substr(word.size()));
        // "July's (revised estimate of)"
        const std::string_view owner = name.substr(0, std::min(name.find(' '), name.size()));
        if (owner.size() < name.size() && (owner.ends_with("'s") || owner.ends_with("’s"))) name = trimmed(name.substr(owner.size()));
        if (name.empty() || is_article(name) || (begins_with_any(name, rules_.list("ties.names-a-level")) && ends_with_any(name, rules_.list("ties.names-a-level")))) return true;
      }
    return false;
  }

  // "43.4 per cent in 2022, down 0.7 points from 44.1", "234 cases, down 20 from 254 the week before and 378 in May": each move goes from the level before it.
  std::optional<Clash> level_run(std::size_t i) const {
    const std::size_t next = i + 1;
    const Claim& c = claim(i);
    if (i == 0 || c.direction == Direction::none || !one_sentence(i - 1, next)) return std::nullopt;
    const Claim &now = claim(i - 1), &start = claim(next);
    const bool points = c.kind == Kind::points;
    if (points ? !(percent_share(now) && percent_share(start)) : !(planned_amount(now) && planned_amount(start) && of_one_unit(now, c) && of_one_unit(start, c) && of_one_noun(now, start) && of_one_noun(now, c))) return std::nullopt;
    const std::string_view lead = between(i - 1, i), time = lead.substr(0, std::min(first_sign(lead), lead.size()));
    std::string_view from = trimmed(between(i, next));
    if (!c.counted.empty() && begins_with_word(from, c.counted)) from = trimmed(from.substr(c.counted.size()));
    if (now.starts_change || now.compared || !set_off(lead) || has(time, "ties.list-last") || from != rules_.list("ties.bounds").back()) return std::nullopt;
    const Interval a = points ? rounded(now) : as_counted(now), b = points ? rounded(start) : as_counted(start);
    const Interval along = Interval{a.low - b.high, a.high - b.low}.scaled(c.direction == Direction::down ? -1 : 1).scaled(points ? kPercent : 1), own = points ? rounded(c) : as_counted(c);
    if (along.high <= 0 || far_apart(along, own)) return std::nullopt;
    return clash_of(i, i - 1, next, along, own, "arithmetic.difference");
  }

  // "There are 2,083 freshmen. That number is down 106 from last year's 2,189", "raised 73.5 million. The total is 7.1 million more than the old record of 66.4"
  std::optional<Clash> that_number(std::size_t i) const {
    const Claim& c = claim(i);
    std::size_t start = i + 1;
    while (one_sentence(i, start) && claim(start).kind == Kind::rank) ++start;
    if (i == 0 || c.direction == Direction::none || !one_sentence(i, start) || end_of_sentence(i) != start + 1 || first_of_sentence(i) != i || !follows(c, claim(i - 1))) return std::nullopt;
    const Claim& before_it = claim(start);
    if (!planned_amount(before_it) || !of_one_unit(c, before_it) || a_time(before_it) || !begins_with_any(before(i), rules_.list("ties.that-number"))) return std::nullopt;
    std::string_view gap = trimmed(between(i, start));
    if (!c.counted.empty() && begins_with_word(gap, c.counted)) gap = trimmed(gap.substr(c.counted.size()));
    if (!names_start(gap)) return std::nullopt;
    std::optional<std::size_t> now;
    for (std::size_t j = first_of_sentence(i - 1); j < i; ++j) {
      if (claim(j).kind == Kind::rank || a_time(claim(j))) continue;
      if (now || !told_amount(claim(j)) || of_a_change(claim(j)) || !of_one_unit(claim(j), c)) return std::nullopt;
      now = j;
    }
    if (!now || !of_one_noun(claim(*now), before_it)) return std::nullopt;
    const Interval implied = apart(as_counted(claim(*now)), as_counted(before_it));
    return far_apart(implied, as_counted(c)) ? std::nullopt : clash_of(i, *now, start, implied, as_counted(c), "arithmetic.difference", 1);
  }

  // "4.89 million, a growth of 13 per cent compared to 4.34 million", "111 cyclists died, 7 per cent up on the 104 deaths of 2009"
  std::optional<Clash> between_two(std::size_t i) const {
    constexpr std::size_t kSetOff = 40;
    const std::size_t next = i + 1;
    if (i == 0 || !one_sentence(i - 1, next)) return std::nullopt;
    // "25.9 million tonnes (89%), a 1.6% rise on the 25.5 million of 2005"
    const bool bracketed = i > 1 && one_sentence(i - 2, i) && claim(i - 1).kind == Kind::share && before(i - 1).ends_with('(') && after(i - 1).starts_with(')');
    const std::size_t level = bracketed ? i - 2 : i - 1;
    if (!planned_amount(claim(level)) || !planned_amount(claim(next))) return std::nullopt;
    const Claim &now = claim(level), &start = claim(next);
    if (!of_one_unit(now, start) || a_time(now) || a_time(start) || now.starts_change || now.compared) return std::nullopt;
    const std::string_view gap = between(i - 1, i), lead = unhedged(bracketed ? trimmed(gap.substr(1)) : gap);
    const std::size_t sign = first_sign(lead);
    if (sign == lead.npos || sign > kSetOff || !set_off(lead.substr(sign))) return std::nullopt;
    // "(up 4% from 29,744 to 30,872); to lifts (up 7% from 23,391 to 24,876)": the first bracket is closed.
    if (lead.substr(0, sign).find_first_of(");:") != lead.npos || (one_sentence(i, i + 2) && trimmed(between(next, i + 2)) == rules_.list("ties.bounds").front())) return std::nullopt;
    const std::string_view by = trimmed(lead.substr(sign));
    // "a 5% increase on the previous year's 170,000"
    std::string_view on = trimmed(between(i, next));
    bool noun = false;
    for (const std::string& word : rules_.list("ties.moves"))
      if (!noun && begins_with_word(on, word)) on = trimmed(on.substr(word.size())), noun = true;
    const bool told = noun || ends_with_any(by, rules_.list("ties.by-which"));
    const bool more = begins_with_any(on, rules_.list("ties.more-than"));
    if (!(more || told) || !names_start(on)) return std::nullopt;
    bool alone = true;
    for (std::size_t j = first_of_sentence(i); one_sentence(j, i); ++j)
      if (j != i && j != level && j != next && of_one_unit(claim(j), now) && !a_time(claim(j)) && claim(j).kind != Kind::rank) {
        // "576,586 calls, of which 177,844 were fires – a 5% increase on": of which of the two?
        if (claim(j).form != Form::level || as_counted(start).low <= 0 || agree(quotient(as_counted(claim(j)), as_counted(start)), claim(i).fair)) return std::nullopt;
        alone = false;
      }
    return of_levels(i, level, next, of_one_noun(now, start) && alone ? 0 : kWarns, told && !more);
  }

  // "handled 20 per cent more flights, at 334,391 take-offs and landings compared to 277,052 the year before"
  std::optional<Clash> at_and_compared(std::size_t i) const {
    constexpr std::size_t kNoun = 5;
    const std::size_t a = i + 1, b = i + 2;
    if (!one_sentence(i, b) || !planned_amount(claim(a)) || !planned_amount(claim(b)) || !of_one_unit(claim(a), claim(b)) || !claim(b).compared || claim(a).compared || claim(a).starts_change) return std::nullopt;
    if (end_of_sentence(i) != b + 1 || first_of_sentence(i) != i || between(i, a).size() > kGapLetters || !ends_with_any(between(i, a), rules_.list("ties.at-level"))) return std::nullopt;
    std::string_view gap = trimmed(between(a, b));
    const auto against = rules_.list("ties.held-against");
    if (gap.find_first_of(",;:.(") != gap.npos || words_in(gap) > kNoun || !ends_with_any(gap, against)) return std::nullopt;
    if (!of_one_noun(claim(a), claim(b)) && (claim(i).key.product != claim(b).key.product || claim(b).key.product.empty())) return std::nullopt;
    return of_levels(i, a, b, kWarns);
  }

  // "House prices grew by 3.4%, with the average price rising from 161,569 to 167,063"
  std::optional<Clash> average_moved(std::size_t i) const {
    const std::size_t a = i + 1, b = i + 2;
    if (!one_sentence(i, b) || end_of_sentence(i) != b + 1 || first_of_sentence(i) != i || !planned_amount(claim(a)) || !planned_amount(claim(b)) || !of_one_unit(claim(a), claim(b))) return std::nullopt;
    const std::string_view lead = between(i, a);
    const std::size_t comma = lead.find(',');
    const auto bounds = rules_.list("ties.bounds");
    if (comma == lead.npos || lead.find(',', comma + 1) != lead.npos || !ends_with_any(lead, {bounds.back()}) || !ends_with_any(between(a, b), {bounds.front()}) || between(a, b).find_first_of(",;:.(") != std::string_view::npos) return std::nullopt;
    const std::string_view by = trimmed(lead.substr(comma + 1));
    if (!begins_with_any(by, rules_.list("ties.with-average")) || words_in(by) > kFewWords + 3) return std::nullopt;
    const std::string &product = claim(i).key.product, head = product.substr(product.rfind('-') == product.npos ? 0 : product.rfind('-') + 1);
    return share_word(head, std::string(by)) && !has(by, "ties.elsewhere") ? of_levels(i, b, a, kWarns) : std::nullopt;
  }
};

}  // namespace

std::vector<Clash> told_moves(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  return clash_of_each(Moves(readings, text, rules), 0, readings.size());
}

}  // namespace assay
