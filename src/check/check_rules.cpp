#include "check/check_rules.h"

#include <algorithm>
#include <array>
#include <functional>

#include "extract/json_file.h"

namespace assay {
namespace {

using Json = nlohmann::json;

// What the checks ask for by name; a rule pack that lacks one is refused.
constexpr std::array<std::string_view, 41> kNeeded = {
    "tolerances.revision", "tolerances.vintage-window-days", "tolerances.standing-years", "tolerances.hedge-reach",
    "tolerances.undated-knowledge-months", "tolerances.own-figures", "tolerances.restated", "tolerances.other-source", "tolerances.unread-more", "tolerances.finer-source", "tolerances.rounded-apart", "tolerances.narrow-scope", "tolerances.far-off", "tolerances.part-of-total", "tolerances.reference-base", "tolerances.usual-measure",
    "tolerances.copy", "tolerances.mirror", "tolerances.bare-unit", "tolerances.revised", "tolerances.definition-reach",
    "coincidence.change-scale", "coincidence.level-span", "coincidence.refuted", "coincidence.own-cell", "coincidence.unreferenced",
    "coincidence.in-article", "coincidence.unreferenced-base", "coincidence.second-reading", "context.surge", "context.fall",
    "prices.product", "prices.direction", "prices.base", "prices.percent-times", "prices.flow", "prices.unit",
    "prices.magnitude", "prices.period", "prices.partner", "prices.vintage"};

struct Flattened {
  std::map<std::string, double, std::less<>>& numbers;
  std::map<std::string, std::string, std::less<>>& texts;
  std::map<std::string, std::vector<std::string>, std::less<>>& lists;

  void take(const std::string& name, const Json& value) {
    if (value.is_object() && value.contains("value")) return take(name, value["value"]);
    if (value.is_number()) numbers[name] = value.get<double>();
    else if (value.is_boolean()) numbers[name] = value.get<bool>() ? 1 : 0;
    else if (value.is_string()) texts[name] = value.get<std::string>();
    else if (value.is_array()) lists[name] = strings(value);
    else if (value.is_object())
      for (const auto& [key, inner] : value.items())
        if (key != "reason" && key != "$schema" && !(name.empty() && key == "about")) take(name.empty() ? key : name + "." + key, inner);
  }
  // An array of pairs is kept as one flat list, two by two.
  static std::vector<std::string> strings(const Json& array) {
    std::vector<std::string> out;
    for (const auto& element : array) {
      if (element.is_string()) out.push_back(element.get<std::string>());
      else if (element.is_array())
        for (auto& inner : strings(element)) out.push_back(std::move(inner));
    }
    return out;
  }
};

std::vector<std::filesystem::path> rule_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// A severity that is none would be read as another.
Expected<void> check_severities(const JsonFile& file) {
  const auto findings = file.json.find("findings");
  if (findings == file.json.end() || !findings->is_object()) return {};
  for (const auto& [rule, settings] : findings->items()) {
    const Json severity = settings.is_object() ? settings.value("severity", Json("warning")) : Json();
    if (severity == "error" || severity == "warning" || severity == "info") continue;
    return Unexpected(Error{file.path.string(), file.line_of("/findings/" + rule), 0, "The severity of `" + rule + "` is none.", "Write error, warning or info."});
  }
  return {};
}

// What the checks need as a number must be set as one: "tolerances.revision" as {"value": 0.02} or as 0.02.
Expected<void> check_numbers(const JsonFile& file) {
  for (const auto name : kNeeded) {
    std::string where = "/" + std::string(name);
    std::replace(where.begin(), where.end(), '.', '/');
    if (!file.json.contains(Json::json_pointer(where))) continue;
    const Json* set = &file.json.at(Json::json_pointer(where));
    if (set->is_object() && set->contains("value")) {
      set = &set->at("value");
      where += "/value";
    }
    if (!set->is_number())
      return Unexpected(Error{file.path.string(), file.line_of(where), 0, "`" + std::string(name) + "` is set with a wrong type, " + set->type_name() + ".",
                              "Write a number there, as {\"value\": 0.02, \"reason\": \"…\"}."});
  }
  return {};
}

// A later folder changes what the earlier ones set; a name that none of them has is misspelt, and would change nothing.
Expected<void> check_names(const JsonFile& file, const std::function<bool(const std::string&)>& known) {
  for (const char* part : {"findings", "tolerances", "coincidence", "prices", "context", "comparison", "ties", "slips"}) {
    const auto settings = file.json.find(part);
    if (settings == file.json.end() || !settings->is_object()) continue;
    for (const auto& [name, value] : settings->items())
      if (!known(std::string(part) + "." + name))
        return Unexpected(Error{file.path.string(), file.line_of("/" + std::string(part) + "/" + name), 0, "The standard rules have no `" + std::string(part) + "." + name + "`.", "Compare the spelling with their file of that name."});
  }
  return {};
}

// The parts without which the checks say nothing, each with the file where the standard rules have it.
constexpr std::pair<std::string_view, std::string_view> kParts[] = {{"findings.", "findings.json"}, {"messages.", "messages.json"}};

template <typename Map>
bool has_under(const Map& settings, std::string_view part) {
  const auto at = settings.lower_bound(part);
  return at != settings.end() && at->first.starts_with(part);
}

}  // namespace

Expected<CheckRules> CheckRules::load(const std::vector<std::filesystem::path>& rules_dirs) {
  CheckRules rules;
  Flattened into{rules.numbers_, rules.texts_, rules.lists_};
  for (const auto& dir : rules_dirs) {
    for (const auto& path : rule_files(dir / "checks")) {
      const auto file = JsonFile::read(path);
      if (!file) return Unexpected(file.error());
      if (const auto sound = check_severities(*file); !sound) return Unexpected(sound.error());
      if (const auto sound = check_numbers(*file); !sound) return Unexpected(sound.error());
      if (dir != rules_dirs.front())
        if (const auto sound = check_names(*file, [&](const std::string& name) { return rules.has(name); }); !sound) return Unexpected(sound.error());
      into.take("", file->json);
    }
  }
  for (const auto name : kNeeded)
    if (!rules.numbers_.contains(name))
      return Unexpected(Error{rules_dirs.empty() ? "" : (rules_dirs.front() / "checks").string(), 0, 0,
                              "No rule file sets `" + std::string(name) + "`.", "Add it, or add the folder of the standard rules."});
  for (const auto& [part, standard] : kParts)
    if (!has_under(rules.texts_, part))
      return Unexpected(Error{(rules_dirs.front() / "checks" / standard).string(), 0, 0,
                              "No rule file has `" + std::string(part.substr(0, part.size() - 1)) + "`.", "Add it, or add the folder of the standard rules."});
  return rules;
}

double CheckRules::number(std::string_view name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? 0 : found->second;
}

bool CheckRules::enabled(std::string_view rule) const {
  const auto found = numbers_.find("findings." + std::string(rule) + ".enabled");
  return found == numbers_.end() || found->second != 0;
}

bool CheckRules::has(const std::string& name) const {
  return numbers_.contains(name) || texts_.contains(name) || lists_.contains(name) || has_under(texts_, name + ".") || has_under(numbers_, name + ".");
}

bool CheckRules::knows(std::string_view rule) const { return texts_.contains("findings." + std::string(rule) + ".severity"); }

Severity CheckRules::severity(std::string_view rule) const {
  const std::string written = text("findings." + std::string(rule) + ".severity");
  if (written == "error") return Severity::error;
  return written == "info" ? Severity::info : Severity::warning;
}

std::string CheckRules::text(std::string_view name) const {
  const auto found = texts_.find(name);
  return found == texts_.end() ? std::string() : found->second;
}

std::vector<std::string> CheckRules::list(std::string_view name) const {
  const auto found = lists_.find(name);
  return found == lists_.end() ? std::vector<std::string>() : found->second;
}

std::vector<std::pair<std::string, std::string>> CheckRules::pairs(std::string_view name) const {
  const auto flat = list(name);
  std::vector<std::pair<std::string, std::string>> out;
  for (std::size_t i = 0; i + 1 < flat.size(); i += 2) out.emplace_back(flat[i], flat[i + 1]);
  return out;
}

}  // namespace assay
