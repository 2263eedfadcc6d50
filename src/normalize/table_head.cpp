#include "normalize/table_head.h"

#include <algorithm>
#include <tuple>

#include "normalize/sentence_classes.h"

namespace assay {
namespace {

// How many cell borders stand between two places of a row: bars, tabs, or runs of two spaces and more.
std::size_t borders(std::string_view text, std::uint32_t from, std::uint32_t to) {
  std::size_t count = 0;
  const bool barred = text.substr(from, to - from).find('|') != std::string_view::npos;
  for (std::uint32_t i = from; i < to; ++i) {
    if (barred ? text[i] == '|' : text[i] == '\t') ++count;
    else if (!barred && text[i] == ' ' && i + 1 < to && text[i + 1] == ' ' && (i == from || text[i - 1] != ' ')) ++count;
  }
  return count;
}

std::size_t column_of(const Scan& row, std::string_view text, std::uint32_t at) { return borders(text, row.sentence.start, at); }

}  // namespace

void TableHead::read_caption(const Language& language, const Scan& line) {
  caption_ = {};
  constexpr std::size_t kLongest = 7;
  if (line.items.size() > kLongest || !line.figures.empty()) return;
  for (const Item& item : line.items) {
    if (item.type == ItemType::number || item.type == ItemType::period) return;
    if (const Entry* e = entry_of(language, item, "unit")) caption_.unit = e;
    if (const Entry* e = entry_of(language, item, "currency")) caption_.currency = e;
    if (const Entry* e = entry_of(language, item, "scale")) caption_.scale *= e->number("value", 1);
  }
  if (!caption_.unit && !caption_.currency) caption_ = {};
}

void TableHead::read(const Language& language, const Scan& row, std::string_view text) {
  columns_.clear();
  for (const Item& item : row.items) {
    const std::size_t at = column_of(row, text, item.span.start);
    if (columns_.size() <= at) columns_.resize(at + 1, caption_);
    Column& column = columns_[at];
    if (const Entry* e = entry_of(language, item, "unit")) column.unit = e;
    // "Quota (t)", "August 2019 (mt)": in parentheses what elsewhere needs a number before it is the unit.
    const bool in_parentheses = item.span.start > 0 && item.span.end < text.size() && text[item.span.start - 1] == '(' && text[item.span.end] == ')';
    if (const Entry* e = in_parentheses && !column.unit ? language.lexicon().find_term("unit", item.span.of(text)) : nullptr) column.unit = e;
    if (const Entry* e = entry_of(language, item, "currency")) column.currency = e;
    if (const Entry* e = entry_of(language, item, "scale")) column.scale *= e->number("value", 1);
    if (entry_of(language, item, "percent")) column.percent = true, column.unit = column.currency = nullptr, column.scale = 1;
    if (entry_of(language, item, "forecast-word")) column.expected = true;
    if (entry_of(language, item, "trend-noun") || entry_of(language, item, "change-word")) column.change = true;
    if (item.type == ItemType::period) {
      const PeriodMention& period = row.periods[item.ref];
      if (period.type == PeriodMention::Type::on_step) {
        column.change = true;
        column.has_base = true;
        column.base = period;
      } else {
        column.has_period = true;
        column.period = period;
      }
    }
  }
  caption_ = {};  // of this table alone
}

// "2020 | 2019 | change | August 2020 | August 2019 | change": each change is of the columns since the last one, and of their
// latest time; the others are what it is compared with.
TableHead::Change TableHead::changing_with(std::size_t at) const {
  std::size_t end = at;
  while (end > 0 && !columns_[end - 1].has_period) --end;
  std::size_t begin = end;
  while (begin > 0 && columns_[begin - 1].has_period) --begin;
  if (begin == end) {
    const auto first = std::ranges::find_if(columns_, [](const Column& c) { return c.has_period; });
    return {first == columns_.end() ? nullptr : &*first, nullptr};
  }
  const auto earlier = [](const Column& a, const Column& b) {
    const auto month = [](const PeriodMention& p) { return p.month2 > 0 ? p.month2 : p.month; };
    return std::make_tuple(a.period.year, month(a.period), a.period.ordinal) < std::make_tuple(b.period.year, month(b.period), b.period.ordinal);
  };
  const auto [then, now] = std::minmax_element(columns_.begin() + static_cast<std::ptrdiff_t>(begin), columns_.begin() + static_cast<std::ptrdiff_t>(end), earlier);
  return {&*now, end - begin == 2 && earlier(*then, *now) ? &*then : nullptr};
}

// "Exports, kt | 10,578": what the row is in, said by its first cell.
TableHead::Column TableHead::label_of(const Language& language, const Scan& row, std::string_view text) {
  Column label;
  const std::size_t own = text[row.sentence.start] == '|' ? 1 : 0;
  for (const Item& item : row.items) {
    if (column_of(row, text, item.span.start) != own) continue;
    if (item.type == ItemType::figure) return {};
    if (const Entry* e = entry_of(language, item, "unit"); e && item.span.start > 0 && (text[item.span.start - 1] == ' ' || text[item.span.start - 1] == '(')) label.unit = e;
    if (const Entry* e = entry_of(language, item, "currency")) label.currency = e;
    if (const Entry* e = entry_of(language, item, "scale")) label.scale *= e->number("value", 1);
  }
  return label;
}

void TableHead::apply(const Language& language, Scan& row, std::string_view text) const {
  const Column label = row.figures.empty() ? Column{} : label_of(language, row, text);
  for (Figure& f : row.figures) {
    const std::size_t at = column_of(row, text, f.span.start);
    if (at == 0 || at >= columns_.size()) continue;
    const bool says_itself = columns_[at].unit || columns_[at].currency || columns_[at].percent || columns_[at].change;
    Column column = columns_[at];
    if (!says_itself) column.unit = label.unit, column.currency = label.currency, column.scale = label.scale;
    if (f.type == FigureType::bare && f.counted.empty()) {
      if (column.unit || column.currency) {
        f.unit = column.unit;
        f.currency = column.currency;
        f.type = column.currency && column.unit ? FigureType::price : column.currency ? FigureType::money : FigureType::physical;
        if (f.type == FigureType::price) f.per = column.unit;
        f.number.value *= column.scale;
        f.number.last_digit *= column.scale;
        f.number.last_nonzero *= column.scale;
        f.number.scale *= column.scale;
      } else if (column.percent) {
        f.type = FigureType::percent;
      }
    }
    if (f.type == FigureType::percent && column.change && !f.kind) {
      f.kind = Kind::change;
      f.direction = f.sign == Direction::none ? Direction::up : f.sign;
    }
    if (column.expected && f.modality == Modality::stated) f.modality = Modality::forecast;
    const auto add = [&](int& slot, const PeriodMention& mention) {
      if (slot >= 0) return;
      slot = static_cast<int>(row.periods.size());
      row.periods.push_back(mention);
    };
    if (column.has_base) add(f.base, column.base);
    if (column.has_period) {
      add(f.period, column.period);
      continue;
    }
    const Change change = column.change ? changing_with(at) : Change{};
    if (change.now) add(f.period, change.now->period);
    if (change.then) add(f.base, change.then->period);
  }
}

}  // namespace assay
