#include "normalize/claim_builder.h"

#include <algorithm>
#include <set>

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
      if (it->claim.key.period && !it->figure->start) return it->claim.key.period;
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
  // An index told "over the last twelve months" is a change from a year before, not a sum of twelve months.
  const bool sums_up = !c.key.flow.empty() && c.key.flow != "price";
  const auto index_year = [&](const PeriodMention& m) {
    const bool year_long = (m.step == "month" && m.count == 12) || (m.step == "year" && m.count == 1);
    if (sums_up || !is_ratio_of_time(c) || !year_long) return false;
    if (m.type != PeriodMention::Type::rolling && m.type != PeriodMention::Type::n_to) return false;
    if (m.type == PeriodMention::Type::n_to) {
      PeriodMention month = m;
      month.type = PeriodMention::Type::month;
      if (!take(month, spoken_of)) return false;
    } else {
      c.key.period = spoken_of;
      c.from.period = spoken_of ? discourse_.provenance(time) : Provenance::none;
    }
    if (c.key.period) c.base = c.key.period->shifted_months(-12), c.from.base = here;
    return c.key.period.has_value();
  };
  // 1. The grammar tied a period to the figure.
  if (f.period >= 0 && f.period != f.base) {
    const PeriodMention& own = scan.periods[static_cast<std::size_t>(f.period)];
    std::size_t at = f.item;
    for (std::size_t i = 0; i < scan.items.size(); ++i)
      if (scan.items[i].type == ItemType::period && static_cast<int>(scan.items[i].ref) == f.period) at = i;
    const bool base_of_ratio = is_ratio_of_time(c) && (view.compared(at) || view.is(at, "earlier-period"));
    if (!base_of_ratio && (index_year(own) || take(own, spoken_of))) return;
  }
  // 2. The nearest period of the clause that nothing else claims: no base, no period compared with, not the start of
  //    a from-to pair.
  const PeriodMention* best = nullptr;
  double best_cost = 40;
  for (std::size_t i = 0; i < scan.items.size(); ++i) {
    const Item& item = scan.items[i];
    if (item.type != ItemType::period || !view.is(i, "period")) continue;
    const auto index = static_cast<int>(item.ref);
    if (index == f.base || f.start) continue;
    if (view.is(i, "earlier-period")) {
      // "a year earlier" dates the level right before it, and is a base to all else.
      if (is_ratio_of_time(c) || i < f.item || i > f.item + 3) continue;
    }
    bool claimed = false;
    double cost = (i > f.item ? static_cast<double>(i - f.item) + 2 : static_cast<double>(f.item - i));
    for (const Figure& other : scan.figures) {
      if (&other == &f || other.dropped) continue;
      if (other.base == index) claimed = true;
      if (other.period != index) continue;
      // "46 t in May to 353 t": May is the other's; "rose 5% to 619 t in June": June is both's.
      if (other.start || view.compared(other.item)) claimed = true;
      cost += other.item < f.item ? 12 : 3;
    }
    // A level compared with ("than the 1,238 tons that left in May") is dated by what follows it.
    if (i < f.item && c.form == Form::level && view.compared(f.item)) continue;
    if (i > f.item && view.borders(i, f.item).strong > 0) cost += 20;
    if (claimed || (view.compared(i) && (is_ratio_of_time(c) || i < f.item))) continue;
    const auto b = view.borders(i, f.item);
    cost += b.strong * 12 + b.weak * 3;
    if (view.is(i, "rolling-period")) cost += 6;
    if (view.is(i, "definite-period")) cost += 3;
    if (view.is(i, "day-period")) cost += 4;
    if (cost < best_cost) best = &scan.periods[item.ref], best_cost = cost;
  }
  const auto tense = view.tense(f.item);
  const bool whole_world = !f.product.empty() && [&] {
    const auto [first, last] = view.items_in(f.product);
    for (std::size_t i = first; i <= last && first <= last; ++i)
      if (view.is(i, "world")) return true;
    return false;
  }();
  const bool place_rank = c.kind == Kind::rank && c.unit == "rank";
  const bool standing = (c.kind == Kind::share || place_rank) &&
                        (tense == SentenceView::Tense::present || (tense == SentenceView::Tense::unknown && (whole_world || place_rank || !time.set)));
  // A standing fact takes a period only where it stands close by.
  if (best && standing && best_cost > 9) best = nullptr;
  if (best && (index_year(*best) || take(*best, spoken_of))) return;
  if (f.start || (c.form == Form::level && view.compared(f.item) && !drafts.empty())) {
    // Its period is what the change starts from; filled in when the change is known.
    return;
  }
  // 3. A standing fact in the present tense holds in the year of the paper.
  if (standing && today_) {
    const bool told_here = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.claim.key.period && d.claim.kind != Kind::share && d.claim.kind != Kind::rank; });
    if (!told_here) {
      c.key.period = Period::year(today_->year);
      c.from.period = Provenance::default_;
      return;
    }
  }
  // Plans and forecasts are not of the period reported.
  if (c.modality != Modality::stated && c.modality != Modality::denied) return;
  // 4. Of the figure before in this sentence; else the period spoken of.
  for (auto it = drafts.rbegin(); it != drafts.rend(); ++it)
    if (it->claim.key.period && !it->figure->start && !(it->claim.form == Form::level && view.compared(it->figure->item))) {
      c.key.period = it->claim.key.period;
      c.from.period = it->claim.from.period;
      return;
    }
  const bool definition = c.kind == Kind::count && c.form == Form::level && (draft.figure->number.small_word || tense == SentenceView::Tense::present);
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
  if (c.base) return;
  if (f.base >= 0) {
    c.base = resolve_base(scan.periods[static_cast<std::size_t>(f.base)], c.key.period, context(c.key.period));
    if (record) c.base = resolve(scan.periods[static_cast<std::size_t>(f.base)], context(c.key.period));
    if (c.base) c.from.base = here;
    return;
  }
  if (record && f.reaches >= 0 && c.key.period) {
    // "the fastest in five months": since five months before
    const Figure& span = scan.figures[static_cast<std::size_t>(f.reaches)];
    if (const int months = months_in(span.step); months > 0) {
      c.base = c.key.period->shifted_months(-months * static_cast<int>(span.number.value));
      c.from.base = here;
    }
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
  if (const Entry* rate = c.kind == Kind::change ? view.change_rate(f.item) : nullptr; rate && c.key.period) {
    PeriodMention step;
    step.type = PeriodMention::Type::on_step;
    step.step = rate->text("step");
    c.base = resolve_base(step, c.key.period, context(c.key.period));
    c.from.base = Provenance::default_;
    return;
  }
  if (c.kind == Kind::change && told_as_growth(c.key.product) && c.key.period && c.key.period->month_count() > 0) {
    c.base = c.key.period->shifted_months(-12);
    c.from.base = Provenance::default_;
    return;
  }
  // "a recovery from the 93% plunge in May", after "fell 52% year-on-year in June": told against the same distance.
  if (c.kind == Kind::change && drafts.empty() && discourse_.series.set && discourse_.series.block == discourse_.block() && discourse_.series.base &&
      discourse_.time.period && c.key.period && discourse_.series.product == c.key.product && discourse_.series.flow == c.key.flow) {
    if (*discourse_.series.base == discourse_.time.period->shifted_months(-12)) {
      c.base = c.key.period->shifted_months(-12);
      c.from.base = Provenance::inferred;
      return;
    }
  }
  // A year, a half, the year to date: a change of so long a period is told against the same stretch of the year before.
  const auto long_period = [&] {
    const int months = c.key.period ? c.key.period->month_count() : 0;
    return months >= 12 ? months == 12 : months >= 4 && c.key.period->first().month == 1;
  };
  const bool told_of_time = c.kind == Kind::change && (c.from.period == Provenance::sentence || c.from.period == Provenance::headline || c.from.period == Provenance::paragraph);
  const auto of_long_period = [&] {
    c.base = c.key.period->shifted_months(-12);
    c.from.base = Provenance::inferred;
  };
  // The verb of the figure before, and its base.
  const Draft* model = nullptr;
  for (const Draft& other : drafts)
    if (other.claim.base && other.claim.key.period == c.key.period && view.borders(other.figure->item, f.item).strong == 0) model = &other;
  if (model && c.kind == model->claim.kind) {
    c.base = model->claim.base;
    c.from.base = model->claim.from.base;
  } else if (told_of_time && long_period()) {
    of_long_period();
  }
}

// "From 46 t in May to 353 t, a rise of 660%": the level at the start and the base of the change date each other.
void ClaimBuilder::tie_pairs(const SentenceView& view, std::vector<Draft>& drafts) const {
  for (Draft& start : drafts) {
    const bool compared = start.claim.form == Form::level && view.compared(start.figure->item);
    if (!start.figure->start && !compared) continue;
    for (Draft& d : drafts) {
      if (compared && !start.figure->start && view.borders(d.figure->item, start.figure->item).strong > 1) continue;
      Claim& c = d.claim;
      if (!is_ratio_of_time(c) || c.form == Form::order) continue;
      if (!c.base && start.claim.key.period && c.key.period && *start.claim.key.period != *c.key.period) {
        c.base = start.claim.key.period;
        c.from.base = start.claim.from.period;
      }
      if (!start.claim.key.period && c.base) {
        start.claim.key.period = c.base;
        start.claim.from.period = c.from.base;
      }
    }
  }
}

void ClaimBuilder::move_on(const SentenceView& view, const std::vector<Draft>& drafts) {
  const auto stamp = [&](Focus& focus) {
    focus.block = discourse_.block();
    focus.headline = discourse_.in_headline();
    focus.set = true;
  };
  if (discourse_.home.empty() && !discourse_.home_said.set) {
    for (const PlaceMention& p : view.places())
      if (!p.region && p.role != PlaceRole::with) {
        discourse_.home = p.code;
        stamp(discourse_.home_said);
        break;
      }
    // An article whose headline speaks of the world has no home.
    if (discourse_.in_headline() && std::any_of(view.topics().begin(), view.topics().end(), [](const Topic& t) { return t.world; })) stamp(discourse_.home_said);
  }
  const bool named = !view.places().empty() && !view.places().front().region && (view.places().front().item <= 1 || (drafts.empty() && view.places().size() == 1));
  if (named) discourse_.subject = view.places().front().code;
  for (const Draft& d : drafts)
    if (d.claim.key.period && d.claim.from.period == place_provenance()) discourse_.told.push_back(*d.claim.key.period);
  // The time of the sentence: that of its first figure that is not compared with.
  for (const Draft& d : drafts) {
    const Claim& c = d.claim;
    if (!c.key.period || c.kind == Kind::share || c.modality != Modality::stated || c.form == Form::order || d.figure->start) continue;
    if (c.form == Form::level && view.compared(d.figure->item)) continue;
    discourse_.time.period = c.key.period;
    stamp(discourse_.time);
    if (!discourse_.main_time.set && c.from.period != Provenance::default_) discourse_.main_time = discourse_.time;
    break;
  }
  std::set<std::string> named_partners;
  for (const Draft& d : drafts)
    if (!d.claim.key.destination.empty() && d.claim.from.destination == place_provenance()) named_partners.insert(d.claim.key.origin + ">" + d.claim.key.destination);
  const std::size_t partners = named_partners.size();
  // The series of the sentence: its claims', else its first topic that names a flow.
  for (const Draft& d : drafts) {
    const Claim& c = d.claim;
    if (c.kind == Kind::rank || c.kind == Kind::count) continue;
    Focus& s = discourse_.series;
    if (c.kind == Kind::share && s.set && s.trade && !c.key.destination.empty()) {
      // A partner's share changes what is spoken of, not with whom.
      if (c.from.product == place_provenance()) s.product = c.key.product, s.product_span = c.product_span, stamp(s);
      continue;
    }
    // Prices of the product spoken of are told in passing: the series goes on.
    if (d.topic.generic && s.set && s.product == c.key.product) continue;
    s.product = c.from.product == Provenance::default_ ? std::string() : c.key.product;
    s.product_span = c.product_span;
    s.flow = c.key.flow;
    s.origin = c.key.origin;
    s.destination = c.key.destination;
    s.trade = !c.key.destination.empty();
    if (partners > 1) (c.key.flow == "import" ? s.origin : s.destination) = "world";  // a list of partners leaves none spoken of
    s.base = c.base;
    stamp(s);
    if (s.trade && c.key.destination != "world" && c.key.origin != "world" && !c.key.origin.empty()) discourse_.trade = s;
  }
  for (const Topic& t : view.topics())
    if (!t.product.empty() && !t.open && std::find(discourse_.spoken_of.begin(), discourse_.spoken_of.end(), t.product) == discourse_.spoken_of.end())
      discourse_.spoken_of.push_back(t.product);
  if (drafts.empty()) {
    // The topic that says most of a series: its flow, its sides, its place at the head.
    const Topic* main = nullptr;
    int most = -1;
    for (const Topic& t : view.topics()) {
      if (t.product.empty() || t.open || t.agent) continue;
      const int says = (t.flow.empty() || t.generic ? 0 : 4) + (t.origin.empty() ? 0 : 2) + (t.destination.empty() ? 0 : 2) + (t.first_of_sentence ? 1 : 0);
      if (says > most) main = &t, most = says;
    }
    Focus& s = discourse_.series;
    if (main && (discourse_.in_headline() || !s.set || s.product.empty() || !main->flow.empty())) {
      if (s.product != main->product || !main->flow.empty()) {
        s.flow = main->flow;
        s.trade = main->trade;
        if (!main->origin.empty()) s.origin = main->origin;
        s.destination = main->destination;
      }
      s.product = main->product;
      s.product_span = main->product_span;
      stamp(s);
      if (main->trade && !main->origin.empty() && !main->destination.empty()) discourse_.trade = s;
    }
    const Scan& scan = view.scan();
    for (std::size_t i = 0; i < scan.items.size(); ++i) {
      if (scan.items[i].type != ItemType::period || !view.is(i, "period") || view.is(i, "earlier-period")) continue;
      // "June itself was softer." sets the time of what follows.
      const bool better = discourse_.in_headline() || !discourse_.time.set || i <= 1;
      if (!better) break;
      if (const auto period = resolve(scan.periods[scan.items[i].ref], context(std::nullopt))) {
        discourse_.time.period = period;
        stamp(discourse_.time);
      }
      break;
    }
  }
}

// Prices and output of an economy are told as their growth on the year: "core inflation 2.9%".
bool ClaimBuilder::told_as_growth(const std::string& product) const {
  const Entry* entry = language_.lexicon().find("product", product);
  return entry && (entry->text("measures") == "index" || entry->flag("no_flow"));
}

// A per cent without a verb of its own: of an index it is its growth; after a change in the same sentence, a change too.
void ClaimBuilder::refine_kind(const SentenceView& view, const std::vector<Draft>& drafts, Draft& draft) const {
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  if (c.kind != Kind::share || f.kind || !f.product.empty() || f.type != FigureType::percent) return;
  const Draft* change = nullptr;
  for (const Draft& other : drafts)
    if (other.claim.kind == Kind::change && view.borders(other.figure->item, f.item).strong == 0) change = &other;
  if (!change && !told_as_growth(c.key.product)) return;
  if (view.share_verb_before(f.item) || view.after_preposition(f.item)) return;
  c.kind = Kind::change;
  c.form = Form::ratio;
  c.direction = change && change->claim.direction != Direction::none ? change->claim.direction : Direction::up;
}

// "58.1 million tonnes in June, 30.7 million in May": a bare figure that counts nothing goes on with the unit before it.
int ClaimBuilder::elliptical_unit(const SentenceView& view, const Figure& f) const {
  const Scan& scan = view.scan();
  if (f.type != FigureType::bare || !f.counted.empty() || f.number.small_word || view.noun_after(f.item)) return -1;
  int found = -1;
  for (std::size_t i = 0; i < scan.figures.size(); ++i) {
    const Figure& other = scan.figures[i];
    if (other.item >= f.item || other.dropped) continue;
    if (other.type == FigureType::physical || other.type == FigureType::money || other.type == FigureType::price) found = static_cast<int>(i);
  }
  if (found < 0) return -1;
  // Figures of a kind are of a size.
  const double ratio = f.number.value / std::max(1e-9, scan.figures[static_cast<std::size_t>(found)].number.value);
  const double unscaled = ratio * scan.figures[static_cast<std::size_t>(found)].number.scale;
  return (ratio > 0.01 && ratio < 100) || (f.number.scale == 1 && unscaled > 0.01 && unscaled < 100) ? found : -1;
}

void ClaimBuilder::build(const SentenceView& view, std::string_view text, std::vector<Claim>& out) {
  (void)text;
  const Scan& scan = view.scan();
  std::vector<Draft> drafts;
  const std::string attribution = scan.figures.empty() ? "" : view.attribution();
  std::vector<const Figure*> ordered;
  for (const Figure& f : scan.figures) {
    // "one", "the two": a small word that counts nothing named is a pronoun.
    const bool pronoun = f.type == FigureType::bare && f.number.small_word && f.counted.empty() && f.product.empty() && f.unit_from < 0 && !f.kind && !f.form;
    if (!f.dropped && !pronoun) ordered.push_back(&f);
  }
  std::sort(ordered.begin(), ordered.end(), [](const Figure* a, const Figure* b) { return a->span.start < b->span.start; });
  drafts.reserve(ordered.size());
  for (const Figure* original : ordered) {
    Draft d;
    d.figure = original;
    Figure merged = *original;
    const int unit_from = original->unit_from >= 0 ? original->unit_from : elliptical_unit(view, *original);
    if (unit_from >= 0) {
      const Figure& other = scan.figures[static_cast<std::size_t>(unit_from)];
      d.unit_from = unit_from;
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
    const auto& last = discourse_.last_unit;
    const double times = last.value > 0 ? original->number.value / last.value : 0;
    if (unit_from < 0 && original->type == FigureType::bare && original->counted.empty() && !original->kind && (last.unit || last.currency) &&
        (original->number.scale > 1 || !original->number.integer) && times > 0.005 && times < 200 && !original->number.spelled) {
      merged.unit = last.unit;
      merged.currency = last.currency;
      merged.type = last.type;
      d.type = last.type;
    }
    Claim& c = d.claim;
    c.span = original->span;
    c.sentence = scan.sentence;
    c.hedge = original->hedge;
    c.rule = original->rule;
    c.in_headline = discourse_.in_headline();
    c.attribution = attribution;
    decide_kind(view, drafts, d);
    if (unit_from >= 0 && (original->type == FigureType::bare || original->type == FigureType::money)) merged.type = scan.figures[static_cast<std::size_t>(unit_from)].type;
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
        discourse_.last_counted = c.counted;
      } else if (!original->unit && original->type != FigureType::points) {
        // "429,873 the year before": the same things as before.
        c.counted = discourse_.last_counted;
      }
    }
    decide_topic(view, drafts, d);
    refine_kind(view, drafts, d);
    const Figure* kept = d.figure;
    d.figure = &merged;
    decide_value(d);
    d.figure = kept;
    decide_sides(view, drafts, d);
    decide_period(view, drafts, d);
    decide_base(view, drafts, d);
    decide_whole(view, d);
    drafts.push_back(std::move(d));
  }
  for (const Draft& d : drafts)
    if ((d.claim.kind == Kind::quantity || d.claim.kind == Kind::money) && !d.figure->per && d.figure->type != FigureType::bare)
      discourse_.last_unit = {d.figure->unit, d.figure->currency, d.figure->type, d.figure->number.value};
  tie_pairs(view, drafts);
  move_on(view, drafts);
  for (Draft& d : drafts) out.push_back(std::move(d.claim));
}

}  // namespace assay
