// The period dimension of a fact: a closed range of days with a canonical name.
//
// Names (interfaces.md): `2025`, `2025-H1`, `2025-Q2`, `2025-06`, `2025-06-12`, else an interval of the shortest
// ends, `2025-01/2025-07` (also year to date), `2026/2027`; fiscal years `FY2024-25`. A fiscal year's days depend on
// the reporter and are unknown here, so it carries only its label and never overlaps a calendar period. Only what the words call a fiscal year
// is one: "the year to June 2025" is `2024-07/2025-06` (tests/articles/README.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fact/date.h"

namespace assay {

constexpr int kYear = 12, kQuarter = 3;  // months

class Period {
 public:
  Period() = default;
  static Period year(int y);
  static Period years(int first, int last);
  static Period half(int y, int h);
  static Period quarter(int y, int q);
  static Period month(int y, int m);
  static Period day(Date d);
  static Period days(Date first, Date last);
  static Period months(int y1, int m1, int y2, int m2);
  static Period fiscal_year(int first_year);  // FY2024-25 → 2024
  static std::optional<Period> parse(std::string_view name);

  std::string name() const;
  Date first() const { return first_; }
  Date last() const { return last_; }
  bool fiscal() const { return fiscal_; }
  int month_count() const;  // whole months covered; 0 for day ranges that are not whole months
  bool is_month() const { return month_count() == 1; }
  bool is_year() const { return month_count() == 12 && first_.month == 1; }

  // The same stretch n months later (earlier if negative): 2025-06 shifted by -12 is 2024-06. Keeps whole months whole.
  Period shifted_months(int n) const;
  // The stretch of equal length just before: 2025-06 → 2025-05, 2025-H1 → 2024-H2, 2025 → 2024.
  Period previous() const;
  bool contains(const Period& other) const;

  friend bool operator==(const Period&, const Period&) = default;
  friend auto operator<=>(const Period&, const Period&) = default;

 private:
  Period(Date first, Date last) : first_(first), last_(last) {}
  Date first_{};
  Date last_{};
  bool fiscal_ = false;
};

}  // namespace assay
