// The units of the lexicon as a table by code: what claims and observations are reduced with before they meet.
#pragma once

#include "extract/lexicon.h"
#include "fact/unit.h"

namespace assay {

// Units of measure, currencies, and what every text has: percentages, points and plain numbers.
UnitTable units_of(const Lexicon& lexicon);

}  // namespace assay
