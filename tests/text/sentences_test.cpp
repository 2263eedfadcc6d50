#include "text/sentences.h"

#include <doctest/doctest.h>

#include <chrono>
#include <random>

using namespace assay;

namespace {

using Lines = std::vector<std::string>;

SentenceSplitter& splitter() {
  static SentenceSplitter one({"U.S.", "No.", "Dr.", "St.", "Inc.", "Jan.", "approx.", "vs.", "kg.", "a.m.", "p.m."}, {"the", "in", "it", "but"});
  return one;
}

Lines sentences(const std::string& text) {
  std::vector<Span> spans;
  splitter().split(text, {0, static_cast<std::uint32_t>(text.size())}, spans);
  Lines out;
  for (const Span span : spans) out.emplace_back(span.of(text));
  return out;
}

}  // namespace

TEST_CASE("sentences end where news ends them") {
  CHECK(sentences("Tin rose. Zinc fell!  Why? Nobody knows.") == Lines{"Tin rose.", "Zinc fell!", "Why?", "Nobody knows."});
  CHECK(sentences("\xE2\x80\x9CTin rose.\xE2\x80\x9D He smiled.") == Lines{"\xE2\x80\x9CTin rose.\xE2\x80\x9D", "He smiled."});
  CHECK(sentences("") == Lines{});
  CHECK(sentences("  \n ") == Lines{});
  CHECK(sentences("no end at all") == Lines{"no end at all"});
}

TEST_CASE("text of the news' own signs ends where ICU ends it") {
  // A line of Japanese is read by ICU, and with it all of its block.
  const std::string other = "\n\xE3\x81\x82";
  const std::vector<std::string> signs{"a",  "b", "A",  "B",  "1",  ".",      ".",      "!",       "?",           " ",           " ",           "\n", "\r\n",
                                       ",",  "-", "\"", "(",  ")",  "'",      "%",      "\xC2\xA0", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x99",
                                       ": ", "$", "x.", "Y.", "é", "\xC3\x89", "\xC3\x9F", "\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x82\xAC", "\t", "\xC3\x97"};
  std::mt19937 random(20250721);
  std::uniform_int_distribution<std::size_t> any(0, signs.size() - 1), length(1, 14);
  std::size_t wrong = 0;
  for (int round = 0; round < 60000 && wrong < 3; ++round) {
    std::string text = "Tin";
    for (std::size_t n = length(random); n > 0; --n) text += signs[any(random)];
    text += "z.";
    Lines plain = sentences(text), icu = sentences(text + other);
    // The last line is a sentence of its own, or goes on with the last one.
    std::string joined, all;
    for (const auto& sentence : plain) joined += sentence + "|";
    for (const auto& sentence : icu) all += sentence + "|";
    if (all.starts_with(joined.substr(0, joined.size() - 1))) continue;
    ++wrong;
    CAPTURE(text);
    CHECK(all == joined);
  }
}

TEST_CASE("no sentence ends at an abbreviation, an initial, a decimal or a list number") {
  for (const char* one : {"The U.S. President met Dr. Menendez in St. Louis.", "Announcement No. 18 cites J. Smith vs. Acme Inc. of May.", "It rose 38.1% to 3.2 million.",
                          "Exports to the U.S. rose.", "1. Vivo sold most.", "On Jan. 5 it fell.", "Approx. 5 tons.", "Sales fell, e.g. China's.", "Yahoo! shares rose.",
                          "At 8:30 a.m. 5 ships left.", "The D.C. Circuit ruled."}) {
    CAPTURE(one);
    CHECK(sentences(one) == Lines{one});
  }
}

TEST_CASE("the letters before a full stop tell abbreviations from words that end like them") {
  CHECK(sentences("Buyers took 40 kg. Japan took more.") == Lines{"Buyers took 40 kg. Japan took more."});
  CHECK(sentences("Vs. Spain it was ahead.") == Lines{"Vs. Spain it was ahead."});
  CHECK(sentences("Approx. Ten were left.") == Lines{"Approx. Ten were left."});
  CHECK(sentences("The song is by the Elvs. Spain won.") == Lines{"The song is by the Elvs.", "Spain won."});
}

TEST_CASE("after an abbreviation a sentence ends before a word that starts one") {
  CHECK(sentences("Exports went to the U.S. The rest stayed.") == Lines{"Exports went to the U.S.", "The rest stayed."});
  CHECK(sentences("He works for Acme Inc. But not for long.") == Lines{"He works for Acme Inc.", "But not for long."});
  CHECK(sentences("It ended at 5 p.m. In June it began.") == Lines{"It ended at 5 p.m.", "In June it began."});
}

TEST_CASE("a missing space does not hide the end of a sentence") {
  CHECK(sentences("Tin rose in June.Exports fell.") == Lines{"Tin rose in June.", "Exports fell."});
  CHECK(sentences("It rose by 5%.Exports fell.") == Lines{"It rose by 5%.", "Exports fell."});
  CHECK(sentences("It rose to 353.Exports fell.") == Lines{"It rose to 353.", "Exports fell."});
  CHECK(sentences("See www.example.Com/Tin for it.") == Lines{"See www.example.Com/Tin for it."});
  CHECK(sentences("The U.S.-China truce holds.") == Lines{"The U.S.-China truce holds."});
}

TEST_CASE("a line end inside a block ends no sentence") {
  CHECK(sentences("Tin rose by a tenth\nin June. Zinc\r\nfell.") == Lines{"Tin rose by a tenth\nin June.", "Zinc\r\nfell."});
  CHECK(sentences("Shipped to the U.S.\nPresident today.") == Lines{"Shipped to the U.S.\nPresident today."});
}

TEST_CASE("spans are of the whole text, and are added") {
  const std::string text = "Head. \xE2\x82\xAC 5 rose. Two fell. Tail.";
  std::vector<Span> spans{{0, 5}};
  splitter().split(text, {6, 27}, spans);
  REQUIRE(spans.size() == 3);
  CHECK(spans[1].of(text) == "\xE2\x82\xAC 5 rose.");
  CHECK(spans[2].of(text) == "Two fell.");
}

TEST_CASE("a splitter without data and a moved one work") {
  SentenceSplitter plain({});
  SentenceSplitter moved(std::move(plain));
  const std::string text = "One. Two.";
  std::vector<Span> spans;
  moved.split(text, {0, 9}, spans);
  CHECK(spans.size() == 2);
}

TEST_CASE("long lines take linear time") {
  const auto seconds = [](const std::string& unit, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += unit;
    std::vector<Span> spans;
    const auto begin = std::chrono::steady_clock::now();
    splitter().split(text, {0, static_cast<std::uint32_t>(text.size())}, spans);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  // Quadratic work on these would take minutes.
  for (const char* unit : {"Tin rose 5% in the U.S. in June. ", "What? ", "x", ".", "\"", "a.B", "! (", "\n", "U.S. ", "\xE2\x80\x9D. "}) {
    CAPTURE(unit);
    CHECK(seconds(unit, 1 << 20) < 10);
  }
}
