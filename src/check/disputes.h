// Where sources cannot all be right, as far as a fair reader would say so.
//
// The graph knows arithmetic only. A conflict becomes a dispute where the figures surely speak of one thing: not where
// one customs office counts what leaves and another what arrives, where a publisher revised between two articles (then
// it is a note), where the sources name different origins of their figures, or where one is so much a month. Who is out
// of line is said only where reference data, two independent sources or a sum over time decide.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/evidence.h"
#include "check/told_facts.h"
#include "fact/finding.h"
#include "graph/implied.h"
#include "graph/reconcile.h"

namespace assay {

struct Dispute {
  using Place = ToldFacts::Place;
  std::string rule;  // cross-source or definition-differs
  std::string text;  // the message, a name in rules/checks/messages.json
  Severity most = Severity::warning;
  Place blamed;  // who is out of line, or who spoke last where nothing decides
  bool decided = false;
  bool agree = false;               // both can be true: a note on what one of them leaves unsaid
  std::vector<Place> against;       // who says otherwise; of the same fact, or of those from which the figure follows
  std::optional<Interval> implied;  // what they leave for it
  std::vector<Answer> definitions;  // definition-differs: what explains the blamed one, then what explains the others
  std::string suppressed;           // why the editor of the blamed one lets it stand
  std::vector<Step> steps;          // chains: how the others come to it
};

// What publishers know of the fact, on the day of the latest telling: every definition its own answer.
Judgement reference_on(const Fact& fact, const ToldFacts& told, const EvidenceBase& evidence);

// In order of facts; one for each source that is out of line, and one where it is word against word.
std::vector<Dispute> disputes(const ToldFacts& told, const Reconciled& reconciled, const EvidenceBase& evidence,
                              const CheckRules& rules);

}  // namespace assay
