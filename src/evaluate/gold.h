// Annotated articles: what a person found in a text, in the terms of claims.
//
// Two shapes are read, told apart by their fields:
//   ours   {"quote": "353 tons", "in": "totaling 353 tons", "kind": "quantity", "form": "level", "value": 353, "unit":
//   "t", …}
//          as claims are written elsewhere; `in` places the quote, NAME.jsonl belongs to NAME.txt or NAME.md;
//   older  {"doc": "000", "quote": "totaling 353 tons", "hedge": "exact", "product": "rare earths", "partner": "US", …}
//          products and places in words, `doc` the first characters of the article's file name.
// Findings likewise: {"finding": "label-mismatch", "severity": "error", "in": "…"}, or older {"rules": […], "docs":
// […], "quotes": […]}. What the older shape leaves open (a product of null, a flow of "other", two places in one field)
// is not scored: a dimension without wanted values is a don't-care.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "extract/lexicon.h"
#include "fact/claim.h"
#include "fact/error.h"

namespace assay {

// What is compared besides the value, in the order of the report.
enum class Dimension {
  unit,
  hedge,
  direction,
  kind,
  form,
  counted,
  product,
  flow,
  origin,
  destination,
  period,
  base,
  whole,
  modality,
  count_
};
inline constexpr std::size_t kDimensions = static_cast<std::size_t>(Dimension::count_);
std::string_view name(Dimension);

struct GoldClaim {
  std::string file;  // the annotation
  int line = 0;
  std::string quote;
  Span span;  // of the quote in the article
  double value = 0;
  std::optional<double> value_high;
  std::string kind;  // "range" in the older shape says only that there are two ends
  // The admissible texts of each dimension ("" is null); none: not scored.
  std::array<std::vector<std::string>, kDimensions> want;

  bool scores(Dimension d) const { return !want[static_cast<std::size_t>(d)].empty(); }
};

// What `check` must find in an article: a finding of one of the rules that meets one of the places.
struct GoldFinding {
  std::string file;
  int line = 0;
  std::vector<std::string> rules;
  std::string severity;
  std::vector<Span> places;

  // Records of the older shape name several articles; one finding in any of them will do.
  std::string id() const { return file + ":" + std::to_string(line); }
};

struct GoldArticle {
  std::filesystem::path article;
  std::vector<GoldClaim> claims;
  std::vector<GoldFinding> findings;
};

struct Gold {
  std::vector<GoldArticle> articles;
  std::vector<Error> problems;         // records that cannot be used, with the reason
  std::vector<std::string> undecided;  // what is not scored, in sentences for the reader of the scores
};

// `path` is a .jsonl file or a folder of them. Articles are looked for in `articles` if given, else beside the
// annotation, in ../articles and in articles/. Article texts must be UTF-8 (so that their bytes are their text).
Gold read_gold(const std::filesystem::path& path, const std::optional<std::filesystem::path>& articles, const Lexicon&);

}  // namespace assay
