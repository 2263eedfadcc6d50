#include "evaluate/gold.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "evaluate/older_gold.h"
#include "evaluate/quote_place.h"

namespace assay {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::array<std::string_view, kDimensions> kNames{"unit",    "hedge",   "direction", "kind",    "form",
                                                           "counted", "product", "flow",      "origin",  "destination",
                                                           "period",  "base",    "whole",     "modality"};

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

// The article of an annotation: by the file name's first characters (`doc`), or by its stem.
class ArticleFinder {
 public:
  explicit ArticleFinder(std::vector<fs::path> folders) : folders_(std::move(folders)) {}

  std::optional<fs::path> find(const std::string& start_of_name, bool whole_stem) const {
    for (const auto& folder : folders_) {
      std::set<fs::path> fitting;
      std::error_code none;
      for (const auto& item : fs::directory_iterator(folder, none)) {
        const auto extension = item.path().extension();
        if (extension != ".txt" && extension != ".md") continue;
        const auto stem = item.path().stem().string();
        if (whole_stem ? stem == start_of_name : stem.starts_with(start_of_name)) fitting.insert(item.path());
      }
      if (!fitting.empty()) return *fitting.begin();
    }
    return std::nullopt;
  }

 private:
  std::vector<fs::path> folders_;
};

// Reads the records of one annotation file, each into the article that it is about.
class GoldFile {
 public:
  GoldFile(const fs::path& path, ArticleFinder finder, const Lexicon& lexicon, Gold& gold)
      : path_(path), finder_(std::move(finder)), lexicon_(lexicon), gold_(gold) {}

  void read() {
    std::ifstream file(path_);
    if (!file) return refuse("The annotation cannot be opened.", "Give a .jsonl file or a folder of them.");
    for (std::string line; std::getline(file, line);) {
      ++line_;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const auto record = Json::parse(line, nullptr, false);
      if (!record.is_object()) refuse("This line is no JSON object.", "Write one object a line.");
      else read(record);
    }
  }

 private:
  struct Open {
    std::size_t index;  // in gold_.articles
    std::string text;
    QuotePlace claims, findings;
  };

  void refuse(std::string cause, std::string remedy) {
    gold_.problems.push_back({path_.string(), line_, 0, std::move(cause), std::move(remedy)});
  }

  static std::string text(const Json& record, const char* field) {
    const auto found = record.find(field);
    return found != record.end() && found->is_string() ? found->get<std::string>() : "";
  }

  static std::vector<std::string> texts(const Json& record, const char* field) {
    std::vector<std::string> all;
    const auto found = record.find(field);
    if (found == record.end() || !found->is_array()) return all;
    for (const auto& one : *found)
      if (one.is_string()) all.push_back(one.get<std::string>());
    return all;
  }

  void read(const Json& record) {
    if (record.contains("finding")) return read_finding(record);
    if (record.contains("rules") && record.contains("docs")) return read_older_finding(record);
    // Lists of look-alikes have no quote of a single claim: any error or warning is a false alarm anyway.
    if (!record.contains("quote") || !record.contains("value")) return;
    read_claim(record);
  }

  Open* open(const std::string& doc) {
    const std::string name = doc.empty() ? path_.stem().string() : doc;
    if (const auto known = open_.find(name); known != open_.end()) return known->second.get();
    const auto article = finder_.find(name, doc.empty());
    const auto bytes = article ? read_file(*article) : std::nullopt;
    if (!bytes) {
      refuse("The article `" + name + "` of this annotation is not found.",
             "Put it beside the annotation, or name its folder with --articles.");
      return (open_[name] = nullptr).get();
    }
    gold_.articles.push_back({*article, {}, {}});
    auto opened = std::make_unique<Open>(Open{gold_.articles.size() - 1, *bytes, QuotePlace(""), QuotePlace("")});
    opened->claims = QuotePlace(opened->text);
    opened->findings = QuotePlace(opened->text);
    return (open_[name] = std::move(opened)).get();
  }

  void read_claim(const Json& record) {
    Open* article = open(text(record, "doc"));
    if (!article) return;
    GoldClaim claim;
    claim.file = path_.string();
    claim.line = line_;
    claim.quote = text(record, "quote");
    claim.kind = text(record, "kind");
    if (!read_value(record.at("value"), claim))
      return refuse("`value` is neither a number nor a pair of numbers.", "Write 353, or [60, 70] for a range.");
    const auto place = article->claims.find(claim.quote, text(record, "in"));
    if (!place)
      return refuse(
          "The quote “" + claim.quote + "” does not stand in " + gold_.articles[article->index].article.string() + ".",
          "Copy quote and `in` from the article, byte by byte.");
    claim.span = *place;
    if (is_older_gold(record)) read_older_dimensions(record, lexicon_, claim, gold_.undecided);
    else read_dimensions(record, claim);
    gold_.articles[article->index].claims.push_back(std::move(claim));
  }

  static bool read_value(const Json& value, GoldClaim& claim) {
    if (value.is_number()) return claim.value = value.get<double>(), true;
    if (!value.is_array() || value.size() != 2 || !value[0].is_number() || !value[1].is_number()) return false;
    claim.value = value[0].get<double>();
    claim.value_high = value[1].get<double>();
    return true;
  }

  // Who annotates may write a product or a place by any of its names: "oil" is crude oil, "Asia" the code of Asia.
  void add_other_names(std::vector<std::string>& want, std::string_view cls) const {
    for (std::size_t i = 0, count = want.size(); i < count; ++i) {
      if (want[i].empty() || lexicon_.find(Name::of(cls), want[i])) continue;
      std::string words = want[i];
      std::replace(words.begin(), words.end(), '-', ' ');
      const Entry* entry = lexicon_.find_term(cls, words);
      if (!entry) continue;
      const auto code = entry->id.empty() ? entry->text("code") : std::string_view(entry->id);
      if (!code.empty()) want.emplace_back(code);
    }
  }

  void read_dimensions(const Json& record, GoldClaim& claim) const {
    for (std::size_t i = 0; i < kDimensions; ++i) {
      const auto field = record.find(kNames[i]);
      if (field == record.end()) continue;
      auto& want = claim.want[i];
      if (field->is_array()) {  // several answers are right
        for (const auto& one : *field) want.push_back(one.is_string() ? one.get<std::string>() : "");
      } else {
        want.push_back(field->is_string() ? field->get<std::string>() : "");
      }
    }
    add_other_names(claim.want[static_cast<std::size_t>(Dimension::product)], "product");
    for (const Dimension side : {Dimension::origin, Dimension::destination}) add_other_names(claim.want[static_cast<std::size_t>(side)], "place");
  }

  void read_finding(const Json& record) {
    Open* article = open(text(record, "doc"));
    if (!article) return;
    const std::string in = text(record, "in");
    const auto place = article->findings.find(in, in);
    if (!place)
      return refuse("“" + in + "” does not stand in " + gold_.articles[article->index].article.string() + ".",
                    "Copy `in` from the article, byte by byte.");
    gold_.articles[article->index].findings.push_back(
        {path_.string(), line_, {text(record, "finding")}, text(record, "severity"), {*place}});
  }

  // "rules" are the admissible ones, "docs" the articles, each with some of the "quotes".
  void read_older_finding(const Json& record) {
    const auto rules = texts(record, "rules");
    if (rules.empty()) return;  // beyond what a check of figures can find
    for (const auto& doc : texts(record, "docs")) {
      Open* article = open(doc);
      if (!article) continue;
      GoldFinding finding{path_.string(), line_, rules, text(record, "severity"), {}};
      for (const auto& quote : texts(record, "quotes"))
        if (const auto place = QuotePlace(article->text).find(quote, "")) finding.places.push_back(*place);
      if (!finding.places.empty()) gold_.articles[article->index].findings.push_back(std::move(finding));
    }
  }

  fs::path path_;
  ArticleFinder finder_;
  const Lexicon& lexicon_;
  Gold& gold_;
  int line_ = 0;
  std::map<std::string, std::unique_ptr<Open>> open_;
};

}  // namespace

std::string_view name(Dimension d) { return kNames[static_cast<std::size_t>(d)]; }

Gold read_gold(const fs::path& path, const std::optional<fs::path>& articles, const Lexicon& lexicon) {
  Gold gold;
  std::set<fs::path> files;
  std::error_code none;
  if (fs::is_directory(path, none)) {
    for (const auto& item : fs::directory_iterator(path, none))
      if (item.path().extension() == ".jsonl") files.insert(item.path());
    if (files.empty())
      gold.problems.push_back(
          {path.string(), 0, 0, "There is no .jsonl file in this folder.", "Name the folder of the annotations."});
  } else {
    files.insert(path);
  }
  for (const auto& file : files) {
    std::vector<fs::path> folders;
    const auto folder = file.parent_path().empty() ? fs::path(".") : file.parent_path();
    if (articles) folders.push_back(*articles);
    else folders = {folder, folder / ".." / "articles", folder / "articles"};
    GoldFile(file, ArticleFinder(folders), lexicon, gold).read();
  }
  std::sort(gold.undecided.begin(), gold.undecided.end());
  gold.undecided.erase(std::unique(gold.undecided.begin(), gold.undecided.end()), gold.undecided.end());
  return gold;
}

}  // namespace assay
