// What several sources tell, sorted by fact: who speaks of the same figure, with how many voices, and in one claim
// graph.
//
// Two claims speak of one fact if product, flow (a flow and its mirror are one), places, period, what is measured and
// the base or whole are the same and known. What a source leaves open is compared with nothing.
#pragma once

#include <map>
#include <set>
#include <optional>
#include <string>
#include <vector>

#include "check/check_rules.h"
#include "check/constraint.h"
#include "check/evidence.h"
#include "check/telling.h"
#include "extract/lexicon.h"
#include "graph/claim_graph.h"

namespace assay {

// One independent source on one fact: its claims and those of its copies.
struct Voice {
  std::vector<std::size_t> tellings;  // Tellings::claims, in order; the first speaks for all
  Interval literal, fair;             // what all of them allow
  int inferred = 0;                   // dimensions that its clearest telling leaves to be inferred
  bool usual_measure = false;         // one of these is what it is a change of: what the product is usually told in
  bool borne_out = false;             // by reference data
  bool doubted = false;               // its own article got a finding for it: shown, but no evidence
  ConstraintId id = kNone;
};

// A telling that takes no part, and why: the name of a text under messages.aside.
struct Aside {
  std::size_t telling = 0;
  std::string why;
};

struct Fact {
  Constraint about;  // without figures
  std::vector<Voice> voices;
  std::vector<Aside> asides;
  CellId cell = kNone, base = kNone;
  bool is_ratio() const { return about.form == Constraint::Form::ratio; }
};

class ToldFacts {
 public:
  // The cells that are told of; or also the stretches of time that these leave of one another, which nobody states: dearer, for who asks.
  enum class Cells { told, told_and_left };

  ToldFacts(const Tellings& told, const Lexicon& lexicon, const UnitTable& units, const CheckRules& rules, const EvidenceBase& evidence, Cells cells);

  const std::vector<Fact>& facts() const { return facts_; }
  const ClaimGraph& graph() const { return graph_; }

  struct Place {
    std::size_t fact = 0, voice = 0;
  };
  // nullopt: no voice, but a sum over time, or parts of a whole.
  std::optional<Place> place(ConstraintId id) const { return id < places_.size() ? places_[id] : std::nullopt; }
  // Countries side by side that are together no more than the world.
  bool parts(ConstraintId id) const { return parts_.contains(id); }
  // What a publisher prints for a part of a list that no source tells.
  const Answer* published(ConstraintId id) const {
    const auto found = published_.find(id);
    return found == published_.end() ? nullptr : &found->second;
  }
  const Constraint& about(CellId cell) const { return cells_about_[cell]; }
  const Telling& telling(std::size_t index) const { return told_.claims[index]; }
  const Source& source(std::size_t telling) const { return told_.sources[told_.claims[telling].source]; }

 private:
  // Whom to believe: publishers, then what they bear out, then whoever; sums are never blamed.
  static constexpr int kTrue = 100, kPublished = 16, kBorneOut = 8, kTold = 1;

  // What is measured: "exports rose 5%" may be of weight or of value.
  struct Measure {
    std::string dimension, currency;
    friend auto operator<=>(const Measure&, const Measure&) = default;
  };
  struct Cell {
    FactKey key;
    Measure of;
    friend auto operator<=>(const Cell&, const Cell&) = default;
  };
  struct Key {
    Constraint::Form form = Constraint::Form::level;
    Cell cell, base;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  // A claim on its way to a voice.
  struct Candidate {
    std::size_t telling = 0;
    Constraint says;
    int inferred = 0;
    bool usual_measure = false;
    std::string aside;  // why it takes no part; empty: it does
  };

  std::optional<Candidate> candidate(std::size_t index, const UnitTable& units) const;
  std::string aside(const Telling& t, const Constraint& says) const;
  int inferred(const Telling& t, const Constraint& says) const;
  bool running(const Telling& t, const Constraint& says) const;
  Key key_of(Candidate& c, const std::map<std::pair<std::uint32_t, FactKey>, std::vector<Measure>>& levels) const;
  void add_fact(const Key& key, std::vector<Candidate> candidates);
  void join_copies(Fact& fact) const;
  void add_to_graph(std::size_t fact, const Key& key);
  CellId cell(const Cell& cell);
  void add_sums(Cells cells);
  void add_lists(const EvidenceBase& evidence, Cells cells);
  CellId cell_of(const Cell& named) const;  // kNone: nobody tells of it
  void add_list(const Cell& whole, const EvidenceBase& evidence, const CompleteList& list);
  void add_parts();
  void add_conversions();
  std::string side(const FactKey& key, bool destination) const;

  const Tellings& told_;
  const Lexicon& lexicon_;
  const CheckRules& rules_;
  std::vector<Fact> facts_;
  ClaimGraph graph_;
  std::vector<std::optional<Place>> places_;
  std::vector<Constraint> cells_about_;
  std::map<Cell, CellId> cells_;
  std::map<CellId, Interval> known_;  // levels told for it
  std::set<ConstraintId> parts_;
  std::map<ConstraintId, Answer> published_;
  std::vector<std::string> adding_flows_, adding_measures_, growing_, real_terms_;
};

}  // namespace assay
