// ClaimBuilder: what a sentence that tells no figure leaves to the next one.
#include <algorithm>

#include "normalize/claim_builder.h"
#include "normalize/claim_time.h"

namespace assay {
namespace {
constexpr std::size_t kOwned = 2;  // "South Korea's exports": the owner before the noun
constexpr std::size_t kShortSentence = 12;  // items, the full stop included: "Coffee was the star among farm products."
}  // namespace

void ClaimBuilder::pass_on(const SentenceView& view) {
  const auto& items = view.scan().items;
  const bool list_follows = !items.empty() && view.is_sign(items.size() - 1, ":");
  if (!view.topics().empty()) pass_on_topics(view, list_follows);
  if (!view.scan().periods.empty()) pass_on_time(view, list_follows);
}

void ClaimBuilder::pass_on_topics(const SentenceView& view, bool list_follows) {
  discourse_.aside.set = false;
  // "In dollars the rare earths did not soar. The table values them at $23 million."
  if (const Topic* t = discourse_.series.set && !discourse_.in_headline() && goods(discourse_.series.product) ? view.named_subject(discourse_.series.product) : nullptr; t && goods(t->product)) {
    discourse_.aside = discourse_.series;
    discourse_.aside.product = t->product, discourse_.aside.product_span = t->product_span;
    stamp(discourse_.aside);
  }
  // The topic that says most of a series: its flow, its sides, its place at the head.
  const Topic* main = nullptr;
  int most = -1;
  for (const Topic& t : view.topics()) {
    if (t.product.empty() || t.open || t.agent || view.aside(t.first, view.scan().items.size())) continue;  // "…, which feed the car plants, …"
    const int says = (t.flow.empty() || t.generic ? 0 : 4) + (t.origin.empty() ? 0 : 2) + (t.destination.empty() ? 0 : 2) + (t.first_of_sentence ? 1 : 0);
    if (says > most) main = &t, most = says;
  }
  Focus& s = discourse_.series;
  // "South Korea's exports dropped on a downturn in the chip industry.": nor does one that is told without a flow,
  // ahead of all figures.
  if (const Topic& t = view.topics().front(); main && main->flow.empty() && main != &t && (!s.set || s.headline) &&
                                              t.trade && !t.verb && !t.agent && t.product.empty() && !t.owner.empty() &&
                                              t.first <= kOwned) {
    s = {};
    s.flow = t.flow, s.trade = true;
    (s.flow == kImport ? s.destination : s.origin) = t.owner;
    (s.flow == kImport ? s.origin : s.destination) = kWorld;
    stamp(s);
    main = nullptr;
  }
  // "South Korea's exports rose, led by demand for chips.": the subject is the flow, and no other good takes its place.
  if (main && s.set && s.trade && main != &view.topics().front()) {
    const Topic& t = view.topics().front();
    if (t.trade && !t.verb && !t.agent && t.product.empty() && t.flow == s.flow && t.first <= kOwned && view.borders(t.last, main->first).strong + view.borders(t.last, main->first).weak > 0) main = nullptr;
  }
  // "Farming was the surprise.": a part of what the article is about, told of next.
  if (s.set && !discourse_.in_headline() && view.topics().front().first == 0 && view.topics().front().flow.empty() && !view.topics().front().open) {
    const Topic& t = view.topics().front();
    if (t.product != s.product && part_of_lead(product_entry(t.product))) {
      s = discourse_.lead;
      s.product = t.product, s.product_span = t.product_span;
      stamp(s);
      s.passing = true;
      main = nullptr;
    }
  }
  // "STOCKS. The utilities held …": a head that runs into its paragraph.
  if (s.set && !discourse_.in_headline() && discourse_.first_of_block() && view.topics().size() == 1 && view.topics().front().first == 0 && view.topics().front().last + 2 >= view.scan().items.size() && !view.topics().front().flow.empty() &&
      (view.topics().front().product.empty() || view.topics().front().product == s.product) && view.topics().front().flow != s.flow) {
    const std::string own = s.flow == kImport ? s.destination : s.origin;
    s.flow = view.topics().front().flow;
    s.trade = view.topics().front().trade;
    (s.flow == kImport ? s.destination : s.origin) = own;
    (s.flow == kImport ? s.origin : s.destination) = s.trade ? "world" : "";
    stamp(s);
    main = nullptr;
  }
  // "The picture is different for graphite, …": at the head of a paragraph, of what the rest of it is about.
  if (const Topic* t = s.set && !discourse_.in_headline() && discourse_.first_of_block() && goods(s.product) ? view.only_product() : nullptr;
      t && t->flow.empty() && goods(t->product) && t->product != s.product && !near(t->product, s.product) && !product_entry(t->product)->flag("general") && view.turns_to(*t)) {
    s.product = t->product, s.product_span = t->product_span;
    if (s.trade) (s.flow == kImport ? s.origin : s.destination) = kWorld;
    stamp(s);
    main = nullptr;
  }
  // "Cheese is another story." "Reserves are another matter.": the subject of a short sentence is what follows is about,
  // unless it is only another name for what is spoken of.
  if (s.set && !discourse_.in_headline() && view.scan().items.size() <= kShortSentence) {
    const Topic& t = view.topics().front();
    const Entry* product = t.product.empty() || t.open ? nullptr : product_entry(t.product);
    if (t.first <= 1 && !t.agent && !t.generic && !t.verb && !t.loose && (product_entry(s.product) || (s.trade && s.product.empty()))) {
      const bool moves = product && goods(t.product) && !product->flag("general") && (!product->flag("loose") || (t.first == 0 && !s.trade && t.last + 1 < view.scan().items.size() && view.is(t.last + 1, "auxiliary"))) && t.product != s.product && !near(t.product, s.product);
      if (moves) {
        // A balance told in passing: what a report on all of a country's trade tells of next is a part of that.
        if (s.flow.empty() && discourse_.lead.trade && discourse_.lead.product.empty()) s = discourse_.lead;
        else if (s.flow.empty() && discourse_.traded.set) s = discourse_.traded;
        s.product = t.product, s.product_span = t.product_span;
        if (s.trade) (s.flow == kImport ? s.origin : s.destination) = kWorld;
        else s.origin.clear();
      }
      if (!t.flow.empty() && t.product.empty() && t.flow != s.flow && !t.trade && !s.trade) s.flow = t.flow;
      if (moves || main == nullptr) {
        if ((t.product == s.product || moves) && t.flow.empty()) main = nullptr;
        stamp(s);
      }
    }
  }
  // "The Union imported fewer rare earths": the verb's flow, the product after it.
  std::optional<Topic> joined;
  if (main && main->flow.empty())
    for (const Topic& t : view.topics())
      if (t.verb && t.trade && t.product.empty() && view.borders(t.last, main->first).strong == 0 && view.borders(t.last, main->first).weak == 0) {
        joined = *main;
        joined->flow = t.flow;
        joined->trade = true;
        joined->origin = t.origin;
        joined->destination = t.destination;
        const bool import = t.flow == kImport;
        for (const PlaceMention& p : view.places())
          if (p.item < t.first && !p.region && (import ? joined->destination : joined->origin).empty()) (import ? joined->destination : joined->origin) = p.code;
        main = &*joined;
      }
  // "China's purchases of crude quickened."
  if (main && !joined && !main->trade && !main->flow.empty() && language_.lexicon().find("flow-abroad", main->flow)) {
    joined = *main;
    if (goods_cross_border(view, *joined)) main = &*joined;
  }
  if (main && (discourse_.in_headline() || !s.set || s.product.empty() || (!main->flow.empty() && !main->alone))) {
    if (s.product != main->product || !main->flow.empty()) {
      s.flow = main->flow;
      s.trade = main->trade;
      if (!main->origin.empty() || joined) s.origin = main->origin;
      s.destination = main->destination;
    }
    s.product = main->product;
    s.product_span = main->product_span;
    stamp(s);
    if (main->trade && !main->origin.empty() && !main->destination.empty()) discourse_.trade = s;
  }
  // "What Japanese import statistics show:": a list is of the flow that its head names.
  if (list_follows && s.set)
    for (const Topic& t : view.topics())
      if (t.trade && !t.owner.empty() && (t.product.empty() || t.open)) {
        s.flow = t.flow;
        s.trade = true;
        s.origin = t.origin.empty() ? kWorld : std::string_view(t.origin);
        s.destination = t.destination.empty() ? kWorld : std::string_view(t.destination);
        stamp(s);
      }
}

void ClaimBuilder::pass_on_time(const SentenceView& view, bool list_follows) {
  const Scan& scan = view.scan();
  constexpr std::size_t kHead = 5;  // "In spite of that the first half was poor."
  for (std::size_t i = 0; i < scan.items.size(); ++i) {
    if (scan.items[i].type != ItemType::period || !view.is(i, "period") || view.is(i, "earlier-period")) continue;
    // "The pause runs until the end of August.", "The deal takes effect in September.": what is still to come is no time reported.
    const PeriodMention& m = scan.periods[scan.items[i].ref];
    const bool ahead = m.type == PeriodMention::Type::month && m.year == 0 && m.relation.empty() && today_ && m.month > today_->month;
    // "The season begins on July 1": so it is every year.
    const bool recurs = m.year == 0 && m.relation.empty() && (m.type == PeriodMention::Type::day || m.type == PeriodMention::Type::days || m.type == PeriodMention::Type::months) && view.tense(i) == SentenceView::Tense::present;
    if (i > 1 && !discourse_.in_headline() && (recurs || view.due_by(i) || view.modality(i) == Modality::forecast || (ahead && view.tense(i) == SentenceView::Tense::present))) continue;
    // "June itself was softer." sets the time of what follows.
    const bool better = discourse_.in_headline() || !discourse_.time.set || discourse_.time.headline || i <= 1 || list_follows ||
                        (i <= kHead && discourse_.time.block != discourse_.block() && !view.compared(i) && view.modality(i) == Modality::stated);
    if (!better) {
      // "The figures follow a strong August. Goods worth 10 billion left in that month."
      if (const auto period = m.type == PeriodMention::Type::month ? resolve(m, context(std::nullopt)) : std::nullopt; period && !ahead && !view.compared(i)) discourse_.told.push_back(*period);
      break;
    }
    if (const auto period = resolve(scan.periods[scan.items[i].ref], context(std::nullopt)); period && !discourse_.looks_back(*period)) {
      // "The queue has not been so long since the count began in August 2007.": what is told of it next is of today again.
      if (long_past(*period) && i > 1 && !list_follows && !discourse_.in_headline()) break;
      discourse_.time_long_past = long_past(*period);
      discourse_.time.period = period;
      discourse_.told.push_back(*period);
      stamp(discourse_.time);
      discourse_.time.heads_list = list_follows;
    }
    break;
  }
  // "More were sold in August than a year before": so are the changes that follow.
  for (std::size_t i = 0; discourse_.time.set && i < scan.items.size(); ++i)
    if (scan.items[i].type == ItemType::period && view.is(i, "earlier-period") && view.compared(i) && scan.periods[scan.items[i].ref].step == "year" && scan.periods[scan.items[i].ref].count == 1)
      discourse_.paces.note(12, discourse_.time.period->month_count(), false, discourse_.block());
}

}  // namespace assay
