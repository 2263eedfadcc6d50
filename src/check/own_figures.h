// The figures of one article in the order of its text, and the small questions that every check asks of them which ties figures whatever they are of
// (own_apart, own_rest, own_each, own_parts, own_lists): who stands beside whom, what is said in between, what can be measured by one another.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"
#include "check/told_text.h"

namespace assay {

// Tonnes, euros, things: what can be added up and set apart, levels and differences alike.
bool sum_kind(const Claim& c);
// Said of the world, or planned for it: what is planned has the same arithmetic. In the body, and no range.
bool stated_or_planned(const Claim& c);
// Both of these, and a level.
bool planned_amount(const Claim& c);

bool of_one_unit(const Claim& a, const Claim& b);
// Things of one name where both are named.
bool of_one_noun(const Claim& a, const Claim& b);
inline bool alike(const Claim& a, const Claim& b) { return of_one_unit(a, b) && of_one_noun(a, b); }

// One end of a change: of another time than what stands beside it, for all we know.
bool of_a_change(const Claim& c);

Interval sum(const Interval& a, const Interval& b);
// How far two figures are apart, whichever is the larger.
Interval apart(const Interval& a, const Interval& b);

std::size_t words_in(std::string_view text);
// Has the one slug a word of the other's, or the beginning of one ("passenger-traffic", "passengers"; "house-prices", "average-price")? Short words say nothing.
bool share_word(const std::string& a, const std::string& b);

// "Bicycle traffic rose 46%. The number of riders killed went from 100 to 140": things of a name of their own, and of the traffic only for want of another.
bool named_only_here(const Claim& level, std::string_view text, const CheckRules& rules);

class OwnFigures {
 public:
  OwnFigures(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) : readings_(readings), text_(text), rules_(rules) {}

 protected:
  const Claim& claim(std::size_t i) const { return *readings_[i].claim; }
  // Nothing else was found of it, and no data bear it out.
  bool open(std::size_t i) const { return !readings_[i].explained && readings_[i].own.verdict != Verdict::supported; }

  // a before b; beyond the last figure there is none.
  bool one_sentence(std::size_t a, std::size_t b) const { return a < readings_.size() && b < readings_.size() && claim(a).sentence == claim(b).sentence; }
  // Or b in the sentence right behind.
  bool near(std::size_t a, std::size_t b) const;
  std::size_t first_of_sentence(std::size_t i) const;
  // One behind the last.
  std::size_t end_of_sentence(std::size_t i) const;

  std::string_view between(std::size_t a, std::size_t b) const { return assay::between(claim(a), claim(b), text_); }
  std::string_view before(std::size_t i) const { return assay::before(claim(i), text_); }
  std::string_view after(std::size_t i) const { return assay::after(claim(i), text_); }
  // The words before a figure, or between two, less its hedge: ", or (just under)".
  std::string_view unhedged(std::string_view text) const { return without_last_words(text, rules_.list("ties.hedges")); }
  // Has the text one of the list's words?
  bool has(std::string_view text, const char* list) const;

  const std::vector<Reading>& readings_;
  std::string_view text_;
  const CheckRules& rules_;
};

// What a check finds of each figure in turn, from one of them on to the one before `end`.
template <typename Check>
std::vector<Clash> clash_of_each(const Check& check, std::size_t from, std::size_t end) {
  std::vector<Clash> out;
  for (std::size_t i = from; i < end; ++i)
    if (auto clash = check.clash(i)) out.push_back(std::move(*clash));
  return out;
}

}  // namespace assay
