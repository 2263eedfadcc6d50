#include "normalize/claim_builder.h"

#include <algorithm>
#include <optional>

namespace assay {
namespace {
constexpr double kSameSize = 5;  // prices of one thing differ by less than so many times
constexpr std::size_t kShortSentence = 12;  // items, the full stop included: "Coffee was the star among farm products."
}  // namespace

// Two products that the news takes for each other, or of which one holds the other.
bool ClaimBuilder::near(const std::string& a, const std::string& b) const {
  const auto names = [&](const std::string& product, const std::string& other) {
    const Entry* entry = language_.lexicon().find("product", product);
    if (!entry) return false;
    const auto among = [&](const auto& kin) { return std::find(kin.begin(), kin.end(), other) != kin.end(); };
    return among(entry->list("confused_with")) || among(entry->list("parents")) || among(entry->list("siblings"));
  };
  return names(a, b) || names(b, a);
}

// What the article is about stays so; what one paragraph brings up beside it is left again with the paragraph.
void ClaimBuilder::note_lead(Modality modality) {
  Focus& s = discourse_.series;
  Focus& lead = discourse_.lead;
  const Entry* product = language_.lexicon().find("product", s.product);
  const bool all = s.product.empty() ? s.trade : s.product == "all-goods";
  if (!lead.set) {
    if (!discourse_.in_headline() && (product || all) && modality == Modality::stated) lead = s;
    return;
  }
  const bool of_all = lead.product.empty() || lead.product == "all-goods";
  s.passing = s.product != lead.product && !all && (!product || part_of_lead(product) || (of_all && goods(s.product)));
}

bool ClaimBuilder::part_of_lead(const Entry* product) const {
  if (!product || !discourse_.lead.set) return false;
  const auto among = [&](const auto& totals) { return std::find(totals.begin(), totals.end(), discourse_.lead.product) != totals.end(); };
  return among(product->list("part_of")) || among(product->list("parents"));
}

void ClaimBuilder::move_on(const SentenceView& view, const std::vector<Draft>& drafts) {
  const auto stamp = [&](Focus& focus) {
    focus.block = discourse_.block();
    focus.headline = discourse_.in_headline();
    focus.heads_list = false;
    focus.passing = false;
    focus.set = true;
  };
  if (discourse_.home.empty() && !discourse_.home_said.set) {
    for (const PlaceMention& p : view.places())
      if (!p.region && p.role != PlaceRole::with) {
        discourse_.home = p.code;
        stamp(discourse_.home_said);
        break;
      }
    // "The Reserve Bank of Australia lowered its cash rate": where no country is named, that of who tells its own figures.
    if (discourse_.home.empty() && view.places().empty() && std::none_of(view.topics().begin(), view.topics().end(), [](const Topic& t) { return t.world; }))
      if (const std::string home = view.home_of_source(); !home.empty()) {
        discourse_.home = home;
        stamp(discourse_.home_said);
      }
    // "Burglaries in Larkshire at a low": a county's figures, though a national office tells them.
    if (discourse_.home.empty() && discourse_.in_headline() && view.names_unknown_place()) stamp(discourse_.home_said);
    // An article whose headline speaks of the world has no home.
    if (discourse_.in_headline() && std::any_of(view.topics().begin(), view.topics().end(), [](const Topic& t) { return t.world; })) stamp(discourse_.home_said);
  }
  const bool named = !view.places().empty() && !view.places().front().region && (view.places().front().item <= 1 || (drafts.empty() && view.places().size() == 1));
  discourse_.fresh_subject = named && view.places().front().role != PlaceRole::to && view.places().front().role != PlaceRole::from;
  if (named) discourse_.subject = view.places().front().code;
  for (const Draft& d : drafts)
    if (d.claim.key.period && d.claim.from.period == place_provenance()) discourse_.told.push_back(*d.claim.key.period);
  // The time of the sentence: that of its first figure that is not compared with.
  for (const Draft& d : drafts) {
    const Claim& c = d.claim;
    // A rate told of a named time ("unemployment was 4.7% in the spring") sets it as well as any figure.
    const bool rate = c.kind == Kind::share && d.figure->product.empty() && c.from.period == place_provenance();
    if (!c.key.period || (c.kind == Kind::share && !rate) || c.modality != Modality::stated || c.form == Form::order || d.figure->start) continue;
    if (c.from.period == Provenance::default_) continue;
    if (c.form == Form::level && view.compared(d.figure->item)) continue;
    if (discourse_.looks_back(*c.key.period)) break;
    const bool in_list = discourse_.time.heads_list && discourse_.time.period == c.key.period;
    discourse_.time.period = c.key.period;
    stamp(discourse_.time);
    discourse_.time.heads_list = in_list;
    // What happened years ago is history, not what the article reports on.
    const bool recent = !today_ || c.key.period->last().year + 2 >= today_->year;
    if (!discourse_.main_time.set && recent && c.key.period->month_count() > 0 && c.from.period != Provenance::default_) discourse_.main_time = discourse_.time;
    break;
  }
  for (const Draft& d : drafts) {
    const Claim& c = d.claim;
    if (!c.base || !c.key.period || c.form == Form::order || c.from.base == Provenance::inferred || c.key.period->month_count() == 0) continue;
    for (const int months : {12, c.key.period->month_count()})
      if (*c.base == c.key.period->shifted_months(-months)) {
        // Year on year is told once and goes on; a month on month beside it is the exception.
        const Discourse::Pace pace{months, c.key.period->month_count(), c.key.flow == "price", true};
        const auto& old = discourse_.pace;
        if (!(old.set && old.length == pace.length && old.price == pace.price && old.months > pace.months)) discourse_.pace = pace;
        break;
      }
  }
  // "$36.2bn, against $37bn in the same period of 2024"
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    const Claim &then = drafts[i].claim, &now = drafts[i - 1].claim;
    const bool both = then.form == Form::level && now.form == Form::level && then.kind == now.kind && then.key.period && now.key.period;
    if (both && then.from.period == Provenance::sentence && view.compared(drafts[i].figure->item) && *then.key.period == now.key.period->shifted_months(-12))
      discourse_.pace = {12, now.key.period->month_count(), now.key.flow == "price", true};
  }
  std::size_t partners = 0;  // pairs of sides that the sentence names
  const auto names_partner = [&](const Draft& d) { return !d.claim.key.destination.empty() && d.claim.from.destination == place_provenance(); };
  for (auto d = drafts.begin(); d != drafts.end(); ++d)
    if (names_partner(*d) && std::none_of(drafts.begin(), d, [&](const Draft& before) {
          return names_partner(before) && before.claim.key.origin == d->claim.key.origin && before.claim.key.destination == d->claim.key.destination;
        }))
      ++partners;
  // The series of the sentence: its claims', else its first topic that names a flow.
  const auto focus_of = [&](const Claim& c) {
    Focus focus;
    focus.product = c.key.product;
    focus.product_span = c.product_span;
    focus.flow = c.key.flow;
    focus.origin = c.key.origin;
    focus.destination = c.key.destination;
    focus.trade = !c.key.destination.empty();
    focus.base = c.base;
    stamp(focus);
    return focus;
  };
  Focus aside;
  for (const Draft& d : drafts) {
    const Claim& c = d.claim;
    if (c.modality == Modality::hypothetical && discourse_.series.set) continue;  // what would be leads nowhere
    Focus& s = discourse_.series;
    // Counts of what was named here go on ("718,000 vacancies"); they take no good's place.
    const bool counted = c.kind == Kind::count && !d.figure->number.spelled && d.figure->type != FigureType::duration && c.form != Form::order && c.from.product == place_provenance() && !c.key.product.empty() &&
                         (!(s.set && goods(s.product)) || language_.lexicon().find("product", c.key.product));
    // "Shipments of magnets climbed to their highest": a rank names no series but where the body has named none yet.
    const bool opens = c.kind == Kind::rank && c.from.product == place_provenance() && !d.topic.open && !d.topic.product.empty() && !d.topic.flow.empty() && (!s.set || s.headline || s.product.empty());
    if ((c.kind == Kind::rank && !opens) || (c.kind == Kind::count && !counted)) continue;
    if (c.kind == Kind::share && s.set && s.trade && !c.key.destination.empty()) {
      // A partner's share changes what is spoken of, not with whom.
      if (c.from.product == place_provenance()) s.product = c.key.product, s.product_span = c.product_span, stamp(s);
      continue;
    }
    // What has no name, and what no lexicon knows, is told of in passing where a good is spoken of.
    if (s.set && c.key.product.empty() && !s.product.empty()) continue;
    if (s.set && goods(s.product) && c.key.product != s.product && !language_.lexicon().find("product", c.key.product)) {
      aside = focus_of(c);
      continue;
    }
    // Prices of the product spoken of are told in passing: the series goes on.
    if (d.topic.generic && s.set && s.product == c.key.product) continue;
    // So are duties on it.
    if (d.topic.alone && s.set) continue;
    s.product = c.from.product == Provenance::default_ ? std::string() : c.key.product;
    s.product_span = c.product_span;
    s.flow = c.key.flow;
    s.origin = c.key.origin;
    s.destination = c.key.destination;
    s.trade = !c.key.destination.empty();
    if (partners > 1) (c.key.flow == "import" ? s.origin : s.destination) = "world";  // a list of partners leaves none spoken of
    s.base = c.base;
    stamp(s);
    note_lead(c.modality);
    if (s.trade) discourse_.traded = s;
    if (s.trade && c.key.destination != "world" && c.key.origin != "world" && !c.key.origin.empty() && !c.key.destination.empty()) discourse_.trade = s;
  }
  if (!drafts.empty() || !view.topics().empty()) discourse_.aside = aside;
  for (const Topic& t : view.topics())
    if (!t.product.empty() && !t.open && std::find(discourse_.spoken_of.begin(), discourse_.spoken_of.end(), t.product) == discourse_.spoken_of.end())
      discourse_.spoken_of.push_back(t.product);
  if (drafts.empty()) {
    // The topic that says most of a series: its flow, its sides, its place at the head.
    const Topic* main = nullptr;
    int most = -1;
    for (const Topic& t : view.topics()) {
      if (t.product.empty() || t.open || t.agent || view.aside(t.first, view.scan().items.size())) continue;  // "…, which feed the car plants, …"
      const int says = (t.flow.empty() || t.generic ? 0 : 4) + (t.origin.empty() ? 0 : 2) + (t.destination.empty() ? 0 : 2) + (t.first_of_sentence ? 1 : 0);
      if (says > most) main = &t, most = says;
    }
    Focus& s = discourse_.series;
    // "Farming was the surprise.": a part of what the article is about, told of next.
    if (s.set && !discourse_.in_headline() && !view.topics().empty() && view.topics().front().first == 0 && view.topics().front().flow.empty() && !view.topics().front().open) {
      const Topic& t = view.topics().front();
      if (t.product != s.product && part_of_lead(language_.lexicon().find("product", t.product))) {
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
      const std::string own = s.flow == "import" ? s.destination : s.origin;
      s.flow = view.topics().front().flow;
      s.trade = view.topics().front().trade;
      (s.flow == "import" ? s.destination : s.origin) = own;
      (s.flow == "import" ? s.origin : s.destination) = s.trade ? "world" : "";
      stamp(s);
      main = nullptr;
    }
    // "The picture is different for graphite, …": at the head of a paragraph, of what the rest of it is about.
    if (const Topic* t = s.set && !discourse_.in_headline() && discourse_.first_of_block() && goods(s.product) ? view.turns_to() : nullptr;
        t && t->flow.empty() && goods(t->product) && t->product != s.product && !near(t->product, s.product) && !language_.lexicon().find("product", t->product)->flag("general")) {
      s.product = t->product, s.product_span = t->product_span;
      if (s.trade) (s.flow == "import" ? s.origin : s.destination) = "world";
      stamp(s);
      main = nullptr;
    }
    // "Cheese is another story." "Reserves are another matter.": the subject of a short sentence is what follows is about,
    // unless it is only another name for what is spoken of.
    if (!view.topics().empty() && s.set && !discourse_.in_headline() && view.scan().items.size() <= kShortSentence) {
      const Topic& t = view.topics().front();
      const Entry* product = t.product.empty() || t.open ? nullptr : language_.lexicon().find("product", t.product);
      if (t.first <= 1 && !t.agent && !t.generic && !t.verb && !t.loose && language_.lexicon().find("product", s.product)) {
        const bool moves = product && goods(t.product) && !product->flag("general") && (!product->flag("loose") || (t.first == 0 && !s.trade && view.is(t.last + 1, "auxiliary"))) && t.product != s.product && !near(t.product, s.product);
        if (moves) {
          if (s.flow.empty() && discourse_.traded.set) s = discourse_.traded;  // a balance told in passing
          s.product = t.product, s.product_span = t.product_span;
          if (s.trade) (s.flow == "import" ? s.origin : s.destination) = "world";
          else s.origin.clear();
        }
        if (!t.flow.empty() && t.product.empty() && t.flow != s.flow && !t.trade && !s.trade) s.flow = t.flow;
        if (moves || main == nullptr) {
          if (t.product == s.product && t.flow.empty()) main = nullptr;
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
          const bool import = t.flow == "import";
          for (const PlaceMention& p : view.places())
            if (p.item < t.first && !p.region && (import ? joined->destination : joined->origin).empty()) (import ? joined->destination : joined->origin) = p.code;
          main = &*joined;
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
    const Scan& scan = view.scan();
    const bool list_follows = !scan.items.empty() && view.is_sign(scan.items.size() - 1, ":");
    // "What Japanese import statistics show:": a list is of the flow that its head names.
    if (list_follows && s.set)
      for (const Topic& t : view.topics())
        if (t.trade && !t.owner.empty() && (t.product.empty() || t.open)) {
          s.flow = t.flow;
          s.trade = true;
          s.origin = t.origin.empty() ? "world" : t.origin;
          s.destination = t.destination.empty() ? "world" : t.destination;
          stamp(s);
        }
    constexpr std::size_t kHead = 5;  // "In spite of that the first half was poor."
    for (std::size_t i = 0; i < scan.items.size(); ++i) {
      if (scan.items[i].type != ItemType::period || !view.is(i, "period") || view.is(i, "earlier-period")) continue;
      // "June itself was softer." sets the time of what follows.
      const bool better = discourse_.in_headline() || !discourse_.time.set || discourse_.time.headline || i <= 1 || list_follows ||
                          (i <= kHead && discourse_.time.block != discourse_.block() && !view.compared(i) && view.modality(i) == Modality::stated);
      if (!better) break;
      if (const auto period = resolve(scan.periods[scan.items[i].ref], context(std::nullopt)); period && !discourse_.looks_back(*period)) {
        discourse_.time.period = period;
        discourse_.told.push_back(*period);
        stamp(discourse_.time);
        discourse_.time.heads_list = list_follows;
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
  if (c.kind != Kind::share || !f.product.empty() || f.type != FigureType::percent) return;
  // "Inflation held at 3.8%": what a rate of change holds at is a change.
  const bool rate = told_as_growth(c.key.product) && view.change_rate(f.item) != nullptr;
  if (f.kind && !rate) return;
  const Draft* change = nullptr;
  for (const Draft& other : drafts)
    if (other.claim.kind == Kind::change && view.borders(other.figure->item, f.item).strong == 0) change = &other;
  if (!change && !told_as_growth(c.key.product)) return;
  if (!rate && (view.share_verb_before(f.item) || view.after_preposition(f.item))) return;
  c.kind = Kind::change;
  c.form = Form::ratio;
  c.direction = change && change->claim.direction != Direction::none ? change->claim.direction : Direction::up;
}

// "58.1 million tonnes in June, 30.7 million in May": a bare figure that counts nothing goes on with the unit before it.
int ClaimBuilder::elliptical_unit(const SentenceView& view, const Figure& f) const {
  const Scan& scan = view.scan();
  // "stood at $900 a tonne in May and fell to $700": a price, as the one before.
  if (f.type == FigureType::money && !f.per && f.product.empty() && (!f.form || *f.form != Form::difference))
    for (std::size_t i = scan.figures.size(); i-- > 0;) {
      const Figure& other = scan.figures[i];
      if (other.item >= f.item || other.dropped || other.type != FigureType::price || other.currency != f.currency) continue;
      const double ratio = f.number.value / std::max(1e-9, other.number.value);
      if (ratio > 1 / kSameSize && ratio < kSameSize) return static_cast<int>(i);
    }
  // "down 23 cents at $60.83 a barrel": what it lost is of the price that follows.
  if (f.type == FigureType::money && !f.per && f.product.empty() && f.currency && (f.direction != Direction::none || (f.form && *f.form == Form::difference)))
    for (std::size_t i = 0; i < scan.figures.size(); ++i) {
      const Figure& next = scan.figures[i];
      constexpr std::size_t kNear = 3;
      if (!next.dropped && next.type == FigureType::price && next.item > f.item && next.item <= f.item + kNear && view.after_preposition_at(next.item) && next.currency && next.currency->text("code") == f.currency->text("code")) return static_cast<int>(i);
    }
  if (f.type != FigureType::bare || !f.counted.empty() || f.number.small_word || view.noun_after(f.item)) return -1;
  int found = -1;
  for (std::size_t i = 0; i < scan.figures.size(); ++i) {
    const Figure& other = scan.figures[i];
    if (other.item >= f.item || other.dropped) continue;
    // Money does not reach into the next clause: "… to €241m, as passengers climbed to 19.4 million".
    if (other.type != FigureType::physical && view.borders(other.item, f.item).strong > 0) continue;
    // "18.1 billion crowns ($2.8 billion), against 18.6 billion": the sum in parentheses only converts.
    if (other.item > 0 && view.is_sign(other.item - 1, "(") && found >= 0) continue;
    if (other.type == FigureType::physical || other.type == FigureType::money || other.type == FigureType::price) found = static_cast<int>(i);
  }
  if (found < 0) return -1;
  // Figures of a kind are of a size.
  const double ratio = f.number.value / std::max(1e-9, scan.figures[static_cast<std::size_t>(found)].number.value);
  const double unscaled = ratio * scan.figures[static_cast<std::size_t>(found)].number.scale;
  return (ratio > 0.01 && ratio < 100) || (f.number.scale == 1 && unscaled > 0.01 && unscaled < 100) ? found : -1;
}

// "Vacancies decreased by 44,000 to 718,000": the subject is what is counted.
void ClaimBuilder::count_subject(const SentenceView& view, Draft& draft) {
  Claim& c = draft.claim;
  const Figure& f = *draft.figure;
  // "The index slid to 58.6": points of an index count nothing.
  if (const Entry* entry = language_.lexicon().find("product", c.key.product); entry && entry->text("measures") == "index" && c.kind == Kind::count && f.counted.empty() && f.type != FigureType::duration) {
    c.counted.clear();
    return;
  }
  if (c.kind != Kind::count || !f.counted.empty() || f.type == FigureType::duration || c.from.product != place_provenance() || c.product_span.size() == 0) return;
  const auto [first, last] = view.items_in(c.product_span);
  if (first > last || last >= f.item) return;
  // Of a disease its cases are counted, not the name.
  if (const Entry* entry = language_.lexicon().find("product", c.key.product); entry && !entry->text("counted").empty()) {
    c.counted = discourse_.last_counted = entry->text("counted");
    return;
  }
  const std::string words = view.folded(c.product_span);
  const std::string head = words.substr(words.rfind(' ') == std::string::npos ? 0 : words.rfind(' ') + 1);
  if (head.size() > 3 && head.back() == 's' && head[head.size() - 2] != 's') c.counted = discourse_.last_counted = head;
}

// "The number of bags rose to 5 million": bags, whatever was weighed before.
Span ClaimBuilder::counting_subject(const SentenceView& view, const Figure& f) {
  auto subject = view.open_subject(f.item);
  // "rose by 9% to 5 million": the subject stands before the figure before.
  if (!subject)
    for (std::size_t i = view.scan().figures.size(); i-- > 0 && !subject;)
      if (const std::size_t before = view.scan().figures[i].item; before < f.item && view.borders(before, f.item).strong == 0) subject = view.open_subject(before);
  return subject && view.counts_or_acts(subject->product_span) ? subject->product_span : Span{};
}

bool ClaimBuilder::passes_over(const Scan& scan) {
  const bool home_settled = !discourse_.home.empty() || discourse_.home_said.set;
  if (scan.names || !scan.figures.empty() || !scan.periods.empty() || !home_settled) return false;
  discourse_.fresh_subject = false;
  return true;
}

void ClaimBuilder::build(const SentenceView& view, std::string_view text, std::vector<Claim>& out) {
  (void)text;
  const Scan& scan = view.scan();
  if (today_ && !discourse_.in_headline())
    if (const auto day = view.day_of_move()) discourse_.market_day = resolve(scan.periods[scan.items[*day].ref], context(std::nullopt));
  std::vector<Draft> drafts;
  const std::string attribution = scan.figures.empty() ? "" : view.attribution();
  std::vector<const Figure*> ordered;
  for (const Figure& f : scan.figures) {
    // "one", "the two": a small word that counts nothing named is a pronoun.
    const bool pronoun = f.type == FigureType::bare && f.number.small_word && f.counted.empty() && f.product.empty() && f.unit_from < 0 && !f.kind && !f.form;
    // "Eleven have been treated": at the head of a sentence, so many of those that were counted before.
    const bool of_those = pronoun && f.item == 0 && f.number.value > 2 && !discourse_.last_counted.empty() && view.is(1, "auxiliary");
    if (!f.dropped && (!pronoun || of_those)) ordered.push_back(&f);
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
      if (!merged.currency) merged.currency = other.currency;
      merged.per = other.per;
      if (other.number.scale > 1 && merged.number.scale == 1 && merged.number.value < other.number.value / other.number.scale * 20 && !merged.number.spelled && merged.number.value < 1000) {
        merged.number.value *= other.number.scale;
        merged.number.last_digit *= other.number.scale;
        merged.number.last_nonzero *= other.number.scale;
        merged.number.scale = other.number.scale;
      }
    }
    const auto& price = discourse_.last_price;
    if (unit_from < 0 && original->type == FigureType::money && !original->per && price.per && original->currency == price.currency && original->number.scale == 1 && original->product.empty() &&
        price.block + 1 >= discourse_.block() && original->number.value < price.value * kSameSize && original->number.value > price.value / kSameSize) {
      merged.per = price.per;
      merged.type = FigureType::price;
      d.type = FigureType::price;
    }
    const auto& last = discourse_.last_unit;
    const double times = last.value > 0 ? original->number.value / last.value : 0;
    if (unit_from < 0 && (drafts.empty() || last.unit) && original->type == FigureType::bare && original->counted.empty() && !original->kind && (last.unit || last.currency) &&
        (original->number.scale > 1 || !original->number.integer) && times > 0.005 && times < 200 && !original->number.spelled && counting_subject(view, *original).empty()) {
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
    // "It expects output of 400 tonnes, 3% more than a year before": one breath, one modality.
    if (c.modality == Modality::stated && !drafts.empty() && (c.form == Form::ratio || c.form == Form::difference) && c.kind != Kind::share && !view.compared(drafts.back().figure->item) &&
        view.borders(drafts.back().figure->item, original->item).strong == 0 && !view.verb_between(drafts.back().figure->item + 1, original->item))
      c.modality = drafts.back().claim.modality;
    if (c.kind == Kind::count) {
      if (original->type == FigureType::duration) {
        // "the third month running": months, wherever in the figure the word stands.
        c.counted = original->step.empty() ? view.folded(original->span) : std::string(original->step);
        const auto space = c.counted.rfind(' ');
        if (space != std::string::npos) c.counted = c.counted.substr(space + 1);
        if (!c.counted.empty() && c.counted.back() != 's') c.counted += 's';
      } else if (!original->counted.empty()) {
        const std::string words = view.folded(original->counted);
        const auto space = words.rfind(' ');
        c.counted = space == std::string::npos ? words : words.substr(space + 1);
        discourse_.last_counted = c.counted;
      } else if (!original->product.empty()) {
        // "dozens of ships"
        const std::string words = view.folded(original->product);
        c.counted = words.substr(words.rfind(' ') == std::string::npos ? 0 : words.rfind(' ') + 1);
      } else if (!original->unit && original->type != FigureType::points) {
        // "429,873 the year before": the same things as before.
        c.counted = discourse_.last_counted;
      }
    }
    decide_topic(view, drafts, d);
    count_subject(view, d);
    refine_kind(view, drafts, d);
    const Figure* kept = d.figure;
    d.figure = &merged;
    decide_value(d);
    d.figure = kept;
    decide_sides(view, drafts, d);
    decide_period(view, drafts, d);
    // What a market quotes on one day is nobody's own price, unless the sentence says whose.
    if (c.key.flow == "price" && c.key.period && c.key.period->first() == c.key.period->last() && c.from.origin != place_provenance()) c.key.origin.clear(), c.from.origin = Provenance::none;
    decide_base(view, drafts, d);
    decide_whole(view, d);
    drafts.push_back(std::move(d));
  }
  for (const Draft& d : drafts)
    if (d.figure->type == FigureType::price && d.figure->per) discourse_.last_price = {d.figure->currency, d.figure->per, d.figure->number.value, discourse_.block()};
  for (const Draft& d : drafts)
    if ((d.claim.kind == Kind::quantity || d.claim.kind == Kind::money) && !d.figure->per && d.figure->type != FigureType::bare)
      discourse_.last_unit = {d.figure->unit, d.figure->currency, d.figure->type, d.figure->number.value};
  tie_pairs(view, drafts);
  move_on(view, drafts);
  discourse_.end_sentence();
  for (Draft& d : drafts) out.push_back(std::move(d.claim));
}

}  // namespace assay
