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

using Json = nlohmann::json;

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

const std::string kDraft = "Turnout rises\n\nPublished 12 June 2025\n\nTurnout rose to 61.2% in May 2025 from 58%.\n";

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

TEST_CASE("explain prints what an archive says of a cell, stated or not, with each step's source") {
  const Folder folder("explain");
  const auto archive = folder.path() + "/news.archive";
  folder.put("in/a.txt", "Zinc\n\nPublished 10 July 2025\n\nPeru produced 104 tonnes of zinc in May 2025.\n");
  folder.put("in/b.txt", "Mines\n\nPublished 11 July 2025\n\nPeru's zinc production rose 10% in May 2025 from April 2025.\n");
  REQUIRE(assay_run({"audit", "--archive", archive, folder.path() + "/in"}).status == 0);
  const auto april = assay_run({"explain", "--archive", archive, "zinc/production/PE//2025-04"});
  CHECK(april.status == 0);
  CHECK(april.out.find("Nobody states it.") != std::string::npos);
  CHECK(april.out.find("103.5 t ÷ 1.1") != std::string::npos);
  CHECK(april.out.find("“10%”, " + folder.path() + "/in/b.txt:5:") != std::string::npos);
  CHECK(april.out.find("2025-07-10: Peru produced 104 tonnes") != std::string::npos);
  CHECK(assay_run({"explain", "--archive", archive, "zinc", "april"}).out == april.out);
  const auto all = assay_run({"explain", "--archive", archive});
  CHECK(all.out.find("zinc/production/PE//2025-05/mass") != std::string::npos);
  CHECK(assay_run({"explain", "--archive", archive, "tin"}).status == 2);
  CHECK(assay_run({"explain", "--archive", archive, "--claim", "c1"}).status == 2);
  CHECK(assay_run({"explain"}).status == 2);
}

TEST_CASE("explain prints what stretches leave of one another, what a complete list leaves, and both sides of a dispute") {
  const Folder folder("explain-left");
  const auto archive = folder.path() + "/news.archive";
  const auto article = [&](const std::string& name, const std::string& body) { folder.put("in/" + name, "News\n\nPublished 10 July 2025\n\n" + body + "\n"); };
  article("a.txt", "Kenya exported 81,000 tonnes of tea in the first quarter of 2025.");
  article("b.txt", "Kenya exported 28,000 tonnes of tea in January 2025.");
  article("c.txt", "Kenya exported 25,000 tonnes of tea in February 2025.");
  article("d.txt", "Turkey exported 24,100 tonnes of hazelnuts in March 2025.");
  article("e.txt", "In March 2025 Turkey's exports of hazelnuts came to 27,400 tonnes.");
  article("f.txt", "China produced 750 tonnes of gallium in 2024. Russia produced 6 tonnes of gallium in 2024.");
  REQUIRE(assay_run({"audit", "--archive", archive, folder.path() + "/in"}).status == 0);
  const auto left = assay_run({"explain", "--archive", archive, "tea/export/KE/world/2025-03"});
  CHECK(left.out.find("Nobody states it. What is stated implies: 2") != std::string::npos);
  CHECK(left.out.find("January 2025 + February 2025 + March 2025") != std::string::npos);
  const auto both = assay_run({"explain", "--archive", archive, "hazelnuts"});
  CHECK(both.out.find("nothing decides between them: 24,050 to 24,150 t, or 27,350 to 27,450 t.") != std::string::npos);
  CHECK(both.out.find("out of line") == std::string::npos);
  const auto listed = assay_run({"explain", "--archive", archive, "gallium/production/world//2024"});
  CHECK(listed.out.find("Nobody states it. What is stated implies: 75") != std::string::npos);
  CHECK(listed.out.find("Japan's 2024 production of gallium is") != std::string::npos);
  CHECK(listed.out.find("as published (USGS MCS 2026") != std::string::npos);
}

TEST_CASE("report: a dispute among equals is a conflict; a sum that decides is in the arithmetic") {
  const Folder folder("decided");
  const auto archive = folder.path() + "/news.archive";
  const auto article = [&](const std::string& name, const std::string& body) { folder.put("in/" + name, "News\n\nPublished 20 May 2025\n\n" + body + "\n"); };
  article("a.txt", "Turkey exported 24,100 tonnes of hazelnuts in March 2025.");
  article("b.txt", "In March 2025 Turkey's exports of hazelnuts came to 27,400 tonnes.");
  article("c.txt", "Brazil exported 6.7 million tonnes of soybeans in April 2025.");
  article("d.txt", "Brazil's exports of soybeans in April 2025 were 7.9 million tonnes, traders said.");
  article("e.txt", "In the first quarter of 2025, Brazil exported 20.1 million tonnes of soybeans.");
  article("f.txt", "From January to April 2025, Brazil exported 26.8 million tonnes of soybeans.");
  REQUIRE(assay_run({"audit", "--archive", archive, folder.path() + "/in"}).status <= 1);
  const auto json = Json::parse(assay_run({"report", archive, "--format", "json"}).out);
  for (const auto& fact : json.at("facts"))
    for (const auto& claim : fact.at("claims"))
      if (claim.at("quote") == "24,100 tonnes" || claim.at("quote") == "27,400 tonnes") CHECK(claim.at("verdict") == "conflicting");
  const auto sheet = assay_run({"report", archive, "--format", "md"}).out;
  CHECK(sheet.find("7.9 million tonnes is out of line") != std::string::npos);
  CHECK(sheet.find("“20.1 million tonnes” means") != std::string::npos);
  CHECK(sheet.find("Brazil's April 2025 export of soybeans is 6,012,000 to ") != std::string::npos);
}

TEST_CASE("what an editor lets stand shows with its reason and fails nothing; what nobody needs is told") {
  const Folder folder("suppress");
  const std::string slip = "# Zinc\n\nPublished 10 July 2025\n\nSales of bicycles in Denmark rose from 1,000 in May to 1,500 in June, up 70%.\n\n";
  const auto draft = folder.put("draft.md", slip);
  CHECK(assay_run({"check", draft}).status == 1);
  folder.put("draft.md", slip + "<!-- assay-ignore arithmetic \"up 70%\": the office says so itself -->\n");
  const auto quiet = assay_run({"check", draft});
  CHECK(quiet.status == 0);
  CHECK(quiet.out.find("arithmetic") == std::string::npos);
  CHECK(quiet.out.find("1 suppressed") != std::string::npos);
  const auto json = Json::parse(assay_run({"check", "--format", "json", draft}).out);
  CHECK(json.at("findings").at(0).at("suppressed") == "the office says so itself");
  const auto sarif = Json::parse(assay_run({"check", "--format", "sarif", draft}).out);
  CHECK(sarif.at("runs").at(0).at("results").at(0).at("suppressions").at(0).at("justification") == "the office says so itself");

  folder.put("draft.md", slip);
  folder.put("draft.md.assay.json", R"({"ignore": [{"rule": "arithmetic", "quote": "70%", "reason": "so they say"}]})");
  CHECK(assay_run({"check", draft}).status == 0);
  folder.put("draft.md.assay.json", R"({"ignore": [{"rule": "arithmetic", "quote": "71%", "reason": "so they say"}]})");
  CHECK(assay_run({"check", draft}).out.find("unneeded-suppression") != std::string::npos);
  folder.put("draft.md.assay.json", "{");
  const auto broken = assay_run({"check", draft});
  CHECK(broken.status == 2);
  CHECK(broken.err.find("draft.md.assay.json:1") != std::string::npos);
}

TEST_CASE("report sets the sources of an archive side by side, in every format") {
  const Folder folder("report");
  const auto archive = folder.path() + "/news.archive";
  folder.put("in/a.txt", "Zinc\n\nPublished 10 July 2025\n\nPeru produced 104 tonnes of zinc in May 2025.\n");
  folder.put("in/b.txt", "Mines\n\nPublished 11 July 2025\n\nZinc production in Peru was 104 tonnes in May 2025, as in spring.\n");
  folder.put("in/c.txt", "Ore & <b>more</b>\n\nPublished 12 July 2025\n\nPeru's zinc production came to 140 tonnes in May 2025.\n");
  const auto audit = assay_run({"audit", "--fail-on", "warning", "--archive", archive, folder.path() + "/in"});
  CHECK(audit.status == 1);
  CHECK(audit.out.find("cross-source") != std::string::npos);
  const auto json = Json::parse(assay_run({"report", "--format", "json", archive}).out);
  CHECK(json.at("articles").size() == 3);
  REQUIRE(json.at("findings").size() == 1);
  CHECK(json.at("findings")[0].at("doc") == folder.path() + "/in/c.txt");
  CHECK(json.at("findings")[0].at("evidence").size() == 2);
  REQUIRE(json.at("facts").size() == 1);
  CHECK(json.at("facts")[0].at("claims").size() == 3);
  CHECK(json.at("facts")[0].at("claims")[2].at("stand") == "out-of-line");
  const auto sheet = assay_run({"report", archive});
  CHECK(sheet.status == 0);
  CHECK(sheet.out.find("140 tonnes stands alone") != std::string::npos);
  const auto page = assay_run({"report", "--format", "html", archive}).out;
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(page.find("140 tonnes stands alone") != std::string::npos);
  CHECK(page.find("Ore &amp; &lt;b&gt;more") != std::string::npos);
  CHECK(page.find("<b>") == std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(assay_run({"report", "--format", "csv", archive}).out.find("c.txt") != std::string::npos);
  CHECK(Json::parse(assay_run({"report", "--format", "sarif", archive}).out).at("version") == "2.1.0");
  const auto reviews = Json::parse(assay_run({"report", "--format", "claimreview", archive}).out).at("@graph");
  REQUIRE(reviews.size() == 1);
  CHECK(reviews[0].at("@id").get<std::string>().find("/in/c.txt#c1") != std::string::npos);
  CHECK(assay_run({"report", "-o", folder.path() + "/sheet.md", archive}).out == "");
  CHECK(fs::file_size(folder.path() + "/sheet.md") == sheet.out.size());
  CHECK(assay_run({"report", folder.path() + "/absent.archive"}).status == 2);
  CHECK(assay_run({"report", "-o", folder.path() + "/no/such/folder.md", archive}).status == 2);

  // What its editor lets stand is no finding any more, across sources either.
  folder.put("in/c.txt.assay.json", R"({"ignore": [{"rule": "cross-source", "quote": "140 tonnes", "reason": "with what is recycled."}]})");
  const auto stands = assay_run({"audit", "--fail-on", "info", "--archive", archive, folder.path() + "/in"});
  CHECK(stands.status == 0);
  CHECK(stands.out.find("cross-source") == std::string::npos);
  CHECK(Json::parse(assay_run({"report", "--format", "json", archive}).out).at("findings")[0].at("suppressed") == "with what is recycled.");
  CHECK(assay_run({"report", archive}).out.find("let stand: with what is recycled") != std::string::npos);

  // The archive hangs neither on the order of reading nor on doing it at once.
  const auto other = folder.path() + "/other.archive";
  for (const char* name : {"/in/c.txt", "/in/a.txt", "/in/b.txt"}) assay_run({"audit", "--archive", other, folder.path() + name});
  CHECK(assay_run({"report", "--format", "json", other}).out == assay_run({"report", "--format", "json", archive}).out);
}

TEST_CASE("audit shows how far it is on a terminal, and only there") {
  const Folder folder("progress");
  folder.put("in/a.txt", kDraft);
  folder.put("in/b.txt", "");
  const auto run = [&](bool terminal, bool quiet) {
    const std::string archive = folder.path() + "/news.archive", inputs = folder.path() + "/in";
    std::vector<const char*> argv{"assay", "audit", "--archive", archive.c_str(), inputs.c_str()};
    if (quiet) argv.push_back("--quiet");
    fs::remove(archive);
    std::istringstream in;
    std::ostringstream out, err;
    assay::cli::run(static_cast<int>(argv.size()), argv.data(), {in, out, err, false, terminal});
    return err.str();
  };
  const std::string shown = run(true, false);
  CHECK(shown.find("1 of 2 inputs\r") != std::string::npos);
  CHECK(shown.find("\x1b[Kassay: " + folder.path() + "/in/b.txt: ") != std::string::npos);
  CHECK(shown.ends_with("\x1b[K"));  // nothing of it stays
  CHECK(run(false, false).find('\r') == std::string::npos);
  CHECK(run(true, true) == "");
}

TEST_CASE("the readable reports say what to write instead") {
  const Folder folder("report-remedy");
  const auto archive = folder.path() + "/news.archive";
  folder.put("in/a.txt", "Steel\n\nPublished 25 July 2025\n\nChina exported 10.58 billion tonnes of steel in May 2025.\n");
  folder.put("in/b.txt", "Steel\n\nPublished 26 July 2025\n\nChina exported 10.58 million tonnes of steel in May 2025.\n");
  REQUIRE(assay_run({"audit", "--archive", archive, folder.path() + "/in"}).status == 1);
  for (const std::string format : {"md", "html"})
    CHECK(assay_run({"report", "--format", format, archive}).out.find("Write “10.58 million tonnes”.") != std::string::npos);
  CHECK(assay_run({"report", "--format", "md", archive}).out.find("\n  Source: [GACC, 2025-06-14](<https://") != std::string::npos);
  // A cell is found by the words of its name or by pieces of its code.
  for (const char* words : {"steel May 2025", "steel 2025-05"})
    CHECK(assay_run({"explain", "--archive", archive, words}).out.find("China's May 2025 export of steel\n") != std::string::npos);
  CHECK(assay_run({"explain", "--archive", archive, "steel 2025-06"}).out.empty());
  CHECK(assay_run({"report", "--format", "html", archive}).out.find("<p>What agrees: 10,575,000 to 10,590,000 t.</p>") != std::string::npos);
}

TEST_CASE("an open end is said in words, and a source that a step names is not told twice") {
  const Folder folder("open-end");
  folder.put("a.txt", "Metals\n\nPublished 21 July 2025\n\nChina produced over 85% of the world's rare earths in 2024.\n");
  folder.put("b.txt", "Metals\n\nPublished 25 July 2025\n\nChina exported 3,188 tonnes of rare earths in June 2025, up 157.5% from May 2025.\n");
  CHECK(assay_run({"check", folder.path() + "/a.txt"}).out.find("“85%” means at least 85%\n") != std::string::npos);
  const auto label = assay_run({"check", folder.path() + "/b.txt"}).out;
  CHECK(label.find("= source: GACC") != std::string::npos);
  CHECK(label.find("export of rare-earth-magnets, CN") == std::string::npos);
}

TEST_CASE("what is gone from a folder leaves the archive, and is named") {
  const Folder folder("audit-gone");
  const auto archive = folder.path() + "/news.archive", in = folder.path() + "/in";
  const auto put = [&](const char* name, const char* tonnes) { folder.put(name, "Copper\n\nPublished 12 June 2025\n\nChile produced " + std::string(tonnes) + " tonnes of copper in May 2025.\n"); };
  put("in/a.txt", "440,000");
  put("in/b.txt", "640,000");
  put("inside/c.txt", "440,000");
  REQUIRE(assay_run({"audit", "--fail-on", "never", "--archive", archive, in, folder.path() + "/inside"}).status == 0);
  CHECK(assay_run({"report", "--format", "json", archive}).out.find("in/b.txt") != std::string::npos);
  std::filesystem::remove(in + "/b.txt");
  std::filesystem::remove(folder.path() + "/inside/c.txt");
  // Another file read alone says nothing of the folder.
  CHECK(assay_run({"audit", "--archive", archive, in + "/a.txt"}).out.find("no longer") == std::string::npos);
  const auto again = assay_run({"audit", "--archive", archive, in + "/"});
  CHECK(again.status == 0);
  CHECK(again.err.find("in/b.txt is no longer there") != std::string::npos);
  CHECK(again.out.find("1 input is no longer in the folder") != std::string::npos);
  CHECK(again.out.find("2 articles") == 0);  // inside/c.txt stands in a folder that was not read
  CHECK(assay_run({"report", "--format", "json", archive}).out.find("in/b.txt") == std::string::npos);
  // An empty folder may just not be mounted.
  CHECK(assay_run({"audit", "--archive", archive, folder.path() + "/inside"}).status == 2);
  CHECK(assay_run({"report", "--format", "json", archive}).out.find("inside/c.txt") != std::string::npos);
}

TEST_CASE("audit keeps articles, checks none twice, and gives the same archive again") {
  const Folder folder("audit");
  const auto archive = folder.path() + "/news.archive";
  folder.put("in/a.txt", kDraft);
  folder.put("in/b.txt", "Copper\n\nPublished 12 June 2025\n\nChile produced 440,000 tonnes of copper in May 2025.\n");
  const auto first = assay_run({"audit", "--archive", archive, folder.path() + "/in"});
  CHECK(first.status == 0);
  CHECK(first.out.find("2 articles, 3 claims") != std::string::npos);
  const auto again = assay_run({"audit", "--archive", archive, folder.path() + "/in"});
  CHECK(again.out.find("2 inputs were there already") != std::string::npos);
  folder.put("in/a.txt", kDraft + "Turnout was 60% in June 2025.\n");
  CHECK(assay_run({"audit", "--archive", archive, folder.path() + "/in"}).out.find("1 input was there already") != std::string::npos);
  CHECK(assay_run({"audit", folder.path() + "/in"}).status == 2);
  CHECK(assay_run({"audit", "--archive", folder.path(), folder.path() + "/in"}).status == 2);
  const auto unreadable = assay_run({"audit", "--archive", archive, folder.path() + "/absent.txt"});
  CHECK(unreadable.status == 2);
  CHECK(unreadable.err.find("absent.txt") != std::string::npos);
}
