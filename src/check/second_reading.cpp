#include "check/second_reading.h"

#include <algorithm>
#include <set>

#include "check/readings.h"

namespace assay {
namespace {

bool said(Provenance from) { return from == Provenance::sentence; }

// The same figure told again: "the 660% increase".
bool echoes(const Claim& a, const Claim& b) {
  return a.kind == b.kind && a.value == b.value && a.unit == b.unit && a.direction == b.direction && a.value_high == b.value_high;
}

// The reading with the places of another claim, as far as its own sentence left them open.
std::optional<Question> with_places_of(const Reading& reading, const Reading& other) {
  const Claim& claim = *reading.claim;
  const bool in_title = claim.in_headline;
  const FactKey& from = other.question->asked.cell;
  Question out = *reading.question;
  if (in_title || from.product != out.asked.cell.product || is_trade(from.flow) != is_trade(out.asked.cell.flow)) return std::nullopt;
  if (!said(claim.from.origin)) out.asked.cell.origin = out.asked.base.origin = from.origin;
  if (!said(claim.from.destination)) out.asked.cell.destination = out.asked.base.destination = from.destination;
  if (out.asked.is_share() || out.asked.cell == reading.question->asked.cell) return std::nullopt;
  // Only the open side may differ: the other must be the same country's trade.
  if (out.asked.cell.origin != from.origin || out.asked.cell.destination != from.destination) return std::nullopt;
  return out;
}

void adopt(Reading& reading, Question question, const EvidenceBase& evidence) {
  reading.question = std::move(question);
  reading.own = evidence.judge(*reading.question, reading.as_of);
  ++reading.assumed;
}

void try_places(std::vector<Reading>& readings, std::size_t index, const EvidenceBase& evidence, const CheckRules& rules) {
  Reading& reading = readings[index];
  for (std::size_t j = 0; j < readings.size(); ++j) {
    if (j == index || !readings[j].question) continue;
    auto question = with_places_of(reading, readings[j]);
    if (!question) continue;
    const Judgement judged = evidence.judge(*question, reading.as_of);
    const bool fits = restated(question->asked, judged) &&
                      chance(question->asked, judged.best()->said.fair, rules) <= rules.number("coincidence.second-reading");
    const bool same_figure = echoes(*reading.claim, *readings[j].claim) && same_cells(question->asked, readings[j].question->asked);
    if (fits || same_figure) return adopt(reading, std::move(*question), evidence);
  }
}

// Periods from which the article counts a change of this cell, or at which it gives its level.
std::set<Period> bases_for(const std::vector<Reading>& readings, const Claim& claim) {
  std::set<Period> out;
  for (const Reading& other : readings) {
    if (!other.question) continue;
    const Constraint& c = other.question->asked;
    const FactKey& key = c.cell;
    if (key.product != claim.key.product || key.flow != claim.key.flow || key.origin != claim.key.origin || key.destination != claim.key.destination)
      continue;
    const Period period = c.form == Constraint::Form::ratio && !c.is_share() ? *c.base.period : *key.period;
    if (period.last() < claim.key.period->first() && period.month_count() == claim.key.period->month_count()) out.insert(period);
  }
  return out;
}

// "Groceries are 2.4 percent dearer; restaurant meals, 3.8 percent": where the change beside it does not say its base either, and is right, both
// count from the same.
bool base_known_beside(const std::vector<Reading>& readings, const Reading& reading) {
  const Constraint& asked = reading.question->asked;
  return std::any_of(readings.begin(), readings.end(), [&](const Reading& other) {
    if (!other.question || other.claim->sentence != reading.claim->sentence || other.own.verdict != Verdict::supported || other.assumed > 0) return false;
    const Constraint& told = other.question->asked;
    return other.claim->from.base == reading.claim->from.base && !said(other.claim->from.base) && told.form == asked.form && !told.is_share() &&
           told.cell.period == asked.cell.period && told.base.period == asked.base.period && told.cell.product != asked.cell.product;
  });
}

// A base that was not said beside the figure gives way to the other usual one where that fits.
void try_other_base(Reading& reading, const EvidenceBase& evidence) {
  const Constraint& asked = reading.question->asked;
  if (asked.form != Constraint::Form::ratio || asked.is_share() || said(reading.claim->from.base)) return;
  for (const Period& base : {asked.cell.period->previous(), asked.cell.period->shifted_months(-12)}) {
    Question question = *reading.question;
    question.asked.base.period = base;
    if (restated(question.asked, evidence.judge(question, reading.as_of))) return adopt(reading, std::move(question), evidence);
  }
}

void try_bases(std::vector<Reading>& readings, std::size_t index, const EvidenceBase& evidence, const UnitTable& units, const CheckRules& rules) {
  Reading& reading = readings[index];
  const Claim& claim = *reading.claim;
  std::optional<Question> nearest;
  double least = Interval::kInfinity;
  for (const Period& base : bases_for(readings, claim)) {
    Claim based = claim;
    based.base = base;
    std::string why;
    auto asked = constraint_of(based, units, why);
    if (!asked) continue;
    asked->claim = &claim;
    Question question{std::move(*asked), false};
    const Judgement judged = evidence.judge(question, reading.as_of);
    if (judged.verdict == Verdict::not_enough_evidence) continue;
    const double apart = gap_between(question.asked.fair, judged.best()->said.fair);
    if (apart < least) {
      least = apart;
      nearest = std::move(question);
    }
  }
  // A base that nobody said is taken where the figure fits, or would if "366% of" had not become "up 366%".
  if (!nearest) return;
  const Judgement judged = evidence.judge(*nearest, reading.as_of);
  const bool as_share_of = agree(judged.best()->said.fair, nearest->asked.fair.shifted(-1));
  const bool bold = claim.hedge != Hedge::none || claim.kind == Kind::multiple;  // "nearly tripled", where it did not quite
  if (judged.verdict != Verdict::refuted || as_share_of || (bold && least <= rules.number("tolerances.hedge-reach"))) adopt(reading, std::move(*nearest), evidence);
}

// "Mines around the world yielded 240,000 tonnes, after 204,000. That is a gain of 18 percent": where, the sentence before says, if all its
// figures are of one place.
void try_place_before(std::vector<Reading>& readings, std::size_t index, const EvidenceBase& evidence, const UnitTable& units) {
  Reading& reading = readings[index];
  const Claim& claim = *reading.claim;
  if (index == 0 || !claim.key.origin.empty() || !claim.key.destination.empty() || claim.key.product.empty() || claim.key.flow.empty() || !claim.base || claim.in_headline) return;
  const Claim& before = *readings[index - 1].claim;
  if (!follows(claim, before)) return;
  bool now = false, then = false;
  for (std::size_t j = index; j-- > 0 && readings[j].claim->sentence == before.sentence;) {
    const FactKey& other = readings[j].claim->key;
    if (other.origin != before.key.origin || other.destination != before.key.destination || other.product != claim.key.product || other.flow != claim.key.flow) return;
    now = now || other.period == claim.key.period;
    then = then || other.period == claim.base;
  }
  if (!now || !then) return;
  Claim placed = claim;
  placed.key.origin = before.key.origin;
  placed.key.destination = before.key.destination;
  std::string why;
  auto asked = constraint_of(placed, units, why);
  if (!asked) return;
  asked->claim = &claim;
  adopt(reading, {std::move(*asked), false}, evidence);
}

}  // namespace

void read_again(std::vector<Reading>& readings, const EvidenceBase& evidence, const UnitTable& units, const CheckRules& rules) {
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Claim& claim = *readings[i].claim;
    if (claim.modality != Modality::stated) continue;
    const bool change = claim.kind == Kind::change || claim.kind == Kind::multiple;
    if (readings[i].question && readings[i].own.verdict == Verdict::refuted && !readings[i].question->standing) {
      if (!base_known_beside(readings, readings[i])) try_other_base(readings[i], evidence);
      if (readings[i].own.verdict == Verdict::refuted) try_places(readings, i, evidence, rules);
    }
    else if (!readings[i].question && change && claim.base)
      try_place_before(readings, i, evidence, units);
    else if (!readings[i].question && change && !claim.base && claim.key.period && !claim.key.period->is_year())
      try_bases(readings, i, evidence, units, rules);
  }
}

}  // namespace assay
