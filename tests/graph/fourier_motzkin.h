// The slow, obvious solver: Fourier–Motzkin elimination over whole numbers, strict and weak inequalities.
//
// To eliminate x, every row "x ≤ …" is paired with every row "… ≤ x". What remains when all are gone are rows "0 ≤ r":
// one false row, and there was no solution. Independent of src/graph: it reads the constraints and nothing else.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/claim_graph.h"

namespace oracle {

struct Fraction {
  long long top = 0, bottom = 1;
  double value() const { return static_cast<double>(top) / static_cast<double>(bottom); }
};

struct Truth {
  bool consistent = true;
  std::optional<Fraction> low, high;  // of the cell asked for; nullopt: unbounded
};

// nullopt: numbers grew beyond 64 bits, ask something smaller. Ends must be multiples of 1/20 below 10⁶; no products.
// `cell`: whose bounds are wanted.
std::optional<Truth> solve(const assay::ClaimGraph& graph, std::span<const assay::ConstraintId> ids,
                           assay::CellId cell = assay::kNone);

}  // namespace oracle
