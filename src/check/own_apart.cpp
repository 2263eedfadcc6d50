#include "check/own_apart.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

#include "check/own_figures.h"
#include "check/readings.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr double kPercent = 100;
constexpr double kOneSize = 3;            // two amounts so far apart are hardly measured by one another
constexpr std::size_t kMostNames = 7;     // "more than (the previous record of the year before of) 47,200"
constexpr std::size_t kGapLetters = 90;   // between the two figures
constexpr std::size_t kLeadWords = 5;     // ", (giving the supporters of it) a lead of"
constexpr std::size_t kThatIsA = 3;
constexpr std::size_t kMostRivals = 2;    // figures that may be meant as the first of the two

bool share(const Claim& c) { return c.kind == Kind::share && c.unit == "%" && stated_or_planned(c); }
bool per_cent(const Claim& c) { return c.kind == Kind::change && c.form == Form::ratio && c.unit == "%" && c.direction != Direction::none && stated_or_planned(c); }
bool so_many_times(const Claim& c) { return c.kind == Kind::multiple && c.form == Form::ratio && c.direction == Direction::up && stated_or_planned(c); }
bool so_much_more(const Claim& c) { return sum_kind(c) && c.form == Form::difference && c.direction != Direction::none && stated_or_planned(c); }

class Apart : OwnFigures {
 public:
  Apart(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules)
      : OwnFigures(readings, text, rules), lexicon_(lexicon), apart_by_(rules.list("ties.apart-by")), majority_(rules.list("ties.majority")), lead_(rules.list("ties.lead")),
        surpasses_(rules.list("ties.surpasses")), more_than_(rules.list("ties.more-than")), names_a_level_(rules.list("ties.names-a-level")), hedges_(rules.list("ties.hedges")), against_(rules.list("ties.held-to")) {}

  std::optional<Clash> clash(std::size_t i) const {
    if (!open(i)) return std::nullopt;
    auto out = gap_told(i);
    if (!out) out = score(i);
    if (!out) out = balance_named(i);
    if (!out) out = overrun(i);
    if (!out) out = two_times(i);
    if (!out) out = points_apart(i);
    if (!out) out = moved_by(i);
    if (!out) out = more_than(i);
    if (!out) out = exceeds(i);
    return out ? out : step(i);
  }

 private:
  bool a_time(const Claim& c) const { return c.kind == Kind::count && !c.counted.empty() && lexicon_.find_term("period-unit", c.counted); }

  Clash clash_of(std::size_t told, std::size_t first, std::size_t second, Interval implied, const char* message) const {
    return Clash{.rule = "arithmetic", .reading = told, .against = {first, second}, .implied = implied, .text = message, .tied = true};
  }

  // The two figures of the sentence before `i` that `fits` takes, where it has just two.
  template <typename Fits>
  std::optional<std::size_t> pair_before(std::size_t i, bool itself, Fits fits) const {
    std::optional<std::size_t> second, first;
    for (std::size_t j = itself ? i + 1 : i; j-- > 0 && one_sentence(j, i);) {
      if (!fits(claim(j))) continue;
      if (first) return std::nullopt;
      (second ? first : second) = j;
    }
    if (!first || of_a_change(claim(*first)) || of_a_change(claim(*second)) || *second != *first + 1) return std::nullopt;
    const std::string_view gap = between(*first, *second);
    return gap.size() <= kGapLetters && gap.find_first_of(".;") == gap.npos ? first : std::nullopt;
  }

  // "…, a gap of 3.5 points", "…, giving them a nine-point lead", "… deaths, so that deaths outnumbered births by 3,500"
  std::optional<Clash> gap_told(std::size_t i) const {
    const Claim& c = claim(i);
    const bool points = c.kind == Kind::points && c.direction == Direction::none;
    if (i < 2 || !stated_or_planned(c) || !(points || planned_amount(c))) return std::nullopt;
    const bool anew = !one_sentence(i - 1, i) && follows(c, claim(i - 1)) && begins_with_any(c.sentence.of(text_), rules_.list("ties.that-is"));  // "That is a gap of 3.5 points."
    if (!anew && !one_sentence(i - 2, i)) return std::nullopt;
    const std::string_view lead = without_last_words(anew ? before(i) : between(i - 1, i), hedges_);
    const std::size_t sign = anew ? 0 : lead.find_first_of(",;(–—");
    if (sign == lead.npos) return std::nullopt;
    const bool set_off = words_in(trimmed(lead.substr(sign + (anew ? 0 : 1)))) <= kLeadWords + 3;
    const bool by = ends_with_any(lead, rules_.list("ties.by")) && std::ranges::any_of(surpasses_, [&](const std::string& word) { return has_word(lead, word); });
    const bool majority = ends_with_any(lead, majority_);
    const std::string_view raw = trimmed(anew ? before(i) : between(i - 1, i));
    const bool a_lead = ends_with_any(raw, rules_.list("ties.articles")) && begins_with_any(trimmed(after(i)), lead_) && (!anew || words_in(raw) <= kThatIsA);  // no "Obama's 14-point lead"
    if (points && one_sentence(i, i + 1) && share(claim(i + 1))) return std::nullopt;  // "a 14-point lead, 59 to 45 percent, among"
    const bool balance = ends_with_any(lead, rules_.list("ties.apart-by-balance"));
    if (!a_lead && !alone(c)) return std::nullopt;
    const bool named = ends_with_any(lead, apart_by_) || balance || majority || (ends_with_any(lead, rules_.list("ties.balance")) && tells_in_and_out(claim(i - 1))) || a_lead;
    if (!set_off || !(by || named)) return std::nullopt;
    const auto first = pair_before(anew ? i - 1 : i, anew, [&](const Claim& f) { return points ? share(f) : planned_amount(f) && of_one_unit(f, c) && !a_time(f) && !names_assembly(f); });
    if (!first || (*first + 2 != i && !(names_assembly(claim(i - 1)) && *first + 3 == i))) return std::nullopt;
    const std::size_t second = *first + 1;
    if (!balance && !by && !of_one_noun(claim(*first), claim(second))) return std::nullopt;  // "48 pages and 12 sections"
    if (ends_with_any(between(*first, second), rules_.list("ties.or"))) return std::nullopt;  // "a net loss of 149 million, or 0.26 a share, and one of 77 million": one figure, told twice
    if (majority && !ends_with_any(between(*first, second), against_)) return std::nullopt;
    // Shares of a vote are rounded, not cut.
    const auto figure = [&](const Claim& f) { return points && f.hedge == Hedge::none ? f.literal : as_counted(f); };
    const Interval implied = apart(figure(claim(*first)), figure(claim(second))).scaled(points ? kPercent : 1), own = figure(c);
    if (agree(implied, own) || gap_between(implied, own) < rules_.number("tolerances.own-figures")) return std::nullopt;
    return clash_of(i, *first, second, implied, "arithmetic.difference");
  }

  // Nothing more is told of the figure than what it counts: no "21 points among the young", "31 on what was planned".
  bool alone(const Claim& c) const {
    const std::string_view rest = trimmed(assay::after(c, text_));
    const std::size_t word = rest.find_first_of(" ,.;:)");
    return stops(rest) || word == rest.npos || (lower_case_words(rest.substr(0, word), 1) && stops(rest.substr(word)));
  }

  // "in the 165-seat chamber"
  bool names_assembly(const Claim& c) const {
    const std::string_view rest = assay::after(c, text_);
    return std::ranges::any_of(rules_.list("ties.seats-of"), [&](const std::string& name) { return rest.starts_with(name); });
  }

  // "took in 214 million and spent 229 million"
  bool tells_in_and_out(const Claim& c) const { return has(c.sentence.of(text_), "ties.money-in") && has(c.sentence.of(text_), "ties.money-out"); }

  // "7,004 children were born and 11,606 people died. The natural loss was 4,602."
  std::optional<Clash> balance_named(std::size_t i) const {
    constexpr std::size_t kMostLead = 10;
    const Claim& c = claim(i);
    if (i < 2 || !planned_amount(c) || one_sentence(i - 1, i) || !follows(c, claim(i - 1)) || of_a_change(c)) return std::nullopt;
    const std::string_view lead = without_last_words(before(i), hedges_), sentence = claim(i - 1).sentence.of(text_);
    if (words_in(lead) > kMostLead || !ends_with_any(lead, rules_.list("ties.comes-to")) || has(lead, "ties.elsewhere") || !stops(assay::after(c, text_))) return std::nullopt;
    const bool natural = has(lead, "ties.natural-balance") && has(sentence, "ties.born") && has(sentence, "ties.died"), moves = has(lead, "ties.migration-balance") && has(sentence, "ties.moved-in") && has(sentence, "ties.moved-out");
    if (!natural && !moves) return std::nullopt;
    const auto first = pair_before(i - 1, true, [&](const Claim& f) { return planned_amount(f) && of_one_unit(f, c) && !a_time(f); });
    if (!first || (c.from.period == Provenance::sentence && c.key.period != claim(*first).key.period)) return std::nullopt;
    const Interval implied = apart(as_counted(claim(*first)), as_counted(claim(*first + 1)));
    if (agree(implied, as_counted(c)) || gap_between(implied, as_counted(c)) < rules_.number("tolerances.own-figures")) return std::nullopt;
    return clash_of(i, *first, *first + 1, implied, "arithmetic.difference");
  }

  // "was to cost 84 million; the final bill was 119.3 million, 42 percent more"
  std::optional<Clash> overrun(std::size_t i) const {
    const Claim& c = claim(i);
    if (i < 2 || !per_cent(c) || !one_sentence(i - 2, i)) return std::nullopt;
    const std::string_view tail = trimmed(after(i));
    const auto words_for = rules_.list("ties.so-much-more");
    const auto more = std::ranges::find_if(words_for, [&](const std::string& word) { return begins_with_word(tail, word) && stops(tail.substr(word.size())); });
    if (more == words_for.end() || trimmed(without_last_words(between(i - 1, i), hedges_)) != "," || c.direction == Direction::none) return std::nullopt;
    const Claim &now = claim(i - 1), &before = claim(i - 2);
    const std::string_view lead = assay::before(before, text_), gap = between(i - 2, i - 1);
    if (!planned_amount(now) || !planned_amount(before) || !of_one_unit(now, before) || !of_one_noun(now, before) || before.fair.low <= 0 || !(has(lead, "ties.planned") || begins_with_any(trimmed(gap), rules_.list("ties.planned")))) return std::nullopt;
    if (i > 2 && one_sentence(i - 3, i)) return std::nullopt;
    auto out = misfit(i, i - 1, i - 2);
    const double told = c.fair.middle() - 1, gives = out ? out->implied.middle() - 1 : told;
    if (told * gives <= 0 || std::abs(told) > kOneSize * std::abs(gives) || std::abs(gives) > kOneSize * std::abs(told)) return std::nullopt;  // then it is one of something else
    if (now.fair.low > kOneSize * before.fair.high || before.fair.low > kOneSize * now.fair.high) return std::nullopt;
    return out;
  }

  // "11.2 billion in 2023 and 12.6 billion in 2024, a rise of 12.5 percent"
  std::optional<Clash> two_times(std::size_t i) const {
    const Claim& c = claim(i);
    if (i < 2 || !per_cent(c) || c.qualified || !one_sentence(i - 2, i) || (i > 2 && one_sentence(i - 3, i)) || one_sentence(i, i + 1)) return std::nullopt;
    const Claim &a = claim(i - 2), &b = claim(i - 1);
    if (!planned_amount(a) || !planned_amount(b) || !of_one_unit(a, b) || a.counted != b.counted || a.key.product != b.key.product || a.key.flow != b.key.flow || a.key.origin != b.key.origin || of_a_change(a) || of_a_change(b)) return std::nullopt;
    const auto at = [](const Claim& f) { return f.key.period && f.from.period == Provenance::sentence; };
    if (!at(a) || !at(b) || a.key.period->month_count() != b.key.period->month_count() || a.key.period->last() >= b.key.period->first()) return std::nullopt;
    if (c.base && c.from.base == Provenance::sentence && *c.base != *a.key.period) return std::nullopt;
    const std::string_view gap = between(i - 2, i - 1), lead = without_last_words(between(i - 1, i), hedges_);
    const std::size_t sign = lead.find(',');
    if (sign == lead.npos || !ends_with_any(lead, rules_.list("ties.by-which")) || words_in(trimmed(lead.substr(sign + 1))) > kThatIsA + 1 || !ends_with_any(gap, rules_.list("ties.list-last")) || gap.size() > kGapLetters / 2) return std::nullopt;
    if (std::ranges::any_of(rules_.list("ties.by-the-year"), [&](const std::string& word) { return c.sentence.of(text_).find(word) != std::string_view::npos; })) return std::nullopt;
    return misfit(i, i - 1, i - 2);
  }

  // "Unions want 6.5 percent, employers offer 2.9. The two sides are 3.6 points apart."
  std::optional<Clash> points_apart(std::size_t i) const {
    const Claim& c = claim(i);
    if (i < 2 || c.kind != Kind::points || !stated_or_planned(c) || !begins_with_any(trimmed(assay::after(c, text_)), rules_.list("ties.points-apart")) || !ends_with_any(without_last_words(before(i), hedges_), rules_.list("ties.are")) || !alone(c)) return std::nullopt;
    std::optional<std::size_t> one, other;
    for (std::size_t j = i; j-- > 0 && (one_sentence(j, i) || (one_sentence(i, j + 1) ? follows(c, claim(j)) : one_sentence(j, j + 1)));) {
      if (claim(j).unit != "%") continue;
      if (one_sentence(j, i) || other || !stated_or_planned(claim(j)) || claim(j).value_high) return std::nullopt;
      (one ? other : one) = j;
    }
    if (!other || claim(*one).hedge != Hedge::none || claim(*other).hedge != Hedge::none) return std::nullopt;
    const auto half = [](const Claim& f) { return (f.literal.high - f.literal.low) / 2 * kPercent; };
    const double gap = std::abs(claim(*one).value - claim(*other).value), room = half(claim(*one)) + half(claim(*other));
    const Interval implied{std::max(gap - room, 0.0), gap + room};
    if (agree(implied, c.literal)) return std::nullopt;
    return clash_of(i, *other, *one, implied, "arithmetic.difference");
  }

  // "from 96,400 to 71,800 sheep, a loss of 24,600 animals"
  std::optional<Clash> moved_by(std::size_t i) const {
    const Claim& c = claim(i);
    if (i < 2 || !one_sentence(i - 2, i) || !stated_or_planned(c) || c.kind == Kind::points || (c.form != Form::level && c.form != Form::difference)) return std::nullopt;
    const Claim &start = claim(i - 2), &reached = claim(i - 1);
    if (!start.starts_change || !planned_amount(start) || !planned_amount(reached) || !of_one_unit(start, reached) || !of_one_unit(c, reached) || start.modality != reached.modality) return std::nullopt;
    const std::string_view lead = without_last_words(between(i - 1, i), hedges_);
    const std::size_t comma = lead.find(',');
    if (trimmed(between(i - 2, i - 1)) != rules_.list("ties.bounds").front() || comma == lead.npos || words_in(trimmed(lead.substr(comma + 1))) > kThatIsA || !alone(c) || !ends_with_any(lead, rules_.list("ties.moved-by"))) return std::nullopt;
    const Interval implied = apart(as_counted(start), as_counted(reached)), own = as_counted(c);
    if (agree(implied, own) || gap_between(implied, own) < rules_.number("tolerances.own-figures")) return std::nullopt;
    return clash_of(i, i - 2, i - 1, implied, "arithmetic.difference");
  }

  // "won by 17 points, 94 to 77", "leads by nine points, 49 to 40 percent"
  std::optional<Clash> score(std::size_t i) const {
    const Claim& c = claim(i);
    const std::size_t one = i + 1, other = i + 2;
    if (!one_sentence(i, other) || !stated_or_planned(c) || !(c.kind == Kind::points || planned_amount(c) || c.form == Form::difference)) return std::nullopt;
    const Claim &a = claim(one), &b = claim(other);
    const bool shares = c.kind == Kind::points && share(a) && share(b), counts = a.kind == Kind::count && planned_amount(a) && planned_amount(b) && of_one_unit(a, b) && (c.kind == Kind::points || c.kind == Kind::count);
    if (!(shares || counts) || a_time(c)) return std::nullopt;
    const std::string_view gap = trimmed(between(i, one)), lead = without_last_words(before(i), hedges_);
    std::size_t sign = gap.find_first_of(",(");
    for (const std::string_view dash : {"–", "—", " - "}) sign = std::min(sign, gap.find(dash));
    if (sign == gap.npos || words_in(gap) > kMostNames || std::ranges::any_of(gap.substr(sign), [](unsigned char ch) { return std::isalnum(ch) != 0 && ch < 0x80; })) return std::nullopt;
    // "leads by nine points", but no "narrowed by"; "a nine-point lead over the mayor"
    const std::size_t comma = lead.find_last_of(",;(");
    const std::string_view clause = comma == lead.npos ? lead : lead.substr(comma + 1);
    const bool wins = ends_with_any(lead, rules_.list("ties.by")) && std::ranges::any_of(rules_.list("ties.wins"), [&](const std::string& verb) { return has_word(clause, verb); });
    const bool by = wins && sign == 0, a_lead = shares && begins_with_any(gap, lead_);
    const auto to = rules_.list("ties.score");
    if (!(by || a_lead || (shares && wins)) || std::ranges::find(to, trimmed(between(one, other))) == to.end()) return std::nullopt;
    const Interval implied = apart(a.literal, b.literal).scaled(shares ? kPercent : 1), own = c.kind == Kind::points && counts ? Interval::point(c.value) : c.literal;
    if (agree(implied, own)) return std::nullopt;
    return clash_of(i, one, other, implied, "arithmetic.difference");
  }

  bool names_level(std::string_view name) const {
    return name.find_first_of(",;:.()") == name.npos && begins_with_any(name, names_a_level_) && words_in(name) <= kMostNames && (words_in(name) <= 2 || ends_with_any(name, names_a_level_));
  }

  // What is said behind the figure up to the next: "more than the previous record of".
  bool measured_by(std::size_t i, std::string_view gap) const {
    gap = trimmed(gap);
    // "more than his nearest rival, who has"
    const std::size_t comma = gap.find(',');
    if (comma != gap.npos && begins_with_any(trimmed(gap.substr(comma + 1)), rules_.list("ties.who-has")) && words_in(gap) <= kMostNames + 3 && gap.find_first_of(";:.()") == gap.npos)
      return begins_with_any(gap, more_than_);
    if (gap.find_first_of(",;:.()") != gap.npos) return false;
    for (const std::string& noun : {claim(i).counted}) {
      if (!noun.empty() && begins_with_word(gap, noun)) gap = trimmed(gap.substr(noun.size()));
    }
    for (const std::string& word : more_than_) {
      if (!begins_with_word(gap, word)) continue;
      const std::string_view name = trimmed(gap.substr(word.size()));
      if (words_in(name) <= kMostNames && ends_with_any(name, rules_.list("ties.with"))) return true;  // "than the Rosa with its 4,634"
      return names_level(name);
    }
    return false;
  }

  Interval apart_of(const Claim& c, const Interval& now, const Interval& before) const {
    if (per_cent(c) || so_many_times(c)) return quotient(now, before);
    if (c.direction == Direction::none) return apart(now, before);
    const Interval along{now.low - before.high, now.high - before.low};
    return c.direction == Direction::down ? along.scaled(-1) : along;
  }

  std::optional<Clash> misfit(std::size_t i, std::size_t now, std::size_t before) const {
    const Claim& c = claim(i);
    const Interval a = as_counted(claim(now)), b = as_counted(claim(before)), implied = apart_of(c, a, b), said = per_cent(c) || so_many_times(c) ? c.fair : as_counted(c);
    const Interval other_way = per_cent(c) || so_many_times(c) ? Interval{2 - said.high, 2 - said.low} : said.scaled(-1);  // its direction may have been misread
    if (b.low <= 0 || agree(implied, said) || agree(implied, other_way) || gap_between(implied, said) < rules_.number("tolerances.own-figures")) return std::nullopt;
    return clash_of(i, now, before, implied, per_cent(c) || so_many_times(c) ? "arithmetic.levels" : "arithmetic.difference");
  }

  // "48,300 runners, 1,100 more than the previous record of 47,200"
  std::optional<Clash> more_than(std::size_t i) const {
    const Claim& c = claim(i);
    std::size_t next = i + 1;
    while (next < readings_.size() && claim(next).kind == Kind::rank) ++next;  // "the previous (record) of"
    const bool bare = planned_amount(c) && !of_a_change(c);  // "cost 187 million more than the 555 million planned"
    const bool times = so_many_times(c);  // "865 million, 3.4 times the 254 million first planned"
    if (i == 0 || !(per_cent(c) || so_much_more(c) || bare || times) || !one_sentence(i, next)) return std::nullopt;
    const Claim& before = claim(next);
    if (!planned_amount(before) || before.starts_change || a_time(before) || !(times ? names_level(trimmed(between(i, next))) : measured_by(i, between(i, next)))) return std::nullopt;
    if (!per_cent(c) && !times && !of_one_unit(c, before)) return std::nullopt;
    // "12,000 more than the 212,000 of 1990 and the 88,000 who came since"
    if (one_sentence(next, next + 1) && planned_amount(claim(next + 1)) && of_one_unit(claim(next + 1), before)) return std::nullopt;
    std::optional<Clash> out;
    std::size_t rivals = 0;
    for (std::size_t j = i; j-- > 0 && one_sentence(j, i);) {
      const Claim& now = claim(j);
      if (now.form == Form::difference && per_cent(c) && now.direction != Direction::none) continue;  // "9 million, up 1 million from May and 12% more than last year's 8"
      if (now.starts_change || now.compared || now.form == Form::difference) return std::nullopt;
      if (!planned_amount(now) || !of_one_unit(now, before) || !of_one_noun(now, before)) continue;
      auto found = misfit(i, j, next);
      if (!found) return std::nullopt;
      if (!times && (now.fair.low > kOneSize * before.fair.high || before.fair.low > kOneSize * now.fair.high)) return std::nullopt;
      if (++rivals == 1) out = std::move(found);
    }
    return rivals <= kMostRivals ? out : std::nullopt;
  }

  // "66 million euros, which exceeds the budget of 60 million by 10%"
  std::optional<Clash> exceeds(std::size_t i) const {
    if (i < 2 || claim(i).qualified) return std::nullopt;
    const std::size_t second = i - 1;
    std::size_t first = i - 2;
    while (first > 0 && claim(first).kind == Kind::rank) --first;  // "beating its previous (record) of"
    if (!one_sentence(first, i)) return std::nullopt;
    const Claim &c = claim(i), &now = claim(first), &before = claim(second);
    const bool by = c.direction != Direction::down && (per_cent(c) || (stated_or_planned(c) && c.kind != Kind::points && (c.form == Form::level || c.form == Form::difference) && of_one_unit(c, before)));
    if (!by || !planned_amount(now) || !planned_amount(before) || !of_one_unit(now, before) || of_a_change(now)) return std::nullopt;
    const std::string_view gap = between(first, second);
    const bool surpassed = std::ranges::any_of(surpasses_, [&](const std::string& word) {
      const std::size_t at = gap.find(word);
      return has_word(gap, word) && words_in(trimmed(gap.substr(at + word.size()))) <= kMostNames && gap.find_first_of(",;", at) == gap.npos && words_in(trimmed(gap.substr(0, at))) <= kLeadWords;
    });
    const std::string_view lead = without_last_words(between(second, i), hedges_);
    if (!surpassed || words_in(trimmed(lead)) > 4 || lead.find_first_of(",;(") != lead.npos || !ends_with_any(lead, rules_.list("ties.by"))) return std::nullopt;
    Interval implied = per_cent(c) ? quotient(as_counted(now), as_counted(before)) : apart(as_counted(now), as_counted(before));
    if (as_counted(before).low <= 0 || agree(implied, c.fair) || gap_between(implied, c.fair) < rules_.number("tolerances.own-figures")) return std::nullopt;
    return clash_of(i, first, second, implied, per_cent(c) ? "arithmetic.levels" : "arithmetic.difference");
  }

  // "rose by 12,000, or 5.3%, to 238,000": the three figures of one move.
  std::optional<Clash> step(std::size_t i) const {
    const Claim& c = claim(i);
    if (!per_cent(c) || c.qualified) return std::nullopt;
    std::optional<std::size_t> by, reached;
    for (std::size_t j = first_of_sentence(i); one_sentence(j, i); ++j) {
      if (j == i) continue;
      const Claim& other = claim(j);
      if (other.value_high || other.in_headline || other.modality == Modality::denied || other.modality == Modality::hypothetical) return std::nullopt;
      if (a_time(other) || other.kind == Kind::rank) continue;
      const bool move = so_much_more(other) || (other.direction == Direction::none && (j + 1 == i ? other.form == Form::difference && told_again(between(j, i)) : j == i + 1 && told_again(between(i, j))));
      const bool sum = other.kind == Kind::quantity || other.kind == Kind::money || other.kind == Kind::count;
      auto& place = move ? by : reached;
      if (!sum || place || (!move && other.form != Form::level)) return std::nullopt;
      place = j;
    }
    if (!by || !reached) return std::nullopt;
    const Claim &d = claim(*by), &now = claim(*reached);
    if (!of_one_unit(d, now) || !of_one_noun(d, now) || (d.direction != c.direction && d.direction != Direction::none) || now.starts_change || now.compared || d.attribution != c.attribution || now.key.product != d.key.product) return std::nullopt;
    const bool in_a_row = (*by + 1 == i && told_again(between(*by, i))) || (i + 1 == *by && told_again(between(i, *by))), summed_up = *reached + 1 == i && told_again(between(*reached, i));
    const bool led_to = *reached > *by && ends_with_any(without_last_words(assay::before(now, text_), hedges_), {rules_.list("ties.bounds").front()});
    const bool other_base = c.base && d.base && *c.base != *d.base;
    const bool own_base = c.base && c.from.base == Provenance::sentence && !c.base_of_level && !in_a_row && !(d.base && *d.base == *c.base);
    const bool own_time = !in_a_row && one_sentence(i, i + 1) && a_time(claim(i + 1));  // "an increase of 41% within two weeks"
    if (own_time || other_base || own_base || !((in_a_row || summed_up) && (led_to || (*reached + 1 == *by && in_a_row && told_again(between(*reached, *by)))))) return std::nullopt;
    const Interval n = as_counted(now), step = as_counted(d);
    const Interval start = c.direction == Direction::up ? Interval{n.low - step.high, n.high - step.low} : Interval{n.low + step.low, n.high + step.high};
    if (start.low <= 0 || step.low <= 0) return std::nullopt;
    // Both ends hang on the same two figures: n / (n ∓ d) = 1 / (1 ∓ d/n).
    const Interval part = quotient(step, n);
    const Interval implied = c.direction == Direction::up ? Interval{1 / (1 - part.low), 1 / (1 - part.high)} : Interval{1 / (1 + part.high), 1 / (1 + part.low)};
    if (agree(implied, c.fair) || gap_between(implied.shifted(-1).scaled(c.direction == Direction::up ? 1 : -1), c.fair.shifted(-1).scaled(c.direction == Direction::up ? 1 : -1)) < rules_.number("tolerances.reference-base")) return std::nullopt;
    return clash_of(i, *by, *reached, implied, "arithmetic.step");
  }

  // ", or about ", " (", ", an increase of ": nothing else is told in between.
  bool told_again(std::string_view gap) const {
    const std::string_view lead = without_last_words(gap, hedges_);
    const std::size_t sign = lead.find_first_of(",(");
    if (ends_with_any(lead, rules_.list("ties.or"))) return words_in(trimmed(lead)) <= kLeadWords;
    return sign != lead.npos && words_in(trimmed(lead.substr(0, sign))) <= kLeadWords && (trimmed(lead.substr(sign + 1)).empty() || ends_with_any(lead, rules_.list("ties.by-which")));
  }

  const Lexicon& lexicon_;
  std::vector<std::string> apart_by_, majority_, lead_, surpasses_, more_than_, names_a_level_, hedges_, against_;
};

}  // namespace

std::vector<Clash> told_apart(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules) {
  return clash_of_each(Apart(readings, text, lexicon, rules), 0, readings.size());
}

}  // namespace assay
