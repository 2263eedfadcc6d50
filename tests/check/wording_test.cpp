// How figures are told: rounded, whatever the arithmetic left behind its last digit.
#include "check/wording.h"

#include <doctest/doctest.h>

using namespace assay;

TEST_CASE("bounds that were worked out are told rounded") {
  const std::string standard = std::string(ASSAY_SOURCE_DIR) + "/rules";
  const Lexicon lexicon = Lexicon::load({standard}).value();
  const CheckRules rules = CheckRules::load({standard}).value();
  const Wording wording(lexicon, rules);
  Constraint mass;
  mass.unit_dimension = "mass";
  CHECK(wording.range({6792.399999999998, Interval::kInfinity}, mass) == "at least 6,792.4 t");
  CHECK(wording.range(Interval::point(0.30000000000000004), mass) == "0.3 t");
  CHECK(wording.range(Interval::point(0.00041), mass) == "0.00041 t");
  CHECK(wording.range({2.5000000000000004, 3}, mass) == "2.5 to 3 t");
}
