#include <algorithm>
#include <cstring>

#include "text/article.h"

namespace assay {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  marks_.reserve(text.size() / kMark + 1);
  std::uint32_t code_points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i % kMark == 0) marks_.push_back(code_points);
    code_points += begins_code_point(c) ? 1 : 0;
    if (c == '\n' || (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')))
      starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

std::uint32_t LineIndex::code_points_before(std::uint32_t offset) const {
  if (marks_.empty()) return 0;
  const std::uint32_t mark = std::min(offset / kMark, static_cast<std::uint32_t>(marks_.size() - 1));
  const auto from = text_.begin() + mark * kMark;
  return marks_[mark] + static_cast<std::uint32_t>(std::count_if(from, text_.begin() + offset, begins_code_point));
}

LineIndex::Position LineIndex::at(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  std::uint32_t column = code_points_before(offset) - code_points_before(*std::prev(after));
  if (after == starts_.begin() + 1 && column > 0 && text_.starts_with(kByteOrderMark)) --column;
  return {static_cast<int>(after - starts_.begin()), static_cast<int>(column) + 1};
}

std::string_view LineIndex::line_text(int line) const {
  if (line < 1 || static_cast<std::size_t>(line) > starts_.size()) return {};
  const std::size_t start = starts_[static_cast<std::size_t>(line) - 1];
  const std::size_t end = static_cast<std::size_t>(line) < starts_.size() ? starts_[static_cast<std::size_t>(line)] : text_.size();
  std::string_view found = text_.substr(start, end - start);
  while (!found.empty() && (found.back() == '\n' || found.back() == '\r')) found.remove_suffix(1);
  return found;
}

}  // namespace assay
