// What went wrong at a boundary (a file, a rule pack, a data package), told so that a person can mend it.
//
// Doubtful input is a value (an unknown dimension, U+FFFD); a broken invariant is an assertion; only failed
// boundaries are an Error, and they travel as Expected<T>.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace assay {

struct Error {
  std::string file;    // as the user gave it; empty where no file is concerned
  int line = 0;        // counts from 1; 0 = unknown
  int column = 0;      // counts from 1; 0 = unknown
  std::string cause;   // one sentence: what is wrong
  std::string remedy;  // one sentence: what to do

  // "rules/lexicon/units.json:12:3: unknown class `unti`. Use one of the classes in rules/schema/lexicon.schema.json."
  std::string text() const;
};

template <typename T>
using Expected = tl::expected<T, Error>;
using Unexpected = tl::unexpected<Error>;

}  // namespace assay
