#include "check/time_sums.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "graph/agree.h"

namespace assay {
namespace {

constexpr int kMostChains = 16, kMostTries = 2000;  // ways to put one stretch together, and the search for them

// Stretches that follow each other from the first day of the whole to its last.
void add_chains(const Stretch& whole, const std::vector<Stretch>& inside, double slack, std::vector<TimeSum>& out) {
  std::multimap<long, const Stretch*> from;
  for (const Stretch& s : inside) from.emplace(s.period.first().serial(), &s);
  int chains = 0, steps = 0;
  std::vector<CellId> chain;
  const auto extend = [&](const auto& self, long day) -> void {
    if (++steps > kMostTries || chains >= kMostChains) return;
    if (day > whole.period.last().serial()) {
      const double miss = slack * whole.known.high;
      out.push_back({whole.cell, chain, true, {-miss, miss}});
      ++chains;
      return;
    }
    for (auto [at, end] = from.equal_range(day); at != end; ++at) {
      chain.push_back(at->second->cell);
      self(self, at->second->period.last().serial() + 1);
      chain.pop_back();
    }
  };
  extend(extend, whole.period.first().serial());
}

// The heaviest stretches that do not overlap (weighted interval scheduling).
std::vector<CellId> heaviest(std::vector<Stretch> inside) {
  std::sort(inside.begin(), inside.end(),
            [](const Stretch& a, const Stretch& b) { return a.period.last() < b.period.last(); });
  std::vector<double> best(inside.size() + 1, 0);
  std::vector<std::size_t> before(inside.size());
  for (std::size_t i = 0; i < inside.size(); ++i) {
    std::size_t p = i;
    while (p > 0 && inside[p - 1].period.last() >= inside[i].period.first()) --p;
    before[i] = p;
    best[i + 1] = std::max(best[i], best[p] + inside[i].known.low);
  }
  std::vector<CellId> out;
  for (std::size_t i = inside.size(); i > 0;) {
    if (best[i] == best[i - 1]) {
      --i;
      continue;
    }
    out.push_back(inside[i - 1].cell);
    i = before[i - 1];
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace

std::vector<TimeSum> time_sums(const std::vector<Stretch>& series, double slack) {
  std::vector<TimeSum> out;
  for (const Stretch& whole : series) {
    std::vector<Stretch> inside;
    for (const Stretch& s : series)
      if (s.cell != whole.cell && whole.period.contains(s.period) && s.period != whole.period) inside.push_back(s);
    if (inside.empty()) continue;
    const std::size_t before = out.size();
    add_chains(whole, inside, slack, out);
    if (out.size() > before) continue;
    const double miss = slack > 0 ? slack * whole.known.high : 0;
    if (auto parts = heaviest(std::move(inside)); !parts.empty())
      out.push_back({whole.cell, std::move(parts), false, {-miss, Interval::kInfinity}});
  }
  return out;
}

std::vector<Period> left_by(const std::vector<Stretch>& series) {
  std::set<Period> out;
  for (const Stretch& whole : series) {
    const auto inside = [&](const Stretch& s) { return s.period != whole.period && whole.period.contains(s.period); };
    // The longest row from the whole's first day on, then from its last day back.
    Date from = whole.period.first(), to = whole.period.last();
    for (bool on = true; on;) {
      on = false;
      for (const Stretch& s : series)
        if (inside(s) && s.period.first() == from && s.period.last() < to) from = s.period.last().plus_days(1), on = true;
    }
    for (bool on = true; on;) {
      on = false;
      for (const Stretch& s : series)
        if (inside(s) && s.period.last() == to && from < s.period.first()) to = s.period.first().plus_days(-1), on = true;
    }
    if (from != whole.period.first() || to != whole.period.last()) out.insert(Period::days(from, to));
  }
  for (const Stretch& s : series) out.erase(s.period);
  return {out.begin(), out.end()};
}

bool average_of(const Interval& part, const Interval& whole, const Period& period) {
  constexpr double kWeek = 7;
  const Interval times = quotient(whole, part);
  const double days = static_cast<double>(period.last().serial() - period.first().serial() + 1);
  const Interval weeks{std::floor(days / kWeek), std::ceil(days / kWeek)};
  return (period.month_count() > 1 && times.contains(period.month_count())) || times.contains(days) || agree(times, weeks);
}

bool of_other_stretch(const Interval& factor, const Period& period, double slack) {
  constexpr double kMonths = 12;
  const auto near = [&](double times) { return factor.low * (1 - slack) <= times && times <= factor.high * (1 + slack); };
  return (period.is_month() || period.is_year()) && (near(kMonths) || near(1 / kMonths));
}

}  // namespace assay
