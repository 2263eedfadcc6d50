// SentenceView: topics, the noun phrases that figures are about.
#include <algorithm>
#include <array>
#include <span>

#include "normalize/sentence_classes.h"
#include "normalize/sentence_view.h"

namespace assay {
namespace {

// A figure that weighs or measures out goods: tonnes, barrels, kilowatt-hours.
bool figure_of_goods(const Scan& scan, std::size_t item) {
  static constexpr std::array kGoods{"mass", "volume", "energy", "mass-rate", "flow-rate"};
  return std::ranges::any_of(scan.figures, [&](const Figure& f) {
    return f.item == item && f.type == FigureType::physical && f.unit && std::ranges::find(kGoods, f.unit->text("dimension")) != kGoods.end();
  });
}

// "brought in 3 Mt" is an import, "brought in $3bn" tells what was earned; so does "made $3bn".
bool earns(const Scan& scan, std::size_t item, const SentenceClasses::Flow& flow) {
  return flow.before_figure && (flow.trade || flow.verb) &&
         std::ranges::any_of(scan.figures, [&](const Figure& f) { return f.item == item + 1 && f.type == FigureType::money; });
}

// What two products are both kinds of; empty where the lexicon knows nothing. One of them may be the other's kind.
std::string common_parent(const Entry& a, const Entry& b) {
  if (a.id == b.id) return {};
  const auto& ours = a.list("parents");
  const auto& theirs = b.list("parents");
  if (std::ranges::find(ours, b.id) != ours.end()) return b.id;
  if (std::ranges::find(theirs, a.id) != theirs.end()) return a.id;
  for (const std::string& parent : ours)
    if (std::ranges::find(theirs, parent) != theirs.end()) return parent;
  return {};
}

}  // namespace

// "Exports from Asia's fourth-largest economy": whose they are, told by its rank; "Asia's fourth-largest economy grew" is about it.
bool SentenceView::stands_for_country(std::size_t item) const {
  if (item < 2 || scan_.items[item - 1].type != ItemType::figure || !is(item - 1, "rank-figure") || !product_of(scan_.items[item])->flag("when_it_moves")) return false;
  std::size_t at = item - 1;
  while (at > 0 && (is(at - 1, ids_.possessive) || is(at - 1, ids_.place) || is(at - 1, ids_.world) || is(at - 1, ids_.article) || is(at - 1, ids_.adjective))) --at;
  return at > 0 && is(at - 1, ids_.preposition);
}

// "Visits to the cotton museum", "the coffee shop chain": a good that only says what kind of house it is; but for "the coffee board said output
// rose", where no other good is named.
bool SentenceView::lent_to_host(std::size_t item) const {
  if (!may_hold("host-noun") || item + 1 >= scan_.items.size() || !is(item + 1, "host-noun")) return false;
  bool flows = false;
  for (std::size_t i = 0; i < scan_.items.size(); ++i) {
    if (is(i, ids_.product) && i != item && !(i + 1 < scan_.items.size() && is(i + 1, "host-noun"))) return true;
    flows = flows || (is(i, ids_.flow) && !ids_.flow_of(scan_.items[i])->generic);
  }
  return !flows;
}

// "Output in the world's No. 2 grower": of one country, named by its rank.
bool SentenceView::stands_for_one(std::size_t world) const {
  constexpr std::size_t kLongest = 5;
  const auto& items = scan_.items;
  if (world + 3 >= items.size() || !is(world + 1, ids_.possessive) || world < 2 || !(is(world - 1, ids_.preposition) || is(world - 2, ids_.preposition))) return false;
  bool ranked = false;
  for (std::size_t i = world + 2; i < std::min(items.size(), world + 2 + kLongest); ++i) {
    const bool agent = is(i, ids_.partner) || (is(i, ids_.flow) && ids_.flow_of(items[i])->agent);
    if (agent) return ranked;
    ranked = ranked || is(i, "rank-figure") || is(i, ids_.superlative) || items[i].type == ItemType::number || items[i].type == ItemType::figure || items[i].type == ItemType::name;
    if (is(i, ids_.preposition) || is(i, ids_.strong) || items[i].type == ItemType::sign) return false;
  }
  return false;
}

void SentenceView::find_topics(std::vector<Named>& spoken_of, std::size_t before) {
  spoken_of_ = &spoken_of;
  named_before_ = named_now_ = before;
  if (has(SentenceClasses::kTopical)) find_topics();
  const auto note = [&](const std::string& slug) {
    if (std::ranges::find(spoken_of, slug, &Named::slug) != spoken_of.end()) return;
    spoken_of.push_back({slug, language_.lexicon().find("product", slug)});
    named_now_ = spoken_of.size();
  };
  for (const Topic& t : topics_) {
    if (t.product.empty()) continue;
    if (!t.open) note(t.product);
    else if (t.trade)
      for (std::size_t i = t.first + 1; i < t.last; ++i)
        if (is_pair(i - 1, i) || is_pair(t.first, i))
          for (const std::size_t good : {i - 1, i + 1}) note(product_of(scan_.items[good])->id);
  }
}

void SentenceView::find_topics() {
  const std::span items(scan_.items);
  bool of_goods = false;
  for (const Figure& f : scan_.figures) of_goods = of_goods || figure_of_goods(scan_, f.item);
  const auto moves_goods = [&](const Item& item) {
    return std::ranges::any_of(language_.vocabulary().meaning(item.ref), [](const TermReading& r) { return r.cls == "flow" && r.entry->flag("goods_only"); });
  };
  const auto names_topic = [&](std::size_t i) {
    if (is(i, ids_.product) && product_of(items[i])) return !stands_for_country(i) && !lent_to_host(i);
    if (!is(i, ids_.flow) || (i > 0 && items[i - 1].capital && begins_name(i))) return false;
    // "long-distance trains": a part of what describes a noun.
    if (i > 1 && is(i - 1, ids_.hyphen) && i + 1 < items.size() && (is(i + 1, ids_.word) || is(i + 1, ids_.counter)) && !is(i + 1, ids_.flow) && !is(i - 2, ids_.product) && ids_.flow_of(items[i])->generic && is(i - 2, ids_.adjective)) return false;
    // "supplies 90%": before its figure the word is the verb.
    const bool verb_too = is(i, ids_.level_verb) || is(i, ids_.verb) || is(i, ids_.trend_verb);
    const auto* flow = ids_.flow_of(items[i]);
    if (flow->verb && flow->trade && i > 0 && is(i - 1, ids_.article)) return false;  // "The ship carried 3,046 vehicles"
    // "registered 1,200 new cars": sold; what else is registered is only noted down.
    if (flow->vehicles_only && std::ranges::none_of(items, [&](const Item& x) {
          const Entry* product = ids_.known_product(x);
          return product && product->flag("road_vehicle");
        }))
      return false;
    const bool before_figure = i + 1 < items.size() && items[i + 1].type == ItemType::figure;
    if (flow->before_figure) return (before_figure && !earns(scan_, i, *flow)) || (of_goods && moves_goods(items[i]));
    // "unloaded 119 million tonnes", "arrived in China": what moves must be goods.
    if (flow->goods_only && !of_goods) return false;
    // "has grown by 83%": a verb of change raises crops only where a good stands beside it.
    if (is(i, ids_.trend_verb) && flow->loose && !before_figure && !(i + 1 < items.size() && is(i + 1, ids_.product)) && !(i > 0 && is(i - 1, ids_.product) && !is(i + 1 < items.size() ? i + 1 : i, ids_.preposition)))
      return false;
    // "pumped 27 million barrels": a figure of goods makes the verb a flow, one of a share does not.
    if (before_figure && figure_of_goods(scan_, i + 1)) return true;
    return !(verb_too && before_figure && (flow->generic || (flow->loose && !flow->trade)));
  };
  const auto breaks = [&](std::size_t i) {
    if (ids_.has(items[i].set, SentenceClasses::kTopical)) return false;
    if (items[i].type == ItemType::figure || items[i].type == ItemType::number || items[i].type == ItemType::name) return true;
    return !ids_.has(items[i].set, SentenceClasses::kNounish | SentenceClasses::kConnects);
  };
  bool first = true;
  std::size_t floor = 0;
  for (std::size_t i = next_with(SentenceClasses::kTopical, 0); i < items.size(); i = next_with(SentenceClasses::kTopical, i + 1)) {
    if (!names_topic(i)) continue;
    std::size_t begin = i, end = i;
    // To the left: owners, adjectives, nouns.
    while (begin > floor && !breaks(begin - 1) && !is(begin - 1, ids_.joiner_of)) {
      if (is(begin - 1, ids_.trend_verb) || is(begin - 1, ids_.level_verb) || is(begin - 1, ids_.verb)) {
        if (!is(begin - 1, ids_.flow) && !is(begin - 1, ids_.word)) break;
      }
      --begin;
    }
    // A period may stand before its noun: "June exports".
    if (begin > floor && items[begin - 1].type == ItemType::period && begin - 1 > floor && !breaks(begin - 2)) {
      std::size_t owner = begin - 1;
      while (owner > floor && (is(owner - 1, ids_.place) || is(owner - 1, ids_.possessive) || is(owner - 1, ids_.adjective))) --owner;
      if (owner < begin - 1) begin = owner;
    }
    // To the right: further nouns; places after a role word.
    std::size_t at = i + 1;
    while (at < items.size()) {
      if (is_pair(i, at)) {
        end = at + 1, at += 2;
        continue;
      }
      const bool role = is(at, ids_.place_role);
      if (role) {
        // "exports to the U.S.", "exports of magnets": only where a place, product or flow follows
        std::size_t next = at + 1;
        while (next < items.size() && (is(next, ids_.article) || is(next, ids_.adjective) || is(next, ids_.determiner) || is(next, ids_.whole_marker))) ++next;
        const bool leads = next < items.size() && (is(next, ids_.place) || is(next, ids_.world) ||
                                                   ((is(next, ids_.product) || is(next, ids_.flow)) && is(at, ids_.joiner_of)));
        if (!leads) {
          // An open noun after "of": "imports of school places"
          if (is(at, ids_.joiner_of) && next < items.size() && is(next, ids_.word)) {
            end = next;
            while (end + 1 < items.size() && is(end + 1, ids_.word)) ++end;
            at = end + 1;
            continue;
          }
          break;
        }
        // "the world's copper reserves and Peru 10%": who begins the next part of a list.
        if (is(at, ids_.conjunction) && is(next, ids_.place) && next + 1 < items.size() && items[next + 1].type == ItemType::figure) break;
        end = next;
        at = next + 1;
        continue;
      }
      if (breaks(at) || is(at, ids_.article) || is(at, ids_.determiner)) break;
      if ((is(at, ids_.trend_verb) || is(at, ids_.level_verb) || is(at, ids_.verb) || is(at, ids_.auxiliary)) && !is(at, ids_.flow) && !is(at, ids_.product)) break;
      // "those of pork grew 14.6%": a verb of change is no harvest.
      if (is(at, ids_.trend_verb) && is(at, ids_.flow) && at + 1 < items.size() && items[at + 1].type == ItemType::figure && !figure_of_goods(scan_, at + 1)) break;
      // So is it in "the population grew by 28,600".
      if (is(at, ids_.trend_verb) && is(at, ids_.flow) && at + 2 < items.size() && is(at + 1, ids_.preposition) && items[at + 2].type == ItemType::figure) break;
      // "The largest producer shipped out 6,200 tonnes": what was done is another topic than who did it.
      if (const auto* done = is(at, ids_.flow) ? ids_.flow_of(items[at]) : nullptr; done && done->verb && skeleton_ && skeleton_->in_verb(at) && is(i, ids_.flow) && ids_.flow_of(items[i])->agent) break;
      end = at++;
    }
    Topic& topic = topics_.emplace_back();
    build(begin, end, topic);
    take_relative_owner(topic);
    topic.first_of_sentence = first;
    if (topic.product.empty() && topic.flow.empty()) topics_.pop_back();
    else first = false;
    i = end;
    floor = end + 1;
  }
}

// "The list included cotton cloth, the export of which rose 5%", "cobalt, whose exports fell 5%": of the good named before it.
void SentenceView::take_relative_owner(Topic& t) const {
  if (!t.trade || t.verb || !t.product.empty() || topics_.size() < 2) return;
  std::size_t behind = t.first;
  const bool whose = behind > 0 && is(behind - 1, "relative-owner");
  if (whose) {
    --behind;
  } else if (t.last + 2 >= scan_.items.size() || !is(t.last + 1, ids_.joiner_of) || !is(t.last + 2, ids_.relative)) {
    return;
  }
  while (behind > 0 && (is(behind - 1, ids_.article) || is_sign(behind - 1, ","))) --behind;
  const Topic& named = topics_[topics_.size() - 2];
  if (named.last + 1 != behind || named.product.empty() || (whose && (named.agent || !named.flow.empty()))) return;
  t.product = named.product;
  t.product_span = named.product_span;
  t.open = named.open;
  t.of_which = true;
}

void SentenceView::build(std::size_t first, std::size_t last, Topic& t) const {
  const std::span items(scan_.items);
  t.first = first;
  t.last = last;
  const SentenceClasses::Flow* flow = nullptr;
  const Entry* named = nullptr;  // the product's entry
  Span pair;  // "salmon and trout"
  bool priced = false;
  bool after_of = false, to_whom = false;
  std::size_t flow_at = last + 1;
  bool generic_named = false;
  Span generic_span;
  for (std::size_t i = first; i <= last; ++i) {
    const AskedBits& here = language_.classes().asked(items[i].set);
    if (here.has(ids_.joiner_of)) after_of = true;
    // "Shipments of spodumene to the Chinese lithium producer": who takes it names no other good.
    else if (here.has(ids_.place_role) && !here.has(ids_.conjunction) && flow && !flow->agent && !t.product.empty()) to_whom = true;
    if (to_whom && (here.has(ids_.product) || here.has(ids_.actor))) continue;
    const auto* own_flow = here.has(ids_.flow) ? ids_.flow_of(items[i]) : nullptr;
    const Entry* product = here.has(ids_.product) ? product_of(items[i]) : nullptr;
    // "inflation" is both: with another product it is the flow, alone the product.
    if (product && own_flow && own_flow->generic && !t.product.empty()) product = nullptr;
    // "Wheat export prices": an index of prices is, behind a good that is weighed, the price of that.
    if (product && named && named->text("measures") == "mass" && items[i - 1].span.end == t.product_span.end && product->text("measures") == "index") {
      const std::string name = folded(items[i].span);
      const Entry* head = language_.lexicon().find_term("flow", std::string_view(name).substr(name.rfind(' ') + 1));
      priced = priced || (head && head->text("flow") == kPrice);
      if (priced) continue;
    }
    if (product) {
      const bool replaces = t.product.empty() || t.loose || t.open || after_of || flow == nullptr;
      // "Salmon and trout exports": of the two, which are not all that they are kinds of.
      if (i >= first + 2 && named && items[i - 2].span.end == t.product_span.end && (is_pair(i - 2, i - 1) || is_pair(first, i - 1))) pair = {t.product_span.start, items[i].span.end};
      // "cars and trucks": of what both are kinds of, where the lexicon knows it.
      if (const std::string both = pair.size() == 0 && named && !t.loose && i >= 2 && items[i - 1].span.start >= t.product_span.end && is(i - 1, ids_.conjunction) && is(i - 1, "joiner-and") && items[i - 2].span.end == t.product_span.end ? common_parent(*named, *product) : std::string(); !both.empty()) {
        t.product = both;
        named = language_.lexicon().find("product", both);
        t.product_span = {t.product_span.start, items[i].span.end};
        continue;
      }
      if (replaces && !(product->flag("loose") && product->flag("general") && !t.product.empty())) {
        t.product = product->id;
        named = product;
        t.product_span = items[i].span;
        t.loose = product->flag("general");
        t.open = false;
      }
      if (own_flow && own_flow->generic) own_flow = nullptr;
    }
    if (own_flow && earns(scan_, i, *own_flow)) own_flow = nullptr;
    if (own_flow) {
      const bool verb = !own_flow->noun;
      const bool better = !flow || (flow->generic && !own_flow->generic) || (flow->loose && !own_flow->loose) ||
                          (flow->generic && !flow->takes_product && own_flow->takes_product);
      // "Importers took delivery of 619 tonnes": who acts says less than what was done.
      const bool acted = flow && flow->agent && verb;
      // "Processed palm oil stocks": what was done to the good names its kind, the noun behind it the flow.
      const bool head = flow && !verb && i > 1 && flow_at + 1 < i && is(i - 1, ids_.product) && items[i - 1].span.end == t.product_span.end && items[flow_at + 1].span.start == t.product_span.start && ids_.flow_of(items[flow_at])->name != own_flow->name;
      if (acted || head || (better && !(flow && verb))) {
        flow = own_flow;
        flow_at = i;
        t.verb = verb;
      }
      if (own_flow->generic && !generic_named) {
        generic_named = !own_flow->name.empty();
        generic_span = items[i].span;
      }
    }
    if (here.has(ids_.world) && !stands_for_one(i)) t.world = true;
    if (here.has(ids_.whole_marker)) t.total = true;
    if (own_flow && ((i > 0 && is(i - 1, "all-determiner")) || here.has("all-determiner"))) t.all = true;
  }
  if (flow) {
    t.flow = flow->name;
    t.trade = flow->trade;
    t.generic = flow->generic;
    t.agent = flow->agent;
    t.loose_flow = flow->loose;
    t.alone = flow->alone;
    t.of_prices = flow->of_prices;
  } else if (priced) {
    t.flow = kPrice;
  }
  if (pair.size() > 0 && t.trade && !t.verb && !t.agent && t.product_span.start >= pair.start && t.product_span.end <= pair.end) {
    t.product_span = pair;
    t.product = open_slug(pair);
    t.open = true;
    named = nullptr;
  }
  // "non-oil exports": of another thing than oil.
  for (std::size_t i = first; i + 2 <= last; ++i)
    if (is(i, "negating-prefix") && is(i + 1, ids_.hyphen) && is(i + 2, ids_.product) && t.product_span.end <= items[i + 2].span.end) {
      t.product_span = {items[i].span.start, items[i + 2].span.end};
      t.product = open_slug(t.product_span);
      t.open = true;
      named = nullptr;
    }
  // "Dispatches of cars": to dealers, where those of coal leave the country.
  if (flow && named && named->flag("road_vehicle") && !flow->of_vehicles.empty()) t.flow = flow->of_vehicles, t.trade = false;
  // An index or a rate of the economy has no flow of its own: "GDP output", "the price index".
  if (named && (named->text("measures") == "index" || named->text("measures") == "rate" || named->flag("no_flow") || named->flag("series"))) flow = nullptr, t.flow = {}, t.trade = t.generic = false;
  // An open noun beside the flow: "hospital admissions", "almond exports", "exports of toys".
  if (t.product.empty() && flow) {
    std::size_t begin = first, end = first;
    bool found = false;
    const auto flow_parts = [&](std::size_t a, std::size_t b) {
      for (std::size_t i = a; i <= b; ++i)
        if (is(i, ids_.flow)) return true;
      return false;
    };
    for (std::size_t i = first; i <= last; ++i) {
      // "exports of magnets", where nothing says which: a thing of its own.
      const Entry* may_be = !is(i, ids_.flow) ? ids_.known_product(items[i]) : nullptr;
      const bool unknown_kind = may_be && may_be->flag("needs_context") && !product_of(items[i]);
      const bool noun = (is(i, ids_.word) || unknown_kind) && !is(i, ids_.place) && !is(i, ids_.whole_marker) && !is(i, ids_.actor) && !is(i, ids_.anaphor) && !is(i, ids_.partner) && (items[i].type == ItemType::unknown_word || unknown_kind) &&
                        items[i].span.size() > 2 && !(skeleton_ && skeleton_->in_verb(i));
      if (!noun || (is(i, ids_.cap) && i > 0)) continue;
      // "Lynas sold 3,212 tonnes": who sold them
      if (t.verb && i + 2 < items.size() && is(i + 1, ids_.flow) && skeleton_ && skeleton_->in_verb(i + 1) && items[i + 2].type == ItemType::figure) continue;
      if (unknown_kind && spoken_of().empty()) {
        t.unknown_kind = items[i].span;
        continue;
      }
      if (found && flow_parts(end, i)) break;
      if (!found) begin = i;
      end = i;
      found = true;
    }
    if (found && !(t.generic && !flow->takes_product)) {
      t.product_span = {items[begin].span.start, items[end].span.end};
      t.product = open_slug(t.product_span);
      t.open = true;
    }
  }
  // "mobile phone thefts": right before a word that names its own thing, a good is only a part of the name.
  if (named && t.generic && flow->compounds && t.product_span.end < generic_span.start) {
    const auto [from_product, product_end] = items_in(t.product_span);
    const auto [generic_at, generic_end] = items_in(generic_span);
    // "car occupant fatalities"
    const auto plain = [&](std::size_t i) { return items[i].type == ItemType::unknown_word || (is(i, ids_.word) && !is(i, ids_.flow) && !is(i, ids_.anaphor)); };
    bool runs_on = from_product <= product_end && generic_at <= generic_end && product_end < generic_at;
    for (std::size_t i = product_end + 1; runs_on && i < generic_at; ++i) runs_on = plain(i);
    if (runs_on) {
      t.product_span = {t.product_span.start, generic_span.end};
      t.product = open_slug(t.product_span);
      t.open = true;
      t.flow = {};
      t.generic = t.trade = false;
    }
  }
  const bool done = t.generic && [&] {
    for (std::size_t i = first; i <= last; ++i)
      if (is(i, ids_.flow) && skeleton_ && skeleton_->in_verb(i)) return true;
    return false;
  }();
  // "The index advanced 0.3%": of the thing whose index was told of.
  const bool taken_up = t.of_prices && generic_span.size() > 0 && [&] {
    const auto [head, head_end] = items_in(generic_span);
    return head == head_end && is(head, ids_.anaphor) && head > 0 && is(head - 1, ids_.article);
  }();
  if (t.product.empty() && t.generic && !flow->takes_product && !done && !taken_up) {
    // "net profit", "turnout", "bed occupancy": the word itself is what the figure is about, with the nouns before it.
    const auto [head, head_end] = items_in(generic_span);
    std::size_t begin = head;
    while (begin > 0 && begin > first && (is(begin - 1, ids_.word) || is(begin - 1, ids_.hyphen) || (is(begin, ids_.hyphen) && items[begin - 1].type == ItemType::term)) && !is(begin - 1, ids_.anaphor) && !is(begin - 1, ids_.actor) && !is(begin - 1, "forecast-word") &&
           !is(begin - 1, ids_.place) && !(is(begin - 1, ids_.cap) && begin > 1))
      --begin;
    if (begin < head && is(begin, ids_.hyphen)) ++begin;
    if (begin <= head && head <= head_end) generic_span.start = items[begin].span.start;
    t.product_span = generic_span;
    t.product = open_slug(generic_span);
    t.open = true;
    t.flow = {};
    t.generic = t.trade = false;
  }
  t.generic = t.generic || (priced && !flow);
  t.bare_generic = t.product.empty() && t.generic;
  if (t.bare_generic) t.product_span = generic_span;
  assign_sides(t);
}

void SentenceView::assign_sides(Topic& t) const {
  std::size_t flow_at = 0;  // without a flow, no place stands before it
  for (std::size_t i = t.first; i <= t.last; ++i)
    if (is(i, ids_.flow)) {
      flow_at = i;
      break;
    }
  // "Malaysian palm oil imports into China": whose the good is sends it, where the flow goes to another.
  const bool goes_to = t.flow == kImport && std::ranges::any_of(places_, [&](const PlaceMention& p) { return p.role == PlaceRole::to && p.item > flow_at && p.item <= t.last && !p.region; });
  for (const PlaceMention& place : places_) {
    if (place.item < t.first || place.item > t.last) continue;
    if ((place.region && !place.of_many && !(t.trade && place.partner())) || (t.world && place.code.empty())) continue;  // a city's figure is not its country's
    if ((place.of_firm && !t.trade) || (place.of_partner && t.flow.empty())) continue;
    const bool import = t.flow == kImport;
    PlaceRole role = place.role_in(t.trade);
    // "records of US imports", "from Chinese export data": right before the flow a place owns it, whatever leads both in.
    const bool beside = place.item + 1 == flow_at;
    if (place.item < flow_at && !place.bound && (beside || (role != PlaceRole::from && role != PlaceRole::with))) role = PlaceRole::owner;
    switch (role) {
      case PlaceRole::to:
        if (t.trade && t.destination.empty()) t.destination = place.code;
        break;
      case PlaceRole::from:
        if (t.origin.empty()) t.origin = place.code;
        break;
      case PlaceRole::with: break;
      case PlaceRole::none:
      case PlaceRole::owner:
      case PlaceRole::in:
        if (goes_to && place.item < flow_at) {
          if (t.origin.empty()) t.origin = place.code;
          break;
        }
        // "the largest importer of Vietnamese rice", "imports of US LNG": whose the good is sends it.
        if (import && place.item > flow_at + 1 && place.item < t.last && is(place.item - 1, ids_.joiner_of) && (is(place.item + 1, ids_.product) || (t.agent && is(place.item + 1, ids_.word)))) {
          if (t.origin.empty()) t.origin = place.code;
          break;
        }
        if (t.owner.empty()) t.owner = place.code;
        if (import && t.destination.empty()) t.destination = place.code;
        else if (!import && t.origin.empty()) t.origin = place.code;
        break;
    }
  }
}

Topic SentenceView::topic_of(Span span) const {
  const auto [first, last] = items_in(span);
  if (first > last) return {};
  Topic t;
  build(first, last, t);
  return t;
}

std::string SentenceView::open_slug(Span span) const {
  const auto [first, last] = items_in(span);
  if (first > last) return "";
  std::string out;
  for (std::size_t i = first; i <= last; ++i) {
    const Item& item = scan_.items[i];
    if (item.type != ItemType::unknown_word && item.type != ItemType::term) continue;
    if (is(i, ids_.place) || is(i, ids_.possessive) || is(i, ids_.article) || is(i, ids_.determiner) || is(i, ids_.whole_marker) || is(i, ids_.world) ||
        is(i, ids_.measure_noun) || is(i, ids_.adverb) || (is(i, ids_.actor) && i < last) || is(i, ids_.partner) || is(i, ids_.superlative) || is(i, ids_.pronoun) || is(i, "newness"))
      continue;
    if (is(i, ids_.joiner_of)) break;
    for (const char c : folded(item.span)) {
      if (c == ' ' || c == '\'') {
        if (!out.empty() && out.back() != '-') out += '-';
      } else {
        out += c;
      }
    }
    if (!out.empty() && out.back() != '-') out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

Span SentenceView::row_label(std::size_t figure_item) const {
  constexpr std::size_t kLongest = 4;
  const auto& items = scan_.items;
  if (figure_item < 2 || figure_item > kLongest + 2) return {};
  const std::size_t sign = figure_item - 1;
  if (!is_sign(sign, ":") && !is_sign(sign, "|") && !is(sign, ids_.dash)) return {};
  std::size_t first = 0;
  while (first < sign && (is(first, ids_.dash) || is(first, ids_.hyphen) || is_sign(first, "|") || is_sign(first, "*"))) ++first;
  if (first == sign) return {};
  for (std::size_t i = first; i < sign; ++i) {
    const bool noun = items[i].type == ItemType::unknown_word || is(i, ids_.word) || is(i, ids_.adjective) || is(i, ids_.hyphen);
    if (!noun || is(i, ids_.anaphor) || is(i, ids_.actor) || is(i, ids_.measure_noun) || is(i, ids_.trend_noun) || is(i, ids_.place) || is(i, ids_.whole_marker) || is(i, ids_.counter)) return {};
  }
  return {items[first].span.start, items[sign - 1].span.end};
}

bool SentenceView::counts_or_acts(Span span) const {
  const auto [first, last] = items_in(span);
  return first <= last && (is(last, ids_.counter) || is(last, ids_.actor) || is(last, ids_.partner));
}

}  // namespace assay
