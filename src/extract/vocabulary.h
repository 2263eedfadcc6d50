// The lexicon compiled for matching: folded words → ids, terms → a trie over word ids, meanings with their class sets.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/classes.h"
#include "extract/flat_table.h"
#include "extract/lexicon.h"
#include "extract/token.h"

namespace assay {

// One of the entries that a term may stand for, with its class beside it: the entries themselves are far apart in memory.
struct TermReading {
  Name cls;
  const Entry* entry = nullptr;
};

// What a term means: its readings, which stand side by side in one list of the vocabulary.
class Meaning {
 public:
  const TermReading* begin() const { return first_; }
  const TermReading* end() const { return first_ + count_; }
  const Entry* entry(Name cls) const {  // the first of a class; nullptr if none
    for (const TermReading& reading : *this)
      if (reading.cls == cls) return reading.entry;
    return nullptr;
  }
  bool only_after_number() const { return only_after_number_; }  // "t", "m", "bn"
  bool only_scale() const { return only_scale_; }                // nothing but scales
  bool only_hedge_before() const { return only_hedge_before_; }  // nothing but hedges that stand before their figure

  template <class Image>
  void carry(Image& image) { image(count_, only_after_number_, only_scale_, only_hedge_before_); }  // the readings are the vocabulary's

 private:
  friend class Vocabulary;
  const TermReading* first_ = nullptr;
  std::uint32_t count_ = 0;
  bool only_after_number_ = false, only_scale_ = false, only_hedge_before_ = false;
};

class Vocabulary {
 public:
  // `literals` are the folded words and signs that the grammar quotes; each becomes a class of its own.
  Vocabulary(const Lexicon& lexicon, ClassTable& classes, const std::vector<std::string>& literals);
  Vocabulary() = default;  // to be read from an image
  template <class Image>
  void carry(Image& image, const Lexicon& lexicon);  // whose entries the readings name

  struct Match {
    std::uint32_t meaning = 0;  // 0 = no term begins here
    std::uint32_t tokens = 0;
  };
  // For Tokens::words: `longest` knows tokens by the numbers of their words.
  const WordTable& words() const { return words_; }
  class Firsts;
  Firsts firsts() const;
  // The longest term of at most `limit` tokens that begins at token `at`. Hyphens glued between words are passed over.
  Match longest(const Tokens& tokens, std::size_t at, std::string_view text, std::size_t limit) const;

  const Meaning& meaning(std::uint32_t id) const { return meanings_[id]; }
  SetId set(std::uint32_t meaning) const { return sets_[meaning]; }
  // Does it depend on its neighbours whether the term stands ("m", "more than", "tons a month", "A$")?
  bool delicate(std::uint32_t meaning) const { return delicate_[meaning] != 0; }
  std::size_t meaning_count() const { return meanings_.size(); }

 private:
  struct Exact {
    std::string words;          // as written, parted by kParts; few do not fit into the text itself
    std::uint32_t meaning = 0;  // every reading of the term in this spelling; 0 behind the last of a list
    template <class Image>
    void carry(Image& image) { image(words, meaning); }
  };
  static constexpr char kParts = '\0';
  // Words, by two of 64 bits each. False is sure.
  class WordMask {
   public:
    void add(std::uint32_t word) { low_ |= low(word), high_ |= high(word); }
    bool may_hold(std::uint32_t word) const { return ((low_ >> word % 64) & (high_ >> word / 64 % 64) & 1) != 0; }
    bool none() const { return low_ == 0; }

   private:
    static std::uint64_t low(std::uint32_t word) { return std::uint64_t{1} << (word % 64); }
    static std::uint64_t high(std::uint32_t word) { return std::uint64_t{1} << (word / 64 % 64); }
    std::uint64_t low_ = 0, high_ = 0;
  };
  // What is known where a term may end, or go on.
  struct alignas(32) Node {
    WordMask next_words;         // that a longer term goes on with, and the hyphen
    std::uint32_t children = 0;  // where their nodes begin
    std::uint32_t any_case = 0;  // meaning in any spelling; 0 = none
    std::uint32_t exact = 0;     // where its list of spellings that add readings begins; 0 = none
    SetId set = 0;               // of the meaning in any spelling
    bool sure = true;            // the meaning depends neither on the spelling nor on the neighbours
  };
  // Meanings and the words that terms are made of, in the making.
  struct Draft;
  void settle_meanings(const Draft& draft, ClassTable& classes);
  void settle_words(Draft& draft);
  Node node_of(Draft& draft, std::uint32_t branch);
  std::uint32_t grow(Draft& draft, std::uint32_t branch);
  const Node* next(const Node& node, std::uint32_t word) const {
    for (std::uint32_t at = node.children;; ++at)
      if (words_of_nodes_[at] >= word) return words_of_nodes_[at] == word ? &nodes_[at] : nullptr;
  }
  void add(const Entry& entry, bool exact, ClassTable& classes, Draft& draft);
  std::uint32_t meaning_at(const Node& node, const Tokens& tokens, std::size_t at, std::size_t count,
                           std::string_view text) const;

  WordTable words_;
  std::vector<Node> firsts_;  // of the terms that begin with a word, by its id
  // Those of all longer beginnings. What goes on from one beginning stands together, in the order of the words, and an end
  // behind it; the list of none first.
  std::vector<Node> nodes_{1};
  static constexpr std::uint32_t kEnd = ~std::uint32_t{0};
  std::vector<std::uint32_t> words_of_nodes_{kEnd};
  std::vector<Exact> exact_{1};
  std::vector<TermReading> readings_;  // of all meanings
  std::vector<Meaning> meanings_;
  std::vector<SetId> sets_;  // of each meaning
  std::vector<std::uint8_t> delicate_;
};

// The terms that begin with a word, by its id, to be asked of one token after the other.
class Vocabulary::Firsts {
 public:
  explicit Firsts(const Node* nodes) : nodes_(nodes) {}
  // Does a word before another one surely stand for itself: does no longer term begin with it, and matter neither its spelling nor its
  // neighbours? Then `meaning` is its meaning (0 for a word in no term) and `set` its classes. It is told at one go, since no
  // part of the answer could be foretold.
  bool alone(std::uint32_t word, std::uint32_t next) const {
    const Node& first = nodes_[word];
    return first.sure & !((next != 0) & first.next_words.may_hold(next));
  }
  std::uint32_t meaning(std::uint32_t word) const { return nodes_[word].any_case; }
  SetId set(std::uint32_t word) const { return nodes_[word].set; }

 private:
  const Node* nodes_;
};

inline Vocabulary::Firsts Vocabulary::firsts() const { return Firsts(firsts_.data()); }

}  // namespace assay
