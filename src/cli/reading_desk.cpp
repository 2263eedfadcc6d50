#include "cli/reading_desk.h"

#include "cli/folders.h"

namespace assay::cli {

Expected<ReadingDesk> ReadingDesk::open(const Options& options) {
  const auto folders = rules_folders(options);
  if (!folders) return Unexpected(folders.error());
  auto rules = RulePack::load(*folders);
  if (!rules) return Unexpected(rules.error());
  auto layout = LayoutRules::load(*folders);
  if (!layout) return Unexpected(layout.error());
  return ReadingDesk(std::move(*rules), std::move(*layout));
}

}  // namespace assay::cli
