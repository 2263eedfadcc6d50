// ClaimBuilder: whose a figure is that crosses no border.
#include "normalize/claim_builder.h"
#include "normalize/known_names.h"

namespace assay {

void ClaimBuilder::decide_owner(const SentenceView& view, Drafts drafts, Draft& draft, const PlaceMention* owner, const PlaceMention* from) const {
  Claim& c = draft.claim;
  const Topic& topic = draft.topic;
  const std::size_t at = draft.figure->item;
  const Provenance here = place_provenance();
  c.key.destination.clear();
  c.from.destination = Provenance::none;
  // "13,000 tonnes, out of a world total of 390,000", "of the world's 980 million tonnes, Chile has 190 million": the world's own.
  if (const auto all = view.of_the_world(at); all && c.form == Form::level && c.kind != Kind::share) {
    c.key.origin = *all ? kWorld : std::string_view{};
    c.from.origin = *all ? here : Provenance::none;
    return;
  }
  // "$382 for Indian parboiled rice and $377 for Vietnamese grades": what each is paid for is from there.
  if (c.kind == Kind::price && at + 3 < view.scan().items.size() && view.is(at + 1, "place-role") && (view.is(at + 3, "product") || view.is(at + 3, "word")))
    for (const PlaceMention& p : view.places())
      if (p.item == at + 2 && !p.region) {
        c.key.origin = p.code, c.from.origin = here;
        return;
      }
  // "Chile followed with 49,000 tonnes and China with 41,000": the place after the figure before is this one's.
  if (owner && !owner->region && owner->item < at && !drafts.empty() && owner->item > drafts.back().figure->item) c.key.origin.clear();
  const bool comes = from && !from->region && from->item > at && view.comes_from(*from);
  // "China is catching up. Its mines …"
  // "It was followed by Vietnam with 3,400 tonnes": whom the clause names right before the figure comes before whom its pronoun means.
  const bool named_since = owner && !owner->region && owner->role != PlaceRole::in && owner->item < at && !view.verb_between(owner->item + 1, at);
  if (c.key.origin.empty() && !comes && !named_since && !topic.generic && !discourse_.subject.empty() && view.pronoun_before(at)) {
    c.key.origin = discourse_.subject;
    c.from.origin = Provenance::paragraph;
  }
  // "220,000 came from the Congo": where a flow that crosses no border starts is where it happens.
  if (c.key.origin.empty() && from && !from->region && from->item > at && (comes || !view.compared(from->item)) && (!owner || view.distance(from->item, at) < view.distance(owner->item, at)))
    owner = from;
  // "Of 27 million tonnes, 12 million were made in China", "980 million tonnes, of which Chile had 190 million": a whole that
  // several countries share is the world's.
  if (c.form == Form::level && (topic.world || goods(c.key.product)) && view.shared_by_places(at)) c.key.origin = kWorld, c.from.origin = here;
  // "Indonesia, with 5.1%, and China, with 5.2%": each figure is its own country's.
  for (const PlaceMention& p : view.places())
    if (!p.region && told_as_growth(c.key.product) && p.item + 3 == at && view.is_sign(p.item + 1, ",") && view.is(at - 1, "preposition") && !view.after_preposition(at)) {
      c.key.origin = p.code;
      c.from.origin = here;
    }
  if (c.key.origin.empty() && owner && (!owner->region || owner->of_many)) {
    c.key.origin = owner->code;
    c.from.origin = here;
  }
  // "Australia remained first with 88,000 tonnes, though the year before it had been 91,700": one sentence, one subject.
  // "The world's mines turned out 23 million tonnes, 1.8% more than in 2023": so much more of the same.
  const bool of_the_same = (c.kind == Kind::change || c.kind == Kind::multiple) && !drafts.empty() && drafts.back().claim.form == Form::level && view.borders(drafts.back().figure->item, at).strong == 0;
  if (c.key.origin.empty() && !owner && !drafts.empty() && drafts.back().claim.from.origin == here && (drafts.back().claim.key.origin != kWorld || of_the_same || view.pronoun_governs(at)) && drafts.back().claim.key.flow == c.key.flow && drafts.back().claim.key.product == c.key.product) {
    c.key.origin = drafts.back().claim.key.origin;
    c.from.origin = drafts.back().claim.from.origin;
  }
  // "Total output of steel came to 1,884 million tonnes, the World Steel Association said": of all whom it counts.
  if (c.key.origin.empty() && c.form == Form::level && (topic.total || view.total_near(at) || view.is(0, "whole-marker")) && std::ranges::all_of(view.places(), [](const PlaceMention& p) { return p.code == kWorld; }) && view.told_by_world_body()) c.key.origin = kWorld, c.from.origin = here;
  // "Mines around the world yielded 240,000 tonnes": the world's, whoever was spoken of.
  if (c.key.origin.empty() && !owner && ((c.form == Form::level && (topic.world || view.world_before(at))) || (c.kind == Kind::change && view.world_heads() && view.world_before(at)))) {
    c.key.origin = kWorld;
    c.from.origin = here;
  }
  const Focus& focus = discourse_.series;
  // "Congo produced 220,000 tonnes of cobalt. Batteries take up 43% of demand": what a thing uses of it is of no country told of before.
  const bool acts = (c.from.flow == here && c.key.flow != focus.flow && view.thing_acts(at)) || (c.key.flow.empty() && view.taken_by_thing(at));
  const bool of_use = c.kind == Kind::share && c.key.origin.empty() && !owner && ((c.key.flow == kConsumption && !draft.figure->product.empty() && (view.thing_acts(at) || c.from.product == here)) || acts);
  const bool use_told = focus.set && focus.flow == c.key.flow && !focus.origin.empty();
  if (of_use && !use_told && ((focus.set && !focus.flow.empty()) || (discourse_.lead.set && !discourse_.lead.flow.empty() && discourse_.lead.flow != c.key.flow))) return;
  if (c.key.origin.empty() && c.kind == Kind::price && c.from.product != here && focus.trade && !(owner && owner->region)) {
    // What a country's exports or imports fetch is told of that country.
    c.key.origin = focus.flow == kImport ? focus.destination : focus.origin;
    c.from.origin = discourse_.provenance(focus);
    if (c.key.origin == kWorld) c.key.origin.clear();
  }
  // "The average price was $2,440 a tonne, 22% higher than a year earlier"
  if (c.key.origin.empty() && !owner && of_the_same && drafts.back().claim.kind == Kind::price && drafts.back().claim.key.flow == c.key.flow && drafts.back().claim.key.product == c.key.product)
    c.key.origin = drafts.back().claim.key.origin, c.from.origin = drafts.back().claim.from.origin;
  // What a country makes, told after what it buys, is its own.
  const std::string& own = focus.trade && focus.flow == kImport ? focus.destination : focus.origin;
  // "China exported 6 million cars. Toyota sold 10.8 million": nor is what a firm of no known country sells.
  const bool anothers = c.from.flow == here && focus.trade && c.key.flow != focus.flow && view.sold_by_name(at);
  if (anothers) return;
  if (c.key.origin.empty() && focus.set && !topic.world && !(topic.generic && focus.trade) && !own.empty() && own != kWorld && !(owner && owner->region)) {
    c.key.origin = own;
    c.from.origin = discourse_.provenance(focus);
  }
  // "Mine production climbed to 1.54 million tonnes globally. Demand was put at 1.5 million."
  if (c.key.origin.empty() && !c.key.flow.empty() && !owner && c.kind != Kind::price && c.kind != Kind::share && !topic.generic && focus.set && !focus.trade && focus.origin == kWorld && focus.block == discourse_.block() && c.key.product == focus.product) {
    c.key.origin = kWorld;
    c.from.origin = Provenance::paragraph;
  }
  // So it is of a good of which the article tells the world's, where it has no home.
  const Focus& lead = discourse_.lead;
  if (c.key.origin.empty() && !c.key.flow.empty() && !owner && c.kind != Kind::price && c.kind != Kind::share && c.key.flow != kPrice && lead.set && !lead.trade && lead.origin == kWorld && discourse_.home.empty() &&
      (c.key.product == lead.product || near(c.key.product, lead.product))) {
    c.key.origin = kWorld;
    c.from.origin = Provenance::inferred;
  }
  if (c.key.origin.empty() && !topic.world && !topic.generic && !(owner && owner->region) && !discourse_.home.empty() && !view.total_near(at)) {
    c.key.origin = discourse_.home;
    c.from.origin = discourse_.provenance(discourse_.home_said);
  }
  // "The number of babies born in Japan fell": told first, where it is of no other place.
  if (c.key.origin.empty() && !topic.world && !owner && discourse_.home.empty() && drafts.empty())
    for (const PlaceMention& p : view.places())
      if (c.key.origin.empty() && !p.region && p.role == PlaceRole::in && p.item < at && view.borders(p.item, at).strong == 0) c.key.origin = p.code, c.from.origin = here;
  // "American employers added 22,000 jobs, while the jobless rate rose to 4.3%": what begins a report goes on about whom it began with.
  if (c.key.origin.empty() && !topic.world && !owner && discourse_.home.empty() && !discourse_.home_said.set && !drafts.empty() && c.kind != Kind::money)
    if (const Claim& first = drafts.front().claim; first.from.origin == here && first.key.origin != kWorld && first.key.destination.empty()) c.key.origin = first.key.origin, c.from.origin = here;
  // "58 hurt in all" is nobody's sum of the world's flows; nor is what one firm made in all, and what that is compared with.
  const bool of_part = view.told_of_part(at) || (!drafts.empty() && drafts.back().claim.key.origin.empty() && view.told_of_part(drafts.front().figure->item));
  if (!of_part && !(owner && owner->region) && c.key.origin.empty() && (topic.world || (view.total_near(at) && !c.key.flow.empty())) && c.kind != Kind::share) {
    c.key.origin = kWorld;
    c.from.origin = here;
  }
}

// "Danish brewer Larch": where a firm is at home is not the home of what it tells.
bool ClaimBuilder::told_of_firm(const SentenceView& view) {
  const bool named = !view.places().empty() && view.firm_behind(view.places().front()) == FirmNamed::by_noun;
  if (named) discourse_.of_firm = true, discourse_.firm_home = view.places().front().code;
  return named;
}

// "Danish brewer Larch earned 3 billion crowns": a firm's books are of no country, wherever it is at home, nor is what it sells and makes.
void ClaimBuilder::leave_to_firm(const SentenceView& view, Draft& draft) const {
  Claim& c = draft.claim;
  const Product product = products_.of(c.key.product);
  if (product.books) discourse_.of_firm = true;
  if (c.key.origin.empty()) return;
  const bool books = product.books || (product.money && discourse_.of_firm);
  if (c.from.origin == place_provenance()) {
    const auto p = std::ranges::find(view.places(), std::string_view(c.key.origin), &PlaceMention::code);
    if (p == view.places().end() || p->role == PlaceRole::in) return;
    const FirmNamed named = view.firm_behind(*p);
    if (named == FirmNamed::no || (named == FirmNamed::by_name && !books && !product.money)) return;
  } else if (!books) {
    return;
  }
  c.key.origin.clear();
  c.from.origin = Provenance::none;
}

}  // namespace assay
