#include "report/report_renderer.h"

#include "report/renderer.h"

namespace assay {
namespace {

// Formats that `check` knows too, and that list findings only.
class FindingsOnly final : public ReportRenderer {
 public:
  explicit FindingsOnly(std::unique_ptr<Renderer> renderer) : renderer_(std::move(renderer)) { renderer_->begin(); }
  void article(const CheckedArticle& checked) override { renderer_->article(checked); }
  void fact(const Json&) override {}
  void end() override { renderer_->end(); }

 private:
  std::unique_ptr<Renderer> renderer_;
};

}  // namespace

std::unique_ptr<ReportRenderer> report_renderer(std::string_view format, std::ostream& out) {
  if (format == "md") return report_markdown(out);
  if (format == "html") return report_html(out);
  if (format == "json") return report_json(out);
  if (format == "csv") return report_csv(out);
  if (format == "claimreview") return report_claimreview(out);
  if (format == "sarif") return std::make_unique<FindingsOnly>(sarif_renderer(out));
  return nullptr;
}

const std::vector<std::string>& report_formats() {
  static const std::vector<std::string> formats{"md", "html", "json", "csv", "sarif", "claimreview"};
  return formats;
}

}  // namespace assay
