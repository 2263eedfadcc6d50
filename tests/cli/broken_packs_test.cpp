// Rules and reference data that are broken: refused with file, line and what to do, never a crash.
#include <doctest/doctest.h>

#include "cli_run.h"

namespace {

const std::string kText = "Turnout rose to 61.2% in May 2025 from 58%.\n";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A copy of the standard rules.
struct Copy : Folder {
  Copy() : Folder("broken-pack") { fs::copy(kSource + "/rules", path(), fs::copy_options::recursive); }
  Outcome run(std::vector<std::string> verb) const {
    verb.insert(verb.end(), {"--rules", path()});
    if (verb.front() != "rules") verb.push_back("-");
    return assay_run(verb, kText);
  }
};

// `rules test` tries all examples, which takes a second each time: asked where language is broken and where checks are.
bool for_all_verbs(const std::string& file) { return file == "lexicon/units.json" || file == "checks/findings.json"; }

}  // namespace

TEST_CASE("a rule file that holds no object is refused by every verb") {
  for (const std::string file : {"grammar/30-figures.json", "lexicon/units.json", "intervals.json", "layout.json", "checks/edits.json", "checks/findings.json"}) {
    CAPTURE(file);
    const Copy rules;
    rules.put(file, "[]\n");
    const auto checked = rules.run({"check"});
    CHECK(checked.status == 2);
    CHECK(has(checked.err, file + ":1: The file holds no object. "));
    if (!for_all_verbs(file)) continue;
    const auto tested = rules.run({"rules", "test"});
    CHECK(tested.status != 0);
    CHECK(has(tested.out + tested.err, file + ":1: The file holds no object. "));
  }
}

TEST_CASE("a value of a wrong type is refused where it stands") {
  const Copy rules;
  const auto refused = [&](const std::string& file, const std::string& text) {
    rules.put(file, text);
    const auto outcome = rules.run({"check"});
    CHECK(outcome.status == 2);
    fs::remove(rules.path() + "/" + file);
    return outcome.err;
  };
  CHECK(has(refused("checks/x.json", "{\"tolerances\": {\n\"revision\": {\"value\": \"2%\", \"reason\": \"x\"}}}"), "checks/x.json:2: `tolerances.revision` is set with a wrong type, string."));
  CHECK(has(refused("grammar/x.json", "{\"storey\": 3, \"rules\": []}"), "names no `storey`"));
  CHECK(has(refused("grammar/x.json", "{\"storey\": \"figures\",\n \"rules\": {}}"), "grammar/x.json:2: `rules` is not a list"));
  CHECK(has(refused("intervals.json", "{\"zeros_at_most\": \"a\"}"), "intervals.json:1: `zeros_at_most` is not a number"));
}

TEST_CASE("rules test holds files against the standard schema even where they name none") {
  const Copy rules;
  rules.put("lexicon/x.json", "{\"about\": \"x\", \"groups\": [\n {\"class\": \"unit\", \"code\": \"t\", \"dimension\": \"mass\", \"factor\": \"1\", \"terms\": [\"glorp\"]}]}");
  rules.put("grammar/x.json", "{\"about\": \"x\", \"storey\": \"figures\", \"rules\": [\n {\"name\": \"x\", \"pattern\": \"number 'glorpy'\", \"makes\": \"prcent\", \"is\": [\"figure\"], \"reason\": \"x\", \"for\": [\"It sold 7 glorpy.\"]}]}");
  rules.put("checks/x.json", "{\"about\": \"x\",\n \"messages\": {\"reference\": \"{figrue} does not fit.\"}}");
  const auto tested = rules.run({"rules", "test"});
  CHECK(tested.status == 1);
  CHECK(has(tested.out, "lexicon/x.json:2: "));
  CHECK(has(tested.out, "grammar/x.json:2: "));
  CHECK(has(tested.out, "checks/x.json:2: `{figrue} does not fit.`"));
}

TEST_CASE("a pack that is the whole of the rules must be whole") {
  for (const std::string file : {"checks/messages.json", "checks/findings.json", "layout.json", "lexicon/units.json"}) {
    CAPTURE(file);
    const Copy rules;
    fs::remove(rules.path() + "/" + file);
    const auto checked = rules.run({"check"});
    CHECK(checked.status == 2);
    CHECK(has(checked.err, file));
    if (for_all_verbs(file)) CHECK(rules.run({"rules", "test"}).status != 0);
    CHECK(assay_run({"check", "--rules", kSource + "/rules", "--rules", rules.path(), "-"}, "Nothing.\n").err.find(file) == std::string::npos);
  }
}

TEST_CASE("a broken data package is told, quiet or not, and the others still count") {
  for (const char* descriptor : {"[]", R"({"resources":3})", R"({"resources":[{"path":["a"]}]})"}) {
    CAPTURE(descriptor);
    const Folder data("broken-package");
    data.put("x/datapackage.json", descriptor);
    const auto checked = assay_run({"check", "-q", "--reference", kSource + "/reference-data", "--reference", data.path(), "-"}, kText);
    CHECK(checked.status == 0);
    CHECK(has(checked.err, "x/datapackage.json: "));
    const auto validated = assay_run({"reference", "validate", "--reference", data.path()});
    CHECK(validated.status == 1);
    CHECK(has(validated.err, "x/datapackage.json: "));
  }
}

TEST_CASE("a repeatable option takes one value each") {
  const Folder folder("one-value");
  const auto draft = folder.put("draft.txt", kText);
  const auto outcome = assay_run({"explain", "--rules", kSource + "/rules", "--reference", kSource + "/reference-data", draft});
  CHECK(outcome.status == 0);
  CHECK(has(outcome.out, "61.2%"));
}

TEST_CASE("a report takes the common options, so that a script may give them to every verb") {
  const Folder folder("report-options");
  const auto draft = folder.put("draft.txt", kText), archive = folder.path() + "/x.archive";
  REQUIRE(assay_run({"audit", "--archive", archive, draft}).status == 0);
  const auto outcome = assay_run({"report", "--rules", kSource + "/rules", "--reference", kSource + "/reference-data", "-q", archive});
  CHECK(outcome.status == 0);
  CHECK(outcome.err == "");
}
