// Patterns over classes: the language of the grammar's rules, compiled to RE2.
//
//   trend-verb hedge* 'by'? figure:(percent-figure)
//
// A class name matches an item of that class; 'of' matches that word; a!b is class a but not b; ^a is any item not of
// class a; upper-case names are macros of the grammar files; name:( … ) captures. ( ) | ? * + as usual. START and END
// are the ends of the sentence. Each item is one letter of a private alphabet (classes.h), so linear time is RE2's.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/classes.h"
#include "fact/error.h"

namespace assay {

using Macros = std::map<std::string, std::string, std::less<>>;

// The words and signs quoted in a pattern, as written.
std::vector<std::string> literals_in(std::string_view pattern);

// The RE2 source of a pattern; the class table must hold all sets that will ever be matched.
// Error::cause says what is wrong with the pattern; file and line are the caller's.
// `letters` keeps what classes stand for, for the patterns after it.
Expected<std::string> compile_pattern(std::string_view pattern, const Macros& macros, const ClassTable& classes, std::map<std::string, std::string>& letters);
// The same, for a single pattern.
Expected<std::string> compile_pattern(std::string_view pattern, const Macros& macros, const ClassTable& classes);

}  // namespace assay
