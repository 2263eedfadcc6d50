#include "check/conversions.h"

#include <doctest/doctest.h>

#include <filesystem>

using namespace assay;

namespace {

const std::filesystem::path kRules = std::filesystem::path(ASSAY_SOURCE_DIR) / "rules";
const Period kJune = Period::month(2025, 6);

}  // namespace

TEST_CASE("a daily rate, times the days of its period, is an amount") {
  const Conversions conversions(CheckRules::load({kRules}).value());
  CHECK(conversions.factor("wheat", "flow-rate", "volume", kJune)->low == doctest::Approx(30));
  CHECK(conversions.factor("wheat", "volume", "flow-rate", kJune)->high == doctest::Approx(1 / 30.0));
  CHECK(days_of(Period::year(2024)) == 366);
}

TEST_CASE("weight and volume meet for products of which it is known what room they take") {
  const Conversions conversions(CheckRules::load({kRules}).value());
  const Interval room = *conversions.factor("crude-oil", "mass", "volume", kJune);
  CHECK(room.contains(1.165));
  const Interval weight = *conversions.factor("crude-oil", "volume", "mass", kJune);
  CHECK(weight.low == doctest::Approx(1 / room.high));
  CHECK(weight.high == doctest::Approx(1 / room.low));
  CHECK_FALSE(conversions.factor("magnets", "mass", "volume", kJune));
}

// Customs printed both for June 2025: 49.89 million tonnes, 12.14 million barrels a day.
TEST_CASE("a daily rate of barrels is so many tonnes in the month") {
  const Conversions conversions(CheckRules::load({kRules}).value());
  constexpr double kBarrel = 0.158987294928;  // m3
  const Interval tonnes = conversions.factor("crude-oil", "flow-rate", "mass", kJune)->scaled(12.14e6 * kBarrel);
  CHECK(tonnes.contains(49.89e6));
  CHECK(conversions.factor("crude-oil", "mass", "flow-rate", kJune)->scaled(49.89e6 / kBarrel).contains(12.14e6));
}
