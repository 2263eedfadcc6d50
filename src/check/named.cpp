#include "check/named.h"

#include <cctype>
#include <vector>

namespace assay {
namespace {

constexpr std::size_t kLongestTerm = 6;  // words

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || byte >= 0x80) {
      word += static_cast<char>(std::tolower(byte));
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

}  // namespace

std::set<std::string> products_named(std::string_view text, const Lexicon& lexicon) {
  const auto words = words_of(text);
  std::set<std::string> out;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t taken = 1;
    std::string term;
    const Entry* longest = nullptr;
    for (std::size_t n = 0; n < kLongestTerm && at + n < words.size(); ++n) {
      term += (n ? " " : "") + words[at + n];
      if (const Entry* entry = lexicon.find_term("product", term)) {
        longest = entry;
        taken = n + 1;
      }
    }
    if (longest) out.insert(longest->id);
    at += taken;
  }
  return out;
}

}  // namespace assay
