// Shapes: what a grammar rule can make. A rule names a shape and captures; C++ knows the shapes, the rule knows the words.
//
// Storeys names, periods, figures: a match is reduced to one item. Storey features: a match says something of a figure.
#pragma once

#include <initializer_list>
#include <string_view>

#include "extract/scanner.h"

namespace assay {

class Shaper {
 public:
  Shaper(const Language& language, Scan& scan, std::string_view text) : language_(language), scan_(scan), text_(text) {}

  // Makes the item of a match; false where the shape does not hold after all ("one in 2024" is no fraction).
  bool reduce(const Grammar::Match& match, Item& out);
  // Applies a feature rule; false where nothing was new.
  bool feature(const Grammar::Match& match);

  // The shapes that `makes` may name in each storey, for messages and for the rule file's schema.
  static const std::vector<std::string>& names(Storey storey);

 private:
  // Of a capture: what an item of it says, nothing where it took no part (as most do not).
  const Entry* entry(const Grammar::Capture* capture, AskedClass cls) const { return capture ? entry_in(*capture, cls) : nullptr; }
  const Entry* first_entry(const Grammar::Capture* capture, std::initializer_list<AskedClass> classes) const;  // of the first class that has one
  const Number* number(const Grammar::Capture* capture) const { return capture ? number_in(*capture) : nullptr; }
  int integer(const Grammar::Capture* capture) const { return capture ? integer_in(*capture) : 0; }
  const Entry* entry_in(const Grammar::Capture& capture, AskedClass cls) const;
  const Number* number_in(const Grammar::Capture& capture) const;
  int integer_in(const Grammar::Capture& capture) const;
  static std::string_view setting(const Grammar::Match& match, Name name);
  Span span_of(std::size_t begin, std::size_t end) const;
  bool period(const Grammar::Match& match, PeriodMention& p) const;
  bool figure(const Grammar::Match& match, Figure& f) const;
  void hedges(const Grammar::Match& match, Figure& figure) const;
  std::string_view parts_before(std::size_t item) const;
  static bool no_percent(const Figure& figure, const Figure& other);
  Figure* figure_at(const Grammar::Capture* capture);
  int period_at(const Grammar::Capture* capture) const;
  Direction direction_of(const Grammar::Match& match, std::string_view value) const;

  const Language& language_;
  Scan& scan_;
  std::string_view text_;
};

}  // namespace assay
