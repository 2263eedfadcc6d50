// The lexicon: terms → meanings, all data (rules/lexicon/*.json). C++ knows classes and attributes, never words.
//
// A group of a lexicon file is one meaning, an Entry: a class (unit, place, product, hedge, …), terms, attributes. A
// term may have several meanings; all are kept, the grammar decides. Terms match case-folded words; a hyphen equals
// a space; the longest term wins. See rules/schema/lexicon.schema.json for the classes and their attributes.
#pragma once

#include <algorithm>
#include <deque>
#include <filesystem>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/flat_table.h"
#include "extract/name.h"
#include "fact/error.h"

namespace assay {

// Few names with a value each, side by side in the lexicon's store of them. Most names that are asked for are not there, as a
// mask tells without a look at the list.
template <typename Value>
class Attributes {
 public:
  using Pair = std::pair<Name, Value>;
  Attributes() = default;
  std::span<const Pair> all() const { return std::span(first_, count_); }
  explicit Attributes(std::span<const Pair> list) : first_(list.data()), count_(static_cast<std::uint32_t>(list.size())) {
    for (const auto& [name, value] : list) there_ |= name.bit();
  }
  const Value* find(Name name) const {
    if ((there_ & name.bit()) == 0) return nullptr;
    for (const auto& [own, value] : std::span(first_, count_))
      if (own == name) return &value;
    return nullptr;
  }

 private:
  std::uint64_t there_ = 0;
  const Pair* first_ = nullptr;
  std::uint32_t count_ = 0;
};

// Keeps the attributes of all entries one behind the other: what the inner loops ask for lies in few pages.
template <typename Value>
class AttributeStore {
 public:
  using Pair = typename Attributes<Value>::Pair;
  Attributes<Value> keep(std::vector<Pair> list) {
    if (chunks_.empty() || chunks_.back().size() + list.size() > chunks_.back().capacity()) chunks_.emplace_back().reserve(std::max(kChunk, list.size()));
    auto& chunk = chunks_.back();  // never grows beyond what it has room for: what is in it stays where it is
    const std::size_t from = chunk.size();
    std::move(list.begin(), list.end(), std::back_inserter(chunk));
    return Attributes<Value>(std::span<const Pair>(chunk).subspan(from));
  }

 private:
  static constexpr std::size_t kChunk = 4096;
  std::deque<std::vector<Pair>> chunks_;
};

// What is asked of most entries stands in one line of the cache.
struct alignas(64) Entry {
  Name cls;                      // "unit", "product", …
  Attributes<double> numbers;    // attributes that are numbers; booleans are 0 and 1
  Attributes<std::string> texts;  // attributes that are strings
  Attributes<std::vector<std::string>> lists;
  std::string id;                  // "rare-earth-magnets"; may be empty
  std::string class_name;          // that of `cls`, to be read
  std::vector<std::string> terms;  // as the file writes them
  std::string file;                // the lexicon file, for messages

  std::string_view text(Name name) const {  // "" where absent
    const auto* found = texts.find(name);
    return found ? std::string_view(*found) : std::string_view{};
  }
  double number(Name name, double otherwise) const {
    const auto* found = numbers.find(name);
    return found ? *found : otherwise;
  }
  bool flag(Name name) const { return number(name, 0) != 0; }
  const std::vector<std::string>& list(Name name) const;  // empty where absent
};

struct GroupSource;

class Lexicon {
 public:
  // Reads every *.json under DIR/lexicon of each rules folder, in name order; later folders add to earlier ones.
  // A broken file is refused with its file, line and what to do.
  static Expected<Lexicon> load(const std::vector<std::filesystem::path>& rules_dirs);

  const std::vector<Entry>& entries() const { return entries_; }

  // The entry of a class with an id (product slug, place code, unit code); nullptr if unknown.
  const Entry* find(Name cls, std::string_view id) const;
  // The first entry of a class that has this term ("rare earth magnet" → product rare-earth-magnets).
  const Entry* find_term(std::string_view cls, std::string_view term) const;

  // How to write a slug or code in a sentence: "rare-earth magnets", "the United States". Unknown ones come back with
  // hyphens as spaces.
  std::string product_label(std::string_view slug) const;
  std::string place_label(std::string_view code) const;
  // Declared inclusions only: is `child` part of `parent` (or the same)?
  bool includes(std::string_view parent, std::string_view child) const;
  // Series that the news takes for each other (products.json: confused_with), both ways.
  std::vector<std::string> confused_with(std::string_view slug) const;

  template <class Image>
  void carry(Image& image);

 private:
  Expected<Entry> read_group(const GroupSource& source);
  std::vector<Entry> entries_;
  AttributeStore<double> numbers_;
  AttributeStore<std::string> texts_;
  AttributeStore<std::vector<std::string>> lists_;
  static std::uint64_t key_of(Name cls, std::string_view id) { return mixed(hash_of(id) ^ cls.number()); }
  static std::string_view id_of(const Entry& entry);
  // The two halves of a key → index + 1; the first entry of an id, of a term, is found by it.
  static void keep(PairTable& table, std::uint64_t key, std::size_t index);
  const Entry* entry_of(const PairTable& table, std::uint64_t key) const;
  PairTable by_id_, by_term_;
};

}  // namespace assay
