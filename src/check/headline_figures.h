// Figures of headlines that the body has, but not so: a level reached the other way, another month's change, another product's, one country's for its
// whole region, a plan told once with another figure. What the headline and the body give for one cell: in_article.h.
#pragma once

#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"
#include "extract/lexicon.h"
#include "text/article.h"

namespace assay {

// Of headlines that nothing speaks against yet.
std::vector<Clash> headline_figures(const Article& article, const std::vector<Reading>& readings, const Lexicon& lexicon, const CheckRules& rules);

}  // namespace assay
