// A share of a total that another sentence tells: "Sales came to 1,258,412 cars. … Of these 524,500 were vans, or 52% of the total". Nothing but the noun
// and the word for the total ties them, so that the article must have one larger amount of the kind, and none that fits.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

// The words stand in rules/checks ("ties"); `text` is the article's, which the spans of the claims count in.
std::vector<Clash> of_totals(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
