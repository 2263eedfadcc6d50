#include "check/own_spread.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "check/own_figures.h"
#include "check/readings.h"
#include "check/told_pairs.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr std::uint32_t kFewSentences = 400;  // bytes on either side of the change's sentence
constexpr double kOneSize = 3;

bool told_change(const Claim& c) {
  return c.kind == Kind::change && c.form == Form::ratio && c.unit == "%" && c.direction != Direction::none && c.modality == Modality::stated && !c.in_headline && !c.value_high && !c.qualified;
}

class Spread : OwnFigures {
 public:
  using OwnFigures::OwnFigures;

  std::optional<Clash> clash(std::size_t i) const {
    const Claim& c = claim(i);
    if (!told_change(c) || !open(i)) return std::nullopt;
    const auto led_to = level_beside(i);
    const auto time = c.key.period ? c.key.period : led_to ? claim(*led_to).key.period : std::nullopt;
    if (!time) return std::nullopt;
    const Period from = c.base ? *c.base : time->shifted_months(-kYear);
    if (from == *time || (led_to && claim(*led_to).key.period != time)) return std::nullopt;
    std::optional<std::size_t> now = led_to, start;
    for (std::size_t j = 0; j < readings_.size(); ++j) {
      const Claim& other = claim(j);
      if (j == i || other.in_headline || !close(c, other)) continue;
      if (other.kind == Kind::change || other.kind == Kind::multiple) {
        // Another change of it: which of them do the levels give?
        if (other.key.period == c.key.period && other.base == c.base && other.key.product == c.key.product && !agree(other.fair, c.fair)) return std::nullopt;
        continue;
      }
      if (!told_amount(other) || !other.key.period || a_time(other) || other.from.period != Provenance::sentence) continue;
      const bool is_now = *other.key.period == *time && !led_to, is_start = *other.key.period == from;
      if (!(is_now || is_start) || !of_one_name(c, other) || (other.sentence != c.sentence && named_only_here(other, text_, rules_))) continue;
      if (other.hedge != Hedge::none) return std::nullopt;
      auto& place = is_now ? now : start;
      const bool beside = near(std::min(i, j), std::max(i, j));
      if (place && !agree(claim(*place).fair, other.fair)) {
        // Two that differ: the one in the next sentence, where the other stands further off.
        const bool that_beside = near(std::min(i, *place), std::max(i, *place));
        if (beside == that_beside) return std::nullopt;
        if (that_beside) continue;
        place = j;
        continue;
      }
      if (!place || width(other) < width(claim(*place))) place = j;
    }
    if (!now || !start || !of_one_unit(claim(*now), claim(*start)) || !of_one_scope(claim(*now), claim(*start))) return std::nullopt;
    if (claim(*now).sentence == c.sentence && claim(*start).sentence == c.sentence) return std::nullopt;  // one sentence decides by its own words
    if (on_another_scope(c, text_, rules_) || has(c.sentence.of(text_), "ties.by-the-year")) return std::nullopt;
    const Interval implied = quotient(as_counted(claim(*now)), as_counted(claim(*start)));
    const double told = c.fair.middle() - 1, gives = implied.middle() - 1;
    if (told * gives <= 0 || std::abs(told) > kOneSize * std::abs(gives) || std::abs(gives) > kOneSize * std::abs(told)) return std::nullopt;
    const double slack = claim(*now).kind == Kind::money ? rules_.number("tolerances.reference-base") : rules_.number("tolerances.revision");
    if (agree(implied, c.fair) || gap_between(implied, c.fair) < slack) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = i, .against = {*now, *start}, .implied = implied, .text = "arithmetic.levels", .tied = true, .assumed = kWarns};
  }

 private:
  static double width(const Claim& c) { return (c.fair.high - c.fair.low) / c.fair.high; }
  bool a_time(const Claim& c) const {
    const auto times = rules_.list("ties.stretches-of-time");
    return c.kind == Kind::count && !c.counted.empty() && std::ranges::find(times, c.counted) != times.end();
  }

  static bool close(const Claim& a, const Claim& b) { return std::max(a.sentence.start, b.sentence.start) <= std::min(a.sentence.end, b.sentence.end) + kFewSentences; }

  // "jumped 35 per cent to 51.58 million in 2023": the one level of the change's own sentence.
  std::optional<std::size_t> level_beside(std::size_t i) const {
    std::optional<std::size_t> out;
    for (std::size_t j = first_of_sentence(i); one_sentence(j, i); ++j) {
      const Claim& c = claim(j);
      if (j == i || c.form != Form::level || !sum_kind(c) || a_time(c)) continue;
      if (out || !told_amount(c) || of_a_change(c) || c.hedge != Hedge::none || !c.key.period || !of_one_name(claim(i), c)) return std::nullopt;
      out = j;
    }
    return out;
  }

  static bool one_side(const std::string& a, const std::string& b) { return a == b || a.empty() || b.empty(); }
  static bool of_one_scope(const Claim& a, const Claim& b) {
    return one_side(a.key.flow, b.key.flow) && one_side(a.key.origin, b.key.origin) && one_side(a.key.destination, b.key.destination) && a.of_part == b.of_part && a.narrowed == b.narrowed &&
           a.key.qualifiers == b.key.qualifiers && one_side(a.attribution, b.attribution);
  }

  // One product, or its first word alone, right behind the figure: "passenger-traffic", 51 million passengers; no "air-traffic", no "International passengers
  // came to".
  static bool of_one_name(const Claim& change, const Claim& other) {
    const std::string &product = change.key.product, what = product.substr(0, product.find('-'));
    const bool elsewhere = (other.from.origin == Provenance::sentence && other.key.origin != change.key.origin) || (other.from.destination == Provenance::sentence && other.key.destination != change.key.destination);
    if (product.empty() || elsewhere || !of_one_scope(change, other)) return false;
    const bool counts_it = other.product_span.start > other.span.end && other.product_span.start <= other.span.end + 1;
    return product == other.key.product || (counts_it && (other.key.product == what || other.key.product == what + "s"));
  }
};

}  // namespace

std::vector<Clash> spread_changes(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  return clash_of_each(Spread(readings, text, rules), 0, readings.size());
}

}  // namespace assay
