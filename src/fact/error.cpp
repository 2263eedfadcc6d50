#include "fact/error.h"

namespace assay {

std::string Error::text() const {
  std::string out = file;
  if (!out.empty() && line > 0) out += ":" + std::to_string(line);
  if (!out.empty() && line > 0 && column > 0) out += ":" + std::to_string(column);
  if (!out.empty()) out += ": ";
  out += cause;
  if (!remedy.empty()) out += " " + remedy;
  return out;
}

}  // namespace assay
