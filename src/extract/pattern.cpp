#include "extract/pattern.h"

#include <cctype>
#include <cstdio>

namespace assay {
namespace {

class Compiler {
 public:
  Compiler(const Macros& macros, const ClassTable& classes, std::map<std::string, std::string>& letters)
      : macros_(macros), classes_(classes), letters_(letters) {}

  // Appends the translation; false with `cause` set where the pattern is wrong.
  bool run(std::string_view pattern, std::string& out, int depth = 0) {
    if (depth > 8) return fail("The macros of the pattern call each other in a circle.");
    std::size_t at = 0;
    while (at < pattern.size()) {
      const char c = pattern[at];
      if (c == ' ' || c == '\n' || c == '\t') {
        ++at;
      } else if (c == '(' ) {
        out += "(?:";
        ++at;
      } else if (c == ')' || c == '|' || c == '?' || c == '*' || c == '+') {
        out += c;
        ++at;
      } else if (c == '\'' || c == '^' || std::islower(static_cast<unsigned char>(c))) {
        if (!atom(pattern, at, out, depth)) return false;
      } else if (std::isupper(static_cast<unsigned char>(c))) {
        if (!macro(pattern, at, out, depth)) return false;
      } else {
        return fail(std::string("The sign `") + c + "` has no meaning in a pattern.");
      }
    }
    return true;
  }

  const std::string& cause() const { return cause_; }

 private:
  bool fail(std::string why) {
    cause_ = std::move(why);
    return false;
  }

  static std::string_view take_name(std::string_view pattern, std::size_t& at) {
    const std::size_t start = at;
    while (at < pattern.size() && (std::isalnum(static_cast<unsigned char>(pattern[at])) || pattern[at] == '-' || pattern[at] == '_')) ++at;
    return pattern.substr(start, at - start);
  }

  bool class_of(std::string_view pattern, std::size_t& at, ClassId& out) {
    if (at < pattern.size() && pattern[at] == '\'') {
      const std::size_t end = pattern.find('\'', at + 2);
      if (end == std::string_view::npos) return fail("A quoted word does not end.");
      const std::string name = "=" + std::string(pattern.substr(at + 1, end - at - 1));
      at = end + 1;
      out = classes_.find(Name::of(name));
    } else {
      const std::string_view name = take_name(pattern, at);
      out = classes_.find(Name::of(name));
      if (out == ClassTable::kUnknown) return fail("There is no class `" + std::string(name) + "` (no lexicon group and no rule makes one).");
    }
    return out != ClassTable::kUnknown || fail("A quoted word is unknown.");
  }

  bool macro(std::string_view pattern, std::size_t& at, std::string& out, int depth) {
    const std::string_view name = take_name(pattern, at);
    if (name == "START") {
      out += '^';
    } else if (name == "END") {
      out += '$';
    } else {
      const auto found = macros_.find(name);
      if (found == macros_.end()) return fail("There is no macro `" + std::string(name) + "`.");
      out += "(?:";
      if (!run(found->second, out, depth + 1)) return false;
      out += ')';
    }
    return true;
  }

  // 'of' | class | class!class | ^class | name:(
  bool atom(std::string_view pattern, std::size_t& at, std::string& out, int depth) {
    bool negated = false;
    if (pattern[at] == '^') {
      negated = true;
      ++at;
    }
    if (!negated && pattern[at] != '\'') {
      std::size_t ahead = at;
      const std::string_view name = take_name(pattern, ahead);
      if (ahead + 1 < pattern.size() && pattern[ahead] == ':') {
        out += "(?P<" + std::string(name) + ">";
        at = ahead + 1;
        if (pattern[at] == '(') {
          ++at;
          return true;
        }
        // name:MACRO and name:class capture that one thing.
        const bool one = std::isupper(static_cast<unsigned char>(pattern[at])) ? macro(pattern, at, out, depth) : atom(pattern, at, out, depth);
        out += ')';
        return one;
      }
    }
    ClassId wanted = 0;
    if (!class_of(pattern, at, wanted)) return false;
    std::vector<ClassId> unwanted;
    while (at < pattern.size() && pattern[at] == '!') {
      ++at;
      ClassId id = 0;
      if (!class_of(pattern, at, id)) return false;
      unwanted.push_back(id);
    }
    append_letters(wanted, negated, unwanted, out);
    return true;
  }

  void append_letters(ClassId wanted, bool negated, const std::vector<ClassId>& unwanted, std::string& out) const {
    std::string key = (negated ? "^" : "") + std::to_string(wanted);
    for (const ClassId id : unwanted) key += "!" + std::to_string(id);
    const auto [known, fresh] = letters_.try_emplace(std::move(key));
    if (!fresh) {
      out += known->second;
      return;
    }
    std::string ranges;
    const auto letter = [](std::size_t set) {
      char buffer[16];
      std::snprintf(buffer, sizeof buffer, "\\x{%zX}", 0x80 + set);
      return std::string(buffer);
    };
    std::size_t run_start = 0;
    bool in_run = false;
    const std::size_t count = classes_.set_count();
    for (std::size_t set = 0; set <= count; ++set) {
      bool in = set < count && classes_.has(static_cast<SetId>(set), wanted) != negated;
      for (const ClassId id : unwanted) in = in && !classes_.has(static_cast<SetId>(set), id);
      if (in && !in_run) run_start = set;
      if (!in && in_run) ranges += letter(run_start) + (set - 1 > run_start ? "-" + letter(set - 1) : "");
      in_run = in;
    }
    // A class that no item can have matches nothing.
    known->second = ranges.empty() ? "\\x{10FFFF}" : "[" + ranges + "]";
    out += known->second;
  }

  const Macros& macros_;
  const ClassTable& classes_;
  std::map<std::string, std::string>& letters_;
  std::string cause_;
};

}  // namespace

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

Expected<std::string> compile_pattern(std::string_view pattern, const Macros& macros, const ClassTable& classes, std::map<std::string, std::string>& letters) {
  Compiler compiler(macros, classes, letters);
  std::string out;
  if (!compiler.run(pattern, out))
    return Unexpected(Error{"", 0, 0, compiler.cause(), "Mend the pattern; CONTRIBUTING.md shows the language."});
  return out;
}

Expected<std::string> compile_pattern(std::string_view pattern, const Macros& macros, const ClassTable& classes) {
  std::map<std::string, std::string> letters;
  return compile_pattern(pattern, macros, classes, letters);
}

}  // namespace assay
