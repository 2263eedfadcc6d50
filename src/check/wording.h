// How findings speak: figures, periods, places and sentences, from the templates of rules/checks/messages.json.
//
// A template is a sentence with {names}; what has no value becomes nothing, and so does a bracket around it:
// "; of {wrong}[ ({scope})] it {did} {reference}".
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "check/check_rules.h"
#include "check/constraint.h"
#include "extract/lexicon.h"

namespace assay {

using Values = std::map<std::string, std::string, std::less<>>;

class Wording {
 public:
  Wording(const Lexicon& lexicon, const CheckRules& rules) : lexicon_(lexicon), rules_(rules) {}

  // "China's export of rare-earth magnets to the United States in June 2025"
  std::string cell(const FactKey& key) const;
  std::string period(const Period& period) const;           // "June 2025", "the first half of 2025"
  std::string day(const Date& date) const;                  // "20 July 2025"
  std::string owner(const FactKey& key) const;              // "China's"
  std::string product(std::string_view slug) const;         // "rare-earth magnets"
  std::string place(std::string_view code) const;
  std::string did(std::string_view flow) const;             // "exported"
  std::string scope(const Constraint& said) const;          // "ore, metals, compounds"; empty without a definition
  // "7,742.2 t", "+60.3%", "58.147 million t"; brief: "7,742 t"
  std::string figure(const Observation& seen, bool brief = false) const;
  std::string range(const Interval& bounds, const Constraint& like) const;  // "2.52 to 2.83 times"
  std::string told(const Constraint& c) const;              // "the change of China's export … from May 2025"
  std::string source(const Observation& seen) const;        // "GACC (via Reuters), 14 July 2025"

  std::string sentence(std::string_view template_name, const Values& values) const;

 private:
  std::string scaled(double value) const;
  std::string fill(std::string_view pattern, const Values& values, bool& complete) const;

  const Lexicon& lexicon_;
  const CheckRules& rules_;
};

std::string form_name(const Constraint& c);  // level, ratio, share

// 7742.2 → "7,742.2"; 0.6 → "0.6".
std::string number_with_commas(double value);

}  // namespace assay
