// Two parts that nothing can be both of, and the whole told before them: "28.9 million passengers: domestic 23.2 million, international 7.5 million".
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

std::vector<Clash> complements(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
