#include "cli/reading_desk.h"

#include <algorithm>
#include <filesystem>

#include "cli/folders.h"

namespace assay::cli {

namespace {

Error lacking(const std::filesystem::path& standard, std::string cause) {
  return {standard.string(), 0, 0, std::move(cause), "Add this file, or name the folder of the standard rules first."};
}

}  // namespace

Expected<ReadingDesk> ReadingDesk::open(const Options& options) {
  const auto folders = rules_folders(options);
  if (!folders) return Unexpected(folders.error());
  auto rules = RulePack::load(*folders);
  if (!rules) return Unexpected(rules.error());
  auto layout = LayoutRules::load(*folders);
  if (!layout) return Unexpected(layout.error());
  std::error_code none;
  if (std::ranges::none_of(*folders, [&](const auto& folder) { return std::filesystem::exists(folder / "layout.json", none); }))
    return Unexpected(lacking(folders->front() / "layout.json", "There is no layout.json in the rules."));
  if (std::ranges::none_of(rules->lexicon().entries(), [](const Entry& entry) { return entry.class_name == "unit"; }))
    return Unexpected(lacking(folders->front() / "lexicon" / "units.json", "The lexicon has no unit."));
  return ReadingDesk(std::move(*rules), std::move(*layout));
}

}  // namespace assay::cli
