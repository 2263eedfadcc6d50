// The classes that C++ asks for by name. The compiler numbers them, so that a question to an item is the test of one bit, and
// a name that is not listed here is an error where it is written. Which words have a class is the lexicon's alone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/name.h"

namespace assay {

using ClassId = std::uint16_t;

// Every ClassTable begins with these, in this order.
inline constexpr auto kAskedClasses = std::to_array<std::string_view>({
    "actor-noun", "adding-adverb", "adjective", "adverb", "age", "all-determiner", "anaphor", "annualised", "article", "attribution", "auxiliary", "averaged",
    "bank-rate", "bare-points", "base-adj", "base-adjective", "base-step", "base-term", "basis-points", "bound-word", "build-verb", "cap", "cardinal", "carry-verb",
    "change-rate", "clause-strong", "clause-weak", "code", "comparison", "comparison-down", "comparison-up",
    "conjunction", "copula", "correction", "count-word", "counter", "currency", "dash", "day-number", "day-period", "day-word", "decimal-word",
    "definite-article", "definite-period", "deictic", "determiner", "distributive", "domestic", "dozen", "earlier-period", "earn-verb", "earnings-noun", "estimate-verb", "estimator", "exceed-verb", "exclusion", "figure",
    "fiscal", "flow", "fold", "fold-suffix", "forecast-word", "foreign", "fraction", "fraction-number", "from-there", "from-to-period",
    "goal-preposition", "group-anaphor", "for-the-most", "harm-verb", "headcount", "headed-by", "hedge", "hedge-before", "host-noun", "hyphen", "inclusion", "infinitive", "instalment", "integer", "joiner-a", "joiner-and",
    "joiner-of", "joiner-with", "left-outside", "length-record", "level-verb", "market-word", "measure-noun", "mid", "modal", "money-word", "month", "multiple-adverb", "multiple-verb",
    "name-number", "narrower-kind", "narrowing", "narrowing-preposition", "negating-prefix", "negation", "newness", "non-restrictive", "nonprose", "number", "one", "one-of-many", "onset", "ordinal", "ordinal-suffix", "other-content", "other-measure", "other-parties", "other-reckoning", "part-lead", "part-name", "partner-noun", "past", "people-word",
    "per-day", "percent", "period", "period-unit", "place", "place-anaphor", "place-role", "pointing", "points", "possessive",
    "possessive-determiner", "preposition", "present", "pressure-noun", "product", "pronoun", "province-word", "quarter-name", "rank-figure",
    "rank-noun", "rate-noun", "reach-verb", "receive-verb", "record", "record-figure", "relative", "relative-owner", "respectively", "revision-word", "rolling-period", "scale",
    "season", "send-verb", "share-noun", "sign", "sign-other", "since-period", "since-then", "source", "spelled", "streak", "streak-figure", "superlative",
    "superlative-loose", "supply-verb", "temporal-preposition", "times", "title-word", "to-date-period", "together", "told-stretch",
    "trend-comparative", "trend-noun", "trend-verb", "unit", "vague",
    "vague-number", "verb", "weekday", "weekday-period", "weigh-verb", "whole-marker", "word", "world", "year", "year-to-date",
    "zero",
});

class AskedClass {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): so that `view.is(i, "verb")` reads as it should.
  consteval AskedClass(const char* name) : name_(name), id_(id_of(name)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr operator ClassId() const { return id_; }
  constexpr Name name() const { return name_; }

 private:
  static void is_missing_in_kAskedClasses() {}  // no constant: the compiler stops there
  static consteval ClassId id_of(std::string_view name) {
    for (std::size_t i = 0; i < kAskedClasses.size(); ++i)
      if (kAskedClasses[i] == name) return static_cast<ClassId>(i);
    is_missing_in_kAskedClasses();
    return 0;
  }
  Name name_;
  ClassId id_;
};

}  // namespace assay
