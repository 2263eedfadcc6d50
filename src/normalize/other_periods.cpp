#include "normalize/other_periods.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace assay {
namespace {

using Type = PeriodMention::Type;


std::optional<Period> latest(const PeriodMention& m, const PeriodContext& c) {
  PeriodMention plain = m;
  plain.relation = {};
  return c.published ? resolve(plain, c) : std::nullopt;
}

std::optional<Period> calendar_end(const PeriodMention& m, const PeriodContext& c) {
  PeriodMention last = m;
  last.type = Type::part;
  last.ordinal = -1;
  last.relation = {};
  PeriodContext plain = c;
  plain.told = nullptr;
  return resolve(last, plain);
}

std::optional<Period> in_told_year(const PeriodMention& m, const PeriodContext& c, const Period& own) {
  if (m.year > 0 || !m.relation.empty() || !c.current || c.current->fiscal() || !c.current->is_year()) return std::nullopt;
  PeriodMention dated = m;
  dated.year = c.current->first().year;
  return dated.year < own.first().year ? resolve(dated, c) : std::nullopt;
}

// The same months counted from the start of a fiscal year: the last such stretch that was over on the day of the paper.
std::optional<Period> of_fiscal_year(const PeriodContext& c, const Period& own, int start) {
  const bool tells = c.told && std::any_of(c.told->begin(), c.told->end(), [](const Period& p) { return p.fiscal(); });
  if (!tells || own.fiscal() || own.month_count() == 0 || own.month_count() >= kYear) return std::nullopt;
  Period out = own.shifted_months(start - 1);
  while (c.published && !(out.last() < *c.published)) out = out.shifted_months(-kYear);
  return out;
}

std::optional<Period> read_as(std::string_view way, const PeriodMention& m, const PeriodContext& c, const Period& own) {
  constexpr std::string_view kFiscal = "fiscal-";
  if (way == "latest") return latest(m, c);
  if (way == "year-to-date") return Period::months(own.last().year, 1, own.last().year, own.last().month);
  if (way == "calendar-end") return calendar_end(m, c);
  if (way == "told-year") return in_told_year(m, c, own);
  if (!way.starts_with(kFiscal)) return std::nullopt;
  int start = 0;
  std::from_chars(way.data() + kFiscal.size(), way.data() + way.size(), start);
  return of_fiscal_year(c, own, start);
}

}  // namespace

std::vector<OtherPeriod> other_periods(const PeriodMention& m, const PeriodContext& c, const Period& own) {
  std::vector<OtherPeriod> out;
  if (!m.others) return out;
  for (const std::string& way : *m.others) {
    const auto other = read_as(way, m, c, own);
    const bool known = std::any_of(out.begin(), out.end(), [&](const OtherPeriod& o) { return o.period == other; });
    if (other && *other != own && !known) out.push_back({*other, way == "told-year"});
  }
  return out;
}

}  // namespace assay
