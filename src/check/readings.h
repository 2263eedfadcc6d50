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

// Every dimension said beside the figure, or only the one in which it may have slipped: what is taken from elsewhere is
// too uncertain to hold against the writer.
bool all_said(const Claim& claim);
bool said_beside(const Claim& claim, Slip slip);
// Likewise the dimension that an edit changes: of two partners the one that it puts in another's place.
bool change_said(const Constraint& asked, const Constraint& edited, const Claim& claim, Slip slip);

// Does the later claim's sentence stand right behind the earlier one's?
bool follows(const Claim& later, const Claim& earlier);

// Product, flow and places all taken from other paragraphs.
bool from_afar(const Claim& claim);

// A level or share that is too large or too small by far, or small enough to be a part of the total.
bool far_off(const Reading& reading, const CheckRules& rules);

// One reading a claim, in the same order; sets the claims' first verdicts. An article is judged by what was known on its day
// (CheckOptions); another item behind it by its own date.
std::vector<Reading> read_claims(CheckedArticle& article, const CheckOptions& options, const ReadingTools& tools);

}  // namespace assay
