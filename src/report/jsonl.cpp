// One object a line: the claims of `extract`, the findings of `check`.
#include <ostream>

#include "report/json_form.h"
#include "report/renderer.h"

namespace assay {
namespace {

class ClaimLines final : public Renderer {
 public:
  explicit ClaimLines(std::ostream& out) : out_(out) {}
  void article(const CheckedArticle& checked) override {
    const JsonForm form(checked.article);
    for (const auto& claim : checked.claims) out_ << dump(form.claim(claim, false)) << '\n';
  }

 private:
  std::ostream& out_;
};

class FindingLines final : public Renderer {
 public:
  explicit FindingLines(std::ostream& out) : out_(out) {}
  void article(const CheckedArticle& checked) override {
    const JsonForm form(checked.article);
    for (const auto& finding : checked.findings) out_ << dump(form.finding(finding, checked.claims)) << '\n';
  }

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<Renderer> jsonl_claims_renderer(std::ostream& out) { return std::make_unique<ClaimLines>(out); }
std::unique_ptr<Renderer> jsonl_findings_renderer(std::ostream& out) { return std::make_unique<FindingLines>(out); }

}  // namespace assay
