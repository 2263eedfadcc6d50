#include "extract/pattern.h"

#include <algorithm>
#include <cctype>

namespace assay {
namespace {

// Macros that call macros that call …: deeper than any pattern that a person would read.
constexpr int kDeepestMacro = 8;

class Parser {
 public:
  Parser(std::string_view text, const Macros& macros, const ClassTable& classes, int depth)
      : text_(text), macros_(macros), classes_(classes), depth_(depth) {}

  // The whole text; false with `cause` set where the pattern is wrong.
  bool whole(Pattern& out, std::string& cause) {
    const bool read = alternatives(out) && (at_ == text_.size() || fail("A `)` closes nothing."));
    if (!read) cause = cause_;
    return read;
  }

 private:
  bool fail(std::string why) {
    cause_ = std::move(why);
    return false;
  }

  void skip_spaces() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
  }

  bool alternatives(Pattern& out) {
    std::vector<Pattern> ways(1);
    if (!sequence(ways.back())) return false;
    while (at_ < text_.size() && text_[at_] == '|') {
      ++at_;
      ways.emplace_back();
      if (!sequence(ways.back())) return false;
    }
    if (ways.size() == 1) {
      out = std::move(ways.front());
    } else {
      out.kind = Pattern::Kind::either;
      out.parts = std::move(ways);
    }
    return true;
  }

  bool sequence(Pattern& out) {
    out.kind = Pattern::Kind::sequence;
    for (skip_spaces(); at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')'; skip_spaces()) {
      Pattern part;
      if (!single(part)) return false;
      for (skip_spaces(); at_ < text_.size() && (text_[at_] == '?' || text_[at_] == '*' || text_[at_] == '+'); skip_spaces()) {
        Pattern repeated;
        repeated.kind = text_[at_] == '?' ? Pattern::Kind::optional : text_[at_] == '*' ? Pattern::Kind::star : Pattern::Kind::plus;
        if (part.may_be_empty() && repeated.kind != Pattern::Kind::optional) return fail("What is repeated may be empty.");
        repeated.parts.push_back(std::move(part));
        part = std::move(repeated);
        ++at_;
      }
      out.parts.push_back(std::move(part));
    }
    return true;
  }

  // ( … ) | 'of' | class | class!class | ^class | MACRO | name:…
  bool single(Pattern& out) {
    const char c = text_[at_];
    if (c == '(') return in_parentheses(out);
    if (std::isupper(static_cast<unsigned char>(c))) return macro(out);
    if (c == '\'' || c == '^' || std::islower(static_cast<unsigned char>(c))) return is_capture() ? capture(out) : item(out);
    if (c == '?' || c == '*' || c == '+') return fail(std::string("The sign `") + c + "` repeats nothing.");
    return fail(std::string("The sign `") + c + "` has no meaning in a pattern.");
  }

  bool in_parentheses(Pattern& out) {
    ++at_;
    if (!alternatives(out)) return false;
    if (at_ == text_.size()) return fail("A `(` is not closed.");
    ++at_;
    return true;
  }

  bool is_capture() const {
    std::size_t ahead = at_;
    return !take_name(ahead).empty() && ahead + 1 < text_.size() && text_[ahead] == ':';
  }

  bool capture(Pattern& out) {
    out.kind = Pattern::Kind::capture;
    out.name = take_name(at_);
    ++at_;
    return single(out.parts.emplace_back());
  }

  bool macro(Pattern& out) {
    const std::string_view name = take_name(at_);
    if (name == "START" || name == "END") {
      out.kind = name == "START" ? Pattern::Kind::start : Pattern::Kind::end;
      return true;
    }
    const auto found = macros_.find(name);
    if (found == macros_.end()) return fail("There is no macro `" + std::string(name) + "`.");
    if (depth_ == kDeepestMacro) return fail("The macros of the pattern call each other in a circle.");
    return Parser(found->second, macros_, classes_, depth_ + 1).whole(out, cause_);
  }

  bool item(Pattern& out) {
    out.kind = Pattern::Kind::item;
    if (text_[at_] == '^') {
      out.test.negated = true;
      ++at_;
    }
    if (!class_of(out.test.wanted)) return false;
    while (at_ < text_.size() && text_[at_] == '!') {
      ++at_;
      if (!class_of(out.test.unwanted.emplace_back())) return false;
    }
    return true;
  }

  bool class_of(ClassId& out) {
    if (at_ < text_.size() && text_[at_] == '\'') {
      const std::size_t end = text_.find('\'', at_ + 2);
      if (end == std::string_view::npos) return fail("A quoted word does not end.");
      out = classes_.find(Name::of("=" + std::string(text_.substr(at_ + 1, end - at_ - 1))));
      at_ = end + 1;
      return out != ClassTable::kUnknown || fail("A quoted word is unknown.");
    }
    const std::string_view name = take_name(at_);
    out = classes_.find(Name::of(name));
    return out != ClassTable::kUnknown || fail("There is no class `" + std::string(name) + "` (no lexicon group and no rule makes one).");
  }

  std::string_view take_name(std::size_t& at) const {
    const std::size_t start = at;
    while (at < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at])) || text_[at] == '-' || text_[at] == '_')) ++at;
    return text_.substr(start, at - start);
  }

  std::string_view text_;
  const Macros& macros_;
  const ClassTable& classes_;
  int depth_;
  std::size_t at_ = 0;
  std::string cause_;
};

}  // namespace

bool ClassTest::holds(const ClassTable& classes, SetId set) const {
  return classes.has(set, wanted) != negated && std::ranges::none_of(unwanted, [&](ClassId id) { return classes.has(set, id); });
}

bool Pattern::may_be_empty() const {
  const auto empty = [](const Pattern& part) { return part.may_be_empty(); };
  switch (kind) {
    case Kind::item: return false;
    case Kind::either: return std::ranges::any_of(parts, empty);
    case Kind::optional:
    case Kind::star:
    case Kind::start:
    case Kind::end: return true;
    case Kind::sequence:
    case Kind::plus:
    case Kind::capture: return std::ranges::all_of(parts, empty);
  }
  return true;
}

std::vector<std::string> literals_in(std::string_view pattern) {
  std::vector<std::string> out;
  for (std::size_t at = pattern.find('\''); at != std::string_view::npos; at = pattern.find('\'', at)) {
    const std::size_t end = pattern.find('\'', at + 2);
    if (end == std::string_view::npos) break;
    out.emplace_back(pattern.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return out;
}

Expected<Pattern> parse_pattern(std::string_view pattern, const Macros& macros, const ClassTable& classes) {
  Pattern out;
  std::string cause;
  if (!Parser(pattern, macros, classes, 0).whole(out, cause))
    return Unexpected(Error{"", 0, 0, std::move(cause), "Mend the pattern; CONTRIBUTING.md shows the language."});
  return out;
}

}  // namespace assay
