#include "check/own_revisions.h"

#include <algorithm>
#include <optional>

#include "check/own_figures.h"
#include "check/readings.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr double kOneSize = 3;  // further off, what is told is of something else

bool so_much(const Claim& c) { return sum_kind(c) && (c.form == Form::difference || c.form == Form::level) && stated_or_planned(c); }

// Further apart than any slip leaves them.
bool far_apart(const Interval& a, const Interval& b) { return a.low > kOneSize * b.high || b.low > kOneSize * a.high; }

class Revisions : OwnFigures {
 public:
  using OwnFigures::OwnFigures;

  std::optional<Clash> clash(std::size_t i) const {
    if (!open(i) || !so_much(claim(i))) return std::nullopt;
    auto out = by_from_to(i);
    if (!out) out = combined(i);
    return out ? out : ends_combined(i);
  }

 private:
  std::optional<Clash> clash_of(std::size_t told, std::vector<std::size_t> against, const Interval& implied, const char* message) const {
    const Interval own = as_counted(claim(told));
    if (agree(implied, own) || gap_between(implied, own) < rules_.number("tolerances.own-figures")) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = told, .against = std::move(against), .implied = implied, .text = message, .tied = true};
  }

  // "revised up by 5,000 from 256,000 to 261,000"
  bool from_to(std::size_t i) const {
    const std::size_t a = i + 1, b = i + 2;
    if (!one_sentence(i, b) || !ends_with_any(unhedged(before(i)), rules_.list("ties.by"))) return false;
    const auto bounds = rules_.list("ties.bounds");
    std::string_view gap = trimmed(between(i, a));
    if (!claim(i).counted.empty() && begins_with_word(gap, claim(i).counted)) gap = trimmed(gap.substr(claim(i).counted.size()));
    if (gap.starts_with(',')) gap = trimmed(gap.substr(1));
    const auto level = [&](std::size_t j) { return claim(j).form == Form::level && of_one_unit(claim(j), claim(i)) && of_one_noun(claim(j), claim(i)) && stated_or_planned(claim(j)); };
    return gap == bounds.back() && trimmed(between(a, b)) == bounds.front() && level(a) && level(b);
  }

  std::optional<Clash> by_from_to(std::size_t i) const {
    if (!from_to(i)) return std::nullopt;
    const Interval implied = apart(as_counted(claim(i + 1)), as_counted(claim(i + 2)));
    return far_apart(implied, as_counted(claim(i))) ? std::nullopt : clash_of(i, {i + 1, i + 2}, implied, "arithmetic.difference");
  }

  // "was revised down from 82,000 to 78,000": a move by its two ends alone.
  bool two_ends(std::size_t a) const {
    const std::size_t b = a + 1;
    const auto bounds = rules_.list("ties.bounds");
    const auto level = [&](std::size_t j) { return claim(j).form == Form::level && claim(j).hedge == Hedge::none && stated_or_planned(claim(j)); };
    return one_sentence(a, b) && ends_with_any(before(a), {bounds.back()}) && trimmed(between(a, b)) == bounds.front() && level(a) && level(b) && of_one_unit(claim(a), claim(b));
  }

  // "The change for May was revised from 82,000 to 78,000, and that for June from 51,000 to 60,000. With these revisions the two combined were 5,000 higher."
  std::optional<Clash> ends_combined(std::size_t i) const {
    constexpr std::size_t kFigures = 4;
    const Claim& c = claim(i);
    if (i < kFigures || one_sentence(i - 1, i) || one_sentence(i, i + 1) || !follows(c, claim(i - 1)) || c.direction == Direction::none || first_of_sentence(i - 1) != i - kFigures) return std::nullopt;
    const std::size_t first = i - kFigures, second = i - 2;
    if (!two_ends(first) || !two_ends(second) || !of_one_unit(claim(first), c) || !of_one_unit(claim(second), c) || !has(claim(first).sentence.of(text_), "ties.revisions")) return std::nullopt;
    if (!has(before(i), "ties.taken-together") || !has(before(i), "ties.revisions")) return std::nullopt;
    const auto moved = [&](std::size_t a) { return Interval{as_counted(claim(a + 1)).low - as_counted(claim(a)).high, as_counted(claim(a + 1)).high - as_counted(claim(a)).low}; };
    const Interval both = sum(moved(first), moved(second)), along = c.direction == Direction::down ? both.scaled(-1) : both;
    if (along.low <= 0 || far_apart(along, as_counted(c))) return std::nullopt;
    return clash_of(i, {first, first + 1, second, second + 1}, along, "arithmetic.list");
  }

  // "With these revisions the gains of the two months combined were 7,000 higher": of all the moves that the sentence before tells.
  std::optional<Clash> combined(std::size_t i) const {
    constexpr std::size_t kOne = 3;  // a move and its two ends
    const Claim& c = claim(i);
    if (i < 2 * kOne || one_sentence(i - 1, i) || one_sentence(i, i + 1) || !follows(c, claim(i - 1)) || !has(before(i), "ties.taken-together") || !has(before(i), "ties.revisions")) return std::nullopt;
    std::optional<std::size_t> first;
    for (std::size_t j = first_of_sentence(i - 1); j < i; ++j) {
      if (claim(j).form == Form::level && !from_to(j)) continue;
      if (!from_to(j) || !of_one_unit(claim(j), c)) return std::nullopt;
      if (!first) first = j;
      j += kOne - 1;
    }
    if (!first) return std::nullopt;
    Interval moved{0, 0};
    std::vector<std::size_t> moves;
    for (std::size_t j = *first; j < i; ++j) {
      if (!from_to(j)) continue;
      const Interval a = as_counted(claim(j + 1)), b = as_counted(claim(j + 2));
      moved = sum(moved, {b.low - a.high, b.high - a.low});
      moves.push_back(j);
      j += kOne - 1;
    }
    const Interval implied = moved.high < 0 ? moved.scaled(-1) : moved;
    if (moves.size() != 2 || implied.low < 0 || far_apart(implied, as_counted(c))) return std::nullopt;
    return clash_of(i, moves, implied, "arithmetic.list");
  }
};

}  // namespace

std::vector<Clash> told_revisions(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  return clash_of_each(Revisions(readings, text, rules), 0, readings.size());
}

}  // namespace assay
