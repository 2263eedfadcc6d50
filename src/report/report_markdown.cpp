// report --format md: the discrepancy sheet, for an editor to read from the top.
#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "report/excerpt.h"
#include "report/markdown_text.h"
#include "report/number_text.h"
#include "report/report_renderer.h"

namespace assay {
namespace {

bool is_url(const std::string& doc) { return doc.find("://") != std::string::npos; }

// A long title tells no more than its beginning.
std::string shortened(const std::string& words, std::size_t most) {
  if (words.size() <= most) return words;
  const auto space = words.rfind(' ', most);
  return words.substr(0, space == std::string::npos ? most : space) + " …";
}

constexpr std::size_t kMostSources = 4;  // pages cited for a finding
constexpr std::size_t kMostQuiet = 8;  // articles of a fact that are listed though they are not out of line

class ReportMarkdown final : public ReportRenderer {
 public:
  explicit ReportMarkdown(std::ostream& out) : out_(out) {}

  void article(const CheckedArticle& checked) override {
    ++articles_;
    claims_ += checked.claims.size();
    const LineIndex lines(checked.article.text);
    for (const Finding& f : checked.findings) {
      if (!f.suppressed.empty()) continue;
      ++severities_[f.severity];
      findings_.push_back(
          {f, checked.article.doc, lines.at(f.span.start).line, std::string(f.span.of(checked.article.text))});
      sources_[{checked.article.doc, f.message}] = sources_of(f);
      if (!f.suggestion) continue;
      remedies_[{checked.article.doc, f.message}] = f.suggestion->text;
      sources_[{checked.article.doc, f.message + write(f.suggestion->text)}] = sources_of(f);
    }
  }

  void fact(const Json& sheet) override { facts_.push_back(sheet); }

  void end() override {
    out_ << "# Discrepancies\n\n"
         << counted(articles_, "article", "articles") << ", " << counted(claims_, "claim", "claims") << ": "
         << counted(severities_[Severity::error], "error", "errors") << ", "
         << counted(severities_[Severity::warning], "warning", "warnings") << ", "
         << counted(severities_[Severity::info], "note", "notes") << ".\n";
    const auto doubtful =
        std::partition_point(facts_.begin(), facts_.end(), [](const Json& f) { return !f.at("severity").is_null(); });
    int number = 0;
    for (auto fact = facts_.begin(); fact != doubtful; ++fact) block(*fact, ++number);
    others();
    if (doubtful != facts_.end()) {
      out_ << "\n## What agrees, or was let stand\n\n";
      for (auto fact = doubtful; fact != facts_.end(); ++fact) agreement(*fact);
    }
    if (facts_.empty() && findings_.empty()) out_ << "\nNothing was found.\n";
  }

 private:
  struct Placed {
    Finding finding;
    std::string doc;
    int line = 0;
    std::string quote;
  };
  // What one article says of a fact: repeated figures are one row.
  struct Row {
    const Json* first = nullptr;
    std::vector<std::string> figures, places;
    std::vector<std::pair<std::string, std::string>> remarks;  // rule (may be empty), sentence
    std::string stand;
  };

  static std::string write(const std::string& instead) { return " Write “" + instead + "”."; }

  // Where a reader can look it up: " [GACC (via Reuters), 2025-07-20](https://…)".
  static std::vector<std::string> sources_of(const Finding& finding) {
    std::vector<std::string> out;
    for (const Evidence& e : finding.evidence) {
      if (e.kind != Evidence::Kind::reference || e.url.empty() || out.size() == kMostSources) continue;
      std::string words = e.publisher;
      if (e.published) words += ", " + e.published->text();
      add_once(out, "[" + markdown_text(words) + "](<" + e.url + ">)");
    }
    return out;
  }

  // Each page once a block, below what rests on it.
  void cite(const std::string& doc, const std::string& message, std::set<std::string>& cited) {
    const auto found = sources_.find({doc, message});
    if (found == sources_.end()) return;
    std::vector<std::string> fresh;
    for (const std::string& source : found->second)
      if (cited.insert(source).second) fresh.push_back(source);
    if (!fresh.empty()) out_ << "  Source: " << joined(fresh) << '\n';
  }

  // The gravest stand of an article's figures speaks for it.
  static int weight(const std::string& stand) {
    return stand == "out-of-line" ? 3 : stand == "disputed" ? 2 : stand == "agrees" ? 1 : 0;
  }

  template <typename Item>
  static void add_once(std::vector<Item>& items, Item item) {
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
  }

  std::vector<Row> rows_of(const Json& fact) {
    std::vector<std::vector<const Json*>> by_article;
    for (const Json& claim : fact.at("claims")) {
      if (by_article.empty() || by_article.back().front()->at("doc") != claim.at("doc")) by_article.emplace_back();
      by_article.back().push_back(&claim);
    }
    std::vector<Row> rows;
    for (const auto& claims : by_article) {
      Row row;
      for (const Json* claim : claims)
        if (!row.first || weight(text_in(*claim, "stand")) > weight(row.stand)) {
          row.first = claim;
          row.stand = text_in(*claim, "stand");
        }
      for (const Json* claim : claims) {
        if (text_in(*claim, "stand") != row.stand) continue;
        add_once(row.figures, text_in(*claim, "said"));
        add_once(row.places, std::to_string(claim->at("line").get<int>()));
        std::string why = text_in(*claim, "why");
        if (why.empty()) continue;
        told_.insert(why);
        if (const auto remedy = remedies_.find({text_in(*claim, "doc"), why}); remedy != remedies_.end())
          why += write(remedy->second);
        add_once(row.remarks, std::pair{text_in(*claim, "rule"), why});
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  // Do the fair intervals of two claims meet?
  static bool meet(const Json& a, const Json& b) {
    const auto below = [](const Json& x, const Json& y) {
      const Json &end = x.at("fair_high"), &start = y.at("fair_low");
      return end.is_number() && start.is_number() && end.get<double>() < start.get<double>();
    };
    return !below(a, b) && !below(b, a);
  }

  static std::string joined(const std::vector<std::string>& items) {
    std::string out;
    for (const auto& item : items) out += (out.empty() ? "" : ", ") + item;
    return out;
  }

  static std::string source_of(const Json& claim) {
    const std::string doc = text_in(claim, "doc"), title = shortened(text_in(claim, "title"), 60),
                      outlet = text_in(claim, "outlet");
    std::string out =
        is_url(doc) ? "[" + markdown_text(title.empty() ? doc : title) + "](" + doc + ")" : "`" + file_name(doc) + "`";
    if (!outlet.empty()) out += ", " + markdown_text(outlet);
    if (!is_url(doc) && !title.empty()) out += " " + markdown_text(title);
    return out;
  }

  void block(const Json& fact, int number) {
    const auto rows = rows_of(fact);
    out_ << "\n## " << number << ". " << markdown_text(text_in(fact, "name")) << "\n\n**" << text_in(fact, "severity")
         << "** `" << text_in(fact, "rule") << "`\n\n";
    for (const auto& sentence : fact.at("says")) {
      out_ << "- " << markdown_text(sentence.get<std::string>()) << '\n';
      told_.insert(sentence.get<std::string>());
    }
    std::set<std::string> cited;
    for (const auto& row : rows)
      for (const auto& [rule, remark] : row.remarks) {
        if (row.stand == "agrees" || (row.stand == "aside" && rule.empty()) || told_here(fact, remark)) continue;
        out_ << "- `" << file_name(text_in(*row.first, "doc"))
             << "`: " << (rule == text_in(fact, "rule") || rule.empty() ? "" : "`" + rule + "`: ") << markdown_text(remark)
             << '\n';
        cite(text_in(*row.first, "doc"), remark, cited);
      }
    for (const auto& reference : fact.at("reference")) {
      out_ << "- Published: " << markdown_text(text_in(reference, "words"));
      if (const auto url = text_in(reference, "url"); !url.empty()) out_ << ", <" << url << ">";
      out_ << '\n';
    }
    out_ << "\n| source | published | figure | line | stand |\n| --- | --- | --- | --- | --- |\n";
    // Who agrees with many others needs no line of his own.
    std::size_t quiet = 0;
    for (const auto& row : rows) {
      if (weight(row.stand) < 2 && !found(row) && ++quiet > kMostQuiet) continue;
      const std::string day = text_in(*row.first, "published");
      out_ << "| " << source_of(*row.first) << " | " << (day.empty() ? "unknown" : day) << " | "
           << markdown_text(joined(row.figures)) << " | " << joined(row.places) << " | " << stand_of(row, rows)
           << " |\n";
    }
    if (quiet > kMostQuiet)
      out_ << "\nAnd " << counted(quiet - kMostQuiet, "article", "articles") << " more on the side of the others.\n";
    const char* before = "\n";
    for (const auto& row : rows) {
      if (weight(row.stand) < 2) continue;
      out_ << before << "> " << markdown_text(shortened(text_in(*row.first, "sentence"), 300)) << " (`"
           << file_name(text_in(*row.first, "doc")) << "`)\n";
      before = ">\n";
    }
    if (!fact.at("steps").empty()) out_ << "\nThe arithmetic:\n\n";
    for (const auto& step : fact.at("steps")) out_ << "1. " << markdown_text(step.get<std::string>()) << '\n';
  }

  // Has its own article a finding for it?
  static bool found(const Row& row) {
    return std::any_of(row.remarks.begin(), row.remarks.end(),
                       [](const auto& remark) { return !remark.first.empty(); });
  }

  static bool told_here(const Json& fact, const std::string& remark) {
    const auto& says = fact.at("says");
    return std::any_of(says.begin(), says.end(), [&](const Json& sentence) { return sentence == remark; });
  }

  static std::string stand_of(const Row& row, const std::vector<Row>& rows) {
    std::string out = row.stand == "out-of-line" ? "**out of line**"
                      : row.stand == "disputed"  ? "**disputed**"
                                                 : row.stand;
    if (!row.first->at("copy_of").is_null()) out += ", a copy of `" + file_name(text_in(*row.first, "copy_of")) + "`";
    if (row.stand == "aside")
      for (const auto& [rule, remark] : row.remarks)
        if (rule.empty()) out += ": " + markdown_text(remark);
    if (row.stand != "agrees") return out;
    // Beside a dispute, with whom?
    std::vector<std::string> with;
    std::size_t disputed = 0;
    for (const Row& other : rows) {
      if (other.stand != "disputed") continue;
      ++disputed;
      if (meet(*row.first, *other.first)) with.push_back("`" + file_name(text_in(*other.first, "doc")) + "`");
    }
    if (disputed == 0) return out;
    return with.empty()              ? "goes with neither"
           : with.size() == disputed ? "goes with each"
                                     : "goes with " + joined(with);
  }

  // What was found in articles and stands in no sheet.
  void others() {
    std::vector<const Placed*> left;
    for (const Placed& p : findings_)
      if (!told_.contains(p.finding.message)) left.push_back(&p);
    if (left.empty()) return;
    std::stable_sort(left.begin(), left.end(),
                     [](const Placed* a, const Placed* b) { return a->finding.severity > b->finding.severity; });
    out_ << "\n## Also found\n\n";
    for (const Placed* p : left) {
      out_ << "- **" << name(p->finding.severity) << "** `" << p->finding.rule << "`, `" << file_name(p->doc)
           << "` line " << p->line << ", “" << markdown_text(p->quote) << "”: " << markdown_text(p->finding.message);
      if (p->finding.suggestion) out_ << write(markdown_text(p->finding.suggestion->text));
      out_ << '\n';
      std::set<std::string> cited;
      cite(p->doc, p->finding.message, cited);
    }
  }

  void agreement(const Json& fact) {
    out_ << "- **" << markdown_text(text_in(fact, "name")) << "**";
    const auto& says = fact.at("says");
    const char* before = ": ";
    if (says.size() < 2 && !fact.at("implied").is_null()) {
      out_ << before << markdown_text(text_in(fact.at("implied"), "words")) << '.';
    } else {
      for (const auto& sentence : says) {  // what was disputed, and let stand
        out_ << before << markdown_text(sentence.get<std::string>());
        before = " ";
      }
      if (says.empty()) out_ << '.';
    }
    std::vector<std::string> tellers;
    const auto rows = rows_of(fact);
    for (const auto& row : rows) {
      if (tellers.size() == kMostQuiet) {
        tellers.push_back("and " + std::to_string(rows.size() - kMostQuiet) + " more");
        break;
      }
      std::string teller = "`" + file_name(text_in(*row.first, "doc")) + "` " + markdown_text(joined(row.figures));
      if (row.stand == "aside" || !row.first->at("copy_of").is_null()) teller += " (" + stand_of(row, rows) + ")";
      tellers.push_back(teller);
    }
    out_ << ' ' << joined(tellers) << ".";
    if (!fact.at("reference").empty())
      out_ << " Published: " << markdown_text(text_in(fact.at("reference").front(), "words")) << ".";
    out_ << '\n';
  }

  std::ostream& out_;
  std::size_t articles_ = 0, claims_ = 0;
  std::map<Severity, std::size_t> severities_;
  std::vector<Placed> findings_;
  std::map<std::pair<std::string, std::string>, std::string> remedies_;
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> sources_;
  std::vector<Json> facts_;
  std::set<std::string> told_;
};

}  // namespace

std::unique_ptr<ReportRenderer> report_markdown(std::ostream& out) { return std::make_unique<ReportMarkdown>(out); }

}  // namespace assay
