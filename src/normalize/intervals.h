// What a stated figure allows: hedges and significant digits → the literal and the fair interval (design.md §1). The
// table of meanings is data: rules/intervals.json.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <vector>

#include "extract/number.h"
#include "fact/claim.h"
#include "fact/error.h"
#include "fact/interval.h"

namespace assay {

struct Intervals {
  Interval literal;
  Interval fair;
};

class IntervalPolicy {
 public:
  // The last rules folder that has an intervals.json speaks.
  static Expected<IntervalPolicy> load(const std::vector<std::filesystem::path>& rules_dirs);

  enum class Shape { plain, count, multiple, fraction };
  // In the figure's own unit: 353 → [352.5, 353.5] and [352.5, 354]. `closely`: the hedge says that its open side ends near
  // the figure ("just over").
  Intervals of(const Number& number, Hedge hedge, Shape shape, bool closely) const;

 private:
  struct End {
    bool open = false, exact = false, half = false, unit = false, zeros = false;
    double part = 0;
  };
  struct Row {
    std::array<End, 2> literal, fair;
    double just = 0;    // an open end that is said to be near: that part of the figure away
    double coarse = 0;  // figures of at most two significant digits: fair by that part of the figure
  };
  double slack(const End& end, const Number& number) const;
  Interval apply(const std::array<End, 2>& ends, const Number& number) const;

  std::array<Row, 7> rows_;
  double zeros_at_most_ = 0.05;
  double exact_counts_below_ = 1000;
  std::array<double, 2> multiple_literal_{}, multiple_fair_{}, fraction_literal_{}, fraction_fair_{};
};

}  // namespace assay
