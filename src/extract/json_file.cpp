#include "extract/json_file.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

namespace assay {
namespace {

// Walks JSON that is already known to be well-formed and notes the line of every element; nlohmann 3.11 keeps no
// positions.
class LineFinder {
 public:
  LineFinder(const std::string& text, std::map<std::string, int>& lines) : text_(text), lines_(lines) {}
  void run() { value(""); }

 private:
  void skip_space() {
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) <= ' ') {
      if (text_[at_] == '\n') ++line_;
      ++at_;
    }
  }
  std::string string_value() {
    std::string out;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
      out += text_[at_];
    }
    ++at_;
    return out;
  }
  void value(const std::string& pointer) {
    skip_space();
    if (at_ >= text_.size()) return;
    lines_[pointer] = line_;
    if (text_[at_] == '{') members(pointer);
    else if (text_[at_] == '[') elements(pointer);
    else if (text_[at_] == '"') string_value();
    else while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}' && text_[at_] != ']') ++at_;
  }
  void members(const std::string& pointer) {
    ++at_;
    for (skip_space(); at_ < text_.size() && text_[at_] != '}'; skip_space()) {
      if (text_[at_] == ',') { ++at_; skip_space(); }
      const std::string name = string_value();
      skip_space();
      ++at_;  // ':'
      value(pointer + "/" + name);
    }
    ++at_;
  }
  void elements(const std::string& pointer) {
    ++at_;
    int index = 0;
    for (skip_space(); at_ < text_.size() && text_[at_] != ']'; skip_space()) {
      if (text_[at_] == ',') { ++at_; continue; }
      value(pointer + "/" + std::to_string(index++));
    }
    ++at_;
  }

  const std::string& text_;
  std::map<std::string, int>& lines_;
  std::size_t at_ = 0;
  int line_ = 1;
};

int line_at(const std::string& text, std::size_t byte) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(std::min(byte, text.size())), '\n'));
}

// "[json.exception.…] parse error at line 4, column 20: syntax error while parsing value - invalid literal" from its "syntax" on.
std::string syntax_fault(std::string_view what) { return std::string(what.substr(std::min(what.find("syntax"), what.size()))); }

}  // namespace

Expected<JsonFile> JsonFile::read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Unexpected(Error{path.string(), 0, 0, "The file cannot be read.", "Check that it exists and may be read."});
  std::stringstream content;
  content << in.rdbuf();
  JsonFile file;
  file.path = path;
  file.text = content.str();
  const std::string& text = file.text;
  try {
    file.json = nlohmann::json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    return Unexpected(Error{path.string(), line_at(text, error.byte), 0, "The file is not valid JSON.",
                            "Mend the syntax there (" + syntax_fault(error.what()) + ")."});
  }
  if (!file.json.is_object())
    return Unexpected(Error{path.string(), 1, 0, "The file holds no object.", "Write it as one object in braces; the schemas in rules/schema say what each file holds."});
  return file;
}

Expected<std::vector<JsonFile>> JsonFile::read_all(const std::vector<std::filesystem::path>& paths) {
  std::vector<Expected<JsonFile>> files(paths.size());
  std::atomic<std::size_t> next = 0;
  const auto read_some = [&] {
    for (std::size_t i = next++; i < paths.size(); i = next++) files[i] = read(paths[i]);
  };
  {
    const std::size_t threads = std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), paths.size());
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(read_some);
    read_some();
  }
  std::vector<JsonFile> out;
  for (auto& file : files) {
    if (!file) return Unexpected(file.error());
    out.push_back(std::move(*file));
  }
  return out;
}

int JsonFile::line_of(const std::string& pointer) const {
  std::map<std::string, int> lines;
  LineFinder(text, lines).run();
  const auto found = lines.find(pointer);
  return found == lines.end() ? 1 : found->second;
}

Expected<std::vector<std::filesystem::path>> json_files_under(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> out;
  for (const auto& item : std::filesystem::directory_iterator(folder, error))
    if (item.path().extension() == ".json") out.push_back(item.path());
  if (error)
    return Unexpected(Error{folder.string(), 0, 0, "The rules folder cannot be read (" + error.message() + ").",
                            "Name a folder laid out as rules/ with --rules."});
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace assay
