// The reference data that can speak to a question, and what it says.
//
// A question is the constraint of a claim (or of a claim with one dimension edited). Its answers are grouped by series:
// one publisher, one definition, one set of qualifiers. Within a series only the newest vintage known on the day
// counts, as the hull of its carriers; between series any may support, and only all together refute, so that a word
// which names two series is the hull of them.
#pragma once

#include <string>
#include <vector>

#include "check/check_rules.h"
#include "check/constraint.h"
#include "graph/agree.h"
#include "check/conversions.h"
#include "reference/reference_data.h"

namespace assay {

// The day of a text that nothing dates: all is known, every vintage counts.
inline constexpr Date kAnyDay{9999, 12, 31};

// One of the unit in which a figure was published, in the base of the unit that was asked for.
struct Converted {
  std::string unit;
  double days = 0;
  Interval is;
};

struct Answer {
  std::string series;  // publisher, definition, qualifiers
  Constraint said;     // the hull of the members; rows: what it rests on, the newest first
  std::vector<Interval> members;
  bool derived = false;  // worked out from two published levels
  bool implied = false;  // nobody printed it: it follows from `steps`, in order
  std::vector<Constraint> steps{};
  std::optional<Converted> converted{};  // published as a daily rate, by volume or by weight, and asked for as another of these
  bool unsaid = false;   // the series is adjusted, real or annualised, and the claim does not say so
};

struct Judgement {
  Verdict verdict = Verdict::not_enough_evidence;
  std::vector<Answer> answers;
  const Answer* best() const;  // the answer nearest to the claim; nullptr without any
  std::size_t nearest = 0;
};

struct Question {
  Constraint asked;
  bool standing = false;  // a fact of the running year: the latest observed year answers
};

class EvidenceBase {
 public:
  EvidenceBase(const ReferenceData& reference, const UnitTable& units, const CheckRules& rules);

  Judgement judge(const Question& question, Date as_of) const;
  // What follows for a cell of which nothing was printed (implied_evidence.h). It bears out only where it leaves little room, and
  // speaks against nothing that is near.
  Judgement judge_implied(const Question& question, Date as_of) const;
  // Would an older vintage, or an older year of a standing fact, have supported it? The answers that do.
  std::vector<Answer> outdated(const Question& question, Date as_of) const;
  // The parts that some publisher, by what was known on the day, declares to be all of the cell's; the newest list, nullptr without any.
  const CompleteList* complete_list(const FactKey& whole, Date as_of) const;
  // What one row says; nullopt for rows that bound no cell.
  std::optional<Answer> printed(const Observation& row) const;
  // All observations that share product, flow and one end with the cell, known on the day.
  std::vector<const Observation*> around(const FactKey& cell, Date as_of) const;

 private:
  enum class Vintages { newest, older };
  std::vector<Answer> answers(const Constraint& asked, Date as_of, Vintages) const;
  std::vector<Answer> published(const Constraint& asked, const std::vector<const Observation*>& rows, Vintages,
                                double window_days) const;
  std::optional<Constraint> seen_as(const std::string& product, const Observation& row) const;
  void hear_levels(const Question& question, Date as_of, Judgement& judged) const;
  std::vector<Answer> derived(const Constraint& asked, const std::vector<const Observation*>& rows, double window_days) const;

  // A published figure of another dimension in that of the question, and what one of its unit is then; nullopt where nothing is known.
  std::optional<Converted> convert(Constraint& seen, const Constraint& asked) const;

  const ReferenceData& reference_;
  const UnitTable& units_;
  Conversions conversions_;
  std::vector<std::pair<std::string, std::string>> equal_flows_;
  std::vector<std::pair<std::string, std::string>> loose_names_;  // "production steel" → what is counted under it
  std::vector<std::string> unsaid_flows_;
  std::vector<std::pair<std::string, std::string>> unsaid_senses_;  // GDP that grows is real
  std::vector<std::string> weighty_, over_a_year_, adding_flows_, adding_measures_;
  double revision_, conversion_, comparable_scope_;
  double window_days_;
  int standing_years_;
};

// Decides: supported where any answer meets the fair interval, refuted where none comes near, conflicting where only the
// hull of a series that contradicts itself does.
Verdict decide(const Interval& fair, const std::vector<Answer>& answers);

// Would a writer who had the answer's own figure before him have written this one? Rounded to the digits of the text, it is the text's: 98.0 million
// meets “about 100 million”, but nobody who read 100 million wrote 98.0. A figure is read for another cell only where it is restated so.
bool restated(const Constraint& asked, const Judgement& judged);

}  // namespace assay
