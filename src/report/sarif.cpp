// check --format sarif: SARIF 2.1.0, for code review tools and editors.
#include <ostream>
#include <set>

#include "report/json_form.h"
#include "report/renderer.h"

namespace assay {
namespace {

const char* level_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: break;
  }
  return "note";
}

// A path as a URI reference (RFC 3986): what is no unreserved character is percent-encoded.
std::string uri_of(std::string_view path) {
  static constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  if (path == "-") return "stdin";
  if (path.find("://") != std::string_view::npos) return std::string(path);
  std::string uri;
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += '%';
      uri += kHex[byte >> 4];
      uri += kHex[byte & 15];
    }
  }
  return uri;
}

Json region(const LineIndex& lines, Span span) {
  const auto start = lines.at(span.start), end = lines.at(span.end);
  return {{"startLine", start.line}, {"startColumn", start.column}, {"endLine", end.line}, {"endColumn", end.column}};
}

Json location(const std::string& doc, const LineIndex& lines, Span span) {
  return {{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(doc)}}}, {"region", region(lines, span)}}}};
}

Json result_of(const Finding& finding, const Article& article, const LineIndex& lines) {
  std::string message = finding.message;
  for (const auto& step : finding.explanation) message += "\n" + step;
  Json related = Json::array();
  for (const auto& evidence : finding.evidence) {
    if (evidence.kind == Evidence::Kind::reference) {
      message += "\nReference: " + evidence.publisher + (evidence.published ? ", " + evidence.published->text() : "") +
                 (evidence.url.empty() ? "" : ", " + evidence.url);
    } else if (evidence.doc.empty() || evidence.doc == article.doc) {
      auto place = location(article.doc, lines, evidence.span);
      place["message"] = {{"text", evidence.quote}};
      related.push_back(place);
    }
  }
  Json result{{"ruleId", finding.rule},
              {"level", level_of(finding.severity)},
              {"message", {{"text", message}}},
              {"locations", Json::array({location(article.doc, lines, finding.span)})}};
  if (!finding.suppressed.empty())
    result["suppressions"] = Json::array({{{"kind", "inSource"}, {"justification", finding.suppressed}}});
  if (!related.empty()) result["relatedLocations"] = related;
  if (finding.suggestion) {
    const auto& [span, text] = *finding.suggestion;
    const Json replacement{{"deletedRegion", region(lines, span)}, {"insertedContent", {{"text", text}}}};
    const Json change{{"artifactLocation", {{"uri", uri_of(article.doc)}}},
                      {"replacements", Json::array({replacement})}};
    result["fixes"] = Json::array(
        {{{"description", {{"text", "Write “" + text + "”"}}}, {"artifactChanges", Json::array({change})}}});
  }
  return result;
}

class SarifRenderer final : public Renderer {
 public:
  explicit SarifRenderer(std::ostream& out) : out_(out) {}

  void begin() override {
    out_ << "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", \"runs\": [{"
         << "\"columnKind\": \"unicodeCodePoints\", \"results\": [";
  }

  void article(const CheckedArticle& checked) override {
    if (checked.findings.empty()) return;
    const LineIndex lines(checked.article.text);
    for (const auto& finding : checked.findings) {
      out_ << (rules_.empty() ? "\n" : ",\n") << dump(result_of(finding, checked.article, lines));
      rules_.insert(finding.rule);
    }
  }

  void end() override {
    Json rules = Json::array();
    for (const auto& rule : rules_) rules.push_back({{"id", rule}});
    const Json tool{{"driver", {{"name", "Assay"}, {"version", ASSAY_VERSION}, {"rules", rules}}}};
    out_ << "],\n\"tool\": " << dump(tool) << "}]}\n";
  }

 private:
  std::ostream& out_;
  std::set<std::string> rules_;
};

}  // namespace

std::unique_ptr<Renderer> sarif_renderer(std::ostream& out) { return std::make_unique<SarifRenderer>(out); }

}  // namespace assay
