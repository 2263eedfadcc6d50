#include "check/own_lists.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "check/own_figures.h"
#include "check/readings.h"
#include "graph/agree.h"
#include "graph/reconcile.h"

namespace assay {
namespace {

constexpr std::size_t kFewestParts = 2, kFewestShares = 2;
constexpr double kSlip = 0.35;  // how far a list may be from its total, as a share of the larger
constexpr std::size_t kGapLetters = 48;  // between two parts of a list: "$21 million (on roads and bridges in the north), $14 million"

// One sentence's claims: [begin, end).
struct Row {
  std::size_t begin, end;
};

class Lists : OwnFigures {
 public:
  Lists(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules)
      : OwnFigures(readings, text, rules), lexicon_(lexicon) {}

  std::vector<Clash> clashes() const {
    std::vector<Clash> out;
    for (std::size_t begin = 0, end = 0; begin < readings_.size(); begin = end) {
      for (end = begin + 1; end < readings_.size() && claim(end).sentence == claim(begin).sentence; ++end) {
      }
      const Row row{begin, end};
      auto clash = whole_first(row);
      if (!clash) clash = made_up_of(row);
      if (!clash) clash = whole_last(row);
      if (!clash) clash = shares(row);
      if (!clash) clash = opposites(row);
      if (!clash) clash = seats(row);
      if (!clash) clash = told_together(row);
      if (clash) out.push_back(std::move(*clash));
    }
    if (auto clash = market_shares()) out.push_back(std::move(*clash));
    return out;
  }

 private:
  // "The gallery had 612,000 visitors, the castle 540,000 and the fort 389,000. Together they drew 1.54 million": all amounts of the sentence before, in
  // one time, and no word that some of them are of a past one.
  std::optional<Clash> told_together(const Row& row) const {
    constexpr std::size_t kMostWords = 6;  // "Together (the three big museums drew)"
    const std::size_t whole = row.begin;
    const Claim& c = claim(whole);
    const std::string_view lead = before(whole);
    if (whole < kFewestParts || !told_amount(c) || c.hedge != Hedge::none || !begins_with_any(trimmed(lead), rules_.list("ties.together-they")) || lead.find(',') != lead.npos || has(lead, "ties.with") || has(after(whole), "ties.since")) return std::nullopt;
    if (static_cast<std::size_t>(std::ranges::count(trimmed(lead), ' ')) > kMostWords || ends_with_any(lead, rules_.list("ties.in-other-words")) || !follows(c, claim(whole - 1))) return std::nullopt;
    if (goes_on(whole) || goes_on_with(after(whole).substr(0, after(whole).find_first_of(",.;")))) return std::nullopt;  // "cars and vans"
    Clash out{.rule = "arithmetic", .reading = whole, .against = {}, .implied = {0, 0}, .text = "arithmetic.list", .tied = true};
    for (std::size_t i = whole; i-- > 0 && claim(i).sentence == claim(whole - 1).sentence;) {
      const Claim& part = claim(i);
      if (!told_amount(part) || part.kind != c.kind || part.unit != c.unit || part.hedge != Hedge::none || part.compared || part.starts_change || (c.from.period == Provenance::sentence && part.key.period != c.key.period)) return std::nullopt;
      if (part.kind == Kind::count && part.counted != c.counted) return std::nullopt;
      out.against.insert(out.against.begin(), i);
      out.implied = {out.implied.low + part.fair.low, out.implied.high + part.fair.high};
    }
    const double gap = gap_between(out.implied, c.fair);
    const bool a_slip = out.against.size() >= kFewestParts && gap > rules_.number("tolerances.own-figures") && gap < kSlip;
    return a_slip ? std::optional(std::move(out)) : std::nullopt;
  }

  // "$46 million on the plan: $21 million on roads, $14 million on drains and $9 million on parks"
  std::optional<Clash> whole_first(const Row& row) const {
    const std::size_t whole = row.begin, first = whole + 1;
    if (row.end - row.begin < kFewestParts + 1 || !told_amount(claim(whole))) return std::nullopt;
    const std::string_view lead = between(whole, first);
    const bool made_of = ends_with_any(lead, rules_.list("ties.made-of")), colon = trimmed(lead).ends_with(':'), some = ends_with_any(lead, rules_.list("ties.among-others"));
    // What is counted may be counted twice: 410 women, 290 newcomers.
    if (!made_of && !colon && !(some && claim(whole).kind != Kind::count)) return std::nullopt;
    const std::size_t last = end_of_list(first, row.end, claim(whole));
    if (last != row.end || last - first < kFewestParts) return std::nullopt;
    // "1,386 nurses, 542 doctors and 1,286 others": those are the rest.
    const auto others = rules_.list("ties.others");
    const std::string_view tail = trimmed(after(last - 1));
    const bool with_others = colon && std::ranges::any_of(others, [&](const std::string& word) { return begins_with_word(tail, word) && stops(tail.substr(word.size())); });
    if (!with_others && goes_on(last - 1)) return std::nullopt;
    // Behind a colon may stand the largest partners only; months of the stretch, and people by what they were, are all of them.
    const bool complete = every_item_told(first, last) && (made_of || with_others || (colon && (spans_parts(whole, first, last) || each_of_its_kind(whole, first, last))));
    return against(whole, first, last, complete);
  }

  // "2.19 million passengers came in December. They were made up of 1.51 million locals and 680,900 who changed planes."
  std::optional<Clash> made_up_of(const Row& row) const {
    constexpr std::size_t kFewWords = 6;
    if (row.begin == 0 || row.end - row.begin < kFewestParts || !follows(claim(row.begin), claim(row.begin - 1)) || first_of_sentence(row.begin - 1) != row.begin - 1) return std::nullopt;
    const std::string_view lead = trimmed(before(row.begin));
    const std::size_t whole = row.begin - 1;
    if (words_in(lead) > kFewWords || !ends_with_any(lead, rules_.list("ties.made-of")) || !begins_with_any(lead, rules_.list("ties.they")) || !told_amount(claim(whole)) || claim(whole).hedge != Hedge::none) return std::nullopt;
    const std::size_t last = end_of_list(row.begin, row.end, claim(whole));
    return last == row.end && !goes_on(last - 1) && every_item_told(row.begin, last) ? against(whole, row.begin, last, true) : std::nullopt;
  }

  // "1,210 in January, 1,340 in February and 1,495 in March, for a total of 4,145"
  std::optional<Clash> whole_last(const Row& row) const {
    if (row.end - row.begin < kFewestParts + 1) return std::nullopt;
    const std::size_t whole = row.end - 1;
    if (!told_amount(claim(whole))) return std::nullopt;
    const std::string_view lead = between(whole - 1, whole);
    const bool or_in_all = ends_with_any(lead, rules_.list("ties.in-other-words")) && (stops(after(whole)) || begins_with_any(trimmed(after(whole)), rules_.list("ties.in-all")) || spans_parts(whole, row.begin, whole));
    // "1.32 million from donors and 710,000 from the state, 2.03 million in total"
    const std::string_view behind = trimmed(after(whole));
    const bool in_all = trimmed(lead).ends_with(',') && std::ranges::any_of(rules_.list("ties.in-all"), [&](const std::string& word) { return begins_with_word(behind, word) && stops(behind.substr(word.size())); });
    if (!or_in_all && !in_all && !ends_with_any(lead, rules_.list("ties.in-sum"))) return std::nullopt;
    const std::size_t first = row.begin;
    if (end_of_list(first, whole, claim(whole)) != whole || whole - first < kFewestParts) return std::nullopt;
    return gaps_pass_once(first, whole) && items_in(lead) <= 1 ? against(whole, first, whole, true) : std::nullopt;
  }

  // "… or 71,400 in the second quarter", after three of its months
  bool spans_parts(std::size_t whole, std::size_t first, std::size_t last) const {
    const auto& all = claim(whole).key.period;
    if (!all) return false;
    for (std::size_t i = first; i < last; ++i) {
      const auto& own = claim(i).key.period;
      if (!own || *own == *all || !all->contains(*own)) return false;
    }
    return claim(first).key.period->first() == all->first() && claim(last - 1).key.period->last() == all->last();
  }

  // "12 people: seven passengers, three crew members and one pedestrian"
  bool each_of_its_kind(std::size_t whole, std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i)
      if (claim(i).kind != Kind::count || claim(i).counted.empty() || claim(i).counted == claim(whole).counted || !has_word(head(i), claim(i).counted)) return false;
    return true;
  }

  // "won 78 seats, the Liberals 52 and others 30 in the 150-seat assembly": nobody sits on two.
  std::optional<Clash> seats(const Row& row) const {
    constexpr double kMostOver = 1.25;
    const auto names = rules_.list("ties.seats-of");
    std::optional<std::size_t> whole;
    for (std::size_t i = row.begin; i < row.end; ++i) {
      const Claim& c = claim(i);
      if (!told_amount(c) || c.kind != Kind::count || c.starts_change || c.compared || c.hedge != Hedge::none || readings_[i].explained) return std::nullopt;
      if (std::ranges::none_of(names, [&](const std::string& name) { return after(i).starts_with(name); })) continue;
      if (whole) return std::nullopt;
      whole = i;
    }
    if (!whole || row.end - row.begin < kFewestParts + 1) return std::nullopt;
    const std::string_view sentence = claim(row.begin).sentence.of(text_);
    if (std::ranges::any_of(rules_.list("ties.seats-wanted"), [&](const std::string& word) { return has_word(sentence, word); })) return std::nullopt;
    Clash out{.rule = "arithmetic", .reading = *whole, .against = {}, .implied = {0, 0}, .text = "arithmetic.list-parts", .tied = true};
    const std::string seat = names.front().substr(1);
    for (std::size_t i = row.begin; i < row.end; ++i) {
      if (i == *whole) continue;
      if (!claim(i).counted.starts_with(seat) || claim(i).value >= claim(*whole).value) return std::nullopt;
      out.against.push_back(i);
      out.implied = {out.implied.low + claim(i).value, out.implied.high + claim(i).value};
    }
    for (const std::size_t i : out.against)
      if (2 * claim(i).value == out.implied.low) return std::nullopt;  // "48 seats, its partner 17 seats, and together 65"
    return out.implied.low > claim(*whole).value && out.implied.low <= kMostOver * claim(*whole).value ? std::optional(out) : std::nullopt;
  }

  // What stands between the figure and the next sign.
  std::string_view head(std::size_t i) const {
    const std::string_view rest = trimmed(after(i));
    return rest.substr(0, rest.find_first_of(",.;:"));
  }

  // "two women, four men and the pilot": the pilot counts too.
  bool every_item_told(std::size_t first, std::size_t last) const {
    if (!gaps_pass_once(first, last)) return false;
    const std::string_view rest = after(last - 1);
    const std::string_view behind = rest.substr(std::min(rest.find(','), rest.size()));  // ", a driver"
    return std::ranges::none_of(rules_.list("ties.list-last"), [&](const std::string& word) { return has_word(rest, word); }) &&
           !begins_with_any(trimmed(behind.substr(std::min<std::size_t>(1, behind.size()))), rules_.list("ties.one-more"));
  }

  bool gaps_pass_once(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i + 1 < last; ++i)
      if (items_in(between(i, i + 1)) > 1) return false;
    return true;
  }

  // How often the words pass on to a next item: at a comma, at "and"; ", and" is one.
  std::size_t items_in(std::string_view gap) const {
    std::size_t out = static_cast<std::size_t>(std::ranges::count(gap, ','));
    for (const std::string& word : rules_.list("ties.list-last"))
      if (has_word(gap, word) && !has_word(trimmed(gap.substr(gap.rfind(',') == gap.npos ? 0 : gap.rfind(',') + 1)).substr(0, word.size()), word)) ++out;
    return out;
  }

  // "and more for the garden", "; the others are in Italy"
  bool goes_on(std::size_t last) const {
    return std::ranges::any_of(rules_.list("ties.and-others"), [&](const std::string& word) { return has_word(after(last), word); });
  }

  // Where a list of amounts like the whole ends that begins here: only what each is for stands between them.
  std::size_t end_of_list(std::size_t first, std::size_t end, const Claim& whole) const {
    std::size_t at = first;
    for (; at < end; ++at) {
      const Claim& c = claim(at);
      if (!(told_amount(c) || (told_part(c) && c.direction == Direction::none)) || c.kind != whole.kind || c.unit != whole.unit || readings_[at].explained || c.attribution != whole.attribution) break;
      if (!led_on(at)) break;
      if (at + 1 < end && !between_parts(between(at, at + 1))) {
        ++at;
        break;
      }
    }
    return at;
  }

  // Behind a part stands what it is for, or what is counted, and no verb: "14 million on drains", "seven passengers".
  bool led_on(std::size_t part) const {
    const std::string_view rest = trimmed(after(part));
    if (stops(rest)) return true;
    const std::string_view counted = claim(part).counted;
    if (!counted.empty() && has_word(head(part), counted)) return true;
    // "2,340 tonnes of herring"
    if (claim(part).kind != Kind::count && begins_with_any(rest, rules_.list("ties.of-so-many"))) return true;
    return begins_with_any(rest, rules_.list("ties.goes-to"));
  }

  // ", ", " in January and "
  bool between_parts(std::string_view gap) const {
    if (gap.size() > kGapLetters || gap.find_first_of(":;(.") != gap.npos) return false;
    // ", up from 6 million" tells of another amount.
    const std::size_t comma = gap.rfind(',');
    return ends_with_any(gap, rules_.list("ties.list-last")) || (comma != gap.npos && trimmed(gap.substr(comma + 1)).empty());
  }

  // ", gas ", " and Selt "
  bool goes_on_with(std::string_view gap) const {
    if (gap.size() > kGapLetters || gap.find_first_of(":;(.") != gap.npos) return false;
    return gap.find(',') != gap.npos || std::ranges::any_of(rules_.list("ties.list-last"), [&](const std::string& word) { return has_word(gap, word); });
  }

  std::optional<Clash> against(std::size_t whole, std::size_t first, std::size_t last, bool complete) const {
    if (readings_[whole].explained) return std::nullopt;
    ClaimGraph graph;
    const CellId all = graph.add_cell();
    graph.level(all, said(whole));
    std::vector<CellId> parts;
    Interval sum{0, 0};
    for (std::size_t i = first; i < last; ++i) {
      if (claim(i).fair.high > claim(whole).fair.high) return std::nullopt;  // then it is no part of that
      parts.push_back(graph.add_cell());
      graph.level(parts.back(), said(i));
      sum = {sum.low + fair(i).low, sum.high + fair(i).high};
    }
    const Interval left = complete ? Interval{0, 0} : Interval{0, Interval::kInfinity};
    graph.sum(all, parts, {.literal = left, .fair = left, .position = readings_.size()});
    if (Reconciled(graph).conflicts().empty() || gap_between(sum, fair(whole)) < rules_.number("tolerances.own-figures")) return std::nullopt;
    // So far off, it is the total of more than these; and of three parts of which two make it, the third lies in them.
    if (gap_between(sum, fair(whole)) > kSlip || some_make(whole, first, last)) return std::nullopt;
    Clash out{.rule = "arithmetic", .reading = whole, .against = {}, .implied = sum, .text = complete ? "arithmetic.list" : "arithmetic.list-parts", .tied = true};
    for (std::size_t i = first; i < last; ++i) out.against.push_back(i);
    return out;
  }

  bool some_make(std::size_t whole, std::size_t first, std::size_t last) const {
    for (std::size_t left_out = first; left_out < last && last - first > kFewestParts && claim(whole).kind == Kind::count; ++left_out) {
      Interval rest{0, 0};
      for (std::size_t i = first; i < last; ++i)
        if (i != left_out) rest = {rest.low + fair(i).low, rest.high + fair(i).high};
      if (agree(rest, fair(whole))) return true;
    }
    return false;
  }

  Interval fair(std::size_t i) const { return as_counted(claim(i)); }

  Said said(std::size_t i) const { return {.literal = claim(i).literal.intersect(fair(i)), .fair = fair(i), .position = i}; }

  // "48% were in favour, 41% against and 14% undecided", "coal made up 48% of the power, gas 31%, wind 29%"
  std::optional<Clash> shares(const Row& row) const {
    Interval sum{0, 0};
    std::vector<std::size_t> all;
    for (std::size_t i = row.begin; i < row.end; ++i) {
      const Claim& c = claim(i);
      const bool share = c.kind == Kind::share && c.unit == "%" && c.form == Form::ratio && c.modality == Modality::stated && !c.value_high && !c.in_headline && !readings_[i].explained;
      if (!share || c.hedge != Hedge::none || c.attribution != claim(row.begin).attribution) return std::nullopt;
      if (i > row.begin && !goes_on_with(between(i - 1, i))) return std::nullopt;
      all.push_back(i);
      sum = {sum.low + c.fair.low, sum.high + c.fair.high};
    }
    if (all.size() < kFewestShares || sum.low <= 1 || !(answers(all) || siblings(all) || choices(all))) return std::nullopt;
    Clash out{.rule = "arithmetic", .reading = all.back(), .against = {all.begin(), all.end() - 1}, .implied = sum, .text = "arithmetic.shares", .tied = true};
    return out;
  }

  bool whole_share(std::size_t i) const {
    const Claim& c = claim(i);
    return c.kind == Kind::share && c.unit == "%" && c.modality == Modality::stated && !c.value_high && !c.in_headline && c.hedge == Hedge::none && !readings_[i].explained && !of_a_change(c);
  }

  // "40% say that it gets better while 66% say it gets worse": nobody holds both.
  std::optional<Clash> opposites(const Row& row) const {
    if (row.end != row.begin + 2 || !whole_share(row.begin) || !whole_share(row.begin + 1)) return std::nullopt;
    const std::size_t a = row.begin, b = a + 1;
    const Interval both = sum(claim(a).fair, claim(b).fair);
    if (both.low <= 1 || claim(a).attribution != claim(b).attribution || begins_with_any(trimmed(after(b)), rules_.list("ties.of-so-many")) || elsewhere(after(b))) return std::nullopt;
    const std::string_view first = between(a, b), second = after(b);
    // Of other people, or at another time: "52% of men approve, 61% of women disapprove".
    if (has(before(b), "ties.of-some") || has(second, "ties.of-some")) return std::nullopt;
    // "47% dissatisfied in the south", "62% oppose the tax": of others than the first, or of something else.
    const auto views = [&](std::string_view word) {
      const std::size_t at = has_word(second, word) ? second.find(word) : second.npos;
      const std::string_view rest = at == second.npos ? second : trimmed(second.substr(at + word.size()));
      return at != second.npos && (stops(rest) || rest.starts_with('"') || begins_with_any(rest, rules_.list("ties.it")));
    };
    // "optimistic; today 44%", "satisfied, and in June 44%": at another time.
    const auto leads_on = [&](std::string_view word) {
      constexpr std::size_t kFewWords = 2;
      if (!has_word(first, word)) return false;
      std::string_view rest = first.substr(first.find(word) + word.size());
      rest = rest.substr(std::min(rest.find_first_not_of(" ,;\""), rest.size()));
      for (const std::string& it : rules_.list("ties.it"))
        if (begins_with_word(rest, it)) rest = rest.substr(std::min(rest.find_first_not_of(" ,;", it.size()), rest.size()));
      return trimmed(rest).empty() || (words_in(trimmed(rest)) <= kFewWords && begins_with_any(rest, rules_.list("ties.and-then")));
    };
    const bool opposed = std::ranges::any_of(rules_.pairs("ties.opposites"), [&](const auto& pair) { return (leads_on(pair.first) && views(pair.second)) || (leads_on(pair.second) && views(pair.first)); });
    if (!opposed) return std::nullopt;
    return Clash{.rule = "arithmetic", .reading = b, .against = {a}, .implied = both, .text = "arithmetic.shares", .tied = true};
  }

  // "Electric cars had a 20.4% market share, hybrids 13.8%. … Petrol cars took a 84.8% market share": in sentences that follow each other.
  std::optional<Clash> market_shares() const {
    std::vector<std::size_t> all;
    Interval together{0, 0};
    for (std::size_t i = 0; i <= readings_.size(); ++i) {
      const bool one_more = i < readings_.size() && whole_share(i) && begins_with_any(trimmed(after(i)), rules_.list("ties.market-share"));
      if (i < readings_.size() && !one_more && (all.empty() || near(all.back(), i))) continue;
      const bool goes_on_here = one_more && !all.empty() && near(all.back(), i) && of_one_time(claim(i), claim(all.back())) && claim(i).attribution == claim(all.back()).attribution;
      if (!goes_on_here) {
        if (all.size() > kFewestShares && together.low > 1 && told_apart(all) && !one_is_the_rest(all, together))
          return Clash{.rule = "arithmetic", .reading = largest(all), .against = without(all, largest(all)), .implied = together, .text = "arithmetic.shares", .tied = true, .assumed = 1};
        all.clear();
        together = {0, 0};
      }
      if (!one_more) continue;
      all.push_back(i);
      together = sum(together, claim(i).fair);
    }
    return std::nullopt;
  }

  // Three goods at least, in one country: no firm's shares here and there.
  bool told_apart(const std::vector<std::size_t>& all) const {
    std::vector<std::string> goods;
    for (const std::size_t i : all) {
      const FactKey& key = claim(i).key;
      if (key.product.empty() || key.origin != claim(all.front()).key.origin || claim(i).from.origin == Provenance::sentence) return false;
      goods.push_back(key.product);
    }
    std::ranges::sort(goods);
    return std::ranges::unique(goods).begin() - goods.begin() > static_cast<std::ptrdiff_t>(kFewestShares);
  }

  static bool of_one_time(const Claim& a, const Claim& b) {
    const bool said = a.from.period == Provenance::sentence || b.from.period == Provenance::sentence;
    return a.key.period == b.key.period || !said;
  }

  std::size_t largest(const std::vector<std::size_t>& all) const {
    return *std::ranges::max_element(all, {}, [&](std::size_t i) { return claim(i).value; });
  }
  static std::vector<std::size_t> without(std::vector<std::size_t> all, std::size_t one) {
    std::erase(all, one);
    return all;
  }

  // One of them tells several others together.
  bool one_is_the_rest(const std::vector<std::size_t>& all, const Interval& together) const {
    return std::ranges::any_of(all, [&](std::size_t i) { return agree(Interval{together.low - claim(i).fair.high, together.high - claim(i).fair.low}, claim(i).fair); }) ||
           std::ranges::any_of(all, [&](std::size_t i) { return has(claim(i).sentence.of(text_), "ties.taken-together"); });
  }

  // Nobody answers twice: yes, no, undecided.
  bool answers(const std::vector<std::size_t>& all) const {
    const auto words = rules_.list("ties.answers"), last = rules_.list("ties.list-last");
    return std::ranges::all_of(all, [&](std::size_t i) {
      std::string_view own = i == all.back() ? trimmed(after(i)) : trimmed(between(i, i + 1));
      if (i != all.front() && begins_with_any(own, rules_.list("ties.of-so-many"))) return false;  // "52% of men approve, 61% of women disapprove"
      own = trimmed(own.substr(0, own.find_first_of(",.;:")));
      for (const std::string& word : last)
        if (own.ends_with(" " + word)) own = trimmed(own.substr(0, own.size() - word.size()));
      return ends_with_any(own, words);
    });
  }

  // "42% of voters backed the Left, 38% the Right and 27% the Centre": one name each.
  bool choices(const std::vector<std::size_t>& all) const {
    constexpr std::size_t kFewestNames = 3;
    const std::string_view whole = trimmed(between(all[0], all[1]));
    if (all.size() < kFewestNames || !begins_with_any(whole, rules_.list("ties.of-so-many"))) return false;
    const std::string_view people = trimmed(whole.substr(whole.find(' ') == whole.npos ? whole.size() : whole.find(' ')));
    const auto verbs = rules_.list("ties.chooses");
    if (!begins_with_any(people, rules_.list("ties.choosers")) || std::ranges::none_of(verbs, [&](const std::string& verb) { return has_word(people, verb); })) return false;
    std::vector<std::string> names;
    for (const std::size_t i : all) {
      std::string_view own = i == all.back() ? trimmed(after(i)) : trimmed(between(i, i + 1));
      own = trimmed(own.substr(0, own.find_first_of(",.;:")));
      for (const std::string& last : rules_.list("ties.list-last"))
        if (own.ends_with(" " + last)) own = trimmed(own.substr(0, own.size() - last.size()));
      for (const std::string& verb : verbs)
        if (const std::size_t at = own.find(verb + " "); at != own.npos) own = trimmed(own.substr(at + verb.size()));
      for (const std::string& article : rules_.list("ties.articles"))
        if (begins_with_word(own, article)) own = trimmed(own.substr(article.size()));
      if (own.empty() || own.find(' ') != own.npos || std::isupper(static_cast<unsigned char>(own.front())) == 0) return false;
      names.emplace_back(own);
    }
    return distinct(names);
  }

  // "Coal made up 48% of the power, gas 31% and wind 29%": goods and places; "Norda had 48% of the market, Selt 31% and Vigo 29%": names, of a whole
  // that is divided among them. Women, foreigners and pensioners may be the same people.
  bool siblings(const std::vector<std::size_t>& all) const {
    constexpr std::size_t kFewestNames = 3;
    const std::uint32_t start = claim(all.front()).sentence.start;
    const std::string_view whole = trimmed(between(all[0], all[1]));
    if (!begins_with_any(whole, rules_.list("ties.of-so-many")) || !std::ranges::any_of(rules_.list("ties.divided-wholes"), [&](const std::string& word) { return has_word(whole, word); })) return false;
    const std::string_view lead = trimmed(text_.substr(start, claim(all[0]).span.start - start));
    const std::string_view verb = lead.substr(lead.rfind(' ') + 1);
    std::vector<std::string> subjects{first_word(lead)};
    for (std::size_t i = 1; i < all.size(); ++i) {
      const auto subject = bare_subject(between(all[i - 1], all[i]), verb);
      if (!subject || (i > 1 && elsewhere(between(all[i - 1], all[i])))) return false;
      subjects.push_back(*subject);
    }
    const auto known = [&](const char* kind) { return std::ranges::all_of(subjects, [&](const std::string& subject) { return lexicon_.find_term(kind, subject) != nullptr; }); };
    if (told_in_groups(subjects) || elsewhere(after(all.back()))) return false;
    if (known("product") || known("place") || sources_of_power(subjects)) return distinct(subjects);
    return all.size() >= kFewestNames && std::all_of(subjects.begin() + 1, subjects.end(), [](const std::string& subject) { return std::isupper(static_cast<unsigned char>(subject.front())) != 0; });
  }

  // "Coal supplied 45% of the electricity, gas 30%, nuclear 20% and wind 12%"; wind is one of the renewables.
  bool sources_of_power(const std::vector<std::string>& subjects) const {
    return in_list(subjects, "ties.sources-of-power") + in_list(subjects, "ties.groups-of-sources") == static_cast<std::ptrdiff_t>(subjects.size());
  }

  bool told_in_groups(const std::vector<std::string>& subjects) const {
    return in_list(subjects, "ties.groups-of-sources") > 0 && in_list(subjects, "ties.grouped-sources") > 0;
  }

  std::ptrdiff_t in_list(const std::vector<std::string>& subjects, const char* name) const {
    const auto list = rules_.list(name);
    return std::ranges::count_if(subjects, [&](const std::string& s) { return std::ranges::find(list, s) != list.end(); });
  }

  static bool distinct(std::vector<std::string> subjects) {
    std::ranges::sort(subjects);
    return std::ranges::adjacent_find(subjects) == subjects.end();
  }

  // ", gas 80% (in the south) and nuclear": of another whole.
  bool elsewhere(std::string_view gap) const {
    const std::string_view rest = trimmed(gap);
    return begins_with_any(rest, rules_.list("ties.goes-to")) && !begins_with_any(rest, rules_.list("ties.of-so-many"));
  }

  static std::string first_word(std::string_view text) {
    const std::string_view word = text.substr(0, text.find(' '));
    std::string out(word);
    if (!out.empty()) out.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(out.front())));
    return out;
  }

  // ", gas ", " and the Americas ": what stands between the end of one part and the next share, and nothing else.
  std::optional<std::string> bare_subject(std::string_view gap, std::string_view verb) const {
    constexpr std::size_t kMostWords = 3;
    if (const std::size_t comma = gap.rfind(','); comma != gap.npos) gap = gap.substr(comma + 1);
    gap = trimmed(gap);
    if (gap.ends_with(verb) && gap.size() > verb.size() && gap[gap.size() - verb.size() - 1] == ' ') gap = trimmed(gap.substr(0, gap.size() - verb.size()));
    for (const std::string& last : rules_.list("ties.list-last")) {
      const std::size_t at = gap.rfind(last + " ");
      if (at != gap.npos && (at == 0 || gap[at - 1] == ' ')) gap = gap.substr(at + last.size() + 1);
    }
    for (const std::string& article : rules_.list("ties.articles"))
      if (begins_with_word(gap, article)) gap = trimmed(gap.substr(article.size()));
    if (gap.empty() || static_cast<std::size_t>(std::ranges::count(gap, ' ')) >= kMostWords) return std::nullopt;
    return std::string(gap);
  }

  const Lexicon& lexicon_;
};

}  // namespace

std::vector<Clash> lists(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules) {
  return Lists(readings, text, lexicon, rules).clashes();
}

}  // namespace assay
