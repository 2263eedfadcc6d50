// Every pattern of this folder in its many wordings: how many are read as they are meant. README.md says how to look into it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <sstream>

#include "claims/literate_case.h"
#include "normalize/claim_reader.h"
#include "pattern_case.h"
#include "text/reader.h"

namespace assay::test {
namespace {

namespace fs = std::filesystem;
const fs::path kSource = ASSAY_SOURCE_DIR;

std::vector<std::string> differences_of(const LiterateCase& c) {
  static const RulePack rules = RulePack::load({(kSource / "rules").string()}).value();
  static const LayoutRules layout = LayoutRules::load({(kSource / "rules").string()}).value();
  static ClaimReader reader(rules);
  ReadOptions options;
  options.layout = &layout;
  options.published = c.published;
  const auto articles = reader_for(c.doc, c.text).read(c.text, c.doc, options);
  if (!articles || articles->empty()) return {"the text is no article"};
  return differences(c, articles->front(), reader.read(articles->front()));
}

struct Count {
  int tried = 0, wrong = 0;
  std::string example;

  double share() const { return tried == 0 ? 0 : static_cast<double>(wrong) / tried; }
  void add(bool failed, const std::string& text) {
    ++tried;
    if (!failed) return;
    ++wrong;
    if (example.empty()) example = text;
  }
};

// Reads each wording of each pattern, and counts by pattern and by filling.
class Wordings {
 public:
  explicit Wordings(const nlohmann::json& data) : data_(data) {}

  void run(const fs::path& file) {
    for (const PatternCase& pattern : read_patterns(file))
      for (std::size_t round = 0; round < data_["rounds"].get<std::size_t>(); ++round) try_one(file, pattern, round);
  }

  const Count& all() const { return all_; }

  void print(std::ostream& out, bool fillings) const {
    for (const auto& [name, count] : patterns_) out << fmt::format("{:<48}{:>6} wordings, {:>5.1f}% right\n", name, count.tried, 100 * (1 - count.share()));
    if (!fillings) return;
    std::vector<std::pair<std::string, Count>> worst(fillings_.begin(), fillings_.end());
    std::stable_sort(worst.begin(), worst.end(), [](const auto& a, const auto& b) { return a.second.share() > b.second.share(); });
    for (const auto& [name, count] : worst)
      if (count.wrong > 0) out << fmt::format("{:>5.1f}% wrong: {} ({} of {})\n    {}\n", 100 * count.share(), name, count.wrong, count.tried, count.example);
  }

 private:
  void try_one(const fs::path& file, const PatternCase& pattern, std::size_t round) {
    const Filling filling = filling_of(pattern, data_["slots"], round);
    std::istringstream in(filled(pattern.body, filling));
    std::vector<std::string> problems;
    for (const LiterateCase& c : read_cases(in, file, problems)) {
      const auto wrong = differences_of(c);
      std::string text = c.text;
      for (const auto& difference : wrong) text += "    " + difference + "\n    ";
      all_.add(!wrong.empty(), text);
      patterns_[pattern.heading].add(!wrong.empty(), text);
      for (const auto& [slot, entry] : filling) fillings_[slot + " “" + entry.at("text").get<std::string>() + "”"].add(!wrong.empty(), text);
    }
    for (const auto& problem : problems) FAIL_CHECK(pattern.heading << ": " << problem);
  }

  const nlohmann::json& data_;
  Count all_;
  std::map<std::string, Count> patterns_, fillings_;
};

nlohmann::json slots() {
  std::ifstream in(kSource / "tests/wordings/slots.json");
  return nlohmann::json::parse(in);
}

TEST_CASE("what is said in many wordings is read in all of them") {
  const nlohmann::json data = slots();
  Wordings wordings(data);
  std::vector<fs::path> files;
  for (const auto& item : fs::directory_iterator(kSource / "tests/wordings"))
    if (item.path().extension() == ".md" && item.path().filename() != "README.md") files.push_back(item.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) wordings.run(file);
  wordings.print(std::cout, std::getenv("ASSAY_TELL") != nullptr);
  std::cout << fmt::format("{} wordings, {:.1f}% right\n", wordings.all().tried, 100 * (1 - wordings.all().share()));
  CHECK(wordings.all().tried >= 500);
  CHECK(1 - wordings.all().share() >= data["floor"].get<double>());
}

TEST_CASE("a place is filled with its text, a field, or the field that another names") {
  const Filling filling{{"when", {{"text", "in June"}, {"year", "2024-06"}}}, {"since", {{"text", "on the year"}, {"back", "year"}}}};
  CHECK(filled("{when} {since} {when.year} {when.{since.back}}", filling) == "in June on the year 2024-06 2024-06");
  CHECK_THROWS_AS(filled("{where}", filling), std::out_of_range);
  CHECK_THROWS_AS(filled("{when.month}", filling), std::out_of_range);
}

TEST_CASE("in time each filling meets each") {
  const nlohmann::json two = {{"a", {{{"text", "1"}}, {{"text", "2"}}, {{"text", "3"}}}}, {"b", {{{"text", "x"}}, {{"text", "y"}}, {{"text", "z"}}}}};
  const PatternCase pattern{"", "{a}{b}", {"a", "b"}};
  std::vector<std::string> seen;
  for (std::size_t round = 0; round < 27; ++round) seen.push_back(filled(pattern.body, filling_of(pattern, two, round)));
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  CHECK(seen.size() == 9);
}

}  // namespace
}  // namespace assay::test
