#include "random_graph.h"

#include <cstdlib>
#include <sstream>

namespace oracle {
namespace {

using namespace assay;

class Maker {
 public:
  Maker(const Recipe& recipe, std::mt19937_64& random) : recipe_(recipe), random_(random) {}

  ClaimGraph make() {
    for (std::uint32_t i = 0; i < recipe_.cells; ++i)
      graph_.add_cell(recipe_.any_sign && below(3) == 0 ? Sign::any : Sign::not_negative);
    for (std::uint32_t i = 0; i < recipe_.constraints; ++i) {
      said_ = {};
      said_.trust = static_cast<int>(below(3) / 2);
      said_.position = i;
      said_.source = below(4);
      said_.fair = said_.literal = interval();
      add();
    }
    return std::move(graph_);
  }

 private:
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }
  CellId cell() { return below(recipe_.cells); }
  CellId unsigned_cell() {
    for (int i = 0; i < 20; ++i)
      if (const CellId one = cell(); graph_.sign(one) == Sign::not_negative) return one;
    return kNone;
  }
  double end() {
    if (recipe_.zeros && below(6) == 0) return 0;
    return recipe_.ends[below(static_cast<std::uint32_t>(recipe_.ends.size()))];
  }
  Interval interval() {
    Interval made{end(), end()};
    if (recipe_.any_sign && below(3) == 0) made.low = -made.low;
    if (recipe_.any_sign && below(5) == 0) made.high = -made.high;
    if (made.low > made.high && below(8) != 0) std::swap(made.low, made.high);
    if (below(6) == 0) made.low = -Interval::kInfinity;
    if (below(6) == 0) made.high = Interval::kInfinity;
    return made;
  }

  void add() {
    const std::uint32_t kind = below(recipe_.products ? 10 : recipe_.sums ? 9 : 7);
    const CellId a = unsigned_cell(), b = unsigned_cell();
    if (kind <= 2 || a == kNone || b == kNone) graph_.level(cell(), said_);
    else if (kind <= 4) graph_.ratio(a, b, said_);
    else if (kind == 5) graph_.order(cell(), cell(), said_);
    else if (kind == 6) record();
    else if (kind == 9) graph_.product(cell(), cell(), cell(), said_);
    else sum();
  }

  void record() {
    const CellId others[] = {cell(), cell()};
    below(2) ? graph_.highest(cell(), others, said_) : graph_.lowest(cell(), others, said_);
  }

  void sum() {
    const CellId parts[] = {cell(), cell()};
    const std::uint32_t kind = below(4);
    if (kind == 0) graph_.difference(cell(), cell(), said_);
    else if (kind == 1) graph_.parts_at_most(cell(), parts, said_);
    else if (kind == 2) graph_.sum(cell(), parts, said_);
    else {
      said_.fair = said_.literal = Interval::point(0);
      graph_.sum(cell(), parts, said_);
    }
  }

  const Recipe& recipe_;
  std::mt19937_64& random_;
  ClaimGraph graph_;
  Said said_;
};

}  // namespace

ClaimGraph random_graph(const Recipe& recipe, std::mt19937_64& random) { return Maker(recipe, random).make(); }

std::string text(const ClaimGraph& graph) {
  static const char* const names[] = {"level", "ratio", "order", "record", "linear", "product"};
  std::ostringstream out;
  for (CellId cell = 0; cell < graph.cells(); ++cell)
    if (graph.sign(cell) == Sign::any) out << "x" << cell << " any sign; ";
  for (ConstraintId id = 0; id < graph.constraints().size(); ++id) {
    const GraphConstraint& c = graph[id];
    out << '\n' << id << ": " << names[static_cast<int>(c.tie)];
    if (c.first != kNone) out << " x" << c.first;
    if (c.second != kNone) out << " x" << c.second;
    for (const Term& term : graph.terms(c)) out << ' ' << term.factor << "*x" << term.cell;
    out << " [" << c.fair.low << ", " << c.fair.high << "] trust " << c.rank.trust() << " source " << c.source;
  }
  return out.str();
}

std::size_t cases(std::size_t usual) {
  #ifdef __SANITIZE_ADDRESS__
  usual /= 5;  // ten times slower
#endif
  const char* scale = std::getenv("ASSAY_GRAPH_SCALE");
  return scale ? usual * static_cast<std::size_t>(std::strtoul(scale, nullptr, 10)) : usual;
}

}  // namespace oracle
