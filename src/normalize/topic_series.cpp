// The choice of a topic: what its neighbours and the series spoken of add to it.
#include <algorithm>

#include "normalize/topic_choice.h"

namespace assay {

const Topic* ClaimBuilder::TopicChoice::led_in_by_with() const {
  if (topic.first == 0 || topic.first >= at || !view.is(topic.first - 1, "joiner-with") || view.topics().empty()) return nullptr;
  const Topic& subject = view.topics().front();
  return subject.last < topic.first && goods(subject.product) && !subject.agent ? &subject : nullptr;
}

void ClaimBuilder::TopicChoice::complete() {
  if (const Draft* told = draft.gapped ? gapped_good(topic) : nullptr) {
    topic.flow = told->topic.flow, topic.trade = told->topic.trade, topic.generic = told->topic.generic;
    topic.origin = told->topic.origin, topic.destination = told->topic.destination, topic.owner = told->topic.owner;
  }
  // "Poultry exports were 9% higher, while those of pork grew by 14.6%": what was done with the one was done with the other.
  if (topic.flow.empty() && !topic.product.empty() && !drafts.empty() && topic.first >= 2 && view.is(topic.first - 1, "joiner-of") && view.is(topic.first - 2, "pointing")) {
    topic.flow = drafts.back().topic.flow;
    topic.trade = drafts.back().topic.trade;
    topic.generic = drafts.back().topic.generic;
  }
  // "Exports of chips dropped 23%. Those of cars, on the other hand, doubled."
  const bool those_of = drafts.empty() && topic.flow.empty() && !topic.product.empty() && topic.first == 2 &&
                        view.is(1, "joiner-of") && view.is(0, "pointing");
  if (const Focus& told = *told_of; those_of && told.set && told.trade && told.block == discourse_.block()) {
    topic.flow = builder.keep(told.flow);
    topic.trade = true;
  }
  // "70% of the world's rare earth production and 80% of rare earth magnets": made, too.
  if (topic.flow.empty() && goods(topic.product) && beside_share()) {
    topic.flow = builder.keep(drafts.back().claim.key.flow);
    topic.trade = drafts.back().topic.trade;
  }
  // A topic without product takes that of a neighbour in its sentence, one without flow the nearest flow of its clause.
  by_verb = topic.verb;
  if (topic.flow.empty() && !earnings) {
    // "Batteries use 43% of all cobalt": what may be a noun elsewhere is the verb between a good and a part of another.
    const auto acts = [&](const Topic& t) { return t.verb || (t.last + 1 == at && t.first < t.last && !f.product.empty()); };
    if (const Topic* t = nearest([](const Topic& x) { return !x.flow.empty() && !x.agent; }); t && ((!topic.open && t->product.empty()) || t->product == topic.product || acts(*t))) {
      topic.flow = t->flow;
      topic.trade = t->trade;
      topic.generic = t->generic;
      topic.of_prices = t->of_prices;
      by_verb = t->verb;
      if (topic.origin.empty()) topic.origin = t->origin, topic.owner = topic.owner.empty() ? t->owner : topic.owner;
      if (topic.destination.empty()) topic.destination = t->destination;
    }
  }
  if (topic.product.empty() && c.kind == Kind::share)
    for (const Draft& other : drafts)
      if (other.claim.kind == Kind::share && !other.claim.key.product.empty()) {
        // "70% of production and 90% of processing": one subject
        topic.product = other.claim.key.product;
        topic.product_span = other.claim.product_span;
        if (topic.origin.empty()) topic.origin = builder.keep(other.claim.key.origin);
      }
  // "32% of the nation's total export revenue of $8.3 billion": a country's all, whatever good was told of.
  const auto of_country = [&] {
    for (std::size_t i = topic.first; i <= topic.last; ++i)
      if (view.is(i, "possessive")) return true;
    return false;
  };
  const bool all_trade = topic.total && topic.trade && !topic.verb && c.kind == Kind::money && of_country();
  // "Petrol drove inflation, with prices jumping 4%": of the sentence's subject.
  if (const Topic* subject = topic.product.empty() && !topic.flow.empty() && !topic.agent ? led_in_by_with() : nullptr) {
    topic.product = subject->product;
    topic.product_span = subject->product_span;
    topic.bare_generic = false;
  }
  if (topic.product.empty() && !topic.flow.empty() && !topic.bare_generic && !all_trade && !listed) {
    // "exports": those spoken of, where they are; else all goods.
    if (const Topic* t = nearest([&](const Topic& x) { return !x.product.empty() && !x.open && x.last < at && (x.flow.empty() || x.flow == topic.flow) && !(builder.product_entry(x.product) && builder.product_entry(x.product)->flag("takes_up")); }); t && view.borders(t->last, topic.first).strong == 0) {
      topic.product = t->product;
      topic.product_span = t->product_span;
    }
  }
  // "Kernel output was 449,347 tonnes against June's production of 465,712", "iron ore output rose 10%, helped by record production": in one
  // sentence one flow is of one good.
  const Draft* told = topic.product.empty() && !topic.flow.empty() && !topic.trade && !topic.bare_generic && !topic.verb && !topic.world && !topic.agent && !drafts.empty() ? &drafts.back() : nullptr;
  if (told && told->claim.key.flow == topic.flow && told->claim.from.product == here && !told->claim.key.product.empty() && f.type != FigureType::duration && (c.form != Form::level || c.kind == told->claim.kind) && (c.kind != Kind::quantity || weighs_goods(f))) {
    topic.product = told->claim.key.product;
    topic.product_span = told->claim.product_span;
  }
}

bool ClaimBuilder::TopicChoice::beside_share() const { return builder.beside_share(view, drafts, f, c); }

// "Iron ore arrivals", "China's crude purchases": goods that arrive, and what a country buys of a good, are imported. What its
// households buy is not.
bool ClaimBuilder::goods_cross_border(const SentenceView& view, Topic& topic) const {
  if (topic.trade || topic.flow.empty() || !goods(topic.product)) return false;
  const Entry* across = language_.lexicon().find("flow-abroad", topic.flow);
  if (!across) return false;
  const bool bought = std::any_of(view.topics().begin(), view.topics().end(), [&](const Topic& t) { return t.verb && t.flow == topic.flow; });
  const bool by_country = across->flag("by_country") && !bought && !topic.owner.empty() && std::none_of(view.places().begin(), view.places().end(), [&](const PlaceMention& p) {
                            return p.code == topic.owner && p.item + 1 < view.scan().items.size() && view.is(p.item + 1, "actor-noun");
                          });
  if (!by_country && (!across->flag("of_goods") || grown_at_home(view, topic))) return false;
  topic.flow = across->text("flow");
  topic.trade = true;
  topic.generic = topic.bare_generic = false;
  if (!topic.destination.empty()) return true;
  // "For corn, arrivals from the United States fell": to whom the article tells of.
  const bool from = std::ranges::any_of(view.places(), [&](const PlaceMention& p) { return p.role == PlaceRole::from && p.code == topic.origin; });
  if (from && !by_country) return true;
  topic.destination = by_country ? topic.owner : topic.origin;
  if (topic.origin == topic.destination) topic.origin = {};
  return true;
}

// "Cocoa arrivals at ports in top grower Ivory Coast": from its own farms, and so are those told of next.
bool ClaimBuilder::grown_at_home(const SentenceView& view, const Topic& topic) const {
  if (!topic.origin.empty() || !topic.destination.empty()) return false;
  if (discourse_.series.set && discourse_.series.flow == topic.flow && discourse_.series.product == topic.product && !discourse_.series.trade) return true;
  return std::ranges::any_of(view.topics(), [&](const Topic& t) { return t.agent && t.flow == kProduction && t.first > topic.last && (t.product.empty() || t.product == topic.product) && view.borders(topic.last, t.first).strong + view.borders(topic.last, t.first).weak == 0; });
}

const Entry* ClaimBuilder::TopicChoice::abroad() {
  if (abroad_of != topic.flow) abroad_of = topic.flow, as_abroad = language_.lexicon().find("flow-abroad", topic.flow);
  return as_abroad;
}

// "Domestic sales", "car sales at home"
bool ClaimBuilder::TopicChoice::at_home() const {
  if (!view.may_hold("domestic")) return false;
  for (std::size_t i = topic.first > 0 ? topic.first - 1 : 0; i <= topic.last + 1 && i < view.scan().items.size(); ++i)
    if (view.is(i, "domestic")) return true;
  return false;
}

// "China's iron ore imports slipped. Soybean purchases surged 18.5%": what the importer buys of another good it imports as well.
bool ClaimBuilder::TopicChoice::bought_too(const Entry& across) const {
  const Focus& focus = *told_of;
  return !topic.verb && focus.flow == kImport && across.text("flow") == kImport && focus.destination != kWorld && !focus.destination.empty() && goods(topic.product) && goods(focus.product) && (topic.owner.empty() || topic.owner == focus.destination);
}

void ClaimBuilder::TopicChoice::cross_border() {
  const Focus& focus = *told_of;
  // "Australia supplied 2.18 Mt, which cut its share to 38.9%", told of imports: its share of them.
  if (const Draft* level = c.kind == Kind::share && topic.verb && !drafts.empty() ? &drafts.back() : nullptr; level && level->topic.first == topic.first && level->topic.trade && language_.is_trade(level->claim.key.flow)) {
    topic = level->topic;
    flow_inferred = level->claim.from.flow == Provenance::inferred;
    return;
  }
  // "Cargoes from the United States tripled", told of a country's imports: they are these.
  if (topic.flow == kExport && topic.loose_flow && !topic.verb && focus.trade && focus.flow == kImport && topic.destination.empty() && !view.abroad() &&
      topic.origin != focus.destination && (topic.product.empty() || topic.product == focus.product)) {
    topic.flow = builder.keep(focus.flow);
    topic.owner = {};
    flow_inferred = true;
  }
  // "China's imports from Russia soared 83%, while shipments from Australia rose 34%": told on of one importer.
  if (const Draft* told = drafts.empty() || topic.verb || topic.origin.empty() ? nullptr : &drafts.back();
      told && told->claim.key.flow == kImport && told->claim.from.destination == here &&
      !told->claim.key.destination.empty() && topic.destination.empty() &&
      topic.origin != told->claim.key.destination &&
      (topic.product.empty() || topic.product == told->claim.key.product)) {
    const Entry* across = topic.trade ? nullptr : abroad();
    if ((topic.flow == kExport && topic.loose_flow) || (across && across->flag("of_goods"))) {
      topic.flow = kImport;
      topic.trade = true;
      topic.generic = topic.bare_generic = false;
      topic.destination = builder.keep(told->claim.key.destination);
      topic.owner = {};
      if (topic.product.empty()) topic.product = told->claim.key.product, topic.product_span = told->claim.product_span;
      flow_inferred = true;
    }
  }
  // "Malaysia shipped 740,000 tonnes", told of what Japan imports: to Japan; what it "exported", told in a paragraph of its own, is
  // all that it did.
  if (topic.flow == kExport && topic.verb && (topic.loose_flow || focus.block == discourse_.block()) && focus.trade && focus.flow == kImport && focus.destination != kWorld && topic.destination.empty() && !view.abroad() && !view.to_world(at) && !focus.destination.empty() &&
      (topic.product.empty() || topic.product == focus.product) && topic.origin != focus.destination && c.key.destination.empty())
    topic.destination = builder.keep(focus.destination);
  // "China sold 3,188 tons abroad": a sale across a border is an export.
  if (const Entry* of_goods = topic.product.empty() ? abroad() : nullptr; of_goods && of_goods->flag("of_goods"))
    // "Iron ore - Arrivals came to 1.26 billion tons": the label names what arrives.
    if (const Topic* t = nearest([&](const Topic& x) { return goods(x.product) && x.last < at && x.flow.empty(); })) topic.product = t->product, topic.product_span = t->product_span;
  if (!focus.trade || topic.product != focus.product) builder.goods_cross_border(view, topic);
  // "Toyota sold 10.8 million vehicles", told of exports: what a firm sells has not left the country.
  const bool of_firm = (topic.verb || by_verb) && !view.abroad() && view.sold_by_name(at);
  // "Domestic sales rose 3.6%", told of exports: nor what is sold at home.
  if (!topic.flow.empty() && !topic.trade && !of_firm && !at_home() && (focus.trade || view.abroad()))
    // "International arrivals rose 3%": of people, where no goods are spoken of.
    if (const Entry* across = abroad(); across && (c.kind != Kind::share || across->text("home").empty()) && (view.abroad() || focus.product == topic.product || topic.product.empty() || bought_too(*across)) &&
                                        (focus.trade || !across->flag("of_goods") || goods(topic.product) || goods(focus.product))) {
      const bool buys = across->text("flow") == kImport;
      // "Urea sales rose 4%", told of what a country imports: what is sold of it there, imported or made at home.
      if (!buys && !topic.verb && focus.trade && focus.flow == kImport && !view.abroad() && goods(topic.product) && (topic.owner.empty() || topic.owner == focus.destination) && (topic.origin.empty() || topic.origin == focus.destination)) return;
      flow_inferred = !view.abroad();
      if (focus.trade && !view.abroad()) {
        // "It bought 1,288 t", told of a country's exports: the same series from the buyer's side.
        topic.flow = builder.keep(focus.flow);
        topic.gives = topic.verb && !buys && focus.flow == kImport;
        const bool partner = !topic.owner.empty() && topic.owner != (focus.flow == kImport ? focus.destination : focus.origin);
        // "one-sixth of what China bought": the buyer is the importing side.
        if (!partner && buys && focus.flow == kImport && !topic.owner.empty() && topic.origin == topic.owner) std::swap(topic.origin, topic.destination);
        // "U.S. arrivals", told of what China imports, come from there.
        const bool arrived = partner && across->flag("of_goods") && focus.flow == kImport;
        if (partner && (arrived || buys == (focus.flow == kExport))) {
          const bool taker = buys && !arrived;
          (taker ? topic.destination : topic.origin) = topic.owner;
          (taker ? topic.origin : topic.destination) = {};
          topic.owner = {};
        }
      } else {
        topic.flow = across->text("flow");
        // "Vietnamese processors bought 1.46 million tonnes abroad": who buys is the importing side.
        if (buys && !topic.owner.empty() && topic.origin == topic.owner && topic.destination.empty()) std::swap(topic.origin, topic.destination);
      }
      topic.trade = true;
      topic.generic = topic.bare_generic = false;
    }
  // "Exports fell to 60 tons, a third less than the 94 tons sold in 2023": sold abroad, as the others.
  if (const Draft* told = c.form == Form::level && topic.verb && !topic.trade && topic.product.empty() && topic.owner.empty() && !drafts.empty() ? &drafts.back() : nullptr; told && language_.is_trade(told->claim.key.flow) && view.compared(at) && abroad()) {
    topic.product = told->claim.key.product, topic.product_span = told->claim.product_span;
    topic.flow = builder.keep(told->claim.key.flow);
    topic.trade = true;
    topic.generic = topic.bare_generic = false;
  }
  // "Turkey bought 150,000 tonnes of Ukrainian barley": a buyer in one country, goods of another.
  if (const Entry* across = by_verb && !topic.trade ? abroad() : nullptr; across && across->text("flow") == kImport && goods(topic.product)) {
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
      topic.owner = {};
    }
  }
  send();
  earn();
  // "Germany took 3.4 bcm of that", told of what a country makes: the part that went there.
  if (topic.flow.empty() && !focus.trade && focus.set && c.kind == Kind::quantity && goods(focus.product) && !focus.origin.empty() && focus.origin != kWorld &&
      (topic.product.empty() || topic.product == focus.product) && view.receiver(at))
    if (const Entry* sold = language_.lexicon().find("flow-abroad", "sales")) {
      const auto taker = std::ranges::find_if(view.places(), [&](const PlaceMention& p) { return p.item < at && view.received(p.item, at); });
      if (taker != view.places().end() && taker->code != focus.origin && !taker->region) {
        topic.flow = sold->text("flow");
        topic.trade = true;
        topic.origin = builder.keep(focus.origin);
        topic.destination = taker->code;
        topic.owner = {};
        flow_inferred = true;
      }
    }
  if (const Entry* across = abroad(); across && !across->text("home").empty()) topic.flow = across->text("home");
}

// "Germany received 764 tonnes from China", "Spain took 200 tonnes of China's cobalt", "China sent 764 tonnes to Germany", "Russia
// supplied China with 764 tonnes": goods that go from one country to another.
void ClaimBuilder::TopicChoice::send() {
  // "Brazil supplied 12 million tonnes of corn to China": what one country sold to another has crossed a border.
  const Entry* sold = by_verb && !topic.trade && c.form == Form::level && (c.kind == Kind::quantity || goods(topic.product)) ? abroad() : nullptr;
  if (sold && sold->text("flow") != kExport) sold = nullptr;
  // "Turkey bought 3.5 million tonnes of Russian grain, including 2.9 million of wheat": by the same verb, across the same border.
  if (const Draft* told = by_verb && best && !topic.trade && !topic.flow.empty() && c.form == Form::level && !drafts.empty() ? &drafts.back() : nullptr;
      told && told->topic.first == topic.first && told->topic.trade && told->claim.form == Form::level && abroad() && abroad()->text("flow") == kImport && !view.partner_behind(at)) {
    topic.flow = told->topic.flow;
    topic.trade = true;
    topic.generic = topic.bare_generic = false;
    topic.origin = told->topic.origin, topic.destination = told->topic.destination, topic.owner = told->topic.owner;
    return;
  }
  // "… against 4.5 million tonnes a year earlier": so much of the same.
  if (const Draft* told = sold && !drafts.empty() && view.compared(at) && !view.partner_behind(at) ? &drafts.back() : nullptr;
      told && told->claim.form == Form::level && told->claim.kind == c.kind && told->topic.trade && told->topic.flow == sold->text("flow") && (topic.product.empty() || topic.product == told->claim.key.product)) {
    topic = told->topic;
    return;
  }
  if ((!topic.flow.empty() && !sold) || c.form != Form::level || (c.kind != Kind::quantity && !sold) || (c.kind == Kind::quantity && !weighs_goods(f))) return;
  const PlaceMention* subject = view.subject_place(at);
  if (!subject || subject->region) return;
  const PlaceMention* behind = view.partner_behind(at);
  if (sold) {
    if (!behind || behind->role != PlaceRole::to || behind->region || behind->code == kWorld || subject->code == behind->code) return;
    topic.flow = sold->text("flow");
    topic.trade = true;
    topic.generic = topic.bare_generic = false;
    topic.origin = subject->code;
    topic.destination = behind->code;
    topic.owner = {};
    return;
  }
  const PlaceMention* seller = behind ? nullptr : view.owner_of_good(f.product);
  const PlaceMention* supplied = behind ? nullptr : view.supplied(at);
  const PlaceMention* partner = behind ? behind : supplied ? supplied : seller;
  if (!partner || subject->code == partner->code || partner->region) return;
  const bool came = !supplied && (seller || partner->role == PlaceRole::from);
  if (came ? !view.received(subject->item, at) : !supplied && !view.sent(subject->item, at)) return;
  topic.flow = came ? kImport : kExport;
  topic.trade = true;
  topic.generic = topic.bare_generic = false;
  topic.origin = came ? partner->code : subject->code;
  topic.destination = came ? subject->code : partner->code;
  topic.owner = {};
  draft.has_topic = true;
}

// "Ecuador earned $2.3 billion from cocoa": what a country earns from a good it has sold abroad.
void ClaimBuilder::TopicChoice::earn() {
  // "earned $69 million from exporting 49,000 tonnes of tea"
  if (topic.verb && topic.trade && topic.product.empty() && c.kind == Kind::money && topic.first > at && drafts.empty())
    for (const Figure& next : view.scan().figures)
      if (next.item > topic.last && next.item <= topic.last + 2 && !next.product.empty()) {
        const Topic sold = view.topic_of(view.noun_part(next.product));
        if (!sold.product.empty())
          topic.product = sold.product, topic.product_span = sold.product_span, topic.open = sold.open;
      }
  if (!topic.flow.empty() || !goods(topic.product)) return;
  // "…, 66% more than the $1.39 billion of the year before"
  if (!drafts.empty() && drafts.back().topic.first == topic.first && drafts.back().topic.product == topic.product && drafts.back().topic.flow == kExport && drafts.front().claim.kind == Kind::money) {
    topic = drafts.back().topic;
    return;
  }
  if (c.form != Form::level || c.kind != Kind::money || topic.first < at || !view.only_links(at + 1, topic.first)) return;
  const PlaceMention* subject = view.subject_place(at);
  std::size_t verb = at;
  while (verb > 0 && !view.is(verb - 1, "earn-verb") && verb + 2 > at) --verb;
  if (!subject || subject->region || verb == 0 || !view.is(verb - 1, "earn-verb")) return;
  topic.flow = kExport;
  topic.trade = true;
  topic.generic = topic.bare_generic = false;
  topic.origin = topic.owner = subject->code;
}

void ClaimBuilder::TopicChoice::name_generic() {
  const Focus& focus = *told_of;
  if (topic.product.empty()) {
    // "prices": of what is spoken of; where nothing is, the word itself is what the figure is about.
    const bool known = focus.set && !focus.product.empty() && builder.product_entry(focus.product) != nullptr && !builder.product_entry(focus.product)->flag("series");
    if (!known || topic.alone) {
      // "bought" names no thing; "duty" and "tariffs" are one.
      if (topic.alone) topic.product = topic.flow;
      else if (!topic.verb) topic.product = view.open_slug(topic.product_span);
      topic.flow = {};
      topic.open = true;
    }
  }
}

}  // namespace assay
