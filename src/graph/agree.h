// The smallest graphs of all, without making one: two intervals demanded of one cell, or of one pair of cells. What is said here is what
// reconcile() says of the graph that they form (tests/graph/agree_test.cpp holds one against the other), ends read exactly,
// touching consistent. Most comparisons of a check are of this kind, and there are thousands of them for each diagnosis.
#pragma once

#include "fact/interval.h"

namespace assay {

// Can both hold of one figure, or of one ratio?
bool agree(const Interval& a, const Interval& b);

// Can two figures, not below zero, and what is said of their ratio all hold? A ratio says that there is something to divide by.
bool agree(const Interval& numerator, const Interval& denominator, const Interval& ratio);

// How far apart two that do not agree are, as a share of the larger; 0 where they agree.
double gap_between(const Interval& a, const Interval& b);

}  // namespace assay
