#include "normalize/claim_builder.h"
#include "normalize/claim_time.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace assay {
// Is a price of the sentence in the money of a place (ISO 4217 begins with the country)?
bool ClaimBuilder::in_own_money(const Scan& scan, const std::string& place) {
  return std::any_of(scan.figures.begin(), scan.figures.end(), [&](const Figure& f) { return f.currency && !place.empty() && f.currency->text("code").starts_with(place); });
}

// "43%, up 11% from 32%": what a share has risen from is a share.
bool ClaimBuilder::start_of_share(const SentenceView& view, Drafts drafts, const Figure& f) const {
  const std::size_t count = drafts.size();
  return count > 1 && drafts[count - 1].claim.kind == Kind::change && drafts[count - 2].claim.kind == Kind::share && (f.start || bare_start(view, f.item));
}

// "rose 1.2 percent, from 4.1% to 5.3%": what a change leads from and to at one go are the levels that it lies between.
bool ClaimBuilder::leads_on_to_level(const SentenceView& view, const Figure& f) const {
  const std::size_t next = view.next_figure(f.item + 1);
  if (!bare_start(view, f.item) || !view.reached_from(f.item, next)) return false;
  return std::ranges::any_of(view.scan().figures, [&](const Figure& other) { return other.item == next && !other.dropped && other.type == FigureType::percent; });
}

// A per cent without a verb of its own: of an index it is its growth; after a change in the same sentence, a change too.
// The rank of a movement ("the largest drops"), behind which nothing but its list has been told yet.
const ClaimBuilder::Draft* ClaimBuilder::moves_ranked(Drafts drafts) {
  for (auto it = drafts.rbegin(); it != drafts.rend(); ++it) {
    if (it->claim.kind == Kind::rank) return it->claim.direction != Direction::none ? &*it : nullptr;
    if (it->claim.kind != Kind::change) return nullptr;
  }
  return nullptr;
}

void ClaimBuilder::refine_kind(const SentenceView& view, Drafts drafts, Draft& draft) const {
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  const bool shares_percent = f.type == FigureType::bare && draft.unit_from >= 0;  // "7.9, 8.0 and 6.9 percent"
  if (!f.product.empty() || (f.type != FigureType::percent && !shares_percent)) return;
  // "Inflation held at 3.8%": what a rate of change holds at is a change.
  const bool rate = told_as_growth(c.key.product) && view.change_rate(f.item) != nullptr;
  if (f.kind && !rate) return;
  if (view.part_of_told(f.item)) return;  // "fell to 11.6 million, of which 95% came from the Gulf": a part of it falls nowhere
  // "cut its growth forecast to 1.1% from 1.4%"
  if (draft.revised && drafts.back().claim.kind == Kind::change) {
    c.kind = Kind::change, c.form = Form::ratio, c.direction = drafts.back().claim.direction;
    return;
  }
  const Draft* change = nullptr;
  // "a share of 16.1% against 13.1% a year ago"
  if (!drafts.empty() && drafts.back().claim.kind == Kind::share && view.compared(f.item) && view.straight_on(drafts.back().figure->item, f.item)) return;
  for (const Draft& other : drafts)
    // But for what is told beside in brackets: "35% of the total (despite a fall of 3%), followed by gas (24%)".
    if (other.claim.kind == Kind::change && view.borders(other.figure->item, f.item).strong == 0 && !(view.in_brackets(other.figure->item) && view.brackets_before(other.figure->item) == 0 && !view.in_brackets(f.item, other.figure->item))) change = &other;
  // "Shipments to the EU rose 10%; those to China 13% to $50.4 billion": the verb is left out.
  if (const Draft* told = !change && !drafts.empty() && drafts.back().claim.kind == Kind::change && f.product.empty() ? &drafts.back() : nullptr; told && view.gapped_verb(told->figure->item, f.item)) {
    c.kind = Kind::change, c.form = Form::ratio, c.direction = told->claim.direction;
    return;
  }
  // "The largest drops were in Alaska (16%), Nevada (14%) and Utah (21%)": each in brackets is one of them.
  if (const Draft* ranked = !change && f.item > 0 && view.is_sign(f.item - 1, "(") ? moves_ranked(drafts) : nullptr) {
    c.kind = Kind::change, c.form = Form::ratio, c.direction = ranked->claim.direction;
    return;
  }
  if (f.item > 0 && view.is_sign(f.item - 1, "(") && !c.key.flow.empty())
    if (const Direction way = view.moved_before_list(f.item); way != Direction::none) {
      c.kind = Kind::change, c.form = Form::ratio, c.direction = way;
      return;
    }
  if (!change && !told_as_growth(c.key.product)) return;
  if (change && start_of_share(view, drafts, f)) return;
  // "from 5.9% to 2.3%": a rate that moves is a rate still.
  // "consumer prices edged up to 2.9%": nobody measures an index in per cent.
  const Entry* known = view.after_preposition(f.item) && !view.share_verb_before(f.item) ? product_entry(c.key.product) : nullptr;
  const bool of_index = known && known->text("measures") == "index" && c.from.product == place_provenance();
  // "growth is to slow to 2.3% in 2025 before picking up to 2.6%": of the same rate.
  const Draft* told = drafts.empty() ? nullptr : &drafts.back();
  const bool again = told && told->claim.kind == Kind::change && told->claim.form == Form::ratio && told->claim.product_span == c.product_span && told->claim.key.product == c.key.product && view.after_preposition(told->figure->item);
  if (again && !change) change = told;
  const bool moved = told_as_growth(c.key.product) && (of_index || f.start || again || (!drafts.empty() && drafts.back().figure->start) || view.respective_place(f.item).first);
  // "rose 5% from a year earlier, slowing from 8.1% in April": a change was another before.
  const bool was_change = told && told == change && change && f.type == FigureType::percent && bare_start(view, f.item) && view.borders(told->figure->item, f.item).weak > 0 && told->claim.key.product == c.key.product && !leads_on_to_level(view, f);
  if (!rate && !moved && !was_change && (view.share_verb_before(f.item) || view.after_preposition(f.item))) return;
  c.kind = Kind::change;
  c.form = Form::ratio;
  c.direction = change && change->claim.direction != Direction::none ? change->claim.direction : view.direction_of_rate(f.item);
}

// "Vacancies decreased by 44,000 to 718,000": the subject is what is counted.
void ClaimBuilder::count_subject(const SentenceView& view, Draft& draft) {
  Claim& c = draft.claim;
  const Figure& f = *draft.figure;
  if (!f.counted.empty() || f.type == FigureType::duration) return;
  // "The index slid to 58.6": points of an index count nothing.
  const Entry* known = product_entry(c.key.product);
  if (known && known->text("measures") == "index") {
    c.counted.clear();
    return;
  }
  // "The fertility rate stood at 0.82": nor do those of a rate.
  const auto [first, last] = view.items_in(c.product_span);
  const bool rate = (known && known->text("measures") == "rate") || (first <= last && c.product_span.size() > 0 && view.is(last, "rate-noun"));
  if (rate && !f.number.integer && f.type == FigureType::bare) {
    c.counted.clear();
    return;
  }
  if (c.from.product != place_provenance() || c.product_span.size() == 0) return;
  if (first > last || last >= f.item) return;
  // Of a disease its cases are counted, not the name.
  if (known && !known->text("counted").empty()) {
    c.counted = discourse_.last_counted = known->text("counted");
    return;
  }
  // "Passenger numbers reached 36 million": passengers.
  const bool numbers = first < last && view.is(last, "anaphor");
  const std::string words = numbers ? view.folded({view.scan().items[first].span.start, view.scan().items[last - 1].span.end}) + 's' : view.folded(c.product_span);
  std::string head = words.substr(words.rfind(' ') == std::string::npos ? 0 : words.rfind(' ') + 1);
  // So are they where the lexicon knows the two words as one.
  if (first == last && head.size() < words.size() && known && language_.lexicon().find_term("count-word", head))
    head = known->text("label").substr(known->text("label").rfind(' ') + 1);
  if (head.size() > 3 && head.back() == 's' && head[head.size() - 2] != 's') c.counted = discourse_.last_counted = head;
}

// The noun that no lexicon knows and that the figure is told of; of "rose by 9% to 5 million" it stands before the figure before.
std::optional<Topic> ClaimBuilder::subject_of_move(const SentenceView& view, const Figure& f) {
  auto subject = view.open_subject(f.item);
  for (std::size_t i = view.scan().figures.size(); i-- > 0 && !subject;)
    if (const std::size_t before = view.scan().figures[i].item; before < f.item && view.borders(before, f.item).strong == 0) subject = view.open_subject(before);
  return subject;
}

// "The number of bags rose to 5 million": bags, whatever was weighed before.
Span ClaimBuilder::counting_subject(const SentenceView& view, const Figure& f) {
  const auto subject = subject_of_move(view, f);
  return subject && view.counts_or_acts(subject->product_span) ? subject->product_span : Span{};
}

// The reporter's; where none is known yet, the first that the sentence names.
const Entry* ClaimBuilder::fiscal_country(const SentenceView& view) const {
  std::string_view country = discourse_.reporter();
  for (const PlaceMention& p : view.places())
    if (country.empty() && !p.region) country = p.code;
  return country.empty() ? nullptr : language_.lexicon().find("place", country);
}

// In that of the country whose figure it is; else in the reporter's; else a sum in that of the country whose money it is. What the
// sentence does not tell of a country may be a firm's.
void ClaimBuilder::reckon(const Claim& c) {
  if (!fiscal_) return;
  const bool import = c.key.flow == kImport;
  const std::string& own = import ? c.key.destination : c.key.origin;
  const bool told = (import ? c.from.destination : c.from.origin) == place_provenance();
  const Entry* country = own.empty() || own == kWorld ? fiscal_country_ : language_.lexicon().find("place", own);
  if (!country && c.kind == Kind::money && c.unit.size() > PlaceMention::kCountryCode) country = language_.lexicon().find("place", std::string_view(c.unit).substr(0, PlaceMention::kCountryCode));
  const bool known = country && (told || language_.is_trade(c.key.flow) || country->flag("fiscal_of_firms"));
  fiscal_start_ = known ? static_cast<int>(country->number("fiscal_from", 0)) : 0;
  fiscal_by_first_ = known && country->flag("fiscal_by_first");
}

bool ClaimBuilder::passes_over(const Scan& scan) {
  const bool home_settled = !discourse_.home.empty() || discourse_.home_said.set;
  if (scan.names || !scan.figures.empty() || !scan.periods.empty() || !home_settled) return false;
  discourse_.fresh_subject = false;
  return true;
}

// The partner was only carried on, and the size says that the flow is told of as a whole again: this figure, and what the sentence tells with it.
void ClaimBuilder::tell_as_total(std::size_t first) {
  const bool import = drafts_[first].claim.key.flow == kImport;
  const FactKey carried = drafts_[first].claim.key;
  for (std::size_t i = first; i < drafts_.size(); ++i) {
    Claim& c = drafts_[i].claim;
    std::string& partner = import ? c.key.origin : c.key.destination;
    Provenance& from = import ? c.from.origin : c.from.destination;
    const bool same = c.key.product == carried.product && c.key.flow == carried.flow && partner == (import ? carried.origin : carried.destination);
    if (!same || from == place_provenance()) return;
    partner = kWorld;
    from = Provenance::inferred;
  }
}

std::size_t ClaimBuilder::decide_times(const SentenceView& view, std::size_t from) {
  const Scan& scan = view.scan();
  for (; from < drafts_.size(); ++from) {
    const Drafts before(drafts_.data(), from);
    Draft& d = drafts_[from];
    Claim& c = d.claim;
    reckon(c);
    decide_period(view, before, d);
    if (fiscal_start_ > 0 && c.key.period && !c.key.period->fiscal() && c.from.period == place_provenance()) discourse_.fiscal_run = c.key.period;
    expect(view, d);
    if (c.from.flow != Provenance::none && discourse_.levels.rather_total(c)) tell_as_total(from);
    if (c.key.flow == kPrice && view.quoted() && c.from.origin != place_provenance() && !in_own_money(scan, c.key.origin)) c.key.origin.clear(), c.from.origin = Provenance::none;
    // What a market quotes on one day is nobody's own price, unless the sentence says whose, or tells it in their money.
    if (c.key.flow == kPrice && c.key.period && c.key.period->first() == c.key.period->last() && c.from.origin != place_provenance() && !in_own_money(scan, c.key.origin)) c.key.origin.clear(), c.from.origin = Provenance::none;
    decide_base(view, before, d);
    decide_whole(view, before, d);
  }
  return from;
}

void ClaimBuilder::build(const SentenceView& view, std::vector<Claim>& out) {
  const Scan& scan = view.scan();
  fiscal_ = std::ranges::any_of(scan.periods, [](const PeriodMention& m) { return m.fiscal || m.year2 > 0 || m.type == PeriodMention::Type::fiscal; });
  fiscal_country_ = fiscal_ ? fiscal_country(view) : nullptr;
  fiscal_start_ = 0;
  fiscal_by_first_ = false;
  if (discourse_.first_of_block() && !discourse_.in_headline()) {
    if (view.points_back()) discourse_.stay();
    else if (view.adds_to_told()) discourse_.stay_in_time();
  }
  if (today_ && !discourse_.in_headline())
    if (const auto day = view.day_of_move()) discourse_.market_day = resolve(scan.periods[scan.items[*day].ref], context(std::nullopt));
  drafts_.clear();
  if (scan.figures.empty()) move_on(view, drafts_);
  else make_claims(view, out);
  discourse_.end_sentence();
}

// "Output rose 1% in September. It was the largest monthly increase since May 2010": what the change before did not say.
void ClaimBuilder::note_monthly(const SentenceView& view, std::span<const Claim> before) {
  constexpr std::size_t kNear = 3;
  const Scan& scan = view.scan();
  const auto monthly = [&](std::size_t item) {
    for (std::size_t i = item + 1; i < std::min(scan.items.size(), item + 1 + kNear); ++i)
      if (scan.items[i].type == ItemType::period && view.is(i, "base-adj")) return scan.periods[scan.items[i].ref].step == "month";
    return false;
  };
  for (std::size_t at = 0; at < drafts_.size(); ++at) {
    const Claim& rank = drafts_[at].claim;
    if (rank.kind != Kind::rank || rank.form != Form::order || !told_as_growth(rank.key.product) || !monthly(drafts_[at].figure->item)) continue;
    const Claim* told = nullptr;
    for (std::size_t i = at; i-- > 0 && !told;)
      if (drafts_[i].claim.kind == Kind::change) told = &drafts_[i].claim;
    for (std::size_t i = before.size(); i-- > 0 && !told;)
      if (before[i].kind == Kind::change) told = &before[i];
    if (told && told->key.product == rank.key.product && told->key.period == rank.key.period && rank.key.period && rank.key.period->is_month() && told->base && (told->from.base == Provenance::default_ || told->from.base == Provenance::inferred)) discourse_.by_month.push_back(rank.key.product);
  }
}

void ClaimBuilder::make_claims(const SentenceView& view, std::vector<Claim>& out) {
  const Scan& scan = view.scan();
  auto& drafts = drafts_;
  auto& ordered = ordered_;
  ordered.clear();
  const std::string attribution = view.attribution();
  for (const Figure& f : scan.figures) {
    // "one", "the two": a small word that counts nothing named is a pronoun.
    const bool pronoun = f.type == FigureType::bare && f.number.small_word && f.counted.empty() && f.product.empty() && f.unit_from < 0 && !f.kind && !f.form;
    // "Eleven have been treated": at the head of a sentence, so many of those that were counted before.
    const bool of_those = pronoun && f.item == 0 && f.number.value > 2 && !discourse_.last_counted.empty() && scan.items.size() > 1 && view.is(1, "auxiliary");
    // "the Three Gorges dam", "at the Four Seasons": a number in words inside a name.
    const bool in_name = f.number.spelled && f.type == FigureType::bare && view.in_capitals(f.item);
    if (!f.dropped && !in_name && (!pronoun || of_those || view.some_of(f.item))) ordered.push_back(&f);
  }
  std::sort(ordered.begin(), ordered.end(), [](const Figure* a, const Figure* b) { return a->span.start < b->span.start; });
  drafts.reserve(ordered.size());
  if (out.capacity() - out.size() < ordered.size()) out.reserve(2 * out.size() + ordered.size());
  std::size_t timed = 0;
  for (const Figure* original : ordered) {
    const Drafts before(drafts);
    Draft& d = drafts.emplace_back(original, out.emplace_back());  // there is room for all: neither moves
    const Figure* with_unit = complete_unit(view, before, d);
    Claim& c = d.claim;
    c.span = original->span;
    c.sentence = scan.sentence;
    c.hedge = original->hedge;
    c.rule = original->rule;
    c.in_headline = discourse_.in_headline();
    c.attribution = attribution;
    decide_kind(view, before, d);
    c.modality = original->modality != Modality::stated ? original->modality : view.modality(original->item);
    // "It expects output of 400 tonnes, 3% more than a year before": one breath, one modality.
    if (c.modality == Modality::stated && !before.empty() && (c.form == Form::ratio || c.form == Form::difference) && c.kind != Kind::share && !view.compared(before.back().figure->item) &&
        view.borders(before.back().figure->item, original->item).strong == 0 && !view.verb_between(before.back().figure->item + 1, original->item))
      c.modality = before.back().claim.modality;
    // "had forecast stocks at 2.2 Mt, with output at 1.9 Mt": what goes on with it was foreseen too.
    if (c.modality == Modality::stated && !before.empty() && before.back().claim.modality == Modality::forecast && !view.verb_between(before.back().figure->item + 1, original->item) && view.joined_with(before.back().figure->item, original->item))
      c.modality = Modality::forecast;
    // "expected earnings of 47 cents a share on revenue of $3.4 billion"
    if (c.modality == Modality::stated && c.kind == Kind::money && !before.empty() && before.back().claim.modality == Modality::forecast && view.is(original->item - 1, "joiner-of") && view.straight_on(before.back().figure->item, original->item) && !behind_comparison(view, original->item))
      c.modality = Modality::forecast;
    // "seen rising to 4.9% from 4.7%": where it starts is so.
    // "raised its forecast to 126.6 million tons from 126.3 million a month ago": then as now of one harvest.
    const bool starts = original->start || bare_start(view, original->item);
    d.revised = starts && !before.empty() && before.back().claim.modality == Modality::forecast && !(original->period >= 0 && absolute(scan.periods[static_cast<std::size_t>(original->period)])) && view.revises_forecast();
    if (d.revised) c.modality = Modality::forecast;
    d.restated = !d.revised && starts && view.restated(original->item);
    const bool own_time = !d.revised && (original->period >= 0 || !view.names_forecast());  // but "cut its forecast to 33 million from 35 million"
    if (own_time && starts && (c.modality == Modality::forecast || c.modality == Modality::target)) c.modality = Modality::stated;
    if (c.kind == Kind::count) {
      if (original->type == FigureType::duration) {
        // "the third month running": months, wherever in the figure the word stands.
        c.counted = original->step.empty() ? view.without_streak(view.folded(original->span)) : std::string(original->step);
        const auto space = c.counted.rfind(' ');
        if (space != std::string::npos) c.counted = c.counted.substr(space + 1);
        if (!c.counted.empty() && c.counted.back() != 's') c.counted += 's';
      } else if (!original->counted.empty()) {
        const std::string words = view.folded(view.noun_part(original->counted));
        const auto space = words.rfind(' ');
        c.counted = space == std::string::npos ? words : words.substr(space + 1);
        discourse_.last_counted = c.counted;
      } else if (!original->product.empty() && view.is(view.items_in(original->product).second, "whole-marker")) {
        c.counted = discourse_.last_counted;  // "8,763 of the total"
      } else if (!original->product.empty()) {
        // "dozens of ships"
        const std::string words = view.folded(original->product);
        c.counted = words.substr(words.rfind(' ') == std::string::npos ? 0 : words.rfind(' ') + 1);
      } else if (original->type == FigureType::points) {
        const std::string words = view.folded(original->span);
        c.counted = words.substr(words.rfind(' ') + 1);
      } else if (const Figure* all = view.some_of(original->item)) {
        const std::string words = view.folded(view.noun_part(all->counted));
        c.counted = words.substr(words.rfind(' ') + 1);
      } else if (const Entry* verb = view.harmed(original->item)) {
        c.counted = discourse_.last_counted = verb->text("counted");
      } else if (!original->unit) {
        // "429,873 the year before": the same things as before.
        c.counted = discourse_.last_counted;
      }
    }
    if (original->item > 0 && view.is(original->item - 1, "article") && original->item + 1 < scan.items.size() && view.is(original->item + 1, "trend-noun")) discourse_.told_again.push_back(original->span.start);
    decide_topic(view, before, d);
    if (c.kind == Kind::count) count_subject(view, d);
    if (c.kind == Kind::share) refine_kind(view, before, d);
    d.figure = with_unit;
    decide_value(view, d);
    d.figure = original;
    decide_sides(view, before, d);
    if (!before.empty() || !d.has_topic) tell_elsewhere(view, before, d);
    decide_balance_sides(view, before, d);
    if (d.has_topic && c.key.flow == kImport) take_origin_of_good(view, d);
    // Of a price the day says whose it is not, which the figures behind it ask.
    if (c.key.flow == kPrice) timed = decide_times(view, timed);
  }
  narrow(view);
  if (drafts.size() > 1) tell_in_turn(view, std::span(out).first(out.size() - drafts.size()));
  for (Draft& d : drafts) leave_several(view, d);
  decide_times(view, timed);
  if (drafts.size() > 1) share_base(view, drafts), share_period(view, drafts), share_time_of_level(view, drafts);
  tell_as_year(view);
  // "140.19 trillion yuan, or about $20 trillion": the second is the first in other money.
  const auto converts = [&](const Draft& d) {
    return d.claim.kind == Kind::money && std::any_of(std::as_const(drafts).data(), &d, [&](const Draft& before) {
             return before.claim.kind == Kind::money && before.claim.unit != d.claim.unit && before.claim.key.product == d.claim.key.product && before.claim.key.flow == d.claim.key.flow && before.claim.key.period == d.claim.key.period;
           });
  };
  for (const Draft& d : drafts)
    if (d.figure->type == FigureType::price && d.figure->per) discourse_.last_price = {d.figure->currency, d.figure->per, d.figure->number.value, discourse_.block()};
  for (const Draft& d : drafts)
    if (d.claim.kind == Kind::count && d.claim.form == Form::level && d.figure->type == FigureType::bare && !d.figure->number.spelled) discourse_.last_count = {d.figure->number.value, discourse_.block()};
  for (const Draft& d : drafts)
    if ((d.claim.kind == Kind::quantity || d.claim.kind == Kind::money) && !d.figure->per && d.figure->type != FigureType::bare && !converts(d)) {
      const Entry* weight = d.claim.kind == Kind::quantity && !d.figure->unit ? weight_meant(view, *d.figure) : nullptr;
      discourse_.last_unit = {weight ? weight : d.figure->unit, weight ? nullptr : d.figure->currency, weight ? FigureType::physical : d.figure->type, d.figure->number.value, d.figure->number.scale};
    }
  tie_pairs(view, drafts);
  if (std::ranges::any_of(drafts, [](const Draft& d) { return d.claim.kind == Kind::change || d.claim.kind == Kind::multiple; })) {
    narrow_changes(view, drafts);
    for (Draft& d : drafts) d.claim.narrowed = d.claim.narrowed || of_rate(view, std::span(drafts.data(), &d), d);
  }
  for (Draft& d : drafts) d.claim.qualified = d.claim.qualified || (is_ratio_of_time(d.claim) && qualified(view, d, drafts));
  for (const Draft& d : drafts)
    if (d.claim.kind == Kind::quantity) discourse_.levels.note(d.claim);
  if (view.may_hold("base-adj")) note_monthly(view, std::span(out).first(out.size() - drafts.size()));
  if (discourse_.home.empty() && !discourse_.home_said.set && view.places().empty())
    for (const Draft& d : drafts)
      if (!d.topic.world) discourse_.unowned.push_back(d.claim.span.start);
  if (!drafts.empty()) discourse_.part_told_in = drafts.back().claim.of_part ? std::optional(discourse_.block()) : std::nullopt;
  move_on(view, drafts);
  if (discourse_.headline_meant) {
    const auto [named, meant] = *discourse_.headline_meant;
    for (Claim& c : out) {
      if (!c.in_headline || c.key.period != named) continue;
      if (c.base && *c.base == named.shifted_months(-kYear)) c.base = meant.shifted_months(-kYear);
      c.key.period = meant;
      c.from.period = Provenance::inferred;
      c.other_periods.clear();
    }
    discourse_.headline_meant.reset();
  }
  for (Draft& d : drafts) count_on_last_day(view, d);
}

}  // namespace assay
