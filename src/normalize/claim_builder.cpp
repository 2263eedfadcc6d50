#include "normalize/claim_builder.h"

#include <algorithm>

namespace assay {
namespace {

bool is_ratio_of_time(const Claim& c) { return c.kind == Kind::change || c.kind == Kind::multiple || c.kind == Kind::points || c.form == Form::difference; }

}  // namespace

void ClaimBuilder::decide_period(const SentenceView& view, const std::vector<Draft>& drafts, Draft& draft) {
  const Scan& scan = view.scan();
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  const Provenance here = place_provenance();
  const Focus& time = discourse_.time;
  const auto spoken_of = [&]() -> std::optional<Period> {
    for (auto it = drafts.rbegin(); it != drafts.rend(); ++it)
      if (it->claim.key.period && !it->stated_base) return it->claim.key.period;
    return time.set ? time.period : std::nullopt;
  }();
  const auto take = [&](const PeriodMention& mention, std::optional<Period> current) {
    auto period = resolve(mention, context(current));
    if (!period) return false;
    c.key.period = period;
    const bool anchored = absolute(mention) || mention.type == PeriodMention::Type::month || mention.type == PeriodMention::Type::part;
    c.from.period = anchored || today_ || current ? here : Provenance::inferred;
    return true;
  };
  // 1. The grammar tied a period to the figure.
  if (f.period >= 0 && f.period != f.base && take(scan.periods[static_cast<std::size_t>(f.period)], spoken_of)) return;
  // 2. The nearest period of the clause that is no figure's base and no other figure's own.
  const PeriodMention* best = nullptr;
  double best_cost = 1e9;
  for (std::size_t i = 0; i < scan.items.size(); ++i) {
    const Item& item = scan.items[i];
    if (item.type != ItemType::period || view.is(i, "base-step") || view.is(i, "base-adj") || view.is(i, "weekday-period")) continue;
    const auto index = static_cast<int>(item.ref);
    bool taken = index == f.base;
    for (const Figure& other : scan.figures)
      if (&other != &f && (other.base == index || (other.period == index && other.type != f.type && other.item < f.item && i < f.item && other.item + 4 > i))) taken = true;
    if (taken || view.is(i, "earlier-period")) {
      if (!view.is(i, "earlier-period") || index == f.base) continue;
      // "a year earlier" is a base unless it follows a level directly.
      if (is_ratio_of_time(c) || i < f.item || i > f.item + 4) continue;
    }
    const auto b = view.borders(i, f.item);
    double cost = (i > f.item ? static_cast<double>(i - f.item) + 2 : static_cast<double>(f.item - i)) + b.strong * 12 + b.weak * 4;
    for (const Figure& other : scan.figures)
      if (&other != &f && other.period == index) cost += i > f.item ? 6 : 2;
    if (view.is(i, "rolling-period")) cost += 4;
    if (cost < best_cost) best = &scan.periods[item.ref], best_cost = cost;
  }
  if (best && best_cost < 45 && take(*best, spoken_of)) return;
  const bool standing = (c.kind == Kind::share || (c.kind == Kind::rank && c.unit == "rank")) && !view.past(f.item);
  // 3. A standing fact in the present tense holds in the year of the paper.
  if (standing && today_) {
    const bool told_here = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.claim.key.period && d.claim.kind != Kind::share && d.claim.kind != Kind::rank; });
    if (!told_here) {
      c.key.period = Period::year(today_->year);
      c.from.period = Provenance::default_;
      return;
    }
  }
  // 4. Of the figure before in this sentence; else the period spoken of.
  for (auto it = drafts.rbegin(); it != drafts.rend(); ++it)
    if (it->claim.key.period) {
      c.key.period = it->claim.key.period;
      c.from.period = it->claim.from.period;
      return;
    }
  const bool definition = c.kind == Kind::count && c.form == Form::level && draft.figure->number.small_word;
  if (time.set && time.period && !definition) {
    c.key.period = time.period;
    c.from.period = discourse_.provenance(time);
  }
}

void ClaimBuilder::decide_base(const SentenceView& view, const std::vector<Draft>& drafts, Draft& draft) const {
  const Scan& scan = view.scan();
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  const Provenance here = place_provenance();
  const bool record = c.kind == Kind::rank && c.unit != "rank";
  if (!is_ratio_of_time(c) && !record) return;
  if (f.base >= 0) {
    c.base = resolve_base(scan.periods[static_cast<std::size_t>(f.base)], c.key.period, context(c.key.period));
    if (record) c.base = resolve(scan.periods[static_cast<std::size_t>(f.base)], context(c.key.period));
    if (c.base) c.from.base = here;
    return;
  }
  if (record) return;
  // A base term anywhere in the clause: "Year-on-year, exports rose 5%".
  double best_cost = 18;
  const PeriodMention* best = nullptr;
  for (std::size_t i = 0; i < scan.items.size(); ++i) {
    const Item& item = scan.items[i];
    if (item.type != ItemType::period) continue;
    const bool step = view.is(i, "base-step");
    const bool earlier = view.is(i, "earlier-period") && i > f.item;
    if (!step && !earlier) continue;
    const bool other_owns = std::any_of(scan.figures.begin(), scan.figures.end(), [&](const Figure& o) { return &o != &f && o.base == static_cast<int>(item.ref); });
    const auto b = view.borders(i, f.item);
    double cost = (i > f.item ? static_cast<double>(i - f.item) : static_cast<double>(f.item - i)) + b.strong * 12 + b.weak * 3 + (other_owns ? 6 : 0);
    if (cost < best_cost) best = &scan.periods[item.ref], best_cost = cost;
  }
  if (best) {
    c.base = resolve_base(*best, c.key.period, context(c.key.period));
    if (c.base) c.from.base = here;
    return;
  }
  // The verb of the figure before, and its base.
  const Draft* model = nullptr;
  for (const Draft& other : drafts)
    if (other.claim.base && other.claim.key.period == c.key.period && view.borders(other.figure->item, f.item).strong == 0) model = &other;
  if (model && c.kind == model->claim.kind) {
    c.base = model->claim.base;
    c.from.base = model->claim.from.base;
  }
}

void ClaimBuilder::move_on(const SentenceView& view, const std::vector<Draft>& drafts) {
  const auto stamp = [&](Focus& focus) {
    focus.block = discourse_.block();
    focus.headline = discourse_.in_headline();
    focus.set = true;
  };
  // The series of the sentence: its claims', else its first topic that names a flow.
  for (const Draft& d : drafts) {
    const Claim& c = d.claim;
    if (c.kind == Kind::rank || c.kind == Kind::count) continue;
    Focus& s = discourse_.series;
    s.product = c.key.product;
    s.product_span = c.product_span;
    s.flow = c.key.flow;
    s.origin = c.key.origin;
    s.destination = c.key.destination;
    s.trade = !c.key.destination.empty();
    stamp(s);
    if (s.trade && c.key.destination != "world" && c.key.origin != "world" && !c.key.origin.empty()) discourse_.trade = s;
    if (c.key.period && c.kind != Kind::share && c.modality == Modality::stated && c.form != Form::order) {
      discourse_.time.period = c.key.period;
      stamp(discourse_.time);
    }
  }
  if (drafts.empty()) {
    for (const Topic& t : view.topics()) {
      if (t.product.empty() || t.open || t.agent) continue;
      Focus& s = discourse_.series;
      const bool worth = discourse_.in_headline() || !s.set || !t.flow.empty();
      if (!worth) continue;
      if (s.product != t.product || !t.flow.empty()) {
        if (!t.flow.empty() || s.product != t.product) {
          s.flow = t.flow;
          s.trade = t.trade;
        }
        if (!t.origin.empty()) s.origin = t.origin;
        s.destination = t.destination;
      }
      s.product = t.product;
      s.product_span = t.product_span;
      stamp(s);
      if (t.trade && !t.origin.empty() && !t.destination.empty()) discourse_.trade = s;
      break;
    }
    const Scan& scan = view.scan();
    for (std::size_t i = 0; i < scan.items.size(); ++i) {
      if (scan.items[i].type != ItemType::period || !view.is(i, "period") || view.is(i, "earlier-period")) continue;
      const bool better = discourse_.in_headline() || !discourse_.time.set;
      if (!better) break;
      if (const auto period = resolve(scan.periods[scan.items[i].ref], context(std::nullopt))) {
        discourse_.time.period = period;
        stamp(discourse_.time);
      }
      break;
    }
  }
}

void ClaimBuilder::build(const SentenceView& view, std::string_view text, std::vector<Claim>& out) {
  (void)text;
  const Scan& scan = view.scan();
  std::vector<Draft> drafts;
  const std::string attribution = scan.figures.empty() ? "" : view.attribution();
  std::vector<const Figure*> ordered;
  for (const Figure& f : scan.figures)
    if (!f.dropped) ordered.push_back(&f);
  std::sort(ordered.begin(), ordered.end(), [](const Figure* a, const Figure* b) { return a->span.start < b->span.start; });
  drafts.reserve(ordered.size());
  for (const Figure* original : ordered) {
    Draft d;
    d.figure = original;
    Figure merged = *original;
    if (original->unit_from >= 0) {
      const Figure& other = scan.figures[static_cast<std::size_t>(original->unit_from)];
      merged.unit = other.unit;
      merged.currency = other.currency;
      merged.per = other.per;
      if (other.number.scale > 1 && merged.number.scale == 1 && merged.number.value < other.number.value / other.number.scale * 20 && !merged.number.spelled && merged.number.value < 1000) {
        merged.number.value *= other.number.scale;
        merged.number.last_digit *= other.number.scale;
        merged.number.last_nonzero *= other.number.scale;
        merged.number.scale = other.number.scale;
      }
    }
    Claim& c = d.claim;
    c.span = original->span;
    c.sentence = scan.sentence;
    c.hedge = original->hedge;
    c.rule = original->rule;
    c.in_headline = discourse_.in_headline();
    c.attribution = attribution;
    decide_kind(view, drafts, d);
    if (original->unit_from >= 0 && original->type == FigureType::bare) merged.type = scan.figures[static_cast<std::size_t>(original->unit_from)].type;
    c.modality = original->modality != Modality::stated ? original->modality : view.modality(original->item);
    if (c.kind == Kind::count) {
      if (original->type == FigureType::duration) {
        for (std::size_t i = 0; i < 1; ++i) c.counted = view.folded(original->span);
        const auto space = c.counted.rfind(' ');
        if (space != std::string::npos) c.counted = c.counted.substr(space + 1);
        if (!c.counted.empty() && c.counted.back() != 's') c.counted += 's';
      } else if (!original->counted.empty()) {
        const std::string words = view.folded(original->counted);
        const auto space = words.rfind(' ');
        c.counted = space == std::string::npos ? words : words.substr(space + 1);
      }
    }
    const Figure* kept = d.figure;
    d.figure = &merged;
    decide_value(d);
    d.figure = kept;
    decide_topic(view, drafts, d);
    decide_sides(view, drafts, d);
    decide_period(view, drafts, d);
    decide_base(view, drafts, d);
    decide_whole(view, d);
    drafts.push_back(std::move(d));
  }
  move_on(view, drafts);
  for (Draft& d : drafts) out.push_back(std::move(d.claim));
}

}  // namespace assay
