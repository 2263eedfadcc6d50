// Amounts that add up over time: which stretches of a series make another one.
//
//   January–September, October → January–October     exactly, give or take what publishers revise
//   January, March             → the first half      together no more than it
#pragma once

#include <vector>

#include "fact/interval.h"
#include "fact/period.h"
#include "graph/claim_graph.h"

namespace assay {

struct Stretch {
  CellId cell = 0;
  Period period;
  Interval known;  // the hull of its levels
};

struct TimeSum {
  CellId whole = 0;
  std::vector<CellId> parts;
  bool complete = false;  // the parts fill the whole; else they only lie in it
  Interval left;          // whole − Σ parts
};

// `slack`: by how much of the whole the parts may miss it. The stretches are of one series, each period once.
std::vector<TimeSum> time_sums(const std::vector<Stretch>& series, double slack);

// What stretches leave of another one that they begin, or end, in a row: January and February of the first quarter leave March. Those that are
// no stretches of the series already.
std::vector<Period> left_by(const std::vector<Stretch>& series);

// Is the one so much a month, a week or a day of the period whose whole is the other?
bool average_of(const Interval& part, const Interval& whole, const Period& period);

// Would two figures that miss each other by a factor go together if one of them were of the year and not of the month that is named (or the other way
// round)? `slack`: how far the factor may be off.
bool of_other_stretch(const Interval& factor, const Period& period, double slack);

}  // namespace assay
