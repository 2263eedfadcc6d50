#include <doctest/doctest.h>

#include "text/drafts.h"
#include "text/reading.h"

using namespace assay;
using test::Lines;
using test::read_markdown;
using test::written;

TEST_CASE("Markdown's structure becomes blocks of the original bytes") {
  const Article page = read_markdown(
      "# Palm oil stocks swell #\n\n*KUALA LUMPUR, June 10, 2025 \xE2\x80\x94 Crop Daily*\n\n"
      "Stocks rose for a **third** month,\nto 1.99 million tons.\n\n| | May | April |\n| --- | ---: | ---: |\n| Output | 1,772 | 1,686 |\n\n"
      "Outlook\n-------\n\n- Shipments *doubled*.\n- Futures rose\n  by 1.3%.\n\n1. First\n2. Second\n\n> Quoted words here.\n");
  CHECK(written(page) == Lines{"headline: Palm oil stocks swell", "dateline: *KUALA LUMPUR, June 10, 2025 \xE2\x80\x94 Crop Daily*",
                               "body: Stocks rose for a **third** month,\nto 1.99 million tons.", "body row: | | May | April |", "body row: | Output | 1,772 | 1,686 |",
                               "heading: Outlook", "body item: Shipments *doubled*.", "body item: Futures rose\n  by 1.3%.", "body item: First", "body item: Second",
                               "body: Quoted words here."});
  CHECK(page.published == Date{2025, 6, 10});
  CHECK(page.blocks[4].table == 1);
}

TEST_CASE("code, comments and rules are no prose") {
  CHECK(written(read_markdown("# A title\n\nOne sentence of prose.\n\n```\n353 tons\n```\n\n<!-- 46 tons -->\n\n    indented 5 tons\n\n***\n\nThe end of it.\n")) ==
        Lines{"headline: A title", "body: One sentence of prose.", "body: The end of it."});
}

TEST_CASE("a comment beside sentences is no prose; inside one it keeps the sentence whole") {
  CHECK(written(read_markdown("# A title\n\n<!-- a 1 --> Tin rose. <!-- b 2 -->\n\nZinc fell. <!-- c 3 --> Lead fell too.\n\nOre <!-- d 4 --> fell.\n\nEnd <!-- open.\n")) ==
        Lines{"headline: A title", "body: Tin rose.", "body: Zinc fell.", "body: Lead fell too.", "body: Ore <!-- d 4 --> fell.", "body: End <!-- open."});
}

TEST_CASE("nested lists keep each item apart") {
  CHECK(written(read_markdown("Intro to the list that follows.\n\n- Metals\n  - Tin: 5 t\n  - Zinc: 6 t\n- Coal\n")) ==
        Lines{"body: Intro to the list that follows.", "body item: Metals", "body item: Tin: 5 t", "body item: Zinc: 6 t", "body item: Coal"});
}

TEST_CASE("front matter is read, and only at the start") {
  const std::string text = "---\nTitle: 'Tin'\ndate: 2025-07-21\ntags:\n  - x\n---\n\nBody text.\n";
  const FrontMatter matter = front_matter(text);
  REQUIRE(matter.entries.size() == 3);
  CHECK(matter.entries[0].key == "title");
  CHECK(matter.entries[0].value.of(text) == "Tin");
  CHECK(text.substr(matter.end) == "\nBody text.\n");
  CHECK(front_matter("Text\n---\ndate: x\n---\n").end == 0);
  CHECK(front_matter("---\nnever closed\n").end == 0);
  CHECK(front_matter("").end == 0);
}

TEST_CASE("the reader is chosen by the name") {
  CHECK(&reader_for("a.md", "") == &reader_for("B.MARKDOWN", ""));
  CHECK(&reader_for("a.txt", "") == &reader_for("-", "# x"));
  CHECK(&reader_for("a.md", "") != &reader_for("a.txt", ""));
}
