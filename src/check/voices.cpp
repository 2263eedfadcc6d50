#include "check/voices.h"

#include <algorithm>
#include <unordered_map>

namespace assay {
namespace {

constexpr std::size_t kRun = 4;  // words
constexpr std::size_t kKeys = 6;
constexpr std::size_t kMostOfKey = 16;  // sentences looked at for one key

// Words in lower case; bytes above ASCII belong to words, everything else sets them apart.
std::vector<std::uint64_t> word_hashes(std::string_view sentence) {
  std::vector<std::uint64_t> out;
  constexpr std::uint64_t kBasis = 14695981039346656037u, kPrime = 1099511628211u;  // FNV-1a
  std::uint64_t hash = kBasis;
  const auto end_word = [&] {
    if (hash != kBasis) out.push_back(hash);
    hash = kBasis;
  };
  for (const char c : sentence) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (byte | 32) >= 'a' && (byte | 32) <= 'z';
    if (letter || byte >= 128 || (byte >= '0' && byte <= '9')) hash = (hash ^ (letter ? byte | 32 : byte)) * kPrime;
    else if (byte != ',' && byte != '.') end_word();  // 1,200.5 is one word
  }
  end_word();
  return out;
}

std::uint64_t stirred(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdu;
  x ^= x >> 33;
  return x;
}

}  // namespace

Wordprint::Wordprint(std::string_view sentence) {
  const auto words = word_hashes(sentence);
  const std::size_t run = std::min(kRun, std::max<std::size_t>(1, words.size()));
  for (std::size_t i = 0; i + run <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t w = i; w < i + run; ++w) hash = stirred(hash * 31 + words[w]);
    runs_.push_back(hash);
  }
  std::sort(runs_.begin(), runs_.end());
  runs_.erase(std::unique(runs_.begin(), runs_.end()), runs_.end());
  keys_.assign(runs_.begin(), runs_.begin() + static_cast<std::ptrdiff_t>(std::min(kKeys, runs_.size())));
}

double Wordprint::resemblance(const Wordprint& other) const {
  if (runs_.empty() || other.runs_.empty()) return 0;
  std::size_t common = 0;
  for (auto a = runs_.begin(), b = other.runs_.begin(); a != runs_.end() && b != other.runs_.end();) {
    if (*a == *b) ++common, ++a, ++b;
    else if (*a < *b) ++a;
    else ++b;
  }
  return static_cast<double>(common) / static_cast<double>(runs_.size() + other.runs_.size() - common);
}

std::vector<std::size_t> first_copies(const std::vector<std::string_view>& sentences, double resemblance) {
  std::vector<std::size_t> out;
  std::vector<Wordprint> prints;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    prints.emplace_back(sentences[i]);
    std::size_t first = i;
    for (const auto key : prints[i].keys()) {
      auto& others = by_key[key];
      for (const std::size_t other : others)
        if (out[other] < first && prints[i].resemblance(prints[other]) >= resemblance) first = out[other];
      if (others.size() < kMostOfKey) others.push_back(i);
    }
    out.push_back(first);
  }
  return out;
}

}  // namespace assay
