// extract --format text: a claim a line: place, quote, kind, figure, cell.
#include <ostream>

#include "report/claim_text.h"
#include "report/excerpt.h"
#include "report/palette.h"
#include "report/renderer.h"

namespace assay {
namespace {

class ClaimLinesRenderer final : public Renderer {
 public:
  ClaimLinesRenderer(std::ostream& out, const RenderOptions& options) : out_(out), palette_(options.color) {}

  void article(const CheckedArticle& checked) override {
    const LineIndex lines(checked.article.text);
    for (const auto& claim : checked.claims) {
      const auto place = lines.at(claim.span.start);
      out_ << printable(checked.article.doc) << ':' << place.line << ':' << place.column << ": "
           << palette_.strong("“" + printable(claim.span.of(checked.article.text)) + "”") << " "
           << palette_.faint(name(claim.kind)) << " " << figure_text(claim) << " | " << cell_text(claim) << '\n';
    }
  }

 private:
  std::ostream& out_;
  Palette palette_;
};

}  // namespace

std::unique_ptr<Renderer> claim_lines_renderer(std::ostream& out, const RenderOptions& options) {
  return std::make_unique<ClaimLinesRenderer>(out, options);
}

}  // namespace assay
