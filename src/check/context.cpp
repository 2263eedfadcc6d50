#include "check/context.h"

#include <algorithm>

#include "check/readings.h"

namespace assay {
namespace {

constexpr int kYear = 12;

bool same_flow(const std::string& a, const std::string& b) {
  const auto trade = [](const std::string& f) { return f == "export" || f == "import"; };
  return a == b || (trade(a) && trade(b));
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

bool on_the_year(const Reading& reading, const Period& period) {
  const auto& base = reading.question ? reading.question->asked.base.period : reading.claim->base;
  return base && cell_of(reading).period == period && *base == period.shifted_months(-kYear);
}

}  // namespace

std::optional<MissingContext> missing_context(const std::vector<Reading>& readings, const std::vector<Cause>& causes,
                                              const EvidenceBase& evidence, const CheckRules& rules) {
  std::optional<MissingContext> out;
  Constraint surge;
  const auto better = [&](std::size_t i) { return !out || (readings[out->readings.front()].claim->in_headline && !readings[i].claim->in_headline); };
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (!readings[i].question || readings[i].claim->narrowed || readings[i].claim->of_part || !better(i) || readings[i].claim->modality != Modality::stated) continue;
    Constraint c = corrected(readings, causes, i);
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
  if (!out) return std::nullopt;
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
