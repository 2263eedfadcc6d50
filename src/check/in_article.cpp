#include "check/in_article.h"

#include <algorithm>
#include <cmath>

#include "check/readings.h"

namespace assay {
namespace {

const Constraint* asked(const Reading& r) { return r.question ? &r.question->asked : nullptr; }

constexpr std::string_view kImport = "import";
constexpr double kTellingChange = 10;  // of changes below that too many are alike

bool is_change(const Constraint* c) { return c && is_change(*c); }
bool is_change(const Claim& c) { return c.kind == Kind::change || c.kind == Kind::multiple; }
bool is_level(const Constraint* c) { return c && c->form == Constraint::Form::level; }

Constraint at(Constraint c, const FactKey& cell) {
  c.cell = cell;
  c.cell.measure.clear();
  return c;
}

// The claims that give a cell as a level.
std::vector<std::size_t> telling(const std::vector<Reading>& readings, const FactKey& cell) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Constraint* c = asked(readings[i]);
    if (!is_level(c) || c->unit_dimension == "ratio" || readings[i].claim->in_headline) continue;
    if (same_cells(at(*c, c->cell), at(*c, cell))) out.push_back(i);
  }
  return out;
}

// One cell by what the claims say, whatever their bases.
bool one_cell(const FactKey& a, const FactKey& b) {
  return !a.product.empty() && a.period && a.product == b.product && a.flow == b.flow && a.origin == b.origin && a.destination == b.destination &&
         a.period == b.period;
}

// "rare-earths" and "rare-earth-magnets" share a word, "consumer-prices" and "mortgage-interest" none.
bool share_word(const std::string& a, const std::string& b) {
  std::size_t begin = 0;
  while (begin < a.size()) {
    const std::size_t end = std::min(a.find('-', begin), a.size());
    if (b.find(a.substr(begin, end - begin)) != b.npos) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

// The same digits, at least three of them, or two in the body's first figure, on another scale: "$18.4 million" over "$18.4 billion".
bool scale_slipped(const Claim& title, const Claim& body, bool first) {
  constexpr double kScale = 1000;
  const double kFewestDigits = first ? 10 : 100;
  if (title.kind != body.kind || title.unit != body.unit || title.value_high || body.value_high || title.form != Form::level || title.value <= 0 || body.value <= 0) return false;
  const bool scaled = [&] {
    for (double factor = kScale; factor < 1e10; factor *= kScale)
      if (title.value * factor == body.value || body.value * factor == title.value) return true;
    return false;
  }();
  double digits = title.value;  // 18,400,000 → 184
  while (digits >= 10 && std::fmod(digits, 10) == 0) digits /= 10;
  return scaled && digits >= kFewestDigits;
}

// 56%, 9.6%: of a single digit many are alike.
bool telling(const Claim& c) { return c.value >= kTellingChange || c.value != std::floor(c.value); }

Direction way_of(const Claim& c) { return c.direction != Direction::none ? c.direction : c.moved; }

// Do two levels of the body give the headline's change, or its points?
bool levels_give(const std::vector<Reading>& readings, const Claim& title) {
  const auto level = [](const Claim& c) { return !c.in_headline && (c.form == Form::level || c.kind == Kind::share) && c.fair.low > 0; };
  const double sign = title.direction == Direction::down ? -100 : 100;
  for (const Reading& a : readings)
    for (const Reading& b : readings) {
      const Claim &x = *a.claim, &y = *b.claim;
      if (&a == &b || !level(x) || !level(y) || x.unit != y.unit) continue;
      const Interval apart = Interval{x.fair.low - y.fair.high, x.fair.high - y.fair.low}.scaled(sign);
      if (title.form == Form::difference ? agree(apart, title.fair) : agree(quotient(x.fair, y.fair), title.fair)) return true;
    }
  return false;
}

// "CPI up 0.7%" over "mortgage interest fell 0.7%", "exports up 3.4%" over "exports to Russia fell 3.4%": each sentence names what it is of. A
// body that begins with the figure tells of what the headline does, in whatever words.
bool of_two_things(const Claim& title, const Claim& told, bool first_of_body) {
  const auto differ = [](const std::string& a, const std::string& b, Provenance from) { return !b.empty() && b != a && from == Provenance::sentence; };
  const FactKey &h = title.key, &b = told.key;
  if (!h.product.empty() && differ(h.product, b.product, told.from.product) && !(first_of_body && share_word(h.product, b.product))) return true;
  if (first_of_body) return false;
  return differ(h.origin, b.origin, told.from.origin) || (!h.destination.empty() && differ(h.destination, b.destination, told.from.destination));
}

// "Profit falls 14%" over "profit rose 14%": the very figure, the other way, and nowhere its own.
std::optional<std::size_t> turned_in_body(const std::vector<Reading>& readings, const Claim& title, std::string_view text) {
  if (way_of(title) == Direction::none || title.form == Form::order) return std::nullopt;
  std::optional<std::size_t> out;
  for (std::size_t j = 0; j < readings.size(); ++j) {
    const Claim& told = *readings[j].claim;
    // No sentence ends between the headline and this one.
    const std::string_view lead = text.substr(title.sentence.end, told.sentence.start - std::min(told.sentence.start, title.sentence.end));
    const bool first_of_body = lead.find(". ") == lead.npos && lead.find(".\n") == lead.npos;
    // "Plunge 54%" over "were up 54.1%", of one thing
    constexpr double kPercent = 100;
    const double half = title.kind == Kind::change ? (title.literal.high - title.literal.low) / 2 * kPercent : 0;
    const bool alike = half > 0 && !title.value_high && !title.key.product.empty() && told.key.product == title.key.product && told.key.flow == title.key.flow && std::abs(told.value - title.value) <= half;
    const bool same = told.kind == title.kind && told.unit == title.unit && (told.value == title.value || alike) && told.value_high == title.value_high;
    // "Exports fall 12%" over "exports fell 11.7%, imports rose 12%"
    const bool rounded = told.kind == title.kind && told.unit == title.unit && way_of(told) == way_of(title) && agree(told.fair, title.fair);
    if (!told.in_headline && rounded) return std::nullopt;
    if (told.in_headline || told.modality != Modality::stated || !same || way_of(told) == Direction::none || of_two_things(title, told, first_of_body)) continue;
    if (way_of(told) == way_of(title)) return std::nullopt;
    if (!out) out = j;
  }
  return out && !levels_give(readings, title) ? out : std::nullopt;
}

// "Exports of magnets jump 660%" over "exports of magnets to the United States jumped 660%": of one partner in the body, and of the
// other way round, of all of them.
std::optional<std::size_t> wider_in_title(const std::vector<Reading>& readings, const Claim& title, const std::vector<std::size_t>& same_figure) {
  const auto named = [](const std::string& code) { return !code.empty() && code != "world"; };
  const FactKey& h = title.key;
  if (h.product.empty() || h.flow.empty() || title.from.product != Provenance::headline || (named(h.origin) && named(h.destination)) || !telling(title)) return std::nullopt;
  std::optional<std::size_t> out;
  for (const std::size_t j : same_figure) {
    const Claim& told = *readings[j].claim;
    const FactKey& b = told.key;
    const bool imports = b.flow == kImport;
    const std::string &own = imports ? b.destination : b.origin, &own_in_title = imports ? h.destination : h.origin, &partner = imports ? b.origin : b.destination;
    const Provenance partner_from = imports ? told.from.origin : told.from.destination;
    if (b.product != h.product || b.flow != h.flow || own != own_in_title || partner_from != Provenance::sentence || !named(partner) || told.of_part || told.narrowed) return std::nullopt;
    const auto beside = std::count_if(readings.begin(), readings.end(), [&](const Reading& r) { return r.claim->sentence == told.sentence && is_change(*r.claim); });
    if (beside > 1) return std::nullopt;  // "rose 66%, those to Japan by 12%": whose is which?
    if (!out) out = j;
  }
  return out;
}

// The same digits in another order: "31" over "13".
bool digits_swapped(const std::string& title, const std::string& body) {
  const auto digits = [](const std::string& quote) {
    std::string out;
    for (const char c : quote)
      if (c >= '0' && c <= '9') out += c;
    return out;
  };
  std::string a = digits(title), b = digits(body);
  if (a.size() < 2 || a == b) return false;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

std::optional<std::size_t> swapped_in_body(const std::vector<Reading>& readings, std::size_t index) {
  const Claim& title = *readings[index].claim;
  for (std::size_t j = 0; j < readings.size(); ++j) {
    const Claim& told = *readings[j].claim;
    const bool alike = told.kind == title.kind && told.unit == title.unit && told.form == title.form && way_of(told) == way_of(title) && (told.counted == title.counted || told.counted.empty() || title.counted.empty());
    // "to cut 430 jobs" over "will shed 340 of its 2,900 jobs"
    constexpr double kThreeDigits = 100;
    const bool amounts = title.kind == Kind::count && told.kind == Kind::count && !title.counted.empty() && title.counted == told.counted && title.form != Form::ratio && told.form == Form::level && told.value >= kThreeDigits && way_of(told) == Direction::none;
    const bool planned = amounts && (told.modality == Modality::forecast || told.modality == Modality::target);
    if (!told.in_headline && (told.modality == Modality::stated || planned) && (alike || amounts) && !title.value_high && !told.value_high && digits_swapped(readings[index].quote, readings[j].quote)) return j;
  }
  return std::nullopt;
}

// "Ferry fares to rise 12%" over "Ferry fares will rise 9% from April": the only rise of its product that the body tells is another, and no two of its
// levels give the headline's.
std::optional<std::size_t> only_change_in_body(const std::vector<Reading>& readings, const Claim& title) {
  if (title.kind != Kind::change || title.unit != "%" || title.direction == Direction::none || title.key.product.empty() || title.value_high) return std::nullopt;
  std::optional<std::size_t> out;
  for (std::size_t j = 0; j < readings.size(); ++j) {
    const Claim& told = *readings[j].claim;
    if (told.in_headline) continue;
    if (told.kind == Kind::multiple || told.kind == Kind::points || told.modality != Modality::stated) {
      if (told.kind == Kind::change || told.kind == Kind::multiple || told.kind == Kind::points) return std::nullopt;
      continue;
    }
    if (told.kind != Kind::change) continue;
    if (out || told.direction != title.direction || told.key.product != title.key.product || told.key.flow != title.key.flow || told.unit != "%" || told.value_high) return std::nullopt;
    if (title.base && told.base && *title.base != *told.base) return std::nullopt;
    out = j;
  }
  constexpr double kOneSize = 2.5;  // 5% in the year, 0.7% in the month: two figures
  if (out && (title.value > kOneSize * readings[*out].claim->value || readings[*out].claim->value > kOneSize * title.value)) return std::nullopt;
  if (!out || readings[*out].claim->from.product != Provenance::sentence || readings[*out].claim->of_part) return std::nullopt;
  // "Insolvencies up 9%" over "London had 899, a 21% increase": of a part that the sentence names.
  const Claim& only = *readings[*out].claim;
  if ((only.from.origin == Provenance::sentence && only.key.origin != title.key.origin) || (only.from.destination == Provenance::sentence && only.key.destination != title.key.destination)) return std::nullopt;
  // "Poland's wheat imports fall 18%" over what came from Ukraine alone: a part of them moves otherwise than all.
  const auto between_two = [](const FactKey& key) { return !key.origin.empty() && !key.destination.empty() && key.origin != "world" && key.destination != "world"; };
  if (between_two(readings[*out].claim->key) && !between_two(title.key)) return std::nullopt;
  return levels_give(readings, title) ? std::nullopt : out;
}

// "House sales up 27% on the year" over "69,140 house sales, up 17% from 59,141": one key, one change of it in the body, which its two levels bear out.
std::optional<std::size_t> borne_out_otherwise(const std::vector<Reading>& readings, const Claim& title) {
  if (title.kind != Kind::change || title.unit != "%" || title.direction == Direction::none || title.key.product.empty() || title.value_high || !title.key.period) return std::nullopt;
  std::optional<std::size_t> out;
  for (std::size_t j = 0; j < readings.size(); ++j) {
    const Claim& told = *readings[j].claim;
    if (told.in_headline || told.kind != Kind::change || told.unit != "%" || told.key != title.key || !told.base || (title.base && told.base != title.base)) continue;
    if (told.direction != title.direction || told.modality != Modality::stated || told.of_part != title.of_part || told.from.product != Provenance::sentence || (out && readings[*out].claim->value != told.value)) return std::nullopt;
    out = j;
  }
  return out && levels_give(readings, *readings[*out].claim) && !levels_give(readings, title) ? out : std::nullopt;
}

// "Exports top 1.2 million tonnes" over 118,000 in October and 1.02 million in ten months: a headline that does not say its time means the level of its
// series that is nearest, where that of the month is far off.
std::size_t meant_by_title(const std::vector<Reading>& readings, const Claim& title, std::size_t of_its_time) {
  constexpr double kFar = 3;
  const auto apart = [&](const Claim& c) { return c.value > title.value ? c.value / title.value : title.value / c.value; };
  std::size_t out = of_its_time;
  if (title.form != Form::level || title.from.period == Provenance::headline || title.from.period == Provenance::sentence || !(apart(*readings[out].claim) > kFar)) return out;
  for (std::size_t j = 0; j < readings.size(); ++j) {
    const Claim& told = *readings[j].claim;
    const bool same = told.form == Form::level && told.kind == title.kind && told.unit == title.unit && told.key.product == title.key.product && told.key.flow == title.key.flow &&
                      told.key.origin == title.key.origin && told.key.destination == title.key.destination;
    if (!told.in_headline && told.modality == Modality::stated && told.value > 0 && same && apart(told) < std::min(kFar, apart(*readings[out].claim))) out = j;
  }
  return out;
}

std::vector<Clash> headlines(const std::vector<Reading>& readings, std::string_view text) {
  std::vector<Clash> out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Constraint* title = asked(readings[i]);
    const Claim& claim = *readings[i].claim;
    if (!claim.in_headline || claim.modality != Modality::stated || readings[i].explained) continue;
    const bool open_base = !title && is_change(claim);
    bool told_somewhere = false;  // the body has the figure, if of another cell
    std::vector<std::size_t> same_figure, as_told, other_figure;
    for (std::size_t j = 0; j < readings.size(); ++j) {
      const Claim& told = *readings[j].claim;
      const Constraint* body = asked(readings[j]);
      if (told.in_headline || told.modality != Modality::stated) continue;
      // The same change under the same periods, but between other places: whose figure is it?
      if (body && is_change(body) && told.kind == claim.kind && told.value == claim.value && told.direction == claim.direction &&
          told.key.period == claim.key.period && (!claim.base || told.base == claim.base))
        same_figure.push_back(j);
      // "56%" over "56.1%"
      if (is_change(told) && told.kind == claim.kind && told.direction == claim.direction && !told.value_high && agree(told.literal, claim.literal) && told.key.period == claim.key.period && (!claim.base || !told.base || told.base == claim.base)) as_told.push_back(j);
      // "Gold funds took in 7.7 billion", told of imports two paragraphs back: whether they were imported is a guess.
      const bool guessed = told.from.flow == Provenance::earlier || told.from.flow == Provenance::inferred;
      if (title && body && !guessed && same_cells(*title, *body)) other_figure.push_back(j);
      if (open_base && body && is_change(body) && one_cell(claim.key, told.key)) other_figure.push_back(j);
      told_somewhere = told_somewhere || (told.kind == claim.kind && told.unit == claim.unit && agree(told.fair, claim.fair));
    }
    const auto turned = std::find_if(same_figure.begin(), same_figure.end(), [&](std::size_t j) {
      const FactKey &h = claim.key, &b = readings[j].claim->key;
      return !h.origin.empty() && h.origin != b.origin && h.origin == b.destination && h.destination != b.destination && b.origin != "world";
    });
    const bool right_once = std::any_of(same_figure.begin(), same_figure.end(), [&](std::size_t j) {
      return readings[j].claim->key.origin == claim.key.origin;
    });
    if (turned != same_figure.end() && !right_once) {
      out.push_back({"headline-mismatch", i, {*turned}, Interval::everything(), "headline.sides"});
      continue;
    }
    const auto partner_only = is_change(claim) ? wider_in_title(readings, claim, as_told) : std::nullopt;
    const bool total_told = std::any_of(readings.begin(), readings.end(), [&](const Reading& r) {
      return !r.claim->in_headline && r.claim->kind == claim.kind && agree(r.claim->literal, claim.literal) && r.claim->key.destination == claim.key.destination && r.claim->key.origin == claim.key.origin;
    });
    if (partner_only && !total_told && !levels_give(readings, claim)) {
      out.push_back({"headline-mismatch", i, {*partner_only}, Interval::everything(), "headline.scope"});
      continue;
    }
    const bool agrees = std::any_of(other_figure.begin(), other_figure.end(), [&](std::size_t j) {
      return agree(asked(readings[j])->fair, claim.fair);
    });
    const auto body = std::ranges::find_if(readings, [](const Reading& r) { return !r.claim->in_headline; });
    const Reading* first_of_body = body == readings.end() ? nullptr : &*body;
    const auto slipped = std::find_if(readings.begin(), readings.end(), [&](const Reading& r) {
      return !r.claim->in_headline && r.claim->modality == Modality::stated && scale_slipped(claim, *r.claim, &r == first_of_body);
    });
    if (const auto other_way = turned_in_body(readings, claim, text)) {
      out.push_back({.rule = "headline-mismatch", .reading = i, .against = {*other_way}, .implied = Interval::everything(), .text = "headline.way", .tied = true});
      continue;
    }
    if (const auto swapped = told_somewhere ? std::nullopt : swapped_in_body(readings, i)) {
      const bool stated = readings[*swapped].claim->form == claim.form && readings[*swapped].claim->modality == Modality::stated;
      out.push_back({.rule = "headline-mismatch", .reading = i, .against = {*swapped}, .implied = readings[*swapped].claim->fair, .text = "headline.digits", .tied = true, .assumed = stated ? 0 : 1});
      continue;
    }
    if (!told_somewhere && slipped != readings.end()) {
      const auto other = static_cast<std::size_t>(slipped - readings.begin());
      out.push_back({.rule = "magnitude-slip", .reading = i, .against = {other}, .implied = slipped->claim->fair, .text = "headline.scale", .tied = true});
      continue;
    }
    if (!other_figure.empty() && !agrees && !told_somewhere) {
      const std::size_t meant = meant_by_title(readings, claim, other_figure.front());
      out.push_back({"headline-mismatch", i, {meant}, readings[meant].claim->fair, meant == other_figure.front() ? "headline.figure" : "headline.plan"});
      continue;
    }
    if (const auto other = told_somewhere ? std::nullopt : borne_out_otherwise(readings, claim)) {
      out.push_back({.rule = "headline-mismatch", .reading = i, .against = {*other}, .implied = readings[*other].claim->fair, .text = "headline.plan", .tied = true, .assumed = 1});
      continue;
    }
    if (const auto only = told_somewhere ? std::nullopt : only_change_in_body(readings, claim))
      out.push_back({.rule = "headline-mismatch", .reading = i, .against = {*only}, .implied = readings[*only].claim->fair, .text = "headline.other", .assumed = 0});
  }
  return out;
}

bool borne_out(const std::vector<Reading>& readings, std::size_t index) {
  const Constraint& change = *asked(readings[index]);
  if (!is_change(&change)) return false;
  for (const std::size_t top : telling(readings, change.cell)) {
    for (const std::size_t bottom : telling(readings, change.base)) {
      const Reading &a = readings[top], &b = readings[bottom];
      if (a.own.verdict == Verdict::refuted || b.own.verdict == Verdict::refuted) continue;
      const auto as_told = [](const Reading& r) { return Interval::point(r.question->asked.literal.middle()); };
      if (agree(as_told(a), as_told(b), change.fair)) return true;
    }
  }
  return false;
}

}  // namespace assay
