#include "extract/number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

namespace assay {
namespace {

struct Shape {
  int points = 0, commas = 0, spaces = 0;
  int first_group = 0;   // digits before the first separator
  int last_group = 0;    // digits after the last separator
  bool threes = true;    // every group after the first has three digits
  bool threes_before_last = true;
  char last_separator = 0;
};

Shape shape_of(std::string_view folded) {
  Shape s;
  int run = 0;
  bool first = true;
  for (const char c : folded) {
    if (c >= '0' && c <= '9') {
      ++run;
      continue;
    }
    if (first) s.first_group = run;
    else if (run != 3) s.threes = s.threes_before_last = false;
    first = false;
    (c == '.' ? s.points : c == ',' ? s.commas : s.spaces)++;
    s.last_separator = c;
    run = 0;
  }
  if (first) s.first_group = run;
  else if (run != 3) s.threes = false;
  s.last_group = run;
  return s;
}

// Which separator, if any, is the decimal sign; '?' where the shape is no number.
char decimal_sign(const Shape& s, std::string_view folded, DecimalStyle style, bool scaled) {
  const int separators = s.points + s.commas + s.spaces;
  if (separators == 0) return 0;
  const bool groups_begin_well = s.first_group >= 1 && s.first_group <= 3;
  if (s.points > 0 && s.commas > 0) {
    const int last_count = s.last_separator == '.' ? s.points : s.commas;
    return last_count == 1 && groups_begin_well && s.threes_before_last ? s.last_separator : '?';
  }
  if (s.spaces > 0) return s.points + s.commas == 1 ? s.last_separator : 0;
  if (separators > 1) {
    if (groups_begin_well && s.threes) return 0;
    // Indian groups: 12,34,567
    if (s.points == 0 && s.last_group == 3 && s.first_group <= 2) return 0;
    return '?';
  }
  const bool could_be_thousands = groups_begin_well && s.threes && folded[0] != '0';
  if (s.commas == 1) return could_be_thousands && style == DecimalStyle::point ? 0 : ',';
  // One point and three digits: 45.290 is a thousand group where the article writes commas for decimals, or where a
  // decimal would end in an idle zero. 1.710 million has three decimals as its neighbours have.
  if (could_be_thousands && (style == DecimalStyle::comma || (folded.back() == '0' && !scaled))) return 0;
  return '.';
}

constexpr int kMostDigits = 18;  // that a number of 64 bits surely holds
constexpr std::uint64_t kExact = std::uint64_t{1} << 53;  // up to there a double holds every whole number

// 10 to the power of a number of digits, or of as many decimals.
double power_of_ten(int exponent) {
  constexpr int kMost = 22;  // up to there the powers are exact
  static const auto powers = [] {
    std::array<double, 2 * kMost + 1> out{};
    for (int e = -kMost; e <= kMost; ++e) out[static_cast<std::size_t>(e + kMost)] = std::pow(10.0, e);
    return out;
  }();
  return exponent < -kMost || exponent > kMost ? std::pow(10.0, exponent) : powers[static_cast<std::size_t>(exponent + kMost)];
}

// The digits of a number too long for a division of two exact ones.
bool read_long(std::string_view folded, std::size_t sign_at, double& value) {
  std::string digits;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (i == sign_at) digits += '.';
    else if (folded[i] >= '0' && folded[i] <= '9') digits += folded[i];
  }
  constexpr std::size_t kLongest = 63;
  const char* const end = digits.data() + digits.size();
  const auto [read, error] = std::from_chars(digits.data(), end, value);
  return digits.size() <= kLongest && error == std::errc{} && read == end;
}

}  // namespace

bool shows_decimal_comma(std::string_view folded) {
  const Shape s = shape_of(folded);
  if (s.commas == 1 && s.points == 0) return s.last_group != 3 && s.last_group <= 2 && s.spaces == 0 && s.first_group <= 3;
  if (s.commas == 1 && s.points > 0) return s.last_separator == ',';
  return s.points > 1 && s.threes && s.commas == 0 && s.first_group <= 3;
}

bool read_digits(std::string_view folded, DecimalStyle style, Number& out, bool scaled) {
  const Shape s = shape_of(folded);
  const char sign = decimal_sign(s, folded, style, scaled);
  if (sign == '?') return false;
  int digits = 0, decimals = 0, trailing_zeros = 0;
  std::uint64_t whole = 0;  // all digits as one number
  const std::size_t sign_at = sign == 0 ? std::string_view::npos : folded.rfind(sign);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (c < '0' || c > '9') continue;
    whole = whole * 10 + static_cast<std::uint64_t>(c - '0');
    ++digits;
    if (i > sign_at) ++decimals;
    trailing_zeros = c == '0' ? trailing_zeros + 1 : 0;
  }
  if (digits > 0 && digits <= kMostDigits && whole < kExact) out.value = static_cast<double>(whole) / power_of_ten(decimals);
  else if (!read_long(folded, sign_at, out.value)) return false;
  out.integer = decimals == 0;
  out.last_digit = power_of_ten(-decimals);
  out.last_nonzero = out.value == 0 ? out.last_digit : out.last_digit * power_of_ten(trailing_zeros);
  out.plain_digits = s.points + s.commas + s.spaces == 0;
  return true;
}

}  // namespace assay
