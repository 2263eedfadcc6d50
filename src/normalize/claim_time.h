// What the period of a claim and the base of a change both ask of a figure and its claim.
#pragma once

#include <cstddef>

#include "fact/claim.h"
#include "normalize/sentence_view.h"

namespace assay {

// Does the figure say what another is compared with ("below the $13.10", "than the 46 tons")?
bool measured_against(const SentenceView& view, std::size_t item);

// Does a figure stand right behind what compares, but for what describes it ("after a revised 0.1% increase")?
bool behind_comparison(const SentenceView& view, std::size_t item);

// "than the 46 tons", "after a revised 0.1% increase in the first quarter": a level, or a change, that is told for comparison.
bool told_to_compare(const SentenceView& view, const Claim& claim, std::size_t item);

// "A tenth below the five-year average", "more than normal": what it is compared with is told, and is no time that we know.
// A level ("up 5% from 10.9 million") has the time that changes usually go back to.
bool compared_with_other(const SentenceView& view, std::size_t item);

// Does a period stand somewhere behind an item?
bool stands_behind(const SentenceView& view, int period, std::size_t item);

// "fell 11% over the past three months": the time in which it fell, and none that it fell from.
inline bool over_the_past(const PeriodMention& m) { return m.type == PeriodMention::Type::rolling && (m.relation == "past" || m.relation == "recent") && m.step != "year"; }

inline bool level_or_share(const Claim& c) { return c.form == Form::level || c.kind == Kind::share; }

inline bool is_ratio_of_time(const Claim& c) { return c.kind == Kind::change || c.kind == Kind::multiple || c.kind == Kind::points || c.form == Form::difference; }

}  // namespace assay
