// What a headline leaves out the body says, and what a first sentence leaves out the next ones: from when its change counts, and whose its figure is.
//
// "Arrivals slip 7.6%", over a text that tells 24.11 million and 26.09 million a year before: the two levels are the change, so it counts from
// the time of the second. And where no place has been named yet, neither in the headline nor in the first lines, the first one of
// which the same series is told is where it happens, unless another is named for it further on. In the body, too, a change may have its start
// told further on: "Sales fell 6.7% in October. … 348 fewer cars were sold than in October last year".
#pragma once

#include <vector>

#include "fact/claim.h"

namespace assay {

// Takes claims in the order of the text.
void complete_headline(std::vector<Claim>& claims);

}  // namespace assay
