#include <algorithm>
#include <ostream>
#include <set>

#include "check/units.h"
#include "cli/diagnostics.h"
#include "cli/folders.h"
#include "extract/nearest.h"
#include "cli/option_table.h"
#include "cli/verbs.h"
#include "reference/reference_data.h"
#include "reference/validate.h"
#include "report/number_text.h"

namespace assay::cli {
namespace {

// The data, with every problem told; nothing where there is no folder.
std::optional<ReferenceData> load(const Options& options, World& world, std::vector<Error>& problems) {
  const auto folders = reference_folders(options);
  if (!folders) {
    tell(world, folders.error());
    return std::nullopt;
  }
  auto reference = ReferenceData::load(*folders, problems);
  for (const auto& problem : problems) tell(world, problem);
  return reference;
}

std::optional<ReferenceData> load(const Options& options, World& world) {
  std::vector<Error> problems;
  return load(options, world, problems);
}

bool asked_for(const Observation& observation, const Options& options) {
  const auto& key = observation.key;
  return key.product == options.product && (options.flow.empty() || key.flow == options.flow) &&
         (options.place.empty() || key.origin == options.place || key.destination == options.place) &&
         (!options.as_of || observation.published <= *options.as_of);
}

Error nothing_shown(const ReferenceData& reference, const Options& options) {
  std::set<std::string> products;
  for (const auto& observation : reference.observations()) products.insert(observation.key.product);
  if (products.contains(options.product))
    return {"", 0, 0, "No observation of `" + options.product + "` fits.", "Leave out --flow, --place or --as-of to see all of it."};
  const std::string meant = nearest(options.product, {products.begin(), products.end()});
  std::string all;
  for (const auto& product : products) all += (all.empty() ? "" : ", ") + product;
  return {"", 0, 0, "There are no data on `" + options.product + "`.",
          (meant.empty() ? "" : "Did you mean `" + meant + "`? ") + "There are data on: " + all + "."};
}

const char* kind_text(ValidationNote::Kind kind) {
  switch (kind) {
    case ValidationNote::Kind::unit: return "unknown unit";
    case ValidationNote::Kind::name: return "unknown name";
    case ValidationNote::Kind::duplicate: return "duplicate";
    case ValidationNote::Kind::total: return "total";
    case ValidationNote::Kind::revision: return "revision";
    case ValidationNote::Kind::contradiction: return "contradiction";
  }
  return "";
}

}  // namespace

void declare_reference_verb(CLI::App& app, Options& options) { declare_reference(app, options); }

void declare_reference_validate(CLI::App& app, Options& options) {
  declare_rules(app, options);
  declare_reference(app, options);
}

void declare_reference_show(CLI::App& app, Options& options) {
  app.add_option("PRODUCT", options.product, "a product by its slug: rare-earth-magnets")->required();
  app.add_option("--flow", options.flow, "export, import, production, …");
  app.add_option("--place", options.place, "a code of either side: CN, US, world");
  declare_as_of(app, options);
  declare_reference(app, options);
}

int run_reference_list(const Options& options, World& world) {
  const auto reference = load(options, world);
  if (!reference) return 2;
  for (const auto& dataset : reference->datasets())
    world.out << dataset.name << ": " << dataset.title << " (" << counted(dataset.rows, "row", "rows") << ")\n";
  return 0;
}

int run_reference_show(const Options& options, World& world) {
  const auto reference = load(options, world);
  if (!reference) return 2;
  bool any = false;
  for (const auto& observation : reference->observations()) {
    if (!asked_for(observation, options)) continue;
    any = true;
    world.out << observation.key.text() << ": " << grouped_number(observation.value) << ' ' << observation.unit;
    if (observation.base) world.out << " from " << observation.base->name();
    world.out << " | " << observation.publisher << ", " << observation.published.text() << ", " << observation.status;
    if (!observation.scope.empty()) world.out << ", " << observation.scope;
    world.out << " | " << observation.url << '\n';
  }
  return any ? 0 : refuse(world, nothing_shown(*reference, options));
}

int run_reference_validate(const Options& options, World& world) {
  const auto rules = rules_folders(options);
  if (!rules) return refuse(world, rules.error());
  const auto lexicon = Lexicon::load(*rules);
  if (!lexicon) return refuse(world, lexicon.error());
  std::vector<Error> problems;
  const auto reference = load(options, world, problems);
  if (!reference) return 2;

  const auto report = validate(*reference, units_of(*lexicon), {.product = [&](std::string_view slug) { return lexicon->find("product", slug) != nullptr; }, .place = [&](std::string_view code) { return lexicon->find("place", code) != nullptr; }});
  for (const auto& note : report.notes)
    world.out << note.file << ':' << note.line << ": " << kind_text(note.kind) << ": " << note.text << '\n';
  world.out << counted(reference->datasets().size(), "data package", "data packages") << ", "
            << counted(report.rows, "row", "rows") << ", " << counted(report.cells, "cell", "cells") << ", "
            << counted(report.sums_checked, "sum", "sums") << " checked, "
            << counted(report.assumed_dates, "date", "dates")
            << " assumed: " << counted(problems.size() + report.errors(), "error", "errors") << ", "
            << counted(report.notes.size() - report.errors(), "remark", "remarks") << '\n';
  return problems.empty() && report.errors() == 0 ? 0 : 1;
}

}  // namespace assay::cli
