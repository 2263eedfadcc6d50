// The report of an archive: what sources tell of the same facts, side by side, and what was found. One format a file.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "check/checker.h"
#include "report/json_form.h"

namespace assay {

class ReportRenderer {
 public:
  virtual ~ReportRenderer() = default;
  virtual void article(const CheckedArticle&) = 0;  // first every article, with what was found in it and across sources
  virtual void fact(const Json& sheet) = 0;         // then every fact (fact_form.h), the weightiest first
  virtual void end() = 0;
};

// md, html, json, csv, sarif, claimreview; nullptr for any other name.
std::unique_ptr<ReportRenderer> report_renderer(std::string_view format, std::ostream& out);
const std::vector<std::string>& report_formats();

// Each format is made in the file of its name.
std::unique_ptr<ReportRenderer> report_markdown(std::ostream&);
std::unique_ptr<ReportRenderer> report_html(std::ostream&);
std::unique_ptr<ReportRenderer> report_json(std::ostream&);
std::unique_ptr<ReportRenderer> report_csv(std::ostream&);
std::unique_ptr<ReportRenderer> report_claimreview(std::ostream&);

}  // namespace assay
