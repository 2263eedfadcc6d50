#include "check/conversions.h"

#include <charconv>

namespace assay {
namespace {

constexpr std::string_view kWeight = "mass", kRoom = "volume";  // the dimensions of cubic-metres-a-tonne

double number(const std::string& text) {
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

Interval inverse(const Interval& i) { return quotient(Interval::point(1), i); }
Interval times(const Interval& i, double factor) { return i.scaled(factor); }

}  // namespace

double days_of(const Period& period) { return static_cast<double>(period.last().serial() - period.first().serial() + 1); }

Conversions::Conversions(const CheckRules& rules) : by_days_(rules.pairs("conversions.by-days")) {
  const auto rows = rules.list("conversions.cubic-metres-a-tonne");  // product, least, most
  for (std::size_t i = 0; i + 2 < rows.size(); i += 3) room_.insert_or_assign(rows[i], Interval{number(rows[i + 1]), number(rows[i + 2])});
}

std::optional<std::string> Conversions::total_of(std::string_view rate) const {
  for (const auto& [of, total] : by_days_)
    if (of == rate) return total;
  return std::nullopt;
}

std::optional<Interval> Conversions::factor(std::string_view product, std::string_view from, std::string_view to, const Period& period) const {
  if (from == to) return Interval::point(1);
  if (const auto total = total_of(from)) {
    const auto onward = factor(product, *total, to, period);
    return onward ? std::optional(times(*onward, days_of(period))) : std::nullopt;
  }
  if (total_of(to)) {
    const auto back = factor(product, to, from, period);
    return back ? std::optional(inverse(*back)) : std::nullopt;
  }
  const auto room = room_.find(product);
  if (room == room_.end()) return std::nullopt;
  if (from == kWeight && to == kRoom) return room->second;
  if (from == kRoom && to == kWeight) return inverse(room->second);
  return std::nullopt;
}

}  // namespace assay
