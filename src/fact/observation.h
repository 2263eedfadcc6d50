// An observation: what a publisher says of one cell, on which day, and where that was read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fact/date.h"
#include "fact/fact_key.h"
#include "fact/interval.h"

namespace assay {

// How a publication day is known, from best to worst (design.md §4): told to the day; told to the month or year, so
// its last day; from the publisher's release calendar; a year after the period.
enum class DateBasis { stated, partial, calendar, assumed };

inline constexpr std::string_view kEstimated = "estimated";  // the status of what a publisher may yet revise

struct Observation {
  std::string dataset;  // name of the data package
  FactKey key;          // origin/destination from flow, reporter and partner; scope and qualifiers in key.qualifiers
  double value = 0;     // as published, in `unit`
  std::string unit;
  // What the published digits allow, rounded or truncated (publishers do both). Levels stay in `unit`, whose base the
  // unit table knows; shares and rates are a bare fraction (62% → 0.62), changes the bare factor to their base
  // (−38.1% → 0.619). `fair` takes trailing zeros of a long number as rounding (390,000 → ±5,000).
  Interval bounds;
  Interval fair;
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
