#include "graph/agree.h"

#include <algorithm>
#include <cmath>

#include "graph/exact.h"

namespace assay {

bool agree(const Interval& a, const Interval& b) {
  return !graph::lies_above(a.low, b.high) && !graph::lies_above(b.low, a.high) && !graph::lies_above(a.low, a.high) && !graph::lies_above(b.low, b.high);
}

bool agree(const Interval& numerator, const Interval& denominator, const Interval& ratio) {
  if (!(denominator.high > 0) || numerator.high < 0 || ratio.high < 0) return false;
  if (ratio.high == 0) return numerator.low <= 0;  // however large the denominator, only nothing is no part of it
  return agree(quotient(numerator, denominator), ratio);
}

double gap_between(const Interval& a, const Interval& b) {
  if (agree(a, b)) return 0;
  const double from = a.high < b.low ? a.high : b.high;
  const double to = a.high < b.low ? b.low : a.low;
  return (to - from) / std::max(std::abs(to), 1e-12);
}

}  // namespace assay
