// The command line: verbs in, exit status out. Everything below returns; only this room prints, opens files and exits.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace assay::cli {

// What the world gives a run; tests give their own.
struct World {
  std::istream& in;
  std::ostream& out;  // results and nothing else
  std::ostream& err;  // progress and diagnostics
  bool out_is_terminal = false;
  bool err_is_terminal = false;
};

// Exit status: 0 nothing at or above --fail-on; 1 such findings; 2 usage, or input that cannot be read.
int run(int argc, const char* const* argv, World world);

}  // namespace assay::cli
