// Times that only the rest of the article tells: which seven days "last week" was, since when a headline's record is one.
#pragma once

#include <cstdint>
#include <vector>

#include "fact/claim.h"

namespace assay {

// A record told before its own time was known ("hits five-month low", in a headline): where its figure begins, and how many months back it reaches.
struct OpenRecord {
  std::uint32_t start = 0;
  int months = 0;
};

// "Stocks fell last week. … 420 million barrels in the week to October 10": the week that was reported, which need not begin on a Monday.
void settle_weeks(std::vector<Claim>& claims);

// Since when the records are such, now that the time of their claims is known.
void date_records(std::vector<Claim>& claims, const std::vector<OpenRecord>& records);

}  // namespace assay
