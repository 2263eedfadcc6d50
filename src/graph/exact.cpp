#include "graph/exact.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

namespace assay::graph {
namespace {

constexpr std::size_t kStated = 12;  // digits of a figure that somebody wrote; a quotient hardly ever has so few
constexpr std::size_t kDigits = 15;  // every decimal of 15 digits survives the way through a double (IEEE 754)

mpz_class power_of_ten(unsigned long exponent) {
  mpz_class power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, exponent);
  return power;
}

// `away`: cut digits make the magnitude larger, not smaller.
Rational magnitude(double value, bool away) {
  char text[40];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
  const std::string_view written(text, static_cast<std::size_t>(end - text));
  const auto mark = written.find('e');
  std::string digits(written.substr(0, mark));
  digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
  const bool computed = digits.size() > kStated;
  const bool cut = digits.size() > kDigits;
  if (computed) digits.resize(kDigits, '0');
  mpz_class number(digits);
  // One digit more than was cut: the true quotient lies to either side of the double.
  if (computed) number += away ? 1 + cut : -1;
  const long exponent = std::stol(std::string(written.substr(mark + 1))) - static_cast<long>(digits.size()) + 1;
  if (exponent >= 0) return Rational(number * power_of_ten(static_cast<unsigned long>(exponent)));
  Rational result(number, power_of_ten(static_cast<unsigned long>(-exponent)));
  result.canonicalize();
  return result;
}

}  // namespace

Rational exact_low(double end) {
  if (end == 0) return 0;
  return end > 0 ? magnitude(end, false) : Rational(-magnitude(-end, true));
}

Rational exact_high(double end) {
  if (end == 0) return 0;
  return end > 0 ? magnitude(end, true) : Rational(-magnitude(-end, false));
}

bool lies_above(double low, double high) {
  if (!(low > high)) return false;
  if (std::isinf(low) || std::isinf(high)) return true;
  if (low - high > 1e-12 * std::max(std::abs(low), std::abs(high))) return true;
  return exact_low(low) > exact_high(high);
}

}  // namespace assay::graph
