#include "cli/folders.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <sstream>

namespace assay::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> split(const std::string& paths) {
  std::vector<fs::path> folders;
  std::istringstream in(paths);
  for (std::string path; std::getline(in, path, ':');)
    if (!path.empty()) folders.emplace_back(path);
  return folders;
}

Expected<std::vector<fs::path>> folders(const std::vector<fs::path>& asked, const char* option, const char* variable,
                                        const char* name) {
  if (!asked.empty()) return asked;
  if (const char* named = std::getenv(variable); named && *named) return split(named);
  std::error_code none;
  const auto binary = fs::read_symlink("/proc/self/exe", none);
  for (const auto& folder :
       {binary.parent_path().parent_path() / "share" / "assay" / name, fs::path(ASSAY_SOURCE_TREE) / name})
    if (fs::is_directory(folder, none)) return std::vector<fs::path>{folder};
  return Unexpected(Error{"", 0, 0, std::string("No folder `") + name + "` beside the installed program.",
                          std::string("Install Assay with cmake --install, or name the folder with ") + option +
                              " or in " + variable + "."});
}

}  // namespace

Expected<std::vector<fs::path>> rules_folders(const Options& options) {
  const auto found = folders(options.rules, "--rules", "ASSAY_RULES", "rules");
  if (!found) return found;
  for (const auto& folder : *found) {
    static constexpr const char* kParts[] = {"lexicon", "grammar", "checks", "intervals.json", "layout.json"};
    std::error_code none;
    if (std::none_of(std::begin(kParts), std::end(kParts), [&](const char* part) { return fs::exists(folder / part, none); }))
      return Unexpected(Error{folder.string(), 0, 0, "There are no rules in this folder.",
                              "It may hold lexicon/, grammar/, checks/, intervals.json and layout.json, or some of them beside another --rules."});
  }
  return found;
}

Expected<std::vector<fs::path>> reference_folders(const Options& options) {
  return folders(options.reference, "--reference", "ASSAY_REFERENCE", "reference-data");
}

}  // namespace assay::cli
