#include "check/ranks.h"

#include <map>

#include "graph/reconcile.h"

namespace assay {
namespace {

// Nobody is demanded to be larger than it: the demands that cannot stand beside the figures are those of the larger ones.
std::size_t larger_than(const std::string& own, const std::map<std::string, Interval>& figures) {
  constexpr int kFigure = 2, kDemand = 1;
  ClaimGraph graph;
  const auto told = [&](const Interval& bounds) {
    const CellId cell = graph.add_cell(bounds.low < 0 ? Sign::any : Sign::not_negative);
    graph.level(cell, {.literal = bounds, .fair = bounds, .trust = kFigure});
    return cell;
  };
  const CellId mine = told(figures.at(own));
  for (const auto& [place, bounds] : figures)
    if (place != own) graph.order(told(bounds), mine, {.literal = {}, .fair = {}, .trust = kDemand});
  return reconcile(graph).conflicts().size();
}

}  // namespace

bool rank_known(const Claim& claim, const EvidenceBase& evidence, const Lexicon& lexicon, Date as_of) {
  const FactKey& key = claim.key;
  if (claim.unit != "rank" || key.product.empty() || !key.period || key.origin.empty()) return false;
  const bool by_destination = !key.destination.empty() && key.destination != "world";
  const std::string& own = by_destination ? key.destination : key.origin;
  std::map<std::string, Interval> figures;
  std::string measure;
  for (const Observation* row : evidence.around(key, as_of)) {
    if (row->key.period != key.period) continue;
    if ((by_destination ? row->key.origin != key.origin : row->key.destination != key.destination)) continue;
    const std::string& place = by_destination ? row->key.destination : row->key.origin;
    if (row->key.measure == "rank" && place == own) return row->value == claim.value;
    const Entry* known = lexicon.find("place", place);
    if (row->base || row->key.measure == "share" || place == "world" || (known && known->text("kind") == "group")) continue;
    if (measure.empty()) measure = row->key.measure + row->unit;
    if (measure == row->key.measure + row->unit) figures[place] = row->bounds;
  }
  const auto mine = figures.find(own);
  if (mine == figures.end()) return false;
  return figures.size() > 1 && larger_than(own, figures) + 1 == static_cast<std::size_t>(claim.value);
}

}  // namespace assay
