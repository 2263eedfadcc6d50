// Text that stands in HTML as itself, between tags and in quoted attributes.
#pragma once

#include <string>
#include <string_view>

#include "report/excerpt.h"

namespace assay {

inline std::string html_text(std::string_view words) {
  std::string out;
  for (const char c : printable(words)) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (c == '\'') out += "&#39;";
    else out += c;
  }
  return out;
}

}  // namespace assay
