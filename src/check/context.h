// A monthly surge told without the yearly fall behind it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/diagnosis.h"

namespace assay {

struct MissingContext {
  std::vector<std::size_t> readings;  // the first is where to tell it
  Answer year;                        // the change on the year that the text leaves out
  bool wider_told = false;            // the text gives the change on the year of the whole, not of this partner
};

// At most one an article: the rise of a month whose figure still lies well below the year before, where no claim of the
// article gives that comparison, nor its words do right behind the rise. Where a label was wrong, the cause's product is asked.
std::optional<MissingContext> missing_context(const std::vector<Reading>& readings, const std::vector<Cause>& causes,
                                              const EvidenceBase& evidence, const CheckRules& rules, std::string_view text);

}  // namespace assay
