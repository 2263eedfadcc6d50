// Every grammar rule carries examples for and against itself; these run them.
//
// An example is a sentence, «marked» where the rule's figure (or the whole match) stands: “exports «fell 38.1%» on the
// year”. Unmarked, it says only that the rule fires. A counter-example says that it does not.
#pragma once

#include <string>
#include <vector>

#include "extract/scanner.h"
#include "fact/error.h"

namespace assay {

struct RuleExamples {
  std::size_t rules = 0;
  std::size_t examples = 0;
  std::vector<Error> failures;       // each with the rule's file and line
  std::vector<std::string> without;  // rules that have no example
};

RuleExamples run_rule_examples(const Language&);

}  // namespace assay
