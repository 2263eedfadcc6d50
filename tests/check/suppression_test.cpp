// Findings that an editor lets stand.
#include "check/suppression.h"

#include <doctest/doctest.h>

#include "gold.h"

using namespace assay;
using namespace assay::testing;

namespace {

const CheckRules& rules() {
  static const CheckRules loaded = CheckRules::load({std::string(ASSAY_SOURCE_DIR) + "/rules"}).value();
  return loaded;
}

struct Read {
  std::vector<Suppression> found;
  std::vector<Error> problems;
};

Read in_text(const std::string& text) {
  Article article;
  article.doc = "draft.md";
  article.text = text;
  Read out;
  out.found = suppressions_in(article, rules(), out.problems);
  return out;
}

Read in_file(const std::string& json) {
  Read out;
  out.found = suppressions_of_file(json, "draft.md.assay.json", rules(), out.problems);
  return out;
}

}  // namespace

TEST_CASE("comments name a rule, a quote and a reason") {
  const auto read = in_text(
      "One.\n\n<!-- assay-ignore label-mismatch \"353 tons\": the office's own word: magnets -->\n<!--assay-ignore "
      "arithmetic “up 5%”:\nrounded\nby them-->\n<!-- a note -->\n");
  CHECK(read.problems.empty());
  REQUIRE(read.found.size() == 2);
  CHECK(read.found[0].rule == "label-mismatch");
  CHECK(read.found[0].quote == "353 tons");
  CHECK(read.found[0].reason == "the office's own word: magnets");
  CHECK(read.found[0].line == 3);
  CHECK(read.found[1].quote == "up 5%");
  CHECK(read.found[1].reason == "rounded\nby them");
}

TEST_CASE("malformed comments are told with file, line and remedy") {
  for (const char* text :
       {"\n<!-- assay-ignore -->", "\n<!-- assay-ignore label-mismatch: why -->",
        "\n<!-- assay-ignore label-mismatch \"x\" -->", "\n<!-- assay-ignore label-mismatch \"x\": -->",
        "\n<!-- assay-ignore label-mistake \"x\": why -->", "\n<!-- assay-ignore label-mismatch \"x: why -->",
        "\n<!-- assay-ignore label-mismatch \"x\": why"}) {
    CAPTURE(text);
    const auto read = in_text(text);
    CHECK(read.found.empty());
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].file == "draft.md");
    CHECK(read.problems[0].line == 2);
    CHECK(read.problems[0].remedy != "");
  }
}

TEST_CASE("a file beside the text says the same; what is malformed leaves the rest alone") {
  const auto read = in_file(
      "{\"ignore\": [\n {\"rule\": \"arithmetic\", \"quote\": \"5%\", \"reason\": \"rounded\"},\n {\"rule\": "
      "\"arithmetic\", \"quote\": \"6%\"},\n"
      " {\"rule\": \"nonsense\", \"quote\": \"5%\", \"reason\": \"x\"}]}");
  REQUIRE(read.found.size() == 1);
  CHECK(read.found[0].reason == "rounded");
  REQUIRE(read.problems.size() == 2);
  CHECK(read.problems[0].line == 3);
  CHECK(read.problems[1].line == 4);
  CHECK(in_file("{\n\"ignore\": [").problems.at(0).line == 2);
  CHECK(in_file("[]").problems.size() == 1);
}

TEST_CASE("a suppression covers the finding at its words, and no other") {
  const Suppression s{"arithmetic", "or 417 tonnes", "why", "", 0, {}, false};
  const std::string text = "417 tonnes here, or 417 tonnes there";
  CHECK_FALSE(s.covers("arithmetic", {0, 10}, text));
  CHECK(s.covers("arithmetic", {20, 30}, text));
  CHECK_FALSE(s.covers("label-mismatch", {20, 30}, text));
}
