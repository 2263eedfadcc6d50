// A literate case with places to be filled, and what may stand there. README.md describes the form.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace assay::test {

struct PatternCase {
  std::string heading, body;       // the two blocks, unfilled
  std::vector<std::string> slots;  // those that it has, in the order of the text
};

// The patterns of a file, one under each heading of the second level.
std::vector<PatternCase> read_patterns(const std::filesystem::path& file);

// "month" → "in June"
using Filling = std::map<std::string, nlohmann::json>;

// The filling of this round. Each slot goes through its list at a stride of its own, so that in time each filling meets each.
Filling filling_of(const PatternCase&, const nlohmann::json& slots, std::size_t round);

// The body with every place filled. Throws std::out_of_range where a place names what no slot has.
std::string filled(const std::string& body, const Filling&);

}  // namespace assay::test
