#include "extract/grammar.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <set>

#include "extract/json_file.h"

namespace assay {
namespace {

const std::string kSchemaRemedy = "See rules/schema/grammar.schema.json for what a rule holds.";

struct StoreyName {
  std::string_view name;
  Storey storey;
};
constexpr std::array<StoreyName, kStoreys> kStoreyNames{
    {{"names", Storey::names}, {"periods", Storey::periods}, {"figures", Storey::figures}, {"features", Storey::features}}};

std::vector<std::string> texts_of(const nlohmann::json& array) {
  std::vector<std::string> out;
  for (const auto& element : array)
    if (element.is_string()) out.push_back(element.get<std::string>());
  return out;
}

Expected<Rule> read_rule(const nlohmann::json& json, const JsonFile& file, std::size_t group, std::string_view storey) {
  const auto fail = [&](std::string cause) {
    return Unexpected(Error{file.path.string(), file.line_of("/rules/" + std::to_string(group)), 0, std::move(cause), kSchemaRemedy});
  };
  if (!json.is_object()) return fail("A rule is not an object.");
  Rule rule;
  rule.file = file.path.string();
  rule.group = group;
  for (const auto& [key, value] : json.items()) {
    if (key == "name" && value.is_string()) rule.name = value.get<std::string>();
    else if (key == "pattern" && value.is_string()) rule.pattern = value.get<std::string>();
    else if (key == "makes" && value.is_string()) rule.makes = value.get<std::string>();
    else if (key == "reason" && value.is_string()) rule.reason = value.get<std::string>();
    else if (key == "is" && value.is_array()) rule.is = texts_of(value);
    else if (key == "for" && value.is_array()) rule.examples = texts_of(value);
    else if (key == "against" && value.is_array()) rule.against = texts_of(value);
    else if (key == "sets" && value.is_object()) {
      for (const auto& [feature, setting] : value.items()) {
        if (!setting.is_string()) return fail("`sets." + feature + "` of rule `" + rule.name + "` is not a text.");
        rule.sets[feature] = setting.get<std::string>();
      }
    } else return fail("A rule has no `" + key + "` of that kind.");
  }
  for (const auto& known : kStoreyNames)
    if (known.name == storey) rule.storey = known.storey;
  if (rule.name.empty()) return fail("A rule has no `name`.");
  if (rule.pattern.empty()) return fail("Rule `" + rule.name + "` has no `pattern`.");
  if (rule.reason.empty()) return fail("Rule `" + rule.name + "` gives no `reason`.");
  if (rule.examples.empty()) return fail("Rule `" + rule.name + "` has no example (`for`).");
  return rule;
}

}  // namespace

struct Grammar::Compiled {
  // Compiled when its rule first matches: an article meets a part of the grammar only.
  class Expression {
   public:
    struct Name {
      std::size_t group;
      std::string_view text;
    };
    explicit Expression(std::string source) : source_(std::move(source)) {}
    const RE2& get() {
      std::call_once(once_, [this] {
        compiled_ = std::make_unique<RE2>(source_, options());
        for (const auto& [group, name] : compiled_->CapturingGroupNames()) names_.push_back({static_cast<std::size_t>(group), name});
      });
      return *compiled_;
    }
    const std::vector<Name>& names() const { return names_; }

   private:
    std::string source_;
    std::once_flag once_;
    std::unique_ptr<RE2> compiled_;
    std::vector<Name> names_;
  };
  static RE2::Options options() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(64 << 20);
    return options;
  }
  struct Storied {
    std::unique_ptr<RE2::Set> any;                 // which rules match at all: one pass
    std::vector<std::unique_ptr<Expression>> expressions;  // where, with captures
    std::vector<const Rule*> rules;
  };
  std::array<Storied, kStoreys> storeys;
};

Grammar::Grammar() = default;
Grammar::~Grammar() = default;
Grammar::Grammar(Grammar&&) noexcept = default;
Grammar& Grammar::operator=(Grammar&&) noexcept = default;

Expected<Grammar> Grammar::load(const std::vector<std::filesystem::path>& rules_dirs) {
  Grammar grammar;
  std::set<std::string> names;
  for (const auto& dir : rules_dirs) {
    if (!std::filesystem::exists(dir / "grammar")) continue;
    auto files = json_files_under(dir / "grammar");
    if (!files) return Unexpected(files.error());
    for (const auto& path : *files) {
      const auto file = JsonFile::read(path);
      if (!file) return Unexpected(file.error());
      if (const auto macros = file->json.find("macros"); macros != file->json.end() && macros->is_object())
        for (const auto& [name, value] : macros->items())
          if (value.is_string()) grammar.macros_[name] = value.get<std::string>();
      const std::string storey = file->json.value("storey", "");
      const auto rules = file->json.find("rules");
      if (rules == file->json.end()) continue;
      if (std::none_of(kStoreyNames.begin(), kStoreyNames.end(), [&](const auto& s) { return s.name == storey; }))
        return Unexpected(Error{path.string(), 1, 0, "The grammar file names no `storey`.",
                                "Say \"storey\": names, periods, figures or features."});
      for (std::size_t i = 0; i < rules->size(); ++i) {
        auto rule = read_rule((*rules)[i], *file, i, storey);
        if (!rule) return Unexpected(rule.error());
        if (!names.insert(rule->name).second)
          return Unexpected(Error{path.string(), file->line_of("/rules/" + std::to_string(i)), 0,
                                  "There are two rules named `" + rule->name + "`.", "Give one of them another name."});
        rule->index = static_cast<int>(grammar.rules_.size());
        grammar.rules_.push_back(std::move(*rule));
      }
    }
  }
  return grammar;
}

std::vector<std::string> Grammar::literals() const {
  std::set<std::string> out;
  for (const Rule& rule : rules_)
    for (auto& literal : literals_in(rule.pattern)) out.insert(literal);
  for (const auto& [name, pattern] : macros_)
    for (auto& literal : literals_in(pattern)) out.insert(literal);
  return {out.begin(), out.end()};
}

void Grammar::intern_products(ClassTable& classes) const {
  for (const Rule& rule : rules_) {
    if (rule.storey == Storey::features) continue;
    ClassSet set;
    for (const auto& name : rule.is) set.set(classes.id(name));
    classes.intern(set);
  }
}

Expected<void> Grammar::compile(const ClassTable& classes) {
  compiled_ = std::make_unique<Compiled>();
  const RE2::Options options = Compiled::options();
  std::map<std::string, std::string> letters;
  for (auto& storey : compiled_->storeys) storey.any = std::make_unique<RE2::Set>(options, RE2::UNANCHORED);
  for (const Rule& rule : rules_) {
    const auto fail = [&](std::string cause, std::string remedy) {
      const auto file = JsonFile::read(rule.file);
      const int line = file ? file->line_of("/rules/" + std::to_string(rule.group)) : 0;
      return Unexpected(Error{rule.file, line, 0, "Rule `" + rule.name + "`: " + std::move(cause), std::move(remedy)});
    };
    const auto source = compile_pattern(rule.pattern, macros_, classes, letters);
    if (!source) return fail(source.error().cause, source.error().remedy);
    auto& storey = compiled_->storeys[static_cast<std::size_t>(rule.storey)];
    std::string error;
    if (storey.any->Add(*source, &error) < 0) return fail("the pattern does not compile (" + error + ").", "Check its parentheses and signs.");
    storey.expressions.push_back(std::make_unique<Compiled::Expression>(*source));
    storey.rules.push_back(&rule);
  }
  for (auto& storey : compiled_->storeys)
    if (!storey.any->Compile())
      return Unexpected(Error{"", 0, 0, "The grammar is too large for its memory budget.", "Remove rules, or make them simpler."});
  return {};
}

const Grammar::Capture* Grammar::Match::capture(std::string_view name) const {
  for (const Capture& c : captures)
    if (c.name == name) return &c;
  return nullptr;
}

void Grammar::match(Storey which, std::string_view letters, std::vector<Match>& out) const {
  out.clear();
  const auto& storey = compiled_->storeys[static_cast<std::size_t>(which)];
  thread_local std::vector<int> hits;
  hits.clear();
  if (storey.rules.empty() || !storey.any->Match(letters, &hits)) return;
  std::sort(hits.begin(), hits.end());
  thread_local std::vector<re2::StringPiece> groups;
  for (const int hit : hits) {
    const RE2& expression = storey.expressions[static_cast<std::size_t>(hit)]->get();
    groups.resize(static_cast<std::size_t>(expression.NumberOfCapturingGroups()) + 1);
    std::size_t at = 0;
    const auto item = [&](const char* p) { return static_cast<std::size_t>(p - letters.data()) / 2; };
    const auto& names = storey.expressions[static_cast<std::size_t>(hit)]->names();
    while (at <= letters.size() && expression.Match(letters, at, letters.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) {
      Match match;
      match.rule = storey.rules[static_cast<std::size_t>(hit)];
      match.begin = item(groups[0].data());
      match.end = item(groups[0].data() + groups[0].size());
      std::size_t resume = match.end;
      match.captures.reserve(names.size());
      for (const auto& [number, name] : names) {
        const auto& group = groups[number];
        if (group.data() == nullptr || group.empty()) continue;
        match.captures.push_back({name, item(group.data()), item(group.data() + group.size())});
        if (name == "figure") resume = match.captures.back().end;
      }
      at = 2 * std::max(resume, match.begin + 1);
      out.push_back(std::move(match));
    }
  }
}

}  // namespace assay
