#include "check/told_pairs.h"

#include <algorithm>
#include <cctype>

namespace assay {
namespace {

// The same month or year one year before, and a year that ended before the day of the article.
constexpr int kLongestStep = 13;
constexpr int kYear = 12, kNearlyAYear = 9;

bool has_word(const Claim& change, std::string_view text, const std::vector<std::string>& words) {
  std::string sentence(change.sentence.of(text));
  std::ranges::transform(sentence, sentence.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::ranges::any_of(words, [&](const std::string& word) { return sentence.find(word) != std::string::npos; });
}

bool comma_between(const Claim& a, const Claim& b, std::string_view text) {
  return a.span.end < b.span.start && text.substr(a.span.end, b.span.start - a.span.end).find(',') != std::string_view::npos;
}

}  // namespace

bool on_another_scope(const Claim& change, std::string_view text, const CheckRules& rules) {
  return has_word(change, text, rules.list("ties.on-another-scope"));
}

Belongs belongs(const ToldPair& pair, std::string_view text, const CheckRules& rules) {
  const Claim &change = *pair.change.claim, &now = *pair.now.claim, &before = *pair.before.claim;
  if (change.qualified || has_word(change, text, rules.list("ties.by-the-year"))) return Belongs::no;
  // "up 2% to 150 tonnes, from 100 tonnes in 2010": the change goes back to another time.
  if (before.key.period && change.base && *before.key.period != *change.base) return Belongs::no;
  if (now.key.period && change.key.period && *now.key.period != *change.key.period) return Belongs::no;
  const bool sums_it_up = change.span.start > now.span.end && change.span.start > before.span.end;  // "…, a rise of 12%"
  const bool said_from_when = change.base && !change.base_of_level && change.from.base == Provenance::sentence;
  const bool straight = !comma_between(now.span.start < change.span.start ? change : now, before, text);
  if (sums_it_up || said_from_when) return Belongs::surely;
  if (straight && (!before.compared || change.span.start > now.span.end)) return Belongs::surely;
  // "up 3% to 54,000, from 48,000 five years ago": changes told without their base go back a year at most.
  const Date day = change.key.period ? change.key.period->last() : pair.change.as_of;
  if (before.key.period && before.key.period->last() < day.plus_months(-kLongestStep)) return Belongs::no;
  if (!before.compared) return Belongs::surely;
  // "rose 12% to 643 million in the quarter, compared with 541 million in the one before": on the year, for all we know.
  if (before.key.period && now.key.period && *before.key.period != now.key.period->shifted_months(-kYear)) return Belongs::no;
  if (before.key.period && !now.key.period && day.plus_months(-kNearlyAYear) < before.key.period->last()) return Belongs::no;
  return Belongs::loosely;
}

}  // namespace assay
