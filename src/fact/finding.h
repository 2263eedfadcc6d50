// A finding: what does not fit, why, on what evidence, and the wording that would be right (interfaces.md, "A finding").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fact/date.h"
#include "fact/span.h"

namespace assay {

enum class Severity { info, warning, error };
std::string_view name(Severity);

struct Evidence {
  enum class Kind { reference, claim };
  Kind kind = Kind::reference;
  // reference
  std::string dataset, publisher, cell, unit, url, note;
  std::optional<Date> published;
  double value = 0;
  // claim
  std::string doc, id, quote;
  Span span;
};

struct Suggestion {
  Span span;
  std::string text;
};

struct Finding {
  std::string rule;  // a name of interfaces.md: label-mismatch, reference-mismatch, …
  Severity severity = Severity::warning;
  std::string doc;
  Span span;
  std::vector<int> claims;  // Claim::number, the first is the one at `span`
  std::string message;      // one sentence that an editor can act on
  std::vector<std::string> explanation;  // steps that a person can replay
  std::vector<Evidence> evidence;
  std::optional<Suggestion> suggestion;
  std::string suppressed;  // why an editor lets it stand; empty: nobody does
};

}  // namespace assay
