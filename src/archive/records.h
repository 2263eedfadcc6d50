// Articles, claims and findings as records of the archive, and back: what is read is equal to what was written, to the
// last bit of every figure. The form is the archive's own; what programs outside read is docs/schema.
//
// Findings and articles are JSON. Claims are bytes (claim_record.cpp): reconciling reads every claim of the archive, and
// most of its time went into the JSON of each.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "fact/claim.h"
#include "fact/finding.h"
#include "text/article.h"

namespace assay {

struct DamagedRecord : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string record_of(const Claim& claim);
std::string record_of(const Finding& finding);
// Without the text, which stands beside it, and without blocks.
std::string record_of(const Article& article);

Severity severity_named(std::string_view text);  // info where there is no such name

// A record that cannot be understood throws DamagedRecord (a claim's) or nlohmann::json::exception.
Claim claim_of(std::string_view record);
Finding finding_of(std::string_view record);
Article article_of(std::string_view record, std::string text);

}  // namespace assay
