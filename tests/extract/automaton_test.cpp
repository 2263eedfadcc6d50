// The automaton against its twin: the same pattern as an RE2 over letters, on every short sentence and many patterns.
#include <doctest/doctest.h>
#include <re2/re2.h>

#include <random>
#include <string>
#include <vector>

#include "extract/automaton.h"

namespace assay {
namespace {

// Items of three kinds: a, b, and both at once. As letters: a, b, c.
class Twins {
 public:
  Twins() {
    const ClassId a = classes_.id("a"), b = classes_.id("b");
    ClassSet set;
    set.set(a);
    sets_.push_back(classes_.intern(set));
    set.reset(a), set.set(b);
    sets_.push_back(classes_.intern(set));
    set.set(a);
    sets_.push_back(classes_.intern(set));
  }

  Pattern parsed(const std::string& pattern) const {
    auto out = parse_pattern(pattern, {}, classes_);
    REQUIRE(out);
    return *out;
  }
  const ClassTable& classes() const { return classes_; }
  std::vector<Item> items(const std::string& letters) const {
    std::vector<Item> out;
    for (const char c : letters) out.emplace_back().set = sets_[static_cast<std::size_t>(c - 'a')];
    return out;
  }

  std::string re2_source(const Pattern& pattern) const {
    const auto parts = [&](const char* between) {
      std::string out;
      for (const Pattern& part : pattern.parts) out += (out.empty() && &part == pattern.parts.data() ? "" : between) + re2_source(part);
      return out;
    };
    switch (pattern.kind) {
      case Pattern::Kind::item: {
        std::string letters;
        for (std::size_t i = 0; i < sets_.size(); ++i)
          if (pattern.test.holds(classes_, sets_[i])) letters += static_cast<char>('a' + i);
        return letters.empty() ? "z" : "[" + letters + "]";
      }
      case Pattern::Kind::sequence: return parts("");
      case Pattern::Kind::either: return "(?:" + parts("|") + ")";
      case Pattern::Kind::optional: return "(?:" + parts("") + ")?";
      case Pattern::Kind::star: return "(?:" + parts("") + ")*";
      case Pattern::Kind::plus: return "(?:" + parts("") + ")+";
      case Pattern::Kind::capture: return "(" + parts("") + ")";
      case Pattern::Kind::start: return "^";
      case Pattern::Kind::end: return "$";
    }
    return {};
  }

 private:
  ClassTable classes_;
  std::vector<SetId> sets_;
};

// Every match of a pattern in a sentence as "[begin,end) [capture) …", each next one sought after the end of the last.
std::string by_automaton(const Automaton& automaton, std::size_t rule, const std::vector<Item>& items, Automaton::Memory& memory) {
  std::string out;
  std::vector<Automaton::Begin> begins;
  automaton.begins(items, memory, begins);
  std::vector<std::size_t> borders, known;
  std::size_t resume = 0;
  for (const auto& begin : begins) {
    if (begin.rule != rule || begin.at < resume) continue;
    resume = automaton.match(rule, items, begin.at, memory, borders);
    REQUIRE(resume != Automaton::kNowhere);
    REQUIRE(automaton.match(rule, items, begin.at, memory, known) == resume);  // found before
    REQUIRE(known == borders);
    out += std::to_string(begin.at) + "-" + std::to_string(resume);
    for (std::size_t i = 0; i < borders.size(); i += 2)
      out += borders[i] == Automaton::kNowhere ? " none" : " " + std::to_string(borders[i]) + "-" + std::to_string(borders[i + 1]);
    out += "; ";
  }
  return out;
}

std::string by_re2(const RE2& expression, const std::string& letters) {
  std::string out;
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(expression.NumberOfCapturingGroups()) + 1);
  for (std::size_t at = 0; expression.Match(letters, at, letters.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()));) {
    for (const auto& group : groups) {
      const auto begin = group.data() - letters.data();
      if (&group != groups.data()) out += " ";
      out += group.data() == nullptr ? "none" : std::to_string(begin) + "-" + std::to_string(begin + static_cast<long>(group.size()));
    }
    out += "; ";
    at = static_cast<std::size_t>(groups[0].end() - letters.data());
  }
  return out;
}

void check_all_sentences(const Twins& twins, const std::vector<std::string>& sources, std::size_t longest) {
  std::vector<Pattern> patterns;
  for (const auto& source : sources) patterns.push_back(twins.parsed(source));
  const Automaton automaton(patterns, twins.classes());
  const auto memory = Automaton::new_memory();
  for (std::size_t rule = 0; rule < patterns.size(); ++rule) {
    const RE2 expression(twins.re2_source(patterns[rule]));
    REQUIRE(expression.ok());
    std::string letters;
    std::size_t wrong = 0;
    for (std::size_t n = 1; n <= longest; ++n) {
      std::size_t count = 1;
      for (std::size_t i = 0; i < n; ++i) count *= 3;
      for (std::size_t code = 0; code < count; ++code) {
        letters.clear();
        for (std::size_t rest = code, i = 0; i < n; ++i, rest /= 3) letters += static_cast<char>('a' + rest % 3);
        if (by_automaton(automaton, rule, twins.items(letters), *memory) != by_re2(expression, letters) && wrong++ == 0) {
          CAPTURE(sources[rule]);
          CAPTURE(letters);
          CHECK(by_automaton(automaton, rule, twins.items(letters), *memory) == by_re2(expression, letters));
        }
      }
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("rules as people write them match as RE2 matches, on every sentence of up to seven items") {
  const Twins twins;
  check_all_sentences(twins,
                      {"a b", "x:(a) y:(b*)", "START a+ b", "a b? END", "x:(a | a b) y:(b | a)*", "a!b x:(^a)* a", "x:(a b)? (a | b) END",
                       "(x:(a) | y:(b b))+ a", "START (a | b a) END", "x:(a?) b", "(a b | a) x:(b?) a", "(START b | a) x:(a*) (b | END)"},
                      7);
}

std::string random_pattern(std::mt19937& random, int depth, int& captures) {
  const auto one_of = [&](unsigned n) { return std::uniform_int_distribution<unsigned>(0, n - 1)(random); };
  if (depth == 0) {
    static const char* const kItems[] = {"a", "b", "a!b", "b!a", "^a", "^b"};
    return kItems[one_of(6)];
  }
  switch (one_of(7)) {
    case 0:
    case 1: return random_pattern(random, depth - 1, captures) + " " + random_pattern(random, depth - 1, captures);
    case 2: return "(" + random_pattern(random, depth - 1, captures) + " | " + random_pattern(random, depth - 1, captures) + ")";
    case 3: return "(" + random_pattern(random, depth - 1, captures) + ")?";
    case 4: return "a (" + random_pattern(random, 0, captures) + ")*";
    case 5: return "(b " + random_pattern(random, depth - 1, captures) + ")+";
    default: return "x" + std::to_string(captures++) + ":(" + random_pattern(random, depth - 1, captures) + ")";
  }
}

TEST_CASE("random rules match as RE2 matches, on every sentence of up to five items") {
  const Twins twins;
  std::mt19937 random(20250721);
  std::vector<std::string> sources;
  while (sources.size() < 400) {
    int captures = 0;
    std::string source = random_pattern(random, 3, captures);
    if (captures == 0) source = "whole:(" + source + ")";
    if (!twins.parsed(source).may_be_empty()) sources.push_back(std::move(source));
  }
  check_all_sentences(twins, sources, 5);
}

TEST_CASE("what would take a backtracker for ever is found at once") {
  const Twins twins;
  const Automaton automaton({twins.parsed("(a | a a | a a a)+ (a | a a)+ b!a b!a a")}, twins.classes());
  const auto memory = Automaton::new_memory();
  std::vector<std::size_t> borders;
  CHECK(automaton.match(0, twins.items(std::string(400, 'a')), 0, *memory, borders) == Automaton::kNowhere);
  CHECK(automaton.match(0, twins.items(std::string(400, 'a') + "bba"), 0, *memory, borders) == 403);
}

}  // namespace
}  // namespace assay
