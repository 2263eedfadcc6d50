#include "report/number_text.h"

#include <charconv>
#include <cmath>

namespace assay {

std::string plain_number(double value) {
  if (value == 0) return "0";  // and never "-0"
  char buffer[64];
  const bool plain = std::abs(value) < 1e15 && std::abs(value) >= 1e-6;
  const auto end = plain ? std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed)
                         : std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end.ptr};
}

std::string grouped_number(double value) {
  std::string text = plain_number(value);
  if (text.find('e') != std::string::npos) return text;
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  std::size_t at = text.find('.');
  if (at == std::string::npos) at = text.size();
  for (at = at > 3 ? at - 3 : 0; at > first; at = at > 3 ? at - 3 : 0) text.insert(at, ",");
  return text;
}

std::string counted(std::size_t count, const char* singular, const char* plural) {
  return grouped_number(static_cast<double>(count)) + " " + (count == 1 ? singular : plural);
}

}  // namespace assay
