// Can the evidence decide a slip at all? A second, plain opinion that shares no code with the checks: a slip is decidable where the
// figure as it now reads lies outside everything that is known of its cell, although it fitted before.
//
//   reference   what publishers had said by the day of the article of this very cell, change or share; or the two levels of a change
//   own         a change and two levels of one article that agreed and no longer do
//   headline    a figure of the headline and the body's that agreed and no longer do
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "seeder.h"

namespace assay::testing {

struct Decision {
  std::string by;          // "reference", "own", "headline"; "" where nothing decides
  std::size_t figure = 0;  // the annotated claim that the evidence speaks against
};

class Oracle {
 public:
  Oracle(const ReferenceData& reference, const UnitTable& units, Date as_of) : reference_(reference), units_(units), as_of_(as_of) {}

  Decision decides(const Annotated& article, const Seeded& slip) const;

 private:
  // All figures known of what the claim bounds, of every series and vintage.
  std::vector<Interval> known(const Claim& claim) const;
  std::vector<Interval> levels(const FactKey& key, const std::string& dimension, const std::string& unit) const;
  bool by_reference(const Claim& before, const Claim& now) const;

  const ReferenceData& reference_;
  const UnitTable& units_;
  Date as_of_;
};

}  // namespace assay::testing
