#include "check/own_each.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

#include "check/own_figures.h"
#include "check/readings.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr double kOneSize = 2.5;          // further off, what is told is for each of something else
constexpr std::size_t kLeadWords = 4;     // ", (which comes to) an average of"
constexpr std::size_t kGapLetters = 90;

// "will spend 24 million on 8,000 pupils"
bool amount(const Claim& c) { return (sum_kind(c) || c.kind == Kind::price) && c.form == Form::level && stated_or_planned(c) && c.fair.low > 0; }

std::string first_word(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    if (std::isalpha(static_cast<unsigned char>(c)) == 0) break;
    out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

// "pupils" and "pupil", "families" and "family": one stem, whatever the ending.
bool one_stem(const std::string& many, const std::string& one) {
  constexpr std::size_t kEnding = 1, kShortest = 3, kLonger = 3;
  const std::size_t stem = std::max(kShortest, one.size() > kEnding ? one.size() - kEnding : 0);
  return one.size() >= kShortest && many.size() >= one.size() && many.size() <= one.size() + kLonger && many.compare(0, std::min(stem, many.size()), one, 0, std::min(stem, one.size())) == 0;
}

class Shares : OwnFigures {
 public:
  Shares(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules)
      : OwnFigures(readings, text, rules), lexicon_(lexicon), per_(rules.list("ties.per-one")), each_(rules.list("ties.one-each")), leads_(rules.list("ties.makes-for-each")), hedges_(rules.list("ties.hedges")), heads_(rules.list("ties.heads")) {}

  std::optional<Clash> clash(std::size_t i) const {
    const Claim& c = claim(i);
    if (i < 2 || readings_[i].explained || !amount(c) || c.starts_change || c.compared || !one_sentence(i - 2, i)) return std::nullopt;
    const std::string_view lead = without_last_words(between(i - 1, i), hedges_);
    const bool bare = trimmed(lead) == "," || (trimmed(lead).ends_with(',') && lead.find(',') == lead.rfind(','));  // "from 480 trees, 38 kilos per tree"
    if (lead.find_first_of(",(–—") == lead.npos || !(bare || ends_with_any(lead, leads_) || ends_with_any(between(i - 1, i), leads_))) return std::nullopt;
    const std::string_view behind = trimmed(lead.substr(lead.find_last_of(",(") == lead.npos ? 0 : lead.find_last_of(",(") + 1));
    if (static_cast<std::size_t>(std::ranges::count(behind, ' ')) >= kLeadWords + 2) return std::nullopt;
    const std::size_t slash = c.unit.find('/');
    const std::string top_unit = c.unit.substr(0, slash);
    for (const auto& [top, many] : {std::pair(i - 2, i - 1), std::pair(i - 1, i - 2)}) {
      const Claim &all = claim(top), &number = claim(many);
      if (!amount(all) || !amount(number) || all.unit != top_unit || all.starts_change || all.compared || number.starts_change || number.compared) continue;
      if (top_unit == "1" && (all.kind != Kind::count || number.kind != Kind::count || !shared_noun(all, c))) continue;
      if (!(slash != c.unit.npos ? number.unit == c.unit.substr(slash + 1) : of_each(i, many)) || !alone(top, many, i)) continue;
      const std::string_view gap = between(i - 2, i - 1);
      if (gap.size() > kGapLetters || gap.find_first_of(".;") != gap.npos) return std::nullopt;
      return clash_of(i, top, many);
    }
    return std::nullopt;
  }

  // "It sold 486,000 tickets for 18 games. That is an average of 27,000 a game.", "3.9 million pounds went to 2,600 families. Each received 1,500 pounds.",
  // "The town owes 96 million euros. With 24,000 inhabitants, that is 4,000 euros for each of them."
  std::optional<Clash> in_the_next(std::size_t i) const {
    const Claim& c = claim(i);
    if (i < 2 || readings_[i].explained || !amount(c) || c.starts_change || c.compared || c.hedge == Hedge::over || c.hedge == Hedge::under || end_of_sentence(i) != i + 1) return std::nullopt;
    const std::string_view own = trimmed(before(i));
    const bool here = one_sentence(i - 1, i);  // the number is told beside it
    if (first_of_sentence(i) != (here ? i - 1 : i) || !follows(claim(here ? i - 1 : i), claim(here ? i - 2 : i - 1))) return std::nullopt;
    const std::string_view clause = here ? trimmed(between(i - 1, i)) : own;
    const std::size_t comma = clause.find(',');
    if (here && (comma == clause.npos || !begins_with_any(trimmed(before(i - 1)), rules_.list("ties.shared-among")))) return std::nullopt;
    const std::string_view told = here ? trimmed(clause.substr(comma + 1)) : own;
    if (told.find_first_of(",;:(") != told.npos || words_in(told) > kLeadWords + 2) return std::nullopt;
    const bool that_is = begins_with_any(told, rules_.list("ties.that-makes")), each = !here && begins_with_any(told, rules_.list("ties.each-one"));
    if (!that_is && !each) return std::nullopt;
    // "an average of 27,000 a match", for whatever the games are called; no "a day"
    const std::string one = one_of(i);
    const bool averages = that_is && has(told, "ties.average") && !one.empty() && !lexicon_.find_term("period-unit", one) && !begins_with_any(trimmed(after(i)), rules_.list("ties.a-day")) && !begins_with_any(trimmed(after(i)), rules_.list("ties.a-year"));
    const std::size_t first = first_of_sentence(here ? i - 2 : i - 1), last = here ? i - 1 : i;
    std::optional<std::size_t> top, many = here ? std::optional(i - 1) : std::nullopt;
    if (here && claim(i - 1).kind != Kind::count) return std::nullopt;
    for (std::size_t j = first; j < last; ++j) {
      const Claim& other = claim(j);
      if (other.kind == Kind::rank || (other.kind == Kind::count && lexicon_.find_term("period-unit", other.counted))) continue;
      if (!amount(other) || other.starts_change || other.compared || other.form != Form::level) return std::nullopt;
      const bool number = other.kind == Kind::count && (each ? other.unit != c.unit || c.kind != Kind::count : of_each(i, j) || (averages && !here && (other.unit != c.unit || top)));
      auto& place = number ? many : top;
      if (place || (number && here)) return std::nullopt;
      place = j;
    }
    if (!top || !many || claim(*top).unit != c.unit || claim(*top).kind != c.kind || claim(*top).value <= c.value / kOneSize) return std::nullopt;
    const bool of_them = each || averages || of_each(i, *many) || (here && begins_with_any(trimmed(after(i)), rules_.list("ties.for-each-one")));
    const std::string_view tail = trimmed(after(i));
    const bool nothing_more = stops(tail) || std::ranges::any_of(each_, [&](const std::string& word) { return begins_with_word(tail, word) && stops(tail.substr(word.size())); });
    if (!of_them || (each && !nothing_more)) return std::nullopt;  // "Each received 150 pounds a month.", "20,000 euros at once and the rest later"
    auto out = clash_of(i, *top, *many);
    if (out) out->assumed = 1;
    return out;
  }

  // "She farmed 52,000 hectares. They brought in 338,000 tonnes, or 6.5 tonnes per hectare."
  std::optional<Clash> by_its_unit(std::size_t i) const {
    const Claim& c = claim(i);
    const std::size_t slash = c.unit.find('/');
    if (i < 2 || slash == c.unit.npos || readings_[i].explained || !amount(c) || !one_sentence(i - 1, i) || first_of_sentence(i) != i - 1 || !follows(claim(i), claim(i - 2))) return std::nullopt;
    const Claim &all = claim(i - 1), &number = claim(i - 2);
    const std::string_view lead = without_last_words(between(i - 1, i), hedges_);
    if (!amount(all) || !amount(number) || all.unit != c.unit.substr(0, slash) || number.unit != c.unit.substr(slash + 1) || number.kind != Kind::quantity || all.starts_change || all.compared || number.starts_change || number.compared) return std::nullopt;
    if (lead.find_first_of(",(–—") == lead.npos || !ends_with_any(lead, leads_) || !stops(after(i)) || !(first_of_sentence(i - 2) == i - 2 || !of_one_unit(claim(i - 3), number))) return std::nullopt;
    // As printed: the base of a unit for each is no base of its two.
    const auto printed = [](const Claim& a) { return a.fair.scaled(a.value / a.literal.middle()); };
    const Interval implied = quotient(printed(all), printed(number)), said = printed(c);
    if (agree(implied, said) || gap_between(implied, said) < rules_.number("tolerances.revision") || said.low > kOneSize * implied.high || implied.low > kOneSize * said.high) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = i, .against = {i - 1, i - 2}, .implied = implied.scaled(c.literal.middle() / c.value), .text = "arithmetic.each", .tied = true, .assumed = 1};
  }

  // "12,500 euros to each of 1,640 families, a total of 20.5 million euros"
  std::optional<Clash> total(std::size_t i) const {
    const Claim& c = claim(i);
    if (i < 2 || readings_[i].explained || !amount(c) || c.kind != Kind::money || !one_sentence(i - 2, i)) return std::nullopt;
    const std::string_view lead = without_last_words(between(i - 1, i), hedges_);
    const bool in_all = begins_with_any(trimmed(after(i)), rules_.list("ties.in-all")) && trimmed(lead).ends_with(',');
    if (!in_all && !ends_with_any(between(i - 1, i), rules_.list("ties.in-sum"))) return std::nullopt;
    if (!in_all && !stops(after(i))) return std::nullopt;  // "1.1 million euros with the grants for clubs"
    for (const auto& [one, many] : {std::pair(i - 2, i - 1), std::pair(i - 1, i - 2)}) {
      const Claim &each = claim(one), &number = claim(many);
      if (!amount(each) || each.kind != c.kind || each.unit != c.unit || number.kind != Kind::count || !amount(number) || !alone(one, many, i)) continue;
      if (!ends_with_any(before(many), rules_.list("ties.each-of"))) continue;
      const Interval n = as_counted(number), implied{n.low * each.fair.low, n.high * each.fair.high};
      if (agree(implied, c.fair) || gap_between(implied, c.fair) < rules_.number("tolerances.revision")) return std::nullopt;
      if (c.fair.low > kOneSize * implied.high || implied.low > kOneSize * c.fair.high) return std::nullopt;
      return Clash{.rule = "arithmetic", .reading = i, .against = {one, many}, .implied = implied, .text = "arithmetic.times", .tied = true};
    }
    return std::nullopt;
  }

 private:
  // "27,000 (a match)"; nothing where no such word stands behind the figure.
  std::string one_of(std::size_t i) const {
    for (const std::string& word : per_)
      if (begins_with_word(trimmed(after(i)), word)) {
        const std::string_view rest = trimmed(trimmed(after(i)).substr(word.size()));
        const std::string noun = first_word(rest);
        return stops(rest.substr(noun.size())) ? noun : "";
      }
    return "";
  }

  // What is told for each is of the things that the sum counts: "175,000 people in five days, 35,000 a day".
  static bool shared_noun(const Claim& all, const Claim& each) { return of_one_noun(all, each); }

  // "3,000 euros (per pupil)", "(a day)", "(each)": of what the number counts.
  bool of_each(std::size_t i, std::size_t many) const {
    const Claim& number = claim(many);
    const std::string_view tail = trimmed(after(i));
    if (number.kind != Kind::count) return false;
    const bool time = !number.counted.empty() && lexicon_.find_term("period-unit", number.counted) != nullptr;
    if (!time && begins_with_any(tail, each_)) {
      for (const std::string& word : each_)
        if (begins_with_word(tail, word) && stops(tail.substr(word.size()))) return true;
    }
    for (const std::string& word : per_) {
      if (!begins_with_word(tail, word)) continue;
      const std::string one = first_word(tail.substr(word.size()));
      if (one.empty()) continue;
      std::string_view rest = trimmed(tail.substr(word.size()));
      const std::string_view further = rest.substr(std::min(rest.size(), one.size()));
      if (!stops(further) && !begins_with_any(trimmed(further), leads_)) return false;  // "per concert on average", no "per pupil a year"
      const auto head = [&](const std::string& noun) { return std::ranges::find(heads_, noun) != heads_.end(); };
      std::string_view noun = after(many);
      noun = noun.substr(0, noun.find_first_of(",.;:("));
      for (int word_of = 0; word_of < 3; ++word_of) {
        const std::string own = first_word(noun);
        if (own.empty()) break;
        if (one_stem(own, one) || (head(own) && head(one))) return true;
        noun = trimmed(noun).substr(std::min(own.size(), trimmed(noun).size()));
      }
      return one_stem(number.counted, one) || (head(number.counted) && head(one));
    }
    return false;
  }

  // No other sum, and no other number, that might be meant.
  bool alone(std::size_t top, std::size_t many, std::size_t i) const {
    for (std::size_t j = i; j-- > 0 && one_sentence(j, i);) {
      if (j == top || j == many) continue;
      if (claim(j).unit == claim(top).unit || (claim(j).kind == claim(many).kind && claim(j).unit == claim(many).unit) || claim(j).kind == Kind::share) return false;
    }
    return true;
  }

  std::optional<Clash> clash_of(std::size_t i, std::size_t top, std::size_t many) const {
    const Interval implied = quotient(as_counted(claim(top)), as_counted(claim(many))), said = claim(i).fair;
    if (agree(implied, said) || gap_between(implied, said) < rules_.number("tolerances.revision")) return std::nullopt;
    const bool scale = std::ranges::any_of(std::array{10.0, 100.0, 1e3, 1e6, 0.1, 0.01, 1e-3, 1e-6}, [&](double factor) { return agree(implied.scaled(factor), said); });
    if (!scale && (said.low > kOneSize * implied.high || implied.low > kOneSize * said.high)) return std::nullopt;
    return Clash{.rule = scale ? "magnitude-slip" : "arithmetic", .reading = i, .against = {top, many}, .implied = implied, .text = "arithmetic.each", .tied = true};
  }

  const Lexicon& lexicon_;
  std::vector<std::string> per_, each_, leads_, hedges_, heads_;
};

}  // namespace

std::vector<Clash> for_each_one(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules) {
  std::vector<Clash> out;
  const Shares shares(readings, text, lexicon, rules);
  for (std::size_t i = 2; i < readings.size(); ++i) {
    auto clash = shares.clash(i);
    if (!clash) clash = shares.total(i);
    if (!clash) clash = shares.in_the_next(i);
    if (!clash) clash = shares.by_its_unit(i);
    if (clash) out.push_back(std::move(*clash));
  }
  return out;
}

}  // namespace assay
