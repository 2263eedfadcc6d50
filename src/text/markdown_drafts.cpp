#include <cmark.h>

#include <algorithm>
#include <memory>

#include "text/drafts.h"
#include "text/layout_rules.h"
#include "text/lines.h"

namespace assay {
namespace {

constexpr std::size_t kFrontMatterLines = 100;

class MarkdownDrafts {
 public:
  MarkdownDrafts(std::string_view text, std::uint32_t from) : text_(text), lines_(split_lines(text, from)) {
    const std::string_view body = text.substr(from);
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> tree(
        cmark_parse_document(body.data(), body.size(), CMARK_OPT_DEFAULT), cmark_node_free);
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(tree.get()), cmark_iter_free);
    for (cmark_event_type event; (event = cmark_iter_next(walk.get())) != CMARK_EVENT_DONE;) visit(event, cmark_iter_get_node(walk.get()));
  }

  std::vector<Draft> take() { return std::move(drafts_); }

 private:
  void visit(cmark_event_type event, cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    const bool enter = event == CMARK_EVENT_ENTER;
    if (type == CMARK_NODE_ITEM) {
      items_ += enter ? 1 : -1;
      fresh_item_ = enter;
      numbered_ = cmark_node_get_list_type(cmark_node_parent(node)) == CMARK_ORDERED_LIST;
    }
    if (enter && type == CMARK_NODE_HTML_BLOCK) behind_comment(static_cast<std::size_t>(cmark_node_get_start_line(node)), static_cast<std::size_t>(cmark_node_get_end_line(node)));
    if (!enter || (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING)) return;
    leaf(static_cast<std::size_t>(cmark_node_get_start_line(node)), static_cast<std::size_t>(cmark_node_get_end_line(node)),
         type == CMARK_NODE_HEADING);
  }

  // A line that begins with a comment is HTML to cmark; what stands behind the comment was written to be read.
  void behind_comment(std::size_t first, std::size_t last) {
    last = std::min(std::max(first, last), lines_.size());  // cmark knows no last line of a block of one line
    if (first < 1 || first > last) return;
    const Span span{content(first - 1).start, lines_[last - 1].text.end};
    const std::string_view html = span.of(text_);
    const std::size_t close = html.find("-->");
    if (!html.starts_with("<!--") || close == std::string_view::npos) return;
    Draft draft;
    draft.span = trim(text_, {span.start + static_cast<std::uint32_t>(close) + 3, span.end});
    draft.list_item = items_ > 0;
    draft.gap = blank_before(first - 1);
    without_comments(draft);
  }

  // Lines count from 1, as cmark counts them.
  void leaf(std::size_t first, std::size_t last, bool heading) {
    last = std::min(last, lines_.size());
    if (first < 1 || first > last) return;
    const std::uint32_t gap = blank_before(first - 1);
    const std::size_t before = drafts_.size();
    if (!heading && is_table(first - 1, last)) {
      rows(first - 1, last);
    } else {
      while (last > first && (lines_[last - 1].blank() || (heading && is_underline(last - 1)))) --last;
      const Span start = content(first - 1), end = content(last - 1);
      Draft draft;
      draft.span = {start.start, end.end};
      draft.heading = heading;
      draft.list_item = items_ > 0 && !heading;
      draft.numbered = draft.list_item && numbered_ && fresh_item_;
      fresh_item_ = false;
      if (heading) strip_hashes(draft.span);
      without_comments(draft);
    }
    if (before < drafts_.size()) drafts_[before].gap = gap;
  }

  // A comment before, behind and between sentences is no prose; the sentences on its two sides are pieces of their own. Inside
  // a sentence it stays, since the sentence is one.
  void without_comments(Draft draft) {
    const std::uint32_t end = draft.span.end;
    for (std::size_t from = draft.span.start;;) {
      const std::size_t comment = text_.substr(0, end).find("<!--", from);
      const std::size_t close = comment == std::string_view::npos ? comment : text_.substr(0, end).find("-->", comment);
      if (close == std::string_view::npos) break;
      from = close + 3;
      const Span before = trim(text_, {draft.span.start, static_cast<std::uint32_t>(comment)}), after = trim(text_, {static_cast<std::uint32_t>(from), end});
      if (!before.empty() && !after.empty() && !ends_sentence(before.of(text_))) continue;
      if (!before.empty()) drafts_.push_back(draft), drafts_.back().span = before;
      draft.span = after;
    }
    if (!draft.span.empty()) drafts_.push_back(draft);
  }

  bool is_table(std::size_t begin, std::size_t end) const {
    return end - begin >= 2 && table_kind(content(begin).of(text_)) != TableKind::none && content(begin).of(text_).find('|') != std::string_view::npos &&
           is_ruler(content(begin + 1).of(text_)) && content(begin + 1).of(text_).find('|') != std::string_view::npos;
  }

  void rows(std::size_t begin, std::size_t end) {
    ++tables_;
    for (std::size_t i = begin; i < end; ++i) {
      const Span row = content(i);
      if (row.empty() || is_ruler(row.of(text_))) continue;
      Draft& draft = drafts_.emplace_back();
      draft.span = row, draft.table_row = true, draft.table = tables_;
    }
  }

  bool is_underline(std::size_t line) const {
    const auto view = lines_[line].text.of(text_);
    return !view.empty() && (view.find_first_not_of('=') == std::string_view::npos || view.find_first_not_of('-') == std::string_view::npos);
  }

  // A line without quote marks and, where it opens a list item, without its markers.
  Span content(std::size_t line) const {
    Span span = lines_[line].text;
    for (bool again = true; again && !span.empty();) {
      again = false;
      if (text_[span.start] == '>') ++span.start, again = true;
      span = trim(text_, span);
      const auto marker = items_ > 0 ? list_marker(span.of(text_)) : 0;
      const bool plus = items_ > 0 && span.of(text_).starts_with("+ ");
      if (marker > 0 || plus) span.start += static_cast<std::uint32_t>(plus ? 2 : marker), again = true;
    }
    return span;
  }

  void strip_hashes(Span& span) const {
    while (!span.empty() && text_[span.start] == '#') ++span.start;
    while (!span.empty() && text_[span.end - 1] == '#') --span.end;
    span = trim(text_, span);
  }

  std::uint32_t blank_before(std::size_t line) const {
    std::uint32_t blank = 0;
    while (line > blank && lines_[line - 1 - blank].blank()) ++blank;
    return blank;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<Draft> drafts_;
  std::uint32_t tables_ = 0;
  int items_ = 0;
  bool fresh_item_ = false;
  bool numbered_ = false;
};

Span unquoted(std::string_view text, Span span) {
  const auto quote = [&](char c) { return c == '"' || c == '\''; };
  if (span.size() >= 2 && quote(text[span.start]) && text[span.end - 1] == text[span.start]) ++span.start, --span.end;
  return span;
}

}  // namespace

std::vector<Draft> markdown_drafts(std::string_view text, std::uint32_t from) { return MarkdownDrafts(text, from).take(); }

FrontMatter front_matter(std::string_view text) {
  const std::uint32_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (!text.substr(start).starts_with("---\n") && !text.substr(start).starts_with("---\r\n")) return {};
  FrontMatter matter;
  const auto lines = split_lines(text.substr(0, std::min<std::size_t>(text.size(), 64 * 1024)), start);
  for (std::size_t i = 1; i < std::min(lines.size(), kFrontMatterLines); ++i) {
    const Span line = lines[i].text;
    if (line.of(text) == "---" || line.of(text) == "...") {
      const std::size_t feed = text.find('\n', line.end);
      matter.end = static_cast<std::uint32_t>(feed == std::string_view::npos ? text.size() : feed + 1);
      return matter;
    }
    const std::size_t colon = line.of(text).find(':');
    if (lines[i].indent > 0 || colon == std::string_view::npos) continue;
    const Span value = trim(text, {line.start + static_cast<std::uint32_t>(colon) + 1, line.end});
    matter.entries.push_back({fold_phrase(line.of(text).substr(0, colon)), unquoted(text, value)});
  }
  return {};
}

}  // namespace assay
