// report --format csv: a line for each claim in a sheet, for spreadsheets (RFC 4180).
#include <array>
#include <ostream>

#include "report/report_renderer.h"

namespace assay {
namespace {

std::string field(const Json& value) {
  if (value.is_null()) return "";
  std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  // A spreadsheet takes a text that begins like this for a formula, and articles come from anywhere.
  if (value.is_string() && !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

class ReportCsv final : public ReportRenderer {
 public:
  explicit ReportCsv(std::ostream& out) : out_(out) {
    out_ << "fact,severity,articles,sources,implied";
    for (const char* column : kColumns) out_ << ',' << column;
    out_ << "\r\n";
  }

  void article(const CheckedArticle&) override {}

  void fact(const Json& sheet) override {
    const Json implied = sheet.at("implied").is_null() ? Json() : sheet.at("implied").at("words");
    for (const Json& claim : sheet.at("claims")) {
      out_ << field(sheet.at("name")) << ',' << field(sheet.at("severity")) << ',' << field(sheet.at("articles")) << ','
           << field(sheet.at("sources")) << ',' << field(implied);
      for (const char* column : kColumns) out_ << ',' << field(claim.at(column));
      out_ << "\r\n";
    }
  }

  void end() override {}

 private:
  static constexpr std::array kColumns{"doc",  "outlet", "title", "published", "line",    "column",  "quote",
                                       "said", "stand",  "rule",  "why",       "copy_of", "sentence"};
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<ReportRenderer> report_csv(std::ostream& out) { return std::make_unique<ReportCsv>(out); }

}  // namespace assay
