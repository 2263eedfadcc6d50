// Lists that one sentence ties to their whole, whatever they are of: "the budget of $46 million consists of $21 million for roads, …", "1,210 in
// January, 1,340 in February and 1,495 in March, for a total of 4,145", "coal made up 48% of the power, gas 31%, wind 29%".
#pragma once

#include <string_view>
#include <vector>

#include "check/in_article.h"
#include "extract/lexicon.h"

namespace assay {

// A list of amounts and what it is said to come to; shares that exclude each other and come to more than all of it.
// `text`: the article's, in which the spans of the claims lie.
std::vector<Clash> lists(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules);

}  // namespace assay
