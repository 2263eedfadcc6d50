// Letters of ASCII, eight bytes at a time: nearly all of the news is made of them.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace assay::ascii {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

constexpr std::uint64_t kOnes = 0x0101010101010101u, kHigh = 0x80 * kOnes;
constexpr std::uint64_t kCase = 0x20 * kOnes;  // a capital with it is the small letter

// Up to seven bytes as a number, the first one lowest; two reads that may overlap where it is four or more.
inline std::uint64_t few_bytes(const char* at, std::size_t size) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])); };
  if constexpr (std::endian::native == std::endian::little) {
    if (size >= 4) {
      std::uint32_t low, high;
      std::memcpy(&low, at, 4);
      std::memcpy(&high, at + size - 4, 4);
      return low | static_cast<std::uint64_t>(high) << 8 * (size - 4);
    }
  }
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < size; ++i) bytes |= byte(i) << 8 * i;
  return bytes;
}

// Eight bytes as a number, the first one lowest (on machines that number bytes so); zeros behind the end.
inline std::uint64_t eight_bytes(const char* at, const char* end) {
  std::uint64_t bytes;
  if (end - at < 8) return few_bytes(at, static_cast<std::size_t>(end - at));
  std::memcpy(&bytes, at, 8);
  return bytes;
}

// The high bit of each byte that is no letter.
inline std::uint64_t others_than_letters(std::uint64_t bytes) {
  const std::uint64_t seven = (bytes | kCase) & ~kHigh;
  return (~(seven + (0x80 - 'a') * kOnes) | (seven + (0x7F - 'z') * kOnes) | bytes) & kHigh;
}

// The high bit of each byte that is no digit.
inline std::uint64_t others_than_digits(std::uint64_t bytes) {
  const std::uint64_t from_zero = bytes ^ '0' * kOnes;
  return (((from_zero & ~kHigh) + (0x80 - 10) * kOnes) | from_zero) & kHigh;
}

// The first digit from a place on; the end of the text where there is none.
inline std::size_t first_digit(std::string_view text, std::size_t at) {
  for (std::uint64_t eight; at + 8 <= text.size(); at += 8) {
    std::memcpy(&eight, text.data() + at, 8);
    if (others_than_digits(eight) != kHigh) break;
  }
  while (at < text.size() && (text[at] < '0' || text[at] > '9')) ++at;
  return at;
}

// The bits of the bytes before the first that is marked by its high bit; all where none is.
inline std::uint64_t mask_before(std::uint64_t marks) { return marks == 0 ? ~std::uint64_t{0} : (marks & (~marks + 1)) / 0x80 - 1; }

// The first byte from a place on that is no ASCII; the end of the text where there is none.
inline std::size_t first_high(std::string_view text, std::size_t at) {
  constexpr std::size_t kStretch = 32;
  std::uint64_t pieces[kStretch / 8];
  for (; at + kStretch <= text.size(); at += kStretch) {
    std::memcpy(pieces, text.data() + at, kStretch);
    if (((pieces[0] | pieces[1] | pieces[2] | pieces[3]) & kHigh) != 0) break;
  }
  for (; at + 8 <= text.size(); at += 8) {
    std::memcpy(pieces, text.data() + at, 8);
    if ((pieces[0] & kHigh) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace assay::ascii
