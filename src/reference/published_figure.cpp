#include "reference/published_figure.h"

#include <charconv>
#include <cmath>
#include <string>

namespace assay {
namespace {

// A truncated figure lies below the next one: the end itself is excluded, so stay a hair inside.
constexpr double kJustBelow = 1 - 1e-9;

Interval around(double value, double step) {
  const double size = std::abs(value);
  const Interval upright{size - step / 2, size + step * kJustBelow};
  return value < 0 ? Interval{-upright.high, -upright.low} : upright;
}

double last_digit(std::string_view digits) {
  const auto exponent = digits.find_first_of("eE");
  const double scale = exponent == std::string_view::npos ? 1 : std::pow(10, std::stoi(std::string(digits.substr(exponent + 1))));
  const auto mantissa = digits.substr(0, exponent);
  const auto dot = mantissa.find('.');
  return scale * (dot == std::string_view::npos ? 1 : std::pow(10, -static_cast<double>(mantissa.size() - dot - 1)));
}

double last_significant(std::string_view digits) {
  if (digits.find_first_of(".eE") != std::string_view::npos) return last_digit(digits);
  double step = 1;
  while (digits.size() > 2 && digits.back() == '0') {
    digits.remove_suffix(1);
    step *= 10;
  }
  return step;
}

}  // namespace

std::optional<PublishedFigure> parse_published(std::string_view text) {
  char bound = 0;
  if (!text.empty() && (text.front() == '>' || text.front() == '<')) {
    bound = text.front();
    text.remove_prefix(text.size() > 1 && text[1] == '=' ? 2 : 1);
  }
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  PublishedFigure out;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(out.value)) return std::nullopt;
  if (bound == '>') out.bounds = {out.value, Interval::kInfinity};
  else if (bound == '<') out.bounds = {-Interval::kInfinity, out.value};
  else out.bounds = around(out.value, last_digit(text));
  if (out.value == 0 && !bound) out.bounds = Interval{0, last_digit(text)};
  const std::string_view digits = text.front() == '-' ? text.substr(1) : text;
  out.fair = bound || out.value == 0 ? out.bounds : around(out.value, last_significant(digits));
  return out;
}

}  // namespace assay
