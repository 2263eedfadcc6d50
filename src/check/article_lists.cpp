// ArticleGraph: lists that the reference data call complete.
#include <algorithm>

#include "check/article_graph.h"
#include "check/readings.h"

namespace assay {
namespace {

constexpr std::size_t kFewestTold = 2;

// The cell of the list's own name, whichever side reports.
FactKey mirrored(FactKey key) {
  if (key.flow == "import") key.flow = "export";
  else if (key.flow == "export") key.flow = "import";
  return key;
}

}  // namespace

// "China 60,000 tonnes, Tajikistan 17,000, … of 83,000 in all": the publisher names these as all there are, so they make the whole.
void ArticleGraph::add_lists() {
  const auto adding = rules_.list("comparison.measures-that-add-up");
  std::vector<std::pair<Name, CellId>> wholes;
  for (const auto& [name, cell] : cells_) {
    const bool divided = shares_.contains({cell, false}) || shares_.contains({cell, true});
    const bool total = !levels_[cell].empty() && std::ranges::find(adding, name.of.dimension) != adding.end();
    if (name.key.period && (divided || total)) wholes.emplace_back(name, cell);
  }
  for (const auto& [name, cell] : wholes) {
    const CompleteList* list = evidence_.complete_list(name.key, readings_.front().as_of);
    if (!list) list = evidence_.complete_list(mirrored(name.key), readings_.front().as_of);
    if (list) add_list(cell, name.of, *list);
  }
}

void ArticleGraph::add_list(CellId whole, const Measure& of, const CompleteList& list) {
  std::vector<CellId> parts;
  std::vector<const CompleteList::Part*> untold;
  for (const CompleteList::Part& part : list.parts) {
    const auto told = cells_.find(name_of(part.cell, of));
    if (told != cells_.end()) parts.push_back(told->second);
    else if (part.row) untold.push_back(&part);
    else return;
  }
  if (parts.size() < kFewestTold) return;
  // Who counts otherwise than the publisher of the list counts those otherwise, too, whom the text leaves out.
  if (!untold.empty())
    for (const CompleteList::Part& part : list.parts)
      if (const auto told = cells_.find(name_of(part.cell, of)); told != cells_.end() && far_from(list, part, told->second)) return;
  for (const CompleteList::Part* part : untold) {
    parts.push_back(private_cell(part->cell, of));
    if (!add_untold(parts.back(), whole, list, *part->row)) return;
  }
  const double slack = levels_[whole].empty() ? 0 : rules_.number("tolerances.revision") * known(whole).high;
  const Interval left{-slack, slack};
  const ConstraintId id = graph_.sum(whole, parts, {.literal = left, .fair = left, .trust = kTrue});
  demand(id, Demand::Kind::list, 0);
  demands_[id].list = &list;
}

bool ArticleGraph::add_untold(CellId part, CellId whole, const CompleteList& list, const Observation& row) {
  auto answer = evidence_.printed(row);
  if (!answer) return false;
  const Constraint& seen = answer->said;
  if (seen.form == Constraint::Form::level && seen.unit_dimension == about_[part].unit_dimension) {
    add_reference(part, std::move(*answer));
    return true;
  }
  Interval share = seen.fair;
  if (!seen.is_share()) {
    const auto all = list.whole ? evidence_.printed(*list.whole) : std::nullopt;
    if (!all || all->said.fair.low <= 0) return false;
    share = quotient(seen.fair, all->said.fair);
  }
  const ConstraintId id = graph_.share(part, whole, {.literal = share, .fair = share, .trust = kReference});
  demand(id, Demand::Kind::reference, 0);
  demands_[id].answer = answers_.size();
  answers_.push_back(std::move(*answer));
  return true;
}

// Is the part told as another amount, or another share, than the list prints?
bool ArticleGraph::far_from(const CompleteList& list, const CompleteList::Part& listed, CellId part) const {
  if (!listed.row) return true;
  const double most = rules_.number("tolerances.reference-base");
  const auto printed = evidence_.printed(*listed.row), all = list.whole ? evidence_.printed(*list.whole) : std::nullopt;
  if (!printed) return true;
  const bool level = printed->said.form == Constraint::Form::level;
  if (!levels_[part].empty()) return !level || gap_between(known(part), printed->said.fair) > most;
  const Interval share = level && all ? quotient(printed->said.fair, all->said.fair) : printed->said.fair;
  for (ConstraintId id = 0; id < demands_.size(); ++id)
    if (demands_[id].kind == Demand::Kind::told && !demands_[id].level && graph_[id].first == part && gap_between(graph_[id].fair, share) > most) return true;
  return false;
}

}  // namespace assay
