#include "extract/grammar.h"

#include <algorithm>
#include <array>
#include <set>

#include "extract/automaton.h"
#include "extract/image.h"
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
    else if (key == "or" && value.is_array()) rule.others = texts_of(value);
    else if (key == "for" && value.is_array()) rule.examples = texts_of(value);
    else if (key == "against" && value.is_array()) rule.against = texts_of(value);
    else if (key == "sets" && value.is_object()) {
      for (const auto& [feature, setting] : value.items()) {
        if (!setting.is_string()) return fail("`sets." + feature + "` of rule `" + rule.name + "` is not a text.");
        rule.sets[feature] = setting.get<std::string>();
      }
    } else return fail("A rule has no `" + key + "` of that kind.");
  }
  for (const auto& [feature, value] : rule.sets)
    rule.settings.push_back({Name::of(feature), value, value.starts_with('@') ? Name::of(std::string_view(value).substr(1)) : Name()});
  rule.shape = Name::of(rule.makes);
  for (const auto& known : kStoreyNames)
    if (known.name == storey) rule.storey = known.storey;
  if (rule.name.empty()) return fail("A rule has no `name`.");
  if (rule.pattern.empty()) return fail("Rule `" + rule.name + "` has no `pattern`.");
  if (rule.reason.empty()) return fail("Rule `" + rule.name + "` gives no `reason`.");
  if (rule.examples.empty()) return fail("Rule `" + rule.name + "` has no example (`for`).");
  return rule;
}

}  // namespace

// The rules of each storey, and their automaton.
struct Grammar::Compiled {
  struct Storied {
    std::vector<const Rule*> rules;
    std::vector<std::vector<Name>> captures;  // of each rule, in the automaton's order
    std::unique_ptr<Automaton> automaton;
  };
  std::array<Storied, kStoreys> storeys;

  explicit Compiled(const std::vector<Rule>& rules) {
    for (const Rule& rule : rules) storeys[static_cast<std::size_t>(rule.storey)].rules.push_back(&rule);
  }
};

Grammar::Memory::Memory() {
  for (auto& automaton : automata) automaton = Automaton::new_memory();
}

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
    const auto read = JsonFile::read_all(*files);
    if (!read) return Unexpected(read.error());
    for (const JsonFile& file : *read) {
      if (const auto macros = file.json.find("macros"); macros != file.json.end() && macros->is_object())
        for (const auto& [name, value] : macros->items())
          if (value.is_string()) grammar.macros_[name] = value.get<std::string>();
      const auto named = file.json.find("storey");
      const std::string storey = named != file.json.end() && named->is_string() ? named->get<std::string>() : "";
      const auto rules = file.json.find("rules");
      if (rules == file.json.end()) continue;
      if (std::ranges::none_of(kStoreyNames, [&](const auto& s) { return s.name == storey; }))
        return Unexpected(Error{file.path.string(), 1, 0, "The grammar file names no `storey`.",
                                "Say \"storey\": names, periods, figures or features."});
      if (!rules->is_array()) return Unexpected(Error{file.path.string(), file.line_of("/rules"), 0, "`rules` is not a list.", kSchemaRemedy});
      for (std::size_t i = 0; i < rules->size(); ++i) {
        auto rule = read_rule((*rules)[i], file, i, storey);
        if (!rule) return Unexpected(rule.error());
        if (!names.insert(rule->name).second)
          return Unexpected(Error{file.path.string(), file.line_of("/rules/" + std::to_string(i)), 0,
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

void Grammar::intern_products(ClassTable& classes) {
  for (Rule& rule : rules_) {
    if (rule.storey == Storey::features) continue;
    ClassSet set;
    for (const auto& name : rule.is) set.set(classes.id(name));
    rule.product = classes.intern(set);
  }
}

Expected<void> Grammar::compile(const ClassTable& classes) {
  compiled_ = std::make_unique<Compiled>(rules_);
  std::array<std::vector<Pattern>, kStoreys> patterns;
  for (const Rule& rule : rules_) {
    const auto fail = [&](std::string cause, std::string remedy) {
      const auto file = JsonFile::read(rule.file);
      const int line = file ? file->line_of("/rules/" + std::to_string(rule.group)) : 0;
      return Unexpected(Error{rule.file, line, 0, "Rule `" + rule.name + "`: " + std::move(cause), std::move(remedy)});
    };
    auto pattern = parse_pattern(rule.pattern, macros_, classes);
    if (!pattern) return fail(pattern.error().cause, pattern.error().remedy);
    if (pattern->may_be_empty()) return fail("The pattern matches where there is no word.", "Let it ask for one word at the least.");
    patterns[static_cast<std::size_t>(rule.storey)].push_back(std::move(*pattern));
  }
  for (std::size_t i = 0; i < kStoreys; ++i) compiled_->storeys[i].automaton = std::make_unique<Automaton>(patterns[i], classes);
  know_captures();
  for (const auto& storey : compiled_->storeys)
    for (std::size_t rule = 0; rule < storey.rules.size(); ++rule)
      if (storey.captures[rule].size() > Captures::kMost)
        return Unexpected(Error{storey.rules[rule]->file, 0, 0, "Rule `" + storey.rules[rule]->name + "` captures too much.", "Make two rules of it."});
  return {};
}

void Grammar::know_captures() {
  for (auto& storey : compiled_->storeys)
    for (std::size_t rule = 0; rule < storey.rules.size(); ++rule) {
      auto& names = storey.captures.emplace_back();
      for (const auto& name : storey.automaton->capture_names(rule)) names.push_back(Name::of(name));
    }
}

template <class Image>
void Grammar::carry(Image& image) {
  image(rules_);
  if constexpr (Image::kReads) compiled_ = std::make_unique<Compiled>(rules_);
  for (auto& storey : compiled_->storeys) {
    if constexpr (Image::kReads) storey.automaton = std::make_unique<Automaton>();
    image(*storey.automaton);
  }
  if constexpr (Image::kReads)
    if (image.goes_on()) know_captures();
}

template void Grammar::carry(ImageWriter&);
template void Grammar::carry(ImageReader&);

void Grammar::find_begins(Storey which, std::span<const std::span<const Item>> sentences, Memory& memory) const {
  const auto storey = static_cast<std::size_t>(which);
  if (memory.begins.size() < sentences.size()) memory.begins.resize(sentences.size());
  compiled_->storeys[storey].automaton->begins(sentences, *memory.automata[storey], std::span(memory.begins).first(sentences.size()));
}

std::span<Grammar::Match> Grammar::match(Storey which, std::size_t number, std::span<const Item> items, Memory& memory) const {
  std::size_t count = 0;
  const auto& storey = compiled_->storeys[static_cast<std::size_t>(which)];
  auto& automaton_memory = *memory.automata[static_cast<std::size_t>(which)];
  std::size_t rule = storey.rules.size(), resume = 0;
  for (const auto& begin : memory.begins[number]) {
    if (begin.rule != rule) rule = begin.rule, resume = 0;
    if (begin.at < resume) continue;
    const std::size_t end = storey.automaton->match(rule, items, begin.at, automaton_memory, memory.borders);
    if (count == memory.matches.size()) memory.matches.emplace_back();
    Match& match = memory.matches[count++];
    match.captures.clear();
    match.rule = storey.rules[rule];
    match.begin = begin.at;
    match.end = resume = end;
    const auto& names = storey.captures[rule];
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::size_t from = memory.borders[2 * i], to = memory.borders[2 * i + 1];
      if (from == Automaton::kNowhere || from == to) continue;
      match.captures.add({names[i], static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
      if (names[i] == "figure") resume = to;
    }
    resume = std::max(resume, match.begin + 1);
  }
  return std::span(memory.matches).first(count);
}

}  // namespace assay
