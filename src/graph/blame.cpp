#include "graph/blame.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/tight.h"

namespace assay::graph {
namespace {

struct Standing {
  int trust = 0;
  bool borne_out = false;  // another source says what agrees with it
  int clashes = 0;         // with how many different sets of sources

  auto weight() const { return std::tuple(trust, borne_out); }
};

using Parallels = std::map<std::tuple<Tie, CellId, CellId>, std::vector<ConstraintId>>;

std::tuple<Tie, CellId, CellId> figure(const GraphConstraint& c) { return {c.tie, c.first, c.second}; }

class Judge {
 public:
  Judge(const ClaimGraph& graph, const Found& found, std::span<const ConstraintId> active) : graph_(graph) {
    std::map<ConstraintId, std::set<std::vector<std::uint32_t>>> opponents;
    Parallels parallels;
    for (const auto& conflict : found.conflicts)
      for (const ConstraintId id : conflict) {
        opponents[id].insert(sources_of_others(conflict, id));
        if (graph[id].tie == Tie::level || graph[id].tie == Tie::ratio) parallels[figure(graph[id])];
      }
    for (const ConstraintId id : active)
      if (const auto at = parallels.find(figure(graph[id])); at != parallels.end()) at->second.push_back(id);
    for (const auto& [id, who] : opponents) {
      Standing& standing = standings_[id];
      standing = {graph[id].rank.trust(), false, static_cast<int>(who.size())};
      if (const auto at = parallels.find(figure(graph[id])); at != parallels.end())
        standing.borne_out = std::any_of(at->second.begin(), at->second.end(), [&, id = id](ConstraintId other) {
          return graph[other].source != graph[id].source && graph[other].fair.overlaps(graph[id].fair);
        });
    }
  }

  const Standing& operator[](ConstraintId id) const { return standings_.at(id); }

  // a is to be blamed rather than b.
  bool worse(ConstraintId a, ConstraintId b) const {
    const Standing &x = standings_.at(a), &y = standings_.at(b);
    return std::tuple(x.weight(), -x.clashes, later(a)) < std::tuple(y.weight(), -y.clashes, later(b));
  }

  ConstraintId worst(const std::vector<ConstraintId>& of) const {
    return *std::min_element(of.begin(), of.end(), [&](ConstraintId a, ConstraintId b) { return worse(a, b); });
  }

  // The conflict that is told.
  const std::vector<ConstraintId>& first(const Found& found) const {
    return *std::min_element(found.conflicts.begin(), found.conflicts.end(),
                             [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  }

 private:
  // Smaller is told first.
  auto rank(const std::vector<ConstraintId>& conflict) const {
    const ConstraintId blamed = worst(conflict);
    std::vector<std::pair<std::tuple<int, bool>, std::uint64_t>> others;  // the strongest opponents make the best story
    for (const ConstraintId id : conflict)
      if (id != blamed)
        others.emplace_back(std::tuple(-standings_.at(id).trust, !standings_.at(id).borne_out), graph_[id].rank.position());
    std::sort(others.begin(), others.end());
    const Standing& standing = standings_.at(blamed);
    return std::tuple(conflict.size(), standing.weight(), -standing.clashes, graph_[blamed].rank.position(), others, conflict);
  }

  std::uint64_t later(ConstraintId id) const { return ~graph_[id].rank.position(); }

  std::vector<std::uint32_t> sources_of_others(const std::vector<ConstraintId>& conflict, ConstraintId one) const {
    std::vector<std::uint32_t> sources;
    for (const ConstraintId id : conflict)
      if (id != one) sources.push_back(graph_[id].source);
    std::sort(sources.begin(), sources.end());
    return sources;
  }

  const ClaimGraph& graph_;
  std::map<ConstraintId, Standing> standings_;
};

// As if its source had not said it: copies of one story go together.
std::vector<ConstraintId> unsaid(const ClaimGraph& graph, std::span<const ConstraintId> ids, ConstraintId one) {
  std::vector<ConstraintId> rest;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(rest), [&](ConstraintId id) {
    return id != one && !(graph[id].source == graph[one].source && parallel(graph[id], graph[one]));
  });
  return rest;
}

}  // namespace

Conflict blame(const ClaimGraph& graph, const Found& found, std::span<const ConstraintId> active,
               const Consistent& consistent, const ConsistentPart& consistent_part) {
  const Judge judge(graph, found, active);
  const auto& told = judge.first(found);
  Conflict conflict{told, judge.worst(told), false, found.proof};
  std::vector<ConstraintId> equals;
  for (const ConstraintId id : told)
    if (judge[id].weight() == judge[conflict.blamed].weight()) equals.push_back(id);
  conflict.decided = equals.size() == 1;
  if (conflict.decided) return conflict;
  const auto healing_in = [&](const std::vector<ConstraintId>& evidence) {
    std::vector<ConstraintId> healing;
    for (const ConstraintId id : equals)
      if (consistent(unsaid(graph, evidence, id))) healing.push_back(id);
    return healing;
  };
  auto healing = healing_in({active.begin(), active.end()});
  if (healing.empty()) {
    // Something else is wrong as well: try among what is consistent without these.
    std::vector<ConstraintId> rest(active.begin(), active.end());
    std::erase_if(rest, [&](ConstraintId id) { return std::find(equals.begin(), equals.end(), id) != equals.end(); });
    rest = consistent_part(std::move(rest));
    rest.insert(rest.end(), equals.begin(), equals.end());
    std::sort(rest.begin(), rest.end());
    healing = healing_in(rest);
  }
  conflict.decided = healing.size() == 1;
  if (!healing.empty()) conflict.blamed = judge.worst(healing);
  return conflict;
}

ConstraintId worst_of(const ClaimGraph& graph, const Found& found, std::span<const ConstraintId> active) {
  const Judge judge(graph, found, active);
  return judge.worst(judge.first(found));
}

}  // namespace assay::graph
