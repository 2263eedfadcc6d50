// Reference data: data packages → observations, and the question "what was known of this cell on that day?".
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fact/date.h"
#include "fact/error.h"
#include "fact/observation.h"
#include "reference/complete_list.h"

namespace assay {

struct Dataset {
  std::string name;
  std::string title;
  std::string description;
  std::filesystem::path folder;
  std::size_t rows = 0;
};

class ReferenceData {
 public:
  // Every data package (datapackage.json) under the folders. A broken row is left out and told in `problems`; a broken
  // package is an Error in `problems` too: the rest still loads.
  static ReferenceData load(const std::vector<std::filesystem::path>& folders, std::vector<Error>& problems);
  ReferenceData();
  ~ReferenceData();
  ReferenceData(ReferenceData&&) noexcept;
  ReferenceData& operator=(ReferenceData&&) noexcept;

  const std::vector<Dataset>& datasets() const;
  const std::vector<CompleteList>& complete_lists() const;  // that packages declare, and that have rows
  const std::vector<Observation>& observations() const;  // all, in package, file and row order; computed rows included

  // Observations of one product and flow known on `as_of` (computed rows and forecasts excluded: they are no
  // observations). In a fixed order. The caller narrows by place, period, measure, scope.
  std::vector<const Observation*> about(std::string_view product, std::string_view flow, Date as_of) const;

  // What a scope slug of a package means, in one sentence; "" if it says nothing.
  std::string_view definition(std::string_view dataset, std::string_view scope) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay
