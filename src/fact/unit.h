// Units of measure as the lexicon declares them (UCUM codes, ISO 4217 for money) and their reduction to a base.
//
// The base of mass is the tonne (interfaces.md); of other dimensions it is what rules/lexicon/units.json says. A unit
// is data: C++ knows none by name.
#pragma once

#include <string>

namespace assay {

struct Unit {
  std::string code;        // "t", "[bbl_us]/d", "USD", "USD/t", "%", "1"
  std::string dimension;   // "mass", "energy", "money", "price", "ratio", "count" …
  double factor = 1;       // base = value * factor
  bool ambiguous = false;  // bare "tons"
};

}  // namespace assay
