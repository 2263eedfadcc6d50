// With what an article was checked: an archive keeps its results only as long as that stays the same.
#pragma once

#include <string>

#include "cli/options.h"
#include "fact/error.h"

namespace assay::cli {

// One digest of the program, its rules, its reference data and the options that change results.
Expected<std::string> basis_of(const Options&);

}  // namespace assay::cli
