// Findings that an editor has looked at and lets stand, each with a reason. In the text, as a Markdown comment anywhere
// in it:
//
//   <!-- assay-ignore label-mismatch "353 tons": the customs office's own word for magnets here -->
//
// or in a file beside it, ARTICLE.assay.json:
//
//   {"ignore": [{"rule": "label-mismatch", "quote": "353 tons", "reason": "the customs office's own word"}]}
//
// The quote is the words at the finding, with more of the text around them where they stand several times. What is
// suppressed still shows in json and sarif, with the reason; it has no part in the exit status. One that nothing needs
// any more is an `unneeded-suppression`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/wording.h"
#include "fact/error.h"
#include "fact/finding.h"
#include "text/article.h"

namespace assay {

struct Suppression {
  std::string rule, quote, reason;
  std::string file;  // where it stands; its line counts from 1
  int line = 0;
  Span place;  // of the comment in the article's text; empty where it stands in a file beside it
  bool used = false;

  // Is this finding, at this span, what it means?
  bool covers(const std::string& rule, Span span, std::string_view text) const;
};

// Comments of a text; malformed ones are told with file and line, and left out.
std::vector<Suppression> suppressions_in(const Article& article, const CheckRules& rules, std::vector<Error>& problems);

// A file beside a text. What is malformed is told, and the rest still read.
std::vector<Suppression> suppressions_of_file(std::string_view json, const std::string& file, const CheckRules& rules,
                                              std::vector<Error>& problems);

// Marks the findings that are suppressed.
void suppress(std::vector<Finding>& findings, std::vector<Suppression>& suppressions, std::string_view text);
// A note for each that none needed. Whether one of a finding across sources is needed cannot be seen in one article.
std::vector<Finding> unneeded(const std::vector<Suppression>& suppressions, const std::string& doc,
                              const Wording& wording, const CheckRules& rules);

}  // namespace assay
