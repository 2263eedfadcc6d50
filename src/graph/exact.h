// Ends of intervals as exact numbers, so that "touching is consistent" can be decided without rounding.
//
// An end was written as a decimal; the double that carries it is off by up to half a unit in its last place, and
// 1.1 × 10 of doubles is not 11. So an end is read as the decimal that it was: the shortest one that gives the same
// double, where that has at most 15 significant digits; else (a quotient, a sum of doubles) it is cut to 15 digits
// outwards. Outwards means: the exact interval contains the one of doubles, wider by at most 1 part in 10^14. What is
// found to contradict then does.
#pragma once

#include <gmpxx.h>

namespace assay::graph {

using Rational = mpq_class;

// The end must be finite.
Rational exact_low(double end);   // at most `end`, but for the reading as a decimal
Rational exact_high(double end);  // at least `end`, likewise

// low > high, decided exactly; infinite ends allowed.
bool lies_above(double low, double high);

}  // namespace assay::graph
