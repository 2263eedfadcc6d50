#include "report/claim_text.h"

#include "report/number_text.h"

namespace assay {

std::string figure_text(const Claim& claim) {
  std::string text;
  if (claim.direction != Direction::none) text += std::string(name(claim.direction)) + " ";
  if (claim.hedge != Hedge::none) text += std::string(name(claim.hedge)) + " ";
  text += grouped_number(claim.value);
  if (claim.value_high) text += " to " + grouped_number(*claim.value_high);
  if (!claim.unit.empty() && claim.unit != "1") text += " " + claim.unit;
  if (!claim.counted.empty()) text += " " + claim.counted;
  return text;
}

std::string cell_text(const Claim& claim) {
  std::string text = claim.key.text();
  if (claim.base) text += "; from " + claim.base->name();
  if (!claim.whole.empty()) text += "; of " + claim.whole;
  if (claim.modality != Modality::stated) text += "; " + std::string(name(claim.modality));
  return text;
}

}  // namespace assay
