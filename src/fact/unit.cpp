#include "fact/unit.h"

#include <utility>

namespace assay {

void UnitTable::add(Unit unit) {
  std::string code = unit.code;
  units_.emplace(std::move(code), std::move(unit));
}

std::optional<Unit> UnitTable::find(std::string_view code) const {
  if (const auto found = units_.find(code); found != units_.end()) return found->second;
  const auto slash = code.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto top = units_.find(code.substr(0, slash));
  const auto bottom = units_.find(code.substr(slash + 1));
  if (top == units_.end() || bottom == units_.end() || bottom->second.factor == 0) return std::nullopt;
  const bool price = top->second.dimension == "money";
  return Unit{std::string(code), price ? "price" : top->second.dimension + "/" + bottom->second.dimension,
              top->second.factor / bottom->second.factor, top->second.ambiguous || bottom->second.ambiguous};
}

}  // namespace assay
