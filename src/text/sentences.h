// Sentences of a block by ICU's rules, mended where news breaks them: no break after `U.S.`, `No. 18`, `Dr. Menendez`,
// `St. Louis`, decimals, or a list number. The abbreviations are data (rules/lexicon/abbreviations.json). A line
// end inside a block ends no sentence; a missing space after a full stop ("in June.Exports fell") does not hide one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fact/span.h"

namespace assay {

class SentenceSplitter {
 public:
  // `abbreviations` end in a full stop and are matched case-sensitively, except that an all-lower entry also matches
  // with a capital first letter. After an abbreviation a sentence ends only before one of `starters`, capitalised
  // ("The", "In", "It": words that are lower-case inside a sentence).
  explicit SentenceSplitter(const std::vector<std::string>& abbreviations, const std::vector<std::string>& starters = {});
  ~SentenceSplitter();
  SentenceSplitter(SentenceSplitter&&) noexcept;
  SentenceSplitter& operator=(SentenceSplitter&&) noexcept;

  // Appends the sentences of `text[block]`, trimmed of white space, as spans of `text`. `ascii`: is nothing else known to be in it? Not
  // thread-safe: one a thread.
  void split(std::string_view text, Span block, std::vector<Span>& out, bool ascii = false);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay
