// One claim in one line, for people.
#pragma once

#include <string>

#include "fact/claim.h"

namespace assay {

// "over 353 t", "up 38.1 %", "60 to 70 %", "second (rank)".
std::string figure_text(const Claim&);

// "export of rare-earth-magnets, CN → US, 2025-06, mass; from 2025-05; of world".
std::string cell_text(const Claim&);

}  // namespace assay
