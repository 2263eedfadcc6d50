#include "reference/reference_data.h"

#include <algorithm>
#include <map>

#include "reference/observation_reader.h"
#include "reference/package.h"

namespace assay {

struct ReferenceData::Impl {
  std::vector<Dataset> datasets;
  std::vector<Partition> partitions;
  std::vector<Observation> observations;
  std::vector<CompleteList> lists;
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> definitions;
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> by_series;  // product, flow → rows

  void add(const Package& package, std::vector<Error>& problems);
  void index();
};

namespace {

// Descriptors below a folder (or the folder's own), by path, so that the order never depends on the disk.
std::vector<std::filesystem::path> descriptors_under(const std::filesystem::path& folder, std::vector<Error>& problems) {
  std::vector<std::filesystem::path> found;
  std::error_code error;
  if (std::filesystem::exists(folder / "datapackage.json", error)) return {folder / "datapackage.json"};
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const auto descriptor = entry.path() / "datapackage.json";
    std::error_code missing;
    if (std::filesystem::exists(descriptor, missing)) found.push_back(descriptor);
  }
  if (error) problems.push_back({folder.string(), 0, 0, "The folder cannot be read.", "Give --reference a folder of data packages."});
  else if (found.empty())
    problems.push_back({folder.string(), 0, 0, "No data package in this folder.", "A data package is a folder with a datapackage.json; reference-data/README.md describes it."});
  std::sort(found.begin(), found.end());
  return found;
}

// What somebody worked out, or expects, was not observed.
bool observed(const Observation& seen) { return seen.status != "computed" && seen.status != "forecast"; }

}  // namespace

void ReferenceData::Impl::add(const Package& package, std::vector<Error>& problems) {
  const std::size_t before = observations.size();
  for (const auto& resource : package.resources) read_observations(package, resource, observations, problems);
  datasets.push_back(package.about);
  datasets.back().rows = observations.size() - before;
  definitions[package.about.name] = package.definitions;
  partitions.insert(partitions.end(), package.partitions.begin(), package.partitions.end());
}

void ReferenceData::Impl::index() {
  for (std::size_t i = 0; i < observations.size(); ++i)
    if (observed(observations[i])) by_series[{observations[i].key.product, observations[i].key.flow}].push_back(i);
  for (const Partition& declared : partitions)
    if (CompleteList list = complete_list(declared, observations); !list.parts.empty()) lists.push_back(std::move(list));
}

ReferenceData::ReferenceData() : impl_(std::make_unique<Impl>()) {}
ReferenceData::~ReferenceData() = default;
ReferenceData::ReferenceData(ReferenceData&&) noexcept = default;
ReferenceData& ReferenceData::operator=(ReferenceData&&) noexcept = default;

ReferenceData ReferenceData::load(const std::vector<std::filesystem::path>& folders, std::vector<Error>& problems) {
  ReferenceData data;
  for (const auto& folder : folders) {
    for (const auto& descriptor : descriptors_under(folder, problems)) {
      if (const auto package = Package::read(descriptor)) data.impl_->add(*package, problems);
      else problems.push_back(package.error());
    }
  }
  data.impl_->index();
  return data;
}

const std::vector<Dataset>& ReferenceData::datasets() const { return impl_->datasets; }
const std::vector<CompleteList>& ReferenceData::complete_lists() const { return impl_->lists; }
const std::vector<Observation>& ReferenceData::observations() const { return impl_->observations; }

std::vector<const Observation*> ReferenceData::about(std::string_view product, std::string_view flow, Date as_of) const {
  std::vector<const Observation*> out;
  const auto found = impl_->by_series.find({std::string(product), std::string(flow)});
  if (found == impl_->by_series.end()) return out;
  for (const std::size_t i : found->second)
    if (impl_->observations[i].published <= as_of) out.push_back(&impl_->observations[i]);
  return out;
}

std::string_view ReferenceData::definition(std::string_view dataset, std::string_view scope) const {
  const auto definitions = impl_->definitions.find(dataset);
  if (definitions == impl_->definitions.end()) return {};
  const auto meaning = definitions->second.find(scope);
  return meaning == definitions->second.end() ? std::string_view{} : std::string_view(meaning->second);
}

}  // namespace assay
