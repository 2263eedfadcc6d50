#include "cli/evidence_desk.h"

#include <future>

#include "cli/diagnostics.h"
#include "cli/folders.h"

namespace assay::cli {

Expected<std::unique_ptr<EvidenceDesk>> EvidenceDesk::open(const Options& options, World& world) {
  const auto rules_at = rules_folders(options);
  if (!rules_at) return Unexpected(rules_at.error());
  const auto reference_at = reference_folders(options);
  if (!reference_at) return Unexpected(reference_at.error());

  // The two have nothing to do with each other, and a single article should not wait for one after the other.
  std::vector<Error> problems;
  auto reference = std::async(std::launch::async, [&] { return ReferenceData::load(*reference_at, problems); });
  auto reading = ReadingDesk::open(options);
  if (!reading) return Unexpected(reading.error());
  auto check_rules = CheckRules::load(*rules_at);
  if (!check_rules) return Unexpected(check_rules.error());

  std::unique_ptr<EvidenceDesk> desk(new EvidenceDesk(std::move(*reading), reference.get()));
  for (const auto& problem : problems) tell(world, problem);
  desk->checker_ =
      std::make_unique<Checker>(desk->reading_.rules().lexicon(), desk->reference_, std::move(*check_rules));
  return desk;
}

}  // namespace assay::cli
