// The older shape of an annotation: names in words, mapped through the lexicon.
#pragma once

#include <nlohmann/json.hpp>

#include "evaluate/gold.h"

namespace assay {

bool is_older_gold(const nlohmann::json& record);

// Fills claim.want; what stays open goes to `undecided` as a sentence.
void read_older_dimensions(const nlohmann::json& record, const Lexicon&, GoldClaim& claim,
                           std::vector<std::string>& undecided);

}  // namespace assay
