// The literate cases of this folder, from text to finding: README.md describes the form.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "check/checker.h"
#include "gold.h"
#include "normalize/claim_reader.h"
#include "text/reader.h"

using namespace assay;
using namespace assay::testing;

namespace {

struct FindingCase {
  std::string place, heading, text, published, wanted;
};

std::vector<FindingCase> findings_wanted_of(const std::filesystem::path& file) {
  std::vector<FindingCase> out;
  std::ifstream in(file);
  std::string line, heading, block, fence;
  int number = 0;
  for (bool inside = false; std::getline(in, line);) {
    ++number;
    if (line.starts_with("```") && !inside) {
      inside = true;
      fence = line.substr(3);
      block.clear();
      if (!fence.starts_with("text")) continue;
      const auto at = fence.find("published=");
      out.push_back({file.filename().string() + ":" + std::to_string(number), heading, "", at == std::string::npos ? "" : fence.substr(at + 10), ""});
    } else if (line == "```" && inside) {
      inside = false;
      REQUIRE_FALSE(out.empty());
      (fence.starts_with("text") ? out.back().text : out.back().wanted) = block;
    } else if (inside) {
      block += line + "\n";
    } else if (line.starts_with("## ")) {
      heading = line.substr(3);
    }
  }
  return out;
}

CheckedArticle check_text(const std::string& text, const std::string& published) {
  static const RulePack rules = RulePack::load({std::string(ASSAY_SOURCE_DIR) + "/rules"}).value();
  static const LayoutRules layout = LayoutRules::load({std::string(ASSAY_SOURCE_DIR) + "/rules"}).value();
  static ClaimReader reader(rules);
  ReadOptions options;
  options.layout = &layout;
  options.published = Date::parse(published);
  Article article = read_text(text, "case", options);
  auto claims = reader.read(article);
  return checker().check(std::move(article), std::move(claims), {});
}

// The text with the remedy in its place, and a little of what stands around it; "no remedy".
std::string mended(const Finding& finding, const std::string& text) {
  constexpr std::size_t kAround = 24;
  if (!finding.suggestion) return "no remedy";
  const Span span = finding.suggestion->span;
  const std::size_t before = std::min<std::size_t>(span.start, kAround);
  std::string out = text.substr(span.start - before, before) + finding.suggestion->text + text.substr(span.end, kAround);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

// A wanted line may go on with words that the mended text contains, and with words of the message; both are then held
// against what is found, and shown as wanted where they are there.
std::string told(const CheckedArticle& checked, const std::string& wanted) {
  std::istringstream lines(wanted);
  std::string out, line;
  for (const Finding& f : checked.findings) {
    std::string found = f.rule + " | " + std::string(name(f.severity)) + " | " + std::string(f.span.of(checked.article.text));
    if (f.severity == Severity::info && wanted.find(found) == std::string::npos) continue;  // a note is told only where it is wanted
    std::getline(lines, line);
    if (line.starts_with(found + " | ")) {
      const std::string rest = line.substr(found.size() + 3);
      const std::size_t bar = std::min(rest.find(" | "), rest.size());
      const std::string words = rest.substr(0, bar), message = bar == rest.size() ? "" : rest.substr(bar + 3);
      const std::string text = mended(f, checked.article.text);
      found += " | " + (text.find(words) != std::string::npos ? words : text);
      if (!message.empty()) found += " | " + (f.message.find(message) != std::string::npos ? message : f.message);
    }
    out += found + "\n";
  }
  return out.empty() ? "none\n" : out;
}

}  // namespace

TEST_CASE("literate: from text to finding") {
  for (const auto& entry : std::filesystem::directory_iterator(std::string(ASSAY_SOURCE_DIR) + "/tests/check")) {
    if (entry.path().extension() != ".md" || entry.path().filename() == "README.md") continue;
    for (const FindingCase& c : findings_wanted_of(entry.path())) {
      CAPTURE(c.place);
      CAPTURE(c.heading);
      CHECK(told(check_text(c.text, c.published), c.wanted) == c.wanted);
    }
  }
}
