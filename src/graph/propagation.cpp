#include "graph/propagation.h"

#include <algorithm>
#include <cmath>

namespace assay::graph {
namespace {

constexpr double kInfinity = Interval::kInfinity;
// More than one operation and the reading of a decimal into a double lose.
constexpr double kRounding = 1e-15;

double product(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }
double down(double x) { return x - std::abs(x) * kRounding; }
double up(double x) { return x + std::abs(x) * kRounding; }

}  // namespace

// An interval with the ends of cells (2 · place + high) that its own ends rest on.
struct Propagation::Known {
  Interval at;
  bool not_negative = false;  // whatever the ends are
  std::vector<std::uint32_t> low_from, high_from;

  std::vector<std::uint32_t> all() const {
    auto ends = low_from;
    ends.insert(ends.end(), high_from.begin(), high_from.end());
    return ends;
  }
};

Propagation::Propagation(const ClaimGraph& graph, const Partition& partition, std::size_t part,
                         std::span<const ConstraintId> active)
    : graph_(graph), partition_(partition), active_(active) {
  for (const CellId one : partition.cells(part))
    bounds_.push_back(graph.sign(one) == Sign::any ? Interval::everything() : Interval{0, kInfinity});
  latest_.assign(2 * bounds_.size(), kNone);
}

Propagation::Known Propagation::cell(CellId cell) const {
  const std::uint32_t place = partition_.local(cell);
  return {bounds_[place], graph_.sign(cell) == Sign::not_negative, {2 * place}, {2 * place + 1}};
}

Propagation::Known Propagation::fixed(const Interval& bounds) { return {bounds, bounds.low >= 0, {}, {}}; }

Propagation::Known Propagation::times(const Known& a, const Known& b) {
  Known result;
  result.not_negative = a.not_negative && b.not_negative;
  if (result.not_negative) {
    result.at = {down(product(a.at.low, b.at.low)), up(product(a.at.high, b.at.high))};
    result.low_from = a.low_from;
    result.low_from.insert(result.low_from.end(), b.low_from.begin(), b.low_from.end());
    result.high_from = a.high_from;
    result.high_from.insert(result.high_from.end(), b.high_from.begin(), b.high_from.end());
    return result;
  }
  const auto corners = {product(a.at.low, b.at.low), product(a.at.low, b.at.high), product(a.at.high, b.at.low),
                        product(a.at.high, b.at.high)};
  result.at = {down(std::min(corners)), up(std::max(corners))};
  result.low_from = a.all();
  const auto more = b.all();
  result.low_from.insert(result.low_from.end(), more.begin(), more.end());
  result.high_from = result.low_from;
  return result;
}

Propagation::Known Propagation::inverse(const Known& a) {
  Known result;
  if (a.not_negative) {
    result.not_negative = true;
    result.at = {a.at.high > 0 ? down(1 / a.at.high) : 0, a.at.low > 0 ? up(1 / a.at.low) : kInfinity};
    result.low_from = a.high_from;
    result.high_from = a.low_from;
  } else if (a.at.low > 0 || a.at.high < 0) {
    result.at = {down(1 / a.at.high), up(1 / a.at.low)};
    result.low_from = result.high_from = a.all();
  }
  return result;
}

void Propagation::narrow(ConstraintId by, CellId cell, const Known& to) {
  move_end(by, cell, false, to.at.low, to.low_from);
  move_end(by, cell, true, to.at.high, to.high_from);
}

void Propagation::move_end(ConstraintId by, CellId cell, bool high, double to, const std::vector<std::uint32_t>& ends) {
  const std::uint32_t place = partition_.local(cell);
  Interval& bounds = bounds_[place];
  double& end = high ? bounds.high : bounds.low;
  if (std::isinf(to) || empty_ != kNone || !(high ? to < end : to > end)) return;
  const bool empties = high ? to < bounds.low : to > bounds.high;
  if (!empties && std::isfinite(end) && std::abs(end - to) <= least_gain_ * std::max(std::abs(end), std::abs(to))) return;
  end = to;
  Tightening made{by, cell, high, bounds, {}};
  for (const std::uint32_t other : ends)
    if (latest_[other] != kNone) made.from.push_back(latest_[other]);
  latest_[2 * place + high] = static_cast<std::uint32_t>(trail_.size());
  trail_.push_back(std::move(made));
  moved_ = true;
  if (bounds.empty()) empty_ = place;
}

void Propagation::apply_at_most(ConstraintId id, CellId smaller, CellId larger) {
  move_end(id, smaller, true, cell(larger).at.high, cell(larger).high_from);
  move_end(id, larger, false, cell(smaller).at.low, cell(smaller).low_from);
}

// left = right_without · right, where right_without is not zero if it is to be divided by.
void Propagation::apply_ratio(ConstraintId id, CellId left, const Known& right_without, CellId right) {
  narrow(id, left, times(right_without, cell(right)));
  const Known factor = inverse(right_without);
  Known quotient = times(cell(left), factor);
  if (std::isinf(factor.at.high)) quotient.at.high = kInfinity;  // 0 = 0 · anything
  if (std::isinf(factor.at.low)) quotient.at.low = -kInfinity;
  narrow(id, right, quotient);
}

void Propagation::apply_linear(ConstraintId id) {
  const GraphConstraint& c = graph_[id];
  const auto terms = graph_.terms(c);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    // factor · cell = what I leaves after the other terms.
    Known rest = fixed(c.fair);
    // What was added up, for the rounding: a small difference of large figures is as blurred as they are.
    double size_low = std::isinf(c.fair.low) ? 0 : std::abs(c.fair.low);
    double size_high = std::isinf(c.fair.high) ? 0 : std::abs(c.fair.high);
    for (std::size_t j = 0; j < terms.size(); ++j) {
      if (j == i) continue;
      const Known other = cell(terms[j].cell);
      const double factor = terms[j].factor;
      const double size = std::abs(factor);
      const Interval scaled =
          Interval{product(other.at.low, size), product(other.at.high, size)}.scaled(factor < 0 ? -1 : 1);
      rest.at = {rest.at.low - scaled.high, rest.at.high - scaled.low};
      size_low += std::abs(scaled.high);
      size_high += std::abs(scaled.low);
      const auto& low_from = factor > 0 ? other.high_from : other.low_from;
      const auto& high_from = factor > 0 ? other.low_from : other.high_from;
      rest.low_from.insert(rest.low_from.end(), low_from.begin(), low_from.end());
      rest.high_from.insert(rest.high_from.end(), high_from.begin(), high_from.end());
    }
    const double rounding = kRounding * static_cast<double>(terms.size());
    rest.at = {rest.at.low - size_low * rounding, rest.at.high + size_high * rounding};
    if (std::isnan(rest.at.low)) rest.at.low = -kInfinity;
    if (std::isnan(rest.at.high)) rest.at.high = kInfinity;
    const double factor = terms[i].factor;
    if (factor == 0) continue;
    if (factor < 0) std::swap(rest.low_from, rest.high_from);
    rest.at = rest.at.scaled(1 / factor);
    rest.at = {down(rest.at.low), up(rest.at.high)};
    narrow(id, terms[i].cell, rest);
  }
}

void Propagation::apply(ConstraintId id) {
  const GraphConstraint& c = graph_[id];
  Interval factor = c.fair;  // of ratios and products: no figure below zero, no factor below zero
  bool any_sign = false;
  graph_.for_each_cell(c, [&](CellId one) { any_sign |= graph_.sign(one) == Sign::any; });
  if (!any_sign) factor.low = std::max(factor.low, 0.0);
  switch (c.tie) {
    case Tie::level: narrow(id, c.first, fixed(c.fair)); break;
    case Tie::ratio: apply_ratio(id, c.first, fixed(factor), c.second); break;
    case Tie::order: apply_at_most(id, c.first, c.second); break;
    case Tie::record:
      for (const Term& term : graph_.terms(c))
        term.factor > 0 ? apply_at_most(id, term.cell, c.first) : apply_at_most(id, c.first, term.cell);
      break;
    case Tie::linear: apply_linear(id); break;
    case Tie::product: {
      const CellId other = graph_.terms(c).front().cell;
      apply_ratio(id, c.first, times(fixed(factor), cell(other)), c.second);
      apply_ratio(id, c.first, times(fixed(factor), cell(c.second)), other);
      break;
    }
  }
}

bool Propagation::run(int rounds) {
  for (int round = 0; round < rounds; ++round) {
    moved_ = false;
    least_gain_ = round < 4 ? 1e-12 : 1e-6;  // the first rounds are exact, slow convergence is not waited for
    for (const ConstraintId id : active_) {
      apply(id);
      if (empty_ != kNone) return false;
    }
    if (!moved_) return true;
  }
  return true;
}

// The tightenings that `open` rest on, themselves included.
std::vector<bool> Propagation::behind(std::vector<std::uint32_t> open) const {
  std::vector<bool> in(trail_.size());
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (at == kNone || in[at]) continue;
    in[at] = true;
    open.insert(open.end(), trail_[at].from.begin(), trail_[at].from.end());
  }
  return in;
}

std::vector<ConstraintId> Propagation::clash() const {
  const auto in = behind({latest_[2 * empty_], latest_[2 * empty_ + 1]});
  std::vector<ConstraintId> ids;
  for (std::size_t i = 0; i < trail_.size(); ++i)
    if (in[i]) ids.push_back(trail_[i].constraint);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<Propagation::Tightening> Propagation::derivation(CellId cell, bool high) const {
  const auto in = behind({latest_[2 * partition_.local(cell) + high]});
  std::vector<Tightening> steps;
  for (std::size_t i = 0; i < trail_.size(); ++i)
    if (in[i]) steps.push_back(trail_[i]);
  return steps;
}

}  // namespace assay::graph
