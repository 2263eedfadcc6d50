// docs/schema says what the program writes: every field written is described, every required field is written.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "report/renderer.h"
#include "report/sample.h"

using namespace assay;
using Json = nlohmann::json;

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
