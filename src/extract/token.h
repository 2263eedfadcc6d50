// Text → tokens: words, numerals, symbols, each a byte range of the text with its folded form.
//
// Folding is what makes print variants equal: case, soft hyphens, curly quotes, the many dashes, dots inside
// abbreviations (U.S. = US). Positions are never folded.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fact/span.h"

namespace assay {

enum class TokenShape : std::uint8_t {
  word,    // letters; `'s` and `n't` are words of their own; letters followed by digits (H20, Q1) too
  number,  // digits with their separators: 3,188  38.1  437 000  45.290
  hyphen,  // a short dash glued on both sides: rare-earth, 60–70
  dash,    // a dash that separates: em dash, spaced dash
  symbol,  // any other sign, one code point
};

struct Token {
  Span span;
  std::uint32_t word = 0;       // the number of its folded form in Tokens::words; 0 where it has none
  std::uint32_t folded_at = 0;  // into Tokens::folded
  std::uint16_t folded_size = 0;
  TokenShape shape = TokenShape::symbol;
  bool glued = false;        // no white space before
  bool upper_first = false;  // begins with a capital
  bool all_upper = false;    // has letters, all capitals
  bool digits = false;       // a word: has digits
};

// Tokens beside each other, whose room is used again. Who adds some writes them into the room behind the last one, then says how many.
class TokenList {
 public:
  std::span<Token> room() {  // for one at the least
    if (size_ == places_.size()) places_.resize(std::max<std::size_t>(2 * size_, 64));
    return std::span(places_).subspan(size_);
  }
  void add(std::size_t count) { size_ += count; }
  void clear() { size_ = 0; }

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  const Token& operator[](std::size_t i) const { return places_[i]; }
  const Token* begin() const { return places_.data(); }
  const Token* end() const { return places_.data() + size_; }

 private:
  std::vector<Token> places_;
  std::size_t size_ = 0;
};

class WordTable;

struct Tokens {
  TokenList list;
  const WordTable* words = nullptr;  // those whose numbers are wanted: each token is looked up as it is read
  std::string folded;  // the folded forms, one after the other; its room is used again
  std::size_t folded_end = 0;
  bool ascii = true;  // nothing else was met
  // Words that a number may follow without a space ("EUR3.2 billion", "Rs300"), as they are written; else letters and
  // the digits behind them are one name.
  const std::vector<std::string>* before_digits = nullptr;
  // A single letter among them is one where a word of scale follows the number ("R1.2 billion"): else it is a name ("R2", "K9").
  const std::vector<std::string>* scales = nullptr;

  std::string_view fold(const Token& t) const { return std::string_view(folded).substr(t.folded_at, t.folded_size); }
  void clear() {
    list.clear();
    folded_end = 0;
    ascii = true;
  }
};

// Appends the tokens of `text[range]` to `out`. Markdown's emphasis signs are passed over. Linear in the length.
void tokenize(std::string_view text, Span range, Tokens& out);
// Only the stretches of a range, between white space, where a numeral has a comma or a point in it; all of the others' tokens
// are left out. Nothing at all where no comma stands between digits.
void tokenize_separated_numbers(std::string_view text, Span range, Tokens& out);
// May one of these numerals show that the comma is the decimal sign (shows_decimal_comma)? False is sure, and most texts are told by it.
bool may_show_decimal_comma(std::string_view text, Span range);

}  // namespace assay
