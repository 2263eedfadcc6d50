// A record told of a level, and a higher level of the same thing that the text gives for an earlier time: "exported a record 1.35 million tonnes in 2024.
// In 2022 it exported 1.78 million". Records with a time since when: own_conflicts.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/in_article.h"

namespace assay {

std::vector<Clash> broken_records(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules);

}  // namespace assay
