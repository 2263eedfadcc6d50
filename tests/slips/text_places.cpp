#include "text_places.h"

#include <cctype>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

namespace assay::testing {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

}  // namespace

double Numeral::value() const { return std::atof(digits.c_str()); }

std::optional<Numeral> numeral_in(std::string_view quote) {
  Numeral out;
  while (out.start < quote.size() && !digit(quote[out.start])) ++out.start;
  if (out.start == quote.size()) return std::nullopt;
  std::size_t at = out.start;
  bool point = false;
  for (; at < quote.size(); ++at) {
    const bool more = at + 1 < quote.size() && digit(quote[at + 1]);
    if (digit(quote[at])) {
      out.digits += quote[at];
      out.decimals += point;
    } else if (quote[at] == '.' && more && !point) {
      out.digits += '.';
      point = true;
    } else if (quote[at] != ',' || !more || point) {
      break;
    }
  }
  out.size = at - out.start;
  return out;
}

std::string written(double value, int decimals, bool marks) {
  std::string out = fmt::format("{:.{}f}", value, std::max(decimals, 0));
  const auto dot = std::min(out.find('.'), out.size());
  if (dot > 4 || (marks && dot > 3))
    for (auto at = static_cast<std::ptrdiff_t>(dot) - 3; at > 0; at -= 3) out.insert(static_cast<std::size_t>(at), ",");
  return out;
}

std::vector<Span> places_of(std::string_view word, std::string_view text, Span where) {
  std::vector<Span> out;
  for (auto at = text.find(word, where.start); at != std::string_view::npos && at + word.size() <= where.end; at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    const bool starts = !letter(word.front()) || at == 0 || !letter(text[at - 1]);
    const bool ends = !letter(word.back()) || end == text.size() || !letter(text[end]);
    if (starts && ends) out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
  }
  return out;
}

Span sentence_around(std::string_view text, Span figure) {
  const auto ends = [&](std::size_t at) {
    if (text[at] == '\n') return true;
    return (text[at] == '.' || text[at] == '?' || text[at] == '!') && at + 1 < text.size() && std::isspace(static_cast<unsigned char>(text[at + 1])) != 0;
  };
  std::size_t start = figure.start, end = figure.end;
  while (start > 0 && !ends(start - 1)) --start;
  while (end < text.size() && !ends(end)) ++end;
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

}  // namespace assay::testing
