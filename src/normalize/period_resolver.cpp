#include "normalize/period_resolver.h"

#include <algorithm>
#include <string_view>

#include "normalize/fiscal_time.h"

namespace assay {

int months_in(std::string_view step) {
  if (step == "year") return 12;
  if (step == "half") return 6;
  if (step == "quarter") return 3;
  if (step == "month") return 1;
  if (step == "decade") return 120;
  return 0;
}

namespace {

constexpr int kYearMonths = 12;

using Type = PeriodMention::Type;


int days_in(std::string_view step) {
  if (step == "week") return 7;
  if (step == "fortnight") return 14;
  if (step == "day") return 1;
  return 0;
}

// The unit of the calendar that holds a day.
std::optional<Period> step_around(std::string_view step, const Date& day) {
  if (step == "year") return Period::year(day.year);
  if (step == "school-year") {
    constexpr int kAutumn = 8;  // classes begin in August or September
    const int first = day.month >= kAutumn ? day.year : day.year - 1;
    return Period::years(first, first + 1);
  }
  if (step == "half") return Period::half(day.year, day.month <= 6 ? 1 : 2);
  if (step == "quarter") return Period::quarter(day.year, (day.month + 2) / 3);
  if (step == "month") return Period::month(day.year, day.month);
  if (step == "day") return Period::day(day);
  if (step == "week") {
    const long monday = day.serial() - (day.serial() + 3) % 7;
    return Period::days(Date::from_serial(monday), Date::from_serial(monday + 6));
  }
  return std::nullopt;
}

std::optional<Period> shifted(const Period& p, std::string_view step, int count) {
  if (const int months = months_in(step)) return p.shifted_months(months * count);
  if (const int days = days_in(step)) return Period::days(p.first().plus_days(static_cast<long>(days) * count), p.last().plus_days(static_cast<long>(days) * count));
  return std::nullopt;
}

// The year of a month or part that names none: the last one that had begun and, for a past report, ended.
std::optional<int> year_of(const PeriodMention& m, int last_month, const PeriodContext& c) {
  if (m.year > 0) return m.year;
  if (c.published && !m.relation.empty()) {
    if (m.relation == "last" || m.relation == "previous") return c.published->year - 1;
    if (m.relation == "this" || m.relation == "current") return c.published->year;
    if (m.relation == "next") return c.published->year + 1;
  }
  if (m.relation == "earlier" || m.relation == "before" || m.relation == "ago") {
    if (c.current) return c.current->last().year - 1;
    if (c.published) return c.published->year - 1;
  }
  if (c.published && c.ahead && last_month >= c.published->month) return c.published->year;
  if (c.published) return last_month <= c.published->month ? c.published->year : c.published->year - 1;
  if (c.current) return c.current->last().year;
  return std::nullopt;
}

std::optional<Period> resolve_month(const PeriodMention& m, const PeriodContext& c) {
  if (m.year == 0 && c.published && (m.relation == "last" || m.relation == "this")) {
    // "last June" names a month, "June last year" its year; the mention of the former has no step
    if (m.step.empty() && m.relation == "last" && m.month < c.published->month) {
      // In July, "last June" of a report on this June is the year before.
      return Period::month(c.published->year - 1, m.month);
    }
  }
  const auto y = year_of(m, m.month, c);
  return y ? std::optional(Period::month(*y, m.month)) : std::nullopt;
}

// "week 36": from Monday on; the first of a year is the one that holds January 4. The last such week that was over on the day of the paper.
std::optional<Period> numbered_week(const PeriodMention& m, const PeriodContext& c) {
  constexpr int kLastWeek = 53, kInFirst = 4, kWeek = 7;
  const int year = m.year > 0 ? m.year : c.published ? c.published->year : 0;
  if (year == 0 || m.ordinal < 1 || m.ordinal > kLastWeek) return std::nullopt;
  const auto in = [&](int y) {
    const Period first = *step_around("week", Date{y, 1, kInFirst});
    const int days = kWeek * (m.ordinal - 1);
    return Period::days(first.first().plus_days(days), first.last().plus_days(days));
  };
  const Period week = in(year);
  return m.year > 0 || !(*c.published < week.last()) ? week : in(year - 1);
}

std::optional<Period> resolve_part(const PeriodMention& m, const PeriodContext& c) {
  if (m.month > 0) {  // "the first half of September"
    constexpr int kHalfMonth = 15;
    const auto y = year_of(m, m.month, c);
    if (!y) return std::nullopt;
    return m.ordinal == 1 ? Period::days({*y, m.month, 1}, {*y, m.month, kHalfMonth}) : Period::days({*y, m.month, kHalfMonth + 1}, {*y, m.month, Date::days_in_month(*y, m.month)});
  }
  if (m.step.empty()) {
    // "5.2% in the second quarter, 4.8% in the third": a part like the one before.
    const int months = c.current ? c.current->month_count() : 0;
    if (months != 3 && months != 6) return std::nullopt;
    const int ordinal = m.ordinal < 0 ? 12 / months : m.ordinal;
    if (ordinal > 12 / months) return std::nullopt;
    const int year = c.current->first().year;
    return months == 3 ? Period::quarter(year, ordinal) : Period::half(year, ordinal);
  }
  if (m.step == "numbered-week") return numbered_week(m, c);
  // "by the end of 2027" a plan has the whole of that year
  if (m.step == "year-end") {
    const auto y = year_of(m, kYear, c);
    return !y ? std::nullopt : std::optional(c.ahead ? Period::year(*y) : Period::month(*y, kYear));
  }
  // "the last month of 2024"
  if (m.step == "month") {
    const int month = m.ordinal < 0 ? kYear : m.ordinal;
    const auto y = month >= 1 && month <= kYear ? year_of(m, month, c) : std::nullopt;
    return y ? std::optional(Period::month(*y, month)) : std::nullopt;
  }
  const bool quarter = m.step == "quarter";
  if (!quarter && m.step != "half") return std::nullopt;
  // Where a quarter was told that ends with no calendar quarter, the quarters are the reporter's own.
  if (quarter && m.year == 0 && c.told)
    for (auto it = c.told->rbegin(); it != c.told->rend(); ++it)
      if (!it->fiscal() && it->month_count() == 3 && it->first().month % 3 != 1) return *it;
  const int parts = quarter ? 4 : 2;
  const int ordinal = m.ordinal < 0 ? parts : m.ordinal;
  if (ordinal < 1 || ordinal > parts) return std::nullopt;
  // So they are where a half-year was told that is none of the calendar: "the six months to September", then "the second quarter".
  constexpr int kHalf = 6, kQuarter = 3;
  if (quarter && m.year == 0 && m.relation.empty() && c.told)
    for (auto it = c.told->rbegin(); it != c.told->rend(); ++it)
      if (!it->fiscal() && it->month_count() == kHalf && it->first().month % kHalf != 1) {
        const Period first = Period::month(it->first().year, it->first().month).shifted_months(ordinal % 2 == 1 ? 0 : kQuarter);
        const Period last = first.shifted_months(kQuarter - 1);
        return Period::months(first.first().year, first.first().month, last.first().year, last.first().month);
      }
  // The quarter that runs is this year's: nobody tells of the one a year ago without its year.
  const int last_month = ordinal * (12 / parts);
  // In a January's report on the year just over it is that year's.
  const bool of_past_year = m.year == 0 && m.relation.empty() && !c.ahead && c.published && c.current && c.current->is_year() && c.current->last().year == c.published->year - 1 && last_month >= c.published->month;
  const bool runs = quarter && !of_past_year && c.published && last_month >= c.published->month && last_month - 3 < c.published->month;
  const auto y = of_past_year ? std::optional(c.current->last().year) : year_of(m, runs ? c.published->month : last_month, c);
  if (!y) return std::nullopt;
  return quarter ? Period::quarter(*y, ordinal) : Period::half(*y, ordinal);
}

std::optional<Period> resolve_first_n(const PeriodMention& m, const PeriodContext& c) {
  if (days_in(m.step) > 0 && m.month > 0) {
    const auto y = year_of(m, m.month, c);
    const int days = days_in(m.step) * m.count;
    if (!y || days > Date::days_in_month(*y, m.month)) return std::nullopt;
    return Period::days({*y, m.month, 1}, {*y, m.month, days});
  }
  // "the first 20 days of this month"
  if (days_in(m.step) == 1 && !m.relation.empty() && c.published) {
    const auto month = step_around("month", *c.published);
    const Period in = m.relation == "last" || m.relation == "previous" ? month->previous() : *month;
    if (m.count > Date::days_in_month(in.first().year, in.first().month)) return std::nullopt;
    return Period::days(in.first(), in.first().plus_days(m.count - 1));
  }
  const int months = months_in(m.step) * m.count;
  if (months < 1 || months > kYear) return std::nullopt;
  const bool last = m.ordinal < 0;  // "the last three months of the year"
  if (m.fiscal) return first_of_fiscal_year(m, months, c);
  const auto y = year_of(m, last ? kYear : months, c);
  return y ? std::optional(last ? Period::months(*y, kYear - months + 1, *y, kYear) : Period::months(*y, 1, *y, months)) : std::nullopt;
}

// Which weekday, from Monday = 1; the last one up to the day of the paper.
std::optional<Date> last_weekday(int weekday, const PeriodContext& c) {
  if (!c.published || weekday < 1 || weekday > 7) return std::nullopt;
  const long today = c.published->serial();
  return Date::from_serial(today - ((today + 3) % 7 + 1 - weekday + 7) % 7);
}

// Books that close in the first days of a month close the month before.
constexpr int kLateBooks = 7;

std::optional<Period> resolve_n_to(const PeriodMention& m, const PeriodContext& c) {
  const int days = days_in(m.step) * m.count;
  if (days > 0) {
    std::optional<Date> end;
    if (m.month == 0) {
      end = last_weekday(m.day, c);
    } else if (const auto year = year_of(m, m.month, c); year && m.day > 0) {
      end = Date{*year, m.month, m.day};
      if (m.year == 0 && c.published && *end > *c.published) --end->year;
    }
    if (!end || !end->valid()) return std::nullopt;
    return Period::days(end->plus_days(1 - days), *end);
  }
  if (m.month == 0) return std::nullopt;
  if (m.day > 0 && m.day <= kLateBooks) {
    PeriodMention before = m;
    before.day = 0;
    before.month = m.month == 1 ? 12 : m.month - 1;
    if (m.month == 1 && m.year > 0) --before.year;
    return resolve_n_to(before, c);
  }
  const auto y = year_of(m, m.month, c);
  const int months = months_in(m.step) * m.count;
  if (!y || months < 1) return std::nullopt;
  const Date start = Date{*y, m.month, 1}.plus_months(1 - months);
  return Period::months(start.year, start.month, *y, m.month);
}

// Meteorological seasons of the north; winter is named by no one year.
std::optional<Period> resolve_season(const PeriodMention& m, const PeriodContext& c) {
  if (m.ordinal < 1 || m.ordinal > 3) return std::nullopt;
  const int first = 3 * m.ordinal;
  const auto y = year_of(m, first + 2, c);
  return y ? std::optional(Period::months(*y, first, *y, first + 2)) : std::nullopt;
}

std::optional<Period> resolve_relative(const PeriodMention& m, const PeriodContext& c) {
  const std::string_view r = m.relation;
  if (r == "last" && m.step == "day") return std::nullopt;  // "on the last day" ends a stretch; the day before is yesterday
  // "a week earlier" of a figure that has no day of its own: the week before that of the paper.
  const bool too_coarse = days_in(m.step) > 0 && c.current && c.current->month_count() > 0;
  if (too_coarse && (r == "earlier" || r == "before" || r == "previous" || r == "ago")) {
    const auto around = c.published ? step_around(m.step, *c.published) : std::nullopt;
    return around ? shifted(*around, m.step, -m.count) : std::nullopt;
  }
  if (r == "earlier" || r == "before" || r == "later" || r == "following") {
    const int sign = r == "later" || r == "following" ? 1 : -1;
    if (c.current) return shifted(*c.current, m.step, sign * m.count);
    if (!c.published) return std::nullopt;
    const auto around = step_around(m.step, *c.published);
    return around ? shifted(*around, m.step, sign * m.count) : std::nullopt;
  }
  if (r == "ago") {
    // "a year ago" in a report on June is June a year before; "a week ago" of a day's price, the day a week before
    const bool of_day = c.current && c.current->first() == c.current->last() && days_in(m.step) > 0;
    if (c.current && (months_in(m.step) >= kYearMonths || of_day)) return shifted(*c.current, m.step, -m.count);
    if (!c.published) return std::nullopt;
    // "a decade ago": the year, ten years before
    const auto around = step_around(months_in(m.step) > kYearMonths ? "year" : m.step, *c.published);
    const auto back = around ? shifted(*around, m.step, -m.count) : std::nullopt;
    // "a month ago" in a report on the month just over: the one before that
    if (back && c.current && c.current->is_month() && *back == *c.current) return shifted(*back, m.step, -m.count);
    return back;
  }
  // "compared to 2,488 in the previous week", told of a week that may end on any day: the seven days before it.
  if (r == "previous" && days_in(m.step) > 1 && c.current && c.current->month_count() == 0 && c.current->last().serial() - c.current->first().serial() + 1 == days_in(m.step)) return shifted(*c.current, m.step, -1);
  // The year before a season or a fiscal year is one of its kind.
  if (r == "previous" && m.step == "year" && c.current && c.current->fiscal()) return c.current->previous();
  if ((r == "previous" || r == "last") && m.step == "year" && c.current && c.current->month_count() == 24) return c.current->shifted_months(-12);
  if (r == "previous" && c.current && months_in(m.step) > 0) {
    // the previous month of a report on June is May
    if (c.current->month_count() == months_in(m.step)) return c.current->previous();
    if (months_in(m.step) >= 12) return step_around("year", c.current->first().plus_months(-12));
  }
  if (!c.published) {
    if (c.current && (r == "this" || r == "current")) return step_around(m.step, c.current->last());
    if (c.current && (r == "last" || r == "previous")) {
      const auto around = step_around(m.step, c.current->last());
      return around ? std::optional(around->previous()) : std::nullopt;
    }
    return std::nullopt;
  }
  const auto around = step_around(m.step, *c.published);
  if (!around) return std::nullopt;
  if (m.step == "school-year" && (r == "last" || r == "previous")) return around->shifted_months(-12);
  if (r == "last" || r == "previous") return around->previous();
  if (r == "this" || r == "current") return around;
  if (r == "next" || r == "coming") return shifted(*around, m.step, 1);
  if (r == "same") return c.current;
  return std::nullopt;
}

std::optional<Period> resolve_rolling(const PeriodMention& m, const PeriodContext& c) {
  if (m.relation != "past" && m.relation != "last" && m.relation != "previous" && m.relation != "recent") return std::nullopt;
  // "over the past four weeks": up to the end of the week that was told of, else of the last one that was over
  if (const int days = days_in(m.step) * m.count; days_in(m.step) > 1 && (m.relation == "past" || m.relation == "last") && c.published) {
    const auto week = [&](const Period& p) { return p.month_count() == 0 && p.last().serial() - p.first().serial() + 1 == days_in(m.step); };
    if (c.current && c.current->month_count() == 0 && c.current->last().serial() - c.current->first().serial() + 1 == days) return c.current;
    std::optional<Date> end;
    if (c.current && week(*c.current)) end = c.current->last();
    for (std::size_t i = c.told ? c.told->size() : 0; i-- > 0 && !end;)
      if (week((*c.told)[i])) end = (*c.told)[i].last();
    if (!end) end = step_around("week", *c.published)->previous().last();
    return Period::days(end->plus_days(1 - days), *end);
  }
  const int months = months_in(m.step) * m.count;
  // "in the previous three-month period", told of three months: as long a stretch, just before.
  if (m.relation == "previous" && months > 1 && c.current && c.current->month_count() == months) return c.current->shifted_months(-months);
  if (months < 1 || !c.published) return std::nullopt;
  if (m.step == "year") return Period::years(c.published->year - m.count, c.published->year - 1);
  Date end = Date{c.published->year, c.published->month, 1}.plus_months(-1);
  // "In March there were 3,089 weddings. In the past 12 months …", told in May: up to the month that is reported.
  constexpr int kReported = 3;
  if (months == kYear && c.current && c.current->is_month() && c.current->last() < end && end.plus_months(-kReported) < c.current->last() &&
      std::ranges::none_of(c.told ? *c.told : std::vector<Period>{}, [&](const Period& p) { return c.current->last() < p.last() && p.last() < *c.published; }))
    end = c.current->first();
  const Date start = end.plus_months(1 - months);
  return Period::months(start.year, start.month, end.year, end.month);
}

// The period of the clause, in the year that the mention names.
// What "the same month" is the same as: what was spoken of last, if it is as long, else the last stretch of that length that was told of.
std::optional<Period> same_as(const PeriodMention& m, const PeriodContext& c) {
  const int months = m.stretch.empty() ? 0 : months_in(m.stretch);
  if (months == 0 || !c.told || (c.current && c.current->month_count() == months)) return c.current;
  for (auto it = c.told->rbegin(); it != c.told->rend(); ++it)
    if (it->month_count() == months) return *it;
  return c.current;
}

std::optional<Period> resolve_same(const PeriodMention& m, const PeriodContext& c) {
  const std::optional<Period> told = same_as(m, c);
  if (!told) return std::nullopt;
  // "the same period in June", told of days of July: those days of June.
  if (m.month > 0) {
    const int back = (told->first().month - m.month + kYear) % kYear;
    const Period of = told->shifted_months(m.year > 0 ? kYear * (m.year - told->first().year) + m.month - told->first().month : -(back == 0 ? kYear : back));
    return told->month_count() == 0 || told->is_month() ? std::optional(of) : std::nullopt;
  }
  // "the corresponding period in 2022/23", told of a season: the season of that name
  if (m.year2 > 0 && told->month_count() == 2 * kYear) return told->shifted_months(kYear * (m.year - told->first().year));
  // "the corresponding period of 2023/24": of a month in the spring that year's second half.
  constexpr int kSpring = 4;
  // "the same period of FY24", told of July to March: of that fiscal year.
  if (m.fiscal && m.year > 0 && !told->fiscal()) {
    const bool begun = told->first().month >= (c.fiscal_start > 0 ? c.fiscal_start : kSpring);
    const bool by_first = m.year2 > 0 || c.fiscal_by_first;
    return told->shifted_months(12 * (m.year - (told->first().year + (begun ? 0 : -1) + (by_first ? 0 : 1))));
  }
  if (m.year2 > 0 && !told->fiscal()) return told->shifted_months(12 * (m.year - told->first().year + (told->first().month < kSpring ? 1 : 0)));
  if (m.year > 0) return told->shifted_months(12 * (m.year - told->last().year));
  if (m.step.empty()) return told;
  if (m.step == "year" || m.step == "season") return told->shifted_months(-12 * m.count);
  return shifted(*told, m.step, -m.count);
}

std::optional<Period> resolve_to_date(const PeriodMention& m, const PeriodContext& c) {
  // "since the season began in July": up to the day told with it, else the paper's.
  if (m.month > 0) {
    const std::optional<Date> end = c.until ? c.until : c.published;
    if (!end) return std::nullopt;
    const int begun = m.month <= end->month ? end->year : end->year - 1;
    return c.until ? Period::days({begun, m.month, 1}, *c.until) : Period::months(begun, m.month, end->year, end->month);
  }
  if (!m.step.empty() && m.step != "year") return c.published ? step_around(m.step, *c.published) : std::nullopt;
  // "this year" of an old time told in between is the paper's; of a December, in January, the one just over.
  constexpr int kMonthsBehind = 3;
  const bool recent = c.current && (!c.published || c.published->plus_months(-kMonthsBehind) < c.current->last());
  const int year = m.year > 0 ? m.year : recent ? c.current->last().year : c.published ? c.published->year : 0;
  if (year == 0) return std::nullopt;
  int month = 12;
  if (c.current && c.current->last().year == year && c.current->month_count() > 0 && c.current->month_count() < 12) month = c.current->last().month;
  else if (c.published && c.published->year == year) month = c.published->month - 1;
  if (month < 1) return std::nullopt;
  return Period::months(year, 1, year, month);
}

}  // namespace

bool absolute(const PeriodMention& m) {
  return m.year > 0 && m.type != Type::same && m.type != Type::relative && m.type != Type::on_step;
}

std::optional<Period> resolve(const PeriodMention& m, const PeriodContext& c) {
  switch (m.type) {
    case Type::month: return resolve_month(m, c);
    case Type::months: {
      if (m.fiscal || m.year2 > 0) return months_of_fiscal_year(m, c);
      const auto y = year_of(m, m.month2, c);
      if (!y || m.month2 == 0) return std::nullopt;
      const int first = std::max(m.month, 1);  // "this year through July": since January
      return Period::months(m.month2 < first ? *y - 1 : *y, first, *y, m.month2);
    }
    case Type::day: {
      const auto y = year_of(m, m.month, c);
      const Date day{y.value_or(0), m.month, m.day};
      return y && day.valid() ? std::optional(Period::day(day)) : std::nullopt;
    }
    case Type::days: {
      const int last_month = m.month2 > 0 ? m.month2 : m.month;
      const auto y = year_of(m, last_month, c);
      if (!y) return std::nullopt;
      const Date first{last_month < m.month ? *y - 1 : *y, m.month, m.day}, last{*y, last_month, m.day2};
      return first.valid() && last.valid() && first < last ? std::optional(Period::days(first, last)) : std::nullopt;
    }
    case Type::part: return resolve_part(m, c);
    case Type::first_n: return resolve_first_n(m, c);
    case Type::n_to: return resolve_n_to(m, c);
    case Type::year: return Period::year(m.year);
    case Type::years: {
      // "2023-24" after a fiscal year was told of is one, too.
      const auto fiscal = [](const Period& p) { return p.fiscal(); };
      const bool told = (c.current && c.current->fiscal()) || (c.told && std::any_of(c.told->begin(), c.told->end(), fiscal));
      // Else a season where one was told of; a bare "2024-25" is the year of a budget, a service, a firm. What is yet to begin are
      // two years for which something is planned.
      const auto season = [](const Period& p) { return !p.fiscal() && p.month_count() == 2 * kYear; };
      const bool seasonal = (c.current && season(*c.current)) || (c.told && std::any_of(c.told->begin(), c.told->end(), season));
      if (m.year2 == m.year + 1 && m.step.empty() && (told || (!seasonal && !(c.published && m.year > c.published->year)))) return Period::fiscal_year(m.year);
      return Period::years(m.year, m.year2);
    }
    case Type::fiscal: return resolve_fiscal(m, c);
    case Type::season: return resolve_season(m, c);
    case Type::day_offset: return c.published ? std::optional(Period::day(c.published->plus_days(m.day))) : std::nullopt;
    case Type::relative: return resolve_relative(m, c);
    case Type::same: return resolve_same(m, c);
    case Type::to_date: return resolve_to_date(m, c);
    case Type::rolling: return resolve_rolling(m, c);
    case Type::weekday: {
      const auto day = last_weekday(m.day, c);
      return day ? std::optional(Period::day(*day)) : std::nullopt;
    }
    case Type::definite: {
      // "over that period": the last stretch of more than a month.
      if (m.step == "period") {
        constexpr int kAhead = 10;  // days: some offices tell of a month before it is over
        const auto stretch = [&](const Period& p) { return !(c.published && c.published->plus_days(kAhead) < p.last()) && (p.month_count() > 1 || (p.month_count() == 0 && p.first() < p.last())); };
        if (c.current && stretch(*c.current)) return c.current;
        if (c.told)
          for (auto it = c.told->rbegin(); it != c.told->rend(); ++it)
            if (stretch(*it)) return *it;
        return c.current;
      }
      const int months = months_in(m.step) * m.count;
      if (months == 0) return std::nullopt;
      // What is expected "for the whole year" is the year that runs.
      if (months == kYear && c.ahead && c.published && !(c.current && c.current->fiscal())) return Period::year(c.published->year);
      if (c.current && c.current->month_count() == months) return c.current;
      if (c.told)
        for (auto it = c.told->rbegin(); it != c.told->rend(); ++it)
          if (it->month_count() == months) return *it;
      if (months == 12 && c.current && !c.current->fiscal()) return Period::year(c.current->last().year);
      // "for the half-year", "for the nine months", told with a June or a September: they end with it.
      const auto ends_with = [&](const Period& p) { return p.is_month() && months < kYear && (m.count > 1 ? p.last().month == months : p.last().month % months == 0); };
      std::optional<Period> end = c.current;
      // "Exports fell in May and rose in June. The six-month total fell": the latest month told of.
      if (c.told && m.count > 1 && end && !ends_with(*end))
        for (const Period& p : *c.told)
          if (p.is_month() && p.last().year == end->last().year && end->last() < p.last()) end = p;
      if (end && ends_with(*end)) return Period::months(end->last().year, end->last().month - months + 1, end->last().year, end->last().month);
      return std::nullopt;
    }
    case Type::on_step: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Period> resolve_base(const PeriodMention& m, const std::optional<Period>& own, const PeriodContext& context) {
  if (m.type == Type::on_step) {
    if (!own) return std::nullopt;
    if (own->month_count() > 0 && months_in(m.step) > 0) return own->shifted_months(-months_in(m.step));
    return shifted(*own, m.step, -1);
  }
  PeriodContext c = context;
  if (own) c.current = own;
  if (own && m.year == 0) {
    // "from May" before a June is the May before; "from the first half" of a second half, the one just before
    const bool named = m.type == Type::month || m.type == Type::part || m.type == Type::months;
    if (named && m.relation.empty()) {
      c.published = own->first();
      PeriodMention plain = m;
      auto base = resolve(plain, c);
      if (base && !(base->first() < own->first())) base = base->shifted_months(-12);
      return base;
    }
    if (m.type == Type::relative && (m.relation == "last" || m.relation == "previous") && own->month_count() > 0) {
      const int step = months_in(m.step);
      // "than last year" of a month is that month a year before; "than last month" of a June report is May
      if (step == 12 && own->month_count() < 12) return own->shifted_months(-12);
      if (step == 12 && own->fiscal()) return own->shifted_months(-12);
      if (step == 12 && own->month_count() > 12) return Period::year(own->first().year - 1);
      if (step == own->month_count()) return own->previous();
    }
    // "0.5% over the previous year", told of the first twenty days of a month: of the same days.
    if (m.type == Type::relative && (m.relation == "last" || m.relation == "previous") && months_in(m.step) == kYear && own->month_count() == 0 && own->first() < own->last()) return own->shifted_months(-kYear);
    // "87 more than in the previous week", told of a count on one day: a week before it.
    if (m.type == Type::relative && m.relation == "previous" && days_in(m.step) > 1 && own->first() == own->last()) return shifted(*own, m.step, -1);
    // "fewer than in the previous week", told of a week that may end on any day: the seven days before it.
    if (m.type == Type::relative && m.relation == "previous" && days_in(m.step) > 1 && own->month_count() == 0 && own->last().serial() - own->first().serial() + 1 == days_in(m.step)) return shifted(*own, m.step, -1);
    // "13% down on the previous twelve months": as long a stretch, just before.
    if (m.type == Type::rolling && m.relation == "previous" && own->month_count() > 0 && months_in(m.step) * m.count == own->month_count()) return own->shifted_months(-own->month_count());
    if (m.type == Type::same && m.step.empty() && m.month == 0) return own->shifted_months(-12);
  }
  const auto base = resolve(m, c);
  // "in 2024" as the base of a June: that month of 2024
  if (base && own && m.type == Type::year && own->month_count() > 0 && own->month_count() < 12 && base->first().year < own->first().year)
    return own->shifted_months(12 * (base->first().year - own->first().year));
  return base;
}

}  // namespace assay
