#include <algorithm>

#include <doctest/doctest.h>

#include "text/reading.h"

using namespace assay;
using test::read;

namespace {

std::string published(std::string text) {
  const Article article = read(std::move(text));
  return article.published ? article.published->text() : "unknown";
}

const std::string kBody = "\n\nThe country sold 353 tons of magnets abroad in June, and that was far more than in the month before.\n\nIt hopes for more.\n";

}  // namespace

TEST_CASE("the date of publication stands near the headline") {
  CHECK(published("Magnets up\n\n2025-07-21 02:26 By Ines Okafor 1 min. read" + kBody) == "2025-07-21");
  CHECK(published("Magnets up\n\nJuly 20, 2025Harbour Post" + kBody) == "2025-07-20");
  CHECK(published("Desk Posted on 2025-07-21 09:35:00\n\nMagnets up" + kBody) == "2025-07-21");
  CHECK(published("Magnets up\n\nSHANGHAI, July 20, 2025 (Wire) - China sold 353 tons of magnets abroad in June.\n\nIt hopes for more.\n") == "2025-07-20");
  CHECK(published("Magnets up\n\nUpdated 23 July 2025\nPublished 22 July 2025" + kBody) == "2025-07-22");
  CHECK(published("Magnets up\n\nUpdated 23 July 2025" + kBody) == "2025-07-23");
  CHECK(published("Magnets up" + kBody + "\nPublished on 24 July 2025\n") == "2025-07-24");
}

TEST_CASE("a date line without a year takes it from a later change, and from nothing else") {
  CHECK(published("Magnets up\n\nBEIJING, July 21 (Wire)" + kBody) == "unknown");
  CHECK(published("Magnets up\n\nUpdated 2 January 2026\n\nBEIJING, December 30 (Wire)" + kBody) == "2025-12-30");
}

TEST_CASE("no date is taken from a sentence, a list of other news, or an unclear figure") {
  CHECK(published("Magnets up\n\nOn July 21, 2025 the ministry said that it would grant more licences to makers of motors." + kBody) == "unknown");
  CHECK(published("Magnets up" + kBody + "\n\nLatest news\nCopper climbs\nTraders paid up for copper on Friday.\n2025-12-05\n") == "unknown");
  const Article unclear = read("Poll\n\nPublished: 02/10/2025" + kBody);
  CHECK_FALSE(unclear.published);
  CHECK(unclear.published_basis == PublishedBasis::unknown);
  REQUIRE(unclear.warnings.size() == 1);
  CHECK(unclear.warnings[0].find("02/10/2025") != std::string::npos);
}

TEST_CASE("a short paragraph behind its date line is text, and dates the article") {
  const Article page = read("Mill news\n\nLEEDS, Nov 20, 2025 - Production was 11,100.\n");
  CHECK(page.published == Date{2025, 11, 20});
  CHECK(std::ranges::any_of(page.blocks, [](const Block& b) { return b.role == BlockRole::body; }));
  const Article stamp = read("Mill news\n\nPosted on Nov 20, 2025 - Updated at 11:00." + kBody);
  CHECK(stamp.blocks[1].role == BlockRole::dateline);
}

TEST_CASE("where a date came from is kept") {
  CHECK(read("Magnets up\n\n2025-07-21" + kBody).published_basis == PublishedBasis::text);
  ReadOptions options = test::with_rules();
  options.published = Date{2025, 8, 1};
  const Article undated = read_text("Magnets up" + kBody, "-", options);
  CHECK(undated.published == Date{2025, 8, 1});
  CHECK(undated.published_basis == PublishedBasis::option);
  CHECK(read_text("Magnets up\n\n2025-07-21" + kBody, "-", options).published == Date{2025, 7, 21});
  const Article matter = read("---\ntitle: \"Magnets up\"\ndate: 2025-07-21T08:00:00Z\n---\n\nThe country sold 353 tons.\n");
  CHECK(matter.published == Date{2025, 7, 21});
  CHECK(matter.published_basis == PublishedBasis::metadata);
  CHECK(matter.title.of(matter.text) == "Magnets up");
}
