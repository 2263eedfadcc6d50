#include "text/layout.h"

#include <algorithm>

#include "text/date_line.h"
#include "text/lines.h"

namespace assay {
namespace {

constexpr std::size_t kHeaderBlocks = 12;
constexpr std::size_t kLongestHeadline = 250;
constexpr std::size_t kLongestDeck = 300;
constexpr std::size_t kLongestHeading = 100;
constexpr std::size_t kLongestAuthor = 40;
constexpr std::size_t kClosingBlocks = 3;

class Layout {
 public:
  Layout(Article& article, const FrontMatter& matter, const ReadOptions& options, const LayoutRules& rules)
      : article_(article), matter_(matter), options_(options), rules_(rules) {}

  void read(const std::vector<Draft>& drafts) {
    take(drafts);
    read_header();
    split_run_in();
    find_headings();
    mark_other_items(article_.text, article_.title, rules_, gaps_, header_end_, blocks());
    mark_repeated(article_.text, article_.title, blocks(), header_end_);
    find_date();
  }

 private:
  std::vector<Block>& blocks() { return article_.blocks; }
  std::string_view view(std::size_t i) const { return article_.blocks[i].span.of(article_.text); }

  void take(const std::vector<Draft>& drafts) {
    blocks().reserve(drafts.size() + 1);
    gaps_.reserve(drafts.size() + 1);
    numbered_.reserve(drafts.size() + 1);
    for (const auto& entry : matter_.entries)
      if (article_.title.empty() && !entry.value.empty() && std::ranges::find(rules_.front_matter_titles, entry.key) != rules_.front_matter_titles.end()) {
        article_.title = entry.value;
        add({entry.value}, BlockRole::headline);
      }
    for (const Draft& draft : drafts) {
      const std::string_view piece = draft.span.of(article_.text);
      if (is_listed(piece, rules_.furniture) && !is_listed(piece, rules_.other_news)) continue;
      add(draft, draft.heading ? BlockRole::heading : BlockRole::body);
    }
  }

  void add(const Draft& draft, BlockRole role) {
    Block& block = blocks().emplace_back();
    block.span = draft.span, block.role = role, block.list_item = draft.list_item, block.table_row = draft.table_row, block.table = draft.table;
    gaps_.push_back(draft.gap);
    numbered_.push_back(draft.numbered);
  }

  bool is_prose(std::size_t i) const { return ends_sentence(view(i)) && !ends_with_initials(view(i)); }
  bool is_part(std::size_t i) const { return article_.blocks[i].list_item || article_.blocks[i].table_row; }

  // The first blocks: lines about the article, the headline, more such lines with the deck among them.
  void read_header() {
    const std::size_t count = std::min(blocks().size(), kHeaderBlocks);
    lines_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) lines_.push_back(is_part(i) ? DateLine{} : read_date_line(view(i), rules_));
    std::size_t at = 0;
    if (article_.title.empty()) {
      while (at < count && lines_[at].is && !is_dated_headline(at)) blocks()[at++].role = BlockRole::dateline;
      if (at < count && is_headline(at)) blocks()[at].role = BlockRole::headline, article_.title = blocks()[at].span;
      else return void(header_end_ = at);
    }
    header_end_ = ++at;
    read_below_headline(at, count);
  }

  // "Markets on 21 July 2025" above the text, where the date is the smaller part.
  bool is_dated_headline(std::size_t i) const {
    return i == 0 && blocks_count() > 1 && article_.blocks[i].role == BlockRole::heading && !lines_[i].only_date;
  }
  std::size_t blocks_count() const { return article_.blocks.size(); }

  bool is_headline(std::size_t i) const {
    if (article_.blocks[i].role == BlockRole::heading) return true;
    const std::string_view line = view(i);
    if (is_part(i) || line.size() > kLongestHeadline || i + 1 >= blocks_count()) return false;
    if (!ends_sentence(line) || ends_with_initials(line)) return true;
    const bool full_stop = line.back() == '.' && !line.ends_with("...");
    const bool dated_below = i + 1 < lines_.size() && lines_[i + 1].is;
    return dated_below || (!full_stop && line.size() <= kLongestHeading && article_.blocks[i + 1].span.size() > line.size());
  }

  void read_below_headline(std::size_t begin, std::size_t count) {
    std::size_t last = begin;  // after the last line about the article
    bool prose_before = false;
    for (std::size_t i = begin; i < count; ++i) {
      if (same_headline(i) || lines_[i].is) last = i + 1;
      else if (is_part(i) || view(i).size() > kLongestDeck || (prose_before && is_prose(i)) || i >= begin + 6) break;
      prose_before = !lines_[i].is && is_prose(i);
    }
    for (std::size_t i = begin; i < last; ++i)
      blocks()[i].role = lines_[i].is ? BlockRole::dateline : same_headline(i) ? BlockRole::headline : BlockRole::deck;
    const bool dated = std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(begin), lines_.begin() + static_cast<std::ptrdiff_t>(last), [](const DateLine& l) { return l.is; });
    while (dated && last < count && is_name(last)) blocks()[last++].role = BlockRole::dateline;
    if (!dated && last < count && is_deck(last)) blocks()[last++].role = BlockRole::deck;
    header_end_ = last;
  }

  bool same_headline(std::size_t i) const {
    const std::string_view title = without_marks(article_.title.of(article_.text));
    return !is_part(i) && (!is_prose(i) || view(i).size() <= title.size() + 2) && same_title(title, without_marks(view(i)));
  }

  // An author or an outlet alone on a line under the date: a few words without a figure.
  bool is_name(std::size_t i) const {
    const std::string_view line = view(i);
    return !is_part(i) && article_.blocks[i].role == BlockRole::body && line.size() <= kLongestAuthor && !has_digit(line) && !ends_sentence(line) &&
           line.back() != ':' && std::ranges::count(line, ' ') <= 2 && !starts_lower(line) && i + 1 < blocks_count() &&
           (is_prose(i + 1) || (i + 2 < blocks_count() && is_titleish(article_.text, article_.blocks[i + 1]) && is_prose(i + 2)));
  }

  bool is_deck(std::size_t i) const {
    return !is_part(i) && article_.blocks[i].role == BlockRole::body && i + 1 < blocks_count() && is_titleish(article_.text, article_.blocks[i]) && view(i).back() != ':';
  }

  // "BEIJING, July 21 (Agency) - Exports rose": the line about the article becomes a block. Key points in a list, a byline or a
  // further deck may stand before it.
  void split_run_in() {
    for (std::size_t at = header_end_; at < std::min(blocks_count(), kHeaderBlocks); ++at) {
      if (is_part(at) || article_.blocks[at].role != BlockRole::body) continue;
      const auto size = static_cast<std::uint32_t>(run_in_date_line(view(at), rules_));
      if (size > 0) return split_off(at, size);
      if (is_prose(at) && view(at).size() > kLongestDeck) return;  // the text has begun without one
    }
  }

  void split_off(std::size_t at, std::uint32_t size) {
    Block line = blocks()[at];
    blocks()[at].span.start += size;
    line.span = trim(article_.text, {line.span.start, line.span.start + size});
    line.role = BlockRole::dateline;
    const auto place = static_cast<std::ptrdiff_t>(at);
    DateLine read = read_date_line(line.span.of(article_.text), rules_);
    blocks().insert(blocks().begin() + place, line);
    gaps_.insert(gaps_.begin() + place, gaps_[at]);
    numbered_.insert(numbered_.begin() + place, false);
    lines_.insert(lines_.begin() + std::min<std::ptrdiff_t>(place, static_cast<std::ptrdiff_t>(lines_.size())), std::move(read));
    if (at == header_end_) ++header_end_;
  }

  void find_headings() {
    for (std::size_t i = header_end_; i < blocks_count(); ++i) {
      if (i < lines_.size() && lines_[i].is && (lines_[i].only_date || lines_[i].says != DateLine::Says::plain)) blocks()[i].role = BlockRole::dateline;
      else if (blocks()[i].role == BlockRole::body && view(i).size() <= kLongestHeading && is_heading(i)) blocks()[i].role = BlockRole::heading;
    }
  }

  bool is_heading(std::size_t i) const {
    if (article_.blocks[i].table_row || i + 1 >= blocks_count()) return false;
    const std::string_view line = without_marks(view(i));
    if (line.empty() || starts_lower(line) || line.find_first_of("%$") != std::string_view::npos) return false;
    if (std::ranges::count(line, ' ') > 13) return false;
    if (article_.blocks[i].list_item) return numbered_[i] && line.back() == ':' && !article_.blocks[i + 1].list_item;
    if (line.back() == ':' || line.back() == ',' || line.back() == ';') return false;
    if (ends_sentence(line) && !(line.back() == '?' && line.size() <= 70 && !has_digit(line))) return false;
    return article_.blocks[i + 1].list_item || article_.blocks[i + 1].table_row || (ends_sentence(view(i + 1)) && view(i + 1).size() > line.size());
  }

  // Front matter, then the lines about the article by what they say, then a dated line at the end, then the option.
  void find_date() {
    if (date_from_front_matter()) return;
    const DateLine* best = nullptr;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (lines_[i].is && lines_[i].date && !article_.blocks[i].other_item && (!best || lines_[i].says < best->says)) best = &lines_[i];
    const DateLine closing = best ? DateLine{} : closing_line();
    if (!best && closing.date) best = &closing;
    if (best) return set_date(dated_by(*best), PublishedBasis::text);
    for (const DateLine& line : lines_)
      if (!line.ambiguous.empty() && !options_.published)
        article_.warnings.push_back("the date " + line.ambiguous + " can be read in two ways; --published says which is meant");
    if (options_.published) return set_date(*options_.published, PublishedBasis::option);
    for (const DateLine& line : lines_) {
      if (!line.is) continue;
      if (!article_.day_without_year) article_.day_without_year = line.yearless;
      if (!article_.day_or_month_first) article_.day_or_month_first = line.either;
    }
  }

  void set_date(Date date, PublishedBasis basis) {
    article_.published = date;
    article_.published_basis = basis;
  }

  // A later change gives the year of a date line that has none.
  Date dated_by(const DateLine& line) const {
    if (line.says != DateLine::Says::updated) return *line.date;
    for (const DateLine& other : lines_)
      if (other.is && other.yearless && !other.date) {
        Date date{line.date->year, other.yearless->month, other.yearless->day};
        if (date > *line.date) --date.year;
        if (date.valid()) return date;
      }
    return *line.date;
  }

  bool date_from_front_matter() {
    for (const auto& key : rules_.front_matter_dates)
      for (const auto& entry : matter_.entries) {
        if (entry.key != key) continue;
        const auto dates = find_dates(entry.value.of(article_.text), rules_.calendar);
        if (dates.empty() || dates.front().date.year == 0 || dates.front().ambiguous) continue;
        set_date(dates.front().date, PublishedBasis::metadata);
        return true;
      }
    return false;
  }

  DateLine closing_line() const {
    const std::size_t from = std::max(lines_.size(), blocks_count() - std::min(blocks_count(), kClosingBlocks));
    for (std::size_t i = from; i < blocks_count(); ++i) {
      if (article_.blocks[i].other_item || is_part(i)) continue;
      DateLine line = read_date_line(view(i), rules_);
      if (line.is && line.date && (line.only_date || line.says != DateLine::Says::plain)) return line;
    }
    return {};
  }

  Article& article_;
  const FrontMatter& matter_;
  const ReadOptions& options_;
  const LayoutRules& rules_;
  std::vector<std::uint32_t> gaps_;  // of each block
  std::vector<bool> numbered_;
  std::vector<DateLine> lines_;      // of the first blocks
  std::size_t header_end_ = 0;       // the first block of the body
};

}  // namespace

void lay_out(Article& article, const std::vector<Draft>& drafts, const FrontMatter& matter, const ReadOptions& options) {
  static const LayoutRules none;
  Layout(article, matter, options, options.layout ? *options.layout : none).read(drafts);
}

}  // namespace assay
