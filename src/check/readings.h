// Claims as the checks see them: what each asks of the figures, on which day it is judged, and what the reference data say.
#pragma once

#include <vector>

#include "check/checker.h"
#include "check/diagnosis.h"
#include "check/evidence.h"

namespace assay {

struct ReadingTools {
  const EvidenceBase& evidence;
  const Lexicon& lexicon;
  const UnitTable& units;
  const CheckRules& rules;
};

// One reading a claim, in the same order; sets the claims' first verdicts. An article is judged by what was known on its day
// (CheckOptions); another item behind it by its own date.
std::vector<Reading> read_claims(CheckedArticle& article, const CheckOptions& options, const ReadingTools& tools);

}  // namespace assay
