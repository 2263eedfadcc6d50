#include "cli/article_run.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <thread>

#include "cli/diagnostics.h"
#include "cli/inputs.h"
#include "cli/ordered_parallel.h"

namespace assay::cli {
namespace {

struct Result {
  std::vector<CheckedArticle> articles;
  std::optional<Error> problem;
};

Result read_and_step(const std::string& input, World& world, const ReadOptions& read_options, const Step& step) try {
  auto articles = read_input(input, world.in, read_options);
  if (!articles) return {{}, articles.error()};
  Result result;
  for (auto& article : *articles) result.articles.push_back(step(std::move(article)));
  return result;
} catch (const std::exception& broken) {
  return {{},
          Error{input, 0, 0, std::string("This article broke the program: ") + broken.what() + ".",
                "Please report it with the article."}};
}

}  // namespace

RunOutcome run_over_articles(const Options& options, const ReadOptions& read_options, World& world, Renderer& renderer,
                             const std::function<Step()>& make_step) {
  RunOutcome outcome;
  std::vector<Error> problems;
  const auto inputs = find_inputs(options.inputs, problems);
  for (const auto& problem : problems) tell(world, problem);
  outcome.unreadable = !problems.empty();

  const unsigned jobs = options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  renderer.begin();
  ordered_parallel<Result>(
      inputs.size(), jobs,
      [&] {
        return [&, step = make_step()](std::size_t item) {
          return read_and_step(inputs[item], world, read_options, step);
        };
      },
      [&](const Result& result) {
        if (result.problem) {
          tell(world, *result.problem);
          outcome.unreadable = true;
        }
        for (const auto& checked : result.articles) {
          if (!options.quiet)
            for (const auto& warning : checked.article.warnings) tell(world, checked.article.doc + ": " + warning);
          for (const auto& finding : checked.findings)
            outcome.worst = outcome.worst ? std::max(*outcome.worst, finding.severity) : finding.severity;
          renderer.article(checked);
        }
      });
  renderer.end();
  return outcome;
}

bool wants_color(const Options& options, const World& world) {
  if (options.color != "auto") return options.color == "always";
  const char* no_color = std::getenv("NO_COLOR");
  return world.out_is_terminal && !(no_color && *no_color);
}

}  // namespace assay::cli
