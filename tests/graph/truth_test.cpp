// Graphs made around a truth: every constraint holds for it, so no conflict may be found and every implied interval
// must contain it. Products, and parts too large for elimination, are proven sound this way.
#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <string>

#include "graph/implied.h"
#include "random_graph.h"

using namespace assay;

namespace {

class Truth {
 public:
  Truth(std::uint32_t cells, bool any_sign, std::mt19937_64& random) : random_(random) {
    for (std::uint32_t i = 0; i < cells; ++i) {
      const bool below_zero = any_sign && random() % 4 == 0;
      graph.add_cell(below_zero ? Sign::any : Sign::not_negative);
      figures.push_back((1 + static_cast<double>(random() % 40)) * (below_zero && random() % 2 ? -0.5 : 0.5));
    }
  }

  void say(bool sums, bool products) {
    const CellId a = cell(), b = cell(), c = cell();
    const double x = figures[a], y = figures[b], z = figures[c];
    switch (random_() % (products ? 7 : sums ? 6 : 4)) {
      case 0:
      case 1: graph.level(a, around(x)); break;
      case 2: graph.ratio(a, b, around(x / y)); break;
      case 3: x <= y ? graph.order(a, b, around(0)) : graph.order(b, a, around(0)); break;
      case 4: graph.difference(a, b, around(x - y)); break;
      case 5: sum(a, b, c); break;
      case 6: graph.product(a, b, c, around(x / (y * z))); break;
    }
  }

  bool inside(const Interval& bounds, CellId cell) const {
    const double slack = 1e-7 * std::max(1.0, std::abs(figures[cell]));
    return bounds.low <= figures[cell] + slack && figures[cell] - slack <= bounds.high;
  }

  ClaimGraph graph;
  std::vector<double> figures;

 private:
  void sum(CellId whole, CellId left, CellId right) {
    const CellId parts[] = {left, right};
    graph.sum(whole, parts, around(figures[whole] - figures[left] - figures[right]));
  }
  CellId cell() { return static_cast<CellId>(random_() % figures.size()); }
  // The interval touches the truth quite often.
  Said around(double x) {
    const double below = random_() % 3 == 0 ? 0 : 0.25 * static_cast<double>(random_() % 8);
    const double above = random_() % 3 == 0 ? 0 : 0.25 * static_cast<double>(random_() % 8);
    Said said;
    said.fair = said.literal = {x - below, x + above};
    said.position = graph.constraints().size();
    return said;
  }

  std::mt19937_64& random_;
};

std::string failure_of(const Truth& truth, bool complete) {
  const Reconciled answer(truth.graph);
  if (!answer.conflicts().empty()) return "a false conflict" + oracle::text(truth.graph);
  if (complete && !answer.complete()) return "said to be incomplete" + oracle::text(truth.graph);
  for (CellId cell = 0; cell < truth.figures.size(); cell += 1 + static_cast<CellId>(truth.figures.size() / 8)) {
    const Interval bounds = implied(answer, cell).bounds;
    if (!truth.inside(bounds, cell))
      return "x" + std::to_string(cell) + " = " + std::to_string(truth.figures[cell]) + " outside" +
             oracle::text(truth.graph);
  }
  return {};
}

std::string run(std::size_t count, std::uint32_t most_cells, bool any_sign, bool sums, bool products) {
  std::mt19937_64 random(11);
  for (std::size_t i = 0; i < count; ++i) {
    Truth truth(2 + static_cast<std::uint32_t>(random() % most_cells), any_sign, random);
    const std::size_t constraints = random() % (3 * truth.figures.size());
    for (std::size_t j = 0; j < constraints; ++j) truth.say(sums, products);
    if (const auto failure = failure_of(truth, !products && !any_sign); !failure.empty()) return failure;
  }
  return {};
}

}  // namespace

TEST_CASE("products never contradict the truth") { CHECK(run(oracle::cases(1500), 5, false, true, true) == ""); }
TEST_CASE("nor do ratios and products of cells of any sign") {
  CHECK(run(oracle::cases(1500), 5, true, true, true) == "");
}
TEST_CASE("nor do sums over many cells") { CHECK(run(oracle::cases(60), 60, false, true, false) == ""); }
TEST_CASE("nor do long chains of ratios") { CHECK(run(oracle::cases(100), 400, false, false, false) == ""); }
