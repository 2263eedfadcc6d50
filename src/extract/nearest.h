// What a mistyped name may have been meant for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// The name that takes the fewest changed, added, dropped or swapped letters; "" where none is near:
//   nearest("chekc", {"check", "audit"}) is "check"
std::string nearest(std::string_view typed, const std::vector<std::string>& names);

}  // namespace assay
