// Periods as texts say them, against the day of the paper and the period spoken of.
#include <doctest/doctest.h>

#include <string>

#include "normalize/other_periods.h"
#include "normalize/period_resolver.h"

namespace assay {
namespace {

using Type = PeriodMention::Type;

PeriodMention mention(Type type) {
  PeriodMention m;
  m.type = type;
  return m;
}
PeriodMention month(int m, int year = 0) {
  auto out = mention(Type::month);
  out.month = m, out.year = year;
  return out;
}
PeriodMention relative(const char* relation, const char* step, int count = 1) {
  auto out = mention(Type::relative);
  out.relation = relation, out.step = step, out.count = count;
  return out;
}
PeriodMention on(const char* step) {
  auto out = mention(Type::on_step);
  out.step = step;
  return out;
}
PeriodMention same(const char* step, int year = 0) {
  auto out = mention(Type::same);
  out.relation = "same", out.step = step, out.year = year;
  return out;
}
PeriodMention first(int count, const char* step, int year = 0) {
  auto out = mention(Type::first_n);
  out.count = count, out.step = step, out.year = year;
  return out;
}
PeriodMention part(int ordinal, const char* step, int year = 0) {
  auto out = mention(Type::part);
  out.ordinal = ordinal, out.step = step, out.year = year;
  return out;
}
PeriodMention weekday(int day) {
  auto out = mention(Type::weekday);
  out.day = day;
  return out;
}

std::string name_of(const std::optional<Period>& p) { return p ? p->name() : "-"; }
std::string in_paper_of(const char* published, const PeriodMention& m, const char* current = "") {
  return name_of(resolve(m, {Date::parse(published), Period::parse(current)}));
}
std::string base_of(const char* own, const PeriodMention& m, const char* published = "2025-07-21") {
  const auto p = Period::parse(own);
  return name_of(resolve_base(m, p, {Date::parse(published), p}));
}

TEST_CASE("a bare month is the last such month before the paper") {
  CHECK(in_paper_of("2025-07-21", month(6)) == "2025-06");
  CHECK(in_paper_of("2025-07-21", month(11)) == "2024-11");
  CHECK(in_paper_of("2025-01-05", month(12)) == "2024-12");
  CHECK(in_paper_of("2025-01-05", month(2)) == "2024-02");
  CHECK(in_paper_of("2025-07-21", month(6, 2023)) == "2023-06");
  CHECK(in_paper_of("", month(6)) == "-");                      // nothing to tell it by
  CHECK(in_paper_of("", month(6), "2025-05") == "2025-06");     // the year spoken of
}

TEST_CASE("last month, this year, across the ends of years") {
  CHECK(in_paper_of("2025-07-21", relative("last", "month")) == "2025-06");
  CHECK(in_paper_of("2025-01-15", relative("last", "month")) == "2024-12");
  CHECK(in_paper_of("2025-03-31", relative("last", "month")) == "2025-02");
  CHECK(in_paper_of("2025-07-21", relative("last", "quarter")) == "2025-Q2");
  CHECK(in_paper_of("2025-02-01", relative("last", "quarter")) == "2024-Q4");
  CHECK(in_paper_of("2025-07-21", relative("last", "year")) == "2024");
  CHECK(in_paper_of("2025-07-21", relative("this", "year")) == "2025");
  CHECK(in_paper_of("2025-12-31", relative("next", "year")) == "2026");
  CHECK(in_paper_of("2025-07-21", relative("this", "month")) == "2025-07");
  CHECK(in_paper_of("", relative("last", "month")) == "-");
}

TEST_CASE("a year earlier is told from the period spoken of") {
  CHECK(in_paper_of("2025-07-21", relative("earlier", "year"), "2025-05") == "2024-05");
  CHECK(in_paper_of("2025-07-21", relative("earlier", "year", 2), "2025-05") == "2023-05");
  CHECK(in_paper_of("2025-07-21", relative("earlier", "month"), "2025-01") == "2024-12");
  CHECK(in_paper_of("2025-07-21", relative("earlier", "year"), "2025-H1") == "2024-H1");
  CHECK(in_paper_of("2025-07-21", relative("previous", "month"), "2025-05") == "2025-04");
}

TEST_CASE("parts of a year") {
  CHECK(in_paper_of("2025-07-21", part(1, "half")) == "2025-H1");
  CHECK(in_paper_of("2025-07-21", part(2, "half")) == "2024-H2");  // this year's is not over
  CHECK(in_paper_of("2025-02-10", part(4, "quarter")) == "2024-Q4");
  CHECK(in_paper_of("2025-07-21", part(3, "quarter", 2023)) == "2023-Q3");
  CHECK(in_paper_of("2025-07-21", part(5, "quarter")) == "-");
}

TEST_CASE("cumulative periods begin with January") {
  CHECK(in_paper_of("2025-08-10", first(7, "month")) == "2025-01/2025-07");
  CHECK(in_paper_of("2025-01-20", first(11, "month")) == "2024-01/2024-11");
  CHECK(in_paper_of("2025-08-10", first(6, "month", 2025)) == "2025-H1");
  CHECK(in_paper_of("2025-08-10", first(13, "month")) == "-");
  auto days = first(20, "day");
  days.month = 7;
  CHECK(in_paper_of("2025-07-21", days) == "2025-07-01/2025-07-20");
  auto run = mention(Type::months);
  run.month = 1, run.month2 = 5;
  CHECK(in_paper_of("2025-06-20", run) == "2025-01/2025-05");
  run.month = 11, run.month2 = 2;
  CHECK(in_paper_of("2025-06-20", run) == "2024-11/2025-02");
}

TEST_CASE("months that end with a month") {
  auto m = mention(Type::n_to);
  m.count = 3, m.step = "month", m.month = 6, m.year = 2025;
  CHECK(in_paper_of("2025-07-21", m) == "2025-Q2");
  m.month = 2;
  CHECK(in_paper_of("2025-07-21", m) == "2024-12/2025-02");
  m.count = 1, m.step = "year", m.month = 6;
  CHECK(in_paper_of("2025-07-21", m) == "2024-07/2025-06");
}

TEST_CASE("year to date ends with the last month reported") {
  CHECK(in_paper_of("2025-07-21", mention(Type::to_date)) == "2025-H1");
  CHECK(in_paper_of("2025-07-21", mention(Type::to_date), "2025-05") == "2025-01/2025-05");
  CHECK(in_paper_of("2025-01-21", mention(Type::to_date)) == "-");
}

TEST_CASE("days and weekdays") {
  auto day = mention(Type::day);
  day.month = 6, day.day = 12, day.year = 2025;
  CHECK(in_paper_of("2025-07-21", day) == "2025-06-12");
  day.month = 2, day.day = 30;
  CHECK(in_paper_of("2025-07-21", day) == "-");
  CHECK(in_paper_of("2025-07-21", weekday(7)) == "2025-07-20");  // a Monday's paper on Sunday
  CHECK(in_paper_of("2025-07-21", weekday(1)) == "2025-07-21");
  CHECK(in_paper_of("2025-07-21", weekday(2)) == "2025-07-15");
  CHECK(in_paper_of("", weekday(2)) == "-");
}

TEST_CASE("years, spans and fiscal years") {
  auto m = mention(Type::year);
  m.year = 2024;
  CHECK(in_paper_of("2025-07-21", m) == "2024");
  m.type = Type::years, m.year2 = 2026;
  CHECK(in_paper_of("2025-07-21", m) == "2024/2026");
  m.type = Type::fiscal, m.year2 = 2025;
  CHECK(in_paper_of("2025-07-21", m) == "FY2024-25");
  m.year2 = 0, m.year = 2025;
  CHECK(in_paper_of("2025-07-21", m) == "FY2024-25");  // the year that it ends in
}

TEST_CASE("the same period") {
  CHECK(in_paper_of("2025-07-21", same("year"), "2025-H1") == "2024-H1");
  CHECK(in_paper_of("2025-07-21", same("", 2023), "2025-06") == "2023-06");
  CHECK(in_paper_of("2025-07-21", same("")) == "-");
}

TEST_CASE("bases of changes") {
  CHECK(base_of("2025-06", on("year")) == "2024-06");
  CHECK(base_of("2025-06", on("month")) == "2025-05");
  CHECK(base_of("2025-01", on("month")) == "2024-12");
  CHECK(base_of("2025-Q2", on("quarter")) == "2025-Q1");
  CHECK(base_of("2025-H1", on("year")) == "2024-H1");
  CHECK(base_of("2025", on("year")) == "2024");
  CHECK(base_of("2025-06", month(5)) == "2025-05");
  CHECK(base_of("2025-01", month(12)) == "2024-12");
  CHECK(base_of("2025-06", month(6)) == "2024-06");  // June on June
  CHECK(base_of("2025-06", month(6, 2023)) == "2023-06");
  CHECK(base_of("2025-06", relative("last", "year")) == "2024-06");
  CHECK(base_of("2025-06", relative("last", "month")) == "2025-05");
  CHECK(base_of("2025-06", relative("earlier", "year")) == "2024-06");
  CHECK(base_of("2025-H1", same("year")) == "2024-H1");
  auto year = mention(Type::year);
  year.year = 2023;
  CHECK(base_of("2025-06", year) == "2023-06");
  CHECK(base_of("2025", year) == "2023");
  CHECK(name_of(resolve_base(on("year"), std::nullopt, {Date::parse("2025-07-21"), std::nullopt})) == "-");
}

// What else the words may mean, where their rule says so: "2025-06", a told year marked with "!".
std::string others_of(const char* published, PeriodMention m, const std::vector<std::string>& ways, const char* current = "", const std::vector<Period>& told = {}) {
  m.others = &ways;
  const PeriodContext context{Date::parse(published), Period::parse(current), false, &told};
  const auto own = resolve(m, context);
  if (!own) return "-";
  std::string out;
  for (const OtherPeriod& other : other_periods(m, context, *own)) out += (out.empty() ? "" : " ") + other.period.name() + (other.led_to ? "!" : "");
  return out;
}

TEST_CASE("words for a time that mean two") {
  auto last_june = month(6);
  last_june.relation = "last";
  CHECK(others_of("2025-11-20", last_june, {"latest"}) == "2025-06");
  CHECK(others_of("2026-02-20", last_june, {"latest"}) == "");  // both mean June 2025
  CHECK(others_of("", last_june, {"latest"}) == "-");
  auto year_to = mention(Type::n_to);
  year_to.step = "year", year_to.month = 6;
  CHECK(others_of("2025-07-21", year_to, {"year-to-date"}) == "2025-H1");
  year_to.month = 12;
  CHECK(others_of("2026-01-21", year_to, {"year-to-date"}) == "");  // the year to December is the year
  CHECK(others_of("2025-08-21", relative("last", "quarter"), {"calendar-end"}) == "2024-Q4");
  CHECK(others_of("2025-02-21", relative("last", "quarter"), {"calendar-end"}) == "");
  CHECK(others_of("2025-08-21", month(6), {"told-year"}, "2023") == "2023-06!");
  CHECK(others_of("2025-08-21", month(6), {"told-year"}, "2025-05") == "");
  CHECK(others_of("2025-08-21", month(6, 2024), {"told-year"}, "2023") == "");
  const std::vector<std::string> april{"fiscal-4"};
  CHECK(others_of("2025-11-21", part(1, "half"), april, "", {*Period::parse("FY2024-25")}) == "2025-04/2025-09");
  CHECK(others_of("2025-08-21", part(1, "half"), april, "", {*Period::parse("FY2024-25")}) == "2024-04/2024-09");  // over by then
  CHECK(others_of("2025-11-21", first(6, "month"), april, "", {*Period::parse("FY2024-25")}) == "2025-04/2025-09");
  CHECK(others_of("2025-11-21", part(1, "half"), april, "", {*Period::parse("2024")}) == "");  // no fiscal year is told of
}

TEST_CASE("what needs no anchor") {
  CHECK(absolute(month(6, 2025)));
  CHECK_FALSE(absolute(month(6)));
  CHECK_FALSE(absolute(same("", 2024)));
  CHECK_FALSE(absolute(relative("last", "year")));
}

}  // namespace
}  // namespace assay
