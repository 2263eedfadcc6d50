#include "check/remedy.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "text/ascii.h"

namespace assay {
namespace {

constexpr double kNearly = 0.9;      // "nearly" reaches down to nine tenths
constexpr double kWellOver = 1.2;   // a fraction is named up to here

std::string short_number(double value, int digits) {
  char buffer[64];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, digits);
  const std::string_view written(buffer, error == std::errc{} ? static_cast<std::size_t>(end - buffer) : 0);
  double rounded = value;
  std::from_chars(written.data(), written.data() + written.size(), rounded);
  return number_with_commas(rounded);
}

// Published figures as published, worked-out ones to three digits.
std::string percent_of(const Answer& answer, double percent) {
  const Observation& row = *answer.said.rows.front();
  return !answer.derived && row.unit == "%" ? number_with_commas(std::abs(row.value)) : short_number(percent, 3);
}

// Which way a figure may be rounded where its hedge stays: "exceeded 570 million" is true of 577.7, "exceeded 580" is not.
enum class Rounding { nearest, down, up };

Rounding rounding_of(Hedge hedge) {
  if (hedge == Hedge::over || hedge == Hedge::at_least) return Rounding::down;
  return hedge == Hedge::under || hedge == Hedge::at_most || hedge == Hedge::nearly ? Rounding::up : Rounding::nearest;
}

// To as few digits, `digits` at least, as leave it near the figure.
double rounded_off(double figure, int digits, Rounding way, bool percent) {
  constexpr int kMost = 7;
  const double slack = way != Rounding::nearest ? 0.02 : percent ? 0.01 : 0.002;
  for (; digits < kMost; ++digits) {
    const double step = std::pow(10, std::floor(std::log10(figure)) + 1 - digits), steps = figure / step;
    const double out = step * (way == Rounding::nearest ? std::round(steps) : way == Rounding::down ? std::ceil(steps - 1) : std::floor(steps + 1));
    if (std::abs(out - figure) <= slack * figure) return out;
  }
  return figure;
}

struct Digits {
  std::size_t start = 0, size = 0;
  double value = 0;
};

std::optional<Digits> digits_in(std::string_view quote) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto first = std::find_if(quote.begin(), quote.end(), digit);
  if (first == quote.end()) return std::nullopt;
  Digits out{static_cast<std::size_t>(first - quote.begin()), 0, 0};
  auto end = out.start;
  while (end < quote.size() && (digit(quote[end]) || ((quote[end] == ',' || quote[end] == '.') && end + 1 < quote.size() && digit(quote[end + 1])))) ++end;
  out.size = end - out.start;
  std::string plain(quote.substr(out.start, out.size));
  std::erase(plain, ',');
  const auto [at, error] = std::from_chars(plain.data(), plain.data() + plain.size(), out.value);
  const bool whole = error == std::errc{} && at == plain.data() + plain.size();
  if (!whole || std::any_of(quote.begin() + static_cast<std::ptrdiff_t>(end), quote.end(), digit)) return std::nullopt;
  return out;
}

// The digits that a writer meant: those of 12,500 and 0.125 are three, of 12.0 too. A reader gets two at least.
int precision_of(std::string_view digits) {
  std::string plain;
  for (const char c : digits)
    if (c != ',' && (!plain.empty() || (c != '0' && c != '.'))) plain += c;
  if (plain.find('.') == std::string::npos) plain.erase(plain.find_last_not_of('0') + 1);
  std::erase(plain, '.');
  return std::max(2, static_cast<int>(plain.size()));
}

bool begins_word(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == ' ' || text[at - 1] == '-'; }

// RARE EARTHS, Rare-Earth Exports, Rare earths, rare earths.
std::string in_capitals_of(std::string_view model, std::string text) {
  const bool no_lower = std::none_of(model.begin(), model.end(), ascii::is_lower);
  bool each = true;
  for (std::size_t i = 0; i < model.size(); ++i) each = each && !(begins_word(model, i) && ascii::is_lower(model[i]));
  for (std::size_t i = 0; i < text.size(); ++i)
    if (ascii::is_lower(text[i]) && (no_lower || (begins_word(text, i) && (each || (i == 0 && ascii::is_upper(model[0])))))) text[i] = static_cast<char>(text[i] - 'a' + 'A');
  return text;
}

bool ends_in_word(std::string_view text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  const auto before = text.size() - word.size();
  return before == 0 || std::isalnum(static_cast<unsigned char>(text[before - 1])) == 0;
}

}  // namespace

// The answer in the claim's own unit; nothing where the sign would turn.
std::optional<double> Remedy::in_unit_of(const Claim& claim, const Answer& answer) const {
  const double factor = answer.said.literal.middle();
  if (!std::isfinite(factor)) return std::nullopt;
  if (claim.kind == Kind::change) {
    if (claim.unit != "%" || (factor > 1) != (claim.direction != Direction::down)) return std::nullopt;
    return std::abs(factor - 1) * 100;
  }
  if (claim.kind == Kind::share) return claim.unit == "%" ? std::optional(factor * 100) : std::nullopt;
  if (claim.form != Form::level || claim.value_high || answer.said.form != Constraint::Form::level) return std::nullopt;
  const Observation& row = *answer.said.rows.front();
  if (row.unit == claim.unit) return row.value;
  const auto from = units_.find(row.unit), to = units_.find(claim.unit);
  if (!from || !to || from->dimension != to->dimension) return std::nullopt;  // tonnes are no barrels: the unit is to be mended, not the figure
  return row.value * from->factor / to->factor;
}

std::string Remedy::phrase(std::string_view name, std::string what) const {
  return wording_.sentence("admissible." + std::string(name), {{"figure", std::move(what)}});
}

std::vector<std::string> Remedy::of_share(double part) const {
  std::vector<std::string> out;
  const double round = std::ceil(part * 10) * 10;
  if (part * 100 >= 0.95 * round && part * 100 < round - 0.05) out.push_back(phrase("nearly", short_number(round, 3) + "%"));
  std::string below;
  for (const auto& [size, word] : rules_.pairs("words.fractions")) {
    const double fraction = std::strtod(size.c_str(), nullptr);
    if (part > fraction && part <= kWellOver * fraction) below = word;
  }
  if (!below.empty()) out.push_back(phrase("more-than", below));
  return out;
}

std::vector<std::string> Remedy::of_change(double factor, const std::string& percent) const {
  std::vector<std::string> out{phrase(factor >= 1 ? "up" : "down", percent)};
  if (factor >= 1.5) out.push_back(phrase("times", short_number(factor, factor < 10 ? 2 : 3)));
  const auto fold = [&](int n) {
    for (const auto& [size, word] : rules_.pairs("words.folds"))
      if (std::atoi(size.c_str()) == n) return word;
    return phrase("fold", std::to_string(n));
  };
  const int whole = static_cast<int>(std::floor(factor));
  if (whole >= 1 && factor >= kNearly * (whole + 1)) out.push_back(phrase("nearly", fold(whole + 1)));
  else if (whole >= 2 && factor > whole) out.push_back(phrase("more-than", fold(whole)));
  if (factor < 0.5) out.push_back(phrase("more-than", fold(0)));
  else if (factor < 0.55) out.push_back(phrase("nearly", fold(0)));
  return out;
}

std::string Remedy::wordings(const Answer& answer) const {
  const double figure = answer.said.literal.middle();
  if (!std::isfinite(figure)) return "";
  std::vector<std::string> all;
  if (answer.said.is_share()) {
    all = of_share(figure);
    all.insert(all.begin(), percent_of(answer, figure * 100) + "%");
  } else if (answer.said.form == Constraint::Form::ratio) {
    all = of_change(figure, percent_of(answer, std::abs(figure - 1) * 100));
  } else {
    all = {wording_.figure(*answer.said.rows.front())};
  }
  return in_a_row(all);
}

std::string Remedy::wordings(double figure, bool share) const {
  const std::string percent = short_number(std::abs(share ? figure : figure - 1) * 100, 2);
  std::vector<std::string> all = share ? of_share(figure) : of_change(figure, percent);
  if (share) all.insert(all.begin(), percent + "%");
  return in_a_row(all);
}

std::optional<Suggestion> Remedy::by_how_much(const Claim& claim, std::string_view text) const {
  constexpr double kAll = 100;
  const std::string_view quote = claim.span.of(text);
  const auto digits = digits_in(quote);
  if (!digits || claim.kind != Kind::change || claim.unit != "%" || claim.value_high || claim.hedge != Hedge::none || claim.value <= kAll || digits->value != claim.value) return std::nullopt;
  std::string out(quote);
  out.replace(digits->start, digits->size, short_number(claim.value - kAll, 4));
  return Suggestion{claim.span, out};
}

std::string Remedy::in_a_row(const std::vector<std::string>& all) const {
  std::string out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) out += i + 1 == all.size() ? phrase("last", "") : ", ";
    out += "“" + all[i] + "”";
  }
  return out;
}

std::optional<Suggestion> Remedy::figure(const Claim& claim, std::string_view text, const Answer& answer) const {
  return figure(claim, text, answer, claim.hedge);
}

std::optional<Suggestion> Remedy::figure(const Claim& claim, std::string_view text, const Answer& answer, Hedge hedge) const {
  const std::string_view quote = claim.span.of(text);
  const auto digits = digits_in(quote);
  const auto right = in_unit_of(claim, answer);
  if (!digits || !right || digits->value <= 0) return std::nullopt;
  double scale = claim.value / digits->value;
  std::string out(quote);
  // "1.26 million" may have to become "1.26 billion", "41 million" 41,000.
  const auto scales = rules_.pairs("words.scales");
  const auto written = std::find_if(scales.begin(), scales.end(), [&](const auto& s) { return quote.find(s.second) != std::string_view::npos; });
  const auto fitting = std::find_if(scales.begin(), scales.end(), [&](const auto& s) { return *right >= std::strtod(s.first.c_str(), nullptr); });
  if (written != scales.end() && fitting != scales.end()) {
    scale = std::strtod(fitting->first.c_str(), nullptr);
    out.replace(out.find(written->second), written->second.size(), fitting->second);
  } else if (written != scales.end() && digits->start + digits->size + 1 == out.find(written->second)) {
    scale /= std::strtod(written->first.c_str(), nullptr);
    out.erase(digits->start + digits->size, written->second.size() + 1);
  }
  const double figure = *right / scale;
  if (figure < 0.001 || figure >= 1e7) return std::nullopt;
  const bool ratio = answer.said.form == Constraint::Form::ratio;
  const int precision = precision_of(quote.substr(digits->start, digits->size));
  const std::string exact = ratio ? percent_of(answer, *right) : short_number(figure, answer.derived ? 3 : 7);
  // No digits that nobody published.
  const bool coarser = ratio && precision_of(exact) <= precision;
  const std::string rounded = coarser ? exact : short_number(rounded_off(figure, precision, rounding_of(hedge), ratio), 7);
  for (const std::string& number : {rounded, exact}) {
    std::string mended = out;
    mended.replace(digits->start, digits->size, number);
    if (mended != quote) return Suggestion{claim.span, mended};
  }
  return std::nullopt;
}

std::uint32_t Remedy::hedge_start(const Claim& claim, std::string_view text) const {
  constexpr std::uint32_t kReach = 40;
  const std::uint32_t from = claim.span.start > kReach ? claim.span.start - kReach : 0;
  std::string before(text.substr(from, claim.span.start - from));
  std::transform(before.begin(), before.end(), before.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  while (!before.empty() && before.back() == ' ') before.pop_back();
  std::size_t longest = 0;
  for (const Entry& entry : lexicon_.entries()) {
    if (entry.cls != "hedge") continue;
    for (const auto& term : entry.terms)
      if (term.size() > longest && ends_in_word(before, term)) longest = term.size();
  }
  return longest == 0 ? claim.span.start : from + static_cast<std::uint32_t>(before.size() - longest);
}

// "tripled", which "rose" can stand for; not "triple" or "tripling".
bool Remedy::is_past_verb(std::string_view quote) const {
  if (!lexicon_.find_term("multiple-verb", quote)) return false;
  return std::any_of(lexicon_.entries().begin(), lexicon_.entries().end(), [&](const Entry& entry) {
    const auto& suffixes = entry.list("suffixes");
    return entry.cls == "past" && std::any_of(suffixes.begin(), suffixes.end(), [&](const std::string& suffix) { return quote.ends_with(suffix); });
  });
}

std::optional<Suggestion> Remedy::unhedged(const Claim& claim, std::string_view text, const Answer& answer) const {
  const Span whole{hedge_start(claim, text), claim.span.end};
  const bool by_verb = whole == claim.span;  // "exceeded 600 million": what promises too much stays
  if (auto plain = figure(claim, text, answer, by_verb ? claim.hedge : Hedge::none)) return Suggestion{whole, plain->text};
  const std::string_view quote = claim.span.of(text);
  const double factor = answer.said.literal.middle();
  if (claim.kind == Kind::share && answer.said.is_share() && std::isfinite(factor)) return Suggestion{whole, percent_of(answer, factor * 100) + "%"};
  if (claim.kind != Kind::multiple || answer.said.is_share() || !is_past_verb(quote) || !std::isfinite(factor)) return std::nullopt;
  return Suggestion{whole, phrase(factor >= 1 ? "rose" : "fell", percent_of(answer, std::abs(factor - 1) * 100))};
}

// Does a flow's noun come next ("rare earth exports"), or is the name written as only a modifier is?
bool Remedy::modifies(Span label, std::string_view text) const {
  const std::string_view written = label.of(text), after = text.substr(label.end);
  std::string folded(written);
  std::transform(folded.begin(), folded.end(), folded.begin(), [](char c) { return c == ' ' ? '-' : ascii::is_upper(c) ? static_cast<char>(c + 32) : c; });
  const std::size_t end = after.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 1);
  const std::string_view next = after.starts_with(' ') ? after.substr(1, end == std::string_view::npos ? end : end - 1) : std::string_view{};
  return std::any_of(lexicon_.entries().begin(), lexicon_.entries().end(), [&](const Entry& entry) {
    if (entry.cls == "product") return entry.text("modifier") == folded;
    return entry.cls == "flow" && entry.text("part") == "noun" && std::any_of(entry.terms.begin(), entry.terms.end(), [&](const std::string& term) {
      return term.size() == next.size() && std::equal(term.begin(), term.end(), next.begin(), [](char a, char b) { return a == (ascii::is_upper(b) ? b + 32 : b); });
    });
  });
}

std::optional<Suggestion> Remedy::label(const Claim& claim, std::string_view text, std::string_view product) const {
  if (claim.product_span.empty()) return std::nullopt;
  std::string name = wording_.product(product);
  const Entry* entry = lexicon_.find("product", product);
  if (entry && !entry->text("modifier").empty() && modifies(claim.product_span, text)) name = entry->text("modifier");
  return Suggestion{claim.product_span, in_capitals_of(claim.product_span.of(text), name)};
}

std::optional<Suggestion> Remedy::points(const Claim& claim, std::string_view text) const {
  const std::string_view quote = claim.span.of(text);
  const auto digits = digits_in(quote);
  if (!digits || (claim.unit != "%" && claim.kind != Kind::points)) return std::nullopt;
  return Suggestion{claim.span, phrase(claim.kind == Kind::points ? "percent" : "points", std::string(quote.substr(0, digits->start + digits->size)))};
}

}  // namespace assay
