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
#include <random>

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

struct Tally {
  int seeded = 0, tried = 0, decidable = 0, caught = 0, right = 0, noted = 0, elsewhere = 0;

  Tally& operator+=(const Tally& o) {
    seeded += o.seeded, tried += o.tried, decidable += o.decidable, caught += o.caught, right += o.right, noted += o.noted, elsewhere += o.elsewhere;
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

// The findings that the slip brought, those that point at its place first.
struct Told {
  std::vector<const Finding*> here, notes, elsewhere;
};

Told told_by(const CheckedArticle& slipped, const Sample& sample, const Seeded& slip) {
  const auto grown = static_cast<std::uint32_t>(slip.text.size()) - slip.at.size();
  const bool word = slip.changed.size() > 1 || !slip.at.overlaps(sample.gold.claims[slip.changed.front().first].span);
  Span place = word ? slip.sentence : slip.at;
  place.end += grown;
  const auto points_at = [&](const Finding& f) {
    return f.span.overlaps(place) || std::any_of(f.claims.begin(), f.claims.end(), [&](int n) { return slipped.claims[static_cast<std::size_t>(n - 1)].span.overlaps(place); });
  };
  const auto before = [&](const Finding& f) {
    return std::any_of(sample.untouched.findings.begin(), sample.untouched.findings.end(), [&](const Finding& o) { return o.rule == f.rule && o.message == f.message; });
  };
  Told out;
  for (const Finding& f : slipped.findings) {
    if (before(f)) continue;
    if (!speaks_up(f)) out.notes.push_back(&f);
    else (points_at(f) ? out.here : out.elsewhere).push_back(&f);
  }
  std::stable_sort(out.here.begin(), out.here.end(), [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
  return out;
}

class Harness {
 public:
  Harness(nlohmann::json words, bool full, std::string tell) : words_(std::move(words)), full_(full), tell_(std::move(tell)) {}

  void run(const std::vector<Sample>& samples) {
    std::map<std::string, std::vector<std::pair<const Sample*, Seeded>>> by_kind;
    const Seeder seeder(words_, lexicon(), reference());
    for (const Sample& sample : samples)
      for (auto& seed : seeder.seeds(sample.gold)) by_kind[seed.kind].emplace_back(&sample, std::move(seed));
    std::mt19937 random(20251001);
    for (auto& [kind, seeds] : by_kind) {
      tallies_[kind].seeded = static_cast<int>(seeds.size());
      // Fisher-Yates by hand: std::shuffle differs between libraries.
      for (std::size_t i = seeds.size(); i > 1; --i) std::swap(seeds[i - 1], seeds[random() % i]);
      for (const auto& [sample, seed] : seeds) try_one(*sample, seed, tallies_[kind]);
    }
  }

  Tally all() const {
    Tally out;
    for (const auto& [kind, tally] : tallies_) out += tally;
    return out;
  }

  void print(std::ostream& out) const {
    const auto row = [&](const std::string& name, const Tally& t) {
      const auto rate = [&](int n) { return t.decidable == 0 ? std::string("-") : fmt::format("{:.1f}%", 100.0 * n / t.decidable); };
      out << fmt::format("{:<22}{:>8}{:>7}{:>11}{:>8}{:>8}{:>8}{:>8}{:>7}{:>11}\n", name, t.seeded, t.tried, t.decidable, t.caught, rate(t.caught), t.right, rate(t.right), t.noted, t.elsewhere);
    };
    out << fmt::format("{:<22}{:>8}{:>7}{:>11}{:>8}{:>8}{:>8}{:>8}{:>7}{:>11}\n", "kind", "seeded", "tried", "decidable", "caught", "", "right", "", "noted", "elsewhere");
    for (const auto& [kind, tally] : tallies_) row(kind, tally);
    row("all", all());
  }

 private:
  static constexpr int kFew = 25;  // decidable ones a kind, where not all are tried

  void try_one(const Sample& sample, const Seeded& slip, Tally& tally) {
    const Date day = sample.untouched.judged_on.value_or(Date{9999, 12, 31});
    const std::string by = Oracle(reference(), units_, day).decides(sample.gold, slip);
    if (!full_ && (by.empty() ? tally.tried - tally.decidable >= kFew / 5 : tally.decidable >= kFew)) return;
    ++tally.tried;
    const std::string text = slip.applied_to(sample.gold.article.text);
    const CheckedArticle slipped = check_text(text, sample.gold.article.doc);
    const Told told = told_by(slipped, sample, slip);
    if (told.here.empty() && !told.elsewhere.empty()) ++tally.elsewhere;
    if (by.empty()) return;
    ++tally.decidable;
    const bool right = !told.here.empty() && accepted(slip, sample, by, told.here.front()->rule);
    tally.caught += !told.here.empty();
    tally.right += right;
    tally.noted += told.here.empty() && !told.notes.empty();
    if (!tell_.empty() && !right && (tell_ == slip.kind || tell_ == "all")) tell(sample, slip, slipped, told, by);
  }

  bool accepted(const Seeded& slip, const Sample& sample, const std::string& by, const std::string& rule) const {
    const auto& kind = words_["kinds"][slip.kind];
    const auto among = [&](const nlohmann::json& names) { return std::find(names.begin(), names.end(), rule) != names.end(); };
    const bool headline = std::any_of(slip.changed.begin(), slip.changed.end(), [&](const auto& c) { return sample.gold.claims[c.first].in_headline; });
    return among(kind["rules"]) || (by == "own" && among(kind["own"])) || (headline && rule == "headline-mismatch");
  }

  static void tell(const Sample& sample, const Seeded& slip, const CheckedArticle& slipped, const Told& told, const std::string& by) {
    Span sentence = slip.sentence;
    sentence.end += static_cast<std::uint32_t>(slip.text.size()) - slip.at.size();
    std::cout << fmt::format("{} [{}] {}: “{}” → “{}”\n    {}\n", slip.kind, by, sample.gold.article.doc, slip.at.of(sample.gold.article.text), slip.text, sentence.of(slipped.article.text));
    for (const auto* list : {&told.here, &told.notes, &told.elsewhere})
      for (const Finding* f : *list)
        std::cout << fmt::format("    {} {} {}: {}\n", list == &told.here ? "here" : list == &told.notes ? "note" : "elsewhere", name(f->severity), f->rule, f->message);
    if (!told.here.empty()) return;
    for (const Claim& c : slipped.claims)
      if (c.span.overlaps(sentence))
        std::cout << fmt::format("      {} {} {} base {} {}: {}\n", c.span.of(slipped.article.text), name(c.direction), c.key.text(), c.base ? c.base->name() : "-", name(c.verdict), c.verdict_reason);
  }

  nlohmann::json words_;
  bool full_;
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
  int errors = 0, warnings = 0;
  for (const Sample& sample : all)
    for (const Finding& f : sample.untouched.findings) (f.severity == Severity::error ? errors : warnings) += speaks_up(f);
  const nlohmann::json settings = words();
  Harness harness(settings, environment("ASSAY_SLIPS") == "full", environment("ASSAY_TELL"));
  harness.run(all);
  harness.print(std::cout);
  const Tally sum = harness.all();
  std::cout << fmt::format("untouched: {} articles, {} errors, {} warnings\n", all.size(), errors, warnings);
  CHECK(errors == 0);
  CHECK(warnings * 20 <= static_cast<int>(all.size()));
  CHECK(sum.decidable >= settings["floor"]["decidable"].get<int>());
  CHECK(sum.caught >= settings["floor"]["caught"].get<double>() * sum.decidable);
  CHECK(sum.right >= settings["floor"]["right"].get<double>() * sum.decidable);
}
