// Disputes and facts → findings and sheets, in words.
#pragma once

#include "check/across.h"
#include "check/disputes.h"
#include "check/wording.h"

namespace assay {

class AcrossWriter {
 public:
  AcrossWriter(const Tellings& all, const ToldFacts& told, const Reconciled& reconciled, const EvidenceBase& evidence,
               const Wording& wording, const CheckRules& rules)
      : all_(all), told_(told), reconciled_(reconciled), evidence_(evidence), wording_(wording), rules_(rules) {}

  // Why the editor of the article in which the finding would stand lets it be; empty where nobody does.
  std::string suppressed(const Dispute& dispute) const;
  Finding of(const Dispute& dispute) const;
  // nullopt: one source tells it, and nothing speaks against that.
  std::optional<FactSheet> sheet(std::size_t fact, const std::vector<Dispute>& disputes) const;

 private:
  using Place = ToldFacts::Place;

  const Fact& fact(const Place& p) const { return told_.facts()[p.fact]; }
  const Voice& voice(const Place& p) const { return fact(p).voices[p.voice]; }
  const Telling& first(const Place& p) const { return told_.telling(voice(p).tellings.front()); }

  std::string who(std::uint32_t source) const;       // its outlet, else the name of its file
  std::string figure(const Telling& telling) const;  // with its hedge
  std::string attributed(const Place& p) const;      // "1,200 t (example.org, 12 July 2025)"
  std::string listed(const std::vector<Place>& places) const;
  Values values_of(const Dispute& dispute) const;
  std::string message(const Dispute& dispute) const;
  std::vector<std::string> steps_of(const Dispute& dispute) const;
  Severity severity_of(const Dispute& dispute) const;
  void add_lines(FactSheet& sheet, const Fact& fact, const std::vector<const Dispute*>& disputes,
                 std::size_t index) const;
  bool kept(const Voice& voice) const;
  SheetLine line(std::size_t telling, SheetLine::Stand stand, std::string why) const;
  void add_reference(FactSheet& sheet, const Fact& fact) const;
  void add_implied(FactSheet& sheet, const Fact& fact, const std::vector<const Dispute*>& disputes) const;
  void weigh(FactSheet& sheet, const Fact& fact, const std::vector<const Dispute*>& disputes) const;

  const Tellings& all_;
  const ToldFacts& told_;
  const Reconciled& reconciled_;
  const EvidenceBase& evidence_;
  const Wording& wording_;
  const CheckRules& rules_;
};

}  // namespace assay
