#include "text/date_line.h"

#include <algorithm>
#include <array>

#include "text/lines.h"

namespace assay {
namespace {

constexpr std::size_t kLongestDateLine = 200;
constexpr std::size_t kLongestByline = 120;
constexpr std::size_t kLongestRunIn = 140;
constexpr std::size_t kLongestListed = 48;

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' || static_cast<unsigned char>(c) >= 0xC3 ||
         (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

bool is_word_at(std::string_view text, std::size_t at, std::size_t size) {
  return (at == 0 || !in_word(text[at - 1])) && (at + size == text.size() || !in_word(text[at + size]));
}

// Where a phrase stands last as whole words; npos if it does not.
std::size_t last_place(std::string_view text, std::string_view phrase) {
  for (std::size_t at = text.rfind(phrase); at != std::string_view::npos; at = at == 0 ? std::string_view::npos : text.rfind(phrase, at - 1))
    if (is_word_at(text, at, phrase.size()) || phrase.back() == ':') return at;
  return std::string_view::npos;
}

std::size_t last_of(std::string_view text, const std::vector<std::string>& phrases) {
  std::size_t best = std::string_view::npos;
  for (const auto& phrase : phrases)
    if (const std::size_t at = last_place(text, phrase); at != std::string_view::npos && (best == std::string_view::npos || at > best)) best = at;
  return best;
}

// What the words before a date say of it: the nearest marker counts.
DateLine::Says says(std::string_view before, const LayoutRules& rules) {
  const std::string folded = fold_phrase(before);
  const std::size_t published = last_of(folded, rules.published), updated = last_of(folded, rules.updated);
  if (updated != std::string::npos && (published == std::string::npos || updated > published)) return DateLine::Says::updated;
  return published != std::string::npos ? DateLine::Says::published : DateLine::Says::plain;
}

struct Words {
  int lower = 0;    // begin with a small letter and are none of a date line's own words
  int capital = 0;
  bool markers = false;
};

// %, $, €, £: a line with figures of its own.
bool has_figures(std::string_view line) {
  const auto has = [&](auto sign) { return line.find(sign) != std::string_view::npos; };
  return has('%') || has('$') || has("\xE2\x82\xAC") || has("\xC2\xA3");
}

void count_word(std::string_view word, const LayoutRules& rules, Words& words) {
  const std::string folded = fold_phrase(word);
  if (folded.empty()) return;
  const bool marker = std::binary_search(rules.marker_words.begin(), rules.marker_words.end(), folded);
  words.markers |= marker;
  if (marker || std::binary_search(rules.fillers.begin(), rules.fillers.end(), folded) || rules.calendar.weekday(folded)) return;
  const bool zone = word.size() <= 5 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool digits = word.front() >= '0' && word.front() <= '9';
  if (digits) return;
  if (word.front() >= 'a' && word.front() <= 'z') ++words.lower;
  else if (!zone) ++words.capital;
}

// The words of a line that are no part of a date.
Words words_around(std::string_view line, const std::vector<FoundDate>& dates, const LayoutRules& rules) {
  Words words;
  auto date = dates.begin();
  for (std::size_t i = 0; i < line.size();) {
    if (date != dates.end() && i >= date->span.start) {
      i = std::max<std::size_t>(i, date->span.end);
      if (++date; i < line.size() && line[i] == 'T') ++i;  // 2025-07-21T09:35
      continue;
    }
    std::size_t end = i;
    while (end < line.size() && in_word(line[end]) && (date == dates.end() || end < date->span.start)) ++end;
    if (end > i && static_cast<unsigned char>(line[i]) != 0xE2 && static_cast<unsigned char>(line[i]) >= '0') count_word(line.substr(i, end - i), rules, words);
    i = std::max(end, i + 1);
  }
  return words;
}

bool begins_byline(std::string_view line, const LayoutRules& rules) {
  while (!line.empty() && (line.front() == '(' || line.front() == '[')) line.remove_prefix(1);
  if (rules.bylines.empty()) return false;
  const std::string folded = fold_phrase(line.substr(0, std::min<std::size_t>(line.size(), 40)));
  for (const auto& phrase : rules.bylines) {
    if (!folded.starts_with(phrase) || folded.size() <= phrase.size() + 1) continue;
    const char mark = phrase.back();
    if (mark != ':' && folded[phrase.size()] != ' ') continue;
    const std::string_view rest = line.substr(std::min(line.size(), phrase.size() + 1));
    if (!starts_lower(rest)) return true;
    const std::string word(rest.substr(0, rest.find(' ')));
    if (std::ranges::find(rules.fillers, word) != rules.fillers.end()) return true;
  }
  return false;
}

// A sentence that happens to be short.
bool is_sentence(std::string_view line, const Words& words) {
  return ends_sentence(line) && !ends_with_initials(line) && words.lower >= 2;
}

void take_date(std::string_view line, const FoundDate& found, std::size_t searched_from, const LayoutRules& rules, DateLine& out) {
  if (found.ambiguous) {
    if (out.ambiguous.empty()) out.ambiguous = std::string(found.span.of(line)), out.either = found.date;
    return;
  }
  if (found.date.year == 0) {
    if (!out.yearless) out.yearless = found.date;
    return;
  }
  const auto meaning = says(line.substr(searched_from, found.span.start - searched_from), rules);
  if (out.date && out.says <= meaning) return;
  out.date = found.date;
  out.says = meaning;
}

bool all_capitals(std::string_view word) {
  return word.size() >= 3 && std::ranges::all_of(word, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

// What stands before the dash names a place and a day, or a place in capitals and an agency.
bool is_run_in(std::string_view prefix, const LayoutRules& rules) {
  if (has_figures(prefix)) return false;
  const auto dates = find_dates(prefix, rules.calendar);
  const Words words = words_around(prefix, dates, rules);
  if (words.lower > 1) return false;
  const bool agency = prefix.find('(') != std::string_view::npos && prefix.find(')') != std::string_view::npos;
  const bool place = !dates.empty() && dates.front().span.start > 0 && words.capital > 0;
  if (dates.empty()) return agency && all_capitals(prefix.substr(0, prefix.find_first_of(" ,-(")));
  return place || agency || (dates.front().date.year != 0 && !dates.front().ambiguous);
}

}  // namespace

bool is_listed(std::string_view block, const std::vector<std::string>& phrases) {
  if (block.size() > kLongestListed || phrases.empty()) return false;
  const std::string folded = fold_phrase(block);
  return std::ranges::find(phrases, folded) != phrases.end();
}

namespace {

// "no. 3/2026 · 20 January": the one year that the line names besides.
int lone_year(std::string_view line) {
  int year = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i;
    while (end < line.size() && line[end] >= '0' && line[end] <= '9') ++end;
    if (end - i == 4 && (line.substr(i).starts_with("19") || line.substr(i).starts_with("20"))) {
      if (year != 0) return 0;
      for (std::size_t k = i; k < end; ++k) year = year * 10 + (line[k] - '0');
    }
    i = end == i ? i + 1 : end;
  }
  return year;
}

}  // namespace

DateLine read_date_line(std::string_view line, const LayoutRules& rules) {
  DateLine out;
  line = without_marks(line);
  if (line.empty() || line.size() > kLongestDateLine) return out;
  if (is_listed(line, rules.credits)) return out.is = true, out;
  if (has_figures(line)) return out;
  const auto dates = find_dates(line, rules.calendar);
  if (dates.empty() && (line.size() > kLongestByline || !begins_byline(line, rules))) return out;
  const Words words = words_around(line, dates, rules);
  if (is_sentence(line, words)) return out;
  // "LEEDS, Nov 20, 2025 - Production was 11,100.": a short paragraph behind its date line.
  if (ends_sentence(line) && words.lower > 0 && run_in_date_line(line, rules) > 0) return out;
  if (dates.empty()) {
    out.is = words.lower <= 2 && !has_digit(line);
    return out;
  }
  const bool some_year = std::ranges::any_of(dates, [](const FoundDate& d) { return d.date.year != 0; });
  const int most = !some_year ? 2 : words.markers ? 6 : 3;
  if (words.lower > most || (!some_year && ends_sentence(line))) return out;
  out.is = true;
  out.only_date = words.lower == 0 && words.capital == 0;
  std::size_t from = 0;
  for (const auto& date : dates) {
    take_date(line, date, from, rules, out);
    from = date.span.end;
  }
  if (const int year = out.yearless && !out.date ? lone_year(line) : 0; year != 0) {
    const Date date{year, out.yearless->month, out.yearless->day};
    if (date.valid()) out.date = date, out.yearless.reset();
  }
  return out;
}

namespace {

// Is there a dash between words, and no mere hyphen? Most paragraphs have none.
bool may_have_dash(std::string_view text) {
  if (text.find('\xE2') != std::string_view::npos) return true;
  for (std::size_t at = text.find('-'); at < text.size(); at = text.find('-', at + 1))
    if (at + 1 < text.size() && (text[at + 1] == '-' || text[at + 1] == ' ')) return true;
  return false;
}

}  // namespace

namespace {

// "Oct 8 Metal maker Alpha said", "LONDON, Oct 8 House prices rose": a day, at most behind a place in capitals, and right behind it a
// sentence begins; an archive has lost the agency and the dash between them.
std::size_t before_sentence(std::string_view start, const LayoutRules& rules) {
  const auto dates = find_dates(start, rules.calendar);
  if (dates.empty() || dates.front().ambiguous) return 0;
  const auto [from, to] = dates.front().span;
  const auto of_place = [](char c) { return (c >= 'A' && c <= 'Z') || c == ' ' || c == ',' || c == '.' || c == '/'; };
  if (!std::ranges::all_of(start.substr(0, from), of_place)) return 0;
  const bool begins = to + 2 < start.size() && start[to] == ' ' && start[to + 1] >= 'A' && start[to + 1] <= 'Z' && start[to + 2] >= 'a';
  return begins ? to + 1 : 0;
}

// "New Delhi, Dec 15, 2015: Imports fell", "MUMBAI, 15 December 2015 (PTI) Imports fell": a place and a whole date, and nothing
// in small letters.
std::size_t without_dash(std::string_view paragraph, const LayoutRules& rules) {
  static constexpr std::size_t kLongest = 60;
  const std::string_view start = paragraph.substr(0, kLongest);
  for (const std::string_view end : {": ", ") "}) {
    const std::size_t at = start.find(end);
    if (at == std::string_view::npos || at + end.size() >= paragraph.size()) continue;
    const std::string_view prefix = paragraph.substr(0, at + (end.front() == ')' ? 1 : 0));
    const auto dates = find_dates(prefix, rules.calendar);
    if (dates.size() != 1 || dates.front().date.year == 0 || dates.front().ambiguous) continue;
    if (end.front() == ':' && dates.front().span.end != at) continue;
    if (words_around(prefix, dates, rules).lower == 0 && is_run_in(prefix, rules)) return at + end.size();
  }
  return before_sentence(start, rules);
}

}  // namespace

std::size_t run_in_date_line(std::string_view paragraph, const LayoutRules& rules) {
  static constexpr std::array<std::string_view, 5> dashes{"--", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "\xE2\x80\x94"};
  const std::string_view start = paragraph.substr(0, kLongestRunIn);
  if (!may_have_dash(start)) return without_dash(paragraph, rules);
  std::size_t best = 0;
  for (const auto dash : dashes)
    for (std::size_t at = start.find(dash); at != std::string_view::npos; at = start.find(dash, at + dash.size())) {
      std::size_t after = at + dash.size();
      while (after < paragraph.size() && (paragraph[after] == ' ' || paragraph[after] == '-')) ++after;
      if (after > best && after < paragraph.size() && is_run_in(paragraph.substr(0, at), rules)) best = after;
    }
  return best > 0 ? best : without_dash(paragraph, rules);
}

}  // namespace assay
