// What every format must hold, shown on one article with one finding.
#include "report/json_form.h"
#include "report/renderer.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "report/sample.h"

using namespace assay;

namespace {

std::string rendered(std::string_view format, const CheckedArticle& checked, bool extract = false, bool color = false) {
  std::ostringstream out;
  const auto renderer =
      extract ? extract_renderer(format, out, {color, false}) : check_renderer(format, out, {color, false});
  REQUIRE(renderer);
  renderer->begin();
  renderer->article(checked);
  renderer->end();
  return out.str();
}

}  // namespace

TEST_CASE("text: place, sentence, the marked line, the reference, the remedy, the summary") {
  const auto text = rendered("text", sample());
  CHECK(
      text.starts_with("draft one.txt:3:12: error: 353 t is the export of metal. [label-mismatch]\n"
                       "   3 | Exports of ore rose to 353 tons in June.\n"
                       "     |            ^~~\n"));
  CHECK(text.find("reference: 353 t, export of metal, 2025-06; The customs, 2025-07-20, https://example.org/july\n") !=
        std::string::npos);
  CHECK(text.find("write “metal” instead of “ore”\n") != std::string::npos);
  CHECK(text.find("1 article, 1 claim: 0 supported, 1 refuted") != std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("text: colours only where asked for") {
  CHECK(rendered("text", sample(), false, true).find("\x1b[1;31m") != std::string::npos);
}

TEST_CASE("json: one object with articles, claims and findings, as the interfaces name their fields") {
  const auto json = Json::parse(rendered("json", sample()));
  REQUIRE(json.at("articles").size() == 1);
  CHECK(json["articles"][0]["published"] == "2025-07-21");
  const auto& claim = json.at("claims").at(0);
  CHECK(claim.at("id") == "c1");
  CHECK(claim.at("quote") == "353 tons");
  CHECK(claim.at("value").dump() == "353");
  CHECK(claim.at("low") == 352.5);
  CHECK(claim.at("fair_high").is_null());
  CHECK(claim.at("origin").is_null());
  CHECK(claim.at("base").is_null());
  CHECK(claim.at("from") == Json{{"period", "inferred"}});
  CHECK(claim.at("line") == 3);
  CHECK(claim.at("column") == 24);
  CHECK(claim.at("verdict") == "refuted");
  CHECK_FALSE(claim.contains("source_start"));
  const auto& finding = json.at("findings").at(0);
  CHECK(finding.at("claims") == Json{"c1"});
  CHECK(finding.at("evidence").at(0).at("value").dump() == "353");
  CHECK(finding.at("suggestion").at("text") == "metal");
}

TEST_CASE("json: ranges are pairs, and inputs that are not UTF-8 keep their own offsets") {
  auto checked = sample();
  checked.claims[0].value_high = 360.5;
  checked.article.anchors = {{0, 2}};
  const auto json = Json::parse(rendered("jsonl", checked, true));
  CHECK(json.at("value") == Json{353, 360.5});
  CHECK(json.contains("source_start"));
  CHECK_FALSE(json.contains("verdict"));
}

TEST_CASE("every format survives bytes that are no UTF-8") {
  auto checked = sample("Shipments\xFF\n\nExports of ore rose to 353 tons in June\xC3.\n");
  checked.findings[0].evidence[0].note = "\xFE";
  checked.article.doc =
      "dr\xE4"
      "ft.txt";
  for (const auto& format : check_formats()) CHECK_NOTHROW(rendered(format, checked));
  CHECK_NOTHROW(Json::parse(rendered("json", checked)));
  CHECK_NOTHROW(Json::parse(rendered("sarif", checked)));
}

TEST_CASE("sarif: 2.1.0 with a result, a region and a fix") {
  const auto json = Json::parse(rendered("sarif", sample()));
  CHECK(json.at("version") == "2.1.0");
  const auto& run = json.at("runs").at(0);
  CHECK(run.at("tool").at("driver").at("rules").at(0).at("id") == "label-mismatch");
  const auto& result = run.at("results").at(0);
  CHECK(result.at("level") == "error");
  const auto& place = result.at("locations").at(0).at("physicalLocation");
  CHECK(place.at("artifactLocation").at("uri") == "draft%20one.txt");
  CHECK(place.at("region") == Json{{"startLine", 3}, {"startColumn", 12}, {"endLine", 3}, {"endColumn", 15}});
  CHECK(
      result.at("fixes").at(0).at("artifactChanges").at(0).at("replacements").at(0).at("insertedContent").at("text") ==
      "metal");
}

TEST_CASE("no articles: every format is still well-formed") {
  for (const auto& format : {"json", "sarif"}) {
    std::ostringstream out;
    const auto renderer = check_renderer(format, out, {});
    renderer->begin();
    renderer->end();
    CHECK_NOTHROW(Json::parse(out.str()));
  }
  std::ostringstream out;
  CHECK(check_renderer("nothing", out, {}) == nullptr);
}

TEST_CASE("extract, text: a claim a line") {
  CHECK(rendered("text", sample(), true).starts_with("draft one.txt:3:24: “353 tons” quantity 353 t | export of ore"));
}
