#include <algorithm>

#include "text/date_line.h"
#include "text/layout.h"
#include "text/lines.h"

namespace assay {
namespace {

constexpr std::size_t kLongestTitle = 160;
constexpr std::size_t kLongestDate = 60;
constexpr std::size_t kTeaserBlocks = 3;
constexpr std::uint32_t kWideGap = 2;

class OtherItems {
 public:
  OtherItems(std::string_view text, Span title, const LayoutRules& rules, const std::vector<std::uint32_t>& gaps, std::size_t header_end, std::vector<Block>& blocks)
      : text_(text), title_(title), rules_(rules), gaps_(gaps), header_end_(header_end), blocks_(blocks) {}

  void mark() {
    if (!from_the_end()) under_a_heading();
  }

 private:
  struct Item {
    std::size_t begin, end;
    std::optional<Date> date;
  };

  std::optional<Date> date_of(std::size_t i) const {
    if (blocks_[i].span.size() > kLongestDate || !has_digit(blocks_[i].span.of(text_))) return std::nullopt;
    const DateLine line = read_date_line(blocks_[i].span.of(text_), rules_);
    return line.only_date ? line.date : std::nullopt;
  }

  bool titleish(std::size_t i) const { return is_titleish(text_, blocks_[i]) && !date_of(i); }

  // Headline, teaser, date, up to the end of the page.
  bool from_the_end() {
    std::vector<Item> items;
    std::size_t end = blocks_.size();
    while (end > header_end_ + 1) {
      const auto date = date_of(end - 1);
      if (!date) break;
      std::size_t begin = end - 1;
      while (begin > header_end_ && end - begin <= kTeaserBlocks && !titleish(begin - 1) && !date_of(begin - 1)) --begin;
      if (begin == header_end_ || !titleish(begin - 1)) break;
      items.push_back({--begin, end, date});
      end = begin;
    }
    if (items.empty() || end <= header_end_) return false;
    const std::size_t first = items.back().begin;
    const bool heading = first > header_end_ + 1 && titleish(first - 1);
    const bool listed = heading && is_listed(blocks_[first - 1].span.of(text_), rules_.other_news);
    const bool apart = gaps_[first] > kWideGap - 1 || (heading && gaps_[first - 1] > kWideGap - 1);
    const bool title_again = std::ranges::any_of(items, [&](const Item& item) {
      return same_title(title_.of(text_), blocks_[item.begin].span.of(text_));
    });
    if (!listed && !title_again && !apart && items.size() < 2) return false;
    if (heading) blocks_[first - 1].other_item = true, blocks_[first - 1].role = BlockRole::heading;
    for (const Item& item : items) set(item);
    return true;
  }

  // A known heading, and after it nothing but headlines, each with at most a date and, if dated, a teaser.
  void under_a_heading() {
    for (std::size_t i = header_end_; i < blocks_.size(); ++i) {
      if (!is_listed(blocks_[i].span.of(text_), rules_.other_news)) continue;
      std::vector<Item> items;
      if (const std::size_t read = read_items(i + 1, items); read < blocks_.size()) {
        i = read;
        continue;
      }
      blocks_[i].other_item = true;
      blocks_[i].role = BlockRole::heading;
      for (const Item& item : items) set(item);
      return;
    }
  }

  // Where it came to: the end, or the first block that is no such item.
  std::size_t read_items(std::size_t at, std::vector<Item>& items) const {
    while (at < blocks_.size()) {
      if (!titleish(at)) return at;
      Item item{at, at + 1, std::nullopt};
      if (item.end < blocks_.size()) item.date = date_of(item.end);
      if (item.date) ++item.end;
      while (item.date && item.end < blocks_.size() && item.end - at <= kTeaserBlocks && !titleish(item.end) && !date_of(item.end)) ++item.end;
      items.push_back(item);
      at = item.end;
    }
    return at;
  }

  void set(const Item& item) {
    for (std::size_t i = item.begin; i < item.end; ++i) {
      blocks_[i].other_item = true;
      blocks_[i].item_date = item.date;
      if (date_of(i)) blocks_[i].role = BlockRole::dateline;
      else if (i == item.begin) blocks_[i].role = BlockRole::heading;
    }
  }

  std::string_view text_;
  Span title_;
  const LayoutRules& rules_;
  const std::vector<std::uint32_t>& gaps_;
  std::size_t header_end_;
  std::vector<Block>& blocks_;
};

}  // namespace

bool is_titleish(std::string_view text, const Block& block) {
  if (block.table_row || block.span.size() > kLongestTitle) return false;
  const std::string_view line = without_marks(block.span.of(text));
  return !line.empty() && (!ends_sentence(line) || ends_with_initials(line) || line.back() == '?' || line.back() == '!');
}

void mark_other_items(std::string_view text, Span title, const LayoutRules& rules, const std::vector<std::uint32_t>& gaps, std::size_t header_end,
                      std::vector<Block>& blocks) {
  OtherItems(text, title, rules, gaps, header_end, blocks).mark();
}

}  // namespace assay
