// Seeded slips: what the check catches of the errors that evidence can decide, and under which name. README.md says how to run it at
// full size and how to read its table.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <map>

#include "check/units.h"
#include "normalize/claim_reader.h"
#include "oracle.h"
#include "seeder.h"
#include "text/reader.h"

using namespace assay;
using namespace assay::testing;

namespace {

namespace fs = std::filesystem;
const fs::path kSource = ASSAY_SOURCE_DIR;

struct Sample {
  Annotated gold;
  CheckedArticle untouched;
};

// Of the slips that evidence decides: how many a finding points at, notes included; how many under the right name; how many as an
// error or a warning. The same again for those whose figure is read as annotated in the untouched article: what is misread there,
// no check can judge.
struct Counts {
  int decidable = 0, caught = 0, right = 0, loud = 0;

  Counts& operator+=(const Counts& o) {
    decidable += o.decidable, caught += o.caught, right += o.right, loud += o.loud;
    return *this;
  }
};

struct Tally {
  int seeded = 0, elsewhere = 0;  // elsewhere: only another figure than the slipped one is blamed
  Counts all, read;

  Tally& operator+=(const Tally& o) {
    seeded += o.seeded, elsewhere += o.elsewhere, all += o.all, read += o.read;
    return *this;
  }
};

CheckedArticle check_text(const std::string& text, const std::string& doc) {
  static const RulePack rules = RulePack::load({(kSource / "rules").string()}).value();
  static const LayoutRules layout = LayoutRules::load({(kSource / "rules").string()}).value();
  static ClaimReader reader(rules);
  ReadOptions options;
  options.layout = &layout;
  Article article = std::move(reader_for(doc, text).read(text, doc, options)->front());
  auto claims = reader.read(article);
  return checker().check(std::move(article), std::move(claims), {});
}

nlohmann::json words() {
  std::ifstream in(kSource / "tests/slips/slips.json");
  return nlohmann::json::parse(in);
}

// The articles of the corpus that are right from beginning to end.
std::vector<Sample> samples() {
  std::vector<fs::path> golds;
  for (const auto& entry : fs::directory_iterator(kSource / "corpus/gold"))
    if (entry.path().extension() == ".jsonl") golds.push_back(entry.path());
  std::sort(golds.begin(), golds.end());
  std::vector<Sample> out;
  for (const auto& gold : golds)
    for (const char* extension : {".txt", ".md"}) {
      const auto path = kSource / "corpus/articles" / (gold.stem().string() + extension);
      if (!fs::exists(path)) continue;
      Annotated read = annotated(path, gold);
      if (!read.findings.empty()) continue;
      CheckedArticle checked = check_text(read.article.text, read.article.doc);
      out.push_back({std::move(read), std::move(checked)});
    }
  return out;
}

bool speaks_up(const Finding& f) { return f.severity != Severity::info; }

// The findings that the slip brought: those that point at its place, the gravest first, and the others.
struct Told {
  std::vector<const Finding*> here, elsewhere;
};

Told told_by(const CheckedArticle& slipped, const Sample& sample, const Seeded& slip) {
  const bool word = slip.changed.size() > 1 || !slip.at.overlaps(sample.gold.claims[slip.changed.front().first].span);
  Span place = word ? slip.sentence : slip.at;
  place.end += static_cast<std::uint32_t>(slip.text.size()) - slip.at.size();
  const auto points_at = [&](const Finding& f) {
    return f.span.overlaps(place) || std::any_of(f.claims.begin(), f.claims.end(), [&](int n) { return slipped.claims[static_cast<std::size_t>(n - 1)].span.overlaps(place); });
  };
  const auto before = [&](const Finding& f) {
    return std::any_of(sample.untouched.findings.begin(), sample.untouched.findings.end(), [&](const Finding& o) { return o.rule == f.rule && o.message == f.message; });
  };
  Told out;
  for (const Finding& f : slipped.findings) {
    if (before(f)) continue;
    if (points_at(f)) out.here.push_back(&f);
    else if (speaks_up(f)) out.elsewhere.push_back(&f);
  }
  std::stable_sort(out.here.begin(), out.here.end(), [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
  return out;
}

// Does the untouched article yield the figure with the key that the annotation gives it?
bool read_as_annotated(const Sample& sample, std::size_t figure) {
  const Claim& gold = sample.gold.claims[figure];
  return std::any_of(sample.untouched.claims.begin(), sample.untouched.claims.end(), [&](const Claim& c) {
    return c.span.overlaps(gold.span) && c.kind == gold.kind && c.unit == gold.unit && c.key.product == gold.key.product && c.key.flow == gold.key.flow && c.key.origin == gold.key.origin &&
           c.key.destination == gold.key.destination && c.key.period == gold.key.period && c.base == gold.base;
  });
}

class Harness {
 public:
  Harness(nlohmann::json words, std::string tell) : words_(std::move(words)), tell_(std::move(tell)) {}

  void run(const std::vector<Sample>& samples) {
    const Seeder seeder(words_, lexicon(), reference());
    for (const Sample& sample : samples)
      for (const Seeded& slip : seeder.seeds(sample.gold)) try_one(sample, slip, tallies_[slip.kind]);
  }

  Tally all() const {
    Tally out;
    for (const auto& [kind, tally] : tallies_) out += tally;
    return out;
  }

  void print(std::ostream& out) const {
    out << fmt::format("{:<22}{:>7}{:>11}{:>8}{:>7}{:>7} | {:>5}{:>8}{:>7}{:>7} | {:>9}\n", "kind", "seeded", "decidable", "caught", "right", "loud", "read", "caught", "right", "loud", "elsewhere");
    for (const auto& [kind, tally] : tallies_) row(out, kind, tally);
    row(out, "all", all());
  }

 private:
  static std::string share(int n, int of) { return of == 0 ? "-" : fmt::format("{:.1f}%", 100.0 * n / of); }

  static void row(std::ostream& out, const std::string& name, const Tally& t) {
    const auto counts = [](const Counts& c) { return fmt::format("{:>8}{:>7}{:>7}", share(c.caught, c.decidable), share(c.right, c.decidable), share(c.loud, c.decidable)); };
    out << fmt::format("{:<22}{:>7}{:>11}{} | {:>5}{} | {:>9}\n", name, t.seeded, t.all.decidable, counts(t.all), t.read.decidable, counts(t.read), t.elsewhere);
  }

  void try_one(const Sample& sample, const Seeded& slip, Tally& tally) {
    const Date day = sample.untouched.judged_on.value_or(Date{9999, 12, 31});
    const Decision decision = Oracle(reference(), units_, day).decides(sample.gold, slip);
    ++tally.seeded;
    const CheckedArticle slipped = check_text(slip.applied_to(sample.gold.article.text), sample.gold.article.doc);
    const Told told = told_by(slipped, sample, slip);
    if (told.here.empty() && !told.elsewhere.empty()) ++tally.elsewhere;
    if (decision.by.empty()) return;
    const Counts one{1, !told.here.empty(), !told.here.empty() && accepted(slip, sample, decision.by, told.here.front()->rule), !told.here.empty() && speaks_up(*told.here.front())};
    tally.all += one;
    const bool read = read_as_annotated(sample, decision.figure);
    if (read) tally.read += one;
    if ((!one.right || !one.loud) && (tell_ == slip.kind || tell_ == "all")) tell(sample, slip, slipped, told, decision.by + (read ? "" : ", misread"));
  }

  bool accepted(const Seeded& slip, const Sample& sample, const std::string& by, const std::string& rule) const {
    const auto& kind = words_["kinds"][slip.kind];
    const auto among = [&](const nlohmann::json& names) { return std::find(names.begin(), names.end(), rule) != names.end(); };
    const bool headline = std::any_of(slip.changed.begin(), slip.changed.end(), [&](const auto& c) { return sample.gold.claims[c.first].in_headline; });
    // The month from which a change is counted is its base.
    const bool base = std::any_of(slip.changed.begin(), slip.changed.end(), [&](const auto& c) {
      const Claim& before = sample.gold.claims[c.first];
      return before.key.period == c.second.key.period && before.base != c.second.base;
    });
    return among(kind["rules"]) || (base && rule == "base-mismatch") || (by == "own" && among(kind["own"])) || (headline && rule == "headline-mismatch");
  }

  static void tell(const Sample& sample, const Seeded& slip, const CheckedArticle& slipped, const Told& told, const std::string& by) {
    Span sentence = slip.sentence;
    sentence.end += static_cast<std::uint32_t>(slip.text.size()) - slip.at.size();
    std::cout << fmt::format("{} [{}] {}: “{}” → “{}”\n    {}\n", slip.kind, by, sample.gold.article.doc, slip.at.of(sample.gold.article.text), slip.text, sentence.of(slipped.article.text));
    for (const auto* list : {&told.here, &told.elsewhere})
      for (const Finding* f : *list) std::cout << fmt::format("    {} {} {}: {}\n", list == &told.here ? "here" : "elsewhere", name(f->severity), f->rule, f->message);
    for (const Claim& c : slipped.claims)
      if (c.span.overlaps(sentence))
        std::cout << fmt::format("      {} {} {} base {} {}: {}\n", c.span.of(slipped.article.text), name(c.direction), c.key.text(), c.base ? c.base->name() : "-", name(c.verdict), c.verdict_reason);
  }

  nlohmann::json words_;
  std::string tell_;
  UnitTable units_ = units_of(lexicon());
  std::map<std::string, Tally> tallies_;
};

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

TEST_CASE("seeded slips: what evidence can decide is caught, under its name; untouched articles raise nothing") {
  const auto all = samples();
  REQUIRE_FALSE(all.empty());
  int errors = 0, warnings = 0, notes = 0;
  for (const Sample& sample : all)
    for (const Finding& f : sample.untouched.findings) ++(f.severity == Severity::error ? errors : f.severity == Severity::warning ? warnings : notes);
  const nlohmann::json settings = words();
  Harness harness(settings, environment("ASSAY_TELL"));
  harness.run(all);
  harness.print(std::cout);
  std::cout << fmt::format("untouched: {} articles, {} errors, {} warnings, {} notes\n", all.size(), errors, warnings, notes);
  CHECK(errors == 0);
  CHECK(warnings * 20 <= static_cast<int>(all.size()));
  const Counts sum = harness.all().all;
  const auto floor = [&](const char* name) { return settings["floor"][name].get<double>(); };
  CHECK(sum.decidable >= floor("decidable"));
  CHECK(sum.caught >= floor("caught") * sum.decidable);
  CHECK(sum.right >= floor("right") * sum.decidable);
  CHECK(sum.loud >= floor("loud") * sum.decidable);
}
