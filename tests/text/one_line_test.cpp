#include <doctest/doctest.h>

#include "text/one_line.h"

using namespace assay;

TEST_CASE("words of a text as one line") {
  CHECK(one_line("") == "");
  CHECK(one_line(" \n\t ") == "");
  CHECK(one_line("353\n  tons") == "353 tons");
  CHECK(one_line("\r\n353\ttons \n") == "353 tons");
  CHECK(one_line("5\u00a0773 t") == "5\u00a0773 t");  // a no-break space belongs to its number
}
