// The house stays layered: a room includes only the rooms that its CMake target lists, and no room leads back to
// itself.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Rooms = std::map<std::string, std::set<std::string>>;  // a room → the rooms that it may look into

// "text:fact\nextract:fact,text\n", as tests/CMakeLists.txt writes it.
Rooms parse_rooms(std::istream& in) {
  Rooms rooms;
  for (std::string line; std::getline(in, line);) {
    const auto colon = line.find(':');
    if (colon == std::string::npos) continue;
    auto& looks_into = rooms[line.substr(0, colon)];
    std::istringstream names(line.substr(colon + 1));
    for (std::string name; std::getline(names, name, ',');) looks_into.insert(name);
  }
  return rooms;
}

// Every `#include "room/…"` under src/ that is not allowed, as "src/text/x.cpp:3: text may not include check".
std::vector<std::string> violations(const fs::path& src, const Rooms& rooms) {
  static const std::regex include(R"re(^\s*#\s*include\s*"([^"/]+)/[^"]*")re");
  std::vector<std::string> found;
  for (const auto& item : fs::recursive_directory_iterator(src)) {
    const auto extension = item.path().extension();
    if (!item.is_regular_file() || (extension != ".cpp" && extension != ".h")) continue;
    const auto relative = fs::relative(item.path(), src);
    const std::string room = relative.begin()->string();
    const auto known = rooms.find(room);
    if (known == rooms.end()) {
      found.push_back(relative.string() + ": the folder is no room of CMakeLists.txt");
      continue;
    }
    std::ifstream file(item.path());
    int number = 0;
    for (std::string line; std::getline(file, line);) {
      ++number;
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      const std::string other = match[1];
      if (other == room || known->second.contains(other)) continue;
      found.push_back(relative.string() + ":" + std::to_string(number) + ": " + room + " may not include " + other);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

// A way from a room back to itself, as "a → b → a"; empty if there is none.
std::string cycle_from(const Rooms& rooms, const std::string& start, const std::string& at,
                       std::set<std::string>& seen) {
  if (!rooms.contains(at)) return "";
  for (const auto& next : rooms.at(at)) {
    if (next == start) return at + " → " + start;
    if (!seen.insert(next).second) continue;
    if (auto rest = cycle_from(rooms, start, next, seen); !rest.empty()) return at + " → " + rest;
  }
  return "";
}

std::string cycle(const Rooms& rooms) {
  for (const auto& [room, looks_into] : rooms) {
    std::set<std::string> seen;
    if (auto way = cycle_from(rooms, room, room, seen); !way.empty()) return way;
  }
  return "";
}

// Types of one name that two files define in one namespace, as "assay::Reading: check/a.h, extract/b.h". The linker keeps one of their
// functions for both, and says nothing; what is written in a namespace without a name is a file's own.
std::vector<std::string> names_defined_twice(const fs::path& src) {
  static const std::regex space(R"re(^namespace ([\w:]*) ?\{)re"), type(R"re(^(?:struct|class) (\w+)(?: final)?(?: : [^{;]*)? \{)re");
  std::map<std::string, std::set<std::string>> files;
  for (const auto& item : fs::recursive_directory_iterator(src)) {
    const auto extension = item.path().extension();
    if (!item.is_regular_file() || (extension != ".cpp" && extension != ".h")) continue;
    std::vector<std::string> inside;
    std::ifstream file(item.path());
    for (std::string line; std::getline(file, line);) {
      std::smatch match;
      if (std::regex_search(line, match, space)) inside.push_back(match[1]);
      else if (line.starts_with("}  // namespace") && !inside.empty()) inside.pop_back();
      else if (std::regex_search(line, match, type) && std::ranges::find(inside, "") == inside.end()) {
        std::string name;
        for (const auto& one : inside) name += one + "::";
        files[name + match[1].str()].insert(fs::relative(item.path(), src).string());
      }
    }
  }
  std::vector<std::string> twice;
  for (const auto& [name, where] : files) {
    if (where.size() < 2) continue;
    std::string list;
    for (const auto& one : where) list += (list.empty() ? ": " : ", ") + one;
    twice.push_back(name + list);
  }
  return twice;
}

Rooms rooms_of_the_build() {
  std::ifstream file(std::string(ASSAY_BINARY_DIR) + "/rooms.txt");
  REQUIRE_MESSAGE(file, "rooms.txt is written by tests/CMakeLists.txt when CMake configures");
  return parse_rooms(file);
}

}  // namespace

TEST_CASE("a room includes only what its CMake target lists") {
  const auto rooms = rooms_of_the_build();
  CHECK(rooms.size() >= 8);
  for (const auto& violation : violations(fs::path(ASSAY_SOURCE_DIR) / "src", rooms)) FAIL_CHECK(violation);
}

TEST_CASE("no room leads back to itself, and every room looked into exists") {
  const auto rooms = rooms_of_the_build();
  CHECK(cycle(rooms) == "");
  for (const auto& [room, looks_into] : rooms)
    for (const auto& other : looks_into) CHECK_MESSAGE(rooms.contains(other), room << " looks into " << other);
}

TEST_CASE("no source file is longer than can be kept in mind") {
  constexpr int kMostLines = 500;
  for (const auto& item : fs::recursive_directory_iterator(fs::path(ASSAY_SOURCE_DIR) / "src")) {
    if (!item.is_regular_file()) continue;
    std::ifstream file(item.path());
    int lines = 0;
    for (std::string line; std::getline(file, line);) ++lines;
    CHECK_MESSAGE(lines <= kMostLines, item.path().filename().string() << " has " << lines << " lines");
  }
}

TEST_CASE("a type has one definition in its namespace") {
  for (const auto& name : names_defined_twice(fs::path(ASSAY_SOURCE_DIR) / "src")) FAIL_CHECK(name);
}

TEST_CASE("a type that is defined twice is found") {
  const auto src = fs::path(ASSAY_BINARY_DIR) / "floors-twice";
  fs::remove_all(src);
  fs::create_directories(src);
  const std::string one = "namespace assay {\nstruct Reading {\n};\nnamespace {\nstruct Own {\n};\n}  // namespace\nnamespace graph {\nclass Part {\n};\n}  // namespace graph\n";
  std::ofstream(src / "a.h") << one << "}  // namespace assay\n";
  std::ofstream(src / "b.cpp") << "namespace assay {\nnamespace {\nstruct Own {\n};\n}  // namespace\nclass Reading : public X {\n};\nclass Part {\n};\n}  // namespace assay\n";
  CHECK(names_defined_twice(src) == std::vector<std::string>{"assay::Reading: a.h, b.cpp"});
  fs::remove_all(src);
}

TEST_CASE("a planted violation is found") {
  const auto src = fs::path(ASSAY_BINARY_DIR) / "floors-planted";
  fs::remove_all(src);
  fs::create_directories(src / "cellar");
  fs::create_directories(src / "attic");
  fs::create_directories(src / "shed");
  std::ofstream(src / "cellar" / "good.h") << "#include \"cellar/other.h\"\n#include <attic/system.h>\n";
  std::ofstream(src / "cellar" / "bad.cpp") << "// up the stairs\n  # include \"attic/roof.h\"\n";
  std::ofstream(src / "attic" / "roof.h") << "#include \"cellar/good.h\"\n";
  std::ofstream(src / "shed" / "spade.h") << "\n";

  std::istringstream rooms("cellar:\nattic:cellar\n");
  CHECK(violations(src, parse_rooms(rooms)) ==
        std::vector<std::string>{"cellar/bad.cpp:2: cellar may not include attic",
                                 "shed/spade.h: the folder is no room of CMakeLists.txt"});
  fs::remove_all(src);
}

TEST_CASE("a planted circle is found") {
  std::istringstream rooms("a:b\nb:c\nc:d,b\nd:\n");
  CHECK(cycle(parse_rooms(rooms)) == "b → c → b");
}
