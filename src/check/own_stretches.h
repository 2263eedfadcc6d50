// Amounts of one text that cannot all be: a part of a stretch of time above the whole of it ("$48.5 billion in the first quarter … $83.6 billion in
// March"), a change above what it led to ("598 million, some 36 billion more"), a balance that is not what exports and imports are apart.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"
#include "extract/lexicon.h"

namespace assay {

std::vector<Clash> stretches(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules);

}  // namespace assay
