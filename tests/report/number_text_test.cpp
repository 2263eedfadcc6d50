#include "report/number_text.h"

#include <doctest/doctest.h>

using namespace assay;

TEST_CASE("numbers are written minimally") {
  CHECK(plain_number(353) == "353");
  CHECK(plain_number(352.5) == "352.5");
  CHECK(plain_number(2.0 / 3) == "0.6666666666666666");
  CHECK(plain_number(-0.0) == "0");
  CHECK(plain_number(102810000) == "102810000");
  CHECK(plain_number(1.3e12) == "1300000000000");
}

TEST_CASE("thousands are set apart for people") {
  CHECK(grouped_number(353) == "353");
  CHECK(grouped_number(3188) == "3,188");
  CHECK(grouped_number(-3188) == "-3,188");
  CHECK(grouped_number(-353) == "-353");
  CHECK(grouped_number(1200000.25) == "1,200,000.25");
  CHECK(grouped_number(0.125) == "0.125");
}

TEST_CASE("counts agree with their noun") {
  CHECK(counted(1, "claim", "claims") == "1 claim");
  CHECK(counted(1234, "claim", "claims") == "1,234 claims");
}
