#include "evaluate/gold.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace assay;
namespace fs = std::filesystem;

namespace {

// A folder with the files given, removed at the end.
class Folder {
 public:
  Folder() : path_(fs::path(ASSAY_BINARY_DIR) / "gold-test") {
    fs::remove_all(path_);
    fs::create_directories(path_ / "articles");
    fs::create_directories(path_ / "gold");
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path put(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  fs::path path() const { return path_; }

 private:
  fs::path path_;
};

const std::vector<std::string>& want(const GoldClaim& claim, Dimension d) {
  return claim.want[static_cast<std::size_t>(d)];
}

using Texts = std::vector<std::string>;

Lexicon lexicon_of_the_house() {
  auto lexicon = Lexicon::load({fs::path(ASSAY_SOURCE_DIR) / "rules"});
  REQUIRE_MESSAGE(lexicon, lexicon.error().text());
  return std::move(*lexicon);
}

}  // namespace

TEST_CASE("our shape: placed by quote and `in`; null is wanted as null, a missing field is not scored") {
  const Folder folder;
  folder.put("articles/one.txt", "Up 5% and down 5% in June.\n");
  folder.put(
      "gold/one.jsonl",
      R"({"quote": "5%", "in": "down 5%", "kind": "change", "value": 5, "unit": "%", "base": null, "period": "2025-06"})"
      "\n"
      R"({"finding": "arithmetic", "severity": "error", "in": "Up 5%", "why": "it is not"})"
      "\n");
  const auto gold = read_gold(folder.path() / "gold", {}, {});
  REQUIRE(gold.problems.empty());
  REQUIRE(gold.articles.size() == 1);
  REQUIRE(gold.articles[0].claims.size() == 1);
  const auto& claim = gold.articles[0].claims[0];
  CHECK(claim.span == Span{15, 17});
  CHECK(want(claim, Dimension::base) == Texts{""});
  CHECK(want(claim, Dimension::period) == Texts{"2025-06"});
  CHECK_FALSE(claim.scores(Dimension::product));
  REQUIRE(gold.articles[0].findings.size() == 1);
  CHECK(gold.articles[0].findings[0].places == std::vector<Span>{{0, 5}});
}

TEST_CASE("the older shape: names in words, hedges by other names, open fields not scored") {
  const Folder folder;
  folder.put("articles/000_abc.txt", "totaling 353 tons, 60% of output\n");
  const auto file = folder.put(
      "gold/claims.jsonl",
      R"({"doc": "000", "quote": "totaling 353 tons", "kind": "quantity", "value": 353, "unit": "t", "hedge": "upto", "direction": "none", "product": "rare earth magnets", "flow": "export", "origin": "China", "partner": "US", "period": "2025-06", "base_period": null, "modality": "fact"})"
      "\n"
      R"({"doc": "000", "quote": "60% of output", "kind": "share", "value": 60, "unit": "%", "hedge": "exact", "direction": "none", "product": null, "flow": "production", "origin": "China", "partner": "world", "period": "2025", "base_period": null, "modality": "plan"})"
      "\n");
  const auto gold = read_gold(file, {}, lexicon_of_the_house());
  REQUIRE(gold.problems.empty());
  REQUIRE(gold.articles.size() == 1);
  REQUIRE(gold.articles[0].claims.size() == 2);
  const auto& magnets = gold.articles[0].claims[0];
  CHECK(want(magnets, Dimension::hedge) == Texts{"at-most"});
  CHECK(want(magnets, Dimension::product) == Texts{"rare-earth-magnets"});
  CHECK(want(magnets, Dimension::origin) == Texts{"CN"});
  CHECK(want(magnets, Dimension::destination) == Texts{"US"});
  CHECK(want(magnets, Dimension::modality) == Texts{"stated"});
  const auto& share = gold.articles[0].claims[1];
  CHECK_FALSE(share.scores(Dimension::product));
  CHECK(want(share, Dimension::whole) == Texts{"world"});
  CHECK(want(share, Dimension::destination) == Texts{""});
  CHECK(want(share, Dimension::modality) == Texts{"target", "forecast"});
  CHECK(gold.undecided.size() == 1);
}

TEST_CASE("what cannot be used is named, the rest is read") {
  const Folder folder;
  folder.put("gold/one.txt", "Up 5%.\n");
  folder.put("gold/one.jsonl",
             "no json\n"
             R"({"quote": "6%", "kind": "change", "value": 6})"
             "\n"
             R"({"quote": "5%", "kind": "change", "value": "five"})"
             "\n"
             R"({"quote": "5%", "kind": "change", "value": 5})"
             "\n");
  folder.put("gold/two.jsonl", R"({"quote": "6%", "kind": "change", "value": 6})"
                               "\n");
  const auto gold = read_gold(folder.path() / "gold", {}, {});
  CHECK(gold.problems.size() == 4);
  REQUIRE(gold.articles.size() == 1);
  CHECK(gold.articles[0].claims.size() == 1);
}
