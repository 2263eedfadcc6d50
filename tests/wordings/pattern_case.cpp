#include "pattern_case.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

namespace assay::test {
namespace {

constexpr std::array<std::size_t, 8> kStrides{1, 3, 5, 7, 11, 13, 17, 19};  // coprime, so that two slots do not go in step for long

std::vector<std::string> slots_in(const std::string& body) {
  std::vector<std::string> out;
  for (std::size_t at = 0; (at = body.find('{', at)) != std::string::npos; ++at) {
    const std::string name = body.substr(at + 1, body.find_first_of(".}", at) - at - 1);
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
  }
  return out;
}

}  // namespace

std::vector<PatternCase> read_patterns(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<PatternCase> out;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) out.push_back({line.substr(3), {}, {}});
    else if (!out.empty()) out.back().body += line + "\n";
  }
  for (PatternCase& c : out) c.slots = slots_in(c.body);
  return out;
}

Filling filling_of(const PatternCase& c, const nlohmann::json& slots, std::size_t round) {
  Filling out;
  for (std::size_t i = 0; i < c.slots.size(); ++i) {
    if (!slots.contains(c.slots[i])) throw std::out_of_range("no slot `" + c.slots[i] + "`");
    const auto& list = slots.at(c.slots[i]);
    // A turn through a list later the next ones are one step further, so that lists of one length do not stay together.
    const std::size_t turn = round / list.size();
    out[c.slots[i]] = list.at((round * kStrides.at(i % kStrides.size()) + turn) % list.size());
  }
  return out;
}

std::string filled(const std::string& body, const Filling& filling) {
  std::string out = body;
  // The innermost place first: what it gives may be the name of a field.
  for (std::size_t close; (close = out.find('}')) != std::string::npos;) {
    const std::size_t open = out.rfind('{', close);
    if (open == std::string::npos) throw std::out_of_range("a place that never began");
    const std::string place = out.substr(open + 1, close - open - 1);
    const std::size_t dot = place.find('.');
    const auto& entry = filling.at(place.substr(0, dot));
    const std::string field = dot == std::string::npos ? "text" : place.substr(dot + 1);
    if (!entry.contains(field)) throw std::out_of_range("`" + place + "` is not known");
    out.replace(open, close - open + 1, entry.at(field).get<std::string>());
  }
  return out;
}

}  // namespace assay::test
