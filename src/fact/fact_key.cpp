#include "fact/fact_key.h"

namespace assay {

std::string FactKey::text() const {
  std::string out;
  if (!flow.empty()) out += flow + " of ";
  out += product.empty() ? "?" : product;
  if (!origin.empty() || !destination.empty()) out += ", " + (origin.empty() ? "?" : origin);
  if (!destination.empty()) out += " → " + destination;
  out += ", " + (period ? period->name() : "?");
  if (!measure.empty()) out += ", " + measure;
  for (const auto& [name, value] : qualifiers) out += ", " + name + " " + value;
  return out;
}

}  // namespace assay
