// Units of measure as the lexicon declares them (UCUM codes, ISO 4217 for money) and their reduction to a base.
//
// The base of mass is the tonne (interfaces.md); of other dimensions it is what rules/lexicon/units.json says. A unit
// is data: C++ knows none by name.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

struct Unit {
  std::string code;        // "t", "[bbl_us]/d", "USD", "USD/t", "%", "1"
  std::string dimension;   // "mass", "energy", "money", "price", "ratio", "count" …
  double factor = 1;       // base = value * factor
  bool ambiguous = false;  // bare "tons"
};

// Units by code. The lexicon fills one (check/units.h); the first declaration of a code wins.
class UnitTable {
 public:
  void add(Unit unit);
  // "kg" → mass, 0.001. "USD/kg", a price, is put together from its parts where it is not declared as a whole:
  // dimension "price", factor of money over factor of mass. nullopt: nobody declared it.
  std::optional<Unit> find(std::string_view code) const;
  bool empty() const { return units_.empty(); }

 private:
  std::map<std::string, Unit, std::less<>> units_;
};

}  // namespace assay
