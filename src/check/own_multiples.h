// A multiple, and what tells it again: "prices tripled, a rise of 200 percent", "income doubled. It rose from 1.2 million to 2.4 million".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

// "doubled, up 100%": the readings of one sentence that tell one change by a multiple and in per cent.
struct ToldTwice {
  std::size_t multiple = 0, change = 0;
};

// Of the claims [begin, end) of one sentence.
std::optional<ToldTwice> told_twice(const std::vector<Reading>& readings, std::size_t begin, std::size_t end, std::string_view text, const CheckRules& rules);

// The two do not agree.
std::optional<Clash> clash_of(const ToldTwice& told, const std::vector<Reading>& readings, const CheckRules& rules);

// Nothing but words of the same rise or fall between the multiple and the level that it came from or led to: "doubled, rising from 120".
bool says_again(const Claim& multiple, const Claim& level, std::string_view text, const CheckRules& rules);

}  // namespace assay
