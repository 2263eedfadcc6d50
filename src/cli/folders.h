// Where rules and reference data are, unless the user says otherwise.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/options.h"
#include "fact/error.h"

namespace assay::cli {

// --rules, else the folders of ASSAY_RULES (separated by colons), else share/assay/rules beside the folder of the
// binary, else the checkout that the binary was built in.
Expected<std::vector<std::filesystem::path>> rules_folders(const Options&);
// Likewise with --reference, ASSAY_REFERENCE and reference-data.
Expected<std::vector<std::filesystem::path>> reference_folders(const Options&);

}  // namespace assay::cli
