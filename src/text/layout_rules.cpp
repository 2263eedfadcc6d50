#include "text/layout_rules.h"

#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "text/lines.h"

namespace assay {
namespace {

using Json = nlohmann::json;

std::string folded_name(const icu::UnicodeString& name) {
  std::string out;
  icu::UnicodeString(name).toLower().toUTF8String(out);
  while (!out.empty() && out.back() == '.') out.pop_back();
  return out;
}

int line_at(std::string_view text, std::size_t byte) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size())), '\n'));
}

struct Field {
  const char* name;
  std::vector<std::string> LayoutRules::*list;
};
constexpr Field kFields[] = {{"bylines", &LayoutRules::bylines},
                             {"published", &LayoutRules::published},
                             {"updated", &LayoutRules::updated},
                             {"fillers", &LayoutRules::fillers},
                             {"furniture", &LayoutRules::furniture},
                             {"credits", &LayoutRules::credits},
                             {"other_news", &LayoutRules::other_news},
                             {"front_matter_dates", &LayoutRules::front_matter_dates},
                             {"front_matter_titles", &LayoutRules::front_matter_titles}};

constexpr const char* kRemedy = "See rules/schema/layout.schema.json for the fields of this file.";

Expected<std::vector<std::string>> read_list(const Json& value, const std::string& name, const std::string& file, const std::string& text) {
  const Unexpected wrong(Error{file, line_at(text, text.find("\"" + name + "\"")), 0, "`" + name + "` is no list of texts.", kRemedy});
  if (!value.is_array()) return wrong;
  std::vector<std::string> out;
  for (const Json& item : value) {
    if (!item.is_string()) return wrong;
    out.push_back(item.get<std::string>());
  }
  return out;
}

Expected<void> add_file(const std::string& file, LayoutRules& rules, std::vector<std::string>& locales) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  const std::string text = bytes.str();
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::parse_error& error) {
    return Unexpected(Error{file, line_at(text, error.byte), 0, "This is no JSON.", "Look for a missing comma or bracket."});
  }
  if (!json.is_object()) return Unexpected(Error{file, 1, 0, "The file holds no object.", kRemedy});
  for (const auto& [name, value] : json.items()) {
    if (name == "$schema" || name == "about") continue;
    const auto field = std::find_if(std::begin(kFields), std::end(kFields), [&](const Field& f) { return name == f.name; });
    if (field == std::end(kFields) && name != "calendar_locales")
      return Unexpected(Error{file, line_at(text, text.find("\"" + name + "\"")), 0, "Unknown field `" + name + "`.", kRemedy});
    const auto list = read_list(value, name, file, text);
    if (!list) return Unexpected(list.error());
    for (const auto& phrase : *list)
      if (field == std::end(kFields)) locales.push_back(phrase);
      else (rules.*(field->list)).push_back(fold_phrase(phrase));
  }
  return {};
}

}  // namespace

CalendarNames::CalendarNames(const std::vector<std::string>& locales) {
  for (const auto& locale : locales) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale(locale.c_str()), status);
    if (U_FAILURE(status)) continue;
    using Symbols = icu::DateFormatSymbols;
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, Symbols::FORMAT, width);
      for (int32_t i = 0; i < std::min(count, 12); ++i) add(months_, folded_name(names[i]), i + 1);
      names = symbols.getWeekdays(count, Symbols::FORMAT, width);
      for (int32_t i = 1; i < count; ++i) add(weekdays_, folded_name(names[i]), i);
    }
  }
}

void CalendarNames::add(std::vector<Name>& names, std::string_view folded, int number) {
  const auto place = std::lower_bound(names.begin(), names.end(), folded, [](const Name& n, std::string_view f) { return n.folded < f; });
  if (place == names.end() || place->folded != folded) names.insert(place, {std::string(folded), number});
}

// The name itself, or the first one that begins so.
const CalendarNames::Name* CalendarNames::find(const std::vector<Name>& names, std::string_view folded) {
  const auto place = std::lower_bound(names.begin(), names.end(), folded, [](const Name& n, std::string_view f) { return n.folded < f; });
  if (place == names.end() || folded.empty()) return nullptr;
  return place->folded == folded || (folded.size() >= 3 && place->folded.starts_with(folded)) ? &*place : nullptr;
}

int CalendarNames::month(std::string_view folded) const {
  const Name* name = find(months_, folded);
  return name ? name->number : 0;
}

bool CalendarNames::weekday(std::string_view folded) const { return folded.size() >= 3 && find(weekdays_, folded) != nullptr; }

namespace {

void index_words(LayoutRules& rules) {
  for (const auto* phrases : {&rules.bylines, &rules.published, &rules.updated})
    for (std::string_view rest : *phrases)
      while (!rest.empty()) {
        const std::size_t size = std::min(rest.find_first_of(" :"), rest.size());
        if (size > 0) rules.marker_words.emplace_back(rest.substr(0, size));
        rest.remove_prefix(std::min(size + 1, rest.size()));
      }
  for (auto* words : {&rules.marker_words, &rules.fillers}) {
    std::sort(words->begin(), words->end());
    words->erase(std::unique(words->begin(), words->end()), words->end());
  }
}

}  // namespace

Expected<LayoutRules> LayoutRules::load(const std::vector<std::filesystem::path>& rules_dirs) {
  LayoutRules rules;
  std::vector<std::string> locales;
  for (const auto& folder : rules_dirs) {
    const auto file = folder / "layout.json";
    std::error_code none;
    if (!std::filesystem::exists(file, none)) continue;
    if (const auto added = add_file(file.string(), rules, locales); !added) return Unexpected(added.error());
  }
  if (!locales.empty()) rules.calendar = CalendarNames(locales);
  index_words(rules);
  return rules;
}

std::string fold_phrase(std::string_view phrase) {
  phrase = without_marks(phrase);
  std::string out(phrase.size(), ' ');  // it never gets longer
  std::size_t end = 0;
  const auto put = [&](char c) { out[end++] = c; };
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const char c = phrase[i];
    if (c == '\xE2' && (phrase.substr(i).starts_with("\xE2\x80\x99") || phrase.substr(i).starts_with("\xE2\x80\x98"))) put('\''), i += 2;
    else if (c == '\xC2' && phrase.substr(i).starts_with("\xC2\xA0")) put(' '), i += 1;
    else if (static_cast<unsigned char>(c) > ' ') put(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    else if (end > 0 && out[end - 1] != ' ') put(' ');
  }
  out.resize(end);
  return out;
}

}  // namespace assay
