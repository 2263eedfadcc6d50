// Classes and sets of classes. A token may belong to several classes ("May" is a month and a modal); each distinct
// set has a letter of the alphabet over which the grammar's regular expressions run.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/asked_class.h"
#include "extract/flat_table.h"
#include "extract/name.h"

namespace assay {

constexpr std::size_t kMaxClasses = 896;  // a class each for the lexicon's and for every word that the grammar quotes
using ClassSet = std::bitset<kMaxClasses>;
using SetId = std::uint16_t;  // 0 is the empty set

// What C++ asks of a set, or of several at once: a bit for each asked class, half a line of the cache for all questions.
class alignas(32) AskedBits {
 public:
  static constexpr AskedBits all() {
    AskedBits bits;
    bits.words_.fill(~std::uint32_t{0});
    return bits;
  }
  constexpr bool has(AskedClass cls) const { return (words_[cls / 32] >> (cls % 32) & 1) != 0; }
  void set(std::size_t cls) { words_[cls / 32] |= std::uint32_t{1} << (cls % 32); }
  void add(const AskedBits& others) {
    for (std::size_t i = 0; i < kWords; ++i) words_[i] |= others.words_[i];
  }

 private:
  static constexpr std::size_t kWords = 8;
  static_assert(kAskedClasses.size() <= 32 * kWords);
  std::array<std::uint32_t, kWords> words_{};
};

class ClassTable {
 public:
  ClassTable();
  ClassId id(std::string_view name);  // made on first use
  static constexpr ClassId kUnknown = 0xFFFF;
  // kUnknown where there is none.
  ClassId find(Name name) const {
    const auto [high, low] = halves(name);
    const std::uint32_t id = ids_.find(high, low);
    return id == 0 ? kUnknown : static_cast<ClassId>(id - 1);
  }
  std::string_view name(ClassId id) const { return names_[id]; }
  std::size_t size() const { return names_.size(); }
  bool full() const { return full_; }  // more were asked for than there is room for
  // A literal word or sign in a pattern is a class too: 'of' is "=of".
  ClassId literal(std::string_view folded) { return id("=" + std::string(folded)); }

  SetId intern(const ClassSet& set);
  SetId find(const ClassSet& set) const;  // 0 where it was never interned
  const ClassSet& set(SetId id) const { return sets_[id]; }
  const std::vector<SetId>& sets_with(ClassId cls) const { return sets_with_[cls]; }  // that a class is in, ascending
  bool has(SetId set, ClassId cls) const { return cls < kMaxClasses && sets_[set][cls]; }
  bool has(SetId set, AskedClass cls) const { return asked_[set].has(cls); }
  const AskedBits& asked(SetId set) const { return asked_[set]; }
  std::size_t set_count() const { return sets_.size(); }

  static constexpr std::size_t kMaxSets = 2048;

  template <class Image>
  void carry(Image& image) {
    image(full_, names_, ids_, sets_, asked_, sets_with_);
    if constexpr (Image::kReads) know_set_ids();
  }

 private:
  static std::pair<std::uint32_t, std::uint32_t> halves(Name name) {
    return {static_cast<std::uint32_t>(name.number() >> 32), static_cast<std::uint32_t>(name.number())};
  }

  void know_set_ids();

  bool full_ = false;
  std::vector<std::string> names_;
  PairTable ids_;  // the two halves of a Name → id + 1
  std::vector<ClassSet> sets_;
  std::vector<AskedBits> asked_;  // of each set
  std::vector<std::vector<SetId>> sets_with_;  // each class
  std::unordered_map<ClassSet, SetId> set_ids_;
};

}  // namespace assay
