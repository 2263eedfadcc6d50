// ClaimBuilder: kind, unit, value and intervals.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "normalize/claim_builder.h"

namespace assay {
namespace {

constexpr std::string_view kPercent = "%", kPoints = "pp", kTimes = "x", kOne = "1", kRank = "rank";

// "Dirhams": of several kinds of money with one name that of the country that the article, else the sentence, is about.
// No central bank moves its rate by as many per cent at a time.
constexpr double kBasisPoints = 10;

std::string money_of(const Entry& currency, const std::string& home, const SentenceView& view) {
  const auto& family = currency.list("family");
  const auto of = [&](std::string_view country) {
    return std::find_if(family.begin(), family.end(), [&](const std::string& code) { return !country.empty() && code.starts_with(country); });
  };
  auto found = of(home);
  for (std::size_t i = 0; found == family.end() && i < view.places().size(); ++i) found = of(view.places()[i].code);
  return found == family.end() ? std::string(currency.text("code")) : *found;
}

Form form_of(Kind kind) {
  switch (kind) {
    case Kind::share:
    case Kind::change:
    case Kind::multiple: return Form::ratio;
    case Kind::points: return Form::difference;
    case Kind::rank: return Form::order;
    default: return Form::level;
  }
}

Kind default_kind(FigureType type) {
  switch (type) {
    case FigureType::bare: return Kind::count;
    case FigureType::percent: return Kind::share;
    case FigureType::points:
    case FigureType::basis_points: return Kind::points;
    case FigureType::physical: return Kind::quantity;
    case FigureType::money: return Kind::money;
    case FigureType::price: return Kind::price;
    case FigureType::fraction: return Kind::share;
    case FigureType::fold:
    case FigureType::multiple: return Kind::multiple;
    case FigureType::vague:
    case FigureType::duration: return Kind::count;
    case FigureType::rank:
    case FigureType::record: return Kind::rank;
  }
  return Kind::count;
}

// 2.03 × 1,000,000 is 2,030,000: fifteen digits are what a double holds of what was written.
double as_written(double value) {
  // Most figures are whole or have three decimals at the most: they are what was written already.
  constexpr double kThreeDecimals = 1e3, kFifteenDigits = 1e15;
  const double thousandths = value * kThreeDecimals;
  if (std::abs(thousandths) < kFifteenDigits && std::nearbyint(thousandths) / kThreeDecimals == value) return value;
  std::array<char, 32> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 15);
  double read = value;
  std::from_chars(digits.data(), written.ptr, read);
  return read;
}

bool percent_like(FigureType type) { return type == FigureType::percent || type == FigureType::fraction; }

}  // namespace

void ClaimBuilder::decide_kind(const SentenceView& view, Drafts drafts, Draft& draft) const {
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  FigureType type = f.type;
  const Figure* unit_source = draft.unit_from >= 0 ? &view.scan().figures[static_cast<std::size_t>(draft.unit_from)] : nullptr;
  if (unit_source && (type == FigureType::bare || (type == FigureType::money && unit_source->type == FigureType::price))) type = unit_source->type;
  if ((type == FigureType::bare || type == FigureType::money) && draft.type != FigureType::bare) type = draft.type;
  c.kind = default_kind(type);
  // "a lead of four points" is one of shares, whatever it fell to; 38,450 points are where an index stands.
  constexpr double kWhole = 100;
  const bool of_shares = type == FigureType::points && f.kind && *f.kind == Kind::count && f.number.value <= kWhole;
  if (f.kind && !of_shares && !(type == FigureType::bare && *f.kind == Kind::share)) c.kind = *f.kind;
  // "rose 150 points": more than a whole has, so those of an index.
  const bool of_index = type == FigureType::points && c.kind == Kind::points && f.number.value > kWhole;
  if (of_index) c.kind = Kind::count;
  c.direction = f.direction;
  // "moved -3.4%": below nothing there is no share.
  if (f.sign != Direction::none && percent_like(type) && (!f.kind || (*f.kind == Kind::share && f.sign == Direction::down))) {
    c.kind = Kind::change;
    c.direction = f.sign;
  } else if (f.sign == Direction::down && c.kind == Kind::change) {
    c.direction = Direction::down;
  } else if (f.sign != Direction::none && c.kind == Kind::points) {
    c.direction = f.sign;
  }
  if (c.kind == Kind::change && c.direction == Direction::none) c.direction = f.sign;
  // A figure under another's verb: its kind and direction.
  if (f.like >= 0 && percent_like(type) && !f.kind && !view.part_of_told(f.item) && !start_of_share(view, drafts, f) && !leads_on_to_level(view, f)) {
    const Figure& model = view.scan().figures[static_cast<std::size_t>(f.like)];
    for (const Draft& other : drafts)
      if (other.figure == &model && other.claim.kind == Kind::change) {
        c.kind = Kind::change;
        if (c.direction == Direction::none) c.direction = other.claim.direction;
      }
  }
  // "rose 4%, or $60"
  if (f.like >= 0 && c.direction == Direction::none && f.form && *f.form == Form::difference)
    for (const Draft& other : drafts)
      if (other.figure == &view.scan().figures[static_cast<std::size_t>(f.like)] && other.claim.kind == Kind::change) c.direction = other.claim.direction;
  if (c.kind == Kind::share && !f.kind && f.product.empty() && type == FigureType::percent && view.change_rate(f.item)) {
    c.kind = Kind::change;
    if (c.direction == Direction::none) c.direction = view.direction_of_rate(f.item);
  }
  if (c.kind == Kind::share || c.kind == Kind::rank || c.kind == Kind::quantity || c.kind == Kind::money || c.kind == Kind::price || c.kind == Kind::count) {
    // The direction of a level is its difference's only.
    if (!of_index && (!f.form || *f.form != Form::difference)) c.direction = c.kind == Kind::rank ? c.direction : Direction::none;
  }
  c.form = form_of(c.kind);
  if (of_index) c.form = Form::difference;
  if (f.form && !of_shares && (*f.form != Form::difference || c.form == Form::level)) c.form = *f.form;
  // A change told twice in a clause: the direction of a bare year-on-year figure is its neighbour's.
  if (c.kind == Kind::change && c.direction == Direction::none) {
    for (auto other = drafts.rbegin(); other != drafts.rend(); ++other)
      if (other->claim.kind == Kind::change && other->claim.direction != Direction::none && view.borders(other->figure->item, f.item).strong == 0) {
        c.direction = other->claim.direction;
        break;
      }
  }
}

void ClaimBuilder::decide_value(const SentenceView& view, Draft& draft) const {
  const Figure& f = *draft.figure;
  Claim& c = draft.claim;
  Number n = f.number;
  c.value = n.value;
  if (f.high) c.value_high = f.high->value;
  if (n.vague) c.value_high = n.high;
  double to_base = 1;
  switch (c.kind) {
    case Kind::quantity:
      if (f.unit) {
        constexpr double kSmall = 1000;
        const bool broken = !n.integer && n.value < kSmall && n.scale == 1;
        double scale = broken ? f.unit->number("scale_of_decimals", f.unit->number("scale", 1)) : f.unit->number("scale", 1);
        if (abbreviates(view, f)) scale = discourse_.abbreviated.scale;
        c.unit = f.unit->text("code");
        c.value *= scale;
        if (c.value_high) *c.value_high *= scale;
        to_base = f.unit->number("factor", 1);  // of `code`, which the value is in now
        n.value *= scale;
        n.last_digit *= scale;
        n.last_nonzero *= scale;
        c.key.measure = f.unit->text("dimension");
        c.ambiguous_unit = f.unit->flag("ambiguous");
        if (c.key.measure == "count") {
          c.kind = Kind::count;
          c.counted = f.unit->terms.front();
          c.unit = kOne;
        }
        if (f.per) {
          c.unit += "/" + std::string(f.per->text("code"));
          to_base = 1;
          c.key.measure += "-rate";
        } else if (const Entry* daily = view.told_a_day(draft.unit_from >= 0 ? view.scan().figures[static_cast<std::size_t>(draft.unit_from)].item : f.item) ? language_.lexicon().find("unit", c.unit + "/d") : nullptr) {
          c.unit = daily->text("code");
          to_base = daily->number("factor", 1);
          c.key.measure = daily->text("dimension");
        }
      }
      break;
    case Kind::money:
    case Kind::price:
      if (f.currency) {
        // "47.4 trillion won, of which 40.9 trillion": the scale that the money's word holds, told anew.
        const double minor = f.number.scale > 1 ? std::min(1.0, f.currency->number("minor", 1)) : f.currency->number("minor", 1);
        c.unit = money_of(*f.currency, discourse_.home.empty() ? discourse_.firm_home : discourse_.home, view);
        c.value *= minor;
        if (c.value_high) *c.value_high *= minor;
        n.value *= minor;
        n.last_digit *= minor;
        n.last_nonzero *= minor;
        c.key.measure = c.kind == Kind::price ? "price" : "value";
        c.key.qualifiers["currency"] = c.unit;
        c.ambiguous_unit = f.currency->flag("ambiguous");
        if (f.per) {
          const double scale = f.per->number("scale", 1);
          c.unit += "/" + std::string(f.per->text("code"));
          to_base = 1 / f.per->number("factor", 1);  // 56 USD/kg is 56,000 USD/t, as reference prices are
          c.value /= scale;
          n.value /= scale;
          n.last_digit /= scale;
          n.last_nonzero /= scale;
        }
      }
      break;
    case Kind::count:
      c.unit = kOne;
      c.key.measure = "count";
      break;
    case Kind::share:
    case Kind::change:
      c.unit = f.type == FigureType::fraction ? kOne : kPercent;
      to_base = f.type == FigureType::fraction ? 1 : 0.01;
      c.key.measure = c.kind == Kind::share ? "share" : "";
      break;
    case Kind::points:
      c.unit = kPoints;
      // "cut its rate by 25 points": hundredths of a point, as such rates move.
      if (const Entry* rate = f.type == FigureType::points && n.value >= kBasisPoints ? product_entry(c.key.product) : nullptr; f.type == FigureType::basis_points || (rate && rate->flag("in_basis_points"))) {
        c.value *= 0.01;
        n.value *= 0.01;
        n.last_digit *= 0.01;
        n.last_nonzero *= 0.01;
        if (c.value_high) *c.value_high *= 0.01;
      }
      break;
    case Kind::multiple: c.unit = kTimes; break;
    case Kind::rank:
      c.unit = kRank;
      if (f.type == FigureType::record || c.form == Form::order) {
        const bool record = f.type == FigureType::record || (f.kind && *f.kind == Kind::rank && f.number.value <= 1);  // "second-highest ever" is second
        if (record) {
          c.unit = f.sense == "low" ? "low" : "high";
          c.value = 1;
          n.value = 1;
        }
      }
      break;
  }
  if (f.type != FigureType::fraction) {  // a quotient of two words has no last digit
    c.value = as_written(c.value);
    if (c.value_high) c.value_high = as_written(*c.value_high);
    n.value = as_written(n.value);
  }
  const auto shape = c.kind == Kind::count ? IntervalPolicy::Shape::count
                     : c.kind == Kind::multiple ? IntervalPolicy::Shape::multiple
                     : f.type == FigureType::fraction ? IntervalPolicy::Shape::fraction
                                                      : IntervalPolicy::Shape::plain;
  // "More than halved" is a half at the most, "nearly halved" a little more than it: the other way round of doubled.
  const bool falls = f.type == FigureType::multiple && c.kind == Kind::multiple && c.direction == Direction::down && n.value > 0 && n.value < 1 && c.hedge != Hedge::none;
  if (falls) n.value = 1 / n.value, n.last_digit = n.last_nonzero = 1;
  Intervals spans = intervals_.of(n, c.hedge, shape, f.hedged_closely);
  if (falls) spans = {quotient(Interval::point(1), spans.literal), quotient(Interval::point(1), spans.fair)};
  if (f.high) {
    Number high = *f.high;
    const double scale = f.number.value != 0 ? n.value / f.number.value : 1;
    high.value *= scale;
    high.last_digit *= scale;
    high.last_nonzero *= scale;
    const Intervals upper = intervals_.of(high, Hedge::none, shape, false);
    spans.literal = {spans.literal.low, upper.literal.high};
    spans.fair = {spans.fair.low, upper.fair.high};
  }
  c.literal = spans.literal.scaled(to_base);
  c.fair = spans.fair.scaled(to_base);
  if (c.kind == Kind::change) {
    // x(now) / x(base): up 660% is 7.6, down 38.1% is 0.619.
    if (c.direction == Direction::down) {
      c.literal = c.literal.scaled(-1).shifted(1);
      c.fair = c.fair.scaled(-1).shifted(1);
      c.literal.low = std::max(c.literal.low, std::min(0.0, c.literal.high));
      c.fair.low = std::max(c.fair.low, std::min(0.0, c.fair.high));
    } else if (c.direction == Direction::up) {
      c.literal = c.literal.shifted(1);
      c.fair = c.fair.shifted(1);
    } else {
      c.literal = c.fair = Interval::everything();
    }
  } else if (c.kind == Kind::multiple && f.increase_by && n.value > 1) {
    if (f.adds) {
      c.literal = c.literal.shifted(1);
      c.fair = c.fair.shifted(1);
    } else {
      // "a twofold increase": twice as much, or twice more.
      c.fair = c.fair.hull(c.fair.shifted(1));
    }
  } else if (c.form == Form::level || c.kind == Kind::share) {
    if (c.fair.low < 0 && c.value >= 0 && c.fair.low > -Interval::kInfinity) c.fair.low = 0;
    if (c.literal.low < 0 && c.value >= 0 && c.literal.low > -Interval::kInfinity) c.literal.low = 0;
  } else if (c.kind == Kind::rank) {
    c.literal = c.fair = Interval::point(c.value);
  }
}

}  // namespace assay
