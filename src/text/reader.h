// Readers: bytes of some format → articles. Plain text and Markdown today; every later format is one more Reader.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fact/error.h"
#include "text/article.h"
#include "text/layout_rules.h"

namespace assay {

struct ReadOptions {
  std::optional<Date> published;  // the article's date where its text has none (--published)
  const LayoutRules* layout = nullptr;  // words of bylines, date lines and page furniture; none are known without
};

class Reader {
 public:
  virtual ~Reader() = default;
  // One input may hold several articles. `doc` is how the user named it. Errors name `doc`.
  virtual Expected<std::vector<Article>> read(std::string bytes, const std::string& doc, const ReadOptions&) const = 0;
};

// The reader for a file name's extension and first bytes; plain text where nothing else claims it.
const Reader& reader_for(std::string_view file_name, std::string_view first_bytes);

// Convenience for tests and single texts: plain text, or Markdown where it begins with front matter.
// What cannot be read at all (bytes that are no text) is an article without blocks and with a warning.
Article read_text(std::string text, const std::string& doc = "-", const ReadOptions& = {});

}  // namespace assay
