#include "check/units.h"

namespace assay {

UnitTable units_of(const Lexicon& lexicon) {
  UnitTable table;
  table.add({"1", "count", 1, false});
  table.add({"%", "ratio", 0.01, false});
  for (const Entry& entry : lexicon.entries()) {
    if (entry.cls == "unit") {
      // A prefixed spelling ("kt") multiplies the code by its scale; the code itself has the plain factor.
      table.add({std::string(entry.text("code")), std::string(entry.text("dimension")), entry.number("factor", 1), false});
    } else if (entry.cls == "currency") {
      table.add({std::string(entry.text("code")), "money", 1, false});
    }
  }
  return table;
}

}  // namespace assay
