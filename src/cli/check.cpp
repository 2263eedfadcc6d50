#include "cli/article_run.h"
#include "cli/diagnostics.h"
#include "cli/evidence_desk.h"
#include "cli/option_table.h"
#include "cli/verbs.h"

namespace assay::cli {

void declare_check(CLI::App& app, Options& options) {
  declare_inputs(app, options);
  declare_format(app, options, check_formats());
  declare_common(app, options);
}

int run_check(const Options& options, World& world) {
  const auto desk = EvidenceDesk::open(options, world);
  if (!desk) return refuse(world, desk.error());

  const auto renderer = check_renderer(options.format, world.out, {wants_color(options, world), options.quiet});
  const auto make_step = [&]() -> Step {
    const auto reader = std::make_shared<ClaimReader>((*desk)->reading().rules());
    return [&checker = (*desk)->checker(), &options, reader](Article article, const Beside& beside) {
      auto claims = reader->read(article);
      return checker.check(std::move(article), std::move(claims), {options.as_of, beside.json, beside.file});
    };
  };
  return run_over_articles(options, (*desk)->reading().read_options(options), world, *renderer, make_step)
      .status(options.fail_on);
}

}  // namespace assay::cli
