// What the checks must find, and the look-alikes on which they must stay silent. The figures are those of
// reference-data/: China's exports of rare-earth magnets and of rare earths, 2025.
#include <algorithm>
#include <doctest/doctest.h>

#include "check/diagnosis.h"
#include "gold.h"

using namespace assay;
using namespace assay::testing;

namespace {

const std::string M = "rare-earth-magnets", R = "rare-earths";
const std::string kJuly = "2025-07-21";

// The rules of the findings, errors and warnings, in order: "label-mismatch arithmetic".
std::string rules_of(const CheckedArticle& checked) {
  std::string out;
  for (const auto& f : checked.findings)
    if (f.severity != Severity::info) out += (out.empty() ? "" : " ") + f.rule;
  return out;
}

const std::string kSilent;

Draft magnets(const std::string& figure, const std::string& destination, const std::string& period) {
  return Draft(kJuly).says(figure, M, "export", "CN", destination, period);
}

// The yearly comparison is told too, so that no context is missing.
CheckedArticle with_year(Draft draft) {
  return draft.says("38.1%", M, "export", "CN", "world", "2025-06").down("2024-06").says("52%", M, "export", "CN", "US", "2025-06").down("2024-06").check();
}

const Finding& only(const CheckedArticle& checked) {
  REQUIRE(checked.findings.size() == 1);
  return checked.findings.front();
}

}  // namespace

TEST_CASE("verdicts") {
  CHECK(magnets("3,188 t", "world", "2025-06").check().claims[0].verdict == Verdict::supported);
  CHECK(magnets("3,400 t", "world", "2025-06").check().claims[0].verdict == Verdict::refuted);
  CHECK(magnets("3,188 t", "BR", "2025-06").check().claims[0].verdict == Verdict::not_enough_evidence);
  CHECK(magnets("9,999 t", "world", "2025-06").modality(Modality::forecast).check().claims[0].verdict == Verdict::not_checkable);
  CHECK(magnets("3,188 t", "", "2025-06").check().claims[0].verdict == Verdict::not_enough_evidence);
  CHECK_FALSE(magnets("3,188 t", "", "2025-06").check().claims[0].verdict_reason.empty());
}

TEST_CASE("an article is judged by what was known on its day") {
  CHECK(Draft("2025-07-10").says("3,400 t", M, "export", "CN", "world", "2025-06").check().claims[0].verdict == Verdict::not_enough_evidence);
  // Without a date: by the month after its latest period.
  CHECK(Draft("").says("3,188 t", M, "export", "CN", "world", "2025-06").check().claims[0].verdict == Verdict::supported);
}

TEST_CASE("a verdict that hangs on the edition says so") {
  const auto mined = [](const std::string& figure) { return Draft("2025-03-10").says(figure, R, "production", "AU", "", "2024").check(); };
  // The edition of the day has 13,000 t, that of February 2026 29,000.
  const auto revised = mined("13,000 t");
  CHECK(revised.claims[0].verdict == Verdict::supported);
  REQUIRE(revised.findings.size() == 1);
  CHECK(revised.findings[0].rule == "stale-figure");
  CHECK(revised.findings[0].severity == Severity::info);
  CHECK(revised.findings[0].message.find("was revised later: Australia's 2024 production of rare earths was 29,000 t") != std::string::npos);
  CHECK(revised.findings[0].evidence.size() == 2);
  const Finding early = only(mined("29,000 t"));
  CHECK(early.severity == Severity::info);
  CHECK(std::any_of(early.explanation.begin(), early.explanation.end(), [](const std::string& step) { return step.starts_with("a later edition bears it out"); }));
  CHECK(mined("21,000 t").findings[0].severity == Severity::error);
}

TEST_CASE("label-mismatch: one finding an article, with the right figure of the written label and the replacement") {
  const auto checked = Draft(kJuly)
                           .headline().says("157.5%", R, "export", "CN", "world", "2025-06").up("2025-05")
                           .body().says("3,188 t", R, "export", "CN", "world", "2025-06")
                           .sentence().says("38.1%", R, "export", "CN", "world", "2025-06").down("2024-06").check();
  const Finding& f = only(checked);
  CHECK(f.rule == "label-mismatch");
  CHECK(f.severity == Severity::error);
  CHECK(f.claims == std::vector<int>{1, 2, 3});
  CHECK(f.message.find("3,188 t is China's June 2025 export of rare-earth magnets; of rare earths (ore, metals, compounds) it exported 7,742") !=
        std::string::npos);
  REQUIRE(f.suggestion);
  CHECK(f.suggestion->text == "rare-earth magnets");
  CHECK(f.suggestion->span.of(checked.article.text) == "rare earths");
  for (const auto& claim : checked.claims) CHECK(claim.verdict == Verdict::refuted);
}

TEST_CASE("label-mismatch: only wrong labels are claims; what tells it rightly is evidence") {
  const auto checked = Draft(kJuly).says("3,188 t", R, "export", "CN", "world", "2025-06")
                           .sentence().says("38.1%", R, "export", "CN", "world", "2025-06").down("2024-06")
                           .sentence().says("22,319 t", M, "export", "CN", "world", "2025-H1").check();
  const Finding& f = only(checked);
  CHECK(f.claims == std::vector<int>{1, 2});
  std::vector<std::string> cited;
  for (const auto& e : f.evidence)
    if (e.kind == Evidence::Kind::claim) cited.push_back(e.id);
  CHECK(cited == std::vector<std::string>{"c2", "c3"});
}

TEST_CASE("what may be written instead") {
  const Finding tripled = only(with_year(magnets("3 x", "world", "2025-06").up("2025-05").hedged(Hedge::nearly)));
  CHECK(tripled.message.find("“up 157.5%”, “2.6 times” or “more than doubled” would do") != std::string::npos);
  const Finding share = only(Draft(kJuly).says("70%", R, "production", "CN", "", "2025").whole("world").hedged(Hedge::over).check());
  CHECK(share.message.find("“69%”, “nearly 70%” or “more than two-thirds” would do") != std::string::npos);
  const Finding level = only(magnets("4,444 t", "world", "2025-06").check());
  REQUIRE(level.suggestion);
  CHECK(level.suggestion->text == "3,188 t");
}

TEST_CASE("messages are one sentence of a readable length") {
  for (const auto& checked : {magnets("4,444 t", "world", "2025-06").check(), magnets("22,319 t", "world", "2025-06").check(),
                              Draft(kJuly).says("3,188 t", R, "export", "CN", "world", "2025-06").check()})
    for (const auto& f : checked.findings) {
      CHECK(f.message.size() <= 240);
      CHECK(f.message.find(". ") == std::string::npos);
    }
}

TEST_CASE("what was not said beside the figure is not held against it") {
  // The month comes from another paragraph, and the figure is that of a month which the text names too.
  Draft month = magnets("1,238 t", "world", "2025-06").inferred_period();
  month.says("157.5%", M, "export", "CN", "world", "2025-06").up("2025-05");
  CHECK(rules_of(with_year(month)) == kSilent);
  // No flow: made, sold or shipped?
  CHECK(Draft("2025-07-21").says("58,000,000 t", "steel", "", "CN", "", "2025-H1").check().findings.empty());
  // A part of the total may be told without saying so.
  Draft part = magnets("1,900 t", "world", "2025-06");
  part.last().from.product = Provenance::paragraph;
  CHECK(rules_of(part.check()) == kSilent);
  // The area may have grown by what the harvest did not.
  CHECK(rules_of(Draft(kJuly).says("7.2%", "wheat", "production", "FR", "", "2025").up("2024").says("400 t", "wheat", "production", "FR", "", "2025")
                     .says("200 t", "wheat", "production", "FR", "", "2024").says("40%", "wheat", "production", "FR", "", "2025").up("2024")
                     .says("100%", "wheat", "production", "FR", "", "2025").up("2024").check()) == kSilent);
}

TEST_CASE("label-mismatch without reference data for the written label: several figures that move together") {
  const auto checked = Draft(kJuly).says("46 t", R, "export", "CN", "US", "2025-05").says("353 t", R, "export", "CN", "US", "2025-06")
                           .says("660%", R, "export", "CN", "US", "2025-06").up("2025-05")
                           .says("52%", R, "export", "CN", "US", "2025-06").down("2024-06").check();
  CHECK(rules_of(checked) == "label-mismatch");
}

TEST_CASE("label-mismatch: the body says it right, the headline does not") {
  const auto checked = Draft(kJuly).headline().says("660%", R, "export", "CN", "US", "2025-06").up("2025-05")
                           .body().says("660%", M, "export", "CN", "US", "2025-06").up("2025-05")
                           .sentence().says("52%", M, "export", "CN", "US", "2025-06").down("2024-06").check();
  CHECK(only(checked).rule == "label-mismatch");
  CHECK(only(checked).severity == Severity::warning);
}

TEST_CASE("label-mismatch inside one article that no reference covers") {
  const auto checked = Draft(kJuly).headline().says("431%", R, "export", "CN", "BR", "2025-06").up("2025-05")
                           .body().says("431%", M, "export", "CN", "BR", "2025-06").up("2025-05").check();
  CHECK(only(checked).rule == "label-mismatch");
}

TEST_CASE("a single figure of an unreferenced cell is a coincidence, not a diagnosis") {
  CHECK(Draft(kJuly).says("353 t", R, "export", "CN", "US", "2025-06").check().findings.empty());
}

TEST_CASE("each slip under its name") {
  CHECK(rules_of(magnets("1,364 t", "US", "2025-06").check()) == "partner-mismatch");
  CHECK(rules_of(magnets("3,188 kg", "world", "2025-06").check()) == "unit-mismatch");
  CHECK(rules_of(magnets("31,880 t", "world", "2025-06").check()) == "magnitude-slip");
  CHECK(rules_of(magnets("3,818 t", "world", "2025-06").check()) == "magnitude-slip");
  CHECK(rules_of(magnets("22,319 t", "world", "2025-06").check()) == "period-mismatch");
  CHECK(rules_of(magnets("38.1%", "world", "2025-06").up("2024-06").check()) == "direction-mismatch");
  CHECK(rules_of(magnets("157.5%", "world", "2025-06").up("2024-06").check()) == "base-mismatch");
  CHECK(rules_of(with_year(magnets("257.5%", "world", "2025-06").up("2025-05"))) == "percent-times");
  CHECK(rules_of(with_year(magnets("3 x", "world", "2025-06").up("2025-05").hedged(Hedge::nearly))) == "hedge-overreach");
  CHECK(rules_of(magnets("4,444 t", "world", "2025-06").check()) == "reference-mismatch");
}

TEST_CASE("billion for million is a slip of scale, tonnes for kilograms one of the unit") {
  const auto steel = [](const char* figure) { return rules_of(Draft("2026-01-16").says(figure, "steel", "export", "CN", "world", "2025").check()); };
  CHECK(steel("119.02 billion t") == "magnitude-slip");
  CHECK(steel("119,020,000 kg") == "unit-mismatch");
}

TEST_CASE("flow: an import told as an export") {
  CHECK(rules_of(Draft("2025-01-14").says("132,931 t", R, "export", "CN", "world", "2024").check()) == "flow-mismatch");
}

TEST_CASE("figures of one article") {
  // No reference data for these cells: the article against itself.
  CHECK(rules_of(Draft(kJuly).says("400 t", "tea", "export", "KE", "GB", "2025-06").says("200 t", "tea", "export", "KE", "GB", "2025-05")
                     .says("50%", "tea", "export", "KE", "GB", "2025-06").up("2025-05").check()) == "arithmetic");
  CHECK(rules_of(Draft(kJuly).says("400 t", "tea", "export", "KE", "GB", "2025-06").says("200 t", "tea", "export", "KE", "GB", "2025-05")
                     .says("200%", "tea", "export", "KE", "GB", "2025-06").up("2025-05").check()) == "percent-times");
  CHECK(rules_of(Draft(kJuly).headline().says("40%", "tea", "export", "KE", "GB", "2025-06").up("2025-05")
                     .body().says("12%", "tea", "export", "KE", "GB", "2025-06").up("2025-05").check()) == "headline-mismatch");
  CHECK(rules_of(Draft(kJuly).says("130%", "tea", "export", "KE", "GB", "2025-06").down("2025-05").check()) == "implausible");
  CHECK(rules_of(Draft(kJuly).says("30%", "tea", "export", "KE", "GB", "2025-05").whole("tea").says("40%", "tea", "export", "KE", "GB", "2025-06")
                     .whole("tea").says("10%", "tea", "export", "KE", "GB", "2025-06").up("2025-05").check()) == "percent-points");
}

TEST_CASE("headline: whose exports?") {
  const auto checked = Draft(kJuly).headline().says("660%", "", "export", "US", "world", "2025-06").up("2025-05")
                           .body().says("660%", M, "import", "CN", "US", "2025-06").up("2025-05")
                           .says("52%", M, "import", "CN", "US", "2025-06").down("2024-06").check();
  CHECK(rules_of(checked) == "headline-mismatch");
}

TEST_CASE("missing-context: once, and not where the text gives the year") {
  const auto surge = [] { return magnets("660%", "US", "2025-06").up("2025-05"); };
  CHECK(rules_of(surge().check()) == "missing-context");
  CHECK(surge().says("660%", M, "export", "CN", "US", "2025-06").up("2025-05").check().findings.size() == 1);
  CHECK(surge().says("52%", M, "export", "CN", "US", "2025-06").down("2024-06").check().findings.empty());
  // The year of the whole is told: no more than a note.
  CHECK(only(surge().says("38.1%", M, "export", "CN", "world", "2025-06").down("2024-06").check()).severity == Severity::info);
}

TEST_CASE("severity: what the text leaves open caps it") {
  CHECK(only(magnets("4,444 t", "world", "2025-06").check()).severity == Severity::error);
  CHECK(only(magnets("4,444 t", "world", "2025-06").inferred_period().check()).severity == Severity::warning);
  Draft twice = magnets("4,444 t", "world", "2025-06").inferred_period();
  twice.last().from.product = Provenance::headline;
  CHECK(only(twice.check()).severity == Severity::info);
}

TEST_CASE("a standing fact meets the latest observed year, and is a warning at most") {
  const auto share = [](const char* figure, Hedge hedge) {
    return Draft(kJuly).says(figure, R, "production", "CN", "", "2025").whole("world").hedged(hedge).check();
  };
  CHECK(share("69%", Hedge::none).claims[0].verdict == Verdict::supported);
  CHECK(share("60%", Hedge::about).claims[0].verdict == Verdict::supported);  // by the other definition
  CHECK(share("50%", Hedge::over).findings.empty());                          // never refuted from the open side
  CHECK(only(share("70%", Hedge::over)).rule == "hedge-overreach");
  CHECK(only(share("70%", Hedge::over)).severity == Severity::warning);
  CHECK(only(share("30%", Hedge::none)).severity == Severity::warning);
}

TEST_CASE("stale: an older edition of the same cell") {
  const auto checked = Draft("2026-03-05").says("13,000 t", R, "production", "AU", "", "2024").check();
  CHECK(only(checked).rule == "stale-figure");
  CHECK(rules_of(Draft("2025-03-05").says("13,000 t", R, "production", "AU", "", "2024").check()) == kSilent);
}

TEST_CASE("look-alikes that are all fine") {
  const auto silent = [](const Draft& draft) { CHECK(rules_of(with_year(draft)) == kSilent); };
  SUBCASE("rounding: 157.5%, 160%, about 160%, nearly 160%") {
    silent(magnets("157.5%", "world", "2025-06").up("2025-05"));
    silent(magnets("160%", "world", "2025-06").up("2025-05"));
    silent(magnets("160%", "world", "2025-06").up("2025-05").hedged(Hedge::about));
    silent(magnets("160%", "world", "2025-06").up("2025-05").hedged(Hedge::nearly));
  }
  SUBCASE("38.1% and 38%, 52% and about half") {
    silent(magnets("38%", "world", "2025-06").down("2024-06").says("38.1%", M, "export", "CN", "world", "2025-06").down("2024-06"));
    silent(magnets("0.5 x", "US", "2025-06").down("2024-06").hedged(Hedge::about).says("52%", M, "export", "CN", "US", "2025-06").down("2024-06"));
  }
  SUBCASE("more than sevenfold is +660%") {
    silent(magnets("7 x", "US", "2025-06").up("2025-05").hedged(Hedge::over).says("660%", M, "export", "CN", "US", "2025-06").up("2025-05")
               .says("52%", M, "export", "CN", "US", "2025-06").down("2024-06"));
  }
  SUBCASE("46 t to 353 t is +660%, though 353 / 46 is 7.67; +667% follows from the rounded tonnes") {
    for (const char* change : {"660%", "667%"})
      silent(magnets("46 t", "US", "2025-05").says("353 t", M, "export", "CN", "US", "2025-06").says(change, M, "export", "CN", "US", "2025-06")
                 .up("2025-05").says("52%", M, "export", "CN", "US", "2025-06").down("2024-06"));
  }
  SUBCASE("units: tonnes and kilograms") {
    silent(magnets("353 t", "US", "2025-06").says("353,000 kg", M, "export", "CN", "US", "2025-06").hedged(Hedge::about));
    silent(magnets("3,200,000 kg", "world", "2025-06").says("3,188 t", M, "export", "CN", "world", "2025-06"));
    silent(magnets("1,200,000 kg", "world", "2025-05").says("1,238 t", M, "export", "CN", "world", "2025-05"));
  }
  SUBCASE("bases: up on the month, down on the year") {
    silent(magnets("660%", "US", "2025-06").up("2025-05").says("52%", M, "export", "CN", "US", "2025-06").down("2024-06"));
  }
  SUBCASE("periods: the half year fell by 18.9%, June by 38.1%") {
    silent(magnets("18.9%", "world", "2025-H1").down("2024-H1").says("38.1%", M, "export", "CN", "world", "2025-06").down("2024-06"));
  }
  SUBCASE("bounds: about 90% and more than 90% of processing") {
    silent(Draft(kJuly).says("90%", R, "processing", "CN", "", "2025").whole("world").hedged(Hedge::about));
    silent(Draft(kJuly).says("85%", R, "processing", "CN", "", "2025").whole("world").hedged(Hedge::over));
    silent(magnets("3,000 t", "world", "2025-06").hedged(Hedge::over));
  }
  SUBCASE("two baskets of one word: rare earths up by 60.3%, magnets down by 38.1%") {
    silent(Draft(kJuly).says("60.3%", R, "export", "CN", "world", "2025-06").up("2024-06").says("38.1%", M, "export", "CN", "world", "2025-06").down("2024-06"));
    silent(Draft(kJuly).says("7,742 t", R, "export", "CN", "world", "2025-06").says("3,188 t", M, "export", "CN", "world", "2025-06"));
  }
  SUBCASE("truncation: one publisher's 1,115 t and another's 1,116 t") {
    for (const char* figure : {"1,115 t", "1,116 t"}) silent(Draft("2025-08-25").says(figure, M, "export", "CN", "DE", "2025-07"));
  }
  SUBCASE("the importer's customs may count otherwise") {
    silent(Draft("2025-10-01").says("410 t", M, "import", "CN", "US", "2025-06"));
  }
  SUBCASE("a change without its base, a figure without a place, another whole") {
    silent(Draft(kJuly).says("5%", M, "price", "", "", "2025-06").kind(Kind::change));
    silent(Draft(kJuly).says("12%", M, "export", "CN", "world", "2025-06").whole("all-goods"));
  }
  SUBCASE("forecasts, targets, conditions, denials") {
    for (const auto m : {Modality::forecast, Modality::target, Modality::hypothetical, Modality::denied})
      silent(magnets("9,000 t", "world", "2025-06").modality(m));
  }
  SUBCASE("what can be negative may fall by more than 100%") {
    silent(Draft(kJuly).says("130%", "net-profit", "profit", "KE", "", "2025-H1").down("2024-H1"));
    silent(Draft(kJuly).says("120%", "government-debt", "", "JP", "", "2024").whole("gdp"));
  }
}

TEST_CASE("chance: the finer the figure, the less it fits by chance") {
  const CheckRules rules = *CheckRules::load({std::string(ASSAY_SOURCE_DIR) + "/rules"});
  Constraint level;
  level.fair = {3187.5, 3189};
  const double fine = chance(level, {3187.5, 3189}, rules);
  level.fair = {3000, 3500};
  CHECK(fine < chance(level, {3187.5, 3189}, rules));
  CHECK(fine < 0.001);
  level.fair = {3000, Interval::kInfinity};  // near its bound a figure proves something, far from it nothing
  const double bound = chance(level, {3187.5, 3189}, rules);
  CHECK(bound > rules.number("coincidence.refuted"));
  CHECK(bound < rules.number("coincidence.own-cell"));
  level.fair = {3, Interval::kInfinity};
  CHECK(chance(level, {3187.5, 3189}, rules) == 1);
}

TEST_CASE("the same input gives the same findings") {
  const auto draft = Draft(kJuly).says("3,188 t", R, "export", "CN", "world", "2025-06").says("160%", R, "export", "CN", "world", "2025-06").up("2025-05");
  const auto first = draft.check(), second = draft.check();
  REQUIRE(first.findings.size() == second.findings.size());
  for (std::size_t i = 0; i < first.findings.size(); ++i) CHECK(first.findings[i].message == second.findings[i].message);
}

TEST_CASE("rules: a pack that lacks a number is refused") {
  CHECK_FALSE(CheckRules::load({}).has_value());
  CHECK(CheckRules::load({}).error().cause.find("tolerances") != std::string::npos);
}

TEST_CASE("a partner that the sentence did not name is sought in the article before anybody is blamed") {
  Draft draft = magnets("353 t", "US", "2025-06");
  draft.says("0.5 x", M, "export", "CN", "world", "2025-06").down("2024-06").hedged(Hedge::about);
  CHECK(rules_of(draft.check()) == "hedge-overreach");  // the sentence says: of the world
  draft.last().from.destination = Provenance::default_;
  CHECK(rules_of(draft.check()) == kSilent);
}

TEST_CASE("a change without its base is held against the bases that the article gives") {
  Draft draft = magnets("1,238 t", "world", "2025-05");
  draft.says("3 x", M, "export", "CN", "world", "2025-06").up("").hedged(Hedge::nearly);
  CHECK(rules_of(with_year(draft)) == "hedge-overreach");
  Draft alone(kJuly);
  alone.says("3 x", M, "export", "CN", "world", "2025-06").up("").hedged(Hedge::nearly);
  CHECK(rules_of(alone.check()) == kSilent);
}

TEST_CASE("a figure that fits what the paragraph names beside it was misread, not miswritten") {
  // "… 3,188 t in June, from 1,238 t": both were read as June's.
  const auto both = magnets("3,188 t", "world", "2025-06").says("1,238 t", M, "export", "CN", "world", "2025-06");
  CHECK(rules_of(Draft(both).check()) == kSilent);
  CHECK(Draft(both).check().claims[1].verdict == Verdict::not_enough_evidence);
  // The same alone: nothing in the text speaks of May.
  CHECK(rules_of(magnets("1,238 t", "world", "2025-06").check()) == "period-mismatch");
  // The other partner stands in the same paragraph, or anywhere in the text for a figure that is off by more.
  CHECK(rules_of(magnets("353 t", "US", "2025-06").says("1,364 t", M, "export", "CN", "US", "2025-06").says("43%", M, "export", "CN", "EU", "2025-06")
                     .whole(M).check()) == kSilent);
}
