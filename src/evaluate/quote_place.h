// Where a quote of an annotation stands in its article.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fact/span.h"

namespace assay {

// Records come in text order, so a repeated quote is the next one. One finder an article.
class QuotePlace {
 public:
  explicit QuotePlace(std::string_view text) : text_(text) {}

  // `quote` inside `context`; an empty context is the quote itself.
  std::optional<Span> find(std::string_view quote, std::string_view context);

 private:
  std::optional<Span> find_from(std::size_t from, std::string_view quote, std::string_view context) const;
  bool taken(Span) const;

  std::string_view text_;
  std::size_t from_ = 0;  // the start of the last place found
  std::vector<Span> taken_;
};

}  // namespace assay
