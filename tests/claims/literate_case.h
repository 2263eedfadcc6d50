// A literate case: prose, a text, the claims that a careful reader finds in it. README.md describes the form.
#pragma once

#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "fact/claim.h"
#include "text/article.h"

namespace assay::test {

// One wanted claim: the quote, and for each further field what it must be. Fields that a line leaves out or marks `*`
// are not here.
struct WantedClaim {
  struct Field {
    std::string name, value;  // "value" → "353", "period" → "-" for null
  };
  int line = 0;
  std::string quote;
  std::vector<Field> fields;
};

struct LiterateCase {
  std::filesystem::path file;
  int line = 0;         // of the text
  std::string heading;  // the last heading before it
  std::string text;
  std::optional<Date> published;
  std::string doc;      // decides the reader, as a file name does
  std::vector<WantedClaim> wanted;
  bool todo = false;

  std::string place() const;  // "sentences.md:12"
};

// The cases of a file in their order. A fence that cannot be read is told in `problems`, with its line.
std::vector<LiterateCase> read_cases(const std::filesystem::path& file, std::vector<std::string>& problems);
// The same from a stream; `file` is what the cases say where they stand.
std::vector<LiterateCase> read_cases(std::istream& in, const std::filesystem::path& file, std::vector<std::string>& problems);

// What does not fit, a sentence each; empty where the case passes.
std::vector<std::string> differences(const LiterateCase&, const Article&, const std::vector<Claim>&);

}  // namespace assay::test
