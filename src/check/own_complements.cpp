#include "check/own_complements.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <utility>

#include "check/own_figures.h"
#include "check/readings.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr std::size_t kFarthest = 420;  // bytes from the whole to the second part
constexpr std::size_t kMostBetween = 3;  // amounts of the kind from the whole to the first part
constexpr double kRounded = 0.005;  // beyond what the rounding of the three explains
constexpr double kSlip = 0.15;  // how far the parts may be above their whole, to be a slip of it

class Complements : OwnFigures {
 public:
  Complements(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules)
      : OwnFigures(readings, text, rules), pairs_(rules.pairs("ties.nobody-is-both")), ands_(rules.list("ties.joins-clauses")) {}

  std::optional<Clash> clash(std::size_t first) const {
    if (!amount(first)) return std::nullopt;
    const auto second = next_amount(first);
    if (!second || !sided(first, *second)) return std::nullopt;
    const Interval both = sum(as_counted(claim(first)), as_counted(claim(*second)));
    const auto whole = whole_before(first, *second, both);
    if (!whole) return std::nullopt;
    const Interval all = as_counted(claim(*whole));
    if (both.low <= all.high * (1 + kRounded) || both.low > all.high * (1 + kSlip)) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = *whole, .against = {first, *second}, .implied = both, .text = "arithmetic.list-parts", .tied = true};
  }

 private:
  bool amount(std::size_t i) const {
    const Claim& c = claim(i);
    return (c.kind == Kind::count || c.kind == Kind::quantity || c.kind == Kind::money) && c.form == Form::level && told_amount(c) && c.hedge == Hedge::none && !c.compared && !c.starts_change && !readings_[i].explained;
  }

  std::optional<std::size_t> next_amount(std::size_t first) const {
    for (std::size_t j = first + 1; j < readings_.size() && claim(j).span.start < claim(first).span.end + kFarthest; ++j) {
      if (claim(j).kind == Kind::change || claim(j).kind == Kind::share || claim(j).kind == Kind::points) continue;
      return amount(j) && of_one_unit(claim(j), claim(first)) && claim(j).key.period == claim(first).key.period ? std::optional(j) : std::nullopt;
    }
    return std::nullopt;
  }

  // The two words of a pair, one beside each; the words of both beside one say nothing.
  bool sided(std::size_t first, std::size_t second) const {
    const std::string one = own_words(first), other = own_words(second);
    return std::ranges::any_of(pairs_, [&](const auto& pair) {
      const auto at = [&](const std::string& words, const std::string& a, const std::string& b) { return has_word(words, a) && !has_word(words, b); };
      return (at(one, pair.first, pair.second) && at(other, pair.second, pair.first)) || (at(one, pair.second, pair.first) && at(other, pair.first, pair.second));
    });
  }

  // The nearest amount before both of which they may be the parts; none where some figure near by is just what they make.
  std::optional<std::size_t> whole_before(std::size_t first, std::size_t second, const Interval& both) const {
    std::size_t met = 0;
    std::optional<std::size_t> out;
    for (std::size_t w = first; w-- > 0 && claim(w).span.start + kFarthest > claim(second).span.end;) {
      if (!of_one_unit(claim(w), claim(first))) continue;
      if (readings_[w].explained) return std::nullopt;  // blamed for the same
      if (agree(both, claim(w).fair)) return std::nullopt;
      if (out || ++met > kMostBetween) continue;
      if (!amount(w) || claim(w).key.period != claim(first).key.period || !(of_one_noun(claim(w), claim(first)) || of_one_noun(claim(w), claim(second)))) continue;
      if (claim(w).fair.low <= claim(first).fair.high || claim(w).fair.low <= claim(second).fair.high) return std::nullopt;
      const std::string words = own_words(w);
      if (std::ranges::any_of(pairs_, [&](const auto& pair) { return has_word(words, pair.first) != has_word(words, pair.second); })) return std::nullopt;
      out = w;
    }
    for (std::size_t i = second + 1; out && i < readings_.size() && claim(i).span.start < claim(second).span.end + kFarthest; ++i)
      if (of_one_unit(claim(i), claim(first)) && agree(both, claim(i).fair)) return std::nullopt;
    return out;
  }

  // What is said of the figure alone: from the last joint before it in its sentence to the first behind it, in small letters.
  std::string own_words(std::size_t i) const {
    std::size_t from = claim(i).sentence.start;
    if (i > 0 && one_sentence(i - 1, i) && claim(i - 1).kind != Kind::change) from = claim(i - 1).span.end;
    std::string_view lead = text_.substr(from, claim(i).span.start - from), rest = assay::after(claim(i), text_);
    if (one_sentence(i, i + 1)) rest = between(i, i + 1);
    for (const std::string& joint : ands_) {
      if (const std::size_t at = lead.rfind(joint); at != lead.npos) lead = lead.substr(at + joint.size());
      rest = rest.substr(0, std::min(rest.find(joint), rest.size()));
    }
    std::string out = std::string(lead) + " " + std::string(rest);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
  }

  std::vector<std::pair<std::string, std::string>> pairs_;
  std::vector<std::string> ands_;
};

}  // namespace

std::vector<Clash> complements(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  return clash_of_each(Complements(readings, text, rules), 1, std::max<std::size_t>(readings.size(), 1) - 1);
}

}  // namespace assay
