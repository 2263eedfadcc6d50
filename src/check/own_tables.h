// The columns of a table with a row for the total: where the rows of one column make its total, they are all there, and those of the next one must, too.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

// The words stand in rules/checks ("ties"); `text` is the article's, which the spans of the claims count in.
std::vector<Clash> tables(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
