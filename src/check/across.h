// What several sources tell of the same facts, set side by side: who agrees, who is out of line and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/constraint.h"
#include "check/telling.h"
#include "fact/finding.h"

namespace assay {

// One claim in a sheet.
struct SheetLine {
  enum class Stand {
    agrees,       // goes with the others, or nobody else speaks
    out_of_line,  // the others decide against it
    disputed,     // one of two that cannot both be right
    aside,        // takes no part, for the reason given
  };
  std::size_t telling = 0;  // Tellings::claims
  Stand stand = Stand::agrees;
  std::string said;                      // the figure with its hedge and direction: "up about 5%"
  std::string rule;                      // of the finding that its own article got for it; empty: none
  std::string why;                       // a sentence, except where it agrees
  std::optional<std::uint32_t> copy_of;  // the source whose words these are
};
std::string_view name(SheetLine::Stand stand);  // "agrees", "out-of-line", "disputed", "aside"

// What publishers say of the fact.
struct SheetReference {
  Evidence evidence;
  std::string words;  // "69%, all oxides (USGS MCS 2025, 31 January 2025)"
};

struct FactSheet {
  Constraint about;              // its cell, and what it is compared with; without figures
  std::string name;              // "China's June 2025 export of rare-earth magnets"
  std::vector<SheetLine> lines;  // in order of the tellings
  std::vector<SheetReference> reference;
  std::optional<Interval> implied;  // what all that agrees leaves, in the unit's base
  std::string implied_words;
  std::vector<std::string> says;     // who is out of line and why, and what agrees: a sentence each
  std::vector<std::string> steps;    // arithmetic to be redone on paper
  std::optional<Severity> severity;  // of the gravest finding about it, in an article or across
  std::string rule;                  // of that finding
  std::size_t articles = 0;          // that tell it
  std::size_t sources = 0;           // independent ones, of those that take part
  double gap = 0;                    // how far those apart lie that do not agree, as a share of the figure
};

struct Across {
  std::vector<Finding> findings;  // cross-source, definition-differs; each stands in one of the articles
  std::vector<FactSheet> sheets;  // facts that several sources tell, or that one tells against the evidence
};

// Graver first; then more articles, the wider gap, the name.
bool matters_more(const FactSheet& a, const FactSheet& b);

}  // namespace assay
