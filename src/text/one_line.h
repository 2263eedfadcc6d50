// Words of a text as one line: each run of white space is one blank, none at the ends.
#pragma once

#include <string>
#include <string_view>

namespace assay {

std::string one_line(std::string_view words);

}  // namespace assay
