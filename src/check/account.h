// What all sources together say of one cell, stated or not: the arithmetic, step by step, each step with who says it.
//
//   China's June 2024 export of rare-earth magnets: nobody states it; the rest implies 5,145.278 to 5,156.022 t.
//   at least 5,145.278 t:  1. June 2025 is at least 3,187.5 t (“3,188 tonnes”, …)   2. 3,187.5 t ÷ 0.6195 (“38.1%”, …)
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace assay {

struct AccountStep {
  std::string words;                   // "3,187.5 t ÷ 0.6195 is 5,145.278 t, for China's June 2024 export …"
  std::optional<std::size_t> telling;  // Tellings::claims: whose figure it is; none: stretches of time that add up
};

// Why the cell is not below, or not above, a figure.
struct AccountEnd {
  std::string words;  // the figure; empty: nothing bounds that side
  std::vector<AccountStep> steps;
  bool together = false;  // it follows from all steps at once (a sum of inequalities), not from one after the other
};

struct Account {
  std::string name;  // in words
  std::string cell;  // "rare-earth-magnets/export/CN/world/2024-06/mass": product, flow, origin, destination, period,
                     // dimension or currency
  std::string implied;                // the range that what is kept leaves; empty: none
  std::vector<std::string> alternatives;  // where sources contradict each other and nothing decides: what each of them says; else empty
  std::string rest;                   // the range without what is said of the cell itself; empty: none
  std::vector<std::size_t> told;      // who states it, as far as it takes part
  std::vector<std::size_t> left_out;  // who states it and is out of line, or takes no part
  AccountEnd low, high;
  std::vector<std::string> published;  // what publishers say
};

// Given a cell as Account::cell and its name in words.
using CellWanted = std::function<bool(const std::string& cell, const std::string& name)>;

}  // namespace assay
