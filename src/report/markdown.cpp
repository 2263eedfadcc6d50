// check --format markdown: findings as a list, for a ticket or a mail.
#include <ostream>

#include "report/markdown_text.h"
#include "report/number_text.h"
#include "report/renderer.h"
#include "report/summary.h"

namespace assay {
namespace {

class MarkdownRenderer final : public Renderer {
 public:
  explicit MarkdownRenderer(std::ostream& out) : out_(out) {}

  void begin() override { out_ << "# Findings\n"; }

  void article(const CheckedArticle& checked) override {
    summary_.add(checked);
    if (checked.findings.empty()) return;
    const auto& article = checked.article;
    const LineIndex lines(article.text);
    out_ << "\n## " << markdown_text(article.doc) << "\n\n";
    for (const auto& finding : checked.findings) {
      if (!finding.suppressed.empty()) continue;
      const auto place = lines.at(finding.span.start);
      out_ << "- **" << name(finding.severity) << "**, line " << place.line << " (`" << finding.rule << "`): “"
           << markdown_text(finding.span.of(article.text)) << "”. " << markdown_text(finding.message) << '\n';
      for (const auto& step : finding.explanation) out_ << "  - " << markdown_text(step) << '\n';
      for (const auto& evidence : finding.evidence) {
        if (evidence.kind != Evidence::Kind::reference) continue;
        out_ << "  - reference: "
             << markdown_text(grouped_number(evidence.value) + " " + evidence.unit + ", " + evidence.cell) << ". "
             << markdown_text(evidence.publisher);
        if (evidence.published) out_ << ", " << evidence.published->text();
        if (!evidence.url.empty()) out_ << ", <" << evidence.url << ">";
        out_ << '\n';
      }
      if (finding.suggestion) out_ << "  - write “" << markdown_text(finding.suggestion->text) << "”\n";
    }
  }

  void end() override { out_ << "\n" << summary_.text(); }

 private:
  std::ostream& out_;
  Summary summary_;
};

}  // namespace

std::unique_ptr<Renderer> markdown_renderer(std::ostream& out) { return std::make_unique<MarkdownRenderer>(out); }

}  // namespace assay
