#include "cli/cli.h"

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>

#include "cli/diagnostics.h"
#include "extract/nearest.h"
#include "cli/verbs.h"

namespace assay::cli {
namespace {

constexpr const char* kAbout =
    "Assay tests the numbers in the news: it finds every numeric claim of an article, says which fact each is about, "
    "and\n"
    "compares it with reference statistics and with the other figures of the article.";
constexpr const char* kFooter =
    "Exit status: 0 nothing at or above --fail-on; 1 such findings; 2 usage, or input that cannot be read.";

// The parser of the whole command line; `chosen` becomes the verb that the user named.
class Parser {
 public:
  explicit Parser(Options& options) : app_(kAbout, "assay") {
    app_.set_version_flag("--version", "assay " ASSAY_VERSION);
    app_.require_subcommand(1);
    app_.footer(kFooter);
    app_.failure_message([](const CLI::App*, const CLI::Error& error) {
      return std::string("assay: ") + error.what() + "\nRun with --help for more information.\n";
    });
    for (const auto& verb : verbs()) add(verb, options);
  }

  CLI::App& app() { return app_; }
  const Verb* chosen() const { return chosen_; }

 private:
  void add(const Verb& verb, Options& options) {
    const std::string name = verb.name;
    const auto space = name.find(' ');
    CLI::App* parent = space == std::string::npos ? &app_ : group(name.substr(0, space));
    CLI::App* sub = parent->add_subcommand(space == std::string::npos ? name : name.substr(space + 1), verb.about);
    verb.declare(*sub, options);
    sub->callback([this, &verb] { chosen_ = &verb; });
  }

  CLI::App* group(const std::string& name) {
    auto& group = groups_[name];
    if (!group) {
      group = app_.add_subcommand(name, name == "rules" ? "the rule packs" : "the reference data");
      group->require_subcommand(1);
    }
    return group;
  }

  CLI::App app_;
  std::map<std::string, CLI::App*> groups_;
  const Verb* chosen_ = nullptr;
};

// Names of verbs as typed: one word, or two where the first is a group.
std::optional<Error> unknown_verb(int argc, const char* const* argv) {
  if (argc < 2 || argv[1][0] == '-') return std::nullopt;
  std::string typed = argv[1];
  std::vector<std::string> names;
  bool group = false;
  for (const auto& verb : verbs()) {
    names.emplace_back(verb.name);
    group = group || names.back().starts_with(typed + " ");
  }
  if (group && argc > 2 && argv[2][0] != '-') typed += std::string(" ") + argv[2];
  else if (group) return std::nullopt;
  if (std::find(names.begin(), names.end(), typed) != names.end()) return std::nullopt;
  const std::string meant = nearest(typed, names);
  return Error{"", 0, 0, "There is no command `" + typed + "`.",
               meant.empty() ? "`assay --help` lists them." : "Did you mean `assay " + meant + "`? `assay --help` lists them all."};
}

}  // namespace

int run(int argc, const char* const* argv, World world) {
  Options options;
  Parser parser(options);
  try {
    parser.app().parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0)
      if (const auto unknown = unknown_verb(argc, argv)) return refuse(world, *unknown);
    return parser.app().exit(error, world.out, world.err) == 0 ? 0 : 2;
  }
  const int status = parser.chosen()->run(options, world);
  world.out.flush();
  if (!world.out) {
    world.err << "assay: the output could not be written. Is the disk full, or the pipe closed?\n";
    return 2;
  }
  return status;
}

}  // namespace assay::cli
