// ClaimBuilder: what is told of several places at once, or of all but one, is the figure of none of them; what is told of a place that the sentence
// sets itself in is of that; what is told of two in one breath is of one time.
#include <algorithm>
#include <utility>

#include "normalize/claim_builder.h"

namespace assay {

void ClaimBuilder::leave_several(const SentenceView& view, Draft& draft) const {
  Claim& c = draft.claim;
  const std::size_t at = draft.figure->item;
  // "The largest buyers were Spain, Italy and France with 200, 150 and 100 tonnes respectively": the first of them is the largest.
  const bool first_in_turn = c.kind == Kind::rank && c.value == 1 && view.told_in_turn();
  if (!c.alike.empty() || first_in_turn || (c.key.origin.empty() && c.key.destination.empty())) return;
  // "Exports to the EU rose 4% and those to non-EU countries 8%": to whom all the others are.
  if (!c.key.destination.empty() && view.last_named_left_out(at)) {
    std::string& partner = c.key.flow == kImport ? c.key.origin : c.key.destination;
    Provenance& from = c.key.flow == kImport ? c.from.origin : c.from.destination;
    if (from == place_provenance()) partner.clear(), from = Provenance::none;
  }
  const bool others = view.told_of_others(at);
  const auto several = [&] { return others || view.told_of_several(at); };
  const bool import = c.key.flow == kImport;
  const bool trade = import || !c.key.destination.empty();
  // Those who were listed are the partners of the country that the article is about.
  const auto own = [&](const std::string& side, bool is_destination) {
    return trade && is_destination == import && (side == discourse_.home || side == discourse_.reporter());
  };
  const auto of_more = [&](const std::string& side, Provenance from, const std::string& other, bool is_destination) {
    if (side.empty()) return false;
    const bool here = from == place_provenance();
    return ((!here || others) && several() && !own(side, is_destination)) || view.leaves_out(side) || (here && view.one_of_several(side, other, at));
  };
  const bool origins = of_more(c.key.origin, c.from.origin, c.key.destination, false);
  const bool destinations = of_more(c.key.destination, c.from.destination, c.key.origin, true);
  if (origins) c.key.origin.clear(), c.from.origin = Provenance::none;
  if (destinations) c.key.destination.clear(), c.from.destination = Provenance::none;
}

// "46% of the EU's imports came from China. For Germany the share was 65%": whose imports they are. In what is no
// trade, where it is so. Of a region, or of people, nothing is known.
void ClaimBuilder::tell_elsewhere(const SentenceView& view, Drafts drafts, Draft& draft) const {
  Claim& c = draft.claim;
  if (!drafts.empty() && view.owned_by_name(draft.figure->item, drafts.back().figure->item)) draft.elsewhere = true;
  const std::size_t where = draft.has_topic ? 0 : view.set_elsewhere(draft.figure->item);
  if (where == 0) return;
  // "In Italy it stood at 20.3% and in France at 21.8%": the second has a place of its own.
  if (std::ranges::any_of(view.places(),
                          [&](const PlaceMention& p) { return p.item > where && p.item < draft.figure->item; }))
    return;
  const auto place = std::ranges::find(view.places(), where, &PlaceMention::item);
  const bool trade = language_.is_trade(c.key.flow);
  if (place == view.places().end() || place->region) draft.elsewhere = true;
  else if (!trade || c.kind == Kind::share) {
    std::string& side = c.key.flow == kImport ? c.key.destination : c.key.origin;
    side = place->code;
    (c.key.flow == kImport ? c.from.destination : c.from.origin) = place_provenance();
  }
}

// "2,000 tonnes went to Abidjan and 9,000 tonnes to San Pedro between August 4 and 10": the time behind the second is that of both.
void ClaimBuilder::share_period(const SentenceView& view, std::span<Draft> drafts) const {
  for (std::size_t i = drafts.size(); i-- > 1;) {
    Claim& c = drafts[i - 1].claim;
    const Claim& next = drafts[i].claim;
    if (c.from.period == place_provenance() || next.from.period != place_provenance() || !next.key.period || c.form != Form::level || next.form != Form::level) continue;
    const std::size_t from = drafts[i - 1].figure->item, to = drafts[i].figure->item;
    // "earned $1.2bn from exporting 2.8 Mt in January-May": what it was worth, of the same time.
    const bool worth = (c.kind == Kind::money) != (next.kind == Kind::money) && (c.kind == Kind::quantity || next.kind == Kind::quantity) && view.same_clause(from, to);
    const bool alike = ((c.kind == next.kind && c.unit == next.unit) || worth) && c.key.product == next.key.product && c.key.flow == next.key.flow;
    if (!alike || view.compared(to)) continue;
    if (view.borders(from, to).strong > 0 || (!worth && view.verb_between(from + 1, to)) || view.scan().items[to - 1].type == ItemType::period) continue;
    bool joined = worth;
    for (std::size_t k = from + 1; k < to; ++k) joined = joined || view.is(k, "joiner-and");
    if (joined) c.key.period = next.key.period, c.from.period = next.from.period;
  }
}

// "On the month yarn fell by 1.6% and stood at $55 million in August": the change is of the time that is told with the level.
void ClaimBuilder::share_time_of_level(const SentenceView& view, std::span<Draft> drafts) const {
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    Claim& c = drafts[i - 1].claim;
    const Claim& level = drafts[i].claim;
    const bool change = c.kind == Kind::change && c.form == Form::ratio && c.from.period != place_provenance() && c.modality == level.modality;
    if (!change || level.form != Form::level || level.from.period != place_provenance() || !level.key.period || c.key.product != level.key.product) continue;
    const std::size_t from = drafts[i - 1].figure->item, to = drafts[i].figure->item;
    if (view.compared(to) || view.borders(from, to).strong > 0 || !view.verb_between(from + 1, to)) continue;
    bool joined = false, dated = false;
    for (std::size_t k = from + 1; k < to; ++k) {
      joined = joined || view.is(k, "joiner-and");
      dated = dated || view.scan().items[k].type == ItemType::period;
    }
    if (!joined || dated) continue;
    const auto before = std::exchange(c.key.period, level.key.period);
    c.from.period = level.from.period;
    if (!c.base || !before) continue;
    for (const int months : {1, kYear})
      if (*c.base == before->shifted_months(-months)) {
        c.base = c.key.period->shifted_months(-months);
        break;
      }
  }
}

}  // namespace assay
