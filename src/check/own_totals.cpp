#include "check/own_totals.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

#include "check/own_figures.h"
#include "check/readings.h"
#include "graph/agree.h"

namespace assay {

bool one_slip(const std::string& quote, double value, double right, std::size_t fewest) {
  constexpr std::size_t kMost = 12;  // digits
  constexpr double kExact = 1e-4;
  std::string told;
  for (const char c : quote) {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) told += c;
    else if (std::isalpha(static_cast<unsigned char>(c)) != 0 && !told.empty()) break;
  }
  if (told.size() < fewest || told.size() > kMost || value <= 0 || right <= 0) return false;
  const double printed = static_cast<double>(std::stoll(told)), scaled = right * printed / value;
  if (std::abs(scaled - std::round(scaled)) > kExact * std::max(1.0, scaled)) return false;
  std::string meant = std::to_string(std::llround(scaled));
  if (meant.size() != told.size() || meant == told) return false;
  std::size_t differ = 0;
  for (std::size_t i = 0; i < told.size(); ++i) differ += told[i] != meant[i];
  if (differ == 1) return told.size() > fewest;
  std::string a = told, b = meant;
  std::ranges::sort(a);
  std::ranges::sort(b);
  return differ == 2 && a == b;
}

namespace {

constexpr std::size_t kMostParts = 4, kSentencesBack = 3;
constexpr std::size_t kTied = 3, kNear = 4;  // digits that tell, of figures whose names tie them, and of those that only stand near

class Totals : OwnFigures {
 public:
  using OwnFigures::OwnFigures;

  std::optional<Clash> clash(std::size_t i) const {
    if (!open(i) || !told_level(i)) return std::nullopt;
    auto out = sides(i);
    return out ? out : total(i);
  }

 private:
  bool told_level(std::size_t i) const {
    const Claim& c = claim(i);
    return told_amount(c) && !of_a_change(c) && c.hedge == Hedge::none;
  }

  // "Total enrollment was 36,525"
  bool named_total(std::size_t i) const {
    constexpr std::size_t kLetters = 50;
    std::string_view lead = before(i);
    if (lead.size() > kLetters) lead = lead.substr(lead.size() - kLetters);
    if (const std::size_t comma = lead.find_last_of(",;:("); comma != lead.npos) lead = lead.substr(comma);
    return has(lead, "ties.total-words") || begins_with_any(trimmed(after(i)), rules_.list("ties.in-all"));
  }

  // The levels of one unit told in the few sentences before it, in their order: of undergraduates and of graduates, where the total is one of students.
  std::vector<std::size_t> parts_before(std::size_t i) const {
    std::vector<std::size_t> out;
    std::size_t sentences = 0;
    for (std::size_t j = i; j-- > 0;) {
      if (claim(j).in_headline || !near(j, j + 1)) break;
      if (!one_sentence(j, j + 1) && ++sentences > kSentencesBack) break;
      if (told_level(j) && of_one_unit(claim(j), claim(i)) && claim(j).value < claim(i).value) out.insert(out.begin(), j);
    }
    return out;
  }

  std::optional<Clash> total(std::size_t i) const {
    // "Altogether she has given 110,000 since 2020": of years that were not told, too.
    if (i < 2 || !named_total(i) || has(before(i), "ties.since") || has(after(i), "ties.since")) return std::nullopt;
    const auto parts = parts_before(i);
    std::optional<Clash> out;
    for (std::size_t first = 0; first < parts.size(); ++first) {
      Interval together{0, 0};
      double told = 0;
      for (std::size_t last = first; last < parts.size() && last - first < kMostParts; ++last) {
        together = sum(together, as_counted(claim(parts[last])));
        told += claim(parts[last]).value;
        if (last == first) continue;
        if (agree(together, as_counted(claim(i)))) return std::nullopt;
        bool slip = one_slip(readings_[i].quote, claim(i).value, told, kNear);
        for (std::size_t k = first; k <= last && !slip; ++k) slip = one_slip(readings_[parts[k]].quote, claim(parts[k]).value, claim(i).value - (told - claim(parts[k]).value), kNear);
        if (!slip) continue;
        if (out) return std::nullopt;  // of two sets of parts, nobody knows which is meant
        out = Clash{.rule = "arithmetic", .reading = i, .against = {parts.begin() + static_cast<std::ptrdiff_t>(first), parts.begin() + static_cast<std::ptrdiff_t>(last) + 1}, .implied = together, .text = "arithmetic.list", .tied = true, .assumed = 1};
      }
    }
    return out;
  }

  // Two names right by the figures that together are all: "21,045 women and 19,565 men", "194,300 were employed while the unemployed were 4,300".
  bool complements(std::size_t first, std::size_t second) const {
    constexpr std::size_t kWords = 4;
    const auto names = [&](std::size_t i, const std::string& word) {
      std::string_view rest = trimmed(after(i));
      for (std::size_t n = 0; n < 2 && !stops(rest); ++n) {
        if (begins_with_word(rest, word)) return true;
        rest = trimmed(rest.substr(std::min(rest.find(' '), rest.size())));
      }
      std::string_view lead = trimmed(i == first ? before(i) : between(first, i));
      std::size_t begin = lead.size();
      for (std::size_t n = 0; n < kWords && begin != 0 && begin != lead.npos; ++n) begin = lead.rfind(' ', begin - 1);
      if (begin != lead.npos) lead = lead.substr(begin);
      return has_word(lead, word);
    };
    const auto any_pair = [&](const char* list) { return std::ranges::any_of(rules_.pairs(list), [&](const auto& pair) { return (names(first, pair.first) && names(second, pair.second)) || (names(first, pair.second) && names(second, pair.first)); }); };
    return any_pair("ties.complements") || any_pair("ties.exclusive");
  }

  std::optional<Clash> sides(std::size_t second) const {
    if (second < 2 || claim(second).kind != Kind::count) return std::nullopt;
    const std::size_t first = second - 1;
    if (!one_sentence(first, second) || first_of_sentence(second) != first || end_of_sentence(second) != second + 1 || claim(first).kind != Kind::count || !told_level(first) || !complements(first, second)) return std::nullopt;
    if (has(before(first), "ties.elsewhere") || begins_with_any(before(first), rules_.list("ties.at-a-place")) || has(after(second), "ties.elsewhere")) return std::nullopt;  // "In the primary schools 9,204 women and 3,028 men"
    const double a = claim(first).value, b = claim(second).value;
    std::optional<std::size_t> whole;
    for (std::size_t j = 0; j < first; ++j) {
      const Claim& c = claim(j);
      if (c.kind != Kind::count || c.form != Form::level || c.in_headline) continue;
      if (agree(sum(as_counted(claim(first)), as_counted(claim(second))), as_counted(c))) return std::nullopt;
      const bool dated = c.from.period == Provenance::sentence || claim(first).from.period == Provenance::sentence;
      if (!told_level(j) || (dated && c.key.period != claim(first).key.period) || !(one_slip(readings_[j].quote, c.value, a + b, kTied) || one_slip(readings_[first].quote, a, c.value - b, kTied) || one_slip(readings_[second].quote, b, c.value - a, kTied))) continue;
      if (whole && claim(*whole).value != c.value) return std::nullopt;
      whole = j;
    }
    if (!whole) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = *whole, .against = {first, second}, .implied = sum(as_counted(claim(first)), as_counted(claim(second))), .text = "arithmetic.list", .tied = true, .assumed = 1};
  }
};

}  // namespace

std::vector<Clash> distant_totals(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  return clash_of_each(Totals(readings, text, rules), 2, readings.size());
}

}  // namespace assay
