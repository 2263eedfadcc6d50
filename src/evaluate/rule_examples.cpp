#include "evaluate/rule_examples.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extract/json_file.h"

namespace assay {
namespace {

constexpr std::string_view kOpen = "«", kClose = "»";

struct Example {
  std::string text;
  std::vector<Span> marked;
};

Example parse(std::string_view marked) {
  Example example;
  bool open = false;
  std::uint32_t start = 0;
  while (!marked.empty()) {
    const auto here = static_cast<std::uint32_t>(example.text.size());
    if (marked.starts_with(kOpen)) {
      open = true;
      start = here;
      marked.remove_prefix(kOpen.size());
    } else if (marked.starts_with(kClose) && open) {
      example.marked.push_back({start, here});
      open = false;
      marked.remove_prefix(kClose.size());
    } else {
      example.text += marked.front();
      marked.remove_prefix(1);
    }
  }
  return example;
}

class ExampleRun {
 public:
  explicit ExampleRun(const Language& language) : language_(language), scanner_(language) {
    scanner_.record_firings(&firings_);
  }

  RuleExamples run() {
    for (const auto& rule : language_.rules()) {
      ++result_.rules;
      if (rule.examples.empty()) result_.without.push_back(rule.name);
      for (const auto& example : rule.examples) must_fire(rule, parse(example));
      for (const auto& example : rule.against) must_not_fire(rule, parse(example));
    }
    return std::move(result_);
  }

 private:
  void scan(const std::string& text) {
    ++result_.examples;
    firings_.clear();
    scanner_.begin_article(DecimalStyle::point);
    scanner_.scan(text, {0, static_cast<std::uint32_t>(text.size())}, [](Scan&) {});
  }

  void must_fire(const Rule& rule, const Example& example) {
    scan(example.text);
    const auto fired_at = [&](const Span* span) {
      return std::any_of(firings_.begin(), firings_.end(),
                         [&](const auto& f) { return f.rule == &rule && (!span || f.span == *span); });
    };
    if (example.marked.empty() && !fired_at(nullptr))
      fail(rule, "does not fire on “" + example.text + "”" + what_fired(example.text));
    for (const Span span : example.marked)
      if (!fired_at(&span))
        fail(rule, "does not find “" + std::string(span.of(example.text)) + "” in “" + example.text + "”" +
                       what_fired(example.text));
  }

  void must_not_fire(const Rule& rule, const Example& example) {
    scan(example.text);
    for (const auto& firing : firings_)
      if (firing.rule == &rule)
        fail(rule, "fires at “" + std::string(firing.span.of(example.text)) + "” of its counter-example “" +
                       example.text + "”");
  }

  std::string what_fired(const std::string& text) const {
    std::string fired;
    for (const auto& firing : firings_)
      fired +=
          (fired.empty() ? "; fired: " : ", ") + firing.rule->name + " “" + std::string(firing.span.of(text)) + "”";
    return fired.empty() ? "; no rule fired" : fired;
  }

  void fail(const Rule& rule, const std::string& what) {
    result_.failures.push_back({rule.file, line_of(rule), 0, "The rule `" + rule.name + "` " + what + ".",
                                "Mend the rule's pattern, or its example where that is wrong."});
  }

  int line_of(const Rule& rule) {
    auto& file = files_[rule.file];
    if (!file) {
      if (auto read = JsonFile::read(rule.file)) file = std::move(*read);
    }
    return file ? file->line_of("/rules/" + std::to_string(rule.group)) : 0;
  }

  const Language& language_;
  Scanner scanner_;
  std::vector<Scanner::Firing> firings_;
  std::map<std::string, std::optional<JsonFile>> files_;
  RuleExamples result_;
};

}  // namespace

RuleExamples run_rule_examples(const Language& language) { return ExampleRun(language).run(); }

}  // namespace assay
