// ClaimBuilder: the places of a sentence, the nearest for each side of a figure.
#include <algorithm>

#include "normalize/claim_builder.h"

namespace assay {
namespace {

// "2.6 million tonnes, with shipments from Brazil down 12%": does what is led in by "with" between a figure and a place tell of a flow of its own?
bool told_with(const SentenceView& view, std::size_t figure, std::size_t place) {
  if (!view.may_hold("joiner-with")) return false;
  bool flow = false;
  for (std::size_t i = place; i-- > figure + 1;) {
    flow = flow || view.is(i, "flow") || view.is(i, "anaphor") || view.is(i, "pointing");
    if (view.is(i, "joiner-with")) return flow || view.is_sign(i - 1, ",");
  }
  return false;
}

constexpr std::size_t kNounOfRank = 4;  // "the largest [single partner]"

// "China was the largest partner for imports of tungsten": is what stands behind a place and its verb what the other side is to such a flow?
bool named_other_side(const SentenceView& view, std::size_t place, std::size_t before, std::string_view flow) {
  constexpr std::size_t kNear = 4;
  const std::size_t end = view.scan().items.size();
  for (std::size_t i = place + 2; i + 2 < end && i < before; ++i) {
    const bool owns = view.is(i + 1, "possessive") || view.is_sign(i + 1, "'") || view.is_sign(i + 1, "\u2019");  // "the EU's largest partner"
    if ((view.is(i, "place") && !owns) || view.is(i, "clause-strong")) return false;
    const Entry* side = view.entry(i, "side-noun");
    if (!side) continue;
    if (!view.is(i + 1, "preposition") || !view.verb_between(place + 1, i) || !(side->text("flow").empty() || side->text("flow") == flow)) return false;
    for (std::size_t k = i + 2; k < std::min(end, i + 2 + kNear); ++k)
      if (const Entry* told = view.is(k, "flow") ? view.entry(k, "flow") : nullptr) return told->text("flow") == flow;
    return false;
  }
  return false;
}

}  // namespace

// Does a place stand in the sentence for something else than a side of this figure? `owner` is the nearest of those before it in the
// sentence; `of_good` that whose the good is.
bool ClaimBuilder::no_side(const SentenceView& view, const Draft& draft, const PlaceMention& p, bool trade, const PlaceMention* owner, const PlaceMention* of_good) const {
  const Claim& c = draft.claim;
  const Topic& topic = draft.topic;
  const std::size_t at = draft.figure->item;
  const bool import = c.key.flow == kImport;
  // "the world's third importer after China and the U.S.": nor is who comes before.
  if (c.kind == Kind::rank && p.item > at && p.role == PlaceRole::with && topic.agent) return true;
  // "Iran has imported 4 million tonnes of Russian wheat", "Egypt ranked third, having cut imports of Russian grain by 25%": nor is whose the good is.
  if (import && (&p == of_good || (draft.has_topic && p.code == topic.origin && p.code != topic.owner && p.item >= topic.first && p.item <= topic.last))) return true;
  // "Exports, weighed down by US tariffs, fell 12%": nor is whose the pressure is.
  if (p.bystander && !(draft.has_topic && p.item >= topic.first && p.item <= topic.last)) return true;
  // "Imports from Asian sources such as Malaysia": nor are those who stand for others.
  if (trade && p.example) return true;
  // "Though Vietnam's output fell, worldwide mining grew to 350,000 tonnes": nor does a clause before tell of whom the world's figure is.
  const bool of_all = topic.world && !topic.agent && draft.has_topic && c.kind != Kind::share && c.kind != Kind::rank;
  if (of_all && p.item < topic.first && p.code != kWorld && view.borders(p.item, topic.first).strong + view.borders(p.item, topic.first).weak > 0) return true;
  // "Nigeria overtook Egypt as the second-largest importer, with 1,721 MW": who was overtaken is not told of.
  if (p.role == PlaceRole::none && p.item > 0 && p.item < at && view.is(p.item - 1, "exceed-verb")) return true;
  if (p.item > at && (view.of_part_behind(at, p) || (trade && p.item > at + 2 && view.is(p.item - 2, "pointing") && !view.is(p.item - 3, "joiner-of") && p.role != PlaceRole::none))) return true;  // "…, and those from Russia by 8%"
  if (trade && p.item > at && (p.role == PlaceRole::to || p.role == PlaceRole::from) && told_with(view, at, p.item)) return true;
  // "49.9 million tonnes, six times those from Russia": of what that is held against.
  if (const std::size_t times = p.item > at ? view.next_figure(at + 1) : p.item; times < p.item && view.of_another_amount(times)) return true;
  if (trade && p.item < at && (view.total_behind(at) || (draft.has_topic && topic.first > p.item && view.total_near(at))) && view.partner_of_part(p)) return true;
  // "… and 0.3 million tonnes from Morocco; total imports were 3 million": of a topic told anew.
  if (trade && draft.has_topic && topic.total && topic.first > p.item && view.borders(p.item, topic.first).strong > 0 && (p.role == PlaceRole::to || p.role == PlaceRole::from)) return true;
  // "China's exports rose 12% in November, shipments to the US declined": of a flow told next.
  if (trade && p.item > at && (p.role == PlaceRole::to || p.role == PlaceRole::from) && draft.has_topic && !topic.flow.empty() && topic.last < at &&
      std::ranges::any_of(view.topics(), [&](const Topic& t) { return t.first > at && t.first < p.item && !t.flow.empty() && t.last + 2 >= p.item && !(view.is(at + 1, "joiner-of") && view.borders(at, t.first).strong + view.borders(at, t.first).weak == 0); })) return true;
  // "6.4 million tonnes, led by lower supply from Qatar": whose supply it was that did it.
  if (trade && p.item > at && view.led_by(p)) return true;
  if (p.of_many && p.item > at && view.borders(at, p.item).strong + view.borders(at, p.item).weak > 0) return true;
  // "9 million tonnes: 7 million to China": of the part that follows.
  if (trade && p.item > at && (p.role == PlaceRole::to || p.role == PlaceRole::from) && view.next_figure(at + 1) < p.item && (view.borders(at, p.item).strong > 0 || view.is_sign(view.next_figure(at + 1) - 1, ":"))) return true;
  // "imported 85% of its gas, 63% of it from Norway": of the part of that part.
  constexpr std::size_t kOfIt = 5;
  if (const std::size_t part = trade && c.kind == Kind::share && p.item > at && (p.role == PlaceRole::to || p.role == PlaceRole::from) ? view.next_figure(at + 1) : p.item; part < p.item && p.item <= part + kOfIt && view.next_figure(part + 1) > p.item && view.borders(part, p.item).strong + view.borders(part, p.item).weak == 0)
    return true;
  if (p.region && trade && !p.of_many && !p.partner() && !(p.part_of_world && p.item < at && view.received(p.item, at))) return true;
  // "…, Eurostat said in Luxembourg": where it was said.
  if (p.role == PlaceRole::in && p.item > at && view.told_between(at, p.item)) return true;
  if (!trade && view.circumstance(p, at, topic.product_span)) return true;
  // "Las Bambas, which belongs to China's MMG": where a firm is at home is not where its mine is.
  if (!trade && p.of_firm && !discourse_.reporter().empty() && p.code != discourse_.reporter()) return true;
  // "Iraq, OPEC's second-largest producer, made the biggest cut": nor is one in another name for the subject.
  if (!trade && p.role == PlaceRole::owner && p.item < at && view.apposed(p.item + 2, at)) return true;
  // "Chile mined one tonne in four and had twice the output of Peru": what stands behind is the owner of another thing.
  if (!trade && p.role == PlaceRole::owner && p.item > at && owner && owner->item < at && !view.only_links(at + 1, p.item)) return true;
  // "In Italy the rate was 20.3% and in France, 21.8%": what begins behind "and" leads in the next figure.
  if (!trade && p.item > at && owner && owner->item < at && view.is(at + 1, "conjunction") && view.next_figure(p.item) < view.scan().items.size()) return true;
  // "It hit 33% while in Italy it stood at 20%": nor is one that leads in another clause.
  if (!trade && p.role == PlaceRole::in && p.item > at + 2 && view.is(p.item - 2, "clause-strong") && view.next_figure(p.item) < view.scan().items.size()) return true;
  // "Russia was second with 9.7 million kilos, followed by Libya": nor is one whom only a comma reaches.
  if (trade && p.item > at && p.role == PlaceRole::owner && owner && owner->item < at && view.borders(at, p.item).weak + view.borders(at, p.item).strong > 0) return true;
  return false;
}

ClaimBuilder::NearPlaces ClaimBuilder::near_places(const SentenceView& view, Draft& draft, bool trade) const {
  Claim& c = draft.claim;
  const Topic& topic = draft.topic;
  const std::size_t at = draft.figure->item;
  const Provenance here = place_provenance();
  const bool import = c.key.flow == kImport;
  NearPlaces nearest;
  auto& [to, from, owner, taker] = nearest;
  const auto nearer = [&](const PlaceMention*& slot, const PlaceMention& p, double limit) {
    const double cost = view.distance(p.item, at);
    if (cost > limit || (slot && view.distance(slot->item, at) <= cost)) return;
    slot = &p;
  };
  const PlaceMention* of_good = import && draft.has_topic ? view.place_of_good(topic) : nullptr;
  for (const PlaceMention& p : view.places()) {
    if (no_side(view, draft, p, trade, owner, of_good)) continue;
    if (trade && !p.region && p.item < at && p.role != PlaceRole::owner && named_other_side(view, p.item, c.kind == Kind::rank ? at + kNounOfRank : at, c.key.flow)) {
      // However much is told of the flow between the two, up to the end of its clause.
      nearer(import ? from : to, p, view.borders(p.item, at).strong == 0 ? 100 : 40);
      continue;
    }
    // "The rate in Germany was 2.1%"
    if (!trade && p.role == PlaceRole::in && p.item < at && !p.region && view.may_hold("rate-noun") && view.subject_is(at, "rate-noun") && view.same_clause(p.item, at)) {
      nearer(owner, p, 40);
      continue;
    }
    // "Sales to Japan were 300 tonnes": what stands between a subject and its verb is beside it, but for the subject's own partner.
    if (view.beside(p, at) && !(trade && (p.role == PlaceRole::to || p.role == PlaceRole::from) && view.borders(p.item, at).weak + view.borders(p.item, at).strong == 0)) continue;
    // "Germany: 1,116 t" in a list of partners; but "Kazakhstan: wheat exports rise" is the headline of a country's own.
    // So is "Italy (13%) and India (up 11%)".
    if (trade && view.bracket_behind(p.item, at)) {
      (import ? from : to) = &p;
      (import ? c.key.origin : c.key.destination) = p.code, (import ? c.from.origin : c.from.destination) = here;
      owner = nullptr;
      break;
    }
    if (p.label && trade && !discourse_.in_headline()) {
      nearer(import ? from : to, p, 40);
      continue;
    }
    // A place that received a figure of its own has no part in a later one.
    if (trade && p.item < at) {
      const std::size_t own_figure = view.next_figure(p.item);
      if (own_figure < at && view.received(p.item, own_figure)) continue;
    }
    // "the leading market for U.S. exports": whose they are, whatever leads the name in.
    if (trade && draft.has_topic && p.code == topic.owner && p.item >= topic.first && p.item <= topic.last && (import ? topic.origin : topic.destination) != p.code && (p.role == PlaceRole::to || p.role == PlaceRole::from)) continue;
    switch (p.role_in(trade)) {
      case PlaceRole::to: nearer(to, p, 22); break;
      case PlaceRole::from: nearer(from, p, 22); break;
      case PlaceRole::owner:
      case PlaceRole::none:
      case PlaceRole::in:
        if (trade && p.item < at && view.received(p.item, at)) nearer(import ? owner : to, p, 30), taker = &p;
        // "Chile followed with 49,000 tonnes and China with 41,000": a subject stands before its figure.
        else if (p.role != PlaceRole::none || p.item < at || !owner || owner->item > at) nearer(owner, p, 40);
        break;
      case PlaceRole::with:
        if (trade && p.item < at && view.received(p.item, at)) nearer(import ? owner : to, p, 30);
        break;
    }
  }
  return nearest;
}

}  // namespace assay
