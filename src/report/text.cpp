// check --format text: findings in the manner of a compiler, then the summary.
#include <algorithm>
#include <ostream>
#include <set>

#include "report/excerpt.h"
#include "report/number_text.h"
#include "report/palette.h"
#include "report/renderer.h"
#include "report/summary.h"

namespace assay {
namespace {

constexpr int kScreen = 100;
constexpr std::size_t kMostSteps = 4;
constexpr std::size_t kMostCited = 4;

// The steps of a finding already say what a publisher says, in a sentence; these begin so.
constexpr std::string_view kReferenceStep = "reference: ";

std::string source_text(const Evidence& evidence) {
  std::string text = evidence.publisher;
  if (evidence.published) text += ", " + evidence.published->text();
  if (!evidence.url.empty()) text += ", " + evidence.url;
  return text;
}

std::string reference_text(const Evidence& evidence) {
  std::string text = grouped_number(evidence.value);
  if (evidence.unit == "%") text += "%";
  else if (!evidence.unit.empty() && evidence.unit != "1") text += " " + evidence.unit;
  return text + ", " + evidence.cell + "; " + source_text(evidence);
}

class TextRenderer final : public Renderer {
 public:
  TextRenderer(std::ostream& out, const RenderOptions& options)
      : out_(out), palette_(options.color), quiet_(options.quiet) {}

  void article(const CheckedArticle& checked) override {
    summary_.add(checked);
    if (checked.findings.empty()) return;
    const LineIndex lines(checked.article.text);
    for (const auto& finding : checked.findings)
      if (finding.suppressed.empty()) print(finding, checked.article, lines);
  }

  void end() override {
    if (!quiet_) out_ << summary_.text();
  }

 private:
  void print(const Finding& finding, const Article& article, const LineIndex& lines) {
    const auto place = lines.at(finding.span.start);
    out_ << palette_.strong(printable(article.doc) + ":" + std::to_string(place.line) + ":" +
                            std::to_string(place.column) + ":")
         << ' ' << palette_.severity(finding.severity, std::string(name(finding.severity)) + ":") << ' '
         << palette_.strong(printable(finding.message)) << palette_.faint(" [" + finding.rule + "]") << '\n';

    const std::string number = std::to_string(place.line);
    const std::string gutter(std::max<std::size_t>(4, number.size() + 1), ' ');
    const auto [line, mark] = excerpt(article.text, lines.line_text(place.line), finding.span, kScreen);
    out_ << gutter.substr(number.size()) << number << " | " << line << '\n'
         << gutter << " | " << palette_.mark(mark) << '\n';

    reasons(gutter, finding);
    also(gutter, finding, article, lines);
    remedy(gutter, finding, article);
    out_ << '\n';
  }

  void note(const std::string& gutter, std::string_view title, std::string_view text) {
    out_ << gutter << " = " << palette_.strong(title) << printable(text) << '\n';
  }

  // Does the step say itself what a publisher has?
  static bool cites(const std::string& step, const Finding& finding) {
    return std::any_of(finding.evidence.begin(), finding.evidence.end(), [&](const Evidence& e) {
      return e.kind == Evidence::Kind::reference && !e.publisher.empty() && step.find("(" + e.publisher) != std::string::npos;
    });
  }

  // What leads to the finding, its clearest steps (json has all); each reference with its source, once.
  void reasons(const std::string& gutter, const Finding& finding) {
    bool told = false;
    std::size_t whys = 0;
    for (const auto& step : finding.explanation) {
      const bool reference = step.starts_with(kReferenceStep);
      told = told || reference || cites(step, finding);
      if (reference) note(gutter, kReferenceStep, std::string_view(step).substr(kReferenceStep.size()));
      else if (++whys <= kMostSteps) note(gutter, "why: ", step);
    }
    std::set<std::string> sources;
    for (const auto& evidence : finding.evidence) {
      if (evidence.kind != Evidence::Kind::reference || sources.size() == kMostCited) continue;
      const std::string text = told ? source_text(evidence) : reference_text(evidence);
      if (sources.insert(text).second) note(gutter, told ? "source: " : kReferenceStep, text);
    }
  }

  // The other places: those that share the cause, and those that tell it rightly; of other articles by name.
  void also(const std::string& gutter, const Finding& finding, const Article& article, const LineIndex& lines) {
    std::string wrong, right;
    for (const auto& evidence : finding.evidence) {
      if (evidence.kind != Evidence::Kind::claim) continue;
      const bool blamed = std::any_of(finding.claims.begin(), finding.claims.end(),
                                      [&](int number) { return evidence.id == "c" + std::to_string(number); });
      std::string& places = blamed ? wrong : right;
      if (!places.empty()) places += ", ";
      if (evidence.doc.empty() || evidence.doc == article.doc) {
        const auto place = lines.at(evidence.span.start);
        places += std::to_string(place.line) + ":" + std::to_string(place.column);
      } else {
        places += evidence.doc;
      }
      places += " “" + evidence.quote + "”";
    }
    const bool label = finding.rule == "label-mismatch";
    if (!wrong.empty()) note(gutter, label ? "also wrong: " : "also: ", wrong);
    if (!right.empty()) note(gutter, label ? "told rightly: " : "beside: ", right);
  }

  void remedy(const std::string& gutter, const Finding& finding, const Article& article) {
    if (!finding.suggestion) return;
    const auto& [span, text] = *finding.suggestion;
    if (span.empty()) note(gutter, "remedy: ", "insert “" + text + "”");
    else note(gutter, "remedy: ", "write “" + text + "” instead of “" + std::string(span.of(article.text)) + "”");
  }

  std::ostream& out_;
  Palette palette_;
  bool quiet_;
  Summary summary_;
};

}  // namespace

std::unique_ptr<Renderer> text_renderer(std::ostream& out, const RenderOptions& options) {
  return std::make_unique<TextRenderer>(out, options);
}

}  // namespace assay
