#include "graph/float_program.h"

#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace assay::graph {
namespace {

constexpr double kZero = 1e-9;
constexpr int kMilliseconds = 60'000;

struct Deleter {
  void operator()(glp_prob* program) const { glp_delete_prob(program); }
};
using Program = std::unique_ptr<glp_prob, Deleter>;

// GLPK keeps an environment a thread and frees it for no thread.
struct Environment {
  Environment() { glp_init_env(); }
  ~Environment() { glp_free_env(); }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
};

double largest_factor(const Row& row) {
  double largest = 0;
  for (const auto& [column, factor] : row.factors) largest = std::max(largest, std::abs(factor.get_d()));
  return largest;
}

// Figures are counted in it: GLPK's tolerances are absolute, and tonnes of steel are hundreds of millions. The margin's own row keeps
// its 1, since any bound above zero does.
double unit_of(const Rows& rows) {
  double unit = 0;
  for (const Row& row : rows.rows)
    if (row.constraint != kNone) unit = std::max(unit, std::abs(row.right.get_d()));
  return unit > 0 && std::isfinite(unit) ? unit : 1;
}

// Each row divided by its largest factor. `lean`: one more column, by which every row may be violated.
Program build(const Rows& rows, bool lean, double unit) {
  thread_local const Environment environment;
  glp_term_out(GLP_OFF);
  Program program(glp_create_prob());
  const int cells = static_cast<int>(rows.columns.size());
  glp_add_cols(program.get(), cells + 1 + lean);
  for (int j = 1; j <= cells + 1 + lean; ++j) {
    const bool free = j <= cells && rows.free[static_cast<std::size_t>(j - 1)];
    glp_set_col_bnds(program.get(), j, free ? GLP_FR : GLP_LO, 0, 0);
  }
  glp_add_rows(program.get(), static_cast<int>(rows.rows.size()));
  std::vector<int> columns;
  std::vector<double> factors;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const Row& row = rows.rows[i];
    const double scale = std::max(largest_factor(row), 1e-300);
    columns.assign(1, 0);
    factors.assign(1, 0);
    for (const auto& [column, factor] : row.factors) {
      columns.push_back(static_cast<int>(column) + 1);
      factors.push_back(factor.get_d() / scale);
    }
    if (lean && row.constraint != kNone) {
      columns.push_back(cells + 2);
      factors.push_back(-1);
    }
    glp_set_mat_row(program.get(), static_cast<int>(i) + 1, static_cast<int>(columns.size()) - 1, columns.data(),
                    factors.data());
    glp_set_row_bnds(program.get(), static_cast<int>(i) + 1, GLP_UP, 0, row.right.get_d() / (row.constraint == kNone ? scale : scale * unit));
  }
  return program;
}

int solve(glp_prob* program) {
  glp_scale_prob(program, GLP_SF_GM | GLP_SF_EQ | GLP_SF_2N);
  glp_adv_basis(program, 0);
  glp_smcp parameters;
  glp_init_smcp(&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  parameters.meth = GLP_DUALP;
  parameters.tol_bnd = parameters.tol_dj = kZero;
  parameters.tm_lim = kMilliseconds;
  if (glp_simplex(program, &parameters) != 0) return GLP_UNDEF;
  return glp_get_status(program);
}

std::vector<double> duals(glp_prob* program) {
  std::vector<double> weights;
  for (int i = 1; i <= glp_get_num_rows(program); ++i) {
    const double weight = glp_get_row_dual(program, i);
    weights.push_back(std::abs(weight) > 1e-12 ? weight : 0);
  }
  return weights;
}

}  // namespace

std::optional<std::vector<double>> FloatProgram::clash() const {
  const Program program = build(rows_, false, unit_of(rows_));
  glp_set_obj_dir(program.get(), GLP_MAX);
  glp_set_obj_coef(program.get(), static_cast<int>(rows_.margin()) + 1, 1);
  const int status = solve(program.get());
  if (status != GLP_OPT) return least_violation();
  if (glp_get_obj_val(program.get()) > kZero) return std::nullopt;
  return duals(program.get());
}

std::optional<std::vector<double>> FloatProgram::least_violation() const {
  const Program program = build(rows_, true, unit_of(rows_));
  glp_set_obj_dir(program.get(), GLP_MIN);
  glp_set_obj_coef(program.get(), glp_get_num_cols(program.get()), 1);
  if (solve(program.get()) != GLP_OPT) return std::vector<double>(rows_.rows.size(), 0);
  return duals(program.get());
}

FloatProgram::Extreme FloatProgram::extreme(std::uint32_t column, bool largest) const {
  const double unit = unit_of(rows_);
  const Program program = build(rows_, false, unit);
  glp_set_obj_dir(program.get(), largest ? GLP_MAX : GLP_MIN);
  glp_set_obj_coef(program.get(), static_cast<int>(column) + 1, 1);
  if (solve(program.get()) != GLP_OPT)
    return {largest ? Interval::kInfinity : -Interval::kInfinity, std::vector<double>(rows_.rows.size(), 0)};
  return {glp_get_obj_val(program.get()) * unit, duals(program.get())};
}

}  // namespace assay::graph
