#include "report/excerpt.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <vector>

namespace assay {
namespace {

struct Glyph {
  std::string text;
  int width = 1;
  std::size_t offset = 0;  // in the line
};

int width_of(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK: return 0;
    default: break;
  }
  switch (u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE: return 2;
    default: return 1;
  }
}

Glyph glyph_of(std::string_view line, std::size_t start, std::size_t end, UChar32 c) {
  if (c < 0) return {"\xEF\xBF\xBD", 1, start};
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SPACE_SEPARATOR: return {" ", 1, start};
    case U_FORMAT_CHAR:  // soft hyphens, direction marks, byte order marks: a screen shows them as it likes
    case U_SURROGATE: return {"", 0, start};
    default: return {std::string(line.substr(start, end - start)), width_of(c), start};
  }
}

std::vector<Glyph> glyphs_of(std::string_view line) {
  std::vector<Glyph> glyphs;
  const auto size = static_cast<int32_t>(line.size());
  for (int32_t at = 0; at < size;) {
    const int32_t start = at;
    UChar32 c = 0;
    U8_NEXT(line.data(), at, size, c);
    glyphs.push_back(glyph_of(line, static_cast<std::size_t>(start), static_cast<std::size_t>(at), c));
  }
  return glyphs;
}

int width_of(const std::vector<Glyph>& glyphs, std::size_t first, std::size_t last) {
  int width = 0;
  for (std::size_t i = first; i < last; ++i) width += glyphs[i].width;
  return width;
}

}  // namespace

int display_width(std::string_view text) {
  const auto glyphs = glyphs_of(text);
  return width_of(glyphs, 0, glyphs.size());
}

std::string printable(std::string_view text) {
  std::string out;
  for (const auto& glyph : glyphs_of(text)) out += glyph.text;
  return out;
}

Excerpt excerpt(std::string_view text, std::string_view line, Span span, int width) {
  const auto line_start = static_cast<std::size_t>(line.data() - text.data());
  // Glyphs far from the place are never looked at: a line may be a megabyte.
  const std::size_t reach = 8 * static_cast<std::size_t>(width);
  const std::size_t place = std::min(line.size(), span.start - std::min<std::size_t>(span.start, line_start));
  std::size_t from = place > reach ? place - reach : 0;
  std::size_t to = std::min(line.size(), place + reach);
  while (from > 0 && U8_IS_TRAIL(line[from])) --from;
  while (to < line.size() && U8_IS_TRAIL(line[to])) ++to;

  const auto glyphs = glyphs_of(line.substr(from, to - from));
  const auto glyph_at = [&](std::size_t offset) {  // the first glyph at or after an offset of the line
    return static_cast<std::size_t>(
        std::find_if(glyphs.begin(), glyphs.end(), [&](const Glyph& g) { return from + g.offset >= offset; }) -
        glyphs.begin());
  };
  const std::size_t first = glyph_at(place);
  const std::size_t last = std::max(first, glyph_at(std::min(line.size(), place + span.size())));

  // The window: a third of the free room before the place, the rest after it; more where one side has less to show.
  const int marked = std::max(1, std::min(width, width_of(glyphs, first, last)));
  std::size_t left = first, right = last;
  int room = width - marked;
  const auto grow_left = [&](int limit) {
    for (; left > 0 && glyphs[left - 1].width <= limit; --left)
      limit -= glyphs[left - 1].width, room -= glyphs[left - 1].width;
  };
  grow_left(room / 3);
  for (; right < glyphs.size() && glyphs[right].width <= room; ++right) room -= glyphs[right].width;
  grow_left(room);
  while (width_of(glyphs, left, right) > width && right > first + 1) --right;

  const bool cut_left = from > 0 || left > 0;
  const bool cut_right = to < line.size() || right < glyphs.size();
  Excerpt result;
  if (cut_left) result.line += "…";
  for (std::size_t i = left; i < right; ++i) result.line += glyphs[i].text;
  if (cut_right) result.line += "…";
  result.mark.assign(static_cast<std::size_t>(width_of(glyphs, left, first) + (cut_left ? 1 : 0)), ' ');
  result.mark += '^';
  result.mark.append(static_cast<std::size_t>(std::max(0, width_of(glyphs, first, std::min(last, right)) - 1)), '~');
  return result;
}

}  // namespace assay
