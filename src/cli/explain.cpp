#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ostream>

#include "cli/article_run.h"
#include "cli/diagnostics.h"
#include "cli/evidence_desk.h"
#include "cli/explain_archive.h"
#include "cli/option_table.h"
#include "cli/verbs.h"
#include "report/claim_text.h"
#include "report/excerpt.h"
#include "report/number_text.h"

namespace assay::cli {
namespace {

// Without what binary fractions add to decimal ones: 1.735, not 1.7349999999999999.
std::string end_text(double end) {
  if (end == Interval::kInfinity || end == -Interval::kInfinity) return "open";
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.12g", end);
  return grouped_number(std::strtod(digits, nullptr));
}

std::string interval_text(const Interval& interval) { return end_text(interval.low) + " … " + end_text(interval.high); }

// A text that a person can replay: what was read, what it means, where each dimension came from.
class Explainer final : public Renderer {
 public:
  Explainer(std::ostream& out, std::string wanted) : out_(out), wanted_(std::move(wanted)) {}

  void article(const CheckedArticle& checked) override {
    const LineIndex lines(checked.article.text);
    for (const auto& claim : checked.claims) {
      if (!wanted_.empty() && claim.id() != wanted_) continue;
      found_ = true;
      explain(claim, checked, lines);
    }
  }
  bool found() const { return found_; }

 private:
  void row(const char* title, const std::string& text, Provenance from = Provenance::none) {
    std::string padded(title);
    padded.resize(14, ' ');
    out_ << "  " << padded << (text.empty() ? "unknown" : text);
    if (from != Provenance::none) out_ << "  (" << name(from) << ")";
    out_ << '\n';
  }

  void explain(const Claim& claim, const CheckedArticle& checked, const LineIndex& lines) {
    const auto& text = checked.article.text;
    const auto place = lines.at(claim.span.start);
    out_ << claim.id() << ", " << printable(checked.article.doc) << ":" << place.line << ":" << place.column << ": “"
         << printable(claim.span.of(text)) << "”\n";
    row("sentence", printable(claim.sentence.of(text)));
    if (!claim.rule.empty()) row("found by", claim.rule);
    row("figure", std::string(name(claim.kind)) + ", " + std::string(name(claim.form)) + ": " + figure_text(claim));
    row("literally", interval_text(claim.literal));
    row("fairly", interval_text(claim.fair));
    row("product", claim.key.product, claim.from.product);
    row("flow", claim.key.flow, claim.from.flow);
    row("origin", claim.key.origin, claim.from.origin);
    row("destination", claim.key.destination, claim.from.destination);
    row("period", claim.key.period ? claim.key.period->name() : "", claim.from.period);
    if (claim.base) row("base", claim.base->name(), claim.from.base);
    if (!claim.whole.empty()) row("whole", claim.whole);
    row("modality", std::string(name(claim.modality)));
    if (!claim.attribution.empty()) row("attribution", printable(claim.attribution));
    row("verdict",
        std::string(name(claim.verdict)) + (claim.verdict_reason.empty() ? "" : ": " + claim.verdict_reason));
    for (const auto& finding : checked.findings) {
      if (std::find(finding.claims.begin(), finding.claims.end(), claim.number) == finding.claims.end()) continue;
      row("finding", finding.rule + " (" + std::string(name(finding.severity)) + "): " + printable(finding.message));
      for (const auto& step : finding.explanation) row("", printable(step));
    }
    out_ << '\n';
  }

  std::ostream& out_;
  std::string wanted_;
  bool found_ = false;
};

}  // namespace

void declare_explain(CLI::App& app, Options& options) {
  app.add_option("INPUT", options.inputs,
                 "a file, a folder (walked for .txt and .md), or - for standard input; with --archive a cell, as "
                 "rare-earth-magnets/export/CN/world/2025-06 (a piece may be empty) or some words of its name; none: all are listed");
  app.add_option("--archive", options.archive, "explain what all articles of this archive say of a cell")->type_name("FILE");
  app.add_option("--claim", options.claim, "only this claim, by its id in the JSON output: c7")->type_name("ID");
  declare_common(app, options, {"--fail-on", "--color"});
}

int run_explain(const Options& options, World& world) {
  if (!options.archive.empty()) return explain_archive(options, world);
  if (options.inputs.empty())
    return refuse(world, {"explain", 0, 0, "Nothing to explain.", "Name an article, or an archive with --archive FILE."});
  const auto desk = EvidenceDesk::open(options, world);
  if (!desk) return refuse(world, desk.error());
  Explainer explainer(world.out, options.claim);
  const auto make_step = [&]() -> Step {
    const auto reader = std::make_shared<ClaimReader>((*desk)->reading().rules());
    return [&, reader](Article article, const Beside& beside) {
      auto claims = reader->read(article);
      return (*desk)->checker().check(std::move(article), std::move(claims), {options.as_of, beside.json, beside.file});
    };
  };
  const auto outcome = run_over_articles(options, (*desk)->reading().read_options(options), world, explainer, make_step);
  if (!options.claim.empty() && !explainer.found())
    return refuse(world, {"", 0, 0, "No claim `" + options.claim + "` here.", "Without --claim all are shown, each with its id."});
  return outcome.status(std::nullopt);
}

}  // namespace assay::cli
