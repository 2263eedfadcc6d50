#include "evaluate/quote_place.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace assay;

TEST_CASE("a repeated quote is the next one") {
  constexpr std::string_view text = "up 5% in May, up 5% in June, and 15% in all; 5%";
  QuotePlace place(text);
  CHECK(place.find("5%", "")->start == 3);
  CHECK(place.find("5%", "up 5%")->start == 17);
  CHECK(place.find("5%", "")->start == 45);
  CHECK_FALSE(place.find("6%", ""));
}

TEST_CASE("a figure is not found inside another, unless nowhere else") {
  constexpr std::string_view text = "1.25 and 250, then 25";
  QuotePlace place(text);
  CHECK(place.find("25", "")->start == 19);
  CHECK(place.find("25", "")->start == 2);
}

TEST_CASE("quotes may overlap and begin together with their context") {
  constexpr std::string_view text = "reached 3,188 tons, a 160% increase from May";
  QuotePlace place(text);
  CHECK(place.find(text, "")->start == 0);
  CHECK(place.find("a 160% increase from May", "")->start == 20);
  QuotePlace other(text);
  CHECK(other.find("3,188 tons", "reached 3,188 tons")->start == 8);
  CHECK(other.find("160%", "tons, a 160% increase")->start == 22);
}
