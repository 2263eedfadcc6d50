// In what other way may a fair reader take the words of a period? Which words are open to it stands with their rule (`or` in
// rules/grammar/20-periods.json); what the other way comes to on the day of the paper is worked out here.
//
//   “last June”, written in November 2025      2024-06, or 2025-06
//   “the year to June”                         2024-07/2025-06, or 2025-H1
//   “the first half” beside a fiscal year      2025-H1, or 2025-04/2025-09
#pragma once

#include <vector>

#include "fact/claim.h"
#include "normalize/period_resolver.h"

namespace assay {

// Other than `own`, which `resolve` made of the mention; each once, in the order of the rule.
std::vector<OtherPeriod> other_periods(const PeriodMention& mention, const PeriodContext& context, const Period& own);

}  // namespace assay
