// Slips of one figure: its digits, scale, unit, hedge, direction, base, and what kind of ratio it is.
#include <algorithm>
#include <array>
#include <cmath>

#include "seeder.h"
#include "text_places.h"

namespace assay::testing {
namespace {

std::string quote_of(const Annotated& a, std::size_t i) { return std::string(a.claims[i].span.of(a.article.text)); }

// The figure rewritten: another quote, and the claim that it then makes.
void rewrite(const std::string& kind, const Annotated& a, std::size_t i, const std::string& quote, Claim now, std::vector<Seeded>& out) {
  set_intervals(now, quote);
  out.push_back({kind, a.claims[i].span, quote, sentence_around(a.article.text, a.claims[i].span), {{i, std::move(now)}}});
}

bool amount(const Claim& c) {
  return c.form == Form::level && (c.kind == Kind::quantity || c.kind == Kind::money || c.kind == Kind::price);
}

// "3,188" of "3,188 metric tons", where its reading gives the annotated value.
std::optional<Numeral> plain_numeral(const Claim& c, const std::string& quote) {
  auto numeral = numeral_in(quote);
  if (!numeral || numeral->value() <= 0 || c.value_high || c.value <= 0) return std::nullopt;
  const double power = std::log10(c.value / numeral->value());
  const bool scaled = std::abs(power - std::round(power / 3) * 3) < 1e-6 && power > -1;
  return scaled ? numeral : std::nullopt;
}

std::string with(const std::string& quote, const Numeral& n, const std::string& digits) {
  return quote.substr(0, n.start) + digits + quote.substr(n.start + n.size);
}

// "5.473 ton", "6 000 tonnes": thousands set apart as they are not in English, so that a point moved or a rounder figure would
// read otherwise than meant.
bool foreign_marks(const nlohmann::json& words, const Claim& c, const std::string& quote, const Numeral& n) {
  constexpr double kThousand = 1000;
  const std::string rest = quote.substr(n.start + n.size);
  if (rest.size() > 1 && rest[0] == ' ' && rest[1] >= '0' && rest[1] <= '9') return true;
  const bool scaled = std::any_of(words["scales"].begin(), words["scales"].end(), [&](const auto& s) { return quote.find(s[0].template get<std::string>()) != std::string::npos; });
  return n.decimals == 3 && !scaled && std::abs(c.value / n.value() - kThousand) < 1;
}

bool has_marks(const std::string& quote, const Numeral& n) { return quote.substr(n.start, n.size).find(',') != std::string::npos; }

}  // namespace

void Seeder::figures(const Annotated& a, std::size_t i, std::vector<Seeded>& out) const {
  const Claim& claim = a.claims[i];
  const std::string quote = quote_of(a, i);
  const auto numeral = plain_numeral(claim, quote);
  const bool ratio = claim.kind == Kind::change || claim.kind == Kind::share;
  if (!numeral || (!amount(claim) && !ratio)) return;
  for (const auto& scale : words_["scales"]) {
    const std::string from = scale[0];
    const auto found = places_of(from, quote, {0, static_cast<std::uint32_t>(quote.size())});
    if (found.size() != 1) continue;
    Claim now = claim;
    now.value *= scale[2].get<double>();
    rewrite("scale", a, i, quote.substr(0, found[0].start) + scale[1].get<std::string>() + quote.substr(found[0].end), now, out);
  }
  for (const int by : {1, -1}) {
    if (foreign_marks(words_, claim, quote, *numeral)) break;
    Claim now = claim;
    now.value *= by > 0 ? 10 : 0.1;
    const int decimals = numeral->decimals - by;
    const double value = numeral->value() * (by > 0 ? 10 : 0.1);
    rewrite("decimal point", a, i, with(quote, *numeral, written(value, decimals, has_marks(quote, *numeral))), now, out);
  }
  const std::string& digits = numeral->digits;
  for (std::size_t k = 0; k + 1 < digits.size(); ++k) {
    std::string swapped = digits;
    std::swap(swapped[k], swapped[k + 1]);
    if (quote.substr(numeral->start + numeral->size).starts_with(" 0") || swapped == digits || swapped[0] == '0' || digits[k] == '.' || digits[k + 1] == '.') continue;
    Claim now = claim;
    const double value = std::atof(swapped.c_str());
    now.value *= value / numeral->value();
    rewrite("swapped digits", a, i, with(quote, *numeral, written(value, numeral->decimals, has_marks(quote, *numeral))), now, out);
  }
  for (const auto& unit : words_["units"]) {
    if (unit["code"] != claim.unit) continue;
    const auto word = std::find_if(unit["words"].begin(), unit["words"].end(), [&](const auto& w) { return quote.ends_with(w.template get<std::string>()); });
    if (word == unit["words"].end()) continue;
    for (const auto& to : unit["to"]) {
      Claim now = claim;
      now.unit = to[0];
      rewrite("unit", a, i, quote.substr(0, quote.size() - word->get<std::string>().size()) + to[1].get<std::string>(), now, out);
    }
  }
}

// A bolder figure with a hedge that does not reach so far: "nearly 4,000 tons" for 3,188.
void Seeder::hedges(const Annotated& a, std::size_t i, std::vector<Seeded>& out) const {
  const Claim& claim = a.claims[i];
  const std::string quote = quote_of(a, i);
  const auto numeral = plain_numeral(claim, quote);
  const bool rising = claim.kind == Kind::change && claim.direction == Direction::up && claim.unit == "%";
  if (!numeral || claim.hedge != Hedge::none || (!amount(claim) && !rising) || foreign_marks(words_, claim, quote, *numeral)) return;
  const auto seed = [&](Hedge hedge, const char* word, double bold, double least, double most) {
    if (bold <= 0 || numeral->value() / bold < least || numeral->value() / bold > most) return false;
    Claim now = claim;
    now.hedge = hedge;
    now.value *= bold / numeral->value();
    const std::string figure = with(quote, *numeral, written(bold, 0, has_marks(quote, *numeral)));
    set_intervals(now, figure);
    out.push_back({"hedge", claim.span, words_["hedges"][word].get<std::string>() + " " + figure, sentence_around(a.article.text, claim.span), {{i, now}}});
    return true;
  };
  const double power = std::pow(10, std::floor(std::log10(numeral->value())));
  bool nearly = false, over = false;
  for (const double step : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0}) {
    const double bold = step * power;
    if (bold != std::floor(bold)) continue;
    nearly = nearly || seed(Hedge::nearly, "nearly", bold, 0.81, 0.885);
    over = over || seed(Hedge::over, "over", bold, 0.82, 0.97);
  }
}

void Seeder::ratios(const Annotated& a, std::size_t i, std::vector<Seeded>& out) const {
  const Claim& claim = a.claims[i];
  const std::string quote = quote_of(a, i);
  const auto numeral = plain_numeral(claim, quote);
  if (claim.kind == Kind::change && claim.direction == Direction::up && claim.unit == "%" && numeral) {
    Claim now = claim;
    now.value += 100;
    rewrite("by for to", a, i, with(quote, *numeral, written(now.value, numeral->decimals, has_marks(quote, *numeral))), now, out);
    // "nearly tripled" for +157.5%
    const Span sentence = sentence_around(a.article.text, claim.span);
    const double factor = 1 + claim.value / 100;
    for (const auto& verb : words_["verbs"]) {
      for (const std::string between : {" ", " by "}) {
        const std::string words = verb.get<std::string>() + between + quote;
        const auto at = claim.span.end - words.size();
        if (claim.span.end < words.size() || a.article.text.compare(at, words.size(), words) != 0) continue;
        for (const auto& multiple : words_["multiples"]) {
          const double times = multiple[1];
          const bool nearly = factor / times < 0.89 && factor / times > 0.8, over = factor / times < 0.97 && factor / times > 0.82;
          for (const Hedge hedge : {Hedge::nearly, Hedge::over}) {
            if (!(hedge == Hedge::nearly ? nearly : over)) continue;
            Claim bold = claim;
            bold.kind = Kind::multiple;
            bold.value = times;
            bold.unit = "x";
            bold.hedge = hedge;
            set_intervals(bold, multiple[0].get<std::string>());
            out.push_back({"hedge", {static_cast<std::uint32_t>(at), claim.span.end},
                           words_["hedges"][hedge == Hedge::nearly ? "nearly" : "over"].get<std::string>() + " " + multiple[0].get<std::string>(), sentence, {{i, bold}}});
          }
        }
      }
    }
  }
  for (const auto& fold : words_["folds"]) {
    if (claim.kind != Kind::multiple || quote != fold[0]) continue;
    const std::string more = words_["hedges"]["over"].get<std::string>() + " ";
    const auto from = claim.hedge == Hedge::over ? claim.span.start - more.size() : claim.span.start;
    Claim now = claim;
    now.kind = Kind::change;
    now.unit = "%";
    now.value = fold[2].get<double>() * 100;
    std::string words = fold[1];
    if (claim.hedge == Hedge::over) words.insert(words.rfind(' ') + 1, more);
    set_intervals(now, words.substr(words.rfind(' ') + 1));
    out.push_back({"multiple for increase", {static_cast<std::uint32_t>(from), claim.span.end}, words, sentence_around(a.article.text, claim.span), {{i, now}}});
  }
  if (claim.kind == Kind::points)
    for (const auto& points : words_["points"]["points"]) {
      const std::string word = points;
      const auto at = quote.find(word);
      if (at == std::string::npos) continue;
      Claim now = claim;
      now.kind = Kind::change;
      now.form = Form::ratio;
      now.unit = "%";
      rewrite("points", a, i, quote.substr(0, at) + words_["points"]["percent"].get<std::string>() + quote.substr(at + word.size()), now, out);
      break;
    }
}

// The trend word nearest to the figure, with no other figure between them.
void Seeder::directions(const Annotated& a, std::size_t i, std::vector<Seeded>& out) const {
  const Claim& claim = a.claims[i];
  if (claim.direction == Direction::none || (claim.kind != Kind::change && claim.kind != Kind::multiple)) return;
  const std::string& text = a.article.text;
  const Span sentence = sentence_around(text, claim.span);
  const bool up = claim.direction == Direction::up;
  std::optional<Span> nearest;
  std::string replacement;
  std::size_t least = 40;
  for (const auto& pair : words_["directions"]) {
    const std::string word = pair[up ? "up" : "down"];
    for (const Span& at : places_of(word, text, sentence)) {
      const bool before = at.end <= claim.span.start, after = at.start >= claim.span.end;
      if ((!before && !after) || (pair.contains("after") && !after)) continue;
      const Span gap = before ? Span{at.end, claim.span.start} : Span{claim.span.end, at.start};
      const bool other = std::any_of(a.claims.begin(), a.claims.end(), [&](const Claim& c) { return gap.contains(c.span); });
      const std::size_t away = gap.end - gap.start;
      if (other || away > least || (after && away > 3)) continue;
      if (nearest && away == least && nearest->start <= at.start) continue;
      least = away;
      nearest = at;
      replacement = pair[up ? "down" : "up"];
    }
  }
  if (!nearest) return;
  Claim now = claim;
  now.direction = up ? Direction::down : Direction::up;
  set_intervals(now, quote_of(a, i));
  out.push_back({"direction", *nearest, replacement, sentence, {{i, now}}});
}

void Seeder::bases(const Annotated& a, std::size_t i, std::vector<Seeded>& out) const {
  const Claim& claim = a.claims[i];
  if (!claim.base || !claim.key.period || (claim.kind != Kind::change && claim.kind != Kind::multiple)) return;
  const Span sentence = sentence_around(a.article.text, claim.span);
  const Period year = claim.key.period->shifted_months(-12), month = claim.key.period->previous();
  if (year == month) return;
  for (const auto& pair : words_["bases"]) {
    for (const bool yearly : {true, false}) {
      if (*claim.base != (yearly ? year : month)) continue;
      const auto found = places_of(pair[yearly ? "year" : "month"].get<std::string>(), a.article.text, sentence);
      if (found.size() != 1) continue;
      // Of several changes the phrase belongs to the one before it, or to the only one.
      const auto told_by = [&](const Claim& c) { return sentence.contains(c.span) && c.base == claim.base && c.kind == claim.kind; };
      if (std::count_if(a.claims.begin(), a.claims.end(), told_by) != 1) continue;
      Claim now = claim;
      now.base = yearly ? month : year;
      out.push_back({"base", found[0], pair[yearly ? "month" : "year"].get<std::string>(), sentence, {{i, now}}});
    }
  }
}

}  // namespace assay::testing
