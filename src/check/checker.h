// Claims against evidence: verdicts and findings of one article.
//
// Callers know only `Checker`. Inside, evidence of every kind is a constraint on cells (constraint.h): reference data meet a
// claim in evidence.h, the figures of one article meet in its claim graph (article_graph.h); see check/README.md.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "check/account.h"
#include "check/across.h"
#include "check/check_rules.h"
#include "check/suppression.h"
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
  // What stands beside the article: findings that its editor lets stand (suppression.h), as JSON; empty where there is no such file.
  std::string beside{}, beside_file{};
};

struct CheckedArticle {
  Article article;
  std::vector<Claim> claims;      // with verdicts
  std::vector<Finding> findings;  // by position
  std::optional<Date> judged_on;  // the day whose knowledge judged it; none where nothing dates it
  std::vector<Suppression> suppressions{};  // of its text and beside it
  std::vector<Error> problems{};            // malformed ones
};

class Checker {
 public:
  // Lexicon and reference must outlive the checker. Stateless: safe to share between threads.
  Checker(const Lexicon& lexicon, const ReferenceData& reference, CheckRules rules);
  ~Checker();

  // Fills the claims' verdicts and returns the findings.
  CheckedArticle check(Article article, std::vector<Claim> claims, const CheckOptions&) const;

  // What several sources tell of the same facts, whose claims were checked before: where they cannot all be right, and a sheet of each
  // fact. The tellings may be of one product at a time; sheets are not sorted yet.
  Across reconcile(const Tellings& told) const;

  // What the tellings together say of each cell that is wanted, stated or not, with the arithmetic.
  std::vector<Account> accounts(const Tellings& told, const CellWanted& wanted) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay
