#include "cli/article_run.h"
#include "cli/diagnostics.h"
#include "cli/folders.h"
#include "cli/option_table.h"
#include "cli/verbs.h"
#include "normalize/claim_reader.h"

namespace assay::cli {

void declare_extract(CLI::App& app, Options& options) {
  declare_inputs(app, options);
  declare_format(app, options, extract_formats());
  declare_published(app, options);
  declare_rules(app, options);
  declare_jobs(app, options);
  declare_color(app, options);
  declare_quiet(app, options);
}

int run_extract(const Options& options, World& world) {
  const auto folders = rules_folders(options);
  if (!folders) return refuse(world, folders.error());
  const auto rules = RulePack::load(*folders);
  if (!rules) return refuse(world, rules.error());

  const auto renderer = extract_renderer(options.format, world.out, {wants_color(options, world), options.quiet});
  const auto make_step = [&]() -> Step {
    const auto reader = std::make_shared<ClaimReader>(*rules);
    return [reader](Article article) {
      auto claims = reader->read(article);
      return CheckedArticle{std::move(article), std::move(claims), {}};
    };
  };
  return run_over_articles(options, {options.published}, world, *renderer, make_step).status(std::nullopt);
}

}  // namespace assay::cli
