#include <algorithm>

#include "text/drafts.h"
#include "text/lines.h"

namespace assay {
namespace {

constexpr std::size_t kLongestWrapped = 110;   // columns; longer lines are paragraphs by themselves
constexpr std::size_t kShortestWrapped = 40;   // shorter lines are not wrapped, they end there
constexpr std::size_t kLongestRow = 2000;      // bytes

class PlainDrafts {
 public:
  explicit PlainDrafts(std::string_view text) : text_(text), lines_(split_lines(text)) {}

  std::vector<Draft> read() {
    std::uint32_t blank = 0;
    drafts_.reserve(lines_.size() / 2 + 1);
    for (std::size_t i = 0; i < lines_.size();) {
      if (lines_[i].blank()) {
        ++blank, ++i;
        continue;
      }
      std::size_t end = i;
      while (end < lines_.size() && !lines_[end].blank()) ++end;
      const std::size_t first = drafts_.size();
      group(i, end);
      if (first < drafts_.size()) drafts_[first].gap = blank;
      blank = 0;
      i = end;
    }
    return std::move(drafts_);
  }

 private:
  std::string_view view(std::size_t line) const { return lines_[line].text.of(text_); }
  std::size_t columns(std::size_t line) const {
    return lines_[line].text.size() > 4 * kLongestWrapped ? lines_[line].text.size() : code_points(view(line));
  }

  // Lines [begin, end) without a blank one among them.
  void group(std::size_t begin, std::size_t end) {
    if (end - begin == 1) return add_line(begin);
    std::size_t prose = begin;
    for (std::size_t i = begin; i < end;) {
      const std::size_t table_end = end_of_table(i, end);
      if (table_end < i + 2) {
        ++i;
        continue;
      }
      paragraphs(prose, i);
      rows(i, table_end);
      i = prose = table_end;
    }
    paragraphs(prose, end);
  }

  std::size_t end_of_table(std::size_t begin, std::size_t end) const {
    const TableKind kind = kind_of(begin);
    std::size_t at = begin;
    while (kind != TableKind::none && at < end && kind_of(at) == kind) ++at;
    return at;
  }

  TableKind kind_of(std::size_t line) const {
    return lines_[line].text.size() > kLongestRow ? TableKind::none : table_kind(view(line));
  }

  void rows(std::size_t begin, std::size_t end) {
    ++tables_;
    for (std::size_t i = begin; i < end; ++i)
      if (!is_ruler(view(i))) {
        Draft& row = drafts_.emplace_back();
        row.span = lines_[i].text, row.table_row = true, row.table = tables_;
      }
  }

  void paragraphs(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const bool wrapped = is_wrapped(begin, end);
    for (std::size_t i = begin; i < end; ++i)
      if (i > begin && (continues_item(i) || (wrapped && continues_paragraph(i)))) drafts_.back().span.end = lines_[i].text.end;
      else add_line(i);
  }

  // Hard-wrapped prose breaks in mid-sentence, so that many of its lines begin with a small letter; lists, verses and headlines do not.
  bool is_wrapped(std::size_t begin, std::size_t end) {
    if (end - begin < 2) return false;
    std::size_t lower = 0;
    widest_ = 0;
    for (std::size_t i = begin; i < end; ++i) {
      widest_ = std::max(widest_, columns(i));
      if (i > begin && starts_lower(view(i)) && view(i).front() != '(' && !ends_sentence(view(i - 1))) ++lower;
    }
    return widest_ <= kLongestWrapped && widest_ >= kShortestWrapped && lower * 3 >= end - begin - 1 && lower > 0;
  }

  bool continues_paragraph(std::size_t i) const {
    const auto line = view(i), before = view(i - 1);
    if (list_marker(line) > 0) return false;
    if (starts_lower(line)) return columns(i - 1) * 2 >= widest_;
    const std::size_t space = line.find(' ');
    const bool full = columns(i - 1) + 1 + code_points(line.substr(0, space)) > widest_ || columns(i - 1) * 10 >= widest_ * 8;
    const bool title = drafts_.size() == 1 && drafts_.back().span.start == lines_[i - 1].text.start && !ends_sentence(before);
    return full && !title;
  }

  // An indented line goes on with the bullet above it.
  bool continues_item(std::size_t i) const {
    return drafts_.back().list_item && list_marker(view(i)) == 0 && lines_[i].indent > item_indent_;
  }

  void add_line(std::size_t i) {
    const auto marker = static_cast<std::uint32_t>(list_marker(view(i)));
    Draft& draft = drafts_.emplace_back();
    draft.span = {lines_[i].text.start + marker, lines_[i].text.end};
    draft.list_item = marker > 0;
    draft.numbered = is_number_marker(view(i));
    if (marker > 0) item_indent_ = lines_[i].indent;
    if (draft.span.empty()) drafts_.pop_back();
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<Draft> drafts_;
  std::uint32_t tables_ = 0;
  std::uint32_t item_indent_ = 0;
  std::size_t widest_ = 0;
};

}  // namespace

TableKind table_kind(std::string_view line) {
  if (std::ranges::count(line, '|') >= 2) return TableKind::pipes;
  if (line.find('\t') != std::string_view::npos) return TableKind::tabs;
  std::size_t gaps = 0;
  const std::size_t first = line.find("  ");
  for (std::size_t at = first; at != std::string_view::npos; at = line.find("  ", at)) {
    const std::size_t begin = at;
    at = std::min(line.find_first_not_of(' ', at), line.size());
    gaps += at - begin >= 3 ? 2 : 1;  // one wide gap is as good as two
    if (begin == first && line.find_first_of(".!?") < at) return TableKind::none;  // two spaces after a sentence
  }
  return gaps >= 2 ? TableKind::columns : TableKind::none;
}

bool is_ruler(std::string_view line) {
  return line.find_first_not_of("|-:+= \t") == std::string_view::npos && line.find_first_of("-=") != std::string_view::npos;
}

std::vector<Draft> plain_drafts(std::string_view text) { return PlainDrafts(text).read(); }

}  // namespace assay
