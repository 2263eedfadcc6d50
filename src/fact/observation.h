// An observation: what a publisher says of one cell, on which day, and where that was read.
#pragma once

#include <optional>
#include <string>

#include "fact/date.h"
#include "fact/fact_key.h"
#include "fact/interval.h"

namespace assay {

// How a publication day is known, from best to worst (design.md §4).
enum class DateBasis { stated, partial, calendar, assumed };

struct Observation {
  std::string dataset;  // name of the data package
  FactKey key;          // origin/destination from flow, reporter and partner; scope and qualifiers in key.qualifiers
  double value = 0;     // as published, in `unit`
  std::string unit;
  Interval bounds;      // in the unit's base (mass in t, shares and changes as a bare factor), rounding of the last digit
  std::optional<Period> base;  // for changes: the period they start from
  std::string publisher;
  Date published;       // the day from which it was known
  DateBasis basis = DateBasis::stated;
  std::string url;
  std::string status;  // preliminary, final, revised, estimated, reported, computed, forecast
  std::string note;
  std::string scope;  // the publisher's definition, a slug explained in the package
  std::string file;   // CSV file and line, so that a person finds the row
  int line = 0;
};

}  // namespace assay
