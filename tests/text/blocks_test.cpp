#include <doctest/doctest.h>

#include "text/drafts.h"
#include "text/lines.h"
#include "text/reading.h"

using namespace assay;
using test::Lines;
using test::read;
using test::written;

TEST_CASE("lines end at LF, CR and CRLF and lose the white space around them") {
  const std::string text = "one\r\n\xC2\xA0two \xE2\x80\xAF\r\rthree\n\n four";
  Lines lines;
  for (const Line& line : split_lines(text)) lines.emplace_back(line.text.of(text));
  CHECK(lines == Lines{"one", "two", "", "three", "", "four"});
  CHECK(split_lines("").empty());
  CHECK(split_lines("x\n").size() == 1);
}

TEST_CASE("markers of lists") {
  CHECK(list_marker("\xE2\x80\xA2 Steel") == 4);
  CHECK(list_marker("- Steel") == 2);
  CHECK(list_marker("\xE2\x80\x93 Food: +3.0%") == 4);
  CHECK(list_marker("12. Steel") == 4);
  CHECK(list_marker("3) Steel") == 3);
  CHECK(list_marker("-3.4% in June") == 0);
  CHECK(list_marker("2.4 million") == 0);
  CHECK(list_marker("2025. A year") == 0);
  CHECK(list_marker("*bold* word") == 0);
}

TEST_CASE("every line of plain text is a block") {
  CHECK(written(read("First news.\nThe second sentence is a paragraph of its own.\n\nA third one stands apart from them.\n")) ==
        Lines{"body: First news.", "body: The second sentence is a paragraph of its own.", "body: A third one stands apart from them."});
}

TEST_CASE("hard-wrapped lines are one paragraph") {
  const std::string wrapped =
      "The quarry shipped more stone in June than in any month since it was\n"
      "opened, and its owner says that orders for July are higher still. The\n"
      "railway has been asked for a second train.\n"
      "\n"
      "Nobody knows who will drive it.\n";
  const Article article = read(wrapped);
  REQUIRE(article.blocks.size() == 2);
  CHECK(test::text_of(article, 0).starts_with("The quarry"));
  CHECK(test::text_of(article, 0).ends_with("second train."));
}

TEST_CASE("a title above wrapped text without a blank line stays apart") {
  const Article article = read(
      "Quarry has its best month\n"
      "The quarry shipped more stone in June than in any month since it was\n"
      "opened, and its owner says that orders for July are higher still. The\n"
      "railway has been asked for a second train.\n");
  REQUIRE(article.blocks.size() == 2);
  CHECK(test::text_of(article, 0) == "Quarry has its best month");
  CHECK(article.blocks[0].role == BlockRole::headline);
}

TEST_CASE("an indented line belongs to the bullet above it") {
  CHECK(written(read("Points of the day were these three.\n\n- Steel rose by a tenth\n  in the month of June.\n- Coal fell.\n")) ==
        Lines{"body: Points of the day were these three.", "body item: Steel rose by a tenth\n  in the month of June.", "body item: Coal fell."});
}

TEST_CASE("tables by pipes, tabs and columns") {
  CHECK(written(read("Output follows.\n\n| Land | t |\n|---|---:|\n| Chile | 5 |\n\nThat is all.\n")) ==
        Lines{"body: Output follows.", "body row: | Land | t |", "body row: | Chile | 5 |", "body: That is all."});
  const Article tabs = read("Land\tMay\tJune\nIran\t3,271\t3,240\n\nLand\tApril\nOman\t5\n");
  REQUIRE(tabs.blocks.size() == 4);
  CHECK(tabs.blocks[1].table == 1);
  CHECK(tabs.blocks[3].table == 2);
  const Article columns = read("Output by land:\nLand         May      June\nSaudi Arabia 9,183    9,356\nIran         3,271    3,240\n");
  CHECK(columns.blocks.back().table_row);
  CHECK_FALSE(read("One ends.  Two begins here.  Three too.\nFour ends.  Five begins.  Six.\n").blocks[0].table_row);
}

TEST_CASE("headline, deck, byline, body and headings are told apart") {
  CHECK(written(read("Steel keeps pouring out\n\nExports set a record although mills make less\n\nBy Hanna Lind\nPort Ellis, July 18, 2025\n\n"
                     "Mills in the north shipped more steel than ever before, and they shipped it cheaply too.\n\n"
                     "What comes next\n\nNobody at the port dares to say.\n")) ==
        Lines{"headline: Steel keeps pouring out", "deck: Exports set a record although mills make less", "dateline: By Hanna Lind",
              "dateline: Port Ellis, July 18, 2025", "body: Mills in the north shipped more steel than ever before, and they shipped it cheaply too.",
              "heading: What comes next", "body: Nobody at the port dares to say."});
}

TEST_CASE("one line alone is no headline") {
  CHECK(written(read("Exports rose 5% to 353 tons")) == Lines{"body: Exports rose 5% to 353 tons"});
  CHECK(written(read("Exports rose 5%.\n\nImports fell.\n")) == Lines{"body: Exports rose 5%.", "body: Imports fell."});
}

TEST_CASE("furniture has no block") {
  CHECK(written(read("Title of the day\n\nShare\n\nA sentence that says something about the day.\n\nShare this article\nTags:\n")) ==
        Lines{"headline: Title of the day", "body: A sentence that says something about the day."});
}

TEST_CASE("a date line in front of the first sentence is a block of its own") {
  CHECK(written(read("Magnets rebound\n\nPORT ELLIS, July 20, 2025 (Wire) - The island sold 353 tons in June.\n")) ==
        Lines{"headline: Magnets rebound", "dateline: PORT ELLIS, July 20, 2025 (Wire) -", "body: The island sold 353 tons in June."});
}

TEST_CASE("without layout rules nothing but shapes is known") {
  const Article article = read_text("Steel up\n\nBy Hanna Lind\n\n2025-07-21\n\nMills in the north shipped more steel than ever.\n\nShare\n");
  CHECK(article.published == Date{2025, 7, 21});
  CHECK(article.blocks.size() == 5);
}
