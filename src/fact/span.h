// A byte range of one immutable text.
//
// Positions everywhere in Assay are UTF-8 byte offsets into the text of an article, end exclusive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace assay {

struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - start; }
  bool empty() const { return end <= start; }
  bool contains(const Span& other) const { return start <= other.start && other.end <= end; }
  bool overlaps(const Span& other) const { return start < other.end && other.start < end; }
  std::string_view of(std::string_view text) const { return text.substr(start, end - start); }
  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace assay
