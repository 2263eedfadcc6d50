// Number words and digits → one number item: "1.2 million", "twenty-one", "one and a half million", "two-thirds",
// "half a million", "21st". Shapes only: which words are numbers, and their values, is the lexicon's.
#pragma once

#include <string_view>

#include "extract/scanner.h"

namespace assay {

// Replaces, in `scan.items`, every run of number items by one item of class number (or ordinal, fraction-number, vague-number).
// `scratch` is swapped with them.
void compose_numbers_of(const Language& language, Scan& scan, std::string_view text, std::vector<Item>& scratch);

}  // namespace assay
