// A broken rule file is refused with its file, its line, and what to do.
#include <doctest/doctest.h>

#include "rule_pack.h"

namespace assay::test {
namespace {

struct Broken {
  const char* what;
  const char* file;
  int line;
  const char* text;
  const char* cause;  // a part of it
};

void is_refused(const Broken& broken) {
  CAPTURE(std::string(broken.what));
  const PackFolder folder("broken");
  folder.write(broken.file, broken.text);
  const auto loaded = Language::load({std::string(ASSAY_SOURCE_DIR) + "/rules", folder.root()});
  REQUIRE_FALSE(loaded);
  const Error& error = loaded.error();
  CHECK_MESSAGE(error.file.find(broken.file) != std::string::npos, error.text());
  CHECK_MESSAGE(error.line == broken.line, error.text());
  CHECK_MESSAGE(error.cause.find(broken.cause) != std::string::npos, error.text());
  CHECK_MESSAGE(!error.remedy.empty(), error.text());
}

TEST_CASE("broken lexicon files") {
  for (const Broken& broken :
       {Broken{"no JSON", "lexicon/x.json", 3, "{\"about\": \"x\",\n \"groups\": [\n  {\"class\": \"unit\",, }]}", "not valid JSON"},
        Broken{"no groups", "lexicon/x.json", 1, "{\"about\": \"x\"}", "no array `groups`"},
        Broken{"a group without a class", "lexicon/x.json", 3, "{\"about\": \"x\",\n \"groups\": [\n  {\"terms\": [\"firkin\"]}]}", "no `class`"},
        Broken{"a group without terms", "lexicon/x.json", 4,
               "{\"about\": \"x\",\n \"groups\": [\n  {\"class\": \"unit\", \"code\": \"t\", \"terms\": [\"firkin\"]},\n  {\"class\": \"unit\", \"code\": \"t\"}]}",
               "no `terms`"},
        Broken{"a term that is a number", "lexicon/x.json", 2, "{\"about\": \"x\", \"groups\": [\n  {\"class\": \"unit\", \"terms\": [7]}]}", "not a text"},
        Broken{"a group that is a text", "lexicon/x.json", 2, "{\"about\": \"x\", \"groups\": [\n  \"unit\"]}", "not an object"},
        Broken{"an attribute that is an object", "lexicon/x.json", 2,
               "{\"about\": \"x\", \"groups\": [\n  {\"class\": \"unit\", \"terms\": [\"firkin\"], \"factor\": {}}]}", "`factor`"}})
    is_refused(broken);
}

// A grammar file with one rule on its third line.
std::string grammar(const std::string& rule) { return "{\"about\": \"x\", \"storey\": \"figures\",\n \"rules\": [\n  " + rule + "]}"; }

TEST_CASE("broken grammar files") {
  const std::string good = R"("makes": "bare", "is": ["figure"], "reason": "x", "for": ["It sold «7» there."])";
  const std::vector<std::pair<std::string, std::string>> rules{
      {R"({"pattern": "number", )" + good + "}", "no `name`"},
      {R"({"name": "x", )" + good + "}", "no `pattern`"},
      {R"({"name": "x", "pattern": "number", "makes": "bare", "is": ["figure"], "for": ["«7»"]})", "no `reason`"},
      {R"({"name": "x", "pattern": "number", "makes": "bare", "is": ["figure"], "reason": "x"})", "no example"},
      {R"({"name": "x", "pattern": "number", "colour": "red", )" + good + "}", "no `colour`"},
      {R"({"name": "bare", "pattern": "number", )" + good + "}", "two rules named `bare`"},
      {R"({"name": "x", "pattern": "numbre", )" + good + "}", "no class `numbre`"},
      {R"({"name": "x", "pattern": "LOST number", )" + good + "}", "no macro `LOST`"},
      {R"({"name": "x", "pattern": "(number", )" + good + "}", "is not closed"},
      {R"({"name": "x", "pattern": "number?", )" + good + "}", "where there is no word"},
      {R"({"name": "x", "pattern": "number", "sets": {"kind": 7}, )" + good + "}", "`sets.kind`"},
      {R"("a rule")", "not an object"},
  };
  for (const auto& [rule, cause] : rules) is_refused({rule.c_str(), "grammar/x.json", 3, grammar(rule).c_str(), cause.c_str()});
}

TEST_CASE("more quoted words than there is room for") {
  std::string words = "'w0'";
  for (std::size_t i = 1; i <= kMaxClasses; ++i) words += " | 'w" + std::to_string(i) + "'";
  const PackFolder folder("crowded");
  folder.write("grammar/x.json", grammar(R"x({"name": "x", "pattern": "number ()x" + words + R"x()", "makes": "bare", "is": ["figure"], "reason": "x", "for": ["It sold «7» w0."]})x"));
  const auto loaded = Language::load({std::string(ASSAY_SOURCE_DIR) + "/rules", folder.root()});
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().cause.find("classes and quoted words") != std::string::npos);
}

TEST_CASE("a grammar file that names no storey") {
  is_refused({"no storey", "grammar/x.json", 1, "{\"about\": \"x\", \"rules\": []}", "names no `storey`"});
  is_refused({"no JSON", "grammar/x.json", 2, "{\"about\": \"x\",\n oops}", "not valid JSON"});
}

TEST_CASE("a folder that is no rules folder") {
  const auto loaded = Language::load({"/nowhere/at/all"});
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().cause.find("cannot be read") != std::string::npos);
  CHECK_FALSE(loaded.error().remedy.empty());
}

TEST_CASE("a newsroom's own unit works without a compiler") {
  const PackFolder folder("firkin");
  folder.write("lexicon/x.json",
               R"({"about": "Beer.", "groups": [{"class": "unit", "code": "[firkin]", "dimension": "volume", "factor": 0.0409, "terms": ["firkin", "firkins"]}]})");
  const auto loaded = Language::load({std::string(ASSAY_SOURCE_DIR) + "/rules", folder.root()});
  REQUIRE(loaded);
  Scanner scanner(**loaded);
  const std::string text = "The brewery sold 353 firkins in May.";
  std::string quote, code;
  scanner.begin_article(DecimalStyle::point);
  scanner.scan(text, {0, static_cast<std::uint32_t>(text.size())}, [&](Scan& scan) {
    REQUIRE(scan.figures.size() == 1);
    quote = scan.figures[0].span.of(text);
    REQUIRE(scan.figures[0].unit);
    code = scan.figures[0].unit->text("code");
  });
  CHECK(quote == "353 firkins");
  CHECK(code == "[firkin]");
}

TEST_CASE("the lexicon answers in words") {
  const Lexicon& lexicon = language().lexicon();
  REQUIRE(lexicon.find_term("product", "rare-earth magnets"));
  CHECK(lexicon.find_term("product", "rare earth magnets")->id == "rare-earth-magnets");
  CHECK(lexicon.find("product", "no-such-thing") == nullptr);
  CHECK(lexicon.product_label("school-places") == "school places");
  CHECK(lexicon.includes("copper", "copper"));
  CHECK_FALSE(lexicon.includes("copper", "coffee"));
  REQUIRE(lexicon.find("unit", "kg"));
  CHECK(lexicon.find("unit", "kg")->number("factor", 0) == doctest::Approx(0.001));
}

}  // namespace
}  // namespace assay::test
