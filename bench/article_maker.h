// Articles of trade news made from templates and word lists (bench/data): the same seed gives the same bytes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay::bench {

class ArticleMaker {
 public:
  ArticleMaker(const std::string& data_folder, std::uint64_t seed);

  // A headline, a date line and paragraphs, 2 to 6 KiB; every other sentence or so has figures.
  std::string article();
  // One line of at least `bytes`.
  std::string line(std::size_t bytes);

 private:
  std::uint64_t next();  // splitmix64
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
  std::string sentence(bool with_figures);
  std::string filled(std::string_view pattern);
  std::string filling(std::string_view slot);

  std::uint64_t state_;
  std::vector<std::string> figures_, fillers_;
  std::map<std::string, std::vector<std::string>, std::less<>> words_;
};

// Lines of a file without comments and empty ones.
std::vector<std::string> data_lines(const std::string& path);

}  // namespace assay::bench
