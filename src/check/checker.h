// Claims against evidence: verdicts and findings of one article.
//
// Callers know only `Checker`. Inside, evidence of every kind is a constraint on cells (constraint.h): reference data meet a
// claim in evidence.h, the figures of one article meet in its claim graph (article_graph.h); see check/README.md.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "check/check_rules.h"
#include "extract/lexicon.h"
#include "fact/claim.h"
#include "fact/finding.h"
#include "reference/reference_data.h"
#include "text/article.h"

namespace assay {

struct CheckOptions {
  // The day whose knowledge judges an article; default: its publication day; undated: a month after the latest period
  // that it reports as past.
  std::optional<Date> as_of;
};

struct CheckedArticle {
  Article article;
  std::vector<Claim> claims;      // with verdicts
  std::vector<Finding> findings;  // by position
};

class Checker {
 public:
  // Lexicon and reference must outlive the checker. Stateless: safe to share between threads.
  Checker(const Lexicon& lexicon, const ReferenceData& reference, CheckRules rules);
  ~Checker();

  // Fills the claims' verdicts and returns the findings.
  CheckedArticle check(Article article, std::vector<Claim> claims, const CheckOptions&) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay
