// Calendar dates as a date line writes them: 2025-07-21, 21/07/2025, 21.7.2025, 21st July 2025, July 20, 2025Clash, Jul. 21, 21st of July, 20250721,
// 2025年7月21日.
#pragma once

#include <string_view>
#include <vector>

#include "fact/date.h"
#include "fact/span.h"
#include "text/layout_rules.h"

namespace assay {

struct FoundDate {
  Span span;               // in the piece that was searched
  Date date;               // year 0: the text names no year
  bool ambiguous = false;  // 02/10/2025: day and month may change places; `date` is the day-first reading
};

// All dates of a piece, in order. `31 June 2025` is none; a bare month is none.
std::vector<FoundDate> find_dates(std::string_view piece, const CalendarNames& names);

}  // namespace assay
