// What no figures beside it are needed to refute: more than all of a whole, a fall by more than all of it.
#pragma once

#include <string_view>
#include <vector>

#include "check/in_article.h"

namespace assay {

// A profit, a balance, a growth: what may stand below nothing (rules/checks, comparison.may-be-negative).
bool may_be_negative(const Claim& claim, const CheckRules& rules);

// `text`: the article's, in which the spans of the claims lie.
std::vector<Clash> implausible(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules);

}  // namespace assay
