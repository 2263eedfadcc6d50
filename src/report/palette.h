// Colours of a terminal, or none.
#pragma once

#include <string>
#include <string_view>

#include "fact/finding.h"

namespace assay {

class Palette {
 public:
  explicit Palette(bool on) : on_(on) {}
  std::string strong(std::string_view text) const { return paint("1", text); }
  std::string faint(std::string_view text) const { return paint("2", text); }
  std::string mark(std::string_view text) const { return paint("1;32", text); }
  std::string severity(Severity severity, std::string_view text) const {
    switch (severity) {
      case Severity::error: return paint("1;31", text);
      case Severity::warning: return paint("1;33", text);
      case Severity::info: break;
    }
    return paint("1;36", text);
  }

 private:
  std::string paint(const char* code, std::string_view text) const {
    if (!on_) return std::string(text);
    return std::string("\x1b[") + code + "m" + std::string(text) + "\x1b[0m";
  }

  bool on_;
};

}  // namespace assay
