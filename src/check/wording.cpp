#include "check/wording.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace assay {
namespace {

std::string plain(double value, int precision) {
  char buffer[64];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, precision);
  return error == std::errc{} ? std::string(buffer, end) : std::string();
}

// To a thousandth; what is less than one, to three digits.
std::string with_few_decimals(double value) {
  constexpr double kThousand = 1000;
  return std::abs(value) < 1 ? plain(value, 3) : number_with_commas(std::round(value * kThousand) / kThousand);
}

bool imported(const FactKey& key) { return key.flow == "import"; }

}  // namespace

std::string form_name(const Constraint& c) {
  if (c.form == Constraint::Form::level) return "level";
  return c.is_share() ? "share" : "ratio";
}

std::string number_with_commas(double value) {
  char buffer[400];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, std::abs(value), std::chars_format::fixed);
  if (error != std::errc{}) return plain(value, 6);
  std::string digits(buffer, end);
  const std::size_t dot = std::min(digits.find('.'), digits.size());
  for (std::size_t at = dot; at > 3; at -= 3) digits.insert(at - 3, ",");
  return (value < 0 ? "-" : "") + digits;
}

std::string Wording::fill(std::string_view pattern, const Values& values, bool& complete) const {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{') {
      const auto end = pattern.find('}', i);
      const auto found = values.find(pattern.substr(i + 1, end - i - 1));
      if (found == values.end() || found->second.empty()) complete = false;
      else out += found->second;
      i = std::min(end, pattern.size());  // an open one ends with the text
    } else if (pattern[i] == '[') {
      const auto end = pattern.find(']', i);
      bool whole = true;
      const std::string part = fill(pattern.substr(i + 1, end - i - 1), values, whole);
      if (whole) out += part;
      i = std::min(end, pattern.size());  // an open one ends with the text
    } else {
      out += pattern[i];
    }
  }
  return out;
}

std::string Wording::sentence(std::string_view template_name, const Values& values) const {
  bool complete = true;
  return fill(rules_.text("messages." + std::string(template_name)), values, complete);
}

std::string Wording::period(const Period& p) const {
  const auto months = rules_.list("words.months");
  const Date first = p.first(), last = p.last();
  const auto month = [&](const Date& d) { return months.size() == 12 ? months[static_cast<std::size_t>(d.month - 1)] : d.text().substr(0, 7); };
  const std::string year = std::to_string(first.year);
  const int count = p.month_count();
  if (p.fiscal() || count == 0) return p.name();
  if (count == 1) return month(first) + " " + year;
  if (p.is_year()) return year;
  Values values{{"year", year}, {"from", month(first)}, {"to", month(last)}, {"last-year", std::to_string(last.year)}};
  if (count == 6 && first.month % 6 == 1) return sentence(first.month == 1 ? "period.first-half" : "period.second-half", values);
  if (count == 3 && first.month % 3 == 1) return sentence("period.quarter-" + std::to_string((first.month + 2) / 3), values);
  return sentence(first.year == last.year ? "period.months" : "period.across-years", values);
}

std::string Wording::day(const Date& date) const {
  const auto months = rules_.list("words.months");
  if (months.size() != 12 || !date.valid()) return date.text();
  return std::to_string(date.day) + " " + months[static_cast<std::size_t>(date.month - 1)] + " " + std::to_string(date.year);
}

std::string Wording::place(std::string_view code) const {
  const auto own = rules_.text("words.places." + std::string(code));
  return own.empty() ? lexicon_.place_label(code) : own;
}

std::string Wording::product(std::string_view slug) const { return lexicon_.product_label(slug); }

std::string Wording::owner(const FactKey& key) const {
  const std::string& code = imported(key) ? key.destination : key.origin;
  if (code.empty()) return "";
  const std::string name = place(code);
  return name + (name.ends_with('s') ? "'" : "'s");
}

std::string Wording::did(std::string_view flow) const { return rules_.text("words.did." + std::string(flow)); }

std::string Wording::cell(const FactKey& key) const {
  const std::string& other = imported(key) ? key.origin : key.destination;
  std::string flow = rules_.text("words.flows." + key.flow);
  if (flow.empty()) flow = key.flow;
  const bool dated = key.period && (key.period->is_month() || key.period->is_year());  // "June 2025 export"
  const Values values{{"owner", owner(key)},
                      {"flow", flow},
                      {"product", product(key.product)},
                      {"partner", other.empty() || other == "world" ? "" : place(other)},
                      {"period", key.period ? period(*key.period) : ""},
                      {"date", dated ? period(*key.period) : ""},
                      {"stretch", dated || !key.period ? "" : period(*key.period)}};
  if (key.flow.empty()) return sentence("cell.no-flow", values);
  return sentence(imported(key) ? "cell.import" : "cell.flow", values);
}

std::string Wording::scope(const Constraint& said) const {
  const auto found = said.cell.qualifiers.find("scope");
  return found == said.cell.qualifiers.end() ? "" : rules_.text("words.scopes." + found->second);
}

// 58,147,000 → "58.147 million".
std::string Wording::scaled(double value) const {
  for (const auto& [size, word] : rules_.pairs("words.scales")) {
    const double scale = std::strtod(size.c_str(), nullptr);
    if (std::abs(value) >= scale) return plain(value / scale, 9) + " " + word;
  }
  return number_with_commas(value);
}

std::string Wording::figure(const Observation& seen, bool brief) const {
  constexpr double kManyDigits = 1000;  // from here on decimals say nothing to a reader
  const bool change = seen.base.has_value();
  std::string number = scaled(brief && std::abs(seen.value) >= kManyDigits ? std::round(seen.value) : seen.value);
  if (change && seen.value > 0) number.insert(0, "+");
  if (seen.unit == "%") return number + "%";
  if (seen.unit == "1") return number;
  std::string unit = rules_.text("words.units." + seen.unit);
  return number + " " + (unit.empty() ? seen.unit : unit);
}

// An end of a worked-out range to as many digits as a person can redo and as tell the ends apart; what was written stands as it is.
double worth_telling(double end, const Interval& bounds) {
  constexpr int kDigits = 4, kOfWidth = 2;
  const double width = bounds.high - bounds.low, size = std::max(std::abs(bounds.low), std::abs(bounds.high));
  if (!(width > 0) || !std::isfinite(width) || size == 0) return end;
  const double exponent = std::min(std::floor(std::log10(width)) + 1 - kOfWidth, std::floor(std::log10(size)) + 1 - kDigits);
  const double step = std::pow(10, std::abs(exponent));
  return exponent >= 0 ? std::round(end / step) * step : std::round(end * step) / step;
}

std::string Wording::range(const Interval& bounds, const Constraint& like) const {
  const bool below = std::isfinite(bounds.low), above = std::isfinite(bounds.high);
  if (below != above) return sentence(below ? "range.at-least" : "range.at-most", {{"figure", range(Interval::point(below ? bounds.low : bounds.high), like)}});
  const bool rate = like.form == Constraint::Form::level && like.unit_dimension == "ratio";
  if (like.form == Constraint::Form::level && !rate) {
    const std::string unit = rules_.text("words.bases." + like.unit_dimension);
    const std::string after = !like.currency.empty() ? " " + like.currency : unit.empty() ? "" : " " + unit;
    const auto end = [&](double x) { return std::isfinite(x) ? with_few_decimals(worth_telling(x, bounds)) : std::string("…"); };
    if (bounds.low == bounds.high) return end(bounds.low) + after;
    return end(bounds.low) + " to " + end(bounds.high) + after;
  }
  const auto both = [](const std::string& low, const std::string& high) { return low == high ? low : low + " to " + high; };
  const auto open = [](double end, const std::string& text) { return std::isfinite(end) ? text : std::string("…"); };
  const auto percent = [&](double part) { return open(part, plain(part * 100, 3) + "%"); };
  if (rate || like.is_share()) return both(percent(bounds.low), percent(bounds.high));
  const auto change = [&](double factor) { return open(factor, (factor >= 1 ? "+" : "") + plain((factor - 1) * 100, 3) + "%"); };
  const auto times = [&](double factor) { return open(factor, plain(factor, 3)); };
  if (bounds.low < 0) return both(change(bounds.low), change(bounds.high));
  return both(change(bounds.low), change(bounds.high)) + " (" + both(times(bounds.low), times(bounds.high)) + " times)";
}

std::string Wording::told(const Constraint& c) const {
  Values values{{"cell", cell(c.cell)}, {"base", c.base.period ? period(*c.base.period) : ""}};
  if (c.is_share()) {
    FactKey part = c.cell;  // named by the side on which it differs from its whole
    if (part.origin == c.base.origin) part.origin = part.destination;
    part.flow.clear();
    values["part"] = owner(part);
    values["whole"] = cell(c.base);
  }
  return sentence("told." + form_name(c), values);
}

std::string Wording::source(const Observation& seen) const {
  const std::string basis = seen.basis == DateBasis::stated ? "" : sentence("source.undated", {});
  return seen.publisher + ", " + day(seen.published) + basis;
}

}  // namespace assay
