// The language of patterns: what each sign matches, and what a mistake is told as.
#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "extract/automaton.h"
#include "extract/pattern.h"

namespace assay {
namespace {

// A little world: words of the classes a, b, both, or none, and the quoted word 'of'.
class World {
 public:
  World() {
    for (const char* name : {"a", "b", "=of"}) classes_.id(name);
    intern({});
    intern({"a"});
    intern({"b"});
    intern({"a", "b"});
    intern({"=of"});
  }

  // "a b ab of ?": an item with its set for each word of a sentence.
  std::vector<Item> items(const std::vector<std::string>& words) const {
    std::vector<Item> out;
    for (const auto& word : words) {
      ClassSet set;
      if (word == "of") set.set(classes_.find("=of"));
      else if (word != "?")
        for (const char c : word) set.set(classes_.find(Name::of(std::string(1, c))));
      out.emplace_back().set = classes_.find(set);
    }
    return out;
  }

  // Does the pattern match all of a sentence?
  bool matches(const std::string& pattern, const std::vector<std::string>& words, const Macros& macros = {}) const {
    return !words.empty() && begins("START (" + pattern + ") END", words, macros);
  }
  // Does it match at the head of a sentence?
  bool begins(const std::string& pattern, const std::vector<std::string>& words, const Macros& macros = {}) const {
    const auto parsed = parse_pattern(pattern, macros, classes_);
    REQUIRE(parsed);
    const Automaton automaton({*parsed}, classes_);
    const auto memory = Automaton::new_memory();
    std::vector<Automaton::Begin> out;
    automaton.begins(items(words), *memory, out);
    return !out.empty() && out.front().at == 0;
  }
  std::string complaint(std::string_view pattern, const Macros& macros = {}) const {
    const auto parsed = parse_pattern(pattern, macros, classes_);
    return parsed ? "" : parsed.error().cause;
  }
  const ClassTable& classes() const { return classes_; }

 private:
  void intern(std::initializer_list<const char*> names) {
    ClassSet set;
    for (const char* name : names) set.set(classes_.id(name));
    classes_.intern(set);
  }
  ClassTable classes_;
};

bool says(const std::string& complaint, const std::string& part) { return complaint.find(part) != std::string::npos; }

TEST_CASE("a class matches every item that has it") {
  const World w;
  CHECK(w.matches("a", {"a"}));
  CHECK(w.matches("a", {"ab"}));
  CHECK_FALSE(w.matches("a", {"b"}));
  CHECK_FALSE(w.matches("a", {"?"}));
  CHECK_FALSE(w.matches("a", {"a", "a"}));
}

TEST_CASE("exceptions and negation") {
  const World w;
  CHECK(w.matches("a!b", {"a"}));
  CHECK_FALSE(w.matches("a!b", {"ab"}));
  CHECK(w.matches("^a", {"b"}));
  CHECK(w.matches("^a", {"?"}));
  CHECK(w.matches("^a", {"of"}));
  CHECK_FALSE(w.matches("^a", {"ab"}));
}

TEST_CASE("quoted words") {
  const World w;
  CHECK(w.matches("a 'of' b", {"a", "of", "b"}));
  CHECK_FALSE(w.matches("'of'", {"a"}));
  CHECK(literals_in("a 'of' ('the' | ''s')") == std::vector<std::string>{"of", "the", "'s"});
}

TEST_CASE("groups, alternatives and repetition") {
  const World w;
  CHECK(w.matches("(a | b)+", {"a", "b", "ab"}));
  CHECK(w.matches("a? b*", {"a", "b", "b"}));
  CHECK_FALSE(w.matches("(a | b)+", {"a", "of"}));
}

TEST_CASE("every sentence of up to four words: a* b matches as a hand would") {
  const World w;
  const std::vector<std::string> words{"a", "b", "ab", "of", "?"};
  std::vector<std::string> sentence;
  const auto by_hand = [&] {
    if (sentence.empty() || sentence.back().find('b') == std::string::npos) return false;
    for (std::size_t i = 0; i + 1 < sentence.size(); ++i)
      if (sentence[i].find('a') == std::string::npos) return false;
    return true;
  };
  for (std::size_t n = 1; n <= 4; ++n) {
    std::size_t count = 1;
    for (std::size_t i = 0; i < n; ++i) count *= words.size();
    for (std::size_t code = 0; code < count; ++code) {
      sentence.clear();
      for (std::size_t rest = code, i = 0; i < n; ++i, rest /= words.size()) sentence.push_back(words[rest % words.size()]);
      CHECK(w.matches("a* b", sentence) == by_hand());
    }
  }
}

TEST_CASE("captures have names, of groups, classes and macros") {
  const World w;
  for (const char* pattern : {"a figure:(b) a", "a figure:b a", "a figure:MANY a"}) {
    CAPTURE(std::string(pattern));
    const auto parsed = parse_pattern(pattern, {{"MANY", "b+"}}, w.classes());
    REQUIRE(parsed);
    const Automaton automaton({*parsed}, w.classes());
    REQUIRE(automaton.capture_names(0) == std::vector<std::string>{"figure"});
    const auto memory = Automaton::new_memory();
    std::vector<std::size_t> borders;
    CHECK(automaton.match(0, w.items({"a", "b", "a"}), 0, *memory, borders) == 3);
    CHECK(borders == std::vector<std::size_t>{1, 2});
  }
}

TEST_CASE("the ends of a sentence") {
  const World w;
  CHECK(w.matches("START a END", {"a"}));
  CHECK(w.begins("START a", {"a", "b"}));
  CHECK_FALSE(w.begins("START a", {"b", "a"}));
}

TEST_CASE("a pattern that asks for no word is known") {
  const World w;
  const auto empty = [&](const char* pattern) { return parse_pattern(pattern, {}, w.classes())->may_be_empty(); };
  CHECK(empty("a? b*"));
  CHECK(empty("START END"));
  CHECK(empty("a | (b?)"));
  CHECK_FALSE(empty("a? b"));
  CHECK_FALSE(empty("figure:(a+)"));
}

TEST_CASE("macros stand for themselves as a group") {
  const World w;
  CHECK(w.matches("X? b", {"b"}, {{"X", "a | 'of'"}}));
  CHECK(w.matches("X b", {"of", "b"}, {{"X", "a | 'of'"}}));
  CHECK(w.matches("Y", {"a", "a", "b"}, {{"X", "a a"}, {"Y", "X b"}}));
}

TEST_CASE("mistakes are told by their name") {
  const World w;
  CHECK(says(w.complaint("a unti b"), "no class `unti`"));
  CHECK(says(w.complaint("a!unti"), "no class `unti`"));
  CHECK(says(w.complaint("LOST a"), "no macro `LOST`"));
  CHECK(says(w.complaint("X", {{"X", "Y"}, {"Y", "X"}}), "circle"));
  CHECK(says(w.complaint("a & b"), "`&`"));
  CHECK(says(w.complaint("a 'of"), "quoted word does not end"));
  CHECK(says(w.complaint("a 'lost'"), "quoted word is unknown"));
  CHECK(says(w.complaint("(a b"), "is not closed"));
  CHECK(says(w.complaint("a b)"), "closes nothing"));
  CHECK(says(w.complaint("* a"), "repeats nothing"));
  CHECK(says(w.complaint("(a?)*"), "may be empty"));
  const auto error = parse_pattern("a & b", {}, w.classes());
  REQUIRE_FALSE(error);
  CHECK_FALSE(error.error().remedy.empty());
}

}  // namespace
}  // namespace assay
