// What the tests of this room share: the project's own language, and small rule packs written to disk.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "extract/scanner.h"

namespace assay::test {

inline const Language& language() {
  static const auto language = Language::load({std::string(ASSAY_SOURCE_DIR) + "/rules"}).value();
  return *language;
}

// The figures of one sentence, with their quotes.
struct Seen {
  std::string quote;
  Figure figure;
};
inline std::vector<Seen> figures_in(const std::string& text, DecimalStyle style = DecimalStyle::point) {
  static Scanner scanner(language());
  scanner.begin_article(style);
  std::vector<Seen> out;
  scanner.scan(text, {0, static_cast<std::uint32_t>(text.size())}, [&](Scan& scan) {
    for (const Figure& f : scan.figures) out.push_back({std::string(f.span.of(text)), f});
  });
  return out;
}

// A folder laid out as rules/, beside the build; empty at first.
class PackFolder {
 public:
  explicit PackFolder(const std::string& name) : root_(std::filesystem::path(ASSAY_BINARY_DIR) / "test-packs" / name) {
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_ / "lexicon");
    std::filesystem::create_directories(root_ / "grammar");
  }
  ~PackFolder() { std::filesystem::remove_all(root_); }
  PackFolder(const PackFolder&) = delete;
  PackFolder& operator=(const PackFolder&) = delete;

  void write(const std::string& file, const std::string& text) const { std::ofstream(root_ / file) << text; }
  const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
};

}  // namespace assay::test
