#include "check/own_conflicts.h"

#include <algorithm>

#include "check/article_graph.h"
#include "check/conflict_replay.h"
#include "check/own_figures.h"
#include "check/readings.h"
#include "check/time_sums.h"
#include "check/told_pairs.h"
#include "check/told_text.h"
#include "graph/implied.h"
#include "graph/reconcile.h"

namespace assay {
namespace {

bool apart(const Interval& a, const Interval& b, double slack) { return a.high * (1 + slack) < b.low || b.high * (1 + slack) < a.low; }

bool said(Provenance from) { return from == Provenance::sentence; }
bool near(Provenance from) { return said(from) || from == Provenance::paragraph; }

bool one_source(const Claim& a, const Claim& b) { return a.attribution.empty() || b.attribution.empty() || a.attribution == b.attribution; }

class Conflicts {
 public:
  Conflicts(const std::vector<Reading>& readings, const Lexicon& lexicon, const EvidenceBase& evidence, const CheckRules& rules, std::string_view text, ArticleGraph::Of of)
      : readings_(readings), rules_(rules), text_(text), article_(readings, lexicon, evidence, rules, of), reconciled_(article_.graph()) {}

  std::vector<Clash> clashes(bool points) const {
    std::vector<Clash> out;
    for (const Conflict& conflict : reconciled_.conflicts()) {
      const Sides sides = sides_of(conflict);
      if (const auto all = all_told(sides); std::ranges::any_of(all, [&](ConstraintId a) { return std::ranges::any_of(all, [&](ConstraintId b) { return of_two_parts(claim(a), claim(b), text_); }); })) continue;
      auto clash = points ? points_of(sides) : clash_of(sides);
      if (!clash || !stands_under_every_reading(conflict, article_, reconciled_)) continue;
      if (told(conflict.blamed)) clash->derivation = derivation_of(conflict, article_, reconciled_);
      out.push_back(std::move(*clash));
    }
    std::stable_sort(out.begin(), out.end(), [](const Clash& a, const Clash& b) { return a.reading < b.reading; });
    return out;
  }

 private:
  struct Sides {
    std::vector<ConstraintId> levels, ratios, identities, references, differences, records;
    ConstraintId blamed = kNone;
  };

  const GraphConstraint& at(ConstraintId id) const { return article_.graph()[id]; }
  std::size_t reading_of(ConstraintId id) const { return article_.demand(id).reading; }
  const Reading& reading(ConstraintId id) const { return readings_[reading_of(id)]; }
  const Claim& claim(ConstraintId id) const { return *reading(id).claim; }
  const Constraint& asked(ConstraintId id) const { return *asked_of_text(reading(id)); }
  bool standing(ConstraintId id) const { return reading(id).question && reading(id).question->standing; }
  bool from_reference(ConstraintId id) const { return article_.demand(id).kind == Demand::Kind::reference; }
  bool told(ConstraintId id) const { return article_.demand(id).kind == Demand::Kind::told; }

  Sides sides_of(const Conflict& conflict) const {
    Sides out;
    out.blamed = conflict.blamed;
    for (const ConstraintId id : conflict.constraints) {
      side_of(out, id).push_back(id);
    }
    return out;
  }

  std::vector<ConstraintId>& side_of(Sides& sides, ConstraintId id) const {
    switch (article_.demand(id).kind) {
      case Demand::Kind::reference: return sides.references;
      case Demand::Kind::difference: return sides.differences;
      case Demand::Kind::record: return sides.records;
      case Demand::Kind::told: return article_.demand(id).level ? sides.levels : sides.ratios;
      default: return sides.identities;
    }
  }

  static std::vector<ConstraintId> all_told(const Sides& sides) {
    std::vector<ConstraintId> out = sides.levels;
    out.insert(out.end(), sides.ratios.begin(), sides.ratios.end());
    return out;
  }

  std::optional<Clash> clash_of(const Sides& s) const {
    if (placeless(s) && !in_one_breath(s)) return std::nullopt;
    if (!s.records.empty()) return against_record(s);
    if (!s.differences.empty()) return against_difference(s);
    if (const CompleteList* list = list_of(s)) return as_listed(s, *list);
    if (!s.references.empty()) return against_reference(s);
    if (s.identities.empty()) {
      if (s.ratios.empty()) return s.levels.size() == 2 ? twice(s) : std::nullopt;
      if (s.levels.empty() && s.ratios.size() < 3) return std::nullopt;  // of its mass and of its value, for all we know
      if (s.levels.size() == 2 && s.ratios.size() == 1 && s.blamed == s.ratios.front()) return against_levels(s);
      return chain(s);
    }
    if (s.identities.size() > 1) return chain(s);
    if (article_.demand(s.identities.front()).kind == Demand::Kind::conversion) return s.ratios.empty() && s.levels.size() == 2 ? converted(s) : std::nullopt;
    if (article_.demand(s.identities.front()).kind == Demand::Kind::shares) return s.levels.empty() ? shares(s) : chain(s);
    return s.ratios.empty() ? sum(s) : chain(s);
  }

  const CompleteList* list_of(const Sides& s) const { return s.identities.size() == 1 ? article_.demand(s.identities.front()).list : nullptr; }

  // The parts that the reference data call all, told with their whole, or as shares of it; what the text leaves out as it was published.
  std::optional<Clash> as_listed(const Sides& s, const CompleteList& list) const {
    auto out = s.ratios.empty() ? sum(s) : s.levels.empty() ? shares(s) : std::nullopt;
    if (!out) return out;
    out->list = &list;
    for (const ConstraintId id : s.references) {
      out->listed.push_back(article_.answer(id));
      out->implied = {out->implied.low + at(id).fair.low, out->implied.high + at(id).fair.high};
    }
    out->text = s.ratios.empty() ? "arithmetic.complete" : "arithmetic.complete-shares";
    return out;
  }

  bool placeless(const Sides& s) const {
    const auto all = all_told(s);
    return std::ranges::any_of(all, [&](ConstraintId id) { return !reading(id).question; });
  }

  // Rents, pupils, a firm's revenue: a text that does not say where speaks of many such. One sentence means one of them, and so does the next
  // one where it says the time anew, as long as each time has one figure.
  bool in_one_breath(const Sides& s) const {
    const auto all = all_told(s);
    const auto first = *std::ranges::min_element(all, {}, [&](ConstraintId id) { return reading_of(id); });
    const Claim* level = s.levels.empty() ? nullptr : &claim(s.levels.front());
    return level && std::ranges::all_of(all, [&](ConstraintId id) {
      const Claim& c = claim(id);
      if (c.narrowed || c.of_part || !one_source(c, *level) || reading(id).assumed > 0 || standing(id)) return false;
      const bool here = c.sentence == claim(first).sentence;
      if (!here && named_only_here(c, text_, rules_)) return false;
      if (!here && !(follows(c, claim(first)) && near(c.from.product) && (article_.demand(id).level ? said(c.from.period) || c.compared : near(c.from.period)))) return false;
      if (!article_.demand(id).level) return true;
      if (c.unit != level->unit || c.kind != level->kind || c.counted != level->counted || c.key.qualifiers != level->key.qualifiers) return false;
      const auto told = article_.levels(at(id).first);
      return std::ranges::all_of(told, [&](ConstraintId other) { return agree(at(other).fair, at(id).fair); });
    });
  }

  // In its own sentence the figure stands beside the other one: who writes both there means two things.
  bool side_by_side(ConstraintId figure, ConstraintId other) const {
    const auto all = article_.levels(at(figure).first);
    return std::any_of(all.begin(), all.end(), [&](ConstraintId id) {
      return id != figure && claim(id).sentence == claim(figure).sentence && agree(at(id).fair, at(other).fair);
    });
  }

  // One figure told twice, differently.
  std::optional<Clash> twice(const Sides& s) const {
    const ConstraintId wrong = s.blamed, other = s.levels[0] == wrong ? s.levels[1] : s.levels[0];
    const Claim &a = claim(wrong), &b = claim(other);
    if (reading(wrong).own.verdict == Verdict::supported && reading(other).own.verdict == Verdict::supported) return std::nullopt;
    if (reading(wrong).own.answers.size() > 1 || reading(other).own.answers.size() > 1) return std::nullopt;  // a word for several series
    if (a.narrowed || b.narrowed || a.of_part != b.of_part || !all_said(a) || !all_said(b) || a.unit != b.unit || a.kind != b.kind || a.sentence == b.sentence) return std::nullopt;
    if (!one_source(a, b) || asked(wrong).cell.qualifiers != asked(other).cell.qualifiers || asked(wrong).cell.measure != asked(other).cell.measure)
      return std::nullopt;
    const auto average = [&](ConstraintId part, ConstraintId whole) { return average_of(at(part).fair, at(whole).fair, *asked(whole).cell.period); };
    if (side_by_side(wrong, other) || side_by_side(other, wrong) || average(wrong, other) || average(other, wrong)) return std::nullopt;
    if (!apart(at(wrong).fair, at(other).fair, rules_.number("tolerances.own-figures"))) return std::nullopt;
    return Clash{"arithmetic", reading_of(wrong), {reading_of(other)}, at(other).fair, "arithmetic.twice"};
  }

  bool holds_together(ConstraintId one, ConstraintId other) const {
    const Claim &a = claim(one), &b = claim(other);
    if (!one_source(a, b)) return false;
    return a.sentence == b.sentence || !reading(other).question || (all_said(a) && all_said(b)) || reading(other).own.verdict == Verdict::supported || whole_told_near(a, b);
  }

  // The quotient of two levels that are told.
  Interval quotient_of(const Sides& s, const GraphConstraint& ratio) const {
    Interval top = Interval::everything(), bottom = top;
    for (const ConstraintId id : s.levels) (at(id).first == ratio.first ? top : bottom) = at(id).fair;
    return quotient(top, bottom);
  }

  // Another change of the sentence is the one that these levels give: this one is of something else.
  bool told_otherwise(ConstraintId ratio, const Interval& implied) const {
    const Claim& own = claim(ratio);
    return std::any_of(readings_.begin(), readings_.end(), [&](const Reading& r) {
      const Constraint* asked = asked_of_text(r);
      return r.claim != &own && r.claim->sentence == own.sentence && asked && is_change(*asked) && agree(asked->fair, implied);
    });
  }

  // "1.08 million, 4.8% up from the 1.03 million of September and 1.2% above the 1.07 million of a year ago": a third level of the sentence is the one that moved so.
  bool of_third_level(ConstraintId ratio, ConstraintId start) const {
    const Claim &own = claim(ratio), &from = claim(start);
    return std::ranges::any_of(readings_, [&](const Reading& r) {
      const Claim& c = *r.claim;
      return &c != &from && c.sentence == own.sentence && c.span.start < own.span.start && c.form == Form::level && c.kind == from.kind && c.unit == from.unit && c.key.product == from.key.product && c.fair.low > 0 &&
             agree(quotient(c.fair, from.fair), asked(ratio).fair);
    });
  }

  std::optional<Clash> against_levels(const Sides& s) const {
    const ConstraintId ratio = s.ratios.front();
    if (std::any_of(s.levels.begin(), s.levels.end(), [&](ConstraintId l) { return at(l).fair.low <= 0 || !holds_together(ratio, l); })) return std::nullopt;
    if (article_.demand(ratio).elliptic && !one_sentence(s)) return std::nullopt;
    // One figure told at two times, with a change between them: we hardly read the times aright.
    if (claim(s.levels[0]).value == claim(s.levels[1]).value && claim(s.levels[0]).sentence != claim(s.levels[1]).sentence) return std::nullopt;
    if (claim(s.levels[0]).narrowed != claim(s.levels[1]).narrowed) return std::nullopt;  // "its first quota", and that of a whole year
    const Interval implied = quotient_of(s, at(ratio));
    if (told_otherwise(ratio, implied) || beyond_any_slip(implied)) return std::nullopt;
    const bool times = claim(ratio).kind == Kind::change && agree(asked(ratio).fair.shifted(-1), implied);
    const std::string rule = times ? "percent-times" : "arithmetic";
    const bool top_first = at(s.levels[0]).first == at(ratio).first;
    const std::size_t top = reading_of(s.levels[top_first ? 0 : 1]), bottom = reading_of(s.levels[top_first ? 1 : 0]);
    if (told_as_part(readings_, top, text_, rules_) || of_third_level(ratio, s.levels[top_first ? 1 : 0])) return std::nullopt;
    // "prices rose 5%, with the average buyer's age rising from 31 to 34"
    if (one_sentence(s) && led_away(claim(ratio), claim(s.levels[0]), text_, rules_) && led_away(claim(ratio), claim(s.levels[1]), text_, rules_)) return std::nullopt;
    const Belongs sure = placeless(s) ? belongs({reading(ratio), readings_[top], readings_[bottom]}, text_, rules_) : Belongs::surely;
    if (sure == Belongs::no || (placeless(s) && on_another_scope(claim(ratio), text_, rules_))) return std::nullopt;
    return Clash{.rule = rule, .reading = reading_of(ratio), .against = {top, bottom}, .implied = implied, .text = times ? rule : "arithmetic.levels", .assumed = (placeless(s) && (sure == Belongs::loosely || !one_sentence(s))) || (claim(ratio).kind == Kind::share && !beside_each_other(s)) ? kWarns : 0};
  }

  // How much two levels of the article differ by, told otherwise.
  std::optional<Clash> against_difference(const Sides& s) const {
    if (s.differences.size() != 1 || s.levels.size() != 2 || s.blamed != s.differences.front() || !s.ratios.empty() || !s.identities.empty() ||
        !s.references.empty())
      return std::nullopt;
    const ConstraintId told_as = s.blamed;
    const Claim& c = claim(told_as);
    const bool sure = std::all_of(s.levels.begin(), s.levels.end(), [&](ConstraintId l) {
      const Claim& level = claim(l);
      return level.narrowed == c.narrowed && one_source(c, level) && level.key.flow == c.key.flow && level.counted == c.counted && level.key.qualifiers == c.key.qualifiers &&
             (level.sentence == c.sentence || (all_said(c) && all_said(level)) || (placeless(s) && said(level.from.period))) && reading(l).assumed == 0;
    });
    if (!sure || !said(c.from.base) || reading(told_as).assumed > 0) return std::nullopt;
    const CellId now = article_.graph().terms(at(told_as)).front().cell;
    const bool first_is_now = at(s.levels[0]).first == now;
    const ConstraintId top = s.levels[first_is_now ? 0 : 1], bottom = s.levels[first_is_now ? 1 : 0];
    if (placeless(s) && belongs({reading(told_as), reading(top), reading(bottom)}, text_, rules_) == Belongs::no) return std::nullopt;
    const Interval a = at(top).fair, b = at(bottom).fair, scale = Interval{a.low - b.high, a.high - b.low}.scaled(c.kind == Kind::points ? 100 : 1);
    const Interval along = scale.scaled(c.direction == Direction::down ? -1 : 1);
    const bool other_way = along.high < 0;
    const std::size_t here = reading_of(told_as);
    Clash out{"arithmetic", here, {reading_of(top), reading_of(bottom)}, other_way ? along.scaled(-1) : along, "arithmetic.difference"};
    out.assumed = placeless(s) && !one_sentence(s) ? 1 : 0;
    if (other_way && agree(out.implied, readings_[here].told->fair)) out = {"direction-mismatch", here, out.against, out.implied, "arithmetic.other-way"};
    return out;
  }

  // A record that a level since, told or published, exceeds.
  std::optional<Clash> against_record(const Sides& s) const {
    const ConstraintId record = s.records.front();
    if (s.records.size() != 1 || s.blamed != record || s.levels.size() + s.references.size() != 2 || s.levels.empty() || !s.ratios.empty() ||
        !s.identities.empty() || !s.differences.empty())
      return std::nullopt;
    const Claim& c = claim(record);
    const auto own = std::find_if(s.levels.begin(), s.levels.end(), [&](ConstraintId l) { return at(l).first == at(record).first; });
    if (own == s.levels.end() || claim(*own).sentence != c.sentence || claim(*own).key.flow != c.key.flow) return std::nullopt;
    if (!near(c.from.product) || !said(c.from.base) || !near(c.from.period) || reading(record).assumed > 0 || reading(*own).assumed > 0)
      return std::nullopt;
    const std::string text = c.unit == "high" ? "arithmetic.high" : "arithmetic.low";
    if (!s.references.empty()) {
      Clash out{"reference-mismatch", reading_of(record), {reading_of(*own)}, Interval::everything(), text};
      out.base = article_.answer(s.references.front());
      return out;
    }
    const ConstraintId other = s.levels[own == s.levels.begin() ? 1 : 0];
    const Claim& before = claim(other);
    if (placeless(s) && !plain_record(c, before, text_, rules_)) return std::nullopt;
    if (!one_source(c, before) || !(placeless(s) ? said(before.from.period) : all_said(before)) || before.counted != claim(*own).counted || before.key.flow != c.key.flow) return std::nullopt;
    if (!apart(at(other).fair, at(*own).fair, rules_.number("tolerances.own-figures"))) return std::nullopt;
    return Clash{"arithmetic", reading_of(record), {reading_of(*own), reading_of(other)}, Interval::everything(), text + "-told"};
  }

  // A level and its change against what the reference data know of the time before. Growth is told on comparable scope and revised
  // bases, so only a wide gap counts, and only where all of it was said.
  std::optional<Clash> against_reference(const Sides& s) const {
    if (s.levels.size() != 1 || s.ratios.size() != 1 || s.references.size() != 1 || !s.identities.empty() || s.blamed != s.ratios.front()) return std::nullopt;
    const ConstraintId change = s.ratios.front(), level = s.levels.front();
    const Claim& c = claim(change);
    // Where the change itself was published, that says more than the level it starts from.
    if (const Answer* printed = reading(change).own.best(); printed && !printed->derived) return std::nullopt;
    if (c.of_part || claim(level).of_part) return std::nullopt;  // a firm's figure, the country's base
    if (!all_said(c) || !said(c.from.base) || !all_said(claim(level)) || at(level).fair.low <= 0 || !comparable(s)) return std::nullopt;
    const Interval implied = quotient(at(level).fair, at(s.references.front()).fair);
    if (told_otherwise(change, implied) || gap_between(implied, at(change).fair) < rules_.number("tolerances.reference-base")) return std::nullopt;
    Clash out{"arithmetic", reading_of(change), {reading_of(level)}, implied, "arithmetic.base"};
    out.base = article_.answer(s.references.front());
    return out;
  }

  bool one_sentence(const Sides& s) const {
    const auto all = all_told(s);
    return std::all_of(all.begin(), all.end(), [&](ConstraintId id) { return claim(id).sentence == claim(all.front()).sentence; });
  }

  bool comparable(const Sides& s) const {
    const auto all = all_told(s);
    return std::all_of(all.begin(), all.end(), [&](ConstraintId id) {
      const Claim &a = claim(id), &first = claim(all.front());
      return one_source(a, first) && a.key.flow == first.key.flow && a.counted == first.counted && a.key.qualifiers == first.key.qualifiers && a.narrowed == first.narrowed &&
             reading(id).assumed == 0 && !standing(id) && reading(id).own.answers.size() <= 1;
    });
  }

  // Longer chains hold only as well as their weakest link: every dimension must be said with every figure.
  std::optional<Clash> chain(const Sides& s) const {
    const auto all = all_told(s);
    const bool sure = std::all_of(all.begin(), all.end(), [&](ConstraintId id) {
      const Claim& c = claim(id);
      return all_said(c) && (!c.base || said(c.from.base)) && !article_.demand(id).elliptic && at(id).fair.low > 0;
    });
    if (!sure || !told(s.blamed) || !comparable(s)) return std::nullopt;
    return clash(s, "arithmetic.chain", implied_for(s));
  }

  // Is a stretch of time, or a total, less or more than its parts? Only what the text surely means as part and whole is added up.
  std::optional<Clash> sum(const Sides& s) const {
    const GraphConstraint& identity = at(s.identities.front());
    const CellId whole_cell = article_.graph().terms(identity).front().cell;
    const bool by_period = article_.demand(s.identities.front()).kind != Demand::Kind::partners && !list_of(s);
    ConstraintId whole = kNone;
    Interval together{0, 0};
    for (const ConstraintId id : s.levels) {
      const Claim& c = claim(id);
      // The side on which the parts differ is said with each; the other one is that of the paragraph.
      const auto partner = [&](Provenance from, const std::string& code, bool varies) { return code.empty() || code == "world" || (varies ? said(from) : near(from)); };
      const FactKey& total = article_.about(whole_cell).cell;
      const bool places = partner(c.from.origin, c.key.origin, total.origin == "world") && partner(c.from.destination, c.key.destination, total.destination == "world");
      const bool distinct = by_period ? said(c.from.period) : near(c.from.period) && places;
      if (!distinct || (!all_said(c) && (!near(c.from.product) || !near(c.from.flow)))) return std::nullopt;
      if (at(id).first == whole_cell) {
        whole = id;
        continue;
      }
      together = {together.low + at(id).fair.low, together.high + at(id).fair.high};
    }
    // A "total" of the size of a part is an average, or the part told again.
    const auto terms = article_.graph().terms(identity);
    Interval part{Interval::kInfinity, 0};
    for (const Term& term : terms.subspan(1))
      for (const ConstraintId id : article_.levels(term.cell)) part = part.hull(at(id).fair);
    if (whole == kNone || agree(at(whole).fair, part)) return std::nullopt;
    // "up from 4,725 a year before": of the time that is told of, and no whole year.
    if (by_period && ends_with_any(before(claim(whole), text_), {rules_.list("ties.bounds").back()})) return std::nullopt;
    // "a lead mine had its best quarter of the year with 59 tonnes": the year is that of which it is the best.
    if (by_period && std::ranges::any_of(rules_.list("ties.best-time"), [&](const std::string& word) { return has_word(before(claim(whole), text_), word); })) return std::nullopt;
    const bool beside = beside_each_other(s);
    if (!(beside || told_on(s, by_period)) || !comparable(s)) return std::nullopt;
    std::vector<std::size_t> parts;
    for (const ConstraintId id : s.levels)
      if (id != whole) parts.push_back(reading_of(id));
    std::sort(parts.begin(), parts.end());
    Clash out{"arithmetic", reading_of(whole), parts, together, parts.size() + 1 == terms.size() && by_period ? "arithmetic.sum" : "arithmetic.parts"};
    out.assumed = !beside;
    return out;
  }

  // So much a day, and in all: the two that stand in one sentence, or of which all is said.
  std::optional<Clash> converted(const Sides& s) const {
    const ConstraintId wrong = s.blamed, other = s.levels[0] == wrong ? s.levels[1] : s.levels[0];
    const Claim &a = claim(wrong), &b = claim(other);
    if (!told(wrong) || !beside_each_other(s) || !comparable(s) || a.hedge != Hedge::none || b.hedge != Hedge::none || !said(a.from.period) || !said(b.from.period)) return std::nullopt;
    const Interval implied = implied_for(s);
    if (const double slack = rules_.number("tolerances.conversion"); gap_between(implied, at(wrong).fair) < slack || of_other_stretch(quotient(implied, at(wrong).fair), *asked(wrong).cell.period, slack)) return std::nullopt;
    return Clash{"arithmetic", reading_of(wrong), {reading_of(other)}, implied, "arithmetic.converted"};
  }

  bool beside_each_other(const Sides& s) const { return one_sentence(s) || all_of_all_said(s); }

  bool all_of_all_said(const Sides& s) const {
    const auto all = all_told(s);
    return std::all_of(all.begin(), all.end(), [&](ConstraintId id) { return all_said(claim(id)); });
  }

  // "Chile exported 712 tonnes in October. In the ten months it exported 6,312": told on, in one paragraph and a few sentences.
  bool told_on(const Sides& s, bool by_period) const {
    constexpr std::uint32_t kFewSentences = 320;  // bytes
    const auto all = all_told(s);
    std::uint32_t first = claim(all.front()).sentence.end, last = claim(all.front()).sentence.start;
    for (const ConstraintId id : all) {
      const Claim& c = claim(id);
      const auto close = [&](Provenance from, bool known) { return !known || near(from); };
      if (!near(c.from.product) || !near(c.from.flow) || !(by_period ? said(c.from.period) : near(c.from.period)) || c.narrowed || c.of_part) return false;
      const bool places = (c.key.origin == "world" || close(c.from.origin, !c.key.origin.empty())) && (c.key.destination == "world" || close(c.from.destination, !c.key.destination.empty()));
      if (!places) return false;
      first = std::min(first, c.sentence.end);
      last = std::max(last, c.sentence.start);
    }
    return last <= first + kFewSentences;
  }

  // Shares of one whole, all of it said with each or in one sentence.
  std::optional<Clash> shares(const Sides& s) const {
    Interval together{0, 0};
    for (const ConstraintId id : s.ratios) {
      const Claim& c = claim(id);
      const bool by_origin = asked(id).is_share() ? asked(id).cell.origin != asked(id).base.origin : true;
      if (!said(by_origin ? c.from.origin : c.from.destination) || !near(c.from.product)) return std::nullopt;
      together = {together.low + at(id).fair.low, together.high + at(id).fair.high};
    }
    if (!beside_each_other(s) || !comparable(s)) return std::nullopt;
    Clash out = clash(s, "arithmetic.shares", together);
    out.assumed = std::any_of(s.ratios.begin(), s.ratios.end(), [&](ConstraintId id) { return article_.demand(id).elliptic; });
    return out;
  }

  Clash clash(const Sides& s, const std::string& text, const Interval& implied) const {
    Clash out{"arithmetic", reading_of(s.blamed), {}, implied, text};
    for (const ConstraintId id : all_told(s))
      if (id != s.blamed) out.against.push_back(reading_of(id));
    std::sort(out.against.begin(), out.against.end());
    return out;
  }

  std::vector<ConstraintId> others(const Sides& s) const {
    std::vector<ConstraintId> out = all_told(s);
    out.insert(out.end(), s.identities.begin(), s.identities.end());
    std::erase(out, s.blamed);
    return out;
  }

  Interval implied_for(const Sides& s) const {
    const auto rest = others(s);
    const Interval top = implied_by(reconciled_, at(s.blamed).first, rest).bounds;
    if (at(s.blamed).tie == Tie::level) return top;
    return quotient(top, implied_by(reconciled_, at(s.blamed).second, rest).bounds);
  }

  // A percentage between two shares whose difference it is.
  std::optional<Clash> points_of(const Sides& s) const {
    if (placeless(s) && !in_one_breath(s)) return std::nullopt;
    if (!s.records.empty()) return against_record(s);
    if (!s.differences.empty()) return against_difference(s);
    if (s.levels.size() != 2 || s.ratios.size() != 1) return std::nullopt;
    const ConstraintId change = s.ratios.front();
    const bool top_first = at(s.levels[0]).first == at(change).first;
    const ConstraintId top = s.levels[top_first ? 0 : 1], bottom = s.levels[top_first ? 1 : 0];
    // "518 homicides, down 6% from 552", and later on what share of them: the change has levels of its own.
    const Claim& c = claim(change);
    if (std::ranges::any_of(readings_, [&](const Reading& r) { return r.claim->sentence == c.sentence && (r.claim->starts_change || r.claim->compared) && r.claim->kind != Kind::share; })) return std::nullopt;
    if (claim(top).whole != claim(bottom).whole && !claim(top).whole.empty() && !claim(bottom).whole.empty()) return std::nullopt;
    const Interval a = at(top).fair, b = at(bottom).fair, between{a.low - b.high, a.high - b.low};
    if (!agree(between, at(change).fair.shifted(-1))) return std::nullopt;
    return Clash{"percent-points", reading_of(change), {reading_of(bottom), reading_of(top)}, quotient(a, b), "percent-points"};
  }

  const std::vector<Reading>& readings_;
  const CheckRules& rules_;
  std::string_view text_;
  ArticleGraph article_;
  Reconciled reconciled_;
};

}  // namespace

std::vector<Clash> arithmetic(const std::vector<Reading>& readings, const Lexicon& lexicon, const EvidenceBase& evidence, const CheckRules& rules, std::string_view text) {
  return Conflicts(readings, lexicon, evidence, rules, text, ArticleGraph::Of::amounts).clashes(false);
}

std::vector<Clash> points_for_percent(const std::vector<Reading>& readings, const Lexicon& lexicon, const EvidenceBase& evidence,
                                      const CheckRules& rules, std::string_view text) {
  return Conflicts(readings, lexicon, evidence, rules, text, ArticleGraph::Of::rates).clashes(true);
}

}  // namespace assay
