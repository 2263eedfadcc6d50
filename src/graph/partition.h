// The connected parts of a claim graph: figures of two of them never meet, so each is solved by itself.
//
// Levels connect nothing (the unit node of the logarithms is left out), so a part is a handful of cells, however many
// outlets write about them. Linear in cells, constraints and terms.
#pragma once

#include <numeric>
#include <span>
#include <vector>

#include "graph/merged.h"

namespace assay::graph {

// How the figures of a part can be decided.
struct Nature {
  bool ties = false;      // more than levels of one cell
  bool logs = true;       // levels, ratios, orders, records of cells above zero: all of it is paths in logarithms
  bool products = false;  // has ties that no linear program holds: products, ratios of cells of any sign
};

class Partition {
 public:
  explicit Partition(const ClaimGraph& graph) : Partition(graph, Merged(graph)) {}
  Partition(const ClaimGraph& graph, const Merged& merged);

  std::size_t size() const { return natures_.size(); }
  std::span<const CellId> cells(std::size_t part) const { return slice(cells_, cells_from_, part); }
  std::span<const ConstraintId> constraints(std::size_t part) const {
    return slice(constraints_, constraints_from_, part);
  }
  const Nature& nature(std::size_t part) const { return natures_[part]; }
  std::uint32_t part_of(CellId cell) const { return part_[cell]; }
  // A cell's place among the cells of its part.
  std::uint32_t local(CellId cell) const { return local_[cell]; }

 private:
  static std::span<const std::uint32_t> slice(const std::vector<std::uint32_t>& all,
                                              const std::vector<std::uint32_t>& from, std::size_t part) {
    return {all.data() + from[part], from[part + 1] - from[part]};
  }

  std::vector<std::uint32_t> part_, local_;
  std::vector<std::uint32_t> cells_, cells_from_, constraints_, constraints_from_;
  std::vector<Nature> natures_;
};

// Members 0 … `members` − 1 grouped by part: a counting sort, stable. Those of part kNone are left out.
template <typename PartOf>
void group_by_part(std::size_t members, std::size_t parts, PartOf part_of, std::vector<std::uint32_t>& out,
                   std::vector<std::uint32_t>& from) {
  from.assign(parts + 1, 0);
  for (std::uint32_t i = 0; i < members; ++i)
    if (const auto part = part_of(i); part != kNone) ++from[part + 1];
  std::partial_sum(from.begin(), from.end(), from.begin());
  out.resize(from[parts]);
  std::vector<std::uint32_t> next(from.begin(), from.end() - 1);
  for (std::uint32_t i = 0; i < members; ++i)
    if (const auto part = part_of(i); part != kNone) out[next[part]++] = i;
}

}  // namespace assay::graph
