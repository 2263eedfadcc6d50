// ClaimBuilder: which topic a figure is about.
#include <algorithm>
#include <array>

#include "normalize/claim_builder.h"

namespace assay {
namespace {

// The price of taking a topic for a figure: the distance in words, the borders between, and whether the topic names
// much. Weights were set on the development articles; what matters is their order: a figure's own "of" phrase, then
// the subject of its clause, then what stands near.
constexpr double kAfter = 9, kLinked = -30, kOpen = 6, kBareGeneric = 12, kAgent = 4, kFullSeries = -5, kFirst = -6,
                 kBareFlow = 1, kVerb = -15, kOwnSubject = -8, kTooFar = 60;

}  // namespace

void ClaimBuilder::decide_topic(const SentenceView& view, const std::vector<Draft>& drafts, Draft& draft) const {
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  const std::size_t at = f.item;
  const Provenance here = place_provenance();
  // "Crime was lower, at 71,650 offences": the word by which such a thing is counted.
  const bool counts = c.kind == Kind::count && !c.counted.empty() && f.counted.size() == c.counted.size();
  const Entry* told = counts ? language_.lexicon().find("product", drafts.empty() ? discourse_.series.product : drafts.back().claim.key.product) : nullptr;
  const bool counts_of_known = told && told->text("counted") == c.counted;
  const auto governor = view.governor(at);
  const Topic* best = nullptr;
  double best_cost = kTooFar;
  const bool taken_up = discourse_.series.set && !discourse_.series.product.empty() && view.takes_up(at);
  for (const Topic& t : view.topics()) {
    if ((t.last < at && (view.aside(t.first, at) || view.beside(t, at))) || (counts_of_known && view.within(t, f.counted))) continue;
    // "That was 6% less than in May, a hint that stocks are full": what stands behind is another matter.
    if (t.first > at && taken_up && view.borders(at, t.first).weak + view.borders(at, t.first).strong > 0) continue;
    // "…, since retailers stocked up": what somebody did in a clause behind is no series.
    if (t.first > at && t.verb && t.product.empty() && view.borders(at, t.first).strong > 0) continue;
    const std::size_t head = view.past_aside(t.last);
    double cost = 0;
    if (t.last < at) {
      cost = view.distance(head < at ? head : t.last, at);
    } else if (t.first > at) {
      cost = view.distance(at, t.first) + view.borders(at, t.first).weak * SentenceView::kWeakBorder + kAfter;
      // "Skirts earned $2bn and shirts $3bn": what stands behind "and" is the next figure's.
      const bool next_one = view.is(at + 1, "conjunction") && t.last + 1 < view.scan().items.size() && view.scan().items[t.last + 1].type == ItemType::figure;
      if (view.only_links(at + 1, t.first) && t.first - at <= 6 && !next_one) cost += kLinked;
    }
    if (t.open) cost += kOpen;
    if (t.bare_generic) cost += kBareGeneric;
    // What a share is "of" is its whole, not its subject.
    if (c.kind == Kind::share && !f.product.empty() && view.within(t, f.product) && (t.open || t.bare_generic)) continue;
    if (t.agent) cost += kAgent;
    if (!t.product.empty() && !t.flow.empty()) cost += kFullSeries;
    if (t.product.empty()) cost += kBareFlow;
    if (t.first_of_sentence) cost += kFirst;
    // "Germany bought 1,341 tons": the verb right before a figure is what was done with it.
    if (t.verb && t.trade && t.last + 1 == at) cost += kVerb;
    // "Burglary was 6% lower and vehicle crime dropped by 9%": the second figure has a subject of its own.
    if (t.last < at && !drafts.empty() && t.first > drafts.back().figure->item && t.last + 1 < at && view.is(t.last + 1, "trend-verb") && view.borders(t.last, at).strong == 0) cost += kOwnSubject;
    // A product that merely stands in the sentence ("… used in cars") does not take the figure from the series spoken of.
    const bool spoken = discourse_.series.set && !discourse_.series.product.empty();
    const bool series = !t.flow.empty() && !t.generic && !t.agent;
    // The first of its sentence, or of a clause that begins behind the figure before.
    const bool new_clause = !drafts.empty() && t.first > drafts.back().figure->item && view.borders(drafts.back().figure->item, t.first).strong > 0;
    const bool subject = t.last < at && (view.heads_sentence(t, at) || ((t.first_of_sentence || new_clause) && view.borders(head < at ? head : t.last, at).strong == 0));
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
  const Focus& series = discourse_.series;
  // "Pakistan alone took 206 million kilos": the trade told of before, though output was told of in between.
  const bool again = topic.verb && !topic.product.empty() && !topic.trade && topic.product == discourse_.traded.product && language_.lexicon().find("flow-abroad", topic.flow);
  const bool back = !series.trade && discourse_.traded.set && (again || (discourse_.traded.product == series.product && view.receiver(at)));
  const bool taken_aside = discourse_.aside.set && view.pronoun_governs(at);
  const Focus& focus = taken_aside ? discourse_.aside : back ? discourse_.traded : series;
  draft.focus = &focus;
  // "Producers sent 6,150 tonnes abroad", told of exports: who acts does not say what was done.
  if (best && best->agent && focus.set && !focus.product.empty() && !focus.flow.empty() && (topic.product.empty() || topic.open || topic.product == focus.product) && best->last < at && c.form != Form::order) {
    topic.flow.clear();
    topic.trade = topic.generic = topic.agent = false;
    if (topic.open) topic.product.clear(), topic.open = false;
    if (topic.product.empty()) topic.product_span = {};
    draft.has_topic = !topic.product.empty() || !topic.owner.empty();
  }
  // "Receipts hit $14.7 billion", told of exports: their value.
  if (best && focus.trade && (topic.open || topic.bare_generic) && view.is(best->last, "anaphor")) {
    topic = {};
    draft.has_topic = false;
    best = nullptr;
  }
  // What the figure is "of": its own product, whatever the subject is.
  const Span own = view.noun_part(!f.product.empty() ? f.product : f.counted);
  const auto [own_first, own_last] = own.empty() ? std::pair<std::size_t, std::size_t>{1, 0} : view.items_in(own);
  // Bags, days and firms are how it is counted, not what it is about.
  const bool only_counter = f.product.empty() && own_first <= own_last && (view.is(own_last, "counter") || (view.is(own_last, "period-unit") && !(own_first < own_last && !focus.trade && !view.is(own_last - 1, "streak"))) || view.is(own_last, "actor-noun") || counts_of_known);
  // "14 analysts", told of in a report on the economy: people are counted for themselves.
  const bool people = only_counter && c.kind == Kind::count && view.is(own_last, "actor-noun") && !view.is(own_last, "period") && !c.counted.empty() && told_as_growth(focus.product);
  if (people) {
    topic = {};
    topic.product = c.counted;
    topic.product_span = own;
    topic.open = true;
    draft.has_topic = true;
  }
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
    if (of.product.empty() && !f.product.empty() && topic.product.empty() && c.kind != Kind::share && !(focus.set && view.is(own_last, "anaphor"))) {
      // "353 tonnes of magnets": the noun itself, where no lexicon knows it.
      topic.product = view.open_slug(own);
      topic.product_span = own;
      topic.open = true;
    }
    // "5,312 homes were sold": what was sold is what is counted.
    const bool handled = topic.verb && own_last < view.scan().items.size() && topic.first > own_last && !focus.trade && !view.is(own_last, "flow");
    if (topic.product.empty() && c.kind == Kind::count && !c.counted.empty() && (topic.flow.empty() || handled)) {
      topic.product = view.open_slug(own);
      topic.product_span = own;
      topic.open = true;
      draft.has_topic = draft.has_topic || !topic.product.empty();
    }
  }
  // "5,312 homes were sold, a new high": of what was just said to be sold.
  if (topic.product.empty() && topic.verb && !topic.trade && !drafts.empty() && drafts.back().topic.first == topic.first && drafts.back().topic.flow == topic.flow) {
    topic.product = drafts.back().claim.key.product;
    topic.product_span = drafts.back().claim.product_span;
  }
  // "505 cases had been logged": of the disease spoken of, whatever was counted in between.
  if (only_counter && topic.product.empty() && c.kind == Kind::count)
    for (auto it = discourse_.spoken_of.rbegin(); it != discourse_.spoken_of.rend() && topic.product.empty(); ++it)
      if (const Entry* entry = language_.lexicon().find("product", *it); entry && !c.counted.empty() && entry->text("counted") == c.counted) {
        topic.product = *it;
        draft.has_topic = true;
      }
  // A topic without product takes that of a neighbour in its sentence, one without flow the nearest flow of its clause.
  const auto nearest = [&](auto wanted) -> const Topic* {
    const Topic* found = nullptr;
    double found_cost = 26;
    for (const Topic& t : view.topics()) {
      if (!wanted(t) || (t.first > at && view.borders(at, t.first).strong > 0) || (t.last < at && (view.aside(t.first, at) || view.beside(t, at))) || (taken_up && t.first > at && view.borders(at, t.first).weak > 0)) continue;
      const double cost = view.distance(t.last < at ? t.last : t.first, at) + (t.first > at ? kAfter : 0);
      if (cost < found_cost) found = &t, found_cost = cost;
    }
    return found;
  };
  bool by_verb = topic.verb;
  if (topic.flow.empty()) {
    if (const Topic* t = nearest([](const Topic& x) { return !x.flow.empty() && !x.agent; }); t && ((!topic.open && t->product.empty()) || t->product == topic.product || t->verb)) {
      topic.flow = t->flow;
      topic.trade = t->trade;
      topic.generic = t->generic;
      by_verb = t->verb;
      if (topic.origin.empty()) topic.origin = t->origin;
      if (topic.destination.empty()) topic.destination = t->destination;
    }
  }
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
  // "Cargoes from the United States tripled", told of a country's imports: they are these.
  if (topic.flow == "export" && topic.loose_flow && !topic.verb && focus.trade && focus.flow == "import" && topic.destination.empty() && !view.abroad() &&
      topic.origin != focus.destination && (topic.product.empty() || topic.product == focus.product)) {
    topic.flow = focus.flow;
    topic.owner.clear();
    flow_inferred = true;
  }
  // "Malaysia shipped 740,000 tonnes", told of what Japan imports: to Japan.
  if (topic.flow == "export" && topic.verb && focus.trade && focus.flow == "import" && focus.destination != "world" && topic.destination.empty() && !view.abroad() && !focus.destination.empty() &&
      (topic.product.empty() || topic.product == focus.product) && topic.origin != focus.destination && c.key.destination.empty())
    topic.destination = focus.destination;
  // "China sold 3,188 tons abroad": a sale across a border is an export.
  const Entry* of_goods = language_.lexicon().find("flow-abroad", topic.flow);
  if (of_goods && of_goods->flag("of_goods") && topic.product.empty())
    // "Iron ore - Arrivals came to 1.26 billion tons": the label names what arrives.
    if (const Topic* t = nearest([&](const Topic& x) { return goods(x.product) && x.last < at && x.flow.empty(); })) topic.product = t->product, topic.product_span = t->product_span;
  if (of_goods && of_goods->flag("of_goods") && goods(topic.product) && (!focus.trade || topic.product != focus.product)) {
    // "iron ore arrivals"
    topic.flow = of_goods->text("flow");
    topic.trade = true;
    topic.generic = topic.bare_generic = false;
    if (topic.destination.empty()) std::swap(topic.destination, topic.origin);
  }
  if (!topic.flow.empty() && !topic.trade && (focus.trade || view.abroad()))
    if (const Entry* across = language_.lexicon().find("flow-abroad", topic.flow); across && (c.kind != Kind::share || across->text("home").empty()) && (view.abroad() || focus.product == topic.product || topic.product.empty())) {
      const bool buys = across->text("flow") == "import";
      flow_inferred = !view.abroad();
      if (focus.trade && !view.abroad()) {
        // "It bought 1,288 t", told of a country's exports: the same series from the buyer's side.
        topic.flow = focus.flow;
        topic.gives = topic.verb && !buys && focus.flow == "import";
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
  // "Turkey bought 150,000 tonnes of Ukrainian barley": a buyer in one country, goods of another.
  if (const Entry* across = by_verb && !topic.trade ? language_.lexicon().find("flow-abroad", topic.flow) : nullptr; across && across->text("flow") == "import" && goods(topic.product)) {
    const PlaceMention *buyer = nullptr, *seller = nullptr;
    for (const PlaceMention& p : view.places()) {
      if (p.region) continue;
      if (p.item < at && !buyer && view.received(p.item, at)) buyer = &p;
      if (p.item > at && !seller && view.borders(at, p.item).strong + view.borders(at, p.item).weak == 0 && (p.role == PlaceRole::from || p.role == PlaceRole::owner)) seller = &p;
    }
    if (buyer && seller && buyer->code != seller->code) {
      topic.flow = across->text("flow");
      topic.trade = true;
      topic.generic = topic.bare_generic = false;
      topic.origin = seller->code;
      topic.destination = buyer->code;
      topic.owner.clear();
    }
  }
  // "Germany took 3.4 bcm of that", told of what a country makes: the part that went there.
  if (topic.flow.empty() && !focus.trade && focus.set && c.kind == Kind::quantity && goods(focus.product) && !focus.origin.empty() && focus.origin != "world" &&
      (topic.product.empty() || topic.product == focus.product) && view.receiver(at))
    if (const Entry* sold = language_.lexicon().find("flow-abroad", "sales")) {
      const auto taker = std::find_if(view.places().begin(), view.places().end(), [&](const PlaceMention& p) { return p.item < at && view.received(p.item, at); });
      if (taker != view.places().end() && taker->code != focus.origin && !taker->region) {
        topic.flow = sold->text("flow");
        topic.trade = true;
        topic.origin = focus.origin;
        topic.destination = taker->code;
        topic.owner.clear();
        flow_inferred = true;
      }
    }
  if (const Entry* across = language_.lexicon().find("flow-abroad", topic.flow); across && !across->text("home").empty()) topic.flow = across->text("home");
  if (topic.bare_generic && topic.product.empty()) {
    // "prices": of what is spoken of; where nothing is, the word itself is what the figure is about.
    const bool known = focus.set && !focus.product.empty() && language_.lexicon().find("product", focus.product) != nullptr;
    if (!known || topic.alone) {
      // "bought" names no thing; "duty" and "tariffs" are one.
      if (topic.alone) topic.product = topic.flow;
      else if (!topic.verb) topic.product = view.open_slug(topic.product_span);
      topic.flow.clear();
      topic.open = true;
    }
  }
  // The clause's own subject, a noun that no lexicon knows: "burglary was 6% lower".
  const bool topic_in_clause = best && best->last < at && view.borders(best->last, at).strong == 0 && view.borders(best->last, at).weak == 0;
  const bool heavy = c.kind == Kind::quantity && focus.set && language_.lexicon().find("product", focus.product) != nullptr;
  if (own.empty() && !topic_in_clause && c.kind != Kind::rank && !heavy) {
    const bool governed = best && governor && best->last >= governor->first && best->first <= governor->last;
    // "Its own pits yielded 93,400 tons, a quarter less": what the level before it was told of.
    const bool goes_on = !drafts.empty() && drafts.back().claim.kind == Kind::quantity && drafts.back().figure->item < at && view.same_clause(drafts.back().figure->item, at) && language_.lexicon().find("product", drafts.back().claim.key.product);
    if (auto subject = view.open_subject(at); subject && !goes_on && !(governed && !best->open && !best->product.empty()) && !view.aside(subject->first, at) && !(focus.set && language_.lexicon().find("product", focus.product) && view.counts_or_acts(subject->product_span))) {
      topic = *subject;
      draft.has_topic = true;
    }
  }
  // "Nokia: 22%", in a list: the label of its row.
  if (own.empty() && drafts.empty() && !draft.has_topic && focus.set && language_.lexicon().find("product", focus.product) && !discourse_.in_headline())
    if (const Span label = view.row_label(at); !label.empty()) {
      topic = {};
      topic.product = view.open_slug(label);
      topic.product_span = label;
      topic.flow = focus.flow;
      topic.trade = focus.trade;
      topic.open = true;
      draft.has_topic = !topic.product.empty();
    }
  // "The number of bags went up to 7.85 million"
  if (const Span things = own.empty() && c.kind == Kind::count && c.counted.empty() ? counting_subject(view, f) : Span{}; !things.empty()) {
    const std::string words = view.folded(things);
    c.counted = words.substr(words.rfind(' ') == std::string::npos ? 0 : words.rfind(' ') + 1);
  }
  // "Fewer than half of the pupils are protected": where nothing else is spoken of in the sentence, of the pupils.
  if (c.kind == Kind::share && f.type == FigureType::fraction && !draft.has_topic && topic.product.empty() && drafts.empty() && !f.product.empty() && own_first <= own_last && view.is(own_last, "word") &&
      !view.is(own_last, "anaphor") && !view.is(own_last, "measure-noun") && !view.is(own_last, "trend-noun") && !view.is(own_last, "cap") && !goods(focus.product)) {
    topic.product = view.open_slug(f.product);
    topic.product_span = f.product;
    topic.open = true;
    draft.has_topic = !topic.product.empty();
  }
  // "coverage of 95 percent": the noun right before.
  const std::size_t kHead = 2;
  if (c.kind == Kind::share && own.empty() && at >= kHead && view.is(at - 1, "joiner-of") && view.is(at - 2, "word") && !view.is(at - 2, "anaphor") && !view.is(at - 2, "measure-noun") && !view.is(at - 2, "trend-noun") &&
      !view.is(at - 2, "product") && !view.is(at - 2, "flow") && !view.is(at - 2, "actor-noun")) {
    topic = {};
    topic.product_span = view.scan().items[at - 2].span;
    topic.product = view.open_slug(topic.product_span);
    topic.open = true;
    draft.has_topic = !topic.product.empty();
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
  const bool national_total = topic.trade && !topic.verb && topic.product.empty() && !topic.owner.empty() && !focus.trade;
  // "Overall exports", told after one good that is measured in money: of all goods. Tonnes in total are still of the good.
  const Entry* of_focus = language_.lexicon().find("product", focus.product);
  const bool overall = topic.trade && !topic.verb && topic.total && topic.product.empty() && c.kind != Kind::quantity && of_focus && of_focus->text("measures") == "value" && goods(focus.product);
  if (c.key.product.empty() && focus.set && !focus.product.empty() && !national_total && !overall) {
    c.key.product = focus.product;
    c.product_span = focus.product_span;
    c.from.product = discourse_.provenance(focus);
  }
  // Tonnes of another good, and a part of the goods spoken of, are told of in the same flow: "Semiconductors rose 16.6 percent".
  const bool part_of_it = c.from.product == here && !topic.open && !(c.kind == Kind::count && f.number.spelled) && goods(c.key.product) && goods(focus.product) &&
                          (c.kind == Kind::quantity || focus.product == "all-goods" || near(c.key.product, focus.product));
  // So is one good told of after a country's exports at large.
  const bool part_of_all = c.from.product == here && !topic.open && focus.trade && focus.product.empty() && goods(c.key.product) && (c.kind == Kind::money || c.kind == Kind::change);
  if (c.key.flow.empty() && focus.set && !focus.flow.empty() && (c.key.product == focus.product || part_of_it || part_of_all)) {
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
  // "Excluding food and energy, prices rose 2.9%": a series that the words do not name.
  if (view.excludes(at)) {
    c.key.product.clear();
    c.from.product = Provenance::none;
    c.product_span = {};
  }
  // Money by the tonne is a price, and what is told of it in the same breath is too.
  // "was down 0.8% at $14,580 a ton": the change of the price that follows.
  const bool before_price = (c.kind == Kind::change || c.kind == Kind::multiple) && (c.key.flow.empty() || c.from.flow != here) && goods(c.key.product) && [&] {
    constexpr std::size_t kNear = 5;
    for (const Figure& next : view.scan().figures)
      if (!next.dropped && next.item > at && view.next_figure(at + 1) == next.item)
        return next.type == FigureType::price && next.item <= at + kNear && view.after_preposition_at(next.item) && view.borders(at, next.item).strong == 0;
    return false;
  }();
  const bool priced = before_price || (c.kind == Kind::price && f.per && goods(c.key.product));
  const bool after_price = !drafts.empty() && (drafts.back().claim.kind == Kind::price || (c.kind == Kind::rank && c.unit != "rank" && drafts.front().claim.kind == Kind::price && goods(drafts.back().claim.key.product)));
  const bool of_price = after_price && drafts.back().claim.key.flow == "price" && (c.kind == Kind::change || c.kind == Kind::rank || c.kind == Kind::price || c.kind == Kind::multiple) &&
                        (view.borders(drafts.back().figure->item, at).strong == 0 || view.same_subject(drafts.back().figure->item, at)) && !(best && best->first > drafts.back().figure->item && best->last < at);
  if (priced || of_price) {
    if (of_price) c.key.product = drafts.back().claim.key.product, c.product_span = drafts.back().claim.product_span, c.from.product = drafts.back().claim.from.product;
    c.key.flow = "price";
    c.from.flow = here;
    topic.trade = false;
    topic.generic = true;
  }
  // "Solar arrays delivered 11.9 TWh": what a source of power delivers it has made.
  if (const Entry* source = by_verb && topic.loose_flow ? language_.lexicon().find("product", c.key.product) : nullptr; source && !source->text("delivered_is").empty())
    c.key.flow = source->text("delivered_is");
  const Entry* known = language_.lexicon().find("product", c.key.product);
  // "Furniture: +1.4%", in a report on retail sales: what was sold of it.
  if (const Entry* total = language_.lexicon().find("product", discourse_.lead.product);
      total && known && c.key.flow.empty() && c.from.product == here && c.key.product != total->id && !total->text("parts_flow").empty() && !known->flag("no_flow") && (goods(c.key.product) || known->text("measures") == "value")) {
    c.key.flow = total->text("parts_flow");
    c.from.flow = Provenance::inferred;
    topic.trade = false;
  }
  // "the 12,000 t/yr smelter": so much a year before a noun is what the thing can do.
  const bool attributive = c.kind == Kind::quantity && f.unit && (f.per || f.unit->text("dimension").ends_with("-rate")) && f.product.empty() && at > 0 && view.is(at - 1, "article") && at + 1 < view.scan().items.size() && view.is(at + 1, "word") && !view.is(at + 1, "anaphor");
  if (attributive) {
    c.key.flow = "capacity";
    c.from.flow = Provenance::inferred;
    topic.trade = false;
    topic.generic = true;
  }
  // A disease or a crime has no flow, nor has a balance of trade.
  if (told_as_growth(c.key.product) || (known && (!known->text("counted").empty() || known->flag("balance")))) {
    c.key.flow.clear();
    c.from.flow = Provenance::none;
    topic.trade = false;
  }
  if (c.key.product.empty() && topic.trade) {
    if (const Entry* all = language_.lexicon().find("product", "all-goods")) c.key.product = all->id, c.from.product = Provenance::default_;
  }
  draft.topic = topic;
}

// A good that is weighed, measured out or counted, or all of them: no index, rate or open concept.
bool ClaimBuilder::goods(const std::string& product) const {
  static constexpr std::array<std::string_view, 4> kMeasured{"mass", "volume", "count", "energy"};
  const Entry* entry = language_.lexicon().find("product", product);
  return entry && (!entry->text("hs").empty() || product == "all-goods" || std::find(kMeasured.begin(), kMeasured.end(), entry->text("measures")) != kMeasured.end());
}

}  // namespace assay
