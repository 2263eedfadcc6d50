// The line of a place in a text, cut to the screen, with the place marked below it:
//
//   … exports in June reached 3,188 tons, a 160% increase from May …
//                             ^~~~~~~~~~
//
// Columns are those of a terminal: wide characters take two, combining ones none. Control characters of the text
// never reach the screen.
#pragma once

#include <string>
#include <string_view>

#include "fact/span.h"

namespace assay {

struct Excerpt {
  std::string line;
  std::string mark;  // spaces, then ^~~~; to be written under `line`
};

// `line` is one line of `text` without its end, both views of the same bytes; `span` starts in it.
Excerpt excerpt(std::string_view text, std::string_view line, Span span, int width);

// Terminal columns of a UTF-8 text.
int display_width(std::string_view text);

// The text with control characters, line ends and bytes that are no UTF-8 made harmless.
std::string printable(std::string_view text);

}  // namespace assay
