// A number as a text states it: its value and what its digits say of its precision.
#pragma once

#include <string_view>

namespace assay {

struct Number {
  double value = 0;
  double high = 0;             // vague counts only: [value, high]
  double last_digit = 1;       // size of the last stated digit: 353 → 1, 38.1 → 0.1, 1.2 million → 100,000
  double last_nonzero = 1;     // size of the last digit that is not zero: 3,200 → 100
  double scale = 1;            // product of its scale words: 1.2 million → 1e6
  bool spelled = false;        // "seven", "half a million"
  bool fraction = false;       // "two-thirds", "half", "one in five"
  bool vague = false;          // "dozens"
  bool integer = true;
  bool plain_digits = false;   // digits without separator or scale: may be a year, a room, a list mark
  bool small_word = false;     // a single cardinal word: "one", "seven"
};

// How an article separates decimals. English unless its numbers show otherwise ("18,9%", "1.234.567").
enum class DecimalStyle { point, comma };

// Reads the digits of one number token (folded: separators ',' '.' ' '). false where the shape is no number: a date
// 21.07.2025, a version 1.2.3, a list 1,2,3. `scaled`: a word such as "million" stands behind it.
bool read_digits(std::string_view folded, DecimalStyle style, Number& out, bool scaled = false);

// Does this token show that the comma is the decimal sign here? "18,9" and "1.234.567" do.
bool shows_decimal_comma(std::string_view folded);

}  // namespace assay
