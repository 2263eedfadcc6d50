// What the user asked for, after parsing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "fact/date.h"
#include "fact/finding.h"

namespace assay::cli {

struct Options {
  std::vector<std::string> inputs;
  std::string format = "text";
  std::optional<Date> published;
  std::optional<Date> as_of;
  std::vector<std::filesystem::path> rules;           // none: the default folder
  std::vector<std::filesystem::path> reference;       // none: the default folder
  unsigned jobs = 0;                                  // 0: one a processor
  std::optional<Severity> fail_on = Severity::error;  // none: never
  std::string color = "auto";
  bool quiet = false;

  // audit, report
  std::filesystem::path archive;
  std::string report_format = "md";
  std::filesystem::path output;  // empty: standard output

  // evaluate
  std::optional<std::filesystem::path> articles;
  bool details = false;
  bool findings = false;
  std::vector<std::string> floors;  // "f1=0.9"

  // reference show, explain, rules list
  std::string product;
  std::string flow;
  std::string place;
  std::string claim;
};

}  // namespace assay::cli
