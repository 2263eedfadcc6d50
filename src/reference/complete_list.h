// A list of parts that a data package declares complete, with the rows that it speaks of: their figures add up to the whole.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fact/observation.h"

namespace assay {

// As it is declared (package.h).
struct Partition {
  std::string dataset;
  std::map<std::string, std::string> match;  // column → value: the rows that it speaks of
  std::string over;                // the column that names the parts: reporter or partner
  std::string whole;               // the place code that stands for all, mostly `world`
  std::vector<std::string> parts;  // the place codes that it consists of
};

struct CompleteList {
  struct Part {
    FactKey cell;
    const Observation* row = nullptr;  // nullptr: named, and not printed
  };
  const Observation* whole = nullptr;  // nullptr: not printed
  FactKey whole_cell;                  // of the rows: with their qualifiers
  std::vector<Part> parts;
  Date published;                      // of the newest of its rows: from that day the list was known
};

// The declared list with its rows, which `observations` keeps; without parts where no row is meant.
CompleteList complete_list(const Partition& declared, const std::vector<Observation>& observations);

}  // namespace assay
