// What is changed afterwards in figures already told: "by 5,000 from 256,000 to 261,000", "from 82,000 to 78,000 and from 51,000 to 60,000. With these
// revisions the two months combined were 5,000 higher".
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

// The words stand in rules/checks ("ties"); `text` is the article's, which the spans of the claims count in.
std::vector<Clash> told_revisions(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
