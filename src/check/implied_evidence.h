// What the figures of one publisher together imply for a cell that it never printed, in one claim graph:
//
//   June 2025: 3,188 t, 38.1% less than a year before       → June 2024: 5,050 to 5,260 t
//   2024, January–July 2024, first half of 2025, July 2024  → July 2024 to June 2025
//
// Levels hold as far as publishers revise them, changes as they are printed, stretches of time add up.
#pragma once

#include <optional>
#include <vector>

#include "check/evidence.h"

namespace assay {

// `figures`: levels of the asked cell at any time, and changes of it, of one series and the newest vintage. nullopt where they
// contradict each other or leave the cell open upwards.
std::optional<Answer> implied_answer(const Constraint& asked, const std::string& series, const std::vector<Constraint>& figures, double revision);

}  // namespace assay
