// What one sentence says of how far two figures are apart that stand in the sentences around it: "The colony has 41,000 pairs. Ten years ago there were 83,000. It
// has thus halved.", "Births fell by 412 to 9,870. The year before there had been 10,282". Time and name tie the three; a figure of another pair that
// fits keeps the check silent.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

// The words stand in rules/checks ("ties"); `text` is the article's, which the spans of the claims count in.
std::vector<Clash> concluded_moves(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
