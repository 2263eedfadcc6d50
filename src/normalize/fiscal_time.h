// Stretches of time that are counted in a fiscal year: "fiscal 2024-25", "the first two months of FY26".
#pragma once

#include <optional>

#include "extract/mention.h"
#include "fact/period.h"
#include "normalize/period_resolver.h"

namespace assay {

// The year itself, by its name. nullopt for a part of it whose months are not known.
std::optional<Period> resolve_fiscal(const PeriodMention& mention, const PeriodContext& context);

// "The first eleven months of FY25": from where the reporter's fiscal year begins. nullopt where that is not known, never the
// months of the calendar year.
std::optional<Period> first_of_fiscal_year(const PeriodMention& mention, int months, const PeriodContext& context);

// "April-May of FY26", "the January-March period of 2024-25": the months that lie in that year.
std::optional<Period> months_of_fiscal_year(const PeriodMention& mention, const PeriodContext& context);

}  // namespace assay
