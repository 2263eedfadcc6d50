// One slip at a time: an annotated article with one place rewritten as a slipping writer would, and the claims as they then read.
//
//   "3,188 metric tons"    → "3,188 kilograms"    unit       one claim
//   "… in June, 157.5% …"  → "… in May, …"        month      every claim of the sentence that is told of June
//
// Which words slip into which is data (slips.json).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "check/gold.h"

namespace assay::testing {

struct Seeded {
  std::string kind;   // a name of slips.json
  Span at;            // of the article's text, replaced by `text`
  std::string text;
  Span sentence;      // around it
  std::vector<std::pair<std::size_t, Claim>> changed;  // index of an annotated claim, and what the text now says in its place

  std::string applied_to(const std::string& article) const;
};

class Seeder {
 public:
  Seeder(const nlohmann::json& words, const Lexicon& lexicon, const ReferenceData& reference) : words_(words), lexicon_(lexicon), reference_(reference) {}

  // Every slip that the article's words and figures allow, in text order within a kind.
  std::vector<Seeded> seeds(const Annotated& article) const;

 private:
  // Slips of one figure (figure_slips.cpp) and of a word that several may share (word_slips.cpp).
  void figures(const Annotated& article, std::size_t claim, std::vector<Seeded>& out) const;
  void hedges(const Annotated& article, std::size_t claim, std::vector<Seeded>& out) const;
  void ratios(const Annotated& article, std::size_t claim, std::vector<Seeded>& out) const;
  void directions(const Annotated& article, std::size_t claim, std::vector<Seeded>& out) const;
  void bases(const Annotated& article, std::size_t claim, std::vector<Seeded>& out) const;
  void products(const Annotated& article, Span sentence, std::vector<Seeded>& out) const;
  void periods(const Annotated& article, Span sentence, std::vector<Seeded>& out) const;
  void partners(const Annotated& article, Span sentence, std::vector<Seeded>& out) const;
  void flows(const Annotated& article, Span sentence, std::vector<Seeded>& out) const;

  const nlohmann::json& words_;
  const Lexicon& lexicon_;
  const ReferenceData& reference_;
};

}  // namespace assay::testing
