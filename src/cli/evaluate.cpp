#include <ostream>

#include "cli/article_run.h"
#include "cli/diagnostics.h"
#include "cli/evidence_desk.h"
#include "cli/inputs.h"
#include "cli/option_table.h"
#include "cli/verbs.h"
#include "evaluate/score_table.h"

namespace assay::cli {
namespace {

struct Floor {
  std::string figure;
  double least = 0;
};

Expected<Floor> parse_floor(const std::string& text) {
  const auto equals = text.find('=');
  char* end = nullptr;
  const std::string number = equals == std::string::npos ? "" : text.substr(equals + 1);
  const double least = std::strtod(number.c_str(), &end);
  if (number.empty() || *end != '\0')
    return Unexpected(Error{"", 0, 0, "--min `" + text + "` is no floor.", "Write it as f1=0.9 or whole-key=0.85."});
  return Floor{text.substr(0, equals), least};
}

// Which floors the scores break, told on standard error.
bool below_a_floor(const Scores& scores, const std::vector<Floor>& floors, World& world) {
  const auto figures = scores.figures();
  bool below = false;
  for (const auto& floor : floors) {
    const auto figure = figures.find(floor.figure);
    if (figure != figures.end() && figure->second >= floor.least) continue;
    below = true;
    tell(world, figure == figures.end() ? "there is no figure `" + floor.figure + "` to set a floor for"
                                        : floor.figure + " is " + std::to_string(figure->second) +
                                              ", below its floor " + std::to_string(floor.least));
  }
  return below;
}

class Evaluation {
 public:
  Evaluation(const Options& options, World& world, const ReadingDesk& reading, const EvidenceDesk* desk)
      : options_(options), world_(world), reading_(reading), reader_(reading.rules()), desk_(desk) {}

  void score(const std::string& path) {
    const auto gold = read_gold(path, options_.articles, reading_.rules().lexicon());
    for (const auto& problem : gold.problems) fail(problem);
    if (!options_.quiet)
      for (const auto& remark : gold.undecided) tell(world_, path + ": " + remark);
    for (const auto& article : gold.articles) score(article);
  }

  const Scores& scores() const { return scores_; }
  bool failed() const { return failed_; }

 private:
  void fail(const Error& problem) {
    tell(world_, problem);
    failed_ = true;
  }

  void score(const GoldArticle& gold) {
    auto articles = read_input(gold.article.string(), world_.in, reading_.read_options(options_));
    if (!articles) return fail(articles.error());
    if (articles->empty()) return fail({gold.article.string(), 0, 0, "No article in this file.", "Give a text."});
    Article& article = articles->front();
    auto claims = reader_.read(article);
    score_claims(gold, article, claims, scores_);
    if (!desk_) return;
    const auto checked = desk_->checker().check(std::move(article), std::move(claims), {options_.as_of});
    score_findings(gold, checked.article, checked.findings, scores_);
  }

  const Options& options_;
  World& world_;
  const ReadingDesk& reading_;
  ClaimReader reader_;
  const EvidenceDesk* desk_;
  Scores scores_;
  bool failed_ = false;
};

int print(const Evaluation& evaluation, const Options& options, World& world) {
  std::vector<Floor> floors;
  for (const auto& text : options.floors) {
    const auto floor = parse_floor(text);
    if (!floor) return refuse(world, floor.error());
    floors.push_back(*floor);
  }
  if (evaluation.failed() && evaluation.scores().all.wanted == 0) return 2;  // a table of nothing would read as perfect
  if (options.details) world.out << score_details(evaluation.scores()) << '\n';
  world.out << score_table(evaluation.scores(), options.findings);
  const bool below = below_a_floor(evaluation.scores(), floors, world);
  return evaluation.failed() ? 2 : below ? 1 : 0;
}

}  // namespace

void declare_evaluate(CLI::App& app, Options& options) {
  app.add_option("GOLD", options.inputs, "annotations: a .jsonl file, or a folder of them")->required();
  app.add_option("--articles", options.articles,
                 "the folder of the articles (default: beside the annotations, or ../articles)")
      ->type_name("DIR")
      ->check(CLI::ExistingDirectory);
  app.add_flag("--details", options.details, "list misses, extras and wrong fields");
  app.add_flag("--findings", options.findings, "score findings and false alarms too");
  app.add_option("--min", options.floors,
                 "exit with 1 where a figure is below this: f1=0.9, whole-key=0.85, period=0.9; may be repeated")
      ->type_name("FIGURE=X")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  declare_published(app, options);
  declare_as_of(app, options);
  declare_rules(app, options);
  declare_reference(app, options);
  declare_quiet(app, options);
}

int run_evaluate(const Options& options, World& world) {
  std::unique_ptr<EvidenceDesk> desk;
  std::optional<ReadingDesk> reading_only;
  if (options.findings) {
    auto opened = EvidenceDesk::open(options, world);
    if (!opened) return refuse(world, opened.error());
    desk = std::move(*opened);
  } else {
    auto opened = ReadingDesk::open(options);
    if (!opened) return refuse(world, opened.error());
    reading_only = std::move(*opened);
  }
  Evaluation evaluation(options, world, desk ? desk->reading() : *reading_only, desk.get());
  for (const auto& path : options.inputs) evaluation.score(path);
  return print(evaluation, options, world);
}

}  // namespace assay::cli
