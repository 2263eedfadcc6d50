#include "cli/inputs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace assay::cli {
namespace {

namespace fs = std::filesystem;

bool has_reader(const fs::path& path) {
  static constexpr std::array<std::string_view, 4> extensions{".txt", ".text", ".md", ".markdown"};
  std::string own = path.extension().string();
  std::transform(own.begin(), own.end(), own.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(extensions.begin(), extensions.end(), own) != extensions.end();
}

bool hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

void walk(const std::string& folder, std::vector<std::string>& found, std::vector<Error>& problems) {
  std::error_code failure;
  std::vector<std::string> files;
  auto walker = fs::recursive_directory_iterator(folder, fs::directory_options::follow_directory_symlink, failure);
  for (; !failure && walker != fs::recursive_directory_iterator(); walker.increment(failure)) {
    std::error_code ignored;
    if (hidden(walker->path())) walker.disable_recursion_pending();
    else if (walker->is_regular_file(ignored) && has_reader(walker->path())) files.push_back(walker->path().string());
  }
  if (failure) {
    problems.push_back(
        {folder, 0, 0, "The folder cannot be read: " + failure.message() + ".", "Check its permissions."});
  } else if (files.empty()) {
    problems.push_back(
        {folder, 0, 0, "No article in this folder.", "Articles are .txt and .md files; name other files one by one."});
  }
  std::sort(files.begin(), files.end());
  found.insert(found.end(), files.begin(), files.end());
}

Expected<std::string> bytes_of(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (file) bytes << file.rdbuf();
  const bool empty = file && bytes.str().empty();
  if (!file || (bytes.fail() && !empty))
    return Unexpected(Error{path, 0, 0, std::string("The file cannot be read: ") + std::strerror(errno) + ".",
                            "Check its name and its permissions."});
  return std::move(bytes).str();
}

}  // namespace

std::vector<std::string> find_inputs(const std::vector<std::string>& arguments, std::vector<Error>& problems) {
  std::vector<std::string> found;
  for (const auto& argument : arguments) {
    std::error_code none;
    if (argument == "-") found.push_back(argument);
    else if (fs::is_directory(argument, none)) walk(argument, found, problems);
    else if (fs::exists(argument, none)) found.push_back(argument);
    else problems.push_back({argument, 0, 0, "No such file or folder.", "Check the spelling; - reads standard input."});
  }
  return found;
}

Expected<std::string> input_bytes(const std::string& input, std::istream& standard_input) {
  if (input != "-") return bytes_of(input);
  std::ostringstream all;
  all << standard_input.rdbuf();
  return std::move(all).str();
}

Expected<std::vector<Article>> articles_of(std::string bytes, const std::string& input, const ReadOptions& options) {
  const std::string first = bytes.substr(0, 1024);
  return reader_for(input, first).read(std::move(bytes), input, options);
}

Expected<std::vector<Article>> read_input(const std::string& input, std::istream& standard_input, const ReadOptions& options) {
  auto bytes = input_bytes(input, standard_input);
  if (!bytes) return Unexpected(bytes.error());
  return articles_of(std::move(*bytes), input, options);
}

}  // namespace assay::cli
