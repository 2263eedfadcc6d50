// What is put into an archive comes out of it, to the last bit.
#include "archive/archive.h"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "archive/digest.h"
#include "archive/records.h"
#include "archive/sqlite.h"
#include "normalize/claim_reader.h"
#include "text/reader.h"

using namespace assay;

namespace {

namespace fs = std::filesystem;
const std::string kSource = ASSAY_SOURCE_DIR;

struct House {
  RulePack rules = RulePack::load({kSource + "/rules"}).value();
  LayoutRules layout = LayoutRules::load({kSource + "/rules"}).value();
  std::vector<Error> problems;
  ReferenceData reference = ReferenceData::load({kSource + "/reference-data"}, problems);
  Checker checker{rules.lexicon(), reference, CheckRules::load({kSource + "/rules"}).value()};
  ClaimReader reader{rules};

  CheckedArticle check(const std::string& text, const std::string& doc) {
    ReadOptions options;
    options.layout = &layout;
    Article article = read_text(text, doc, options);
    auto claims = reader.read(article);
    return checker.check(std::move(article), std::move(claims), {});
  }
};

House& house() {
  static House one;
  return one;
}

std::vector<CheckedArticle> corpus() {
  std::vector<CheckedArticle> out;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kSource + "/corpus/articles"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    out.push_back(house().check(text.str(), file.filename().string()));
  }
  return out;
}

class File {
 public:
  explicit File(const std::string& name) : path_(fs::path(ASSAY_BINARY_DIR) / (name + ".archive")) {
    fs::remove(path_);
  }
  ~File() { fs::remove(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void put(Archive& archive, const CheckedArticle& checked, const std::string& digest = "d") {
  REQUIRE(archive.begin());
  REQUIRE(archive.put(checked.article.doc, digest, "basis", std::span(&checked, 1)));
  REQUIRE(archive.commit());
}

std::vector<CheckedArticle> all_of(const Archive& archive) {
  std::vector<CheckedArticle> out;
  REQUIRE(archive.each_article([&](const CheckedArticle& checked) { out.push_back(checked); }));
  return out;
}

}  // namespace

TEST_CASE("what a killed audit leaves half written hinders no reader") {
  const File file("killed"), copy("killed-copy");
  const fs::path journal = file.path().string() + "-journal", copied_journal = copy.path().string() + "-journal";
  auto archive = Archive::open(file.path(), Archive::Use::write);
  REQUIRE(archive);
  put(*archive, house().check("Zinc output rose 5% in 2024.\n", "kept.txt"));
  // So much in one transaction that the database writes ahead of its end.
  const auto much = house().check("Zinc output rose 5% in 2024. " + std::string(8'000'000, 'x') + "\n", "lost.txt");
  REQUIRE(archive->begin());
  REQUIRE(archive->put("lost.txt", "d", "basis", std::span(&much, 1)));
  fs::copy_file(file.path(), copy.path());
  REQUIRE(fs::exists(journal));
  fs::copy_file(journal, copied_journal, fs::copy_options::overwrite_existing);

  const auto left = Archive::open(copy.path(), Archive::Use::read);
  REQUIRE(left);
  const auto back = all_of(*left);
  REQUIRE(back.size() == 1);
  CHECK(back.front().article.doc == "kept.txt");
}

TEST_CASE("claims, findings and articles come back as they were put") {
  const auto articles = corpus();
  const File file("round-trip");
  auto archive = Archive::open(file.path(), Archive::Use::write);
  REQUIRE(archive);
  for (const auto& checked : articles) put(*archive, checked);
  const auto back = all_of(*archive);
  REQUIRE(back.size() == articles.size());
  for (std::size_t a = 0; a < back.size(); ++a) {
    CAPTURE(articles[a].article.doc);
    CHECK(back[a].article.doc == articles[a].article.doc);
    CHECK(back[a].article.text == articles[a].article.text);
    CHECK(back[a].article.published == articles[a].article.published);
    CHECK(back[a].article.title == articles[a].article.title);
    CHECK(back[a].article.anchors == articles[a].article.anchors);
    REQUIRE(back[a].claims.size() == articles[a].claims.size());
    for (std::size_t c = 0; c < back[a].claims.size(); ++c) {
      const Claim &left = back[a].claims[c], &right = articles[a].claims[c];
      CHECK(left.literal == right.literal);  // every bit, open ends too
      CHECK(left.fair == right.fair);
      CHECK(left.value == right.value);
      CHECK(left.key == right.key);
      CHECK(left.span == right.span);
      CHECK(left.sentence == right.sentence);
      CHECK(record_of(left) == record_of(right));
    }
    REQUIRE(back[a].findings.size() == articles[a].findings.size());
    for (std::size_t f = 0; f < back[a].findings.size(); ++f)
      CHECK(record_of(back[a].findings[f]) == record_of(articles[a].findings[f]));
  }
}

TEST_CASE("a claim with everything in it survives, and so does one with nothing") {
  Claim claim;
  CHECK(record_of(claim_of(record_of(claim))) == record_of(claim));
  claim.number = 12;
  claim.span = {5, 9};
  claim.sentence = {0, 40};
  claim.product_span = {1, 3};
  claim.in_headline = claim.starts_change = claim.ambiguous_unit = true;
  claim.form = Form::ratio;
  claim.kind = Kind::multiple;
  claim.value = 0.1 + 0.2;
  claim.value_high = std::nextafter(1.0, 2.0);
  claim.literal = {1e-300, Interval::kInfinity};
  claim.fair = {-Interval::kInfinity, 3.0000000000000004};
  claim.hedge = Hedge::at_least;
  claim.direction = Direction::down;
  claim.modality = Modality::denied;
  claim.attribution = "The “Bureau”";
  claim.key = {"ore", "export", "CN", "world", Period::parse("2025-01/2025-07"), "mass", {{"currency", "USD"}}};
  claim.base = Period::fiscal_year(2024);
  claim.from.period = Provenance::default_;
  claim.verdict = Verdict::conflicting;
  const Claim back = claim_of(record_of(claim));
  CHECK(record_of(back) == record_of(claim));
  CHECK(back.value == claim.value);
  CHECK(back.value_high == claim.value_high);
  CHECK(back.literal == claim.literal);
  CHECK(back.fair == claim.fair);
  CHECK(back.base == claim.base);
  CHECK(back.from.period == Provenance::default_);
}

TEST_CASE("a claim's record that is cut, goes on or says what there is not is damaged, never misread") {
  Claim claim;
  claim.attribution = std::string(300, 'a');
  claim.key.period = Period::month(2025, 6);
  const std::string whole = record_of(claim);
  CHECK(claim_of(whole).attribution == claim.attribution);
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK_THROWS_AS(claim_of(std::string_view(whole).substr(0, size)), DamagedRecord);
  CHECK_THROWS_AS(claim_of(whole + "x"), DamagedRecord);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string other = whole;
    other[at] = static_cast<char>(other[at] ^ 0xff);
    try {
      claim_of(other);
    } catch (const DamagedRecord&) {
    }
  }
  std::string unknown_form = whole;
  unknown_form[4 + 3 * 8 + 1] = 9;
  CHECK_THROWS_AS(claim_of(unknown_form), DamagedRecord);
}

TEST_CASE("a damaged record of the archive is an error that says so") {
  const File file("damaged");
  auto archive = Archive::open(file.path(), Archive::Use::write);
  REQUIRE(archive);
  put(*archive, house().check("July 9, 2025\n\nChile produced 440,000 tonnes of copper in May 2025.\n", "a.txt"));
  sqlite::Database(file.path().string(), sqlite::Access::write).execute("UPDATE claim SET record = x'0102'");
  const auto read = archive->each_subject([](const Tellings&) {});
  REQUIRE_FALSE(read);
  CHECK(read.error().cause.find("damaged") != std::string::npos);
}

TEST_CASE("an input that changed replaces what it was, and leaves nothing behind") {
  const File file("replace");
  auto archive = Archive::open(file.path(), Archive::Use::write);
  REQUIRE(archive);
  put(*archive, house().check("Turnout rose to 61.2% in May 2025.\n", "a.txt"), "one");
  put(*archive, house().check("Turnout rose to 62% in May 2025 and 63% in June.\n", "a.txt"), "two");
  CHECK(all_of(*archive).size() == 1);
  CHECK(archive->counts()->claims == 2);
  CHECK(archive->known()->at("a.txt") == Archive::mark("two", "basis"));
}

TEST_CASE("tellings of one product come together, by article and place, whatever the order of putting") {
  const File file("subjects");
  auto archive = Archive::open(file.path(), Archive::Use::write);
  REQUIRE(archive);
  put(*archive, house().check("July 9, 2025\n\nChile produced 440,000 tonnes of copper in May 2025.\n",
                              "https://www.example.org/b"));
  put(*archive, house().check("July 8, 2025\n\nPeru produced 120 tonnes of tin in May 2025. Chile produced 441,000 "
                              "tonnes of copper in May 2025.\n",
                              "a.txt"));
  std::vector<std::string> told;
  REQUIRE(archive->each_subject([&](const Tellings& subject) {
    for (const auto& t : subject.claims)
      told.push_back(t.claim.key.product + " " + subject.sources[t.source].doc + " " + t.quote);
    if (subject.claims.front().claim.key.product == "copper") CHECK(subject.sources.back().outlet == "example.org");
  }));
  CHECK(told == std::vector<std::string>{"copper a.txt 441,000 tonnes",
                                         "copper https://www.example.org/b 440,000 tonnes", "tin a.txt 120 tonnes"});
}

TEST_CASE("what is not committed was never there") {
  const File file("rollback");
  {
    auto archive = Archive::open(file.path(), Archive::Use::write);
    REQUIRE(archive);
    const auto checked = house().check("Turnout rose to 61.2% in May 2025.\n", "a.txt");
    REQUIRE(archive->begin());
    REQUIRE(archive->put("a.txt", "d", "b", std::span(&checked, 1)));
  }
  CHECK(all_of(*Archive::open(file.path(), Archive::Use::read)).empty());
}

TEST_CASE("files that are no archive are refused, with a remedy") {
  CHECK(Archive::open("/nowhere/at/all.archive", Archive::Use::read).error().cause.find("No such archive") == 0);
  CHECK_FALSE(Archive::open("/nowhere/at/all.archive", Archive::Use::write));
  const File text("text");
  std::ofstream(text.path()) << std::string(2000, 'x');
  CHECK_FALSE(Archive::open(text.path(), Archive::Use::write));
  const File note("note");
  std::ofstream(note.path()) << "x";
  CHECK_FALSE(Archive::open(note.path(), Archive::Use::write));
  CHECK(fs::file_size(note.path()) == 1);
  const File other("other");
  sqlite::Database(other.path().string(), sqlite::Access::write).execute("CREATE TABLE song(name TEXT)");
  CHECK(Archive::open(other.path(), Archive::Use::write).error().cause.find("no archive of Assay") !=
        std::string::npos);
  const File newer("newer");
  REQUIRE(Archive::open(newer.path(), Archive::Use::write));
  sqlite::Database(newer.path().string(), sqlite::Access::write).execute("PRAGMA user_version = 99");
  CHECK(Archive::open(newer.path(), Archive::Use::read).error().cause.find("99") != std::string::npos);
  const File older("older");
  REQUIRE(Archive::open(older.path(), Archive::Use::write));
  sqlite::Database(older.path().string(), sqlite::Access::write).execute("PRAGMA user_version = 1");
  const auto refused = Archive::open(older.path(), Archive::Use::write).error();
  CHECK(refused.cause.find("An older Assay") == 0);
  CHECK(refused.remedy.find("assay audit") != std::string::npos);
}

TEST_CASE("the digest is SHA-256") {
  CHECK(digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest_of(std::vector<std::string>{"ab", "c"}) != digest_of(std::vector<std::string>{"a", "bc"}));
}
