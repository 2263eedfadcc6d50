// What a newsroom may want to change of the checks: tolerances, severities, switches, prices of diagnoses, and the
// wording of messages. All of it is data, rules/checks/*.json; each number there stands beside its reason.
#pragma once

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fact/error.h"
#include "fact/finding.h"

namespace assay {

// Is a word in a list of the rules?
inline bool listed(const std::vector<std::string>& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

class CheckRules {
 public:
  // Every *.json under DIR/checks of each rules folder, in name order; a later file's settings replace an earlier one's.
  static Expected<CheckRules> load(const std::vector<std::filesystem::path>& rules_dirs);

  // A number under a dotted name ("tolerances.revision"). Asking for one that no file sets is a broken rule pack, found
  // at load: `load` refuses files that lack a number which the checks need.
  double number(std::string_view name) const;

  bool enabled(std::string_view rule) const;             // findings.RULE.enabled, true where unsaid
  bool knows(std::string_view rule) const;               // is there a finding of this name?
  Severity severity(std::string_view rule) const;        // findings.RULE.severity, warning where unsaid
  std::string text(std::string_view name) const;         // "" where absent
  std::vector<std::string> list(std::string_view name) const;
  // Pairs of words that are taken for each other ("flows": [["export", "import"], …]).
  std::vector<std::pair<std::string, std::string>> pairs(std::string_view name) const;

 private:
  bool has(const std::string& name) const;  // is anything set by that name, or under it?
  std::map<std::string, double, std::less<>> numbers_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::map<std::string, std::vector<std::string>, std::less<>> lists_;
};

}  // namespace assay
