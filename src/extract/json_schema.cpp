#include "extract/json_schema.h"

#include <algorithm>
#include <set>

namespace assay {
namespace {

using Json = nlohmann::json;
using Fault = std::optional<SchemaFault>;

Fault broken(std::string cause) { return SchemaFault{"", std::move(cause)}; }

Fault under(const std::string& step, Fault fault) {
  if (fault) fault->pointer.insert(0, "/" + step);
  return fault;
}

const Json* member(const Json& schema, const char* name) {
  const auto found = schema.find(name);
  return found == schema.end() ? nullptr : &*found;
}

std::string shown(const Json& value) { return value.is_string() ? "`" + value.get<std::string>() + "`" : "`" + value.dump() + "`"; }

std::string listed(const Json& values) {
  constexpr std::size_t kMost = 12;
  std::string out;
  for (std::size_t i = 0; i < values.size() && i < kMost; ++i) out += (i > 0 ? ", " : "") + shown(values[i]);
  return values.size() > kMost ? out + ", …" : out;
}

bool is_of_type(const std::string& type, const Json& value) {
  return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) || (type == "string" && value.is_string()) ||
         (type == "boolean" && value.is_boolean()) || (type == "number" && value.is_number()) || (type == "null" && value.is_null()) ||
         (type == "integer" && (value.is_number_integer() || (value.is_number() && value.get<double>() == static_cast<double>(value.get<long long>()))));
}

Fault of_type(const Json& schema, const Json& value) {
  const Json* type = member(schema, "type");
  if (!type) return std::nullopt;
  const auto is = [&](const Json& name) { return is_of_type(name.get<std::string>(), value); };
  if (type->is_string() ? is(*type) : std::any_of(type->begin(), type->end(), is)) return std::nullopt;
  return broken("Here stands " + std::string(value.type_name()) + " where " + (type->is_string() ? type->get<std::string>() : listed(*type)) + " belongs.");
}

Fault of_scalar(const Json& schema, const Json& value) {
  if (const Json* only = member(schema, "const"); only && *only != value) return broken("Here stands " + shown(value) + "; it must be " + shown(*only) + ".");
  if (const Json* any = member(schema, "enum"); any && std::find(any->begin(), any->end(), value) == any->end())
    return broken("Here stands " + shown(value) + "; it can be " + listed(*any) + ".");
  if (value.is_number()) {
    if (const Json* least = member(schema, "minimum"); least && value < *least) return broken(shown(value) + " is less than " + least->dump() + ".");
    if (const Json* most = member(schema, "maximum"); most && value > *most) return broken(shown(value) + " is more than " + most->dump() + ".");
  }
  return std::nullopt;
}

}  // namespace

Fault SchemaCheck::at(const Json& schema, const Json& value) const {
  if (schema.is_boolean()) return schema.get<bool>() ? std::nullopt : broken("Nothing may stand here.");
  if (const Json* reference = member(schema, "$ref")) return at(root_.at(Json::json_pointer(reference->get<std::string>().substr(1))), value);
  if (auto fault = of_type(schema, value)) return fault;
  if (auto fault = of_scalar(schema, value)) return fault;
  if (value.is_string())
    if (auto fault = of_text(schema, value.get_ref<const std::string&>())) return fault;
  if (value.is_object())
    if (auto fault = of_object(schema, value)) return fault;
  if (value.is_array())
    if (auto fault = of_array(schema, value)) return fault;
  return of_choices(schema, value);
}

bool SchemaCheck::has_form(const std::string& text, const std::string& pattern) const {
  auto known = patterns_.find(pattern);
  if (known == patterns_.end()) known = patterns_.emplace(pattern, std::regex(pattern)).first;
  return std::regex_search(text, known->second);
}

Fault SchemaCheck::of_text(const Json& schema, const std::string& text) const {
  if (const Json* least = member(schema, "minLength"); least && text.size() < least->get<std::size_t>()) return broken("The text is empty.");
  if (const Json* pattern = member(schema, "pattern"); pattern && !has_form(text, pattern->get<std::string>()))
    return broken("`" + text + "` is not of the form " + pattern->get<std::string>() + ".");
  return std::nullopt;
}

Fault SchemaCheck::of_object(const Json& schema, const Json& value) const {
  if (const Json* required = member(schema, "required"))
    for (const auto& name : *required)
      if (!value.contains(name.get<std::string>())) return broken("The field " + shown(name) + " is missing.");
  if (const Json* least = member(schema, "minProperties"); least && value.size() < least->get<std::size_t>()) return broken("Here stands nothing.");
  if (const Json* dependencies = member(schema, "dependencies"))
    for (const auto& [name, needs] : dependencies->items()) {
      if (!value.contains(name)) continue;
      if (!needs.is_array()) {
        if (auto fault = at(needs, value)) return fault;
        continue;
      }
      for (const auto& other : needs)
        if (!value.contains(other.get<std::string>())) return broken("`" + name + "` needs " + shown(other) + " beside it.");
    }
  return of_members(schema, value);
}

Fault SchemaCheck::of_members(const Json& schema, const Json& value) const {
  const Json* names = member(schema, "propertyNames");
  const Json* known = member(schema, "properties");
  const Json* others = member(schema, "additionalProperties");
  for (const auto& [name, inner] : value.items()) {
    const auto no_field = "There is no field `" + name + "` here.";
    if (names && !fits(*names, name)) return under(name, broken(no_field));
    const Json* own = known ? member(*known, name.c_str()) : nullptr;
    if (!own && others && others->is_boolean() && !others->get<bool>()) return under(name, broken(no_field));
    if (const Json* rule = own ? own : others)
      if (auto fault = at(*rule, inner)) return under(name, std::move(fault));
  }
  return std::nullopt;
}

Fault SchemaCheck::of_array(const Json& schema, const Json& value) const {
  if (const Json* least = member(schema, "minItems"); least && value.size() < least->get<std::size_t>()) return broken("The list is too short.");
  if (const Json* most = member(schema, "maxItems"); most && value.size() > most->get<std::size_t>()) return broken("The list is too long.");
  if (const Json* items = member(schema, "items"))
    for (std::size_t i = 0; i < value.size(); ++i)
      if (auto fault = at(*items, value[i])) return under(std::to_string(i), std::move(fault));
  if (const Json* some = member(schema, "contains"); some && std::none_of(value.begin(), value.end(), [&](const Json& item) { return fits(*some, item); }))
    return broken("The list lacks an item that it needs.");
  if (const Json* unique = member(schema, "uniqueItems"); unique && unique->get<bool>()) {
    std::set<Json> seen;
    for (std::size_t i = 0; i < value.size(); ++i)
      if (!seen.insert(value[i]).second) return under(std::to_string(i), broken(shown(value[i]) + " stands here twice."));
  }
  return std::nullopt;
}

Fault SchemaCheck::of_choices(const Json& schema, const Json& value) const {
  if (const Json* all = member(schema, "allOf"))
    for (const auto& one : *all)
      if (auto fault = at(one, value)) return fault;
  if (const Json* any = member(schema, "anyOf")) {
    Fault deepest;
    for (const auto& one : *any) {
      auto fault = at(one, value);
      if (!fault) return std::nullopt;
      if (!deepest || fault->pointer.size() > deepest->pointer.size()) deepest = std::move(fault);
    }
    return deepest;
  }
  if (const Json* no = member(schema, "not"); no && fits(*no, value)) return broken("What stands here is excluded.");
  const Json* condition = member(schema, "if");
  if (!condition) return std::nullopt;
  const Json* then = member(schema, fits(*condition, value) ? "then" : "else");
  return then ? at(*then, value) : std::nullopt;
}

}  // namespace assay
