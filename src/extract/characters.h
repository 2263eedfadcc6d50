// What a character is where words, numerals and signs are told apart.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace assay::characters {

struct CodePoint {
  UChar32 value = 0;
  std::uint32_t size = 1;
};

inline CodePoint decode_long(std::string_view text, std::uint32_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::int32_t i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), c);
  return {c < 0 ? 0xFFFD : c, static_cast<std::uint32_t>(i) - at};
}

inline bool is_digit(UChar32 c) { return c >= '0' && c <= '9'; }

inline bool is_letter(UChar32 c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c == 0xBA || c == 0xAA) return false;  // º ª: signs in the news, not letters
  const auto mask = U_GET_GC_MASK(c);
  return (mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

inline bool is_space(UChar32 c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0xA0 || c == 0xFEFF || c == 0x200B || u_isUWhiteSpace(c);
}

enum class Ascii : std::uint8_t { other, lower, upper, digit, space, sign };
constexpr auto kAscii = [] {
  std::array<Ascii, 256> kinds{};
  for (int c = 'a'; c <= 'z'; ++c) kinds[static_cast<std::size_t>(c)] = Ascii::lower;
  for (int c = 'A'; c <= 'Z'; ++c) kinds[static_cast<std::size_t>(c)] = Ascii::upper;
  for (int c = '0'; c <= '9'; ++c) kinds[static_cast<std::size_t>(c)] = Ascii::digit;
  for (const char c : {' ', '\t', '\n', '\v', '\f', '\r'}) kinds[static_cast<std::size_t>(c)] = Ascii::space;
  // Signs that are a token whatever stands beside them: no dashes, quotes or marks of Markdown.
  for (const char c : std::string_view("!\"#$%&()+,./:;<=>?@[\\]^{|}~")) kinds[static_cast<std::size_t>(c)] = Ascii::sign;
  return kinds;
}();

constexpr Ascii kind_of(char c) { return kAscii[static_cast<unsigned char>(c)]; }
constexpr bool is_plain_letter(Ascii kind) { return kind == Ascii::lower || kind == Ascii::upper; }
constexpr unsigned bit(Ascii kind) { return 1u << static_cast<unsigned>(kind); }
// What may make a word longer that its letters of ASCII end before.
constexpr auto kMayGoOn = [] {
  std::array<bool, 256> goes_on{};
  for (std::size_t c = 0; c < goes_on.size(); ++c) goes_on[c] = c >= 0x80 || c == '\'' || c == '.' || kAscii[c] == Ascii::digit;
  return goes_on;
}();
constexpr auto kSmall = [] {
  std::array<char, 256> small{};
  for (std::size_t c = 0; c < small.size(); ++c) small[c] = static_cast<char>(kAscii[c] == Ascii::upper ? c + 32 : c);
  return small;
}();

constexpr UChar32 kSoftHyphen = 0xAD;
inline bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC; }
inline bool is_short_dash(UChar32 c) { return c == '-' || (c >= 0x2010 && c <= 0x2013) || c == 0x2212; }
inline bool is_long_dash(UChar32 c) { return c == 0x2014 || c == 0x2015; }
inline bool is_markup(UChar32 c) { return c == '*' || c == '_' || c == '`'; }

}  // namespace assay::characters
