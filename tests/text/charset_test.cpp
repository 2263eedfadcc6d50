#include "text/charset.h"

#include <doctest/doctest.h>

#include "text/reading.h"

using namespace assay;

namespace {

std::string utf16(std::u16string_view text, bool little, bool mark) {
  std::string out;
  const auto put = [&](char16_t unit) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    out += little ? low : high;
    out += little ? high : low;
  };
  if (mark) put(0xFEFF);
  for (const char16_t unit : text) put(unit);
  return out;
}

Article article_of(const Decoded& decoded) {
  Article article;
  article.text = decoded.text;
  article.anchors = decoded.anchors;
  return article;
}

std::uint32_t source_of(const Decoded& decoded, std::string_view piece) {
  return article_of(decoded).source_offset(static_cast<std::uint32_t>(decoded.text.find(piece)));
}

}  // namespace

TEST_CASE("valid UTF-8 is kept byte for byte, a mark included") {
  for (const std::string text : {"", "plain", "caf\xC3\xA9 \xE2\x80\x93 \xF0\x9F\x93\x88", "\xEF\xBB\xBFwith a mark", "\xEF\xBB\xBF"}) {
    const Decoded decoded = decode(text);
    CHECK(decoded.text == text);
    CHECK(decoded.encoding == "UTF-8");
    CHECK(decoded.anchors.empty());
    CHECK(decoded.warnings.empty());
  }
}

TEST_CASE("what is no UTF-8 is found at its first byte") {
  CHECK(first_bad_utf8("all is well, \xC3\xA9") == 15);
  CHECK(first_bad_utf8("0123456789\xFF") == 10);
  CHECK(first_bad_utf8("\xC0\xAF") == 0);              // overlong
  CHECK(first_bad_utf8("a\xED\xA0\x80") == 1);         // a surrogate
  CHECK(first_bad_utf8("ab\xF4\x90\x80\x80") == 2);    // above U+10FFFF
  CHECK(first_bad_utf8("abc\xE2\x82") == 3);           // cut off
  CHECK(first_bad_utf8("\x80") == 0);
}

TEST_CASE("UTF-16 of either order, with a mark or by its zeros, maps every code point back") {
  const std::u16string_view text = u"Stahl: 5 \u20AC je t, \u00FCber 3 Mt \U0001F4C8 Ende";
  for (const bool little : {true, false})
    for (const bool mark : {true, false}) {
      const Decoded decoded = decode(utf16(text, little, mark));
      CHECK(decoded.encoding == (little ? "UTF-16LE" : "UTF-16BE"));
      CHECK(decoded.text == "Stahl: 5 \xE2\x82\xAC je t, \xC3\xBC" "ber 3 Mt \xF0\x9F\x93\x88 Ende");
      CHECK(decoded.warnings.empty());
      const std::uint32_t base = mark ? 2 : 0;
      CHECK(source_of(decoded, "Stahl") == base);
      CHECK(source_of(decoded, "\xE2\x82\xAC") == base + 2 * 9);
      CHECK(source_of(decoded, " je") == base + 2 * 10);
      CHECK(source_of(decoded, "3 Mt") == base + 2 * text.find(u'3'));
      CHECK(source_of(decoded, " Ende") == base + 2 * text.find(u" Ende"));
      CHECK(article_of(decoded).source_offset(static_cast<std::uint32_t>(decoded.text.size())) == base + 2 * text.size());
    }
}

TEST_CASE("halves of UTF-16 pairs and an odd last byte become U+FFFD") {
  std::string bytes = utf16(u"rose 5% \xD800 again", true, true);
  bytes += 'x';
  const Decoded decoded = decode(bytes);
  CHECK(decoded.text.find("rose 5% \xEF\xBF\xBD") == 0);
  CHECK(decoded.text.ends_with("\xEF\xBF\xBD"));
  REQUIRE(decoded.warnings.size() == 1);
  CHECK(decoded.warnings[0].find("first at byte 18") != std::string::npos);
}

TEST_CASE("Windows-1252 where the bytes are no UTF-8") {
  const Decoded decoded = decode("China\x92s exports: \x80 5 \x96 caf\xE9.");
  CHECK(decoded.encoding == "windows-1252");
  CHECK(decoded.text == "China\xE2\x80\x99s exports: \xE2\x82\xAC 5 \xE2\x80\x93 caf\xC3\xA9.");
  CHECK(decoded.warnings.empty());
  CHECK(source_of(decoded, "s exports") == 6);
  CHECK(source_of(decoded, "\xE2\x82\xAC") == 17);
  CHECK(source_of(decoded, "caf") == 23);
  CHECK(source_of(decoded, ".") == 27);
}

TEST_CASE("damaged UTF-8 stays UTF-8, each bad place is one U+FFFD, and the warning counts") {
  const Decoded decoded = decode("na\xC3\xAFve caf\xC3\xA9 \xE2\x80\x93 \xFF 353 t \xE2\x82 end");
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.text == "na\xC3\xAFve caf\xC3\xA9 \xE2\x80\x93 \xEF\xBF\xBD 353 t \xEF\xBF\xBD end");
  REQUIRE(decoded.warnings.size() == 1);
  CHECK(decoded.warnings[0] == "2 places that are no UTF-8 became U+FFFD (first at byte 17)");
  CHECK(source_of(decoded, "353") == 19);
  CHECK(source_of(decoded, " end") == 27);
  CHECK(article_of(decoded).source_offset(static_cast<std::uint32_t>(decoded.text.size())) == 31);
}

TEST_CASE("source offsets hold for every code point of any damage") {
  // Slow and obviously right: encode each code point by itself and add up.
  const std::vector<std::pair<std::string, std::string>> parts{{"a", "a"}, {"\xC3\xA9", "\xC3\xA9"}, {"\xE2\x80\x93", "\xE2\x80\x93"},
                                                               {"\xEF\xBF\xBD", "\xFF"}, {"\xEF\xBF\xBD", "\xE2\x80"}};
  for (unsigned seed = 0; seed < 3125; ++seed) {
    std::string text, source = "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9";
    text = source;
    std::vector<std::pair<std::size_t, std::size_t>> starts;
    for (unsigned rest = seed, k = 0; k < 5; ++k, rest /= 5) {
      starts.emplace_back(text.size(), source.size());
      text += parts[rest % 5].first, source += parts[rest % 5].second;
      text += ' ', source += ' ';
    }
    const Decoded decoded = decode(source);
    REQUIRE(decoded.text == text);
    for (const auto& [at, from] : starts) REQUIRE(article_of(decoded).source_offset(static_cast<std::uint32_t>(at)) == from);
  }
}

TEST_CASE("lines and columns count from 1, columns in code points") {
  const LineIndex lines("one\ntw\xC3\xB6 \xE2\x82\xAC" "5\r\nthree\rfour");
  CHECK(lines.at(0).line == 1);
  CHECK(lines.at(0).column == 1);
  CHECK(lines.at(3).column == 4);
  CHECK(lines.at(4).line == 2);
  CHECK(lines.at(9).column == 5);
  CHECK(lines.at(12).column == 6);
  CHECK(lines.at(15).line == 3);
  CHECK(lines.at(21).line == 4);
  CHECK(lines.at(9999).line == 4);
  CHECK(lines.line_text(2) == "tw\xC3\xB6 \xE2\x82\xAC" "5");
  CHECK(lines.line_text(3) == "three");
  CHECK(lines.line_text(4) == "four");
  CHECK(lines.line_text(0).empty());
  CHECK(lines.line_text(5).empty());
  CHECK(LineIndex("").at(0).line == 1);
}
