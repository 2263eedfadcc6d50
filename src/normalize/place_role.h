// What a place is to what is told of it.
#pragma once

#include <cstdint>

namespace assay {

enum class PlaceRole : std::uint8_t { none, owner, to, from, in, with };

}  // namespace assay
