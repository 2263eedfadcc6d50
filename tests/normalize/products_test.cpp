#include "normalize/products.h"

#include <doctest/doctest.h>

using namespace assay;

TEST_CASE("codes stand among others by their first digits") {
  CHECK(codes_hold("50-63", "61"));
  CHECK(codes_hold("50-63", "5205"));
  CHECK(codes_hold("03", "0302 0303 0304"));
  CHECK_FALSE(codes_hold("8501-8504", "850511"));
  CHECK_FALSE(codes_hold("50-63", "6401"));
  CHECK_FALSE(codes_hold("5205", "52"));  // the whole is no part of its part
  CHECK_FALSE(codes_hold("03", "0302 1604"));
  CHECK(codes_hold("25-27 71", "7108"));
}

TEST_CASE("what has no code stands nowhere") {
  CHECK_FALSE(codes_hold("", "61"));
  CHECK_FALSE(codes_hold("50-63", ""));
  CHECK_FALSE(codes_hold("50-63", "TOTAL"));
}
