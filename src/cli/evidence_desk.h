// What `check` needs beside the rule packs: reference data, and the checker over both.
#pragma once

#include <memory>

#include "check/checker.h"
#include "cli/cli.h"
#include "cli/reading_desk.h"

namespace assay::cli {

class EvidenceDesk {
 public:
  // Broken rows of reference data are told on standard error and left out.
  static Expected<std::unique_ptr<EvidenceDesk>> open(const Options&, World&);

  const ReadingDesk& reading() const { return reading_; }
  const Checker& checker() const { return *checker_; }

 private:
  EvidenceDesk(ReadingDesk reading, ReferenceData reference)
      : reading_(std::move(reading)), reference_(std::move(reference)) {}

  ReadingDesk reading_;
  ReferenceData reference_;
  std::unique_ptr<Checker> checker_;
};

}  // namespace assay::cli
