// The table of meanings: what a stated figure allows, and what a whole sentence makes of it.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "normalize/claim_reader.h"
#include "normalize/intervals.h"
#include "text/reader.h"

namespace assay {
namespace {

constexpr double kOpen = Interval::kInfinity;
using Shape = IntervalPolicy::Shape;

const IntervalPolicy& policy() {
  static const IntervalPolicy policy = IntervalPolicy::load({std::string(ASSAY_SOURCE_DIR) + "/rules"}).value();
  return policy;
}

Number digits(const char* text) {
  Number n;
  REQUIRE(read_digits(text, DecimalStyle::point, n));
  return n;
}

void is(const Interval& got, double low, double high) {
  CHECK((std::isinf(low) ? got.low == low : got.low == doctest::Approx(low)));
  CHECK((std::isinf(high) ? got.high == high : got.high == doctest::Approx(high)));
}

TEST_CASE("figures without a hedge: rounding is literal, truncation is fair") {
  const Intervals i = policy().of(digits("353"), Hedge::none, Shape::plain, false);
  is(i.literal, 352.5, 353.5);
  is(i.fair, 352.5, 354);
  const Intervals d = policy().of(digits("38.1"), Hedge::none, Shape::plain, false);
  is(d.literal, 38.05, 38.15);
  is(d.fair, 38.05, 38.2);
}

TEST_CASE("trailing zeros may be rounding: half a unit of the last digit that counts, at most a twentieth") {
  is(policy().of(digits("3,200"), Hedge::none, Shape::plain, false).literal, 3199.5, 3200.5);
  is(policy().of(digits("3,200"), Hedge::none, Shape::plain, false).fair, 3150, 3250);
  is(policy().of(digits("3,000"), Hedge::none, Shape::plain, false).fair, 2850, 3150);  // not 2,500
  is(policy().of(digits("100"), Hedge::none, Shape::plain, false).fair, 95, 105);
}

TEST_CASE("small counts are exact") {
  is(policy().of(digits("7"), Hedge::none, Shape::count, false).fair, 7, 7);
  is(policy().of(digits("999"), Hedge::none, Shape::count, false).fair, 999, 999);
  CHECK(policy().of(digits("1,200"), Hedge::none, Shape::count, false).fair.high > 1200);
}

TEST_CASE("hedges open or move the ends") {
  const Number n = digits("353");
  is(policy().of(n, Hedge::over, Shape::plain, true).fair, 353, 388.3);  // just over
  is(policy().of(n, Hedge::under, Shape::plain, true).fair, 317.7, 353);  // slightly less than
  is(policy().of(n, Hedge::over, Shape::plain, false).literal, 353, kOpen);
  is(policy().of(n, Hedge::at_least, Shape::plain, false).literal, 353, kOpen);
  is(policy().of(n, Hedge::at_least, Shape::plain, false).fair, 352.5, kOpen);
  is(policy().of(n, Hedge::under, Shape::plain, false).literal, -kOpen, 353);
  is(policy().of(n, Hedge::at_most, Shape::plain, false).literal, -kOpen, 353);
  is(policy().of(n, Hedge::at_most, Shape::plain, false).fair, -kOpen, 353.5);
  is(policy().of(n, Hedge::about, Shape::plain, false).fair, 353 * 0.95, 353 * 1.05);
  is(policy().of(n, Hedge::nearly, Shape::plain, false).literal, 353 * 0.9, 353);
}

TEST_CASE("the fair interval holds the literal one, whatever the figure and the hedge") {
  for (const Hedge hedge : {Hedge::none, Hedge::about, Hedge::over, Hedge::at_least, Hedge::under, Hedge::at_most, Hedge::nearly})
    for (const Shape shape : {Shape::plain, Shape::count, Shape::multiple, Shape::fraction})
      for (const bool closely : {false, true})
      for (const char* text : {"0", "1", "7", "10", "46", "100", "353", "0.3", "38.1", "157.50", "1,000", "3,188", "45,290.25"}) {
        const Intervals i = policy().of(digits(text), hedge, shape, closely);
        CAPTURE(std::string(text));
        CHECK(i.fair.contains(i.literal));
        CHECK_FALSE(i.literal.empty());
      }
}

TEST_CASE("vague counts are what they are") {
  Number dozens;
  dozens.vague = dozens.spelled = true;
  dozens.value = 24, dozens.high = 99;
  is(policy().of(dozens, Hedge::none, Shape::count, false).literal, 24, 99);
}

TEST_CASE("a table that is not there") {
  const auto missing = IntervalPolicy::load({"/nowhere/at/all"});
  REQUIRE_FALSE(missing);
  CHECK_FALSE(missing.error().remedy.empty());
}

// Whole sentences, in the units of the base: mass in tonnes, ratios as bare factors.
Claim only_claim(const std::string& text) {
  static const RulePack rules = RulePack::load({std::string(ASSAY_SOURCE_DIR) + "/rules"}).value();
  static ClaimReader reader(rules);
  const auto claims = reader.read(read_text(text));
  CAPTURE(text);
  REQUIRE(claims.size() == 1);
  return claims.front();
}

struct Said {
  const char* text;
  double low, high;
};

TEST_CASE("literal intervals of sentences") {
  for (const Said& said : {Said{"Exports rose 660% by weight.", 7.595, 7.605}, Said{"Exports fell 38.1% by weight.", 0.6185, 0.6195},
                           Said{"They sold 353,000 kilograms of tin.", 352.9995, 353.0005}, Said{"They sold 353 tonnes of tin.", 352.5, 353.5},
                           Said{"They sold more than 353 tonnes of tin.", 353, kOpen}, Said{"It makes 60% of the world's tin.", 0.595, 0.605},
                           Said{"It makes over 90% of the world's tin.", 0.9, kOpen}, Said{"Exports rose more than sevenfold by weight.", 7, kOpen},
                           Said{"Sales nearly tripled.", 2.7, 3}}) {
    CAPTURE(std::string(said.text));
    is(only_claim(said.text).literal, said.low, said.high);
  }
}

TEST_CASE("fair intervals of sentences") {
  for (const Said& said : {Said{"They sold 353 tonnes of tin.", 352.5, 354}, Said{"They sold about 353 tonnes of tin.", 335.35, 370.65}}) {
    CAPTURE(std::string(said.text));
    is(only_claim(said.text).fair, said.low, said.high);
  }
}

TEST_CASE("ways to say one ratio meet") {
  // 46 → 353 t is 7.58 to 7.77 times as much.
  const Interval measured = quotient({352.5, 353.5}, {45.5, 46.5});
  for (const char* text : {"Exports rose 660% by weight.", "Exports rose about 660% by weight.", "Exports rose more than sevenfold by weight.",
                           "Exports rose by more than six times by weight."}) {
    CAPTURE(std::string(text));
    CHECK(only_claim(text).fair.overlaps(measured));
  }
  CHECK_FALSE(only_claim("Exports rose fivefold by weight.").fair.overlaps(measured));
  // 3,188 ÷ 1,238
  const Interval growth = quotient({3187.5, 3188.5}, {1237.5, 1238.5});
  for (const char* text : {"Exports rose 157.5%.", "Exports rose 158%.", "Exports rose about 160%.", "Exports rose nearly 160%."}) {
    CAPTURE(std::string(text));
    CHECK(only_claim(text).fair.overlaps(growth));
  }
  CHECK_FALSE(only_claim("Exports nearly tripled.").fair.overlaps(growth));  // 2.57 is not nearly three
}

}  // namespace
}  // namespace assay
