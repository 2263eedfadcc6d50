#include "check/told_pairs.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "check/own_points.h"
#include "check/told_text.h"

namespace assay {
namespace {

// The same month or year one year before, and a year that ended before the day of the article.
constexpr int kLongestStep = 13;
constexpr int kNearlyAYear = 9;
// How unlike a change may be to the one that two levels give, to be a slip of it rather than one from another time.
constexpr double kAlike = 3, kAlikeInShort = 2, kTurned = 1.15;

bool sentence_has(const Claim& change, std::string_view text, const std::vector<std::string>& words) {
  std::string sentence(change.sentence.of(text));
  std::ranges::transform(sentence, sentence.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::ranges::any_of(words, [&](const std::string& word) { return sentence.find(word) != std::string::npos; });
}

bool comma_between(const Claim& a, const Claim& b, std::string_view text) { return between(a, b, text).find(',') != std::string_view::npos; }

bool has_any(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) { return has_word(text, word); });
}

// "An annual 7.6%", from 6,518 in 2019 to 9,386: one of each year. From one year to the next it is the change itself.
bool told_by_the_year(const ToldPair& pair, std::string_view text, const CheckRules& rules) {
  auto words = rules.list("ties.by-the-year");
  const auto &now = pair.now.claim->key.period, &before = pair.before.claim->key.period;
  if (now && before && *before == now->shifted_months(-kYear)) {
    const auto of_one_year = rules.list("ties.of-one-year");
    std::erase_if(words, [&](const std::string& word) { return std::ranges::find(of_one_year, word) != of_one_year.end(); });
  }
  return sentence_has(*pair.change.claim, text, words);
}

// "which rose 9% last year, climbed to 643": between a change and what it led to there is no comma, but right before its "to".
bool interrupted(const Claim& change, const Claim& now, std::string_view text) {
  const std::string_view gap = between(change, now, text);
  const std::size_t comma = gap.find(',');
  constexpr std::size_t kTo = 5;
  return comma != gap.npos && trimmed(gap.substr(comma + 1)).size() > kTo;
}

// "profit rose to 541 million, including a gain of 231 million, from 412 million"
bool brought_in(const Claim& change, std::string_view text, const CheckRules& rules) {
  std::string_view lead = before(change, text);
  if (const std::size_t comma = lead.rfind(','); comma != lead.npos) lead = lead.substr(comma);
  return has_any(lead, rules.list("ties.brings-in"));
}

// "…, a drop of 30%", "… (up 12%)": set off behind the two levels, and nothing else is told in between.
bool sums_up(const Claim& later, const Claim& change, std::string_view text, const CheckRules& rules) {
  constexpr std::size_t kMostWords = 6;
  std::string_view gap = between(later, change, text);
  std::size_t behind = 0;
  for (const std::string_view sign : {",", "(", ":", "–", "—", " - "})
    if (const std::size_t at = gap.rfind(sign); at != gap.npos) behind = std::max(behind, at + sign.size());
  gap = gap.substr(behind);
  return behind > 0 && lower_case_words(trimmed(gap), kMostWords) && !has_any(gap, rules.list("ties.on-another-scope")) && !has_any(gap, rules.list("ties.tells-anew"));
}

// "rose by 1,243 to 8,411 from 7,418 in 2023": no time of its own, and about what the two are apart. Behind a comma the year before may stand beside
// a rise since last week: "claims rose 8,000 to 227,000, from 216,000 a year ago".
bool apart_alike(const ToldPair& pair) {
  const Claim &change = *pair.change.claim, &now = *pair.now.claim, &before = *pair.before.claim;
  if (change.form != Form::difference || change.from.period == Provenance::sentence || before.compared) return false;
  const double unit = change.kind == Kind::points ? 0.01 : 1, sign = change.direction == Direction::down ? -1 : 1;
  const double told = change.fair.middle() * unit, apart = (now.fair.middle() - before.fair.middle()) * sign;
  return apart > 0 && told < kAlikeInShort * apart && apart < kAlikeInShort * told;
}

// A level with a time of its own beside a change that does not say from when it counts: is it one from that time, or today's change and how it once was?
Belongs of_that_time(const ToldPair& pair, bool straight) {
  const Claim &change = *pair.change.claim, &now = *pair.now.claim, &before = *pair.before.claim;
  const auto& time = change.key.period ? change.key.period : now.key.period;
  if (time && before.key.period == time->previous()) return Belongs::surely;
  // "Gold rose 1.2% to $4,120 from $2,640 a year ago", "fell 7% last month to $3.49, down from $6.23 in March": today's change, and how it once was.
  const bool short_run = time && change.from.period == Provenance::sentence && time->month_count() <= 1;
  if (short_run && before.key.period != time->shifted_months(-kYear)) return Belongs::no;
  const double told = std::abs(change.fair.middle() - 1), implied = std::abs(quotient(now.fair, before.fair).middle() - 1), most = short_run ? kAlikeInShort : kAlike;
  const bool turned = (change.fair.middle() > 1) != (quotient(now.fair, before.fair).middle() > 1);
  if (turned && (told > kTurned * implied || implied > kTurned * told)) return Belongs::no;  // up on the month, down on the year
  if (change.form == Form::ratio && (told > most * implied || implied > most * told)) return Belongs::no;
  // "rose 12% to 643 million in the quarter, compared with 541 million in the one before": on the year, for all we know.
  const Date day = time ? time->last() : pair.change.as_of;
  if (before.compared && before.key.period && (time ? *before.key.period != time->shifted_months(-kYear) : day.plus_months(-kNearlyAYear) < before.key.period->last())) return Belongs::no;
  if (straight && apart_alike(pair)) return Belongs::loosely;
  // "up 3% to 54,000, from 48,000 five years ago": changes told without their base go back a year at most.
  if (!straight && before.key.period && before.key.period->last() < day.plus_months(-kLongestStep)) return Belongs::no;
  return change.form == Form::ratio ? Belongs::loosely : Belongs::no;
}

}  // namespace

bool led_away(const Claim& a, const Claim& b, std::string_view text, const CheckRules& rules) {
  return has_any(between(a, b, text), rules.list("ties.turns-away"));
}

bool leads_straight(const ToldPair& pair, std::string_view text, const CheckRules& rules) {
  constexpr std::size_t kMostWords = 5;
  const Claim &change = *pair.change.claim, &now = *pair.now.claim, &before = *pair.before.claim;
  if (change.span.start > std::max(now.span.start, before.span.start)) return true;  // it sums up both
  const Claim& level = now.span.start > change.span.start && (now.span.start < before.span.start || before.span.start < change.span.start) ? now : before;
  std::string_view gap = trimmed(text.substr(change.span.end, level.span.start - change.span.end));
  if (gap.starts_with(',')) gap = trimmed(gap.substr(1));
  const auto bounds = rules.list("ties.bounds");
  if (begins_with_any(gap, bounds)) return lower_case_words(gap, kMostWords);
  const std::size_t comma = gap.find(',');
  const std::string_view time = gap.substr(0, comma), rest = comma == gap.npos ? gap : trimmed(gap.substr(comma + 1));
  const bool short_time = static_cast<std::size_t>(std::count(gap.begin(), gap.end(), ' ')) < kMostWords;
  const bool set_off = comma != gap.npos && begins_with_any(rest, bounds) && lower_case_words(rest, kMostWords);  // "in the first half of 2025, to"
  return begins_with_any(time, rules.list("ties.at-a-time")) && ends_with_any(rest, bounds) && (comma == gap.npos ? short_time : set_off);
}

bool told_as_part(const std::vector<Reading>& readings, std::size_t level, std::string_view text, const CheckRules& rules) {
  if (level == 0) return false;
  const Claim &part = *readings[level].claim, &whole = *readings[level - 1].claim;
  return whole.sentence == part.sentence && whole.form == Form::level && whole.kind == part.kind && whole.unit == part.unit && ends_with_any(before(part, text), rules.list("ties.of-which"));
}

bool on_another_scope(const Claim& change, std::string_view text, const CheckRules& rules) {
  return sentence_has(change, text, rules.list("ties.on-another-scope"));
}

bool plain_record(const Claim& record, const Claim& level, std::string_view text, const CheckRules& rules) {
  const auto rest = [&](const Claim& c) {
    const std::string_view all = trimmed(after(c, text));
    return all.substr(0, all.find_first_of(",.;:("));
  };
  const auto some = [&, of_some = rules.list("ties.of-some")](std::string_view words) { return has_any(words, of_some); };
  const std::string_view lead = before(record, text);
  if (ends_with_any(lead, rules.list("ties.one-of"))) return false;
  std::string_view since = rest(record);
  const auto since_words = rules.list("ties.since");
  // "the highest (level) since January"
  if (!begins_with_any(since, since_words)) {
    const std::size_t space = since.find(' ');
    if (space == since.npos || !lower_case_words(since.substr(0, space), 1)) return false;
    since.remove_prefix(space + 1);
  }
  return begins_with_any(since, since_words) && !some(since) && !some(rest(level));
}

Belongs belongs(const ToldPair& pair, std::string_view text, const CheckRules& rules) {
  const Claim &change = *pair.change.claim, &now = *pair.now.claim, &before = *pair.before.claim;
  const auto real = rules.list("comparison.told-in-real-terms");
  if (change.qualified || told_by_the_year(pair, text, rules)) return Belongs::no;
  if (now.kind == Kind::money && std::ranges::find(real, now.key.product) != real.end()) return Belongs::no;  // growth in real terms
  if (brought_in(change, text, rules)) return Belongs::no;
  // "up 2% to 150 tonnes, from 100 tonnes in 2010": the change goes back to another time.
  if (before.key.period && change.base && *before.key.period != *change.base) return Belongs::no;
  if (now.key.period && change.key.period && *now.key.period != *change.key.period) return Belongs::no;
  const bool said_from_when = change.base && !change.base_of_level && change.from.base == Provenance::sentence;
  const Claim& later = now.span.end < before.span.end ? before : now;
  if (change.span.start > later.span.end) {
    if (said_from_when || (change.sentence != later.sentence && !led_away(later, change, text, rules))) return Belongs::surely;
    return sums_up(later, change, text, rules) ? Belongs::surely : Belongs::no;
  }
  if (led_away(change, later, text, rules) || (now.span.start < before.span.start && interrupted(change, now, text))) return Belongs::no;
  const bool of_rates = now.kind == Kind::share && change.kind == Kind::change;  // "sales rose 4%, the margin from 8% to 12%"
  if (of_rates && !leads_straight(pair, text, rules)) return Belongs::no;
  const bool in_between = now.span.start < change.span.start;
  if (in_between && has_any(between(change, before, text), rules.list("ties.list-last"))) return Belongs::no;  // "12% more than in May and up from 541 a year ago"
  if (said_from_when) return Belongs::surely;
  const bool straight = !comma_between(in_between ? change : now, before, text);
  // "643 million, up 12% from 541 million in 2019"; "rose by 12%, from 541 million in 2019 to 643 million"; "doubled to 643 million from 541 million in 2019"
  if (before.span.start < now.span.start || (straight && (in_between || change.kind == Kind::multiple))) return Belongs::surely;
  if (before.compared && !before.with_time) return in_between ? Belongs::surely : Belongs::loosely;
  const bool dated = before.with_time || (before.key.period && before.from.period == Provenance::sentence);
  if (!dated) return Belongs::surely;
  if (apart_by_points(pair, text, rules)) return Belongs::loosely;
  return of_that_time(pair, straight);
}

bool whole_told_near(const Claim& share, const Claim& level) {
  constexpr std::uint32_t kFewSentences = 320;  // bytes between them
  const auto near = [](Provenance from) { return from == Provenance::sentence || from == Provenance::paragraph || from == Provenance::inferred; };
  if (share.kind != Kind::share || level.form != Form::level || share.in_headline != level.in_headline || level.narrowed || share.narrowed || level.of_part) return false;
  const bool close = std::max(share.sentence.start, level.sentence.start) <= std::min(share.sentence.end, level.sentence.end) + kFewSentences;
  return close && near(level.from.product) && near(level.from.flow) &&
         near(level.from.period) && near(share.from.product) && near(share.from.flow);
}

bool beyond_any_slip(const Interval& times) {
  constexpr double kThousand = 1e3, kTenth = 0.1;
  return times.high * kThousand < 1 - kTenth || times.low > kThousand * (1 + kTenth);
}

}  // namespace assay
