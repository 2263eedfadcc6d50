// The corpus, its claims taken from the annotation: every planted error is found under its name, and nothing else is.
#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <iostream>

#include "gold.h"

using namespace assay;
using namespace assay::testing;

namespace {

std::string told(const CheckedArticle& checked) {
  std::string out;
  for (const auto& finding : checked.findings)
    out += "  " + std::string(name(finding.severity)) + " " + finding.rule + " “" +
           std::string(finding.span.of(checked.article.text)) + "”: " + finding.message + "\n";
  return out.empty() ? "  nothing\n" : out;
}

void compare(const std::filesystem::path& article, const std::filesystem::path& gold) {
  Annotated want = annotated(article, gold);
  const auto checked = checker().check(want.article, want.claims, {});
  CAPTURE(checked.article.doc);
  INFO("found:\n" << told(checked));
  for (const auto& expected : want.findings) {
    const bool found = std::any_of(checked.findings.begin(), checked.findings.end(), [&](const Finding& f) {
      const bool here = f.span.overlaps(expected.span) || std::any_of(f.claims.begin(), f.claims.end(), [&](int n) {
                          return checked.claims[static_cast<std::size_t>(n - 1)].span.overlaps(expected.span);
                        });
      return f.rule == expected.rule && name(f.severity) == expected.severity && here;
    });
    INFO("wanted: " << expected.severity << " " << expected.rule << " “" << std::string(expected.span.of(checked.article.text)) << "”");
    CHECK(found);
  }
  for (const auto& f : checked.findings) {
    if (f.severity == Severity::info) continue;
    const bool wanted = std::any_of(want.findings.begin(), want.findings.end(), [&](const ExpectedFinding& e) { return e.rule == f.rule; });
    INFO("unwanted: " << f.rule);
    CHECK(wanted);
  }
  if (std::getenv("ASSAY_TELL")) std::cout << checked.article.doc << " " << (want.article.published ? want.article.published->text() : "undated") << "\n" << told(checked);
}

}  // namespace

TEST_CASE("the corpus: planted errors are found, clean articles stay silent") {
  const std::filesystem::path corpus = std::filesystem::path(ASSAY_SOURCE_DIR) / "corpus";
  if (!std::filesystem::exists(corpus / "gold")) return;
  std::vector<std::filesystem::path> golds;
  for (const auto& entry : std::filesystem::directory_iterator(corpus / "gold"))
    if (entry.path().extension() == ".jsonl") golds.push_back(entry.path());
  std::sort(golds.begin(), golds.end());
  for (const auto& gold : golds) {
    for (const char* extension : {".txt", ".md"}) {
      const auto article = corpus / "articles" / (gold.stem().string() + extension);
      if (std::filesystem::exists(article)) compare(article, gold);
    }
  }
}
