// ClaimBuilder: the two sides of a trade, from the nearest places of its sentence and from what was spoken of before.
#include <algorithm>

#include "normalize/claim_builder.h"

namespace assay {

// "Exports up 1.4%" is a headline of whose exports the text goes on to tell.
void ClaimBuilder::own_what_was_told(std::span<Claim> claims) const {
  const auto side = [](const Claim& c) { return c.key.flow == kImport ? &FactKey::destination : &FactKey::origin; };
  const auto from = [](Claim& c) -> Provenance& { return c.key.flow == kImport ? c.from.destination : c.from.origin; };
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Claim& c = claims[i];
    if (!(c.key.*side(c)).empty() || std::ranges::find(discourse_.unowned, c.span.start) == discourse_.unowned.end()) continue;
    const Entry* product = product_entry(c.key.product);
    const bool owned = language_.is_trade(c.key.flow) || (product && product->flag("balance"));
    for (Claim& d : claims.subspan(i + 1)) {
      const std::string& own = d.key.*side(d);
      if (d.key.product != c.key.product || d.key.flow != c.key.flow || own.empty() || own == kWorld || from(d) == Provenance::inferred || d.kind == Kind::rank) continue;
      const bool restated = c.value == d.value && c.unit == d.unit && c.kind == d.kind && c.kind != Kind::count && (goods(c.key.product) || told_as_growth(c.key.product));
      if (!owned && !(restated && from(d) == Provenance::sentence)) continue;
      c.key.*side(c) = own;
      from(c) = Provenance::inferred;
      break;
    }
  }
}

void ClaimBuilder::decide_trade_sides(const SentenceView& view, Drafts drafts, Draft& draft, const NearPlaces& nearest, bool has_subject) const {
  Claim& c = draft.claim;
  const Topic& topic = draft.topic;
  const std::size_t at = draft.figure->item;
  const Provenance here = place_provenance();
  const bool import = c.key.flow == kImport;
  auto [to, from, owner, taker] = nearest;
  std::string& own_side = import ? c.key.destination : c.key.origin;
  Provenance& own_from = import ? c.from.destination : c.from.origin;
  std::string& other_side = import ? c.key.origin : c.key.destination;
  Provenance& other_from = import ? c.from.origin : c.from.destination;
  // A list of partners under one exporter: "Germany received 764 tons, South Korea 569": where the sentence names no
  // owner, a place that is not the one spoken of is the other side.
  const Focus& spoken = draft.focus ? *draft.focus : discourse_.series;
  const std::string known_own = spoken.set && spoken.trade ? (spoken.flow == kImport ? spoken.destination : spoken.origin) : discourse_.home;
  const bool other_flow = draft.has_topic && !topic.flow.empty() && spoken.set && spoken.trade && topic.trade && topic.flow != spoken.flow;
  const bool ranks_itself = topic.agent && c.kind == Kind::rank;  // "Russia became the largest exporter"
  const bool member = holds_countries(known_own) && owner && !owner->region && owner->code != (import ? spoken.origin : spoken.destination);
  const bool receives = import && owner && owner == taker;  // "Germany bought 764 tons from China. Spain took 212"
  const bool by_verb = topic.verb && !topic.gives && !has_subject;
  if (topic.owner.empty() && !other_flow && !ranks_itself && !member && !receives && !by_verb && owner && owner->item < at && !known_own.empty() && known_own != kWorld && owner->code != known_own && !owner->metonym &&
      other_side.empty() && own_side.empty() && !((import ? from : to) && view.distance((import ? from : to)->item, at) < view.distance(owner->item, at)) && !(import && from)) {
    // In a report on what goes to one partner, told of rivals, each further place sends there too: "Turkey's dropped."
    const Focus& lead = discourse_.lead;
    const bool rival = c.key.flow == kExport && lead.flow == kExport && !lead.destination.empty() && lead.destination != kWorld && spoken.destination == lead.destination && spoken.origin != lead.origin && owner->code != lead.destination && !to && owner != taker;
    // "South Africa imported 3.4 GW from China. Africa was up 187%", in a report on what China sells: a further buyer of it.
    if (import && lead.flow == kExport && !lead.origin.empty() && spoken.origin == lead.origin && owner->code != lead.origin) {
      own_side = owner->code, own_from = here;
      other_side = lead.origin, other_from = discourse_.provenance(lead);
      return;
    }
    // "Turkey is the largest importer of Russian wheat. Egypt ranked third, with 3.4 million tonnes", in a report on Russia: a further buyer there.
    if (import && discourse_.told_of_partners && spoken.set && spoken.flow == kImport && spoken.origin == discourse_.home && spoken.origin != owner->code) {
      own_side = owner->code, own_from = here;
      other_side = spoken.origin, other_from = discourse_.provenance(spoken);
      return;
    }
    own_side = rival ? owner->code : known_own;
    own_from = rival ? here : discourse_.provenance(spoken.set && spoken.trade ? spoken : discourse_.home_said);
    other_side = rival ? lead.destination : to && view.received(to->item, at) ? to->code : owner->code;
    other_from = rival ? discourse_.provenance(spoken) : here;
    return;
  }
  if (taker && to == taker && own_side.empty() && !known_own.empty() && known_own != kWorld && known_own != taker->code) {
    own_side = known_own;
    own_from = discourse_.provenance(spoken.set && spoken.trade ? spoken : discourse_.home_said);
  }
  // "Norway has come back. It took 300 t": the partner named before; of one that "exported" the flow is its own.
  if ((own_side.empty() || (own_side == known_own && c.kind == Kind::share)) && other_side.empty() && discourse_.fresh_subject && !known_own.empty() && known_own != kWorld && discourse_.subject != known_own && view.told_of_it(at)) {
    const bool acts = topic.verb && topic.trade && topic.last < at && !view.received_by_it(at);
    (acts ? own_side : other_side) = discourse_.subject;
    (acts ? own_from : other_from) = Provenance::paragraph;
    if (!acts) own_side = known_own, own_from = discourse_.provenance(spoken.set && spoken.trade ? spoken : discourse_.home_said);
  }
  // "Exports to the country jumped 7%": whom the text named last beside the one whose exports they are.
  if (const std::string_view named = discourse_.other_named.empty() ? std::string_view(discourse_.home) : discourse_.other_named; other_side.empty() && !(import ? from : to) && !named.empty() && named != own_side && view.partner_taken_up(at, import ? PlaceRole::from : PlaceRole::to))
    other_side = named, other_from = Provenance::earlier;
  // "Exports to the EU slid 2.5% and imports from these countries 8.9%"
  if (const std::string_view group = other_side.empty() ? group_before(view, at) : std::string_view(); !group.empty() && view.group_taken_up(at, import ? PlaceRole::from : PlaceRole::to)) other_side = group, other_from = Provenance::earlier;
  const bool named_here = !own_side.empty();
  // "Brazil supplied 12 Mt, while imports from the U.S. rose 28%": whose they are was told before, and not by who sends others.
  if (owner && draft.has_topic && !other_side.empty() && !drafts.empty() && owner->item < drafts.back().figure->item && topic.first > drafts.back().figure->item && view.borders(owner->item, topic.first).strong > 0) owner = nullptr;
  // "The main supplier was China. From there came 6,000 tonnes."
  if (other_side.empty() && import && !from && !discourse_.subject.empty() && discourse_.subject != own_side && discourse_.subject != known_own && view.from_there(at)) other_side = discourse_.subject, other_from = Provenance::paragraph;
  if (other_side.empty() && import && from) other_side = from->code, other_from = here;
  if (other_side.empty() && !import && to) other_side = to->code, other_from = here;
  if (own_side.empty() && owner && owner->item < at && owner->code != other_side) own_side = owner->code, own_from = here;
  // "Egypt came first, as it imported 2 million tonnes": whom the pronoun stands for was the subject before.
  if (const PlaceMention* p = own_side.empty() && import && draft.has_topic && c.from.flow == here ? view.meant_by_pronoun(at) : nullptr; p && p->code != other_side) own_side = p->code, own_from = here;
  // "Copper arrivals into China": where goods arrive imports them; "unloaded 119 million tonnes at Chinese ports".
  if (own_side.empty() && import && to && to->code != other_side) own_side = to->code, own_from = here;
  if (own_side.empty() && import && c.from.flow == here && owner && owner->item > at && owner->role == PlaceRole::in && owner->code != other_side) own_side = owner->code, own_from = here;
  if (own_side.empty() && !import && from && from->code != other_side) own_side = from->code, own_from = here;
  if (other_side == own_side && !own_side.empty()) other_side.clear(), other_from = Provenance::none;
  const bool total = topic.total || topic.world || view.total_near(at) || view.total_ahead(at) || view.to_world(at);
  // "Global tea exports rose 3%": the world's own, to the world.
  if (own_side.empty() && other_side.empty() && topic.world && topic.trade && !topic.agent && draft.has_topic && c.kind != Kind::share && c.unit != "rank") {
    own_side = other_side = kWorld, own_from = other_from = here;
    return;
  }
  // "The surplus with the US shrank by 34%, as imports climbed 21%": from whom it is told of.
  if (const Draft* with = other_side.empty() && !total && !drafts.empty() && topic.owner.empty() ? &drafts.back() : nullptr; with && !with->claim.key.destination.empty() && with->claim.key.destination != kWorld && with->claim.from.destination == here && (own_side.empty() || own_side == with->claim.key.origin))
    if (const Entry* balance = product_entry(with->claim.key.product); balance && balance->flag("balance")) {
      other_side = with->claim.key.destination, other_from = here;
      if (own_side.empty() && with->claim.key.origin != other_side) own_side = with->claim.key.origin, own_from = with->claim.from.origin;
    }
  // A figure under the same head as one before has its sides.
  const Draft* model = nullptr;
  for (const Draft& other : drafts)
    if (other.figure->item < at && (other.claim.key.flow == c.key.flow || (language_.is_trade(other.claim.key.flow) && !(other.topic.agent && other.claim.kind == Kind::rank))) && other.claim.key.product == c.key.product && !other.claim.key.destination.empty()) model = &other;
  const Focus& focus = spoken;
  const Focus& pair = discourse_.trade;
  // Imports mirror exports: a figure of one under the other's head has the same two sides.
  if (model && model->claim.key.flow != c.key.flow && own_side.empty() && other_side.empty()) {
    c.key.origin = model->claim.key.origin, c.from.origin = model->claim.from.origin;
    c.key.destination = model->claim.key.destination, c.from.destination = model->claim.from.destination;
    // "Exports fell by 2%, imports by 7%": both are totals of one country.
    const bool total_export = model->claim.key.flow == kExport && model->claim.key.destination == kWorld;
    const bool total_import = model->claim.key.flow == kImport && model->claim.key.origin == kWorld;
    if ((total_export && import) || (total_import && c.key.flow == kExport)) std::swap(c.key.origin, c.key.destination), std::swap(c.from.origin, c.from.destination);
    return;
  }
  // "China's exports to the US fell, while imports from the US dropped": between the same two.
  const bool between_same = model && model->claim.key.flow != c.key.flow && !other_side.empty() && other_side == (model->claim.key.flow == kImport ? model->claim.key.origin : model->claim.key.destination);
  if (own_side.empty() && model && !model->claim.key.origin.empty()) {
    const bool own_is_destination = between_same ? model->claim.key.flow == kImport : import;
    own_side = own_is_destination ? model->claim.key.destination : model->claim.key.origin;
    own_from = own_is_destination ? model->claim.from.destination : model->claim.from.origin;
  }
  // "Australian coal was let in again. Imports from Russia totaled 5 Mt", in a report on what one country imports: that country's.
  if (const std::string_view importer = own_side.empty() && import && draft.has_topic && focus.set && focus.flow != kImport ? discourse_.importer() : std::string_view(); !importer.empty() && importer != other_side)
    own_side = importer, own_from = discourse_.provenance(discourse_.lead);
  // "China's exports rose … Latin America's imports jumped. ¶ Exports to Europe rose 39%": the flow that the article reports on is again
  // that of whom it reports on.
  if (const Focus& lead = discourse_.lead; own_side.empty() && focus.set && focus.trade && focus.flow != c.key.flow && focus.block != discourse_.block() && draft.has_topic && c.from.flow == here && lead.set && lead.trade && lead.flow == c.key.flow &&
      !lead.own_side().empty() && lead.own_side() != kWorld && lead.own_side() != other_side) {
    own_side = lead.own_side();
    own_from = discourse_.provenance(lead);
  }
  if (own_side.empty() && focus.set && focus.trade) {
    // Imports told after exports are the same country's.
    own_side = focus.flow == kImport ? focus.destination : focus.origin;
    own_from = discourse_.provenance(focus);
    // "Iran became Russia's largest buyer. ¶ Exports fell by 21%": those of whom it is told, not of who buys.
    const std::string& partner = focus.flow == kImport ? focus.origin : focus.destination;
    if (focus.flow != c.key.flow && c.from.flow == here && !partner.empty() && partner == discourse_.home && partner != other_side) own_side = partner;
    if (own_side == kWorld) own_side.clear();
  }
  if (own_side.empty() && focus.set && !focus.trade && focus.destination.empty() && focus.origin != other_side) {
    own_side = focus.origin;
    own_from = discourse_.provenance(focus);
    if (own_side == kWorld) own_side.clear();
  }
  if (own_side.empty() && pair.set && !pair.origin.empty()) {
    own_side = pair.origin == other_side ? pair.destination : pair.origin;
    own_from = discourse_.provenance(pair);
  }
  if (own_side.empty() && !discourse_.home.empty() && discourse_.home != other_side) {
    own_side = discourse_.home;
    own_from = discourse_.provenance(discourse_.home_said);
  }
  // "Exports of coffee reached 4,588 tonnes, Brazil's trade ministry said": its own country's, where none has been spoken of.
  if (own_side.empty() && discourse_.home.empty() && !discourse_.home_said.set)
    if (const auto home = view.home_of_teller(); !home.empty() && home != other_side) own_side = home, own_from = here;
  if (own_side.empty()) own_from = Provenance::none;
  if (other_side.empty() && total) other_side = kWorld, other_from = here;
  // An own topic that names its owner and nothing else is the national total; a bare "exports" goes on with the
  // partner spoken of.
  // "Exports to Germany rose. ¶ In the first half, exports came to 6,000 tonnes": in a report on the total a new paragraph that
  // says "exports" again is of the total again.
  const Focus& lead = discourse_.lead;
  const bool named_flow = c.from.flow == here || (c.from.flow == Provenance::inferred && topic.loose_flow && topic.first_of_sentence && topic.first == 0);
  const bool total_again = draft.has_topic && named_flow && focus.block != discourse_.block() && lead.set && lead.trade && lead.product == c.key.product && lead.flow == c.key.flow &&
                           (import ? lead.origin : lead.destination) == kWorld;
  const bool mirrored = pair.set && (pair.flow == kExport || (c.from.flow != here && !named_here)) && import && (pair.product == c.key.product || near(pair.product, c.key.product)) && own_side == pair.destination && !pair.origin.empty() && pair.origin != kWorld;
  if (other_side.empty() && mirrored && !total_again) other_side = pair.origin, other_from = discourse_.provenance(pair);
  // "Russia's share of Poland's imports", "its contribution to them was 400,000 tonnes"
  const bool part_told = c.kind == Kind::share || (c.form == Form::level && (c.kind == Kind::quantity || c.kind == Kind::money || c.kind == Kind::count));
  if (const PlaceMention* p = part_told && other_side.empty() && draft.has_topic && topic.last < at ? sharer(view, topic) : nullptr) other_side = p->code, other_from = here;
  // "Canada's exports rose, while imports fell": the partner of the one is on the other side of the other.
  if (other_side.empty() && model && (model->topic.first == topic.first || !named_here)) {
    const bool from_origin = model->claim.key.flow == kImport;
    other_side = from_origin ? model->claim.key.origin : model->claim.key.destination;
    other_from = from_origin ? model->claim.from.origin : model->claim.from.destination;
  }
  const bool restated = named_here && !member && draft.has_topic && (!topic.product.empty() || topic.verb);
  // "India's imports from Australia rose. ¶ Vietnam's imports fell": of another country, in a paragraph of its own.
  const std::string& focus_own = import ? focus.destination : focus.origin;
  const bool of_another = own_from == here && !own_side.empty() && !focus_own.empty() && own_side != focus_own && focus.block != discourse_.block() && !member;
  if (other_side.empty() && !restated && !total_again && !of_another && focus.set && focus.trade && (focus.product == c.key.product || (focus.product.empty() && c.from.product == Provenance::default_ && !draft.has_topic && view.pronoun_governs(at))) && focus.flow == c.key.flow) {
    other_side = import ? focus.origin : focus.destination;
    other_from = other_side.empty() ? Provenance::none : discourse_.provenance(focus);
  }
  // "Turkey was the second-biggest importer, with 10 million tonnes", in a report on who buys of Russia: of its goods.
  if (const bool of_buyers = discourse_.told_of_partners || (focus.set && focus.flow == kImport && !focus.origin.empty() && focus.origin == discourse_.home); other_side.empty() && import && of_buyers && own_from == here && own_side != discourse_.home && !total && !(c.kind == Kind::rank && view.ranked_in_world(at))) other_side = discourse_.home, other_from = discourse_.provenance(discourse_.home_said);
  // A national total, where the sentence itself speaks of the flow; else it may be any partner's.
  if (other_side.empty()) other_side = kWorld, other_from = c.from.flow == here ? Provenance::default_ : Provenance::inferred;
  // "Chilean ore made up 40% of Japanese imports": the whole is the importer's, what covered it the partner's.
  if (c.kind == Kind::share && !draft.figure->product.empty() && own_from == here && (other_from != here || other_side == kWorld))
    for (const PlaceMention& p : view.places())
      if (p.item < at && !p.region && p.code != own_side && view.borders(p.item, at).strong == 0 && (p.role == PlaceRole::none || p.role == PlaceRole::owner || p.role == PlaceRole::from)) other_side = p.code, other_from = here;
  // "Asia remains a key market for Chilean lithium, with 94% of all exports", in a report on what Chile exports.
  if (c.kind == Kind::share && topic.owner.empty() && !known_own.empty() && spoken.flow == c.key.flow && other_side == known_own && own_side != known_own) std::swap(own_side, other_side), std::swap(own_from, other_from);
  if (own_side == other_side) own_side.clear(), own_from = Provenance::none;
}

}  // namespace assay
