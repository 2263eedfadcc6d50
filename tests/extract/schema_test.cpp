// rules/schema says what the rule files hold: its lists are those of the program, and the program's own files keep to them.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "extract/shapes.h"
#include "rule_pack.h"

namespace assay::test {
namespace {

using Json = nlohmann::json;

Json json_of(const std::string& file) {
  std::ifstream in(std::string(ASSAY_SOURCE_DIR) + "/rules/" + file);
  REQUIRE(in);
  return Json::parse(in);
}

// The shapes that the schema allows in a storey.
std::set<std::string> shapes_of(const Json& schema, const std::string& storey) {
  for (const auto& part : schema.at("allOf"))
    if (part.at("/if/properties/storey/const"_json_pointer) == storey)
      return part.at("/then/properties/rules/items/properties/makes/enum"_json_pointer).get<std::set<std::string>>();
  return {};
}

TEST_CASE("the schema of the grammar lists the shapes of the program") {
  const Json schema = json_of("schema/grammar.schema.json");
  for (const auto& [name, storey] : {std::pair{"names", Storey::names}, {"periods", Storey::periods}, {"figures", Storey::figures}}) {
    const auto& shapes = Shaper::names(storey);
    CHECK(shapes_of(schema, name) == std::set<std::string>(shapes.begin(), shapes.end()));
  }
}

TEST_CASE("what the rules set is in the schema, with its values") {
  const Json features = json_of("schema/grammar.schema.json").at("/definitions/rule/properties/sets/properties"_json_pointer);
  for (const Rule& rule : language().rules())
    for (const auto& [feature, value] : rule.sets) {
      CHECK_MESSAGE(features.contains(feature), rule.name << " sets " << feature);
      if (!features.contains(feature) || !features.at(feature).contains("enum")) continue;
      const auto allowed = features.at(feature).at("enum").get<std::set<std::string>>();
      CHECK_MESSAGE(allowed.contains(value), rule.name << " sets " << feature << " to " << value);
    }
}

TEST_CASE("the schema of the intervals asks for every hedge") {
  const auto wanted = json_of("schema/intervals.schema.json").at("/properties/hedges/required"_json_pointer).get<std::set<std::string>>();
  std::set<std::string> rows;
  const Json table = json_of("intervals.json");
  for (const auto& [hedge, row] : table.at("hedges").items()) rows.insert(hedge);
  CHECK(rows == wanted);
}

TEST_CASE("every rule file names a schema that exists") {
  for (const char* file : {"grammar/10-names.json", "grammar/20-periods.json", "grammar/30-figures.json", "grammar/40-features.json", "intervals.json"}) {
    CAPTURE(std::string(file));
    const std::filesystem::path path = std::filesystem::path(ASSAY_SOURCE_DIR) / "rules" / file;
    CHECK(std::filesystem::exists(path.parent_path() / json_of(file).at("$schema").get<std::string>()));
  }
}

}  // namespace
}  // namespace assay::test
