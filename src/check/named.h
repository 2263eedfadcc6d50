// Which products a stretch of text names.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon.h"
#include "fact/span.h"

namespace assay {

struct TermNamed {
  const Entry* entry = nullptr;
  Span span;  // in the text asked about
};
// The terms of one class of the lexicon, the longest at each place.
std::vector<TermNamed> terms_named(std::string_view cls, std::string_view text, const Lexicon& lexicon);

// Places and products by the lexicon, the longest term winning: "rare-earth magnets" names magnets, and not rare earths as well.
std::set<std::string> products_named(std::string_view text, const Lexicon& lexicon);

struct PlaceNamed {
  std::string code;
  bool adjective = false;  // "Australian"
};
std::vector<PlaceNamed> places_named(std::string_view text, const Lexicon& lexicon);

}  // namespace assay
