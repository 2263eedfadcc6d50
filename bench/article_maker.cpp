#include "article_maker.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace assay::bench {

namespace {

// One sentence in seven has figures: with the headlines a claim in some 270 bytes, as in real trade news.
constexpr std::size_t kHaveFigures = 1, kOneIn = 7;

}  // namespace

std::vector<std::string> data_lines(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << path << " cannot be read\n";
    std::exit(2);
  }
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line[0] != '#') lines.push_back(line);
  return lines;
}

ArticleMaker::ArticleMaker(const std::string& data_folder, std::uint64_t seed)
    : state_(seed),
      figures_(data_lines(data_folder + "/figures.txt")),
      fillers_(data_lines(data_folder + "/fillers.txt")) {
  std::string slot;
  for (const auto& line : data_lines(data_folder + "/words.txt")) {
    if (line.front() == '[') slot = line.substr(1, line.size() - 2);
    else words_[slot].push_back(line);
  }
}

std::uint64_t ArticleMaker::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

std::string ArticleMaker::filling(std::string_view slot) {
  if (slot == "N") {
    const std::size_t n = 10 + below(below(2) == 0 ? 990 : 899990);
    std::string text = std::to_string(n);
    if (text.size() > 3) text.insert(text.size() - 3, ",");
    return text;
  }
  if (slot == "D") return std::to_string(1 + below(40)) + "." + std::to_string(below(10));
  if (slot == "P") return std::to_string(1 + below(95)) + (below(2) == 0 ? "" : "." + std::to_string(below(10)));
  if (slot == "S") return std::to_string(2 + below(8));
  const auto& choices = words_.find(slot)->second;
  return choices[below(choices.size())];
}

std::string ArticleMaker::filled(std::string_view pattern) {
  std::string text;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    text += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = pattern.find('}', open);
    text += filling(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string ArticleMaker::sentence(bool with_figures) {
  const auto& patterns = with_figures ? figures_ : fillers_;
  std::string pattern = patterns[below(patterns.size())];
  if (with_figures && below(5) < 3) pattern.replace(pattern.size() - 1, 1, ", {tail}.");
  return filled(pattern);
}

std::string ArticleMaker::article() {
  std::string headline = sentence(true);
  headline.pop_back();
  std::string text = headline + "\n\n" + filled("{month} ") + std::to_string(1 + below(28)) + ", 2025\n\n";
  const std::size_t size = 2048 + below(4096);
  while (text.size() < size) {
    const std::size_t sentences = 2 + below(4);
    for (std::size_t i = 0; i < sentences; ++i) {
      if (i > 0) text += ' ';
      text += sentence(below(kOneIn) < kHaveFigures);
    }
    text += "\n\n";
  }
  return text;
}

std::string ArticleMaker::line(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += sentence(below(kOneIn) < kHaveFigures) + " ";
  return text;
}

}  // namespace assay::bench
