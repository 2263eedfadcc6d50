// How amounts of different dimensions meet (rules/checks/conversions.json): a daily rate and a total through the days of the
// period, weight and volume through the room that a tonne of the product takes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/check_rules.h"
#include "fact/interval.h"
#include "fact/period.h"

namespace assay {

class Conversions {
 public:
  explicit Conversions(const CheckRules& rules);

  // What a figure in the base of one dimension is multiplied by to be one in the base of the other, over the period.
  // nullopt where nothing is known of that product or those dimensions.
  std::optional<Interval> factor(std::string_view product, std::string_view from, std::string_view to, const Period& period) const;
  // The amount that a rate comes to: "flow-rate" → "volume". nullopt for what is no rate.
  std::optional<std::string> total_of(std::string_view rate) const;

 private:
  std::vector<std::pair<std::string, std::string>> by_days_;
  std::map<std::string, Interval, std::less<>> room_;  // by product, cubic metres a tonne
};

// Days from the first to the last of the period, both counted.
double days_of(const Period& period);

}  // namespace assay
