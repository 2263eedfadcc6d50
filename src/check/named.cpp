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

std::vector<const Entry*> named(std::string_view cls, std::string_view text, const Lexicon& lexicon) {
  const auto words = words_of(text);
  std::vector<const Entry*> out;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t taken = 1;
    std::string term;
    const Entry* longest = nullptr;
    for (std::size_t n = 0; n < kLongestTerm && at + n < words.size(); ++n) {
      term += (n ? " " : "") + words[at + n];
      if (const Entry* entry = lexicon.find_term(cls, term)) {
        longest = entry;
        taken = n + 1;
      }
    }
    if (longest) out.push_back(longest);
    at += taken;
  }
  return out;
}

}  // namespace

std::set<std::string> products_named(std::string_view text, const Lexicon& lexicon) {
  std::set<std::string> out;
  for (const Entry* entry : named("product", text, lexicon)) out.insert(entry->id);
  return out;
}

std::vector<PlaceNamed> places_named(std::string_view text, const Lexicon& lexicon) {
  std::vector<PlaceNamed> out;
  for (const Entry* entry : named("place", text, lexicon)) out.push_back({std::string(entry->text("code")), entry->text("form") == "adjective"});
  return out;
}

}  // namespace assay
