#include "check/own_stretches.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <string>

#include "check/implausible.h"
#include "check/readings.h"
#include "check/told_text.h"
#include "graph/agree.h"

namespace assay {
namespace {

// What is lost may be more than what is left, and "15 more" may be others ("9 singles, 15 jumps in all"), but hardly so many times.
constexpr double kTimes = 20;

bool open_to(const Reading& reading) { return !reading.explained && reading.own.verdict != Verdict::supported; }

class Stretches {
 public:
  Stretches(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules)
      : readings_(readings), text_(text), lexicon_(lexicon), rules_(rules), adding_(rules.list("comparison.flows-that-add-up")), balances_(rules.list("ties.leaves-a-balance")), definite_(rules.list("ties.that-one")), since_(rules.list("ties.since")), years_(rules.list("ties.stretches-of-time")), so_long_(rules.list("ties.for-so-long")) {}

  // Of the time told of a part and of the whole; what is told of the part is the larger.
  std::optional<Clash> part_above(std::size_t part, std::size_t whole) const {
    const Claim &p = claim(part), &w = claim(whole);
    if (!added_up(p) || !added_up(w) || !same_thing(p, w) || !open_to(readings_[part]) || !open_to(readings_[whole])) return std::nullopt;
    if (w.key.period->month_count() == 2 * kYear && p.key.period->is_year()) return std::nullopt;  // "in the full 2020/21": a season, for all we know
    if (*p.key.period == *w.key.period || !w.key.period->contains(*p.key.period)) return std::nullopt;
    if (p.fair.low <= w.fair.high * (1 + rules_.number("tolerances.own-figures"))) return std::nullopt;
    if (p.sentence != w.sentence && !follows(p, w) && !follows(w, p)) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = part, .against = {whole}, .implied = {0, w.fair.high}, .text = "arithmetic.stretch", .tied = true};
  }

  // "598 million, some 36 billion more than a year before"
  std::optional<Clash> change_above(std::size_t change) const {
    const Claim& c = claim(change);
    if (change == 0 || c.form != Form::difference || c.direction == Direction::none || c.modality != Modality::stated || c.in_headline || c.value_high || c.kind == Kind::points) return std::nullopt;
    const Claim& level = claim(change - 1);
    const bool alike = level.sentence == c.sentence && told_amount(level) && level.kind == c.kind && level.unit == c.unit && level.key.product == c.key.product && level.key.flow == c.key.flow && (c.counted.empty() || c.counted == level.counted);
    if (!level.counted.empty() && lexicon_.find_term("period-unit", level.counted)) return std::nullopt;  // "345,300 in 12 months"
    if (!alike || level.starts_change || level.compared || may_be_negative(c, rules_) || !open_to(readings_[change]) || !open_to(readings_[change - 1])) return std::nullopt;
    const double most = kTimes * level.fair.high;
    if (c.fair.low <= most) return std::nullopt;
    // "2,140 tickets for its three concerts, 310 more than": of the tickets
    for (std::size_t j = change - 1; j-- > 0 && claim(j).sentence == c.sentence;)
      if (claim(j).kind == c.kind && claim(j).unit == c.unit && kTimes * claim(j).fair.high >= c.fair.low) return std::nullopt;
    return Clash{.rule = "magnitude-slip", .reading = change, .against = {change - 1}, .implied = {0, most}, .text = "arithmetic.scale-of-change", .tied = true};
  }

  // "Exports of $190.7 billion and imports of $253.0 billion, leaving a deficit of $44.3 billion"
  std::optional<Clash> unbalanced(std::size_t balance) const {
    const Claim& b = claim(balance);
    const Entry* series = lexicon_.find("product", b.key.product);
    if (balance < 2 || !series || !series->flag("balance") || !told_amount(b) || b.narrowed || !open_to(readings_[balance])) return std::nullopt;
    const Claim &one = claim(balance - 2), &other = claim(balance - 1);
    const auto side = [&](const Claim& c, std::string_view flow) { return c.sentence == b.sentence && told_amount(c) && c.kind == b.kind && c.unit == b.unit && c.key.flow == flow && !c.narrowed && !c.of_part && !c.compared && !c.starts_change; };
    const bool both = (side(one, "export") && side(other, "import")) || (side(one, "import") && side(other, "export"));
    if (!both || one.key.product != other.key.product || one.key.period != other.key.period) return std::nullopt;
    if (!ends_with_any(between(other, b, text_), balances_)) return std::nullopt;
    const double low = std::max(one.fair.low - other.fair.high, other.fair.low - one.fair.high), high = std::max(one.fair.high - other.fair.low, other.fair.high - one.fair.low);
    const Interval implied{std::max(low, 0.0), high};
    if (agree(implied, b.fair)) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = balance, .against = {balance - 2, balance - 1}, .implied = implied, .text = "arithmetic.difference", .tied = true};
  }

  // "will spend 2.4 million euros … Of the 2.4 billion euros": the article says that it is the one told before.
  std::optional<Clash> told_in_another_scale(std::size_t again) const {
    constexpr double kFewestDigits = 10;
    const Claim& c = claim(again);
    if (again == 0 || !told_amount(c) || c.kind == Kind::count || !open_to(readings_[again]) || !ends_with_any(before(c, text_), definite_) || !stops(after(c, text_))) return std::nullopt;
    double digits = c.value;
    while (digits >= kFewestDigits && std::fmod(digits, 10) == 0) digits /= 10;
    if (digits < kFewestDigits && digits == std::floor(digits)) return std::nullopt;
    std::optional<std::size_t> out;
    for (std::size_t j = 0; j < readings_.size(); ++j) {
      const Claim& other = claim(j);
      if (j == again || other.kind != c.kind || other.unit != c.unit || other.form != Form::level) continue;
      if (agree(other.fair, c.fair)) return std::nullopt;
      const bool scaled = c.value == other.value * 1e3 || c.value == other.value * 1e6 || other.value == c.value * 1e3 || other.value == c.value * 1e6;
      if (j < again && scaled && told_amount_or_plan(other)) out = j;
    }
    if (!out || readings_[*out].explained) return std::nullopt;
    return Clash{.rule = "magnitude-slip", .reading = again, .against = {*out}, .implied = claim(*out).fair, .text = "arithmetic.other-scale", .tied = true};
  }

  // "in office since 2009, is stepping down after 18 years": give or take the months of both ends.
  std::optional<Clash> how_long_since(std::size_t span) const {
    constexpr std::size_t kYearDigits = 4, kMostWords = 5;
    constexpr int kLastYear = 2200;  // beyond, nobody knows when it was written
    const Claim& c = claim(span);
    if (c.kind != Kind::count || c.form != Form::level || c.modality != Modality::stated || c.in_headline || c.value_high || c.counted != years_.front() || readings_[span].as_of.year > kLastYear || !stops(after(c, text_))) return std::nullopt;
    const std::string_view lead = before(c, text_);
    for (const std::string& since : since_) {
      const std::size_t at = lead.rfind(since + " ");
      if (at == lead.npos) continue;
      const std::string_view year = lead.substr(at + since.size() + 1);
      if (year.size() <= kYearDigits || !std::ranges::all_of(year.substr(0, kYearDigits), [](unsigned char ch) { return std::isdigit(ch) != 0; })) return std::nullopt;
      const std::string_view gap = year.substr(kYearDigits);
      if (!gap.starts_with(',') || static_cast<std::size_t>(std::ranges::count(gap, ' ')) > kMostWords || !(std::ranges::find(so_long_, trimmed(gap)) != so_long_.end() || (ends_with_any(gap, {so_long_.front()}) && has_word(gap, so_long_[1])))) return std::nullopt;
      const double passed = readings_[span].as_of.year - std::stoi(std::string(year.substr(0, kYearDigits)));
      const Interval implied{passed - 1, passed + 1};
      if (passed < 2 || agree(implied, c.fair)) return std::nullopt;
      return Clash{.rule = "arithmetic", .reading = span, .against = {}, .implied = implied, .text = "arithmetic.since", .tied = true, .assumed = 2};
    }
    return std::nullopt;
  }

 private:
  static bool told_amount_or_plan(const Claim& c) { return !c.in_headline && !c.value_high && c.modality != Modality::denied && c.modality != Modality::hypothetical && c.fair.low > 0; }
  const Claim& claim(std::size_t index) const { return *readings_[index].claim; }

  bool added_up(const Claim& c) const {
    const bool flow = std::ranges::find(adding_, c.key.flow) != adding_.end() && !c.key.measure.ends_with("-rate");
    return flow && told_amount(c) && c.key.period && c.key.period->month_count() > 0 && c.from.period == Provenance::sentence && !c.narrowed && !c.of_part && !c.compared && !c.starts_change && c.alike.empty();
  }

  static bool same_thing(const Claim& a, const Claim& b) {
    return a.kind == b.kind && a.unit == b.unit && a.counted == b.counted && a.attribution == b.attribution && !a.key.product.empty() && a.key.product == b.key.product && a.key.flow == b.key.flow &&
           a.key.origin == b.key.origin && a.key.destination == b.key.destination && a.key.qualifiers == b.key.qualifiers;
  }

  const std::vector<Reading>& readings_;
  std::string_view text_;
  const Lexicon& lexicon_;
  const CheckRules& rules_;
  std::vector<std::string> adding_, balances_, definite_, since_, years_, so_long_;
};

}  // namespace

std::vector<Clash> stretches(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules) {
  const Stretches told(readings, text, lexicon, rules);
  std::vector<Clash> out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (auto clash = told.change_above(i)) out.push_back(std::move(*clash));
    if (auto clash = told.unbalanced(i)) out.push_back(std::move(*clash));
    if (auto clash = told.told_in_another_scale(i)) out.push_back(std::move(*clash));
    if (auto clash = told.how_long_since(i)) out.push_back(std::move(*clash));
    for (std::size_t j = 0; j < readings.size(); ++j)
      if (auto clash = i == j ? std::nullopt : told.part_above(i, j)) {
        out.push_back(std::move(*clash));
        break;
      }
  }
  return out;
}

}  // namespace assay
