// Rules that were compiled read as those of the files; and they are read only while nothing has changed.
#include "extract/compiled_rules.h"

#include <doctest/doctest.h>

#include <sstream>

#include "rule_pack.h"

namespace assay::test {
namespace {

namespace fs = std::filesystem;

// A copy of the project's rules, to be compiled and changed.
class RulesCopy {
 public:
  explicit RulesCopy(const std::string& name) : root_(fs::path(ASSAY_BINARY_DIR) / "test-packs" / name) {
    fs::remove_all(root_);
    fs::create_directories(root_);
    fs::copy(fs::path(ASSAY_SOURCE_DIR) / "rules", root_, fs::copy_options::recursive);
    fs::remove(file());
  }
  ~RulesCopy() { fs::remove_all(root_); }
  RulesCopy(const RulesCopy&) = delete;
  RulesCopy& operator=(const RulesCopy&) = delete;

  const fs::path& root() const { return root_; }
  fs::path file() const { return root_ / "compiled.bin"; }
  std::string bytes_of(const fs::path& path) const {
    std::ifstream in(path, std::ios::binary);
    std::stringstream content;
    content << in.rdbuf();
    return content.str();
  }
  void write(const fs::path& path, const std::string& bytes) const { std::ofstream(path, std::ios::binary) << bytes; }

 private:
  fs::path root_;
};

std::vector<std::string> told_of(const Language& language, const std::string& text) {
  Scanner scanner(language);
  std::vector<std::string> out;
  scanner.scan(text, {0, static_cast<std::uint32_t>(text.size())}, [&](Scan& scan) {
    for (const Item& item : scan.items) out.push_back(std::string(item.span.of(text)) + " " + std::to_string(item.set));
    for (const Figure& f : scan.figures) out.push_back(std::string(f.span.of(text)));
  });
  return out;
}

TEST_CASE("compiled rules are those of the files") {
  const RulesCopy copy("compiled");
  CHECK(read_compiled_rules(copy.root()) == nullptr);  // not yet
  REQUIRE(compile_rules(copy.root()).value() == copy.file());
  const auto compiled = read_compiled_rules(copy.root());
  REQUIRE(compiled != nullptr);
  const auto made = Language::make({copy.root()}).value();

  const auto& entries = compiled->lexicon().entries();
  REQUIRE(entries.size() == made->lexicon().entries().size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& own = entries[i];
    const Entry& other = made->lexicon().entries()[i];
    CHECK((own.cls == other.cls && own.id == other.id && own.terms == other.terms && own.file == other.file));
    CHECK((own.text("code") == other.text("code") && own.number("factor", 0) == other.number("factor", 0) && own.list("parents") == other.list("parents")));
  }
  REQUIRE(compiled->rules().size() == made->rules().size());
  CHECK(compiled->rules().back().file == made->rules().back().file);
  CHECK(compiled->is_trade("export"));
  CHECK(compiled->lexicon().find("unit", "t") != nullptr);
  for (const std::string text : {"Norway exported 1.2 million tonnes of salmon in May, up 7.5% from a year earlier.", "Prices more than doubled to $3,400 a tonne, the highest since 2019.",
                                 "One in five of the 3,200 pupils came by U.S. bus."})
    CHECK(told_of(*compiled, text) == told_of(*made, text));
  CHECK(compiled->image(copy.root()).size() == made->image(copy.root()).size());  // what fills the gaps between numbers may differ
}

TEST_CASE("compiled rules are passed over when a rule file changes, comes or goes") {
  const RulesCopy copy("compiled-stale");
  REQUIRE(compile_rules(copy.root()));
  const fs::path units = copy.root() / "lexicon" / "units.json";
  const std::string before = copy.bytes_of(units);
  copy.write(units, before + "\n");
  CHECK(read_compiled_rules(copy.root()) == nullptr);
  CHECK(Language::load({copy.root()}));  // from the files
  copy.write(units, before);
  CHECK(read_compiled_rules(copy.root()) != nullptr);
  copy.write(copy.root() / "lexicon" / "own.json", R"({"about": "x", "groups": [{"class": "unit", "code": "fir", "terms": ["firkin"]}]})");
  CHECK(read_compiled_rules(copy.root()) == nullptr);
  CHECK((*Language::load({copy.root()}))->lexicon().find("unit", "fir") != nullptr);
}

TEST_CASE("compiled rules that are damaged are passed over") {
  const RulesCopy copy("compiled-damaged");
  REQUIRE(compile_rules(copy.root()));
  const std::string whole = copy.bytes_of(copy.file());
  for (const std::size_t at : {std::size_t{0}, std::size_t{20}, std::size_t{100}, whole.size() / 2, whole.size() - 1}) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    copy.write(copy.file(), damaged);
    CHECK(read_compiled_rules(copy.root()) == nullptr);
    copy.write(copy.file(), whole.substr(0, at));
    CHECK(read_compiled_rules(copy.root()) == nullptr);
  }
  copy.write(copy.file(), whole + "x");
  CHECK(read_compiled_rules(copy.root()) == nullptr);
  CHECK(Language::load({copy.root()}));
}

TEST_CASE("an image that ends too early is none") {
  const std::string image = language().image("/rules");
  CHECK(Language::from_image(image, "/rules") != nullptr);
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, image.size() / 3, image.size() / 2, image.size() - 1})
    CHECK(Language::from_image(std::string_view(image).substr(0, size), "/rules") == nullptr);
}

}  // namespace
}  // namespace assay::test
