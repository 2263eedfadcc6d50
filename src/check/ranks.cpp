#include "check/ranks.h"

#include <map>

namespace assay {

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
  int larger = 0;
  for (const auto& [place, bounds] : figures) larger += bounds.low > mine->second.high;
  return figures.size() > 1 && larger + 1 == static_cast<int>(claim.value);
}

}  // namespace assay
