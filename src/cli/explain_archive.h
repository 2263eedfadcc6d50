// `assay explain --archive FILE CELL`: what all articles of an archive together say of a fact.
#pragma once

#include "cli/cli.h"
#include "cli/options.h"

namespace assay::cli {

int explain_archive(const Options& options, World& world);

}  // namespace assay::cli
