// Calendar days of the proleptic Gregorian calendar (ISO 8601), without clock or zone.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

struct Date {
  int year = 0;
  int month = 1;  // 1–12
  int day = 1;    // 1–31

  bool valid() const;
  std::string text() const;                                // "2025-07-21"
  static std::optional<Date> parse(std::string_view iso);  // "2025-07-21" only
  static int days_in_month(int year, int month);
  long serial() const;  // days since 1970-01-01
  static Date from_serial(long days);
  Date plus_days(long days) const { return from_serial(serial() + days); }
  Date plus_months(int months) const;  // the day is capped at the month's last

  friend auto operator<=>(const Date&, const Date&) = default;
};

}  // namespace assay
