#include "evaluate/scores.h"

#include <doctest/doctest.h>

#include "evaluate/pairing.h"
#include "evaluate/score_table.h"

using namespace assay;

namespace {

std::vector<std::string>& want(GoldClaim& claim, Dimension d) { return claim.want[static_cast<std::size_t>(d)]; }

GoldClaim gold(Span span, double value, std::string kind, std::string unit) {
  GoldClaim claim;
  claim.file = "gold.jsonl";
  claim.line = 1;
  claim.quote = "quote";
  claim.span = span;
  claim.value = value;
  claim.kind = kind;
  want(claim, Dimension::kind) = {kind};
  want(claim, Dimension::unit) = {unit};
  return claim;
}

Claim claim(Span span, double value, Kind kind, std::string unit) {
  Claim claim;
  claim.span = span;
  claim.value = value;
  claim.kind = kind;
  claim.unit = std::move(unit);
  return claim;
}

}  // namespace

TEST_CASE("66.67 % and 0.6667 are one value; 60 and 66 are not") {
  CHECK(same_value(gold({0, 5}, 66.67, "share", "%"), claim({0, 5}, 2.0 / 3, Kind::share, "1")));
  CHECK(same_value(gold({0, 5}, 353, "quantity", "t"), claim({0, 5}, 353, Kind::quantity, "t")));
  CHECK_FALSE(same_value(gold({0, 5}, 60, "share", "%"), claim({0, 5}, 66, Kind::share, "%")));
  CHECK_FALSE(same_value(gold({0, 5}, 7, "quantity", "t"), claim({0, 5}, 700, Kind::quantity, "t")));
  auto range = gold({0, 5}, 60, "share", "%");
  range.value_high = 70;
  auto got = claim({0, 5}, 60, Kind::share, "%");
  CHECK_FALSE(same_value(range, got));
  got.value_high = 70;
  CHECK(same_value(range, got));
}

TEST_CASE("a long quote meets the claim of its own value") {
  // “reached 3,188 tons, a 160% increase”, and “a 160% increase” by itself
  const std::vector<GoldClaim> wanted{gold({0, 35}, 3188, "quantity", "t"), gold({20, 35}, 160, "change", "%")};
  const std::vector<Claim> got{claim({8, 18}, 3188, Kind::quantity, "t"), claim({22, 26}, 160, Kind::change, "%")};
  const auto pairs = pair_up(wanted, got);
  CHECK(pairs[0] == 0);
  CHECK(pairs[1] == 1);
  CHECK_FALSE(pair_up(wanted, {got[1]})[0]);
}

TEST_CASE("recall, precision, wrong dimensions and whole keys") {
  Article article;
  article.doc = "a.txt";
  article.text = std::string(100, 'x');
  GoldArticle annotated;
  annotated.claims = {gold({0, 5}, 353, "quantity", "t"), gold({10, 15}, 5, "change", "%"),
                      gold({20, 25}, 2, "rank", "rank")};
  want(annotated.claims[0], Dimension::product) = {"ore"};
  want(annotated.claims[0], Dimension::period) = {"2025-06"};
  auto first = claim({0, 5}, 353, Kind::quantity, "t");
  first.key.product = "ore";
  const std::vector<Claim> got{first, claim({10, 15}, 5, Kind::change, "%"), claim({50, 55}, 9, Kind::count, "1")};
  Scores scores;
  score_claims(annotated, article, got, scores);
  CHECK(scores.all.wanted == 3);
  CHECK(scores.all.found == 2);
  CHECK(scores.all.recall() == doctest::Approx(2.0 / 3));
  CHECK(scores.all.precision() == doctest::Approx(2.0 / 3));
  CHECK(scores.figures().at("product") == 1);
  CHECK(scores.figures().at("period") == 0);
  CHECK(scores.whole_keys.right == 1);  // the second has no wanted dimension of the key
  CHECK(scores.whole_keys.of == 2);
  CHECK(scores.kinds.at("rank").recall() == 0);
  const auto details = score_details(scores);
  CHECK(details.find("gold.jsonl:1: wrong period of “quote”: want 2025-06, got null") != std::string::npos);
  CHECK(details.find("a.txt:1: extra “xxxxx”") != std::string::npos);
}

TEST_CASE("findings: those wanted and made, and false alarms") {
  Article article;
  article.text = std::string(100, 'x');
  GoldArticle annotated;
  annotated.findings = {{"gold.jsonl", 4, {"headline-mismatch", "label-mismatch"}, "error", {{70, 75}, {10, 20}}},
                        {"gold.jsonl", 5, {"arithmetic"}, "error", {{40, 50}}}};
  Finding made;
  made.rule = "label-mismatch";
  made.span = {15, 18};
  Finding alarm;
  alarm.rule = "magnitude-slip";
  alarm.severity = Severity::warning;
  alarm.span = {60, 70};
  Finding note = alarm;
  note.severity = Severity::info;
  Scores scores;
  score_findings(annotated, article, {made, alarm, note}, scores);
  CHECK(scores.findings_made().right == 1);
  CHECK(scores.findings_made().of == 2);
  CHECK(scores.false_alarms == 1);
}
