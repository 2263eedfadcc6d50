// Periods: names and back, neighbours, and the interval arithmetic beside them.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "fact/interval.h"
#include "fact/period.h"

namespace assay {
namespace {

std::string name_of(const std::optional<Period>& p) { return p ? p->name() : "nothing"; }

TEST_CASE("every name of a period reads back as itself") {
  std::vector<std::string> names{"2025", "2025-H1", "2025-H2", "2025-06-12", "2024-02-29", "2025-01/2025-07", "2024-11/2025-01", "2026/2027",
                                 "2025-07-01/2025-07-20", "FY2024-25", "FY1999-00"};
  for (int q = 1; q <= 4; ++q) names.push_back("2025-Q" + std::to_string(q));
  for (int m = 1; m <= 12; ++m) names.push_back(Period::month(2025, m).name());
  for (const auto& name : names) {
    CAPTURE(name);
    CHECK(name_of(Period::parse(name)) == name);
  }
}

TEST_CASE("every run of months of three years has one name, and the shortest") {
  for (int first = 0; first < 36; ++first)
    for (int last = first; last < 36; ++last) {
      const Period p = Period::months(2023 + first / 12, first % 12 + 1, 2023 + last / 12, last % 12 + 1);
      CAPTURE(p.name());
      REQUIRE(Period::parse(p.name()) == p);
      CHECK(p.month_count() == last - first + 1);
    }
  CHECK(Period::months(2025, 4, 2025, 6).name() == "2025-Q2");
  CHECK(Period::months(2025, 7, 2025, 12).name() == "2025-H2");
  CHECK(Period::months(2025, 1, 2025, 12).name() == "2025");
  CHECK(Period::months(2024, 1, 2025, 12).name() == "2024/2025");
  CHECK(Period::months(2025, 2, 2025, 4).name() == "2025-02/2025-04");
}

TEST_CASE("what is no name of a period") {
  for (const char* text : {"", "25", "2025-", "2025-13", "2025-00", "2025-Q5", "2025-H3", "2025-02-30", "2025/2024", "June 2025", "FY", "2025-6"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(Period::parse(text));
  }
}

TEST_CASE("the stretch before, and the same stretch a year before") {
  struct Row {
    const char *period, *previous, *year_before;
  };
  for (const Row& row : {Row{"2025-06", "2025-05", "2024-06"}, Row{"2025-01", "2024-12", "2024-01"}, Row{"2025-Q1", "2024-Q4", "2024-Q1"},
                         Row{"2025-H1", "2024-H2", "2024-H1"}, Row{"2025", "2024", "2024"}, Row{"2024-02", "2024-01", "2023-02"},
                         Row{"2025-02", "2025-01", "2024-02"}, Row{"2025-06-12", "2025-06-11", "2024-06-12"}, Row{"FY2024-25", "FY2023-24", "FY2023-24"}}) {
    CAPTURE(std::string(row.period));
    const auto p = Period::parse(row.period);
    REQUIRE(p);
    CHECK(p->previous().name() == row.previous);
    CHECK(p->shifted_months(-12).name() == row.year_before);
    CHECK(p->shifted_months(12).shifted_months(-12) == *p);
  }
}

TEST_CASE("February keeps its last day") {
  CHECK(Period::parse("2024-02")->last().text() == "2024-02-29");
  CHECK(Period::parse("2024-02")->shifted_months(12).last().text() == "2025-02-28");
  CHECK(Period::parse("2025-02")->shifted_months(-12).last().text() == "2024-02-29");
}

TEST_CASE("what lies in what") {
  CHECK(Period::year(2025).contains(Period::month(2025, 6)));
  CHECK(Period::half(2025, 1).contains(Period::quarter(2025, 2)));
  CHECK_FALSE(Period::half(2025, 1).contains(Period::quarter(2025, 3)));
  CHECK_FALSE(Period::fiscal_year(2024).contains(Period::month(2024, 6)));  // its days are unknown
  CHECK_FALSE(Period::year(2024).contains(Period::fiscal_year(2024)));
}

TEST_CASE("dates there and back, over two leap years") {
  for (long day = Date{2023, 1, 1}.serial(); day <= Date{2028, 12, 31}.serial(); ++day) {
    const Date d = Date::from_serial(day);
    REQUIRE(d.valid());
    REQUIRE(d.serial() == day);
    REQUIRE(Date::parse(d.text()) == d);
  }
  CHECK(Date{1970, 1, 1}.serial() == 0);
  CHECK(Date{2025, 1, 31}.plus_months(1) == Date{2025, 2, 28});
  CHECK(Date{2025, 1, 31}.plus_months(-2) == Date{2024, 11, 30});
}

TEST_CASE("intervals touch, meet and divide") {
  constexpr double inf = Interval::kInfinity;
  const Interval a{352.5, 353.5};
  CHECK(a.contains(353));
  CHECK(a.overlaps({353.5, 400}));  // touching is consistent
  CHECK_FALSE(a.overlaps({353.6, 400}));
  CHECK(a.hull({300, 353}) == Interval{300, 353.5});
  CHECK(a.intersect({353, 400}) == Interval{353, 353.5});
  CHECK(a.intersect({360, 400}).empty());
  CHECK(Interval::everything().contains(a));
  CHECK_FALSE(Interval{7, inf}.bounded());
  CHECK(a.scaled(-2) == Interval{-707, -705});
  CHECK(a.shifted(1) == Interval{353.5, 354.5});
  CHECK(Interval::point(3).middle() == 3);

  const Interval ratio = quotient(a, {45.5, 46.5});
  CHECK(ratio.low == doctest::Approx(352.5 / 46.5));
  CHECK(ratio.high == doctest::Approx(353.5 / 45.5));
  CHECK(ratio.contains(7.6));  // +660% and 353 ÷ 46 agree
  CHECK(quotient(a, {0, 2}).high == inf);
  CHECK(quotient(a, {0, 2}).low == doctest::Approx(176.25));
}

TEST_CASE("a quotient holds every quotient of its parts") {
  const std::vector<double> ends{0, 0.5, 1, 2, 3, 10};
  for (const double al : ends)
    for (const double ah : ends)
      for (const double bl : ends)
        for (const double bh : ends) {
          if (ah < al || bh < bl) continue;
          const Interval q = quotient({al, ah}, {bl, bh});
          for (const double a : {al, (al + ah) / 2, ah})
            for (const double b : {bl, (bl + bh) / 2, bh})
              if (b > 0) CHECK(q.contains(a / b));
        }
}

}  // namespace
}  // namespace assay
