#include "check/own_balances.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "check/own_figures.h"
#include "check/readings.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr std::size_t kFarthest = 420;  // bytes between the first and the last of the three
constexpr std::string_view kTotal = "TOTAL";  // the code of all goods together
constexpr double kSlip = 0.35;          // how far a balance may be off, as a share of the larger, to be a slip of it

class Balances : OwnFigures {
 public:
  Balances(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules)
      : OwnFigures(readings, text, rules), lexicon_(lexicon), of_trade_(rules.list("ties.balances-of-trade")) {}

  std::vector<Clash> clashes() const {
    std::vector<Clash> out;
    for (std::size_t i = 0; i < readings_.size(); ++i)
      if (is_balance(i))
        if (auto clash = unbalanced(i)) out.push_back(std::move(*clash));
    return out;
  }

 private:
  bool plain(std::size_t i) const {
    const Claim& c = claim(i);
    return c.kind == Kind::money && c.form == Form::level && told_amount(c) && c.hedge == Hedge::none && c.key.period && c.direction == Direction::none && !c.narrowed && !c.of_part && !c.compared && !c.starts_change && c.alike.empty() && !readings_[i].explained;
  }

  bool is_balance(std::size_t i) const {
    const Claim& c = claim(i);
    if (!plain(i) || c.key.origin.empty() || readings_[i].own.verdict == Verdict::supported) return false;
    return std::ranges::find(of_trade_, c.key.product) != of_trade_.end();
  }

  // The one level of a country's trade in that time and money; none where two are told that differ.
  std::optional<std::size_t> side(std::size_t balance, bool exports) const {
    const Claim& b = claim(balance);
    const std::string partner = b.key.destination.empty() ? "world" : b.key.destination;
    std::optional<std::size_t> out;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Claim& c = claim(i);
      const FactKey& key = c.key;
      if (key.flow != (exports ? "export" : "import") || !plain(i) || c.unit != b.unit || key.period != b.key.period) continue;
      if ((exports ? key.origin : key.destination) != b.key.origin || (exports ? key.destination : key.origin) != partner) continue;
      const Entry* good = lexicon_.find("product", key.product);
      if (!good || good->text("hs") != kTotal) continue;
      if (out && !agree(claim(*out).fair, c.fair)) return std::nullopt;
      if (!out || near_to(i, balance)) out = i;
    }
    return out;
  }

  std::size_t apart_in_text(std::size_t a, std::size_t b) const {
    const Span &x = claim(a).span, &y = claim(b).span;
    return std::max(x.end, y.end) - std::min(x.start, y.start);
  }
  bool near_to(std::size_t a, std::size_t b) const { return apart_in_text(a, b) <= kFarthest; }

  std::optional<Clash> unbalanced(std::size_t balance) const {
    const auto out = side(balance, true), in = side(balance, false);
    if (!out || !in || !near_to(*out, balance) || !near_to(*in, balance) || !near_to(*out, *in)) return std::nullopt;
    const Claim &b = claim(balance), &sold = claim(*out), &bought = claim(*in);
    if (sold.key.product != bought.key.product || sold.attribution != bought.attribution) return std::nullopt;
    for (const std::size_t i : {balance, *out, *in})
      if (has(claim(i).sentence.of(text_), "ties.other-scope-of-trade")) return std::nullopt;
    // "The goods deficit", behind exports and imports at large
    const auto of_goods = [&](std::size_t i) { return has(claim(i).sentence.of(text_), "ties.goods-alone"); };
    if (of_goods(balance) && !(of_goods(*out) && of_goods(*in))) return std::nullopt;
    const Interval implied = apart(sold.fair, bought.fair);
    // Any balance of that time that fits is the one they leave.
    for (std::size_t i = 0; i < readings_.size(); ++i)
      if (claim(i).key.product == b.key.product && claim(i).unit == b.unit && agree(implied, claim(i).fair)) return std::nullopt;
    if (!a_slip(b, sold, bought, implied)) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = balance, .against = {*out, *in}, .implied = implied, .text = "arithmetic.difference", .tied = true, .assumed = 1};
  }

  bool a_slip(const Claim& b, const Claim& sold, const Claim& bought, const Interval& implied) const {
    if (gap_between(implied, b.fair) < rules_.number("tolerances.reference-base")) return false;
    const double left = implied.middle();
    if (std::abs(left - b.value) <= kSlip * std::max(left, b.value)) return true;
    for (const double shift : {10.0, 0.1, 1000.0, 0.001})
      if (agree(implied.scaled(shift), b.fair)) return true;
    return swapped(b, implied) || swapped_side(sold, bought, b) || swapped_side(bought, sold, b);
  }

  static std::vector<double> with_two_swapped(double value) {
    constexpr int kDigits = 7;
    std::string digits;
    double unit = 1;
    while (value >= 1e7) value /= 10, unit *= 10;
    digits = std::to_string(static_cast<long long>(std::llround(value * 100)));
    std::vector<double> out;
    for (std::size_t i = 0; i + 1 < digits.size() && i < kDigits; ++i) {
      std::string other = digits;
      std::swap(other[i], other[i + 1]);
      if (other != digits) out.push_back(std::stod(other) / 100 * unit);
    }
    return out;
  }

  static bool swapped(const Claim& b, const Interval& implied) {
    return std::ranges::any_of(with_two_swapped(b.value), [&](double value) { return implied.contains(value); });
  }

  static bool swapped_side(const Claim& side, const Claim& other, const Claim& b) {
    const double half = (side.fair.high - side.fair.low) / 2;
    return std::ranges::any_of(with_two_swapped(side.value), [&](double value) { return agree(apart({value - half, value + half}, other.fair), b.fair); });
  }

  const Lexicon& lexicon_;
  std::vector<std::string> of_trade_;
};

}  // namespace

std::vector<Clash> balances(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules) {
  return Balances(readings, text, lexicon, rules).clashes();
}

}  // namespace assay
