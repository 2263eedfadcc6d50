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

// "Exports fell 8% in August", told before the article had said from when on: as far back as most go that it tells of such a stretch. `open` holds where such figures begin.
void fill_bases(std::vector<Claim>& claims, const std::vector<std::uint32_t>& open);

// "In ten months … That month there were 5,609 weddings, 65% more than in October 2018": what is set against a month is of such a month, the
// last of those that were told of.
void match_bases(std::vector<Claim>& claims);

}  // namespace assay
