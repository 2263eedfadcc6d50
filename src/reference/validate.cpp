#include "reference/validate.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

namespace assay {
namespace {

constexpr long kOneRelease = 90;  // days: figures further apart are vintages

constexpr std::string_view kRest = "other", kWorld = "world";  // what is left of a list, and all of it

using Rows = std::vector<const Observation*>;

std::string cell_of(const Observation& row) {
  return row.key.text() + (row.base ? " from " + row.base->name() : "") + " [" + row.unit + "]";
}

std::string told(const Observation& row) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.10g", row.value);
  return std::string(buffer) + " " + row.unit + " (" + row.publisher + ", " + row.published.text() + ")";
}

// Quarters and halves must be the sums of their months, years of their months or halves.
std::vector<std::vector<Period>> parts_of(const Period& whole) {
  const int count = whole.month_count();
  if (count < 2 || count > 12 || whole.fiscal()) return {};
  const Date first = whole.first();
  const auto slices = [&](int length) {
    std::vector<Period> out;
    for (int at = 0; at < count; at += length) {
      const Date from = Date{first.year, first.month, 1}.plus_months(at), to = from.plus_months(length - 1);
      out.push_back(Period::months(from.year, from.month, to.year, to.month));
    }
    return out;
  };
  std::vector<std::vector<Period>> out{slices(1)};
  if (count % 3 == 0 && count > 3) out.push_back(slices(3));
  if (count == 12) out.push_back(slices(6));
  // The year to date is the year to the month before, and this month.
  if (count > 2) {
    const Date last = Date{first.year, first.month, 1}.plus_months(count - 1), before = last.plus_months(-1);
    out.push_back({Period::months(first.year, first.month, before.year, before.month), Period::month(last.year, last.month)});
  }
  return out;
}

class Validation {
 public:
  Validation(const ReferenceData& data, const UnitTable& units, const KnownNames& names) : data_(data), units_(units), names_(names) {
    for (const auto& row : data.observations()) {
      ++report_.rows;
      if (row.basis == DateBasis::assumed) ++report_.assumed_dates;
      cells_[cell_of(row)].push_back(&row);
    }
    report_.cells = cells_.size();
  }

  ValidationReport run() {
    check_units();
    check_names();
    for (const auto& [name, rows] : cells_) {
      duplicates(name, rows);
      contradictions(name, rows);
      for (const auto& parts : rows.front()->key.period ? parts_of(*rows.front()->key.period) : std::vector<std::vector<Period>>{})
        months(*rows.front(), parts);
    }
    for (const CompleteList& list : data_.complete_lists()) places(list);
    std::stable_sort(report_.notes.begin(), report_.notes.end(), [](const ValidationNote& a, const ValidationNote& b) {
      return std::tuple(!a.is_error(), a.file, a.line) < std::tuple(!b.is_error(), b.file, b.line);
    });
    return std::move(report_);
  }

 private:
  void note(ValidationNote::Kind kind, const Observation& row, std::string text) {
    report_.notes.push_back({kind, row.file, row.line, std::move(text)});
  }

  void check_units() {
    for (const auto& row : data_.observations())
      if (row.unit != "rank" && !units_.find(row.unit)) note(ValidationNote::Kind::unit, row, "No unit has the code `" + row.unit + "`.");
  }

  void check_names() {
    for (const auto& row : data_.observations()) {
      if (!names_.product(row.key.product)) note(ValidationNote::Kind::name, row, "No product has the name `" + row.key.product + "` (rules/lexicon/products.json).");
      for (const std::string& place : {row.key.origin, row.key.destination})
        if (!place.empty() && place != kRest && place != kWorld && !names_.place(place)) note(ValidationNote::Kind::name, row, "No place has the code `" + place + "` (rules/lexicon/places.json).");
    }
  }

  void duplicates(const std::string& name, const Rows& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (rows[i]->value == rows[j]->value && rows[i]->publisher == rows[j]->publisher && rows[i]->published == rows[j]->published &&
            rows[i]->url == rows[j]->url && rows[i]->status == rows[j]->status)
          note(ValidationNote::Kind::duplicate, *rows[i], "The row stands twice: " + name + ".");
  }

  void contradictions(const std::string& name, const Rows& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
      if (rows[i]->status == "computed" || rows[0]->status == "computed") continue;
      if (rows[i]->fair.overlaps(rows[0]->fair)) continue;
      const bool later = std::abs(rows[i]->published.serial() - rows[0]->published.serial()) > kOneRelease;
      note(later ? ValidationNote::Kind::revision : ValidationNote::Kind::contradiction, *rows[i], name + ": " + told(*rows[0]) + " against " + told(*rows[i]) + ".");
    }
  }

  // The hull of what is published of a cell; nullopt if nothing or a bound.
  std::optional<Interval> known(const Observation& like, const Period& period, const std::string& origin) const {
    Observation asked = like;
    asked.key.period = period;
    asked.key.origin = origin;
    const auto found = cells_.find(cell_of(asked));
    if (found == cells_.end()) return std::nullopt;
    Interval hull = found->second.front()->fair;
    for (const Observation* row : found->second) hull = hull.hull(row->fair);
    return hull.bounded() ? std::optional(hull) : std::nullopt;
  }

  static bool adds_up(const Observation& row) {
    const auto& m = row.key.measure;
    return !row.base && row.unit != "%" && row.unit.find('/') == std::string::npos && row.key.flow != "reserves" &&
           (m == "mass" || m == "value" || m == "volume" || m == "energy" || m == "count");
  }

  void sum(const Observation& whole, const std::vector<std::optional<Interval>>& parts, const std::string& of) {
    Interval total{0, 0};
    for (const auto& part : parts) {
      if (!part) return;
      total = {total.low + part->low, total.high + part->high};
    }
    const auto stated = known(whole, *whole.key.period, whole.key.origin);
    ++report_.sums_checked;
    if (!stated || total.overlaps(*stated)) return;
    add_total(whole, total, of);
  }

  void months(const Observation& whole, const std::vector<Period>& parts) {
    if (!adds_up(whole)) return;
    std::vector<std::optional<Interval>> figures;
    for (const auto& part : parts) figures.push_back(known(whole, part, whole.key.origin));
    sum(whole, figures, parts.front().name() + " … " + parts.back().name());
  }

  void places(const CompleteList& list) {
    Interval total{0, 0};
    for (const CompleteList::Part& part : list.parts) {
      if (!part.row || !part.row->fair.bounded()) return;
      total = {total.low + part.row->fair.low, total.high + part.row->fair.high};
    }
    if (!list.whole) return;
    ++report_.sums_checked;
    if (total.overlaps(list.whole->fair)) return;
    add_total(*list.whole, total, "the places that are listed as all of them");
  }

  void add_total(const Observation& whole, const Interval& total, const std::string& of) {
    char buffer[96];
    std::snprintf(buffer, sizeof buffer, "%.10g to %.10g %s", total.low, total.high, whole.unit.c_str());
    note(ValidationNote::Kind::total, whole, cell_of(whole) + " is published as " + told(whole) + ", but " + of + " add up to " + buffer + ".");
  }

  const ReferenceData& data_;
  const UnitTable& units_;
  const KnownNames& names_;
  std::map<std::string, Rows> cells_;
  ValidationReport report_;
};

}  // namespace

std::size_t ValidationReport::errors() const {
  return static_cast<std::size_t>(std::count_if(notes.begin(), notes.end(), [](const ValidationNote& n) { return n.is_error(); }));
}

ValidationReport validate(const ReferenceData& data, const UnitTable& units, const KnownNames& names) { return Validation(data, units, names).run(); }

}  // namespace assay
