// What several sources say of the same facts: their claims, with what others need to know of the articles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/suppression.h"
#include "fact/claim.h"
#include "fact/date.h"
#include "fact/finding.h"

namespace assay {

// An article that tells something. Where it stands in a list is its number.
struct Source {
  std::string doc;     // path or URL
  std::string outlet;  // who publishes it; empty = unknown
  std::string title;
  std::optional<Date> published;
  std::vector<Suppression> suppressions{};  // what its editor lets stand
};

// One claim of a source.
struct Telling {
  std::uint32_t source = 0;     // Tellings::sources
  Claim claim;                  // with its verdict
  int line = 0, column = 0;     // of its first byte, from 1
  std::string quote, sentence;  // its words, and those around it
  std::optional<Date> told_on;  // the day of its article, or of the other item in which it stands
  std::optional<Date>
      judged_on;  // the day whose knowledge judged it: for articles without a date one that their figures suggest
  // The finding that its own article got for it, if any: such a figure is no evidence for or against others.
  std::string found, why;              // rule and message
  bool leads = false;                  // it is the first figure of that finding
  Severity severity = Severity::info;  // of that finding
};

struct Tellings {
  std::vector<Source> sources;
  std::vector<Telling> claims;  // in order of sources, then of the text
};

}  // namespace assay
