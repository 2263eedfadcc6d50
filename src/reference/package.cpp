#include "reference/package.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "reference/file_text.h"

namespace assay {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts_of(const Json& value) {
  std::vector<std::string> out;
  if (value.is_string()) out.push_back(value.get<std::string>());
  if (value.is_array())
    for (const auto& element : value)
      if (element.is_string()) out.push_back(element.get<std::string>());
  return out;
}

const Json& member(const Json& object, const char* name) {
  static const Json none = Json::array();
  const auto found = object.is_object() ? object.find(name) : object.end();
  return object.is_object() && found != object.end() ? *found : none;
}

Field read_field(const Json& json) {
  Field field{text_of(json, "name"), false, {}};
  const Json& constraints = member(json, "constraints");
  if (!constraints.is_object()) return field;
  field.required = constraints.value("required", false);
  field.allowed = texts_of(member(constraints, "enum"));
  return field;
}

Release read_release(const Json& json) {
  Release release;
  release.publisher = text_of(json, "publisher");
  const Json& match = member(json, "match");
  if (match.is_object())
    for (const auto& [column, values] : match.items()) release.match[column] = texts_of(values);
  const Json& rule = member(json, "rule");
  if (rule.is_object()) {
    release.months_after = rule.value("months_after", 1);
    release.day = rule.value("day", 1);
  }
  return release;
}

Partition read_partition(const Json& json, const std::string& dataset) {
  Partition out{dataset, {}, text_of(json, "over"), text_of(json, "whole"), texts_of(member(json, "parts"))};
  const Json& match = member(json, "match");
  if (match.is_object())
    for (const auto& [column, value] : match.items())
      if (value.is_string()) out.match[column] = value.get<std::string>();
  return out;
}

bool has_resources(const Json& json) {
  const Json& resources = member(json, "resources");
  return resources.is_array() && std::ranges::all_of(resources, [](const Json& one) { return one.is_object() && !text_of(one, "path").empty(); });
}

Package read_package(const Json& json, const std::filesystem::path& descriptor) {
  Package package;
  const auto folder = descriptor.parent_path();
  package.about = {text_of(json, "name"), text_of(json, "title"), text_of(json, "description"), folder, 0};
  if (package.about.name.empty()) package.about.name = folder.filename().string();
  for (const auto& resource : member(json, "resources")) {
    Resource out{folder / text_of(resource, "path"), {}};
    for (const auto& field : member(member(resource, "schema"), "fields")) out.fields.push_back(read_field(field));
    package.resources.push_back(std::move(out));
  }
  const Json& own = member(json, "assay");
  for (const auto& release : member(own, "release_calendar")) package.calendar.push_back(read_release(release));
  const Json& definitions = member(own, "definitions");
  if (definitions.is_object())
    for (const auto& [scope, meaning] : definitions.items())
      if (meaning.is_string()) package.definitions[scope] = meaning.get<std::string>();
  for (const auto& partition : member(own, "complete_partitions")) package.partitions.push_back(read_partition(partition, package.about.name));
  return package;
}

}  // namespace

Date Release::of(const Period& period) const {
  const Date last = period.last();
  Date out = Date{last.year, last.month, 1}.plus_months(months_after);
  out.day = std::clamp(day, 1, Date::days_in_month(out.year, out.month));
  return out;
}

Expected<Package> Package::read(const std::filesystem::path& descriptor) {
  const auto text = file_text(descriptor);
  if (!text) return Unexpected(text.error());
  const auto fail = [&](std::string cause) {
    return Unexpected(Error{descriptor.string(), 0, 0, std::move(cause), "Repair the data package; the others still count."});
  };
  try {
    const Json json = Json::parse(*text);
    if (!json.is_object()) return fail("The descriptor is not a JSON object.");
    if (!has_resources(json)) return fail("`resources` is not a list of objects that each name a CSV file in a text `path`.");
    return read_package(json, descriptor);
  } catch (const Json::parse_error& error) {
    const auto before = text->begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, text->size()));
    return Unexpected(Error{descriptor.string(), 1 + static_cast<int>(std::count(text->begin(), before, '\n')), 0,
                            "The descriptor is not valid JSON.", "Mend the syntax there; the other packages still count."});
  } catch (const Json::exception& error) {
    return fail(error.what());
  }
}

}  // namespace assay
