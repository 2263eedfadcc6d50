// From claims that do not fit to the causes behind them.
//
// A cause is one slip that several claims of an article share: the same word for two series, the same wrong month. An
// edit counts only when the figures that it explains could not all have fitted by chance; among those that count, the
// one that explains most wins, then the cheapest.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "check/edits.h"
#include "check/evidence.h"
#include "check/ranks.h"

namespace assay {

// Does the cell stay as written, so that only what is said of it has slipped?
bool own_cell(Slip slip);

// One claim as the checks see it.
struct Reading {
  const Claim* claim = nullptr;
  std::string quote;
  std::optional<Question> question;  // nullopt: it ties no cells that can be named, or is not checkable
  std::optional<Constraint> told;    // how to tell its range where there is no question
  std::optional<Constraint> placeless;  // where it does not say where: what it demands of the other figures of its sentences
  Judgement own;                     // what the reference data say of the cell as written
  // What would speak against a change that does not say from when it counts, if it goes back to where we assume; and is that where such
  // changes usually do?
  std::optional<Judgement> by_revised_edition;  // the figure first published for that year, which the reference data lack, may have been another
  std::optional<Judgement> by_assumed_base;
  bool usual_base = false;
  Date as_of;
  RankJudgement rank;  // ranks: who stands above
  std::optional<Judgement> by_mirror;  // the other side's customs count less than half of it, or more than twice as much
  bool right_of_another = false;  // "Peru and Australia 100 million each": the figures bear it out for one of them
  bool explained = false;  // a finding already speaks of it
  // Products that its paragraph names in place of its own, which was taken from further off: perhaps it is one of theirs.
  std::set<std::string> named_instead;
  int assumed = 0;         // dimensions that the article, not the sentence, supplied (second_reading.h)
};

// What a reading demands of the figures of its own text.
const Constraint* asked_of_text(const Reading& reading);

// Where a cause shows: a claim, how it should read, and what then supports it.
struct Place {
  std::size_t reading = 0;
  Constraint edited;
  std::optional<Answer> fits;  // nullopt: only the article itself supports it
};

struct Cause {
  Slip slip = Slip::product;
  std::string from, to;                // of the signature: slugs, units, periods
  std::vector<Place> places;           // in text order
  std::vector<std::size_t> told_right;  // readings of the same article that give the same cells under the right name
  bool figure_told_right = false;      // … and in its body one of these very figures
  std::size_t distinct = 0;            // figures that agree on it
  bool unreferenced = false;           // of the cells as written nothing is known: the figures are only too exactly another one's
  bool exact = false;                  // the cell stays as written, and the figure put right fits it too closely for chance
};

// The causes of what does not fit, the weightiest first; marks their readings as explained.
std::vector<Cause> diagnose(std::vector<Reading>& readings, const Editor&, const EvidenceBase&, const Lexicon&, const CheckRules&);

// The same for one refuted figure by itself, with less proof that it is no coincidence: for figures that no cause explained.
std::optional<Cause> likeliest_slip(std::vector<Reading>& readings, std::size_t reading, const Editor&, const EvidenceBase&, const Lexicon&, const CheckRules&);

// How likely a figure of this precision would fit that answer by chance.
double chance(const Constraint& edited, const Interval& said, const CheckRules&);

// Do two claims speak of the same cells under the same names? A flow and its mirror are one.
bool same_cells(const Constraint& a, const Constraint& b);

}  // namespace assay
