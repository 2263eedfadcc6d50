// The grammar: rules as data (rules/grammar/*.json), one regular expression over classes each, applied storey by
// storey (a cascaded finite-state transducer). A rule says what it is for, and carries examples for and against.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/automaton.h"
#include "extract/classes.h"
#include "extract/pattern.h"
#include "fact/error.h"

namespace assay {

// The storeys, in the order of their application. The first three reduce what they match to one item; features only
// say something of a figure.
enum class Storey { names, periods, figures, features };
constexpr std::size_t kStoreys = 4;

struct Rule {
  std::string name;     // "change.verb-by": unique, reads well after "allow"
  Storey storey = Storey::features;
  std::string pattern;
  std::string makes;    // what shape it produces: names of extract/shapes.cpp ("figure", "month", "change" …)
  std::map<std::string, std::string, std::less<>> sets;  // feature → value, or @capture
  std::vector<std::string> is;  // classes of the reduced item
  std::vector<std::string> others;  // periods: other ways in which the words may be read (normalize/other_periods.h)
  // The same made ready, since rules fire often.
  struct Setting {
    Name feature;
    std::string value;
    Name capture;  // of a value "@capture"; else the empty name
    template <class Image>
    void carry(Image& image) { image(feature, value, capture); }
  };
  std::vector<Setting> settings;
  Name shape;         // `makes`
  SetId product = 0;  // the set of `is`, once interned
  std::string reason;
  std::vector<std::string> examples;  // the rule fires, and its figure (or whole match) is what stands in «»
  std::vector<std::string> against;   // the rule does not fire
  std::string file;
  int index = 0;        // position in its storey: earlier rules win
  std::size_t group = 0;  // its place in the file's array, for messages

  template <class Image>
  void carry(Image& image) {
    image(name, storey, pattern, makes, sets, is, others, settings, shape, product, reason, examples, against, index, group);
    image.file_name(file);
  }
};

class Grammar {
 public:
  // Reads rules and macros of every *.json under DIR/grammar. Patterns are not compiled yet: the lexicon needs the
  // quoted words first.
  static Expected<Grammar> load(const std::vector<std::filesystem::path>& rules_dirs);
  Grammar();
  ~Grammar();
  Grammar(Grammar&&) noexcept;
  Grammar& operator=(Grammar&&) noexcept;

  std::vector<std::string> literals() const;
  // Every class set that the rules' own products will have.
  void intern_products(ClassTable& classes);
  Expected<void> compile(const ClassTable& classes);

  const std::vector<Rule>& rules() const { return rules_; }

  template <class Image>
  void carry(Image& image);  // compiled rules only: their macros are left behind

  struct Capture {
    Name name;
    std::uint32_t begin = 0, end = 0;  // items, end exclusive
  };
  // A few captures, in place. Most of those that are asked for took no part.
  class Captures {
   public:
    static constexpr std::size_t kMost = 12;
    void clear() { count_ = 0, there_ = 0; }
    void add(const Capture& capture) {
      list_[count_++] = capture;
      there_ |= capture.name.bit();
    }
    const Capture* find(Name name) const {
      if ((there_ & name.bit()) == 0) return nullptr;
      for (std::size_t i = 0; i < count_; ++i)
        if (list_[i].name == name) return &list_[i];
      return nullptr;
    }

   private:
    std::array<Capture, kMost> list_;
    std::size_t count_ = 0;
    std::uint64_t there_ = 0;
  };
  struct Match {
    const Rule* rule = nullptr;
    std::size_t begin = 0, end = 0;
    Captures captures;  // those that took part, non-empty
    const Capture* capture(Name name) const { return captures.find(name); }
  };
  // Scratch memory of one thread.
  struct Memory {
    Memory();
    std::array<Automaton::MemoryPtr, kStoreys> automata;
    std::vector<std::vector<Automaton::Begin>> begins;  // of each sentence
    std::vector<std::size_t> borders;
    std::vector<Match> matches;  // their room is used again: it is long to make
  };
  // Where matches of a storey's rules begin in each of several sentences, left in `memory` for `match`.
  void find_begins(Storey storey, std::span<const std::span<const Item>> sentences, Memory& memory) const;
  // All matches of a storey's rules in the items of the sentence of that number, in rule order, each rule from left to right; a
  // rule's matches do not overlap in their `figure` capture (or in the whole, where there is none). They stand in `memory` until the next call.
  std::span<Match> match(Storey storey, std::size_t number, std::span<const Item> items, Memory& memory) const;

 private:
  struct Compiled;
  void know_captures();
  std::vector<Rule> rules_;
  Macros macros_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace assay
