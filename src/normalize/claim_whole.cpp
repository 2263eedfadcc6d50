// ClaimBuilder: what a share is of.
#include <algorithm>

#include "normalize/claim_builder.h"

namespace assay {
namespace {

// "the EU's demand", "French demand", "its needs": does a noun phrase say whose the thing is?
bool owned(const SentenceView& view, const Figure& figure) {
  const auto [first, last] = view.items_in(figure.product);
  for (std::size_t i = std::min(first, std::size_t{figure.item} + 1); i <= last && first <= last; ++i)
    if (view.is(i, "place") || view.is(i, "possessive") || view.is(i, "possessive-determiner")) return true;
  return false;
}

// The goods of which a share is told, named before it with no flow of their own: "[cars], which make up a quarter of exports".
const Topic* part_named(const SentenceView& view, const Claim& c, std::size_t figure) {
  for (const Topic& t : view.topics())
    if (t.last < figure && t.product == c.key.product && (t.flow.empty() || t.generic) && !t.verb && c.product_span == t.product_span) return &t;
  return nullptr;
}

}  // namespace

// "Copper makes up half of Chile's exports", "chemicals are 40% of all exports": of all goods, or of those of which the article tells.
bool ClaimBuilder::part_of_trade(const SentenceView& view, Drafts drafts, Draft& draft) const {
  Claim& c = draft.claim;
  const Figure& f = *draft.figure;
  if (f.product.empty() || c.from.product != place_provenance()) return false;
  const Topic of = view.topic_of(f.product);
  if (!of.product.empty() || !of.trade || of.flow != c.key.flow) return false;
  // "$2.65 billion, 32% of the nation's total export revenue": a sum of one good, of a country's all.
  const bool sum_of_all = !drafts.empty() && drafts.back().claim.kind == Kind::money && drafts.back().claim.key.product == c.key.product && of.total && owned(view, f);
  if (!sum_of_all && !part_named(view, c, f.item)) return false;
  const std::string& spoken = drafts.empty() ? discourse_.series.product : drafts.back().claim.key.product;
  // "38,540 tonnes, making up 30% of the country's exports": a weight is no part of all goods.
  const bool weight = !drafts.empty() && drafts.back().claim.kind == Kind::quantity && measures_part(drafts.back().claim, c) && view.makes_up(drafts.back().figure->item, f.item);
  const bool at_large = !weight && (of.all || of.total || owned(view, f) || !goods(spoken) || spoken == c.key.product);
  if (weight) {
    c.whole = c.key.product;
    return true;
  }
  c.whole = at_large ? "all-goods" : spoken;
  return c.whole != c.key.product;
}

// "The overall jobless rate": a part of nothing that could be the world's.
bool ClaimBuilder::is_rate(const SentenceView& view, const Draft& draft) const {
  const Entry* entry = product_entry(draft.claim.key.product);
  if (entry && entry->text("measures") == "rate") return true;
  for (std::size_t i = draft.figure->item; view.may_hold("rate-noun") && i-- > 0 && view.scan().items[i].type != ItemType::figure && !view.is(i, "clause-strong");)
    if (view.is(i, "rate-noun")) return true;
  return false;
}

bool ClaimBuilder::beside_share(const SentenceView& view, Drafts drafts, const Figure& figure, const Claim& claim) const {
  if (claim.kind != Kind::share || figure.product.empty() || drafts.empty() || drafts.back().claim.kind != Kind::share || drafts.back().figure->product.empty()) return false;
  const std::size_t before = view.items_in(drafts.back().figure->product).second;
  constexpr std::size_t kAnd = 4;  // "and more than"
  for (std::size_t i = before + 1; i < figure.item; ++i)
    if (view.is(i, "flow")) return false;  // "and mined 80% of"
  return before < figure.item && figure.item - before <= kAnd && view.borders(before, figure.item).strong == 0 && !view.acts_between(before, figure.item);
}

// "raised its share to 39%, from 44%", "taking 7 million tonnes, or 35%": no rate, but so much of something.
bool ClaimBuilder::told_as_part(const SentenceView& view, Drafts drafts, const Draft& draft) {
  const std::size_t at = draft.figure->item;
  if (const Draft* level = drafts.empty() ? nullptr : &drafts.back(); level && level->claim.form == Form::level && level->claim.kind != Kind::share && level->claim.kind != Kind::price) {
    if (glossed(view, drafts, draft)) return true;
    if (view.straight_on(level->figure->item, at, true))
      for (std::size_t i = level->figure->item + 1; i < at; ++i)
        if (view.is(i, "conjunction")) return true;
  }
  for (std::size_t i = at; view.may_hold("share-noun") && i-- > 0 && !view.is(i, "clause-strong");)
    if (view.is(i, "share-noun")) return true;
  return false;
}

// A kind's part is of all kinds of which the article tells, a partner's of the good: what else it may be is not said.
std::string ClaimBuilder::part_spoken_of(const Claim& c) const {
  if (part_of_lead(product_entry(c.key.product))) return discourse_.lead.product;
  const auto named = [](const std::string& side) { return !side.empty() && side != kWorld; };
  return named(c.key.origin) && named(c.key.destination) ? c.key.product : std::string();
}

// "Robusta made up 84% of what was sold", "corn makes up half of everything shipped", told of coffee, of cereals: a kind is no part of itself.
std::string ClaimBuilder::whole_of_kinds(const SentenceView& view, Drafts drafts, const Claim& c, std::size_t figure) const {
  const std::string& part = c.key.product;
  // "Chip exports rose 27%. The sector took up a quarter of the total", in a report on a country's whole trade.
  const Focus& lead = discourse_.lead;
  if (goods(part) && lead.set && lead.trade && discourse_.series.passing && discourse_.series.product == part && (lead.product.empty() || lead.product == "all-goods")) return "all-goods";
  if (c.from.product != place_provenance() || !part_named(view, c, figure)) return part;
  const auto holds = [&](const std::string& spoken) { return goods(spoken) && spoken != part && kind_of(part, spoken); };
  if (!drafts.empty() && holds(drafts.back().claim.key.product)) return drafts.back().claim.key.product;
  if (holds(discourse_.series.product)) return discourse_.series.product;
  return holds(discourse_.lead.product) ? discourse_.lead.product : part;
}

void ClaimBuilder::decide_whole(const SentenceView& view, Drafts drafts, Draft& draft) const {
  Claim& c = draft.claim;
  if (c.kind != Kind::share) return;
  const Figure& f = *draft.figure;
  if (!f.product.empty()) {
    const auto [first, last] = view.items_in(f.product);
    for (std::size_t i = first; i <= last && first <= last; ++i)
      if (view.is(i, "world")) {
        c.whole = kWorld;
        return;
      }
    const Topic of = view.topic_of(f.product);
    if (!of.product.empty()) c.whole = of.product;
    if (drafts.size() > 0 && drafts.back().claim.whole == kWorld && !owned(view, f) && beside_share(view, drafts, f, c)) c.whole = kWorld;
    // "70% of the world's cobalt and a tenth of its copper": of the world's too.
    if (first <= last && (view.is(first, "possessive-determiner") || (first > 0 && view.is(first - 1, "possessive-determiner"))) && !drafts.empty() && drafts.back().claim.kind == Kind::share && drafts.back().claim.whole == kWorld && drafts.back().claim.key.flow == c.key.flow) c.whole = kWorld;
  }
  if (c.whole.empty() && part_of_trade(view, drafts, draft)) return;
  // "exports rose 5%, of which cars made up 17%": of what rose.
  if (const Draft* told = drafts.empty() ? nullptr : &drafts.back(); told && c.whole.empty() && f.product.empty() && view.part_of_told(f.item) && part_named(view, c, f.item) && goods(told->claim.key.product) && told->claim.key.product != c.key.product) {
    c.whole = told->claim.key.product;
    return;
  }
  // "35% of the total": of what is spoken of; the parts named next are of the same whole.
  // "37% of the June shipments": of what is shipped.
  if (c.whole.empty() && goods(c.key.product) && draft.topic.trade && !c.key.origin.empty() && c.key.origin != kWorld && !c.key.destination.empty() && c.key.destination != kWorld) {
    std::size_t noun = f.item + 1;
    if (noun < view.scan().items.size() && view.is(noun, "joiner-of"))
      for (++noun; noun < view.scan().items.size() && (view.is(noun, "article") || view.is(noun, "determiner") || view.is(noun, "period"));) ++noun;
    const Topic of = f.product.empty() && noun > f.item + 1 && noun < view.scan().items.size() ? view.topic_of(view.scan().items[noun].span) : view.topic_of(f.product);
    if (of.product.empty() && !of.generic && !of.flow.empty() && of.flow == c.key.flow) c.whole = whole_of_kinds(view, drafts, c, f.item);
  }
  const auto& told = discourse_.last_whole;
  // "Australia contributed 36% of that", of what the world's mines made.
  const bool of_world = c.key.destination.empty() && c.key.origin != kWorld && (drafts.empty() || drafts.back().claim.kind == Kind::share ? !discourse_.series.trade && discourse_.series.origin == kWorld : drafts.back().claim.key.destination.empty() && drafts.back().claim.key.origin == kWorld);
  if (c.whole.empty() && goods(c.key.product) && view.part_of_told(f.item) && !owned(view, f)) c.whole = of_world ? std::string(kWorld) : whole_of_kinds(view, drafts, c, f.item);
  if (c.whole.empty() && f.product.empty() && goods(c.key.product) && told_as_part(view, drafts, draft)) c.whole = part_spoken_of(c);
  if (c.whole.empty() && f.product.empty() && told.block == discourse_.block() && told.product == c.key.product && told.flow == c.key.flow && !told.product.empty()) c.whole = told.whole;
  if (!c.whole.empty() && c.whole == c.key.product) discourse_.last_whole = {c.key.product, c.key.flow, c.whole, discourse_.block()};
  // "… with those in health making up two-thirds of them"
  if (c.whole.empty() && f.item + 2 < view.scan().items.size() && view.is(f.item + 1, "joiner-of") && view.is(f.item + 2, "pronoun")) c.whole = whole_of_kinds(view, drafts, c, f.item);
  // "fewer than half of the pupils": of what no lexicon knows.
  if (c.whole.empty() && !f.product.empty()) {
    const auto [first, last] = view.items_in(f.product);
    if (first <= last && view.is(last, "word") && !view.is(last, "anaphor") && !view.is(last, "whole-marker") && !view.is(last, "measure-noun") && !view.is(last, "trend-noun") && !view.is(last, "share-noun") && !view.is(last, "cap")) c.whole = view.open_slug(f.product);
  }
  // "14% of the market", "of overall sales", in a report on what one country buys: of what it buys.
  const bool of_home = c.from.origin != place_provenance() && language_.lexicon().find("flow-abroad", c.key.flow) && !draft.topic.world;
  if (c.whole.empty() && !of_home && !is_rate(view, draft) && (draft.topic.world || view.total_near(f.item))) c.whole = kWorld;
  // "12 million tonnes were made in China, or 44%": a country's part, told as its share, is that of the world.
  if (c.whole.empty() && f.product.empty() && !drafts.empty() && goods(c.key.product) && c.key.destination.empty() && !c.key.origin.empty() && c.key.origin != kWorld && !c.key.flow.empty()) {
    const Claim& part = drafts.back().claim;
    const bool same = part.key.product == c.key.product && part.key.flow == c.key.flow && part.key.origin == c.key.origin && part.from.origin == place_provenance();
    const bool beside = view.borders(drafts.back().figure->item, f.item).strong == 0 && !view.verb_between(drafts.back().figure->item + 1, f.item);
    if (same && ((part.kind == Kind::quantity && beside) || (part.kind == Kind::share && part.whole == kWorld && beside))) c.whole = kWorld;
  }
  // A country's share of a production or of a market, of no named whole, is of the world's.
  if (c.whole.empty() && !f.product.empty() && !c.key.origin.empty() && c.key.origin != kWorld && !c.key.flow.empty() && c.key.destination.empty() && !of_home &&
      !draft.topic.generic && !owned(view, f) && !(c.key.flow == kConsumption && c.from.origin != place_provenance() && view.thing_acts(f.item)))
    c.whole = kWorld;
}

}  // namespace assay
