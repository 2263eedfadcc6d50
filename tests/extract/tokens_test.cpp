// Tokens: what is one, where it stands in the bytes, and how it folds.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/flat_table.h"
#include "extract/token.h"

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) all += "[" + word + "]";
    return all.c_str();
  }
};
}  // namespace doctest

namespace assay {
namespace {

struct Cut {
  std::vector<std::string> slices, folded, shapes;
};

Cut cut(std::string_view text) {
  static const char* const kShapes[] = {"word", "number", "hyphen", "dash", "symbol"};
  Tokens tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  // Each is looked up by the hash that it was read with, which is that of its folded form.
  WordTable words;
  for (const Token& t : tokens.list) words.id(tokens.fold(t));
  Tokens known;
  known.words = &words;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, known);
  REQUIRE(known.list.size() == tokens.list.size());
  for (std::size_t i = 0; i < known.list.size(); ++i) REQUIRE(known.list[i].word == words.find(tokens.fold(tokens.list[i])));
  Cut out;
  std::uint32_t end = 0;
  for (const Token& t : tokens.list) {
    REQUIRE(t.span.start >= end);  // in order, never overlapping
    REQUIRE(t.span.end > t.span.start);
    REQUIRE(t.span.end <= text.size());
    REQUIRE(t.word == 0);
    end = t.span.end;
    out.slices.emplace_back(t.span.of(text));
    out.folded.emplace_back(tokens.fold(t));
    out.shapes.emplace_back(kShapes[static_cast<int>(t.shape)]);
  }
  return out;
}

using Words = std::vector<std::string>;

TEST_CASE("words fold, positions do not") {
  CHECK(cut("China's exports").folded == Words{"china", "'s", "exports"});
  CHECK(cut("China’s exports").folded == Words{"china", "'s", "exports"});
  CHECK(cut("China’s exports").slices == Words{"China", "’s", "exports"});
  CHECK(cut("didn't").folded == Words{"did", "n't"});
  CHECK(cut("didn’t fall").slices == Words{"did", "n’t", "fall"});
  CHECK(cut("o'clock").folded == Words{"o'clock"});
  CHECK(cut("ÉTAT Ökostrom").folded == Words{"état", "ökostrom"});
}

TEST_CASE("dots vanish inside abbreviations only") {
  CHECK(cut("the U.S. bought").folded == Words{"the", "us", "bought"});
  CHECK(cut("at 4 p.m. on").folded.at(2) == "pm");
  CHECK(cut("It fell. It rose.").folded == Words{"it", "fell", ".", "it", "rose", "."});
}

TEST_CASE("soft hyphens are folded away and kept in the slice") {
  const auto t = cut("mag\u00ADnets fell");
  CHECK(t.folded == Words{"magnets", "fell"});
  CHECK(t.slices == Words{"mag\u00ADnets", "fell"});
}

TEST_CASE("numbers with their separators") {
  CHECK(cut("3,188 38.1% 1,234.5").slices == Words{"3,188", "38.1", "%", "1,234.5"});
  CHECK(cut("437 000 t").slices == Words{"437 000", "t"});
  CHECK(cut("437\u00A0000 t").slices == Words{"437\u00A0000", "t"});
  CHECK(cut("437\u00A0000 t").folded == Words{"437 000", "t"});
  CHECK(cut("437\u2009000\u2009250 t").folded == Words{"437 000 250", "t"});
  CHECK(cut("1'250'000 francs").folded.at(0) == "1 250 000");
  CHECK(cut("45.290 ton").folded.at(0) == "45.290");
  CHECK(cut("In 2025 300 left").slices == Words{"In", "2025", "300", "left"});  // four digits begin no group of three
  CHECK(cut("12 34 left").slices == Words{"12", "34", "left"});
  CHECK(cut("It was 5.").slices == Words{"It", "was", "5", "."});
  CHECK(cut("5, 6").slices == Words{"5", ",", "6"});
}

TEST_CASE("a no-break space parts a number from its unit") {
  CHECK(cut("353\u00A0tonnes").slices == Words{"353", "tonnes"});
  CHECK(cut("18,9\u202F%").slices == Words{"18,9", "%"});
}

TEST_CASE("letters with digits are one word, digits with letters are two tokens") {
  CHECK(cut("H20").slices == Words{"H20"});
  CHECK(cut("Q2").slices == Words{"Q2"});
  CHECK(cut("583kt").slices == Words{"583", "kt"});
  CHECK(cut("$1.2bn").slices == Words{"$", "1.2", "bn"});
}

TEST_CASE("the many dashes") {
  CHECK(cut("rare-earth").shapes == Words{"word", "hyphen", "word"});
  CHECK(cut("60–70%").shapes == Words{"number", "hyphen", "number", "symbol"});
  CHECK(cut("60–70%").folded == Words{"60", "-", "70", "%"});
  CHECK(cut("rose — then").shapes == Words{"word", "dash", "word"});
  CHECK(cut("rose - then").shapes == Words{"word", "dash", "word"});
  CHECK(cut("fell -3.4%").shapes == Words{"word", "symbol", "number", "symbol"});   // a sign
  CHECK(cut("fell −3.4%").folded == Words{"fell", "-", "3.4", "%"});                // U+2212
  CHECK(cut("(-1.6% m/m)").shapes.at(1) == "symbol");
  CHECK(cut("F-35").shapes == Words{"word", "hyphen", "number"});
}

TEST_CASE("quotation marks fold, emphasis is passed over") {
  CHECK(cut("“rare”").folded == Words{"\"", "rare", "\""});
  CHECK(cut("**353** _tonnes_").slices == Words{"353", "tonnes"});
}

TEST_CASE("glue and capitals") {
  Tokens tokens;
  const std::string text = "US exports: 5% Up";
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  const auto& list = tokens.list;
  REQUIRE(list.size() == 6);
  CHECK(list[0].all_upper);
  CHECK(list[0].upper_first);
  CHECK_FALSE(list[1].glued);
  CHECK(list[2].glued);  // the colon
  CHECK(list[4].glued);  // the per cent sign
  CHECK(list[5].upper_first);
  CHECK_FALSE(list[5].all_upper);
}

TEST_CASE("a word is the same wherever the text ends or a quote closes it") {
  // Plain words are read eight letters at a time: of every length, at the end of a text and inside one.
  const std::string letters = "Containerships", small = "containerships";
  for (std::size_t size = 1; size <= letters.size(); ++size) {
    const std::string word = letters.substr(0, size), folded = small.substr(0, size);
    CHECK(cut(word).folded == Words{folded});
    CHECK(cut(word + "'s port").folded == Words{folded, "'s", "port"});
    CHECK(cut(word + "s' port").folded == Words{folded + "s", "'", "port"});
    CHECK(cut(word + "é, x").slices == Words{word + "é", ",", "x"});
    CHECK(cut(word + "737 x").slices == Words{word + "737", "x"});
    CHECK(cut("a  " + word + "\n" + word).folded == Words{"a", folded, folded});
  }
}

TEST_CASE("only the range is read, and bad bytes are passed") {
  const std::string text = "abc 353 tonnes xyz";
  Tokens tokens;
  tokenize(text, {4, 14}, tokens);
  REQUIRE(tokens.list.size() == 2);
  CHECK(tokens.list[0].span.of(text) == "353");
  CHECK(tokens.list[1].span.of(text) == "tonnes");
  cut("353 \xC3( tonnes \xFF\xFE 4");  // no crash; order and bounds are checked in cut()
}

TEST_CASE("whether there is anything but ASCII is told") {
  for (const char* const text : {"Exports of 3,188.5 tonnes - it's 'more' than in *May*; U.S. don't", ""}) {
    Tokens tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(std::string_view(text).size())}, tokens);
    CHECK(tokens.ascii);
  }
  for (const char* const text : {"\xC3\xA9t\xC3\xA9", "caf\xC3\xA9", "China\xE2\x80\x99s", "3\xE2\x80\x89" "188", "a \xE2\x80\x94 b", "\xE2\x82\xAC" "5", "a\xC2\xA0" "b", "soft\xC2\xAD", "\xFF"}) {
    CAPTURE(std::string(text));
    Tokens tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(std::string_view(text).size())}, tokens);
    CHECK_FALSE(tokens.ascii);
    tokens.clear();
    CHECK(tokens.ascii);
  }
}

}  // namespace
}  // namespace assay
