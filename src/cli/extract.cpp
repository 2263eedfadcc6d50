#include "cli/article_run.h"
#include "cli/diagnostics.h"
#include "cli/option_table.h"
#include "cli/reading_desk.h"
#include "cli/verbs.h"

namespace assay::cli {

void declare_extract(CLI::App& app, Options& options) {
  declare_inputs(app, options);
  declare_format(app, options, extract_formats());
  declare_common(app, options, {"--as-of", "--reference", "--fail-on"});
}

int run_extract(const Options& options, World& world) {
  const auto desk = ReadingDesk::open(options);
  if (!desk) return refuse(world, desk.error());

  const auto renderer = extract_renderer(options.format, world.out, {wants_color(options, world), options.quiet});
  const auto make_step = [&]() -> Step {
    const auto reader = std::make_shared<ClaimReader>(desk->rules());
    return [reader](Article article, const Beside&) {
      auto claims = reader->read(article);
      return CheckedArticle{std::move(article), std::move(claims), {}, {}};
    };
  };
  return run_over_articles(options, desk->read_options(options), world, *renderer, make_step).status(std::nullopt);
}

}  // namespace assay::cli
