#include "extract/shapes.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace assay {
namespace {

// A shape by the name that rules give it.
template <typename Type>
struct ShapeOf {
  std::string_view text;
  Type type;
  Name name = Name::of(text);
};

constexpr ShapeOf<PeriodMention::Type> kPeriodTypes[] = {
    {"month", PeriodMention::Type::month},       {"months", PeriodMention::Type::months},   {"day", PeriodMention::Type::day},
    {"days", PeriodMention::Type::days},
    {"part", PeriodMention::Type::part},         {"first-n", PeriodMention::Type::first_n}, {"n-to", PeriodMention::Type::n_to},
    {"year", PeriodMention::Type::year},         {"years", PeriodMention::Type::years},     {"fiscal", PeriodMention::Type::fiscal},
    {"relative", PeriodMention::Type::relative}, {"same", PeriodMention::Type::same},       {"to-date", PeriodMention::Type::to_date},
    {"weekday", PeriodMention::Type::weekday},   {"rolling", PeriodMention::Type::rolling}, {"on-step", PeriodMention::Type::on_step},
    {"definite", PeriodMention::Type::definite}, {"season", PeriodMention::Type::season},
    {"day-offset", PeriodMention::Type::day_offset}};

constexpr int kDecade = 10;

constexpr ShapeOf<FigureType> kFigureTypes[] = {
    {"bare", FigureType::bare},         {"percent", FigureType::percent},   {"points", FigureType::points},
    {"basis-points", FigureType::basis_points}, {"physical", FigureType::physical}, {"money", FigureType::money},
    {"price", FigureType::price},       {"fraction", FigureType::fraction}, {"fold", FigureType::fold},
    {"multiple", FigureType::multiple}, {"vague", FigureType::vague},       {"duration", FigureType::duration},
    {"rank", FigureType::rank},         {"record", FigureType::record}};

template <typename Type, std::size_t kCount>
const Type* shape_of(const ShapeOf<Type> (&shapes)[kCount], Name name) {
  const auto* shape = std::ranges::find(shapes, name, &ShapeOf<Type>::name);
  return shape == std::end(shapes) ? nullptr : &shape->type;
}

// "2012–13" → 2013; "2024/25" → 2025
int full_year(int first, int second) {
  if (second >= 100) return second;
  return first / 100 * 100 + second + (second < first % 100 ? 100 : 0);
}

}  // namespace

const std::vector<std::string>& Shaper::names(Storey storey) {
  static const std::vector<std::string> periods = [] {
    std::vector<std::string> out;
    for (const auto& row : kPeriodTypes) out.emplace_back(row.text);
    return out;
  }();
  static const std::vector<std::string> figures = [] {
    std::vector<std::string> out;
    for (const auto& row : kFigureTypes) out.emplace_back(row.text);
    return out;
  }();
  static const std::vector<std::string> names{"name", "date", "nothing"};
  static const std::vector<std::string> none;
  switch (storey) {
    case Storey::names: return names;
    case Storey::periods: return periods;
    case Storey::figures: return figures;
    case Storey::features: return none;
  }
  return none;
}

std::string_view Shaper::setting(const Grammar::Match& match, Name name) {
  for (const Rule::Setting& setting : match.rule->settings)
    if (setting.feature == name) return setting.value;
  return {};
}

Span Shaper::span_of(std::size_t begin, std::size_t end) const { return {scan_.items[begin].span.start, scan_.items[end - 1].span.end}; }

const Entry* Shaper::entry_in(const Grammar::Capture& capture, AskedClass cls) const {
  for (std::size_t i = capture.begin; i < capture.end; ++i) {
    // The set tells what is not among the meanings, which are far apart in memory.
    if (scan_.items[i].type != ItemType::term || !language_.classes().has(scan_.items[i].set, cls)) continue;
    const Entry* fallback = nullptr;
    for (const auto& [own, e] : language_.vocabulary().meaning(scan_.items[i].ref)) {
      if (own != cls.name()) continue;
      // An unambiguous reading before an ambiguous one ("t" before a rarer unit).
      if (!e->flag("rare")) return e;
      fallback = e;
    }
    if (fallback) return fallback;
  }
  return nullptr;
}

const Entry* Shaper::first_entry(const Grammar::Capture* capture, std::initializer_list<AskedClass> classes) const {
  if (!capture) return nullptr;
  for (const AskedClass cls : classes)
    if (const Entry* found = entry(capture, cls)) return found;
  return nullptr;
}

const Number* Shaper::number_in(const Grammar::Capture& capture) const {
  for (std::size_t i = capture.begin; i < capture.end; ++i)
    if (scan_.items[i].type == ItemType::number) return &scan_.numbers[scan_.items[i].ref];
  return nullptr;
}

int Shaper::integer_in(const Grammar::Capture& capture) const {
  if (const Number* n = number_in(capture)) return static_cast<int>(n->value);
  struct Ordered {
    AskedClass cls;
    Name attribute;
  };
  for (const auto& [cls, attribute] : {Ordered{"ordinal", "value"}, {"cardinal", "value"}, {"month", "number"}, {"part-name", "ordinal"}})
    if (const Entry* e = entry_in(capture, cls)) return static_cast<int>(e->number(attribute, 0));
  return 0;
}

bool Shaper::reduce(const Grammar::Match& match, Item& out) {
  out = scan_.items[match.begin];
  out.span = span_of(match.begin, match.end);
  out.set = match.rule->product;
  if (match.rule->storey == Storey::names) {
    out.type = ItemType::name;
    return true;
  }
  // What is made is made where it stays.
  const auto make = [&](auto& list, ItemType type, auto shape) {
    out.type = type;
    out.ref = static_cast<std::uint32_t>(list.size());
    if ((this->*shape)(match, list.emplace_back())) return true;
    list.pop_back();
    return false;
  };
  return match.rule->storey == Storey::periods ? make(scan_.periods, ItemType::period, &Shaper::period) : make(scan_.figures, ItemType::figure, &Shaper::figure);
}

bool Shaper::period(const Grammar::Match& match, PeriodMention& p) const {
  const auto* type = shape_of(kPeriodTypes, match.rule->shape);
  if (!type) return false;
  p.type = *type;
  p.month = integer(match.capture("month"));
  p.month2 = integer(match.capture("month2"));
  p.day = integer(match.capture("day"));
  p.day2 = integer(match.capture("day2"));
  p.year = integer(match.capture("year"));
  if (p.year > 0 && p.year < 100) p.year += 2000;
  if (const auto* year2 = match.capture("year2")) p.year2 = full_year(p.year, integer(year2));
  p.fiscal = match.capture("fiscal") != nullptr;
  if (p.type == PeriodMention::Type::years && setting(match, "step") == "decade") p.year2 = p.year + kDecade - 1;
  p.ordinal = integer(match.capture("ordinal"));
  if (const auto* count = match.capture("count")) p.count = std::max(1, integer(count));
  if (const auto* ordinal = match.capture("ordinal")) {
    if (const Entry* e = entry(ordinal, "deictic")) p.ordinal = e->text("relation") == "final" || e->text("relation") == "last" ? -1 : 1;
    if (const Entry* e = entry(ordinal, "part-name")) p.step = e->text("step"), p.letter = true;
    if (const Entry* e = entry(ordinal, "season")) p.ordinal = static_cast<int>(e->number("season", 0));
  }
  if (const auto* step = match.capture("step")) {
    if (entry(step, "quarter-name")) p.letter = true;
    for (const AskedClass cls : std::initializer_list<AskedClass>{"period-unit", "quarter-name", "base-term", "base-adjective", "year-to-date"})
      if (const Entry* e = entry(step, cls); e && p.step.empty()) p.step = e->text("step");
  }
  if (p.step.empty()) p.step = setting(match, "step");
  if (p.type == PeriodMention::Type::months && p.month2 == 0 && (p.fiscal || p.year2 > 0)) p.month2 = p.month;  // "July FY23", "July 2022-23"
  if (p.type == PeriodMention::Type::months && p.month == 0 && p.step == "year") p.month = 1;  // "through May"
  if (p.type == PeriodMention::Type::part && p.step.empty()) p.step = parts_before(match.begin);
  if (const Entry* e = entry(match.capture("stretch"), "period-unit"); e && !e->flag("plural")) p.stretch = e->text("step");
  if (const Entry* e = entry(match.capture("relation"), "deictic")) p.relation = e->text("relation");
  if (p.relation.empty()) p.relation = setting(match, "relation");
  if (const Entry* e = entry(match.capture("weekday"), "weekday")) p.day = static_cast<int>(e->number("number", 0));
  if (const Entry* e = entry(match.capture("offset"), "day-word")) p.day = static_cast<int>(e->number("offset", 0));
  if ((p.type == PeriodMention::Type::month || p.type == PeriodMention::Type::day) && p.month == 0 && p.day == 0) return false;
  if (p.type == PeriodMention::Type::years && p.year2 <= p.year) return false;
  if (p.type == PeriodMention::Type::day && (p.day < 1 || p.day > 31)) return false;
  if (p.type == PeriodMention::Type::days && (p.day < 1 || p.day > 31 || p.day2 < 1 || p.day2 > 31 || (p.month2 == 0 && p.day2 <= p.day))) return false;
  // "the last month of 2024"; of no named year it may be any third month.
  const bool month_of = p.type == PeriodMention::Type::part && p.step == "month" && (p.year > 0 || !p.relation.empty()) && p.ordinal != 0;
  const bool half_month = p.type == PeriodMention::Type::part && p.month > 0 && (p.ordinal == -1 || p.ordinal == 1 || p.ordinal == 2);
  constexpr int kLastWeek = 53;
  const bool week = p.step == "year-end" || (p.step == "numbered-week" && p.ordinal >= 1 && p.ordinal <= kLastWeek);
  if (p.type == PeriodMention::Type::part && !month_of && !half_month && !week && (p.ordinal > (p.step == "half" ? 2 : 4) || p.ordinal == 0 || (!p.step.empty() && p.step != "quarter" && p.step != "half"))) return false;
  // "the second" and "the day" point at no stretch that an article reports on.
  if (p.type == PeriodMention::Type::definite && p.step != "year" && p.step != "half" && p.step != "quarter" && p.step != "month" && p.step != "period") return false;
  if (!match.rule->others.empty()) p.others = &match.rule->others;
  return true;
}

// "Look at the quarters: 5.4% in the first": what the sentence is divided into before an item; empty where it is not.
std::string_view Shaper::parts_before(std::size_t item) const {
  for (std::size_t i = item; i-- > 0;) {
    Grammar::Capture here;
    here.begin = i, here.end = i + 1;
    const Entry* unit = entry_in(here, "period-unit");
    if (unit && unit->flag("plural") && (unit->text("step") == "quarter" || unit->text("step") == "half")) return unit->text("step");
  }
  return {};
}

void Shaper::hedges(const Grammar::Match& match, Figure& f) const {
  for (std::size_t i = match.begin; i < match.end; ++i) {
    const Item& item = scan_.items[i];
    if (item.type != ItemType::term) continue;
    // "3 million-plus tonnes": between its number and its unit it stands behind.
    const bool before = item.span.end <= f.span.start, after = !before && item.span.start > f.span.start;
    if (!before && !after) continue;
    for (const auto& [cls, e] : language_.vocabulary().meaning(item.ref)) {
      if (cls != "hedge") continue;
      const auto side = e->text("side");
      if (side != "both" && side != (before ? "before" : "after")) continue;
      const auto hedge = from_name<Hedge>(e->text("hedge"));
      if (hedge && *hedge != Hedge::none && f.hedge == Hedge::none) f.hedge = *hedge, f.hedged_closely = e->text("reach") == "just";
    }
  }
}

bool Shaper::figure(const Grammar::Match& match, Figure& f) const {
  const auto* type = shape_of(kFigureTypes, match.rule->shape);
  const auto* body = match.capture("figure");
  if (!type || !body) return false;
  f.type = *type;
  f.extent = span_of(match.begin, match.end);
  f.span = span_of(body->begin, body->end);
  f.rule = match.rule->name;
  if (const Number* n = number(match.capture("number"))) f.number = *n;
  if (match.capture("number") && f.number.value == 0 && !number(match.capture("number"))) f.number.value = integer(match.capture("number"));
  if (const Number* n = number(match.capture("high"))) f.high = *n;
  f.unit = entry(match.capture("unit"), "unit");
  f.currency = entry(match.capture("currency"), "currency");
  f.per = entry(match.capture("per"), "unit");
  if (!f.per) f.per = entry(match.capture("per"), "currency");  // "$1 = 0.9 euros"
  if (const Entry* e = entry(match.capture("sign"), "sign")) f.sign = from_name<Direction>(e->text("direction")).value_or(Direction::none);
  if (const Entry* e = first_entry(match.capture("word"), {"fold", "multiple-verb", "multiple-adverb", "zero", "cardinal"})) {
    f.number = {};
    f.number.value = e->number("value", 0);
    f.number.spelled = true;
    f.direction = from_name<Direction>(e->text("direction")).value_or(Direction::none);
  }
  if (const auto* sense = match.capture("sense"))
    for (const AskedClass cls : std::initializer_list<AskedClass>{"superlative", "record"})
      if (const Entry* e = entry(sense, cls); e && f.sense.empty()) f.sense = e->text("sense");
  // "the second year": the unit stands behind the number, which may be one itself.
  Grammar::Capture behind = *body;
  if (const auto* count = match.capture("number"); count && count->end < body->end) behind.begin = count->end;
  if (const Entry* e = entry_in(behind, "period-unit")) f.step = e->text("step");
  if (f.sense.empty()) f.sense = setting(match, "sense");
  if (const auto* ordinal = match.capture("ordinal")) f.number.value = integer(ordinal);
  if (*type == FigureType::rank && f.number.value == 0) f.number.value = 1;
  if (const auto* of = match.capture("of")) {  // one in five, nine out of ten
    const Number* whole = number(of);
    if (!whole || whole->value < 2 || f.number.value <= 0 || f.number.value >= whole->value || whole->value > 1000 || !whole->integer) return false;
    f.number.value /= whole->value;
    f.number.fraction = f.number.spelled = true;
    f.number.last_digit = f.number.last_nonzero = 0.01;
  }
  if (f.high) {
    // 60–70 million: the scale is shared; 1.2 to 1.5 million too
    if (f.number.scale == 1 && f.high->scale > 1 && f.number.value < f.high->value / f.high->scale * 10) {
      f.number.value *= f.high->scale;
      f.number.last_digit *= f.high->scale;
      f.number.last_nonzero *= f.high->scale;
      f.number.scale = f.high->scale;
    }
    if (f.high->value <= f.number.value) return false;
    // "down 9,000 to 717,000": by so many, to so many.
    constexpr double kOfOneSize = 5;
    if (match.capture("moved") && match.capture("reached") && f.high->value > kOfOneSize * f.number.value) return false;
  }
  if (const Entry* e = entry(match.capture("percent"), "percent")) f.number.value *= e->number("factor", 1);
  hedges(match, f);
  if (const auto kind = setting(match, "kind"); !kind.empty()) f.kind = from_name<Kind>(kind);
  if (const auto direction = setting(match, "direction"); !direction.empty()) f.direction = direction_of(match, direction);
  if (setting(match, "by") == "yes") f.increase_by = f.adds = true;
  if (const auto* base = match.capture("base")) f.base = period_at(base);
  return true;
}

Figure* Shaper::figure_at(const Grammar::Capture* capture) {
  if (!capture) return nullptr;
  for (std::size_t i = capture->begin; i < capture->end; ++i)
    if (scan_.items[i].type == ItemType::figure) return &scan_.figures[scan_.items[i].ref];
  return nullptr;
}

// "below August's 62 million and 17% above …": a figure in thousands or millions is no per cent beside one below a hundred.
bool Shaper::no_percent(const Figure& figure, const Figure& other) {
  constexpr double kThousand = 1000, kHundred = 100;
  if (other.type != FigureType::percent || other.number.value >= kHundred) return false;
  return figure.number.scale > 1 || figure.number.value >= kThousand;
}

int Shaper::period_at(const Grammar::Capture* capture) const {
  if (!capture) return -1;
  for (std::size_t i = capture->begin; i < capture->end; ++i)
    if (scan_.items[i].type == ItemType::period) return static_cast<int>(scan_.items[i].ref);
  return -1;
}

Direction Shaper::direction_of(const Grammar::Match& match, std::string_view value) const {
  if (!value.starts_with('@')) return from_name<Direction>(value).value_or(Direction::none);
  const auto* capture = match.capture(Name::of(value.substr(1)));
  for (const AskedClass cls : std::initializer_list<AskedClass>{"trend-comparative", "trend-verb", "trend-noun", "comparison-down", "comparison-up", "sign", "multiple-verb", "hedge"})
    if (const Entry* e = entry(capture, cls))
      if (const auto direction = from_name<Direction>(e->text("direction")); direction && *direction != Direction::none) return *direction;
  return Direction::none;
}

bool Shaper::feature(const Grammar::Match& match) {
  Figure* f = figure_at(match.capture("figure"));
  if (!f) return false;
  bool news = false;
  const auto set = [&](auto& slot, auto value, auto unset) {
    if (slot != unset || value == unset) return;
    slot = value;
    news = true;
  };
  const auto& rule = *match.rule;
  // A rule that contradicts an earlier one's kind says nothing at all.
  if (const auto kind = from_name<Kind>(setting(match, "kind")); kind && f->kind && *f->kind != *kind && !setting(match, "direction").empty()) return false;
  // Nor does one that lends a unit to what cannot have it: "by 40,000 or 0.4%".
  for (const auto& [feature, value, captured] : rule.settings)
    if (feature == Name("unit-from"))
      if (const Figure* other = figure_at(match.capture(captured)); other && no_percent(*f, *other)) return false;
  for (const auto& [feature, value, captured] : rule.settings) {
    const auto* capture = captured == Name() ? nullptr : match.capture(captured);
    const auto words = capture ? span_of(capture->begin, capture->end) : Span{};
    if (feature == Name("kind") && !f->kind) f->kind = from_name<Kind>(value), f->rule = rule.name, news = true;
    else if (feature == Name("form") && !f->form) f->form = from_name<Form>(value), news = true;
    else if (feature == Name("direction")) set(f->direction, direction_of(match, value), Direction::none);
    else if (feature == Name("hedge") && value == name(Hedge::none)) news |= std::exchange(f->hedge, Hedge::none) != Hedge::none;  // takes away
    else if (feature == Name("hedge")) set(f->hedge, from_name<Hedge>(value).value_or(Hedge::none), Hedge::none);
    else if (feature == Name("modality")) set(f->modality, from_name<Modality>(value).value_or(Modality::stated), Modality::stated);
    else if (feature == Name("period")) set(f->period, period_at(capture), -1);
    else if (feature == Name("base")) set(f->base, period_at(capture), -1);
    else if (feature == Name("counted")) set(f->counted, words, Span{});
    else if (feature == Name("product")) set(f->product, words, Span{});
    else if (feature == Name("whole")) set(f->whole, words, Span{});
    else if (feature == Name("unit-from")) {
      if (Figure* other = figure_at(capture)) set(f->unit_from, static_cast<int>(other - scan_.figures.data()), -1);
    } else if (feature == Name("like")) {
      if (Figure* other = figure_at(capture)) set(f->like, static_cast<int>(other - scan_.figures.data()), -1);
    } else if (feature == Name("by")) set(f->increase_by, true, false);
    else if (feature == Name("span")) {
      if (Figure* other = figure_at(capture)) set(f->reaches, static_cast<int>(other - scan_.figures.data()), -1);
    } else if (feature == Name("start")) set(f->start, true, false);
    else if (feature == Name("absorbs")) {
      if (Figure* other = figure_at(capture); other && other != f && !other->dropped) other->dropped = news = true;
    }
    else if (feature == Name("session")) set(f->session, true, false);
    else if (feature == Name("drop")) set(f->dropped, f->type != FigureType::bare || (f->number.integer && f->number.scale == 1), false);
  }
  return news;
}

}  // namespace assay
