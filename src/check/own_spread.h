// A change, what it led to and what it started from, spread over two or three sentences: "rose 35 per cent to 51.58 million in 2023. … The airport had handled
// 38.33 million in 2022." Their times and names tie them: a warning at most.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

std::vector<Clash> spread_changes(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
