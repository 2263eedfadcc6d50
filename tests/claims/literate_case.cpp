#include "literate_case.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>

namespace assay::test {
namespace {

constexpr std::string_view kNull = "-", kUnchecked = "*";

std::string trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string(s.substr(first, s.find_last_not_of(" \t\r") - first + 1));
}

std::vector<std::string> split(std::string_view s, char at) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= s.size();) {
    const auto to = std::min(s.find(at, from), s.size());
    out.push_back(trimmed(s.substr(from, to - from)));
    from = to + 1;
  }
  return out;
}

std::vector<std::string> words(std::string_view s) {
  std::istringstream in{std::string(s)};
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

// A fence line: its language and the words after it; nullopt for any other line.
struct Fence {
  std::string language;
  std::vector<std::string> info;
};
std::optional<Fence> fence_of(std::string_view line) {
  if (!line.starts_with("```")) return std::nullopt;
  auto info = words(line.substr(3));
  Fence fence;
  if (!info.empty()) {
    fence.language = info.front();
    info.erase(info.begin());
  }
  fence.info = std::move(info);
  return fence;
}

class CaseReader {
 public:
  CaseReader(std::filesystem::path file, std::vector<std::string>& problems) : file_(std::move(file)), problems_(problems) {}

  std::vector<LiterateCase> run(std::istream& in) {
    for (std::string line; std::getline(in, line);) lines_.push_back(line);
    while (at_ < lines_.size()) {
      const std::string& line = lines_[at_++];
      if (line.starts_with("#")) heading_ = trimmed(line.substr(line.find_first_not_of('#')));
      if (const auto fence = fence_of(line)) block(*fence);
    }
    if (open_) complain("the text has no block `claims` after it");
    return std::move(cases_);
  }

 private:
  int number() const { return static_cast<int>(at_); }
  void complain(const std::string& what) { problems_.push_back(file_.filename().string() + ":" + std::to_string(number()) + ": " + what); }

  void block(const Fence& fence) {
    const int line = number() + 1;
    std::vector<std::string> body;
    while (at_ < lines_.size() && !lines_[at_].starts_with("```")) body.push_back(lines_[at_++]);
    if (at_ == lines_.size()) return complain("the block does not end");
    ++at_;
    if (fence.language == "text") text(fence, line, body);
    else if (fence.language == "claims") claims(fence, line, body);
  }

  void text(const Fence& fence, int line, const std::vector<std::string>& body) {
    if (open_) complain("a text before has no block `claims`");
    open_ = LiterateCase{};
    open_->file = file_;
    open_->line = line;
    open_->heading = heading_;
    open_->doc = "case.txt";
    for (const auto& word : fence.info) {
      if (word.starts_with("published=")) {
        open_->published = Date::parse(word.substr(10));
        if (!open_->published) complain("`" + word + "` is no date");
      } else if (word.starts_with("doc=")) {
        open_->doc = word.substr(4);
      } else {
        complain("a text has no `" + word + "`");
      }
    }
    for (const auto& l : body) open_->text += l + "\n";
  }

  void claims(const Fence& fence, int line, const std::vector<std::string>& body) {
    if (!open_) return complain("there is no text before these claims");
    for (const auto& word : fence.info) {
      if (word == "todo") open_->todo = true;
      else complain("claims have no `" + word + "`");
    }
    bool none = false;
    for (std::size_t i = 0; i < body.size(); ++i) {
      const std::string content = trimmed(body[i]);
      if (content.empty()) continue;
      if (content == "none") none = true;
      else open_->wanted.push_back(wanted(content, line + static_cast<int>(i)));
    }
    if (none != open_->wanted.empty()) complain("say `none` where there is no claim, and only there");
    cases_.push_back(std::move(*open_));
    open_.reset();
  }

  WantedClaim wanted(const std::string& content, int line) {
    const auto parts = split(content, '|');
    WantedClaim claim;
    claim.line = line;
    claim.quote = parts.front();
    const auto want = [&](const std::string& name, const std::string& value) {
      if (!value.empty() && value != kUnchecked) claim.fields.push_back({name, value});
    };
    static const std::array<std::string, 8> names{"", "", "hedge", "direction", "product", "flow", "", "period"};
    std::size_t column = 1;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      // Rarer fields have their names: whole=world.
      if (const auto equals = parts[i].find('='); equals != std::string::npos) {
        want(trimmed(parts[i].substr(0, equals)), trimmed(parts[i].substr(equals + 1)));
        continue;
      }
      if (column == 1) {
        static const std::array<std::string, 4> of_value{"kind", "value", "unit", "counted"};
        const auto given = words(parts[i]);
        for (std::size_t k = 0; k < given.size() && k < of_value.size(); ++k) want(of_value[k], given[k]);
      } else if (column == 6) {
        const auto sides = split(parts[i], '>');
        want("origin", sides.front());
        want("destination", sides.size() > 1 ? sides[1] : std::string(kUnchecked));
      } else if (column == 8) {
        want("base", parts[i]);
      } else if (column < names.size()) {
        want(names[column], parts[i]);
      } else {
        complain("there are more fields than a claim has");
      }
      ++column;
    }
    return claim;
  }

  std::filesystem::path file_;
  std::vector<std::string>& problems_;
  std::vector<std::string> lines_;
  std::size_t at_ = 0;
  std::string heading_;
  std::optional<LiterateCase> open_;
  std::vector<LiterateCase> cases_;
};

std::string text_of(double value) {
  std::ostringstream out;
  out.precision(10);
  out << value;
  return out.str();
}

// "353", "2/3", "-" for an end that is open.
double number_of(const std::string& text) {
  if (const auto slash = text.find('/'); slash != std::string::npos) return std::stod(text.substr(0, slash)) / std::stod(text.substr(slash + 1));
  return std::stod(text);
}
bool near(double a, double b) { return std::abs(a - b) <= 1e-6 * std::max({1.0, std::abs(a), std::abs(b)}); }

// "20..30": both ends; an end that is `*` is not checked, one that is `-` is open.
bool fits_range(const std::string& want, double low, double high) {
  const auto dots = want.find("..");
  const auto fits = [](const std::string& text, double end) {
    return text == kUnchecked || (text == kNull ? std::isinf(end) : !std::isinf(end) && near(number_of(text), end));
  };
  return fits(want.substr(0, dots), low) && fits(want.substr(dots + 2), high);
}

std::string field_of(const Claim& claim, const std::string& field) {
  const auto or_null = [](const std::string& s) { return s.empty() ? std::string(kNull) : s; };
  if (field == "kind") return std::string(name(claim.kind));
  if (field == "form") return std::string(name(claim.form));
  if (field == "unit") return or_null(claim.unit);
  if (field == "counted") return or_null(claim.counted);
  if (field == "hedge") return std::string(name(claim.hedge));
  if (field == "direction") return std::string(name(claim.direction));
  if (field == "modality") return std::string(name(claim.modality));
  if (field == "attribution") return or_null(claim.attribution);
  if (field == "product") return or_null(claim.key.product);
  if (field == "flow") return or_null(claim.key.flow);
  if (field == "origin") return or_null(claim.key.origin);
  if (field == "destination") return or_null(claim.key.destination);
  if (field == "whole") return or_null(claim.whole);
  if (field == "period") return claim.key.period ? claim.key.period->name() : std::string(kNull);
  if (field == "base") return claim.base ? claim.base->name() : std::string(kNull);
  if (field == "value") return text_of(claim.value) + (claim.value_high ? ".." + text_of(*claim.value_high) : "");
  if (field == "literal") return text_of(claim.literal.low) + ".." + text_of(claim.literal.high);
  if (field == "fair") return text_of(claim.fair.low) + ".." + text_of(claim.fair.high);
  return "no field of a claim";
}

bool fits(const Claim& claim, const WantedClaim::Field& want) {
  if (want.name == "literal") return fits_range(want.value, claim.literal.low, claim.literal.high);
  if (want.name == "fair") return fits_range(want.value, claim.fair.low, claim.fair.high);
  if (want.name == "value") {
    if (want.value.find("..") == std::string::npos) return !claim.value_high && near(number_of(want.value), claim.value);
    return claim.value_high && fits_range(want.value, claim.value, *claim.value_high);
  }
  return field_of(claim, want.name) == want.value;
}

}  // namespace

std::string LiterateCase::place() const { return file.filename().string() + ":" + std::to_string(line); }

std::vector<LiterateCase> read_cases(const std::filesystem::path& file, std::vector<std::string>& problems) {
  std::ifstream in(file);
  return read_cases(in, file, problems);
}

std::vector<LiterateCase> read_cases(std::istream& in, const std::filesystem::path& file, std::vector<std::string>& problems) {
  return CaseReader(file, problems).run(in);
}

std::vector<std::string> differences(const LiterateCase& c, const Article& article, const std::vector<Claim>& claims) {
  std::vector<std::string> out;
  const auto quote = [&](std::size_t i) { return std::string(claims[i].span.of(article.text)); };
  const auto extra = [&](std::size_t i) { out.push_back("extra claim “" + quote(i) + "” (" + std::string(name(claims[i].kind)) + ", rule " + claims[i].rule + ")"); };
  std::size_t next = 0;
  for (const auto& want : c.wanted) {
    std::size_t found = next;
    while (found < claims.size() && quote(found) != want.quote) ++found;
    if (found == claims.size()) {
      out.push_back("line " + std::to_string(want.line) + ": no claim “" + want.quote + "”");
      continue;
    }
    while (next < found) extra(next++);
    ++next;
    for (const auto& field : want.fields)
      if (!fits(claims[found], field))
        out.push_back("line " + std::to_string(want.line) + ": “" + want.quote + "” has " + field.name + " " + field_of(claims[found], field.name) +
                      ", not " + field.value + " (rule " + claims[found].rule + ")");
  }
  while (next < claims.size()) extra(next++);
  return out;
}

}  // namespace assay::test
