#include "gold.h"

#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

namespace assay::testing {
namespace {

const std::filesystem::path kSource = ASSAY_SOURCE_DIR;

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

const CheckRules& rules() {
  static const CheckRules loaded = [] {
    auto read = CheckRules::load({kSource / "rules"});
    if (!read) FAIL(read.error().text());
    return *read;
  }();
  return loaded;
}

const UnitTable& units() {
  static const UnitTable table = units_of(lexicon());
  return table;
}

// The first date that the head of a text shows, in the shapes that the corpus uses.
std::optional<Date> date_in(const std::string& text) {
  static const std::string month = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?";
  static const std::regex iso("(20\\d\\d)-(\\d\\d)-(\\d\\d)"), day_first("(\\d{1,2}) " + month + " (20\\d\\d)"),
      month_first(month + " (\\d{1,2}), (20\\d\\d)"), dotted("(\\d{1,2})[./](\\d{1,2})[./](20\\d\\d)");
  static const std::string names = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::string head = text.substr(0, 400);
  const auto number = [](const std::string& month_name) { return static_cast<int>(names.find(month_name) / 3) + 1; };
  std::smatch m;
  if (std::regex_search(head, m, iso)) return Date{std::stoi(m[1]), std::stoi(m[2]), std::stoi(m[3])};
  if (std::regex_search(head, m, day_first)) return Date{std::stoi(m[3]), number(m[2]), std::stoi(m[1])};
  if (std::regex_search(head, m, month_first)) return Date{std::stoi(m[3]), number(m[1]), std::stoi(m[2])};
  if (std::regex_search(head, m, dotted)) return Date{std::stoi(m[3]), std::stoi(m[2]), std::stoi(m[1])};
  return std::nullopt;
}

std::string text_or_empty(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

Claim claim_of(const nlohmann::json& gold, const std::string& text, std::size_t& from, int number) {
  Claim claim;
  claim.number = number;
  const std::string quote = gold.at("quote"), in = gold.at("in");
  std::size_t at = text.find(in, from);
  if (at == std::string::npos) at = text.find(in);
  REQUIRE_MESSAGE(at != std::string::npos, "no such text: " << in);
  const std::size_t start = at + in.find(quote);
  from = at;
  claim.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start + quote.size())};
  claim.sentence = claim.span;
  claim.in_headline = gold.value("in_headline", start < text.find('\n'));
  claim.kind = *from_name<Kind>(text_or_empty(gold, "kind"));
  claim.form = *from_name<Form>(text_or_empty(gold, "form"));
  const auto& value = gold.at("value");
  claim.value = value.is_array() ? value[0].get<double>() : value.get<double>();
  if (value.is_array()) claim.value_high = value[1].get<double>();
  claim.unit = text_or_empty(gold, "unit");
  claim.counted = text_or_empty(gold, "counted");
  claim.hedge = *from_name<Hedge>(text_or_empty(gold, "hedge"));
  claim.direction = *from_name<Direction>(text_or_empty(gold, "direction"));
  claim.modality = *from_name<Modality>(text_or_empty(gold, "modality"));
  claim.key = {text_or_empty(gold, "product"), text_or_empty(gold, "flow"), text_or_empty(gold, "origin"),
               text_or_empty(gold, "destination"), Period::parse(text_or_empty(gold, "period")), "", {}};
  claim.base = Period::parse(text_or_empty(gold, "base"));
  claim.whole = text_or_empty(gold, "whole");
  const auto said = Provenance::sentence;
  claim.from = {said, said, said, said, said, said};
  set_intervals(claim, quote);
  return claim;
}

}  // namespace

const Lexicon& lexicon() {
  static const Lexicon loaded = [] {
    auto read = Lexicon::load({kSource / "rules"});
    if (!read) FAIL(read.error().text());
    return std::move(*read);
  }();
  return loaded;
}

const ReferenceData& reference() {
  static const ReferenceData loaded = [] {
    std::vector<Error> problems;
    return ReferenceData::load({kSource / "reference-data"}, problems);
  }();
  return loaded;
}

const Checker& checker() {
  static const Checker ready(lexicon(), reference(), rules());
  return ready;
}

void set_intervals(Claim& claim, std::string_view quote) {
  std::string digits;
  for (const char c : quote) {
    if ((c >= '0' && c <= '9') || (c == '.' && !digits.empty())) digits += c;
    else if (c != ',' && c != ' ' && !digits.empty()) break;
  }
  const double high_value = claim.value_high.value_or(claim.value);
  const double written = digits.empty() ? claim.value : std::atof(digits.c_str());
  const double scale = written > 0 ? claim.value / written : 1;
  const auto dot = digits.find('.');
  double unit = scale * (dot == std::string::npos ? 1 : std::pow(10, -static_cast<double>(digits.size() - dot - 1)));
  double zeros = 0;
  if (digits.empty()) unit = zeros = claim.kind == Kind::multiple || claim.kind == Kind::share ? claim.value * 0.1 : 0;
  if (dot == std::string::npos && digits.size() > 1) {
    double step = 1;
    for (std::size_t i = digits.size(); i > 1 && digits[i - 1] == '0'; --i) step *= 10;
    zeros = std::min(step * scale / 2, claim.value * 0.05);
  }
  if (claim.kind == Kind::count && claim.value < 1000) unit = zeros = 0;
  Interval literal{claim.value - unit / 2, high_value + unit / 2};
  Interval fair{claim.value - std::max(unit / 2, zeros), high_value + std::max(unit, zeros)};
  switch (claim.hedge) {
    case Hedge::about: fair = fair.hull({claim.value * 0.95, high_value * 1.05}); break;
    case Hedge::over:
      if (claim.kind == Kind::multiple && claim.value < 1) {
        literal = fair = {0, claim.value};  // more than halved
        break;
      }
      literal = fair = {claim.value, Interval::kInfinity}; break;
    case Hedge::at_least: literal.high = fair.high = Interval::kInfinity; break;
    case Hedge::under: literal = fair = {0, high_value}; break;
    case Hedge::at_most: literal.low = fair.low = 0; break;
    case Hedge::nearly: literal.low = fair.low = claim.value * 0.9; fair.high = high_value + unit / 2; break;
    case Hedge::none: break;
  }
  double factor = claim.unit == "%" ? 0.01 : 1;
  if (const auto known = units().find(claim.unit); known && claim.unit != "%") factor = known->factor;
  const auto reduce = [&](Interval i) {
    i = i.scaled(factor);
    if (claim.kind != Kind::change) return i;
    return claim.direction == Direction::down ? Interval{1 - i.high, 1 - i.low} : i.shifted(1);
  };
  claim.literal = reduce(literal);
  claim.fair = reduce(fair).hull(claim.literal);
}

Annotated annotated(const std::filesystem::path& article, const std::filesystem::path& gold) {
  Annotated out;
  out.article.doc = article.filename().string();
  out.article.text = slurp(article);
  out.article.published = date_in(out.article.text);
  std::ifstream lines(gold);
  std::size_t from = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    const auto json = nlohmann::json::parse(line);
    if (!json.contains("finding")) {
      out.claims.push_back(claim_of(json, out.article.text, from, static_cast<int>(out.claims.size()) + 1));
      continue;
    }
    // "[[…]]" marks the figure inside its surroundings.
    const std::string in = std::regex_replace(json.at("in").get<std::string>(), std::regex("\\[\\[|\\]\\]"), "");
    const auto at = out.article.text.find(in);
    REQUIRE_MESSAGE(at != std::string::npos, "no such text: " << in);
    out.findings.push_back({json.at("finding"), json.at("severity"), {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + in.size())}});
  }
  return out;
}

}  // namespace assay::testing
