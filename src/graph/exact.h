// Ends of intervals as exact numbers, so that "touching is consistent" can be decided without rounding.
//
// An end was written as a decimal; the double that carries it is off by up to half a unit in its last place, and
// 3 × 0.1 of doubles is more than 0.3. So an end is read as the decimal that it was: the shortest one that gives the same
// double, where that has at most 12 significant digits. Else it is the result of a computation (a quotient, a sum), and
// is taken outwards in the 15th digit. Outwards means: the exact interval contains the one of doubles, wider by at most 2 parts
// in 10^14. What is found to contradict then does.
#pragma once

#include <gmpxx.h>

namespace assay::graph {

using Rational = mpq_class;

// The end must be finite.
Rational exact_low(double end);   // what the end says, or a little less
Rational exact_high(double end);  // what the end says, or a little more

// low > high, decided exactly; infinite ends allowed.
bool lies_above(double low, double high);

}  // namespace assay::graph
