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

struct Stretch {
  std::size_t first, last;  // end exclusive
};

// The bytes of a line near a place: a line may be a megabyte, and nobody looks at more.
Stretch stretch_near(std::string_view line, std::size_t place, std::size_t reach) {
  Stretch near{place > reach ? place - reach : 0, std::min(line.size(), place + reach)};
  while (near.first > 0 && U8_IS_TRAIL(line[near.first])) --near.first;
  while (near.last < line.size() && U8_IS_TRAIL(line[near.last])) ++near.last;
  return near;
}

// The first glyph at or after an offset.
std::size_t glyph_at(const std::vector<Glyph>& glyphs, std::size_t offset) {
  const auto found = std::find_if(glyphs.begin(), glyphs.end(), [&](const Glyph& g) { return g.offset >= offset; });
  return static_cast<std::size_t>(found - glyphs.begin());
}

// The glyphs to show: a third of the free room goes before the place, the rest after it; more where one side has less.
Stretch window_around(const std::vector<Glyph>& glyphs, Stretch place, int width) {
  Stretch window = place;
  int room = width - std::min(width, width_of(glyphs, place.first, place.last));
  const auto grow_left = [&](int limit) {
    while (window.first > 0 && glyphs[window.first - 1].width <= limit) {
      const int step = glyphs[--window.first].width;
      limit -= step;
      room -= step;
    }
  };
  grow_left(room / 3);
  while (window.last < glyphs.size() && glyphs[window.last].width <= room) room -= glyphs[window.last++].width;
  grow_left(room);
  while (window.last > window.first + 1 && width_of(glyphs, window.first, window.last) > width) --window.last;
  return window;
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
  const std::size_t place = std::min(line.size(), span.start - std::min<std::size_t>(span.start, line_start));
  const Stretch near = stretch_near(line, place, 8 * static_cast<std::size_t>(width));
  const auto glyphs = glyphs_of(line.substr(near.first, near.last - near.first));
  const std::size_t first = glyph_at(glyphs, place - near.first);
  const std::size_t end = std::min(line.size(), place + span.size());
  const std::size_t last = std::max(first, glyph_at(glyphs, end - near.first));
  const Stretch window = window_around(glyphs, {first, last}, width);

  const bool cut_left = near.first > 0 || window.first > 0;
  const bool cut_right = near.last < line.size() || window.last < glyphs.size();
  Excerpt result;
  if (cut_left) result.line += "…";
  for (std::size_t i = window.first; i < window.last; ++i) result.line += glyphs[i].text;
  if (cut_right) result.line += "…";
  result.mark.assign(static_cast<std::size_t>(width_of(glyphs, window.first, first) + (cut_left ? 1 : 0)), ' ');
  result.mark += '^';
  const int marked = width_of(glyphs, first, std::min(last, window.last));
  result.mark.append(static_cast<std::size_t>(std::max(0, marked - 1)), '~');
  return result;
}

}  // namespace assay
