// Ranks that the reference data bear out. Whether a rank counts from the largest or the smallest is not always told, so
// a rank can be supported here, never refuted.
#pragma once

#include "check/evidence.h"
#include "extract/lexicon.h"

namespace assay {

// "The second-largest destination": published as that rank, or exactly one partner is known with a larger figure and
// this one's own figure is known.
bool rank_known(const Claim& claim, const EvidenceBase& evidence, const Lexicon& lexicon, Date as_of);

}  // namespace assay
