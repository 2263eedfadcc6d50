// The verbs: one table of them makes the parser, the help and the dispatch.
#pragma once

#include <CLI/CLI.hpp>
#include <span>

#include "cli/cli.h"
#include "cli/options.h"

namespace assay::cli {

struct Verb {
  const char* name;   // "check"; "reference list" is the verb `list` of `reference`
  const char* about;  // one line for the help
  void (*declare)(CLI::App&, Options&);
  int (*run)(const Options&, World&);
};

std::span<const Verb> verbs();

// Each in the file of its name.
int run_extract(const Options&, World&);
int run_check(const Options&, World&);
int run_audit(const Options&, World&);
int run_report(const Options&, World&);
int run_explain(const Options&, World&);
int run_reference_list(const Options&, World&);
int run_reference_show(const Options&, World&);
int run_reference_validate(const Options&, World&);
int run_rules_list(const Options&, World&);
int run_rules_test(const Options&, World&);
int run_rules_compile(const Options&, World&);
int run_evaluate(const Options&, World&);

void declare_extract(CLI::App&, Options&);
void declare_check(CLI::App&, Options&);
void declare_audit(CLI::App&, Options&);
void declare_report(CLI::App&, Options&);
void declare_explain(CLI::App&, Options&);
void declare_reference_verb(CLI::App&, Options&);
void declare_reference_validate(CLI::App&, Options&);
void declare_reference_show(CLI::App&, Options&);
void declare_rules_verb(CLI::App&, Options&);
void declare_evaluate(CLI::App&, Options&);

}  // namespace assay::cli
