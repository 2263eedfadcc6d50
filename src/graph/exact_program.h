// Linear programs in exact rationals, small and dense: is there x with Σ a·x ≤ r for every row, and how large can a sum
// get?
//
// The dictionary simplex method with Bland's rule, which never cycles (V. Chvátal, Linear Programming, ch. 2–3). Cost
// grows with rows × columns × steps in numbers of growing length: meant for tens of rows, the proofs of conflicts.
#pragma once

#include <optional>
#include <vector>

#include "graph/exact.h"

namespace assay::graph {

class ExactProgram {
 public:
  // Variables are ≥ 0. Each row is dense: rows[i].size() == variables, Σ rows[i][j]·x[j] ≤ right[i].
  ExactProgram(std::size_t variables, std::vector<std::vector<Rational>> rows, std::vector<Rational> right);

  // False: no x. Then Σ weights()[i]·row i reads "something not negative ≤ something negative" (Farkas' lemma).
  bool feasible();

  // The largest Σ objective·x; nullopt: no bound. Call after feasible() said true. Afterwards Σ weights()[i]·row i
  // bounds it.
  std::optional<Rational> maximum(const std::vector<Rational>& objective);

  // Per row, ≥ 0.
  const std::vector<Rational>& weights() const { return weights_; }

 private:
  void pivot(std::size_t row, std::size_t column);
  bool improve();  // to the optimum; false: unbounded
  void remember_weights();

  // basic[i] = constant[i] + Σ table[i][j] · free[j]; the objective likewise. Variables: 0… the given ones, then a
  // slack per row.
  std::size_t variables_;
  std::vector<std::vector<Rational>> table_;
  std::vector<Rational> constant_, costs_, weights_;
  std::vector<std::size_t> basic_, free_;
  Rational value_;
};

}  // namespace assay::graph
