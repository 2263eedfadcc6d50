#include "check/own_tables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "check/own_figures.h"
#include "check/readings.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr std::size_t kFewestRows = 3;
constexpr double kSlip = 0.3;  // further off, the column is one of rates or ranks, which nobody adds up

// Where a figure stands: its line, the cell of the line, and the line's first cell.
struct Place {
  std::size_t line = 0, column = 0;
  std::string_view name;
};

std::optional<Place> place_of(const Claim& c, std::string_view text) {
  const std::size_t before = text.rfind('\n', c.span.start), begin = before == text.npos ? 0 : before + 1;
  const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  if (!line.starts_with('|')) return std::nullopt;
  const auto column = static_cast<std::size_t>(std::ranges::count(line.substr(0, c.span.start - begin), '|'));
  const std::size_t end = line.find('|', 1);
  if (end == line.npos || column < 2) return std::nullopt;
  std::string_view name = trimmed(line.substr(1, end - 1));
  while (name.starts_with('*')) name.remove_prefix(1);
  while (name.ends_with('*')) name.remove_suffix(1);
  return Place{begin, column, name};
}

// The lines between two of a table are all of it.
bool one_table(std::size_t line, std::size_t next, std::string_view text) {
  for (std::size_t at = line; at < next;) {
    if (text[at] != '|') return false;
    const std::size_t end = text.find('\n', at);
    if (end == text.npos) return false;
    at = end + 1;
  }
  return true;
}

struct Column {
  std::vector<std::size_t> rows;
  std::optional<std::size_t> total;
  bool plain = true;  // one figure a row, all of one kind
};

class Tables : OwnFigures {
 public:
  using OwnFigures::OwnFigures;

  std::vector<Clash> clashes() const {
    std::vector<Clash> out;
    std::map<std::size_t, Column> columns;
    std::size_t last = text_.npos, rows = 0;
    bool totalled = false;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const auto at = place_of(claim(i), text_);
      if (!at) continue;
      if (last == text_.npos || totalled_before(totalled, last, at->line) || !one_table(last, at->line, text_)) {
        compare(columns, rows, out);
        columns.clear(), rows = 0, totalled = false, last = text_.npos;
      }
      if (last != at->line) ++rows;
      last = at->line;
      const auto totals = rules_.list("ties.total-rows");
      const bool total = std::ranges::find(totals, at->name) != totals.end();
      totalled = totalled || total;
      add(columns[at->column], i, total);
    }
    compare(columns, rows, out);
    return out;
  }

 private:
  // Behind the row for the total another table begins, or what is told besides.
  static bool totalled_before(bool totalled, std::size_t last, std::size_t line) { return totalled && last != line; }

  void add(Column& column, std::size_t i, bool total) const {
    const Claim& c = claim(i);
    const bool adds_up = (sum_kind(c) && c.form == Form::level) || c.kind == Kind::share;
    column.plain = column.plain && adds_up && c.hedge == Hedge::none && !c.value_high && !column.total && (column.rows.empty() || (claim(column.rows.front()).kind == c.kind && claim(column.rows.front()).unit == c.unit));
    if (total) column.total = i;
    else column.rows.push_back(i);
  }

  void compare(const std::map<std::size_t, Column>& columns, std::size_t rows, std::vector<Clash>& out) const {
    std::vector<Clash> odd;
    bool complete = false;
    for (const auto& [number, column] : columns) {
      if (!column.plain || !column.total || column.rows.size() < kFewestRows || column.rows.size() + 1 != rows) continue;
      Interval together{0, 0};
      for (const std::size_t i : column.rows) together = sum(together, claim(i).literal);
      const Interval whole = claim(*column.total).literal;
      if (agree(together, whole)) {
        complete = true;
      } else if (const double gap = gap_between(together, whole); open(*column.total) && gap >= rules_.number("tolerances.own-figures") && gap < kSlip) {
        odd.push_back({.rule = "arithmetic", .reading = *column.total, .against = column.rows, .implied = together, .text = "arithmetic.list", .tied = true});
      }
    }
    if (complete) out.insert(out.end(), odd.begin(), odd.end());
  }
};

}  // namespace

std::vector<Clash> tables(const std::vector<Reading>& readings, std::string_view text, const CheckRules& rules) {
  if (text.find("\n|") == text.npos) return {};
  return Tables(readings, text, rules).clashes();
}

}  // namespace assay
