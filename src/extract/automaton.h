// All the rules of a storey as one automaton over the classes of items.
//
// Where a rule can begin is found by one pass from the end of the sentence to its head, one step an item, over a
// deterministic automaton of the rules read backwards that is built as it is needed (K. Thompson, "Regular expression
// search algorithm", 1968; R. Cox, "Regular expression matching: the virtual machine approach", 2009). A step waits for the row
// of its state, so several sentences take their steps in turns, and their waits overlap. What a rule
// captures from there on is found by backtracking with a memory of where it has been, so that its time stays linear.
// Matches are those of Perl and RE2: leftmost, then the first alternative, then the most repetitions.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "extract/mention.h"
#include "extract/pattern.h"

namespace assay {

class Automaton {
 public:
  // What one thread knows of the deterministic automaton so far.
  class Memory;
  struct MemoryDeleter {
    void operator()(Memory* memory) const;
  };
  using MemoryPtr = std::unique_ptr<Memory, MemoryDeleter>;
  static MemoryPtr new_memory();

  // `classes` must hold every set that an item will ever have. No pattern may be empty.
  Automaton(const std::vector<Pattern>& patterns, const ClassTable& classes);
  Automaton() = default;  // to be read from an image
  template <class Image>
  void carry(Image& image) {
    image(forward_, backward_, rules_, backward_starts_, restart_steps_, restart_seen_, groups_, group_of_, passes_, test_words_);
  }

  struct Begin {
    std::uint32_t rule = 0, at = 0;
    friend auto operator<=>(const Begin&, const Begin&) = default;
  };
  // Every place where a match of a rule begins, by rule and place, in each of several sentences; `out` has a list for each.
  void begins(std::span<const std::span<const Item>> sentences, Memory& memory, std::span<std::vector<Begin>> out) const;
  void begins(std::span<const Item> items, Memory& memory, std::vector<Begin>& out) const { begins({&items, 1}, memory, {&out, 1}); }

  static constexpr std::size_t kNowhere = ~std::size_t{0};
  // The match of a rule that begins at an item: its end (exclusive), with the borders of its captures, two a capture in
  // the order of capture_names(), kNowhere where one took no part. kNowhere if there is no match.
  std::size_t match(std::size_t rule, std::span<const Item> items, std::size_t at, Memory& memory, std::vector<std::size_t>& borders) const;
  const std::vector<std::string>& capture_names(std::size_t rule) const { return rules_[rule].captures; }

 private:
  enum class Op : std::uint8_t { item, split, save, start, end, done };
  struct Step {
    Op op : 8 = Op::done;
    std::uint32_t next : 24 = 0;  // item, split (preferred), save, start, end
    std::uint32_t what = 0;       // item: its test; split: the way that is tried second; save: the border; done: the rule
  };
  struct RuleStart {
    std::uint32_t forward = 0;
    std::vector<std::string> captures;
    template <class Image>
    void carry(Image& image) { image(forward, captures); }
  };
  class Builder;

  using ItemTest = std::set<ClassTest>;  // an item passes if it passes one of them
  void group_sets(const std::vector<const ItemTest*>& tests, const ClassTable& classes);
  bool passes(std::uint32_t test, std::uint32_t group) const { return (passes_[group * test_words_ + test / 64] >> (test % 64) & 1) != 0; }
  struct Walk;
  void begin_memory(Memory& memory) const;
  void walk(std::span<const std::span<const Item>> sentences, Memory& memory, std::span<std::vector<Begin>> out) const;
  template <std::size_t kCount>
  void go_back(Memory& memory, Walk* walks, std::size_t steps) const;
  static void note(const Memory& memory, std::uint32_t state, std::size_t at, std::vector<Begin>& out);
  void begin_sentence(Memory& memory, const Walk& walk) const;
  std::uint16_t step(Memory& memory, std::uint32_t state, std::uint16_t column) const;
  std::uint16_t new_column(Memory& memory, SetId set) const;
  std::uint32_t intern(Memory& memory) const;
  static constexpr std::size_t kTooLong = kNowhere - 1;
  template <bool kNoting>
  std::size_t follow(std::uint32_t start, std::span<const Item> items, std::size_t begin, Memory& memory, std::size_t* borders) const;
  void know_restart();
  void close(Memory& memory, std::uint32_t from, bool at_start, bool at_end) const;

  std::vector<Step> forward_, backward_;
  std::vector<RuleStart> rules_;
  std::vector<std::uint32_t> backward_starts_;
  // All rules beginning anew, which they do before every item.
  std::vector<std::uint32_t> restart_steps_;
  std::vector<bool> restart_seen_;
  std::size_t groups_ = 0;
  std::vector<std::uint16_t> group_of_;  // of each set: sets that no test tells apart are one group
  // The tests that a group passes, a bit each: what an item is asked stands in one or two lines of the cache.
  std::vector<std::uint64_t> passes_;
  std::size_t test_words_ = 0;  // for each group
};

}  // namespace assay
