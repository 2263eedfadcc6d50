// Where things stand in a text: numerals, whole words, sentences.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fact/span.h"

namespace assay::testing {

// The digits of a figure with their marks, read the English way: "1.26 billion tons" → "1.26" = 1.26, two decimals.
struct Numeral {
  std::size_t start = 0, size = 0;  // in the quote
  std::string digits;               // without thousands marks
  int decimals = 0;
  double value() const;
};
std::optional<Numeral> numeral_in(std::string_view quote);

// 31880 → "31,880"; a figure that was written without marks stays so below ten thousand.
std::string written(double value, int decimals, bool marks);

// Every place of `word` as a whole word within `where`; capitals count.
std::vector<Span> places_of(std::string_view word, std::string_view text, Span where);

// The sentence around a figure: up to a full stop before a space, or a line's end.
Span sentence_around(std::string_view text, Span figure);

}  // namespace assay::testing
