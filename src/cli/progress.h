// How far a long run is: one line on standard error that is written over, and only where that is a terminal.
#pragma once

#include <chrono>
#include <string>

#include "cli/cli.h"

namespace assay::cli {

class Progress {
 public:
  Progress(World& world, bool quiet) : world_(world), shown_at_(), on_(world.err_is_terminal && !quiet) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;

  // "1,200 of 3,104 inputs"; at most ten times a second.
  void show(std::size_t done, std::size_t all);
  void show(const std::string& words);
  // Before anything else is said on standard error.
  void clear();

 private:
  World& world_;
  std::chrono::steady_clock::time_point shown_at_;
  bool on_ = false, visible_ = false;
};

}  // namespace assay::cli
