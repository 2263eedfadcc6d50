// Two shares of one thing in one text, each right by a publisher who counts something else under the name.
#pragma once

#include <vector>

#include "check/check_rules.h"
#include "check/diagnosis.h"

namespace assay {

struct TwoDefinitions {
  std::size_t first = 0, second = 0;  // readings
  Answer of_first, of_second;         // whom each follows
  bool told = false;                  // the text says whose figures they are
};

std::vector<TwoDefinitions> two_definitions(const std::vector<Reading>& readings, const CheckRules& rules);

}  // namespace assay
