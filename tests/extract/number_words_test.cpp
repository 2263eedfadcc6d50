// Number words against ICU's spell-out generator: what it writes, the scanner reads back.
#include <doctest/doctest.h>
#include <unicode/rbnf.h>

#include <algorithm>
#include <string>

#include "rule_pack.h"

namespace assay::test {
namespace {

class Speller {
 public:
  Speller() {
    UErrorCode status = U_ZERO_ERROR;
    format_ = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, icu::Locale::getEnglish(), status);
    REQUIRE(U_SUCCESS(status));
  }
  // Verbose: "two hundred and five", which ICU writes with commas from 1,100 on; the news leaves them out.
  std::string spell(int n, bool verbose) const {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString words;
    icu::FieldPosition nowhere;
    format_->format(n, verbose ? "%spellout-cardinal-verbose" : "%spellout-cardinal", words, nowhere, status);
    REQUIRE(U_SUCCESS(status));
    std::string out;
    words.toUTF8String(out);
    out.erase(std::remove(out.begin(), out.end(), ','), out.end());
    return out;
  }

 private:
  std::unique_ptr<icu::RuleBasedNumberFormat> format_;
};

void reads_back(bool verbose, char hyphen) {
  const Speller speller;
  std::size_t wrong = 0;
  for (int n = 2; n <= 9999; ++n) {
    std::string words = speller.spell(n, verbose);
    std::replace(words.begin(), words.end(), '-', hyphen);
    const auto seen = figures_in("They sold " + words + " ships there.");
    if (seen.size() == 1 && seen[0].quote == words && seen[0].figure.number.value == n) continue;
    if (++wrong > 10) continue;
    std::string got;
    for (const auto& s : seen) got += " “" + s.quote + "” = " + std::to_string(s.figure.number.value);
    FAIL_CHECK(n << " “" << words << "”: read" << (got.empty() ? " nothing" : got));
  }
  CHECK(wrong == 0);
}

TEST_CASE("number words from 2 to 9,999 as ICU spells them") { reads_back(false, '-'); }
TEST_CASE("number words with “and”") { reads_back(true, '-'); }
TEST_CASE("number words without hyphens") { reads_back(false, ' '); }

TEST_CASE("scale words over the spelled numbers") {
  struct Row {
    const char* words;
    double value;
  };
  for (const Row& row : {Row{"two million", 2e6}, Row{"twenty-one million", 21e6}, Row{"three billion", 3e9}, Row{"a million", 1e6}, Row{"a hundred", 100},
                         Row{"one hundred thousand", 1e5}, Row{"one and a half million", 1.5e6}, Row{"half a million", 5e5}, Row{"a quarter of a million", 2.5e5},
                         Row{"two and a half thousand", 2500}, Row{"a dozen", 12}, Row{"two dozen", 24}, Row{"half a dozen", 6}, Row{"1.2 million", 1.2e6},
                         Row{"five hundred thousand", 5e5}, Row{"one million two hundred thousand", 1.2e6}}) {
    CAPTURE(std::string(row.words));
    const auto seen = figures_in("They sold " + std::string(row.words) + " ships there.");
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].quote == row.words);
    CHECK(seen[0].figure.number.value == doctest::Approx(row.value));
  }
}

TEST_CASE("two numbers side by side stay two") {
  for (const char* text : {"They sold five and six ships.", "They sold twenty, thirty ships."}) {
    CAPTURE(std::string(text));
    CHECK(figures_in(text).size() == 2);
  }
}

TEST_CASE("fractions") {
  struct Row {
    const char* words;
    double value;
  };
  for (const Row& row : {Row{"two-thirds", 2.0 / 3}, Row{"two thirds", 2.0 / 3}, Row{"a third", 1.0 / 3}, Row{"three-quarters", 0.75}, Row{"half", 0.5},
                         Row{"one in five", 0.2}, Row{"a quarter", 0.25}, Row{"four-fifths", 0.8}}) {
    CAPTURE(std::string(row.words));
    const auto seen = figures_in("They sold " + std::string(row.words) + " of the ships.");
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].quote == row.words);
    CHECK(seen[0].figure.number.value == doctest::Approx(row.value));
    CHECK(seen[0].figure.type == FigureType::fraction);
  }
}

TEST_CASE("scales of a sign or a letter after digits") {
  struct Row {
    const char *text, *quote;
    double value;
  };
  for (const Row& row : {Row{"It paid $1.5bn there.", "$1.5bn", 1.5e9}, Row{"It paid £45m there.", "£45m", 45e6}, Row{"It moved 3.2m tonnes there.", "3.2m tonnes", 3.2e6},
                         Row{"It paid €900k there.", "€900k", 9e5}, Row{"It sold 102.81Mt there.", "102.81Mt", 102.81}}) {
    CAPTURE(std::string(row.text));
    const auto seen = figures_in(row.text);
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].quote == row.quote);
    CHECK(seen[0].figure.number.value == doctest::Approx(row.value));
  }
}

TEST_CASE("offsets hold beside characters of several bytes") {
  const std::string text = "“Café” sold about 353\u00A0tonnes — 38,1\u202F% — of mag\u00ADnets.";
  const auto seen = figures_in(text, DecimalStyle::comma);
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].quote == "353\u00A0tonnes");
  CHECK(seen[0].figure.hedge == Hedge::about);
  CHECK(seen[1].quote == "38,1\u202F%");
}

}  // namespace
}  // namespace assay::test
