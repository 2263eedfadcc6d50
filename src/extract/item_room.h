// The items of a stretch of text: they stand where they were read until the next stretch begins, and a storey of the grammar
// takes several of them together in place. Nobody copies them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "extract/mention.h"

namespace assay {

class ItemRoom {
 public:
  // Room for so many items at the most. The next call may hand out the same, but for what was kept of it.
  std::span<Item> most(std::size_t count) {
    while (at_ < chunks_.size() && chunks_[at_].size - used_ < count) ++at_, used_ = 0;
    if (at_ == chunks_.size()) {
      const std::size_t size = std::max(kChunk, count);
      chunks_.push_back({std::make_unique<Item[]>(size), size});
    }
    return {chunks_[at_].items.get() + used_, count};
  }
  void keep(std::size_t count) { used_ += count; }
  void take_back_all() { at_ = used_ = 0; }

 private:
  static constexpr std::size_t kChunk = 4096;
  struct Chunk {
    std::unique_ptr<Item[]> items;
    std::size_t size;
  };
  std::vector<Chunk> chunks_;
  std::size_t at_ = 0, used_ = 0;  // the chunk that has room, and how much of it is kept
};

// Items that become one.
struct Reduction {
  std::size_t begin, end;
  Item to;
};

// What is left of `items` after some reductions, in their order, which do not overlap.
inline std::span<Item> reduced(std::span<Item> items, std::span<const Reduction> reductions) {
  if (reductions.empty()) return items;
  auto to = items.begin() + static_cast<std::ptrdiff_t>(reductions.front().begin);
  for (std::size_t i = 0; i < reductions.size(); ++i) {
    *to++ = reductions[i].to;
    const std::size_t next = i + 1 < reductions.size() ? reductions[i + 1].begin : items.size();
    to = std::copy(items.begin() + static_cast<std::ptrdiff_t>(reductions[i].end), items.begin() + static_cast<std::ptrdiff_t>(next), to);
  }
  return {items.begin(), to};
}

}  // namespace assay
