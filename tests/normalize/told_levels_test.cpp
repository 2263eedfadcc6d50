// Sizes that tell a partner's trade from the whole of it.
#include "normalize/told_levels.h"

#include <doctest/doctest.h>

namespace assay {
namespace {

Claim exported(double tonnes, std::string to, Period when) {
  Claim c;
  c.kind = Kind::quantity;
  c.value = tonnes;
  c.unit = "t";
  c.key.product = "rare-earth-magnets";
  c.key.flow = "export";
  c.key.origin = "CN";
  c.key.destination = std::move(to);
  c.key.period = when;
  return c;
}

TEST_CASE("a sum far from the partner's months and near the total's is of the total") {
  ToldLevels told;
  told.note(exported(5'774, "world", Period::month(2025, 9)));
  told.note(exported(456, "VN", Period::month(2025, 9)));
  CHECK(told.rather_total(exported(39'817, "VN", Period::months(2025, 1, 2025, 9))));
  CHECK_FALSE(told.rather_total(exported(3'817, "VN", Period::months(2025, 1, 2025, 9))));
  CHECK_FALSE(told.rather_total(exported(900'000, "VN", Period::months(2025, 1, 2025, 9))));
}

TEST_CASE("without a total, or another unit, the size says nothing") {
  ToldLevels told;
  told.note(exported(456, "VN", Period::month(2025, 9)));
  CHECK_FALSE(told.rather_total(exported(39'817, "VN", Period::months(2025, 1, 2025, 9))));
  Claim money = exported(5'774, "world", Period::month(2025, 9));
  money.unit = "kg";
  told.note(money);
  CHECK_FALSE(told.rather_total(exported(39'817, "VN", Period::months(2025, 1, 2025, 9))));
}

}  // namespace
}  // namespace assay
