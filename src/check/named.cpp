#include "check/named.h"

#include <cctype>
#include <vector>

namespace assay {
namespace {

constexpr std::size_t kLongestTerm = 6;  // words

struct Word {
  std::string text;
  Span span;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  Word word;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    const auto byte = at < text.size() ? static_cast<unsigned char>(text[at]) : static_cast<unsigned char>(' ');
    if (std::isalnum(byte) || byte >= 0x80) {
      if (word.text.empty()) word.span.start = at;
      word.text += static_cast<char>(std::tolower(byte));
    } else if (!word.text.empty()) {
      word.span.end = at;
      words.push_back(std::move(word));
      word = {};
    }
  }
  return words;
}

}  // namespace

std::vector<TermNamed> terms_named(std::string_view cls, std::string_view text, const Lexicon& lexicon) {
  const auto words = words_of(text);
  std::vector<TermNamed> out;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t taken = 1;
    std::string term;
    const Entry* longest = nullptr;
    for (std::size_t n = 0; n < kLongestTerm && at + n < words.size(); ++n) {
      term += (n ? " " : "") + words[at + n].text;
      if (const Entry* entry = lexicon.find_term(cls, term)) {
        longest = entry;
        taken = n + 1;
      }
    }
    if (longest) out.push_back({longest, {words[at].span.start, words[at + taken - 1].span.end}});
    at += taken;
  }
  return out;
}

std::set<std::string> products_named(std::string_view text, const Lexicon& lexicon) {
  std::set<std::string> out;
  for (const TermNamed& term : terms_named("product", text, lexicon)) out.insert(term.entry->id);
  return out;
}

std::vector<PlaceNamed> places_named(std::string_view text, const Lexicon& lexicon) {
  std::vector<PlaceNamed> out;
  for (const TermNamed& term : terms_named("place", text, lexicon)) out.push_back({std::string(term.entry->text("code")), term.entry->text("form") == "adjective"});
  return out;
}

}  // namespace assay
