// A JSON file of a rule pack, with the line of each element, so that every complaint can point into it.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "fact/error.h"

namespace assay {

struct JsonFile {
  std::filesystem::path path;
  nlohmann::json json;
  std::string text;

  // A file that holds anything but an object is refused: no rule file does.
  static Expected<JsonFile> read(const std::filesystem::path& path);
  // Several files at once, on as many threads as the machine has processors; in the order of the paths. The first that
  // cannot be read, in that order, is the error.
  static Expected<std::vector<JsonFile>> read_all(const std::vector<std::filesystem::path>& paths);
  // The line of the element at a JSON pointer, 1 where unknown. Reads the whole text: for messages only.
  int line_of(const std::string& pointer) const;
};

// The *.json files under a folder, by name; an Error where the folder cannot be read.
Expected<std::vector<std::filesystem::path>> json_files_under(const std::filesystem::path& folder);

}  // namespace assay
