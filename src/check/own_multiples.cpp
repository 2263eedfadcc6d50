#include "check/own_multiples.h"

#include <algorithm>
#include <cmath>

#include "check/told_text.h"

namespace assay {
namespace {

constexpr std::size_t kHedgeWords = 3;  // "a rise of (more than) 300 percent"

bool stated(const Claim& c) { return c.modality == Modality::stated && !c.in_headline && !c.value_high && c.direction != Direction::none; }
bool multiple(const Claim& c) { return c.kind == Kind::multiple && c.form == Form::ratio && stated(c); }
bool per_cent(const Claim& c) { return c.kind == Kind::change && c.form == Form::ratio && c.unit == "%" && stated(c) && !c.qualified; }

// What stands behind the last sign between the two, and whether what stands before it is no more than a time.
std::optional<std::string_view> set_off(const Claim& a, const Claim& b, std::string_view text, const CheckRules& rules) {
  std::string_view gap = between(a, b, text);
  std::size_t behind = gap.npos, sign = 0;
  for (const std::string_view mark : {",", "(", ":", "–", "—", " - "})
    if (const std::size_t at = gap.find(mark); at < behind) behind = at, sign = mark.size();
  if (behind == gap.npos) return std::nullopt;
  const std::string_view time = trimmed(gap.substr(0, behind));
  if (!time.empty() && !begins_with_any(time, rules.list("ties.at-a-time"))) return std::nullopt;
  return trimmed(gap.substr(behind + sign));
}

// "up", "a rise of", "rising by more than"
bool same_move(std::string_view words, const CheckRules& rules) {
  const auto again = rules.list("ties.says-again");
  const auto leads_away = rules.list("ties.goes-to");
  return std::ranges::any_of(again, [&](const std::string& word) {
    if (!begins_with_word(words, word)) return false;
    const std::string_view hedge = trimmed(words.substr(word.size()));
    return lower_case_words(hedge, kHedgeWords) && std::ranges::none_of(leads_away, [&](const std::string& other) { return has_word(hedge, other); });
  });
}

bool has_time(const Claim& c) { return (c.key.period && c.from.period == Provenance::sentence) || (c.base && c.from.base == Provenance::sentence); }

// Nothing is told of something else behind it: it stops, or says only since when, which the multiple left open.
bool of_the_same(const Claim& first, const Claim& second, std::string_view text, const CheckRules& rules) {
  std::string_view rest = trimmed(after(second, text));
  for (const std::string& noun : rules.list("ties.moves"))
    if (begins_with_word(rest, noun)) rest = trimmed(rest.substr(noun.size()));
  const bool own_time = second.base && second.from.base == Provenance::sentence;
  if (own_time && second.base == first.base && std::ranges::count(rest.substr(0, rest.find_first_of(",.;:)")), ' ') < static_cast<std::ptrdiff_t>(kHedgeWords)) return true;  // "doubled last year, up 40% on 2023"
  if (stops(rest)) return !own_time || !has_time(first);
  return begins_with_any(rest, rules.list("ties.on-the-year")) && !has_time(first);
}

bool one_thing(const Claim& a, const Claim& b) {
  return a.key.product == b.key.product || a.key.product.empty() || b.key.product.empty();
}

}  // namespace

bool says_again(const Claim& multiple, const Claim& level, std::string_view text, const CheckRules& rules) {
  const auto bounds = rules.list("ties.bounds");
  const auto gap = set_off(multiple, level, text, rules);
  if (!gap) return begins_with_any(trimmed(between(multiple, level, text)), bounds);
  if (begins_with_any(*gap, bounds)) return true;
  const auto again = rules.list("ties.says-again");
  return std::ranges::any_of(again, [&](const std::string& word) { return begins_with_word(*gap, word) && begins_with_any(trimmed(gap->substr(word.size())), bounds); });
}

std::optional<ToldTwice> told_twice(const std::vector<Reading>& readings, std::size_t begin, std::size_t end, std::string_view text, const CheckRules& rules) {
  for (std::size_t i = begin; i + 1 < end; ++i) {
    const Claim &first = *readings[i].claim, &second = *readings[i + 1].claim;
    const bool pair = (multiple(first) && per_cent(second)) || (per_cent(first) && multiple(second));
    if (!pair || first.direction != second.direction || !one_thing(first, second) || first.attribution != second.attribution) continue;
    if (readings[i].explained || readings[i + 1].explained) continue;
    const auto gap = set_off(first, second, text, rules);
    const bool again = gap && (same_move(*gap, rules) || (multiple(second) && lower_case_words(*gap, kHedgeWords)));
    // "doubled, rising 200% from 120 in 2022 to 360"
    const bool from_level = i + 2 < end && readings[i + 2].claim->form == Form::level && begins_with_any(trimmed(between(second, *readings[i + 2].claim, text)), rules.list("ties.bounds"));
    if (!again || !(from_level || of_the_same(first, second, text, rules))) continue;
    const bool multiple_first = multiple(first);
    return ToldTwice{multiple_first ? i : i + 1, multiple_first ? i + 1 : i};
  }
  return std::nullopt;
}

std::optional<Clash> clash_of(const ToldTwice& told, const std::vector<Reading>& readings, const CheckRules& rules) {
  const Claim &times = *readings[told.multiple].claim, &change = *readings[told.change].claim;
  constexpr double kPrinted = 1e-6;
  const bool by_its_digits = change.direction == Direction::up && std::abs(change.value - 100 * times.value) < kPrinted;  // "tripled, a rise of 300 percent"
  if (!by_its_digits && gap_between(times.fair, change.fair) < rules.number("tolerances.reference-base")) return std::nullopt;
  const bool of_it = by_its_digits || (change.direction == Direction::up && agree(change.fair.shifted(-1), times.fair));
  const std::string text = of_it ? "percent-times-told" : "arithmetic.multiple";
  return Clash{.rule = of_it ? "percent-times" : "arithmetic", .reading = told.change, .against = {told.multiple}, .implied = times.hedge == Hedge::none ? Interval::point(times.direction == Direction::down && times.value > 1 ? 1 / times.value : times.value) : times.fair, .text = text, .tied = true};
}

}  // namespace assay
