#include "report/excerpt.h"

#include <doctest/doctest.h>

#include <string>

using namespace assay;

namespace {

// The excerpt of `marked`, a line with the place between [ and ].
Excerpt of(const std::string& marked, int width = 60) {
  std::string text = marked;
  const auto open = text.find('[');
  text.erase(open, 1);
  const auto close = text.find(']');
  text.erase(close, 1);
  static std::string kept;
  kept = text;
  return excerpt(kept, kept, {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close)}, width);
}

}  // namespace

TEST_CASE("the place is marked under the line") {
  const auto e = of("exports reached [353 tons] in June");
  CHECK(e.line == "exports reached 353 tons in June");
  CHECK(e.mark == "                ^~~~~~~~");
}

TEST_CASE("wide characters take two columns, combining ones none") {
  CHECK(of("中国 [353 t]").mark == "     ^~~~~");
  CHECK(of("cafe\xCC\x81 [353 t]").mark == "     ^~~~~");
  CHECK(of("[中国] 353").mark == "^~~~");
  CHECK(display_width("中国x") == 5);
}

TEST_CASE("a long line is cut around the place") {
  const std::string before(500, 'a'), after(500, 'b');
  const auto e = of(before + " [353 tons] " + after);
  CHECK(e.line.starts_with("…aa"));
  CHECK(e.line.ends_with("bb…"));
  CHECK(display_width(e.line) <= 62);
  const auto caret = e.mark.find('^');
  CHECK(display_width(e.line.substr(0, e.line.find("353"))) == static_cast<int>(caret));
}

TEST_CASE("a place longer than the screen is cut at its right") {
  const auto e = of("x [" + std::string(300, 'y') + "] z", 40);
  CHECK(display_width(e.line) <= 42);
  CHECK(e.mark.size() <= 43);
}

TEST_CASE("nothing of the text can command the terminal") {
  const auto e = of("a\x1b(31m [353\xC2\xA0t]\x07");
  CHECK(e.line.find('\x1b') == std::string::npos);
  CHECK(e.line.find('\x07') == std::string::npos);
  CHECK(printable("a\nb\xFF") == "a b\xEF\xBF\xBD");
}

TEST_CASE("an empty place and the end of a line get a caret") {
  CHECK(of("353 t[]").mark == "     ^");
  CHECK(of("[]").mark == "^");
}
