// Figures that one sentence itself ties, whatever they are of: "112 tonnes, or 45%, of its 512 tonnes" (a part, its share, its
// whole) and "120 miles (193 km)" (one amount in two units). So no product, place or time need be known of them.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

// Shares that their part and their whole do not give, and amounts that the other unit does not give. Which words tie
// figures stands in rules/checks ("ties"); `text` is the article's, which the spans of the claims count in.
std::vector<Clash> parts_and_restatements(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
