// A conflict of one article's claim graph, gone through again: does it stand whichever of its levels is meant, and how do its other figures come to what
// they leave for the one to blame?
#pragma once

#include <vector>

#include "check/article_graph.h"
#include "check/in_article.h"
#include "graph/reconcile.h"

namespace assay {

// With any other level that the article gives for the same cells, would it all be true? (Of too many ways to read it: nobody knows, so no.)
bool stands_under_every_reading(const Conflict& conflict, const ArticleGraph& article, const Reconciled& reconciled);

// What the other figures imply, step by step, each with the figure or the rule of arithmetic that it uses.
std::vector<Inference> derivation_of(const Conflict& conflict, const ArticleGraph& article, const Reconciled& reconciled);

}  // namespace assay
