#include "reference/observation_reader.h"

#include <algorithm>
#include <array>

#include "reference/csv.h"
#include "reference/file_text.h"
#include "reference/published_figure.h"

namespace assay {
namespace {

enum Column { product, scope, hs_code, flow, reporter, partner, period, measure, value, unit, qualifiers, publisher,
              published, source_url, status, note, column_count };
constexpr std::array<std::string_view, column_count> kColumns = {
    "product", "scope", "hs_code", "flow", "reporter", "partner", "period", "measure", "value", "unit", "qualifiers",
    "publisher", "published", "source_url", "status", "note"};

// One CSV file being read: where each column stands, and what to say when a row is broken.
struct Table {
  const Package& package;
  const Resource& resource;
  std::array<std::size_t, column_count> at{};
  std::vector<Error>& problems;

  bool read_header(const std::vector<std::string>& header) {
    for (std::size_t c = 0; c < column_count; ++c) {
      const auto found = std::find(header.begin(), header.end(), kColumns[c]);
      if (found == header.end()) {
        complain(1, "The column `" + std::string(kColumns[c]) + "` is missing.", "Every resource has the same columns.");
        return false;
      }
      at[c] = static_cast<std::size_t>(found - header.begin());
    }
    return true;
  }
  void complain(int line, std::string cause, std::string remedy) const {
    problems.push_back({resource.path.string(), line, 0, std::move(cause), std::move(remedy)});
  }
};

// "2025-07-20" as it is; "2025-07" and "2025" as their last day.
std::optional<std::pair<Date, DateBasis>> publication_day(const std::string& text) {
  const auto day = Period::parse(text);
  if (!day) return std::nullopt;
  return std::pair{day->last(), text.size() == 10 ? DateBasis::stated : DateBasis::partial};
}

using Row = std::vector<std::string>;

bool applies(const Release& release, const Row& row, const Table& table) {
  if (!row[table.at[publisher]].starts_with(release.publisher)) return false;
  return std::all_of(release.match.begin(), release.match.end(), [&](const auto& condition) {
    const auto column = std::find(kColumns.begin(), kColumns.end(), condition.first);
    if (column == kColumns.end()) return false;
    const auto& cell = row[table.at[static_cast<std::size_t>(column - kColumns.begin())]];
    return std::find(condition.second.begin(), condition.second.end(), cell) != condition.second.end();
  });
}

void date(Observation& seen, const Row& row, const Table& table) {
  if (const auto day = publication_day(row[table.at[published]])) {
    std::tie(seen.published, seen.basis) = *day;
    return;
  }
  const Period cell_period = seen.key.period.value_or(Period::year(9998));
  const auto& calendar = table.package.calendar;
  const auto release = std::find_if(calendar.begin(), calendar.end(), [&](const auto& r) { return applies(r, row, table); });
  seen.basis = release != calendar.end() ? DateBasis::calendar : DateBasis::assumed;
  seen.published = release != calendar.end() ? release->of(cell_period) : cell_period.last().plus_months(12);
}


void place(FactKey& key, const std::string& from, const std::string& with) {
  if (!is_trade(key.flow)) {
    key.origin = from;
    return;
  }
  key.origin = key.flow == "export" ? from : with;
  key.destination = key.flow == "export" ? with : from;
}

bool read_qualifiers(FactKey& key, std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    const auto pair = text.substr(0, end);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) return false;
    key.qualifiers[std::string(pair.substr(0, equals))] = std::string(pair.substr(equals + 1));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

// A change becomes the factor to its base, a percentage a fraction; levels keep their unit.
void reduce(Observation& seen) {
  const int months = months_to_base(seen.key.measure);
  const bool percent = seen.unit == "%";
  if (percent) {
    seen.bounds = seen.bounds.scaled(0.01);
    seen.fair = seen.fair.scaled(0.01);
  }
  if (months == 0 || !percent) return;
  seen.bounds = seen.bounds.shifted(1);
  seen.fair = seen.fair.shifted(1);
  if (seen.key.period) seen.base = seen.key.period->shifted_months(-months);
}

std::string breach(const Field& field, const std::string& cell) {
  if (field.required && cell.empty()) return "`" + field.name + "` is empty.";
  if (!cell.empty() && !field.allowed.empty() &&
      std::find(field.allowed.begin(), field.allowed.end(), cell) == field.allowed.end())
    return "`" + field.name + "` has the value `" + cell + "`, which its schema does not list.";
  return "";
}

// Fills `seen`; says what is wrong with the row, "" if nothing.
std::string read_row(const Row& row, const Table& table, Observation& seen) {
  const auto cell = [&](Column c) -> const std::string& { return row[table.at[c]]; };
  const auto figure = parse_published(cell(value));
  if (!figure) return "`" + cell(value) + "` is no number.";
  seen.dataset = table.package.about.name;
  seen.key.product = cell(product);
  seen.key.flow = cell(flow);
  seen.key.measure = cell(measure);
  place(seen.key, cell(reporter), cell(partner));
  seen.key.period = Period::parse(cell(period));
  if (!seen.key.period && !cell(period).empty()) return "`" + cell(period) + "` is no name of a period.";
  if (!read_qualifiers(seen.key, cell(qualifiers))) return "`" + cell(qualifiers) + "` is no list of key=value.";
  seen.scope = cell(scope);
  if (!seen.scope.empty()) seen.key.qualifiers["scope"] = seen.scope;
  seen.value = figure->value;
  seen.bounds = figure->bounds;
  seen.fair = figure->fair;
  seen.unit = cell(unit);
  seen.publisher = cell(publisher);
  seen.url = cell(source_url);
  seen.status = cell(status);
  seen.note = cell(note);
  reduce(seen);
  date(seen, row, table);
  return "";
}

}  // namespace

int months_to_base(std::string_view measure) {
  if (measure.find("change-") == std::string_view::npos) return 0;
  constexpr std::array<std::pair<std::string_view, int>, 4> steps = {{{"yoy", 12}, {"hoh", 6}, {"qoq", 3}, {"mom", 1}}};
  for (const auto& [name, months] : steps)
    if (measure.ends_with(name)) return months;
  return 0;
}

void read_observations(const Package& package, const Resource& resource, std::vector<Observation>& out,
                       std::vector<Error>& problems) {
  const auto text = file_text(resource.path);
  if (!text) return problems.push_back(text.error());
  Table table{package, resource, {}, problems};
  CsvReader csv(*text);
  Row row;
  if (!csv.next(row)) return table.complain(1, "The file is empty.", "Its first line names the columns; reference-data/README.md lists them.");
  if (!table.read_header(row)) return;
  const Row header = row;
  const std::string file = resource.path.string();
  while (csv.next(row)) {
    if (row.size() != header.size()) {
      table.complain(csv.line(), "The row has " + std::to_string(row.size()) + (row.size() == 1 ? " field" : " fields") + ", the header " + std::to_string(header.size()) + ".",
                     "Quote fields that hold a comma.");
      continue;
    }
    Observation seen;
    std::string wrong;
    for (const auto& field : resource.fields) {
      const auto column = std::find(header.begin(), header.end(), field.name);
      if (wrong.empty() && column != header.end()) wrong = breach(field, row[static_cast<std::size_t>(column - header.begin())]);
    }
    if (wrong.empty()) wrong = read_row(row, table, seen);
    if (!wrong.empty()) {
      table.complain(csv.line(), std::move(wrong), "Correct the row; it is left out until then.");
      continue;
    }
    seen.file = file;
    seen.line = csv.line();
    out.push_back(std::move(seen));
  }
  if (csv.unclosed_quote()) table.complain(csv.line(), "A quoted field never ends.", "Close it with a quote.");
}

}  // namespace assay
