// Claims, findings and articles as JSON objects (docs/schema/*.json describe them field by field).
#pragma once

#include <nlohmann/json.hpp>
#include <iosfwd>
#include <string>
#include <vector>

#include "check/checker.h"

namespace assay {

using Json = nlohmann::ordered_json;

// 353 for 353.0, null for an open end.
Json json_number(double value);

class JsonForm {
 public:
  explicit JsonForm(const Article& article) : article_(article), lines_(article.text) {}

  Json claim(const Claim&, bool with_verdict) const;
  Json finding(const Finding&, const std::vector<Claim>&) const;
  Json article(const std::vector<Claim>&, const std::vector<Finding>&) const;

 private:
  void place(Json& into, Span span) const;  // start, end, line, column; source_start, source_end where they differ
  Json evidence(const Evidence&) const;

  const Article& article_;
  LineIndex lines_;
};

// "title": [ … ], an element a line.
void write_list(std::ostream& out, const char* title, const std::vector<std::string>& items);

// One line; bytes that are no UTF-8 become U+FFFD.
std::string dump(const Json&);

// "" where a field holds no text.
inline std::string text_in(const Json& json, const char* field) {
  const Json& value = json.at(field);
  return value.is_string() ? value.get<std::string>() : std::string();
}

// "draft.txt" of "drafts/draft.txt".
inline std::string file_name(const std::string& doc) { return doc.substr(doc.rfind('/') + 1); }

}  // namespace assay
