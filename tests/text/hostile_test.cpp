// Whatever the bytes are, reading ends, blocks stand in order inside the text, and nothing is cut in the middle of a code point.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "text/charset.h"
#include "text/reading.h"

using namespace assay;

namespace {

void check_article(const Article& article) {
  REQUIRE(first_bad_utf8(article.text) == article.text.size());
  std::uint32_t last = 0;
  for (const Block& block : article.blocks) {
    REQUIRE(block.span.start >= last);
    REQUIRE(block.span.start < block.span.end);
    REQUIRE(block.span.end <= article.text.size());
    REQUIRE((static_cast<unsigned char>(article.text[block.span.start]) & 0xC0) != 0x80);
    REQUIRE((block.span.end == article.text.size() || (static_cast<unsigned char>(article.text[block.span.end]) & 0xC0) != 0x80));
    last = block.span.end;
  }
}

void check_bytes(const std::string& bytes) {
  for (const char* name : {"a.txt", "a.md"}) {
    const auto read = reader_for(name, "").read(bytes, name, test::with_rules());
    if (!read) continue;
    for (const Article& article : *read) check_article(article);
  }
}

std::string repeated(const std::string& unit, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += unit;
  return out;
}

}  // namespace

TEST_CASE("empty and nearly empty inputs") {
  for (const std::string bytes : {"", "\n", "\r", "\r\n\r\n", " ", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", "\xFF", "\xFF\xFE\x41", "---\n", "---\n---\n", "|", "- ", "1. ", "#", "\xC2\xA0"})
    check_bytes(bytes);
  CHECK(read_text("").blocks.empty());
  CHECK(read_text("\xEF\xBB\xBF").blocks.empty());
}

TEST_CASE("a byte-order mark stays in the text and outside the blocks") {
  const Article article = test::read("\xEF\xBB\xBF" "Tin rose by a tenth in June.");
  CHECK(article.text.size() == 31);
  CHECK(test::text_of(article, 0) == "Tin rose by a tenth in June.");
  CHECK(article.blocks[0].span.start == 3);
}

TEST_CASE("NULs in a text are kept, a file of NULs is refused") {
  const std::string text("Tin rose\0 by a tenth in June, and nobody at the harbour could say why it had.", 76);
  CHECK(test::read(text).text == text);
  check_bytes(text);
  const auto binary = reader_for("x", "").read(std::string(5000, '\0'), "x", {});
  REQUIRE_FALSE(binary);
  CHECK(binary.error().file == "x");
  CHECK_FALSE(binary.error().remedy.empty());
}

TEST_CASE("other formats are refused by name") {
  for (const char* bytes : {"%PDF-1.7 x", "PK\x03\x04 x", "\x1F\x8B\x08 x"}) CHECK_FALSE(reader_for("x", "").read(bytes, "x", {}));
  CHECK_FALSE(read_text("%PDF-1.7").warnings.empty());
}

TEST_CASE("a MiB of anything") {
  for (const char* unit : {"x", " ", "\n", "a\n", "- ", "> ", "| ", "*", "_", "`", "[", "(", "2025-07-21\n", "Latest\n", "By A\n", "\t", "\xE2\x80\x94", "\xFF", "\xE2", "1. a\n", "Tin rose 5%. ",
                           "Latest\nCopper climbs\nMore of it. And more.\n", "The same line of forty bytes and some more.\n", "&#0;", "<!-- ", "#\n", "a|b|c\n"}) {
    CAPTURE(unit);
    check_bytes(repeated(unit, 1 << 20));
  }
}

TEST_CASE("random bytes and random cuts of an article") {
  std::mt19937 random(20250721);
  const std::string article = "# Tin up\n\nBy Ines \xE2\x80\x94 2025-07-21\n\n| a | b |\n|---|---|\n| 5% | \xC3\xA9 |\n\n- Tin rose.\n\nLatest\nCopper climbs\nIt did.\n2025-12-05\n";
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = article.substr(random() % article.size());
    bytes.resize(random() % (bytes.size() + 1));
    for (unsigned k = random() % 4; k > 0 && !bytes.empty(); --k) bytes[random() % bytes.size()] = static_cast<char>(random());
    check_bytes(bytes);
  }
}

TEST_CASE("layout rules that cannot be read are refused with file and line") {
  const std::filesystem::path folder = std::filesystem::path(ASSAY_BINARY_DIR) / "layout-rules";
  std::filesystem::create_directories(folder);
  const auto load = [&](std::string_view text) {
    std::ofstream(folder / "layout.json") << text;
    return LayoutRules::load({folder});
  };
  const auto broken = load("{\n\"bylines\": [\"by\"\n");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().line >= 2);
  const auto unknown = load("{\n\n\"bylinez\": []}");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().line == 3);
  CHECK(unknown.error().cause.find("bylinez") != std::string::npos);
  CHECK_FALSE(load("{\"bylines\": [5]}"));
  CHECK_FALSE(load("[]"));
  CHECK(load("{\"bylines\": [\"Von\"]}")->bylines == std::vector<std::string>{"von"});
  CHECK(LayoutRules::load({folder / "nowhere"})->bylines.empty());
}
