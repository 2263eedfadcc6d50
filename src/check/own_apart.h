// How far two figures of one sentence are apart, told beside them: "231 votes to 189, a majority of 42", "31.4% and 27.9%, a gap of 3.5 points",
// "48,300 runners, 1,100 more than the previous record of 47,200", "66 million, which exceeds the budget of 60 million by 10%", "rose by 12,000,
// or 5.3%, to 238,000".
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"
#include "extract/lexicon.h"

namespace assay {

std::vector<Clash> told_apart(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules);

}  // namespace assay
