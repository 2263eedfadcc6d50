#include "check/accountant.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "check/disputes.h"
#include "check/finding_writer.h"
#include "graph/implied.h"

namespace assay {
namespace {

// To as many digits as a person redoes it with.
double rounded(double x) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.7g", x);
  return std::strtod(digits, nullptr);
}

bool same(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)); }

std::string cell_name(const Constraint& about) {
  const FactKey& key = about.cell;
  return key.product + "/" + key.flow + "/" + key.origin + "/" + key.destination + "/" +
         (key.period ? key.period->name() : "") + "/" +
         (about.currency.empty() ? about.unit_dimension : about.currency);
}

class Accountant {
 public:
  Accountant(const ToldFacts& told, const Reconciled& reconciled, const EvidenceBase& evidence, const Wording& wording,
             const CheckRules& rules)
      : told_(told),
        graph_(told.graph()),
        reconciled_(reconciled),
        evidence_(evidence),
        wording_(wording),
        rules_(rules) {}

  Account of(CellId cell) const {
    const Constraint& about = told_.about(cell);
    Account out;
    out.name = name(cell);
    out.cell = cell_name(about);
    const Implied all = implied(reconciled_, cell);
    out.implied = range(all.bounds, about);
    const auto disputed = word_against_word(cell);
    for (const ConstraintId id : disputed) out.alternatives.push_back(range(graph_[id].fair, about));
    if (disputed.empty()) {
      out.low = end(all.low, all.bounds.low, false, cell);
      out.high = end(all.high, all.bounds.high, true, cell);
    }
    std::vector<ConstraintId> levels;
    for (const Fact& fact : told_.facts())
      if (!fact.is_ratio() && fact.cell == cell) add_voices(fact, disputed, levels, out);
    if (!levels.empty()) out.rest = range(implied(reconciled_, cell, levels).bounds, about);
    add_published(about, out);
    return out;
  }

  std::string name(CellId cell) const { return upper_first(wording_.told(told_.about(cell))); }

 private:
  // Levels of the cell that contradict each other, where nobody else says who is right.
  std::vector<ConstraintId> word_against_word(CellId cell) const {
    std::vector<ConstraintId> out;
    for (const Conflict& conflict : reconciled_.conflicts()) {
      if (conflict.decided || conflict.proof != Proof::parallel || graph_[conflict.blamed].tie != Tie::level || graph_[conflict.blamed].first != cell) continue;
      for (const ConstraintId id : conflict.constraints)
        if (std::ranges::find(out, id) == out.end()) out.push_back(id);
    }
    std::ranges::sort(out);
    return out;
  }

  void add_voices(const Fact& fact, const std::vector<ConstraintId>& disputed, std::vector<ConstraintId>& levels, Account& out) const {
    for (const Voice& voice : fact.voices) {
      const bool kept = voice.id != kNone && (reconciled_.kept(voice.id) || std::ranges::find(disputed, voice.id) != disputed.end());
      if (voice.id != kNone) levels.push_back(voice.id);
      auto& list = kept ? out.told : out.left_out;
      list.insert(list.end(), voice.tellings.begin(), voice.tellings.end());
    }
    for (const Aside& aside : fact.asides) out.left_out.push_back(aside.telling);
    std::sort(out.left_out.begin(), out.left_out.end());
  }

  void add_published(const Constraint& about, Account& out) const {
    Fact fact;
    fact.about = about;
    for (const Answer& answer : reference_on(fact, told_, evidence_).answers) {
      const Observation& row = *answer.said.rows.front();
      out.published.push_back(wording_.sentence(
          "across.reference",
          {{"figure", answer.derived ? wording_.range(answer.said.literal, answer.said) : wording_.figure(row)},
           {"scope", wording_.scope(answer.said)},
           {"derived", answer.derived ? rules_.text("words.derived") : ""},
           {"source", wording_.source(row)}}));
    }
  }

  // Empty where nothing bounds it.
  std::string range(const Interval& bounds, const Constraint& about) const {
    if (bounds.low <= 0 && !std::isfinite(bounds.high)) return "";
    if (!std::isfinite(bounds.high))
      return wording_.sentence("account.at-least", {{"figure", point(bounds.low, about)}});
    if (bounds.low <= 0) return wording_.sentence("account.at-most", {{"figure", point(bounds.high, about)}});
    return wording_.range({rounded(bounds.low), rounded(bounds.high)}, about);
  }

  std::string point(double x, const Constraint& about) const {
    return wording_.range(Interval::point(rounded(x)), about);
  }

  AccountEnd end(const Derivation& derivation, double bound, bool high, CellId cell) const {
    AccountEnd out;
    if (derivation.steps.empty()) return out;
    out.words = point(bound, told_.about(cell));
    out.together = derivation.together;
    for (std::size_t i = 0; i < derivation.steps.size(); ++i)
      out.steps.push_back({derivation.together ? demanded(derivation.steps[i]) : derived(derivation.steps, i, high),
                           telling(derivation.steps[i].constraint)});
    return out;
  }

  std::optional<std::size_t> telling(ConstraintId id) const {
    const auto place = told_.place(id);
    if (!place) return std::nullopt;
    return told_.facts()[place->fact].voices[place->voice].tellings.front();
  }

  // What it demands by itself.
  std::string demanded(const Step& step) const {
    if (const auto place = told_.place(step.constraint)) {
      const Constraint& about = told_.facts()[place->fact].about;
      return wording_.sentence("account.is",
                               {{"asked", wording_.told(about)}, {"range", wording_.range(step.bounds, about)}});
    }
    if (const Answer* answer = told_.published(step.constraint))
      return wording_.sentence("account.published", {{"asked", wording_.told(answer->said)}, {"range", wording_.range(step.bounds, answer->said)}, {"source", wording_.source(*answer->said.rows.front())}});
    std::string parts;
    const auto terms = graph_.terms(graph_[step.constraint]);
    for (const Term& term : terms.subspan(1))
      parts += (parts.empty() ? "" : " + ") + part_of(told_.about(terms.front().cell).cell, told_.about(term.cell).cell);
    return wording_.sentence("account.sum",
                             {{"asked", wording_.told(told_.about(terms.front().cell))}, {"parts", parts}});
  }

  // A part of a whole is another time of it, or another place.
  std::string part_of(const FactKey& whole, const FactKey& part) const {
    if (part.period != whole.period) return wording_.period(*part.period);
    return wording_.place(part.origin != whole.origin ? part.origin : part.destination);
  }

  // What follows from it and from the steps before.
  std::string derived(const std::vector<Step>& steps, std::size_t at, bool high) const {
    const Step& step = steps[at];
    const GraphConstraint& c = graph_[step.constraint];
    const Constraint& about = told_.about(step.cell);
    // Through a sum the least of its parts bounds another one from above: both ends are told.
    const bool through_sum = std::ranges::any_of(steps, [&](const Step& s) { return graph_[s.constraint].tie == Tie::linear; });
    if (through_sum && c.tie == Tie::level) return demanded(step);
    const bool turned = high ? !std::isfinite(step.bounds.high) : step.bounds.low <= 0 && std::isfinite(step.bounds.high);
    const bool upper = high != turned;
    const double reached = upper ? step.bounds.high : step.bounds.low;
    if (c.tie == Tie::linear)
      return demanded(step) + wording_.sentence("account.so", {{"range", range(step.bounds, about)}});
    const std::string figure =
        wording_.sentence(upper ? "account.at-most" : "account.at-least", {{"figure", point(reached, about)}});
    if (c.tie == Tie::ratio && !turned) {
      const CellId other = step.cell == c.first ? c.second : c.first;
      for (std::size_t i = at; i-- > 0;) {
        if (steps[i].cell != other) continue;
        const double before = high ? steps[i].bounds.high : steps[i].bounds.low;
        const bool times = step.cell == c.first;
        const double factor = times == high ? c.fair.high : c.fair.low;
        if (!same(reached, times ? before * factor : before / factor)) break;
        return wording_.sentence(times ? "account.times" : "account.over",
                                 {{"before", point(before, told_.about(other))},
                                  {"factor", number_with_commas(rounded(factor))},
                                  {"figure", figure},
                                  {"asked", wording_.told(about)}});
      }
    }
    return wording_.sentence("account.is", {{"asked", wording_.told(about)}, {"range", figure}});
  }

  const ToldFacts& told_;
  const ClaimGraph& graph_;
  const Reconciled& reconciled_;
  const EvidenceBase& evidence_;
  const Wording& wording_;
  const CheckRules& rules_;
};

}  // namespace

std::vector<Account> accounts(const ToldFacts& told, const Reconciled& reconciled, const EvidenceBase& evidence,
                              const Wording& wording, const CheckRules& rules, const CellWanted& wanted) {
  const Accountant accountant(told, reconciled, evidence, wording, rules);
  std::vector<Account> out;
  for (CellId cell = 0; cell < told.graph().cells(); ++cell)
    if (wanted(cell_name(told.about(cell)), accountant.name(cell))) out.push_back(accountant.of(cell));
  std::sort(out.begin(), out.end(), [](const Account& a, const Account& b) { return a.cell < b.cell; });
  return out;
}

}  // namespace assay
