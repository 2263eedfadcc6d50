// Which products a stretch of text names.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon.h"

namespace assay {

// Places and products by the lexicon, the longest term winning: "rare-earth magnets" names magnets, and not rare earths as well.
std::set<std::string> products_named(std::string_view text, const Lexicon& lexicon);

struct PlaceNamed {
  std::string code;
  bool adjective = false;  // "Australian"
};
std::vector<PlaceNamed> places_named(std::string_view text, const Lexicon& lexicon);

}  // namespace assay
