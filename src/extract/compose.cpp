#include "extract/compose.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace assay {
namespace {

class Composer {
 public:
  Composer(const Language& language, Scan& scan, std::string_view text) : language_(language), k_(language.known()), scan_(scan), text_(text) {}

  void run(std::vector<Reduction>& out) {
    for (std::size_t i = 0; i < items().size();) {
      if ((language_.promise(items()[i].set) & Language::kNumber) == 0) {
        ++i;
        continue;
      }
      Number number;
      bool ordinal = false;
      const std::size_t used = compose(i, number, ordinal);
      if (used > 1 || (used == 1 && items()[i].type != ItemType::number)) {
        Item item = items()[i];
        item.span.end = items()[i + used - 1].span.end;
        item.type = ItemType::number;
        item.ref = static_cast<std::uint32_t>(scan_.numbers.size());
        scan_.numbers.push_back(number);
        const bool day = number.integer && number.value >= 1 && number.value <= 31 && (number.plain_digits || ordinal);
        item.set = language_.number_set(false, number.integer && !number.fraction, day && !number.spelled, number.spelled && !number.fraction,
                                        number.small_word && number.value == 1, number.fraction, number.vague, ordinal);
        out.push_back({i, i + used, item});
      }
      i += std::max<std::size_t>(used, 1);
    }
  }

 private:
  std::span<const Item> items() const { return scan_.items; }
  bool is(std::size_t i, AskedClass cls) const { return i < scan_.items.size() && language_.classes().has(scan_.items[i].set, cls); }
  bool digits(std::size_t i) const { return i < scan_.items.size() && scan_.items[i].type == ItemType::number; }
  double attribute(std::size_t i, Name cls, Name name, double otherwise) const {
    const Item& item = scan_.items[i];
    if (item.type != ItemType::term) return otherwise;
    const Entry* entry = language_.vocabulary().meaning(item.ref).entry(cls);
    return entry ? entry->number(name, otherwise) : otherwise;
  }

  // How many items from i make one number; 0 = none.
  std::size_t compose(std::size_t i, Number& n, bool& ordinal) {
    if (is(i, k_.vague)) return vague(i, n);
    if (const auto used = fraction(i, n)) return used;
    const auto used = digits(i) ? from_digits(i, n, ordinal) : from_words(i, n);
    return used > 0 && !ordinal ? with_spoken_decimals(i, used, n) : used;
  }

  // "12-point-57 trillion", "six point five": decimals as they are spoken.
  std::size_t with_spoken_decimals(std::size_t i, std::size_t used, Number& n) {
    if (!n.integer || n.scale != 1 || n.value < 0) return used;
    std::size_t at = i + used;
    const auto pass_hyphen = [&] {
      if (is(at, k_.hyphen)) ++at;
    };
    pass_hyphen();
    if (!is(at, k_.decimal_word)) return used;
    ++at;
    pass_hyphen();
    double decimals = 0;
    int places = 0;
    if (digits(at)) {
      const std::string_view written = items()[at].span.of(text_);
      if (!std::ranges::all_of(written, [](char c) { return c >= '0' && c <= '9'; })) return used;
      decimals = scan_.numbers[items()[at].ref].value;
      places = static_cast<int>(written.size());
    } else if (is(at, k_.cardinal)) {
      decimals = attribute(at, "cardinal", "value", 0);
      places = decimals < 10 ? 1 : 2;
    } else {
      return used;
    }
    ++at;
    n.last_digit = n.last_nonzero = std::pow(10, -places);
    n.value += decimals * n.last_digit;
    n.integer = false;
    n.small_word = false;
    if (is(at, k_.hyphen) && is(at + 1, k_.scale)) ++at;
    return at + scales(at, n, true) - i;
  }

  std::size_t vague(std::size_t i, Number& n) {
    n.value = attribute(i, "vague", "low", 0);
    n.high = attribute(i, "vague", "high", n.value);
    n.vague = n.spelled = true;
    return 1;
  }

  std::size_t scales(std::size_t i, Number& n, bool after_digits) {
    std::size_t used = 0;
    while (is(i + used, k_.scale)) {
      const double scale = attribute(i + used, "scale", "value", 1);
      // Metres or millions? "3.2m tonnes", "$3.2m", "3.2m people" are millions; a bare "3.2m" with a decimal is not decided here.
      if (after_digits && is(i + used, k_.unit) && !scale_reading(i, i + used)) break;
      n.scale *= scale;
      ++used;
    }
    n.value *= n.scale;
    n.last_digit *= n.scale;
    n.last_nonzero *= n.scale;
    return used;
  }
  bool scale_reading(std::size_t after_number, std::size_t at) const {
    const bool money = after_number >= 2 && (is(after_number - 2, k_.currency));
    if (money) return true;
    if (at + 1 >= scan_.items.size()) return false;
    if (is(at + 1, k_.hyphen)) return is(at + 2, k_.unit) || is(at + 2, k_.currency);  // "a 2.1m-barrel draw"; a 12m-high wall is so many metres
    return is(at + 1, k_.unit) || is(at + 1, k_.currency) || is(at + 1, k_.word) || scan_.items[at + 1].type == ItemType::term ||
           scan_.items[at + 1].type == ItemType::name;  // 1.2m 60-kg bags
  }

  std::size_t from_digits(std::size_t i, Number& n, bool& ordinal) {
    n = scan_.numbers[items()[i].ref];
    if (is(i + 1, k_.ordinal_suffix) && items()[i + 1].glued && n.integer) {
      ordinal = true;
      return 2;
    }
    std::size_t used = 1;
    // 2 1/2 and 2½
    if (is(i + 1, k_.fraction) && attribute(i + 1, "fraction", "numerator", 0) > 0) {
      const double of = n.integer ? 1 : n.last_digit;  // "$5.41½": of a cent
      n.value += of * attribute(i + 1, "fraction", "numerator", 0) / attribute(i + 1, "fraction", "denominator", 1);
      n.integer = false;
      n.last_digit = n.last_nonzero = of / 4;
      ++used;
    } else if (const std::size_t more = written_fraction(i + 1, n)) {
      used += more;
    }
    const std::size_t hyphen = is(i + used, k_.hyphen) && is(i + used + 1, k_.scale) ? 1 : 0;
    const std::size_t scaled = scales(i + used + hyphen, n, true);
    if (scaled > 0) n.plain_digits = false;
    return used + (scaled > 0 ? scaled + hyphen : 0);
  }

  // "2-1/2", "3 1/8": how many items the fraction behind a whole number takes; 0 = none.
  std::size_t written_fraction(std::size_t i, Number& n) const {
    constexpr int kCoarsest = 2, kFinest = 32;
    const std::size_t at = is(i, k_.hyphen) ? i + 1 : i;
    if (at >= scan_.items.size()) return 0;
    const std::string_view written = scan_.items[at].span.of(text_);
    const std::size_t slash = written.find('/');
    if (slash == std::string_view::npos) return 0;
    int numerator = 0, denominator = 0;
    const char* const end = written.data() + written.size();
    if (std::from_chars(written.data(), written.data() + slash, numerator).ptr != written.data() + slash) return 0;
    if (std::from_chars(written.data() + slash + 1, end, denominator).ptr != end) return 0;
    if (numerator < 1 || denominator < kCoarsest || denominator > kFinest || numerator >= denominator) return 0;
    const double of = n.integer ? 1 : n.last_digit;  // "$11.22 1/2": of a cent
    n.value += of * numerator / denominator;
    n.integer = false;
    n.last_digit = n.last_nonzero = of / denominator;
    return at + 1 - i;
  }

  // "half", "a third", "two-thirds", "three quarters", "half a million", "a quarter of a million"
  std::size_t fraction(std::size_t i, Number& n) {
    std::size_t at = i;
    double numerator = 1;
    bool counted = false;
    if (is(at, k_.a) || (is(at, k_.cardinal) && attribute(at, "cardinal", "value", 0) == 1)) {
      counted = true;
      ++at;
    } else if (is(at, k_.cardinal)) {
      numerator = attribute(at, "cardinal", "value", 1);
      counted = true;
      ++at;
    } else if (digits(at) && is(at + 1, k_.hyphen) && is(at + 2, k_.fraction)) {
      return 0;
    }
    if (counted && is(at, k_.hyphen)) ++at;
    if (!is(at, k_.fraction)) return 0;
    const double own_numerator = attribute(at, "fraction", "numerator", 0);
    const double denominator = attribute(at, "fraction", "denominator", 1);
    const bool half = denominator == 2;
    if (own_numerator > 0) numerator = own_numerator, counted = true;
    // "half" and "halves" stand alone; "third" alone is an ordinal, "quarter" alone a season of the books.
    if (!counted && (!half || is(at, k_.multiple_verb))) return 0;  // "migration halves"
    if (numerator == 1 && !half && own_numerator == 0 && !ends_fraction(at + 1)) return 0;
    if (numerator >= denominator) return 0;  // "five quarters" are a stretch of time
    n = {};
    n.value = numerator / denominator;
    n.spelled = n.fraction = true;
    n.integer = false;
    n.last_digit = n.last_nonzero = 0.01;
    ++at;
    // half a million, half a dozen, a quarter of a million
    std::size_t ahead = at;
    if (is(ahead, k_.of)) ++ahead;
    if (is(ahead, k_.a)) ++ahead;
    if (ahead > at && (is(ahead, k_.scale) || is(ahead, k_.dozen))) {
      const double unit = is(ahead, k_.dozen) ? attribute(ahead, "dozen", "value", 12) : attribute(ahead, "scale", "value", 1);
      n.fraction = false;
      n.integer = true;
      n.value *= unit;
      n.scale = unit;
      n.last_digit = n.last_nonzero = 0.1 * unit;
      return ahead + 1 - i;
    }
    const std::size_t joined = half && is(at, k_.hyphen) ? at + 1 : at;
    if (is(joined, k_.scale)) {  // "half million", "a half-million"
      const double unit = attribute(joined, "scale", "value", 1);
      n.fraction = false;
      n.integer = true;
      n.value *= unit;
      n.scale = unit;
      n.last_digit = n.last_nonzero = 0.1 * unit;
      return joined + 1 - i;
    }
    return at - i;
  }
  // After "a third": what makes it a part and not the third of a row ("a third straight month").
  bool ends_fraction(std::size_t i) const {
    if (i >= scan_.items.size()) return true;
    const Item& item = scan_.items[i];
    if (item.type == ItemType::unknown_word || item.type == ItemType::name) return false;
    if (is(i, k_.of) || is(i, k_.trend_comparative) || item.type == ItemType::sign || item.type == ItemType::period) return true;
    static const auto blockers = [] {
      ClassSet s;
      for (const ClassId cls : std::initializer_list<AskedClass>{"streak", "product", "flow", "period-unit", "superlative", "adjective", "base-adjective", "unit", "place", "trend-noun"})
        s.set(cls);
      return s;
    }();
    return (language_.classes().set(item.set) & blockers).none();
  }

  std::size_t from_words(std::size_t i, Number& n) {
    std::size_t at = i;
    double total = 0, current = 0, last_scale = 0;
    double smallest = 1;
    bool any = false, article = false;
    int words = 0;
    if (is(at, k_.a) && (is(at + 1, k_.scale) || is(at + 1, k_.dozen)) && (!items()[at].capital || at == 0)) {
      article = true;
      current = 1;
      ++at;
    }
    while (at < items().size()) {
      if (items()[at].type == ItemType::term && is(at, k_.cardinal)) {
        const double value = attribute(at, "cardinal", "value", 0);
        // "twenty one": the tens take one small cardinal; otherwise a new number begins
        if (words > 0 && current != 0 && std::fmod(current, 100) != 0 && !(std::fmod(current, 10) == 0 && value < 10)) break;
        current += value;
        smallest = 1;
        any = true;
      } else if (is(at, k_.scale) && (any || article) && !glued_only(at)) {
        const double scale = attribute(at, "scale", "value", 1);
        if (scale == 100 && current < 100) {
          current *= 100;
        } else {
          if (last_scale != 0 && scale >= last_scale) break;
          total += (current == 0 ? 1 : current) * scale;
          last_scale = scale;
          current = 0;
        }
        n.scale = std::max(n.scale, scale);
        smallest = scale;
        any = true;
      } else if (is(at, k_.dozen) && (any || article)) {
        current *= attribute(at, "dozen", "value", 12);
        any = true;
      } else if (any && is(at, k_.hyphen) && is(at + 1, k_.cardinal) && std::fmod(current, 10) == 0 && current != 0) {
      } else if (any && is(at, k_.hyphen) && (is(at + 1, k_.scale) || (is(at + 1, k_.and_) && is(at + 3, k_.a)))) {
      } else if (any && is(at, k_.and_) && half_follows(at)) {
        // one and a half (million)
        while (!is(at, k_.fraction)) ++at;
        ++at;
        current += 1 / attribute(at - 1, "fraction", "denominator", 2);
        n.integer = false;
        smallest = 0.5;
        if (is(at, k_.scale) && !glued_only(at)) {
          const double scale = attribute(at, "scale", "value", 1);
          current *= scale;
          n.scale = scale;
          n.integer = true;
          smallest = 0.1 * scale;
          ++at;
        }
        ++words;
        break;
      } else if (any && is(at, k_.and_) && (current >= 100 || last_scale != 0) && std::fmod(current, 100) == 0 && is(at + 1, k_.cardinal)) {
      } else {
        break;
      }
      ++at;
      ++words;
    }
    if (!any) return 0;
    while (at > i && (is(at - 1, k_.hyphen) || is(at - 1, k_.and_))) --at;
    n.value = total + current;
    n.last_digit = n.last_nonzero = smallest;
    n.spelled = true;
    n.small_word = at - i == 1;
    return at - i;
  }
  bool glued_only(std::size_t i) const { return attribute(i, "scale", "glued", 0) != 0; }
  bool half_follows(std::size_t and_at) const {
    std::size_t i = and_at + 1;
    if (is(i, k_.hyphen)) ++i;
    if (!is(i, k_.a)) return false;
    ++i;
    if (is(i, k_.hyphen)) ++i;
    return is(i, k_.fraction);
  }

  const Language& language_;
  const Language::Known& k_;
  Scan& scan_;
  std::string_view text_;
};

}  // namespace

void compose_numbers_of(const Language& language, Scan& scan, std::string_view text, std::vector<Reduction>& reductions) {
  Composer(language, scan, text).run(reductions);
}

}  // namespace assay
