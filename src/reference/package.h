// A Frictionless data package: datapackage.json beside its CSV files, with what Assay adds under `assay`:
//
//   "assay": {"release_calendar": [{"publisher": "GACC", "match": {"flow": "export"}, "rule": {"months_after": 1, "day": 18}}],
//             "definitions": {"ore-metals-compounds": "Rare-earth ore, metals and compounds, without articles."},
//             "complete_partitions": [{"match": {"product": "tin"}, "over": "reporter", "whole": "world", "parts": ["AU", "CN"]}]}
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fact/date.h"
#include "fact/error.h"
#include "fact/period.h"
#include "reference/reference_data.h"

namespace assay {

// A column of the table schema, as far as Assay checks it.
struct Field {
  std::string name;
  bool required = false;
  std::vector<std::string> allowed;  // constraints.enum; empty: anything
};

struct Resource {
  std::filesystem::path path;
  std::vector<Field> fields;
};

// When a publisher releases its figures: so many months after the month in which the period ends, on that day.
struct Release {
  std::string publisher;                            // a row's publisher begins with it
  std::map<std::string, std::vector<std::string>> match;  // column → admissible values; empty: every row
  int months_after = 1;
  int day = 1;

  Date of(const Period& period) const;
};

struct Package {
  Dataset about;
  std::vector<Resource> resources;
  std::vector<Release> calendar;
  std::map<std::string, std::string, std::less<>> definitions;
  std::vector<Partition> partitions;

  static Expected<Package> read(const std::filesystem::path& descriptor);
};

}  // namespace assay
