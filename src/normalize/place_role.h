// What a place is to what is told of it.
#pragma once

#include <cstdint>

namespace assay {

enum class PlaceRole : std::uint8_t { none, owner, to, from, in, with };

// Is a firm named by what it is ("the Danish brewer Larch") or by its name alone ("Denmark's Larch", which may be an office too)?
enum class FirmNamed : std::uint8_t { no, by_noun, by_name };

}  // namespace assay
