// Rows of a data package → observations.
//
// Columns (by name, in any order): product, scope, hs_code, flow, reporter, partner, period, measure, value, unit,
// qualifiers (`key=value` joined by `;`), publisher, published, source_url, status, note.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "fact/error.h"
#include "fact/observation.h"
#include "reference/package.h"

namespace assay {

// Reads every row of a resource. A row that cannot be read goes to `problems` and is left out.
void read_observations(const Package& package, const Resource& resource, std::vector<Observation>& out,
                       std::vector<Error>& problems);

// How many months lie between a period and the base of a published change: `change-yoy` 12, `change-qoq` 3,
// `change-mom` 1; 0: the measure is no change.
int months_to_base(std::string_view measure);

}  // namespace assay
