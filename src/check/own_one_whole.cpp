#include "check/own_one_whole.h"

#include <algorithm>
#include <optional>

#include "check/own_figures.h"
#include "check/readings.h"

namespace assay {
namespace {

constexpr std::size_t kFewest = 4;  // of fewer, two may agree by chance
constexpr double kFarOff = 0.1;     // what an outlier says of the whole lies at least so far from what the others say

struct Part {
  std::size_t amount, share;
  Interval whole;
};

class OneWhole : OwnFigures {
 public:
  OneWhole(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) : OwnFigures(readings, text, rules) {}

  std::optional<Clash> clash(std::size_t begin, std::size_t end) const {
    std::vector<Part> parts;
    for (std::size_t i = begin; i + 1 < end; ++i)
      if (with_share(i)) {
        if (!parts.empty() && !of_one_unit(claim(i), claim(parts.front().amount))) return std::nullopt;
        parts.push_back({i, i + 1, quotient(as_counted(claim(i)), claim(i + 1).fair)});
      }
    if (parts.size() < kFewest) return std::nullopt;
    std::optional<Clash> out;
    for (const Part& odd : parts) {
      Interval others = Interval::everything();
      for (const Part& p : parts)
        if (&p != &odd) others = others.intersect(p.whole);
      if (others.low > others.high || gap_between(others, odd.whole) < kFarOff) continue;
      if (out) return std::nullopt;  // which of the two?
      const Interval implied{others.low * claim(odd.share).fair.low, others.high * claim(odd.share).fair.high};
      out = Clash{.rule = "arithmetic", .reading = odd.amount, .against = {odd.share}, .implied = implied, .text = "arithmetic.one-whole", .tied = true};
      for (const Part& p : parts)
        if (&p != &odd) out->against.push_back(p.amount);
    }
    return out;
  }

 private:
  // "Norland (264,000, 18%)", "264,000 tonnes (18%)"
  bool with_share(std::size_t i) const {
    const Claim &a = claim(i), &s = claim(i + 1);
    const bool amount = (a.kind == Kind::count || a.kind == Kind::quantity || a.kind == Kind::money) && a.form == Form::level && told_amount(a) && !readings_[i].explained;
    if (!amount || s.kind != Kind::share || s.unit != "%" || s.modality != Modality::stated || s.value_high || s.in_headline || s.fair.low <= 0 || readings_[i + 1].explained) return false;
    const std::string_view gap = trimmed(between(i, i + 1));
    return (gap == "," || gap == "(" || gap.ends_with(" (")) && words_in(gap) <= 3 && trimmed(after(i + 1)).starts_with(')');
  }
};

}  // namespace

std::vector<Clash> one_whole(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  std::vector<Clash> out;
  const OneWhole sentences(readings, text, rules);
  for (std::size_t begin = 0, end = 0; begin < readings.size(); begin = end) {
    for (end = begin + 1; end < readings.size() && readings[end].claim->sentence == readings[begin].claim->sentence; ++end) {
    }
    if (end - begin < 2 * kFewest) continue;
    if (auto clash = sentences.clash(begin, end)) out.push_back(std::move(*clash));
  }
  return out;
}

}  // namespace assay
