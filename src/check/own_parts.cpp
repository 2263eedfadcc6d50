#include "check/own_parts.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "check/conversions.h"
#include "check/own_figures.h"
#include "check/readings.h"
#include "check/time_sums.h"
#include "graph/agree.h"
#include "graph/reconcile.h"

namespace assay {
namespace {

constexpr std::size_t kWholeWords = 4;  // "(of its workforce of) 27,800"
constexpr std::size_t kHedgeWords = 3;  // "or (some|just under|a little more than) 45%"
constexpr double kMisread = 1000;  // so far apart, one of the two was read without its scale, or with another's
constexpr std::size_t kNounLetters = 60;  // "112 (tonnes of fresh salmon), or 45%"
constexpr std::string_view kStops = ",(;:.–—";

bool told_share(const Claim& c) { return c.kind == Kind::share && c.modality == Modality::stated && !c.value_high && !c.in_headline; }

// Where one of the words stands in the text as a word of its own, nearest to its end; npos where none does.
std::size_t end_of_last(std::string_view text, const std::vector<std::string>& words) {
  std::size_t out = text.npos;
  for (const std::string& word : words) {
    const std::size_t at = text.rfind(word);
    if (at == text.npos) continue;
    const std::size_t end = at + word.size();
    const bool whole_word = word.back() == '(' || end == text.size() || text[end] == ' ';
    if (whole_word && (out == text.npos || end > out)) out = end;
  }
  return out;
}

std::string_view without_comma(std::string_view text) {
  return text.starts_with(',') ? text.substr(1) : text;
}

struct Part {
  std::size_t part, whole, share;
  int assumed = 0;
};

class Sentences : OwnFigures {
 public:
  Sentences(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules)
      : OwnFigures(readings, text, rules), in_other_words_(rules.list("ties.in-other-words")), of_which_(rules.list("ties.of-which")),
        out_of_(rules.list("ties.out-of")), of_a_whole_(rules.list("ties.of-a-whole")), no_factor_(rules.list("ties.not-by-a-factor")), loose_units_(rules.list("ties.loose-units")), of_them_(rules.list("ties.of-them")), conversions_(rules) {}

  std::vector<Clash> clashes() const {
    std::vector<Clash> out;
    std::vector<Part> parts;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (readings_[i].explained) continue;
      auto clash = i > 0 ? restated(i) : std::nullopt;
      if (!clash && i > 0) clash = share_again(i);
      if (!clash && i > 0) clash = a_day(i);
      if (!clash && i > 0) clash = all_year(i);
      if (!clash) {
        const auto part = part_of(i);
        if (part && clash_of(*part)) parts.push_back(*part);
      }
      if (clash && !told_already(*clash)) out.push_back(std::move(*clash));
    }
    // "Of 480 patients, 60 (25%) given the drug recovered, against 34 (14%)": two that miss one whole are of another.
    for (const Part& part : parts)
      if (std::ranges::count(parts, part.whole, &Part::whole) == 1 && !held_against(part.part)) out.push_back(*clash_of(part));
    return out;
  }

 private:
  // One cause, one finding: the figure beside it has been blamed for the same.
  bool told_already(const Clash& clash) const {
    return std::ranges::any_of(clash.against, [&](std::size_t i) { return readings_[i].explained; });
  }

  // "112 tonnes of salmon, or about 45%", "112 tonnes (45%)", "120 homes had mould - one in three"
  bool in_other_words(std::size_t a, std::size_t b) const {
    if (!one_sentence(a, b)) return false;
    std::string gap(between(a, b));
    if (const std::size_t dash = gap.find(" - "); dash != gap.npos) gap.replace(dash, 3, " – ");
    const std::string_view told = gap;
    const std::size_t end = end_of_last(told, in_other_words_);
    if (end == told.npos || !lower_case_words(trimmed(told.substr(end)), kHedgeWords)) return false;
    const std::size_t noun_end = std::min(told.find_first_of(kStops), end);  // "46,051 of them who represent 95%" has no sign
    std::size_t behind = noun_end + 1;  // a dash is three bytes
    while (behind < told.size() && (static_cast<unsigned char>(told[behind]) & 0xC0) == 0x80) ++behind;
    return noun_end <= kNounLetters && told.find_first_of(kStops, behind) >= end;
  }

  // "480 flats, (just under) 120", with no word between that would lead on.
  bool set_off(std::size_t a, std::size_t b, char sign) const {
    if (!one_sentence(a, b)) return false;
    const std::string_view gap = between(a, b);
    const std::size_t at = gap.find_first_of(kStops);
    return at <= kNounLetters && at < gap.size() && gap[at] == sign && lower_case_words(trimmed(gap.substr(at + 1)), kHedgeWords);
  }

  bool of_the_total(std::size_t share) const {
    const std::string_view rest = trimmed(after(share));
    return std::ranges::any_of(rules_.list("ties.of-the-total"), [&](const std::string& word) { return begins_with_word(rest, word) && stops(rest.substr(word.size())); });
  }

  bool followed_by(std::size_t a, const std::string& list) const {
    return begins_with_any(trimmed(after(a)), rules_.list(list));
  }

  // What stands before the figure in its sentence is one of these, and at most a word or two of a hedge.
  bool led_by(std::size_t a, const std::string& list) const {
    const std::uint32_t start = claim(a).sentence.start;
    const std::string_view lead = text_.substr(start, claim(a).span.start - std::min(start, claim(a).span.start));
    return std::ranges::any_of(rules_.list(list), [&](const std::string& word) {
      return begins_with_word(lead, word) && lower_case_words(trimmed(without_comma(lead.substr(word.size()))), kHedgeWords);
    });
  }

  // "300 of (the) 1,200 pupils", "35% of its 1,200 pupils"
  bool out_of(std::size_t a, std::size_t b) const {
    if (!one_sentence(a, b)) return false;
    std::string_view gap = trimmed(between(a, b));
    while (!gap.empty() && (gap.front() == ')' || gap.front() == ',' || gap.front() == ' ')) gap.remove_prefix(1);
    if (std::find(out_of_.begin(), out_of_.end(), gap) != out_of_.end()) return true;
    // "19% of its workforce of 27,800"
    return lower_case_words(gap, kWholeWords) && begins_with_any(gap, out_of_) && ends_with_any(gap, rules_.list("ties.of-so-many"));
  }

  // Nothing says of what else the share is: "112 tonnes, or 45% of the hake" are no share of the salmon.
  // Nor are "300 of the pupils (35% girls)".
  bool of_nothing_else(std::size_t share) const {
    const bool bracketed = share > 0 && between(share - 1, share).find('(') != std::string_view::npos;
    return followed_by(share, "ties.of-so-many") ? of_the_total(share) : (!bracketed || ends_after(share)) && !followed_by(share, "ties.elsewhere");
  }

  // "512 tonnes, of which 112 tonnes, or 45%, …", "Of the 1,200 pupils, 300 (25%) walk and 240 (20%) cycle"
  std::optional<std::size_t> whole_before(std::size_t part) const {
    for (std::size_t w = part; w-- > 0 && one_sentence(w, part);) {
      if (!told_amount(claim(w)) || !alike(claim(w), claim(part))) continue;
      // "3.2 million containers; 800,000 of them, about a third"
      if (starts_with_any(after(part), of_them_) || is_of_them(part)) return w;
      // "2.1 million of its 9 million customers, including 400,000": of which of the two?
      if (w > 0 && told_amount(claim(w - 1)) && alike(claim(w - 1), claim(w)) && out_of(w - 1, w)) return std::nullopt;
      if (end_of_last(between(w, part), of_which_) != std::string_view::npos) return next_member(w, part) ? std::nullopt : std::optional(w);
      const std::string_view lead = before(w);
      if (std::find(of_a_whole_.begin(), of_a_whole_.end(), trimmed(lead)) != of_a_whole_.end()) return w;
      if (w + 1 == part && ends_with_any(lead, rules_.list("ties.out-of-a-whole"))) return w;  // "said that out of 11,358 schools, 5,340, or 47 per cent,"
    }
    return led_by(part, "ties.of-these") ? only_amount_before(part) : std::nullopt;
  }

  // "Of 3,960 trains, 3,128 were on time, 79 percent."
  bool led_by_whole(std::size_t part) const {
    return part > 0 && one_sentence(part - 1, part) && told_amount(claim(part - 1)) && alike(claim(part - 1), claim(part)) && std::ranges::find(of_a_whole_, trimmed(assay::before(claim(part - 1), text_))) != of_a_whole_.end();
  }

  // "899 walkers (16%), of whom 42 died, 395 cyclists (7%), of whom 3": each of the list has a share of its own, and those of the first end
  // where the second begins.
  bool next_member(std::size_t first, std::size_t part) const {
    const bool share_of_its_own = told_share(claim(first + 1)) && in_other_words(first, first + 1);
    return share_of_its_own && end_of_last(between(part - 1, part), of_which_) == std::string_view::npos;
  }

  // "The town has 480 flats. Of these, 96": the one amount of the sentence before.
  std::optional<std::size_t> only_amount_before(std::size_t part) const {
    std::optional<std::size_t> out;
    for (std::size_t w = part; w-- > 0 && (follows(claim(part), claim(w)) || one_sentence(w, part));) {
      if (one_sentence(w, part) || out) return std::nullopt;
      if (claim(w).form == Form::ratio) continue;  // "480 flats, 3% more than a year ago. Of these, 96"
      // "4,012 were registered and 3,988 of them sat the test. Of these, 3,120 passed"
      if (told_amount(claim(w)) && alike(claim(w), claim(part)) && begins_with_any(trimmed(after(w)), of_them_)) return w;
      if (!told_amount(claim(w)) || !alike(claim(w), claim(part))) return std::nullopt;
      out = w;
    }
    return out;
  }

  // "It treated 8,450 patients in May. But 1,690, or one in five, stayed overnight": a number without its noun is one of those counted before.
  std::optional<std::size_t> elided(std::size_t part, std::size_t share) const {
    constexpr std::uint32_t kFewSentences = 250;
    constexpr double kOneSize = 2.5;
    const Claim& c = claim(part);
    if (c.kind != Kind::count || c.counted.empty() || first_of_sentence(part) != part || !trimmed(after(part)).starts_with(',') || c.from.product == Provenance::sentence) return std::nullopt;
    std::optional<std::size_t> out;
    for (std::size_t w = part; w-- > 0 && claim(w).sentence.end + kFewSentences > c.sentence.start;) {
      if (!of_one_unit(claim(w), c) || claim(w).counted != c.counted || claim(w).in_headline) continue;
      if (out || !told_amount(claim(w)) || of_a_change(claim(w)) || claim(w).value <= c.value) return std::nullopt;
      out = w;
    }
    if (!out) return std::nullopt;
    const Interval given = quotient(c.fair, claim(*out).fair);
    return claim(share).fair.low <= kOneSize * given.high && given.low <= kOneSize * claim(share).fair.high ? out : std::nullopt;
  }

  // "29.1 million tonnes, compared to 28.7 the year before. Household waste accounted for 25.9 million (89%)": the one amount of the sentence before that is
  // of the time told of.
  std::optional<std::size_t> whole_of_last(std::size_t part) const {
    std::optional<std::size_t> out;
    if (first_of_sentence(part) != part || part == 0 || !follows(claim(part), claim(part - 1))) return std::nullopt;
    const std::string_view gap = between(part, part + 1);
    if (has(gap, "ties.of-so-many") || has(gap, "ties.bounds") || has(gap, "ties.elsewhere")) return std::nullopt;  // "1,204 of the managers (31%)", "1,204 (up from 31%)"
    for (std::size_t w = part; w-- > 0 && follows(claim(part), claim(w));) {
      if (claim(w).form == Form::ratio || claim(w).kind == Kind::rank || claim(w).form == Form::difference || claim(w).compared || claim(w).starts_change) continue;
      if (w > 0 && one_sentence(w - 1, w) && claim(w - 1).form == Form::difference) continue;  // "461, 51 more than the 410 of October"
      if (out || !told_amount(claim(w)) || !of_one_unit(claim(w), claim(part)) || claim(w).value <= claim(part).value) return std::nullopt;
      out = w;
    }
    return out;
  }

  static bool starts_with_any(std::string_view text, const std::vector<std::string>& words) {
    text = trimmed(text);
    return std::ranges::any_of(words, [&](const std::string& word) { return begins_with_word(text, word) && (stops(text.substr(word.size())) || trimmed(text.substr(word.size())).starts_with('(')); });
  }

  // "3.2 million containers, 800,000 of them, about a third", "480 flats, of them 96 stood empty", "96 of them sold": of the figure before.
  bool is_of_them(std::size_t part) const {
    std::string_view rest = trimmed(after(part));
    const auto word = std::ranges::find_if(of_them_, [&](const std::string& w) { return begins_with_word(rest, w); });
    if (word == of_them_.end()) return false;
    rest = trimmed(rest.substr(word->size()));
    return begins_with_any(rest, rules_.list("ties.relative"));
  }

  std::optional<Part> part_of(std::size_t share) const {
    if (!told_share(claim(share))) return std::nullopt;
    const std::size_t next = share + 1;
    if (const std::size_t before = share - 1; share > 0 && told_part(claim(before)) && (in_other_words(before, share) || (set_off(before, share, ',') && (of_the_total(share) || out_of(share, next) || (ends_after(share) && led_by_whole(before)))))) {
      // "300 of 1,200 pupils, or 35%"
      if (before > 0 && told_part(claim(before - 1)) && alike(claim(before - 1), claim(before)) && out_of(before - 1, before))
        return of_nothing_else(share) ? std::optional(Part{before - 1, before, share}) : std::nullopt;
      // "112 tonnes, or 45%, of its 512 tonnes"
      if (one_sentence(share, next) && told_amount(claim(next)) && alike(claim(before), claim(next)) && out_of(share, next)) return Part{before, next, share};
      if (!of_nothing_else(share)) return std::nullopt;
      if (const auto whole = whole_before(before)) return Part{before, *whole, share};
      if (const auto whole = elided(before, share)) return Part{before, *whole, share, 1};
      const auto told = (of_the_total(share) || ends_after(share)) && (of_the_total(share) || has(OwnFigures::before(before), "ties.accounts-for")) ? whole_of_last(before) : std::nullopt;
      constexpr double kOneSize = 2;  // further off, it is one of something else
      const Interval given = told ? quotient(claim(before).fair, claim(*told).fair) : Interval{};
      const bool one_size = told && claim(share).fair.low <= kOneSize * given.high && given.low <= kOneSize * claim(share).fair.high;
      return one_size ? std::optional(Part{before, *told, share, 1}) : std::nullopt;
    }
    return told_first(share);
  }

  // The share comes before its part, or in a sentence of its own.
  std::optional<Part> told_first(std::size_t share) const {
    const std::size_t next = share + 1, last = share + 2;
    const auto three = [&](std::size_t part, std::size_t whole) { return std::optional(Part{part, whole, share}); };
    const auto pair = [&](std::size_t a, std::size_t b) { return b < readings_.size() && told_amount(claim(a)) && told_amount(claim(b)) && alike(claim(a), claim(b)); };
    if (one_sentence(share, last) && pair(next, last)) {
      // "35% of its 1,200 pupils (300)", "a third of the 1,200 pupils, 300 in all,"
      const bool set_apart = in_other_words(next, last) || set_off(next, last, ',');
      if (out_of(share, next) && set_apart && (ends_after(last) || followed_by(last, "ties.in-all"))) return three(last, next);
      // "One in three homes had mould: 120 of the 360 inspected"
      const std::string_view gap = between(share, next);
      const std::size_t colon = gap.find(':');
      if (colon != gap.npos && trimmed(gap.substr(colon + 1)).empty() && out_of(next, last) && (ends_after(last) || followed_by(last, "ties.of-the-asked"))) return three(next, last);
    }
    // "It planted 600,000 hectares. About 40%, or 240,000 hectares, are for biogas"
    const bool in_amounts = share > 0 && one_sentence(share, next) && told_part(claim(next)) && claim(next).direction == Direction::none && (claim(share).whole.empty() || followed_by(share, "ties.of-it")) && ends_after(next);
    const auto or_so_many = in_amounts ? rules_.list("ties.or-so-many") : std::vector<std::string>{};
    if (in_amounts && std::ranges::find(or_so_many, trimmed(between(share, next))) != or_so_many.end()) {
      const std::size_t whole = share - 1;
      const bool alone = share < 2 || claim(share - 2).sentence != claim(whole).sentence || !alike(claim(share - 2), claim(whole));
      if (follows(claim(share), claim(whole)) && told_amount(claim(whole)) && alike(claim(whole), claim(next)) && alone) return three(next, whole);
    }
    // "It will cut 2,400 jobs. That is 5% of its 48,000 employees."
    if (share > 0 && one_sentence(share, next) && !one_sentence(share - 1, share) && told_amount(claim(next)) && out_of(share, next) && end_of_sentence(share) == next + 1 && led_by(share, "ties.that-is")) {
      const std::size_t part = share - 1;
      const bool alone = first_of_sentence(part) == part && sum_kind(claim(part)) && stated_or_planned(claim(part)) && claim(part).fair.low > 0 && of_one_unit(claim(part), claim(next)) && follows(claim(share), claim(part)) && !of_a_change(claim(part));
      if (alone) return three(part, next);
    }
    // "The 96 empty flats represent 20% of the 480"
    if (share > 0 && one_sentence(share - 1, next) && pair(share - 1, next) && out_of(share, next)) {
      const std::string_view gap = between(share - 1, share);
      const std::size_t end = end_of_last(gap, rules_.list("ties.amount-to"));
      const bool amounts = end != gap.npos && lower_case_words(trimmed(gap.substr(end)), kHedgeWords) && gap.find_first_of(",(;:.–—") == gap.npos;
      if (amounts) return three(share - 1, next);
    }
    // "96 of the 480 flats stood empty. That is 20%.", "… The vacancy rate was 20%."
    // "Of the 640 seats women hold 218. That is just over a third."
    const bool drawn = share > 1 && follows(claim(share), claim(share - 1)) && led_by(share, "ties.that-is") && led_by_whole(share - 1) && end_of_sentence(share - 1) == share && end_of_sentence(share) == share + 1;
    if (drawn && first_of_sentence(share - 1) == share - 2 && (of_the_total(share) || ends_after(share))) return Part{share - 1, share - 2, share, 1};
    const bool own_sentence = share > 1 && follows(claim(share), claim(share - 1)) && (led_by(share, "ties.that-is") || rates_those(share));
    if (own_sentence && pair(share - 2, share - 1) && out_of(share - 2, share - 1) && (of_the_total(share) || ends_after(share) || (rates_those(share) && followed_by(share, "ties.held-against")))) return three(share - 2, share - 1);
    return std::nullopt;
  }

  // "(9,120 of the 14,300 voters cast a ballot.) Turnout was 63.8%"; a sentence before it with two amounts and no others.
  bool rates_those(std::size_t share) const {
    constexpr std::size_t kFewWords = 6;
    std::string_view lead = without_last_words(OwnFigures::before(share), rules_.list("ties.hedges"));
    const std::size_t told = lead.size();
    lead = without_last_words(lead, rules_.list("ties.concludes"));  // "was therefore"
    const bool concluded = lead.size() < told;
    if (words_in(trimmed(lead)) > kFewWords || !ends_with_any(lead, rules_.list("ties.comes-to")) || has(lead, "ties.elsewhere")) return false;
    if (!has(lead, "ties.rates-of-those") && !concluded && !begins_with_any(lead, rules_.list("ties.that-rate"))) return false;
    if (share < 2 || first_of_sentence(share - 1) != share - 2) return false;
    // "312 of the 480 flats are let. The vacancy rate is 35%": of the others.
    const Interval part = quotient(claim(share - 2).fair, claim(share - 1).fair);
    return !agree(Interval{1 - part.high, 1 - part.low}, claim(share).fair);
  }

  // "231 (43%) are let, against 212 (41%) a year ago"
  bool held_against(std::size_t part) const { return part > 0 && one_sentence(part - 1, part) && ends_with_any(between(part - 1, part), rules_.list("ties.held-against")); }

  // Nothing more is told of the figure: "(300)", not "(300 a year ago)".
  bool ends_after(std::size_t a) const {
    return stops(after(a));
  }

  Said said(std::size_t i, double factor = 1) const {
    return {.literal = claim(i).literal.scaled(factor), .fair = claim(i).fair.scaled(factor), .position = i};
  }

  std::optional<Clash> clash_of(const Part& p) const {
    if (claim(p.part).fair.low > claim(p.whole).fair.high) return std::nullopt;  // then it is no part of that
    const Claim &own = claim(p.part), &all = claim(p.whole);
    const bool dated = own.key.period && all.key.period && own.from.period == Provenance::sentence && all.from.period == Provenance::sentence;
    if (own.sentence != all.sentence && dated && !own.key.period->contains(*all.key.period) && !all.key.period->contains(*own.key.period)) return std::nullopt;
    // "30,899 candidates, of which 30,730 sat the test and 29,524 passed, equivalent to 96.1 percent": of those who sat it.
    for (std::size_t j = p.whole + 1; j < p.part; ++j)
      if (told_amount(claim(j)) && of_one_unit(claim(j), claim(p.part)) && agree(quotient(claim(p.part).fair, claim(j).fair), claim(p.share).fair)) return std::nullopt;
    ClaimGraph graph;
    const CellId part = graph.add_cell(), whole = graph.add_cell();
    graph.level(part, said(p.part));
    graph.level(whole, said(p.whole));
    graph.share(part, whole, said(p.share));
    if (Reconciled(graph).conflicts().empty()) return std::nullopt;
    const Interval implied = quotient(claim(p.part).fair, claim(p.whole).fair);
    if (gap_between(implied, claim(p.share).fair) < rules_.number("tolerances.own-figures")) return std::nullopt;
    // "Of 30,899 entered, 30,730 sat and 29,524 passed, or 96.1 percent": of those who sat.
    for (std::size_t w = p.whole + 1; w < p.part && one_sentence(w, p.part); ++w)
      if (told_amount(claim(w)) && of_one_unit(claim(w), claim(p.part)) && agree(quotient(claim(p.part).fair, claim(w).fair), claim(p.share).fair)) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = p.share, .against = {p.part, p.whole}, .implied = implied, .text = "arithmetic.part", .tied = true, .assumed = p.assumed};
  }

  // "41 miles per gallon"
  bool by_unit(std::size_t a) const {
    const auto words = rules_.list("ties.by-unit");
    return begins_with_any(trimmed(after(a)), words) || std::ranges::any_of(words, [&](const std::string& word) { return has_word(readings_[a].quote, word); });
  }

  // Feet and inches, pounds and ounces: the amount is both together.
  bool goes_on_from_another(std::size_t a) const {
    constexpr std::size_t kAnd = 5;
    if (a > 0 && one_sentence(a - 1, a) && between(a - 1, a).size() <= kAnd) return true;
    const std::string_view before = trimmed(OwnFigures::before(a));
    const std::size_t word = before.rfind(' ');
    const std::string_view last = before.substr(word == before.npos ? 0 : word + 1);  // "11st"
    return !last.empty() && std::isdigit(static_cast<unsigned char>(last.front())) != 0 && std::isalpha(static_cast<unsigned char>(last.back())) != 0;
  }

  // "400 cars a day, or 200,000 a year": not even without a day of rest. What is made on fewer days is less.
  std::optional<Clash> all_year(std::size_t second) const {
    constexpr double kDays = 366;
    const std::size_t first = second - 1;
    const Claim &a = claim(first), &b = claim(second);
    if (!told_amount(a) || !told_amount(b) || a.kind != b.kind || !in_other_words(first, second) || a.counted != b.counted) return std::nullopt;
    const auto rate = [&](std::size_t i, const char* list) {
      const auto words = rules_.list(list);
      const std::string_view head = after(i).substr(0, after(i).find_first_of(kStops));
      return ends_with_any(head, words) || ends_with_any(readings_[i].quote, words);
    };
    if (!rate(first, "ties.a-day") || !rate(second, "ties.a-year") || (a.unit != b.unit && !a.unit.starts_with(b.unit + "/"))) return std::nullopt;
    if (b.fair.low <= kDays * a.fair.high * (1 + rules_.number("tolerances.own-figures"))) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = second, .against = {first}, .implied = {0, kDays * a.fair.high}, .text = "arithmetic.all-year", .tied = true};
  }

  // "Nearly one in five (32%)": told in words they are rounded freely.
  std::optional<Clash> share_again(std::size_t second) const {
    constexpr double kRoughly = 0.2;
    const std::size_t first = second - 1;
    const Claim &a = claim(first), &b = claim(second);
    if (!told_share(a) || !told_share(b) || a.unit == b.unit || a.fair.low <= 0 || b.fair.low <= 0 || !in_other_words(first, second) || !ends_after(second)) return std::nullopt;
    if (a.whole != b.whole && !a.whole.empty() && !b.whole.empty()) return std::nullopt;
    if (gap_between(a.fair, b.fair) < kRoughly) return std::nullopt;
    const std::size_t said = a.unit == "%" ? first : second;
    return Clash{.rule = "arithmetic", .reading = first, .against = {second}, .implied = claim(said == first ? second : first).fair, .text = "arithmetic.share-again", .tied = true};
  }

  // "120 miles (300 km) long"
  // "9.3 million barrels in March, or about 300,000 barrels a day"
  std::optional<Clash> a_day(std::size_t second) const {
    const std::size_t first = second - 1;
    const Claim &a = claim(first), &b = claim(second);
    const auto &x = readings_[first].told, &y = readings_[second].told;
    if (!told_amount(a) || !told_amount(b) || !x || !y || !a.key.period || a.from.period != Provenance::sentence || !in_other_words(first, second) || !ends_after(second)) return std::nullopt;
    const auto factor = x->unit_dimension == y->unit_dimension ? std::nullopt : conversions_.factor(a.key.product, x->unit_dimension, y->unit_dimension, *a.key.period);
    if (!factor) return std::nullopt;
    ClaimGraph graph;
    const CellId total = graph.add_cell(), other = graph.add_cell();
    graph.level(total, said(first));
    graph.level(other, said(second));
    graph.ratio(other, total, {.literal = *factor, .fair = *factor, .position = readings_.size()});
    if (Reconciled(graph).conflicts().empty()) return std::nullopt;
    const Interval implied{a.fair.low * factor->low, a.fair.high * factor->high};
    const double slack = rules_.number("tolerances.conversion");
    if (gap_between(implied, b.fair) < slack || of_other_stretch(quotient(implied, b.fair), *a.key.period, slack)) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = second, .against = {first}, .implied = implied, .text = "arithmetic.converted", .tied = true};
  }

  std::optional<Clash> restated(std::size_t second) const {
    const std::size_t first = second - 1;
    const Claim &a = claim(first), &b = claim(second);
    if (!told_amount(a) || !told_amount(b) || a.kind != Kind::quantity || b.kind != Kind::quantity || a.unit == b.unit) return std::nullopt;
    const auto &x = readings_[first].told, &y = readings_[second].told;
    if (!x || !y || x->unit_dimension.empty() || x->unit_dimension != y->unit_dimension || x->unit_dimension == "count") return std::nullopt;
    const auto listed = [](const std::vector<std::string>& list, const std::string& word) { return std::find(list.begin(), list.end(), word) != list.end(); };
    if (listed(no_factor_, x->unit_dimension) || listed(loose_units_, a.unit) || listed(loose_units_, b.unit)) return std::nullopt;
    if (!in_other_words(first, second) || !ends_after(second) || goes_on_from_another(first) || by_unit(first)) return std::nullopt;
    if (a.fair.low > kMisread * b.fair.high || b.fair.low > kMisread * a.fair.high) return std::nullopt;
    ClaimGraph graph;
    const CellId cell = graph.add_cell();
    graph.level(cell, said(first));
    graph.level(cell, said(second));
    if (Reconciled(graph).conflicts().empty()) return std::nullopt;
    // The very figure, in a unit of another size, was not converted at all.
    const bool copied = a.value == b.value && !agree(a.literal, b.literal) && !a.ambiguous_unit && !b.ambiguous_unit;
    double slack = copied ? 0 : rules_.number("tolerances.restated");
    if (!copied && (a.ambiguous_unit || b.ambiguous_unit) && listed(rules_.list("ties.words-for-two-sizes"), x->unit_dimension)) slack += rules_.number("tolerances.bare-unit");
    if (gap_between(a.fair, b.fair) < slack) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = second, .against = {first}, .implied = a.literal, .text = "arithmetic.restated", .tied = true};
  }

  std::vector<std::string> in_other_words_, of_which_, out_of_, of_a_whole_, no_factor_, loose_units_, of_them_;
  Conversions conversions_;
};

}  // namespace

std::vector<Clash> parts_and_restatements(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  return Sentences(readings, text, rules).clashes();
}

}  // namespace assay
