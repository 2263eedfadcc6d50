// A second look at what the sentence did not say.
//
// Where a partner was not named beside the figure but taken from elsewhere, and the evidence refutes the claim, the
// partners that the article names for the same product are tried before anybody is blamed: “exports were about half of
// June last year” may still speak of the United States, the subject of the sentence before. A change told without its
// base is held against the bases that the article itself gives. What is adopted so counts as inferred.
#pragma once

#include <vector>

#include "check/diagnosis.h"

namespace assay {

// Changes the questions of such readings, never the claims.
void read_again(std::vector<Reading>& readings, const EvidenceBase& evidence, const UnitTable& units, const CheckRules& rules);

}  // namespace assay
