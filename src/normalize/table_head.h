// The head of a table: what its columns are in, so that a bare cell gets its unit and its period.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/scanner.h"

namespace assay {

class TableHead {
 public:
  // Reads a line that stands ahead of a table and says only what its figures are in: "(tonnes)", "In thousand tonnes". Any
  // other line forgets it.
  void read_caption(const Language& language, const Scan& line);
  // Reads the first row of a table. Cells are parted by bars, tabs or runs of spaces.
  void read(const Language& language, const Scan& row, std::string_view text);
  // Gives the figures of a further row the units, scales and periods of their columns; the unit of their row where the column says none.
  void apply(const Language& language, Scan& row, std::string_view text) const;

 private:
  struct Column {
    const Entry* unit = nullptr;
    const Entry* currency = nullptr;
    double scale = 1;
    bool percent = false;
    bool change = false;  // "change", "y/y": a per cent in it is one
    bool expected = false;  // "poll", "consensus": what was forecast
    bool has_period = false;
    bool has_base = false;
    PeriodMention period;
    PeriodMention base;
  };
  // The columns that a column of changes tells of: its own time, and what that is compared with where there is one other.
  struct Change {
    const Column* now = nullptr;
    const Column* then = nullptr;
  };
  static Column label_of(const Language& language, const Scan& row, std::string_view text);
  Change changing_with(std::size_t column) const;
  std::vector<Column> columns_;
  Column caption_;  // what a column is in that does not say so itself
};

}  // namespace assay
