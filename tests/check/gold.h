// Claims for the tests of the checks: built by hand, or read from the annotation that stands beside an article, so that
// the checks are tested without extraction.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "check/checker.h"
#include "check/units.h"
#include "extract/lexicon.h"

namespace assay::testing {

// The standard rules and reference data, loaded once.
const Lexicon& lexicon();
const ReferenceData& reference();
const Checker& checker();

// An article that grows claim by claim. Text and figures stand side by side:
//
//   Draft("2025-07-21").headline().says("660%", "up", "rare-earths", "export", "CN", "US", "2025-06").from("2025-05")
class Draft {
 public:
  explicit Draft(const std::string& published = "");

  Draft& headline();   // what follows stands in the headline
  Draft& body();       // … in the body
  Draft& sentence();   // a new sentence begins
  // A level, a share (with whole()) or, with from(), a change: "3,188 t", "38.1%", "about 90%", "tripled".
  Draft& says(const std::string& figure, const std::string& product, const std::string& flow, const std::string& origin,
              const std::string& destination, const std::string& period);
  Draft& up(const std::string& base);
  Draft& down(const std::string& base);
  Draft& whole(const std::string& of);
  Draft& hedged(Hedge hedge);
  Draft& kind(Kind kind);
  Draft& modality(Modality modality);
  Draft& inferred_period();
  Draft& high();  // a record

  CheckedArticle check() const;

  Claim& last() { return claims_.back(); }

 private:
  void bound(Claim& claim) const;

  Article article_;
  std::vector<Claim> claims_;
  bool in_headline_ = false;
  std::uint32_t sentence_start_ = 0;
};

// Literal and fair interval of a stated figure, after the table of rules/intervals.json but without its fine print.
void set_intervals(Claim& claim, std::string_view quote);

struct ExpectedFinding {
  std::string rule, severity;
  Span span;
};
struct Annotated {
  Article article;
  std::vector<Claim> claims;
  std::vector<ExpectedFinding> findings;
};
// An article and the annotation beside it, as corpus/ keeps them.
Annotated annotated(const std::filesystem::path& article, const std::filesystem::path& gold);

}  // namespace assay::testing
