// A fact sheet as a JSON object: an element of `facts` of `report --format json` (docs/schema/report.schema.json).
#pragma once

#include "check/across.h"
#include "report/json_form.h"

namespace assay {

Json fact_json(const FactSheet& sheet, const Tellings& told);

}  // namespace assay
