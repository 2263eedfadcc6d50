#include "reference/complete_list.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view kImport = "import", kPartner = "partner", kReporter = "reporter";

// Who reports imports is where they go to.
bool names_destination(std::string_view column, const FactKey& key) { return (column == kPartner) != (key.flow == kImport); }

std::string& place_of(FactKey& key, std::string_view column) { return names_destination(column, key) ? key.destination : key.origin; }

// Does the row's cell say so, by the column of its file?
bool says(const Observation& row, const std::string& column, const std::string& value) {
  const FactKey& key = row.key;
  if (column == "product") return key.product == value;
  if (column == "scope") return row.scope == value;
  if (column == "flow") return key.flow == value;
  if (column == "publisher") return row.publisher == value;
  if (column == "measure") return key.measure == value;
  if (column == "period") return key.period && key.period == Period::parse(value);
  if (column == kReporter || column == kPartner) return (names_destination(column, key) ? key.destination : key.origin) == value;
  return value.empty();
}

}  // namespace

CompleteList complete_list(const Partition& declared, const std::vector<Observation>& observations) {
  CompleteList out;
  std::map<std::string, const Observation*> rows;
  for (const Observation& row : observations) {
    const bool meant = row.dataset == declared.dataset && std::ranges::all_of(declared.match, [&](const auto& m) { return says(row, m.first, m.second); });
    if (!meant) continue;
    FactKey key = row.key;
    rows.emplace(place_of(key, declared.over), &row);
  }
  if (rows.empty()) return out;
  const auto cell_of = [&](const std::string& place) {
    FactKey key = rows.begin()->second->key;
    place_of(key, declared.over) = place;
    return key;
  };
  const auto row_of = [&](const std::string& place) {
    const auto found = rows.find(place);
    return found == rows.end() ? nullptr : found->second;
  };
  out.whole = row_of(declared.whole);
  out.whole_cell = cell_of(declared.whole);
  for (const std::string& part : declared.parts) out.parts.push_back({cell_of(part), row_of(part)});
  for (const auto& [place, row] : rows) out.published = std::max(out.published, row->published);
  return out;
}

}  // namespace assay
