// What the figures of one article demand of each other, as a claim graph (graph/README.md).
//
//   "172 t in May", "418 t in June"    levels of two cells
//   "up 83% from May"                  the ratio of the two
//   "60% of imports came from Brazil"  the ratio of a part to its whole
//   "20 t less than in May"            the difference of the two
//   "the highest since January"        no month since was higher
//
// and what nobody needs to say: a daily rate times the days makes the total, months make a quarter, the months so far of a year and the next one make the months so far
// then, partners are together no more than the world, nor are their shares.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "check/diagnosis.h"
#include "graph/claim_graph.h"

namespace assay {

// What a constraint of the graph stands for.
struct Demand {
  enum class Kind {
    told,      // a claim
    periods,   // stretches of time that follow each other make the whole stretch
    within,    // stretches that do not overlap are together no more than the stretch they lie in
    partners,  // so are partners and the world
    shares,    // and shares of one whole
    list,      // parts that the reference data call all of the whole make it
    conversion,  // a daily rate and its total, a weight and its volume (conversions.h)
    reference,   // reference data for a level that the text does not give
    difference,  // a claim of how much two levels differ by
    record,      // a claim that no level since was higher, or lower
  };
  Kind kind = Kind::told;
  std::size_t reading = 0;  // claims: whose
  bool level = false;
  std::size_t answer = 0;  // reference: which
  bool elliptic = false;  // a share whose whole an earlier one of the sentence names
  const CompleteList* list = nullptr;  // list: which
};

class ArticleGraph {
 public:
  // Amounts and their changes and shares; or rates and shares as figures of their own, with what is told of their change.
  enum class Of { amounts, rates };

  ArticleGraph(const std::vector<Reading>& readings, const Lexicon& lexicon, const EvidenceBase& evidence, const CheckRules& rules, Of of);

  const ClaimGraph& graph() const { return graph_; }
  const Demand& demand(ConstraintId id) const { return demands_[id]; }
  const Constraint& about(CellId cell) const { return about_[cell]; }  // its name, as a level without figures
  std::span<const ConstraintId> levels(CellId cell) const { return levels_[cell]; }  // that the text gives
  const Answer& answer(ConstraintId id) const { return answers_[demands_[id].answer]; }

 private:
  // Whom to believe: what reference data bear out; then what was counted before what was worked out from it. What is true by
  // itself is never blamed.
  static constexpr int kTrue = 100, kReference = 16, kBorneOut = 8, kCounted = 2, kWorkedOut = 1;

  // What is measured: two changes of one name may be of its mass and of its value.
  struct Measure {
    std::string dimension, currency;
    friend auto operator<=>(const Measure&, const Measure&) = default;
  };
  struct Name {
    FactKey key;
    Measure of;
    friend auto operator<=>(const Name&, const Name&) = default;
  };
  static Name name_of(const FactKey& key, Measure of);

  CellId cell(const FactKey& key, const Measure& of);
  CellId private_cell(const FactKey& key, const Measure& of);
  void told(std::size_t reading, ConstraintId id, bool level);
  Said said(std::size_t reading, const Constraint& c, bool level) const;
  void add_levels(Of of);
  void add_ratios(Of of);
  void add_base_of(std::size_t reading, CellId now, CellId before);
  void add_differences(Of of);
  void add_records();
  void add_record(std::size_t reading, CellId own, const Measure& measure);
  // What one series of the reference data gives for the level, if one alone does.
  std::optional<Answer> published(const FactKey& key, const Measure& of, Date as_of) const;
  void add_reference(CellId at, Answer answer);
  void demand(ConstraintId id, Demand::Kind kind, std::size_t reading);
  std::optional<CellId> told_cell(const FactKey& key, const Measure& of) const;  // with a level that the text gives
  std::optional<Constraint> share_by_ellipsis(std::size_t reading) const;
  std::optional<Measure> measure_of(const Constraint& ratio) const;
  std::vector<Measure> measures(const FactKey& key, const std::string& only) const;

  Interval known(CellId cell) const;  // the hull of its levels
  bool adds_up(CellId cell) const;
  void add_periods();
  void add_periods_of(const std::vector<CellId>& series);
  void add_partners();
  void add_shares();
  void add_lists();
  void add_list(CellId whole, const Measure& of, const CompleteList& list);
  // What the list prints for a part that the text leaves out; false where it prints none that could be added.
  bool add_untold(CellId part, CellId whole, const CompleteList& list, const Observation& row);
  bool far_from(const CompleteList& list, const CompleteList::Part& listed, CellId part) const;
  void add_conversions();
  void at_most(CellId whole, const std::vector<CellId>& parts, double slack, Demand::Kind kind);

  const std::vector<Reading>& readings_;
  const Lexicon& lexicon_;
  const EvidenceBase& evidence_;
  const CheckRules& rules_;
  Conversions conversions_;
  std::vector<Answer> answers_;
  ClaimGraph graph_;
  std::vector<Demand> demands_;
  std::vector<Constraint> about_;
  std::vector<std::vector<ConstraintId>> levels_;
  std::map<Name, CellId> cells_;
  std::map<FactKey, std::vector<Measure>> measures_;
  std::map<std::string, std::uint32_t> sources_;
  std::map<std::pair<CellId, bool>, std::vector<CellId>> shares_;  // whole, by destination? → parts
};

}  // namespace assay
