// Per cent and percentage points, taken for one another: "the rate rose by 1.2 percent, from 4.1% to 5.3%", "revenue rose 8 percentage points, from
// $50 million to $54 million". The two levels beside the change show which of the two is meant.
#pragma once

#include <string>
#include <string_view>

#include "check/told_pairs.h"

namespace assay {

// Whose figures, as printed, are apart by just as many points as the change has per cent, with nothing but its words between them.
bool apart_by_points(const ToldPair& pair, std::string_view text, const CheckRules& rules);

// Which message tells that the change bears the other's name; empty where it does not.
std::string misnamed(const ToldPair& pair, std::string_view text, const CheckRules& rules);

// "exports grew 9.2 percentage points, to 58 million tonnes": points told of an amount, of which the sentence tells no rate.
bool points_of_amount(const Reading& change, const Reading& level, std::string_view text, const CheckRules& rules);

}  // namespace assay
