// Hash tables for the inner loop: open addressing, keys side by side, never shrinking.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "text/ascii.h"

namespace assay {

constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;

inline std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 32;
  x *= kFactor;
  return x ^ (x >> 29);
}

// Short words are compared in line: a call costs more than the comparison. The last bytes are read together with some before them.
inline bool same_bytes(const char* a, const char* b, std::size_t size) {
  const auto same = [&](auto piece, std::size_t at) {
    auto other = piece;
    std::memcpy(&piece, a + at, sizeof piece);
    std::memcpy(&other, b + at, sizeof piece);
    return piece == other;
  };
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8)
      if (!same(std::uint64_t{}, at)) return false;
    return same(std::uint64_t{}, size - 8);
  }
  if (size >= 4) return same(std::uint32_t{}, 0) && same(std::uint32_t{}, size - 4);
  if (size >= 2) return same(std::uint16_t{}, 0) && same(std::uint8_t{}, size - 1);
  return size == 0 || *a == *b;
}

// The hash of a word, made of its letters eight at a time: the first ones filled up with zeros where there are fewer, then the others, of
// which the last ones (none to seven) are filled up so.
class WordHash {
 public:
  void add(std::uint64_t eight) { hash_ = (hash_ ^ eight) * kFactor; }
  // The length in the byte that the last letters leave free tells "a" from "a\0".
  std::uint64_t with(std::uint64_t last, std::size_t size) const { return mixed(hash_ ^ last ^ static_cast<std::uint64_t>(size) << 56); }

 private:
  std::uint64_t hash_ = 0;
};

inline std::uint64_t hash_of(std::string_view word) {
  WordHash hash;
  std::size_t at = 0;
  if (word.size() < 8) hash.add(ascii::few_bytes(word.data(), at = word.size()));
  for (; at + 8 <= word.size(); at += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, word.data() + at, 8);
    hash.add(eight);
  }
  return hash.with(ascii::few_bytes(word.data() + at, word.size() - at), word.size());
}

// Words → 1, 2, 3 … in the order of their coming.
class WordTable {
 public:
  std::uint32_t find(std::string_view word) const {
    return find(word, hash_of(word));
  }

  // Has the memory fetched that `find` will look at.
  void fetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask_]); }
  std::uint32_t find(std::string_view word, std::uint64_t hash) const {
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.id == 0) return 0;
      // Of words of one length up to eight letters no two have the same hash.
      if (slot.hash == hash && slot.size == word.size() && (slot.size <= 8 || same_bytes(letters_.data() + slot.at, word.data(), word.size()))) return slot.id;
    }
  }

  std::uint32_t id(std::string_view word) {
    if (const std::uint32_t known = find(word)) return known;
    letters_ += word;
    ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
    const auto fresh = static_cast<std::uint32_t>(ends_.size() - 1);
    if (2 * ends_.size() > slots_.size()) {
      slots_.assign(2 * slots_.size(), {});
      mask_ = slots_.size() - 1;
      for (std::uint32_t id = 1; id < fresh; ++id) place(id);
    }
    place(fresh);
    return fresh;
  }

  std::size_t size() const { return ends_.size() - 1; }
  template <class Image>
  void carry(Image& image) { image(slots_, mask_, letters_, ends_); }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t id : 24 = 0;   // 0 = free
    std::uint32_t size : 8 = 0;  // of the word; one that is longer is never found
    std::uint32_t at = 0;        // of its letters
  };
  static_assert(sizeof(Slot) == 16);  // four in a line of the cache

  std::string_view text(std::uint32_t id) const { return {letters_.data() + ends_[id - 1], ends_[id] - ends_[id - 1]}; }
  void place(std::uint32_t id) {
    const std::uint64_t hash = hash_of(text(id));
    std::size_t at = hash & mask_;
    while (slots_[at].id != 0) at = (at + 1) & mask_;
    const std::size_t size = text(id).size();
    slots_[at] = {hash, id, static_cast<std::uint8_t>(size > 0xFF ? 0 : size), ends_[id - 1]};
  }

  std::vector<Slot> slots_ = std::vector<Slot>(4096);
  std::size_t mask_ = 4095;
  std::string letters_;
  std::vector<std::uint32_t> ends_{0};
};

// Pairs of numbers → numbers other than 0.
class PairTable {
 public:
  std::uint32_t find(std::uint32_t a, std::uint32_t b) const {
    const std::uint64_t key = key_of(a, b);
    for (std::size_t at = mixed(key) & mask_;; at = (at + 1) & mask_)
      if (slots_[at].value == 0 || slots_[at].key == key) return slots_[at].value;
  }

  void set(std::uint32_t a, std::uint32_t b, std::uint32_t value) {
    if (2 * ++used_ > slots_.size()) {
      std::vector<Slot> old(2 * slots_.size());
      old.swap(slots_);
      mask_ = slots_.size() - 1;
      for (const Slot& slot : old)
        if (slot.value != 0) place(slot);
    }
    place({key_of(a, b), value});
  }
  template <class Image>
  void carry(Image& image) { image(slots_, mask_, used_); }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = 0;  // 0 = free
  };

  static std::uint64_t key_of(std::uint32_t a, std::uint32_t b) { return (static_cast<std::uint64_t>(a) << 32) | b; }
  void place(const Slot& slot) {
    std::size_t at = mixed(slot.key) & mask_;
    while (slots_[at].value != 0) at = (at + 1) & mask_;
    slots_[at] = slot;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(4096);
  std::size_t mask_ = 4095, used_ = 0;
};

}  // namespace assay
