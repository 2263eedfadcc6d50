#include "check/own_rest.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "check/own_figures.h"
#include "check/readings.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr std::size_t kMostParts = 4;
constexpr double kSlip = 0.5;        // further off, the rest is one of something else
constexpr double kUntold = 0.02;     // of people who are neither the one nor the other, or did not say
constexpr std::size_t kGapLetters = 40, kFewWords = 4;
constexpr double kTelling = 100;  // of two digits too many are alike

// "and plans to deal with the remaining 311"
bool told_or_planned(const Claim& c) { return planned_amount(c) && c.fair.low > 0; }
bool of_another_time(const Claim& c) { return of_a_change(c) || c.form == Form::difference; }

// The same digits in another order: 1,589 and 1,859.
bool swapped(double a, double b) {
  std::string x = std::to_string(std::llround(a)), y = std::to_string(std::llround(b));
  if (x == y || a < kTelling) return false;
  std::ranges::sort(x);
  std::ranges::sort(y);
  return x == y;
}

class Rests : OwnFigures {
 public:
  Rests(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules)
      : OwnFigures(readings, text, rules), lexicon_(lexicon), rest_(rules.list("ties.the-rest")), hedges_(rules.list("ties.hedges")), of_which_(rules.list("ties.of-which")), of_them_(rules.list("ties.of-them")),
        of_a_whole_(rules.list("ties.of-a-whole")), of_these_(rules.list("ties.of-these")), out_of_(rules.list("ties.out-of")) {}

  // "the other 4,500", behind the parts and the whole that a text ties together
  std::optional<Clash> remains(std::size_t rest) const {
    const Claim& c = claim(rest);
    if (rest < 2 || !open(rest) || !told_or_planned(c) || of_another_time(c)) return std::nullopt;
    // "48,915 of them are settled; 13,225 are still open": nobody says that these are all the others, but the digits of what remains do
    const bool said = ends_with_any(without_last_words(before(rest), hedges_), rest_);
    if (!said && !(c.kind == Kind::count && c.value >= kTelling && c.hedge == Hedge::none)) return std::nullopt;
    if (begins_with_any(trimmed(after(rest)), out_of_)) return std::nullopt;  // "the other 12 of the 40"
    if (said && goes_on(rest)) return std::nullopt;
    std::vector<std::size_t> parts;
    std::optional<std::size_t> whole;
    for (std::size_t j = rest; j-- > 0 && !whole;) {
      const Claim& other = claim(j);
      if (!(near(j, rest) || (!parts.empty() && near(j, parts.front())))) return std::nullopt;
      if (other.in_headline) return std::nullopt;
      if (!like(other, c)) continue;
      if (!told_or_planned(other) || of_another_time(other) || other.attribution != c.attribution) return std::nullopt;
      if (ends_with_any(without_last_words(before(j), hedges_), rest_)) return std::nullopt;  // one rest after another
      // "68,500 of the 72,000 pupils passed"
      if (j > 0 && one_sentence(j - 1, j) && like(claim(j - 1), c) && told_or_planned(claim(j - 1)) && out_of(j - 1, j)) {
        whole = j;
        parts.insert(parts.begin(), j - 1);
      } else if (names_whole(j, parts)) {
        whole = j;
      } else {
        parts.insert(parts.begin(), j);
      }
      if (parts.size() > kMostParts) return std::nullopt;
    }
    if (!whole || parts.empty() || !near(parts.back(), rest)) return std::nullopt;
    if (!c.counted.empty() && c.counted != claim(*whole).counted && begins_with_word(trimmed(after(rest)), c.counted)) return std::nullopt;  // "seats 1,800 …; the other 340 tickets"
    if (!said && (parts.size() != 1 || !swapped(claim(*whole).value - claim(parts.front()).value, c.value))) return std::nullopt;
    auto out = clash_of(rest, *whole, parts);
    if (out && !said) out->assumed = 1;
    return out;
  }

  // "1,200 members, among them 700 women and 500 men", "74,036 passed; 38,277 girls (51.7%) and 35,759 boys (48.3%)", "Of the 480 who sat it 300 passed and
  // 180 failed"
  std::optional<Clash> both_sides(std::size_t second) const {
    const auto first_found = second < 2 ? std::nullopt : beside(second), whole_found = first_found ? beside(*first_found) : std::nullopt;
    if (!whole_found || !open(second)) return std::nullopt;
    const std::size_t first = *first_found, whole = *whole_found;
    const Claim &b = claim(second), &a = claim(first), &all = claim(whole);
    if (!told_or_planned(a) || !told_or_planned(b) || !told_or_planned(all) || a.kind != Kind::count || b.kind != Kind::count || all.kind != Kind::count || of_another_time(a) || of_another_time(b) || of_another_time(all)) return std::nullopt;
    if (!(told_as(first, second, "ties.complements") || told_as(first, second, "ties.exclusive")) || a.fair.low > all.fair.high || b.fair.low > all.fair.high) return std::nullopt;
    const std::string_view lead = between(whole, first);
    const std::string gap = without_brackets(between(first, second));
    const bool headed = std::ranges::find(of_a_whole_, trimmed(before(whole))) != of_a_whole_.end();
    const bool alone = headed && words_in(trimmed(gap)) <= kFewWords && (names_stop(second) || stops(trimmed(after(second))));  // no "412 passed at the first try and 31 failed twice"
    if (headed && !alone) return std::nullopt;
    const bool led = headed || trimmed(lead).ends_with(';') || ends_with_any(lead, of_which_) || ends_with_any(lead, rules_.list("ties.among-others")) || trimmed(lead).ends_with(':') || trimmed(lead).ends_with('(') || ends_with_any(lead, rules_.list("ties.made-of"));
    const bool one_list = gap.size() <= kGapLetters && ends_with_any(without_last_words(gap, hedges_), rules_.list("ties.list-last")) && gap.find_first_of(".;:(") == gap.npos;
    if (!led || !one_list) return std::nullopt;
    const std::string_view tail = trimmed(after(second));
    const std::string_view noun_on = trimmed(tail.substr(tail.find(' ') == tail.npos ? tail.size() : tail.find(' ')));
    if (!stops(noun_on) && !stops(tail) && !trimmed(noun_on).starts_with('(') && !headed) return std::nullopt;
    for (std::size_t j = second + 1; one_sentence(second, j); ++j)
      if (claim(j).kind != Kind::share) return std::nullopt;
    if (std::ranges::any_of(rules_.list("ties.and-others"), [&](const std::string& word) { return has_word(tail, word); }) || std::ranges::any_of(rules_.list("ties.list-last"), [&](const std::string& word) { return has_word(tail, word); })) return std::nullopt;
    const Interval both = sum(as_counted(a), as_counted(b)), wanted = as_counted(all);
    // Who sat a test has passed or failed, or did not come at all.
    const bool may_miss = !told_as(first, second, "ties.complements");
    const Interval room{may_miss ? 0 : wanted.low * (1 - kUntold), wanted.high};
    if (agree(both, room) || gap_between(both, room) < rules_.number("tolerances.own-figures") || gap_between(both, room) > kSlip / 2) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = whole, .against = {first, second}, .implied = both, .text = "arithmetic.list", .tied = true};
  }

 private:
  // Of one unit, and things of one name where both are named; no stretch of time.
  bool like(const Claim& a, const Claim& b) const {
    const bool amounts = of_one_unit(a, b) && a.form == Form::level;
    return amounts && !(a.kind == Kind::count && !a.counted.empty() && (lexicon_.find_term("period-unit", a.counted) || (!b.counted.empty() && a.counted != b.counted)));
  }

  bool out_of(std::size_t part, std::size_t whole) const { return std::ranges::find(out_of_, trimmed(between(part, whole))) != out_of_.end(); }

  // "leaving 23 probable and 14 possible cases": what remains is told in two figures.
  bool goes_on(std::size_t rest) const {
    const std::size_t next = rest + 1;
    if (!one_sentence(rest, next) || claim(next).kind != claim(rest).kind || claim(next).unit != claim(rest).unit || claim(next).form != Form::level) return false;
    const std::string_view gap = trimmed(between(rest, next));
    return words_in(gap) <= kFewWords && ends_with_any(without_last_words(gap, hedges_), rules_.list("ties.list-last"));
  }

  // Does the text say of the figure that the parts behind it are parts of it?
  bool names_whole(std::size_t w, const std::vector<std::size_t>& parts) const {
    const std::string_view lead = trimmed(before(w));
    if (!parts.empty() && std::ranges::find(of_a_whole_, lead) != of_a_whole_.end()) return true;
    if (parts.empty()) return false;
    const std::size_t p = parts.front();
    if (ends_with_any(before(p), of_which_) && one_sentence(w, p)) return true;
    if (begins_with_any(trimmed(after(p)), of_them_)) return true;
    // "a budget of 412 million. Schools get 186 million of it", "promised 25 million. So far it has paid 9.5 million"
    if (follows(claim(p), claim(w)) && (begins_with_any(trimmed(after(p)), rules_.list("ties.of-it")) || begins_with_any(before(p), rules_.list("ties.so-far")))) return true;
    const std::string_view begin = before(p);
    return follows(claim(p), claim(w)) && begins_with_any(begin, of_these_);
  }

  // The amount before it in its sentence, shares in brackets left out.
  std::optional<std::size_t> beside(std::size_t i) const {
    while (i > 0 && one_sentence(i - 1, i)) {
      if (claim(--i).kind != Kind::share) return i;
      if (!trimmed(before(i)).ends_with('(')) return std::nullopt;
    }
    return std::nullopt;
  }

  // "168 failed.", "8,855 girls", "172,000 were foreign passengers.": no "201 boys took part", of whom there are more.
  bool names_stop(std::size_t i) const {
    constexpr int kWords = 2;
    const auto ends_here = [](std::string_view rest) { return stops(rest) || trimmed(rest).starts_with('('); };
    std::string_view rest = trimmed(after(i));
    bool linked = false;
    for (const std::string& word : rules_.list("ties.equals"))
      if (!linked && begins_with_word(rest, word)) rest = trimmed(rest.substr(word.size())), linked = true;
    for (int n = 0; n < kWords && !ends_here(rest); ++n) {
      const std::size_t end = std::min(rest.find_first_of(" ,.;:)"), rest.size());
      const std::string_view word = rest.substr(0, end);
      rest = trimmed(rest.substr(end));
      const auto names = [&](const char* list) { return std::ranges::any_of(rules_.pairs(list), [&](const auto& pair) { return pair.first == word || pair.second == word; }); };
      if ((names("ties.complements") || names("ties.exclusive")) && !linked) return ends_here(rest);
    }
    return linked && ends_here(rest);
  }

  static std::string without_brackets(std::string_view text) {
    const std::size_t open = text.find('('), close = text.find(')');
    if (open == text.npos || close == text.npos || close < open) return std::string(text);
    return std::string(text.substr(0, open)) + std::string(text.substr(close + 1));
  }

  // "(88,355) girls", "were boys", "passengers arrived": among the words right behind each figure are two that together are all, or of which nobody is both.
  bool told_as(std::size_t first, std::size_t second, const char* list) const {
    constexpr int kWords = 2;
    const auto names = [&](std::size_t i, const std::string& word) {
      std::string_view rest = trimmed(after(i));
      for (int n = 0; n < kWords && !stops(rest); ++n) {
        if (begins_with_word(rest, word)) return true;
        rest = trimmed(rest.substr(std::min(rest.find(' '), rest.size())));
      }
      return false;
    };
    return std::ranges::any_of(rules_.pairs(list), [&](const auto& pair) { return (names(first, pair.first) && names(second, pair.second)) || (names(first, pair.second) && names(second, pair.first)); });
  }

  std::optional<Clash> clash_of(std::size_t rest, std::size_t whole, const std::vector<std::size_t>& parts) const {
    const Interval all = as_counted(claim(whole)), left = as_counted(claim(rest));
    Interval told{0, 0};
    for (const std::size_t p : parts) {
      if (claim(p).fair.low > claim(whole).fair.high) return std::nullopt;
      told = sum(told, as_counted(claim(p)));
    }
    // Some of the parts may be told of others; and the rest may be what remains of one of them.
    for (unsigned some = 1; some < (1u << parts.size()); ++some) {
      Interval others{0, 0};
      for (std::size_t k = 0; k < parts.size(); ++k)
        if (some & (1u << k)) others = sum(others, as_counted(claim(parts[k])));
      const Interval taken = sum(others, left), leaves{all.low - others.high, all.high - others.low};
      if (agree(taken, all) || (leaves.high > 0 && gap_between(leaves, left) < rules_.number("tolerances.revision"))) return std::nullopt;
      for (const std::size_t p : parts)
        if (agree(taken, as_counted(claim(p)))) return std::nullopt;
    }
    const Interval implied{all.low - told.high, all.high - told.low};
    if (implied.high <= 0 || gap_between(implied, left) > kSlip) return std::nullopt;
    Clash out{.rule = "arithmetic", .reading = rest, .against = {whole}, .implied = {std::max(implied.low, 0.0), implied.high}, .text = "arithmetic.rest", .tied = true};
    out.against.insert(out.against.end(), parts.begin(), parts.end());
    return out;
  }

  const Lexicon& lexicon_;
  std::vector<std::string> rest_, hedges_, of_which_, of_them_, of_a_whole_, of_these_, out_of_;
};

}  // namespace

std::vector<Clash> remaining_amounts(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules) {
  std::vector<Clash> out;
  const Rests rests(readings, text, lexicon, rules);
  for (std::size_t i = 2; i < readings.size(); ++i) {
    auto clash = rests.remains(i);
    if (!clash) clash = rests.both_sides(i);
    if (clash) out.push_back(std::move(*clash));
  }
  return out;
}

}  // namespace assay
