#include <algorithm>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <unordered_set>

#include "archive/archive.h"
#include "archive/digest.h"
#include "cli/article_run.h"
#include "cli/basis.h"
#include "cli/diagnostics.h"
#include "cli/evidence_desk.h"
#include "cli/option_table.h"
#include "cli/verbs.h"
#include "report/fact_form.h"
#include "report/number_text.h"

namespace assay::cli {
namespace {

constexpr int kInputsATime = 500;  // kept together; an interruption loses no more

// Articles on their way into the archive.
class Intake {
 public:
  Intake(Archive& archive, std::unordered_map<std::string, std::string> known, std::string basis)
      : archive_(archive), known_(std::move(known)), basis_(std::move(basis)) {}

  // Called by several threads.
  bool knows(const InputResult& input) const {
    const auto found = known_.find(input.doc);
    return found != known_.end() && found->second == Archive::mark(digest(input), basis_);
  }

  void take(const InputResult& result) {
    seen_.insert(result.doc);
    if (result.skipped) ++skipped_;
    if (problem_ || result.problem || result.skipped) return;
    if (pending_ == 0) keep(archive_.begin());
    keep(archive_.put(result.doc, digest(result), basis_, result.articles));
    if (++pending_ == kInputsATime) finish();
  }

  void finish() {
    if (pending_ > 0) keep(archive_.commit());
    pending_ = 0;
  }

  // What stood in one of the folders and is no longer there. A folder in which nothing is found may just not be mounted: it tells nothing.
  std::vector<std::string> drop_gone(const std::vector<std::string>& arguments) {
    std::vector<std::string> gone;
    for (const std::string& folder : arguments) {
      const bool read = std::any_of(seen_.begin(), seen_.end(), [&](const std::string& doc) { return is_in(folder, doc); });
      if (!read) continue;
      for (const auto& [doc, mark] : known_)
        if (is_in(folder, doc) && !seen_.contains(doc) && !std::filesystem::exists(doc)) gone.push_back(doc);
    }
    std::sort(gone.begin(), gone.end());
    gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
    if (!gone.empty()) keep(archive_.begin());
    for (const std::string& doc : gone) keep(archive_.drop(doc));
    if (!gone.empty()) keep(archive_.commit());
    return gone;
  }

  std::size_t skipped() const { return skipped_; }
  const std::optional<Error>& problem() const { return problem_; }

 private:
  static bool is_in(std::string_view folder, std::string_view doc) {
    while (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
    return doc.size() > folder.size() && doc.starts_with(folder) && (folder == "/" || doc[folder.size()] == '/');
  }

  static std::string digest(const InputResult& input) {
    return input.beside.json.empty() ? digest_of(input.bytes) : digest_of({input.bytes, input.beside.json});
  }

  void keep(const Expected<void>& done) {
    if (!done && !problem_) problem_ = done.error();
  }

  Archive& archive_;
  const std::unordered_map<std::string, std::string> known_;
  std::unordered_set<std::string> seen_;  // in this run
  const std::string basis_;
  int pending_ = 0;
  std::size_t skipped_ = 0;
  std::optional<Error> problem_;
};

std::optional<Severity> worst_of(const ArchiveCounts& counts) {
  return counts.findings.empty() ? std::nullopt : std::optional(counts.findings.rbegin()->first.first);
}

void print(const ArchiveCounts& counts, std::size_t skipped, std::size_t gone, World& world) {
  world.out << counted(counts.articles, "article", "articles");
  if (counts.undated > 0) world.out << " (" << counts.undated << " without a publication date)";
  world.out << ", " << counted(counts.claims, "claim", "claims") << ", "
            << counted(counts.facts, "fact that several sources tell or one tells wrongly",
                       "facts that several sources tell or one tells wrongly")
            << ".\n";
  if (skipped > 0) world.out << counted(skipped, "input was", "inputs were") << " there already, unchanged.\n";
  if (gone > 0) world.out << counted(gone, "input is", "inputs are") << " no longer in the folder and left the archive.\n";
  for (auto at = counts.findings.rbegin(); at != counts.findings.rend(); ++at) {
    const std::string figure = std::to_string(at->second);
    world.out << std::string(figure.size() < 6 ? 6 - figure.size() : 0, ' ') << figure << "  " << name(at->first.first)
              << "  " << at->first.second << '\n';
  }
}

// Across sources: product by product, since only claims of one product speak of the same facts.
Expected<void> reconcile(Archive& archive, const Checker& checker) {
  struct Ranked {
    FactSheet sheet;
    std::string json;
  };
  std::vector<Finding> findings;
  std::vector<Ranked> facts;
  const auto read = archive.each_subject([&](const Tellings& told) {
    Across across = checker.reconcile(told);
    std::move(across.findings.begin(), across.findings.end(), std::back_inserter(findings));
    for (FactSheet& sheet : across.sheets) {
      std::string json = dump(fact_json(sheet, told));
      sheet.lines.clear();
      facts.push_back({std::move(sheet), std::move(json)});
    }
  });
  if (!read) return read;
  std::stable_sort(facts.begin(), facts.end(),
                   [](const Ranked& a, const Ranked& b) { return matters_more(a.sheet, b.sheet); });
  std::vector<ArchivedFact> kept;
  for (Ranked& fact : facts) kept.push_back({fact.sheet.name, std::move(fact.json)});
  return archive.put_across(findings, kept);
}

}  // namespace

void declare_audit(CLI::App& app, Options& options) {
  app.add_option("--archive", options.archive, "the archive, an SQLite file; made where there is none; what is gone from a folder that is read again leaves it")
      ->required()
      ->type_name("FILE");
  declare_inputs(app, options);
  declare_common(app, options, {"--color"});
}

int run_audit(const Options& options, World& world) {
  const auto desk = EvidenceDesk::open(options, world);
  if (!desk) return refuse(world, desk.error());
  const auto basis = basis_of(options);
  if (!basis) return refuse(world, basis.error());
  auto archive = Archive::open(options.archive, Archive::Use::write);
  if (!archive) return refuse(world, archive.error());
  auto known = archive->known();
  if (!known) return refuse(world, known.error());

  Intake intake(*archive, std::move(*known), *basis);
  Progress progress(world, options.quiet);
  InputRun run;
  run.progress = &progress;
  run.make_step = [&]() -> Step {
    const auto reader = std::make_shared<ClaimReader>((*desk)->reading().rules());
    return [&checker = (*desk)->checker(), &options, reader](Article article, const Beside& beside) {
      auto claims = reader->read(article);
      return checker.check(std::move(article), std::move(claims), {options.as_of, beside.json, beside.file});
    };
  };
  run.skip = [&](const InputResult& input) { return intake.knows(input); };
  run.take = [&](const InputResult& result) { intake.take(result); };
  auto outcome = run_over_inputs(options, (*desk)->reading().read_options(options), world, run);
  intake.finish();
  progress.clear();
  const auto gone = intake.drop_gone(options.inputs);
  if (intake.problem()) return refuse(world, *intake.problem());
  if (!options.quiet)
    for (const std::string& doc : gone) tell(world, doc + " is no longer there: dropped from the archive");

  progress.show("setting side by side what the articles tell");
  if (const auto done = reconcile(*archive, (*desk)->checker()); !done) return refuse(world, done.error());
  progress.clear();
  const auto counts = archive->counts();
  if (!counts) return refuse(world, counts.error());
  if (!options.quiet) print(*counts, intake.skipped(), gone.size(), world);
  outcome.worst = worst_of(*counts);
  return outcome.status(options.fail_on);
}

}  // namespace assay::cli
