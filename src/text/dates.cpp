#include "text/dates.h"

#include <algorithm>
#include <optional>
#include <span>

#include "text/ascii.h"

namespace assay {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2100;
constexpr std::size_t kLongestName = 24;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3; }
bool in_letters(char c) { return is_letter(c) || (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// A place in the piece from which the parts of a date are eaten; what does not fit leaves it where it was.
class Cursor {
 public:
  Cursor(std::string_view piece, std::size_t at, const CalendarNames& names) : piece_(piece), at_(at), names_(names) {}

  std::size_t at() const { return at_; }
  char here() const { return at_ < piece_.size() ? piece_[at_] : '\0'; }

  bool eat(char c) { return here() == c && c != '\0' ? (++at_, true) : false; }

  // A whole run of digits of a length in [least, most].
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t end = at_;
    int value = 0;
    while (end < piece_.size() && ascii::is_digit(piece_[end]) && end - at_ <= most) value = value * 10 + (piece_[end++] - '0');
    if (end - at_ < least || end - at_ > most) return std::nullopt;
    at_ = end;
    return value;
  }

  std::optional<int> year() {
    const std::size_t before = at_;
    const auto value = number(4, 4);
    if (value && *value >= kFirstYear && *value <= kLastYear) return value;
    at_ = before;
    return std::nullopt;
  }

  bool gap() {
    const std::size_t before = at_;
    while (here() == ' ' || here() == '\t' || here() == '\n' || piece_.substr(at_).starts_with("\xC2\xA0")) at_ += here() == '\xC2' ? 2 : 1;
    return at_ > before;
  }

  // One letter of a script that writes a syllable or a word in it, of three bytes: 年, 월.
  bool ideograph() {
    constexpr unsigned char kFirst = 0xE4, kLast = 0xED;
    const auto lead = static_cast<unsigned char>(here());
    return lead >= kFirst && lead <= kLast && at_ + 3 <= piece_.size() ? (at_ += 3, true) : false;
  }

  int month_name() {
    std::size_t end = at_;
    while (end < piece_.size() && end - at_ <= kLongestName && in_letters(piece_[end])) ++end;
    const int month = end > at_ ? names_.month(fold_phrase(piece_.substr(at_, end - at_))) : 0;
    if (month != 0) at_ = end;
    return month;
  }

  // st, nd, rd, th after a day: two letters that end a word.
  void ordinal_ending() {
    const auto letter = [&](std::size_t i) { return i < piece_.size() && in_letters(piece_[i]); };
    if (letter(at_) && letter(at_ + 1) && !letter(at_ + 2)) at_ += 2;
  }

  // of, de, di between the parts of a date: two letters, and the space after them.
  void small_word() {
    const auto lower = [&](std::size_t i) { return i < piece_.size() && piece_[i] >= 'a' && piece_[i] <= 'z'; };
    if (lower(at_) && lower(at_ + 1) && at_ + 2 < piece_.size() && piece_[at_ + 2] == ' ') at_ += 3;
  }

 private:
  std::string_view piece_;
  std::size_t at_;
  const CalendarNames& names_;
};

// 2025-07-21, 2025/7/21, 2025.07.21
std::optional<FoundDate> year_first(Cursor c) {
  const auto year = c.year();
  const char separator = c.here();
  if (!year || (separator != '-' && separator != '/' && separator != '.')) return std::nullopt;
  c.eat(separator);
  const auto month = c.number(1, 2);
  if (!month || !c.eat(separator)) return std::nullopt;
  const auto day = c.number(1, 2);
  if (!day) return std::nullopt;
  return FoundDate{{0, static_cast<std::uint32_t>(c.at())}, {*year, *month, *day}, false};
}

// 2025年7月21日, 2025년 7월 21일: each number has its unit behind it
std::optional<FoundDate> with_units(Cursor c) {
  const auto year = c.year();
  if (!year || !c.ideograph()) return std::nullopt;
  c.gap();
  const auto month = c.number(1, 2);
  if (!month || !c.ideograph()) return std::nullopt;
  c.gap();
  const auto day = c.number(1, 2);
  if (!day || !c.ideograph()) return std::nullopt;
  return FoundDate{{0, static_cast<std::uint32_t>(c.at())}, {*year, *month, *day}, false};
}

// 20250721
std::optional<FoundDate> run_together(Cursor c) {
  const auto figure = c.number(8, 8);
  if (!figure || *figure < kFirstYear * 10000 || *figure >= (kLastYear + 1) * 10000) return std::nullopt;
  return FoundDate{{0, static_cast<std::uint32_t>(c.at())}, {*figure / 10000, *figure / 100 % 100, *figure % 100}, false};
}

// 21/07/2025, 07/21/2025, 21-07-2025; 21.07.2025 and 21.07.25 always have the day first, as has 21. 7. 2025.
std::optional<FoundDate> year_last(Cursor c) {
  const auto first = c.number(1, 2);
  const char separator = c.here();
  if (!first || (separator != '-' && separator != '/' && separator != '.')) return std::nullopt;
  c.eat(separator);
  // "20. 5. 2025": in the east of Europe the points are followed by spaces.
  const bool spaced = separator == '.' && c.gap();
  const auto second = c.number(1, 2);
  if (!second || !c.eat(separator) || (spaced && !c.gap())) return std::nullopt;
  auto year = c.year();
  if (!year && separator == '.' && !spaced) {
    year = c.number(2, 2);
    if (year) *year += 2000;
  }
  if (!year) return std::nullopt;
  FoundDate found{{0, static_cast<std::uint32_t>(c.at())}, {*year, *second, *first}, false};
  if (separator != '.' && *second > 12) found.date = {*year, *first, *second};
  else found.ambiguous = separator != '.' && *first <= 12 && *first != *second;
  return found;
}

// 21 July 2025, 21st of July, 2025, 21 de julio de 2025, 21-Jul-2025, 20 January
std::optional<FoundDate> day_month(Cursor c) {
  const auto day = c.number(1, 2);
  if (!day) return std::nullopt;
  c.ordinal_ending();
  c.eat('.');
  if (c.gap()) c.small_word();
  else if (!c.eat('-')) return std::nullopt;
  const int month = c.month_name();
  if (month == 0) return std::nullopt;
  FoundDate found{{0, static_cast<std::uint32_t>(c.at())}, {0, month, *day}, false};
  c.eat('.');
  c.eat(',');
  if (c.gap()) c.small_word();
  else if (!c.eat('-')) return found;
  if (const auto year = c.year()) found.date.year = *year, found.span.end = static_cast<std::uint32_t>(c.at());
  return found;
}

// July 21, 2025, Jul. 21 2025, July 21st
std::optional<FoundDate> month_day(Cursor c) {
  const int month = c.month_name();
  if (month == 0) return std::nullopt;
  c.eat('.');
  if (!c.gap()) return std::nullopt;
  const auto day = c.number(1, 2);
  if (!day) return std::nullopt;
  c.ordinal_ending();
  FoundDate found{{0, static_cast<std::uint32_t>(c.at())}, {0, month, *day}, false};
  const bool comma = c.eat(',');
  if (!c.gap() && !comma) return c.here() == '.' || c.here() == '%' ? std::nullopt : std::optional(found);
  if (const auto year = c.year()) found.date.year = *year, found.span.end = static_cast<std::uint32_t>(c.at());
  return found;
}

bool real(const FoundDate& found) {
  Date date = found.date;
  if (date.year == 0) date.year = 2000;  // a leap year: 29 February may be meant
  return date.valid();
}

// The shapes that a date may have which begins with so many digits, or with a word.
using Shape = std::optional<FoundDate> (*)(Cursor);
std::span<const Shape> shapes_after(std::size_t digits) {
  static constexpr Shape year[] = {year_first, with_units}, day[] = {year_last, day_month}, all[] = {run_together}, word[] = {month_day};
  switch (digits) {
    case 0: return word;
    case 1:
    case 2: return day;
    case 4: return year;
    case 8: return all;
    default: return {};
  }
}

std::optional<FoundDate> date_at(std::string_view piece, std::size_t at, const CalendarNames& names) {
  std::size_t end = at;
  while (end < piece.size() && ascii::is_digit(piece[end])) ++end;
  for (const Shape shape : shapes_after(end - at))
    if (auto found = shape(Cursor(piece, at, names)); found && real(*found)) return found;
  return std::nullopt;
}

// Where the word begins that stands before a digit, with at most spaces and a full stop between, not before `from`; the digit
// itself where there is none.
std::size_t word_before(std::string_view piece, std::size_t from, std::size_t digit) {
  std::size_t end = digit;
  while (end > from && (piece[end - 1] == '.' || piece[end - 1] == ' ' || piece[end - 1] == '\xC2' || piece[end - 1] == '\xA0')) --end;
  std::size_t begin = end;
  while (begin > from && in_letters(piece[begin - 1])) --begin;
  while (begin < end && !is_letter(piece[begin])) ++begin;
  return begin < end ? begin : digit;
}

std::size_t end_of_figure(std::string_view piece, std::size_t at) {
  while (at < piece.size() && (ascii::is_digit(piece[at]) || piece[at] == '.' || piece[at] == ',' || piece[at] == '/')) ++at;
  return at;
}

}  // namespace

std::vector<FoundDate> find_dates(std::string_view piece, const CalendarNames& names) {
  std::vector<FoundDate> found;
  // A date begins with a digit, or with a word right before one.
  for (std::size_t i = 0, digit; (digit = ascii::first_digit(piece, i)) < piece.size();) {
    std::size_t at = word_before(piece, i, digit);
    auto date = date_at(piece, at, names);
    if (!date && at < digit) date = date_at(piece, at = digit, names);
    i = date ? date->span.end : end_of_figure(piece, digit);
    if (!date) continue;
    found.push_back(*date);
    found.back().span.start = static_cast<std::uint32_t>(at);
  }
  return found;
}

}  // namespace assay
