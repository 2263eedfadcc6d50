// Rule files against the schemas that they name in `$schema`: what a schema does not know, the program would not heed.
//
//   for (const Error& error : complaints_of({"rules"})) …   // "rules/lexicon/units.json:12: There is no field `faktor` here. …"
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "fact/error.h"

namespace assay {

// The first complaint of each file; a file that names no schema, or one that is not there, is
// held against that of its room in the last of the folders that has it. Thorough and
// slow: for `assay rules test`.
std::vector<Error> complaints_of(const std::vector<std::filesystem::path>& rules_dirs);

// The names that the lexicon's schema knows at all, whatever the class: quick enough for every start. A name that is none but
// nearly one is mistyped; any other may be a newsroom's own, and only `assay rules test` speaks of it.
struct LexiconNames {
  std::set<std::string, std::less<>> classes, fields;

  // Of the last of the folders that has schema/lexicon.schema.json.
  static LexiconNames load(const std::vector<std::filesystem::path>& rules_dirs);
  // "factor" for "faktor"; "" for a name that is known, and for one that is like none.
  std::string class_meant_by(std::string_view name) const;
  std::string field_meant_by(std::string_view name) const;
};

}  // namespace assay
