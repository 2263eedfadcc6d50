// A sum, among how many it is shared out, and what that makes for each: "24 million euros on 8,000 pupils, or 3,000 euros per pupil", "12 aircraft for
// 1.8 billion, 150 million each", "214,000 tonnes for 812 million, an average price of 3,800 a tonne".
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"
#include "extract/lexicon.h"

namespace assay {

std::vector<Clash> for_each_one(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules);

}  // namespace assay
