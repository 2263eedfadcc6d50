// ClaimBuilder: the partners that a sentence lists, each with its figure.
#include <algorithm>

#include "normalize/claim_builder.h"

namespace assay {

// Who is ranked as a buyer or a supplier, and whose: "China is Brazil's largest buyer of soybeans".
bool ClaimBuilder::sides_of_rank(const SentenceView& view, Draft& draft) const {
  Claim& c = draft.claim;
  const std::size_t at = draft.figure->item;
  const Provenance here = place_provenance();
  const Entry* partner = view.partner_noun(at);
  if (!partner) return false;
  if (ranks_the_reporter(view, draft, partner->text("side") == "destination")) return true;
  // "The U.S. was the second-largest destination for China's magnets": the subject is one side, the owner the other.
  const bool is_destination = partner->text("side") == "destination";
  std::string subject, owner_of;
  // "No country buys more than China, and Brazil is its largest supplier": of the rank's own clause, where it names one.
  const bool own_clause = std::ranges::any_of(view.places(), [&](const PlaceMention& p) { return p.item < at && p.role != PlaceRole::in && view.same_clause(p.item, at); });
  const PlaceMention* owner = view.owner_before(at);
  if (owner) owner_of = owner->code;
  for (const PlaceMention& p : view.places()) {
    if (&p == owner) continue;
    if (p.item < at && subject.empty() && p.role != PlaceRole::in && (!own_clause || view.same_clause(p.item, at))) subject = p.code;
    // "Germany, the largest market in the EU": where the partner is, not whose it is.
    const bool there = p.role == PlaceRole::in && p.group;
    if (p.item > at && owner_of.empty() && !there && view.borders(at, p.item).strong + view.borders(at, p.item).weak == 0) owner_of = p.code;
  }
  // "China's largest supplier, Brazil, …"
  if (owner && owner->of_partner && subject.empty())
    for (const PlaceMention& p : view.places())
      if (p.item > at && subject.empty() && view.is_sign(p.item - 1, ",") && view.is(p.item - 2, "partner-noun")) subject = p.code;
  if (subject.empty())
    for (const PlaceMention& p : view.places())
      if (p.item > at && subject.empty() && view.is(p.item - 1, "copula")) subject = p.code, owner_of = owner ? owner->code : "";
  if (c.key.flow.empty() || c.from.flow != here) c.key.flow = partner->text("flow"), c.from.flow = here;
  // "Germany's trade surplus was 17 billion. France was the top customer": for goods at large.
  if (const Entry* told = product_entry(c.key.product); told && told->flag("balance")) name_all_goods(c);
  const Focus& pair = discourse_.series;
  Provenance owner_from = here;
  // "China, the world's top buyer of soybeans": from all of them, whoever was spoken of.
  if (owner_of.empty() && view.ranked_in_world(at)) owner_of = kWorld;
  if (owner_of.empty() && pair.set) owner_of = is_destination ? pair.origin : pair.destination, owner_from = discourse_.provenance(pair);
  // Told after the other flow, it is the same country's.
  if (pair.set && pair.trade && owner_from != here && pair.flow != partner->text("flow")) {
    // In a report on what goes from one to another, the suppliers are those of who receives it: "China, the largest supplier, saw its exports rise".
    const bool rivals = !is_destination && pair.flow == kExport && discourse_.lead.flow == kExport && discourse_.lead.destination == pair.destination && pair.destination != kWorld && !subject.empty();
    owner_of = rivals || pair.flow == kImport ? pair.destination : pair.origin;
    if (rivals) c.key.flow = pair.flow, c.from.flow = owner_from;
  }
  if (owner_of == kWorld && owner_from != here && discourse_.home != subject) owner_of = discourse_.home;
  if (owner_of == subject && owner_from != here) owner_of = pair.flow == kImport ? pair.origin : pair.destination;
  (is_destination ? c.key.destination : c.key.origin) = subject;
  (is_destination ? c.from.destination : c.from.origin) = subject.empty() ? Provenance::none : here;
  (is_destination ? c.key.origin : c.key.destination) = owner_of;
  (is_destination ? c.from.origin : c.from.destination) = owner_of.empty() ? Provenance::none : owner_from;
  return true;
}

// "Iran became Russia's largest grain importer": who trades so with whom; what is told of the rank next has the same two sides.
bool ClaimBuilder::ranked_for_owner(const SentenceView& view, Drafts drafts, Draft& draft) const {
  Claim& c = draft.claim;
  if (!draft.topic.agent && (drafts.empty() || !draft.topic.verb)) return false;
  const std::size_t at = draft.figure->item;
  const bool import = c.key.flow == kImport;
  if (!draft.topic.agent) {
    const Draft& rank = drafts.back();
    const Claim& told = rank.claim;
    if (c.form != Form::level || told.kind != Kind::rank || !rank.topic.agent || told.key.flow != c.key.flow || told.key.origin.empty() || told.key.destination.empty() || told.key.origin == kWorld || told.key.destination == kWorld) return false;
    if (std::ranges::any_of(view.places(), [&](const PlaceMention& p) { return p.item > rank.figure->item; })) return false;
    c.key.origin = told.key.origin, c.from.origin = told.from.origin;
    c.key.destination = told.key.destination, c.from.destination = told.from.destination;
    return true;
  }
  const PlaceMention* owner = c.kind == Kind::rank ? view.owner_before(at) : nullptr;
  const PlaceMention* subject = owner ? view.subject_place(at) : nullptr;
  if (!subject || owner->region || owner->code == kWorld || subject->code == owner->code || subject->item > owner->item) return false;
  c.key.origin = import ? owner->code : subject->code;
  c.key.destination = import ? subject->code : owner->code;
  c.from.origin = c.from.destination = place_provenance();
  return true;
}

// "Russia supplied India with 946,000 barrels": from the one to the other, whoever was spoken of.
bool ClaimBuilder::supplied_to(const SentenceView& view, Draft& draft) const {
  const PlaceMention* taker = view.supplied(draft.figure->item);
  const PlaceMention* giver = taker ? view.subject_place(draft.figure->item) : nullptr;
  if (!giver || giver->code == taker->code) return false;
  Claim& c = draft.claim;
  c.key.origin = giver->code, c.key.destination = taker->code;
  c.from.origin = c.from.destination = place_provenance();
  return true;
}

// "…, while Ukraine was the second supplier with 567,000 tonnes": the subject is who sends, or who takes, and the other side is that told of.
bool ClaimBuilder::named_partner(const SentenceView& view, Drafts drafts, Draft& draft) const {
  constexpr std::size_t kNear = 5;
  Claim& c = draft.claim;
  const std::size_t at = draft.figure->item;
  if (at == 0 || !view.is(at - 1, "joiner-with") || !view.may_hold("partner-noun")) return false;
  const PlaceMention* subject = view.subject_place(at);
  const bool import = c.key.flow == kImport;
  std::size_t noun = at - 1;
  while (noun > 0 && at - noun < kNear && !view.is(noun, "partner-noun")) --noun;
  if (!subject || subject->region || !view.is(noun, "partner-noun") || noun < subject->item || (view.entry(noun, "partner-noun")->text("side") == "destination") == import) return false;
  const Draft* told = drafts.empty() || drafts.back().claim.key.flow != c.key.flow ? nullptr : &drafts.back();
  const Focus& spoken = draft.focus ? *draft.focus : discourse_.series;
  const std::string own = told ? (import ? told->claim.key.destination : told->claim.key.origin) : spoken.flow == c.key.flow ? spoken.own_side() : std::string();
  if (own.empty() || own == subject->code) return false;
  (import ? c.key.origin : c.key.destination) = subject->code;
  (import ? c.key.destination : c.key.origin) = own;
  (import ? c.from.origin : c.from.destination) = place_provenance();
  (import ? c.from.destination : c.from.origin) = told ? (import ? told->claim.from.destination : told->claim.from.origin) : discourse_.provenance(spoken);
  return true;
}

// "Russia supplied India with 2 million barrels, whereas Iraq exported 830,000 and the UAE provided 203,000": to the same taker.
bool ClaimBuilder::gives_as_well(const SentenceView& view, const Draft& before, Draft& draft) const {
  const Claim& told = before.claim;
  Claim& c = draft.claim;
  if (told.form != Form::level || told.kind != c.kind || told.key.product != c.key.product || !language_.is_trade(told.key.flow) || told.key.destination.empty() || told.key.destination == kWorld || told.key.origin == kWorld) return false;
  const PlaceMention* giver = view.subject_place(draft.figure->item);
  if (!giver || giver->region || giver->item <= before.figure->item || giver->code == told.key.destination || giver->code == told.key.origin || view.partner_behind(draft.figure->item)) return false;
  const std::size_t verb = giver->item + 1;
  const bool gives = view.is(verb, "supply-verb") || view.is(verb, "send-verb") || (view.is(verb, "flow") && !view.is(verb, "receive-verb") && view.entry(verb, "flow")->text("flow") == kExport);
  if (!gives) return false;
  c.key.origin = giver->code, c.from.origin = place_provenance();
  c.key.destination = told.key.destination, c.from.destination = told.from.destination;
  return true;
}

// "Mongolian imports fell 3%", told of what China imports from there and elsewhere: China's.
void ClaimBuilder::take_partners_imports(const SentenceView& view, Topic& topic) const {
  const std::string_view importer = discourse_.importer();
  if (topic.destination != topic.owner || !topic.origin.empty() || topic.agent || importer.empty() ||
      topic.owner == importer || !discourse_.supplies(topic.owner))
    return;
  for (const PlaceMention& p : view.places())
    if (p.code == topic.owner && p.item >= topic.first && p.item <= topic.last &&
        p.item + 1 < view.scan().items.size() && !view.is(p.item + 1, "possessive")) {
      topic.origin = topic.owner;
      topic.destination = keep(std::string(importer));
      topic.owner = {};
      return;
    }
}

// "The world's biggest buyer took 13.9 million tonnes", told of what a country imports: that country.
bool ClaimBuilder::ranks_the_reporter(const SentenceView& view, Draft& draft, bool is_destination) const {
  const Focus& told = discourse_.series;
  const std::size_t at = draft.figure->item;
  if (!told.set || !told.trade || told.own_side().empty() || told.own_side() == kWorld || (told.flow == kImport) != is_destination || at == 0 || at > 3) return false;
  if (!view.is(at - 1, "possessive") && !view.is(at - 1, "article") && !view.is(at - 1, "world")) return false;
  if (std::ranges::any_of(view.places(), [&](const PlaceMention& p) { return p.code != kWorld && (p.item < at || !view.acts_between(at, p.item)); })) return false;
  Claim& c = draft.claim;
  const Provenance from = discourse_.provenance(told);
  c.key.flow = told.flow, c.from.flow = from;
  (is_destination ? c.key.destination : c.key.origin) = told.own_side();
  (is_destination ? c.key.origin : c.key.destination) = kWorld;
  c.from.origin = c.from.destination = from;
  return true;
}

// "Exports to Pakistan dropped by 56%, with Egypt declining 55% to 4 million kilos": the further partner takes the first one's place.
bool ClaimBuilder::moves_with(const SentenceView& view, Drafts drafts, Draft& draft) const {
  if (!view.may_hold("joiner-with")) return false;
  const PlaceMention* further = nullptr;
  for (const PlaceMention& p : view.places())
    if (p.item < draft.figure->item) further = &p;
  if (!further || further->region || further->item < 2 || !view.is(further->item - 1, "joiner-with") || !view.is(further->item + 1, "trend-verb")) return false;
  const auto told = std::ranges::find_if(drafts, [&](const Draft& d) { return d.figure->item < further->item && language_.is_trade(d.claim.key.flow) && d.claim.key.flow == draft.claim.key.flow; });
  if (told == drafts.end()) return false;
  const Claim& first = told->claim;
  const bool import = first.key.flow == kImport;
  const std::string& partner = import ? first.key.origin : first.key.destination;
  if (partner == kWorld || (import ? first.from.origin : first.from.destination) != place_provenance() || further->code == first.key.origin || further->code == first.key.destination) return false;
  Claim& c = draft.claim;
  c.key.origin = first.key.origin, c.from.origin = first.from.origin;
  c.key.destination = first.key.destination, c.from.destination = first.from.destination;
  (import ? c.key.origin : c.key.destination) = further->code;
  return true;
}

std::string_view ClaimBuilder::group_before(const SentenceView& view, std::size_t at) const {
  std::string_view group = discourse_.group_named;
  for (const PlaceMention& p : view.places())
    if (p.item < at && p.of_several()) group = p.code;
  return group;
}

// "Russia's share of India's crude imports": whose part of the topic a share is; nullptr where nothing says it.
const PlaceMention* ClaimBuilder::sharer(const SentenceView& view, const Topic& topic) {
  if (topic.owner.empty()) return nullptr;
  std::size_t noun = topic.first;
  while (noun > 0 && (view.is(noun - 1, "preposition") || view.is(noun - 1, "article") || view.is(noun - 1, "whole-marker"))) --noun;
  if (noun == topic.first || noun < 2 || (!view.is(noun - 1, "share-noun") && !view.entry(noun - 1, "part-noun"))) return nullptr;
  std::size_t owner = noun - 2;
  while (owner > 0 && (view.is(owner, "possessive") || view.is(owner, "adjective") || view.is(owner, "word")) && !view.is(owner, "place")) --owner;
  for (const PlaceMention& p : view.places())
    if (p.item == owner && !p.region && p.code != topic.owner) return &p;
  return nullptr;
}

// The rank before, where it says who the partner is of both known sides; nullptr where none does.
const ClaimBuilder::Draft* ClaimBuilder::ranked_partner(const SentenceView& view, Drafts drafts) {
  for (const Draft& d : drafts)
    if (d.claim.kind == Kind::rank && !d.claim.key.origin.empty() && !d.claim.key.destination.empty() && view.partner_noun(d.figure->item) && !view.ranked_in_world(d.figure->item)) return &d;
  return nullptr;
}

// "Russia was China's largest supplier of oil with 8.35 million tonnes": so much of what the rank is of was supplied.
bool ClaimBuilder::tonnes_of_rank(const Draft& rank, const Draft& draft) {
  const Claim& c = draft.claim;
  return c.key.flow.empty() && c.form == Form::level && (c.kind == Kind::quantity || (c.kind == Kind::count && !draft.figure->number.small_word && draft.figure->type == FigureType::bare)) && c.key.product == rank.claim.key.product && !c.key.product.empty();
}

// The country after the one of a rank, right before its own figure; nullptr where none is.
const PlaceMention* ClaimBuilder::rival_after(const SentenceView& view, const Draft& rank, std::size_t at) {
  for (const PlaceMention& p : view.places())
    if (!p.region && p.item > rank.figure->item && p.item < at && view.heads_figure(p.item, at)) return &p;
  return nullptr;
}

// The rank before of which a level tells how much it was; nullptr where there is none.
const ClaimBuilder::Draft* ClaimBuilder::told_with_rank(const SentenceView& view, Drafts drafts, const Draft& draft, bool trade) {
  const Claim& c = draft.claim;
  const std::size_t at = draft.figure->item;
  for (auto it = drafts.rbegin(); it != drafts.rend(); ++it) {
    const Claim& r = it->claim;
    if (r.kind != Kind::rank) continue;
    const bool by_agent = trade && it->topic.agent;
    const bool by_place = !trade && r.unit == "rank" && !r.key.origin.empty() && r.from.origin == Provenance::sentence && r.key.product == c.key.product;
    if ((!by_agent && !by_place) || r.key.flow != c.key.flow) return nullptr;
    const bool own = it == drafts.rbegin() && view.is(at - 1, "joiner-with") && std::ranges::none_of(view.places(), [&](const PlaceMention& p) { return p.item > it->figure->item && p.item < at; });
    return own || (by_agent && rival_after(view, *it, at)) ? &*it : nullptr;
  }
  return nullptr;
}

// What a figure in brackets tells more of: the level right before them, or before its own place; nullptr where there is none.
const ClaimBuilder::Draft* ClaimBuilder::glossed(const SentenceView& view, Drafts drafts, const Draft& draft) {
  const std::size_t at = draft.figure->item;
  if (at == 0 || !view.is_sign(at - 1, "(") || !draft.figure->product.empty()) return nullptr;
  const Draft& level = drafts.back();
  const std::size_t before = level.figure->item;
  if (level.claim.form != Form::level || (before > 0 && view.is_sign(before - 1, "("))) return nullptr;
  for (std::size_t i = before + 1; i + 1 < at; ++i)
    if (!view.is(i, "place") && !view.is(i, "place-role") && !view.is(i, "preposition") && !view.is(i, "article")) return nullptr;
  return &level;
}

// "Germany's trade surplus was 17 billion. France was the top customer with 9 billion": a sum of the goods that the rank is of.
bool ClaimBuilder::sum_of_rank(const Draft& rank, const Claim& c) {
  return c.key.flow.empty() && c.form == Form::level && c.kind == Kind::money && c.from.product != Provenance::sentence && rank.claim.from.product == Provenance::default_;
}

// The place of a list that stands right before its figure, where the one before has told of the same; nullptr where none does.
const PlaceMention* ClaimBuilder::listed_place(const SentenceView& view, Drafts drafts, const Draft& draft) {
  const Claim& told = drafts.back().claim;
  const std::size_t before = drafts.back().figure->item, at = draft.figure->item;
  if (told.key.flow != draft.claim.key.flow || told.key.product != draft.claim.key.product || (draft.has_topic && draft.topic.first > before && draft.topic.first < at && !view.only_links(before + 1, draft.topic.first))) return nullptr;
  for (const PlaceMention& p : view.places())
    if (!p.region && p.item > before && p.item < at && view.heads_figure(p.item, at) && !view.acts_between(before, p.item) && listed_after(view, drafts, p)) return &p;
  return nullptr;
}

// The place whose figure stands before a listed one: the side of the claim before that the sentence names; nullptr where none is.
const PlaceMention* ClaimBuilder::listed_after(const SentenceView& view, Drafts drafts, const PlaceMention& listed) {
  const Claim& told = drafts.back().claim;
  const PlaceMention* found = nullptr;
  for (const PlaceMention& q : view.places())
    if (q.item < drafts.back().figure->item && q.code != listed.code && (q.code == told.key.destination || q.code == told.key.origin)) found = &q;
  return found;
}

// The owner between the figure before and this one, where the topic stood before both; nullptr where none does.
const PlaceMention* ClaimBuilder::gapped(const SentenceView& view, Drafts drafts, const Topic& topic, std::size_t at) {
  const std::size_t before = drafts.back().figure->item;
  if (topic.last >= before) return nullptr;
  // "Australia's rose 9%": nothing but the verb of change.
  const auto only_moves = [&](std::size_t from) {
    for (std::size_t i = from; i < at; ++i)
      if (!view.only_links(i, i + 1) && !view.is(i, "trend-verb") && !view.is(i, "auxiliary") && !view.is(i, "adverb")) return false;
    return true;
  };
  for (const PlaceMention& p : view.places())
    if (p.item > before && p.item + 1 < at && !(p.region && topic.trade) && view.is(p.item + 1, "possessive") && only_moves(p.item + 2)) return &p;
  return nullptr;
}

// The place behind a figure that stands in one list with the figure before and the place behind that; nullptr where none does.
const PlaceMention* ClaimBuilder::listed_partner(const SentenceView& view, Drafts drafts, std::size_t at) {
  const Claim& told = drafts.back().claim;
  const PlaceMention* its = view.partner_behind(drafts.back().figure->item);
  const PlaceMention* mine = its && its->item < at ? view.partner_behind(at) : nullptr;
  if (!mine || mine->role != its->role || mine->code == its->code || (its->code != told.key.destination && its->code != told.key.origin)) return nullptr;
  for (const PlaceMention& p : view.places())
    if (p.item > its->item && p.item < at) return nullptr;
  for (const Topic& t : view.topics())
    if (t.first > its->item && t.last < at) return nullptr;
  return view.acts_between(its->item, at) ? nullptr : mine;
}

// "China's surplus with the U.S.": a balance with one partner is not the country's whole. One that exports or imports leave has their
// two sides, and a pronoun's or a bare one is that told of before.
void ClaimBuilder::decide_balance_sides(const SentenceView& view, Drafts drafts, Draft& draft) const {
  Claim& c = draft.claim;
  const Entry* product = product_entry(c.key.product);
  if (!product || !product->flag("balance") || c.kind == Kind::rank) return;
  // "Globally, Japan logged a trade deficit": with all the world, but its own.
  if (c.key.origin == kWorld)
    for (const PlaceMention& own : view.places())
      if (own.item < draft.figure->item && !own.region && own.code != kWorld && own.role == PlaceRole::none) c.key.origin = own.code, c.from.origin = place_provenance();
  const std::size_t last = c.from.product == place_provenance() ? view.items_in(c.product_span).second : view.scan().items.size();
  for (const PlaceMention& p : view.places()) {
    const bool behind = p.item > last + 1 && p.item <= last + 3 && view.is(last + 1, "place-role") && p.role == PlaceRole::with;
    if (!behind || p.code == kWorld) continue;
    if (c.key.origin == p.code) {
      c.key.origin.clear();
      for (const PlaceMention& own : view.places())
        if (own.item < last && own.code != p.code && view.borders(own.item, last).strong == 0) c.key.origin = own.code;
    }
    c.key.destination = p.code, c.from.destination = place_provenance();
    return;
  }
  const Draft* told = drafts.empty() ? nullptr : &drafts.back();
  if (told && language_.is_trade(told->claim.key.flow) && (c.from.origin != place_provenance() || c.key.origin == told->claim.key.origin || c.key.origin == told->claim.key.destination)) {
    const bool import = told->claim.key.flow == kImport;
    const std::string own = import ? told->claim.key.destination : told->claim.key.origin, other = import ? told->claim.key.origin : told->claim.key.destination;
    if (own.empty()) return;
    c.key.origin = own, c.from.origin = import ? told->claim.from.destination : told->claim.from.origin;
    if (other != kWorld) c.key.destination = other, c.from.destination = import ? told->claim.from.origin : told->claim.from.destination;
    return;
  }
  const Focus& focus = discourse_.series;
  if (c.from.origin != place_provenance() && !draft.topic.total && focus.set && focus.product == c.key.product && focus.origin == c.key.origin) c.key.destination = focus.destination, c.from.destination = focus.destination.empty() ? Provenance::none : discourse_.provenance(focus);
}

}  // namespace assay
