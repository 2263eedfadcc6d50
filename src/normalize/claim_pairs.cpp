// ClaimBuilder: levels told in pairs, a start and what was reached, and the changes between them.
#include <algorithm>

#include "normalize/claim_builder.h"
#include "normalize/claim_time.h"

namespace assay {

bool stands_behind(const SentenceView& view, int period, std::size_t item) {
  const auto& items = view.scan().items;
  for (std::size_t i = item + 1; i < items.size(); ++i)
    if (items[i].type == ItemType::period && static_cast<int>(items[i].ref) == period) return true;
  return false;
}

// "From 46 t in May to 353 t, a rise of 660%": the level at the start and the base of the change date each other.
// "from 100 tonnes", "from 100 tonnes in May": right behind its "from", and nothing after it but a time. A peak, a forecast or an
// issue price is another start than the change's.
bool ClaimBuilder::starts_behind(const SentenceView& view, std::size_t figure, std::string_view counted) {
  // "from 67 ships"
  if (figure + 1 < view.scan().items.size() && !counted.empty() && view.folded(view.scan().items[figure + 1].span) == counted) ++figure;
  // "from 12.4% of GDP"
  if (figure + 3 < view.scan().items.size() && view.is(figure + 1, "joiner-of") && view.scan().items[figure + 2].type != ItemType::figure && view.scan().items[figure + 2].type != ItemType::sign && view.scan().items[figure + 2].type != ItemType::period) figure += 2;
  if (figure + 1 >= view.scan().items.size()) return true;
  const Item& after = view.scan().items[figure + 1];
  const Entry* role = view.entry(figure + 1, "place-role");
  const bool until = role && role->text("role") == "to";
  std::size_t behind = figure + 2;
  if (behind < view.scan().items.size() && view.is(behind, "article")) ++behind;  // "in the second quarter"
  if (behind + 2 < view.scan().items.size() && view.is(behind + 1, "joiner-of") && view.scan().items[behind + 2].type == ItemType::period) behind += 2;  // "at the end of May"
  const bool in_time = behind < view.scan().items.size() && view.scan().items[behind].type == ItemType::period;
  if (after.type == ItemType::period || until || in_time || view.is(figure + 1, "dash")) return true;
  constexpr std::size_t kSign = 3;  // bytes of the longest
  const std::string sign = after.span.size() <= kSign ? view.folded(after.span) : std::string();
  return sign == "." || sign == "," || sign == ";" || sign == ")" || sign == "\"";
}

// "That is a rise of 19%", "The rise of 19% was the largest": of the two times that the sentence before compared.
bool ClaimBuilder::takes_up_pair(const SentenceView& view, const Figure& f, const Claim& c) const {
  constexpr std::size_t kHead = 4;
  const Discourse::ToldPair* pair = is_ratio_of_time(c) && c.modality == Modality::stated ? discourse_.pair_just_told() : nullptr;
  if (!pair || pair->product != c.key.product || pair->now != c.key.period || pair->before == c.key.period || f.item == 0) return false;
  if (view.is(0, "pointing") || view.is(0, "pronoun")) return true;
  if (!view.is(0, "article")) return false;
  for (std::size_t i = 1; i < kHead && i < view.scan().items.size(); ++i)
    if (view.is(i, "trend-noun")) return true;
  return false;
}

// "rose 11% to 1,250 euros, from 1,040 euros", "643 million, up 12%, from 541 million": a change and what it led to stand right before it.
bool ClaimBuilder::start_of_level(const SentenceView& view, Drafts before, const Draft& draft) const {
  if (before.size() < 2 || draft.claim.form != Form::level || !bare_start(view, draft.figure->item, draft.claim.counted)) return false;
  const Draft &last = before[before.size() - 1], &first = before[before.size() - 2];
  const auto reached = [&](const Draft& d) { return d.claim.form == Form::level && d.claim.kind == draft.claim.kind && d.claim.unit == draft.claim.unit; };
  const auto changed = [&](const Draft& d) { return is_ratio_of_time(d.claim) && d.claim.form != Form::order; };
  return ((changed(last) && reached(first)) || (reached(last) && changed(first))) && view.borders(first.figure->item, draft.figure->item).strong == 0;
}

// "against 541 million euros a year earlier", "than the 410 it had in 2020"
bool told_with_time(const SentenceView& view, std::size_t figure) {
  constexpr std::size_t kFewWords = 4;
  const auto& items = view.scan().items;
  for (std::size_t i = figure + 1; i < items.size() && i <= figure + kFewWords; ++i) {
    if (items[i].type == ItemType::period) return true;
    if (items[i].type == ItemType::figure || items[i].type == ItemType::sign) return false;
  }
  return false;
}

// "on the quarter", "year on year"
bool steps_back(const SentenceView& view) {
  for (std::size_t i = 0; i < view.scan().items.size(); ++i)
    if (view.scan().items[i].type == ItemType::period && view.is(i, "base-step")) return true;
  return false;
}

// "against 541 million.", "compared with 541 cars,"
bool ends_behind(const SentenceView& view, std::size_t figure, const std::string& counted) {
  std::size_t next = figure + 1;
  const auto& items = view.scan().items;
  if (next < items.size() && !counted.empty() && view.folded(items[next].span) == counted) ++next;
  return next >= items.size() || view.is_sign(next, ".") || view.is_sign(next, ";");
}

// "The rise in June was revised to 0.6% from 0.5%", "revised from 0.5% to 0.6%": one time, told twice.
bool ClaimBuilder::take_restated(Drafts before, Draft& start, const Draft* next) {
  const Draft* told = !start.restated ? nullptr : !before.empty() && before.back().claim.kind == start.claim.kind ? &before.back() : next;
  if (!told || told->claim.kind != start.claim.kind) return false;
  start.claim.key.period = told->claim.key.period, start.claim.from.period = told->claim.from.period;
  start.claim.base = told->claim.base, start.claim.from.base = told->claim.from.base;
  return true;
}

void ClaimBuilder::tie_pairs(const SentenceView& view, std::vector<Draft>& drafts) const {
  for (Draft& start : drafts) {
    const bool of_its_time = level_or_share(start.claim) && view.behind_compared_time(start.figure->item);
    const bool compared = of_its_time || (level_or_share(start.claim) && view.compared(start.figure->item));
    // "353 tonnes in June, down from 46"
    const Direction since = level_or_share(start.claim) && bare_start(view, start.figure->item, start.claim.counted) ? view.moved_since(start.figure->item) : Direction::none;
    if (since != Direction::none) start.claim.moved = since, start.claim.starts_change = true;
    const Drafts before(drafts.data(), &start);
    if (take_restated(before, start, &start + 1 < drafts.data() + drafts.size() ? &start + 1 : nullptr)) continue;
    const bool begins = start.figure->start || start_of_share(view, before, *start.figure) || start_of_level(view, before, start);
    start.claim.with_time = of_its_time || told_with_time(view, start.figure->item);
    start.claim.compared = compared && !begins && (start.claim.with_time || (start.figure->item > 0 && view.is(start.figure->item - 1, "comparison") && ends_behind(view, start.figure->item, start.claim.counted)));
    if (!begins && !compared) continue;
    // "inflation fell to 2.9% from 3.4%": a rate of change moves as a level does, while it is one of growth.
    const auto can_move = [&](const Claim& c) { return level_or_share(c) || (c.kind == Kind::change && c.form == Form::ratio && c.direction == Direction::up && told_as_growth(c.key.product)); };
    if (begins) start.claim.starts_change = can_move(start.claim) && bare_start(view, start.figure->item, start.claim.counted);
    if (start.claim.starts_change && &start != drafts.data()) {
      Draft& reached = *(&start - 1);
      if (can_move(reached.claim) && view.straight_to(reached.figure->item, start.figure->item)) {
        reached.claim.moved = view.moved_to(reached.figure->item);
        // "Silver rose 22%, and zinc rose to 97 tonnes from 88": from where it is led to, it started.
        if (reached.claim.kind == start.claim.kind && reached.claim.unit == start.claim.unit && !reached.claim.key.product.empty()) {
          start.claim.key.product = reached.claim.key.product, start.claim.from.product = reached.claim.from.product;
          start.claim.key.flow = reached.claim.key.flow, start.claim.from.flow = reached.claim.from.flow;
        }
        // "… in Norway it fell to 3% from 2.9%": of one place.
        const bool own_place = std::ranges::any_of(view.places(), [&](const PlaceMention& p) { return p.item > reached.figure->item; });
        if (reached.claim.kind == start.claim.kind && reached.claim.key.product == start.claim.key.product && !own_place) {
          start.claim.key.origin = reached.claim.key.origin, start.claim.from.origin = reached.claim.from.origin;
          start.claim.key.destination = reached.claim.key.destination, start.claim.from.destination = reached.claim.from.destination;
        }
      }
    }
    // "shrank from 12,400 to 13,100"
    if (start.claim.starts_change && &start + 1 < drafts.data() + drafts.size()) {
      Draft& reached = *(&start + 1);
      if (can_move(reached.claim) && reached.claim.moved == Direction::none && view.reached_from(start.figure->item, reached.figure->item)) {
        reached.claim.moved = view.moved_from(start.figure->item);
        start.claim.moved = Direction::none;  // told of where it led to
      }
    }
    for (Draft& d : drafts) {
      if (compared && !begins && view.borders(d.figure->item, start.figure->item).strong > 1) continue;
      Claim& c = d.claim;
      if (!is_ratio_of_time(c) || c.form == Form::order) continue;
      // "900 tonnes, compared with 1,200 in June, a fall of 25%": nearer than what changes usually go back to.
      const bool guessed = c.base && c.from.base == Provenance::inferred && start.claim.from.period == place_provenance() && start.claim.form == Form::level && start.figure->item < d.figure->item &&
                           view.borders(start.figure->item, d.figure->item).strong == 0;
      // "against 10.578 million in May, and 30.7 million in the second quarter, 11% more": a quarter grows from no month.
      const bool as_long = start.claim.key.period && c.key.period && (c.form == Form::difference || start.claim.key.period->month_count() == c.key.period->month_count());
      // "grew 2.6% in April after 2.4% in March": two changes, of which the one is not where the other starts.
      const bool change_told_before = start.claim.kind == Kind::change && c.kind == Kind::change && start.claim.from.period == place_provenance();
      if ((!c.base || guessed) && as_long && !change_told_before && *start.claim.key.period != *c.key.period) {
        c.base = start.claim.key.period;
        c.from.base = start.claim.from.period;
        c.base_of_level = true;
        c.qualified = d.figure->base >= 0 && !stands_behind(view, d.figure->base, start.figure->item);  // "12% more than in the previous quarter"
      }
      const bool beside = start.claim.starts_change || start.claim.compared;
      c.base_of_level = c.base_of_level || (beside && c.base && c.base == start.claim.key.period && (d.figure->base < 0 || stands_behind(view, d.figure->base, start.figure->item)) && !steps_back(view));
      // "inflation edged up to 2.9% from 2.8%": both are changes on the year; the first is of the month before.
      const bool both_change = start.figure->start && start.claim.kind == Kind::change && c.kind == Kind::change;
      if (both_change && !start.claim.key.period && c.key.period && c.key.period->month_count() > 0) {
        start.claim.key.period = c.key.period->previous();
        start.claim.from.period = Provenance::inferred;
        for (const int back : {12, c.key.period->month_count()})
          if (c.base && !start.claim.base && *c.base == c.key.period->shifted_months(-back)) start.claim.base = start.claim.key.period->shifted_months(-back), start.claim.from.base = c.from.base;
        continue;
      }
      if (!start.claim.key.period && c.base) {
        start.claim.key.period = c.base;
        start.claim.from.period = c.from.base;
      }
    }
    const Draft* reached = &start == drafts.data() ? nullptr : &start - 1;
    if ((start.claim.starts_change || start.claim.compared) && reached && reached->claim.form == Form::level && reached->claim.unit == start.claim.unit && reached->claim.key.product == start.claim.key.product && start.claim.key.period && reached->claim.key.period)
      discourse_.note_pair({.product = reached->claim.key.product, .flow = reached->claim.key.flow, .now = reached->claim.key.period, .before = start.claim.key.period});
    if (start.claim.key.period) continue;
    // "22.9 million passed, against 21.8 million": the level beside it says from when on.
    const auto at = static_cast<std::size_t>(&start - drafts.data());
    const Draft* beside = nullptr;
    if (start.figure->start && at + 1 < drafts.size() && drafts[at + 1].claim.kind == start.claim.kind) beside = &drafts[at + 1];
    else
      for (std::size_t i = at; i-- > 0 && !beside;)
        if (drafts[i].claim.form == Form::level || drafts[i].claim.kind == start.claim.kind) beside = &drafts[i];
    if (!beside || beside->claim.kind != start.claim.kind) continue;
    // "The clearance rate slipped to 68.2% from 69.1%": how far back a rate goes is not told by how far prices do.
    const bool rate_of_its_own = beside->claim.kind == Kind::share && beside->topic.open && !beside->claim.key.product.empty() && beside->claim.key.product != discourse_.lead.product;
    if (rate_of_its_own) continue;
    start.claim.key.period = usual_base(beside->claim);
    if (start.claim.key.period) start.claim.from.period = Provenance::inferred;
  }
}

}  // namespace assay
