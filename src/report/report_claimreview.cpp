// report --format claimreview: the figures that were judged as schema.org ClaimReview (JSON-LD), one a claim, an element
// a line. Reviewed is a claim that evidence bears out, refutes or leaves in conflict, and one that a finding stands at;
// what an editor lets stand is not.
#include <algorithm>
#include <ostream>

#include "report/report_renderer.h"
#include "text/one_line.h"

namespace assay {
namespace {

struct Rating {
  int value;  // 1 false … 5 true
  const char* words;
};

Rating rating_of(Verdict verdict, const Finding* finding) {
  const bool doubtful = finding && finding->severity != Severity::error;
  switch (verdict) {
    case Verdict::supported: return doubtful ? Rating{4, "Supported, with a reservation"} : Rating{5, "Supported"};
    case Verdict::refuted: return doubtful ? Rating{2, "Doubtful"} : Rating{1, "Refuted"};
    case Verdict::conflicting: return {3, "Conflicting evidence"};
    case Verdict::not_enough_evidence:
    case Verdict::not_checkable: break;
  }
  return finding && !doubtful ? Rating{2, "Doubtful"} : Rating{3, "Not enough evidence"};
}

Json organization(const std::string& name) { return {{"@type", "Organization"}, {"name", name}}; }

Json work_of(const Article& article) {
  Json out{{"@type", "NewsArticle"}, {"url", article.doc}};
  if (!article.title.empty()) out["headline"] = one_line(article.title.of(article.text));
  if (article.published) out["datePublished"] = article.published->text();
  return out;
}

Json source_of(const Evidence& e, const Article& article) {
  if (e.kind == Evidence::Kind::claim)
    return {{"@type", "NewsArticle"}, {"url", e.doc.empty() ? article.doc : e.doc}, {"text", one_line(e.quote)}};
  Json out{{"@type", "Dataset"}, {"name", e.dataset}, {"description", e.cell}, {"publisher", organization(e.publisher)}};
  if (e.published) out["datePublished"] = e.published->text();
  if (!e.url.empty()) out["url"] = e.url;
  return out;
}

// The weightiest finding that stands at the claim; else one that names it among others.
const Finding* finding_about(const Claim& claim, const std::vector<Finding>& findings, bool& suppressed) {
  const Finding* best = nullptr;
  const auto weight = [&](const Finding& f) { return std::pair(f.claims.front() == claim.number, f.severity); };
  for (const Finding& f : findings) {
    if (std::find(f.claims.begin(), f.claims.end(), claim.number) == f.claims.end()) continue;
    if (!f.suppressed.empty()) suppressed |= f.claims.front() == claim.number;
    else if (!best || weight(f) > weight(*best)) best = &f;
  }
  return best;
}

class ReportClaimReview final : public ReportRenderer {
 public:
  explicit ReportClaimReview(std::ostream& out) : out_(out) {}

  void article(const CheckedArticle& checked) override {
    for (const Claim& claim : checked.claims) {
      bool suppressed = false;
      const Finding* finding = finding_about(claim, checked.findings, suppressed);
      const bool judged = claim.verdict != Verdict::not_enough_evidence && claim.verdict != Verdict::not_checkable;
      const bool stands_here = finding && finding->claims.front() == claim.number;
      if (finding && !stands_here && claim.verdict == Verdict::supported) finding = nullptr;
      if ((judged || stands_here) && !(suppressed && !finding)) reviews_.push_back(dump(review(checked, claim, finding)));
    }
  }

  void fact(const Json&) override {}

  void end() override {
    out_ << "{\"@context\": \"https://schema.org\",\n ";
    write_list(out_, "@graph", reviews_);
    out_ << "}\n";
  }

 private:
  static Json review(const CheckedArticle& checked, const Claim& claim, const Finding* finding) {
    const Article& article = checked.article;
    const Rating rating = rating_of(claim.verdict, finding);
    Json out{{"@type", "ClaimReview"},
             {"@id", article.doc + "#" + claim.id()},
             {"url", article.doc},
             {"author", organization("Assay")},
             {"claimReviewed", one_line(claim.sentence.of(article.text))}};
    out["itemReviewed"] = {{"@type", "Claim"}, {"text", one_line(claim.span.of(article.text))}};
    if (!claim.attribution.empty()) out["itemReviewed"]["author"] = organization(claim.attribution);
    out["itemReviewed"]["appearance"] = work_of(article);
    out["reviewRating"] = {{"@type", "Rating"},
                           {"ratingValue", rating.value},
                           {"bestRating", 5},
                           {"worstRating", 1},
                           {"alternateName", rating.words}};
    if (finding) {
      out["reviewRating"]["ratingExplanation"] = finding->message;
      out["reviewAspect"] = finding->rule;
      std::string body = finding->message;
      for (const std::string& step : finding->explanation) body += "\n" + step;
      out["reviewBody"] = body;
      out["isBasedOn"] = Json::array();
      for (const Evidence& e : finding->evidence) out["isBasedOn"].push_back(source_of(e, article));
    }
    return out;
  }

  std::ostream& out_;
  std::vector<std::string> reviews_;
};

}  // namespace

std::unique_ptr<ReportRenderer> report_claimreview(std::ostream& out) { return std::make_unique<ReportClaimReview>(out); }

}  // namespace assay
