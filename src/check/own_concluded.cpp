#include "check/own_concluded.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

#include "check/own_figures.h"
#include "check/own_totals.h"
#include "check/readings.h"
#include "check/told_pairs.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr double kOneSize = 3;           // further off, what is told is of something else
constexpr double kPercent = 100;
constexpr int kSentencesAway = 2;
constexpr std::size_t kFewestDigits = 2;  // of which two changed round tell a slip

bool percent_share(const Claim& c) { return c.kind == Kind::share && c.unit == "%" && stated_or_planned(c); }
bool ratio(const Claim& c) { return (c.kind == Kind::change || c.kind == Kind::multiple) && c.form == Form::ratio; }
bool difference(const Claim& c) { return ((sum_kind(c) || c.kind == Kind::price) && c.form == Form::difference) || c.kind == Kind::points; }
bool a_move(const Claim& c) { return (ratio(c) || difference(c)) && c.direction != Direction::none && stated_or_planned(c); }
bool bound(const Claim& c) { return c.hedge == Hedge::over || c.hedge == Hedge::under || c.hedge == Hedge::at_least || c.hedge == Hedge::at_most; }
bool said(Provenance from) { return from == Provenance::sentence; }

Interval turned(const Interval& a) { return {-a.high, -a.low}; }
// As many per cent the other way, or the inverse of a multiple.
Interval other_way(const Claim& c) {
  if (difference(c)) return turned(c.fair);
  if (c.kind == Kind::multiple) return c.fair.low > 0 ? Interval{1 / c.fair.high, 1 / c.fair.low} : Interval::everything();
  return {2 - c.fair.high, 2 - c.fair.low};
}
bool apart_in_time(const std::optional<Period>& a, const std::optional<Period>& b) { return a && b && (a->last() < b->first() || b->last() < a->first()); }

class Concluded : OwnFigures {
 public:
  using OwnFigures::OwnFigures;

  std::optional<Clash> clash(std::size_t i) const {
    const Claim& c = claim(i);
    if (!a_move(c) || !open(i) || bound(c)) return std::nullopt;
    const auto two = levels_around(i);
    if (!two) return std::nullopt;
    const auto [first, second] = *two;
    if (one_sentence(first, i) && one_sentence(second, i)) return std::nullopt;  // one sentence decides by its own words
    const Claim &a = claim(first), &b = claim(second);
    const bool one_name = of_one_noun(a, b) && !(a.kind == Kind::count && a.counted != b.counted);
    if (a.attribution != b.attribution || a.of_part != b.of_part || a.key.qualifiers != b.key.qualifiers) return std::nullopt;
    if (on_another_scope(c, text_, rules_) || has(c.sentence.of(text_), "ties.by-the-year") || !of_it(i, first, second)) return std::nullopt;
    const auto start_told = start_of(i, first, second);
    const bool up = c.direction == Direction::up;
    const std::size_t start = start_told ? *start_told : (a.value < b.value) == up ? first : second, now = start == first ? second : first;
    if (c.qualified && !(start > i && measured_by(i, start)) && !so_much_more(i, a.kind == Kind::price)) return std::nullopt;
    // "2,000 below the record", and an average behind it: less than what has no figure.
    if (!(start > i && one_sentence(i, start)) && !(c.base && said(c.from.base)) && !concludes(i) && begins_with_any(trimmed(after(i)), rules_.list("ties.more-than"))) return std::nullopt;
    if (!times_fit(c, claim(now), claim(start))) return std::nullopt;
    const Interval implied = implied_by(c, now, start), own = c.fair;
    const Interval told = difference(c) ? Interval{std::min(c.literal.low, own.low), std::max(c.literal.high, own.high)} : own;
    const Interval way = difference(c) && !up ? turned(implied) : implied;
    const bool shares = percent_share(a) && ratio(c);
    if (agree(way, told) || (!shares && gap_between(way, told) < rules_.number("tolerances.revision")) || fits_elsewhere(i, now, start)) return std::nullopt;
    for (std::size_t j = first_of_sentence(std::min(first, i)); j < end_of_sentence(std::max(second, i)); ++j)
      if (j != i && a_move(claim(j)) && !agree_with(j, now, start)) return std::nullopt;
    Clash out{.rule = "arithmetic", .reading = i, .against = {now, start}, .implied = difference(c) ? Interval{std::abs(way.middle()) - (way.high - way.low) / 2, std::abs(way.middle()) + (way.high - way.low) / 2} : implied, .text = difference(c) ? "arithmetic.difference" : "arithmetic.levels", .tied = true, .assumed = ratio(c) ? kWarns : 1};
    const bool one_way = difference(c) ? way.middle() > 0 : (implied.middle() > 1) == up;
    if (shares) {
      const Interval points = Interval{claim(now).literal.low - claim(start).literal.high, claim(now).literal.high - claim(start).literal.low};
      if (c.kind != Kind::change || c.unit != "%" || !agree(points, c.literal.shifted(-1))) return std::nullopt;
      out.rule = out.text = "percent-points";
      out.assumed = kWarns;
      out.against = {start, now};
      return out;
    }
    if (!one_way && start_told && one_name && agree(difference(c) ? turned(way) : other_way(c), difference(c) ? told : implied)) {
      out.rule = "direction-mismatch", out.text = "arithmetic.other-way";
      out.assumed = kWarns;
      return out;
    }
    const bool slipped = slip_of_digits(i, now, start);
    if (!one_way && !(slipped && start_told && !apart_told(i, start))) return std::nullopt;
    const double size = difference(c) ? told.middle() : std::abs(own.middle() - 1), gives = difference(c) ? std::abs(way.middle()) : std::abs(implied.middle() - 1);
    const bool one_size = size <= kOneSize * gives && gives <= kOneSize * size;
    return (one_name && one_size) || slipped ? std::optional(std::move(out)) : std::nullopt;
  }

 private:
  struct Two {
    std::size_t first, second;
  };

  bool a_time(const Claim& c) const {
    const auto times = rules_.list("ties.stretches-of-time");
    return c.kind == Kind::count && !c.counted.empty() && std::ranges::find(times, c.counted) != times.end();
  }

  // Does the start stand in a sentence of its own?
  bool apart_told(std::size_t i, std::size_t start) const { return claim(i).sentence != claim(start).sentence; }

  static bool priced(const Claim& c) { return c.kind == Kind::price && c.value > 0 && c.literal.low > 0; }
  // A price for one of its own unit, as printed.
  static Interval amount(const Claim& c) { return priced(c) ? c.fair.scaled(c.value / c.literal.middle()) : as_counted(c); }
  // "13.20 euros per square metre … 1.20 euros more"
  static bool in_its_unit(const Claim& level, const Claim& move) {
    return of_one_unit(level, move) || (level.kind == Kind::price && move.kind == Kind::money && level.unit.starts_with(move.unit + "/"));
  }

  bool concludes(std::size_t i) const { return has(claim(i).sentence.of(text_), "ties.concludes"); }
  bool takes_up(std::size_t i) const { return begins_with_any(before(i), rules_.list("ties.took-up")); }

  // "12 percent above the five-year average of 42,800"
  bool measured_by(std::size_t i, std::size_t start) const {
    constexpr std::size_t kMostWords = 8;
    const std::string_view gap = trimmed(between(i, start));
    return one_sentence(i, start) && gap.find_first_of(",;:(") == gap.npos && words_in(gap) <= kMostWords && begins_with_any(gap, rules_.list("ties.more-than")) && ends_with_any(unhedged(gap), rules_.list("ties.names-a-level"));
  }

  // "It is thus 15 percent dearer than planned.", of prices also "six cents more per litre"; no "15 percent more per pupil"
  bool so_much_more(std::size_t i, bool prices) const {
    const std::string_view tail = trimmed(after(i));
    return concludes(i) && std::ranges::any_of(rules_.list("ties.so-much-more"), [&](const std::string& word) {
      if (!begins_with_word(tail, word)) return false;
      const std::string_view rest = trimmed(tail.substr(word.size()));
      return stops(rest) || begins_with_any(rest, rules_.list("ties.than")) || (prices && begins_with_any(rest, rules_.list("ties.by-unit")));
    });
  }

  // The only two levels of one unit in the sentences around the figure.
  std::optional<Two> levels_around(std::size_t i) const {
    const Claim& c = claim(i);
    std::size_t from = first_of_sentence(i), end = end_of_sentence(i);
    for (int n = 0; n < kSentencesAway && from > 0 && follows(claim(from), claim(from - 1)); ++n) from = first_of_sentence(from - 1);
    for (int n = 0; n < kSentencesAway && end < readings_.size() && follows(claim(end), claim(end - 1)); ++n) end = end_of_sentence(end);
    std::vector<std::size_t> levels;
    for (std::size_t j = from; j < end; ++j) {
      const Claim& other = claim(j);
      const bool measured = percent_share(other) || ((sum_kind(other) || priced(other)) && other.form == Form::level && !a_time(other));
      if (j == i || !measured || (c.kind == Kind::points && !percent_share(other)) || (difference(c) && c.kind != Kind::points && !in_its_unit(other, c))) continue;
      if (j > i && !one_sentence(i, j) && (concludes(i) || takes_up(i)) && std::ranges::none_of(levels, [&](std::size_t l) { return one_sentence(std::min(l, i), std::max(l, i)); })) continue;
      levels.push_back(j);
    }
    // What is told in its own sentence, or right before one that takes it up, is of what the figure speaks.
    if (ratio(c) && levels.size() > 2) {
      auto own = std::ranges::find_if(levels, [&](std::size_t j) { return one_sentence(std::min(i, j), std::max(i, j)); });
      if (own == levels.end() && levels.back() < i) own = levels.end() - 1;
      if (own == levels.end()) return std::nullopt;
      const Claim& of = claim(*own);
      std::erase_if(levels, [&](std::size_t j) { return !of_one_unit(claim(j), of); });
    }
    if (levels.size() != 2) return std::nullopt;
    const Claim &a = claim(levels[0]), &b = claim(levels[1]);
    const auto told = [](const Claim& l) { return stated_or_planned(l) && l.fair.low > 0 && !bound(l) && !l.in_headline; };
    return a.narrowed == b.narrowed && of_one_unit(a, b) && told(a) && told(b) ? std::optional(Two{levels[0], levels[1]}) : std::nullopt;
  }

  // Are the levels of what the figure speaks of: by name, or since its sentence takes them up?
  bool of_it(std::size_t i, std::size_t first, std::size_t second) const {
    const Claim &c = claim(i), &a = claim(first), &b = claim(second);
    const auto named = [](const Claim& x, const Claim& y) { return (x.key.product == y.key.product && !x.key.product.empty()) || share_word(x.key.product, y.counted) || share_word(x.key.product, y.key.product); };
    const bool of_one = named(a, b) || (!a.counted.empty() && a.counted == b.counted) || (a.kind != Kind::count && has(b.sentence.of(text_), "ties.it"));
    const bool counts = difference(c) && !c.counted.empty() && (c.counted == a.counted || c.counted == b.counted);
    const bool with_level = one_sentence(std::min(i, first), std::max(i, first)) || one_sentence(std::min(i, second), std::max(i, second));
    if (!with_level) {
      // "Capacity has doubled since 2019. In 2019 it was 1,340 megawatts. Now it is 2,690."
      if (i < first) return c.base && said(c.from.base) && (c.base == a.key.period || c.base == b.key.period) && named(c, a) && named(c, b);
      // "It has thus halved.": behind both of them
      if (i < second || !follows(c, claim(i - 1)) || first_of_sentence(i) != i) return false;
      return plainly_of_it(i) && (concludes(i) || (takes_up(i) && of_one));
    }
    return (of_one || named(c, b) || counts) && (named(c, a) || named(c, b) || counts || begins_with_any(before(i), rules_.list("ties.that-is")));
  }

  // No "It thus grew again, and its profit rose by 9 percent", "The increase of 1.10 euros in the old town", "lost 12 percent of its water"
  bool plainly_of_it(std::size_t i) const {
    if (before(i).find_first_of(",;:(") != std::string_view::npos || has(before(i), "ties.list-last") || has(before(i), "ties.whose")) return false;
    const std::string_view tail = trimmed(after(i));
    if (begins_with_any(tail, rules_.list("ties.whose"))) return false;  // "doubled its fees", "missed its target by 200,000 tonnes"
    const auto names = [&](const std::string& word) {
      if (!begins_with_word(tail, word)) return false;
      const std::string_view on = trimmed(tail.substr(word.size()));
      const bool named = !on.empty() && std::isupper(static_cast<unsigned char>(on.front())) != 0;
      return named || begins_with_any(on, rules_.list("ties.articles"));
    };
    return std::ranges::none_of(rules_.list("ties.elsewhere"), names) && !begins_with_any(tail, rules_.list("ties.of-so-many"));
  }

  // Which of the two is the earlier, as far as anything says so.
  std::optional<std::size_t> start_of(std::size_t i, std::size_t first, std::size_t second) const {
    const Claim &a = claim(first), &b = claim(second);
    for (const std::size_t level : {first, second})
      if (level > i && one_sentence(i, level) && begins_with_any(trimmed(between(i, level)), rules_.list("ties.more-than"))) return level;
    if ((a.compared || a.starts_change) != (b.compared || b.starts_change)) return a.compared || a.starts_change ? first : second;
    if (apart_in_time(a.key.period, b.key.period) && (said(a.from.period) || said(b.from.period))) return a.key.period->last() < b.key.period->first() ? first : second;
    if (a.sentence == b.sentence) return std::nullopt;
    const bool a_then = has(a.sentence.of(text_), "ties.back-then"), b_then = has(b.sentence.of(text_), "ties.back-then");
    return a_then == b_then ? std::nullopt : std::optional(a_then ? first : second);
  }

  // Nothing says that the move is one of other times than the levels.
  bool times_fit(const Claim& c, const Claim& now, const Claim& start) const {
    // "a rise of 12% since June", "paid 212 million more than it owed": of which start, its own words say
    // "61%, two points more than in 2021. In 2016 it was 66%": nor is that of another sentence.
    const bool now_beside = now.sentence == c.sentence;
    const Claim &beside = now_beside ? now : start, &apart = now_beside ? start : now;
    const bool behind_its_level = beside.sentence == c.sentence && beside.span.start < c.span.start && apart.sentence != c.sentence;
    if (c.base && said(c.from.base) && behind_its_level && (!apart.key.period || !said(apart.from.period) || apart_in_time(c.base, apart.key.period))) return false;
    // "It had been $80,000 at its peak": nothing says that it moved from there.
    if (apart.sentence != c.sentence && has(apart.sentence.of(text_), "ties.extremes") && !has(c.sentence.of(text_), "ties.extremes")) return false;
    if (c.base && said(c.from.base) && c.sentence != start.sentence && (!start.key.period || !said(start.from.period) || apart_in_time(c.base, start.key.period))) return false;
    if (start.sentence == c.sentence && start.span.start > c.span.start && !begins_with_any(c.sentence.of(text_), rules_.list("ties.that-is"))) return false;
    if (c.key.period && said(c.from.period) && now.key.period && said(now.from.period) && apart_in_time(c.key.period, now.key.period)) return false;
    // "155 fewer than in 2023. The year before that it was 2,410."
    return !(start.sentence.start > c.sentence.start && has(start.sentence.of(text_), "ties.further-back"));
  }

  Interval implied_by(const Claim& c, std::size_t now, std::size_t start) const {
    if (ratio(c)) return quotient(amount(claim(now)), amount(claim(start)));
    const bool points = c.kind == Kind::points;
    const auto measured = [&](const Claim& level) { return points ? level.literal : c.kind == Kind::price ? level.fair : amount(level); };
    const Interval a = measured(claim(now)), b = measured(claim(start));
    return Interval{a.low - b.high, a.high - b.low}.scaled(points ? kPercent : 1);
  }

  bool agree_with(std::size_t move, std::size_t now, std::size_t start) const {
    const Claim& m = claim(move);
    const Interval implied = implied_by(m, now, start);
    return agree(difference(m) && m.direction == Direction::down ? turned(implied) : implied, m.fair);
  }

  // Two other levels of the article give just what is told: it is of those.
  bool fits_elsewhere(std::size_t i, std::size_t now, std::size_t start) const {
    const auto level = [&](std::size_t j) { return claim(j).form != Form::difference && claim(j).fair.low > 0 && alike(claim(j), claim(now)) && !a_time(claim(j)); };
    for (std::size_t a = 0; a < readings_.size(); ++a)
      for (std::size_t b = 0; level(a) && b < readings_.size(); ++b)
        if (a != b && level(b) && !(a == start && b == now) && agree_with(i, a, b) && !(a == now && b == start)) return true;
    return false;
  }

  // One of the three would fit with two of its digits changed round, or one mistyped, missing or too many.
  bool slip_of_digits(std::size_t i, std::size_t now, std::size_t start) const {
    const Claim &c = claim(i), &a = claim(now), &b = claim(start);
    if (ratio(c)) return false;
    const double by = c.direction == Direction::down ? -c.value : c.value, apart = c.direction == Direction::down ? b.value - a.value : a.value - b.value;
    const auto slipped = [&](const Claim& told, double right) { return told.hedge == Hedge::none && (one_slip(std::string(told.span.of(text_)), told.value, right, kFewestDigits) || one_digit_more(told.value, right) || one_digit_more(right, told.value)); };
    return slipped(c, apart) || slipped(a, b.value + by) || slipped(b, a.value - by);
  }

  // 1,412 and 412
  static bool one_digit_more(double longer, double shorter) {
    constexpr double kTelling = 100, kMost = 1e12;
    if (shorter < kTelling || longer > kMost || std::round(shorter) != shorter || std::round(longer) != longer) return false;
    const std::string a = std::to_string(std::llround(longer)), b = std::to_string(std::llround(shorter));
    if (a.size() != b.size() + 1) return false;
    for (std::size_t at = 0; at < a.size(); ++at)
      if (a.substr(0, at) + a.substr(at + 1) == b) return true;
    return false;
  }
};

}  // namespace

std::vector<Clash> concluded_moves(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  return clash_of_each(Concluded(readings, text, rules), 0, readings.size());
}

}  // namespace assay
