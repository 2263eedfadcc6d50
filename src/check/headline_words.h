// Headlines without a figure: "Exports of magnets fall" over a text in which they rise.
#pragma once

#include <optional>
#include <vector>

#include "check/diagnosis.h"
#include "extract/lexicon.h"
#include "text/article.h"

namespace assay {

struct HeadlineTurn {
  Span word;  // of the headline: the verb
  Direction way = Direction::none;
  std::vector<std::size_t> against;  // the changes of the body, all of which go the other way
};

// Only where the headline goes one way, names one product, and nothing in the body, neither a figure nor a word, goes that way too: a
// headline sums up, and may mean what only a half-sentence of the body tells.
std::optional<HeadlineTurn> headline_turn(const Article& article, const std::vector<Reading>& readings, const Lexicon& lexicon);

// "Coffee exports jump" over a text of cocoa: the headline names one product, which the body does not name at all, and every claim of the body is of one
// that the lexicon has beside it (siblings, confused_with) or that customs count in another chapter.
struct HeadlineProduct {
  Span word;  // of the headline: the product
  std::size_t reading = 0;  // the body's first claim
};
std::optional<HeadlineProduct> headline_product(const Article& article, const std::vector<Reading>& readings, const Lexicon& lexicon);

}  // namespace assay
