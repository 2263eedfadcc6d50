#include "cli/option_table.h"

namespace assay::cli {
namespace {

void date_option(CLI::App& app, const char* name, std::optional<Date>& into, const char* help) {
  app.add_option_function<std::string>(
         name,
         [&into, name](const std::string& text) {
           into = Date::parse(text);
           if (!into) throw CLI::ValidationError(name, "`" + text + "` is no date; write it as 2025-07-21");
         },
         help)
      ->type_name("DATE");
}

}  // namespace

void declare_inputs(CLI::App& app, Options& options) {
  app.add_option("INPUT", options.inputs, "a file, a folder (walked for .txt and .md), or - for standard input")
      ->required();
}

void declare_format(CLI::App& app, Options& options, const std::vector<std::string>& formats) {
  app.add_option("--format", options.format, "how to print")->check(CLI::IsMember(formats))->capture_default_str();
}

void declare_rules(CLI::App& app, Options& options) {
  app.add_option("--rules", options.rules,
                 "a folder of rules instead of the default; repeated, later ones add to earlier ones")
      ->type_name("DIR")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->check(CLI::ExistingDirectory);
}

void declare_reference(CLI::App& app, Options& options) {
  app.add_option("--reference", options.reference, "a folder of data packages instead of the default; may be repeated")
      ->type_name("DIR")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->check(CLI::ExistingDirectory);
}

void declare_published(CLI::App& app, Options& options) {
  date_option(app, "--published", options.published, "the publication date of articles that show none");
}

void declare_as_of(CLI::App& app, Options& options) {
  date_option(app, "--as-of", options.as_of, "judge by what had been published on this day, not on the article's own");
}

void declare_jobs(CLI::App& app, Options& options) {
  app.add_option("-j,--jobs", options.jobs, "articles at a time (default: one a processor)")
      ->check(CLI::Range(1u, 1024u))
      ->type_name("N");
}

void declare_fail_on(CLI::App& app, Options& options) {
  app.add_option_function<std::string>(
         "--fail-on",
         [&options](const std::string& text) {
           options.fail_on = text == "error"     ? std::optional(Severity::error)
                             : text == "warning" ? std::optional(Severity::warning)
                             : text == "info"    ? std::optional(Severity::info)
                                                 : std::nullopt;
         },
         "exit with 1 where a finding is at least this severe (default: error)")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}));
}

void declare_color(CLI::App& app, Options& options) {
  app.add_flag("--color{always},--no-color{never}", options.color,
               "colours: --color=auto (on a terminal), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

void declare_quiet(CLI::App& app, Options& options) {
  app.add_flag("-q,--quiet", options.quiet, "no summary, and no remarks that are not errors");
}

void declare_common(CLI::App& app, Options& options, std::initializer_list<const char*> without_effect) {
  declare_published(app, options);
  declare_as_of(app, options);
  declare_rules(app, options);
  declare_reference(app, options);
  declare_jobs(app, options);
  declare_fail_on(app, options);
  declare_color(app, options);
  declare_quiet(app, options);
  for (const char* name : without_effect) app.get_option(name)->group("");
}

}  // namespace assay::cli
