#include "extract/rule_schemas.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extract/json_file.h"
#include "extract/json_schema.h"
#include "extract/nearest.h"

namespace assay {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::vector<fs::path> rule_files_under(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (auto at = fs::recursive_directory_iterator(folder, error); !error && at != fs::recursive_directory_iterator(); at.increment(error))
    if (at->path().extension() == ".json" && at->path().parent_path().filename() != "schema") out.push_back(at->path());
  std::sort(out.begin(), out.end());
  return out;
}

// The schemas, each read once.
class Schemas {
 public:
  const Json* named_by(const JsonFile& file) {
    if (!file.json.is_object() || !file.json.contains("$schema") || !file.json.at("$schema").is_string()) return nullptr;
    return at((file.path.parent_path() / file.json.at("$schema").get<std::string>()).lexically_normal());
  }
  const Json* at(const fs::path& path) {
    auto known = read_.find(path);
    if (known == read_.end()) {
      auto schema = JsonFile::read(path);
      known = read_.emplace(path, schema ? std::optional(std::move(schema->json)) : std::nullopt).first;
    }
    return known->second ? &*known->second : nullptr;
  }

 private:
  std::map<fs::path, std::optional<Json>> read_;
};

// "lexicon.schema.json" of lexicon/units.json, "layout.schema.json" of layout.json; "" of a file that no verb reads.
std::string standard_schema(const fs::path& file) {
  const fs::path part = file.has_parent_path() ? *file.begin() : file.stem();
  for (const char* known : {"checks", "grammar", "intervals", "layout", "lexicon"})
    if (part == known) return part.string() + ".schema.json";
  return "";
}

void collect_fields(const Json& schema, std::set<std::string, std::less<>>& fields) {
  if (schema.is_array())
    for (const auto& inner : schema) collect_fields(inner, fields);
  if (!schema.is_object()) return;
  for (const auto& [name, inner] : schema.items()) {
    if (name == "properties" && inner.is_object())
      for (const auto& [field, rule] : inner.items()) fields.insert(field);
    if (name == "propertyNames" && inner.is_object() && inner.contains("enum"))
      for (const auto& field : inner.at("enum")) fields.insert(field.get<std::string>());
    collect_fields(inner, fields);
  }
}

std::string meant_by(std::string_view name, const std::set<std::string, std::less<>>& known) {
  return known.contains(name) ? "" : nearest(name, {known.begin(), known.end()});
}

}  // namespace

std::string LexiconNames::class_meant_by(std::string_view name) const { return meant_by(name, classes); }
std::string LexiconNames::field_meant_by(std::string_view name) const { return meant_by(name, fields); }

std::vector<Error> complaints_of(const std::vector<fs::path>& rules_dirs) {
  std::vector<Error> out;
  Schemas schemas;
  for (const auto& dir : rules_dirs)
    for (const auto& path : rule_files_under(dir)) {
      const auto file = JsonFile::read(path);
      if (!file) {
        out.push_back(file.error());
        continue;
      }
      const Json* schema = schemas.named_by(*file);
      const std::string standard = standard_schema(path.lexically_relative(dir));
      for (auto other = rules_dirs.rbegin(); !schema && !standard.empty() && other != rules_dirs.rend(); ++other) schema = schemas.at(*other / "schema" / standard);
      if (!schema) continue;
      if (const auto fault = SchemaCheck(*schema).fault(file->json))
        out.push_back({path.string(), file->line_of(fault->pointer), 0, fault->cause, "See rules/schema/" + standard + "."});
    }
  return out;
}

LexiconNames LexiconNames::load(const std::vector<fs::path>& rules_dirs) {
  LexiconNames out;
  std::error_code none;
  for (auto dir = rules_dirs.rbegin(); dir != rules_dirs.rend(); ++dir) {
    const auto path = *dir / "schema" / "lexicon.schema.json";
    if (!fs::exists(path, none)) continue;
    const auto schema = JsonFile::read(path);
    if (!schema) return out;
    const auto classes = Json::json_pointer("/definitions/group/properties/class/enum");
    if (schema->json.contains(classes)) out.classes = schema->json.at(classes).get<std::set<std::string, std::less<>>>();
    collect_fields(schema->json, out.fields);
    return out;
  }
  return out;
}

}  // namespace assay
