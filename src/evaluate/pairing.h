// Which claim is the answer to which annotation.
#pragma once

#include <optional>
#include <vector>

#include "evaluate/gold.h"

namespace assay {

// Do the two state the same number? 66.67 % is 0.6667 of `1`; the last digits of a rounded annotation are forgiven.
bool same_value(const GoldClaim&, const Claim&);

// For each annotation the index of its claim. A pair's spans overlap, and its values are the same, or else its kinds
// are and neither has a better partner.
std::vector<std::optional<std::size_t>> pair_up(const std::vector<GoldClaim>&, const std::vector<Claim>&);

}  // namespace assay
