// What a run of `check` found, counted.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "check/checker.h"

namespace assay {

class Summary {
 public:
  void add(const CheckedArticle&);

  // "10 articles, 132 claims: 80 supported, 3 refuted, 49 not compared." and why these were not, most frequent first.
  std::string text() const;

  std::size_t articles() const { return articles_; }

 private:
  std::size_t articles_ = 0;
  std::size_t claims_ = 0;
  std::size_t undated_ = 0;
  std::size_t suppressed_ = 0;
  std::map<Verdict, std::size_t> verdicts_;
  std::map<Severity, std::size_t> severities_;
  std::map<std::string, std::size_t> reasons_;  // why there was not enough evidence, or nothing to check
};

}  // namespace assay
