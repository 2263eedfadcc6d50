// ClaimBuilder: a figure that has the sides of one told before it in its sentence, or one of them.
#include <algorithm>

#include "normalize/claim_builder.h"

namespace assay {
namespace {

void take_sides(const Claim& told, Claim& c) {
  c.key.origin = told.key.origin, c.from.origin = told.from.origin;
  c.key.destination = told.key.destination, c.from.destination = told.from.destination;
}

}  // namespace

// Is a level, of a country or a partner, what the share behind it is a part of?
bool ClaimBuilder::measures_part(const Claim& level, const Claim& share) {
  const bool amount = level.kind == Kind::quantity || level.kind == Kind::count || level.kind == Kind::money;
  return amount && level.form == Form::level && level.key.product == share.key.product && level.key.flow == share.key.flow && !level.key.destination.empty() && level.key.origin != kWorld && level.key.destination != kWorld;
}

// "South Korea was the top supplier with 2.9 million tonnes, ahead of China with 2.7": a figure behind the rank is the
// partner's, or that of the one named since.
bool ClaimBuilder::follows_rank(const SentenceView& view, const Draft& rank, Draft& draft, const PlaceMention* its_own) const {
  Claim& c = draft.claim;
  const Topic& topic = draft.topic;
  const std::size_t at = draft.figure->item;
  const Provenance here = place_provenance();
  const bool trade = topic.trade || language_.is_trade(c.key.flow);
  if (!(trade || tonnes_of_rank(rank, draft) || sum_of_rank(rank, c))) return false;
  const bool is_destination = view.partner_noun(rank.figure->item)->text("side") == "destination";
  // "Spain remained the main buyer of Peruvian gas, with 60% of Peru's exports": a part of what the other side has.
  const bool whole_of_other = (c.kind == Kind::share || c.kind == Kind::points) && topic.owner == (is_destination ? rank.claim.key.origin : rank.claim.key.destination);
  if (!((topic.owner.empty() || whole_of_other) && (topic.first < rank.figure->item || !trade || c.key.flow == rank.claim.key.flow))) return false;
  if (sum_of_rank(rank, c)) name_all_goods(c);
  if (!trade) c.from.flow = here;
  c.key.flow = rank.claim.key.flow;
  take_sides(rank.claim, c);
  for (const PlaceMention& p : view.places())
    if (p.item > rank.figure->item && p.item < at && !p.region && p.code != (is_destination ? c.key.origin : c.key.destination))
      (is_destination ? c.key.destination : c.key.origin) = p.code;
  if (its_own) (is_destination ? c.key.destination : c.key.origin) = its_own->code;
  return true;
}

bool ClaimBuilder::sides_of_before(const SentenceView& view, Drafts drafts, Draft& draft, bool trade, const PlaceMention* its_own) const {
  Claim& c = draft.claim;
  const Topic& topic = draft.topic;
  const std::size_t at = draft.figure->item;
  const Provenance here = place_provenance();
  const bool import = c.key.flow == kImport;
  // "12,700 tonnes (70%)", "7 million to China (+25%)": of the same two.
  if (const Draft* told = glossed(view, drafts, draft)) {
    take_sides(told->claim, c);
    return true;
  }
  // "Sales in Chile rose 5% to 225,000, and in Peru by 3% to 151,700": what a change reached is of its sides.
  if (const Draft* moved = its_own ? nullptr : &drafts.back(); moved && c.form == Form::level && moved->claim.kind == Kind::change && view.after_preposition(at) && view.same_clause(moved->figure->item, at) &&
      moved->claim.key.flow == c.key.flow && moved->claim.key.product == c.key.product && !moved->claim.key.origin.empty() &&
      std::ranges::none_of(view.places(), [&](const PlaceMention& p) { return p.item > moved->figure->item && p.item < at; })) {
    take_sides(moved->claim, c);
    return true;
  }
  // "The EU made 9.7 Mt, down 0.6%": so much more or less of the same. "Exports to the US reached 38 Mt, making up 30% of the total": that part.
  const bool part_of_all = trade && c.kind == Kind::share && measures_part(drafts.back().claim, c) && view.makes_up(drafts.back().figure->item, at);
  if (const Draft* level = &drafts.back(); (c.kind == Kind::change || c.kind == Kind::multiple || part_of_all) && level->claim.form == Form::level && (level->claim.from.origin == here || part_of_all) && (topic.first < level->figure->item || part_of_all) &&
      level->claim.key.flow == c.key.flow && level->claim.key.product == c.key.product && !level->claim.key.origin.empty() && (part_of_all || view.straight_on(level->figure->item, at)) &&
      std::ranges::none_of(view.places(), [&](const PlaceMention& p) { return p.item > level->figure->item && p.item < at; })) {
    take_sides(level->claim, c);
    return true;
  }
  // "Brazil became the largest exporter, with 900,000 tonnes", "Tajikistan was second with 17,000 tonnes": so much is theirs.
  if (const Draft* rank = c.form != Form::level ? nullptr : told_with_rank(view, drafts, draft, trade)) {
    take_sides(rank->claim, c);
    // "…, followed by Lithuania (2.4 million) and France (2.1 million)": each sends or takes as the first one does.
    if (const PlaceMention* p = rival_after(view, *rank, at)) {
      (import ? c.key.destination : c.key.origin) = p->code;
      (import ? c.from.destination : c.from.origin) = here;
    }
    return true;
  }
  // "China took 98,000 tonnes, against 460,000 a season earlier": of the same two.
  if (const Draft* now = &drafts.back(); c.form == Form::level && now->claim.form == Form::level && view.compared(at) && now->claim.kind == c.kind && now->claim.key.flow == c.key.flow &&
      now->claim.key.product == c.key.product && !now->claim.key.origin.empty() && std::ranges::none_of(view.places(), [&](const PlaceMention& p) { return p.item > now->figure->item; })) {
    take_sides(now->claim, c);
    return true;
  }
  if (trade && c.form == Form::level && gives_as_well(view, drafts.back(), draft)) return true;
  // "India took 4.3 million tons, China 4 million": in a list each figure has its own place, on the side of the one before.
  if (const PlaceMention* p = its_own ? nullptr : listed_place(view, drafts, draft)) {
    const Claim& told = drafts.back().claim;
    const PlaceMention* model = listed_after(view, drafts, *p);
    take_sides(told, c);
    const bool takes = told.key.destination == model->code;
    (takes ? c.key.destination : c.key.origin) = p->code;
    (takes ? c.from.destination : c.from.origin) = here;
    return true;
  }
  // "200 tonnes to Spain, 150 to Italy and 250 to France": each partner behind its figure, on the side of the one before.
  if (const PlaceMention* p = trade ? listed_partner(view, drafts, at) : nullptr) {
    const Claim& told = drafts.back().claim;
    const bool took = told.key.destination == view.partner_behind(drafts.back().figure->item)->code;
    take_sides(told, c);
    (took ? c.key.destination : c.key.origin) = p->code;
    (took ? c.from.destination : c.from.origin) = here;
    return true;
  }
  return false;
}

}  // namespace assay
