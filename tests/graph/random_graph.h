// Small graphs at random, the same for the same seed: many of them contradict themselves, many touch.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "graph/claim_graph.h"

namespace oracle {

struct Recipe {
  std::uint32_t cells = 3;
  std::uint32_t constraints = 6;
  bool sums = false;      // differences, sums, parts
  bool zeros = false;     // ends at zero
  bool any_sign = false;  // cells below zero, with negative ends
  bool products = false;
  std::vector<double> ends{0.25, 0.5, 1, 2, 4};  // of levels and ratios
};

assay::ClaimGraph random_graph(const Recipe& recipe, std::mt19937_64& random);

// A line a constraint, to be read in a failure.
std::string text(const assay::ClaimGraph& graph);

// How many cases a test may take: `usual`, times ASSAY_GRAPH_SCALE (the full size is 200).
std::size_t cases(std::size_t usual);

}  // namespace oracle
