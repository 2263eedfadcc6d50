#include "normalize/claim_reader.h"

#include <doctest/doctest.h>

#include <string>

#include "text/reader.h"

namespace assay {
namespace {

const RulePack& rules() {
  static const RulePack pack = [] {
    auto loaded = RulePack::load({ASSAY_SOURCE_DIR "/rules"});
    REQUIRE(loaded);
    return std::move(*loaded);
  }();
  return pack;
}

TEST_CASE("a line of figures without end is read to its end, in stretches") {
  // A dump of numbers is one "sentence" to every sentence rule; reading it must not cost the square of its length.
  std::string text = "Shares\n\n";
  for (int i = 0; i < 50'000; ++i) text += "5% ";
  ClaimReader reader(rules());
  CHECK(reader.read(read_text(text)).size() == 50'000);
}

TEST_CASE("claims are numbered in the order of the text") {
  ClaimReader reader(rules());
  const auto claims = reader.read(read_text("Exports\n\nExports rose 5% to 353 tonnes in June 2025.\n"));
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].number == 1);
  CHECK(claims[1].number == 2);
  CHECK(claims[0].span.end <= claims[1].span.start);
}

TEST_CASE("a scaled figure is the number that was written") {
  ClaimReader reader(rules());
  const auto claims = reader.read(read_text("Oil\n\nRussia sent 2.03 million barrels in June 2025 and 1.1 billion tonnes in May 2025.\n"));
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].value == 2'030'000);
  CHECK(claims[1].value == 1'100'000'000);
  const auto parts = reader.read(read_text("Mines\n\nTwo-thirds of the mines closed in June 2025, and a third of the smelters.\n"));
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].value == 2.0 / 3);
  CHECK(parts[1].value == 1.0 / 3);
}

}  // namespace
}  // namespace assay
