#include "graph/exact_program.h"

#include <algorithm>

#include "graph/claim_graph.h"

namespace assay::graph {

ExactProgram::ExactProgram(std::size_t variables, std::vector<std::vector<Rational>> rows, std::vector<Rational> right)
    : variables_(variables), table_(std::move(rows)), constant_(std::move(right)) {
  for (std::size_t i = 0; i < table_.size(); ++i) {
    for (Rational& a : table_[i]) a = -a;
    basic_.push_back(variables_ + i);
  }
  for (std::size_t j = 0; j < variables_; ++j) free_.push_back(j);
}

void ExactProgram::pivot(std::size_t row, std::size_t column) {
  // Solve the row for free[column] …
  std::vector<Rational>& pivot_row = table_[row];
  const Rational by = -1 / pivot_row[column];
  for (Rational& a : pivot_row) a *= by;
  constant_[row] *= by;
  pivot_row[column] = -by;
  // … and put that into every other row and the objective.
  const auto substitute = [&](std::vector<Rational>& coefficients, Rational& constant) {
    const Rational times = coefficients[column];
    if (times == 0) return;
    coefficients[column] = 0;
    for (std::size_t j = 0; j < coefficients.size(); ++j)
      if (pivot_row[j] != 0) coefficients[j] += times * pivot_row[j];
    constant += times * constant_[row];
  };
  for (std::size_t i = 0; i < table_.size(); ++i)
    if (i != row) substitute(table_[i], constant_[i]);
  substitute(costs_, value_);
  std::swap(basic_[row], free_[column]);
}

bool ExactProgram::improve() {
  for (;;) {
    std::size_t entering = free_.size();
    for (std::size_t j = 0; j < free_.size(); ++j)
      if (costs_[j] > 0 && (entering == free_.size() || free_[j] < free_[entering])) entering = j;
    if (entering == free_.size()) return true;
    std::size_t leaving = basic_.size();
    Rational least;
    for (std::size_t i = 0; i < basic_.size(); ++i) {
      if (table_[i][entering] >= 0) continue;
      const Rational room = constant_[i] / -table_[i][entering];
      if (leaving == basic_.size() || room < least || (room == least && basic_[i] < basic_[leaving])) {
        leaving = i;
        least = room;
      }
    }
    if (leaving == basic_.size()) return false;
    pivot(leaving, entering);
  }
}

void ExactProgram::remember_weights() {
  weights_.assign(table_.size(), 0);
  for (std::size_t j = 0; j < free_.size(); ++j)
    if (free_[j] >= variables_ && free_[j] < variables_ + table_.size()) weights_[free_[j] - variables_] = -costs_[j];
}

bool ExactProgram::feasible() {
  const std::size_t rows = table_.size();
  const auto worst = std::min_element(constant_.begin(), constant_.end());
  if (rows == 0 || *worst >= 0) return true;
  // One artificial variable that every row may lean on, as little as possible.
  const std::size_t artificial = variables_ + rows;
  for (auto& row : table_) row.push_back(1);
  free_.push_back(artificial);
  costs_.assign(free_.size(), 0);
  costs_.back() = -1;
  value_ = 0;
  pivot(static_cast<std::size_t>(worst - constant_.begin()), free_.size() - 1);
  improve();
  if (value_ < 0) {
    remember_weights();
    return false;
  }
  // It is zero: out of the basis with it, then out of the table.
  if (const auto at = std::find(basic_.begin(), basic_.end(), artificial); at != basic_.end()) {
    const auto row = static_cast<std::size_t>(at - basic_.begin());
    for (std::size_t j = 0; j < free_.size(); ++j)
      if (table_[row][j] != 0) {
        pivot(row, j);
        break;
      }
  }
  const auto column = std::find(free_.begin(), free_.end(), artificial) - free_.begin();
  free_.erase(free_.begin() + column);
  for (auto& row : table_) row.erase(row.begin() + column);
  return true;
}

std::optional<Rational> ExactProgram::maximum(const std::vector<Rational>& objective) {
  costs_.assign(free_.size(), 0);
  value_ = 0;
  for (std::size_t j = 0; j < free_.size(); ++j)
    if (free_[j] < variables_) costs_[j] += objective[free_[j]];
  for (std::size_t i = 0; i < basic_.size(); ++i) {
    if (basic_[i] >= variables_ || objective[basic_[i]] == 0) continue;
    const Rational& times = objective[basic_[i]];
    for (std::size_t j = 0; j < free_.size(); ++j) costs_[j] += times * table_[i][j];
    value_ += times * constant_[i];
  }
  if (!improve()) return std::nullopt;
  remember_weights();
  return value_;
}

}  // namespace assay::graph
