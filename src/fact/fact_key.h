// The name of one cell of the statistical cube (design.md §1; SDMX: a series key plus a period).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "fact/period.h"

namespace assay {

// A flow with two sides: who exports, and who imports.
inline bool is_trade(std::string_view flow) { return flow == "export" || flow == "import"; }

struct FactKey {
  std::string product;      // slug of the lexicon or of an open concept; empty = unknown
  std::string flow;         // export, import, production, …; empty = none or unknown
  std::string origin;       // ISO 3166-1 alpha-2, `world`, a group such as `EU`; empty = unknown
  std::string destination;  // likewise; for flows without a partner always empty
  std::optional<Period> period;
  std::string measure;  // mass, volume, value, energy, count, price, index, rate, share …; empty = unknown

  // What makes two figures of one name incomparable (currency, nominal or real, seasonal adjustment, annualised,
  // content, stage, scope of definition …). A qualifier that one side lacks is unknown there.
  std::map<std::string, std::string> qualifiers;

  bool two_sided() const { return !origin.empty() && !destination.empty(); }

  // "export of rare-earth-magnets, CN → US, 2025-06, mass"
  std::string text() const;

  friend bool operator==(const FactKey&, const FactKey&) = default;
  friend auto operator<=>(const FactKey&, const FactKey&) = default;
};

}  // namespace assay
