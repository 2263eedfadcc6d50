// Two amounts of which the text says that the one is more than the other, and it is less: "59,267 boxes, more than the 65,722 of April",
// "… That is lower than the 45,722 of last year".
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

std::vector<Clash> compared(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
