// Claims found against claims annotated: who meets whom, and what is right about those who met.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "evaluate/gold.h"
#include "fact/finding.h"
#include "text/article.h"

namespace assay {

struct Tally {
  std::size_t right = 0;
  std::size_t of = 0;
  double share() const { return of == 0 ? 1 : static_cast<double>(right) / static_cast<double>(of); }
  void add(bool is_right) { ++of, right += is_right ? 1 : 0; }
};

struct KindScore {
  std::size_t wanted = 0;      // annotated claims of the kind
  std::size_t found = 0;       // of these, met by a claim of any kind
  std::size_t claims = 0;      // claims of the kind
  std::size_t claims_met = 0;  // of these, met by an annotation
  double recall() const { return Tally{found, wanted}.share(); }
  double precision() const { return Tally{claims_met, claims}.share(); }
  double f1() const;
};

// One thing that is not as annotated; `what` is "miss", "extra", "wrong" or, for findings, "no finding", "false alarm".
struct Detail {
  std::string place;  // file:line of the annotation, of the article for extras
  std::string what;
  std::string quote;
  std::string field;  // wrong: the dimension
  std::string want;
  std::string got;
};

struct Scores {
  std::size_t articles = 0;
  std::map<std::string, KindScore> kinds;
  KindScore all;
  Tally value;
  std::array<Tally, kDimensions> dimensions;
  Tally whole_keys;                      // product, flow, origin, destination, period and base, all right
  std::map<std::string, bool> findings;  // wanted findings, by GoldFinding::id: made?
  std::size_t false_alarms = 0;
  std::vector<Detail> details;

  Tally findings_made() const;

  // The figures that a regression test may set a floor for: "f1", "recall", "precision", "value", "period",
  // "whole-key", ….
  std::map<std::string, double> figures() const;
};

void score_claims(const GoldArticle&, const Article&, const std::vector<Claim>&, Scores&);
// Only errors and warnings can be false alarms.
void score_findings(const GoldArticle&, const Article&, const std::vector<Finding>&, Scores&);

}  // namespace assay
