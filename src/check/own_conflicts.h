// Figures of one article that cannot all be true: the conflicts of its claim graph, as far as a fair reader would hold
// them against the writer.
//
// The graph knows arithmetic only. A conflict becomes a clash if its figures surely belong together, and if no other figure
// that the article gives for one of its cells would resolve it: then we misread which is meant.
#pragma once

#include <string_view>
#include <vector>

#include "check/evidence.h"
#include "check/in_article.h"
#include "extract/lexicon.h"

namespace assay {

// Levels, changes, multiples and shares of the same cells; months and their quarter; partners and shares and their whole.
std::vector<Clash> arithmetic(const std::vector<Reading>& readings, const Lexicon& lexicon, const EvidenceBase& evidence, const CheckRules& rules,
                              std::string_view text);

// A change told in percent where the article's own two shares lie that many points apart.
std::vector<Clash> points_for_percent(const std::vector<Reading>& readings, const Lexicon& lexicon, const EvidenceBase& evidence,
                                      const CheckRules& rules, std::string_view text);

}  // namespace assay
