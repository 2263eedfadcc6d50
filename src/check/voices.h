// Who says the same in the same words: copies of one agency's story are one voice, however many print it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace assay {

// Sentences as sets of their runs of words (shingles; A. Broder, "On the resemblance and containment of documents",
// 1997).
class Wordprint {
 public:
  explicit Wordprint(std::string_view sentence);
  // The share of common runs among all runs of both, 0 to 1.
  double resemblance(const Wordprint& other) const;
  // A few numbers of which near-identical sentences have at least one in common.
  const std::vector<std::uint64_t>& keys() const { return keys_; }

 private:
  std::vector<std::uint64_t> runs_;  // ascending, each once
  std::vector<std::uint64_t> keys_;
};

// For each sentence the first one that it is a copy of (itself where it is none). Near-linear: only sentences with a
// common key are compared.
std::vector<std::size_t> first_copies(const std::vector<std::string_view>& sentences, double resemblance);

}  // namespace assay
