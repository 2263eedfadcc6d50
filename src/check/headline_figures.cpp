#include "check/headline_figures.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <string>

#include "check/edits.h"
#include "check/named.h"
#include "check/told_pairs.h"
#include "check/told_text.h"
#include "graph/agree.h"

namespace assay {
namespace {

constexpr double kTellingFigure = 10;  // of whole per cents below that too many are alike

std::string in_small(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool percent_change(const Claim& c) { return c.kind == Kind::change && c.form == Form::ratio && c.unit == "%" && !c.value_high && c.direction != Direction::none; }
bool telling(const Reading& r) {
  return r.claim->value >= kTellingFigure || std::ranges::count_if(r.quote, [](unsigned char c) { return std::isdigit(c) != 0; }) > 1;
}

class Titles {
 public:
  Titles(const Article& article, const std::vector<Reading>& readings, const Lexicon& lexicon, const CheckRules& rules)
      : article_(article), text_(article.text), readings_(readings), lexicon_(lexicon), rules_(rules) {}

  std::vector<Clash> clashes() const {
    std::vector<Clash> out;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Claim& c = claim(i);
      if (!c.in_headline || readings_[i].explained || c.value_high || c.hedge != Hedge::none || c.modality == Modality::denied || c.modality == Modality::hypothetical) continue;
      auto clash = turned_level(i);
      if (!clash) clash = other_time(i);
      if (!clash) clash = other_product(i);
      if (!clash) clash = one_of_region(i);
      if (!clash) clash = plan(i);
      if (!clash) clash = two_levels(i);
      if (clash) out.push_back(std::move(*clash));
    }
    return out;
  }

 private:
  const Claim& claim(std::size_t i) const { return *readings_[i].claim; }
  bool body(std::size_t j) const { return !claim(j).in_headline && claim(j).modality == Modality::stated; }

  static bool share_word(const std::string& a, const std::string& b) {
    constexpr std::size_t kShortest = 4;
    for (std::size_t begin = 0, end = 0; begin < a.size(); begin = end + 1) {
      end = std::min(a.find('-', begin), a.size());
      if (end - begin >= kShortest && b.find(a.substr(begin, end - begin)) != b.npos) return true;
    }
    return false;
  }

  // "Road deaths fall by 30%" over "road deaths fell to 240 from 300": the one pair of levels that the body tells, and no change beside it.
  std::optional<Clash> two_levels(std::size_t title) const {
    constexpr double kOnePoint = 0.01, kApart = 0.1;
    const Claim& c = claim(title);
    if ((c.kind != Kind::change && c.kind != Kind::multiple) || c.form != Form::ratio || c.direction == Direction::none || c.key.product.empty()) return std::nullopt;
    std::optional<std::size_t> now, before;
    for (std::size_t j = 0; j < readings_.size(); ++j) {
      const Claim& told = claim(j);
      if (told.in_headline && j != title) return std::nullopt;  // "by a fifth in five years"
      if (told.in_headline) continue;
      if (told.kind == Kind::change || told.kind == Kind::multiple || told.kind == Kind::points) return std::nullopt;
      if (told.form != Form::level || !(told.starts_change || told.compared) || told.value_high || told.fair.low <= 0) continue;
      if (before || !body(j)) return std::nullopt;
      before = j;
    }
    if (!before) return std::nullopt;
    const Claim& start = claim(*before);
    // "By a fifth in five years" is no change on the year.
    for (const std::string& time : rules_.list("ties.stretches-of-time"))
      if (has_word(after(c, text_), time) && !has_word(start.sentence.of(text_), time)) return std::nullopt;
    std::vector<std::size_t> others;
    for (std::size_t j = 0; j < readings_.size(); ++j) {
      const Claim& told = claim(j);
      if (j == *before || told.in_headline || told.form != Form::level || told.kind != start.kind || told.unit != start.unit) continue;
      if (told.sentence == start.sentence && (told.counted == start.counted || told.counted.empty() || start.counted.empty())) {
        if (now || !(body(j) || told.modality == Modality::forecast) || told.value_high) return std::nullopt;
        now = j;
      } else {
        others.push_back(j);
      }
    }
    if (!now || claim(*now).of_part || claim(*now).narrowed || c.value_high) return std::nullopt;
    const bool named = share_word(c.key.product, claim(*now).key.product) || share_word(c.key.product, start.key.product);
    const auto first = std::ranges::find_if(readings_, [](const Reading& r) { return !r.claim->in_headline; });
    if (!named && first->claim->sentence != start.sentence) return std::nullopt;  // the first sentence tells of what the headline does, in other words
    if (c.base && start.key.period && *c.base != *start.key.period && c.from.base == Provenance::headline) return std::nullopt;
    for (const std::size_t j : others)
      if (agree(quotient(claim(j).fair, start.fair), c.fair) || agree(quotient(claim(*now).fair, claim(j).fair), c.fair)) return std::nullopt;
    const Interval implied = quotient(claim(*now).fair, start.fair);
    if ((implied.middle() > 1) != (c.direction == Direction::up)) return std::nullopt;
    const double slack = std::max(kOnePoint, kApart * std::abs(implied.middle() - 1));
    if (agree({implied.low - slack, implied.high + slack}, c.fair)) return std::nullopt;
    return Clash{.rule = "headline-mismatch", .reading = title, .against = {*now, *before}, .implied = implied, .text = "headline.levels", .tied = true, .assumed = named ? kWarns : kWarns + 1};
  }

  // "falls to 4.5%": which way the verb right before its "to" goes.
  Direction led_to(const Claim& c) const {
    constexpr std::size_t kHedgeWords = 3;
    const std::string_view lead = before(c, text_);
    const auto verbs = terms_named("trend-verb", lead, lexicon_);
    if (verbs.empty() || verbs.back().entry->flag("judges")) return Direction::none;
    const std::string_view gap = trimmed(lead.substr(verbs.back().span.end));
    const auto bounds = rules_.list("ties.bounds");
    if (!begins_with_word(gap, bounds.front()) || !lower_case_words(gap, kHedgeWords)) return Direction::none;
    return from_name<Direction>(verbs.back().entry->text("direction")).value_or(Direction::none);
  }

  static bool may_be_one(const Claim& a, const Claim& b) {
    return (a.key.product == b.key.product || a.key.product.empty() || b.key.product.empty()) && (a.counted == b.counted || a.counted.empty() || b.counted.empty()) && a.key.flow == b.key.flow;
  }

  // "Unemployment falls to 4.5%" over "rose to 4.5% from 4.2%": the very figure, reached from below.
  std::optional<Clash> turned_level(std::size_t title) const {
    const Claim& c = claim(title);
    const Direction way = led_to(c);
    if (way == Direction::none) return std::nullopt;
    std::optional<std::size_t> out;
    for (std::size_t j = 0; j < readings_.size(); ++j) {
      const Claim& told = claim(j);
      if (!body(j) || told.unit != c.unit || told.kind != c.kind || told.value_high) continue;
      if (told.value != c.value) {
        // A figure from which the headline's way would lead there.
        if (way == Direction::down ? told.value > c.value : told.value < c.value) return std::nullopt;
        continue;
      }
      const Direction here = led_to(told);
      if (here == way || !may_be_one(c, told)) return std::nullopt;
      if (here != Direction::none && !out) out = j;
    }
    if (!out) return std::nullopt;
    return Clash{.rule = "headline-mismatch", .reading = title, .against = {*out}, .implied = Interval::everything(), .text = "headline.way", .tied = true};
  }

  bool same_figure(const Claim& a, const Claim& b) const {
    return percent_change(a) && percent_change(b) && a.direction == b.direction && agree(b.literal, a.literal) && a.key.flow == b.key.flow;
  }

  // The change counts from the time before, or from the year before: what is told of two times is not told alike.
  static bool counts_alike(const Claim& a, const Claim& b) {
    const auto yearly = [](const Claim& c) { return !c.base || c.from.base != Provenance::sentence || *c.base == c.key.period->shifted_months(-kYear); };
    return a.key.period && b.key.period && yearly(a) && yearly(b);
  }

  // "Exports up 12% in March" over "rose 12% in the first quarter. In March they rose 4%".
  std::optional<Clash> other_time(std::size_t title) const {
    const Claim& c = claim(title);
    if (!percent_change(c) || !c.key.period || c.from.period != Provenance::headline) return std::nullopt;
    std::optional<std::size_t> there, here;
    for (std::size_t j = 0; j < readings_.size(); ++j) {
      const Claim& told = claim(j);
      if (told.in_headline || told.kind != Kind::change) continue;
      if (!told.key.period || !body(j)) return std::nullopt;
      if (same_figure(c, told)) {
        if (*told.key.period == *c.key.period || told.from.period != Provenance::sentence) return std::nullopt;
        if (!there) there = j;
      } else if (*told.key.period == *c.key.period && told.from.period == Provenance::sentence && !here) {
        here = j;
      }
    }
    if (!there || !here || !claim(*there).key.period->contains(*c.key.period)) return std::nullopt;
    const Claim &a = claim(*there), &b = claim(*here);
    if (a.key.product != b.key.product || a.key.flow != b.key.flow || a.key.origin != b.key.origin || a.key.destination != b.key.destination || a.of_part != b.of_part || a.narrowed != b.narrowed || !counts_alike(a, b)) return std::nullopt;
    if (agree(b.fair, c.fair)) return std::nullopt;
    return Clash{.rule = "headline-mismatch", .reading = title, .against = {*here, *there}, .implied = Interval::everything(), .text = "headline.period", .tied = true, .assumed = kWarns};
  }

  bool kin(const std::string& a, const std::string& b) const {
    return lexicon_.includes(a, b) || lexicon_.includes(b, a) || a.find(b) != a.npos || b.find(a) != b.npos;
  }

  // "Wheat exports rise 14%": the product, and right before the figure what it does; no "shares jump after 12% profit rise".
  bool moves(const std::string& product, const Claim& c) const {
    const std::string_view lead = before(c, text_);
    const auto right_before = [&](const char* cls) {
      const auto words = terms_named(cls, lead, lexicon_);
      return !words.empty() && trimmed(lead.substr(words.back().span.end)).empty();
    };
    return products_named(lead, lexicon_).contains(product) && (right_before("trend-verb") || right_before("trend-comparative"));
  }

  // "Wheat exports rise 14%" over "barley exports rose 14%, while wheat exports fell 22%".
  std::optional<Clash> other_product(std::size_t title) const {
    const Claim& c = claim(title);
    const auto named = products_named(article_.title.of(text_), lexicon_);
    if (!percent_change(c) || !telling(readings_[title]) || named.size() != 1 || !moves(*named.begin(), c)) return std::nullopt;
    std::optional<std::size_t> same, own;
    for (std::size_t j = 0; j < readings_.size(); ++j) {
      const Claim& told = claim(j);
      if (!body(j) || !percent_change(told) || told.key.product.empty()) continue;
      const bool of_title = told.key.product == *named.begin();
      if (of_title && agree(told.fair, c.fair) && told.direction == c.direction) return std::nullopt;
      if (told.from.product != Provenance::sentence || told.narrowed || told.of_part) continue;
      if (of_title && !own) own = j;
      if (!of_title && same_figure(c, told)) {
        if (kin(told.key.product, *named.begin())) return std::nullopt;
        if (!same) same = j;
      }
    }
    if (!same || !own || claim(*same).key.period != claim(*own).key.period || claim(*same).key.flow != claim(*own).key.flow) return std::nullopt;
    if (claim(*same).key.origin != claim(*own).key.origin || claim(*same).key.destination != claim(*own).key.destination) return std::nullopt;  // one region's is not the world's
    return Clash{.rule = "headline-mismatch", .reading = title, .against = {*own, *same}, .implied = Interval::everything(), .text = "headline.thing", .tied = true, .assumed = kWarns};
  }

  // "Traffic deaths in Europe down 8%" over a text of Germany's, which names no Europe.
  std::optional<Clash> one_of_region(std::size_t title) const {
    constexpr std::size_t kCountry = 2;  // letters of a country's code
    const Claim& c = claim(title);
    const std::string& region = c.key.origin;
    if (!percent_change(c) || region.size() <= kCountry || region == "world" || c.from.origin != Provenance::headline) return std::nullopt;
    const std::string_view rest = text_.substr(article_.title.end);
    for (const PlaceNamed& place : places_named(rest, lexicon_))
      if (place.code.size() > kCountry) return std::nullopt;
    std::optional<std::size_t> out;
    for (std::size_t j = 0; j < readings_.size(); ++j) {
      const Claim& told = claim(j);
      if (told.in_headline) continue;
      if (told.key.origin.size() != kCountry || !told.key.destination.empty() || !told.alike.empty() || (out && told.key.origin != claim(*out).key.origin)) return std::nullopt;
      if (!out && body(j) && same_figure(c, told) && told.key.product == c.key.product && !c.key.product.empty() && told.from.origin == Provenance::sentence) out = j;
    }
    if (!out) return std::nullopt;
    return Clash{.rule = "headline-mismatch", .reading = title, .against = {*out}, .implied = Interval::everything(), .text = "headline.region", .tied = true, .assumed = 1};
  }

  // The word that leads to the figure: "to (cut) 400 jobs"; none where that is no word of its own.
  std::string led_by(const Claim& c) const {
    const std::string_view lead = trimmed(before(c, text_));
    const std::string word = in_small(lead.substr(lead.rfind(' ') == lead.npos ? 0 : lead.rfind(' ') + 1));
    constexpr std::size_t kShortest = 3;
    const bool plain = word.size() >= kShortest && std::ranges::all_of(word, [](unsigned char l) { return std::islower(l) != 0; });
    for (const char* list : {"ties.goes-to", "ties.elsewhere", "ties.articles", "ties.bounds", "ties.list-last", "ties.held-against", "ties.at-a-time", "ties.no-verb"})
      for (const std::string& other : rules_.list(list))
        if (word == other) return "";
    return plain ? word : "";
  }

  // "cut", "cuts"; "raise", "raised"; "spend", "spent"
  static bool one_word(const std::string& a, const std::string& b) {
    constexpr std::size_t kEnding = 2, kStem = 3;
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto stem = static_cast<std::size_t>(x - a.begin());
    return stem >= kStem && a.size() - stem <= kEnding && b.size() - stem <= kEnding;
  }

  static bool plan_amount(const Claim& c) {
    const bool kind = c.kind == Kind::count ? !c.counted.empty() : c.kind == Kind::money || c.kind == Kind::quantity;
    return kind && (c.form == Form::level || c.form == Form::difference) && !c.value_high && c.fair.low > 0;
  }

  // Nothing in the body gives it: not itself, not two of its amounts together or apart, not a share of one.
  bool nowhere(std::size_t title) const {
    const Claim& c = claim(title);
    for (std::size_t j = 0; j < readings_.size(); ++j) {
      const Claim& a = claim(j);
      if (a.in_headline) continue;
      if (a.value == c.value || (a.unit == c.unit && agree(a.fair, c.fair)) || a.kind == Kind::multiple || a.unit == "%" || a.kind == Kind::share) return false;
      for (std::size_t k = 0; k < readings_.size(); ++k) {
        const Claim& b = claim(k);
        if (b.in_headline || k == j || a.kind != c.kind || b.kind != c.kind || a.unit != b.unit) continue;
        if (agree(Interval{a.fair.low + b.fair.low, a.fair.high + b.fair.high}, c.fair) || agree(Interval{a.fair.low - b.fair.high, a.fair.high - b.fair.low}, c.fair)) return false;
      }
    }
    return true;
  }

  // What stands right behind both is the same, or nothing does.
  bool ends_alike(const Claim& a, const Claim& b) const {
    constexpr std::size_t kTwoWords = 2;
    const auto words = [&](const Claim& c) {
      std::string_view rest = trimmed(after(c, text_));
      if (c.kind == Kind::count && begins_with_word(rest, c.counted)) rest = trimmed(rest.substr(c.counted.size()));
      std::string out;
      for (std::size_t n = 0; n < kTwoWords && !stops(rest); ++n) {
        const std::string_view word = rest.substr(0, rest.find_first_of(" ,.;:"));
        out += in_small(word) + " ";
        rest = trimmed(rest.substr(word.size()));
        if (word.empty()) break;
      }
      return out;
    };
    return words(a) == words(b);
  }

  // "Airline to cut 400 jobs" over "the airline will cut 4,000 jobs": one plan, one cost, told once.
  std::optional<Clash> plan(std::size_t title) const {
    const Claim& c = claim(title);
    const std::string word = plan_amount(c) ? led_by(c) : "";
    if (word.empty() || !nowhere(title)) return std::nullopt;
    std::optional<std::size_t> out;
    const Span* first = nullptr;
    for (std::size_t j = 0; j < readings_.size(); ++j) {
      const Claim& told = claim(j);
      if (told.in_headline) continue;
      if (!first) first = &told.sentence;
      if (told.unit != c.unit || told.kind != c.kind || told.counted != c.counted) continue;
      if (out || told.sentence != *first || !plan_amount(told) || told.form != c.form || told.hedge != Hedge::none || !one_word(word, led_by(told))) return std::nullopt;
      if (told.modality == Modality::denied || told.modality == Modality::hypothetical || told.starts_change || told.compared) return std::nullopt;
      out = j;
    }
    if (!out || (c.kind != Kind::count && !ends_alike(c, claim(*out)))) return std::nullopt;
    if (gap_between(c.fair, claim(*out).fair) < rules_.number("tolerances.reference-base")) return std::nullopt;
    return Clash{.rule = "headline-mismatch", .reading = title, .against = {*out}, .implied = claim(*out).fair, .text = "headline.plan", .tied = true, .assumed = 1};
  }

  const Article& article_;
  std::string_view text_;
  const std::vector<Reading>& readings_;
  const Lexicon& lexicon_;
  const CheckRules& rules_;
};

}  // namespace

std::vector<Clash> headline_figures(const Article& article, const std::vector<Reading>& readings, const Lexicon& lexicon, const CheckRules& rules) {
  return Titles(article, readings, lexicon, rules).clashes();
}

}  // namespace assay
