// The skeleton of a sentence: its clauses, each with its subject, its verb and its object, as runs of items. A cascade of
// two finite-state passes: items → noun phrases and verbs, those → clauses (Abney's chunking, FASTUS). It is shallow: what
// hangs on what inside a noun phrase is left open, but for "of". What it cannot read it leaves without a subject.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/sentence_classes.h"

namespace assay {

struct Phrase {
  std::size_t first = 0, last = 0;  // items, last inclusive
};

struct Clause {
  std::size_t first = 0, last = 0;
  std::optional<Phrase> subject;  // its own, or that of the clause it goes on with
  bool own_subject = false;
  std::optional<std::size_t> verb;  // the first item of its verb group
  std::size_t verb_end = 0;         // its last
  bool passive = false;
  bool relative = false;            // it describes the noun before it
  bool subordinate = false;         // led in by "since", "while"
};

class Skeleton {
  struct Chunk {
    enum class Kind : std::uint8_t { noun, verb, preposition, conjunction, strong, comma, relative } kind;
    std::size_t first, last;
    bool finite = false;   // verbs
    bool counts = false;   // nouns: with a noun in it, and no bare figure or period
    bool passive = false;
    bool of = false;       // prepositions
    bool tells = false;    // verbs: said, showed
    bool describes = false;  // verbs: "the metal [used] in steel"
  };

 public:
  // Its lists live here, so that their room is used again; one at a time.
  struct Memory {
    std::vector<std::uint32_t> marks;
    std::vector<Chunk> chunks;
    std::vector<Clause> clauses, outer;
  };
  Skeleton(const Language& language, const SentenceClasses& classes, const Scan& scan, std::string_view text, Memory& memory);

  const std::vector<Clause>& clauses() const { return clauses_; }
  // The clause that an item stands in; nullptr where there is none.
  const Clause* clause_of(std::size_t item) const;
  // What the last verb before an item acts on: "the bank cut [its main rate] by 50 points to 5.25%".
  std::optional<Phrase> object_before(std::size_t item) const;
  // Does a participle stand between the subject of an item's clause and the item ("the metal used in [steel]")?
  bool describes_before(std::size_t item) const;
  // The skeleton in words, for tests: "[exports of magnets] rose | [imports] fell".
  std::string print() const;
  // Is the item part of a verb group?
  bool in_verb(std::size_t item) const { return may_be(item, kInVerb); }
  // The last verb before an item, in its clause: its group's first and last item.
  std::optional<Phrase> verb_before(std::size_t item) const;

 private:
  void chunk();
  void add_verb(const Chunk& verb);
  void assemble();
  bool verbal(std::size_t item) const;  // remembered: it is asked again and again
  bool find_verbal(std::size_t item) const;
  bool parts_clauses(std::size_t item) const;
  std::uint32_t find_marks(const Item& item) const;
  bool may_be(std::size_t item, std::uint32_t wanted) const { return (marks_[item] & wanted) != 0; }
  bool stops(std::size_t item) const { return may_be(item, kStop); }
  bool is_figure(std::size_t item, FigureType type) const;
  bool is_rank(std::size_t item) const { return is_figure(item, FigureType::rank); }  // "largest"
  bool is_multiple(std::size_t item) const;                                           // "doubled"
  bool noun_phrase_part(std::size_t item) const { return may_be(item, kNounPart); }
  std::size_t before(std::size_t item) const;  // the item before, adverbs left out; kNone at the head
  std::size_t after(std::size_t item) const;

  const Language& language_;
  const SentenceClasses& ids_;
  const Scan& scan_;
  std::string_view text_;
  // Of each item what it may be in a clause (SentenceClasses::Part), and what was found out about it, once.
  enum Mark : std::uint32_t { kStop = 1 << 24, kNounPart = 1 << 25, kAsked = 1 << 26, kVerbal = 1 << 27, kInVerb = 1 << 28 };
  static_assert(std::uint32_t{SentenceClasses::kPast} < std::uint32_t{kStop});
  std::vector<std::uint32_t>& marks_;
  std::vector<Chunk>& chunks_;
  std::vector<Clause>& clauses_;
  std::vector<Clause>& outer_;  // that a relative one interrupts, while clauses are found
};

}  // namespace assay
