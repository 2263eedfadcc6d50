// What consistent evidence implies for a cell, stated or not, with the steps that a person can redo on paper.
//
//   June 2025 is 3,188 t [3,187.5, 3,189], 38.1 % less than a year before [0.6185, 0.6195]:
//   implied(reconciled, june_2024).bounds = [5,145.3, 5,156]
#pragma once

#include <span>
#include <vector>

#include "graph/reconcile.h"

namespace assay {

// One constraint put to use: after it, `cell` lies in `bounds`.
struct Step {
  ConstraintId constraint = kNone;
  CellId cell = kNone;
  Interval bounds;
};

// Why a cell is not above (or not below) an end. Each step uses what the earlier ones found.
struct Derivation {
  std::vector<Step> steps;  // empty where nothing bounds that end
  // True: the end follows only from all steps at once (a sum of inequalities). Then `cell` is the constraint's first
  // one and `bounds` the constraint's own interval.
  bool together = false;

  std::vector<ConstraintId> constraints() const;  // in order, each once
};

struct Implied {
  Interval bounds;  // of doubles, exact to about 10⁻¹²; where a large linear program was needed 10⁻⁹
  Derivation low, high;
  bool complete = true;  // false: the true bounds may be tighter (products)
};

// From what `reconciled` kept. Cells that cannot be negative are at least 0 without any step.
Implied implied(const Reconciled& reconciled, CellId cell);

// As if `without` had never been said: the cell's part is reconciled anew, so what was dropped for their sake comes
// back.
Implied implied(const Reconciled& reconciled, CellId cell, std::span<const ConstraintId> without);

// From `evidence` alone, which must be consistent; constraints of other parts are not looked at.
Implied implied_by(const Reconciled& reconciled, CellId cell, std::span<const ConstraintId> evidence);

// Can all of `constraints` be true? Complete unless a product is among them.
bool consistent(const Reconciled& reconciled, std::span<const ConstraintId> constraints);

}  // namespace assay
