#include "check/own_records.h"

#include <algorithm>
#include <optional>

#include "check/edits.h"
#include "check/told_text.h"

namespace assay {
namespace {

bool plain_level(const Claim& c) { return told_amount(c) && c.kind == Kind::quantity && c.hedge == Hedge::none && !c.narrowed && !c.of_part && c.alike.empty(); }

// The level that the record is told of: "a record 1.35 million tonnes", "1.35 million tonnes in 2024, a record".
std::optional<std::size_t> level_of(const std::vector<Reading>& readings, std::size_t record, std::string_view text, const CheckRules& rules) {
  const Claim& c = *readings[record].claim;
  const auto gap_to = [&](std::uint32_t from, std::uint32_t to) { return from <= to ? text.substr(from, to - from) : std::string_view{}; };
  if (record + 1 < readings.size()) {
    const Claim& next = *readings[record + 1].claim;
    if (next.sentence == c.sentence && plain_level(next) && trimmed(gap_to(c.span.end, next.span.start)).empty()) return record + 1;
  }
  if (record == 0) return std::nullopt;
  const Claim& before = *readings[record - 1].claim;
  const std::string_view behind = after(c, text);
  std::string_view gap = gap_to(before.span.end, c.span.start);
  if (before.sentence != c.sentence || !plain_level(before) || !stops(behind)) return std::nullopt;
  const std::size_t comma = gap.rfind(',');
  if (comma == gap.npos || gap.find(',') != comma) return std::nullopt;
  const auto articles = rules.list("ties.articles");
  const std::string_view lead = trimmed(gap.substr(comma + 1));
  return std::ranges::find(articles, lead) != articles.end() ? std::optional(record - 1) : std::nullopt;
}

// "1.35 million tonnes of coffee (to Europe) in 2024": of some of it.
bool of_all(const Claim& level, std::string_view text, const CheckRules& rules) {
  std::string_view behind = trimmed(after(level, text));
  behind = behind.substr(0, behind.find_first_of(",.;:("));
  const auto times = rules.list("ties.at-a-time");
  const auto told_in = [&](const char* list) {
    return std::ranges::any_of(rules.list(list), [&](const std::string& word) { return std::ranges::find(times, word) == times.end() && has_word(behind, word); });
  };
  return !told_in("ties.goes-to") && !told_in("ties.of-some");
}

bool one_thing(const Claim& a, const Claim& b) {
  return a.key.product == b.key.product && a.key.flow == b.key.flow && a.key.origin == b.key.origin && a.key.destination == b.key.destination && a.key.qualifiers == b.key.qualifiers &&
         a.unit == b.unit && a.counted == b.counted && (a.attribution == b.attribution || a.attribution.empty() || b.attribution.empty());
}

bool earlier(const Claim& a, const Claim& b) {
  return a.key.period && b.key.period && a.from.period == Provenance::sentence && a.key.period->month_count() == b.key.period->month_count() && a.key.period->last() < b.key.period->first();
}

}  // namespace

std::vector<Clash> broken_records(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  std::vector<Clash> out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Claim& record = *readings[i].claim;
    const bool high = record.unit == "high";
    if (record.kind != Kind::rank || record.form != Form::order || !(high || record.unit == "low") || record.base || record.in_headline || record.modality != Modality::stated || readings[i].explained) continue;
    const auto own = level_of(readings, i, text, rules);
    if (!own || readings[*own].claim->key.product.empty() || readings[*own].claim->key.flow.empty() || readings[*own].explained) continue;
    const Claim& level = *readings[*own].claim;
    const bool one_of = ends_with_any(before(record, text), rules.list("ties.one-of"));
    if (one_of || !of_all(level, text, rules)) continue;
    for (std::size_t j = 0; j < readings.size(); ++j) {
      const Claim& other = *readings[j].claim;
      if (j == *own || !plain_level(other) || readings[j].explained || !one_thing(level, other) || !earlier(other, level) || !of_all(other, text, rules)) continue;
      const bool broken = high ? other.fair.low > level.fair.high : other.fair.high < level.fair.low;
      if (!broken || gap_between(other.fair, level.fair) < rules.number("tolerances.reference-base")) continue;
      out.push_back({.rule = "arithmetic", .reading = i, .against = {*own, j}, .implied = Interval::everything(), .text = high ? "arithmetic.high-told" : "arithmetic.low-told", .tied = true, .assumed = 1});
      break;
    }
  }
  return out;
}

}  // namespace assay
