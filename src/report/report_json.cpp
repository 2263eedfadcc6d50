// report --format json: one object, {"articles": […], "findings": […], "facts": […]}, an element a line.
#include <ostream>

#include "report/report_renderer.h"

namespace assay {
namespace {

class ReportJson final : public ReportRenderer {
 public:
  explicit ReportJson(std::ostream& out) : out_(out) {}

  void article(const CheckedArticle& checked) override {
    const JsonForm form(checked.article);
    articles_.push_back(dump(form.article(checked.claims, checked.findings)));
    for (const auto& finding : checked.findings) findings_.push_back(dump(form.finding(finding, checked.claims)));
  }

  void fact(const Json& sheet) override { facts_.push_back(dump(sheet)); }

  void end() override {
    out_ << '{';
    write_list(out_, "articles", articles_);
    out_ << ",\n ";
    write_list(out_, "findings", findings_);
    out_ << ",\n ";
    write_list(out_, "facts", facts_);
    out_ << "}\n";
  }

 private:
  std::ostream& out_;
  std::vector<std::string> articles_, findings_, facts_;
};

}  // namespace

std::unique_ptr<ReportRenderer> report_json(std::ostream& out) { return std::make_unique<ReportJson>(out); }

}  // namespace assay
