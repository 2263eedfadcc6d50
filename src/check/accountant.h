// The claim graph of all sources → accounts of its cells, in words.
#pragma once

#include "check/account.h"
#include "check/evidence.h"
#include "check/told_facts.h"
#include "check/wording.h"
#include "graph/reconcile.h"

namespace assay {

// Of each cell that is wanted, in order of the cells' names.
std::vector<Account> accounts(const ToldFacts& told, const Reconciled& reconciled, const EvidenceBase& evidence,
                              const Wording& wording, const CheckRules& rules, const CellWanted& wanted);

}  // namespace assay
