// Words of an article in a Markdown document, where they mean nothing but themselves.
#pragma once

#include <string>
#include <string_view>

#include "report/excerpt.h"

namespace assay {

inline std::string markdown_text(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace assay
