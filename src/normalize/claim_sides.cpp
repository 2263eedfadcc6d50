// ClaimBuilder: the two sides of a flow.
#include <algorithm>

#include "normalize/claim_builder.h"

namespace assay {

// Is a level, of a country or a partner, what the share behind it is a part of?
bool ClaimBuilder::measures_part(const Claim& level, const Claim& share) {
  const bool amount = level.kind == Kind::quantity || level.kind == Kind::count || level.kind == Kind::money;
  return amount && level.form == Form::level && level.key.product == share.key.product && level.key.flow == share.key.flow && !level.key.destination.empty() && level.key.origin != kWorld && level.key.destination != kWorld;
}

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
  // "South Korea was the top supplier with 2.9 million tonnes, ahead of China with 2.7": a figure behind the rank is the
  // partner's, or that of the one named since.
  if (const Draft* rank = rank_before; rank && (trade || tonnes_of_rank(*rank, draft) || sum_of_rank(*rank, c)) && topic.owner.empty() && (topic.first < rank->figure->item || !trade || c.key.flow == rank->claim.key.flow)) {
    const bool is_destination = view.partner_noun(rank->figure->item)->text("side") == "destination";
    if (sum_of_rank(*rank, c)) name_all_goods(c);
    if (!trade) c.from.flow = here;
    c.key.flow = rank->claim.key.flow;
    c.key.origin = rank->claim.key.origin, c.from.origin = rank->claim.from.origin;
    c.key.destination = rank->claim.key.destination, c.from.destination = rank->claim.from.destination;
    for (const PlaceMention& p : view.places())
      if (p.item > rank->figure->item && p.item < at && !p.region && p.code != (is_destination ? c.key.origin : c.key.destination))
        (is_destination ? c.key.destination : c.key.origin) = p.code;
    if (its_own) (is_destination ? c.key.destination : c.key.origin) = its_own->code;
    return;
  }
  // "12,700 tonnes (70%)", "7 million to China (+25%)": of the same two.
  if (const Draft* told = drafts.empty() ? nullptr : glossed(view, drafts, draft)) {
    c.key.origin = told->claim.key.origin, c.from.origin = told->claim.from.origin;
    c.key.destination = told->claim.key.destination, c.from.destination = told->claim.from.destination;
    return;
  }
  // "Sales in Chile rose 5% to 225,000, and in Peru by 3% to 151,700": what a change reached is of its sides.
  if (const Draft* moved = drafts.empty() || its_own ? nullptr : &drafts.back(); moved && c.form == Form::level && moved->claim.kind == Kind::change && view.after_preposition(at) && view.same_clause(moved->figure->item, at) &&
      moved->claim.key.flow == c.key.flow && moved->claim.key.product == c.key.product && !moved->claim.key.origin.empty() &&
      std::ranges::none_of(view.places(), [&](const PlaceMention& p) { return p.item > moved->figure->item && p.item < at; })) {
    c.key.origin = moved->claim.key.origin, c.from.origin = moved->claim.from.origin;
    c.key.destination = moved->claim.key.destination, c.from.destination = moved->claim.from.destination;
    return;
  }
  // "The EU made 9.7 Mt, down 0.6%": so much more or less of the same. "Exports to the US reached 38 Mt, making up 30% of the total": that part.
  const bool part_of_all = trade && c.kind == Kind::share && !drafts.empty() && measures_part(drafts.back().claim, c) && view.makes_up(drafts.back().figure->item, at);
  if (const Draft* level = drafts.empty() ? nullptr : &drafts.back(); level && (c.kind == Kind::change || c.kind == Kind::multiple || part_of_all) && level->claim.form == Form::level && (level->claim.from.origin == here || part_of_all) && (topic.first < level->figure->item || part_of_all) &&
      level->claim.key.flow == c.key.flow && level->claim.key.product == c.key.product && !level->claim.key.origin.empty() && (part_of_all || view.straight_on(level->figure->item, at)) &&
      std::ranges::none_of(view.places(), [&](const PlaceMention& p) { return p.item > level->figure->item && p.item < at; })) {
    c.key.origin = level->claim.key.origin, c.from.origin = level->claim.from.origin;
    c.key.destination = level->claim.key.destination, c.from.destination = level->claim.from.destination;
    return;
  }
  // "Brazil became the largest exporter, with 900,000 tonnes", "Tajikistan was second with 17,000 tonnes": so much is theirs.
  if (const Draft* rank = drafts.empty() || c.form != Form::level ? nullptr : told_with_rank(view, drafts, draft, trade)) {
    c.key.origin = rank->claim.key.origin, c.from.origin = rank->claim.from.origin;
    c.key.destination = rank->claim.key.destination, c.from.destination = rank->claim.from.destination;
    // "…, followed by Lithuania (2.4 million) and France (2.1 million)": each sends or takes as the first one does.
    if (const PlaceMention* p = rival_after(view, *rank, at)) {
      (import ? c.key.destination : c.key.origin) = p->code;
      (import ? c.from.destination : c.from.origin) = here;
    }
    return;
  }
  // "China took 98,000 tonnes, against 460,000 a season earlier": of the same two.
  if (const Draft* now = drafts.empty() ? nullptr : &drafts.back(); now && c.form == Form::level && now->claim.form == Form::level && view.compared(at) && now->claim.kind == c.kind && now->claim.key.flow == c.key.flow &&
      now->claim.key.product == c.key.product && !now->claim.key.origin.empty() && std::ranges::none_of(view.places(), [&](const PlaceMention& p) { return p.item > now->figure->item; })) {
    c.key.origin = now->claim.key.origin, c.from.origin = now->claim.from.origin;
    c.key.destination = now->claim.key.destination, c.from.destination = now->claim.from.destination;
    return;
  }
  if (trade && !drafts.empty() && c.form == Form::level && gives_as_well(view, drafts.back(), draft)) return;
  // "India took 4.3 million tons, China 4 million": in a list each figure has its own place, on the side of the one before.
  if (const PlaceMention* p = its_own || drafts.empty() ? nullptr : listed_place(view, drafts, draft)) {
    const Claim& told = drafts.back().claim;
    const PlaceMention* model = listed_after(view, drafts, *p);
    c.key.origin = told.key.origin, c.from.origin = told.from.origin;
    c.key.destination = told.key.destination, c.from.destination = told.from.destination;
    const bool takes = told.key.destination == model->code;
    (takes ? c.key.destination : c.key.origin) = p->code;
    (takes ? c.from.destination : c.from.origin) = here;
    return;
  }
  // "200 tonnes to Spain, 150 to Italy and 250 to France": each partner behind its figure, on the side of the one before.
  if (const PlaceMention* p = trade && !drafts.empty() ? listed_partner(view, drafts, at) : nullptr) {
    const Claim& told = drafts.back().claim;
    const bool took = told.key.destination == view.partner_behind(drafts.back().figure->item)->code;
    c.key.origin = told.key.origin, c.from.origin = told.from.origin;
    c.key.destination = told.key.destination, c.from.destination = told.from.destination;
    (took ? c.key.destination : c.key.origin) = p->code;
    (took ? c.from.destination : c.from.origin) = here;
    return;
  }
  // Places elsewhere in the sentence, the nearest for each side.
  const PlaceMention *to = nullptr, *from = nullptr, *owner = nullptr;
  const PlaceMention* taker = nullptr;  // "Germany took 764 tons"
  const auto nearer = [&](const PlaceMention*& slot, const PlaceMention& p, double limit) {
    const double cost = view.distance(p.item, at);
    if (cost > limit || (slot && view.distance(slot->item, at) <= cost)) return;
    slot = &p;
  };
  const PlaceMention* of_good = import && draft.has_topic ? view.place_of_good(topic) : nullptr;
  for (const PlaceMention& p : view.places()) {
    // "the world's third importer after China and the U.S.": nor is who comes before.
    if (c.kind == Kind::rank && p.item > at && p.role == PlaceRole::with && topic.agent) continue;
    // "Iran has imported 4 million tonnes of Russian wheat", "Egypt ranked third, having cut imports of Russian grain by 25%": nor is whose the good is.
    if (import && (&p == of_good || (draft.has_topic && p.code == topic.origin && p.code != topic.owner && p.item >= topic.first && p.item <= topic.last))) continue;
    // "Exports, weighed down by US tariffs, fell 12%": nor is whose the pressure is.
    if (p.bystander && !(draft.has_topic && p.item >= topic.first && p.item <= topic.last)) continue;
    // "Imports from Asian sources such as Malaysia": nor are those who stand for others.
    if (trade && p.example) continue;
    // "Though Vietnam's output fell, worldwide mining grew to 350,000 tonnes": nor does a clause before tell of whom the world's figure is.
    const bool of_all = topic.world && !topic.agent && draft.has_topic && c.kind != Kind::share && c.kind != Kind::rank;
    if (of_all && p.item < topic.first && p.code != kWorld && view.borders(p.item, topic.first).strong + view.borders(p.item, topic.first).weak > 0) continue;
    // "Nigeria overtook Egypt as the second-largest importer, with 1,721 MW": who was overtaken is not told of.
    if (p.role == PlaceRole::none && p.item > 0 && p.item < at && view.is(p.item - 1, "exceed-verb")) continue;
    if (p.item > at && (view.of_part_behind(at, p) || (trade && p.item > at + 2 && view.is(p.item - 2, "pointing") && p.role != PlaceRole::none))) continue;  // "…, and those from Russia by 8%"
    // "49.9 million tonnes, six times those from Russia": of what that is held against.
    if (const std::size_t times = p.item > at ? view.next_figure(at + 1) : p.item; times < p.item && view.of_another_amount(times)) continue;
    if (trade && p.item < at && (view.total_behind(at) || (draft.has_topic && topic.first > p.item && view.total_near(at))) && view.partner_of_part(p)) continue;
    // "… and 0.3 million tonnes from Morocco; total imports were 3 million": of a topic told anew.
    if (trade && draft.has_topic && topic.total && topic.first > p.item && view.borders(p.item, topic.first).strong > 0 && (p.role == PlaceRole::to || p.role == PlaceRole::from)) continue;
    // "6.4 million tonnes, led by lower supply from Qatar": whose supply it was that did it.
    if (trade && p.item > at && view.led_by(p)) continue;
    if (p.of_many && p.item > at && view.borders(at, p.item).strong + view.borders(at, p.item).weak > 0) continue;
    // "9 million tonnes: 7 million to China": of the part that follows.
    if (trade && p.item > at && (p.role == PlaceRole::to || p.role == PlaceRole::from) && view.next_figure(at + 1) < p.item && (view.borders(at, p.item).strong > 0 || view.is_sign(view.next_figure(at + 1) - 1, ":"))) continue;
    if (p.region && trade && !p.of_many && !p.partner() && !(p.part_of_world && p.item < at && view.received(p.item, at))) continue;
    // "…, Eurostat said in Luxembourg": where it was said.
    if (p.role == PlaceRole::in && p.item > at && view.told_between(at, p.item)) continue;
    if (!trade && view.circumstance(p, at, topic.product_span)) continue;
    // "Las Bambas, which belongs to China's MMG": where a firm is at home is not where its mine is.
    if (!trade && p.of_firm && !discourse_.reporter().empty() && p.code != discourse_.reporter()) continue;
    // "Iraq, OPEC's second-largest producer, made the biggest cut": nor is one in another name for the subject.
    if (!trade && p.role == PlaceRole::owner && p.item < at && view.apposed(p.item + 2, at)) continue;
    // "Chile mined one tonne in four and had twice the output of Peru": what stands behind is the owner of another thing.
    if (!trade && p.role == PlaceRole::owner && p.item > at && owner && owner->item < at && !view.only_links(at + 1, p.item)) continue;
    // "In Italy the rate was 20.3% and in France, 21.8%": what begins behind "and" leads in the next figure.
    if (!trade && p.item > at && owner && owner->item < at && view.is(at + 1, "conjunction") && view.next_figure(p.item) < view.scan().items.size()) continue;
    // "It hit 33% while in Italy it stood at 20%": nor is one that leads in another clause.
    if (!trade && p.role == PlaceRole::in && p.item > at + 2 && view.is(p.item - 2, "clause-strong") && view.next_figure(p.item) < view.scan().items.size()) continue;
    // "Russia was second with 9.7 million kilos, followed by Libya": nor is one whom only a comma reaches.
    if (trade && p.item > at && p.role == PlaceRole::owner && owner && owner->item < at && view.borders(at, p.item).weak + view.borders(at, p.item).strong > 0) continue;
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
    const std::string& known = told.set && told.trade ? told.own_side() : discourse_.home;
    const bool other = led_by != PlaceRole::to && led_by != PlaceRole::from && !topic.verb && topic.last < its_own->item && !known.empty() && known != kWorld && known != its_own->code;
    const bool to_it = led_by == PlaceRole::to || (led_by != PlaceRole::from && import != other);
    (to_it ? c.key.destination : c.key.origin) = its_own->code;
    (to_it ? c.from.destination : c.from.origin) = here;
    (led_by == PlaceRole::to || (other && !import) ? to : led_by == PlaceRole::from || other ? from : owner) = its_own;
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
  if (trade) {
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
    const bool by_verb = topic.verb && !topic.gives && !own_subject;
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
    // A figure under the same head as one before has its sides.
    const Draft* model = nullptr;
    for (const Draft& other : drafts)
      if (other.figure->item < at && (other.claim.key.flow == c.key.flow || (trade && language_.is_trade(other.claim.key.flow) && !(other.topic.agent && other.claim.kind == Kind::rank))) && other.claim.key.product == c.key.product && !other.claim.key.destination.empty()) model = &other;
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
    if (const PlaceMention* p = c.kind == Kind::share && other_side.empty() && draft.has_topic && topic.last < at ? sharer(view, topic) : nullptr) other_side = p->code, other_from = here;
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
    if (other_side.empty() && import && discourse_.told_of_partners && own_from == here && own_side != discourse_.home && !total && !(c.kind == Kind::rank && view.ranked_in_world(at))) other_side = discourse_.home, other_from = discourse_.provenance(discourse_.home_said);
    // A national total, where the sentence itself speaks of the flow; else it may be any partner's.
    if (other_side.empty()) other_side = kWorld, other_from = c.from.flow == here ? Provenance::default_ : Provenance::inferred;
    // "Chilean ore made up 40% of Japanese imports": the whole is the importer's, what covered it the partner's.
    if (c.kind == Kind::share && !draft.figure->product.empty() && own_from == here && (other_from != here || other_side == kWorld))
      for (const PlaceMention& p : view.places())
        if (p.item < at && !p.region && p.code != own_side && view.borders(p.item, at).strong == 0 && (p.role == PlaceRole::none || p.role == PlaceRole::owner || p.role == PlaceRole::from)) other_side = p.code, other_from = here;
    // "Asia remains a key market for Chilean lithium, with 94% of all exports", in a report on what Chile exports.
    if (c.kind == Kind::share && topic.owner.empty() && !known_own.empty() && spoken.flow == c.key.flow && other_side == known_own && own_side != known_own) std::swap(own_side, other_side), std::swap(own_from, other_from);
    if (own_side == other_side) own_side.clear(), own_from = Provenance::none;
    return;
  }
  decide_owner(view, drafts, draft, owner, from);
}

}  // namespace assay
