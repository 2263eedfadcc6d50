#include "fact/interval.h"

namespace assay {

Interval Interval::scaled(double factor) const {
  if (factor >= 0) return {low * factor, high * factor};
  return {high * factor, low * factor};
}

Interval quotient(const Interval& a, const Interval& b) {
  const double low = b.high > 0 ? a.low / b.high : -Interval::kInfinity;
  const double high = b.low > 0 ? a.high / b.low : Interval::kInfinity;
  return {low, high};
}

}  // namespace assay
