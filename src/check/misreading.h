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
  // Named somewhere in the article: the last resort, where no slip explains the figure.
  bool in_article(const std::vector<Reading>& readings, std::size_t index, std::string_view text) const;

 private:
  // What the other claims in a stretch of the text are about.
  struct Named {
    std::set<Period> periods;
    std::set<std::string> places;
    bool two_of_one = false;  // the sentence gives another, right figure for the same cell: this one is of another time
  };
  Named named_by(const std::vector<Reading>& readings, std::size_t index, const Span& where) const;
  bool names_place(std::string_view words, const std::string& code) const;
  bool names_period(std::string_view words, const Period& period) const;
  bool fits_named(const std::vector<Reading>& readings, std::size_t index, std::string_view text, const Span& near,
                  bool whole_article) const;

  const EvidenceBase& evidence_;
  const CheckRules& rules_;
  std::map<std::string, std::vector<std::string>, std::less<>> places_;  // code → names, demonyms
  std::map<std::string, std::vector<std::string>, std::less<>> flows_;   // flow → words
  std::vector<std::string> months_, cumulative_;
  std::vector<std::pair<std::string, std::string>> flow_slips_;
};

}  // namespace assay
