#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <unordered_map>

#include "text/ascii.h"
#include "text/layout.h"
#include "text/lines.h"

namespace assay {
namespace {

constexpr std::size_t kShortest = 40;     // bytes of a block that can be a copy
constexpr std::size_t kKeyWords = 6;      // copies begin alike
constexpr std::size_t kCandidates = 4;    // earlier blocks of one beginning that are compared
constexpr std::size_t kTeaserWords = 20;  // shorter ones must be copies to the last word
constexpr double kTeaserShare = 0.6;
constexpr double kTitleShare = 0.6;
constexpr std::size_t kTitleWords = 64;  // no title has more: two that are alike so far are alike

struct Word {
  std::uint64_t hash;
  bool digits;
  friend bool operator==(const Word& a, const Word& b) { return a.hash == b.hash; }
};

// ASCII that stands in words, as a small letter; 0 for all else.
constexpr auto kSmall = [] {
  std::array<char, 256> small{};
  for (int c = '0'; c <= '9'; ++c) small[static_cast<std::size_t>(c)] = static_cast<char>(c);
  for (int c = 'a'; c <= 'z'; ++c) small[static_cast<std::size_t>(c)] = small[static_cast<std::size_t>(c - 32)] = static_cast<char>(c);
  small['%'] = '%', small['$'] = '$';
  return small;
}();

// Words, folded, without punctuation at their ends.
class WordReader {
 public:
  explicit WordReader(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}
  std::size_t at() const { return at_; }

  bool next(Word& word) {
    while (at_ < text_.size() && !in_word(at_)) ++at_;
    if (at_ == text_.size()) return false;
    std::uint64_t hash = plain_letters(), closed = hash;  // `closed`: up to the last letter or digit
    bool digits = false;
    for (; at_ < text_.size(); ++at_) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      const auto small = static_cast<unsigned char>(kSmall[c]);
      const bool inside = small != 0 || (c >= 0x80 && in_word(at_));
      if (!inside && !joins(at_)) break;
      hash = (hash ^ (small != 0 ? small : c)) * kFactor;
      digits |= c >= '0' && c <= '9';
      if (inside) closed = hash;
    }
    word = {closed, digits};
    return true;
  }

 private:
  static constexpr std::uint64_t kFactor = 1099511628211u;

  // Reads the letters of ASCII that a word begins with, mostly all of them, eight at a time; their hash.
  std::uint64_t plain_letters() {
    std::uint64_t hash = 1469598103934665603u;
    if constexpr (std::endian::native != std::endian::little) return hash;  // the first letter is the lowest byte
    for (bool more = true; more;) {
      const std::uint64_t bytes = ascii::eight_bytes(text_.data() + at_, text_.data() + text_.size());
      const std::uint64_t others = ascii::others_than_letters(bytes), letters = (bytes | ascii::kCase) & ascii::mask_before(others);
      if (letters == 0) break;
      hash = (hash ^ letters) * 0x9E3779B97F4A7C15u;
      hash ^= hash >> 32;
      more = others == 0;
      at_ += more ? 8 : static_cast<std::size_t>(std::countr_zero(others)) / 8;
    }
    return hash;
  }

  bool in_word(std::size_t i) const {
    const char c = text_[i];
    if (c >= 0) return kSmall[static_cast<unsigned char>(c)] != 0;
    return !(static_cast<unsigned char>(c) == 0xE2 || static_cast<unsigned char>(c) == 0xC2 || (i > 0 && after_mark(i)));
  }
  bool after_mark(std::size_t i) const {  // the later bytes of U+2000…U+2FFF and U+0080…U+00BF: spaces, quotes, dashes
    if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) return false;
    const auto back = [&](std::size_t k) { return i >= k ? static_cast<unsigned char>(text_[i - k]) : 0; };
    return back(1) == 0xE2 || back(1) == 0xC2 || back(2) == 0xE2;
  }
  bool joins(std::size_t i) const { return text_[i] == '.' || text_[i] == ','; }

  std::string_view text_;
  std::size_t at_ = 0;
};

void add_words(std::string_view text, std::size_t most, std::vector<Word>& words) {
  WordReader reader(text);
  if (words.empty()) words.reserve(std::min(most, kTitleWords));
  for (Word word{}; words.size() < most && reader.next(word);) words.push_back(word);
}

bool is_cut_off(std::string_view text) { return text.ends_with("...") || text.ends_with("\xE2\x80\xA6"); }

class Repeats {
 public:
  Repeats(std::string_view text, Span title, std::vector<Block>& blocks) : text_(text), title_(title), blocks_(blocks) {}

  void mark(std::size_t header_end) {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Block& block = blocks_[i];
      if (block.role == BlockRole::headline || block.role == BlockRole::dateline || block.table_row) continue;
      if (i >= header_end && is_title(block)) block.role = BlockRole::repeated;
      else if (block.span.size() >= kShortest) look_up(i);
    }
  }

 private:
  bool is_title(const Block& block) const {
    if (title_.empty() || block.span.size() > title_.size() + 8 || block.span.size() * 2 < title_.size() || block.span == title_) return false;
    WordReader title(title_.of(text_)), here(block.span.of(text_));
    Word word{}, other{};
    for (std::size_t words = 0; words < kTitleWords; ++words) {
      const bool more = title.next(word);
      if (more != here.next(other) || (more && !(word == other))) return false;
      if (!more) return words >= 3;
    }
    return true;
  }

  // A block, and where in it the words end by which it is looked up.
  struct Beginning {
    std::uint32_t block = 0, end = 0;
  };

  void look_up(std::size_t i) {
    WordReader reader(blocks_[i].span.of(text_));
    std::uint64_t key = 0;
    std::size_t words = 0;
    for (Word word{}; words < kKeyWords && reader.next(word); ++words) key = (key ^ word.hash) * 0x9E3779B97F4A7C15u;
    if (words < 3) return;
    const Beginning mine{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(reader.at())};
    Candidates& earlier = seen_[key];
    const auto end = earlier.blocks.begin() + earlier.count;
    if (std::any_of(earlier.blocks.begin(), end, [&](const Beginning& other) { return !parts_early(mine, other, words); })) {
      words_.clear();
      add_words(blocks_[i].span.of(text_), SIZE_MAX, words_);
      if (std::any_of(earlier.blocks.begin(), end, [&](const Beginning& other) { return is_copy(i, other.block); })) {
        blocks_[i].role = BlockRole::repeated;
        return;
      }
    }
    if (earlier.count < kCandidates) earlier.blocks[earlier.count++] = mine;
  }

  // Do two blocks part before what a copy must share? Most do, a few words behind the ones (`same`) with which both begin.
  bool parts_early(const Beginning& block, const Beginning& earlier, std::size_t same) const {
    WordReader mine(blocks_[block.block].span.of(text_), block.end), theirs(blocks_[earlier.block].span.of(text_), earlier.end);
    Word word{}, other{};
    for (;; ++same) {
      if (!mine.next(word) || !theirs.next(other)) return false;
      if (!(word == other)) break;
    }
    const auto enough = static_cast<std::size_t>(static_cast<double>(same) / kTeaserShare) + 2;
    for (std::size_t words = same + 1; words <= enough; ++words)
      if (!mine.next(word)) return words < kTeaserWords;  // a short block must be a copy to the last word
    return true;
  }

  // Block `i` (its words stand in words_) against the text from block `j` on.
  bool is_copy(std::size_t i, std::size_t j) {
    const bool short_block = words_.size() < kTeaserWords;
    std::vector<Word>& source = source_;
    source.clear();
    const std::size_t enough = short_block ? words_.size() + 1 : words_.size() * 2;
    const std::size_t last = short_block ? j + 1 : i;
    for (std::size_t k = j; k < last && source.size() < enough; ++k)
      if (blocks_[k].role != BlockRole::dateline) add_words(blocks_[k].span.of(text_), source.size() + enough, source);
    const bool cut_off = is_cut_off(blocks_[i].span.of(text_));
    if (short_block) return source == words_;
    const std::size_t counted = words_.size() - (cut_off ? 1 : 0);
    const auto [mine, theirs] = std::mismatch(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(counted), source.begin(), source.end());
    if (static_cast<double>(mine - words_.begin()) < kTeaserShare * static_cast<double>(counted)) return false;
    return all_figures_known(counted, mine - words_.begin());
  }

  bool all_figures_known(std::size_t counted, std::ptrdiff_t from) {
    std::sort(source_.begin(), source_.end(), [](const Word& a, const Word& b) { return a.hash < b.hash; });
    for (std::size_t k = static_cast<std::size_t>(from); k < counted; ++k)
      if (words_[k].digits && !std::binary_search(source_.begin(), source_.end(), words_[k], [](const Word& a, const Word& b) { return a.hash < b.hash; }))
        return false;
    return true;
  }

  std::string_view text_;
  Span title_;
  std::vector<Block>& blocks_;
  struct Candidates {
    std::array<Beginning, kCandidates> blocks{};
    std::uint32_t count = 0;
  };
  std::array<std::byte, 4096> room_;  // enough for most articles
  std::pmr::monotonic_buffer_resource memory_{room_.data(), room_.size()};
  std::pmr::unordered_map<std::uint64_t, Candidates> seen_{&memory_};
  std::vector<Word> words_, source_;
};

}  // namespace

void mark_repeated(std::string_view text, Span title, std::vector<Block>& blocks, std::size_t header_end) {
  Repeats(text, title, blocks).mark(header_end);
}

bool same_title(std::string_view title, std::string_view other) {
  if (title.empty() || other.empty() || other.size() > 400 || title.size() > 400) return false;
  std::vector<Word> a, b;
  add_words(title, 64, a);
  add_words(other, 64, b);
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < 3) return a == b;
  if (shorter >= 5 && std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin())) return true;
  const auto common = std::ranges::count_if(a, [&](const Word& w) { return std::ranges::find(b, w) != b.end(); });
  return static_cast<double>(common) >= kTitleShare * static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace assay
