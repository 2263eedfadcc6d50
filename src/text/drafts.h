// The first pass over a text: pieces that belong together, by lines or by Markdown's structure, before anyone asks what they are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fact/span.h"

namespace assay {

struct Draft {
  Span span;
  bool list_item = false;
  bool numbered = false;
  bool table_row = false;
  std::uint32_t table = 0;
  bool heading = false;     // marked as one (Markdown)
  std::uint32_t gap = 0;    // blank lines before it
};

// Plain text: a line is a piece, but hard-wrapped lines are one paragraph and aligned lines are a table.
std::vector<Draft> plain_drafts(std::string_view text);

// Markdown by cmark's structure; code, HTML and thematic breaks are left out.
std::vector<Draft> markdown_drafts(std::string_view text, std::uint32_t from);

// What a line of cells looks like.
enum class TableKind { none, pipes, tabs, columns };
TableKind table_kind(std::string_view line);
bool is_ruler(std::string_view line);  // | --- | ---: |

// YAML-like front matter between two lines of "---" at the start.
struct FrontMatter {
  struct Entry {
    std::string key;  // folded
    Span value;       // without quotes
  };
  std::vector<Entry> entries;
  std::uint32_t end = 0;  // where the article begins; 0: there is no front matter
};
FrontMatter front_matter(std::string_view text);

}  // namespace assay
