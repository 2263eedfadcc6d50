// One article with one claim and one finding, for the tests of this room.
#pragma once

#include <string>

#include "check/checker.h"

inline assay::CheckedArticle sample(std::string text = "Shipments\n\nExports of ore rose to 353 tons in June.\n") {
  using namespace assay;
  CheckedArticle checked;
  checked.article.doc = "draft one.txt";
  checked.article.text = std::move(text);
  checked.article.published = Date{2025, 7, 21};
  checked.article.published_basis = PublishedBasis::text;
  const auto at = [&](std::string_view words) {
    const auto start = static_cast<std::uint32_t>(checked.article.text.find(words));
    return Span{start, start + static_cast<std::uint32_t>(words.size())};
  };
  Claim claim;
  claim.number = 1;
  claim.span = at("353 tons");
  claim.sentence = at("Exports");
  claim.value = 353;
  claim.unit = "t";
  claim.literal = {352.5, 353.5};
  claim.fair = {352.5, Interval::kInfinity};
  claim.key.product = "ore";
  claim.key.flow = "export";
  claim.key.period = Period::month(2025, 6);
  claim.from.period = Provenance::inferred;
  claim.verdict = Verdict::refuted;
  checked.claims.push_back(claim);

  Finding finding;
  finding.rule = "label-mismatch";
  finding.severity = Severity::error;
  finding.span = at("ore");
  finding.claims = {1};
  finding.message = "353 t is the export of metal.";
  finding.explanation = {"353 t is published for metal"};
  Evidence reference;
  reference.dataset = "exports";
  reference.publisher = "The customs";
  reference.published = Date{2025, 7, 20};
  reference.cell = "export of metal, 2025-06";
  reference.value = 353;
  reference.unit = "t";
  reference.url = "https://example.org/july";
  finding.evidence = {reference};
  finding.suggestion = Suggestion{at("ore"), "metal"};
  checked.findings.push_back(finding);
  return checked;
}
