// What the digits of a published figure allow.
//
// Publishers round the last digit, and some truncate: 5,773 and 5,774 t are one figure. So a figure with the last digit
// of size u lies in [v − u/2, v + u], and in [−v − u, −v + u/2] below zero.
#pragma once

#include <optional>
#include <string_view>

#include "fact/interval.h"

namespace assay {

struct PublishedFigure {
  double value = 0;
  Interval bounds;
  Interval fair;  // trailing zeros of a long whole number count as rounding, as long as two digits remain
};

// "3188" → 3188 [3187.5, 3189]; "-38.1" → [−38.2, −38.05]; ">90000000" → [90000000, ∞]; nullopt: no number.
std::optional<PublishedFigure> parse_published(std::string_view text);

}  // namespace assay
