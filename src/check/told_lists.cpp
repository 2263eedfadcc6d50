// ToldFacts: lists that the reference data call complete.
#include <algorithm>
#include <set>

#include "check/told_facts.h"

namespace assay {

// Where several sources together tell all the parts of a list but those that its publisher prints, they make the whole.
void ToldFacts::add_lists(const EvidenceBase& evidence, Cells cells) {
  std::set<Cell> wholes;
  for (const auto& [named, id] : cells_) {
    if (!known_.contains(id) || !named.key.period || std::ranges::find(adding_measures_, named.of.dimension) == adding_measures_.end()) continue;
    Cell whole = named;
    whole.key = whole_of(named.key);
    if (cells == Cells::told_and_left || known_.contains(cell_of(whole))) wholes.insert(whole);
  }
  for (const Cell& whole : wholes)
    if (const CompleteList* list = evidence.complete_list(whole.key, kAnyDay)) add_list(whole, evidence, *list);
}

CellId ToldFacts::cell_of(const Cell& named) const {
  const auto found = cells_.find(named);
  return found == cells_.end() ? kNone : found->second;
}

void ToldFacts::add_list(const Cell& whole, const EvidenceBase& evidence, const CompleteList& list) {
  constexpr std::size_t kFewestTold = 2;
  const double near = rules_.number("tolerances.reference-base"), slack = rules_.number("tolerances.revision");
  std::vector<CellId> parts;
  std::vector<std::pair<Cell, Answer>> untold;
  for (const CompleteList::Part& part : list.parts) {
    Cell named = whole;
    named.key.origin = part.cell.origin;
    named.key.destination = part.cell.destination.empty() ? whole.key.destination : part.cell.destination;
    const CellId told = cell_of(named);
    auto printed = part.row ? evidence.printed(*part.row) : std::nullopt;
    const bool level = printed && printed->said.form == Constraint::Form::level && printed->said.unit_dimension == whole.of.dimension;
    if (known_.contains(told)) {
      // Who counts otherwise than the publisher of the list counts the others otherwise, too.
      if (!level || gap_between(known_.at(told), printed->said.fair) > near) return;
      parts.push_back(told);
    } else if (level) {
      untold.emplace_back(named, std::move(*printed));
    } else {
      return;
    }
  }
  if (parts.size() < kFewestTold) return;
  for (auto& [named, answer] : untold) {
    parts.push_back(cell(named));
    const Interval fair{answer.said.fair.low * (1 - slack), answer.said.fair.high * (1 + slack)};
    published_.emplace(graph_.level(parts.back(), {.literal = answer.said.literal, .fair = fair, .trust = kPublished}), std::move(answer));
  }
  const CellId all = cell(whole);
  const double miss = known_.contains(all) ? slack * known_.at(all).high : 0;
  graph_.sum(all, parts, {.literal = {-miss, miss}, .fair = {-miss, miss}, .trust = kTrue});
}

}  // namespace assay
