#include "cli/evidence_desk.h"

#include "cli/diagnostics.h"
#include "cli/folders.h"

namespace assay::cli {

Expected<std::unique_ptr<EvidenceDesk>> EvidenceDesk::open(const Options& options, World& world) {
  auto reading = ReadingDesk::open(options);
  if (!reading) return Unexpected(reading.error());
  const auto rules_at = rules_folders(options);
  auto check_rules = CheckRules::load(*rules_at);
  if (!check_rules) return Unexpected(check_rules.error());
  const auto reference_at = reference_folders(options);
  if (!reference_at) return Unexpected(reference_at.error());

  std::vector<Error> problems;
  auto reference = ReferenceData::load(*reference_at, problems);
  if (!options.quiet)
    for (const auto& problem : problems) tell(world, problem);

  std::unique_ptr<EvidenceDesk> desk(new EvidenceDesk(std::move(*reading), std::move(reference)));
  desk->checker_ =
      std::make_unique<Checker>(desk->reading_.rules().lexicon(), desk->reference_, std::move(*check_rules));
  return desk;
}

}  // namespace assay::cli
