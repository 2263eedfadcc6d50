// The words of a page's layout: what introduces a byline or a date, what is only furniture. Data: rules/layout.json.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "fact/error.h"

namespace assay {

// Names of months and weekdays of some languages, from ICU's locale data, folded.
class CalendarNames {
 public:
  explicit CalendarNames(const std::vector<std::string>& locales = {"en"});
  // 1–12 for a full name, an abbreviation, or three and more letters that begin a name; 0 for any other word.
  int month(std::string_view folded) const;
  bool weekday(std::string_view folded) const;  // three or more letters of one

 private:
  struct Name {
    std::string folded;
    int number;
  };
  static void add(std::vector<Name>& names, std::string_view folded, int number);
  static const Name* find(const std::vector<Name>& names, std::string_view folded);
  std::vector<Name> months_;  // by name
  std::vector<Name> weekdays_;
};

struct LayoutRules {
  std::vector<std::string> bylines;     // begin a byline: "by", "reporting by"
  std::vector<std::string> published;   // stand before the date of publication: "posted on"
  std::vector<std::string> updated;     // stand before the date of a later change
  std::vector<std::string> fillers;     // small words of a date line that is no sentence: "at", "staff", "min"
  std::vector<std::string> furniture;   // whole blocks that are no prose: "share", "read more"
  std::vector<std::string> credits;     // whole blocks that credit a picture or an author: "photo of author"
  std::vector<std::string> other_news;  // headings over a list of other articles: "latest news"
  std::vector<std::string> front_matter_dates;   // keys of front matter, the best first
  std::vector<std::string> front_matter_titles;
  std::vector<std::string> marker_words;  // of the first three lists, each word once, in order; made by load()
  CalendarNames calendar;

  // DIR/layout.json of every folder that has one; the lists of later folders are added.
  static Expected<LayoutRules> load(const std::vector<std::filesystem::path>& rules_dirs);
};

// Lower case for ASCII letters, curly quotes made straight, white space made one space; no marks around.
std::string fold_phrase(std::string_view phrase);

}  // namespace assay
