// Patterns over classes: the language of the grammar's rules.
//
//   trend-verb hedge* 'by'? figure:(percent-figure)
//
// A class name matches an item of that class; 'of' matches that word; a!b is class a but not b; ^a is any item not of
// class a; upper-case names are macros of the grammar files; name:( … ) captures. ( ) | ? * + as usual. START and END
// are the ends of the sentence.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/classes.h"
#include "fact/error.h"

namespace assay {

using Macros = std::map<std::string, std::string, std::less<>>;

// What one item must be.
struct ClassTest {
  ClassId wanted = 0;
  bool negated = false;  // any item that is not of class `wanted`
  std::vector<ClassId> unwanted;

  bool holds(const ClassTable& classes, SetId set) const;
  friend auto operator<=>(const ClassTest&, const ClassTest&) = default;
};

// A pattern as a tree.
struct Pattern {
  enum class Kind { item, sequence, either, optional, star, plus, capture, start, end };
  Kind kind = Kind::sequence;  // an empty sequence matches nothing at all
  ClassTest test;              // of an item
  std::string name;            // of a capture
  std::vector<Pattern> parts;

  bool may_be_empty() const;  // does it match where there is no item?
};

// The words and signs quoted in a pattern, as written.
std::vector<std::string> literals_in(std::string_view pattern);

// Error::cause says what is wrong with the pattern; file and line are the caller's.
Expected<Pattern> parse_pattern(std::string_view pattern, const Macros& macros, const ClassTable& classes);

}  // namespace assay
