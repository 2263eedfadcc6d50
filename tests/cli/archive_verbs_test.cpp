// Archives on the command line: audit, what report and explain say of one.
#include "cli_run.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

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
