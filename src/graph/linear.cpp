#include "graph/linear.h"

#include <algorithm>

#include "graph/exact_program.h"
#include "graph/float_program.h"

namespace assay::graph {
namespace {

// Columns of the dense program: one a cell, a second one for the negative side of a free cell, then the margin.
struct Dense {
  std::vector<std::uint32_t> plus, minus;
  std::size_t size = 0;

  explicit Dense(const Rows& rows) {
    for (const bool free : rows.free) {
      plus.push_back(static_cast<std::uint32_t>(size++));
      minus.push_back(free ? static_cast<std::uint32_t>(size++) : kNone);
    }
    plus.push_back(static_cast<std::uint32_t>(size++));
    minus.push_back(kNone);
  }

  std::vector<Rational> row(const std::vector<std::pair<std::uint32_t, Rational>>& factors) const {
    std::vector<Rational> dense(size);
    for (const auto& [column, factor] : factors) {
      dense[plus[column]] = factor;
      if (minus[column] != kNone) dense[minus[column]] = -factor;
    }
    return dense;
  }

  ExactProgram program(const Rows& rows) const {
    std::vector<std::vector<Rational>> table;
    std::vector<Rational> right;
    for (const Row& row : rows.rows) {
      table.push_back(this->row(row.factors));
      right.push_back(row.right);
    }
    return ExactProgram(size, std::move(table), std::move(right));
  }
};

template <typename Weights>
std::vector<ConstraintId> weighed(const Rows& rows, const Weights& weights) {
  std::vector<ConstraintId> ids;
  for (std::size_t i = 0; i < rows.rows.size(); ++i)
    if (weights[i] != 0 && rows.rows[i].constraint != kNone) ids.push_back(rows.rows[i].constraint);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<ConstraintId> exact_clash(const Rows& rows) {
  const Dense dense(rows);
  ExactProgram program = dense.program(rows);
  if (!program.feasible()) return weighed(rows, program.weights());
  std::vector<Rational> objective(dense.size);
  objective[dense.plus[rows.margin()]] = 1;
  const auto margin = program.maximum(objective);  // at most 1, by its row
  return *margin > 0 ? std::vector<ConstraintId>{} : weighed(rows, program.weights());
}

Rows only(const Rows& all, const std::vector<ConstraintId>& ids) {
  Rows some{{}, all.columns, all.free};
  for (const Row& row : all.rows)
    if (row.constraint == kNone || std::binary_search(ids.begin(), ids.end(), row.constraint)) some.rows.push_back(row);
  return some;
}

}  // namespace

LinearAnswer linear_clash(const Rows& rows, const LinearLimits& limits) {
  if (rows.rows.size() <= limits.exact_rows) return {exact_clash(rows), true};
  const FloatProgram program(rows);
  const auto weights = program.clash();
  if (!weights) return {};
  if (auto clash = exact_clash(only(rows, weighed(rows, *weights))); !clash.empty()) return {std::move(clash), true};
  if (rows.rows.size() <= limits.rescue_rows) return {exact_clash(rows), true};
  return {{}, false};
}

LinearBound linear_bound(const Rows& rows, CellId cell, bool largest, const LinearLimits& limits) {
  const std::uint32_t column = rows.column(cell);
  if (rows.rows.size() > limits.exact_rows) {
    const auto found = FloatProgram(rows).extreme(column, largest);
    return {found.end, weighed(rows, found.weights)};
  }
  const Dense dense(rows);
  ExactProgram program = dense.program(rows);
  program.feasible();
  const auto objective = dense.row({{column, largest ? 1 : -1}});
  const auto best = program.maximum(objective);
  if (!best) return {largest ? Interval::kInfinity : -Interval::kInfinity, {}};
  const double end = best->get_d();
  return {largest ? end : 0 - end, weighed(rows, program.weights())};
}

}  // namespace assay::graph
