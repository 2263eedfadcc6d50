// The graph on figures as they stand in the news: what contradicts, who is blamed, and the arithmetic it gives.
#include <doctest/doctest.h>

#include <vector>

#include "graph/implied.h"

using namespace assay;

namespace {

using Ids = std::vector<ConstraintId>;

struct Desk : ClaimGraph {
  CellId cell() { return add_cell(); }
  // A source of its own, unless told otherwise.
  Said said(double low, double high, int trust = 1, std::uint32_t source = kNone) const {
    const auto position = static_cast<std::uint32_t>(constraints().size());
    return {{low, high}, {low, high}, trust, position, source == kNone ? position : source};
  }
};

Ids sorted(Ids ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

TEST_CASE("353 t is not five times 46 t") {
  Desk desk;
  const CellId june = desk.cell(), may = desk.cell();
  desk.level(june, desk.said(352.5, 354));
  desk.level(may, desk.said(45.5, 47));
  const ConstraintId fivefold = desk.ratio(june, may, desk.said(4.5, 6));
  const Reconciled answer(desk);
  REQUIRE(answer.conflicts().size() == 1);
  CHECK(sorted(answer.conflicts()[0].constraints) == Ids{0, 1, 2});
  CHECK(answer.conflicts()[0].proof == Proof::cycle);
  CHECK(answer.conflicts()[0].blamed == fivefold);  // the later said, among equals
  CHECK_FALSE(answer.conflicts()[0].decided);
}

TEST_CASE("+660 % from 46 t is 353 t, rounding considered") {
  Desk desk;
  const CellId june = desk.cell(), may = desk.cell();
  desk.level(june, desk.said(352.5, 354));
  desk.level(may, desk.said(45.5, 47));
  const Interval factor = factor_of_change({659, 661});
  desk.ratio(june, may, desk.said(factor.low, factor.high));
  CHECK(Reconciled(desk).conflicts().empty());
}

TEST_CASE("ends that touch are consistent though doubles are not") {
  Desk desk;
  const CellId a = desk.cell(), b = desk.cell();
  desk.level(b, desk.said(0.1, 0.2));
  desk.ratio(a, b, desk.said(3, 4));
  desk.level(a, desk.said(0, 0.3));
  CHECK(3 * 0.1 > 0.3);  // what doubles say
  CHECK(Reconciled(desk).conflicts().empty());
}

TEST_CASE("June of last year, from this June and its fall") {
  Desk desk;
  const CellId june_2025 = desk.cell(), june_2024 = desk.cell();
  const ConstraintId level = desk.level(june_2025, desk.said(3187.5, 3189));
  const ConstraintId fall = desk.ratio(june_2025, june_2024, desk.said(0.6185, 0.6195));
  const Implied got = implied(Reconciled(desk), june_2024);
  CHECK(got.bounds.low == doctest::Approx(3187.5 / 0.6195));
  CHECK(got.bounds.high == doctest::Approx(3189 / 0.6185));
  REQUIRE(got.high.steps.size() == 2);
  CHECK(got.high.constraints() == Ids{level, fall});
  CHECK(got.high.steps[0].bounds == Interval{3187.5, 3189});
  CHECK(got.high.steps[1].cell == june_2024);
  CHECK_FALSE(got.high.together);
}

TEST_CASE("one slip against many voices is one conflict, and decided") {
  Desk desk;
  const CellId cell = desk.cell();
  const ConstraintId slip = desk.level(cell, desk.said(200, 201));
  for (int i = 0; i < 30; ++i) desk.level(cell, desk.said(100, 101 + i));
  const Reconciled answer(desk);
  REQUIRE(answer.conflicts().size() == 1);
  CHECK(answer.conflicts()[0].blamed == slip);
  CHECK(answer.conflicts()[0].decided);
  CHECK(answer.conflicts()[0].constraints.size() == 2);
}

TEST_CASE("copies of one story are one voice") {
  Desk desk;
  const CellId cell = desk.cell();
  for (int i = 0; i < 3; ++i) desk.level(cell, desk.said(200, 201, 1, 7));
  desk.level(cell, desk.said(100, 101, 1, 8));
  const Reconciled answer(desk);
  REQUIRE_FALSE(answer.conflicts().empty());
  CHECK_FALSE(answer.conflicts()[0].decided);
}

TEST_CASE("a reference stands above any number of claims") {
  Desk desk;
  const CellId cell = desk.cell();
  const ConstraintId reference = desk.level(cell, desk.said(100, 101, 2));
  for (int i = 0; i < 3; ++i) desk.level(cell, desk.said(200, 201));
  const Reconciled answer(desk);
  CHECK(answer.conflicts().size() == 3);
  CHECK(answer.kept(reference));
  for (const Conflict& conflict : answer.conflicts()) CHECK(conflict.decided);
}

TEST_CASE("a chain of sums decides between two figures") {
  Desk desk;
  const CellId to_september = desk.cell(), october = desk.cell(), to_october = desk.cell();
  desk.level(to_september, desk.said(899, 901));
  desk.level(october, desk.said(99, 101));
  const ConstraintId right = desk.level(to_october, desk.said(999, 1001));
  const ConstraintId wrong = desk.level(to_october, desk.said(1099, 1101));
  const CellId parts[] = {to_september, october};
  desk.sum(to_october, parts, desk.said(0, 0, 3));
  const Reconciled answer(desk);
  REQUIRE(answer.conflicts().size() == 1);
  CHECK(answer.conflicts()[0].constraints == Ids{right, wrong});
  CHECK(answer.conflicts()[0].blamed == wrong);
  CHECK(answer.conflicts()[0].decided);
}

TEST_CASE("without a constraint, what was dropped for its sake comes back") {
  Desk desk;
  const CellId cell = desk.cell();
  const ConstraintId reference = desk.level(cell, desk.said(100, 101, 2));
  desk.level(cell, desk.said(200, 201));
  const Reconciled answer(desk);
  CHECK(implied(answer, cell).bounds == Interval{100, 101});
  const ConstraintId left_out[] = {reference};
  CHECK(implied(answer, cell, left_out).bounds == Interval{200, 201});
}

TEST_CASE("shares of one whole are at most all of it") {
  Desk desk;
  const CellId whole = desk.cell(), a = desk.cell(), b = desk.cell();
  desk.share(a, whole, desk.said(0.59, 0.61));
  desk.share(b, whole, desk.said(0.49, 0.51));
  const CellId parts[] = {a, b};
  desk.parts_at_most(whole, parts, desk.said(0, 0, 3));
  const Reconciled answer(desk);
  REQUIRE(answer.conflicts().size() == 1);
  CHECK(answer.conflicts()[0].constraints == Ids{0, 1, 2});
  CHECK(answer.conflicts()[0].proof == Proof::linear);
  CHECK(answer.conflicts()[0].blamed != 2);
}

TEST_CASE("a record contradicts the month that is above it") {
  Desk desk;
  const CellId june = desk.cell(), may = desk.cell(), april = desk.cell();
  desk.level(june, desk.said(90, 91));
  desk.level(april, desk.said(95, 96));
  const CellId others[] = {april, may};
  desk.highest(june, others, desk.said(0, 0));
  const Reconciled answer(desk);
  REQUIRE(answer.conflicts().size() == 1);
  CHECK(sorted(answer.conflicts()[0].constraints) == Ids{0, 1, 2});
  CHECK(answer.conflicts()[0].blamed == 2);
}

TEST_CASE("a fall of 100 % leaves nothing, and nothing cannot rise by half") {
  Desk desk;
  const CellId may = desk.cell(), june = desk.cell(), july = desk.cell();
  desk.level(may, desk.said(45, 46));
  desk.ratio(june, may, desk.said(0, 0));
  CHECK(implied(Reconciled(desk), june).bounds == Interval{0, 0});
  desk.ratio(july, june, desk.said(1.4, 1.6));
  REQUIRE(Reconciled(desk).conflicts().size() == 1);
  CHECK(Reconciled(desk).conflicts()[0].constraints == Ids{1, 2});
}

TEST_CASE("balances may be negative") {
  Desk desk;
  const CellId exports = desk.cell(), imports = desk.cell(), balance = desk.add_cell(Sign::any);
  desk.level(exports, desk.said(99, 101));
  desk.level(imports, desk.said(119, 121));
  const Term terms[] = {{exports, 1}, {imports, -1}, {balance, -1}};
  desk.linear(terms, desk.said(0, 0, 3));
  const Implied got = implied(Reconciled(desk), balance);
  CHECK(got.bounds.low == doctest::Approx(-22));
  CHECK(got.bounds.high == doctest::Approx(-18));
  CHECK(got.low.constraints().size() == 3);
}

TEST_CASE("value is price times volume, as far as bounds can tell") {
  Desk desk;
  const CellId value = desk.cell(), price = desk.cell(), volume = desk.cell();
  desk.level(price, desk.said(9.5, 10.5));
  desk.level(volume, desk.said(99, 101));
  desk.product(value, price, volume, desk.said(1, 1));
  const Reconciled quiet(desk);
  CHECK_FALSE(quiet.complete());
  CHECK(implied(quiet, value).bounds.low == doctest::Approx(940.5));
  desk.level(value, desk.said(1500, 1600));
  const Reconciled answer(desk);
  REQUIRE(answer.conflicts().size() == 1);
  CHECK(answer.conflicts()[0].proof == Proof::propagation);
  CHECK(answer.conflicts()[0].constraints == Ids{0, 1, 2, 3});
}

TEST_CASE("what nothing can fulfil contradicts alone") {
  Desk desk;
  const CellId cell = desk.cell();
  desk.level(cell, desk.said(5, 4));
  desk.level(cell, desk.said(-3, -2));
  const Reconciled answer(desk);
  REQUIRE(answer.conflicts().size() == 2);
  CHECK(answer.conflicts()[0].constraints == Ids{0});
  CHECK(answer.conflicts()[0].proof == Proof::alone);
}

TEST_CASE("sums of large figures: tolerances go with their size") {
  for (const double unit : {1.0, 1e8, 1e13}) {
    ClaimGraph graph;
    std::vector<CellId> months;
    for (int i = 0; i < 24; ++i) {
      months.push_back(graph.add_cell());
      graph.level(months.back(), {.literal = {}, .fair = {unit * (1 + 0.01 * i), unit * (1.001 + 0.01 * i)}});
    }
    const CellId year = graph.add_cell(), next = graph.add_cell(), half = graph.add_cell();
    graph.sum(year, std::span(months).first(12), {.literal = {0, 0}, .fair = {0, 0}});
    graph.sum(next, std::span(months).last(12), {.literal = {0, 0}, .fair = {0, 0}});
    graph.sum(year, std::vector<CellId>{half, months[0], months[1]}, {.literal = {0, 0}, .fair = {0, 0}});
    const Reconciled reconciled(graph);
    CHECK(reconciled.conflicts().empty());
    CHECK(implied(reconciled, year).bounds.low == doctest::Approx(12.66 * unit).epsilon(1e-7));
    CHECK(implied(reconciled, year).bounds.high == doctest::Approx(12.672 * unit).epsilon(1e-7));
    CHECK(implied(reconciled, half).bounds.high == doctest::Approx(10.66 * unit).epsilon(1e-3));
    graph.level(next, {.literal = {}, .fair = {unit, 2 * unit}});
    CHECK(Reconciled(graph).conflicts().size() == 1);
  }
}

TEST_CASE("a quotient that happens to look like a short decimal is still a quotient") {
  Desk desk;
  const CellId a = desk.cell(), b = desk.cell();
  desk.level(a, desk.said(6, 6));
  desk.level(b, desk.said(9.5, 9.5));
  desk.ratio(a, b, desk.said(6 / 9.5, 6 / 9.5));  // 0.631578947368421 05…: the shortest decimal ends before the zero
  CHECK(Reconciled(desk).conflicts().empty());
}
