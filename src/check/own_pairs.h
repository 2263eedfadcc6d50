// A change told in one sentence with the two levels that it lies between: "rose 70% to 150 tonnes from 100 tonnes". The
// sentence itself says that the three belong together, so no product, place or time need be known of them.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/evidence.h"
#include "check/in_article.h"

namespace assay {

// Each pair is a claim graph of its own, of two cells; a conflict in it is a clash.
std::vector<Clash> pairs(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

// "Russia 35%, Iraq 21%, Saudi Arabia 16% and the Emirates 13%; the remaining 25% …": what remains is what the shares told before it leave.
std::vector<Clash> remainders(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
