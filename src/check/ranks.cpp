#include "check/ranks.h"

#include <algorithm>
#include <map>
#include <optional>

#include "check/named.h"
#include "graph/reconcile.h"

namespace assay {
namespace {

using Figures = std::map<std::string, const Observation*>;  // by place

// Nobody is demanded to be larger than it: the demands that cannot stand beside the figures are those of the larger ones.
std::vector<const Observation*> larger_than(const std::string& own, const Figures& figures) {
  constexpr int kFigure = 2, kDemand = 1;
  ClaimGraph graph;
  std::map<ConstraintId, const Observation*> demanded;
  const auto told = [&](const Interval& bounds) {
    const CellId cell = graph.add_cell(bounds.low < 0 ? Sign::any : Sign::not_negative);
    graph.level(cell, {.literal = bounds, .fair = bounds, .trust = kFigure});
    return cell;
  };
  const CellId mine = told(figures.at(own)->bounds);
  for (const auto& [place, row] : figures)
    if (place != own) demanded.emplace(graph.order(told(row->bounds), mine, {.literal = {}, .fair = {}, .trust = kDemand}), row);
  std::vector<const Observation*> out;
  const Reconciled reconciled(graph);
  for (const Conflict& conflict : reconciled.conflicts())
    if (const auto found = demanded.find(conflict.blamed); found != demanded.end()) out.push_back(found->second);
  std::sort(out.begin(), out.end(), [](const Observation* a, const Observation* b) { return a->bounds.low > b->bounds.low; });
  return out;
}

bool by_destination(const FactKey& key) { return !key.destination.empty() && key.destination != "world"; }
const std::string& ranked_place(const FactKey& key) { return by_destination(key) ? key.destination : key.origin; }

struct Known {
  Figures figures;
  std::optional<double> rank;  // as published
};

Known known_of(const FactKey& key, const std::vector<const Observation*>& rows, const Lexicon& lexicon) {
  Known out;
  std::string measure;
  for (const Observation* row : rows) {
    if (row->key.period != key.period || row->key.flow != key.flow) continue;
    if ((by_destination(key) ? row->key.origin != key.origin : row->key.destination != key.destination)) continue;
    const std::string& place = by_destination(key) ? row->key.destination : row->key.origin;
    if (row->key.measure == "rank" && place == ranked_place(key)) out.rank = row->value;
    const Entry* entry = lexicon.find("place", place);
    if (row->base || row->key.measure == "share" || row->key.measure == "rank" || place.size() != 2 || !entry || entry->text("kind") == "group") continue;  // "other" is no country
    if (measure.empty()) measure = row->key.measure + row->unit;
    if (measure == row->key.measure + row->unit) out.figures[place] = row;
  }
  return out;
}

bool holds_any(std::string_view sentence, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) { return sentence.find(word) != std::string_view::npos; });
}

// "The world's largest producer is Chile": of the world, and no other country is named whose rank it might be.
bool of_the_world(const Claim& claim, std::string_view sentence, const Lexicon& lexicon, const CheckRules& rules) {
  if (!holds_any(sentence, rules.list("ties.of-the-world"))) return false;
  const auto places = places_named(sentence, lexicon);
  const bool own_only = std::ranges::all_of(places, [&](const PlaceNamed& place) { return place.code == "world" || (place.code == claim.key.origin && !place.adjective); });
  return own_only && claim.from.origin == Provenance::sentence && claim.from.product == Provenance::sentence;
}

}  // namespace

RankJudgement judge_rank(const Claim& claim, std::string_view sentence, const EvidenceBase& evidence, const Lexicon& lexicon, const CheckRules& rules, Date as_of) {
  RankJudgement out;
  FactKey key = claim.key;
  if (claim.unit != "rank" || claim.narrowed || key.product.empty() || key.flow.empty() || !key.period || key.origin.empty() || holds_any(sentence, rules.list("ties.without"))) return out;
  const auto rows = evidence.around(key, as_of);
  const std::string own = ranked_place(key);
  const auto rank = static_cast<std::size_t>(claim.value);
  const bool standing = key.period->is_year() && key.period->last() >= as_of;
  const int years = standing ? static_cast<int>(rules.number("tolerances.standing-years")) : 0;
  for (int back = 0; back <= years; ++back, key.period = key.period->previous()) {
    const Known known = known_of(key, rows, lexicon);
    if (known.rank) {
      if (*known.rank == claim.value) out.verdict = Verdict::supported;
      return out;
    }
    if (!known.figures.contains(own) || known.figures.size() < 2) continue;
    const auto larger = larger_than(own, known.figures);
    if (larger.size() + 1 == rank) {
      out.verdict = Verdict::supported;
    } else if (larger.size() >= rank && key.destination.empty() && of_the_world(claim, sentence, lexicon, rules)) {
      FactKey before = key;
      before.period = key.period->previous();
      const Known then = known_of(before, rows, lexicon);
      if (!then.figures.contains(own) || larger_than(own, then.figures).size() < rank) return out;
      out = {Verdict::refuted, larger, known.figures.at(own)};
    }
    return out;
  }
  return out;
}

}  // namespace assay
