// Lines and columns against the obvious way of counting them, at every offset of a text of many lines and widths.
#include <doctest/doctest.h>

#include <string>

#include "text/article.h"

using namespace assay;

TEST_CASE("every offset has the line and column that counting gives") {
  std::string text;
  for (int i = 0; text.size() < 5000; ++i) text += i % 97 == 0 ? "\n" : i % 3 == 0 ? "中" : i % 5 == 0 ? "é" : "x";
  text += std::string(3000, 'y');
  const LineIndex lines(text);
  int line = 1, column = 0;
  for (std::uint32_t offset = 0; offset < text.size(); ++offset) {
    if ((static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) continue;
    ++column;
    const auto position = lines.at(offset);
    REQUIRE(position.line == line);
    REQUIRE(position.column == column);
    if (text[offset] == '\n') ++line, column = 0;
  }
  CHECK(LineIndex("").at(0).line == 1);
  CHECK(lines.at(static_cast<std::uint32_t>(text.size())).column == column + 1);
}

TEST_CASE("a byte-order mark moves no column") {
  const LineIndex lines("\xEF\xBB\xBF" "ab\nc");
  CHECK(lines.at(0).column == 1);
  CHECK(lines.at(3).column == 1);
  CHECK(lines.at(4).column == 2);
  CHECK(lines.at(6).line == 2);
  CHECK(lines.at(6).column == 1);
}
