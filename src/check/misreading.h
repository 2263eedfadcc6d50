// Is it the text that errs, or our reading of it?
//
// A figure that does not fit its cell but exactly fits another one which the text itself names close by (“to 110,000 tonnes from
// 149,000”, “… in Russia and 6,000 kg in Japan”) was most likely read for the wrong place or period. Such a claim is
// not blamed: it counts as not comparable.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/diagnosis.h"

namespace assay {

class Misreading {
 public:
  Misreading(const EvidenceBase& evidence, const Lexicon& lexicon, const CheckRules& rules);

  // Named in the paragraph: where both readings are open, the text has the benefit of the doubt.
  bool in_paragraph(const std::vector<Reading>& readings, std::size_t index, std::string_view text) const;
  // "Mine production: 38,000 tonnes", a line by itself, and then "Myanmar mined 38,000 tonnes": of whom the same figure is told by name.
  static bool told_by_name(const std::vector<Reading>& readings, std::size_t index);
  // Named somewhere in the article: the last resort, where no slip explains the figure.
  bool in_article(const std::vector<Reading>& readings, std::size_t index, std::string_view text) const;

  // Does the text name, anywhere, what the other cell has and the claim has not? Then an article of which nothing is known was read too boldly.
  bool names_other(const Constraint& asked, const Constraint& other, std::string_view text) const;

 private:
  struct Cell {
    std::string flow, origin, destination;
    Period period;
    friend auto operator<=>(const Cell&, const Cell&) = default;
  };
  // What the other claims in a stretch of the text are about.
  struct Named {
    std::set<Period> periods;
    std::set<std::string> places, flows;
    bool two_of_one = false;  // the sentence gives another, right figure for the same cell: this one was hardly meant for it
    bool of_before = false;  // … and between that one and this a word says that it is of another time: "fell 0.8%, on top of a 3.5% fall"
  };
  struct Near {
    std::string_view words, sentence;
    Named by_sentence, nearby;
    bool whole_article = false;
  };
  // From the claim's own cell to another one: which dimensions differ, and did the sentence say them?
  struct Move {
    Cell to;
    bool flow = false, origin = false, destination = false, period = false;
    int count = 0;
    bool any_said = false, all_said = true;
  };
  static Move move_to(const Cell& to, const Reading& reading);
  static Question at(const Question& question, const Cell& cell);
  std::set<Cell> cells_around(const Reading& reading, const Near& near) const;
  bool all_named(const std::vector<Reading>& readings, std::size_t index, const Move& move, const Near& near) const;
  Named named_by(const std::vector<Reading>& readings, std::size_t index, const Span& where, std::string_view text) const;
  std::set<std::string> flows_named(const Named& by_sentence, const std::string& own, std::string_view words) const;
  bool place_named(const Named& by, std::string_view where, const std::string& code, bool beside) const;
  bool period_named(const Named& by, std::string_view where, const Period& period, const Reading& reading) const;
  bool only_dates_month(std::string_view where, const Period& own, const Period& year) const;
  bool only_ends(std::string_view where, const Period& own, const Period& month) const;
  bool names_all(std::string_view words) const;  // "of a total of", "worldwide"
  bool names_place(std::string_view words, const std::string& code) const;
  bool names_period(std::string_view words, const Period& period) const;
  // Another figure, borne out, is told for these cells: whoever tells both meant this one for its own cell.
  bool told_of(const std::vector<Reading>& readings, std::size_t index, const Question& question, const Span& where) const;
  bool fits_named(const std::vector<Reading>& readings, std::size_t index, std::string_view text, const Span& around,
                  bool whole_article) const;

  const EvidenceBase& evidence_;
  const Lexicon& lexicon_;
  const CheckRules& rules_;
  std::map<std::string, std::vector<std::string>, std::less<>> places_;  // code → names, demonyms
  std::map<std::string, std::vector<std::string>, std::less<>> flows_;   // flow → words
  std::vector<std::string> months_, cumulative_, of_before_, all_;
  std::vector<std::pair<std::string, std::string>> flow_slips_;
};

}  // namespace assay
