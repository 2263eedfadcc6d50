#include "check/own_compared.h"

#include <algorithm>
#include <optional>
#include <string>

#include "check/own_figures.h"
#include "check/readings.h"

namespace assay {
namespace {

constexpr std::size_t kMostNames = 7;    // "more than (the previous record of the year before of) 47,200"
constexpr std::size_t kLeadWords = 4;    // "(That is also) more than"
constexpr std::size_t kGapLetters = 90;  // between the two figures
constexpr double kOfASize = 30;          // beyond, one of them was read without its scale

class Compared : OwnFigures {
 public:
  Compared(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules)
      : OwnFigures(readings, text, rules), more_(rules.list("ties.told-as-more")), less_(rules.list("ties.told-as-less")), that_is_(rules.list("ties.that-is")), by_far_(rules.list("ties.by-far")), names_(rules.list("ties.names-a-level")), up_from_(rules.list("ties.up-from")), down_from_(rules.list("ties.down-from")) {}

  std::optional<Clash> clash(std::size_t i) const {
    if (!amount(i)) return std::nullopt;
    const bool anew = i == 0 || !one_sentence(i - 1, i);
    const std::string_view lead = anew ? before(i) : between(i - 1, i);
    if (lead.size() > kGapLetters) return std::nullopt;
    const auto way = told_as(lead, anew);
    if (!way) return std::nullopt;
    const auto others = anew ? of_sentence_before(i) : of_sentence(i);
    if (others.empty()) return std::nullopt;
    // Whichever of them is meant, it is the other way round.
    for (const std::size_t j : others)
      if (!turned(j, i, *way)) return std::nullopt;
    return Clash{.rule = "direction-mismatch", .reading = others.back(), .against = {i}, .implied = Interval::everything(), .text = *way == Direction::up ? "told-as.more" : "told-as.less", .tied = true};
  }

 private:
  static bool of_a_kind(const Claim& c) {
    return c.kind == Kind::count || c.kind == Kind::quantity || c.kind == Kind::money || c.kind == Kind::price || (c.kind == Kind::share && c.unit == "%");
  }

  bool amount(std::size_t i) const {
    const Claim& c = claim(i);
    return of_a_kind(c) && c.form != Form::difference && c.hedge == Hedge::none && !c.value_high && c.modality == Modality::stated && !c.in_headline && !readings_[i].explained && c.direction == Direction::none;
  }

  // ", more than the", " was below last year's", "That is lower than the": which way the first of the two is said to lie.
  std::optional<Direction> told_as(std::string_view lead, bool anew) const {
    std::string_view words = trimmed(lead);
    if (anew) {
      const auto found = std::ranges::find_if(that_is_, [&](const std::string& word) { return begins_with_word(words, word); });
      if (found == that_is_.end()) return std::nullopt;
      words = trimmed(words.substr(found->size()));
      for (const std::string& adverb : by_far_)
        if (begins_with_word(words, adverb)) words = trimmed(words.substr(adverb.size()));
      for (const auto& [list, way] : {std::pair{&up_from_, Direction::up}, {&down_from_, Direction::down}})
        for (const std::string& word : *list)
          if (begins_with_word(words, word) && (words.size() == word.size() || names_level(trimmed(words.substr(word.size()))))) return way;
    } else if (const std::size_t comma = words.rfind(','); comma != words.npos) {
      if (words_in(trimmed(words.substr(0, comma))) > kLeadWords) return std::nullopt;
      words = trimmed(words.substr(comma + 1));
    } else {
      return std::nullopt;
    }
    if (words.find_first_of(",;:.()") != words.npos) return std::nullopt;
    for (const std::string& adverb : by_far_)
      if (begins_with_word(words, adverb)) words = trimmed(words.substr(adverb.size()));
    for (const auto& [list, way] : {std::pair{&more_, Direction::up}, {&less_, Direction::down}})
      for (const std::string& word : *list)
        if (begins_with_word(words, word) && names_level(trimmed(words.substr(word.size())))) return way;
    return std::nullopt;
  }

  // "the", "the previous record of", "last year's": the name of the second amount, and nothing else.
  bool names_level(std::string_view name) const {
    if (name.empty() || words_in(name) > kMostNames || name.find('-') != name.npos) return false;
    return (begins_with_any(name, names_) && (words_in(name) <= 2 || ends_with_any(name, names_))) || (words_in(name) == 1 && (name.ends_with("'s") || name.ends_with("’s")));
  }

  std::vector<std::size_t> of_sentence(std::size_t i) const {
    std::vector<std::size_t> out;
    for (std::size_t j = first_of_sentence(i); j < i; ++j) {
      if (!alike(claim(j), claim(i))) continue;
      if (!amount(j) || claim(j).starts_change || claim(j).compared) return {};
      out.push_back(j);
    }
    return !out.empty() && out.back() + 1 == i ? out : std::vector<std::size_t>{};
  }

  // The one amount of its kind in the sentence before.
  std::vector<std::size_t> of_sentence_before(std::size_t i) const {
    std::vector<std::size_t> out;
    for (std::size_t j = i; j-- > 0 && follows(claim(i), claim(j));) {
      if (!of_one_unit(claim(j), claim(i))) continue;
      if (!out.empty() || !amount(j) || !of_one_noun(claim(j), claim(i)) || claim(j).starts_change || claim(j).compared) return {};
      out.push_back(j);
    }
    return out;
  }

  bool turned(std::size_t first, std::size_t second, Direction way) const {
    const Interval a = as_counted(claim(first)), b = as_counted(claim(second));
    if (a.low > kOfASize * b.high || b.low > kOfASize * a.high) return false;
    const bool other_way = way == Direction::up ? a.high < b.low : a.low > b.high;
    return other_way;
  }

  std::vector<std::string> more_, less_, that_is_, by_far_, names_, up_from_, down_from_;
};

}  // namespace

std::vector<Clash> compared(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  return clash_of_each(Compared(readings, text, rules), 0, readings.size());
}

}  // namespace assay
