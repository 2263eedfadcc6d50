#include "check/own_figures.h"

#include <algorithm>

#include "check/readings.h"

namespace assay {

bool sum_kind(const Claim& c) { return c.kind == Kind::quantity || c.kind == Kind::money || c.kind == Kind::count; }

bool stated_or_planned(const Claim& c) {
  const bool said = c.modality == Modality::stated || c.modality == Modality::forecast || c.modality == Modality::target;
  return said && !c.in_headline && !c.value_high;
}

bool planned_amount(const Claim& c) { return sum_kind(c) && c.form == Form::level && stated_or_planned(c); }

bool of_one_unit(const Claim& a, const Claim& b) { return a.kind == b.kind && a.unit == b.unit; }

bool of_one_noun(const Claim& a, const Claim& b) { return a.counted == b.counted || a.counted.empty() || b.counted.empty(); }

bool of_a_change(const Claim& c) { return c.starts_change || c.compared || c.moved != Direction::none; }

Interval sum(const Interval& a, const Interval& b) { return {a.low + b.low, a.high + b.high}; }

Interval apart(const Interval& a, const Interval& b) {
  const double low = std::max(a.low - b.high, b.low - a.high), high = std::max(a.high - b.low, b.high - a.low);
  return {std::max(low, 0.0), high};
}

std::size_t words_in(std::string_view text) { return text.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1; }

bool share_word(const std::string& a, const std::string& b) {
  constexpr std::size_t kShortest = 5;
  for (std::size_t begin = 0; begin < a.size();) {
    const std::size_t end = std::min(a.find('-', begin), a.size()), plural = a[end - 1] == 's' && end - begin > kShortest ? 1 : 0;
    if (end - begin >= kShortest && b.find(a.substr(begin, end - begin - plural)) != b.npos) return true;
    begin = end + 1;
  }
  return false;
}

bool named_only_here(const Claim& level, std::string_view text, const CheckRules& rules) {
  if (level.kind != Kind::count || level.from.product == Provenance::sentence) return false;
  return level.counted.empty() ? begins_with_any(level.sentence.of(text), rules.list("ties.number-of")) : !share_word(level.counted, level.key.product);
}

bool OwnFigures::near(std::size_t a, std::size_t b) const { return one_sentence(a, b) || follows(claim(b), claim(a)); }

std::size_t OwnFigures::first_of_sentence(std::size_t i) const {
  while (i > 0 && one_sentence(i - 1, i)) --i;
  return i;
}

std::size_t OwnFigures::end_of_sentence(std::size_t i) const {
  std::size_t end = i + 1;
  while (one_sentence(i, end)) ++end;
  return end;
}

bool OwnFigures::has(std::string_view text, const char* list) const {
  return std::ranges::any_of(rules_.list(list), [&](const std::string& word) { return has_word(text, word); });
}

}  // namespace assay
