#include "text/lines.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "text/ascii.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 5> kWideSpaces{"\xC2\xA0", "\xE2\x80\xAF", "\xE3\x80\x80", "\xEF\xBB\xBF", "\xE2\x81\xA0"};


// U+2000 to U+200B
bool is_thin_space(std::string_view three) {
  return three.size() == 3 && three[0] == '\xE2' && three[1] == '\x80' && static_cast<unsigned char>(three[2]) <= 0x8B;
}

std::size_t space_at_front(std::string_view s) {
  if (s.empty()) return 0;
  if (is_space(s.front())) return 1;
  if (static_cast<unsigned char>(s.front()) < 0xC2) return 0;
  if (is_thin_space(s.substr(0, 3))) return 3;
  for (const auto wide : kWideSpaces)
    if (s.starts_with(wide)) return wide.size();
  return 0;
}

std::size_t space_at_back(std::string_view s) {
  if (s.empty()) return 0;
  if (is_space(s.back())) return 1;
  if (static_cast<unsigned char>(s.back()) < 0x80) return 0;
  if (s.size() >= 3 && is_thin_space(s.substr(s.size() - 3))) return 3;
  for (const auto wide : kWideSpaces)
    if (s.ends_with(wide)) return wide.size();
  return 0;
}

// Quotes and brackets that close, from the end.
std::string_view without_closers(std::string_view s) {
  static constexpr std::array<std::string_view, 7> closers{"\"", "'", ")", "]", "*", "\xE2\x80\x9D", "\xE2\x80\x99"};
  for (bool again = true; again;) {
    again = false;
    for (const auto closer : closers)
      if (s.ends_with(closer)) s.remove_suffix(closer.size()), again = true;
  }
  return s;
}

constexpr std::array<std::string_view, 10> kTightBullets{"\xE2\x80\xA2", "\xE2\x97\xA6", "\xE2\x96\xAA", "\xE2\x96\xA0", "\xE2\x97\x8F",
                                                         "\xE2\x80\xA3", "\xE2\x81\x83", "\xE2\x96\xBA", "\xE2\x9E\xA4", "\xEF\x82\xB7"};
constexpr std::array<std::string_view, 5> kSpacedBullets{"-", "*", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94"};

std::size_t with_space_after(std::string_view line, std::size_t at) {
  while (const std::size_t space = space_at_front(line.substr(at))) at += space;
  return at;
}

}  // namespace

std::vector<Line> split_lines(std::string_view text, std::uint32_t from) {
  std::vector<Line> lines;
  constexpr std::size_t kBytesPerLine = 128;  // of paragraphs with empty lines between them
  lines.reserve(text.size() / kBytesPerLine + 1);
  const bool returns = text.find('\r', from) != std::string_view::npos;  // most texts have none
  std::size_t start = from;
  while (start < text.size()) {
    const void* found = std::memchr(text.data() + start, '\n', text.size() - start);
    const std::size_t feed = found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : text.size();
    for (std::size_t at = start; at <= feed;) {
      const void* cr = returns ? std::memchr(text.data() + at, '\r', feed - at) : nullptr;
      const std::size_t end = cr ? static_cast<std::size_t>(static_cast<const char*>(cr) - text.data()) : feed;
      const Span whole{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      const Span piece = trim(text, whole);
      lines.push_back({piece, piece.start - whole.start});
      at = end + 1;
      if (at == feed && cr) break;  // CRLF
    }
    start = feed + 1;
  }
  return lines;
}

Span trim_wide(std::string_view text, Span span) {
  while (const std::size_t space = space_at_front(span.of(text))) span.start += static_cast<std::uint32_t>(space);
  while (const std::size_t space = space_at_back(span.of(text))) span.end -= static_cast<std::uint32_t>(space);
  return span;
}

std::string_view without_marks(std::string_view piece) {
  const auto mark = [](char c) { return c == '*' || c == '_' || c == '`' || c == '#' || is_space(c); };
  while (!piece.empty() && mark(piece.front())) piece.remove_prefix(1);
  while (!piece.empty() && mark(piece.back())) piece.remove_suffix(1);
  return piece;
}

std::size_t code_points(std::string_view piece) {
  return static_cast<std::size_t>(std::ranges::count_if(piece, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool starts_lower(std::string_view piece) {
  std::size_t at = 0;
  while (at < piece.size()) {
    if (std::strchr("\"'([*_", piece[at]) && piece[at] != '\0') ++at;
    else if (piece.substr(at).starts_with("\xE2\x80\x9C") || piece.substr(at).starts_with("\xE2\x80\x98")) at += 3;
    else break;
  }
  return at < piece.size() && ascii::is_lower(piece[at]);
}

bool ends_sentence(std::string_view piece) {
  piece = without_closers(piece);
  return !piece.empty() && (std::strchr(".!?", piece.back()) != nullptr || piece.ends_with("\xE2\x80\xA6"));
}

bool ends_with_initials(std::string_view piece) {
  const std::size_t n = piece.size();
  return n >= 4 && piece[n - 1] == '.' && ascii::is_upper(piece[n - 2]) && piece[n - 3] == '.' && ascii::is_upper(piece[n - 4]);
}

bool has_digit(std::string_view piece) { return ascii::first_digit(piece, 0) < piece.size(); }

bool is_number_marker(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && ascii::is_digit(line[digits])) ++digits;
  return digits >= 1 && digits <= 2 && digits < line.size() && (line[digits] == '.' || line[digits] == ')') &&
         space_at_front(line.substr(digits + 1)) > 0;
}

std::size_t list_marker(std::string_view line) {
  for (const auto bullet : kTightBullets)
    if (line.starts_with(bullet)) return with_space_after(line, bullet.size());
  for (const auto bullet : kSpacedBullets)
    if (line.starts_with(bullet) && space_at_front(line.substr(bullet.size())) > 0) return with_space_after(line, bullet.size());
  if (is_number_marker(line)) return with_space_after(line, line.find_first_of(".)") + 1);
  return 0;
}

}  // namespace assay
