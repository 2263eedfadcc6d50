// Diagnosis by one-step edits in fact space: which single slip would turn the claim into one that fits?
//
//   3,188 t of rare earths, June    product → rare-earth magnets    fits
//   854 t to Vietnam                partner → South Korea           fits
//   1.26 million tonnes             magnitude × 1,000               fits
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/evidence.h"
#include "extract/lexicon.h"

namespace assay {

enum class Slip { product, direction, base, percent_times, flow, unit, magnitude, period, partner };
std::string_view name(Slip slip);     // its price in rules/checks/edits.json
std::string_view rule_of(Slip slip);  // the finding that reports it

// "Rose by 7.6 times": by so many times what it was, so that it is 8.6 times as much.
bool rises_by_times(const Claim& claim);

struct Edit {
  Slip slip = Slip::product;
  std::string signature;  // claims with the same signature share a cause
  Question question;      // the claim as it would read
};

class Editor {
 public:
  Editor(const Lexicon& lexicon, const UnitTable& units, const EvidenceBase& evidence, const CheckRules& rules);

  // Every edit that can be tried on the claim; `quote` is its text, for the digits.
  std::vector<Edit> edits_of(const Question& question, std::string_view quote, Date as_of, bool last_resort) const;
  // A word that names several units, read as each of the others: "tons" as short and as long ones.
  std::vector<Question> other_units_of_the_word(const Question& question) const;
  // Words for a time that mean several, read as each of the others: "last June" as that of this year.
  std::vector<Question> other_times_of_the_words(const Question& question) const;
  // Only the ones of the product: for claims whose cell has no reference data.
  std::vector<Edit> product_edits(const Question& question) const;

 private:
  void flows(const Question& q, std::vector<Edit>& out) const;
  void units(const Question& q, std::string_view quote, std::vector<Edit>& out) const;
  void magnitudes(const Question& q, std::string_view quote, bool last_resort, std::vector<Edit>& out) const;
  void changes(const Question& q, std::vector<Edit>& out) const;
  void periods(const Question& q, Date as_of, std::vector<Edit>& out) const;
  void partners(const Question& q, Date as_of, std::vector<Edit>& out) const;

  const Lexicon& lexicon_;
  const UnitTable& units_;
  const EvidenceBase& evidence_;
  std::vector<std::pair<std::string, std::string>> flow_slips_, unit_slips_, bare_units_;
  std::vector<int> powers_, powers_of_rates_;
  std::vector<std::pair<std::string, std::string>> scales_;  // "1e6", "million"
};

}  // namespace assay
