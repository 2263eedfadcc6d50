// What the tests of the command line share: a run of the program, and a folder for one test.
#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/cli.h"

namespace fs = std::filesystem;

struct Outcome {
  int status = 0;
  std::string out, err;
};

inline Outcome assay_run(std::vector<std::string> arguments, const std::string& standard_input = "") {
  arguments.insert(arguments.begin(), "assay");
  std::vector<const char*> argv;
  for (const auto& argument : arguments) argv.push_back(argument.c_str());
  std::istringstream in(standard_input);
  std::ostringstream out, err;
  Outcome outcome;
  outcome.status = assay::cli::run(static_cast<int>(argv.size()), argv.data(), {in, out, err, false});
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

// A folder for one test.
class Folder {
 public:
  explicit Folder(const std::string& name) : path_(fs::path(ASSAY_BINARY_DIR) / ("cli-" + name)) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  std::string put(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

inline const std::string kSource = ASSAY_SOURCE_DIR;

using Json = nlohmann::json;

// A draft with one claim worth checking.
inline const std::string kDraft = "Turnout rises\n\nPublished 12 June 2025\n\nTurnout rose to 61.2% in May 2025 from 58%.\n";
