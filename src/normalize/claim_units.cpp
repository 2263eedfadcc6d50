// ClaimBuilder: the unit of a figure that does not say its own.
#include <algorithm>
#include <cctype>

#include "normalize/claim_builder.h"

namespace assay {
namespace {
constexpr double kSameSize = 5;  // prices of one thing differ by less than so many times
}  // namespace

// "… after a loss of 3.2 billion": does the noun phrase of a figure say that it is money?
bool ClaimBuilder::names_money(const SentenceView& view, std::size_t item) {
  if (!view.may_hold("money-word")) return false;
  for (std::size_t i = item, steps = 0; i-- > 0 && steps < 2; ++steps)
    if (view.is(i, "money-word")) return true;
  return false;
}

// "Output fell to 128,000 tonnes, while passengers rose 3% to 40,300": a subject of its own behind the figure, which is no good.
// So is "the number of mills".
bool ClaimBuilder::counts_anew(const SentenceView& view, std::size_t behind, const Figure& f) const {
  for (std::size_t i = f.item; view.may_hold("count-word") && i-- > behind;)
    if (view.is(i, "count-word")) return true;
  if (view.borders(behind, f.item).strong == 0) return false;
  for (auto t = view.topics().rbegin(); t != view.topics().rend(); ++t)
    if (t->first > behind && t->last < f.item) return t->flow.empty() && (t->open || (!t->product.empty() && !goods(t->product)));
  const std::optional<Topic> subject = subject_of_move(view, f);
  return subject && view.items_in(subject->product_span).first > behind;
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
  // "3,000 more than in April" are tonnes, where tonnes were told of; 3,000 more cars are cars.
  const bool names = view.noun_after(f.item) && !(f.item + 2 < scan.items.size() && view.is(f.item + 1, "trend-comparative") && view.is(f.item + 2, "comparison"));
  if (f.type != FigureType::bare || !f.counted.empty() || f.number.small_word || names || view.harmed(f.item)) return -1;
  if (f.number.spelled && f.item > 0 && view.may_hold("all-determiner") && view.is(f.item - 1, "all-determiner")) return -1;  // "90 euros for all three"
  int found = -1;
  for (std::size_t i = 0; i < scan.figures.size(); ++i) {
    const Figure& other = scan.figures[i];
    if (other.item >= f.item || other.dropped) continue;
    // Money does not reach into the next clause: "… to €241m, as passengers climbed to 19.4 million".
    const bool another_clause = view.borders(other.item, f.item).strong > 0;
    if (other.type != FigureType::physical && another_clause && !names_money(view, f.item)) continue;
    // Nor does a weight, where something else is counted there: "… to 128,000 tonnes, while flights rose to 40,300".
    if (other.type == FigureType::physical && (another_clause || view.may_hold("count-word")) && counts_anew(view, other.item, f)) continue;
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

// "1,882.6 million tonnes (mt) from 1,897.9 mt": what the text means by a short unit.
void ClaimBuilder::note_abbreviation(const SentenceView& view, const Figure& f) {
  const std::size_t sign = f.item + 1, abbreviation = sign + 1;
  if (f.number.scale == 1 || abbreviation + 1 >= view.scan().items.size() || !view.is_sign(sign, "(") || !view.is_sign(abbreviation + 1, ")")) return;
  std::string written = view.folded(view.scan().items[abbreviation].span);
  // "million tonnes (mt)", but "million metric tons (mt)" and "million barrels per day (bpd)": the scale's initial is in it, or the unit's alone are.
  std::string initials;
  const std::string told = view.folded(f.span);
  for (std::size_t i = 0; i < told.size(); ++i)
    if (std::isalpha(static_cast<unsigned char>(told[i])) && (i == 0 || told[i - 1] == ' ')) initials += told[i];
  if (written != initials) return;
  const Entry* unit = language_.lexicon().find_term("unit", written);
  if (unit && unit->text("code") == f.unit->text("code")) discourse_.abbreviated = {std::move(written), unit->text("code"), f.number.scale};
}

bool ClaimBuilder::abbreviates(const SentenceView& view, const Figure& f) const {
  const auto& told = discourse_.abbreviated;
  return !told.written.empty() && f.number.scale == 1 && f.unit && f.unit->text("code") == told.code && view.folded(f.span).ends_with(told.written);
}

// "aluminium shed 0.7% to $2,455", after so much a tonne of copper: by the same unit.
bool ClaimBuilder::goes_on_with_price(const Figure& figure) const {
  const auto& price = discourse_.last_price;
  return figure.type == FigureType::money && !figure.per && price.per && figure.currency == price.currency && figure.number.scale == 1 && figure.product.empty() && price.block + 1 >= discourse_.block() &&
         figure.number.value < price.value * kSameSize && figure.number.value > price.value / kSameSize;
}

// Whose unit a figure shares; a scale word as well ("7.9, 8.0 and 6.9 million").
const Figure* ClaimBuilder::share_unit(const Figure& f, const Figure& other) {
  Figure& completed = completed_ = f;
  completed.unit = other.unit;
  // "430 Mt, versus 543 million": the unit's own million is not told twice.
  if (other.unit && other.unit->number("scale", 1) > 1 && f.number.scale > 1 && other.number.scale == 1)
    if (const Entry* plain = language_.lexicon().find("unit", other.unit->text("code")); plain && plain->number("scale", 1) == 1) completed.unit = plain;
  if (!completed.currency) completed.currency = other.currency;
  completed.per = other.per;
  if (other.number.scale > 1 && f.number.scale == 1 && f.number.value < other.number.value / other.number.scale * 20 && !f.number.spelled && (f.number.value < 1000 || !f.number.integer)) {
    completed.number.value *= other.number.scale;
    completed.number.last_digit *= other.number.scale;
    completed.number.last_nonzero *= other.number.scale;
    completed.number.scale = other.number.scale;
  }
  if (f.type == FigureType::bare || f.type == FigureType::money) completed.type = other.type;
  return &completed;
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

// Does a figure go on with the last quantity or sum that was told?
bool ClaimBuilder::goes_on_with_unit(const SentenceView& view, Drafts before, const Figure& f) const {
  const auto& last = discourse_.last_unit;
  if (f.type != FigureType::bare || !f.counted.empty() || f.kind || f.number.spelled || (!last.unit && !last.currency) || view.harmed(f.item)) return false;
  const bool goes_on_here = !before.empty() && before.back().type != FigureType::bare;  // "Profit was 40 million, down from 52 million"
  if (!before.empty() && !last.unit && !goes_on_here && (goods(discourse_.series.product) || !std::ranges::all_of(before, [](const Draft& told) { return told.claim.form == Form::ratio; }))) return false;
  // Of a size; a scale word that slipped ("30.7 billion", after million tonnes) leaves the digits alike.
  const double times = last.value > 0 ? f.number.value / last.value : 0;
  const double digits = f.number.scale > 1 && last.scale > 1 ? times * last.scale / f.number.scale : times;
  if (!(times > 0.005 && times < 200) && !(digits > 0.02 && digits < 50)) return false;
  // "Versus May: +32%, from 7,000": the change counts from so much of what was told.
  const auto from_there = [&] { return !before.empty() && before.back().claim.kind == Kind::change && bare_start(view, f.item); };
  // "That was 3,000 more than in April"
  const auto more_of_it = [&] { return f.form && *f.form == Form::difference && view.takes_up(f.item); };
  return (f.number.scale > 1 || !f.number.integer || f.start || from_there() || more_of_it()) && counting_subject(view, f).empty() && (goes_on_here || !rather_counts(view, f, times));
}

const Figure* ClaimBuilder::complete_unit(const SentenceView& view, Drafts before, Draft& d) {
  const Figure& f = *d.figure;
  if (f.unit) note_abbreviation(view, f);
  d.unit_from = f.unit_from >= 0 ? f.unit_from : elliptical_unit(view, f);
  if (d.unit_from >= 0) {
    const Figure& other = view.scan().figures[static_cast<std::size_t>(d.unit_from)];
    const Figure* shared = share_unit(f, other);
    if (const Entry* weight = weight_meant(view, other)) completed_.unit = weight, completed_.currency = nullptr, completed_.type = d.type = FigureType::physical;
    return shared;
  }
  if (goes_on_with_price(f)) {
    completed_ = f;
    completed_.per = discourse_.last_price.per;
    completed_.type = d.type = FigureType::price;
    return &completed_;
  }
  if (const Entry* weight = weight_meant(view, f)) {
    completed_ = f;
    completed_.unit = weight;
    completed_.currency = nullptr;
    completed_.type = d.type = FigureType::physical;
    return &completed_;
  }
  if (!goes_on_with_unit(view, before, f)) return &f;
  completed_ = f;
  completed_.unit = discourse_.last_unit.unit;
  completed_.currency = discourse_.last_unit.currency;
  completed_.type = d.type = discourse_.last_unit.type;
  return &completed_;
}

}  // namespace assay
