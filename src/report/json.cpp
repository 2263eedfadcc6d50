// check --format json: one object, {"articles": […], "claims": […], "findings": […]}, an element a line.
#include <ostream>

#include "report/json_form.h"
#include "report/renderer.h"

namespace assay {
namespace {

class JsonRenderer final : public Renderer {
 public:
  explicit JsonRenderer(std::ostream& out) : out_(out) {}

  void article(const CheckedArticle& checked) override {
    const JsonForm form(checked.article);
    articles_.push_back(dump(form.article(checked.claims, checked.findings)));
    for (const auto& claim : checked.claims) claims_.push_back(dump(form.claim(claim, true)));
    for (const auto& finding : checked.findings) findings_.push_back(dump(form.finding(finding, checked.claims)));
  }

  void end() override {
    out_ << '{';
    write_list(out_, "articles", articles_);
    out_ << ",\n ";
    write_list(out_, "claims", claims_);
    out_ << ",\n ";
    write_list(out_, "findings", findings_);
    out_ << "}\n";
  }

 private:
  std::ostream& out_;
  std::vector<std::string> articles_, claims_, findings_;
};

}  // namespace

std::unique_ptr<Renderer> json_renderer(std::ostream& out) { return std::make_unique<JsonRenderer>(out); }

}  // namespace assay
