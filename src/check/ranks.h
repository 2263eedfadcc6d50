// Ranks against the reference data: who is known to stand above.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/evidence.h"
#include "extract/lexicon.h"

namespace assay {

struct RankJudgement {
  Verdict verdict = Verdict::not_enough_evidence;
  // Where it is refuted: the figures of those who stand above, the largest first, and its own.
  std::vector<const Observation*> larger;
  const Observation* own = nullptr;
};

// "The second-largest destination", "the world's largest producer": supported where it was published as that rank, or where just so many are known
// with a larger figure and its own is known. Refuted only where the sentence speaks of the whole world and of nobody else, and as many as the rank or
// more stood above it in the last two years that are known: a list need not be complete for that. A rank of the running year is one of the
// latest year that is known.
RankJudgement judge_rank(const Claim& claim, std::string_view sentence, const EvidenceBase& evidence, const Lexicon& lexicon, const CheckRules& rules, Date as_of);

}  // namespace assay
