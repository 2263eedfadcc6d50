// Totals whose parts stand in other sentences: "A total of 23,590 undergraduates enrolled. Graduate enrollment fell to 12,935. Total enrollment was 36,525";
// "40,610 students. … There are 21,045 women and 19,565 men". Nothing but nearness ties them, so that only a slip of the digits speaks: it is right with two of
// them changed round, or with one of them changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

std::vector<Clash> distant_totals(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

// Two digits changed round, or one mistyped, and the figure would be `right` (in the unit of `value`)? Of short figures too many are alike: `fewest`
// digits for two changed round, and one more where one was mistyped.
bool one_slip(const std::string& quote, double value, double right, std::size_t fewest);

}  // namespace assay
