// Levels of a trade flow told so far, by the month: does a bare "exports" mean the partner spoken of, or the total again?
//
// "Vietnam took 456 tonnes. So far this year exports have come to 39,817": the words leave it open, the size does not. A figure that is far from
// what the partner's would be, and near what the total's would, is of the total.
#pragma once

#include <string>
#include <vector>

#include "fact/claim.h"

namespace assay {

class ToldLevels {
 public:
  void note(const Claim& claim);  // levels of a trade flow whose time is whole months; others are passed over
  // Its partner was taken from what was told before, and its size says that it is of all partners together.
  bool rather_total(const Claim& claim) const;

  // Of a December, as its words have it, the level is far from what was told of such a month, and near what a year of them would be.
  bool rather_year(const Claim& claim) const;

 private:
  struct Told {
    std::string product, flow, origin, destination, unit;
    double monthly = 0;
  };
  const Told* last(const Claim& like, const std::string& origin, const std::string& destination) const;
  std::vector<Told> told_;  // the last of each pair of sides
};

}  // namespace assay
