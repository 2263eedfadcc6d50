#include "text/sentences.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <unordered_set>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "text/ascii.h"
#include "text/lines.h"

namespace assay {
namespace {

constexpr std::size_t kLongestAbbreviation = 16;
constexpr std::size_t kLongestStarter = 16;

bool is_word_letter(char c) { return ascii::is_lower(c) || ascii::is_upper(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

// Most words that are asked for are not there, and their first letter and length tell.
class ShortWords {
 public:
  void insert(const std::vector<std::string>& words) {
    for (const auto& word : words) {
      if (word.empty() || word.size() > kLongest) continue;
      words_.insert(word);
      sizes_[static_cast<unsigned char>(word[0])] |= 1u << word.size();
      if (small_before_stop(word)) last_[letters(word)] |= last_letter(word);
    }
  }
  // May one that ends in a full stop end so? Where three small letters stand before the stop, they tell it of nearly all; else it may.
  bool may_end(std::string_view text) const { return !small_before_stop(text) || (last_[letters(text)] & last_letter(text)) != 0; }
  bool contains(std::string_view word) const {
    return !word.empty() && word.size() <= kLongest && (sizes_[static_cast<unsigned char>(word[0])] >> word.size() & 1) != 0 && words_.contains(word);
  }

 private:
  static constexpr std::size_t kLongest = 31;
  static constexpr std::size_t kStop = 4, kLetters = 26;  // three letters and a full stop
  static bool small_before_stop(std::string_view text) {
    return text.size() >= kStop && ascii::is_lower(text[text.size() - kStop]) && ascii::is_lower(text[text.size() - 3]) && ascii::is_lower(text[text.size() - 2]);
  }
  static std::size_t letter(char small) { return static_cast<std::size_t>(small - 'a'); }
  static std::size_t letters(std::string_view text) { return letter(text[text.size() - kStop]) * kLetters + letter(text[text.size() - 3]); }
  static std::uint32_t last_letter(std::string_view text) { return 1u << letter(text[text.size() - 2]); }
  std::unordered_set<std::string, ViewHash, std::equal_to<>> words_;
  std::array<std::uint32_t, 256> sizes_{};  // by first letter: a bit for each length
  std::array<std::uint32_t, kLetters * kLetters> last_{};  // by the last letters but one: a bit for each last one, before the full stop
};

constexpr auto kMark = [] {
  std::array<bool, 256> mark{};
  for (const unsigned char c : {'"', '\'', '(', ')', '[', ']', '*', '_'}) mark[c] = true;
  return mark;
}();

// Quotes and brackets, in either direction, at a place; their length.
std::size_t mark_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (kMark[static_cast<unsigned char>(c)]) return 1;
  if (c != '\xE2') return 0;
  const std::string_view three = text.substr(at, 3);
  if (three.size() == 3 && three[1] == '\x80' && three[2] >= '\x98' && three[2] <= '\x9F') return 3;
  return 0;
}

std::size_t mark_before(std::string_view text, std::size_t end) {
  if (end >= 1 && static_cast<unsigned char>(text[end - 1]) < 0x80) return mark_at(text, end - 1);
  return end >= 3 && mark_at(text, end - 3) == 3 ? 3 : 0;
}

// "U.S.", "p.m.": single letters, each with its full stop.
bool is_dotted(std::string_view word) {
  if (word.size() < 4 || word.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < word.size(); i += 2)
    if ((!ascii::is_lower(word[i]) && !ascii::is_upper(word[i])) || word[i + 1] != '.') return false;
  return true;
}

// Where a sentence may end, by the same rules that ICU follows (UAX #29, SB3–SB11), in text of ASCII, typographic quotes and
// dashes, no-break spaces and the letters of Latin-1: that is nearly all the news, and the break iterator spends its time on
// the letters between.
class PlainBreaks {
 public:
  explicit PlainBreaks(std::string_view text) : text_(text) {}

  static bool fits(std::string_view text) {
    for (std::size_t at = ascii::first_high(text, 0); at < text.size(); at = ascii::first_high(text, at)) {
      const Char c = char_at(text, at);
      if (c.is == Is::unknown) return false;
      at += c.size;
    }
    return true;
  }

  // The next break; npos when the text has ended.
  std::size_t next() {
    full_stops_ = 0;
    if (at_ >= text_.size()) return std::string_view::npos;
    for (at_ = next_mark(at_); at_ < text_.size(); at_ = next_mark(at_)) {
      const char c = text_[at_++];
      if (c == '.') ++full_stops_;
      if (c == '\n') return at_;
      if (c == '\r') return at_ += at_ < text_.size() && text_[at_] == '\n';
      if (after_stop(c)) return at_;
    }
    return at_;
  }
  // How many full stops stand between the last two breaks?
  std::size_t full_stops() const { return full_stops_; }

 private:
  enum class Is : std::uint8_t { other, lower, upper, digit, close, space, goes_on, stop, line_end, unknown };
  struct Char {
    Is is = Is::other;
    std::uint8_t size = 1;
  };

  static constexpr auto kMayBreak = [] {
    std::array<bool, 256> breaks{};
    for (const unsigned char c : {'\n', '\r', '.', '!', '?'}) breaks[c] = true;
    return breaks;
  }();
  static constexpr auto kAscii = [] {
    std::array<Is, 128> is{};
    const auto all = [&](std::string_view chars, Is what) {
      for (const char c : chars) is[static_cast<std::size_t>(c)] = what;
    };
    all("abcdefghijklmnopqrstuvwxyz", Is::lower);
    all("ABCDEFGHIJKLMNOPQRSTUVWXYZ", Is::upper);
    all("0123456789", Is::digit);
    all("\"'()[]{}", Is::close);
    all(" \t\v\f", Is::space);
    all(",-:", Is::goes_on);
    all(".!?", Is::stop);
    all("\n\r", Is::line_end);
    return is;
  }();

  // The next byte of kMayBreak; the end of the text where there is none.
  std::size_t next_mark(std::size_t at) const {
#ifdef __SSE2__
    // Sixteen at a time: marks are far apart.
    for (; at + 16 <= text_.size(); at += 16) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text_.data() + at));
      const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
      const __m128i stops = _mm_or_si128(_mm_or_si128(is('.'), is('!')), is('?'));
      const int marks = _mm_movemask_epi8(_mm_or_si128(stops, _mm_or_si128(is('\n'), is('\r'))));
      if (marks != 0) return at + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(marks)));
    }
#endif
    while (at < text_.size() && !kMayBreak[static_cast<unsigned char>(text_[at])]) ++at;
    return at;
  }

  static Char char_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned first = byte(at);
    if (first < 0x80) return {kAscii[first], 1};
    const unsigned second = byte(at + 1), third = byte(at + 2);
    if (first == 0xE2 && second == 0x80) {
      if (third >= 0x98 && third <= 0x9F) return {Is::close, 3};                     // quotes
      if (third == 0x93 || third == 0x94) return {Is::goes_on, 3};                   // en and em dash
    }
    if (first == 0xE2 && second == 0x82 && third == 0xAC) return {Is::other, 3};     // €
    if (first == 0xC2 && second == 0xA0) return {Is::space, 2};                      // no-break space
    if (first == 0xC2 && (second == 0xA3 || second == 0xA5 || second == 0xB0)) return {Is::other, 2};  // £ ¥ °
    if (first == 0xC3 && second >= 0x80 && second <= 0xBF) {
      if (second == 0x97 || second == 0xB7) return {Is::other, 2};                   // × ÷
      return {second < 0x9F ? Is::upper : Is::lower, 2};                             // À–Þ, ß–ÿ
    }
    return {Is::unknown, 1};
  }
  Char char_at(std::size_t at) const { return at < text_.size() ? char_at(text_, at) : Char{Is::other, 0}; }

  // Is there a letter right before a place?
  bool letter_before(std::size_t at) const {
    if (at >= 1 && static_cast<unsigned char>(text_[at - 1]) < 0x80) return ascii::is_lower(text_[at - 1]) || ascii::is_upper(text_[at - 1]);
    if (at < 2) return false;
    const Is is = char_at(text_, at - 2).is;
    return is == Is::lower || is == Is::upper;
  }

  // at_ stands after a stop; where a break follows, moves there, else over what the stop covers.
  bool after_stop(char stop) {
    std::size_t i = at_;
    if (i + 1 < text_.size() && text_[i] == ' ' && ascii::is_upper(text_[i + 1])) {  // mostly
      ++at_;
      return true;
    }
    if (stop == '.') {
      const Is next = char_at(i).is;
      if (next == Is::digit && i < text_.size()) return false;
      if (next == Is::upper && letter_before(at_ - 1)) return false;
    }
    const auto skip = [&](Is what) {
      for (Char c = char_at(i); c.size > 0 && c.is == what; c = char_at(i)) i += c.size;
    };
    skip(Is::close);
    skip(Is::space);
    const Char after = char_at(i);
    if (after.is == Is::line_end) {
      i += text_[i] == '\r' && i + 1 < text_.size() && text_[i + 1] == '\n' ? 2 : 1;
      at_ = i;
      return true;
    }
    if (after.is == Is::stop || after.is == Is::goes_on) {
      at_ = i;
      return false;
    }
    if (stop == '.') {
      // A small letter goes on, whatever stands before it that is no letter, stop or line end.
      Char c = char_at(i);
      for (std::size_t ahead = i; c.size > 0; ahead += c.size, c = char_at(ahead)) {
        if (c.is == Is::lower) {
          at_ = i;
          return false;
        }
        if (c.is == Is::upper || c.is == Is::stop || c.is == Is::line_end) break;
      }
    }
    at_ = i;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0, full_stops_ = 0;
};

}  // namespace

struct SentenceSplitter::Impl {
  ShortWords abbreviations, starters;
  UBreakIterator* rules = nullptr;
  UText utf8 = UTEXT_INITIALIZER;

  ~Impl() {
    ubrk_close(rules);
    utext_close(&utf8);
  }

  bool is_abbreviation(std::string_view word) const {
    if (word.size() > kLongestAbbreviation) return false;
    if (is_dotted(word) || abbreviations.contains(word) || (word.size() == 2 && ascii::is_upper(word[0]))) return true;
    if (!ascii::is_upper(word.front())) return false;
    char small[kLongestAbbreviation];
    std::copy(word.begin(), word.end(), small);
    small[0] = static_cast<char>(small[0] + 32);
    return std::none_of(word.begin() + 1, word.end(), ascii::is_upper) && abbreviations.contains(std::string_view(small, word.size()));
  }

  bool is_starter(std::string_view word) const {
    if (word.empty() || word.size() > kLongestStarter || !ascii::is_upper(word.front())) return false;
    if (starters.contains(word)) return true;
    char small[kLongestStarter];
    std::transform(word.begin(), word.end(), small, [](char c) { return ascii::is_upper(c) ? static_cast<char>(c + 32) : c; });
    return starters.contains(std::string_view(small, word.size()));
  }

  // Does one surely end at a break that its only full stop, a space and a capital make, and is there nothing to trim? Most do: the
  // letters before the stop are small, and no abbreviation ends with them.
  bool surely_ends_at(std::string_view text, std::size_t start, std::size_t next) const {
    if (next >= text.size() || text[next - 1] != ' ' || text[next - 2] != '.' || !ascii::is_upper(text[next])) return false;
    return text[start] > ' ' && !abbreviations.may_end(text.substr(start, next - 1 - start));
  }

  // Does a sentence really end at `end` (after its last character that is no white space), with `next` the text after it?
  bool ends_at(std::string_view text, std::size_t start, std::size_t end, std::size_t next) const {
    const std::size_t bare = without_closers(text, start, end);
    const std::string_view so_far = text.substr(start, bare - start);
    if (so_far.empty()) return false;
    const bool ellipsis = so_far.ends_with("\xE2\x80\xA6");
    const bool stop = so_far.back() == '.' || so_far.back() == '!' || so_far.back() == '?';
    if (!stop && !ellipsis) return !is_line_end(text, end, next) && !is_space_break(text, end);
    if (is_numeral(so_far.substr(0, so_far.size() - 1))) return false;
    const std::size_t word = past_marks(text, next);
    if (word < text.size() && ascii::is_lower(text[word])) return false;
    if (so_far.back() != '.') return true;
    return !abbreviations.may_end(so_far) || !is_abbreviation(last_word(so_far)) || is_starter(word_at(text, word));
  }

  static bool is_line_end(std::string_view text, std::size_t end, std::size_t next) {
    return text.substr(end, std::min<std::size_t>(next - end, 64)).find_first_of("\r\n") != std::string_view::npos;
  }
  static bool is_space_break(std::string_view text, std::size_t end) { return end < text.size() && is_blank(text[end]) && text[end] != ' '; }

  static std::size_t without_closers(std::string_view text, std::size_t start, std::size_t end) {
    while (end > start)
      if (const std::size_t mark = mark_before(text, end); mark > 0 && end - start >= mark) end -= mark;
      else break;
    return end;
  }

  // A list number: "1" of "1. Vivo".
  static bool is_numeral(std::string_view word) { return !word.empty() && word.size() <= 3 && std::ranges::all_of(word, ascii::is_digit); }

  static std::string_view last_word(std::string_view so_far) {
    std::size_t at = so_far.size();
    while (at > 0 && so_far.size() - at <= kLongestAbbreviation && !parts_words(so_far, at)) --at;
    return so_far.substr(at);
  }

  // Does a space, a dash, a slash or a mark end at a place?
  static bool parts_words(std::string_view text, std::size_t end) {
    const char c = text[end - 1];
    if (ascii::is_lower(c)) return false;
    return is_blank(c) || c == '-' || c == '/' || static_cast<unsigned char>(c) == 0xA0 || mark_before(text, end) > 0;
  }

  static std::size_t past_marks(std::string_view text, std::size_t at) {
    while (const std::size_t mark = mark_at(text, at)) at += mark;
    return at;
  }

  static std::string_view word_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && end - at <= kLongestStarter && is_word_letter(text[end]) && mark_at(text, end) == 0) ++end;
    return text.substr(at, end - at);
  }

  // "in June.Exports fell": the place after a full stop that stands between a small letter, a digit or a percent sign and a
  // capitalised word. Not in addresses and file names.
  bool is_glued_end(std::string_view text, std::size_t start, std::size_t stop) const {
    if (stop < start + 2 || stop + 2 >= text.size() || is_numeral(text.substr(start, stop - start))) return false;
    const char before = text[stop - 1], after = text[stop + 1], second = text[stop + 2];
    if (!ascii::is_upper(after) || !(ascii::is_lower(second) || second == ' ')) return false;
    const bool word = ascii::is_lower(before) && ascii::is_lower(text[stop - 2]);
    if (!word && !ascii::is_digit(before) && before != '%' && before != ')') return false;
    const std::string_view last = last_word(text.substr(start, stop + 1 - start));
    if (last.find_first_of("/@:") != std::string_view::npos || std::count(last.begin(), last.end() - 1, '.') > (ascii::is_digit(before) ? 1 : 0)) return false;
    const std::string_view next = text.substr(stop + 1, 40);
    const std::string_view token = next.substr(0, next.find_first_of(" \n\t"));
    if (token.find_first_of("/@.") < token.size() - (token.empty() ? 0 : 1)) return false;
    return !is_abbreviation(last);
  }
};

SentenceSplitter::SentenceSplitter(const std::vector<std::string>& abbreviations, const std::vector<std::string>& starters)
    : impl_(std::make_unique<Impl>()) {
  impl_->abbreviations.insert(abbreviations);
  impl_->starters.insert(starters);
  UErrorCode status = U_ZERO_ERROR;
  impl_->rules = ubrk_open(UBRK_SENTENCE, "en", nullptr, 0, &status);
  assert(U_SUCCESS(status));
}

SentenceSplitter::~SentenceSplitter() = default;
SentenceSplitter::SentenceSplitter(SentenceSplitter&&) noexcept = default;
SentenceSplitter& SentenceSplitter::operator=(SentenceSplitter&&) noexcept = default;

void SentenceSplitter::split(std::string_view text, Span block, std::vector<Span>& out, bool ascii) {
  const std::string_view piece = block.of(text);
  if (piece.empty()) return;
  PlainBreaks breaks(piece);
  const bool plain = ascii || PlainBreaks::fits(piece);
  if (!plain) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&impl_->utf8, piece.data(), static_cast<int64_t>(piece.size()), &status);
    ubrk_setUText(impl_->rules, &impl_->utf8, &status);
    assert(U_SUCCESS(status));
  }
  const auto next_break = [&]() -> std::size_t {
    if (plain) return breaks.next();
    const int32_t end = ubrk_next(impl_->rules);
    return end == UBRK_DONE ? std::string_view::npos : static_cast<std::size_t>(end);
  };

  // A sentence's first and last characters that are shown; none yet where the end is not behind `start`.
  std::size_t start = 0, shown = 0, shown_end = 0;
  const auto close = [&](std::size_t end, std::size_t last) {
    out.push_back({block.start + static_cast<std::uint32_t>(shown), block.start + static_cast<std::uint32_t>(last)});
    start = shown = end;
  };
  std::size_t scanned = 0;
  for (std::size_t stop = next_break(); stop != std::string_view::npos; stop = next_break()) {
    if (plain && breaks.full_stops() == 1 && impl_->surely_ends_at(piece, scanned, stop)) {
      if (shown_end <= start) shown = scanned;
      shown_end = stop - 1;
      scanned = stop;
      close(stop, shown_end);
      continue;
    }
    const Span fresh = trim(piece, {static_cast<std::uint32_t>(scanned), static_cast<std::uint32_t>(stop)});
    if (!fresh.empty()) {
      if (shown_end <= start) shown = fresh.start;
      // A stop that the piece ends with has nothing glued to it; mostly it is the only one.
      const std::string_view inside = piece.substr(0, fresh.end - 1);
      const bool none = plain && breaks.full_stops() == (piece[fresh.end - 1] == '.' ? 1 : 0);
      for (std::size_t dot = none ? inside.size() : inside.find('.', scanned); dot < inside.size(); dot = inside.find('.', dot + 1))
        if (impl_->is_glued_end(piece, start, dot)) close(dot + 1, dot + 1);
      shown_end = fresh.end;
    }
    scanned = stop;
    if (shown_end <= start) start = stop;  // white space only
    else if (stop == piece.size() || impl_->ends_at(piece, start, shown_end, stop)) close(stop, shown_end);
  }
}

}  // namespace assay
