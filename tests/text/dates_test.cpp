#include "text/dates.h"

#include <doctest/doctest.h>

#include "text/date_line.h"
#include "text/reading.h"

using namespace assay;

namespace {

std::string dates_in(std::string_view piece) {
  std::string out;
  for (const FoundDate& found : find_dates(piece, test::layout_rules().calendar)) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d%s", found.date.year, found.date.month, found.date.day, found.ambiguous ? "?" : "");
    out += (out.empty() ? "" : " ") + std::string(buffer);
  }
  return out;
}

std::string date_line(std::string_view line) {
  const DateLine read = read_date_line(line, test::layout_rules());
  if (!read.is) return "none";
  return read.date ? read.date->text() : "undated";
}

}  // namespace

TEST_CASE("a small word between day, month and year") {
  CHECK(dates_in("21st of July 2025") == "2025-07-21");
  CHECK(dates_in("21 de julio de 2025") == "2025-07-21");
  CHECK(dates_in("the 5th and July 2025") == "");
  CHECK(date_line("Published on 21st of July 2025") == "2025-07-21");
  CHECK(date_line("20250721") == "2025-07-21");
}

TEST_CASE("dates in figures") {
  CHECK(dates_in("2025-07-21 02:26") == "2025-07-21");
  CHECK(dates_in("2025-07-21T09:35:00+02:00") == "2025-07-21");
  CHECK(dates_in("2025/7/21") == "2025-07-21");
  CHECK(dates_in("21/07/2025") == "2025-07-21");
  CHECK(dates_in("07/21/2025") == "2025-07-21");
  CHECK(dates_in("02/10/2025") == "2025-10-02?");
  CHECK(dates_in("07/07/2025") == "2025-07-07");
  CHECK(dates_in("08-12-2025") == "2025-12-08?");
  CHECK(dates_in("9.4.2025") == "2025-04-09");
  CHECK(dates_in("20250721") == "2025-07-21");
  CHECK(dates_in("20251341, 120250721, 2025072, 18990101") == "");
  CHECK(dates_in("15.07.25") == "2025-07-15");
}

TEST_CASE("dates in words") {
  CHECK(dates_in("21 July 2025") == "2025-07-21");
  CHECK(dates_in("July 21, 2025") == "2025-07-21");
  CHECK(dates_in("July 20, 2025Harbour Post") == "2025-07-20");
  CHECK(dates_in("Jul. 21, 2025") == "2025-07-21");
  CHECK(dates_in("Sept. 5, 2025 at 8:30") == "2025-09-05");
  CHECK(dates_in("Wednesday, June 18th 2025") == "2025-06-18");
  CHECK(dates_in("26th March, 2025") == "2025-03-26");
  CHECK(dates_in("5 ao\xC3\xBBt 2025") == "2025-08-05");
  CHECK(dates_in("21-Jul-2025") == "2025-07-21");
  CHECK(dates_in("July 21") == "0000-07-21");
  CHECK(dates_in("10 Jan") == "0000-01-10");
  CHECK(dates_in("from 3 May 2024 to 4 June 2025") == "2024-05-03 2025-06-04");
}

TEST_CASE("figures that are no dates") {
  CHECK(dates_in("3,188 tons in June") == "");
  CHECK(dates_in("June 2025") == "");
  CHECK(dates_in("31 June 2025") == "");
  CHECK(dates_in("30.02.2025") == "");
  CHECK(dates_in("2025-13-01") == "");
  CHECK(dates_in("no. 3/2026") == "");
  CHECK(dates_in("1.2.3") == "");
  CHECK(dates_in("May 5%") == "");
  CHECK(dates_in("") == "");
}

TEST_CASE("lines about the article") {
  CHECK(date_line("2025-07-21 02:26 By Ines Okafor 1 min. read") == "2025-07-21");
  CHECK(date_line("July 20, 2025Harbour Post") == "2025-07-20");
  CHECK(date_line("Desk Posted on 2025-07-21 09:35:00") == "2025-07-21");
  CHECK(date_line("Published: 21/07/2025") == "2025-07-21");
  CHECK(date_line("Published: 02/10/2025") == "undated");
  CHECK(date_line("(own report) - 27.05.2025") == "2025-05-27");
  CHECK(date_line("*KUALA LUMPUR, June 10, 2025 \xE2\x80\x94 Crop Daily*") == "2025-06-10");
  CHECK(date_line("Northmoor Mercury. Wednesday 19 November 2025. By Ross Hale") == "2025-11-19");
  CHECK(date_line("The Current, posted by staff on Jul 21, 2025 at 6:40 am") == "2025-07-21");
  CHECK(date_line("By Nadia Morgan") == "undated");
  CHECK(date_line("By the Crime Desk") == "undated");
  CHECK(date_line("Photo of author") == "undated");
  CHECK(date_line("Quarry Town, April 7 (Business Bureau)") == "undated");
}

TEST_CASE("sentences that mention a date are none") {
  CHECK(date_line("He took office on July 21, 2025 and left it after a week.") == "none");
  CHECK(date_line("By temporarily flooding the market, they learn a lot") == "none");
  CHECK(date_line("By 2030 output may double.") == "none");
  CHECK(date_line("Shares fell 5% on 21 July 2025") == "none");
  CHECK(date_line("The next report comes out on August 12 at 8:30 a.m.") == "none");
  CHECK(date_line("") == "none");
}

TEST_CASE("what a date line says of its date") {
  const auto& rules = test::layout_rules();
  CHECK(read_date_line("Updated 22 July 2025", rules).says == DateLine::Says::updated);
  CHECK(read_date_line("Posted on 22 July 2025", rules).says == DateLine::Says::published);
  const DateLine both = read_date_line("Updated 23 July 2025 | Published 22 July 2025", rules);
  CHECK(both.says == DateLine::Says::published);
  CHECK(both.date->text() == "2025-07-22");
  CHECK(read_date_line("2025-12-31", rules).only_date);
  CHECK(read_date_line("Friday, 5 December 2025 at 09:10", rules).only_date);
  CHECK_FALSE(read_date_line("2025-12-31 By Ines Okafor", rules).only_date);
}

TEST_CASE("a date line that runs into the first paragraph") {
  const auto& rules = test::layout_rules();
  const auto run_in = [&](std::string_view paragraph) { return std::string(paragraph.substr(0, run_in_date_line(paragraph, rules))); };
  CHECK(run_in("BEIJING, July 20, 2025 (Wire) - China sold magnets.") == "BEIJING, July 20, 2025 (Wire) - ");
  CHECK(run_in("SEOUL, July 21 (Wire) -- Exports fell.") == "SEOUL, July 21 (Wire) -- ");
  CHECK(run_in("DULUTH--(PR Service)--May 22, 2025--Hartley, Inc. today said") == "DULUTH--(PR Service)--May 22, 2025--");
  CHECK(run_in("Mumbai, 21 Aug 2025 (Line) \xE2\x80\x93 After a lean spring") == "Mumbai, 21 Aug 2025 (Line) \xE2\x80\x93 ");
  CHECK(run_in("SOYBEANS - Buyers brought in 112 million tons.") == "");
  CHECK(run_in("May 5 - Exports rose 3%.") == "");
  CHECK(run_in("Prices - which fell 5% on July 20, 2025 - rose again.") == "");
  CHECK(run_in("In June exports rose.") == "");
  CHECK(run_in("Nov 3 Paper maker Larch said its sales rose.") == "Nov 3 ");
  CHECK(run_in("LEEDS, Nov 3 Rents rose more slowly.") == "LEEDS, Nov 3 ");
  CHECK(run_in("On Nov 3 Larch said its sales rose.") == "");
  CHECK(run_in("Nov 3 was the day on which rents rose.") == "");
  CHECK(run_in("Nov 3, Larch said, was the day.") == "");
}
