// Levels, ratios, orders and records of positive cells as difference constraints in logarithms.
//
// With y = log x and the unit as node 0 (y = 0), every end is one edge "y[to] ≤ y[from] + weight":
//   x ≤ h          unit → x    log h          x ≥ l          x → unit    −log l
//   a / b ≤ h      b → a       log h          a / b ≥ l      a → b       −log l
//   a ≤ b          b → a       0
// The figures can all be true exactly if no cycle has a negative sum (Cormen et al., Introduction to Algorithms,
// 24.4: difference constraints and shortest paths), and the cycle then reads as the arithmetic. The shortest path
// from the unit to a cell is its upper bound, the shortest path back the lower one.
//
// Search is in floating point, each edge wider by 10⁻¹³ than said, which is more than logarithms and sums lose; so a
// zero cycle (ends that touch) stays silent, and a contradiction by less than a factor of 1 + 10⁻¹³ per step is not
// looked for. What is found is confirmed with exact rationals. Ends that force a figure to zero have no edge here.
#pragma once

#include <optional>
#include <vector>

#include "graph/tight.h"

namespace assay::graph {

struct LogEdge {
  std::uint32_t from, to;  // nodes: 0 is the unit, 1 + place in the part a cell
  double weight;
  ConstraintId constraint;
  bool upper;  // the constraint's high end; else its low end
};

using Path = std::vector<LogEdge>;

class CycleSearch;

class LogSystem {
 public:
  LogSystem(const ClaimGraph& graph, const Partition& partition, const Tight& tight);

  // A simple cycle with a negative sum, exactly confirmed; nullopt if there is none.
  std::optional<Path> negative_cycle() const;
  // For going on after the first one: its cycles are to be confirmed by contradicts().
  CycleSearch search() const;
  // Is there a cycle with a negative sum, as far as floating point tells? The system is used up.
  bool may_contradict() &&;
  bool contradicts(const Path& cycle) const;

  // Cycles with a negative sum through a node of `found` with as few edges as any of those has; at most `limit` of
  // them. Every one is minimal in its edges: without any one edge there is no cycle.
  std::vector<Path> shortest_cycles(const Path& found, std::size_t limit) const;

  // The path with the smallest sum from node to node; nullopt where none leads there. Only without negative cycles.
  std::optional<Path> shortest_path(std::uint32_t from, std::uint32_t to) const;

  std::size_t nodes() const { return first_.size() - 1; }

 private:
  std::span<const LogEdge> out(std::uint32_t node) const {
    return {edges_.data() + first_[node], first_[node + 1] - first_[node]};
  }
  void extend(Path& walk, std::uint32_t start, double sum, std::size_t left,
              const std::vector<std::vector<double>>& home, std::size_t limit, std::vector<Path>& found) const;

  const ClaimGraph* graph_;
  std::vector<LogEdge> edges_;  // grouped by `from`
  std::vector<std::uint32_t> first_;
};

}  // namespace assay::graph
