// The options that several verbs share, each declared once.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace assay::cli {

void declare_inputs(CLI::App&, Options&);
void declare_format(CLI::App&, Options&, const std::vector<std::string>& formats);
void declare_rules(CLI::App&, Options&);
void declare_reference(CLI::App&, Options&);
void declare_published(CLI::App&, Options&);
void declare_as_of(CLI::App&, Options&);
void declare_jobs(CLI::App&, Options&);
void declare_fail_on(CLI::App&, Options&);
void declare_color(CLI::App&, Options&);
void declare_quiet(CLI::App&, Options&);

}  // namespace assay::cli
