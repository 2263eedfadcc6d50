// Lines of a text and the small questions that layout asks of a piece of it. Shapes only, no words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "fact/span.h"

namespace assay {

struct Line {
  Span text;                  // without white space (no-break and thin spaces included) at either end
  std::uint32_t indent = 0;   // bytes of white space before it
  bool blank() const { return text.empty(); }
};

// Lines end at LF, CR or CRLF. A text without a last line end has a last line all the same.
std::vector<Line> split_lines(std::string_view text, std::uint32_t from = 0);

inline bool is_space(char c) { return static_cast<unsigned char>(c) <= 0x20; }
Span trim_wide(std::string_view text, Span span);  // no-break and thin spaces, too
// Spaces of ASCII first; most pieces begin and end with ASCII.
inline Span trim(std::string_view text, Span span) {
  while (!span.empty() && is_space(text[span.start])) ++span.start;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  const bool ascii = span.empty() || (text[span.start] >= 0 && text[span.end - 1] >= 0);
  return ascii ? span : trim_wide(text, span);
}
// Also without Markdown's emphasis and code marks at either end.
std::string_view without_marks(std::string_view piece);

std::size_t code_points(std::string_view piece);
bool starts_lower(std::string_view piece);       // an ASCII lower-case letter, quotes and brackets before it skipped
bool ends_sentence(std::string_view piece);      // . ! ? … and closing quotes or brackets after them
bool ends_with_initials(std::string_view piece); // "… to the U.S.": a full stop that need not end a sentence
bool has_digit(std::string_view piece);

// Length of a bullet or list number at the start of a line, with the space after it; 0 where there is none.
std::size_t list_marker(std::string_view line);
bool is_number_marker(std::string_view line);

}  // namespace assay
