// tokenize_separated_numbers: what the decimal style of a text is told by, without the tokens of all the rest.
#include <bit>
#include <cstdint>
#ifdef __SSE2__
#include <emmintrin.h>

#include "text/ascii.h"
#endif

#include "extract/token.h"

namespace assay {
namespace {


// The next comma (or point) with a digit on both sides, all within a range; the end of the range where there is none.
template <bool kOrPoint>
std::uint32_t next_separator(std::string_view text, Span range, std::uint32_t at) {
#ifdef __SSE2__
  // Thirty-two places at a time, and only where a sign is among them with those before and behind: separated numbers are far apart.
  const auto bytes = [&](std::uint32_t i) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i)); };
  const auto digits = [](__m128i v) {
    const __m128i from_zero = _mm_sub_epi8(v, _mm_set1_epi8('0'));
    return _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(9)), from_zero);
  };
  const auto signs = [&](std::uint32_t i) {
    const __m128i here = bytes(i), commas = _mm_cmpeq_epi8(here, _mm_set1_epi8(','));
    return kOrPoint ? _mm_or_si128(commas, _mm_cmpeq_epi8(here, _mm_set1_epi8('.'))) : commas;
  };
  const auto separators = [&](std::uint32_t i) { return static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(signs(i), _mm_and_si128(digits(bytes(i - 1)), digits(bytes(i + 1)))))); };
  for (; at + 33 <= range.end; at += 32) {
    if (_mm_movemask_epi8(_mm_or_si128(signs(at), signs(at + 16))) == 0) continue;
    const unsigned found = separators(at) | separators(at + 16) << 16;
    if (found != 0) return at + static_cast<std::uint32_t>(std::countr_zero(found));
  }
  for (; at + 17 <= range.end; at += 16)
    if (const unsigned found = separators(at); found != 0) return at + static_cast<std::uint32_t>(std::countr_zero(found));
#endif
  for (; at + 1 < range.end; ++at)
    if ((text[at] == ',' || (kOrPoint && text[at] == '.')) && ascii::is_digit(text[at - 1]) && ascii::is_digit(text[at + 1])) return at;
  return range.end;
}

}  // namespace

bool may_show_decimal_comma(std::string_view text, Span range) {
  if (next_separator<false>(text, range, range.start + 1) >= range.end) return false;
  bool may_show = false;
  for (std::uint32_t at = next_separator<true>(text, range, range.start + 1); at < range.end; at = next_separator<true>(text, range, at + 1)) {
    constexpr std::uint32_t kThousands = 3;
    std::uint32_t first = at, behind = at + 1;
    while (first > range.start && ascii::is_digit(text[first - 1])) --first;
    while (behind < range.end && ascii::is_digit(text[behind])) ++behind;
    const bool of_thousands = behind - at - 1 == kThousands;
    const bool behind_point = first > range.start && text[first - 1] == '.', before_point = behind < range.end && text[behind] == '.';
    may_show = may_show || (text[at] == ',' ? !of_thousands || behind_point : of_thousands && before_point);
  }
  return may_show;
}

void tokenize_separated_numbers(std::string_view text, Span range, Tokens& out) {
  const auto digit = [&](std::uint32_t at) { return ascii::is_digit(text[at]); };
  if (next_separator<false>(text, range, range.start + 1) >= range.end) return;
  // A numeral may go on after a space that follows a digit, and never after another.
  const auto parts = [&](std::uint32_t at) { return text[at] == ' ' && !digit(at - 1); };
  std::uint32_t done = range.start;
  for (std::uint32_t at = range.start; (at = next_separator<true>(text, range, at + 1)) < range.end;) {
    std::uint32_t first = at, last = at;
    while (first > done && !(first - 1 > range.start && parts(first - 1))) --first;
    while (last < range.end && !parts(last)) ++last;
    tokenize(text, {first, last}, out);
    done = at = last;
  }
}

}  // namespace assay
