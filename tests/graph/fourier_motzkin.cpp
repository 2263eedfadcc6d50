#include "fourier_motzkin.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace oracle {
namespace {

using assay::CellId;
using assay::Tie;

__extension__ typedef __int128 Wide;  // not in ISO C++

constexpr long long kScale = 20;
constexpr std::size_t kMostRows = 4000;

struct Row {  // Σ factor · x ≤ right, or < where strict
  std::vector<long long> factor;
  long long right = 0;
  bool strict = false;
  auto operator<=>(const Row&) const = default;
};

struct TooLarge {};

long long checked(Wide x) {
  if (x > 4'000'000'000'000'000'000LL || x < -4'000'000'000'000'000'000LL) throw TooLarge();
  return static_cast<long long>(x);
}

long long scaled(double end) { return std::llround(end * kScale); }

void simplify(std::vector<Row>& rows) {
  for (Row& row : rows) {
    long long divisor = std::abs(row.right);
    for (const long long f : row.factor) divisor = std::gcd(divisor, std::abs(f));
    if (divisor > 1) {
      for (long long& f : row.factor) f /= divisor;
      row.right /= divisor;
    }
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  if (rows.size() > kMostRows) throw TooLarge();
}

std::vector<Row> eliminate(const std::vector<Row>& rows, std::size_t x) {
  std::vector<Row> kept;
  for (const Row& row : rows)
    if (row.factor[x] == 0) kept.push_back(row);
  for (const Row& upper : rows) {
    if (upper.factor[x] <= 0) continue;
    for (const Row& lower : rows) {
      if (lower.factor[x] >= 0) continue;
      const long long common = std::gcd(upper.factor[x], -lower.factor[x]);
      const long long u = -lower.factor[x] / common, l = upper.factor[x] / common;
      Row sum{std::vector<long long>(upper.factor.size()), 0, upper.strict || lower.strict};
      for (std::size_t j = 0; j < sum.factor.size(); ++j)
        sum.factor[j] = checked(static_cast<Wide>(u) * upper.factor[j] + static_cast<Wide>(l) * lower.factor[j]);
      sum.right = checked(static_cast<Wide>(u) * upper.right + static_cast<Wide>(l) * lower.right);
      kept.push_back(std::move(sum));
    }
  }
  simplify(kept);
  return kept;
}

class Reader {
 public:
  explicit Reader(const assay::ClaimGraph& graph) : graph_(graph) {
    for (CellId cell = 0; cell < graph.cells(); ++cell)
      if (graph.sign(cell) == assay::Sign::not_negative) add({{cell, -1}}, 0);
  }

  void read(const assay::GraphConstraint& c) {
    const auto [low, high] = c.fair;
    if (c.tie == Tie::level) {
      if (std::isfinite(high)) add({{c.first, kScale}}, scaled(high));
      if (std::isfinite(low)) add({{c.first, -kScale}}, -scaled(low));
    } else if (c.tie == Tie::ratio) {
      if (std::isfinite(high)) add({{c.first, kScale}, {c.second, -scaled(high)}}, 0);
      if (std::isfinite(low)) add({{c.first, -kScale}, {c.second, scaled(low)}}, 0);
      add({{c.second, -1}}, 0, true);
    } else if (c.tie == Tie::order) {
      add({{c.first, 1}, {c.second, -1}}, 0);
    } else if (c.tie == Tie::record) {
      for (const assay::Term& t : graph_.terms(c)) add({{t.cell, t.factor}, {c.first, -t.factor}}, 0);
    } else {
      std::vector<std::pair<CellId, long long>> up, down;
      for (const assay::Term& t : graph_.terms(c)) {
        up.emplace_back(t.cell, kScale * t.factor);
        down.emplace_back(t.cell, -kScale * t.factor);
      }
      if (std::isfinite(high)) add(up, scaled(high));
      if (std::isfinite(low)) add(down, -scaled(low));
    }
  }

  std::vector<Row> rows;

 private:
  void add(const std::vector<std::pair<CellId, long long>>& sum, long long right, bool strict = false) {
    Row row{std::vector<long long>(graph_.cells()), right, strict};
    for (const auto& [cell, factor] : sum) row.factor[cell] += factor;
    rows.push_back(std::move(row));
  }

  const assay::ClaimGraph& graph_;
};

bool less(const Fraction& a, const Fraction& b) {
  return static_cast<Wide>(a.top) * b.bottom < static_cast<Wide>(b.top) * a.bottom;
}

void bound(Truth& truth, const Row& row, CellId cell) {
  const long long f = row.factor[cell];
  if (f > 0) {
    const Fraction end{row.right, f};
    if (!truth.high || less(end, *truth.high)) truth.high = end;
  } else if (f < 0) {
    const Fraction end{-row.right, -f};
    if (!truth.low || less(*truth.low, end)) truth.low = end;
  }
}

}  // namespace

std::optional<Truth> solve(const assay::ClaimGraph& graph, std::span<const assay::ConstraintId> ids, CellId cell) try {
  Reader reader(graph);
  for (const auto id : ids) reader.read(graph[id]);
  std::vector<Row> rows = std::move(reader.rows);
  simplify(rows);
  for (CellId x = 0; x < graph.cells(); ++x)
    if (x != cell) rows = eliminate(rows, x);
  Truth truth;
  if (cell != assay::kNone) {
    for (const Row& row : rows) bound(truth, row, cell);
    rows = eliminate(rows, cell);
  }
  for (const Row& row : rows) truth.consistent &= row.strict ? row.right > 0 : row.right >= 0;
  return truth;
} catch (const TooLarge&) {
  return std::nullopt;
}

}  // namespace oracle
