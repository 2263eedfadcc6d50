#include "check/suppression.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace assay {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kOpen = "<!--", kClose = "-->", kWord = "assay-ignore";
constexpr const char* kForm = "Write it as <!-- assay-ignore RULE \"quote\": reason -->.";
constexpr const char* kFileForm = R"(Write each as {"rule": "…", "quote": "…", "reason": "…"} in the list "ignore".)";

bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

void trim(std::string_view& text) {
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
}

// "“353 tons”: reason" → the quote; takes it and its marks off. Straight or curly marks.
std::string take_quote(std::string_view& rest) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"\"", "\""}, {"“", "”"}}) {
    if (!rest.starts_with(open)) continue;
    const auto end = rest.find(close, open.size());
    if (end == std::string_view::npos) return "";
    std::string quote(rest.substr(open.size(), end - open.size()));
    rest.remove_prefix(end + close.size());
    return quote;
  }
  return "";
}

std::string unknown_rule(const std::string& rule) { return "There is no rule `" + rule + "` to suppress."; }
constexpr const char* kRules = "The rules are those of rules/checks/findings.json.";

}  // namespace

bool Suppression::covers(const std::string& found, Span span, std::string_view text) const {
  if (rule != found) return false;
  for (auto at = text.find(quote); at != std::string_view::npos; at = text.find(quote, at + 1)) {
    const auto start = static_cast<std::uint32_t>(at);
    if (span.overlaps({start, start + static_cast<std::uint32_t>(quote.size())})) return true;
  }
  return false;
}

std::vector<Suppression> suppressions_in(const Article& article, const CheckRules& rules,
                                         std::vector<Error>& problems) {
  std::vector<Suppression> out;
  const std::string_view text = article.text;
  for (auto at = text.find(kWord); at != std::string_view::npos; at = text.find(kWord, at + kWord.size())) {
    auto open = at;
    while (open > 0 && space(text[open - 1])) --open;
    if (open < kOpen.size() || text.substr(open - kOpen.size(), kOpen.size()) != kOpen) continue;
    open -= kOpen.size();
    const int line =
        1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(open), '\n'));
    const auto refuse = [&](const std::string& cause, const char* remedy) {
      problems.push_back({article.doc, line, 0, cause, remedy});
    };
    const auto close = text.find(kClose, at);
    if (close == std::string_view::npos) {
      refuse("This suppression has no end.", kForm);
      break;
    }
    std::string_view rest = text.substr(at + kWord.size(), close - at - kWord.size());
    trim(rest);
    Suppression s;
    while (!rest.empty() && !space(rest.front()) && rest.front() != '"') {
      s.rule += rest.front();
      rest.remove_prefix(1);
    }
    trim(rest);
    s.quote = take_quote(rest);
    trim(rest);
    const bool colon = rest.starts_with(':');
    if (colon) rest.remove_prefix(1);
    trim(rest);
    s.reason = std::string(rest);
    s.file = article.doc;
    s.line = line;
    s.place = {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close + kClose.size())};
    if (s.rule.empty() || s.quote.empty()) refuse("This suppression does not say which rule, or which words.", kForm);
    else if (!colon || s.reason.empty()) refuse("This suppression gives no reason.", kForm);
    else if (!rules.knows(s.rule)) refuse(unknown_rule(s.rule), kRules);
    else out.push_back(std::move(s));
  }
  return out;
}

std::vector<Suppression> suppressions_of_file(std::string_view json, const std::string& file, const CheckRules& rules,
                                              std::vector<Error>& problems) {
  std::vector<Suppression> out;
  Json parsed;
  try {
    parsed = Json::parse(json);
  } catch (const Json::parse_error& broken) {
    const auto before = json.substr(0, std::min(json.size(), broken.byte));
    problems.push_back(
        {file, 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')), 0, "This is no JSON.", kFileForm});
    return out;
  }
  if (!parsed.is_object() || !parsed.contains("ignore") || !parsed["ignore"].is_array()) {
    problems.push_back({file, 1, 0, "The file has no list \"ignore\".", kFileForm});
    return out;
  }
  // Where the entries begin: each has the word "rule" once.
  std::size_t at = 0;
  for (const Json& entry : parsed["ignore"]) {
    at = json.find("\"rule\"", at);
    const auto before = json.substr(0, at);
    const int line =
        at == std::string_view::npos ? 1 : 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    if (at != std::string_view::npos) ++at;
    const auto text = [&](const char* field) {
      return entry.is_object() && entry.contains(field) && entry[field].is_string() ? entry[field].get<std::string>()
                                                                                    : std::string();
    };
    Suppression s{text("rule"), text("quote"), text("reason"), file, line, {}, false};
    if (s.rule.empty() || s.quote.empty() || s.reason.empty())
      problems.push_back({file, line, 0, "A suppression needs a rule, a quote and a reason.", kFileForm});
    else if (!rules.knows(s.rule)) problems.push_back({file, line, 0, unknown_rule(s.rule), kRules});
    else out.push_back(std::move(s));
  }
  return out;
}

void suppress(std::vector<Finding>& findings, std::vector<Suppression>& suppressions, std::string_view text) {
  for (Finding& finding : findings)
    for (Suppression& s : suppressions) {
      if (!s.covers(finding.rule, finding.span, text)) continue;
      s.used = true;
      finding.suppressed = s.reason;
    }
}

std::vector<Finding> unneeded(const std::vector<Suppression>& suppressions, const std::string& doc,
                              const Wording& wording, const CheckRules& rules) {
  const auto across = rules.list("comparison.rules-across-sources");
  std::vector<Finding> out;
  for (const Suppression& s : suppressions) {
    if (s.used || std::find(across.begin(), across.end(), s.rule) != across.end()) continue;
    Finding note;
    note.rule = "unneeded-suppression";
    note.severity = rules.severity(note.rule);
    note.doc = doc;
    note.span = s.place;
    note.message =
        wording.sentence("suppression.unneeded",
                         {{"rule", s.rule}, {"quote", s.quote}, {"file", s.file}, {"line", std::to_string(s.line)}});
    out.push_back(std::move(note));
  }
  return out;
}

}  // namespace assay
