#include "check/told_text.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

namespace assay {
namespace {

bool letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \n"), last = text.find_last_not_of(" \n");
  return first == text.npos ? std::string_view{} : text.substr(first, last - first + 1);
}

bool begins_with_word(std::string_view text, std::string_view word) { return text.starts_with(word) && (text.size() == word.size() || !letter(text[word.size()])); }

bool begins_with_any(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) { return begins_with_word(text, word); });
}

bool ends_with_any(std::string_view text, const std::vector<std::string>& words) {
  text = trimmed(text);
  return std::ranges::any_of(words, [&](const std::string& word) {
    if (!text.ends_with(word)) return false;
    const std::size_t before = text.size() - word.size();
    return before == 0 || !letter(word.front()) || !letter(text[before - 1]);
  });
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1))
    if ((at == 0 || !letter(text[at - 1])) && begins_with_word(text.substr(at), word)) return true;
  return false;
}

bool stops(std::string_view text) {
  const std::string_view rest = trimmed(text);
  return rest.empty() || std::string_view("),.;:").find(rest.front()) != std::string_view::npos;
}

bool lower_case_words(std::string_view text, std::size_t most) {
  const bool plain = std::ranges::all_of(text, [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
  return plain && static_cast<std::size_t>(std::ranges::count(text, ' ')) < most;
}

std::string_view before(const Claim& claim, std::string_view text) {
  return claim.sentence.start < claim.span.start ? text.substr(claim.sentence.start, claim.span.start - claim.sentence.start) : std::string_view{};
}

bool of_two_parts(const Claim& a, const Claim& b, std::string_view text) {
  if (!a.of_part || !b.of_part || a.sentence == b.sentence) return false;
  const auto names = [&](const Claim& claim) {
    std::set<std::string_view> out;
    const std::string_view lead = before(claim, text);
    for (std::size_t i = 0; i < lead.size();) {
      std::size_t end = i;
      while (end < lead.size() && std::isalpha(static_cast<unsigned char>(lead[end])) != 0) ++end;
      if (end > i && std::isupper(static_cast<unsigned char>(lead[i])) != 0) out.insert(lead.substr(i, end - i));
      i = std::max(end, i + 1);
    }
    return out;
  };
  return names(a) != names(b);
}

std::string_view after(const Claim& claim, std::string_view text) {
  return claim.span.end < claim.sentence.end ? text.substr(claim.span.end, claim.sentence.end - claim.span.end) : std::string_view{};
}

std::string_view between(const Claim& first, const Claim& second, std::string_view text) {
  return first.span.end < second.span.start ? text.substr(first.span.end, second.span.start - first.span.end) : std::string_view{};
}

std::string_view without_last_words(std::string_view text, const std::vector<std::string>& words) {
  constexpr int kMost = 3;
  for (int taken = 0; taken < kMost; ++taken) {
    text = text.substr(0, text.find_last_not_of(" \n") + 1);
    const auto last = std::ranges::find_if(words, [&](const std::string& word) { return ends_with_any(text, {word}); });
    if (last == words.end()) break;
    text.remove_suffix(last->size());
  }
  return text;
}

Interval as_counted(const Claim& c) {
  constexpr double kSpelt = 12, kTens = 10;
  const bool counted = c.kind == Kind::count && c.hedge == Hedge::none && c.value == std::floor(c.value) && (c.value <= kSpelt || std::fmod(c.value, kTens) != 0) && c.literal.contains(c.value);
  if (counted) return Interval::point(c.value);
  // "Some 321,394 people": nobody is so exact about a guess.
  constexpr double kExact = 10'000;
  const bool exact = c.kind == Kind::count && c.hedge == Hedge::about && c.value >= kExact && c.value == std::floor(c.value) && std::fmod(c.value, kTens) != 0;
  return exact ? Interval::point(c.value) : c.fair;
}

bool told_amount(const Claim& c) { return c.form == Form::level && told_part(c); }

bool told_part(const Claim& c) {
  const bool kind = c.kind == Kind::quantity || c.kind == Kind::money || c.kind == Kind::count;
  return kind && (c.form == Form::level || c.form == Form::difference) && c.modality == Modality::stated && !c.value_high && !c.in_headline && c.fair.low > 0;
}

}  // namespace assay
