#include "fact/period.h"

#include <charconv>
#include <cstdio>

namespace assay {
namespace {

std::string month_name(const Date& d) { return d.text().substr(0, 7); }

std::optional<int> number(std::string_view digits) {
  int out = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  return out;
}

std::optional<Period> parse_simple(std::string_view name) {
  if (name.size() < 4) return std::nullopt;
  const auto y = number(name.substr(0, 4));
  if (!y || *y < 1) return std::nullopt;
  if (name.size() == 4) return Period::year(*y);
  if (name[4] != '-') return std::nullopt;
  const std::string_view rest = name.substr(5);
  if (rest.size() == 2 && (rest[0] == 'H' || rest[0] == 'Q')) {
    const auto n = number(rest.substr(1));
    if (!n || *n < 1 || *n > (rest[0] == 'H' ? 2 : 4)) return std::nullopt;
    return rest[0] == 'H' ? Period::half(*y, *n) : Period::quarter(*y, *n);
  }
  if (rest.size() == 2) {
    const auto m = number(rest);
    if (!m || *m < 1 || *m > 12) return std::nullopt;
    return Period::month(*y, *m);
  }
  if (const auto date = Date::parse(name)) return Period::day(*date);
  return std::nullopt;
}

}  // namespace

Period Period::year(int y) { return {{y, 1, 1}, {y, 12, 31}}; }
Period Period::years(int first, int last) { return {{first, 1, 1}, {last, 12, 31}}; }
Period Period::half(int y, int h) { return months(y, h == 1 ? 1 : 7, y, h == 1 ? 6 : 12); }
Period Period::quarter(int y, int q) { return months(y, 3 * q - 2, y, 3 * q); }
Period Period::month(int y, int m) { return months(y, m, y, m); }
Period Period::day(Date d) { return {d, d}; }
Period Period::days(Date first, Date last) { return {first, last}; }
Period Period::months(int y1, int m1, int y2, int m2) { return {{y1, m1, 1}, {y2, m2, Date::days_in_month(y2, m2)}}; }

Period Period::fiscal_year(int first_year) {
  Period p{{first_year, 1, 1}, {first_year + 1, 12, 31}};
  p.fiscal_ = true;
  return p;
}

std::optional<Period> Period::parse(std::string_view name) {
  if (name.starts_with("FY")) {
    const auto y = name.size() >= 6 ? number(name.substr(2, 4)) : std::nullopt;
    return y ? std::optional(fiscal_year(*y)) : std::nullopt;
  }
  const auto slash = name.find('/');
  if (slash == std::string_view::npos) return parse_simple(name);
  const auto from = parse_simple(name.substr(0, slash));
  const auto to = parse_simple(name.substr(slash + 1));
  if (!from || !to || to->last() < from->first()) return std::nullopt;
  return Period{from->first(), to->last()};
}

std::string Period::name() const {
  if (fiscal_) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "FY%04d-%02d", first_.year, (first_.year + 1) % 100);
    return buffer;
  }
  if (first_ == last_) return first_.text();
  const int count = month_count();
  const std::string y = first_.text().substr(0, 4);
  if (count == 0) return first_.text() + "/" + last_.text();
  if (count == 1) return month_name(first_);
  if (count == 3 && first_.month % 3 == 1) return y + "-Q" + std::to_string((first_.month + 2) / 3);
  if (count == 6 && first_.month % 6 == 1) return y + "-H" + std::to_string(first_.month == 1 ? 1 : 2);
  if (count == 12 && first_.month == 1) return y;
  if (count % 12 == 0 && first_.month == 1) return y + "/" + last_.text().substr(0, 4);
  return month_name(first_) + "/" + month_name(last_);
}

int Period::month_count() const {
  if (first_.day != 1 || last_.day != Date::days_in_month(last_.year, last_.month)) return 0;
  return (last_.year - first_.year) * 12 + last_.month - first_.month + 1;
}

Period Period::shifted_months(int n) const {
  Period out = *this;
  if (fiscal_) {
    out = fiscal_year(first_.year + n / 12);
    return out;
  }
  out.first_ = first_.plus_months(n);
  if (month_count() > 0) {
    const Date last_month = Date{last_.year, last_.month, 1}.plus_months(n);
    out.last_ = {last_month.year, last_month.month, Date::days_in_month(last_month.year, last_month.month)};
  } else {
    out.last_ = last_.plus_months(n);
  }
  return out;
}

Period Period::previous() const {
  if (fiscal_) return fiscal_year(first_.year - 1);
  if (const int count = month_count(); count > 0) return shifted_months(-count);
  const long length = last_.serial() - first_.serial() + 1;
  return days(first_.plus_days(-length), last_.plus_days(-length));
}

bool Period::contains(const Period& other) const {
  return !fiscal_ && !other.fiscal_ && first_ <= other.first_ && other.last_ <= last_;
}

}  // namespace assay
