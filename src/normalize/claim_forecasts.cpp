// ClaimBuilder: what is foreseen, and of what.
#include <algorithm>

#include "normalize/claim_builder.h"
#include "normalize/claim_time.h"

namespace assay {

// "Output is seen at 5 Mt in 2025, rising to 6 Mt in 2026", "puts this year's output at 12 Mt": nobody knows yet what a year to come
// brings, and before its end an estimate is one of a year that still runs.
void ClaimBuilder::expect(const SentenceView& view, Draft& draft) const {
  Claim& c = draft.claim;
  // "may total 430 Mt, versus 543 million in 2024": what is over is known.
  const Figure& f = *draft.figure;
  if (today_ && c.modality == Modality::forecast && f.modality == Modality::stated && c.form == Form::level && c.key.period && c.from.period == place_provenance() && c.key.period->is_year() && c.key.period->last() < *today_ && measured_against(view, f.item)) c.modality = Modality::stated;
  if (!today_ || c.modality != Modality::stated || !c.key.period || c.form == Form::order) return;
  const Period& p = *c.key.period;
  const bool to_come = p.fiscal() ? p.first().year > today_->year : *today_ < p.first();
  const bool runs = (p.fiscal() || p.month_count() > 0) && (p.fiscal() || p.month_count() >= kYear ? !(p.last() < *today_) : *today_ < p.last()) && c.from.period != Provenance::default_;
  if (to_come || (runs && view.estimates(draft.figure->item))) c.modality = Modality::forecast;
}

// "Exports rose 4.4% and imports 1.3%. Economists had forecast gains of 5% and 3%": figures that name nothing are of what the sentence
// before told as many figures of.
void ClaimBuilder::tell_in_turn(const SentenceView& view, std::span<Claim> before) {
  const auto foreseen = [](const Draft& d) { return d.claim.modality == Modality::forecast; };
  const bool pair = drafts_.size() == 2 && std::ranges::all_of(drafts_, foreseen) && view.is(drafts_[1].figure->item - 1, "conjunction");
  if (before.size() < drafts_.size() || !(view.told_in_turn() || pair)) return;
  const Kind kind = drafts_.front().claim.kind;
  const auto names_nothing = [&](const Draft& d) { return d.claim.kind == kind && d.claim.form != Form::order && d.claim.from.flow != place_provenance() && d.claim.from.product != place_provenance(); };
  if (!std::ranges::all_of(drafts_, names_nothing)) return;
  const Span sentence = before.back().sentence;
  std::vector<const Claim*> told;
  for (const Claim& c : before)
    if (c.sentence == sentence && c.kind == kind && c.form != Form::order) told.push_back(&c);
  const bool one_thing = told.size() < 2 || std::ranges::all_of(told, [&](const Claim* c) { return c->key.flow == told.front()->key.flow && c->key.product == told.front()->key.product && c->key.origin == told.front()->key.origin && c->key.destination == told.front()->key.destination; });
  if (told.size() != drafts_.size() || one_thing) return;
  for (std::size_t i = 0; i < told.size(); ++i) {
    Claim& c = drafts_[i].claim;
    const Claim& like = *told[i];
    c.key.product = like.key.product, c.key.flow = like.key.flow, c.key.origin = like.key.origin, c.key.destination = like.key.destination;
    c.from.product = c.from.flow = Provenance::paragraph;
    c.from.origin = c.key.origin.empty() ? Provenance::none : Provenance::paragraph;
    c.from.destination = c.key.destination.empty() ? Provenance::none : Provenance::paragraph;
    if (!c.base && like.base && c.modality == Modality::forecast) c.base = like.base, c.from.base = Provenance::paragraph;
  }
}

}  // namespace assay
