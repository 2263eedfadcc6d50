// The options that several verbs share, each declared once.
#pragma once

#include <CLI/CLI.hpp>
#include <initializer_list>

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

// What every verb takes that reads articles, so that a script may give the same to all. Options that change nothing there
// (`--as-of` where nothing is checked) are taken, but do not stand in the help.
void declare_common(CLI::App&, Options&, std::initializer_list<const char*> without_effect = {});

}  // namespace assay::cli
