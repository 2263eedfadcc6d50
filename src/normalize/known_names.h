// The flows and the place that the normalizer itself knows. As views they are compared by their length first, which a literal is
// not: most flows and places that are asked for are others.
#pragma once

#include <string_view>

namespace assay {

inline constexpr std::string_view kImport = "import", kExport = "export", kPrice = "price", kWorld = "world", kConsumption = "consumption", kProduction = "production", kCapacity = "capacity", kInstallation = "installation", kTariff = "tariff";

}  // namespace assay
