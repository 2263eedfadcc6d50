// Bounds handed from cell to cell through every kind of constraint, until nothing gets tighter or the rounds are used
// up.
//
// The only method here that takes products. Sound: each step is rounded outwards, so the bounds contain every solution,
// and where they become empty there is none. Incomplete: a set of constraints may contradict itself and leave bounds
// that are not empty (x + y = 1, x − y = 0, x = 0.6 is seen; x·y = 1 with x = y at 0.9 … 1.2 may not be narrowed to a
// point). Every tightening is remembered with what it came from, so a bound reads as a derivation, in the order of the
// arithmetic. (Interval constraint propagation, "hull consistency": F. Benhamou et al., "Revising hull and box
// consistency", ICLP 1999.)
#pragma once

#include <span>
#include <vector>

#include "graph/partition.h"

namespace assay::graph {

class Propagation {
 public:
  struct Tightening {
    ConstraintId constraint;
    CellId cell;
    bool high;                        // which end moved
    Interval bounds;                  // of the cell, afterwards
    std::vector<std::uint32_t> from;  // earlier tightenings that it rests on
  };

  // `active` are constraints of one part, tried in this order.
  Propagation(const ClaimGraph& graph, const Partition& partition, std::size_t part,
              std::span<const ConstraintId> active);

  // False: the bounds of some cell are empty.
  bool run(int rounds = 40);
  // After run() was false: the constraints behind it, sorted. Not always minimal.
  std::vector<ConstraintId> clash() const;

  Interval bounds(CellId cell) const { return bounds_[partition_.local(cell)]; }
  // What the end rests on, in the order in which it was found.
  std::vector<Tightening> derivation(CellId cell, bool high) const;

 private:
  struct Known;
  Known cell(CellId cell) const;
  static Known fixed(const Interval& bounds);
  static Known times(const Known& a, const Known& b);
  static Known inverse(const Known& a);
  void narrow(ConstraintId by, CellId cell, const Known& to);
  void move_end(ConstraintId by, CellId cell, bool high, double to, const std::vector<std::uint32_t>& ends);
  void apply(ConstraintId id);
  void apply_at_most(ConstraintId id, CellId smaller, CellId larger);
  void apply_ratio(ConstraintId id, CellId left, const Known& right_without, CellId right);
  void apply_linear(ConstraintId id);
  std::vector<bool> behind(std::vector<std::uint32_t> open) const;

  const ClaimGraph& graph_;
  const Partition& partition_;
  std::span<const ConstraintId> active_;
  std::vector<Interval> bounds_;       // by place in the part
  std::vector<std::uint32_t> latest_;  // by 2 · place + (high): the tightening that set this end
  std::vector<Tightening> trail_;
  std::uint32_t empty_ = kNone;  // place of a cell with empty bounds
  bool moved_ = false;
  double least_gain_ = 0;  // tightenings by a smaller part of the figure are left out
};

}  // namespace assay::graph
