#include "extract/lexer.h"

#include <algorithm>
#include <span>

namespace assay {
namespace {

bool is_plain_year(const Number& n) { return n.plain_digits && n.integer && n.value >= 1700 && n.value <= 2100; }

// A single letter is a scale only where it touches the digits: 5m, but not "5 m" or "5 b".
bool needs_touch(const Meaning& meaning, const Token& token) { return token.folded_size == 1 && meaning.only_scale(); }

class Lexer {
 public:
  Lexer(const Language& language, const Tokens& tokens, std::string_view text, DecimalStyle style, std::span<Item> items, std::vector<Number>& numbers)
      : language_(language),
        k_(language.known()),
        classes_(language.classes()),
        vocabulary_(language.vocabulary()),
        tokens_(tokens),
        list_(tokens.list),
        text_(text),
        style_(style),
        items_(items),
        numbers_(numbers) {}

  // From the first item that may be a year to the last of them; empty where none was read.
  std::span<Item> years() const { return items_.subspan(first_year_, end_of_years_ - first_year_); }

  // Returns the number of items.
  std::size_t run() {
    numbers_.clear();
    if (list_.empty()) return count_ = 0;
    const Token* const begin = list_.begin();
    const Token* const last = begin + list_.size() - 1;
    const Vocabulary::Firsts firsts = vocabulary_.firsts();
    Item* const first = items_.data();
    Item* item = first;
    for (const Token* token = begin; token <= last; ++item) {
      const std::uint32_t next = (token < last ? token + 1 : last)->word;
      if (lone(*token, next, firsts, *item)) {  // most of a text
        ++token;
        continue;
      }
      count_ = static_cast<std::size_t>(item - first) + 1;
      token += depending(static_cast<std::size_t>(token - begin), *item);
    }
    return count_ = static_cast<std::size_t>(item - first);
  }

 private:
  bool has_previous() const { return count_ > 1; }
  Item& previous() { return items_[count_ - 2]; }
  const Item& previous() const { return items_[count_ - 2]; }
  bool previous_is(AskedClass cls) const { return has_previous() && classes_.has(previous().set, cls); }
  bool previous_is_number() const { return has_previous() && previous().type == ItemType::number; }
  // The item before the one before.
  const Item* second_last() const { return count_ > 2 ? &items_[count_ - 3] : nullptr; }

  // A word or sign that stands for itself, whatever its neighbours: a term that does not hedge, or none. False where it may not.
  bool lone(const Token& token, std::uint32_t next, Vocabulary::Firsts firsts, Item& item) const {
    const bool word = token.shape == TokenShape::word;
    if (!(word || token.shape == TokenShape::symbol) || !firsts.alone(token.word, next)) return false;
    const std::uint32_t meaning = firsts.meaning(token.word);
    if (meaning != 0) {
      item = {token.span, firsts.set(token.word), ItemType::term, token.glued, token.upper_first, meaning};
      return true;
    }
    if (word && (token.glued || token.digits)) return false;
    item = {token.span, !word ? k_.sign_set : token.upper_first ? k_.word_cap : k_.word_lower, word ? ItemType::unknown_word : ItemType::sign, token.glued, token.upper_first, 0};
    return true;
  }

  // Each of these fills in the item of token `i` and returns how many tokens it takes. The first stands by itself, so that the loop that
  // seldom calls it keeps what it counts in registers.
  [[gnu::noinline]] std::size_t depending(std::size_t i, Item& item) {
    const Token& token = list_[i];
    item = {token.span, k_.sign_set, ItemType::sign, token.glued, token.upper_first, 0};
    return token.shape == TokenShape::number ? number(i, item) : other(i, item);
  }

  std::size_t number(std::size_t i, Item& item) {
    const Token& token = list_[i];
    Number number;
    const std::string_view digits = tokens_.fold(token);
    const bool readable = read_digits(digits, style_, number, i + 1 < list_.size() && names(i + 1, k_.scale));
    const bool tail_of_name = token.glued && i >= 2 && list_[i - 1].shape == TokenShape::hyphen && second_last() && second_last()->type == ItemType::unknown_word;
    const bool after_letters = token.glued && i >= 1 && list_[i - 1].shape == TokenShape::word && previous().type == ItemType::unknown_word;
    // A number does not begin with a zero: 0800 is a dialling code, 007 a name.
    const bool coded = digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9';
    if (!readable || coded || tail_of_name || after_letters) {
      item.type = ItemType::name;
      item.set = k_.name_number_set;
      return 1;
    }
    item.type = ItemType::number;
    item.ref = static_cast<std::uint32_t>(numbers_.size());
    numbers_.push_back(number);
    const bool short_year = token.glued && previous_is("quarter-name") && digits.size() == 2;  // "1H24"
    const bool year = short_year || is_plain_year(number);
    if (year) {
      if (end_of_years_ == 0) first_year_ = count_ - 1;
      end_of_years_ = count_;
    }
    const bool day = !year && number.plain_digits && number.integer && number.value >= 1 && number.value <= 31;
    item.set = language_.number_set(year, number.integer, day, false, false, false, false, false);
    return 1;
  }

  std::size_t other(std::size_t i, Item& item) {
    const Token& token = list_[i];
    if (token.shape == TokenShape::hyphen || token.shape == TokenShape::dash) {
      item.set = token.shape == TokenShape::hyphen ? k_.hyphen_set : k_.dash_set;
      return 1;
    }
    if (const Vocabulary::Match match = term(i); match.meaning != 0) {
      make_term(item, match.meaning);
      item.span.end = list_[i + match.tokens - 1].span.end;
      return match.tokens;
    }
    if (token.shape == TokenShape::word) unknown_word(i, item);
    return 1;
  }

  void make_term(Item& item, std::uint32_t meaning) {
    const SetId set = vocabulary_.set(meaning);
    item.type = ItemType::term;
    item.ref = meaning;
    item.set = set;
    // "2% below the 1.2 million of 2023": after a per cent the word compares; it hedges nothing.
    const SetId unhedged = language_.unhedged(set);
    if (unhedged != set && has_previous() && ((language_.promise(previous().set) & Language::kPart) != 0 || after_fraction())) item.set = unhedged;
  }

  void unknown_word(std::size_t i, Item& item) {
    const Token& token = list_[i];
    item.type = token.digits ? ItemType::name : ItemType::unknown_word;
    item.set = token.digits ? k_.word_code : token.upper_first ? k_.word_cap : k_.word_lower;
    // Letters glued to digits that are no unit: 4G, 737MAX. The digits are part of the name.
    if (token.glued && previous_is_number() && list_[i - 1].shape == TokenShape::number) {
      previous().type = ItemType::name;
      previous().set = k_.name_number_set;
    }
  }

  // The longest term that begins at a token and may stand there.
  Vocabulary::Match term(std::size_t i) const {
    for (std::size_t limit = list_.size() - i; limit > 0;) {
      const Vocabulary::Match match = vocabulary_.longest(tokens_, i, text_, limit);
      if (match.meaning == 0 || !vocabulary_.delicate(match.meaning) || may_stand(i, match)) return match;
      limit = match.tokens - 1;
    }
    return {};
  }

  bool may_stand(std::size_t i, const Vocabulary::Match& match) const {
    const Meaning& meaning = vocabulary_.meaning(match.meaning);
    const Token& token = list_[i];
    const std::size_t next = i + match.tokens;
    // "more than 90%" is a hedge; "38% more than May" and "a quarter more than a year before" are comparisons.
    if (match.tokens > 1 && is(match.meaning, k_.hedge) && meaning.only_hedge_before()) return !after_figure() && !after_fraction() && numeric_at(next) && !a_while_before(next) && !year_named(next);
    if (meaning.only_after_number() && !(after_number(i) && (token.glued || !needs_touch(meaning, token)))) return false;
    // "A $500m bond sale": an article and a sum, no Australian dollars.
    if (match.tokens > 1 && is(match.meaning, k_.currency) && token.span.size() == 1 && list_[i + 1].shape == TokenShape::symbol && !list_[i + 1].glued) return false;
    // "the World Bank": a longer name begins at the second word of "the world".
    if (match.tokens == 2 && next <= list_.size() && is(match.meaning, "world")) {
      const auto ahead = vocabulary_.longest(tokens_, i + 1, text_, list_.size() - i - 1);
      if (ahead.meaning != 0 && ahead.tokens > 1) return false;
    }
    // "46 tons a month before": the month belongs to `before`, not to the unit.
    if (match.tokens > 2 && is(match.meaning, k_.unit) && next < list_.size()) {
      const auto ahead = vocabulary_.longest(tokens_, next, text_, 1);
      if (ahead.meaning != 0 && is(ahead.meaning, k_.deictic)) return false;
    }
    // "60% of output and over 85% of capacity": no `and over` unless it ends a figure.
    const bool hedge_behind = match.tokens > 1 && is(match.meaning, k_.hedge) &&
                              std::ranges::all_of(meaning, [](const TermReading& r) { return r.cls == "hedge" && r.entry->text("side") == "after"; });
    return !hedge_behind || behind_figure();
  }

  bool numeric_at(std::size_t token) const {
    if (token >= list_.size()) return false;
    if (list_[token].shape == TokenShape::number) return true;
    const auto ahead = vocabulary_.longest(tokens_, token, text_, list_.size() - token);
    return ahead.meaning != 0 && (classes_.set(vocabulary_.set(ahead.meaning)) & k_.numeric).any();
  }
  bool is(std::uint32_t meaning, AskedClass cls) const { return classes_.has(vocabulary_.set(meaning), cls); }
  bool names(std::size_t token, AskedClass cls) const {
    const auto term = vocabulary_.longest(tokens_, token, text_, 1);
    return term.meaning != 0 && is(term.meaning, cls);
  }
  // "a year before", "twelve months ago": no number that could be hedged.
  bool a_while_before(std::size_t token) const {
    if (token + 2 >= list_.size() || !names(token + 2, k_.deictic)) return false;
    const bool counted = list_[token].shape == TokenShape::number || names(token, k_.cardinal);
    return counted ? names(token + 1, "period-unit") : names(token, k_.a) && !numeric_at(token + 1);
  }
  // "lower than the 2003 rate", "than 2003's": what is compared with is of that year.
  bool year_named(std::size_t token) const {
    if (token + 2 >= list_.size()) return false;
    if (list_[token].shape != TokenShape::number) ++token;
    const std::string_view digits = list_[token].span.of(text_);
    constexpr std::size_t kDigits = 4;
    if (list_[token].shape != TokenShape::number || digits.size() != kDigits || !(digits.starts_with("19") || digits.starts_with("20"))) return false;
    return names(token + 1, "possessive") || names(token + 1, "anaphor");
  }
  bool after_figure() const {
    return previous_is(k_.percent) || previous_is(k_.unit) || previous_is(k_.points) || previous_is_number() || previous_is(k_.times);
  }
  // "a third [less than]", "two-thirds [below]"; but "in the third quarter [more than] 90%".
  bool after_fraction() const {
    const Item* led_by = previous_is(k_.fraction) ? second_last() : nullptr;
    return led_by && (language_.classes().has(led_by->set, k_.a) || language_.classes().has(led_by->set, k_.cardinal) || language_.classes().has(led_by->set, k_.hyphen));
  }
  bool behind_figure() const {
    return previous_is_number() || previous_is(k_.percent) || previous_is(k_.unit) || previous_is(k_.cardinal) || previous_is(k_.scale) ||
           previous_is(k_.currency) || (has_previous() && previous().type == ItemType::unknown_word);
  }
  bool after_number(std::size_t i) const {
    const bool after_slash = list_[i].glued && i >= 1 && tokens_.fold(list_[i - 1]) == "/";
    const bool after_hyphen = list_[i].glued && previous_is(k_.hyphen) && second_last() && second_last()->type == ItemType::number;
    return after_slash || after_hyphen || previous_is_number() || previous_is(k_.scale);
  }

  const Language& language_;
  const Language::Known& k_;
  const ClassTable& classes_;
  const Vocabulary& vocabulary_;
  const Tokens& tokens_;
  const TokenList& list_;
  std::string_view text_;
  DecimalStyle style_;
  std::span<Item> items_;
  std::size_t count_ = 0;  // of the items so far
  std::vector<Number>& numbers_;
  std::size_t first_year_ = 0, end_of_years_ = 0;
};

// "$1943 million", "2000 tonnes", "1238 tons": four digits with a unit are no year.
void settle_years(const Language& language, std::span<Item> years, std::span<const Item> items) {
  const auto& k = language.known();
  const ClassTable& classes = language.classes();
  for (Item& year : years) {
    if (year.type != ItemType::number || !classes.has(year.set, k.year)) continue;
    const auto i = static_cast<std::size_t>(&year - items.data());
    const auto is = [&](std::size_t at, AskedClass cls) { return at < items.size() && classes.has(items[at].set, cls); };
    const bool money = i > 0 && is(i - 1, k.currency);
    const std::size_t next = i + 1 < items.size() && is(i + 1, k.hyphen) ? i + 2 : i + 1;
    if (money || is(next, k.unit) || is(next, k.percent) || is(next, k.scale) || is(next, k.points) || is(next, k.currency) || is(next, k.times))
      year.set = language.number_set(false, true, false, false, false, false, false, false);
  }
}

}  // namespace

std::size_t lex(const Language& language, const Tokens& tokens, std::string_view text, DecimalStyle style, std::span<Item> items, std::vector<Number>& numbers) {
  Lexer lexer(language, tokens, text, style, items, numbers);
  const std::size_t count = lexer.run();
  settle_years(language, lexer.years(), items.first(count));
  return count;
}

}  // namespace assay
