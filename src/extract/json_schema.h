// JSON against a JSON Schema, in the part of draft 7 that rules/schema is written in. A rule file with a field that no rule has
// would otherwise be read as if the field were not there.
//
//   const SchemaCheck check(schema);   // the schema stays alive as long as the check
//   if (auto fault = check.fault(json)) … fault->pointer is "/groups/3/faktor", fault->cause one sentence
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <string>

namespace assay {

struct SchemaFault {
  std::string pointer;  // where, as a JSON pointer
  std::string cause;    // "There is no field `faktor` here."
};

class SchemaCheck {
 public:
  explicit SchemaCheck(const nlohmann::json& schema) : root_(schema) {}
  // The first fault; nothing where the value fits.
  std::optional<SchemaFault> fault(const nlohmann::json& value) const { return at(root_, value); }

 private:
  using Json = nlohmann::json;
  using Fault = std::optional<SchemaFault>;

  Fault at(const Json& schema, const Json& value) const;
  Fault of_text(const Json& schema, const std::string& text) const;
  Fault of_object(const Json& schema, const Json& value) const;
  Fault of_members(const Json& schema, const Json& value) const;
  Fault of_array(const Json& schema, const Json& value) const;
  Fault of_choices(const Json& schema, const Json& value) const;
  bool fits(const Json& schema, const Json& value) const { return !at(schema, value); }

  bool has_form(const std::string& text, const std::string& pattern) const;

  const Json& root_;
  mutable std::map<std::string, std::regex> patterns_;  // each compiled once: a lexicon has thousands of terms of one form
};

}  // namespace assay
