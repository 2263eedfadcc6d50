// Lines that say who wrote an article and when, told from sentences that only mention a date.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/dates.h"
#include "text/layout_rules.h"

namespace assay {

struct DateLine {
  enum class Says { published, plain, updated };  // the better one first

  bool is = false;             // a byline, a date line, a credit
  bool only_date = false;      // nothing but a date, its clock and its marker
  std::optional<Date> date;    // whole and certain
  Says says = Says::plain;
  std::optional<Date> yearless;  // year 0
  std::optional<Date> either;  // its day-first reading
  std::string ambiguous;       // the slice of a date that can be read in two ways
};

// "By Ines Okafor | July 21, 2025", "Posted on 2025-07-21 09:35:00", "(own report) - 27.05.2025", "Photo of author"
DateLine read_date_line(std::string_view line, const LayoutRules& rules);

// Length of a date line that runs into the first paragraph, its dash and the space after it included: "BEIJING, July 21
// (Agency) - "; 0 where there is none.
std::size_t run_in_date_line(std::string_view paragraph, const LayoutRules& rules);

bool is_listed(std::string_view block, const std::vector<std::string>& phrases);

}  // namespace assay
