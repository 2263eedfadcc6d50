#include "cli/basis.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "archive/digest.h"
#include "cli/folders.h"

namespace assay::cli {
namespace {

namespace fs = std::filesystem;

std::string file_digest(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return digest_of(bytes.str());
}

// Names relative to the folder, so that a moved installation is still the same.
void add_folder(const fs::path& folder, std::vector<std::string>& pieces) {
  std::vector<fs::path> files;
  std::error_code failure;
  auto walker = fs::recursive_directory_iterator(folder, fs::directory_options::follow_directory_symlink, failure);
  for (; !failure && walker != fs::recursive_directory_iterator(); walker.increment(failure))
    if (walker->is_regular_file(failure)) files.push_back(walker->path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    pieces.push_back(file.lexically_relative(folder).string());
    pieces.push_back(file_digest(file));
  }
}

std::string text_of(const std::optional<Date>& date) { return date ? date->text() : ""; }

}  // namespace

Expected<std::string> basis_of(const Options& options) {
  const auto rules = rules_folders(options);
  if (!rules) return Unexpected(rules.error());
  const auto reference = reference_folders(options);
  if (!reference) return Unexpected(reference.error());
  std::vector<std::string> pieces{ASSAY_VERSION, file_digest("/proc/self/exe"), text_of(options.published),
                                  text_of(options.as_of)};
  for (const auto* folders : {&*rules, &*reference})
    for (const auto& folder : *folders) add_folder(folder, pieces);
  return digest_of(pieces);
}

}  // namespace assay::cli
