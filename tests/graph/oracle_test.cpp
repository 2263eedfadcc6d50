// The graph against the slow solver: on consistency, on minimal conflicts and on implied bounds, over very many small
// graphs. At full size: ASSAY_GRAPH_SCALE=200 build/dev/tests/test_graph
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "fourier_motzkin.h"
#include "graph/implied.h"
#include "random_graph.h"

using namespace assay;
using oracle::Recipe;

namespace {

using Ids = std::vector<ConstraintId>;

// Counts instead of asserting in the innermost loop; says the first failure.
struct Tally {
  std::size_t cases = 0, conflicts = 0, bounds = 0, skipped = 0, derived = 0, together = 0;
  std::string failure;
  void fail(const std::string& what) {
    if (failure.empty()) failure = "case " + std::to_string(cases) + ": " + what;
  }
};

bool same(double got, const std::optional<oracle::Fraction>& want, double otherwise) {
  const double wanted = want ? want->value() : otherwise;
  return got == wanted || std::abs(got - wanted) <= 1e-9 * std::max(1.0, std::abs(wanted));
}

// nullopt: too large for the oracle.
std::optional<bool> truly_consistent(const ClaimGraph& graph, const Ids& ids) {
  const auto truth = oracle::solve(graph, ids);
  return truth ? std::optional(truth->consistent) : std::nullopt;
}

void check_conflicts(const ClaimGraph& graph, const Reconciled& answer, Tally& tally) {
  for (const Conflict& conflict : answer.conflicts()) {
    ++tally.conflicts;
    if (truly_consistent(graph, conflict.constraints) == true) tally.fail("a conflict that is none");
    for (const ConstraintId one : conflict.constraints) {
      Ids rest = conflict.constraints;
      std::erase(rest, one);
      if (truly_consistent(graph, rest) == false) tally.fail("a conflict that is not minimal");
    }
    if (std::count(conflict.constraints.begin(), conflict.constraints.end(), conflict.blamed) != 1)
      tally.fail("blamed outside");
  }
}

void check_derivation(const Reconciled& answer, CellId cell, const Derivation& derivation, double end, bool high,
                      Tally& tally) {
  if (derivation.steps.empty()) {
    if (std::isfinite(end) && !(end == 0 && !high)) tally.fail("an end that nothing explains");
    return;
  }
  (derivation.together ? tally.together : tally.derived)++;
  // The steps alone imply the end.
  const auto ids = derivation.constraints();
  const auto truth = oracle::solve(answer.graph(), ids, cell);
  if (!truth) return;
  if (!same(end, high ? truth->high : truth->low, high ? Interval::kInfinity : -Interval::kInfinity))
    tally.fail("a derivation that does not lead to its bound");
  if (!derivation.together && derivation.steps.back().cell != cell) tally.fail("a derivation of another cell");
}

void check_bounds(const ClaimGraph& graph, const Reconciled& answer, Tally& tally) {
  Ids kept;
  for (ConstraintId id = 0; id < graph.constraints().size(); ++id)
    if (answer.kept(id)) kept.push_back(id);
  for (CellId cell = 0; cell < graph.cells(); ++cell) {
    const auto truth = oracle::solve(graph, kept, cell);
    if (!truth) continue;
    ++tally.bounds;
    if (!truth->consistent) return tally.fail("what is kept contradicts itself");
    const Implied got = implied(answer, cell);
    if (!same(got.bounds.low, truth->low, -Interval::kInfinity))
      tally.fail("lower bound of cell " + std::to_string(cell));
    if (!same(got.bounds.high, truth->high, Interval::kInfinity))
      tally.fail("upper bound of cell " + std::to_string(cell));
    check_derivation(answer, cell, got.low, got.bounds.low, false, tally);
    check_derivation(answer, cell, got.high, got.bounds.high, true, tally);
  }
}

void check_graph(const ClaimGraph& graph, const ReconcileLimits& limits, Tally& tally) {
  Ids all(graph.constraints().size());
  std::iota(all.begin(), all.end(), 0u);
  const auto truth = truly_consistent(graph, all);
  if (!truth) {
    ++tally.skipped;
    return;
  }
  ++tally.cases;
  const Reconciled answer(graph, limits);
  if (answer.conflicts().empty() != *truth) tally.fail(*truth ? "a conflict where there is none" : "a conflict unseen");
  if (!answer.complete()) tally.fail("said to be incomplete");
  check_conflicts(graph, answer, tally);
  check_bounds(graph, answer, tally);
}

Tally run(Recipe recipe, std::size_t count, const ReconcileLimits& limits = {}) {
  Tally tally;
  std::mt19937_64 random(20'250'721);
  for (std::size_t i = 0; i < count && tally.failure.empty(); ++i) {
    recipe.cells = 1 + static_cast<std::uint32_t>(random() % 4);
    recipe.constraints = 1 + static_cast<std::uint32_t>(random() % 8);
    const ClaimGraph graph = oracle::random_graph(recipe, random);
    check_graph(graph, limits, tally);
    if (!tally.failure.empty()) tally.failure += oracle::text(graph);
  }
  MESSAGE(tally.cases << " graphs, " << tally.conflicts << " conflicts, " << tally.bounds << " cells bounded, "
                      << tally.derived << " ends derived step by step, " << tally.together << " only together, "
                      << tally.skipped << " too large");
  return tally;
}

}  // namespace

TEST_CASE("levels, ratios, orders and records: the graph and the oracle agree") {
  CHECK(run({}, oracle::cases(6000)).failure == "");
}

TEST_CASE("ends with decimals that doubles do not hold") {
  CHECK(run({.ends = {0.1, 0.3, 0.55, 1.1, 1.15, 3.3}}, oracle::cases(3000)).failure == "");
}

TEST_CASE("zeros leave the logarithms") { CHECK(run({.zeros = true}, oracle::cases(3000)).failure == ""); }

TEST_CASE("sums, differences and parts") {
  CHECK(run({.sums = true, .ends = {0.5, 1, 1.5, 2, 3}}, oracle::cases(2000)).failure == "");
}

TEST_CASE("sums with zeros and cells of any sign") {
  CHECK(run({.sums = true, .zeros = true, .any_sign = true, .ends = {0.5, 1, 2, 3}}, oracle::cases(2000)).failure ==
        "");
}

TEST_CASE("sums, searched in floating point and confirmed exactly") {
  ReconcileLimits limits;
  limits.linear.exact_rows = 0;
  CHECK(run({.sums = true, .zeros = true, .any_sign = true, .ends = {0.5, 1, 2, 3}}, oracle::cases(700), limits)
            .failure == "");
}

TEST_CASE("parts sorted out piece by piece") {
  ReconcileLimits limits;
  limits.wide = 0;
  CHECK(run({}, oracle::cases(2000), limits).failure == "");
  CHECK(run({.sums = true, .zeros = true, .any_sign = true, .ends = {0.5, 1, 2, 3}}, oracle::cases(700), limits)
            .failure == "");
}
