// What the tests of this room share: the project's own layout rules, and blocks written as text.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/reader.h"

namespace assay::test {

inline const LayoutRules& layout_rules() {
  static const LayoutRules rules = LayoutRules::load({std::string(ASSAY_SOURCE_DIR) + "/rules"}).value();
  return rules;
}

inline ReadOptions with_rules() {
  ReadOptions options;
  options.layout = &layout_rules();
  return options;
}

inline Article read(std::string text) { return read_text(std::move(text), "-", with_rules()); }

inline Article read_markdown(std::string text) {
  return reader_for("a.md", "").read(std::move(text), "a.md", with_rules()).value().front();
}

inline std::string_view text_of(const Article& article, std::size_t block) { return article.blocks.at(block).span.of(article.text); }

// "headline: Steel falls": role, marks, and the slice.
inline std::vector<std::string> written(const Article& article) {
  static const char* const roles[] = {"headline", "deck", "dateline", "heading", "body", "repeated"};
  std::vector<std::string> out;
  for (const Block& block : article.blocks)
    out.push_back(std::string(roles[static_cast<int>(block.role)]) + (block.list_item ? " item" : "") + (block.table_row ? " row" : "") +
                  (block.other_item ? " other" : "") + ": " + std::string(block.span.of(article.text)));
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace assay::test

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string all;
    for (const auto& line : lines) all += "\n    " + line;
    return all.c_str();
  }
};
}  // namespace doctest
