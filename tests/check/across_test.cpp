// The literate cases of tests/check/across: several texts, and what is found between them. README.md describes the
// form.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "check/checker.h"
#include "gold.h"
#include "normalize/claim_reader.h"
#include "text/reader.h"

using namespace assay;
using namespace assay::testing;

namespace {

struct SourceText {
  std::string name, published, text;
};
struct AcrossCase {
  std::string place, heading, wanted;
  std::vector<SourceText> sources;
};

// "source=a published=2025-07-21" → the value of a name.
std::string value_of(const std::string& fence, const std::string& name) {
  const auto at = fence.find(name + "=");
  if (at == std::string::npos) return "";
  const auto from = at + name.size() + 1;
  return fence.substr(from, fence.find(' ', from) - from);
}

std::vector<AcrossCase> cases_of(const std::filesystem::path& file) {
  std::vector<AcrossCase> out;
  std::ifstream in(file);
  std::string line, heading, block, fence;
  AcrossCase next;
  int number = 0;
  for (bool inside = false; std::getline(in, line);) {
    ++number;
    if (line.starts_with("```") && !inside) {
      inside = true;
      fence = line.substr(3);
      block.clear();
    } else if (line == "```" && inside) {
      inside = false;
      if (fence.starts_with("text")) {
        next.sources.push_back({value_of(fence, "source"), value_of(fence, "published"), block});
        continue;
      }
      next.place = file.filename().string() + ":" + std::to_string(number);
      next.heading = heading;
      next.wanted = block;
      out.push_back(std::move(next));
      next = {};
    } else if (inside) {
      block += line + "\n";
    } else if (line.starts_with("## ")) {
      heading = line.substr(3);
    }
  }
  return out;
}

// As an archive would hand them over: one product at a time.
std::map<std::string, Tellings> tellings_of(const std::vector<SourceText>& sources) {
  static const RulePack rules = RulePack::load({std::string(ASSAY_SOURCE_DIR) + "/rules"}).value();
  static const LayoutRules layout = LayoutRules::load({std::string(ASSAY_SOURCE_DIR) + "/rules"}).value();
  static ClaimReader reader(rules);
  std::map<std::string, Tellings> out;
  for (const SourceText& source : sources) {
    ReadOptions options;
    options.layout = &layout;
    options.published = Date::parse(source.published);
    Article article = read_text(source.text, source.name, options);
    auto claims = reader.read(article);
    const CheckedArticle checked = checker().check(std::move(article), std::move(claims), {});
    for (const Claim& claim : checked.claims) {
      if (claim.key.product.empty()) continue;
      Tellings& told = out[claim.key.product];
      if (told.sources.empty() || told.sources.back().doc != source.name)
        told.sources.push_back({source.name, "", "", checked.article.published});
      Telling t;
      t.source = static_cast<std::uint32_t>(told.sources.size() - 1);
      t.claim = claim;
      t.quote = std::string(claim.span.of(checked.article.text));
      t.sentence = std::string(claim.sentence.of(checked.article.text));
      t.told_on = checked.article.published;
      t.judged_on = checked.judged_on;
      for (const Finding& f : checked.findings)
        if (f.rule != "missing-context" && std::find(f.claims.begin(), f.claims.end(), claim.number) != f.claims.end())
          t.found = f.rule;
      told.claims.push_back(std::move(t));
    }
  }
  return out;
}

// "rule | severity | source | quote | stand", a line each.
std::string told(const std::vector<SourceText>& sources) {
  std::string out;
  for (const auto& [product, tellings] : tellings_of(sources)) {
    const Across across = checker().reconcile(tellings);
    for (const Finding& f : across.findings) {
      std::string quote, stand;
      for (const FactSheet& sheet : across.sheets)
        for (const SheetLine& line : sheet.lines) {
          const Telling& t = tellings.claims[line.telling];
          if (tellings.sources[t.source].doc != f.doc || t.claim.span != f.span) continue;
          quote = t.quote;
          stand = std::string(name(line.stand));
        }
      out += f.rule + " | " + std::string(name(f.severity)) + " | " + f.doc + " | " + quote + " | " + stand + "\n";
    }
  }
  return out.empty() ? "none\n" : out;
}

}  // namespace

TEST_CASE("literate: between sources") {
  for (const auto& entry : std::filesystem::directory_iterator(std::string(ASSAY_SOURCE_DIR) + "/tests/check/across")) {
    for (const AcrossCase& c : cases_of(entry.path())) {
      CAPTURE(c.place);
      CAPTURE(c.heading);
      CHECK(told(c.sources) == c.wanted);
      auto turned = c.sources;  // who comes first in the archive changes nothing
      std::reverse(turned.begin(), turned.end());
      CHECK(told(turned) == c.wanted);
    }
  }
}
