// ClaimBuilder: which topic a figure is about, written into its claim.
#include <algorithm>
#include <array>
#include "normalize/claim_time.h"
#include "normalize/topic_choice.h"

namespace assay {

void ClaimBuilder::take_topic_of(const Draft& told, Draft& draft) {
  Claim& c = draft.claim;
  draft.topic = told.topic, draft.has_topic = told.has_topic, draft.focus = told.focus;
  c.key.product = told.claim.key.product, c.product_span = told.claim.product_span, c.from.product = told.claim.from.product;
  c.key.flow = told.claim.key.flow, c.from.flow = told.claim.from.flow;
}

// "Car exports rose 10% to 111,600 vehicles": the word by which the good is counted names what it is a kind of.
bool ClaimBuilder::counts_the_good(const SentenceView& view, const Claim& told, const Draft& draft) const {
  if (draft.claim.kind != Kind::count || draft.figure->counted.size() == 0 || !goods(told.key.product)) return false;
  const Topic counted = view.topic_of(draft.figure->counted);
  return !counted.product.empty() && counted.product != told.key.product && near(told.key.product, counted.product);
}

void ClaimBuilder::decide_topic(const SentenceView& view, Drafts drafts, Draft& draft) const {
  // "12,700 tonnes (70%)": so much more is told of the same.
  const Draft* before = drafts.empty() ? nullptr : &drafts.back();
  if (const Draft* told = before ? glossed(view, drafts, draft) : nullptr; told && !told->claim.key.flow.empty() && (draft.claim.kind == Kind::share || draft.claim.kind == Kind::change)) return take_topic_of(*told, draft);
  // "from 13.4% of GDP to 12.6%": a part of the same. "Brent, at $67.20, gave back $3.10"
  if (before && draft.claim.form != Form::level && draft.claim.form != Form::order && (moved_from_aside(view, before->figure->item, draft.figure->item) || (drafts.size() > 1 && draft.figure->item <= before->figure->item + 3 && moved_from_aside(view, drafts[drafts.size() - 2].figure->item, before->figure->item)))) return take_topic_of(*before, draft);
  if (before && before->claim.kind == Kind::share && before->figure->start && draft.claim.kind == Kind::share && draft.figure->product.empty() && view.reached_from(before->figure->item, draft.figure->item)) return take_topic_of(*before, draft);
  // "earned $330 million, or 46 cents a share", "rose by a fifth (19%)": of one sum, one change.
  if (before && before->claim.kind == draft.claim.kind && before->claim.form == draft.claim.form && draft.figure->product.empty()) {
    const std::size_t told = before->figure->item, at = draft.figure->item;
    const bool sum = draft.claim.kind == Kind::money && draft.claim.form == Form::level;
    const bool right_behind = draft.claim.kind == Kind::change && at == told + 2 && view.is_sign(told + 1, "(");
    if ((sum || right_behind) && view.told_again(told, at)) return take_topic_of(*before, draft);
  }
  // "Shipments rose 6.1% to $6.55 billion amid the new tariff": what a flow came to is of the flow, whatever is told behind it.
  const Claim& level = draft.claim;
  if (before && before->claim.kind == Kind::change && language_.is_trade(before->claim.key.flow) && level.form == Form::level && (level.kind == Kind::money || level.kind == Kind::quantity || counts_the_good(view, before->claim, draft)) && draft.figure->product.empty() &&
      ((view.after_preposition(draft.figure->item) && view.straight_on(before->figure->item, draft.figure->item)) || reaching_right_behind(view, before->figure->item, draft.figure->item)) && !view.told_in_turn() &&
      std::ranges::none_of(view.topics(), [&](const Topic& t) { return t.last > before->figure->item && t.first < draft.figure->item; }))
    return take_topic_of(*before, draft);
  TopicChoice choice(*this, view, drafts, draft);
  choice.choose();
  choice.find_series();
  choice.take_own_noun();
  choice.complete();
  choice.cross_border();
  if (draft.topic.bare_generic) choice.name_generic();
  choice.take_subject();
  if (view.lists_in_turn()) choice.take_turn();
  choice.write();
  choice.write_price_and_kind_of_flow();
  choice.take_good_of_bare_flow();
  choice.take_short_name();
  choice.take_taxed();
  choice.take_new_capacity();
}

bool ClaimBuilder::TopicChoice::sets_scene(const Draft& other) const {
  constexpr double kFew = 20, kFarMore = 1000;
  const bool few = other.claim.kind == Kind::count && other.claim.form == Form::level && other.figure->number.spelled && other.claim.value <= kFew && other.figure->type != FigureType::duration;
  return few && (is_ratio_of_time(c) || (c.kind == Kind::count && c.value > other.claim.value * kFarMore)) && f.counted.empty() && !builder.product_entry(other.claim.key.product);
}

void ClaimBuilder::name_all_goods(Claim& c) const {
  if (const Entry* all = product_entry("all-goods")) c.key.product = all->id, c.product_span = {}, c.from.product = Provenance::default_;
}

bool ClaimBuilder::TopicChoice::goes_on_with_list() const {
  const Draft& told = drafts.back();
  const std::size_t before = told.figure->item;
  // "200 tonnes of tin to Spain, 150 to Italy and 500 in total"
  if (c.kind == told.claim.kind && view.total_behind(at) && view.partner_behind(before)) return true;
  // "Turkey took 5 million barrels from Iraq, Italy 3 million"; "of the 1,200 tonnes exported, 212 went to Spain".
  const bool goes_on = c.key.flow.empty() && c.kind == told.claim.kind && language_.is_trade(told.claim.key.flow) && (view.own_place(before, at) || (view.of_those_told(before, at) && view.partner_behind(at)));
  return goes_on || listed_partner(view, drafts, at);
}

void ClaimBuilder::TopicChoice::write() {
  const Focus& focus = *told_of;
  c.key.product = topic.product;
  c.product_span = topic.product_span;
  c.from.product = topic.product.empty() ? Provenance::none : here;
  c.key.flow = topic.flow;
  c.from.flow = topic.flow.empty() ? Provenance::none : flow_inferred ? Provenance::inferred : here;
  if (!(view.may_hold("bank-rate") && take_bank_rate()) && view.may_hold("rate-noun")) take_up_rate(), name_rate();
  // A second figure under one head keeps the head's series.
  if (!draft.has_topic) {
    if (f.like >= 0 || !drafts.empty()) {
      const Draft* model = nullptr;
      for (const Draft& other : drafts)
        // "…, after it put seven metals under control, rose for a second month": what stands aside heads nothing.
        // "At its three Scottish airports, numbers rose 5.8%": so few of something are where it is told, not what is told.
        // "Of 23 economists polled, 18 look for a further 25 points": nor are those who tell it.
        if (other.figure->item < at && !view.aside(other.figure->item, at) && !(other.people && c.kind != Kind::count && c.kind != Kind::share) && !names_few(other) && !(focus.set && !focus.product.empty() && sets_scene(other))) model = &other;
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
  if (!drafts.empty() && f.product.empty() && !listed && goes_on_with_list()) {
    const Draft& told = drafts.back();
    c.key.product = told.claim.key.product, c.product_span = told.claim.product_span, c.from.product = told.claim.from.product;
    c.key.flow = told.claim.key.flow, c.from.flow = told.claim.from.flow;
    topic.trade = language_.is_trade(c.key.flow);
  }
  // "The world's mines turned out 23 million tonnes of copper, more than in 2023, when they made 22.6 million"
  if (c.key.product.empty() && draft.has_topic && topic.verb && !drafts.empty() && view.pronoun_governs(at))
    if (const Claim& told = drafts.front().claim; told.key.flow == c.key.flow && told.kind == c.kind) {
      c.key.product = told.key.product;
      c.product_span = told.product_span;
      c.from.product = told.from.product;
    }
  // "…, and South Korea's imports fell by 2%", "…, with exports in January down 17%": in one breath, of one good; so are the exports
  // told beside the imports of a good, if they are no sum.
  if (c.key.product.empty() && topic.trade && (!topic.total || c.kind == Kind::quantity) && !topic.all && !listed)
    for (auto it = drafts.rbegin(); it != drafts.rend() && c.key.product.empty(); ++it)
      if ((it->claim.key.flow == topic.flow || (c.kind != Kind::money && it->claim.from.product == here)) && it->claim.from.product != Provenance::default_ && (goods(it->claim.key.product) || view.part_of_told(at))) {
        c.key.product = it->claim.key.product;
        c.product_span = it->claim.product_span;
        c.from.product = it->claim.from.product;
      }
  // "240,000 tonnes, of which China made 220,000": of what they all are.
  if (c.key.product.empty() && !drafts.empty() && c.kind == drafts.back().claim.kind && view.part_of_told(at)) {
    c.key.product = drafts.back().claim.key.product;
    c.product_span = drafts.back().claim.product_span;
    c.from.product = drafts.back().claim.from.product;
  }
  // "South Korea's exports": of all goods, unless its trade in one good is what is spoken of.
  // So they are where a headline named a good and the text begins with a country's exports and a sum of money, not with tonnes.
  const bool named_owner = topic.trade && !topic.verb && topic.product.empty() && !topic.owner.empty();
  const bool begins_at_large = named_owner && focus.headline && !discourse_.body_told && !discourse_.in_headline() && tells_only_money(view.scan());
  const bool national_total = named_owner && (!focus.trade || begins_at_large || among_several_goods());
  // "Overall exports", told after one good that is measured in money: of all goods. Tonnes in total are still of the good.
  const Entry* of_focus = builder.product_entry(focus.product);
  const bool overall = topic.trade && !topic.verb && (topic.total || (view.is(0, "whole-marker") && topic.first_of_sentence)) && topic.product.empty() && c.kind != Kind::quantity && of_focus && (of_focus->text("measures") == "value" || c.kind == Kind::money || tells_only_money(view.scan())) && goods(focus.product);
  // So are "exports to the U.S.", told after the balance of trade or a rate, and "all exports".
  // "Car exports rose. Shipments to China slid", in a report on a country's whole trade: its parts by goods, then by partners.
  const Focus& lead = discourse_.lead;
  const bool by_partner = topic.trade && !topic.verb && topic.product.empty() && lead.set && lead.trade && (lead.product.empty() || lead.product == "all-goods") && focus.passing && lead.flow == topic.flow && topic.first_of_sentence &&
                          !(lead.flow == kImport ? topic.origin : topic.destination).empty();
  // "Chip exports climbed 21%. Imports fell 5% to $50 billion", in such a report: what is told the other way is the whole again.
  const bool other_way = topic.trade && !topic.verb && topic.product.empty() && c.kind != Kind::quantity && lead.set && lead.trade && (lead.product.empty() || lead.product == "all-goods") && focus.passing && focus.trade && focus.flow != topic.flow && topic.first_of_sentence;
  // So are those told of after a line of the economy's accounts that no lexicon knows, in a report on its growth.
  const bool of_economy = !of_focus && !focus.product.empty() && told_as_growth(lead.product);
  // "They provided 2 million tonnes, or three-fifths of all inbound shipments": nobody weighs all goods together.
  const bool all_goods = topic.all && c.kind != Kind::quantity && !(c.kind == Kind::share && !drafts.empty() && drafts.back().claim.kind == Kind::quantity && goods(drafts.back().claim.key.product));
  const bool of_no_good = topic.trade && (of_economy || (of_focus && !goods(focus.product)) || all_goods || by_partner || other_way);
  // "Exports were $349 billion, producing a surplus of $17 billion": the balance of a country's whole trade.
  if (const Entry* balance = balance_of_trade()) {
    topic.product = c.key.product = balance->id;
    topic.open = false;
    c.from.product = here;
    c.product_span = topic.product_span;
    topic.flow = {}, c.key.flow.clear();
    topic.trade = topic.generic = false;
    c.from.flow = Provenance::none;
    // It is whose exports or imports were told.
    if (topic.origin.empty() && topic.owner.empty() && !drafts.empty() && language_.is_trade(drafts.back().claim.key.flow)) topic.origin = builder.keep(drafts.back().claim.key.flow == kImport ? drafts.back().claim.key.destination : drafts.back().claim.key.origin);
  }
  // "Operating profit rose 32%. Sales increased 9%": of a firm's books each line is its own.
  if (c.key.product.empty() && best && best->product.empty() && !topic.trade && !topic.verb && !topic.agent && !topic.flow.empty() && (of_focus ? of_focus->flag("series") : tells_of_books(focus)) && f.type != FigureType::physical && !focus.product.ends_with(topic.flow)) {
    std::size_t line = best->last;
    while (line > best->first && !view.is(line, "flow")) --line;
    topic.product_span = c.product_span = view.scan().items[line].span;
    topic.product = c.key.product = view.open_slug(topic.product_span);
    topic.open = true;
    c.from.product = here;
    topic.flow = {}, c.key.flow.clear();
    topic.generic = false;
    c.from.flow = Provenance::none;
  }
  // "Coal plants generated 6 TWh. Since January, output has come to 108 TWh", in a report on electricity: of all of it again.
  const bool whole_again = c.key.product.empty() && focus.passing && focus.block == discourse_.block() && draft.has_topic && !topic.flow.empty() && !topic.verb && !topic.agent && topic.first_of_sentence && c.from.flow == here && (builder.part_of_lead(of_focus) || (of_focus && !of_focus->text("delivered_is").empty() && f.type == FigureType::physical)) &&
                           c.form == Form::level && (topic.flow != focus.flow || !view.scan().periods.empty()) && goods(lead.product);
  if (whole_again) {
    c.key.product = lead.product;
    c.product_span = lead.product_span;
    c.from.product = discourse_.provenance(lead);
  }
  // "Economists had forecast 3.3%", in a report on inflation, after water bills: of what the report is about.
  if (c.key.product.empty() && c.modality == Modality::forecast && !draft.has_topic && f.type == FigureType::percent && (c.kind == Kind::share || c.kind == Kind::change) && told_as_growth(lead.product)) {
    c.key.product = lead.product;
    c.product_span = lead.product_span;
    c.from.product = discourse_.provenance(lead);
    if (c.kind == Kind::share) c.kind = Kind::change, c.form = Form::ratio, c.direction = Direction::up;
  }
  if (c.key.product.empty() && focus.set && !focus.product.empty() && !national_total && !overall && !of_no_good) {
    c.key.product = focus.product;
    c.product_span = focus.product_span;
    c.from.product = discourse_.provenance(focus);
  }
  // "Net profit rose. Sales volume stood at 12 million tonnes": no tonnes of profit; of the good told of before it.
  // So are the bare 10.9 million behind them, which have their unit.
  if (const Draft* weighed = c.kind == Kind::quantity && f.type == FigureType::bare && !drafts.empty() && c.from.product != here ? &drafts.back() : nullptr; weighed && goods(c.key.product) != goods(weighed->claim.key.product))
    for (auto it = drafts.rbegin(); it != drafts.rend(); ++it)
      if (it->claim.kind == Kind::quantity && goods(it->claim.key.product)) {
        c.key.product = it->claim.key.product, c.product_span = {}, c.from.product = it->claim.from.product;
        if (c.key.flow.empty()) c.key.flow = it->claim.key.flow, c.from.flow = it->claim.from.flow;
        break;
      }
  if (c.from.product != here && f.type == FigureType::physical && weighs_goods(f))
    if (const Entry* told = builder.product_entry(c.key.product); told && told->flag("series"))
      for (auto it = view.spoken_of().rbegin(); it != view.spoken_of().rend(); ++it)
        if (goods(it->slug)) {
          c.key.product = it->slug;
          c.product_span = {};
          c.from.product = Provenance::earlier;
          break;
        }
  // Tonnes of another good, and a part of the goods spoken of, are told of in the same flow: "Semiconductors rose 16.6 percent".
  const bool may_take = c.key.flow.empty() && focus.set && !focus.flow.empty();
  // "Textile exports climbed 32%. Knitwear gained 38.7%": by the customs codes the one is among the other.
  const auto held = [&] {
    const Entry* whole = builder.product_entry(focus.product);
    const Entry* part = builder.product_entry(c.key.product);
    return focus.trade && whole && part && codes_hold(whole->text("hs"), part->text("hs"));
  };
  const bool part_of_it = may_take && c.from.product == here && !topic.open && !(c.kind == Kind::count && f.number.spelled) && goods(c.key.product) && goods(focus.product) &&
                          (c.kind == Kind::quantity || focus.product == "all-goods" || near(c.key.product, focus.product) || held());
  // So is one good told of after a country's exports at large.
  const bool part_of_all = may_take && c.from.product == here && !topic.open && focus.trade && focus.product.empty() && goods(c.key.product) && (c.kind == Kind::money || c.kind == Kind::change || (weighs_goods(f) && topic.first_of_sentence));
  if (may_take && (c.key.product == focus.product || part_of_it || part_of_all)) {
    c.key.flow = focus.flow;
    c.from.flow = discourse_.provenance(focus);
    topic.trade = focus.trade;
  }
  // "Cars, which make up a quarter of Japan's exports, fell 11% to $9 billion": what they are a part of fell; what markets move is a price.
  if (const Draft* told = drafts.empty() || !c.key.flow.empty() || !(c.product_span == drafts.back().claim.product_span) ? nullptr : &drafts.back(); told && language_.is_trade(told->claim.key.flow) && !view.names_weekday() && !view.quoted()) {
    const bool part = told->claim.kind == Kind::share && c.kind == Kind::change && !told->figure->product.empty() && view.aside(told->figure->item, at);
    const bool reached = told->claim.kind == Kind::change && c.form == Form::level && c.kind != Kind::price && view.after_preposition(at) && view.straight_on(told->figure->item, at, true);
    if (part || reached) {
      c.key.flow = told->claim.key.flow;
      topic.flow = builder.keep(c.key.flow);
      c.from.flow = told->claim.from.flow;
      topic.trade = true;
      topic.owner = told->topic.owner;
    }
  }
  // "Shoplifting rose 16% to 44,730 offences": of what rose.
  if (const Draft* told = drafts.empty() || c.kind != Kind::count || c.form != Form::level || builder.product_entry(c.key.product) ? nullptr : &drafts.back(); told && told->claim.kind == Kind::change && told->claim.from.product == here && builder.product_entry(told->claim.key.product) && view.after_preposition(at) && view.straight_on(told->figure->item, at)) {
    c.key.product = told->claim.key.product, c.product_span = told->claim.product_span, c.from.product = told->claim.from.product;
    c.key.flow = told->claim.key.flow, c.from.flow = told->claim.from.flow;
    topic = told->topic;
  }
  // "Ticket sales rose 10% to 38,558, from 32,676": one noun, one flow.
  if (const Draft* told = drafts.empty() || !c.key.flow.empty() || c.kind == Kind::price ? nullptr : &drafts.back(); told && (told->claim.kind != Kind::rank || !language_.is_trade(told->claim.key.flow) || goods(told->claim.key.product)) && !told->claim.key.flow.empty() && c.from.product == here && c.product_span == told->claim.product_span && c.key.product == told->claim.key.product &&
      (told->claim.from.flow == here || (language_.is_trade(told->claim.key.flow) && (c.kind == Kind::money || c.kind == Kind::change)))) {  // "5.5 million tons fetched $2.81 billion", among exports
    c.key.flow = told->claim.key.flow, c.from.flow = told->claim.from.flow;
    topic.trade = told->topic.trade;
  }
  // "Over the quarter prices were up 2.1%, and over the year 4.9%": of one noun, which the first has understood.
  if (const Draft* told = drafts.empty() || !topic.open || c.from.product != here ? nullptr : &drafts.back(); told && told->topic.first == topic.first && told->claim.kind == c.kind && told->claim.from.product != here && builder.product_entry(told->claim.key.product)) {
    c.key.product = told->claim.key.product, c.product_span = told->claim.product_span, c.from.product = told->claim.from.product;
    c.key.flow = told->claim.key.flow, c.from.flow = told->claim.from.flow;
  }
  // "cut 5,000 posts, the seventh decline in a row": so often what was told right before.
  if (const Draft* told = drafts.empty() || !view.is(at, "streak-figure") ? nullptr : &drafts.back(); told && is_ratio_of_time(told->claim) && view.straight_on(told->figure->item, at)) {
    c.key.product = told->claim.key.product, c.product_span = told->claim.product_span, c.from.product = told->claim.from.product;
    c.key.flow = told->claim.key.flow, c.from.flow = told->claim.from.flow;
    topic.trade = told->topic.trade;
  }
  // "Its load factor was 91%. It carried 198 million": a rate is no count; of what was counted before.
  if (const Entry* told = c.from.product != here && c.form == Form::level && c.kind == Kind::count && f.counted.empty() && f.type == FigureType::bare ? builder.product_entry(c.key.product) : nullptr; told && told->text("measures") == "rate" && !told->flag("also_counts") && !f.number.spelled) {
    const auto counted = std::find_if(view.spoken_of().rbegin(), view.spoken_of().rend(), [](const Named& named) { return named.entry && named.entry->text("measures") == "count"; });
    c.key.product = counted == view.spoken_of().rend() ? std::string() : counted->slug;
    c.from.product = c.key.product.empty() ? Provenance::none : Provenance::earlier;
    c.product_span = {};
  }
  // "Central banks bought 220 tons, 10% more than in 2023", "silos loaded 4 million tonnes of maize, worth $900 million": of what the tons were,
  // not of who moved them.
  const auto weighed = [&](const Draft& d) { return d.claim.kind == Kind::quantity && best && d.topic.first == best->first && goods(d.claim.key.product) && d.claim.key.product != topic.product; };
  const auto moved = topic.open && !view.lists_in_turn() && f.product.empty() && c.form != Form::order && c.kind != Kind::count ? std::ranges::find_if(drafts, weighed) : drafts.end();
  if (const Draft* level = moved == drafts.end() ? nullptr : &*moved) {
    c.key.product = level->claim.key.product;
    c.product_span = level->claim.product_span;
    c.from.product = level->claim.from.product;
    c.key.flow = level->claim.key.flow, c.from.flow = level->claim.from.flow, topic.trade = level->topic.trade;
  }
  take_heads();
  take_kind_told();
  take_quotation();
  // "The area has grown by 7% to 4.5 million hectares": of what grew.
  const bool grew = !drafts.empty() && drafts.back().claim.kind == Kind::change && drafts.back().claim.from.product == here && drafts.back().claim.key.product == c.key.product && view.after_preposition(at) && view.straight_on(drafts.back().figure->item, at);
  if (heavy && topic.open && f.product.empty() && !flow_of_its_own() && !grew && !draft.gapped_noun) {
    // Tonnes of what is spoken of, whatever the clause's subject is.
    c.key.product = focus.product;
    c.product_span = focus.product_span;
    c.from.product = discourse_.provenance(focus);
    if (topic.flow.empty()) c.key.flow = focus.flow, c.from.flow = discourse_.provenance(focus), topic.trade = focus.trade;
  }
}

// "Exports of kernel cake came to 227,494 tonnes", "cake exports fell 28% to 227,494 tonnes", told of oil: of a good that no lexicon knows,
// named with its flow, and where it stands before the flow, told of by the figure before too.
bool ClaimBuilder::TopicChoice::flow_of_its_own() const {
  if (topic.flow.empty() || topic.verb || topic.agent || topic.product.empty() || c.from.product != here || topic.last >= at) return false;
  const auto [first, last] = view.items_in(topic.product_span);
  if (first > topic.first && first <= last && view.is(first - 1, "joiner-of")) return !view.is(last, "anaphor");
  return !drafts.empty() && drafts.back().topic.first == topic.first && drafts.back().claim.key.product == topic.product;
}

void ClaimBuilder::TopicChoice::write_price_and_kind_of_flow() {
  // "Excluding food and energy, prices rose 2.9%": a series that the words do not name.
  // Nor do those of what it was before, told with nothing named in between.
  const std::size_t before = drafts.empty() ? at : drafts.back().figure->item;
  const bool still = before < at && drafts.back().claim.key.product.empty() && view.excludes(before) && std::ranges::none_of(view.topics(), [&](const Topic& t) { return t.first > before && t.last < at; });
  if (view.excludes(at) || still) {
    c.key.product.clear();
    c.from.product = Provenance::none;
    c.product_span = {};
  }
  // Money by the tonne is a price, and what is told of it in the same breath is too.
  // "was down 0.8% at $14,580 a ton": the change of the price that follows.
  const bool flow_told = !c.key.flow.empty() && c.from.flow == here;
  const bool before_price = (c.kind == Kind::change || c.kind == Kind::multiple) && [&] {
    constexpr std::size_t kNear = 5, kRightBefore = 2;  // "down 3% to $3.72 a pound", whatever else the sentence tells of
    for (const Figure& next : view.scan().figures)
      if (!next.dropped && next.item > at && view.next_figure(at + 1) == next.item)
        return (next.type == FigureType::price || builder.goes_on_with_price(next)) && next.item <= at + (flow_told ? kRightBefore : kNear) && view.after_preposition_at(next.item) && view.borders(at, next.item).strong == 0;
    return false;
  }() && goods(c.key.product);
  const bool priced = before_price || (c.kind == Kind::price && (f.per || draft.type == FigureType::price || draft.unit_from >= 0) && goods(c.key.product));
  const bool after_price = !drafts.empty() && (drafts.back().claim.kind == Kind::price || (c.kind == Kind::rank && c.unit != "rank" && drafts.front().claim.kind == Kind::price && goods(drafts.back().claim.key.product)));
  const bool of_price = after_price && drafts.back().claim.key.flow == kPrice && (c.kind == Kind::change || c.kind == Kind::rank || c.kind == Kind::price || c.kind == Kind::multiple) &&
                        (view.borders(drafts.back().figure->item, at).strong == 0 || view.same_subject(drafts.back().figure->item, at)) && !(best && best->first > drafts.back().figure->item && best->last < at);
  if (priced || of_price) {
    if (of_price) c.key.product = drafts.back().claim.key.product, c.product_span = drafts.back().claim.product_span, c.from.product = drafts.back().claim.from.product;
    c.key.flow = "price";
    c.from.flow = here;
    topic.trade = false;
    topic.generic = true;
  }
  // "Solar arrays delivered 11.9 TWh": what a source of power delivers it has made.
  if (const Entry* source = by_verb && topic.loose_flow ? builder.product_entry(c.key.product) : nullptr; source && !source->text("delivered_is").empty())
    c.key.flow = source->text("delivered_is");
  const Product product = builder.products_.of(c.key.product);
  const Entry* known = product.entry;
  // "Furniture: +1.4%", in a report on retail sales: what was sold of it.
  const bool may_be_part = known && c.key.flow.empty() && c.from.product == here;
  if (const Entry* total = may_be_part ? builder.product_entry(discourse_.lead.product) : nullptr;
      total && c.key.product != total->id && !total->text("parts_flow").empty() && !known->flag("no_flow") && (product.goods || known->text("measures") == "value")) {
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
  // "The energy index is 0.8% lower", "food costs 3% more", in a report on an index of prices.
  if (topic.of_prices && c.kind == Kind::change && told_as_growth(discourse_.lead.product)) {
    c.key.flow.clear();
    c.from.flow = Provenance::none;
  }
  // A disease or a crime has no flow, nor has a balance of trade, a rate or a sum of the economy.
  // Nor is what is counted refined: a port's throughput of containers.
  const bool counted = known && known->text("measures") == "count" && c.key.flow == "processing";
  if (product.growth || counted || (known && (!known->text("counted").empty() || known->flag("balance") || known->flag("series") || known->text("measures") == "rate")))
    c.key.flow.clear(), c.from.flow = Provenance::none, topic.trade = false;
  if (beside_the_goods()) c.key.flow.clear(), c.from.flow = Provenance::none, topic.trade = topic.generic = false;
  // "Magnet exports" are not all exports, whatever magnets these are; a headline has its kind from the body.
  if (c.key.product.empty() && !topic.flow.empty() && !topic.unknown_kind.empty() && !discourse_.in_headline()) {
    c.key.product = view.open_slug(topic.unknown_kind);
    c.product_span = topic.unknown_kind;
    c.from.product = here;
  }
  // "96,400 tonnes of cork, 3 percent below the 99,300 of 2023": nobody weighs all goods beside one that no lexicon knows.
  if (const Claim* told = drafts.empty() ? nullptr : &drafts.back().claim; told && c.key.product.empty() && topic.trade && c.kind == Kind::quantity && told->key.flow == topic.flow && drafts.back().topic.open)
    c.key.product = told->key.product, c.product_span = told->product_span, c.from.product = told->from.product;
  if (c.key.product.empty() && topic.trade) builder.name_all_goods(c);
}

// A word for it that means other things too ("a surplus of 200,000 tonnes"), of money, where the article or the sentence tells of a
// country's exports or imports at large; nullptr where there is none.
const Entry* ClaimBuilder::TopicChoice::balance_of_trade() const {
  if (c.kind != Kind::money && c.form != Form::difference && c.kind != Kind::change) return nullptr;
  const auto at_large = [&](const std::string& flow, const std::string& product) {
    const Entry* entry = builder.product_entry(product);
    return (language_.is_trade(flow) && (product.empty() || (entry && entry->text("hs") == kTotal))) || (entry && entry->flag("balance"));
  };
  const auto named = [&](std::size_t item) -> const Entry* {
    const Entry* entry = view.is(item, "product") ? view.entry(item, "product") : nullptr;
    return entry && entry->flag("balance") && entry->flag("needs_context") ? entry : nullptr;
  };
  // "leaving a surplus of $2 billion": right before the figure; else the figure's topic ends with it.
  const std::size_t right_before = at >= 2 && view.is(at - 1, "joiner-of") ? at - 2 : at;
  const Entry* balance = right_before < at ? named(right_before) : nullptr;
  if (!balance && draft.has_topic && topic.open && topic.last < at && topic.last < view.scan().items.size()) balance = named(topic.last);
  if (!balance) return nullptr;
  const Focus& lead = discourse_.lead;
  const bool told = drafts.empty() ? (discourse_.series.set && at_large(discourse_.series.flow, discourse_.series.product)) || (lead.set && at_large(lead.flow, lead.product)) : at_large(drafts.back().claim.key.flow, drafts.back().claim.key.product);
  if (!told) return nullptr;
  // "The current account came in at a surplus of $882 million": a balance of its own.
  const auto other = [&](const Topic& t) {
    const Entry* entry = t.last < at && !t.open ? builder.product_entry(t.product) : nullptr;
    return entry && !goods(t.product) && !entry->flag("balance") && entry->text("measures") == "value" && entry->text("hs").empty();
  };
  if (std::ranges::any_of(view.topics(), other)) return nullptr;
  // "The deficit was smaller than the $6 billion of a year before", told of the budget's: that one.
  const Entry* before = builder.product_entry(drafts.empty() ? discourse_.series.product : drafts.back().claim.key.product);
  return before && before->flag("balance") ? before : balance;
}

// Revenue, profit: a line of a firm's books that no lexicon knows as a product.
bool ClaimBuilder::TopicChoice::tells_of_books(const Focus& focus) const {
  if (!focus.set || !focus.flow.empty() || focus.product.empty()) return false;
  const std::string head = focus.product.substr(focus.product.rfind('-') + 1);
  return language_.lexicon().find_term("money-word", head) != nullptr;
}

bool ClaimBuilder::TopicChoice::tells_only_money(const Scan& scan) {
  const auto sum = [](const Figure& figure) { return !figure.dropped && figure.type == FigureType::money && !figure.per; };
  const auto weight = [](const Figure& figure) { return !figure.dropped && (weighs_goods(figure) || figure.type == FigureType::price || !figure.counted.empty()); };
  return std::ranges::any_of(scan.figures, sum) && std::ranges::none_of(scan.figures, weight);
}

// "140 workers", "3,600 member firms", "26,000 hectares", "for 19 days": whoever or whatever stands by a flow of goods is none of it.
bool ClaimBuilder::TopicChoice::beside_the_goods() const {
  if (c.key.flow.empty() || c.form == Form::order) return false;
  if (f.unit && f.unit->text("dimension") == "area") return c.from.flow != here || c.from.product != here;
  if (c.kind != Kind::count) return false;
  if (f.type == FigureType::duration) return !view.is(at, "streak-figure") && c.from.flow != here;
  const auto [first, last] = f.counted.empty() ? std::pair<std::size_t, std::size_t>{1, 0} : view.items_in(f.counted);
  const Entry* actor = first <= last ? view.entry(last, "actor-noun") : nullptr;
  // "44 companies will be licensed to export silver": so many that trade, in so many words.
  if (topic.trade && c.from.flow == here && c.from.product == here) return false;
  if (c.from.flow != here && counts_kinds()) return true;
  return (actor && !actor->flag("partner")) || (first <= last && view.is(last, "headcount"));
}

bool ClaimBuilder::TopicChoice::weighs_goods(const Figure& figure) {
  static constexpr std::array<std::string_view, 3> kGoods{"mass", "volume", "energy"};
  return figure.unit && std::find(kGoods.begin(), kGoods.end(), figure.unit->text("dimension")) != kGoods.end();
}

}  // namespace assay
