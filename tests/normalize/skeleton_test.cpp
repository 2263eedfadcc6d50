#include "normalize/skeleton.h"

#include <doctest/doctest.h>

#include <string>

#include "normalize/claim_reader.h"

namespace assay {
namespace {

const Language& language() {
  static const RulePack pack = [] {
    auto loaded = RulePack::load({ASSAY_SOURCE_DIR "/rules"});
    REQUIRE(loaded);
    return std::move(*loaded);
  }();
  return pack.language();
}

// "[subject of its own] verb | (subject taken over) verb"; "~" marks a clause that describes a noun.
std::string skeleton(const std::string& text) {
  static const SentenceClasses classes(language());
  Scanner scanner(language());
  scanner.begin_article(DecimalStyle::point);
  std::string out;
  Skeleton::Memory memory;
  scanner.scan(text, {0, static_cast<std::uint32_t>(text.size())}, [&](Scan& scan) { out += Skeleton(language(), classes, scan, text, memory).print(); });
  return out;
}

// What the verb before the first figure acts on.
std::string object(const std::string& text) {
  static const SentenceClasses classes(language());
  Scanner scanner(language());
  scanner.begin_article(DecimalStyle::point);
  std::string out;
  Skeleton::Memory memory;
  scanner.scan(text, {0, static_cast<std::uint32_t>(text.size())}, [&](Scan& scan) {
    REQUIRE(!scan.figures.empty());
    const auto phrase = Skeleton(language(), classes, scan, text, memory).object_before(scan.figures.front().item);
    if (phrase) out = text.substr(scan.items[phrase->first].span.start, scan.items[phrase->last].span.end - scan.items[phrase->first].span.start);
  });
  return out;
}

TEST_CASE("a clause has its subject before its verb") {
  CHECK(skeleton("Exports of magnets rose 5% in June.") == "[Exports of magnets] rose");
  CHECK(skeleton("In June exports of magnets rose 5%.") == "[exports of magnets] rose");
  CHECK(skeleton("Car and steel shipments weakened by 5%.") == "[Car and steel shipments] weakened");
}

TEST_CASE("a figure and its noun are a subject too") {
  CHECK(skeleton("5,312 homes were sold.") == "[5,312 homes] were");
  CHECK(skeleton("78 of the 624 beds were taken.") == "[78 of the 624 beds] were");
}

TEST_CASE("a second verb takes over the subject, unless a noun stands before it") {
  CHECK(skeleton("Exports rose 5% in May and fell 2% in June.") == "[Exports] rose | (Exports) fell");
  CHECK(skeleton("Exports rose 5% and imports fell 2%.") == "[Exports] rose | [imports] fell");
  CHECK(skeleton("Exports rose 5% as shipments to Japan grew.") == "[Exports] rose | [shipments] grew");
}

TEST_CASE("a preposition that may part clauses does so only before a verb") {
  CHECK(skeleton("Admissions with flu across the county reached 412.") == "[Admissions] reached");
  CHECK(skeleton("Output has grown by 5% since January.") == "[Output] has");
}

TEST_CASE("what a clause describes stands before it, and what was interrupted goes on after it") {
  CHECK(skeleton("Peru, which sold 5 tons in May, fell to 3 tons.") == "[Peru] | ~[Peru] sold | [Peru] fell");
  CHECK(skeleton("The volume, having jumped by 56% in May, slid to 582 tons.") == "[The volume] | ~(The volume) having | [The volume] slid");
  CHECK(skeleton("The metal used in steel has lost 5%.") == "[The metal] has");
}

TEST_CASE("a described noun's own verb does not end the sentence's") {
  CHECK(skeleton("The largest producer of copper, used in cables, shipped 4 tons.") == "[The largest producer of copper] | ~(The largest producer of copper) used | [The largest producer of copper] shipped");
  CHECK(skeleton("Exports of the magnets on which the makers of cars depend jumped 5%.") == "[Exports of the magnets] | ~[the makers of cars] depend | [Exports of the magnets] jumped");
}

TEST_CASE("what leads in is no subject") {
  CHECK(skeleton("Driven by chips and a rebound in ships, Peru's exports rose 5%.") == "[Peru's exports] rose");
  CHECK(skeleton("From January through March, large arrays delivered 11 TWh.") == "[large arrays] delivered");
}

TEST_CASE("who tells is not what is told of") {
  CHECK(skeleton("The ministry said exports rose 5%.") == "[The ministry] said | [exports] rose");
  CHECK(skeleton("The ministry said that exports rose 5%.") == "[The ministry] said | [exports] rose");
}

TEST_CASE("a word that is a verb elsewhere is none behind an article, an owner or an adjective") {
  CHECK(skeleton("Brazil's exports to Spain rose 5%.") == "[Brazil's exports] rose");
  CHECK(skeleton("The number of payrolled workers fell by 8,000.") == "[The number of payrolled workers] fell");
}

TEST_CASE("the object is what the last verb acts on") {
  CHECK(object("The bank cut its main rate by 50 basis points.") == "its main rate");
  CHECK(object("Traders see stocks above 2 million tons.") == "stocks");
  CHECK(object("Exports rose by 5%.").empty());
}

}  // namespace

TEST_CASE("a skeleton: whoever is relied on is no subject") {
  CHECK(skeleton("According to estimates, Chile accounts for 24% of world output.") == "[Chile] accounts for");
  CHECK(skeleton("According to the agency, Chile produced 24% of world output.") == "[Chile] produced");
}

}  // namespace assay
