#include "reference/reference_data.h"

#include <algorithm>
#include <chrono>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

#include "reference/csv.h"
#include "reference/observation_reader.h"
#include "reference/published_figure.h"
#include "reference/validate.h"

using namespace assay;

namespace {

std::vector<std::vector<std::string>> rows_of(std::string_view text) {
  CsvReader reader(text);
  std::vector<std::vector<std::string>> out;
  std::vector<std::string> row;
  while (reader.next(row)) out.push_back(row);
  return out;
}

constexpr const char* kHeader =
    "product,scope,hs_code,flow,reporter,partner,period,measure,value,unit,qualifiers,publisher,published,source_url,status,note\n";

// A package of one CSV in a folder of its own, gone with the object.
struct TemporaryPackage {
  std::filesystem::path folder;
  explicit TemporaryPackage(const std::string& rows, const std::string& assay = "{}") {
    folder = std::filesystem::path(ASSAY_BINARY_DIR) / "reference-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "tin");
    std::ofstream(folder / "tin" / "tin.csv") << kHeader << rows;
    std::ofstream(folder / "tin" / "datapackage.json")
        << R"({"name": "tin", "title": "Tin", "resources": [{"path": "tin.csv", "schema": {"fields": [
              {"name": "product", "constraints": {"required": true}},
              {"name": "status", "constraints": {"enum": ["final", "computed", "revised"]}}]}}], "assay": )"
        << assay << "}";
  }
  ~TemporaryPackage() { std::filesystem::remove_all(folder); }
  ReferenceData load(std::vector<Error>& problems) const { return ReferenceData::load({folder}, problems); }
  ReferenceData load() const {
    std::vector<Error> problems;
    return load(problems);
  }
};

std::string row(const std::string& period, const std::string& measure, const std::string& value, const std::string& unit,
                const std::string& publisher, const std::string& published, const std::string& status = "final") {
  return "tin,,8001,export,MY,world," + period + "," + measure + "," + value + "," + unit + ",," + publisher + "," + published +
         ",https://example.org/tin," + status + ",\n";
}

const KnownNames kAnyNames{.product = [](std::string_view) { return true; }, .place = [](std::string_view) { return true; }};

}  // namespace

TEST_CASE("CSV: quotes, commas, line breaks, CRLF, a BOM, blank lines") {
  CHECK(rows_of("a,\"b, \"\"c\"\"\",d\n") == std::vector<std::vector<std::string>>{{"a", "b, \"c\"", "d"}});
  CHECK(rows_of("a,b\r\n\r\n\"1\n2\",\r\n") == std::vector<std::vector<std::string>>{{"a", "b"}, {"1\n2", ""}});
  CHECK(rows_of("\xEF\xBB\xBFx") == std::vector<std::vector<std::string>>{{"x"}});
  CHECK(rows_of("").empty());
  CHECK(rows_of(",\n") == std::vector<std::vector<std::string>>{{"", ""}});
  CsvReader open("a\n\"never");
  std::vector<std::string> fields;
  CHECK(open.next(fields));
  CHECK(open.next(fields));
  CHECK(open.unclosed_quote());
}

TEST_CASE("CSV: a record knows the line where it began") {
  CsvReader reader("h\n\n\"a\nb\"\nc\n");
  std::vector<std::string> fields;
  std::vector<int> lines;
  while (reader.next(fields)) lines.push_back(reader.line());
  CHECK(lines == std::vector<int>{1, 3, 5});
}

TEST_CASE("published digits: rounded or truncated") {
  const auto figure = [](const char* text) { return *parse_published(text); };
  CHECK(figure("3188").bounds.low == doctest::Approx(3187.5));
  CHECK(figure("3188").bounds.high == doctest::Approx(3189));
  CHECK(figure("3188").bounds.high < 3189);  // a truncated figure never reaches the next
  CHECK(figure("-38.1").bounds.low == doctest::Approx(-38.2));
  CHECK(figure("-38.1").bounds.high == doctest::Approx(-38.05));
  CHECK(figure("61.0").bounds.low == doctest::Approx(60.95));
  CHECK(figure("+5").value == 5);
  CHECK(figure("1e3").value == 1000);
  CHECK(figure("0").bounds.contains(0));
}

TEST_CASE("published digits: 5,773 and 5,774 are one figure") {
  CHECK(parse_published("5773")->bounds.overlaps(parse_published("5774")->bounds));
  CHECK_FALSE(parse_published("5773")->bounds.overlaps(parse_published("5776")->bounds));
}

TEST_CASE("published digits: zeros at the end may be rounding, two digits always count") {
  CHECK(parse_published("390000")->fair.low == doctest::Approx(385000));
  CHECK(parse_published("390000")->bounds.low == doctest::Approx(389999.5));
  CHECK(parse_published("90")->fair.low == doctest::Approx(89.5));
  CHECK(parse_published("200000")->fair.low == doctest::Approx(195000));
}

TEST_CASE("published digits: bounds stay open") {
  CHECK(parse_published(">90000000")->bounds.low == 90000000);
  CHECK(parse_published(">90000000")->bounds.high == Interval::kInfinity);
  CHECK(parse_published("<=12")->bounds.high == 12);
}

TEST_CASE("published digits: what is no number is refused") {
  for (const char* text : {"", "W", "1,238", "12 t", ">", "nan", "inf", "--3"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_published(text));
  }
}

TEST_CASE("the base of a published change") {
  CHECK(months_to_base("change-yoy") == 12);
  CHECK(months_to_base("change-ytd-yoy") == 12);
  CHECK(months_to_base("change-mom") == 1);
  CHECK(months_to_base("share") == 0);
}

TEST_CASE("a row becomes an observation") {
  const TemporaryPackage package(row("2025-06", "change-yoy", "-38.1", "%", "DOSM", "2025-07-20"));
  const auto data = package.load();
  REQUIRE(data.observations().size() == 1);
  const auto& seen = data.observations().front();
  CHECK(seen.key.origin == "MY");
  CHECK(seen.key.destination == "world");
  CHECK(seen.base->name() == "2024-06");
  CHECK(seen.bounds.low == doctest::Approx(0.618));
  CHECK(seen.bounds.high == doctest::Approx(0.6195));
  CHECK(seen.line == 2);
}

TEST_CASE("imports come from the partner") {
  const TemporaryPackage package("tin,,8001,import,US,MY,2025,mass,12,t,,Census,2026-02-01,https://example.org,final,\n");
  CHECK(package.load().observations().front().key.origin == "MY");
  CHECK(package.load().observations().front().key.destination == "US");
}

TEST_CASE("publication days: stated, partial, by the calendar, assumed") {
  const TemporaryPackage package(row("2025-06", "mass", "1", "t", "DOSM", "2025-07-20") + row("2025-06", "mass", "2", "t", "DOSM", "2025-07") +
                                     row("2025-06", "mass", "3", "t", "DOSM (via wire)", "") + row("2025-06", "mass", "4", "t", "Another", ""),
                                 R"({"release_calendar": [{"publisher": "DOSM", "match": {"flow": "export"}, "rule": {"months_after": 1, "day": 18}}]})");
  const auto data = package.load();
  const auto& rows = data.observations();
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].published == Date{2025, 7, 20});
  CHECK(rows[0].basis == DateBasis::stated);
  CHECK(rows[1].published == Date{2025, 7, 31});
  CHECK(rows[1].basis == DateBasis::partial);
  CHECK(rows[2].published == Date{2025, 7, 18});
  CHECK(rows[2].basis == DateBasis::calendar);
  CHECK(rows[3].published == Date{2026, 6, 30});
  CHECK(rows[3].basis == DateBasis::assumed);
}

TEST_CASE("what was known on a day; what was computed is no observation") {
  const TemporaryPackage package(row("2025-06", "mass", "1", "t", "DOSM", "2025-07-20") + row("2025-06", "mass", "2", "t", "DOSM", "2026-01-05", "revised") +
                                 row("2025-05", "mass", "3", "t", "computed", "2025-06-20", "computed"));
  const auto data = package.load();
  CHECK(data.observations().size() == 3);
  CHECK(data.about("tin", "export", Date{2025, 7, 19}).empty());
  CHECK(data.about("tin", "export", Date{2025, 7, 20}).size() == 1);
  CHECK(data.about("tin", "export", Date{2026, 2, 1}).size() == 2);
  CHECK(data.about("tin", "import", Date{2026, 2, 1}).empty());
}

TEST_CASE("a broken row is told with its line and left out, the rest loads") {
  const TemporaryPackage package(row("2025-06", "mass", "many", "t", "DOSM", "") + row("2025-13", "mass", "1", "t", "DOSM", "") + "too,short\n" +
                                 row("2025-06", "mass", "1", "t", "DOSM", "", "guessed") + row("2025-06", "mass", "5", "t", "DOSM", ""));
  std::vector<Error> problems;
  const auto data = package.load(problems);
  CHECK(data.observations().size() == 1);
  REQUIRE(problems.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(problems[i].line == static_cast<int>(i) + 2);
  CHECK(problems[0].text().find("many") != std::string::npos);
}

TEST_CASE("a broken package leaves the others alone") {
  const TemporaryPackage package(row("2025-06", "mass", "5", "t", "DOSM", ""));
  std::filesystem::create_directories(package.folder / "broken");
  std::ofstream(package.folder / "broken" / "datapackage.json") << "{\n\n{";
  std::vector<Error> problems;
  CHECK(package.load(problems).observations().size() == 1);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].file.find("broken") != std::string::npos);
  CHECK(problems[0].line == 3);
  CHECK(problems[0].cause == "The descriptor is not valid JSON.");
}

TEST_CASE("an empty file of a package, and a folder without packages, are told") {
  const TemporaryPackage package("");
  std::ofstream(package.folder / "tin" / "tin.csv") << "";
  std::vector<Error> problems;
  package.load(problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].text().find("tin.csv:1: The file is empty.") != std::string::npos);
  problems.clear();
  const auto none = package.folder / "none";
  std::filesystem::create_directories(none);
  ReferenceData::load({none}, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].text().find("none: No data package in this folder.") != std::string::npos);
}

TEST_CASE("a list that a package calls complete comes with its rows, on the side of who is listed") {
  const auto import = [](const std::string& partner, const std::string& value, const std::string& published) {
    return "tin,,8001,import,US," + partner + ",2024,mass," + value + ",t,,C," + published + ",https://example.org/tin,final,\n";
  };
  const TemporaryPackage package(import("MY", "60", "2025-01-20") + import("PE", "30", "2025-03-01") + import("world", "100", "2025-01-20"),
                                 R"({"complete_partitions": [{"match": {"product": "tin", "flow": "import", "reporter": "US", "period": "2024"}, "over": "partner",
                                    "whole": "world", "parts": ["MY", "PE", "other"]}, {"match": {"product": "lead"}, "over": "partner", "whole": "world", "parts": ["MY"]}]})");
  const ReferenceData data = package.load();
  REQUIRE(data.complete_lists().size() == 1);  // of lead there is no row
  const CompleteList& list = data.complete_lists().front();
  CHECK(list.published == Date{2025, 3, 1});
  REQUIRE(list.whole);
  CHECK(list.whole->value == 100);
  CHECK(list.whole_cell.origin == "world");
  CHECK(list.whole_cell.destination == "US");
  REQUIRE(list.parts.size() == 3);
  CHECK(list.parts[0].cell.origin == "MY");
  CHECK(list.parts[1].row->value == 30);
  CHECK(list.parts[2].cell.origin == "other");
  CHECK(list.parts[2].row == nullptr);
}

TEST_CASE("validate: a row whose product or place no lexicon knows would never be met") {
  UnitTable units;
  units.add({"t", "mass", 1, false});
  const TemporaryPackage package(row("2025-06", "mass", "20", "t", "DOSM", "2025-07-20"));
  const auto errors = [&](std::string product, std::string place) {
    const KnownNames names{.product = [&](std::string_view slug) { return slug == product; }, .place = [&](std::string_view code) { return code == place || code == "world"; }};
    return validate(package.load(), units, names).errors();
  };
  CHECK(errors("tin", "MY") == 0);
  CHECK(errors("lead", "MY") == 1);
  CHECK(errors("tin", "ID") == 1);
}

TEST_CASE("validate: units, duplicates, sums, contradictions, revisions") {
  UnitTable units;
  units.add({"t", "mass", 1, false});
  const TemporaryPackage package(row("2025-Q2", "mass", "100", "t", "DOSM", "2025-07-20") + row("2025-04", "mass", "20", "t", "DOSM", "2025-07-20") +
                                 row("2025-05", "mass", "20", "t", "DOSM", "2025-07-20") + row("2025-06", "mass", "20", "t", "DOSM", "2025-07-20") +
                                 row("2025-06", "mass", "20", "t", "DOSM", "2025-07-20") + row("2025-05", "mass", "31", "stone", "DOSM", "2025-07-20") +
                                 row("2025-04", "mass", "27", "t", "DOSM", "2026-07-20") + row("2025-05", "mass", "29", "t", "Other", "2025-07-21"));
  const auto report = validate(package.load(), units, kAnyNames);
  const auto count = [&](ValidationNote::Kind kind) {
    return std::count_if(report.notes.begin(), report.notes.end(), [&](const ValidationNote& n) { return n.kind == kind; });
  };
  CHECK(count(ValidationNote::Kind::unit) == 1);
  CHECK(count(ValidationNote::Kind::duplicate) == 1);
  CHECK(count(ValidationNote::Kind::total) == 1);
  CHECK(count(ValidationNote::Kind::revision) == 1);
  CHECK(count(ValidationNote::Kind::contradiction) == 1);
  CHECK(report.errors() == 2);
}

TEST_CASE("the packages of this project load whole, without an error, in no time") {
  const std::filesystem::path folder = std::filesystem::path(ASSAY_SOURCE_DIR) / "reference-data";
  if (!std::filesystem::exists(folder)) return;
  std::vector<Error> problems;
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const auto start = std::chrono::steady_clock::now();
    problems.clear();
    const auto data = ReferenceData::load({folder}, problems);
    CHECK(data.observations().size() > 1000);
    best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  for (const auto& problem : problems) CHECK_MESSAGE(false, problem.text());
  MESSAGE("reference data load in " << best << " ms");
  CHECK(best < 500);  // a sanitizer build's limit; a release takes about 5
}
