#include "check/own_of_total.h"

#include <optional>

#include "check/own_figures.h"
#include "check/readings.h"
#include "check/told_pairs.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr std::size_t kNounWords = 4;    // "524,500 (small vans registered), or 42%"
constexpr std::size_t kTotalWords = 3;   // "of total (new car sales)"
constexpr double kOneSize = 2;           // further off, the share is one of another total
constexpr double kSlack = 0.03;          // totals are revised, and leave out what nobody told

class OfTotal : OwnFigures {
 public:
  using OwnFigures::OwnFigures;

  std::optional<Clash> clash(std::size_t i) const {
    const Claim& s = claim(i);
    if (i == 0 || !open(i) || s.kind != Kind::share || s.unit != "%" || s.modality != Modality::stated || s.value_high || s.in_headline || s.hedge != Hedge::none || s.fair.low <= 0) return std::nullopt;
    const std::size_t part = i - 1;
    if (!one_sentence(part, i) || !whole_named(i) || !amount(part) || !again(part, i)) return std::nullopt;
    const auto whole = whole_of(part, s);
    if (!whole) return std::nullopt;
    const Interval implied = quotient(as_counted(claim(part)), as_counted(claim(*whole)));
    if (gap_between(implied, s.fair) < kSlack || implied.low > kOneSize * s.fair.high || s.fair.low > kOneSize * implied.high) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = i, .against = {part, *whole}, .implied = implied, .text = "arithmetic.part", .tied = true, .assumed = kWarns};
  }

 private:
  bool amount(std::size_t i) const { return sum_kind(claim(i)) && claim(i).form == Form::level && told_amount(claim(i)) && !readings_[i].explained && !claim(i).starts_change && !claim(i).compared; }

  // "52% of the total", "of all cases", "of total car sales"; no "of all those cast in the first round".
  bool whole_named(std::size_t i) const {
    const std::string_view tail = trimmed(after(i));
    for (const std::string& word : rules_.list("ties.of-an-own-total")) {
      if (!begins_with_word(tail, word)) continue;
      const std::string_view rest = trimmed(tail.substr(word.size())), name = rest.substr(0, std::min(rest.find_first_of(",.;:()"), rest.size()));
      return words_in(trimmed(name)) <= kTotalWords;
    }
    return false;
  }

  // "34,400 vans, representing 26%"
  bool again(std::size_t part, std::size_t i) const {
    const std::string_view gap = unhedged(between(part, i));
    return words_in(trimmed(gap)) <= kNounWords && ends_with_any(gap, rules_.list("ties.in-other-words"));
  }

  // The one larger amount of the article that counts the same, where nothing in it fits the share.
  std::optional<std::size_t> whole_of(std::size_t part, const Claim& share) const {
    const Claim& a = claim(part);
    if (a.counted.empty() && a.key.product.empty()) return std::nullopt;
    std::optional<std::size_t> out;
    for (std::size_t j = 0; j < readings_.size(); ++j) {
      const Claim& w = claim(j);
      if (j == part || !sum_kind(w) || !of_one_unit(w, a) || w.fair.low <= a.fair.high) continue;
      if (agree(quotient(as_counted(a), as_counted(w)), share.fair)) return std::nullopt;
      if (w.form != Form::level || one_sentence(std::min(j, part), std::max(j, part))) return std::nullopt;
      if (w.starts_change || w.compared) continue;
      const bool named = a.counted.empty() ? w.key.product == a.key.product : w.counted == a.counted || (w.counted.empty() && w.key.product == a.key.product);
      if (!named || !amount(j) || (w.key.period && a.key.period && *w.key.period != *a.key.period && w.from.period == Provenance::sentence)) return std::nullopt;
      if (out && !agree(as_counted(claim(*out)), as_counted(w))) return std::nullopt;
      if (!out) out = j;
    }
    return out;
  }
};

}  // namespace

std::vector<Clash> of_totals(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  return clash_of_each(OfTotal(readings, text, rules), 0, readings.size());
}

}  // namespace assay
