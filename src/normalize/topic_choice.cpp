// The choice of a topic: among those of the sentence, and what the figure itself is of.
#include <algorithm>
#include <tuple>

#include "normalize/claim_time.h"
#include "normalize/topic_choice.h"

namespace assay {
namespace {

// The price of taking a topic for a figure: the distance in words, the borders between, and whether the topic names
// much. Weights were set on the development articles; what matters is their order: a figure's own "of" phrase, then
// the subject of its clause, then what stands near.
constexpr double kLinked = -30, kOpen = 6, kBareGeneric = 12, kAgent = 4, kFullSeries = -5, kFirst = -6,
                 kBareFlow = 1, kVerb = -15, kOwnSubject = -8, kLabel = -20, kComplement = -25, kObject = -20, kDescribed = -25, kTooFar = 60;

}  // namespace

void ClaimBuilder::TopicChoice::choose() {
  // "Crime was lower, at 71,650 offences": the word by which such a thing is counted.
  const bool counts = c.kind == Kind::count && !c.counted.empty() && f.counted.size() == c.counted.size();
  const Entry* told = counts ? builder.product_entry(drafts.empty() ? discourse_.series.product : drafts.back().claim.key.product) : nullptr;
  counts_of_known = told && told->text("counted") == c.counted;
  governor = view.governor(at);
  if (!drafts.empty() && (take_those_to() || carry_on())) return;
  double best_cost = kTooFar;
  const bool bracketed = !drafts.empty() && view.behind_sign(at, "(") && view.behind_sign(drafts.back().figure->item, "(");
  taken_up = discourse_.series.set && !discourse_.series.product.empty() && view.takes_up(at);
  const bool in_brackets = view.in_brackets(at);
  for (const Topic& t : view.topics()) {
    if (in_brackets && t.first > at && !view.in_brackets(t.first, at)) continue;
    // "Items that grew dearer include eggs, which are up 27%"
    const bool described = !t.product.empty() && t.flow.empty() && view.described_by_clause(t, at);
    if (!described && ((t.last < at && (view.aside(t.first, at) || (!t.agent && view.apposed(t.first, at)))) || (!t.of_which && view.beside(t, at)) || (counts_of_known && view.within(t, f.counted)))) continue;
    if (taken_up && behind_what_is_told(t)) continue;
    // "Shipments, which fell after it put seven rare earths under control, reached 619 tonnes": so few of something weigh nothing.
    if (t.last < at && within_few(t)) continue;
    // "Shipments of spodumene to the Chinese lithium producer fell 4%": to whom, not what.
    if (t.agent && t.last < at && c.kind != Kind::rank && behind_flow(t)) continue;
    // "Jobs in the retail trade rose by 35,000": where the heads are, not what there are more of.
    if (t.last < at && t.flow.empty() && behind_heads(t)) continue;
    // "Excluding bonuses, pay rose": what leads the sentence in is not what is told of.
    if (t.first == 1 && t.last < at && (view.is(0, "exclusion") || view.is(0, "part-lead"))) continue;
    // "…, since retailers stocked up": what somebody did in a clause behind is no series.
    if (t.first > at && t.verb && t.product.empty() && view.borders(at, t.first).strong > 0) continue;
    // "China accounted for 1.1 million, while Europe's sales rose": those of another place, in a clause behind one that has its own.
    if (t.first > at && !t.owner.empty() && view.borders(at, t.first).strong > 0 && view.subject_place(at)) continue;
    // "They had risen 8% to $315 billion and imports had fallen 2%": what begins a clause with a figure of its own.
    if (of_next_clause(t)) continue;
    // "The largest producer shipped out 6,200 tonnes": what was done, not who did it.
    if (t.agent && t.last < at && c.kind != Kind::rank && std::ranges::any_of(view.topics(), [&](const Topic& u) { return u.verb && u.first > t.last && u.last < at && view.borders(t.last, u.first).strong == 0; })) continue;
    // "It put 179 GWh into cars": where something went, told of a series, is not what there was so much of.
    if (t.first > at && c.form == Form::level && t.flow.empty() && discourse_.series.set && view.only_led_into(at, t.first)) continue;
    // "…, 52% more than the 118 GWh of last year": nor of what is told of it then.
    if (t.last < at && t.flow.empty() && !t.agent && discourse_.series.set && view.may_hold("goal-preposition") && std::ranges::any_of(drafts, [&](const Draft& d) { return d.claim.form == Form::level && d.figure->item < t.first && view.only_led_into(d.figure->item, t.first); })) continue;
    const std::size_t head = view.past_aside(t.last);
    double cost = 0;
    if (t.last < at) {
      cost = view.distance(head < at ? head : t.last, at);
    } else if (t.first > at) {
      cost = view.distance(at, t.first) + view.borders(at, t.first).weak * SentenceView::kWeakBorder + kBehindFigure;
      // "Skirts earned $2bn and shirts $3bn": what stands behind "and" is the next figure's.
      // So is what begins a clause with a figure of its own ("… rose 5% and exports to Korea gained 2%").
      const std::size_t own_figure = view.next_figure(t.last + 1);
      const bool next_one = view.is(at + 1, "conjunction") && own_figure < view.scan().items.size() && (own_figure == t.last + 1 || view.borders(t.last, own_figure).strong == 0);
      // "cuts rates to 4% in a knife-edge vote": in what it came about is no matter of the figure.
      const bool setting = t.open && at + 2 <= t.first && view.after_preposition_at(at + 2);
      // "rose 6% against capacity growth of 4%": what it is compared with is another figure's.
      const bool others = view.compared(t.first) && own_figure < view.scan().items.size();
      if (view.only_links(at + 1, t.first) && t.first - at <= 6 && !next_one && !setting && !others) cost += kLinked;
      if (paid_for(t)) cost += kLinked;
    }
    // "Arrivals from the United States rose", told of what a country imports: a flow as good as any.
    const Entry* across = t.bare_generic && discourse_.series.trade && discourse_.series.flow == kImport ? language_.lexicon().find("flow-abroad", t.flow) : nullptr;
    const bool arrives = across && across->flag("of_goods");
    if (t.open) cost += kOpen;
    if (t.bare_generic && !arrives) cost += kBareGeneric;
    // What a share is "of" is its whole, not its subject.
    if (c.kind == Kind::share && !f.product.empty() && view.within(t, f.product) && (t.open || t.bare_generic)) continue;
    if (t.agent) cost += kAgent;
    if (!t.product.empty() && !t.flow.empty()) cost += kFullSeries;
    if (t.product.empty()) cost += kBareFlow;
    if (t.first_of_sentence) cost += kFirst;
    // "Germany bought 1,341 tons": the verb right before a figure is what was done with it.
    if (t.verb && t.trade && t.last + 1 == at) cost += kVerb;
    // "Burglary was 6% lower and vehicle crime dropped by 9%": the second figure has a subject of its own.
    if (t.last < at && !drafts.empty() && t.first > drafts.back().figure->item && t.last + 1 < at && (view.is(t.last + 1, "trend-verb") || view.is(t.last + 1, "copula")) && view.borders(t.last, at).strong == 0) cost += kOwnSubject;
    // "Then came steamed rice with 1.01 million tonnes", "62% was white rice": the noun that the figure tells of.
    // So is that of "with output at 1.9 Mt and exports at 1.5 Mt".
    // "earned $3 million on sales of $40 million"
    const bool of_it = c.kind == Kind::money && !drafts.empty() && t.last + 2 == at && !t.agent && view.is(t.last + 1, "joiner-of");
    // "rose 6% against capacity growth of 4%"
    const bool of_change = c.kind == Kind::change && !drafts.empty() && t.last < at && !t.agent && view.is(at - 1, "joiner-of") && ((t.last + 2 == at && t.first < t.last && view.is(t.last, "trend-noun")) || (t.last + 3 == at && view.is(t.last + 1, "trend-noun")));
    const bool label = of_it || of_change || (t.last + 2 == at && ((view.is(t.last + 1, "joiner-with") && goods(t.product)) || (!t.flow.empty() && !t.verb && !drafts.empty() && view.is(t.last + 1, "narrowing-preposition"))));
    const bool complement = t.first > at && goods(t.product) && t.flow.empty() && view.is(t.first - 1, "copula") && view.only_figures(at + 1, t.first - 1);
    const bool gapped = !drafts.empty() && gapped_good(t);
    // "Coffee imports ($210m) and imports from Germany ($940m) set records": each has its own before its brackets.
    const bool in_list = bracketed && t.last < at && !t.flow.empty() && t.first > drafts.back().figure->item;
    const bool of_which = t.of_which && t.last < at && view.next_figure(t.last) == at;
    if (label || gapped || in_list || of_which || verbless_flow(t)) cost += kLabel;
    if (complement) cost += kComplement;
    if (described) cost += kDescribed;
    if (t.last + 2 == at && moved_to(t)) cost += kObject;
    // A product that merely stands in the sentence ("… used in cars") does not take the figure from the series spoken of.
    const bool spoken = discourse_.series.set && !discourse_.series.product.empty();
    const bool series = !t.flow.empty() && (!t.generic || arrives) && !t.agent;
    // The first of its sentence, or of a clause that begins behind the figure before.
    const bool new_clause = !drafts.empty() && t.first > drafts.back().figure->item && view.borders(drafts.back().figure->item, t.first).strong > 0;
    // "Jasmine rice came next with 1.4 million tonnes": what leads in the figure ends no clause.
    const std::size_t end = at > 0 && view.is(at - 1, "joiner-with") ? at - 1 : at;
    const bool subject = label || gapped || complement || described || of_which || (t.last < at && (view.heads_sentence(t, at) || ((t.first_of_sentence || new_clause) && view.borders(head < at ? head : t.last, end).strong == 0)));
    const bool inside_own = !f.product.empty() && view.within(t, f.product);
    if (spoken && c.kind != Kind::rank && !series && !subject && !inside_own && cost > 5) continue;
    if (!best || cost < best_cost) {
      if (cost < kTooFar) best = &t, best_cost = cost;
    }
  }
  // "Coffee exports brought in a revenue of $790 million": what a flow earned is its own.
  if (best && best->last < at && view.is(best->last, "earnings-noun") && !best->trade && view.is(best->last + 1, "joiner-of"))
    for (const Topic& t : view.topics())
      if (t.trade && !t.verb && !t.agent && t.last < best->first && view.borders(t.last, best->first).strong + view.borders(t.last, best->first).weak == 0 && view.next_figure(best->last) == at && view.verb_between(t.last + 1, best->first)) {
        best = &t;
        break;
      }
  if (best) {
    draft.gapped = !drafts.empty() && gapped_good(*best);
    listed = bracketed && best->trade && !best->verb && best->last < at && best->first > drafts.back().figure->item;
    topic = *best;
    draft.has_topic = true;
    if (topic.product.empty() && verbless_flow(topic) && goods(drafts.back().claim.key.product)) topic.product = drafts.back().claim.key.product, topic.product_span = drafts.back().claim.product_span;
  }
}

// "Tin exports fell 8.5% in June, imports 2.3%": a flow by itself right before a figure like the one before, whose verb and good it has.
bool ClaimBuilder::TopicChoice::verbless_flow(const Topic& t) const {
  if (drafts.empty() || t.last + 1 != at || t.first <= drafts.back().figure->item || t.flow.empty() || t.agent || drafts.back().figure->type != f.type) return false;
  return view.behind_sign(t.first, ",;") || view.is(t.first - 1, "conjunction");
}

// "Crude imports rose 4%, iron ore 2%", "…, those of iron ore 2% and wheat by 8%", "wind farms supplied 1.4 TWh and coal plants 6": a good by itself
// between a figure like its own and its own, of which is told what was told of the one before. The figure whose words it goes on with.
const ClaimBuilder::Draft* ClaimBuilder::TopicChoice::gapped_good(const Topic& t) const {
  if (t.last >= at || !t.flow.empty() || t.first < 3 || t.product.empty() || t.open || t.loose) return nullptr;
  const Draft& told = drafts.back();
  // "…, soybeans 6.5% to 111.8 million tonnes"
  if (told.gapped && t.first == told.topic.first && view.straight_on(told.figure->item, at)) return &told;
  if (t.first <= told.figure->item || told.topic.flow.empty() || told.topic.product.empty()) return nullptr;
  if (std::ranges::none_of(drafts, [&](const Draft& d) { return d.figure->type == f.type; })) return nullptr;
  const bool led_in = t.last + 2 == at && (view.is(t.last + 1, "narrowing-preposition") || view.is(t.last + 1, "word"));
  if ((t.last + 1 != at && !led_in) || view.acts_between(told.figure->item, at)) return nullptr;
  // "prices of food rose 3% and of coffee 13%"
  const bool of = view.is(t.first - 1, "joiner-of");
  const std::size_t first = of && view.is(t.first - 2, "pointing") ? t.first - 2 : of && (view.is(t.first - 2, "conjunction") || view.behind_sign(t.first - 1, ",;")) ? t.first - 1 : t.first;
  return (view.is(first - 1, "conjunction") || view.behind_sign(first, ",;")) && builder.product_entry(t.product) ? &told : nullptr;
}

// "…; the average price was $680, 15% lower": the level has a subject of its own behind what was told before it.
bool ClaimBuilder::TopicChoice::own_subject(const Draft& level) const {
  return drafts.size() > 1 && level.has_topic && level.topic.open && level.topic.last < level.figure->item && level.topic.first > drafts[drafts.size() - 2].figure->item;
}

bool ClaimBuilder::TopicChoice::carry_on() {
  // "narrowed the trade deficit to $107 billion, against $134 billion a year before": so much of the same.
  if (const Draft* now = c.form != Form::level || c.kind != Kind::money ? nullptr : &drafts.back(); now && now->claim.form == Form::level && now->claim.kind == c.kind && now->has_topic && measured_against(view, at) && f.product.empty() &&
      std::ranges::none_of(view.topics(), [&](const Topic& t) { return (t.first > now->figure->item && t.first < at) || paid_for(t); })) {
    topic = now->topic;
    draft.has_topic = carried = true;
    return true;
  }
  if (c.kind != Kind::change && c.kind != Kind::multiple) return false;
  const Draft& level = drafts.back();
  const Claim& told = level.claim;
  carried = told.form == Form::level && told.kind != Kind::share && level.figure->item < at && level.figure->type != FigureType::duration && !told.key.product.empty() && told.from.product == here &&
            (!level.figure->product.empty() || !level.figure->counted.empty() || own_subject(level)) && f.product.empty() &&
            view.straight_on(std::max<std::size_t>(level.figure->item, view.items_in(told.product_span).second), at);
  // "The import bill came to 372 billion yen, down 19%": of the good spoken of, as the sum is.
  carried = carried || (told.form == Form::level && told.kind == Kind::money && level.has_topic && level.topic.trade && level.topic.last < level.figure->item && level.figure->item + 3 == at && !told.key.product.empty() && f.product.empty() && view.is_sign(at - 2, ",") && view.straight_on(level.figure->item, at));
  if (!carried) return false;
  topic = level.topic;
  topic.product = told.key.product;
  topic.product_span = told.product_span;
  draft.has_topic = true;
  return true;
}

// "Lower gold imports helped to narrow the trade deficit to $10 billion": what the verb acts on has reached the figure.
bool ClaimBuilder::TopicChoice::moved_to(const Topic& t) const {
  if (t.first < 2 || t.product.empty() || t.open || !view.after_preposition(at) || !builder.product_entry(t.product)) return false;
  std::size_t verb = t.first;
  while (verb > 1 && !view.is(verb - 1, "trend-verb") && (view.is(verb - 1, "article") || view.is(verb - 1, "possessive-determiner") || view.is(verb - 1, "adjective") || view.is(verb - 1, "possessive") || view.is(verb - 1, "place-anaphor"))) --verb;
  return verb > 1 && view.is(verb - 1, "trend-verb") && (view.is(verb - 2, "infinitive") || view.is(verb - 2, "preposition"));
}

void ClaimBuilder::TopicChoice::find_series() {
  const Focus& series = discourse_.series;
  // "Pakistan alone took 206 million kilos": the trade told of before, though output was told of in between.
  const bool again = topic.verb && !topic.product.empty() && !topic.trade && topic.product == discourse_.traded.product && language_.lexicon().find("flow-abroad", topic.flow);
  const bool back = !series.trade && discourse_.traded.set && (again || (discourse_.traded.product == series.product && view.receiver(at)));
  const bool taken_aside = discourse_.aside.set && (view.pronoun_governs(at) || view.acts_on_pronoun(at));
  told_of = taken_aside ? &discourse_.aside : back ? &discourse_.traded : &series;
  const Focus& focus = *told_of;
  draft.focus = &focus;
  // "Exports from the largest producer of tin were 4,450 tonnes": what came from it, of what it makes.
  if (best && best->agent && !best->product.empty() && governor && best->last < at && c.kind != Kind::rank)
    for (const Topic& t : view.topics()) {
      if (t.last >= best->first || t.flow.empty() || !t.product.empty() || t.agent || t.verb || t.first < governor->first || t.first > governor->last || !view.is(t.first + 1, "place-role")) continue;
      topic.flow = t.flow, topic.trade = t.trade, topic.generic = t.generic, topic.agent = false;
    }
  // "Producers sent 6,150 tonnes abroad", told of exports: who acts does not say what was done.
  if (best && best->agent && focus.set && !focus.product.empty() && !focus.flow.empty() && (topic.product.empty() || topic.open || topic.product == focus.product) && best->last < at && c.form != Form::order) {
    topic.flow = {};
    topic.trade = topic.generic = topic.agent = false;
    if (topic.open) topic.product.clear(), topic.open = false;
    if (topic.product.empty()) topic.product_span = {};
    draft.has_topic = !topic.product.empty() || !topic.owner.empty();
  }
  // "Receipts hit $14.7 billion", told of exports: their value.
  earnings = best && goods(focus.product) && topic.owner.empty() && view.is(best->last, "earnings-noun") && best->first + 1 >= best->last;
  if (best && focus.trade && (topic.open || topic.bare_generic) && (earnings || view.is(best->last, "anaphor"))) {
    topic = {};
    draft.has_topic = false;
    best = nullptr;
  }
}

void ClaimBuilder::TopicChoice::find_own_noun() {
  // What the figure is "of": its own product, whatever the subject is; "of the total" names none.
  const Span noun = !f.product.empty() ? f.product : f.counted;
  own = noun.empty() || (c.kind == Kind::count && view.is(view.items_in(noun).second, "whole-marker")) ? Span{} : view.noun_part(noun);
  if (const Figure* all = own.empty() ? view.some_of(at) : nullptr) own = view.noun_part(all->counted);
  // "200 and 150 tonnes of tin": of what the figure is whose unit it has.
  if (const Figure* with_unit = own.empty() && draft.unit_from >= 0 ? &view.scan().figures[static_cast<std::size_t>(draft.unit_from)] : nullptr; with_unit && with_unit->item > at && view.only_figures(at, with_unit->item)) own = view.noun_part(with_unit->product);
  std::tie(own_first, own_last) = own.empty() ? std::pair<std::size_t, std::size_t>{1, 0} : view.items_in(own);
  while (own_first < own_last && view.is(own_last, "joiner-of")) --own_last;  // "the group of 17 minerals"
}

// "5,312 homes were sold, a new high": of what was just said to be sold.
void ClaimBuilder::TopicChoice::take_sold() {
  if (!topic.product.empty() || !topic.verb || topic.trade || drafts.empty() || drafts.back().topic.first != topic.first || drafts.back().topic.flow != topic.flow) return;
  topic.product = drafts.back().claim.key.product;
  topic.product_span = drafts.back().claim.product_span;
}

void ClaimBuilder::TopicChoice::take_own_noun() {
  find_own_noun();
  if (own.empty() && (take_line_behind() || take_earned() || take_gapped_noun())) return;
  if (own.empty()) return take_sold();
  const Focus& focus = *told_of;
  // Bags, days and firms are how it is counted, not what it is about.
  const bool only_counter = f.product.empty() && own_first <= own_last && (view.is(own_last, "counter") || (view.is(own_last, "period-unit") && !(own_first < own_last && !focus.trade && !view.is(own_last - 1, "streak"))) || view.is(own_last, "actor-noun") || counts_of_known);
  // "14 analysts", told of in a report on the economy: people are counted for themselves.
  const bool people = only_counter && c.kind == Kind::count && view.is(own_last, "actor-noun") && !view.is(own_last, "period") && !c.counted.empty() && (told_as_growth(focus.product) || view.counted_for_itself(own_last) || (!goods(focus.product) && !builder.product_entry(focus.product) && tells_of_books(focus)));  // "The firm employs 23,000 people", told of its revenue
  // "7.75 million people were waiting", where nothing has been spoken of.
  const bool only_people = only_counter && !people && c.kind == Kind::count && view.is(own_last, "people-word") && !c.counted.empty() && topic.product.empty() && focus.product.empty();
  // "Services shed 21,300 jobs": the jobs are what there are fewer of.
  const bool heads = f.product.empty() && own_first <= own_last && c.kind == Kind::count && view.is(own_last, "headcount") && !c.counted.empty();
  draft.people = people;
  if (people || heads || only_people) {
    topic = {};
    const std::string_view one_name = heads ? view.entry(own_last, "headcount")->text("product") : std::string_view();
    topic.product = !one_name.empty() && one_name == discourse_.series.product ? std::string(one_name) : c.counted;
    topic.product_span = own;
    topic.open = true;
    draft.has_topic = true;
  }
  if (!only_counter && !heads) {
    // "331,517 cars and pickup trucks": of what both are kinds of.
    const bool pair = own_last + 2 < view.scan().items.size() && view.is(own_last, "product") && view.is(own_last + 1, "joiner-and") && view.is(own_last + 2, "product");
    Topic of = view.topic_of(own);
    if (Topic both = pair ? view.topic_of({own.start, view.scan().items[own_last + 2].span.end}) : Topic{}; pair && both.product != of.product && both.product != view.topic_of(view.scan().items[own_last + 2].span).product) of = both;
    // "257 car dealerships", "300 coffee farms": of the dealerships, whatever kind they are.
    if (c.kind == Kind::count && names_only_kind(of)) of = {}, of.product = view.open_slug(own), of.product_span = own, of.open = true;
    if (c.kind == Kind::share && !of.product.empty() && !of.open && (take_part(of) || take_subject_of(of))) {
    } else if (!of.product.empty() && !(of.open && c.kind == Kind::share)) {
      topic.product = of.product;
      topic.product_span = of.product_span;
      topic.open = of.open;
      draft.has_topic = true;
    }
    // "Producers exported two-thirds of supply": what was done with the part, not what it is a part of.
    const bool done_with = c.kind == Kind::share && topic.verb && topic.trade && topic.last < at && of.product.empty();
    if (!of.flow.empty() && !done_with && !(of.generic && !topic.flow.empty() && !topic.generic)) {
      topic.flow = of.flow;
      topic.trade = of.trade;
      topic.generic = of.generic;
    }
    if (!of.origin.empty() && topic.origin.empty()) topic.origin = of.origin;
    if (of.world) topic.world = true;
    // "The fall in crime owes much to a 6% drop in vandalism"
    const bool of_unknown = c.kind == Kind::change && of.flow.empty() && own_last < view.scan().items.size() && view.is(own_last, "word") && !view.is(own_last, "anaphor");
    // "LNG exports fell 2% on an 84% drop in shipments to China": of what was told of.
    const bool bare_flow = (focus.set || !drafts.empty()) && own_first == own_last && of.trade;
    if (of.product.empty() && !f.product.empty() && (topic.product.empty() || of_unknown) && c.kind != Kind::share && !bare_flow && !(focus.set && view.is(own_last, "anaphor"))) {
      // "353 tonnes of magnets": the noun itself, where no lexicon knows it.
      topic.product = view.open_slug(own);
      topic.product_span = own;
      topic.open = true;
    }
    // "5,312 homes were sold": what was sold is what is counted.
    // So it is in "sold 12 million tablets", told of phones: a thing that no lexicon knows.
    const bool of_its_own = topic.verb && !topic.trade && topic.last < at && own_last < view.scan().items.size() && view.scan().items[own_last].type == ItemType::unknown_word && !view.is(own_last, "anaphor") && goods(focus.product);
    const bool handled = topic.verb && own_last < view.scan().items.size() && topic.first > own_last && !focus.trade && !view.is(own_last, "flow");
    if (topic.product.empty() && c.kind == Kind::count && !c.counted.empty() && (topic.flow.empty() || handled || of_its_own)) {
      topic.product = view.open_slug(own);
      topic.product_span = own;
      topic.open = true;
      draft.has_topic = draft.has_topic || !topic.product.empty();
    }
  }
  take_sold();
  // "505 cases had been logged": of the disease spoken of, whatever was counted in between.
  if (only_counter && topic.product.empty() && c.kind == Kind::count)
    for (auto it = view.spoken_of().rbegin(); it != view.spoken_of().rend() && topic.product.empty(); ++it)
      if (it->entry && !c.counted.empty() && it->entry->text("counted") == c.counted) {
        topic.product = it->slug;
        draft.has_topic = true;
      }
}

bool ClaimBuilder::TopicChoice::names_only_kind(const Topic& of) const {
  if (of.product.empty() || of.open || !of.flow.empty() || own_first >= own_last || c.counted.empty()) return false;
  const Item& head = view.scan().items[own_last];
  if (of.product_span.end >= head.span.end || (head.type != ItemType::unknown_word && !view.is(own_last, "word"))) return false;
  return std::ranges::none_of(std::initializer_list<AskedClass>{"counter", "actor-noun", "flow", "measure-noun", "anaphor", "headcount", "people-word", "product", "trend-noun", "period-unit"}, [&](AskedClass cls) { return view.is(own_last, cls); });
}

// "The deficit widened from 5.3% of GDP": not the economy, but what is measured by it.
bool ClaimBuilder::TopicChoice::take_subject_of(const Topic& whole) {
  const Entry* measure = builder.product_entry(whole.product);
  if (!measure || measure->text("measures") != "value" || goods(whole.product)) return false;
  const Topic* before = nullptr;
  for (const Topic& t : view.topics())
    if (t.last < at && !t.product.empty() && !t.agent && !t.bare_generic && t.product != whole.product && view.borders(t.last, at).strong == 0) before = &t;
  if (before) topic.product = before->product, topic.product_span = before->product_span, topic.open = before->open;
  else if (const auto subject = view.open_subject(at)) topic = *subject;
  else return false;
  draft.has_topic = true;
  return true;
}

bool ClaimBuilder::TopicChoice::take_part(const Topic& whole) {
  const auto take = [&](const std::string& product, Span span, bool open) {
    topic.product = product, topic.product_span = span, topic.open = open;
    draft.has_topic = true;
    return true;
  };
  for (const Topic& t : view.topics())
    if (governor && !t.product.empty() && !t.agent && !t.bare_generic && t.last < at && t.first >= governor->first && t.last <= governor->last && t.product != whole.product) return take(t.product, t.product_span, t.open);
  if (!drafts.empty())
    if (const Draft& level = drafts.back(); level.claim.form == Form::level && level.claim.from.product == here && !level.topic.open && level.claim.key.product != whole.product && level.figure->item < at && view.straight_on(level.figure->item, at, true))
      return take(level.claim.key.product, level.claim.product_span, false);
  return false;
}

void ClaimBuilder::TopicChoice::take_turn() {
  if (const std::string_view flow = view.flow_in_turn(at); !flow.empty()) {
    if (topic.open) topic.product.clear(), topic.product_span = {};
    topic.flow = flow;
    topic.trade = true;
    if (flow == kImport && !topic.owner.empty() && topic.origin == topic.owner && topic.destination.empty()) std::swap(topic.origin, topic.destination);
    topic.open = topic.generic = topic.bare_generic = false;
    draft.has_topic = true;
    return;
  }
  Span noun = view.respective_noun(at);
  if (noun.size() == 0) return;
  const Topic mine = view.topic_of(noun);
  const auto [first, last] = view.items_in(noun);
  const bool bare_flow = mine.product.empty() && mine.trade && first == last;  // "exports and imports rose 5% and 6% respectively"
  if (!bare_flow) {
    // "ship exports": the ships
    if (mine.product.empty() && !mine.flow.empty() && first < last && view.is(last, "flow")) noun.end = view.scan().items[last - 1].span.end;
    topic.open = mine.product.empty() || mine.open;
    topic.product = mine.product.empty() ? view.open_slug(noun) : mine.product;
    topic.product_span = mine.product.empty() ? noun : mine.product_span;
    if (mine.product.empty()) share_head(noun);
  } else if (topic.open) {
    topic.product.clear(), topic.open = false, topic.product_span = {};
  }
  // "Imports of machines, petroleum products and vehicles rose": the flow before the list is that of each.
  const Topic* head = nullptr;
  for (const Topic& t : view.topics())
    if (topic.flow.empty() && !t.flow.empty() && !t.agent && t.last < at && t.first < first) head = &t;
  // "Wire rod and rebar exports came to 190,000 and 250,000 tonnes": so is the one behind it.
  if (!head && topic.flow.empty())
    for (const Topic& t : view.topics())
      if (!head && !t.flow.empty() && !t.agent && !t.verb && t.first > last && t.last < at && view.borders(last, t.last).strong == 0) head = &t;
  if (!mine.flow.empty()) head = &mine;
  if (head) topic.flow = head->flow, topic.trade = head->trade, topic.generic = head->generic;
  draft.has_topic = true;
}

// "robberies (up 22%), sexual offences (up 18%)": in a list each has its own before its brackets.
bool ClaimBuilder::TopicChoice::take_bracketed() {
  if (!own.empty() || c.kind != drafts.back().claim.kind || (c.kind != Kind::change && c.kind != Kind::share)) return false;
  const std::size_t told = drafts.back().figure->item;
  const Span noun = view.brackets_before(told) > 0 ? view.noun_before_brackets(at) : Span{};
  if (noun.empty() || view.items_in(noun).first <= told || (best && best->trade)) return false;
  topic = view.topic_of(noun);
  if (topic.product.empty() || topic.product_span.end != noun.end) {
    topic = {};
    topic.product = view.open_slug(noun);
    topic.product_span = noun;
    topic.open = true;
  }
  topic.flow = drafts.back().topic.flow, topic.trade = drafts.back().topic.trade, topic.generic = drafts.back().topic.generic;
  return draft.has_topic = !topic.product.empty();
}

// "Theft from the person, which was up nine per cent": what a preposition ties to a known thing is no thing of its own.
bool ClaimBuilder::TopicChoice::behind_head(const Topic& subject) const {
  for (const Topic& head : view.topics()) {
    if (head.product.empty() || head.last >= subject.first) continue;
    std::size_t i = head.last + 1;
    if (i >= subject.first || !(view.is(i, "preposition") || view.is(i, "place-role")) || view.is(i, "joiner-of")) continue;
    while (++i < subject.first && (view.is(i, "article") || view.is(i, "determiner"))) {}
    if (i != subject.first || view.apposed(head.first, at)) continue;
    topic = head;
    draft.has_topic = true;
    return true;
  }
  return false;
}

void ClaimBuilder::TopicChoice::take_subject() {
  if (settled) return;
  const Focus& focus = *told_of;
  if ((!drafts.empty() && take_bracketed()) || (view.may_hold("people-word") && view.may_hold("measure-noun") && take_numbered())) return;
  // "The average response time was nine minutes": how long is told of the subject.
  if (f.type == FigureType::duration && c.form == Form::level && c.kind != Kind::rank && !view.is(at, "streak-figure") && at > 0 && !goods(focus.product) && (view.is(at - 1, "copula") || view.is(at - 1, "level-verb")))
    if (auto subject = view.open_subject(at); subject && !behind_head(*subject)) {
      topic = *subject;
      draft.has_topic = true;
      return;
    }
  // The clause's own subject, a noun that no lexicon knows: "burglary was 6% lower".
  const bool topic_in_clause = best && best->last < at && view.borders(best->last, at).strong == 0 && view.borders(best->last, at).weak == 0;
  heavy = c.kind == Kind::quantity && focus.set && builder.product_entry(focus.product) != nullptr && (!weighs_goods(f) || goods(focus.product));
  // "Buses carried 60 million", told of journeys: whoever carries them is not what is counted.
  const bool elided = c.kind == Kind::count && f.type == FigureType::bare && f.counted.empty() && own.empty() && focus.set && discourse_.last_count.value > 0 && view.may_hold("carry-verb") && at > 0 && view.is(at - 1, "carry-verb");
  // "The bank expects 24%", told of inflation: who foresees so much is not what is foreseen.
  const bool foresees = focus.set && !focus.product.empty() && at > 0 && view.is(at - 1, "modal");
  if (own.empty() && !topic_in_clause && c.kind != Kind::rank && !heavy && !carried && !elided && !foresees) {
    const bool governed = best && governor && best->last >= governor->first && best->first <= governor->last;
    // "Its own pits yielded 93,400 tons, a quarter less": what the level before it was told of.
    // So is "…, worth $12.6 billion": no subject acts behind the comma.
    const bool worth = at > 1 && view.is(at - 1, "level-verb") && view.behind_sign(at - 1, ",");
    const bool goes_on = !drafts.empty() && drafts.back().claim.kind == Kind::quantity && drafts.back().figure->item < at && (worth || view.same_clause(drafts.back().figure->item, at) || view.straight_on(drafts.back().figure->item, at)) && builder.product_entry(drafts.back().claim.key.product);
    // "The share of single households rose to 24%": of the households, whatever was told of before.
    const auto shared_out = [&](const Topic& t) { return c.kind == Kind::share && t.first > 1 && view.is(t.first - 1, "joiner-of") && view.is(t.first - 2, "share-noun"); };
    // "Samsung's market share slipped to 17%", told of phones: of the phones.
    const auto of_market = [&](const Topic& t) { return c.kind == Kind::share && focus.set && builder.product_entry(focus.product) && view.is(t.last, "share-noun"); };
    if (auto subject = view.open_subject(at); subject && !of_market(*subject) && !behind_head(*subject) && !earnings && !goes_on && !(governed && !best->open && !best->product.empty()) && !view.aside(subject->first, at) && !view.apposed(subject->first, at) && !(c.form == Form::level && focus.set && view.may_hold("host-noun") && view.is(subject->last, "host-noun")) && !(focus.set && builder.product_entry(focus.product) && view.counts_or_acts(subject->product_span) && !shared_out(*subject))) {
      topic = *subject;
      draft.has_topic = true;
    }
  }
  // "Nokia: 22%", in a list: the label of its row.
  if (own.empty() && drafts.empty() && !draft.has_topic && focus.set && builder.product_entry(focus.product) && !discourse_.in_headline())
    if (const Span label = view.row_label(at); !label.empty() && !(discourse_.rows_are_places && view.scan().items[view.items_in(label).first].capital)) {
      topic = {};
      topic.product = view.open_slug(label);
      topic.product_span = label;
      topic.flow = builder.keep(focus.flow);
      topic.trade = focus.trade;
      topic.open = true;
      draft.has_topic = !topic.product.empty();
    }
  if (own.empty() && view.may_hold("count-word")) take_numbered_things();
  // "The number of bags went up to 7.85 million"
  if (const Span things = own.empty() && c.kind == Kind::count && c.counted.empty() && !elided ? counting_subject(view, f) : Span{}; !things.empty()) {
    const std::string words = view.folded(things);
    c.counted = words.substr(words.rfind(' ') == std::string::npos ? 0 : words.rfind(' ') + 1);
  }
  // "Fewer than half of the pupils are protected": where nothing else is spoken of in the sentence, of the pupils. So is a percentage of whoever acts.
  if (c.kind == Kind::share && (f.type == FigureType::fraction || (f.type == FigureType::percent && !f.product.empty() && view.heads_subject(at))) && !draft.has_topic && topic.product.empty() && (drafts.empty() || view.borders(drafts.back().figure->item, at).strong > 0) && !f.product.empty() && own_first <= own_last && view.is(own_last, "word") &&
      !view.is(own_last, "anaphor") && !view.is(own_last, "measure-noun") && !view.is(own_last, "trend-noun") && !view.is(own_last, "cap") && !goods(focus.product)) {
    topic.product = view.open_slug(own.empty() ? f.product : own);
    topic.product_span = own.empty() ? f.product : own;
    topic.open = true;
    draft.has_topic = !topic.product.empty();
  }
  // "coverage of 95 percent": the noun right before.
  const std::size_t kHead = 2;
  if (c.kind == Kind::share && own.empty() && at >= kHead && view.is(at - 1, "joiner-of") && view.is(at - 2, "word") && !view.is(at - 2, "anaphor") && !view.is(at - 2, "other-reckoning") && !view.is(at - 2, "measure-noun") && !view.is(at - 2, "trend-noun") &&
      !view.is(at - 2, "product") && !view.is(at - 2, "flow") && !view.is(at - 2, "actor-noun") && !(view.is(at - 2, "share-noun") && focus.set && builder.product_entry(focus.product))) {
    topic = {};
    topic.product_span = view.scan().items[at - 2].span;
    topic.product = view.open_slug(topic.product_span);
    topic.open = true;
    draft.has_topic = !topic.product.empty();
  }
}

}  // namespace assay
