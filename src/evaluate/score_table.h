// The scores as a table for people.
#pragma once

#include <string>

#include "evaluate/scores.h"

namespace assay {

std::string score_table(const Scores&, bool with_findings);

// "corpus/gold/x.jsonl:3: wrong period of “353 tons”: want 2025-06, got null", one a line.
std::string score_details(const Scores&);

}  // namespace assay
