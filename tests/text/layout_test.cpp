// The layouts of real pages, in our own words: what must hold of each.
#include "text/layout.h"

#include <doctest/doctest.h>

#include "text/reading.h"

using namespace assay;
using test::Lines;
using test::read;
using test::written;

TEST_CASE("a page with a photo credit, a byline, bullets and a share button") {
  const Article page = read(
      "Tin Shipments Leap: Calmer Trade & Steadier Chains\n\nPhoto of author\n\nBy Nadia Morgan\n\n"
      "The market for tin has changed a great deal since the spring, and more of it now crosses the ocean.\n\n"
      "  \xE2\x80\xA2 Tin shipments to the U.S. rose by 66% in June.\n  \xE2\x80\xA2 In all, 318 tons left the ports.\n\n"
      "Chains of Supply\n\nTin is soft, and solder needs it.\n\nShare");
  CHECK(written(page) == Lines{"headline: Tin Shipments Leap: Calmer Trade & Steadier Chains", "dateline: Photo of author", "dateline: By Nadia Morgan",
                               "body: The market for tin has changed a great deal since the spring, and more of it now crosses the ocean.",
                               "body item: Tin shipments to the U.S. rose by 66% in June.", "body item: In all, 318 tons left the ports.",
                               "heading: Chains of Supply", "body: Tin is soft, and solder needs it."});
  CHECK_FALSE(page.published);
}

TEST_CASE("a page whose title is said twice in other words, with numbered headings") {
  const Article page = read(
      "Tin Exports to U.S. Leap 66% in June\n\nTin exports of ingots leap 66% to U.S\n\nA Shock for the Trade\n\n"
      "In a turn that few expected, exports rose by 66% in June 2025.\n\n"
      "1. Trying the Market:\nSellers can see how buyers act, and buyers see it too.\n\n"
      "2. Sending Word:\nThe rise fits with the talks.\n\nInternal:\n\nExternal Links");
  CHECK(written(page) == Lines{"headline: Tin Exports to U.S. Leap 66% in June", "headline: Tin exports of ingots leap 66% to U.S", "deck: A Shock for the Trade",
                               "body: In a turn that few expected, exports rose by 66% in June 2025.", "heading item: Trying the Market:",
                               "body: Sellers can see how buyers act, and buyers see it too.", "heading item: Sending Word:", "body: The rise fits with the talks."});
}

TEST_CASE("a page with a list of other news, in which it stands once more") {
  const std::string lead = "Island exports of tin ingots to the mainland rose 66% in June 2025 from May, reaching 53 tons, the harbour office said on Sunday.";
  const std::string second = "In all, the island sold 318 tons of tin ingots abroad, a 15.5% rise from 275 tons in May.";
  const Article page = read("Tin Exports to Mainland Leap 66%\n\n2025-07-21 02:26 By Ines Okafor 1 min. read\n\n" + lead + "\n\n" + second +
                            "\n\n\n\nNews Stream\nSilver Rules to Tighten\nThe island is said to plan tighter rules for silver from January 1.\n2025-12-31\n"
                            "Tin Exports to Mainland Leap 66%\n" + lead + " " + second + "\n2025-07-21\n");
  CHECK(page.published == Date{2025, 7, 21});
  REQUIRE(page.blocks.size() == 11);
  CHECK(page.blocks[3].role == BlockRole::body);
  CHECK_FALSE(page.blocks[3].other_item);
  for (std::size_t i = 4; i < 11; ++i) CHECK(page.blocks[i].other_item);
  CHECK(page.blocks[6].role == BlockRole::body);
  CHECK(page.blocks[6].item_date == Date{2025, 12, 31});
  CHECK(page.blocks[8].role == BlockRole::repeated);
  CHECK(page.blocks[9].role == BlockRole::repeated);
  CHECK(page.blocks[9].item_date == Date{2025, 7, 21});
}

TEST_CASE("a page with a deck, a date glued to its outlet, and its title at the foot") {
  const Article page = read(
      "Island Tin Exports Leap After Truce\n\nExports of tin nearly tripled in June after a deal with the U.S.\n\nJuly 20, 2025Harbour Post\n\nCover Image\n"
      "HarbourPost Editor\n\nHarbourPost\n\nThe island's exports of tin, a metal for solder, rose in June once the truce had been signed.\n\n"
      "The Island\xE2\x80\x99s Grip\n\nIt makes about two-thirds of the tin that is sold to the U.S.\n\nIsland Tin Exports Leap After Truce");
  CHECK(written(page) == Lines{"headline: Island Tin Exports Leap After Truce", "deck: Exports of tin nearly tripled in June after a deal with the U.S.",
                               "dateline: July 20, 2025Harbour Post", "dateline: HarbourPost Editor", "dateline: HarbourPost",
                               "body: The island's exports of tin, a metal for solder, rose in June once the truce had been signed.",
                               "heading: The Island\xE2\x80\x99s Grip", "body: It makes about two-thirds of the tin that is sold to the U.S.",
                               "repeated: Island Tin Exports Leap After Truce"});
  CHECK(page.published == Date{2025, 7, 20});
}

TEST_CASE("a page whose date comes before the title, and whose title is cut off the second time") {
  const Article page = read(
      "Desk Posted on 2025-07-21 09:35:00\n\nSoft metals, the island sells more/ Exports of its firms rose 66% in June\n\nFrom Dorian Ko\xC3\xA7" "a\n\n"
      "Soft metals, the island sells more/ Exports of its firms rose 66% in\n\n"
      "Exports of soft metals in June rose more than sevenfold from the month before.\n\nLive TV\n\nLatest news\nAll news\n\nMost visited");
  CHECK(written(page) == Lines{"dateline: Desk Posted on 2025-07-21 09:35:00", "headline: Soft metals, the island sells more/ Exports of its firms rose 66% in June",
                               "dateline: From Dorian Ko\xC3\xA7" "a", "headline: Soft metals, the island sells more/ Exports of its firms rose 66% in",
                               "body: Exports of soft metals in June rose more than sevenfold from the month before.", "heading other: Latest news"});
  CHECK(page.title.of(page.text).ends_with("in June"));
}

TEST_CASE("an article printed twice counts once") {
  const std::string body = "The quarry shipped 353 tons of stone in June, and its owner is glad of every one of them.\n\n"
                           "In May it had been 46 tons, which nobody at the quarry liked to hear.\n\n";
  const Article page = read("Quarry has its best month\n\n" + body + "Quarry has its best month\n\n" + body);
  REQUIRE(page.blocks.size() == 6);
  for (std::size_t i = 0; i < 3; ++i) CHECK(page.blocks[i].role != BlockRole::repeated);
  for (std::size_t i = 3; i < 6; ++i) CHECK(page.blocks[i].role == BlockRole::repeated);
}

TEST_CASE("a block with another figure is no copy") {
  const Article page = read(
      "Two harbours\n\nThe harbour office in the north said that exports of tin ingots had risen by 66% in June.\n\n"
      "The harbour office in the north said that exports of tin ingots had risen by 67% in June.\n");
  CHECK(page.blocks[1].role == BlockRole::body);
  CHECK(page.blocks[2].role == BlockRole::body);
}

TEST_CASE("titles that say the same") {
  CHECK(same_title("Tin exports leap 66% in June", "Tin Exports Leap 66% In June"));
  CHECK(same_title("Tin exports of the island leap 66% in June", "Tin exports of the island"));
  CHECK_FALSE(same_title("Tin exports leap 66% in June", "A shock for the trade"));
  CHECK_FALSE(same_title("", "A"));
}

TEST_CASE("a chronology inside an article is no list of other news") {
  const Article page = read(
      "A year of tin\n\nThe year had three acts, and each of them began with a rule.\n\n2025-04-04\n\nThe island asked for licences.\n\n"
      "2025-06-11\n\nThe truce was signed, and ships were loaded again.\n");
  for (const Block& block : page.blocks) CHECK_FALSE(block.other_item);
}
