// ClaimBuilder: which topic a figure is about, and the two sides of a flow.
#include <algorithm>

#include "normalize/claim_builder.h"

namespace assay {
namespace {

// The price of taking a topic for a figure: the distance in words, the borders between, and whether the topic names
// much. Weights were set on the development articles; what matters is their order: a figure's own "of" phrase, then
// the subject of its clause, then what stands near.
constexpr double kStrongBorder = 14, kWeakBorder = 3, kAfter = 9, kLinked = -30, kOpen = 6, kBareGeneric = 12, kAgent = 4, kFullSeries = -5, kFirst = -6,
                 kBareFlow = 1, kTooFar = 60;

double gap(std::size_t a, std::size_t b) { return a > b ? static_cast<double>(a - b) : static_cast<double>(b - a); }

}  // namespace

void ClaimBuilder::decide_topic(const SentenceView& view, const std::vector<Draft>& drafts, Draft& draft) const {
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  const std::size_t at = f.item;
  const Provenance here = place_provenance();
  const Topic* best = nullptr;
  double best_cost = kTooFar;
  for (const Topic& t : view.topics()) {
    double cost = 0;
    if (t.last < at) {
      const auto b = view.borders(t.last, at);
      cost = gap(t.last, at) + b.strong * kStrongBorder + b.weak * kWeakBorder;
    } else if (t.first > at) {
      const auto b = view.borders(at, t.first);
      cost = gap(at, t.first) + b.strong * kStrongBorder + b.weak * 2 * kWeakBorder + kAfter;
      if (view.only_links(at + 1, t.first) && t.first - at <= 6) cost += kLinked;
    }
    if (t.open) cost += kOpen;
    if (t.bare_generic) cost += kBareGeneric;
    // What a share is "of" is its whole, not its subject.
    if (c.kind == Kind::share && !f.product.empty() && view.within(t, f.product) && (t.open || t.bare_generic)) continue;
    if (t.agent) cost += kAgent;
    if (!t.product.empty() && !t.flow.empty()) cost += kFullSeries;
    if (t.product.empty()) cost += kBareFlow;
    if (t.first_of_sentence) cost += kFirst;
    // A product that merely stands in the sentence ("… used in cars") does not take the figure from the series spoken of.
    const bool spoken = discourse_.series.set && !discourse_.series.product.empty();
    const bool series = !t.flow.empty() && !t.generic && !t.agent;
    const bool subject = t.first_of_sentence && t.last < at && view.borders(t.last, at).strong == 0;
    const bool inside_own = !f.product.empty() && view.within(t, f.product);
    if (spoken && c.kind != Kind::rank && !series && !subject && !inside_own && cost > 5) continue;
    if (!best || cost < best_cost) {
      if (cost < kTooFar) best = &t, best_cost = cost;
    }
  }
  Topic topic;
  if (best) {
    topic = *best;
    draft.has_topic = true;
  }
  // What the figure is "of": its own product, whatever the subject is.
  const Span own = !f.product.empty() ? f.product : f.counted;
  const auto [own_first, own_last] = own.empty() ? std::pair<std::size_t, std::size_t>{1, 0} : view.items_in(own);
  // Bags, days and firms are how it is counted, not what it is about.
  const bool only_counter = f.product.empty() && own_first <= own_last && (view.is(own_last, "counter") || view.is(own_last, "period-unit") || view.is(own_last, "actor-noun"));
  if (!own.empty() && !only_counter) {
    Topic of = view.topic_of(own);
    if (!of.product.empty() && !(of.open && c.kind == Kind::share)) {
      topic.product = of.product;
      topic.product_span = of.product_span;
      topic.open = of.open;
      draft.has_topic = true;
    }
    if (!of.flow.empty() && !(of.generic && !topic.flow.empty() && !topic.generic)) {
      topic.flow = of.flow;
      topic.trade = of.trade;
      topic.generic = of.generic;
    }
    if (!of.origin.empty() && topic.origin.empty()) topic.origin = of.origin;
    if (of.world) topic.world = true;
    if (topic.product.empty() && c.kind == Kind::count && !c.counted.empty() && topic.flow.empty()) {
      topic.product = view.open_slug(own);
      topic.product_span = own;
      topic.open = true;
      draft.has_topic = draft.has_topic || !topic.product.empty();
    }
  }
  // A topic without product takes that of a neighbour in its sentence, one without flow the nearest flow of its clause.
  const auto nearest = [&](auto wanted) -> const Topic* {
    const Topic* found = nullptr;
    double found_cost = 26;
    for (const Topic& t : view.topics()) {
      if (!wanted(t)) continue;
      const std::size_t from = t.last < at ? t.last : t.first;
      const auto b = view.borders(from, at);
      const double cost = gap(from, at) + b.strong * kStrongBorder + b.weak * kWeakBorder + (t.first > at ? kAfter : 0);
      if (cost < found_cost) found = &t, found_cost = cost;
    }
    return found;
  };
  if (topic.flow.empty()) {
    if (const Topic* t = nearest([](const Topic& x) { return !x.flow.empty() && !x.agent; }); t && (t->product.empty() || t->product == topic.product || t->verb)) {
      topic.flow = t->flow;
      topic.trade = t->trade;
      topic.generic = t->generic;
      if (topic.origin.empty()) topic.origin = t->origin;
      if (topic.destination.empty()) topic.destination = t->destination;
    }
  }
  const Focus& focus = discourse_.series;
  if (topic.product.empty() && c.kind == Kind::share)
    for (const Draft& other : drafts)
      if (other.claim.kind == Kind::share && !other.claim.key.product.empty()) {
        // "70% of production and 90% of processing": one subject
        topic.product = other.claim.key.product;
        topic.product_span = other.claim.product_span;
        if (topic.origin.empty()) topic.origin = other.claim.key.origin;
      }
  if (topic.product.empty() && !topic.flow.empty() && !topic.bare_generic) {
    // "exports": those spoken of, where they are; else all goods.
    if (const Topic* t = nearest([&](const Topic& x) { return !x.product.empty() && !x.open && x.last < at && (x.flow.empty() || x.flow == topic.flow); }); t && view.borders(t->last, topic.first).strong == 0) {
      topic.product = t->product;
      topic.product_span = t->product_span;
    }
  }
  bool flow_inferred = false;
  // "China sold 3,188 tons abroad": a sale across a border is an export.
  if (!topic.flow.empty() && !topic.trade && (focus.trade || view.abroad()))
    if (const Entry* across = language_.lexicon().find("flow-abroad", topic.flow); across && (view.abroad() || focus.product == topic.product || topic.product.empty())) {
      const bool buys = across->text("flow") == "import";
      flow_inferred = !view.abroad();
      if (focus.trade && !view.abroad()) {
        // "It bought 1,288 t", told of a country's exports: the same series from the buyer's side.
        topic.flow = focus.flow;
        const bool partner = !topic.owner.empty() && topic.owner != (focus.flow == "import" ? focus.destination : focus.origin);
        if (partner && buys == (focus.flow == "export")) {
          (buys ? topic.destination : topic.origin) = topic.owner;
          (buys ? topic.origin : topic.destination).clear();
          topic.owner.clear();
        }
      } else {
        topic.flow = across->text("flow");
      }
      topic.trade = true;
      topic.generic = topic.bare_generic = false;
    }
  if (topic.bare_generic && topic.product.empty()) {
    // "prices": of what is spoken of; where nothing is, the word itself is what the figure is about.
    const bool known = focus.set && !focus.product.empty() && language_.lexicon().find("product", focus.product) != nullptr;
    if (!known) {
      topic.product = view.open_slug(topic.product_span);
      topic.flow.clear();
      topic.open = true;
    }
  }
  // The clause's own subject, a noun that no lexicon knows: "burglary was 6% lower".
  const bool topic_in_clause = best && best->last < at && view.borders(best->last, at).strong == 0 && view.borders(best->last, at).weak == 0;
  const bool heavy = c.kind == Kind::quantity && focus.set && language_.lexicon().find("product", focus.product) != nullptr;
  if (own.empty() && !topic_in_clause && c.kind != Kind::rank && !heavy)
    if (auto subject = view.open_subject(at)) {
      topic = *subject;
      draft.has_topic = true;
    }
  c.key.product = topic.product;
  c.product_span = topic.product_span;
  c.from.product = topic.product.empty() ? Provenance::none : here;
  c.key.flow = topic.flow;
  c.from.flow = topic.flow.empty() ? Provenance::none : flow_inferred ? Provenance::inferred : here;
  // A second figure under one head keeps the head's series.
  if (!draft.has_topic) {
    if (f.like >= 0 || !drafts.empty()) {
      const Draft* model = nullptr;
      for (const Draft& other : drafts)
        if (other.figure->item < at) model = &other;
      if (model) {
        c.key.product = model->claim.key.product;
        c.product_span = model->claim.product_span;
        c.from.product = model->claim.from.product;
        c.key.flow = model->claim.key.flow;
        c.from.flow = model->claim.from.flow;
        topic = model->topic;
      }
    }
  }
  // "South Korea's exports": of all goods, unless its trade in one good is what is spoken of.
  const bool national_total = topic.trade && topic.product.empty() && !topic.owner.empty() && !focus.trade;
  if (c.key.product.empty() && focus.set && !focus.product.empty() && !national_total) {
    c.key.product = focus.product;
    c.product_span = focus.product_span;
    c.from.product = discourse_.provenance(focus);
  }
  if (c.key.flow.empty() && focus.set && !focus.flow.empty() && (c.key.product == focus.product)) {
    c.key.flow = focus.flow;
    c.from.flow = discourse_.provenance(focus);
    topic.trade = focus.trade;
  }
  if (heavy && topic.open && f.product.empty()) {
    // Tonnes of what is spoken of, whatever the clause's subject is.
    c.key.product = focus.product;
    c.product_span = focus.product_span;
    c.from.product = discourse_.provenance(focus);
    if (topic.flow.empty()) c.key.flow = focus.flow, c.from.flow = discourse_.provenance(focus), topic.trade = focus.trade;
  }
  if (told_as_growth(c.key.product)) {
    c.key.flow.clear();
    c.from.flow = Provenance::none;
    topic.trade = false;
  }
  if (c.key.product.empty() && topic.trade) {
    if (const Entry* all = language_.lexicon().find_term("product", "goods")) c.key.product = all->id, c.from.product = Provenance::default_;
  }
  draft.topic = topic;
}

void ClaimBuilder::decide_sides(const SentenceView& view, const std::vector<Draft>& drafts, Draft& draft) const {
  Claim& c = draft.claim;
  const Topic& topic = draft.topic;
  const std::size_t at = draft.figure->item;
  const Provenance here = place_provenance();
  const bool import = c.key.flow == "import";
  bool trade = topic.trade || import;
  if (!trade) trade = language_.is_trade(c.key.flow);
  c.key.origin = topic.origin;
  c.key.destination = topic.destination;
  c.from.origin = c.key.origin.empty() ? Provenance::none : here;
  c.from.destination = c.key.destination.empty() ? Provenance::none : here;
  if (const Entry* partner = c.kind == Kind::rank ? view.partner_noun(at) : nullptr) {
    // "The U.S. was the second-largest destination for China's magnets": the subject is one side, the owner the other.
    const bool is_destination = partner->text("side") == "destination";
    std::string subject, owner_of;
    for (const PlaceMention& p : view.places()) {
      if (p.item < at && subject.empty() && p.role != PlaceRole::in) subject = p.code;
      if (p.item > at && owner_of.empty() && view.borders(at, p.item).strong + view.borders(at, p.item).weak == 0) owner_of = p.code;
    }
    if (c.key.flow.empty() || c.from.flow != here) c.key.flow = partner->text("flow"), c.from.flow = here;
    const Focus& pair = discourse_.series;
    Provenance owner_from = here;
    if (owner_of.empty() && pair.set) owner_of = is_destination ? pair.origin : pair.destination, owner_from = discourse_.provenance(pair);
    (is_destination ? c.key.destination : c.key.origin) = subject;
    (is_destination ? c.from.destination : c.from.origin) = subject.empty() ? Provenance::none : here;
    (is_destination ? c.key.origin : c.key.destination) = owner_of;
    (is_destination ? c.from.origin : c.from.destination) = owner_of.empty() ? Provenance::none : owner_from;
    return;
  }
  // Places elsewhere in the sentence, the nearest for each side.
  const PlaceMention *to = nullptr, *from = nullptr, *owner = nullptr;
  const auto nearer = [&](const PlaceMention*& slot, const PlaceMention& p, double limit) {
    const auto b = view.borders(p.item, at);
    const double cost = gap(p.item, at) + b.strong * kStrongBorder + b.weak * kWeakBorder;
    if (cost > limit) return;
    if (slot) {
      const auto bs = view.borders(slot->item, at);
      if (gap(slot->item, at) + bs.strong * kStrongBorder + bs.weak * kWeakBorder <= cost) return;
    }
    slot = &p;
  };
  for (const PlaceMention& p : view.places()) {
    if (p.region && trade) continue;
    if (p.label && trade) {
      // "Germany: 1,116 t" in a list of partners
      nearer(import ? from : to, p, 40);
      continue;
    }
    switch (p.role) {
      case PlaceRole::to: nearer(to, p, 22); break;
      case PlaceRole::from: nearer(from, p, 22); break;
      case PlaceRole::owner:
      case PlaceRole::none:
      case PlaceRole::in:
        if (trade && p.item < at && view.received(p.item, at)) nearer(import ? owner : to, p, 30);
        else nearer(owner, p, 40);
        break;
      case PlaceRole::with:
        if (trade && p.item < at && view.received(p.item, at)) nearer(import ? owner : to, p, 30);
        break;
    }
  }
  if (trade) {
    std::string& own_side = import ? c.key.destination : c.key.origin;
    Provenance& own_from = import ? c.from.destination : c.from.origin;
    std::string& other_side = import ? c.key.origin : c.key.destination;
    Provenance& other_from = import ? c.from.origin : c.from.destination;
    // A list of partners under one exporter: "Germany received 764 tons, South Korea 569": where the sentence names no
    // owner, a place that is not the one spoken of is the other side.
    const Focus& spoken = discourse_.series;
    const std::string known_own = spoken.set && spoken.trade ? (spoken.flow == "import" ? spoken.destination : spoken.origin) : discourse_.home;
    if (topic.owner.empty() && !topic.verb && owner && owner->item < at && !known_own.empty() && known_own != "world" && owner->code != known_own && !owner->metonym &&
        other_side.empty() && own_side.empty() && !(import && from)) {
      own_side = known_own;
      own_from = discourse_.provenance(spoken.set && spoken.trade ? spoken : discourse_.home_said);
      other_side = owner->code;
      other_from = here;
      return;
    }
    const bool named_here = !own_side.empty();
    if (other_side.empty() && import && from) other_side = from->code, other_from = here;
    if (other_side.empty() && !import && to) other_side = to->code, other_from = here;
    if (own_side.empty() && owner && owner->item < at && owner->code != other_side) own_side = owner->code, own_from = here;
    if (own_side.empty() && !import && from && from->code != other_side) own_side = from->code, own_from = here;
    if (other_side == own_side && !own_side.empty()) other_side.clear(), other_from = Provenance::none;
    const bool total = topic.total || topic.world || view.total_near(at);
    // A figure under the same head as one before has its sides.
    const Draft* model = nullptr;
    for (const Draft& other : drafts)
      if (other.figure->item < at && (other.claim.key.flow == c.key.flow || (other.topic.trade && trade)) && other.claim.key.product == c.key.product && !other.claim.key.destination.empty()) model = &other;
    const Focus& focus = discourse_.series;
    const Focus& pair = discourse_.trade;
    // Imports mirror exports: a figure of one under the other's head has the same two sides.
    if (model && model->claim.key.flow != c.key.flow && own_side.empty() && other_side.empty()) {
      c.key.origin = model->claim.key.origin, c.from.origin = model->claim.from.origin;
      c.key.destination = model->claim.key.destination, c.from.destination = model->claim.from.destination;
      return;
    }
    if (own_side.empty() && model && !model->claim.key.origin.empty()) {
      own_side = import ? model->claim.key.destination : model->claim.key.origin;
      own_from = import ? model->claim.from.destination : model->claim.from.origin;
    }
    if (own_side.empty() && focus.set && focus.trade) {
      // Imports told after exports are the same country's.
      own_side = focus.flow == "import" ? focus.destination : focus.origin;
      own_from = discourse_.provenance(focus);
      if (own_side == "world") own_side.clear();
    }
    if (own_side.empty() && focus.set && !focus.trade && focus.destination.empty() && focus.origin != other_side) {
      own_side = focus.origin;
      own_from = discourse_.provenance(focus);
      if (own_side == "world") own_side.clear();
    }
    if (own_side.empty() && pair.set) {
      own_side = pair.origin == other_side ? pair.destination : pair.origin;
      own_from = discourse_.provenance(pair);
    }
    if (own_side.empty() && !discourse_.home.empty() && discourse_.home != other_side) {
      own_side = discourse_.home;
      own_from = discourse_.provenance(discourse_.home_said);
    }
    if (own_side.empty()) own_from = Provenance::none;
    if (other_side.empty() && total) other_side = "world", other_from = here;
    // An own topic that names its owner and nothing else is the national total; a bare "exports" goes on with the
    // partner spoken of.
    const bool mirrored = pair.set && import && own_side == pair.destination && !pair.origin.empty() && pair.origin != "world";
    if (other_side.empty() && mirrored) other_side = pair.origin, other_from = discourse_.provenance(pair);
    if (other_side.empty() && model && (model->topic.first == topic.first || !named_here)) {
      other_side = import ? model->claim.key.origin : model->claim.key.destination;
      other_from = import ? model->claim.from.origin : model->claim.from.destination;
    }
    const bool restated = named_here && draft.has_topic && (!topic.product.empty() || topic.verb);
    if (other_side.empty() && !restated && focus.set && focus.trade && focus.product == c.key.product && focus.flow == c.key.flow) {
      other_side = import ? focus.origin : focus.destination;
      other_from = other_side.empty() ? Provenance::none : discourse_.provenance(focus);
    }
    // A national total, where the sentence itself speaks of the flow; else it may be any partner's.
    if (other_side.empty()) other_side = "world", other_from = c.from.flow == here ? Provenance::default_ : Provenance::inferred;
    if (own_side == other_side) own_side.clear(), own_from = Provenance::none;
    return;
  }
  c.key.destination.clear();
  c.from.destination = Provenance::none;
  // "Chile followed with 49,000 tonnes and China with 41,000": the place after the figure before is this one's.
  if (owner && !owner->region && owner->item < at && !drafts.empty() && owner->item > drafts.back().figure->item) c.key.origin.clear();
  // "China is catching up. Its mines …"
  if (c.key.origin.empty() && !topic.generic && !discourse_.subject.empty() && view.pronoun_before(at)) {
    c.key.origin = discourse_.subject;
    c.from.origin = Provenance::paragraph;
  }
  if (c.key.origin.empty() && owner && !owner->region) {
    c.key.origin = owner->code;
    c.from.origin = here;
  }
  const Focus& focus = discourse_.series;
  if (c.key.origin.empty() && focus.set && !(topic.generic && focus.trade) && !focus.origin.empty() && focus.origin != "world" && !(owner && owner->region)) {
    c.key.origin = focus.origin;
    c.from.origin = discourse_.provenance(focus);
  }
  if (c.key.origin.empty() && !topic.world && !topic.generic && !(owner && owner->region) && !discourse_.home.empty() && !view.total_near(at)) {
    c.key.origin = discourse_.home;
    c.from.origin = discourse_.provenance(discourse_.home_said);
  }
  if (c.key.origin.empty() && (topic.world || view.total_near(at)) && c.kind != Kind::share) {
    c.key.origin = "world";
    c.from.origin = here;
  }
}

void ClaimBuilder::decide_whole(const SentenceView& view, Draft& draft) const {
  Claim& c = draft.claim;
  if (c.kind != Kind::share) return;
  const Figure& f = *draft.figure;
  if (!f.product.empty()) {
    const auto [first, last] = view.items_in(f.product);
    for (std::size_t i = first; i <= last && first <= last; ++i)
      if (view.is(i, "world")) {
        c.whole = "world";
        return;
      }
    const Topic of = view.topic_of(f.product);
    if (!of.product.empty()) c.whole = of.product;
  }
  if (c.whole.empty() && (draft.topic.world || view.total_near(f.item))) c.whole = "world";
  // A country's share of a production or of a market, of no named whole, is of the world's.
  if (c.whole.empty() && !f.product.empty() && !c.key.origin.empty() && c.key.origin != "world" && !c.key.flow.empty() && c.key.destination.empty() &&
      !draft.topic.generic)
    c.whole = "world";
}

}  // namespace assay
