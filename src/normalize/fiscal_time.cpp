#include "normalize/fiscal_time.h"

namespace assay {
namespace {

constexpr int kSpring = 4;  // where most fiscal years begin that papers write as 2024-25

bool goes_back(const PeriodMention& m) { return m.relation == "last" || m.relation == "previous"; }

int months_from(int year, int month) { return year * kYear + month - 1; }

Period of_months(int first, int count) {
  const int last = first + count - 1;
  return Period::months(first / kYear, first % kYear + 1, last / kYear, last % kYear + 1);
}

// The calendar year in which the fiscal year begins that the mention names.
int first_year(const PeriodMention& m, const PeriodContext& c) { return m.year2 > 0 || c.fiscal_by_first ? m.year : m.year - 1; }

// So many months, told from the month on in which such a year begins: of the year that the mention names, else the last such
// stretch that was over on the day of the paper.
std::optional<Period> in_year_from(const PeriodMention& m, int start, int skipped, int months, const PeriodContext& c) {
  if (m.year > 0) return of_months(months_from(first_year(m, c), start) + skipped, months);
  if (!c.published) return std::nullopt;
  Period out = of_months(months_from(c.published->year, start) + skipped, months);
  while (!(out.last() < *c.published)) out = out.shifted_months(-kYear);
  return goes_back(m) ? out.shifted_months(-kYear) : out;
}

}  // namespace

std::optional<Period> resolve_fiscal(const PeriodMention& m, const PeriodContext& c) {
  if (m.ordinal != 0) {
    const int length = months_in(m.step), ordinal = m.ordinal < 0 && length > 0 ? kYear / length : m.ordinal;
    if (c.fiscal_start == 0 || length == 0 || length == kYear || ordinal > kYear / length) return std::nullopt;
    return in_year_from(m, c.fiscal_start, (ordinal - 1) * length, length, c);
  }
  if (m.month > 0) {
    const int year = m.year > 0 ? m.year : !c.published ? 0 : m.month <= c.published->month ? c.published->year : c.published->year - 1;
    if (year == 0) return std::nullopt;
    return m.month == kYear ? Period::year(year) : Period::fiscal_year(year - 1);
  }
  if (m.year > 0) return Period::fiscal_year(first_year(m, c));
  if (!c.published) return std::nullopt;
  const int start = c.fiscal_start > 0 ? c.fiscal_start : kSpring;
  const int running = c.published->month >= start ? c.published->year : c.published->year - 1;
  if (m.relation == "this" || m.relation == "current") return Period::fiscal_year(running);
  // "the year ended 30 June 2012, up 5.4% on the prior financial year": the twelve months before those.
  if (goes_back(m) && m.relation != "last" && c.current && !c.current->fiscal() && c.current->month_count() == kYear && !c.current->is_year()) return c.current->previous();
  if (goes_back(m)) return c.current && c.current->fiscal() ? c.current->previous() : Period::fiscal_year(running - 1);
  if (m.relation == "whole") return c.current && c.current->fiscal() ? c.current : c.ahead ? std::optional(Period::fiscal_year(running)) : std::nullopt;
  if (m.relation == "next" || m.relation == "coming") return Period::fiscal_year(running + 1);
  return std::nullopt;
}

std::optional<Period> first_of_fiscal_year(const PeriodMention& m, int months, const PeriodContext& c) {
  // As many as were told of by their names.
  if (m.year2 > 0 && c.told)
    for (auto it = c.told->rbegin(); it != c.told->rend(); ++it)
      if (it->month_count() == months && it->first().month != 1 && it->first().year == m.year) return *it;
  const int start = c.fiscal_start > 0 ? c.fiscal_start : m.year2 > 0 ? kSpring : 0;
  return start > 0 ? in_year_from(m, start, 0, months, c) : std::nullopt;
}

std::optional<Period> months_of_fiscal_year(const PeriodMention& m, const PeriodContext& c) {
  if (m.month == 0 || m.month2 == 0 || m.year == 0) return std::nullopt;
  const int start = c.fiscal_start > 0 ? c.fiscal_start : kSpring;
  const int begins = first_year(m, c);
  const int first = m.month >= start ? begins : begins + 1;
  return Period::months(first, m.month, m.month2 < m.month ? first + 1 : first, m.month2);
}

}  // namespace assay
