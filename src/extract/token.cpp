#include "extract/token.h"

#include "extract/characters.h"
#include "extract/flat_table.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace assay {
namespace {

using namespace characters;

// Sixteen bytes of ones, sixteen of zeros: from so many places before the middle on it tells the first so many bytes of sixteen.
constexpr std::array<std::uint64_t, 4> kFirstOnes{~std::uint64_t{0}, ~std::uint64_t{0}, 0, 0};

constexpr std::size_t kLongestPlain = 64;
class Tokenizer {
 public:
  Tokenizer(std::string_view text, Span range, Tokens& out)
      : text_(text.substr(0, range.end)), at_(range.start), out_(out), end_(out.folded_end), next_(nullptr), limit_(nullptr) {
    more_room();
    // Room for all that can come, eight bytes at a time: folding a letter makes it longer by half at the most.
    if (const std::size_t most = end_ + 2 * range.size() + kLongestPlain; out_.folded.size() < most) out_.folded.resize(most);
  }
  ~Tokenizer() {
    out_.folded_end = end_;
    out_.list.add(count());
  }
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  void run() {
    bool glued = false;
    while (at_ < text_.size()) {
      // Most of a text: small letters and capitals of ASCII, spaces, commas and full stops.
      const Ascii kind = kind_of(text_[at_]);
      if (is_plain_letter(kind)) {
        if (!plain_words(glued)) word(glued), glued = true;
        continue;
      }
      if (kind == Ascii::space) {
        ++at_;
        glued = false;
        continue;
      }
      if (kind == Ascii::sign) {
        sign(glued);
        glued = true;
        continue;
      }
      const CodePoint c = decode(at_);
      if (is_space(c.value)) {
        at_ += c.size;
        glued = false;
        continue;
      }
      if (is_markup(c.value) || c.value == kSoftHyphen) {
        at_ += c.size;
        continue;
      }
      const std::uint32_t before = at_;
      if (is_digit(c.value))
        number(glued);
      else if (is_letter(c.value))
        word(glued);
      else if (is_apostrophe(c.value) && possessive(glued))
        ;
      else
        symbol(c, glued);
      glued = at_ > before;
    }
  }

 private:
  CodePoint decode(std::uint32_t at) const {
    const auto byte = static_cast<std::uint8_t>(text_[at]);
    if (byte < 0x80) return {byte, 1};
    out_.ascii = false;
    return decode_long(text_, at);
  }
  CodePoint peek(std::uint32_t at) const { return at < text_.size() ? decode(at) : CodePoint{0, 0}; }

  // How many tokens are read that the list does not know of yet?
  std::size_t count() const { return static_cast<std::size_t>(next_ - out_.list.end()); }
  void more_room() {
    if (next_) out_.list.add(count());
    const std::span<Token> room = out_.list.room();
    next_ = room.data();
    limit_ = next_ + room.size();
  }
  bool is_first() const { return next_ == out_.list.begin(); }
  const Token& last() const { return next_[-1]; }
  Token& push(const Token& t) {
    if (next_ == limit_) more_room();
    return *next_++ = t;
  }
  Token& push(std::uint32_t start, std::uint32_t end, TokenShape shape, bool glued) {
    return push({.span = {start, end}, .folded_at = static_cast<std::uint32_t>(end_), .shape = shape, .glued = glued});
  }
  void close(Token& t) {
    t.folded_size = static_cast<std::uint16_t>(end_ - t.folded_at);
    look_up(t);
  }
  void look_up(Token& t) const {
    if (out_.words) t.word = out_.words->find(out_.fold(t));
  }
  void put(char c) { out_.folded[end_++] = c; }
  void put(std::string_view letters) {
    std::memcpy(out_.folded.data() + end_, letters.data(), letters.size());
    end_ += letters.size();
  }

  void fold_into(UChar32 c) {
    if (c < 0x80) {
      put(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
      return;
    }
    char buffer[4];
    std::int32_t size = 0;
    UBool failed = false;
    U8_APPEND(reinterpret_cast<std::uint8_t*>(buffer), size, 4, u_foldCase(c, U_FOLD_CASE_DEFAULT), failed);
    if (!failed) put({buffer, static_cast<std::size_t>(size)});
  }

  // `'s` after a word or a number is a token of its own, so that "China's" is China + 's, "June 2024's" ends in 's.
  bool possessive(bool glued) {
    // A lexicon's term "'s" has no word before it.
    const bool alone = is_first() && at_ == 0;
    const auto owner = [&] { return last().shape == TokenShape::word || last().shape == TokenShape::number; };
    if (!alone && (!glued || is_first() || !owner())) return false;
    const CodePoint quote = peek(at_);
    const CodePoint s = peek(at_ + quote.size);
    if (s.value != 's' && s.value != 'S') return false;
    if (const CodePoint after = peek(at_ + quote.size + s.size); is_letter(after.value)) return false;
    Token& t = push(at_, at_ + quote.size + s.size, TokenShape::word, true);
    put("'s");
    close(t);
    at_ = t.span.end;
    return true;
  }

  struct PlainWord {
    std::uint32_t size = 0;
    bool upper_first = false, all_upper = false;
    std::uint64_t hash = 0;
  };
  // A word of ASCII letters that neither a digit nor a sign inside makes longer: nearly all are. Eight letters at a time, folded into `to`; size 0 where that does not do.
  PlainWord plain_word(const char* const from, const char* const end, char* const to) const {
    if constexpr (std::endian::native != std::endian::little) return {};  // the first letter is the lowest byte
    std::uint64_t small = 0;  // has a bit for each letter that is no capital
    WordHash hash;
    for (std::size_t size = 0; size + 8 <= kLongestPlain; size += 8) {
      const std::uint64_t bytes = ascii::eight_bytes(from + size, end), folded = bytes | ascii::kCase;
      const std::uint64_t others = ascii::others_than_letters(bytes);
      std::memcpy(to + size, &folded, 8);
      if (others == 0) {
        small |= bytes & ascii::kCase;
        hash.add(folded);
        continue;
      }
      const int bits = std::countr_zero(others) - 7;  // of the letters that end the word
      const std::uint64_t own = (std::uint64_t{1} << bits) - 1;
      size += static_cast<std::size_t>(bits) / 8;
      const auto after = static_cast<unsigned char>(bytes >> bits);  // zero behind the text
      if (kMayGoOn[after] && goes_on(after, from, size)) return {};
      small |= bytes & own & ascii::kCase;
      const std::uint64_t last = folded & own;
      if (size < 8) hash.add(last);
      return {static_cast<std::uint32_t>(size), (*from & 0x20) == 0, small == 0, hash.with(size < 8 ? 0 : last, size)};
    }
    return {};
  }

#ifdef __SSE2__
  // The same where sixteen letters and one more can be read: few words are longer.
  PlainWord short_word(const char* const from, const char* const end, char* const to) const {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i from_a = _mm_sub_epi8(small, _mm_set1_epi8('a'));
    const int letters = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8('z' - 'a')), from_a));
    const auto size = static_cast<unsigned>(std::countr_one(static_cast<unsigned>(letters)));
    if (size == 16) return plain_word(from, end, to);
    const auto after = static_cast<unsigned char>(from[size]);
    if (kMayGoOn[after] && goes_on(after, from, size)) return {};
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), small);
    const auto no_capitals = static_cast<unsigned>(_mm_movemask_epi8(_mm_slli_epi16(bytes, 2))) & ((1u << size) - 1);
    const __m128i own = _mm_and_si128(small, _mm_loadu_si128(reinterpret_cast<const __m128i*>(reinterpret_cast<const char*>(kFirstOnes.data()) + 16 - size)));
    WordHash hash;
    hash.add(static_cast<std::uint64_t>(_mm_cvtsi128_si64(own)));
    return {size, (no_capitals & 1) == 0, no_capitals == 0, hash.with(static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(own, own))), size)};
  }
#endif

  // Does what stands behind so many letters of ASCII make the word longer, or may it?
  bool goes_on(unsigned char after, const char* from, std::size_t size) const {
    if (after == '.') return size == 1;
    return after != '\'' || !closes(static_cast<std::size_t>(from - text_.data()) + size);
  }

  // Is it a quote that ends a word: the possessive's, or one before no letter of ASCII? (Where it is not sure, it is not.)
  bool closes(std::size_t at) const {
    if (text_[at] != '\'' || at + 2 >= text_.size()) return false;
    const char next = text_[at + 1], second = text_[at + 2];
    if (next < 0 || second < 0) return false;
    if (!is_plain_letter(kind_of(next))) return true;
    return (next == 's' || next == 'S') && !is_plain_letter(kind_of(second));
  }

  // Reads plain words with single spaces between them; false where there is none. `glued`: does the text touch what stands before it? Afterwards it says so of what follows.
  bool plain_words(bool& glued) {
    const char* const text = text_.data();
    const char* const end = text + text_.size();
    char* fold = out_.folded.data() + end_;  // where the next word's folded form stands
    const WordTable* const words = out_.words;
    const char* at = text + at_;
    const char* const begin = at;
    Token* next = next_;
    while (at < end) {
#ifdef __SSE2__
      const PlainWord word = end - at > 16 ? short_word(at, end, fold) : plain_word(at, end, fold);
#else
      const PlainWord word = plain_word(at, end, fold);
#endif
      if (word.size == 0) break;
      const auto start = static_cast<std::uint32_t>(at - text);
      const std::uint32_t number = words ? words->find({fold, word.size}, word.hash) : 0;
      if (next == limit_) {
        next_ = next;
        more_room();
        next = next_;
      }
      *next++ = {{start, start + word.size}, number, static_cast<std::uint32_t>(fold - out_.folded.data()), static_cast<std::uint16_t>(word.size), TokenShape::word, glued, word.upper_first, word.all_upper, false};
      fold += word.size;
      at += word.size;
      glued = at == end || *at != ' ';
      if (glued) break;
      ++at;
    }
    at_ = static_cast<std::uint32_t>(at - text);
    end_ = static_cast<std::size_t>(fold - out_.folded.data());
    next_ = next;
    return at > begin;
  }

  void sign(bool glued) {
    Token& t = push(at_, at_ + 1, TokenShape::symbol, glued);
    t.folded_size = 1;
    put(text_[at_++]);
    look_up(t);
  }

  void word(bool glued) {
    const std::uint32_t start = at_;
    Token& t = push(start, start, TokenShape::word, glued);
    bool first = true, any_lower = false, digits = false, letters = false;
    const bool dotted = dotted_abbreviation(start);
    while (at_ < text_.size()) {
      if (const std::uint32_t run = ascii_run(at_); run > at_) {
        // "KSh3.2 billion": a currency ends where its sum begins.
        const std::uint32_t end = first && out_.before_digits ? end_before_digits(at_, run) : run;
        // Letters and digits of ASCII at one go; a word begins with a letter.
        const std::size_t folded_at = end_, size = end - at_;
        put(text_.substr(at_, size));
        if (first) t.upper_first = kAscii[static_cast<unsigned char>(text_[at_])] == Ascii::upper;
        char* const folded = out_.folded.data() + folded_at;
        unsigned kinds = 0;
        for (std::size_t i = 0; i < size; ++i) {
          const auto c = static_cast<unsigned char>(folded[i]);
          kinds |= 1u << static_cast<unsigned>(kAscii[c]);
          folded[i] = kSmall[c];
        }
        digits |= (kinds & bit(Ascii::digit)) != 0;
        any_lower |= (kinds & bit(Ascii::lower)) != 0;
        letters |= (kinds & (bit(Ascii::lower) | bit(Ascii::upper))) != 0;
        first = false;
        at_ = end;
        if (end < run) break;
        continue;
      }
      const CodePoint c = decode(at_);
      if (is_letter(c.value)) {
        const bool upper = c.value < 0x80 ? (c.value >= 'A' && c.value <= 'Z') : static_cast<bool>(u_isUUppercase(c.value));
        if (first) t.upper_first = upper;
        if (!upper) any_lower = true;
        fold_into(c.value);
        letters = true;
      } else if (is_digit(c.value) && !first) {
        digits = true;
        put(static_cast<char>(c.value));
      } else if (c.value == kSoftHyphen || (c.value == '.' && dotted && inside_dotted())) {
        // folded away
      } else if (is_apostrophe(c.value) && inner_apostrophe(c)) {
        put('\'');
      } else {
        break;
      }
      first = false;
      at_ += c.size;
    }
    t.all_upper = letters && !any_lower;
    t.digits = digits;
    t.span.end = at_;
    close(t);
    if (!digits) split_negation(t);
  }

  std::uint32_t ascii_run(std::uint32_t at) const {
    while (at < text_.size() && (is_plain_letter(kind_of(text_[at])) || kind_of(text_[at]) == Ascii::digit)) ++at;
    return at;
  }

  // Where letters that stand before sums meet digits; else the end of the run.
  std::uint32_t end_before_digits(std::uint32_t start, std::uint32_t end) const {
    std::uint32_t at = start;
    while (at < end && kAscii[static_cast<unsigned char>(text_[at])] != Ascii::digit) ++at;
    if (at == end) return end;
    const std::string_view letters = text_.substr(start, at - start);
    if (start > 0 && text_[start - 1] == '$') return at;  // "$US94.10"
    const bool part_of_year = end == at + 2 && behind_one_digit(start);  // "1H24", no model
    if (letters.size() == 1 && !part_of_year && !scale_follows(at)) return end;
    const auto& words = *out_.before_digits;
    return std::binary_search(words.begin(), words.end(), letters) ? at : end;
  }

  // "1.2 billion", "450m": a number with a word of scale behind it.
  bool scale_follows(std::uint32_t at) const {
    at = static_cast<std::uint32_t>(std::min(text_.find_first_not_of("0123456789.,", at), text_.size()));
    const std::uint32_t start = at + (at < text_.size() && text_[at] == ' ' ? 1 : 0);
    for (at = start; at < text_.size() && is_plain_letter(kind_of(text_[at]));) ++at;
    return out_.scales && std::binary_search(out_.scales->begin(), out_.scales->end(), text_.substr(start, at - start));
  }

  bool behind_one_digit(std::uint32_t at) const {
    const auto kind = [&](std::uint32_t back) { return at >= back ? kind_of(text_[at - back]) : Ascii::space; };
    return kind(1) == Ascii::digit && kind(2) != Ascii::digit && !is_plain_letter(kind(2));
  }

  // A letter, a full stop, a letter, a full stop: U.S., a.m. (also the unfinished "U.S" at a line's end).
  bool dotted_abbreviation(std::uint32_t at) const {
    if (at + 1 < text_.size() && kAscii[static_cast<unsigned char>(text_[at + 1])] == Ascii::lower) return false;
    const CodePoint a = peek(at);
    if (peek(at + a.size).value != '.') return false;
    const CodePoint b = peek(at + a.size + 1);
    if (!is_letter(b.value)) return false;
    const CodePoint after = peek(at + a.size + 1 + b.size);
    return after.value == '.' || !is_letter(after.value);
  }
  bool inside_dotted() const {
    const CodePoint before = at_ > 0 ? decode(at_ - 1) : CodePoint{};
    return is_letter(before.value) || before.value >= 0x80;
  }

  // o'clock, don't: a letter on both sides and not the possessive.
  bool inner_apostrophe(CodePoint quote) const {
    const CodePoint next = peek(at_ + quote.size);
    if (!is_letter(next.value)) return false;
    if (next.value != 's' && next.value != 'S') return true;
    return is_letter(peek(at_ + quote.size + next.size).value);
  }

  // "didn't" → did + n't
  void split_negation(Token& t) {
    const std::string_view folded = out_.fold(t);
    if (folded.size() <= 3 || !folded.ends_with("n't")) return;
    const std::uint32_t tail_bytes = text_[t.span.end - 2] == '\'' ? 3 : 5;
    if (t.span.size() <= tail_bytes) return;
    Token tail = t;
    tail.span.start = t.span.end - tail_bytes;
    tail.folded_at = t.folded_at + t.folded_size - 3;
    tail.folded_size = 3;
    tail.glued = true;
    tail.upper_first = tail.all_upper = false;
    t.span.end = tail.span.start;
    t.folded_size = static_cast<std::uint16_t>(t.folded_size - 3);
    look_up(t);
    look_up(tail);
    push(tail);
  }

  int digit_run(std::uint32_t at) const {
    int n = 0;
    while (at + static_cast<std::uint32_t>(n) < text_.size() && is_digit(text_[at + static_cast<std::uint32_t>(n)])) ++n;
    return n;
  }

  // Digits with separators. A space (or thin space, or apostrophe) separates only whole groups of three.
  void number(bool glued) {
    const std::uint32_t start = at_;
    Token& t = push(start, start, TokenShape::number, glued);
    const int first = digit_run(at_);
    append_digits(first);
    bool groups_of_three = first <= 3 && text_[start] != '0';
    char spacer = 0;
    while (at_ < text_.size()) {
      const CodePoint sep = decode(at_);
      const int run = digit_run(at_ + sep.size);
      if (run == 0) break;
      if (sep.value == ',' || sep.value == '.') {
        if (spacer == ' ' && run == 3 && sep.value == ',') break;
        put(static_cast<char>(sep.value));
        if (run != 3) groups_of_three = false;
      } else if ((is_space(sep.value) && sep.value != '\n' && sep.value != '\r' && sep.value != '\t') || is_apostrophe(sep.value)) {
        if (!groups_of_three || run != 3 || (spacer == 0 && end_ - t.folded_at > 3)) break;
        if (is_letter(peek(at_ + sep.size + 3).value) && is_space(sep.value) && sep.value == ' ') break;
        spacer = ' ';
        put(' ');
      } else {
        break;
      }
      at_ += sep.size;
      append_digits(run);
    }
    t.span.end = at_;
    close(t);
  }
  void append_digits(int n) {
    put(text_.substr(at_, static_cast<std::size_t>(n)));
    at_ += static_cast<std::uint32_t>(n);
  }

  void symbol(CodePoint c, bool glued) {
    const std::uint32_t start = at_;
    at_ += c.size;
    const CodePoint next = peek(at_);
    TokenShape shape = TokenShape::symbol;
    if (is_short_dash(c.value)) {
      const bool tight = glued && next.size > 0 && !is_space(next.value);
      shape = tight && next.value != '-' ? TokenShape::hyphen : TokenShape::dash;
      if (!glued && is_digit(next.value)) shape = TokenShape::symbol;  // a sign: -3.4%
      if (!glued && (next.value == '$' || next.value == 0x20AC || next.value == 0xA3)) shape = TokenShape::symbol;
      if (glued && !is_first() && last().shape == TokenShape::symbol && is_digit(next.value) && out_.fold(last()) != ")" && out_.fold(last()) != "%")
        shape = TokenShape::symbol;  // (-1.6%
    } else if (is_long_dash(c.value)) {
      shape = TokenShape::dash;
    }
    Token& t = push(start, at_, shape, glued);
    if (shape == TokenShape::hyphen || shape == TokenShape::dash || is_short_dash(c.value))
      put('-');
    else if (is_apostrophe(c.value))
      put('\'');
    else if (c.value == 0x201C || c.value == 0x201D || c.value == 0xAB || c.value == 0xBB)
      put('"');
    else
      fold_into(c.value);
    close(t);
  }

  std::string_view text_;
  std::uint32_t at_;
  Tokens& out_;
  std::size_t end_;  // of what is folded so far
  Token *next_, *limit_;  // where the next token stands, and the end of the room for them
};

}  // namespace

void tokenize(std::string_view text, Span range, Tokens& out) { Tokenizer(text, range, out).run(); }

}  // namespace assay
