// The same rows in floating point, for programs of any size: GLPK's simplex method (glpk.pdf, GLPK 5.0).
//
// Tolerances are 10⁻⁹ of a row's scale: a contradiction that is narrower may stay unseen. Answers are candidates;
// linear.cpp confirms.
#pragma once

#include <optional>
#include <vector>

#include "graph/rows.h"

namespace assay::graph {

class FloatProgram {
 public:
  explicit FloatProgram(const Rows& rows) : rows_(rows) {}

  // Per row its weight in the contradiction; nullopt: the rows agree.
  std::optional<std::vector<double>> clash() const;

  struct Extreme {
    double end;                   // infinite: unbounded
    std::vector<double> weights;  // per row
  };
  Extreme extreme(std::uint32_t column, bool largest) const;

 private:
  std::optional<std::vector<double>> least_violation() const;

  const Rows& rows_;
};

}  // namespace assay::graph
