// Number words and digits → one number item: "1.2 million", "twenty-one", "one and a half million", "two-thirds",
// "half a million", "21st". Shapes only: which words are numbers, and their values, is the lexicon's.
#pragma once

#include <string_view>

#include "extract/item_room.h"
#include "extract/scanner.h"

namespace assay {

// Of every run of number items in `scan.items` one item of class number (or ordinal, fraction-number, vague-number) is to be made, whose
// number is added to those of the scan.
void compose_numbers_of(const Language& language, Scan& scan, std::string_view text, std::vector<Reduction>& reductions);

}  // namespace assay
