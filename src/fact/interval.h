// Closed intervals of real numbers: what a claim states and what an observation allows.
//
// An end of ±infinity is open ("more than 90" has no upper end). Touching intervals are consistent.
#pragma once

#include <algorithm>
#include <limits>

namespace assay {

struct Interval {
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();

  double low = -kInfinity;
  double high = kInfinity;

  static constexpr Interval point(double x) { return {x, x}; }
  static constexpr Interval everything() { return {}; }

  bool empty() const { return low > high; }
  bool bounded() const { return low > -kInfinity && high < kInfinity; }
  bool is_amount() const { return low >= 0 && high > 0; }  // false too where an end is no number
  bool contains(double x) const { return low <= x && x <= high; }
  bool contains(const Interval& o) const { return low <= o.low && o.high <= high; }
  bool overlaps(const Interval& o) const { return low <= o.high && o.low <= high; }
  double middle() const { return low == high ? low : (low + high) / 2; }

  Interval hull(const Interval& o) const { return {std::min(low, o.low), std::max(high, o.high)}; }
  Interval intersect(const Interval& o) const { return {std::max(low, o.low), std::min(high, o.high)}; }
  Interval scaled(double factor) const;  // factor may be negative: the ends change places
  Interval shifted(double by) const { return {low + by, high + by}; }

  friend bool operator==(const Interval&, const Interval&) = default;
};

// a / b for intervals of non-negative numbers: 353 t ÷ 46 t = [352.5, 353.5] / [45.5, 46.5] = [7.58, 7.77].
// A denominator that touches zero leaves the upper end open.
Interval quotient(const Interval& a, const Interval& b);

}  // namespace assay
