// ClaimBuilder: the two sides of a flow.
#include <algorithm>

#include "normalize/claim_builder.h"

namespace assay {

void ClaimBuilder::decide_sides(const SentenceView& view, Drafts drafts, Draft& draft) const {
  Claim& c = draft.claim;
  const Topic& topic = draft.topic;
  const std::size_t at = draft.figure->item;
  const Provenance here = place_provenance();
  const bool import = c.key.flow == kImport;
  if (import && !topic.owner.empty()) take_partners_imports(view, draft.topic);
  bool trade = topic.trade || import;
  if (!trade) trade = language_.is_trade(c.key.flow);
  c.key.origin = topic.origin;
  c.key.destination = topic.destination;
  // "China's share in Japan's trade": who has it, and not whose trade it is.
  if (!trade && c.kind == Kind::share)
    for (const PlaceMention& p : view.places())
      if (const PlaceMention* sharer = p.item < at ? view.sharer_in(p) : nullptr) {
        c.key.origin = sharer->code, c.from.origin = here;
        c.key.destination.clear(), c.from.destination = Provenance::none;
        return;
      }
  // "Germany bought 1.1 million tonnes; Italy accounted for 900,000": the verb and its sides are of the clause before.
  const PlaceMention* own_subject = trade && topic.verb && !drafts.empty() && topic.last < drafts.back().figure->item && view.borders(drafts.back().figure->item, at).strong > 0 ? view.subject_place(at) : nullptr;
  if (own_subject && own_subject->code != topic.origin && own_subject->code != topic.destination) c.key.origin.clear(), c.key.destination.clear();
  // "Iraq cut crude exports to Egypt by 5%": whoever moves a flow has it.
  if (const PlaceMention* p = trade && draft.has_topic && topic.owner.empty() && topic.first < at ? view.moves_flow(topic) : nullptr; p && p->code != topic.origin && p->code != topic.destination) {
    // "Malaysia increased its shipments by 20%", told of what China imports: it sends them.
    const bool sends = import && c.from.flow == Provenance::inferred;
    draft.topic.owner = sends ? std::string_view() : p->code;
    (import && !sends ? draft.topic.destination : draft.topic.origin) = p->code;
    c.key.origin = topic.origin;
    c.key.destination = topic.destination;
  }
  if (trade && !draft.has_topic && view.total_behind(at)) (import ? c.key.origin : c.key.destination).clear();
  c.from.origin = c.key.origin.empty() ? Provenance::none : here;
  c.from.destination = c.key.destination.empty() ? Provenance::none : here;
  // "Britain and Germany measured 7.9 and 6.9 percent respectively", "200 and 150 tonnes to Spain and Italy respectively".
  const auto [its_own_place, led_by] = view.respective_place(at);
  const PlaceMention* its_own = its_own_place;
  if (!its_own && !trade)
    for (const PlaceMention* p : view.told_of_each(at)) {
      if (its_own) c.alike.emplace_back(p->code);
      else its_own = p;
    }
  const Draft* rank_before = drafts.empty() ? nullptr : ranked_partner(view, drafts);
  if (const PlaceMention* p = its_own; p && !trade && !rank_before) {
    c.key.origin = p->code, c.from.origin = here;
    c.key.destination.clear(), c.from.destination = Provenance::none;
    return;
  }
  if (c.kind == Kind::rank && sides_of_rank(view, draft)) return;
  if (trade && ranked_for_owner(view, drafts, draft)) return;
  if (trade && c.form == Form::level && supplied_to(view, draft)) return;
  if (trade && c.form == Form::level && !rank_before && named_partner(view, drafts, draft)) return;
  if (rank_before && follows_rank(view, *rank_before, draft, its_own)) return;
  if (!drafts.empty() && sides_of_before(view, drafts, draft, trade, its_own)) return;
  NearPlaces nearest = near_places(view, draft, trade);
  auto& [to, from, owner, taker] = nearest;
  if (trade && !drafts.empty() && moves_with(view, drafts, draft)) return;
  // "The United States took 80%, ahead of Canada with 10.9% and Germany with 2.6%": each further partner stands on the side
  // of the first.
  if (const Draft* first = trade && !drafts.empty() ? &drafts.back() : nullptr; first && first->claim.kind == c.kind && first->claim.key.flow == c.key.flow)
    for (const PlaceMention& p : view.places()) {
      if (p.region || p.item + 2 != at || p.item < first->figure->item || !view.is(at - 1, "preposition") || view.is(at - 1, "joiner-of")) continue;
      const bool both_named = first->claim.kind == Kind::share && first->claim.from.origin == here && first->claim.from.destination == here;  // "Russia accounted for 22% of India's imports"
      const bool first_took = !first->claim.key.destination.empty() && first->claim.key.destination != kWorld && first->claim.from.destination == here && !(both_named && import);
      const bool first_gave = !(both_named && !import) && !first->claim.key.origin.empty() && first->claim.key.origin != kWorld && first->claim.from.origin == here;
      if (first_took == first_gave || (first_took ? first->claim.key.destination : first->claim.key.origin) == p.code) continue;
      c.key.origin = first->claim.key.origin, c.from.origin = first->claim.from.origin;
      c.key.destination = first->claim.key.destination, c.from.destination = first->claim.from.destination;
      (first_took ? c.key.destination : c.key.origin) = p.code;
      return;
    }
  if (its_own && trade) {
    // "Its exports to markets such as Spain and Italy grew by 5% and 6% respectively": behind the flow they are the other side.
    const Focus& told = draft.focus ? *draft.focus : discourse_.series;
    const std::string& known = told.set && told.trade ? told.own_side() : !drafts.empty() && topic.trade && !import ? drafts.front().claim.key.origin : discourse_.home;
    const bool other = led_by != PlaceRole::to && led_by != PlaceRole::from && (!topic.verb || (!drafts.empty() && drafts.front().figure->item < its_own->item)) && (topic.last < its_own->item || !draft.has_topic) && !known.empty() && known != kWorld && known != its_own->code;
    // "Japan and South Korea took 14,200 and 6,100 tonnes": of another's exports; the last of the list stands before the verb.
    const bool received = !import && std::ranges::any_of(view.places(), [&](const PlaceMention& p) { return p.item >= its_own->item && p.item < at && view.received(p.item, at); });
    const bool to_it = received || led_by == PlaceRole::to || (led_by != PlaceRole::from && import != other);
    (to_it ? c.key.destination : c.key.origin) = its_own->code;
    (to_it ? c.from.destination : c.from.origin) = here;
    if (received || other) from = owner = taker = nullptr;
    (received || led_by == PlaceRole::to || (other && !import) ? to : led_by == PlaceRole::from || other ? from : owner) = its_own;
  }
  // "Exports to Japan fell by 2% and those to China by 3%": the further partner takes the first one's place.
  if (const PlaceMention* p = trade && !its_own ? view.resumed_partner(topic.last, at) : nullptr) {
    (p->role == PlaceRole::from ? c.key.origin : c.key.destination) = p->code;
    (p->role == PlaceRole::from ? c.from.origin : c.from.destination) = here;
    (p->role == PlaceRole::from ? from : to) = p;
  }
  // "The Union …: its members received 2,140 tonnes"
  if (const PlaceMention* p = trade ? view.owner_of_subject(at) : nullptr) {
    std::size_t verb = p->item;
    while (verb < at && !view.is(verb, "receive-verb")) ++verb;
    if (verb < at) to = import ? nullptr : p, taker = p;
    if (verb < at && import) owner = p;
  }
  // "Zimbabwe's exports rose by 30%, and Mali's by 40%": the second owner stands for the same phrase.
  if (const PlaceMention* p = drafts.empty() ? nullptr : gapped(view, drafts, topic, at); p && (p->metonym || p->region) && p->code == drafts.back().claim.key.origin) {
    draft.elsewhere = true;  // "China's economy grew 5.0%, Beijing's 5.4%": the city
  } else if (p) {
    // "Shipments from Indonesia dropped 12%, while Australia's rose 9%": for the partner, where the sentence names no more.
    const Claim& told = drafts.back().claim;
    const bool of_partner = trade && (import ? told.from.origin == here && told.from.destination != here : told.from.destination == here && told.from.origin != here);
    const bool destination = import != of_partner;
    (destination ? c.key.destination : c.key.origin) = p->code;
    (destination ? c.from.destination : c.from.origin) = here;
    if (of_partner) {
      (destination ? c.key.origin : c.key.destination) = destination ? told.key.origin : told.key.destination;
      (destination ? c.from.origin : c.from.destination) = destination ? told.from.origin : told.from.destination;
      return;
    }
  }
  // "The gap to Germany, the second-largest exporter": who is named so is ranked, whatever leads it in.
  if (const PlaceMention* p = topic.agent && c.kind == Kind::rank ? view.named_before_rank(at) : nullptr; p && !trade && !p->region) {
    c.key.origin = p->code, c.from.origin = here;
    c.key.destination.clear(), c.from.destination = Provenance::none;
    return;
  } else if (p && trade) {
    if (to == p) to = nullptr;
    if (from == p) from = nullptr;
    if (c.key.destination == p->code) c.key.destination.clear();
    owner = p;
  }
  // "With a gain of 8 points to 60% of exports, Europe stayed the main buyer": the part of whom the sentence goes on to tell.
  if (const PlaceMention* p = trade && (c.kind == Kind::share || c.kind == Kind::points) ? view.subject_after_with(at) : nullptr; p && p->code != topic.origin && p->code != topic.destination) (import ? from : to) = p;
  if (trade) decide_trade_sides(view, drafts, draft, nearest, own_subject != nullptr);
  else decide_owner(view, drafts, draft, owner, from), leave_to_firm(view, draft);
}

}  // namespace assay
