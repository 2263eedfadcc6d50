// docs/schema says what the program writes: every field written is described, every required field is written.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "report/fact_form.h"
#include "report/renderer.h"
#include "report/report_renderer.h"
#include "report/sample.h"

using namespace assay;

namespace {

Json schema(const std::string& name) {
  std::ifstream file(std::string(ASSAY_SOURCE_DIR) + "/docs/schema/" + name + ".schema.json");
  REQUIRE(file);
  return Json::parse(file);
}

void check_fields(const Json& object, const Json& described) {
  for (const auto& [field, value] : object.items()) {
    REQUIRE_MESSAGE(described.at("properties").contains(field), field << " is written and not described");
    const auto& property = described.at("properties").at(field);
    if (!property.contains("enum")) continue;
    const auto& names = property.at("enum");
    CHECK_MESSAGE(std::find(names.begin(), names.end(), value) != names.end(),
                  field << " has the value " << value.dump());
  }
  for (const auto& field : described.at("required"))
    CHECK_MESSAGE(object.contains(field), field << " is required and not written");
}

// Every field that may be there is.
CheckedArticle full_sample() {
  auto checked = sample();
  checked.article.anchors = {{0, 2}};
  auto& claim = checked.claims[0];
  claim.key.qualifiers["currency"] = "USD";
  claim.in_headline = claim.ambiguous_unit = true;
  claim.rule = "figure.unit";
  claim.verdict = Verdict::not_enough_evidence;
  claim.verdict_reason = "no reference data";
  claim.from = {Provenance::sentence, Provenance::paragraph, Provenance::earlier,
                Provenance::headline, Provenance::default_,  Provenance::dateline};
  Evidence other;
  other.kind = Evidence::Kind::claim;
  other.id = "c1";
  checked.findings[0].evidence.push_back(other);
  return checked;
}

Json written(const CheckedArticle& checked) {
  std::ostringstream out;
  const auto renderer = check_renderer("json", out, {});
  renderer->begin();
  renderer->article(checked);
  renderer->end();
  return Json::parse(out.str());
}

}  // namespace

TEST_CASE("a fact sheet is described, and the other way round") {
  Tellings told;
  told.sources = {{"a.txt", "", "", std::nullopt}, {"https://example.org/b", "example.org", "Ore", Date{2025, 7, 21}}};
  Telling telling;
  telling.claim = sample().claims[0];
  telling.line = telling.column = 1;
  told.claims = {telling, telling};
  told.claims[1].source = 1;
  FactSheet bare;
  bare.name = "Ore";
  bare.lines = {{0, SheetLine::Stand::agrees, "353 tons", "", "", std::nullopt}};
  FactSheet full = bare;
  full.about.form = Constraint::Form::ratio;
  full.implied = Interval{1, Interval::kInfinity};
  full.severity = Severity::warning;
  full.lines.push_back({1, SheetLine::Stand::aside, "353 tons", "label-mismatch", "Why.", 0});
  full.reference = {{sample().findings[0].evidence[0], "353 t"}};
  const auto fact = schema("report").at("properties").at("facts").at("items");
  for (const FactSheet& sheet : {bare, full}) {
    const Json json = Json::parse(dump(fact_json(sheet, told)));
    check_fields(json, fact);
    check_fields(json.at("cell"), fact.at("properties").at("cell"));
    for (const auto& claim : json.at("claims")) check_fields(claim, fact.at("properties").at("claims").at("items"));
    for (const auto& reference : json.at("reference")) check_fields(reference, fact.at("properties").at("reference").at("items"));
    if (!json.at("implied").is_null()) check_fields(json.at("implied"), fact.at("properties").at("implied").at("oneOf").at(1));
  }
  std::ostringstream out;
  const auto renderer = report_renderer("json", out);
  renderer->article(sample());
  renderer->fact(fact_json(full, told));
  renderer->end();
  check_fields(Json::parse(out.str()), schema("report"));
}

TEST_CASE("what is written is described, and the other way round") {
  for (const auto& checked : {sample(), full_sample()}) {
    const auto json = written(checked);
    check_fields(json, schema("check"));
    check_fields(json.at("articles").at(0), schema("check").at("properties").at("articles").at("items"));
    check_fields(json.at("claims").at(0), schema("claim"));
    check_fields(json.at("claims").at(0).at("from"),
                 Json{{"properties", schema("claim").at("properties").at("from").at("properties")},
                      {"required", Json::array()}});
    const auto finding = schema("finding");
    check_fields(json.at("findings").at(0), finding);
    const auto& kinds = finding.at("properties").at("evidence").at("items").at("oneOf");
    for (const auto& evidence : json.at("findings").at(0).at("evidence"))
      check_fields(evidence, kinds.at(evidence.at("kind") == "reference" ? 0 : 1));
    check_fields(json.at("findings").at(0).at("suggestion"),
                 finding.at("properties").at("suggestion").at("oneOf").at(1));
  }
}

namespace {

Json reviews_of(const CheckedArticle& checked) {
  std::ostringstream out;
  const auto renderer = report_renderer("claimreview", out);
  renderer->article(checked);
  renderer->end();
  return Json::parse(out.str());
}

void check_review(const Json& review, const Json& root) {
  const auto& described = root.at("properties").at("@graph").at("items");
  check_fields(review, described);
  const auto field = [&](const Json& of, const char* name) -> const Json& { return of.at("properties").at(name); };
  check_fields(review.at("itemReviewed"), field(described, "itemReviewed"));
  check_fields(review.at("itemReviewed").at("appearance"), field(field(described, "itemReviewed"), "appearance"));
  check_fields(review.at("reviewRating"), field(described, "reviewRating"));
  check_fields(review.at("author"), root.at("$defs").at("organization"));
  if (review.contains("isBasedOn"))
    for (const auto& source : review.at("isBasedOn")) check_fields(source, field(described, "isBasedOn").at("items"));
}

}  // namespace

TEST_CASE("claim reviews are described, and say what the verdict and the finding say") {
  const Json root = schema("claimreview");
  auto checked = full_sample();
  checked.claims[0].verdict = Verdict::refuted;
  checked.claims[0].attribution = "The customs";
  checked.claims[0].sentence.end = static_cast<std::uint32_t>(checked.article.text.size());
  const Json written = reviews_of(checked);
  check_fields(written, root);
  REQUIRE(written.at("@graph").size() == 1);
  const Json review = written.at("@graph")[0];
  check_review(review, root);
  CHECK(review.at("claimReviewed") == "Exports of ore rose to 353 tons in June.");
  CHECK(review.at("itemReviewed").at("text") == "353 tons");
  CHECK(review.at("itemReviewed").at("author").at("name") == "The customs");
  CHECK(review.at("reviewRating").at("ratingValue") == 1);
  CHECK(review.at("reviewAspect") == "label-mismatch");
  CHECK(review.at("isBasedOn").size() == 2);
}

TEST_CASE("claim reviews: what was judged, and nothing else") {
  auto checked = sample();
  const auto rating = [&]() -> int {
    const Json graph = reviews_of(checked).at("@graph");
    if (graph.empty()) return 0;
    check_review(graph[0], schema("claimreview"));
    return graph[0].at("reviewRating").at("ratingValue");
  };
  checked.findings[0].severity = Severity::warning;
  CHECK(rating() == 2);
  checked.claims[0].verdict = Verdict::not_enough_evidence;
  CHECK(rating() == 3);
  checked.findings[0].suppressed = "the office says so itself";
  CHECK(rating() == 0);
  checked.claims[0].verdict = Verdict::refuted;
  CHECK(rating() == 0);
  checked.findings.clear();
  CHECK(rating() == 1);
  checked.claims[0].verdict = Verdict::conflicting;
  CHECK(rating() == 3);
  checked.claims[0].verdict = Verdict::supported;
  CHECK(rating() == 5);
  checked.claims[0].verdict = Verdict::not_checkable;
  CHECK(rating() == 0);
}
