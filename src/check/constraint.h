// What a claim or an observation demands of the figures: the one shape in which all evidence meets.
//
//   "353 tons"                 level:  x(June) in [352.5, 353.5]
//   "up 660% from May"         ratio:  x(June) / x(May) in [7.595, 7.605]
//   "60% of global output"     ratio:  x(CN) / x(world) in [0.595, 0.605]
//   "two more than last year"  difference
//
// In the claim graph of an article (article_graph.h) cells are the nodes, constraints the edges.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fact/claim.h"
#include "fact/observation.h"
#include "fact/unit.h"

namespace assay {

struct Constraint {
  enum class Form { level, ratio, difference };
  Form form = Form::level;
  FactKey cell;
  FactKey base;      // ratios and differences: the other cell
  Interval literal;  // in the unit's base; ratios as a bare factor
  Interval fair;
  std::string unit_dimension;  // levels: figures of different dimensions never meet ("mass", "money" …)
  std::string currency;        // levels of money and prices: the code

  // Where it comes from: a claim, or the rows of a publisher.
  const Claim* claim = nullptr;
  std::vector<const Observation*> rows;

  bool is_share() const;  // a ratio of a part to its whole, in the same period
};

// A ratio of a figure to its earlier self.
bool is_change(const Constraint& constraint);

// nullopt where the claim does not tie cells that can be named; `why` then says which dimension is missing, as the
// name of a text in rules/checks/messages.json.
std::optional<Constraint> constraint_of(const Claim& claim, const UnitTable& units, std::string& why);
// Where only the place is missing ("rents rose 11% to 1,250 euros"): a level, a change or a multiple of a cell that has a product and a time.
std::optional<Constraint> placeless_constraint_of(const Claim& claim, const UnitTable& units);
// For telling the range of a figure whose cell nobody knows: its form and unit only; it is compared with nothing.
Constraint unnamed_constraint_of(const Claim& claim, const UnitTable& units);
// A ratio of anything to its earlier self, for telling one.
Constraint change_of_itself();
// nullopt for rows that bound no cell (ranks).
std::optional<Constraint> constraint_of(const Observation& seen, const UnitTable& units);

// The whole of which a cell is a part: the world for production, all partners for trade with one.
FactKey whole_of(FactKey key);

// "mass" for a change of mass; a level's own measure. Empty: unknown.
std::string measured(const FactKey& key);

// Can the two stand for one another? Products, places, periods equal; flows equal or declared equal; an unknown measure
// fits any; a qualifier that both state is the same.
bool same_cell(const FactKey& asked, const FactKey& seen, const std::vector<std::pair<std::string, std::string>>& equal_flows);

}  // namespace assay
