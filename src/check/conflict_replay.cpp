#include "check/conflict_replay.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "graph/implied.h"

namespace assay {
namespace {

constexpr std::size_t kMostReadings = 256;  // ways to read a conflict; beyond, it is given up

bool told(const ArticleGraph& article, ConstraintId id) { return article.demand(id).kind == Demand::Kind::told; }

}  // namespace

bool stands_under_every_reading(const Conflict& conflict, const ArticleGraph& article, const Reconciled& reconciled) {
  const auto at = [&](ConstraintId id) -> const GraphConstraint& { return article.graph()[id]; };
  std::vector<std::vector<ConstraintId>> choices;
  std::size_t ways = 1;
  for (const ConstraintId id : conflict.constraints) {
    std::vector<ConstraintId> choice{id};
    std::set<std::pair<double, double>> seen{{at(id).fair.low, at(id).fair.high}};
    const bool parallel = conflict.proof == Proof::parallel;  // there the other figure is the very contradiction
    if (told(article, id) && article.demand(id).level && !parallel)
      for (const ConstraintId other : article.levels(at(id).first))
        if (seen.insert({at(other).fair.low, at(other).fair.high}).second) choice.push_back(other);
    ways *= choice.size();
    if (ways > kMostReadings) return false;
    choices.push_back(std::move(choice));
  }
  std::vector<ConstraintId> picked;
  const std::function<bool(std::size_t)> all_wrong = [&](std::size_t next) {
    if (next == choices.size()) return !consistent(reconciled, picked);
    return std::all_of(choices[next].begin(), choices[next].end(), [&](ConstraintId id) {
      picked.push_back(id);
      const bool wrong = all_wrong(next + 1);
      picked.pop_back();
      return wrong;
    });
  };
  return ways == 1 || all_wrong(0);
}

std::vector<Inference> derivation_of(const Conflict& conflict, const ArticleGraph& article, const Reconciled& reconciled) {
  std::vector<ConstraintId> rest = conflict.constraints;
  std::erase(rest, conflict.blamed);
  std::vector<Inference> out;
  const auto add = [&](const Derivation& d) {
    for (const Step& step : d.steps) {
      if (step.cell == kNone || d.together) continue;
      const bool told_here = told(article, step.constraint);
      if (told_here && article.demand(step.constraint).level) continue;  // the explanation has it already
      Inference next{told_here ? std::optional(article.demand(step.constraint).reading) : std::nullopt, article.about(step.cell), step.bounds};
      // A step for either end of one interval is one step.
      const auto known = std::find_if(out.begin(), out.end(), [&](const Inference& i) { return i.reading == next.reading && i.cell.cell == next.cell.cell; });
      if (known == out.end()) out.push_back(std::move(next));
      else known->bounds = known->bounds.intersect(next.bounds);
    }
  };
  const GraphConstraint& blamed = article.graph()[conflict.blamed];
  std::vector<CellId> cells{blamed.first};
  if (blamed.second != kNone) cells.push_back(blamed.second);
  for (const CellId cell : cells) {
    const Implied found = implied_by(reconciled, cell, rest);
    add(found.low);
    add(found.high);
  }
  return out;
}

}  // namespace assay
