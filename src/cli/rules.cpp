#include <algorithm>
#include <map>
#include <ostream>

#include "check/check_rules.h"
#include "cli/diagnostics.h"
#include "cli/folders.h"
#include "cli/option_table.h"
#include "cli/reading_desk.h"
#include "cli/verbs.h"
#include "evaluate/rule_examples.h"
#include "extract/compiled_rules.h"
#include "extract/rule_schemas.h"
#include "report/number_text.h"

namespace assay::cli {
namespace {

std::unique_ptr<const Language> load_language(const Options& options, World& world) {
  const auto folders = rules_folders(options);
  if (!folders) {
    tell(world, folders.error());
    return nullptr;
  }
  auto language = Language::load(*folders);
  if (!language) {
    tell(world, language.error());
    return nullptr;
  }
  return std::move(*language);
}

// Against the schemas, and what the other verbs would refuse.
std::vector<Error> all_complaints(const Options& options) {
  const auto folders = *rules_folders(options);
  auto out = complaints_of(folders);
  const auto add = [&](const auto& loaded) {
    if (!loaded && std::ranges::none_of(out, [&](const Error& known) { return known.file == loaded.error().file; })) out.push_back(loaded.error());
  };
  add(ReadingDesk::open(options));
  add(CheckRules::load(folders));
  return out;
}

}  // namespace

void declare_rules_verb(CLI::App& app, Options& options) { declare_rules(app, options); }

int run_rules_list(const Options& options, World& world) {
  const auto language = load_language(options, world);
  if (!language) return 2;
  struct Counts {
    std::size_t meanings = 0, terms = 0;
  };
  std::map<std::string, Counts> classes;
  for (const auto& entry : language->lexicon().entries()) {
    auto& counts = classes[entry.class_name];
    ++counts.meanings;
    counts.terms += entry.terms.size();
  }
  for (const auto& [cls, counts] : classes)
    world.out << "lexicon " << cls << ": " << counted(counts.meanings, "meaning", "meanings") << ", "
              << counted(counts.terms, "term", "terms") << '\n';
  for (const auto& rule : language->rules()) {
    world.out << "rule " << rule.name << " (" << rule.makes << ", "
              << counted(rule.examples.size() + rule.against.size(), "example", "examples") << ")";
    if (!rule.reason.empty()) world.out << ": " << rule.reason;
    world.out << '\n';
  }
  return 0;
}

int run_rules_test(const Options& options, World& world) {
  const auto language = load_language(options, world);
  if (!language) return 2;
  const auto complaints = all_complaints(options);
  for (const auto& complaint : complaints) world.out << complaint.text() << '\n';
  const auto result = run_rule_examples(*language);
  for (const auto& failure : result.failures) world.out << failure.text() << '\n';
  for (const auto& rule : result.without) world.out << "the rule `" << rule << "` has no example\n";
  world.out << counted(result.rules, "rule", "rules") << ", " << counted(result.examples, "example", "examples") << ", "
            << counted(result.failures.size(), "failure", "failures") << ", "
            << counted(complaints.size(), "broken file", "broken files") << '\n';
  return result.failures.empty() && complaints.empty() ? 0 : 1;
}

int run_rules_compile(const Options& options, World& world) {
  const auto folders = rules_folders(options);
  if (!folders) return refuse(world, folders.error());
  if (folders->size() != 1)
    return refuse(world, {folders->back().string(), 0, 0, "Rules of several folders are not compiled.", "Name the one folder that stands by itself."});
  const auto file = compile_rules(folders->front());
  if (!file) return refuse(world, file.error());
  world.out << "The rules stand compiled in " << file->string() << ", for this program and as long as their files stay as they are.\n";
  return 0;
}

}  // namespace assay::cli
