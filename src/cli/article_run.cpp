#include "cli/article_run.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "cli/diagnostics.h"
#include "cli/inputs.h"
#include "cli/ordered_parallel.h"

namespace assay::cli {
namespace {

Beside file_beside(const std::string& input) {
  const std::string file = input + ".assay.json";
  std::error_code none;
  if (!std::filesystem::is_regular_file(file, none)) return {};
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return {file, std::move(bytes).str()};
}

InputResult read_and_step(const std::string& input, World& world, const ReadOptions& read_options, const Step& step, const InputRun& run) {
  InputResult result;
  result.doc = input;
  try {
    auto bytes = input_bytes(input, world.in);
    if (!bytes) {
      result.problem = bytes.error();
      return result;
    }
    result.bytes = std::move(*bytes);
    if (input != "-") result.beside = file_beside(input);
    if (run.skip && run.skip(result)) {
      result.skipped = true;
      return result;
    }
    auto articles = articles_of(result.bytes, input, read_options);
    if (!articles) result.problem = articles.error();
    else
      for (auto& article : *articles) result.articles.push_back(step(std::move(article), result.beside));
  } catch (const std::exception& broken) {
    result.articles.clear();
    result.problem = Error{input, 0, 0, std::string("This article broke the program: ") + broken.what() + ".",
                           "Please report it with the article."};
  }
  return result;
}

}  // namespace

namespace {

// What an input has to say besides its claims and findings.
std::vector<std::string> remarks_of(const InputResult& result, bool quiet) {
  std::vector<std::string> out;
  if (result.problem) out.push_back(result.problem->text());
  for (const auto& checked : result.articles) {
    for (const auto& problem : checked.problems) out.push_back(problem.text());
    if (!quiet)
      for (const auto& warning : checked.article.warnings) out.push_back(checked.article.doc + ": " + warning);
  }
  return out;
}

void add(const InputResult& result, RunOutcome& outcome) {
  outcome.unreadable |= result.problem.has_value();
  for (const auto& checked : result.articles) {
    outcome.unreadable |= !checked.problems.empty();
    for (const auto& finding : checked.findings)
      if (finding.suppressed.empty()) outcome.worst = outcome.worst ? std::max(*outcome.worst, finding.severity) : finding.severity;
  }
}

}  // namespace

RunOutcome run_over_inputs(const Options& options, const ReadOptions& read_options, World& world, const InputRun& run) {
  RunOutcome outcome;
  std::vector<Error> problems;
  const auto inputs = find_inputs(options.inputs, problems);
  for (const auto& problem : problems) tell(world, problem);
  outcome.unreadable = !problems.empty();

  const unsigned jobs = options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  std::size_t done = 0;
  ordered_parallel<InputResult>(
      inputs.size(), jobs,
      [&] {
        return [&, step = run.make_step()](std::size_t item) {
          return read_and_step(inputs[item], world, read_options, step, run);
        };
      },
      [&](const InputResult& result) {
        const auto remarks = remarks_of(result, options.quiet);
        if (!remarks.empty() && run.progress) run.progress->clear();
        for (const auto& remark : remarks) tell(world, remark);
        add(result, outcome);
        run.take(result);
        if (run.progress) run.progress->show(++done, inputs.size());
      });
  return outcome;
}

RunOutcome run_over_articles(const Options& options, const ReadOptions& read_options, World& world, Renderer& renderer,
                             const std::function<Step()>& make_step) {
  renderer.begin();
  const auto outcome = run_over_inputs(options, read_options, world, {make_step, {}, [&](const InputResult& result) {
                                         for (const auto& checked : result.articles) renderer.article(checked);
                                       }});
  renderer.end();
  return outcome;
}

bool wants_color(const Options& options, const World& world) {
  if (options.color != "auto") return options.color == "always";
  const char* no_color = std::getenv("NO_COLOR");
  return world.out_is_terminal && !(no_color && *no_color);
}

}  // namespace assay::cli
