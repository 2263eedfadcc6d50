// The command line as scripts see it: what goes where, exit status, order.
#include "cli_run.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

}  // namespace

TEST_CASE("help and version go to standard output and are no failure") {
  CHECK(assay_run({"--help"}).status == 0);
  CHECK(assay_run({"--help"}).out.find("evaluate") != std::string::npos);
  CHECK(assay_run({"check", "--help"}).out.find("--as-of") != std::string::npos);
  CHECK(assay_run({"--version"}).out.starts_with("assay "));
}

TEST_CASE("wrong usage is told on standard error, with status 2") {
  for (const auto& arguments : std::vector<std::vector<std::string>>{{},
                                                                     {"chekc"},
                                                                     {"check"},
                                                                     {"reference"},
                                                                     {"check", "--format", "pdf", "-"},
                                                                     {"check", "--as-of", "yesterday", "-"},
                                                                     {"check", "--jobs", "0", "-"}}) {
    const auto outcome = assay_run(arguments);
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    CHECK(outcome.err.starts_with("assay: "));
  }
  const auto mistyped = assay_run({"chekc", "-"}).err;
  CHECK(mistyped.find("`chekc`") != std::string::npos);
  CHECK(mistyped.find("`assay check`") != std::string::npos);
  CHECK(assay_run({"reference", "lst"}).err.find("`assay reference list`") != std::string::npos);
}

TEST_CASE("every verb that reads articles takes the common options") {
  const Folder folder("common-options");
  const auto draft = folder.put("draft.txt", kDraft);
  const std::vector<std::string> common{"--published", "2025-06-12", "--as-of",   "2025-06-12",
                                        "--rules",     kSource + "/rules",        "--reference",
                                        kSource + "/reference-data", "--jobs", "2", "--fail-on", "never", "--color=never", "--quiet"};
  for (std::vector<std::string> verb : {std::vector<std::string>{"extract"}, {"check"}, {"explain"}, {"audit", "--archive", folder.path() + "/x.archive"}}) {
    CAPTURE(verb.front());
    verb.insert(verb.end(), common.begin(), common.end());
    verb.push_back(draft);
    const auto outcome = assay_run(verb);
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
  }
}

TEST_CASE("standard input is read for -, and claims come a line each") {
  const auto outcome = assay_run({"extract", "--format", "jsonl", "-"}, kDraft);
  CHECK(outcome.status == 0);
  const auto claims = lines_of(outcome.out);
  REQUIRE(claims.size() == 2);
  for (const auto& claim : claims) {
    CHECK(claim.at("doc") == "-");
    const auto start = claim.at("start").get<std::size_t>(), end = claim.at("end").get<std::size_t>();
    CHECK(claim.at("quote") == kDraft.substr(start, end - start));
  }
  CHECK(claims[0].at("quote") == "61.2%");
  CHECK(claims[0].at("value") == 61.2);
}

TEST_CASE("what cannot be read is named with a remedy, what can is still reported, and the status is 2") {
  const Folder folder("unreadable");
  const auto good = folder.put("good.txt", kDraft);
  const auto outcome = assay_run({"extract", "--format", "jsonl", folder.path() + "/absent.txt", good});
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("absent.txt") != std::string::npos);
  CHECK(lines_of(outcome.out).size() == 2);
}

TEST_CASE("every complaint is whole sentences: what is wrong, and what to do") {
  const Folder folder("complaints");
  CHECK(assay_run({"check", folder.put("a.txt", "%PDF-1.4")}).err.find("This is a PDF document, not text. Save its text") != std::string::npos);
  CHECK(assay_run({"check", folder.put("b.txt", "\xEF\xBB\xBF\n<!DOCTYPE HTML><p>5%")}).err.find("This is a web page, not text. Save its text") != std::string::npos);
  CHECK(assay_run({"check", folder.put("c.md", "<p>Turnout rose to 61.2% in May 2025.</p>\n")}).status == 0);
  const auto empty = assay_run({"check", folder.put("empty.txt", " \n\n")});
  CHECK(empty.status == 0);
  CHECK(empty.err.find("empty.txt: There is no text in it") != std::string::npos);
}

TEST_CASE("a folder is walked in byte order; hidden files and other formats are left out") {
  const Folder folder("walk");
  folder.put("b.txt", kDraft);
  folder.put("a/z.md", kDraft);
  folder.put("c.jsonl", "{}\n");
  folder.put("C.TXT", "Nothing here.\n\nRain fell on 12 days in May.\n");
  folder.put(".hidden.txt", kDraft);
  folder.put(".git/x.txt", kDraft);
  std::vector<std::string> docs;
  for (const auto& claim : lines_of(assay_run({"extract", "--format", "jsonl", folder.path()}).out))
    docs.push_back(claim.at("doc"));
  CHECK(docs == std::vector<std::string>{folder.path() + "/C.TXT", folder.path() + "/a/z.md", folder.path() + "/a/z.md", folder.path() + "/b.txt",
                                         folder.path() + "/b.txt"});
  const Folder empty("empty");
  CHECK(assay_run({"check", empty.path()}).status == 2);
}

TEST_CASE("--jobs never changes a byte") {
  const auto one = assay_run({"check", "--format", "json", "--jobs", "1", kSource + "/corpus/articles"});
  const auto many = assay_run({"check", "--format", "json", "--jobs", "7", kSource + "/corpus/articles"});
  CHECK(one.out == many.out);
  CHECK(one.status == many.status);
  const auto json = Json::parse(one.out);
  CHECK(json.at("articles").size() >= 20);
  CHECK(json.at("claims").size() > 300);
}

TEST_CASE("--fail-on decides the status") {
  const auto corpus = kSource + "/corpus/articles";
  CHECK(assay_run({"check", "--fail-on", "never", corpus}).status == 0);
  CHECK(assay_run({"check", corpus}).status == 1);
  CHECK(assay_run({"check", "-"}, "Nothing to see\n\nNo figures here.\n").status == 0);
}

TEST_CASE("every format prints what its name says, and colour comes only when asked for") {
  const auto corpus = kSource + "/corpus/articles";
  CHECK(assay_run({"check", corpus}).out.find('\x1b') == std::string::npos);
  CHECK(assay_run({"check", "--color", corpus}).out.find('\x1b') != std::string::npos);
  CHECK(assay_run({"check", "--color=never", corpus}).out.find('\x1b') == std::string::npos);
  CHECK(Json::parse(assay_run({"check", "--format", "sarif", corpus}).out).at("version") == "2.1.0");
  for (const auto& finding : lines_of(assay_run({"check", "--format", "jsonl", corpus}).out))
    CHECK(finding.contains("rule"));
}

TEST_CASE("positions are those of the file's bytes, whatever its encoding") {
  const std::string prose = "Turnout rose to 61.2% in May.\n";
  std::string wide = "\xFF\xFE";
  for (const char c : prose) wide += c, wide += '\0';
  const auto claims = lines_of(assay_run({"extract", "--format", "jsonl", "-"}, wide).out);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].at("quote") == "61.2%");
  const auto start = claims[0].at("source_start").get<std::size_t>(),
             end = claims[0].at("source_end").get<std::size_t>();
  CHECK(start == 2 + 2 * prose.find("61.2%"));
  CHECK(end - start == 10);
}

TEST_CASE("bytes that are no text break nothing") {
  std::string noise = "Up 5% in June.\n";
  for (int i = 0; i < 4096; ++i) noise += static_cast<char>((i * 7919) >> 3);
  const auto outcome = assay_run({"check", "--format", "json", "-"}, noise);
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("binary") != std::string::npos);
  CHECK(Json::parse(outcome.out).at("claims").empty());
}

TEST_CASE("rules and reference data can be looked at") {
  CHECK(assay_run({"rules", "list"}).out.find("lexicon unit: ") != std::string::npos);
  CHECK(assay_run({"reference", "list"}).out.find("usgs-mine-production: ") != std::string::npos);
  const auto shown = assay_run({"reference", "show", "rare-earth-magnets", "--flow", "export", "--place", "US"});
  CHECK(shown.status == 0);
  CHECK(shown.out.find("CN → US") != std::string::npos);
  const auto unknown = assay_run({"reference", "show", "rare-earth-magnet"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("rare-earth-magnets") != std::string::npos);
}

TEST_CASE("rules may be compiled, which changes no byte of what is said") {
  const Folder folder("compiled-rules");
  fs::copy(kSource + "/rules", folder.path() + "/rules", fs::copy_options::recursive);
  const std::vector<std::string> check{"check", "--format", "json", "--rules", folder.path() + "/rules", kSource + "/corpus/articles"};
  const auto before = assay_run(check);
  const auto compiled = assay_run({"rules", "compile", "--rules", folder.path() + "/rules"});
  CHECK(compiled.status == 0);
  CHECK(compiled.out.find("compiled.bin") != std::string::npos);
  CHECK(fs::exists(folder.path() + "/rules/compiled.bin"));
  CHECK(assay_run(check).out == before.out);
  const auto both = assay_run({"rules", "compile", "--rules", folder.path() + "/rules", "--rules", kSource + "/rules"});
  CHECK(both.status == 2);
  CHECK(both.err.find("several folders") != std::string::npos);
  CHECK(assay_run({"rules", "compile", "--rules", folder.path() + "/nowhere"}).status == 2);
}

TEST_CASE("--rules and --reference may be repeated, and replace the default") {
  const Folder none("no-reference");
  const auto rules = kSource + "/rules", data = kSource + "/reference-data";
  const auto checked = assay_run({"check", "--rules", rules, "--reference", data, "--reference", none.path(), "-"}, kDraft);
  CHECK(checked.status == 0);
  CHECK(checked.err.find("no-reference: No data package in this folder.") != std::string::npos);
  CHECK(assay_run({"reference", "list", "--reference", none.path()}).out == "");
}

TEST_CASE("a folder of rules may add no more than a severity; one without rules is refused") {
  const Folder ours("our-severities"), none("no-rules");
  ours.put("checks/ours.json", R"({"about": "Ours.", "findings": {"magnitude-slip": {"enabled": true, "severity": "info", "reason": "Ours."}}})");
  const std::string slip = "China's gross domestic product was 140.19 billion yuan in 2025.\n";
  const std::vector<std::string> standard{"check", "--published", "2026-01-20", "--rules", kSource + "/rules"};
  CHECK(assay_run([&] { auto a = standard; a.push_back("-"); return a; }(), slip).status == 1);
  CHECK(assay_run([&] { auto a = standard; a.insert(a.end(), {"--rules", ours.path(), "-"}); return a; }(), slip).status == 0);
  const auto refused = assay_run({"check", "--rules", kSource + "/rules", "--rules", none.path(), "-"}, slip);
  CHECK(refused.status == 2);
  CHECK(refused.err.find("no-rules: There are no rules in this folder.") != std::string::npos);
}

TEST_CASE("a newsroom's folder that misspells what it means to change is refused") {
  const Folder ours("misspelt");
  ours.put("checks/findings.json", "{\"findings\": {\n  \"unit-mismtach\": {\"enabled\": false, \"severity\": \"info\", \"reason\": \"x\"}}}\n");
  const auto outcome = assay_run({"check", "--rules", kSource + "/rules", "--rules", ours.path(), "-"}, kDraft);
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("checks/findings.json:2: The standard rules have no `findings.unit-mismtach`.") != std::string::npos);
}

TEST_CASE("a broken rule pack is refused with its file and line") {
  const Folder folder("broken-rules");
  folder.put("lexicon/x.json", "{\"groups\": [\n {\"class\": \"unit\"}\n]}\n");
  const auto outcome = assay_run({"extract", "--rules", folder.path(), "-"}, kDraft);
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("lexicon/x.json:2") != std::string::npos);
}

TEST_CASE("a field, a class or a severity that no rule has is refused, not left unheeded") {
  const Folder folder("mistyped-rules");
  fs::copy(kSource + "/rules", folder.path(), fs::copy_options::recursive);
  const auto refused = [&](const std::string& file, const std::string& text) {
    folder.put(file, text);
    const auto outcome = assay_run({"check", "--rules", folder.path(), "-"}, kDraft);
    fs::remove(folder.path() + "/" + file);
    CHECK(outcome.status == 2);
    return outcome.err;
  };
  const auto group = [](const std::string& fields) { return "{\"about\": \"x\", \"groups\": [\n  {" + fields + ", \"terms\": [\"glorp\"]}\n]}\n"; };
  CHECK(refused("lexicon/x.json", group(R"("class": "unit", "code": "t", "dimension": "mass", "faktor": 1)")).find("lexicon/x.json:2: There is no field `faktor` in a group; `factor` is one") != std::string::npos);
  CHECK(refused("lexicon/x.json", group(R"("class": "produkt")")).find("lexicon/x.json:2: There is no class `produkt`; `product` is one") != std::string::npos);
  CHECK(refused("checks/x.json", "{\"findings\": {\n  \"arithmetic\": {\"enabled\": true, \"severity\": \"fatal\", \"reason\": \"x\"}}}\n").find("checks/x.json:2: The severity of `arithmetic`") != std::string::npos);
  CHECK(refused("checks/x.json", "{\n\"findings\": {{}\n").find("checks/x.json:2: The file is not valid JSON. Mend the syntax there (syntax error") != std::string::npos);

  folder.put("checks/x.json", R"({"$schema": "../schema/checks.schema.json", "about": "x", "messages": {"reference": "{figrue} does not fit."}})");
  const auto tested = assay_run({"rules", "test", "--rules", folder.path()});
  CHECK(tested.status == 1);
  CHECK(tested.out.find("checks/x.json:1: `{figrue} does not fit.` is not of the form") != std::string::npos);
}

TEST_CASE("evaluate scores, and --min makes it a regression test") {
  const Folder folder("evaluate");
  folder.put("one.txt", kDraft);
  const auto gold = folder.put(
      "one.jsonl",
      R"({"quote": "61.2%", "in": "to 61.2% in", "kind": "share", "value": 61.2, "unit": "%", "period": "2025-05"})"
      "\n");
  const auto outcome = assay_run({"evaluate", "--details", gold});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("extra “58%”") != std::string::npos);
  CHECK(outcome.out.find("whole key") != std::string::npos);
  CHECK(assay_run({"evaluate", "--min", "recall=1", gold}).status == 0);
  CHECK(assay_run({"evaluate", "--min", "precision=0.9", gold}).status == 1);
  CHECK(assay_run({"evaluate", "--min", "precision", gold}).status == 2);
  const auto absent = assay_run({"evaluate", folder.path() + "/absent.jsonl"});
  CHECK(absent.status == 2);
  CHECK(absent.out.find("1.000") == std::string::npos);
}

TEST_CASE("explain says where each dimension came from") {
  const auto outcome = assay_run({"explain", "--claim", "c1", "-"}, kDraft);
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("c1, -:5:17: “61.2%”") != std::string::npos);
  CHECK(outcome.out.find("sentence      Turnout rose") != std::string::npos);
  CHECK(assay_run({"explain", "-"}, "Sales of bicycles rose from 1,000 in May to 1,500 in June, up 70%.").out.find("1.665 … 1.735\n") != std::string::npos);
  const auto none = assay_run({"explain", "--claim", "c9", "-"}, kDraft);
  CHECK(none.status == 2);
  CHECK(none.err.find("No claim `c9` here") != std::string::npos);
}
