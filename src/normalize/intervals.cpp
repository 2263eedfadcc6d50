#include "normalize/intervals.h"

#include <algorithm>
#include <cmath>

#include "extract/json_file.h"

namespace assay {
namespace {

constexpr std::array kHedges{Hedge::none, Hedge::about, Hedge::over, Hedge::at_least, Hedge::under, Hedge::at_most, Hedge::nearly};

// Leaves the number where the field is absent; false where it is something else.
bool take_number(const nlohmann::json& object, const char* field, double& number) {
  const auto found = object.find(field);
  if (found == object.end()) return true;
  if (!found->is_number()) return false;
  number = found->get<double>();
  return true;
}

}  // namespace

Expected<IntervalPolicy> IntervalPolicy::load(const std::vector<std::filesystem::path>& rules_dirs) {
  std::filesystem::path path;
  for (const auto& dir : rules_dirs)
    if (std::filesystem::exists(dir / "intervals.json")) path = dir / "intervals.json";
  if (path.empty())
    return Unexpected(Error{rules_dirs.empty() ? "" : rules_dirs.front().string(), 0, 0, "There is no intervals.json in the rules.",
                            "Name a folder laid out as rules/ with --rules."});
  const auto file = JsonFile::read(path);
  if (!file) return Unexpected(file.error());
  const auto fail = [&](const std::string& where, std::string cause) {
    return Unexpected(Error{path.string(), file->line_of(where), 0, std::move(cause), "The file's `about` says what an end may be."});
  };
  IntervalPolicy policy;
  const auto& json = file->json;
  for (const auto& [field, number] : {std::pair{"zeros_at_most", &policy.zeros_at_most_}, std::pair{"exact_counts_below", &policy.exact_counts_below_}})
    if (!take_number(json, field, *number)) return fail(std::string("/") + field, std::string("`") + field + "` is not a number.");
  for (const Hedge hedge : kHedges) {
    const std::string where = "/hedges/" + std::string(name(hedge));
    const nlohmann::json::json_pointer pointer(where);
    if (!json.contains(pointer)) return fail("/hedges", "The table has no row for `" + std::string(name(hedge)) + "`.");
    const auto& row = json[pointer];
    Row& out = policy.rows_[static_cast<std::size_t>(hedge)];
    if (!row.is_object()) return fail(where, "The row for `" + std::string(name(hedge)) + "` is not an object.");
    if (!take_number(row, "coarse", out.coarse) || !take_number(row, "just", out.just)) return fail(where, "`coarse` or `just` is not a number.");
    for (const auto& [field, ends] : {std::pair{"literal", &out.literal}, std::pair{"fair", &out.fair}}) {
      const auto found = row.find(field);
      if (found == row.end() || !found->is_array() || found->size() != 2) return fail(where, std::string("`") + field + "` is not a pair of ends.");
      for (std::size_t side = 0; side < 2; ++side) {
        for (const auto& word : (*found)[side]) {
          End& end = (*ends)[side];
          if (word.is_number()) end.part = word.get<double>();
          else if (word == "exact") end.exact = true;
          else if (word == "open") end.open = true;
          else if (word == "half") end.half = true;
          else if (word == "unit") end.unit = true;
          else if (word == "zeros") end.zeros = true;
          else return fail(where, "`" + word.dump() + "` is no end of an interval.");
        }
      }
    }
  }
  for (const auto& [field, literal, fair] : {std::tuple{"multiples", &policy.multiple_literal_, &policy.multiple_fair_},
                                             std::tuple{"fractions", &policy.fraction_literal_, &policy.fraction_fair_}}) {
    try {
      *literal = json.at(field).at("literal").get<std::array<double, 2>>();
      *fair = json.at(field).at("fair").get<std::array<double, 2>>();
    } catch (const nlohmann::json::exception&) {
      return fail(std::string("/") + field, std::string("`") + field + "` lacks its two pairs of numbers.");
    }
  }
  return policy;
}

double IntervalPolicy::slack(const End& end, const Number& n) const {
  double out = 0;
  if (end.half) out = std::max(out, n.last_digit / 2);
  if (end.unit) out = std::max(out, n.last_digit);
  if (end.zeros) out = std::max(out, std::min(n.last_nonzero / 2, std::abs(n.value) * zeros_at_most_));
  return std::max(out, end.part * std::abs(n.value));
}

Interval IntervalPolicy::apply(const std::array<End, 2>& ends, const Number& n) const {
  return {ends[0].open ? -Interval::kInfinity : n.value - slack(ends[0], n), ends[1].open ? Interval::kInfinity : n.value + slack(ends[1], n)};
}

Intervals IntervalPolicy::of(const Number& n, Hedge hedge, Shape shape, bool closely) const {
  const Row& row = rows_[static_cast<std::size_t>(hedge)];
  if (n.vague) return {{n.value, n.high}, {n.value, n.high}};
  if (hedge == Hedge::none) {
    const auto spread = [&](const std::array<double, 2>& parts) { return Interval{n.value * (1 - parts[0]), n.value * (1 + parts[1])}; };
    if (shape == Shape::count && n.integer && n.value < exact_counts_below_ && n.scale == 1) return {Interval::point(n.value), Interval::point(n.value)};
    // What is halved and a little more is halved, as what is doubled and a little more is doubled.
    const auto spread_of_multiple = [&](const std::array<double, 2>& parts) { return n.value < 1 ? Interval{n.value / (1 + parts[1]), n.value / (1 - parts[0])} : spread(parts); };
    if (shape == Shape::multiple && n.value < 1 && (n.spelled || n.integer || n.fraction)) return {spread_of_multiple(multiple_literal_), spread_of_multiple(multiple_fair_)};
    if (shape == Shape::multiple && (n.spelled || n.integer)) return {spread(multiple_literal_), spread(multiple_fair_)};
    if (shape == Shape::fraction && n.fraction) return {spread(fraction_literal_), spread(fraction_fair_)};
  }
  Intervals out{apply(row.literal, n), apply(row.fair, n)};
  if (row.coarse > 0 && n.value != 0) {
    // Significant digits: what lies between the last digit that counts and the first.
    const double digits = std::floor(std::log10(std::abs(n.value))) - std::floor(std::log10(n.last_nonzero)) + 1;
    if (digits <= 2 || n.fraction) out.fair = out.fair.hull({n.value * (1 - row.coarse), n.value * (1 + row.coarse)});
  }
  out.fair = out.fair.hull(out.literal);
  if (closely && row.just > 0)
    for (Interval* interval : {&out.literal, &out.fair}) {
      interval->low = std::max(interval->low, n.value - row.just * std::abs(n.value));
      interval->high = std::min(interval->high, n.value + row.just * std::abs(n.value));
    }
  return out;
}

}  // namespace assay
