#include "check/context.h"

#include <algorithm>

#include "check/readings.h"
#include "check/told_text.h"

namespace assay {
namespace {


bool same_flow(const std::string& a, const std::string& b) {
  return a == b || (is_trade(a) && is_trade(b));
}

// The constraint as it should read: with the product of the cause that its claim belongs to.
Constraint corrected(const std::vector<Reading>& readings, const std::vector<Cause>& causes, std::size_t index) {
  for (const Cause& cause : causes)
    for (const Place& place : cause.places)
      if (place.reading == index && cause.slip == Slip::product) return place.edited;
  return readings[index].question->asked;
}

// The cell as the checks read it, else as the claim gives it.
const FactKey& cell_of(const Reading& reading) { return reading.question ? reading.question->asked.cell : reading.claim->key; }

bool doubted(const Reading& reading) { return reading.explained || reading.own.verdict == Verdict::refuted; }

// "Soared to 353 tonnes in June from 46 in May": the rise that two levels of one sentence make.
std::optional<Constraint> rise_of_levels(const std::vector<Reading>& readings, std::size_t index) {
  const Constraint& now = readings[index].question->asked;
  if (now.form != Constraint::Form::level || !now.cell.period || !now.cell.period->is_month() || doubted(readings[index])) return std::nullopt;
  for (const Reading& other : readings) {
    if (!other.question || other.claim->sentence != readings[index].claim->sentence || other.claim->modality != Modality::stated || doubted(other)) continue;
    const Constraint& before = other.question->asked;
    FactKey then = now.cell;
    then.period = now.cell.period->previous();
    if (before.form != Constraint::Form::level || before.cell != then || before.unit_dimension != now.unit_dimension || before.currency != now.currency || before.fair.low <= 0) continue;
    Constraint rise = now;
    rise.form = Constraint::Form::ratio;
    rise.base = then;
    rise.fair = rise.literal = quotient(now.fair, before.fair);
    rise.unit_dimension.clear();
    rise.currency.clear();
    return rise;
  }
  return std::nullopt;
}

bool on_the_year(const Reading& reading, const Period& period) {
  const auto& base = reading.question ? reading.question->asked.base.period : reading.claim->base;
  return base && cell_of(reading).period == period && *base == period.shifted_months(-kYear);
}

// Is the one word followed by the other, with no figure beside them but a year?
bool word_then_time(std::string_view told, const std::string& word, const std::string& time) {
  constexpr std::size_t kNear = 48, kFigure = 8;  // letters
  constexpr std::string_view kDigits = "0123456789";
  for (std::size_t at = told.find(word); at != told.npos; at = told.find(word, at + 1)) {
    const std::string_view behind = told.substr(at + word.size(), kNear);
    const std::size_t when = behind.find(time);
    const std::string_view before = told.substr(at - std::min(at, kFigure), std::min(at, kFigure));
    if (when != behind.npos && has_word(told.substr(at), word) && behind.substr(0, when).find_first_of(kDigits) == behind.npos && before.find_first_of(kDigits) == before.npos) return true;
  }
  return false;
}

// "…, but they remain far below last year's level", "…, though well down on June 2024": in the sentence of the rise, or in the next one.
bool told_in_words(const Claim& rise, const Period& period, std::string_view text, const CheckRules& rules) {
  const std::size_t behind = text.find_first_of(".\n", std::min<std::size_t>(rise.sentence.end + 1, text.size()));
  const std::string_view told = text.substr(rise.span.end, std::min(behind, text.size()) - rise.span.end);
  auto times = rules.list("ties.year-before");
  times.push_back(std::to_string(period.first().year - 1));
  return std::ranges::any_of(rules.list("ties.lower-than"), [&](const std::string& word) {
    return std::ranges::any_of(times, [&](const std::string& time) { return word_then_time(told, word, time); });
  });
}

}  // namespace

std::optional<MissingContext> missing_context(const std::vector<Reading>& readings, const std::vector<Cause>& causes,
                                              const EvidenceBase& evidence, const CheckRules& rules, std::string_view text) {
  std::optional<MissingContext> out;
  Constraint surge;
  const auto better = [&](std::size_t i) { return !out || (readings[out->readings.front()].claim->in_headline && !readings[i].claim->in_headline); };
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (!readings[i].question || readings[i].claim->narrowed || readings[i].claim->of_part || !better(i) || readings[i].claim->modality != Modality::stated) continue;
    Constraint c = corrected(readings, causes, i);
    if (const auto rise = rise_of_levels(readings, i)) c = *rise;
    if (c.form != Constraint::Form::ratio || c.is_share() || c.base.period != c.cell.period->previous() || !c.cell.period->is_month()) continue;
    if (c.fair.low < 1 + rules.number("context.surge")) continue;
    Constraint year = c;
    year.claim = nullptr;
    year.base.period = c.cell.period->shifted_months(-kYear);
    year.fair = year.literal = {0, 1 - rules.number("context.fall")};
    const Judgement judged = evidence.judge({year, false}, readings[i].as_of);
    if (judged.verdict != Verdict::supported || judged.best()->said.fair.high > 1 - rules.number("context.fall")) continue;
    surge = c;
    out = MissingContext{{i}, *judged.best(), false};
  }
  if (!out || told_in_words(*readings[out->readings.front()].claim, *surge.cell.period, text, rules)) return std::nullopt;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const FactKey& key = cell_of(readings[i]);
    const Claim& told = *readings[i].claim;
    const bool fall_from_somewhere = !readings[i].question && told.kind == Kind::change && !told.base && told.direction == Direction::down &&
                                     key.product == surge.cell.product && key.period == surge.cell.period && key.origin == surge.cell.origin;
    // In its own sentence, or right behind it, the text goes on to how far it has fallen since: of the same thing, whatever we made of it.
    const Claim& rise = *readings[out->readings.front()].claim;
    const bool beside = told.sentence == rise.sentence || follows(told, rise);
    const bool of_another = !key.destination.empty() && key.destination != surge.cell.destination;
    const bool fall_beside = i > out->readings.front() && beside && !of_another && (told.kind == Kind::change || told.kind == Kind::share || told.kind == Kind::multiple) && told.form != Form::order &&
                             (told.direction == Direction::down || told.kind == Kind::share || told.value < 1) && key.product == surge.cell.product && told.base != std::optional(surge.base.period);
    const bool year_before = beside && i > out->readings.front() && told.form == Form::level && told.key.period == surge.cell.period->shifted_months(-kYear) && key.product == surge.cell.product;
    if (fall_beside || year_before) return std::nullopt;
    if (fall_from_somewhere && (key.destination == surge.cell.destination || key.destination.empty())) return std::nullopt;
    if (!same_flow(key.flow, surge.cell.flow) || !on_the_year(readings[i], *surge.cell.period)) continue;
    if (key.origin == surge.cell.origin && key.destination == surge.cell.destination) return std::nullopt;
    out->wider_told = true;
  }
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Claim& claim = *readings[i].claim;
    const FactKey& key = cell_of(readings[i]);
    if (i == out->readings.front() || key.period != surge.cell.period || key.origin != surge.cell.origin ||
        key.destination != surge.cell.destination || !same_flow(key.flow, surge.cell.flow))
      continue;
    const bool record = claim.kind == Kind::rank && claim.unit == "high";
    if (record && readings[out->readings.front()].claim->kind != Kind::rank) out->readings.insert(out->readings.begin(), i);
    else if (record || claim.kind == Kind::change || claim.kind == Kind::multiple) out->readings.push_back(i);
  }
  return out;
}

}  // namespace assay
