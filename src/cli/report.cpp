#include <algorithm>
#include <fstream>
#include <ostream>

#include "archive/archive.h"
#include "cli/diagnostics.h"
#include "cli/option_table.h"
#include "cli/verbs.h"
#include "report/report_renderer.h"

namespace assay::cli {
namespace {

Expected<void> render(const Archive& archive, ReportRenderer& renderer) {
  const auto articles = archive.each_article([&](const CheckedArticle& stored) {
    CheckedArticle checked = stored;
    std::stable_sort(checked.findings.begin(), checked.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.span < b.span; });
    renderer.article(checked);
  });
  if (!articles) return articles;
  const auto facts = archive.each_fact([&](const ArchivedFact& fact) { renderer.fact(Json::parse(fact.sheet)); });
  if (facts) renderer.end();
  return facts;
}

}  // namespace

void declare_report(CLI::App& app, Options& options) {
  app.add_option("ARCHIVE", options.archive, "an archive that `assay audit` made")->required();
  app.add_option("--format", options.report_format, "how to print")
      ->check(CLI::IsMember(report_formats()))
      ->capture_default_str();
  app.add_option("-o,--output", options.output, "write to this file instead of standard output")->type_name("OUT");
  declare_common(app, options, {"--published", "--as-of", "--rules", "--reference", "--jobs", "--fail-on", "--color", "--quiet"});
}

int run_report(const Options& options, World& world) {
  const auto archive = Archive::open(options.archive, Archive::Use::read);
  if (!archive) return refuse(world, archive.error());
  if (options.output.empty()) {
    const auto renderer = report_renderer(options.report_format, world.out);
    const auto done = render(*archive, *renderer);
    return done ? 0 : refuse(world, done.error());
  }
  std::ofstream file(options.output, std::ios::binary);
  const auto renderer = report_renderer(options.report_format, file);
  if (file)
    if (const auto done = render(*archive, *renderer); !done) return refuse(world, done.error());
  file.close();
  if (!file)
    return refuse(world, {options.output.string(), 0, 0, "The report cannot be written there.",
                          "Check the folder, its permissions and the free space."});
  return 0;
}

}  // namespace assay::cli
