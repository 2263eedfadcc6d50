#include "fact/date.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace assay {
namespace {

bool read_int(std::string_view digits, int& out) {
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return error == std::errc{} && end == digits.data() + digits.size();
}

std::chrono::year_month_day to_chrono(const Date& d) {
  return std::chrono::year{d.year} / std::chrono::month{static_cast<unsigned>(d.month)} /
         std::chrono::day{static_cast<unsigned>(d.day)};
}

}  // namespace

bool Date::valid() const {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

std::string Date::text() const {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
  return buffer;
}

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  Date date;
  if (!read_int(iso.substr(0, 4), date.year) || !read_int(iso.substr(5, 2), date.month) ||
      !read_int(iso.substr(8, 2), date.day) || !date.valid())
    return std::nullopt;
  return date;
}

int Date::days_in_month(int year, int month) {
  using namespace std::chrono;
  const year_month_day_last last{std::chrono::year{year}, month_day_last{std::chrono::month(static_cast<unsigned>(month))}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

long Date::serial() const { return std::chrono::sys_days{to_chrono(*this)}.time_since_epoch().count(); }

Date Date::from_serial(long days) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Date Date::plus_months(int months) const {
  const int index = year * 12 + (month - 1) + months;
  Date out{index / 12, index % 12 + 1, 1};
  out.day = std::min(day, days_in_month(out.year, out.month));
  return out;
}

}  // namespace assay
