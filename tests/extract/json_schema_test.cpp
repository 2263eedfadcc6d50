// Each keyword, with a value that fits and one that does not.
#include "extract/json_schema.h"

#include <doctest/doctest.h>

using namespace assay;
using Json = nlohmann::json;

namespace {

struct Pair {
  const char *schema, *fits, *broken, *pointer;
};

constexpr Pair kPairs[] = {
    {R"({"type": "integer"})", "3", "3.5", ""},
    {R"({"type": ["string", "null"]})", "null", "true", ""},
    {R"({"const": "a"})", R"("a")", R"("b")", ""},
    {R"({"enum": [1, "x"]})", R"("x")", "2", ""},
    {R"({"minimum": 1, "maximum": 3})", "3", "4", ""},
    {R"({"minLength": 1})", R"("a")", R"("")", ""},
    {R"({"pattern": "^[a-z]+$"})", R"("abc")", R"("Abc")", ""},
    {R"({"required": ["a"]})", R"({"a": 1})", R"({"b": 1})", ""},
    {R"({"minProperties": 1})", R"({"a": 1})", "{}", ""},
    {R"({"properties": {"a": {"type": "number"}}})", R"({"a": 1, "b": "x"})", R"({"a": "1"})", "/a"},
    {R"({"properties": {"a": {}}, "additionalProperties": false})", R"({"a": 1})", R"({"b": 1})", "/b"},
    {R"({"additionalProperties": {"type": "string"}})", R"({"a": "x"})", R"({"a": 1})", "/a"},
    {R"({"propertyNames": {"enum": ["a"]}})", R"({"a": 1})", R"({"b": 1})", "/b"},
    {R"({"dependencies": {"a": ["b"]}})", R"({"a": 1, "b": 2})", R"({"a": 1})", ""},
    {R"({"items": {"type": "number"}, "minItems": 1, "maxItems": 2})", "[1, 2]", "[1, \"2\"]", "/1"},
    {R"({"maxItems": 2})", "[1, 2]", "[1, 2, 3]", ""},
    {R"({"minItems": 1})", "[1]", "[]", ""},
    {R"({"uniqueItems": true})", "[1, 2]", "[1, 1]", "/1"},
    {R"({"contains": {"const": 1}})", "[2, 1]", "[2]", ""},
    {R"({"allOf": [{"type": "number"}, {"minimum": 2}]})", "2", "1", ""},
    {R"({"anyOf": [{"type": "string"}, {"items": {"type": "string"}}]})", R"(["a"])", "[1]", "/0"},
    {R"({"not": {"const": 1}})", "2", "1", ""},
    {R"({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}})", R"({"c": 1})", R"({"a": 1})", ""},
    {R"({"items": {"$ref": "#/definitions/x"}, "definitions": {"x": {"type": "array", "items": {"$ref": "#/definitions/x"}}}})", "[[[]]]", "[[[1]]]", "/0/0/0"},
};

}  // namespace

TEST_CASE("what fits a schema and what does not, with its place") {
  for (const Pair& pair : kPairs) {
    CAPTURE(std::string(pair.schema));
    const Json schema = Json::parse(pair.schema);
    const SchemaCheck check(schema);
    CHECK_FALSE(check.fault(Json::parse(pair.fits)));
    const auto fault = check.fault(Json::parse(pair.broken));
    REQUIRE(fault);
    CHECK(fault->pointer == pair.pointer);
    CHECK(fault->cause.ends_with('.'));
  }
}
