// The smallest graphs: what is said of them at once is what the graph says of them.
#include <doctest/doctest.h>

#include "graph/agree.h"
#include "graph/reconcile.h"
#include "random_graph.h"

using namespace assay;

namespace {

Said said(const Interval& i) { return {.literal = i, .fair = i}; }

bool one_cell(const Interval& a, const Interval& b) {
  ClaimGraph graph;
  const CellId cell = graph.add_cell(Sign::any);
  graph.level(cell, said(a));
  graph.level(cell, said(b));
  return reconcile(graph).conflicts().empty();
}

bool pair(const Interval& numerator, const Interval& denominator, const Interval& ratio) {
  ClaimGraph graph;
  const CellId top = graph.add_cell(), bottom = graph.add_cell();
  graph.level(top, said(numerator));
  graph.level(bottom, said(denominator));
  graph.ratio(top, bottom, said(ratio));
  return reconcile(graph).conflicts().empty();
}

class Ends {
 public:
  Interval any(bool negative) {
    const double a = one(negative), b = one(negative);
    Interval out{std::min(a, b), std::max(a, b)};
    if (random_() % 8 == 0) out.high = Interval::kInfinity;
    return out;
  }

 private:
  // Few values and decimals, so that many touch.
  double one(bool negative) {
    const double value = static_cast<double>(random_() % 40) * 0.1;
    return negative && random_() % 3 == 0 ? -value : value;
  }
  std::mt19937_64 random_{7};
};

}  // namespace

TEST_CASE("two intervals of one cell agree where the graph finds no conflict") {
  Ends ends;
  std::size_t apart = 0;
  for (std::size_t i = 0; i < oracle::cases(20000); ++i) {
    const Interval a = ends.any(true), b = ends.any(true);
    apart += !agree(a, b);
    REQUIRE_MESSAGE(agree(a, b) == one_cell(a, b), a.low << ".." << a.high << " " << b.low << ".." << b.high);
  }
  CHECK(apart > oracle::cases(20000) / 25);  // enough of both
}

TEST_CASE("two figures and their ratio agree where the graph finds no conflict") {
  Ends ends;
  std::size_t apart = 0;
  for (std::size_t i = 0; i < oracle::cases(20000); ++i) {
    const Interval a = ends.any(false), b = ends.any(false), r = ends.any(false);
    if (b.low == 0 || a.low == 0) continue;  // what vanishes has no ratio: for the graph alone
    apart += !agree(a, b, r);
    REQUIRE_MESSAGE(agree(a, b, r) == pair(a, b, r), a.low << ".." << a.high << " " << b.low << ".." << b.high << " " << r.low << ".." << r.high);
  }
  CHECK(apart > oracle::cases(20000) / 25);  // enough of both
}

TEST_CASE("something is no zeroth of anything, however large") {
  const Interval some{2.5, 3.8}, any{3.5, Interval::kInfinity}, zero{0, 0};
  CHECK_FALSE(pair(some, any, zero));
  CHECK_FALSE(agree(some, any, zero));
  CHECK(agree({0, 3.8}, any, zero));
  CHECK(agree(some, any, {0, 0.01}));
}

TEST_CASE("touching agrees, whatever the doubles say") {
  CHECK(agree({0, 0.3}, {3 * 0.1, 1}));
  CHECK_FALSE(agree({0, 0.3}, {0.30001, 1}));
  CHECK(gap_between({1, 2}, {2, 3}) == 0);
  CHECK(gap_between({1, 2}, {4, 5}) == doctest::Approx(0.5));
}
