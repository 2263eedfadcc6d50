// Parts of one whole, each told with its share: "Norland (264,000, 18%), Selt (151,100, 17%), Vigo (130,900, 14%) and Tarn (69,000, 8%)". What each says of
// the whole must be one; the one that says another has slipped.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

std::vector<Clash> one_whole(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
