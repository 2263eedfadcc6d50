#include "check/implied_evidence.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "check/time_sums.h"
#include "graph/implied.h"

namespace assay {
namespace {

// What follows is known no better than to four digits; outwards, so that nothing is shut out.
Interval rounded(const Interval& exact) {
  constexpr double kDigits = 1e3;
  const double step = std::pow(10, std::floor(std::log10(exact.high / kDigits)));
  return exact.high > 0 ? Interval{std::floor(exact.low / step) * step, std::ceil(exact.high / step) * step} : exact;
}

class SeriesGraph {
 public:
  SeriesGraph(const std::vector<Constraint>& figures, double revision) : figures_(figures) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const Constraint& c = figures[i];
      const CellId at = cell(*c.cell.period);
      const Interval fair{c.fair.low * (1 - revision), c.fair.high * (1 + revision)};
      const Said said{.literal = c.literal, .fair = fair, .position = i};
      const bool change = c.form == Constraint::Form::ratio;
      told_.emplace(change ? graph_.ratio(at, cell(*c.base.period), said) : graph_.level(at, said), i);
    }
  }

  std::optional<Answer> of(const Constraint& asked, const std::string& series) {
    const CellId wanted = cell(*asked.cell.period);
    add_rests(*asked.cell.period);
    add_sums();
    const Reconciled reconciled(graph_);
    if (!reconciled.conflicts().empty()) return std::nullopt;
    const Implied found = implied(reconciled, wanted);
    if (!found.bounds.bounded() || found.high.steps.empty()) return std::nullopt;
    Answer out{.series = series, .said = asked, .members = {found.bounds}, .derived = true, .implied = true};
    out.said.claim = nullptr;
    out.said.literal = out.said.fair = rounded(found.bounds);
    for (const Derivation* way : {&found.high, &found.low})
      for (const ConstraintId id : way->constraints()) use(id, out);
    return out;
  }

 private:
  CellId cell(const Period& period) {
    const auto [at, fresh] = cells_.try_emplace(period, static_cast<CellId>(cells_.size()));
    if (fresh) graph_.add_cell();
    return at->second;
  }

  // The year without its first seven months: what no publisher prints, and a stretch over the end of the year is made of.
  void add_rests(const Period& asked) {
    std::vector<Period> printed;
    for (const auto& [id, figure] : told_)
      if (graph_[id].tie == Tie::level && !figures_[figure].cell.period->fiscal()) printed.push_back(*figures_[figure].cell.period);
    for (const Period& whole : printed)
      for (const Period& part : printed) {
        if (part == whole || !whole.contains(part)) continue;
        if (part.first() == whole.first() && asked.contains(Period::days(part.last().plus_days(1), whole.last()))) cell(Period::days(part.last().plus_days(1), whole.last()));
        if (part.last() == whole.last() && asked.contains(Period::days(whole.first(), part.first().plus_days(-1)))) cell(Period::days(whole.first(), part.first().plus_days(-1)));
      }
  }

  void add_sums() {
    std::map<CellId, Interval> known;
    for (const auto& [id, figure] : told_)
      if (graph_[id].tie == Tie::level) known[graph_[id].first] = graph_[id].fair;
    std::vector<Stretch> stretches;
    for (const auto& [period, at] : cells_)
      if (!period.fiscal()) stretches.push_back({at, period, known.contains(at) ? known[at] : Interval{0, 0}});
    for (const TimeSum& sum : time_sums(stretches, 0)) graph_.sum(sum.whole, sum.parts, {.literal = sum.left, .fair = sum.left});
  }

  void use(ConstraintId id, Answer& out) const {
    const auto figure = told_.find(id);
    if (figure == told_.end()) return;
    const Constraint& said = figures_[figure->second];
    if (std::find(out.said.rows.begin(), out.said.rows.end(), said.rows.front()) != out.said.rows.end()) return;
    out.said.rows.push_back(said.rows.front());
    out.steps.push_back(said);
  }

  const std::vector<Constraint>& figures_;
  ClaimGraph graph_;
  std::map<Period, CellId> cells_;
  std::map<ConstraintId, std::size_t> told_;
};

}  // namespace

std::optional<Answer> implied_answer(const Constraint& asked, const std::string& series, const std::vector<Constraint>& figures, double revision) {
  if (figures.empty()) return std::nullopt;
  return SeriesGraph(figures, revision).of(asked, series);
}

}  // namespace assay
