// The choice of a topic: what a figure of its kind can be of, whatever was spoken of before. Sums are of a line of the books, heads of
// those who are counted.
#include <algorithm>

#include "normalize/claim_time.h"
#include "normalize/known_names.h"
#include "normalize/topic_choice.h"

namespace assay {

// "$382 for Indian parboiled rice and $377 for Vietnamese": what each is paid for, and where it is from.
bool ClaimBuilder::TopicChoice::paid_for(const Topic& t) const {
  return (c.kind == Kind::price || c.kind == Kind::money) && goods(t.product) && (t.first == at + 2 || t.first == at + 3) && view.is(at + 1, "place-role") && view.is(at + 2, "place");
}

// "Exports to the U.S. fell 16% as a 25% tariff bit, while those to the EU jumped 33%": exports, whatever was told between. So is what a
// partner took of them: "shipped 121,000 tonnes, with Japan buying 14,200".
bool ClaimBuilder::TopicChoice::take_those_to() {
  if (drafts.empty()) return false;
  const std::size_t before = drafts.back().figure->item;
  std::size_t those = at;
  if (view.may_hold("pointing"))
    while (those > before && !(view.is(those, "pointing") && view.is(those + 1, "place-role"))) --those;
  const bool pointed = those > before && those < at && view.borders(those, at).strong == 0;
  const std::size_t first = view.is(at - 1, "joiner-and") && before + 2 == at ? before : at;  // "… and South Korea buying 14,200 and 6,100"
  const bool taken = !pointed && view.is(first - 1, "receive-verb") && view.is(first - 1, "flow") && drafts.front().figure->item < first &&
                     std::ranges::any_of(view.places(), [&](const PlaceMention& p) { return p.item > drafts.front().figure->item && p.item < first && view.received(p.item, first); });
  if (!pointed && !taken) return false;
  const auto told = std::find_if(drafts.rbegin(), drafts.rend(), [&](const Draft& d) { return d.topic.trade && language_.is_trade(d.claim.key.flow); });
  if (told == drafts.rend() || (pointed && told == drafts.rbegin()) || (taken && told->claim.key.flow == kImport)) return false;
  topic = told->topic;
  topic.product = told->claim.key.product, topic.product_span = told->claim.product_span;
  (told->claim.key.flow == kImport ? topic.origin : topic.destination) = {};
  return draft.has_topic = settled = true;
}

// "$42.1 billion in sales and a net profit of $8.5 billion", "$12.2 billion in revenue": a line of a firm's books right behind its sum, where
// no good is spoken of.
bool ClaimBuilder::TopicChoice::take_line_behind() {
  if (c.kind != Kind::money || !own.empty() || goods(told_of->product)) return false;
  const std::size_t lead = at + 1;
  if (lead + 1 >= view.scan().items.size() || !view.is(lead, "preposition") || !view.led_in(lead + 1, PlaceRole::in)) return false;
  std::size_t first = lead + 1, last = first;
  const auto noun = [&](std::size_t i) { return i < view.scan().items.size() && (view.is(i, "word") || view.is(i, "product") || view.is(i, "adjective") || view.is(i, "flow") || view.is(i, "money-word")) && !view.is(i, "anaphor") && !view.is(i, "place"); };
  while (noun(last)) ++last;
  if (last == first) return false;
  --last;
  const Span noun_span{view.scan().items[first].span.start, view.scan().items[last].span.end};
  const Topic named = view.topic_of(noun_span);
  // "Peru exported $410 million in coffee"
  if (goods(named.product) && topic.trade && topic.product.empty()) topic.product = named.product, topic.product_span = named.product_span;
  const bool sold = std::ranges::any_of(view.topics(), [&](const Topic& t) { return t.last == last && t.first >= first && !t.verb && !t.trade && !t.flow.empty() && (t.product.empty() || t.open); });
  if (!view.is(last, "money-word") && !sold) return false;
  const std::string line = view.open_slug(noun_span);
  if (line.empty()) return false;
  topic = {};
  topic.first = first, topic.last = last;
  topic.product_span = noun_span;
  topic.product = !named.product.empty() && !named.open ? named.product : line;
  topic.open = named.product.empty() || named.open;
  best = nullptr;
  return settled = draft.has_topic = true;
}

// "It earned $217 million, or 55 cents a share", told of its dividend: what a firm earns is its profit.
bool ClaimBuilder::TopicChoice::take_earned() {
  if (c.kind != Kind::money || c.form != Form::level || f.per || !own.empty() || at == 0 || !view.is(at - 1, "earn-verb") || view.subject_place(at)) return false;
  const Focus& focus = *told_of;
  const Entry* told = builder.product_entry(focus.product);
  if (goods(focus.product) || !(tells_of_books(focus) || (told && told->flag("series") && told->text("measures") == "value"))) return false;
  const std::string profit(view.entry(at - 1, "earn-verb")->text("product"));
  if (profit.empty() || profit.ends_with('-' + focus.product)) return false;  // told of its profit already
  topic = {};
  topic.product = profit;
  topic.product_span = view.scan().items[at - 1].span;
  best = nullptr;
  return settled = draft.has_topic = true;
}

// "a fall in iron ore exports, with 3 million tonnes of daily exports", "gold output fell after a 20% drop in production there": a flow's
// bare word names no good; of that which the sentence tells of, else of that spoken of.
void ClaimBuilder::TopicChoice::take_good_of_bare_flow() {
  if (c.from.product != here || c.key.flow.empty() || c.product_span.start == c.product_span.end || builder.product_entry(c.key.product)) return;
  const auto [first, last] = view.items_in(c.product_span);
  // "a drop in domestic production": nor do the several words of one.
  const bool phrase = c.key.product.find('-') != std::string::npos;
  if (phrase && first != last) return;
  if (first > last || !view.is(last, "flow") || (last + 1 < view.scan().items.size() && view.is(last + 1, "flow"))) return;  // "ship exports"
  const auto give = [&](const std::string& slug, Span span, Provenance from) {
    c.key.product = slug, c.product_span = span, c.from.product = from;
    topic.product = slug, topic.open = false;
  };
  for (auto it = drafts.rbegin(); it != drafts.rend(); ++it)
    if (goods(it->claim.key.product) && it->claim.key.flow == c.key.flow) return give(it->claim.key.product, it->claim.product_span, it->claim.from.product);
  if (phrase && !drafts.empty() && goods(drafts.back().claim.key.product)) return give(drafts.back().claim.key.product, drafts.back().claim.product_span, drafts.back().claim.from.product);
  for (auto it = view.topics().rbegin(); it != view.topics().rend(); ++it)
    if (it->first < at && goods(it->product) && it->flow == c.key.flow) return give(it->product, it->product_span, here);
  const Focus& focus = told_of ? *told_of : discourse_.series;
  if (goods(focus.product) && (focus.flow == c.key.flow || phrase)) return give(focus.product, focus.product_span, discourse_.provenance(focus));
  // "The port cleared 3 million tonnes of cargo": whatever was on board.
  const Entry* word = view.entry(last, "flow");
  if (!word || !word->flag("handled") || !topic.owner.empty()) return;
  c.key.flow.clear(), c.from.flow = Provenance::none;
  topic.flow = {}, topic.trade = topic.generic = false;
}

// "The number of mines fell to 43": of the mines, and not of what they do.
void ClaimBuilder::TopicChoice::take_numbered_things() {
  if (c.kind == Kind::rank || (draft.has_topic && !topic.agent)) return;
  const Span numbered = view.number_of(at);
  if (numbered.empty() || (told_of->set && view.is(view.items_in(numbered).second, "counter"))) return;  // bags, of coffee
  topic = {};
  topic.product = view.open_slug(numbered);
  topic.product_span = numbered;
  topic.open = draft.has_topic = true;
}

void ClaimBuilder::TopicChoice::share_head(Span noun) {
  constexpr std::size_t kFar = 4;
  std::size_t i = view.items_in(noun).second + 1;
  if (i >= at || !view.is(i, "joiner-and")) return;
  const std::size_t end = std::min(at, i + kFar);
  while (++i < end && !view.is(i, "product"))
    if (!view.is(i, "word") && !view.is(i, "adjective")) return;
  while (i + 1 < end && view.is(i + 1, "product")) ++i;  // "energy coal"
  if (i >= end || view.topic_of(view.scan().items[i].span).product.empty()) return;
  const std::string named = view.folded(view.scan().items[i].span);
  const std::string head = named.substr(named.rfind(' ') + 1);
  std::string mine = topic.product;  // without whose it is
  std::ranges::replace(mine, '-', ' ');
  const Entry* both = language_.lexicon().find_term("product", mine + ' ' + head);
  if (both) topic.product = both->id, topic.open = false;
}

// "Arrivals from Spain numbered 24,000", in a report on tourist arrivals: the last word of what it is about. "Demand should reach 87 GW", told of
// solar power: nobody asks for that of one source.
void ClaimBuilder::TopicChoice::take_short_name() {
  const std::string& name = c.key.product;
  const std::string& lead = discourse_.lead.product;
  if (topic.open && c.from.product == here && c.product_span.start < c.product_span.end && discourse_.lead.set && !name.empty() && lead.size() > name.size() + 1 && name.find('-') == std::string::npos && !view.is(view.items_in(c.product_span).second, "flow") && lead.ends_with(name) && lead[lead.size() - name.size() - 1] == '-') {
    c.key.product = topic.product = lead;
    topic.open = false;
  }
  if (c.key.flow != kConsumption || c.from.flow != here || c.from.product == here) return;
  const Entry* source = builder.product_entry(c.key.product);
  if (source && !source->text("delivered_is").empty() && !source->list("parents").empty()) c.key.product = source->list("parents").front();
}

// "seven rare earths", "the 17 elements": so many kinds of what is weighed, which nobody ships as such.
bool ClaimBuilder::TopicChoice::counts_kinds() const {
  constexpr double kFew = 100;
  if (f.counted.empty() || c.form != Form::level || f.number.value < 2 || f.number.value >= kFew || f.number.scale != 1) return false;
  const Entry* weighed = builder.product_entry(view.topic_of(f.counted).product);
  return (weighed && weighed->text("measures") == "mass") || language_.lexicon().find_term("kind-noun", c.counted) != nullptr;
}

// "a 25% tariff on Indian steel", "tariffs of up to 35% on cars from China": of what is taxed, and whose that is.
void ClaimBuilder::TopicChoice::take_taxed() {
  constexpr std::size_t kFar = 7;
  if (c.kind != Kind::share || !c.key.flow.empty() || c.from.product != here || c.product_span.start == c.product_span.end || builder.product_entry(c.key.product)) return;
  const std::size_t noun = view.items_in(c.product_span).second;
  const Entry* tariff = view.is(noun, "flow") ? view.entry(noun, "flow") : nullptr;
  if (!tariff || tariff->text("flow") != kTariff) return;
  const auto& items = view.scan().items;
  std::size_t i = std::max(noun, at) + 1;
  if (i >= items.size() || !view.is(i, "preposition") || view.is(i, "place-role")) return;
  std::string_view origin;
  std::size_t good = 0;
  bool all = false;
  for (const std::size_t end = std::min(items.size(), i + kFar); ++i < end;) {
    const auto place = std::ranges::find(view.places(), i, &PlaceMention::item);
    if (place != view.places().end()) {
      if (origin.empty() && !place->region && place->code != kWorld) origin = place->code;
    } else if (view.is(i, "product")) {
      if (good == 0) good = i;
    } else if (view.is(i, "flow") && language_.is_trade(view.entry(i, "flow")->text("flow"))) {
      all = true;
    } else if (!(view.is(i, "adjective") || view.is(i, "article") || view.is(i, "possessive") || view.is(i, "determiner") || (view.is(i, "place-role") && good > 0 && origin.empty()))) {
      break;
    }
  }
  const Topic taxed = good > 0 ? view.topic_of(items[good].span) : Topic{};
  if (good > 0 ? !goods(taxed.product) : !all) return;
  if (good > 0) c.key.product = taxed.product, c.product_span = items[good].span;
  else builder.name_all_goods(c);
  topic.product = c.key.product, topic.product_span = c.product_span, topic.open = false;
  c.key.flow = kTariff, topic.flow = kTariff;
  c.from.flow = here, topic.trade = false, topic.generic = true;
  if (!origin.empty()) topic.origin = topic.owner = builder.keep(std::string(origin));
}

// "Poland added 2 GW of solar capacity", "2 GW of it was connected": what is newly put up is not what stands; nor is what it is more than.
void ClaimBuilder::TopicChoice::take_new_capacity() {
  const Claim* before = drafts.empty() ? nullptr : &drafts.back().claim;
  const bool unsaid = c.key.flow.empty() || c.key.flow == kCapacity || (c.key.flow == kInstallation && c.from.flow != here);
  const bool change_of_it = unsaid && is_ratio_of_time(c) && before && before->key.flow == kInstallation && before->key.product == c.key.product && view.borders(drafts.back().figure->item, at).strong == 0;
  if (!change_of_it) {
    // Arrays for "distributed generation" are told of by their power, which nobody generates in half a year.
    const bool goes_on = c.key.flow == "generation" && (told_of ? *told_of : discourse_.series).flow == kInstallation;
    if (!f.unit || (!goes_on && !unsaid) || (c.form != Form::level && c.form != Form::difference) || f.unit->text("dimension") != "power") return;
    if (!goes_on && !put_up()) return;
    if (c.form == Form::difference && !c.base) c.form = Form::level, c.direction = Direction::none;
  }
  c.key.flow = kInstallation;
  topic.flow = kInstallation;
  c.from.flow = here;
  topic.trade = false;
}

bool ClaimBuilder::TopicChoice::put_up() const {
  constexpr std::size_t kFar = 16, kNear = 8;
  if (!view.may_hold("build-verb")) return false;
  // "has installed 80 GW": what was put up in all the years; "is to install 8 GW" is new.
  const auto told_over_years = [&](std::size_t verb) {
    while (verb > 1 && view.is(verb - 1, "adverb")) --verb;
    return verb > 0 && view.is(verb - 1, "auxiliary") && c.modality == Modality::stated;
  };
  for (std::size_t i = at; i > 1 && at - i < kFar && !view.is(i - 1, "clause-strong") && !view.is(i - 1, "level-verb"); --i)
    if (view.is(i - 1, "build-verb")) return !(view.is(i - 1, "flow") && told_over_years(i - 1));
  for (std::size_t i = at + 1; i < std::min(view.scan().items.size(), at + kNear) && view.scan().items[i].type != ItemType::figure && !view.is(i, "clause-strong"); ++i)
    if (view.is(i, "build-verb")) return view.is(i - 1, "auxiliary") || view.is(i - 1, "adverb");
  return false;
}

// "July was revised up by 6,000", told of jobs and then of the jobless rate: heads are no rate; of those who were counted.
void ClaimBuilder::TopicChoice::take_heads() {
  if (c.kind != Kind::count || c.from.product == here || !f.counted.empty() || c.counted.empty()) return;
  const Entry* rate = builder.product_entry(c.key.product);
  const Entry* heads = rate && rate->text("measures") == "rate" ? language_.lexicon().find_term("headcount", c.counted) : nullptr;
  if (!heads) return;
  c.key.product = heads->text("product").empty() ? c.counted : heads->text("product");
  c.product_span = {};
  c.from.product = Provenance::earlier;
}

// "China's exports grew 8%", in a report that tells of its imports of soybeans, of crude oil and of coal: of none of these.
bool ClaimBuilder::TopicChoice::among_several_goods() const {
  const Focus& focus = *told_of;
  if (!focus.trade || !goods(focus.product) || c.kind == Kind::quantity) return false;
  // Two that are told of in their own right, not as kinds of each other.
  std::vector<const std::string*> apart;
  const auto note = [&](const std::string& slug) {
    if (goods(slug) && slug != "all-goods" && std::ranges::none_of(apart, [&](const std::string* other) { return *other == slug || near(*other, slug) || builder.kind_of(slug, *other) || builder.kind_of(*other, slug); })) apart.push_back(&slug);
  };
  for (const std::string& slug : discourse_.of_headline) note(slug);
  // Or where it goes the other way than theirs.
  if (topic.flow != focus.flow && topic.first_of_sentence)
    for (const Named& named : view.spoken_of()) note(named.slug);
  return apart.size() > 1;
}

// "Operating profit rose to 5.7 billion. The profit was better than foreseen", "Arrivals from Germany", told of tourist arrivals: one of
// the kind that was spoken of.
void ClaimBuilder::TopicChoice::take_kind_told() {
  const Focus& focus = *told_of;
  if (!topic.open || c.from.product != here || !focus.set || c.key.product.find('-') != std::string::npos || c.key.product.empty()) return;
  const auto [first, last] = view.items_in(c.product_span);
  if (first != last || !(first == 0 || view.is(first - 1, "definite-article") || view.is(first - 1, "possessive-determiner") || view.is(first - 1, "pointing"))) return;
  if (!focus.product.ends_with('-' + c.key.product)) return;
  c.key.product = focus.product;
  c.product_span = focus.product_span;
  c.from.product = discourse_.provenance(focus);
}

// "December Brent futures fell 1.9%, or $1.22": what is quoted on a market is the price of the good.
void ClaimBuilder::TopicChoice::take_quotation() {
  if (c.from.flow == here || !view.quoted() || c.from.product != here || !goods(c.key.product) || c.kind == Kind::quantity || c.kind == Kind::count || c.kind == Kind::share || c.kind == Kind::rank) return;
  const auto [first, last] = view.items_in(c.product_span);
  const auto market = [&](std::size_t i) { return i < view.scan().items.size() && view.is(i, "market-word"); };
  if (first > last || last >= at || !(market(first) || market(last) || market(last + 1) || (first > 0 && market(first - 1)))) return;
  c.key.flow = kPrice;
  c.from.flow = here;
  topic.trade = false;
  topic.generic = true;
}

bool ClaimBuilder::TopicChoice::names_few(const Draft& d) const {
  constexpr double kFew = 20;
  const bool sum = c.kind == Kind::quantity || c.kind == Kind::money || c.kind == Kind::price || (c.kind == Kind::change && !drafts.empty() && (drafts.back().claim.kind == Kind::quantity || drafts.back().claim.kind == Kind::money));
  return sum && discourse_.series.set && goods(discourse_.series.product) && d.claim.kind == Kind::count && d.figure->number.spelled && d.claim.value <= kFew && !d.figure->counted.empty() && d.figure->type != FigureType::duration;
}

bool ClaimBuilder::TopicChoice::within_few(const Topic& t) const {
  const std::uint32_t end = view.scan().items[t.last].span.end;
  return std::ranges::any_of(drafts, [&](const Draft& d) { return names_few(d) && end > d.figure->counted.start && end <= d.figure->counted.end; });
}

// "turnover rose 5% to 459 million and its net result to 148 million", "… and the mean yield from 61 to 74 quintals": a noun by itself that no
// lexicon knows, behind an "and", which has the verb of the figure before.
bool ClaimBuilder::TopicChoice::take_gapped_noun() {
  if (!own.empty() || drafts.empty() || at < 4 || c.form == Form::order || c.form == Form::difference) return false;
  const Draft& told = drafts.back();
  if (told.gapped_noun && view.reached_from(told.figure->item, at)) {
    builder.take_topic_of(told, draft);
    topic = told.topic;
    best = nullptr;
    return draft.gapped_noun = settled = draft.has_topic = true;
  }
  if (!view.is(at - 1, "preposition") || told.figure->item + 3 > at || view.acts_between(told.figure->item, at)) return false;
  std::size_t first = at - 1;
  while (first > told.figure->item + 1 && (view.is(first - 1, "word") || view.is(first - 1, "adjective") || view.is(first - 1, "averaged"))) --first;
  while (first < at - 1 && view.is(first, "averaged")) ++first;
  if (first + 1 >= at || first < 2) return false;
  std::size_t lead = first;
  while (lead > told.figure->item + 1 && view.is(lead - 1, "averaged")) --lead;
  const bool named = (view.is(lead - 1, "article") || view.is(lead - 1, "possessive-determiner")) && view.is(lead - 2, "joiner-and");
  const std::size_t head = at - 2;
  if (!named || (view.is(head, "anaphor") && head == first) || view.is(head, "trend-noun") || view.is(head, "product") || view.is(head, "flow") || view.is(head, "place") || view.is(head, "actor-noun") || view.is(head, "period-unit")) return false;
  topic = {};
  topic.product_span = {view.scan().items[first].span.start, view.scan().items[head].span.end};
  topic.product = view.open_slug(topic.product_span);
  topic.first = first, topic.last = head;
  topic.open = true;
  if (topic.product.empty()) return false;
  best = nullptr;
  return draft.gapped_noun = settled = draft.has_topic = true;
}

bool ClaimBuilder::TopicChoice::behind_heads(const Topic& t) const {
  std::size_t lead = t.first;
  while (lead > 0 && (view.is(lead - 1, "article") || view.is(lead - 1, "adjective"))) --lead;
  return lead > 1 && view.is(lead - 1, "preposition") && !view.is(lead - 1, "joiner-of") && (view.is(lead - 2, "headcount") || view.is(lead - 2, "people-word"));
}

bool ClaimBuilder::TopicChoice::behind_flow(const Topic& agent) const {
  return std::ranges::any_of(view.topics(), [&](const Topic& t) {
    if (t.agent || t.verb || t.flow.empty() || t.product.empty() || t.last >= agent.first) return false;
    std::size_t lead = t.last + 1;
    while (lead < agent.first && !view.is(lead, "place-role")) ++lead;
    const auto between = view.borders(t.last, agent.first);
    return lead == t.last + 1 && lead < agent.first && between.strong == 0 && view.next_figure(t.last + 1) > agent.last;
  });
}

// "The number of people in work fell by 2,000": of those, whatever was told of before.
bool ClaimBuilder::TopicChoice::take_numbered() {
  if (!own.empty() || (draft.has_topic && !topic.open && !topic.product.empty()) || c.kind == Kind::rank || c.kind == Kind::money) return false;
  // "Rail travel grew. The number of people on trains rose 3%": told of a count, they may be the same in other words; of a rate they are not.
  const Focus& focus = *told_of;
  const Entry* series = builder.product_entry(focus.product);
  if (focus.set && !focus.product.empty() && (!series || series->text("measures") == "count")) return false;
  const auto told = view.numbered(at);
  if (!told) return false;
  const std::string which = view.open_slug(told->which);
  if (which.empty()) return false;
  topic = {};
  topic.product = view.folded(told->who) + '-' + which;
  topic.product_span = told->who;
  topic.open = true;
  if (c.kind == Kind::count && f.counted.empty()) c.counted = view.folded(told->who);
  return draft.has_topic = true;
}

}  // namespace assay
