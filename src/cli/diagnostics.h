// What the program has to say besides its results; always on standard error.
#pragma once

#include <ostream>

#include "cli/cli.h"
#include "fact/error.h"

namespace assay::cli {

inline void tell(World& world, const Error& error) { world.err << "assay: " << error.text() << '\n'; }
inline void tell(World& world, std::string_view remark) { world.err << "assay: " << remark << '\n'; }

// For a run that cannot begin.
inline int refuse(World& world, const Error& error) {
  tell(world, error);
  return 2;
}

}  // namespace assay::cli
