// Runs the literate cases of this folder (*.md). README.md says how to write one.
#include <doctest/doctest.h>

#include <algorithm>

#include "literate_case.h"
#include "normalize/claim_reader.h"
#include "text/reader.h"

namespace assay::test {
namespace {

const RulePack& rules() {
  static const RulePack pack = RulePack::load({std::string(ASSAY_SOURCE_DIR) + "/rules"}).value();
  return pack;
}
const LayoutRules& layout() {
  static const LayoutRules rules = LayoutRules::load({std::string(ASSAY_SOURCE_DIR) + "/rules"}).value();
  return rules;
}

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> out;
  for (const auto& item : std::filesystem::directory_iterator(std::string(ASSAY_SOURCE_DIR) + "/tests/claims"))
    if (item.path().extension() == ".md" && item.path().filename() != "README.md") out.push_back(item.path());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> run(const LiterateCase& c) {
  static ClaimReader reader(rules());
  ReadOptions options;
  options.layout = &layout();
  options.published = c.published;
  const auto articles = reader_for(c.doc, c.text).read(c.text, c.doc, options);
  if (!articles || articles->empty()) return {"the text is no article"};
  return differences(c, articles->front(), reader.read(articles->front()));
}

std::string listed(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += "\n    " + line;
  return out;
}

TEST_CASE("literate cases") {
  static const auto cases = [] {
    std::vector<std::string> problems;
    std::vector<LiterateCase> all;
    for (const auto& file : case_files())
      for (auto& c : read_cases(file, problems)) all.push_back(std::move(c));
    for (const auto& problem : problems) FAIL_CHECK(problem);
    return all;
  }();
  for (const LiterateCase& c : cases) {
    SUBCASE((c.place() + " " + c.heading).c_str()) {
      const auto wrong = run(c);
      const std::string file = c.file.string();
      if (c.todo && wrong.empty()) ADD_FAIL_CHECK_AT(file.c_str(), c.line, "this case passes now: take `todo` out of its fence");
      if (!c.todo && !wrong.empty()) ADD_FAIL_CHECK_AT(file.c_str(), c.line, c.heading << listed(wrong));
    }
  }
}

TEST_CASE("literate cases: how many wait") {
  std::vector<std::string> problems;
  std::size_t all = 0, waiting = 0;
  for (const auto& file : case_files())
    for (const auto& c : read_cases(file, problems)) {
      ++all;
      if (!c.todo) continue;
      ++waiting;
      if (std::getenv("ASSAY_SHOW_TODO")) MESSAGE(c.place() << " " << c.heading << listed(run(c)));
    }
  MESSAGE(all << " cases, " << waiting << " of them todo");
  CHECK(problems.empty());
  CHECK(all >= 90);
}

TEST_CASE("a case that says something wrong is noticed") {
  LiterateCase c;
  c.text = "Exports rose to 353 tonnes in June 2025.\n";
  c.doc = "case.txt";
  c.wanted = {{1, "353 tonnes", {{"kind", "quantity"}, {"value", "353"}, {"unit", "t"}, {"period", "2025-06"}}}};
  CHECK(run(c).empty());
  c.wanted.front().fields[1].value = "354";
  CHECK(run(c).size() == 1);
  c.wanted.front().quote = "353";
  CHECK(run(c).size() == 2);  // one is missing, one is extra
}

}  // namespace
}  // namespace assay::test
