// A balance of trade that is not what the exports and imports told beside it are apart, be it some sentences on: "Exports came to $5.4 billion …
// Imports were $4.1 billion … The surplus was $3.1 billion".
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"
#include "extract/lexicon.h"

namespace assay {

std::vector<Clash> balances(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules);

}  // namespace assay
