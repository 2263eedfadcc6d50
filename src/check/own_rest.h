// Amounts that a text ties to their whole, and what it says remains: "Of the 72,000 pupils, 68,500 passed; the other 3,500 …", "1,200 members, among them
// 700 women and 500 men". Shares that remain: own_pairs.h; lists with their whole: own_lists.h.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"
#include "extract/lexicon.h"

namespace assay {

std::vector<Clash> remaining_amounts(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules);

}  // namespace assay
