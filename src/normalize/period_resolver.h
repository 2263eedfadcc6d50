// Periods as the text says them → calendar periods, against the right anchor: the day of the paper for `last month`,
// the period of the clause for `a year earlier`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "fact/date.h"
#include "fact/period.h"

namespace assay {

struct PeriodContext {
  std::optional<Date> published;  // the article's day, given or inferred
  std::optional<Period> current;  // the period spoken of: the clause's, else the last one before
  bool ahead = false;             // of a plan or a forecast: a bare month may lie ahead
  const std::vector<Period>* told = nullptr;  // the periods that the article has told of, oldest first
  std::optional<Date> until = std::nullopt;  // a day up to which the sentence tells: "by May 4"
  int fiscal_start = 0;           // the month in which the reporter's fiscal year begins; 0 where that is not known
  bool fiscal_by_first = false;   // it is named by the year in which it begins
};

// nullopt where the anchor that it needs is unknown.
std::optional<Period> resolve(const PeriodMention& mention, const PeriodContext& context);

// The same mention as the base of a change whose own period is `own`: a bare month is the last such month before it,
// "year-on-year" is a year before it.
std::optional<Period> resolve_base(const PeriodMention& mention, const std::optional<Period>& own, const PeriodContext& context);

// Months in a step of the lexicon's `step` ("year" is 12); 0 for steps of days.
int months_in(std::string_view step);

// Does the mention carry its own year (or needs no anchor)?
bool absolute(const PeriodMention& mention);

}  // namespace assay
