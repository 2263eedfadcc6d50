#include "normalize/claim_builder.h"
#include "normalize/claim_time.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace assay {
namespace {
constexpr double kSameSize = 5;  // prices of one thing differ by less than so many times
}  // namespace

// Is a price of the sentence in the money of a place (ISO 4217 begins with the country)?
bool ClaimBuilder::in_own_money(const Scan& scan, const std::string& place) {
  return std::any_of(scan.figures.begin(), scan.figures.end(), [&](const Figure& f) { return f.currency && !place.empty() && f.currency->text("code").starts_with(place); });
}

// "43%, up 11% from 32%": what a share has risen from is a share.
bool ClaimBuilder::start_of_share(const SentenceView& view, Drafts drafts, const Figure& f) const {
  const std::size_t count = drafts.size();
  return count > 1 && drafts[count - 1].claim.kind == Kind::change && drafts[count - 2].claim.kind == Kind::share && (f.start || bare_start(view, f.item));
}

// A per cent without a verb of its own: of an index it is its growth; after a change in the same sentence, a change too.
void ClaimBuilder::refine_kind(const SentenceView& view, Drafts drafts, Draft& draft) const {
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  const bool shares_percent = f.type == FigureType::bare && draft.unit_from >= 0;  // "7.9, 8.0 and 6.9 percent"
  if (c.kind != Kind::share || !f.product.empty() || (f.type != FigureType::percent && !shares_percent)) return;
  // "Inflation held at 3.8%": what a rate of change holds at is a change.
  const bool rate = told_as_growth(c.key.product) && view.change_rate(f.item) != nullptr;
  if (f.kind && !rate) return;
  const Draft* change = nullptr;
  // "a share of 16.1% against 13.1% a year ago"
  if (!drafts.empty() && drafts.back().claim.kind == Kind::share && view.compared(f.item) && view.straight_on(drafts.back().figure->item, f.item)) return;
  for (const Draft& other : drafts)
    if (other.claim.kind == Kind::change && view.borders(other.figure->item, f.item).strong == 0) change = &other;
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
  const bool was_change = told && told == change && change && f.type == FigureType::percent && bare_start(view, f.item) && view.borders(told->figure->item, f.item).weak > 0 && told->claim.key.product == c.key.product;
  if (!rate && !moved && !was_change && (view.share_verb_before(f.item) || view.after_preposition(f.item))) return;
  c.kind = Kind::change;
  c.form = Form::ratio;
  c.direction = change && change->claim.direction != Direction::none ? change->claim.direction : view.direction_of_rate(f.item);
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
      if (!next.dropped && next.type == FigureType::price && next.item > f.item && (next.item <= f.item + kNear || view.straight_on(f.item, next.item, true)) && view.after_preposition_at(next.item) && next.currency && next.currency->text("code") == f.currency->text("code")) return static_cast<int>(i);
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
  const double digits = f.number.scale > 1 ? unscaled / f.number.scale : 0;  // "30.7 billion", after million tonnes
  return (ratio > 0.01 && ratio < 100) || (digits > 0.02 && digits < 50) || (f.number.scale == 1 && unscaled > 0.01 && unscaled < 100) ? found : -1;
}

// "Vacancies decreased by 44,000 to 718,000": the subject is what is counted.
void ClaimBuilder::count_subject(const SentenceView& view, Draft& draft) {
  Claim& c = draft.claim;
  const Figure& f = *draft.figure;
  // "The index slid to 58.6": points of an index count nothing.
  if (const Entry* entry = product_entry(c.key.product); entry && entry->text("measures") == "index" && c.kind == Kind::count && f.counted.empty() && f.type != FigureType::duration) {
    c.counted.clear();
    return;
  }
  if (c.kind != Kind::count || !f.counted.empty() || f.type == FigureType::duration || c.from.product != place_provenance() || c.product_span.size() == 0) return;
  const auto [first, last] = view.items_in(c.product_span);
  if (first > last || last >= f.item) return;
  // Of a disease its cases are counted, not the name.
  if (const Entry* entry = product_entry(c.key.product); entry && !entry->text("counted").empty()) {
    c.counted = discourse_.last_counted = entry->text("counted");
    return;
  }
  // "Passenger numbers reached 36 million": passengers.
  const bool numbers = first < last && view.is(last, "anaphor");
  const std::string words = numbers ? view.folded({view.scan().items[first].span.start, view.scan().items[last - 1].span.end}) + 's' : view.folded(c.product_span);
  const std::string head = words.substr(words.rfind(' ') == std::string::npos ? 0 : words.rfind(' ') + 1);
  if (head.size() > 3 && head.back() == 's' && head[head.size() - 2] != 's') c.counted = discourse_.last_counted = head;
}

// "seventh decline in a row": what is left before the words that say that it went on.
std::string ClaimBuilder::streak_noun(std::string words) const {
  for (const Entry& e : language_.lexicon().entries())
    if (e.cls == "streak")
      for (const std::string& term : e.terms)
        if (words.size() > term.size() + 1 && words.ends_with(term) && words[words.size() - term.size() - 1] == ' ') words.resize(words.size() - term.size() - 1);
  return words;
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

// "Visits numbered 2.3 million", "arrivals rose to 44.5 million", though euros were told of before: so many that were counted. A sum of
// another scale than the one before is rather of what was counted in the same paragraph, unless a word says that it is money.
bool ClaimBuilder::rather_counts(const SentenceView& view, const Figure& f, double times_of_money) const {
  const bool may_say = view.may_hold("count-word") || view.may_hold("money-word");
  for (std::size_t i = f.item; may_say && i-- > 0 && view.borders(i, f.item).strong == 0;) {
    if (view.is(i, "count-word")) return true;
    if (view.is(i, "money-word")) return false;
  }
  constexpr double kOtherScale = 100, kAlike = 50;
  const auto& count = discourse_.last_count;
  if (!discourse_.last_unit.currency || count.value <= 0 || count.block != discourse_.block()) return false;
  const double of_count = f.number.value / count.value;
  return (times_of_money > kOtherScale || times_of_money < 1 / kOtherScale) && of_count > 1 / kAlike && of_count < kAlike;
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

// "aluminium shed 0.7% to $2,455", after so much a tonne of copper: by the same unit.
bool ClaimBuilder::goes_on_with_price(const Figure& figure) const {
  const auto& price = discourse_.last_price;
  return figure.type == FigureType::money && !figure.per && price.per && figure.currency == price.currency && figure.number.scale == 1 && figure.product.empty() && price.block + 1 >= discourse_.block() &&
         figure.number.value < price.value * kSameSize && figure.number.value > price.value / kSameSize;
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
    partner = "world";
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
  if (today_ && !discourse_.in_headline())
    if (const auto day = view.day_of_move()) discourse_.market_day = resolve(scan.periods[scan.items[*day].ref], context(std::nullopt));
  drafts_.clear();
  if (scan.figures.empty()) move_on(view, drafts_);
  else make_claims(view, out);
  discourse_.end_sentence();
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
    if (!f.dropped && (!pronoun || of_those || view.some_of(f.item))) ordered.push_back(&f);
  }
  std::sort(ordered.begin(), ordered.end(), [](const Figure* a, const Figure* b) { return a->span.start < b->span.start; });
  drafts.reserve(ordered.size());
  if (out.capacity() - out.size() < ordered.size()) out.reserve(2 * out.size() + ordered.size());
  std::size_t timed = 0;
  for (const Figure* original : ordered) {
    const Drafts before(drafts);
    Draft& d = drafts.emplace_back(original, out.emplace_back());  // there is room for all: neither moves
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
    if (unit_from < 0 && goes_on_with_price(*original)) {
      merged.per = discourse_.last_price.per;
      merged.type = FigureType::price;
      d.type = FigureType::price;
    }
    const auto& last = discourse_.last_unit;
    // Of a size; a scale word that slipped ("30.7 billion", after million tonnes) leaves the digits alike.
    const double times = last.value > 0 ? original->number.value / last.value : 0;
    const double digits = original->number.scale > 1 && last.scale > 1 ? times * last.scale / original->number.scale : times;
    const bool of_a_size = (times > 0.005 && times < 200) || (digits > 0.02 && digits < 50);
    // "Versus May: +32%, from 7,000": the change counts from so much of what was told.
    const bool from_there = !before.empty() && before.back().claim.kind == Kind::change && bare_start(view, original->item);
    const bool goes_on_here = !before.empty() && before.back().type != FigureType::bare;  // "Profit was 40 million, down from 52 million"
    if (unit_from < 0 && (before.empty() || last.unit || goes_on_here || (!goods(discourse_.series.product) && std::ranges::all_of(before, [](const Draft& told) { return told.claim.form == Form::ratio; }))) && original->type == FigureType::bare && original->counted.empty() && !original->kind && (last.unit || last.currency) &&
        (original->number.scale > 1 || !original->number.integer || original->start || from_there) && of_a_size && !original->number.spelled && counting_subject(view, *original).empty() && (goes_on_here || !rather_counts(view, *original, times))) {
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
    decide_kind(view, before, d);
    if (unit_from >= 0 && (original->type == FigureType::bare || original->type == FigureType::money)) merged.type = scan.figures[static_cast<std::size_t>(unit_from)].type;
    c.modality = original->modality != Modality::stated ? original->modality : view.modality(original->item);
    // "It expects output of 400 tonnes, 3% more than a year before": one breath, one modality.
    if (c.modality == Modality::stated && !before.empty() && (c.form == Form::ratio || c.form == Form::difference) && c.kind != Kind::share && !view.compared(before.back().figure->item) &&
        view.borders(before.back().figure->item, original->item).strong == 0 && !view.verb_between(before.back().figure->item + 1, original->item))
      c.modality = before.back().claim.modality;
    // "had forecast stocks at 2.2 Mt, with output at 1.9 Mt": what goes on with it was foreseen too.
    if (c.modality == Modality::stated && !before.empty() && before.back().claim.modality == Modality::forecast && !view.verb_between(before.back().figure->item + 1, original->item) && view.joined_with(before.back().figure->item, original->item))
      c.modality = Modality::forecast;
    // "seen rising to 4.9% from 4.7%": where it starts is so.
    const bool own_time = original->period >= 0 || !view.names_forecast();  // but "cut its forecast to 33 million from 35 million"
    if (own_time && (original->start || bare_start(view, original->item)) && (c.modality == Modality::forecast || c.modality == Modality::target)) c.modality = Modality::stated;
    if (c.kind == Kind::count) {
      if (original->type == FigureType::duration) {
        // "the third month running": months, wherever in the figure the word stands.
        c.counted = original->step.empty() ? streak_noun(view.folded(original->span)) : std::string(original->step);
        const auto space = c.counted.rfind(' ');
        if (space != std::string::npos) c.counted = c.counted.substr(space + 1);
        if (!c.counted.empty() && c.counted.back() != 's') c.counted += 's';
      } else if (!original->counted.empty()) {
        const std::string words = view.folded(original->counted);
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
        const std::string words = view.folded(all->counted);
        c.counted = words.substr(words.rfind(' ') + 1);
      } else if (!original->unit) {
        // "429,873 the year before": the same things as before.
        c.counted = discourse_.last_counted;
      }
    }
    if (original->item > 0 && view.is(original->item - 1, "article") && original->item + 1 < scan.items.size() && view.is(original->item + 1, "trend-noun")) discourse_.told_again.push_back(original->span.start);
    decide_topic(view, before, d);
    count_subject(view, d);
    refine_kind(view, before, d);
    const Figure* kept = d.figure;
    d.figure = &merged;
    decide_value(view, d);
    d.figure = kept;
    decide_sides(view, before, d);
    decide_balance_sides(view, before, d);
    // A firm has no inflation of its own.
    c.of_part = goods(c.key.product) && (view.told_of_part(original->item) || (discourse_.part_told_in == discourse_.block() && view.goes_on_with_part(original->item)) || (!before.empty() && before.back().claim.of_part && view.straight_on(before.back().figure->item, original->item)));
    narrow(view, d);
    // Of a price the day says whose it is not, which the figures behind it ask.
    if (c.key.flow == kPrice) timed = decide_times(view, timed);
  }
  tell_in_turn(view, std::span(out).first(out.size() - drafts.size()));
  for (Draft& d : drafts) leave_several(view, d);
  decide_times(view, timed);
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
    if ((d.claim.kind == Kind::quantity || d.claim.kind == Kind::money) && !d.figure->per && d.figure->type != FigureType::bare && !converts(d))
      discourse_.last_unit = {d.figure->unit, d.figure->currency, d.figure->type, d.figure->number.value, d.figure->number.scale};
  tie_pairs(view, drafts);
  narrow_changes(view, drafts);
  for (Draft& d : drafts) d.claim.qualified = d.claim.qualified || (is_ratio_of_time(d.claim) && qualified(view, d, drafts));
  for (const Draft& d : drafts) discourse_.levels.note(d.claim);
  if (!drafts.empty()) discourse_.part_told_in = drafts.back().claim.of_part ? std::optional(discourse_.block()) : std::nullopt;
  move_on(view, drafts);
  if (discourse_.headline_meant) {
    const auto [named, meant] = *discourse_.headline_meant;
    constexpr int kYear = 12;
    for (Claim& c : out) {
      if (!c.in_headline || c.key.period != named) continue;
      if (c.base && *c.base == named.shifted_months(-kYear)) c.base = meant.shifted_months(-kYear);
      c.key.period = meant;
      c.from.period = Provenance::inferred;
      c.other_periods.clear();
    }
    discourse_.headline_meant.reset();
  }
  for (Draft& d : drafts) count_on_last_day(d.claim);
}

}  // namespace assay
