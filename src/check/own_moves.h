// How far two figures are apart, or by how much one moved, told beside them or in the next sentence: "up from 13,164. That is an increase of 849",
// "by 5,000 from 256,000 to 261,000", "93 kroner, seven more than a year before, when it was 79". As in own_apart the words tie them, not their names.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

// The words stand in rules/checks ("ties"); `text` is the article's, which the spans of the claims count in.
std::vector<Clash> told_moves(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
