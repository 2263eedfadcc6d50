// What `check` and `evaluate` need beside the articles: rules, reference data, the checker over both.
#pragma once

#include <memory>

#include "check/checker.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "normalize/claim_reader.h"

namespace assay::cli {

class EvidenceDesk {
 public:
  // Broken rows of reference data are told on standard error (unless --quiet) and left out.
  static Expected<std::unique_ptr<EvidenceDesk>> open(const Options&, World&);

  const RulePack& rules() const { return rules_; }
  const ReferenceData& reference() const { return reference_; }
  const Checker& checker() const { return *checker_; }

 private:
  EvidenceDesk(RulePack rules, ReferenceData reference) : rules_(std::move(rules)), reference_(std::move(reference)) {}

  RulePack rules_;
  ReferenceData reference_;
  std::unique_ptr<Checker> checker_;
};

}  // namespace assay::cli
