// report --format html: the discrepancy sheet as one page that needs nothing else, on a screen and on paper.
//
// Everything that comes from articles is escaped; addresses become links only where they are of the web. The page runs
// no scripts and fetches nothing, and says so to the browser.
#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "report/excerpt.h"
#include "report/html_text.h"
#include "report/number_text.h"
#include "report/report_renderer.h"

namespace assay {
namespace {

constexpr const char* kHead = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Discrepancies</title>
<style>
body { font: 16px/1.45 Georgia, serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, th, .badge { font-family: system-ui, sans-serif; }
h2 { font-size: 1.15rem; margin: 0 0 .4rem; }
section { border-top: 1px solid #ccc; padding: 1rem 0; }
.badge { font-size: .75rem; font-weight: 700; padding: .1rem .5rem; border: 1px solid; border-radius: .6rem; margin-right: .4rem; }
.error { color: #a40000; } .warning { color: #7a4b00; } .info { color: #00507a; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .6rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #e4e4e4; }
td:first-child, td:last-child { overflow-wrap: anywhere; }
.day { white-space: nowrap; }
.out-of-line, .disputed { font-weight: 700; }
.aside, .why, .day { color: #555; }
.why { font-weight: 400; }
blockquote { margin: .4rem 0; padding-left: .8rem; border-left: 3px solid #ccc; }
code { font-size: .85em; }
@media (max-width: 40rem) {
  tr, td { display: block; border: 0; padding: .1rem 0; }
  tr { border-bottom: 1px solid #e4e4e4; padding: .4rem 0; }
  th { display: none; }
}
@media print {
  body { font-size: 10.5pt; margin: 0; max-width: none; }
  table, blockquote, li { break-inside: avoid; }
  h2 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
</style>
</head>
<body>
)html";

std::string link(const std::string& address, const std::string& words) {
  const bool web = address.starts_with("https://") || address.starts_with("http://");
  return web ? "<a href=\"" + html_text(address) + "\">" + html_text(words) + "</a>" : html_text(words);
}

std::string badge(std::string_view severity, const std::string& rule) {
  return "<span class=\"badge " + std::string(severity) + "\">" + std::string(severity) + "</span><code>" +
         html_text(rule) + "</code>";
}

class ReportHtml final : public ReportRenderer {
 public:
  explicit ReportHtml(std::ostream& out) : out_(out) {}

  void article(const CheckedArticle& checked) override {
    ++articles_;
    claims_ += checked.claims.size();
    const LineIndex lines(checked.article.text);
    for (const Finding& f : checked.findings) {
      if (!f.suppressed.empty()) continue;
      ++severities_[f.severity];
      findings_.push_back(
          {f, checked.article.doc, lines.at(f.span.start).line, std::string(f.span.of(checked.article.text))});
      if (f.suggestion) remedies_[{checked.article.doc, f.message}] = f.suggestion->text;
    }
  }

  void fact(const Json& sheet) override { facts_.push_back(sheet); }

  void end() override {
    out_ << kHead << "<h1>Discrepancies</h1>\n<p>" << counted(articles_, "article", "articles") << ", "
         << counted(claims_, "claim", "claims") << ": " << counted(severities_[Severity::error], "error", "errors")
         << ", " << counted(severities_[Severity::warning], "warning", "warnings") << ", "
         << counted(severities_[Severity::info], "note", "notes") << ".</p>\n";
    if (facts_.empty() && findings_.empty()) out_ << "<p>Nothing was found.</p>\n";
    const auto quiet =
        std::partition_point(facts_.begin(), facts_.end(), [](const Json& f) { return !f.at("severity").is_null(); });
    int number = 0;
    for (auto fact = facts_.begin(); fact != quiet; ++fact) block(*fact, std::to_string(++number) + ". ");
    others();
    if (quiet != facts_.end()) out_ << "<h1>What agrees, or was let stand</h1>\n";
    for (auto fact = quiet; fact != facts_.end(); ++fact) block(*fact, "");
    out_ << "</body>\n</html>\n";
  }

 private:
  struct Placed {
    Finding finding;
    std::string doc;
    int line = 0;
    std::string quote;
  };

  void block(const Json& fact, const std::string& number) {
    out_ << "<section>\n<h2>" << number << html_text(text_in(fact, "name")) << "</h2>\n";
    if (!fact.at("severity").is_null()) out_ << "<p>" << badge(text_in(fact, "severity"), text_in(fact, "rule")) << "</p>\n";
    if (fact.at("says").empty() && !fact.at("implied").is_null())
      out_ << "<p>What agrees: " << html_text(text_in(fact.at("implied"), "words")) << ".</p>\n";
    std::set<std::string> told;
    for (const auto& sentence : fact.at("says")) {
      told.insert(sentence.get<std::string>());
      out_ << "<p>" << html_text(sentence.get<std::string>()) << "</p>\n";
    }
    for (const auto& reference : fact.at("reference"))
      out_ << "<p>Published: " << link(text_in(reference, "url"), text_in(reference, "words")) << "</p>\n";
    out_ << "<table>\n<tr><th>source</th><th>published</th><th>figure</th><th>line</th><th>stand</th></tr>\n";
    const auto rows = rows_of(fact);
    for (const Row& each : rows) row(each, told);
    out_ << "</table>\n";
    for (const Row& each : rows)
      if (const std::string stand = text_in(*each.claim, "stand"); stand == "out-of-line" || stand == "disputed")
        out_ << "<blockquote>" << html_text(text_in(*each.claim, "sentence")) << " <cite>"
             << html_text(file_name(text_in(*each.claim, "doc"))) << "</cite></blockquote>\n";
    if (!fact.at("steps").empty()) {
      out_ << "<p>The arithmetic:</p>\n<ol>\n";
      for (const auto& step : fact.at("steps")) out_ << "<li>" << html_text(step.get<std::string>()) << "</li>\n";
      out_ << "</ol>\n";
    }
    out_ << "</section>\n";
    told_.insert(told.begin(), told.end());
  }

  // What one article repeats is one row.
  struct Row {
    const Json* claim = nullptr;  // the first
    std::string lines;
  };

  static std::vector<Row> rows_of(const Json& fact) {
    std::vector<Row> rows;
    for (const Json& claim : fact.at("claims")) {
      const auto same = [&](const Row& row) {
        return std::all_of(std::begin(kOneRow), std::end(kOneRow),
                           [&](const char* field) { return row.claim->at(field) == claim.at(field); });
      };
      const auto at = std::find_if(rows.begin(), rows.end(), same);
      const std::string line = std::to_string(claim.at("line").get<int>());
      if (at == rows.end()) rows.push_back({&claim, line});
      else at->lines += ", " + line;
    }
    return rows;
  }
  static constexpr const char* kOneRow[] = {"doc", "said", "stand", "why", "rule"};

  void row(const Row& row, const std::set<std::string>& said_above) {
    const Json& claim = *row.claim;
    const std::string doc = text_in(claim, "doc"), title = text_in(claim, "title"), outlet = text_in(claim, "outlet"),
                      day = text_in(claim, "published"), why = text_in(claim, "why"), rule = text_in(claim, "rule");
    out_ << "<tr><td>" << link(doc, title.empty() ? file_name(doc) : title);
    if (!title.empty() && outlet.empty()) out_ << " <span class=\"why\">" << html_text(file_name(doc)) << "</span>";
    if (!outlet.empty()) out_ << " <span class=\"why\">" << html_text(outlet) << "</span>";
    out_ << "</td><td class=\"day\">" << (day.empty() ? "unknown" : html_text(day)) << "</td><td>"
         << html_text(text_in(claim, "said")) << "</td><td>" << row.lines << "</td><td class=\""
         << html_text(text_in(claim, "stand")) << "\">" << stand_words(text_in(claim, "stand"));
    if (!claim.at("copy_of").is_null()) out_ << ", a copy of " << html_text(file_name(text_in(claim, "copy_of")));
    if (!why.empty() && !said_above.contains(why)) {
      out_ << "<div class=\"why\">" << (rule.empty() ? "" : "<code>" + html_text(rule) + "</code> ") << html_text(why);
      if (const auto remedy = remedies_.find({doc, why}); remedy != remedies_.end())
        out_ << " Write “" << html_text(remedy->second) << "”.";
      out_ << "</div>";
    }
    if (!why.empty()) told_.insert(why);
    out_ << "</td></tr>\n";
  }

  static std::string stand_words(const std::string& stand) {
    return stand == "out-of-line" ? "out of line" : html_text(stand);
  }

  // What was found in articles and stands in no sheet.
  void others() {
    std::vector<const Placed*> left;
    for (const Placed& p : findings_)
      if (!told_.contains(p.finding.message)) left.push_back(&p);
    if (left.empty()) return;
    std::stable_sort(left.begin(), left.end(),
                     [](const Placed* a, const Placed* b) { return a->finding.severity > b->finding.severity; });
    out_ << "<section>\n<h2>Also found</h2>\n<table>\n<tr><th>finding</th><th>where</th><th>what</th></tr>\n";
    for (const Placed* p : left) {
      out_ << "<tr><td>" << badge(name(p->finding.severity), p->finding.rule) << "</td><td>"
           << link(p->doc, file_name(p->doc)) << ", line " << p->line << ": “" << html_text(p->quote) << "”</td><td>"
           << html_text(p->finding.message);
      if (p->finding.suggestion) out_ << " Write “" << html_text(p->finding.suggestion->text) << "”.";
      out_ << "</td></tr>\n";
    }
    out_ << "</table>\n</section>\n";
  }

  std::ostream& out_;
  std::size_t articles_ = 0, claims_ = 0;
  std::map<Severity, std::size_t> severities_;
  std::vector<Placed> findings_;
  std::map<std::pair<std::string, std::string>, std::string> remedies_;  // of a finding's article and message
  std::vector<Json> facts_;
  std::set<std::string> told_;
};

}  // namespace

std::unique_ptr<ReportRenderer> report_html(std::ostream& out) { return std::make_unique<ReportHtml>(out); }

}  // namespace assay
