// INPUT arguments → articles.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "fact/error.h"
#include "text/reader.h"

namespace assay::cli {

// Files as given, folders walked (hidden ones left out) for files that a reader knows by their extension, in byte order
// of their paths; "-" is standard input. What does not exist goes to `problems`.
std::vector<std::string> find_inputs(const std::vector<std::string>& arguments, std::vector<Error>& problems);

Expected<std::string> input_bytes(const std::string& input, std::istream& standard_input);
Expected<std::vector<Article>> articles_of(std::string bytes, const std::string& input, const ReadOptions&);
// Both in one.
Expected<std::vector<Article>> read_input(const std::string& input, std::istream& standard_input, const ReadOptions&);

}  // namespace assay::cli
