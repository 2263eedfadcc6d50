// The lexicon compiled for matching: folded words → ids, terms → a trie over word ids, meanings with their class sets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/classes.h"
#include "extract/lexicon.h"
#include "extract/token.h"

namespace assay {

// What a term means: all the entries that it may stand for.
struct Meaning {
  ClassSet classes;
  std::vector<const Entry*> entries;
};

class Vocabulary {
 public:
  // `literals` are the folded words and signs that the grammar quotes; each becomes a class of its own.
  Vocabulary(const Lexicon& lexicon, ClassTable& classes, const std::vector<std::string>& literals);

  struct Match {
    std::uint32_t meaning = 0;  // 0 = no term begins here
    std::uint32_t tokens = 0;
  };
  // The longest term of at most `limit` tokens that begins at token `at`. Hyphens glued between words are passed over.
  Match longest(const Tokens& tokens, std::size_t at, std::string_view text, std::size_t limit) const;

  const Meaning& meaning(std::uint32_t id) const { return meanings_[id]; }
  SetId set(std::uint32_t meaning) const { return sets_[meaning]; }
  std::size_t meaning_count() const { return meanings_.size(); }

 private:
  struct Exact {
    std::vector<std::string> words;  // as written
    std::uint32_t meaning = 0;       // every reading of the term in this spelling
  };
  struct Node {
    std::uint32_t any_case = 0;  // meaning in any spelling; 0 = none
    std::vector<Exact> exact;    // spellings that add readings
    bool inner = false;          // longer terms go on from here
  };
  struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };

  std::uint32_t word_id(std::string_view folded);
  std::uint32_t child(std::uint32_t node, std::uint32_t word);
  void add(const Entry& entry, std::string_view term, bool exact, ClassTable& classes);
  std::uint32_t meaning_at(const Node& node, const Tokens& tokens, std::size_t at, std::size_t count,
                           std::string_view text) const;

  std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> words_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::uint32_t> first_;  // word id → node of the terms that begin with it; 0 = none
  std::vector<Node> nodes_{1};
  std::vector<Meaning> meanings_{1};
  std::vector<SetId> sets_;  // of each meaning
};

}  // namespace assay
