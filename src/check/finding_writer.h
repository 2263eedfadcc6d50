// Causes and clashes → findings: place, severity, sentence, arithmetic, evidence, replacement text.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "check/context.h"
#include "check/diagnosis.h"
#include "check/headline_words.h"
#include "check/in_article.h"
#include "check/own_definitions.h"
#include "check/remedy.h"
#include "check/wording.h"
#include "fact/finding.h"
#include "text/article.h"

namespace assay {

std::string upper_first(std::string text);
// What a publisher says, as evidence of a finding.
Evidence evidence_of(const Observation& row);

class FindingWriter {
 public:
  FindingWriter(const Article& article, const std::vector<Reading>& readings, const Wording& wording, const Remedy& remedy,
                const CheckRules& rules)
      : article_(article), readings_(readings), wording_(wording), remedy_(remedy), rules_(rules) {}

  Finding of(const Cause& cause) const;
  Finding of(const Clash& clash) const;
  Finding of(const HeadlineTurn& turn) const;
  Finding of(const HeadlineProduct& other) const;
  Finding of(const TwoDefinitions& two) const;
  Finding of_rank(std::size_t reading) const;  // that reference data refute
  Finding of(const MissingContext& missing) const;
  // Claims of one cell that one answer refutes: reference-mismatch or hedge-overreach.
  Finding of_refuted(const std::string& rule, const std::vector<std::size_t>& same_cell, const Answer& answer) const;
  // … that the other side's customs count quite otherwise: a note.
  Finding of_mirror(std::size_t reading, const Answer& other_side) const;
  // … that fit another time, which their words may mean as well.
  Finding of_two_times(const std::vector<std::size_t>& same_times, const std::map<std::size_t, Answer>& meant) const;
  // … that an older vintage or year had supported.
  Finding of_stale(const std::vector<std::size_t>& same_cell, const Answer& now, const Answer& then) const;
  // Right by the edition of their day, not by a later one: one note, led by the first.
  Finding of_revised(const std::vector<std::pair<std::size_t, Answer>>& revised) const;
  // Wrong by the edition of its day, right by a later one: no error any more.
  void add_edition(Finding& finding, std::size_t reading, const Answer& later) const;

 private:
  // Dimensions that the text does not say but leaves to be inferred; a base that the figure itself has proved is none of them.
  int inferred(std::size_t reading, bool base_proved = false) const;
  bool says_its_base(const Clash& clash) const;
  Finding begin(const std::string& rule, const std::vector<std::size_t>& readings, int inferred, int confirmed) const;
  void cap(Finding& finding, Severity most) const;
  void add(Finding& finding, const Answer& answer) const;
  void add_claim(Finding& finding, std::size_t reading) const;
  void add_steps(Finding& finding, const Place& place, bool mended = false) const;  // mended: the figure fits once put right
  std::string listed(const std::vector<std::size_t>& readings, const std::string& last) const;
  static std::vector<std::size_t> in_order(const Clash& clash);
  std::string in_words_of(const Interval& bounds, std::size_t reading) const;
  void add_listed(Finding& finding, const Clash& clash) const;
  void add_arithmetic(Finding& finding, const Clash& clash, Values values) const;
  std::vector<std::size_t> told_once(const std::vector<std::size_t>& readings) const;
  void add_step(Finding& finding, std::string step) const;
  std::vector<const Place*> by_clarity(const Cause& cause) const;
  std::vector<std::size_t> witnesses(const Cause& cause) const;
  std::string label_sentence(const Cause& cause, const Place& place) const;
  void name_rightly(Finding& finding, const Cause& cause, const Place& clearest) const;
  Values about(std::size_t reading) const;  // {figure}, {asked}, {id}, {range} …
  std::string told(const Constraint& c) const { return wording_.told(c); }
  std::string said(const Answer& answer) const;
  const Constraint* asked(std::size_t reading) const;
  const Constraint* shown(std::size_t reading) const;  // also of a figure whose cell nobody knows

  const Article& article_;
  const std::vector<Reading>& readings_;
  const Wording& wording_;
  const Remedy& remedy_;
  const CheckRules& rules_;
};

}  // namespace assay
