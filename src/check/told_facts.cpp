#include "check/told_facts.h"

#include <algorithm>
#include <cmath>

#include "check/conversions.h"
#include "check/readings.h"
#include "check/time_sums.h"
#include "check/voices.h"

namespace assay {
namespace {

// A flow and its mirror are one; the measure is told apart by unit.
FactKey plain(FactKey key) {
  key.measure.clear();
  if (key.flow == "import") key.flow = "export";
  return key;
}

// A country's fiscal year is the twelve months that it consists of, where the country's own figures say so: then "FY2024-25" and "the
// year to June 2025" are one fact. What is no trade may be a firm's, whose year may be another.
void put_in_months(FactKey& key, const Lexicon& lexicon) {
  if (!key.period || !key.period->fiscal()) return;
  const Entry* country = lexicon.find("place", key.flow == "import" ? key.destination : key.origin);
  const int from = country ? static_cast<int>(country->number("fiscal_from", 0)) : 0;
  if (from < 2 || (!key.two_sided() && !country->flag("fiscal_of_firms"))) return;
  const int year = key.period->first().year;
  key.period = Period::months(year, from, year + 1, from - 1);
}

}  // namespace

ToldFacts::ToldFacts(const Tellings& told, const Lexicon& lexicon, const UnitTable& units, const CheckRules& rules, const EvidenceBase& evidence, Cells cells)
    : told_(told),
      lexicon_(lexicon),
      rules_(rules),
      adding_flows_(rules.list("comparison.flows-that-add-up")),
      adding_measures_(rules.list("comparison.measures-that-add-up")),
      growing_(rules.list("comparison.grows-with-the-year")),
      real_terms_(rules.list("comparison.told-in-real-terms")) {
  std::vector<Candidate> candidates;
  std::map<std::pair<std::uint32_t, FactKey>, std::vector<Measure>> levels;  // what each source measures a cell in
  for (std::size_t i = 0; i < told.claims.size(); ++i) {
    auto c = candidate(i, units);
    if (!c) continue;
    if (c->says.form == Constraint::Form::level) {
      auto& known = levels[{told.claims[i].source, plain(c->says.cell)}];
      const Measure measure{c->says.unit_dimension, c->says.currency};
      if (std::find(known.begin(), known.end(), measure) == known.end()) known.push_back(measure);
    }
    candidates.push_back(std::move(*c));
  }
  std::map<Key, std::vector<Candidate>> by_fact;
  for (Candidate& c : candidates) {
    const Key key = key_of(c, levels);
    by_fact[key].push_back(std::move(c));
  }
  for (auto& [key, group] : by_fact) add_fact(key, std::move(group));
  add_sums(cells);
  add_parts();
  add_lists(evidence, cells);
  add_conversions();
}

std::optional<ToldFacts::Candidate> ToldFacts::candidate(std::size_t index, const UnitTable& units) const {
  const Telling& t = told_.claims[index];
  if (t.claim.modality != Modality::stated || t.claim.kind == Kind::rank) return std::nullopt;
  std::string why;
  auto says = constraint_of(t.claim, units, why);
  if (!says || !says->fair.is_amount()) return std::nullopt;
  if (says->is_share() && says->fair.low > 1) return std::nullopt;
  put_in_months(says->cell, lexicon_);
  put_in_months(says->base, lexicon_);
  Candidate out{index, std::move(*says), 0, false, {}};
  out.inferred = inferred(t, out.says);
  out.aside = aside(t, out.says);
  return out;
}

// What is out by its own article's evidence, or was not surely read aright, speaks neither for nor against others.
std::string ToldFacts::aside(const Telling& t, const Constraint& says) const {
  // A hedge that promises too much, or an older year: the figure is another source's all the same.
  if (!t.found.empty() && t.found != "hedge-overreach" && t.found != "stale-figure") return "found";
  if (t.claim.verdict_reason == rules_.text("reasons.misread") ||
      t.claim.verdict_reason == rules_.text("reasons.assumed"))
    return "misread";
  if (running(t, says)) return "unfinished";
  if (says.cell.flow.empty()) return "no-flow";
  return "";
}

// The amount of a time that was not over when it was told is one up to then, or a forecast.
bool ToldFacts::running(const Telling& t, const Constraint& says) const {
  if (says.is_share() || !says.cell.period || says.cell.period->fiscal()) return false;
  const auto& day = t.told_on ? t.told_on : t.judged_on;
  if (!day) return says.cell.period->is_year() && t.claim.from.period != Provenance::sentence;
  return says.cell.period->last() >= *day;
}

int ToldFacts::inferred(const Telling& t, const Constraint& says) const {
  const Claim& c = t.claim;
  const bool standing =
      says.is_share() && says.cell.period->is_year() && (!t.judged_on || says.cell.period->last() >= *t.judged_on);
  const auto guessed = [&](Provenance from, const std::string& value) {
    if (value.empty() || value == "world" || from == Provenance::sentence || from == Provenance::paragraph) return 0;
    if (c.in_headline && from == Provenance::headline) return 0;
    return from == Provenance::earlier && standing ? 0 : 1;
  };
  int out = guessed(c.from.product, c.key.product) + guessed(c.from.flow, c.key.flow) +
            guessed(c.from.origin, c.key.origin) + guessed(c.from.destination, c.key.destination);
  if (!standing) out += guessed(c.from.period, "period");
  if (c.base) out += guessed(c.from.base, "base");
  if (c.ambiguous_unit && c.unit.empty()) ++out;
  // Whether a rate is adjusted, or growth is real, is hardly ever said.
  const bool rate = says.form == Constraint::Form::level && says.unit_dimension == "ratio";
  if (rate || listed(real_terms_, c.key.product)) ++out;
  return out;
}

ToldFacts::Key ToldFacts::key_of(
    Candidate& c, const std::map<std::pair<std::uint32_t, FactKey>, std::vector<Measure>>& levels) const {
  Key out;
  out.form = c.says.form;
  out.cell.key = plain(c.says.cell);
  if (c.says.form == Constraint::Form::level) {
    out.cell.of = {c.says.unit_dimension, c.says.currency};
    return out;
  }
  out.base.key = plain(c.says.base);
  if (c.says.is_share() && !c.says.cell.two_sided())
    return out;  // of what is made or held, by weight unless said otherwise
  // What a change or a share of trade is of: said, or shown by the levels of the same source, or what the product is
  // usually told in.
  std::vector<Measure> shown;
  for (const FactKey& key : {out.cell.key, out.base.key})
    if (const auto found = levels.find({told_.claims[c.telling].source, key}); found != levels.end())
      for (const Measure& m : found->second)
        if (std::find(shown.begin(), shown.end(), m) == shown.end()) shown.push_back(m);
  const std::string own = measured(c.says.cell);
  if (shown.size() == 1) out.cell.of = shown.front();
  else if (!own.empty()) out.cell.of = {own == "value" ? "money" : own, ""};
  else {
    const Entry* product = lexicon_.find("product", c.says.cell.product);
    out.cell.of = {product ? std::string(product->text("measures")) : "", ""};
    if (shown.size() > 1 || out.cell.of.dimension.empty()) c.aside = c.aside.empty() ? "measure" : c.aside;
    else ++c.inferred, c.usual_measure = true;
  }
  out.base.of = out.cell.of;
  return out;
}

void ToldFacts::add_fact(const Key& key, std::vector<Candidate> candidates) {
  Fact fact;
  fact.about.form = key.form;
  fact.about.cell = candidates.front().says.cell;
  fact.about.base = candidates.front().says.base;
  fact.about.unit_dimension = key.form == Constraint::Form::level ? key.cell.of.dimension : "";
  fact.about.currency = key.form == Constraint::Form::level ? key.cell.of.currency : "";
  for (std::size_t from = 0, to = 0; from < candidates.size(); from = to) {
    while (to < candidates.size() &&
           told_.claims[candidates[to].telling].source == told_.claims[candidates[from].telling].source)
      ++to;
    Voice voice;
    voice.literal = voice.fair = Interval::everything();
    voice.inferred = 99;
    std::vector<std::size_t> titles;
    bool two_ways = false;
    const auto take = [&](const Candidate& c, bool title) {
      const Interval meet = voice.fair.intersect(c.says.fair);
      if (meet.empty()) {
        two_ways |= !title;  // a headline rounds as it likes
        if (title) fact.asides.push_back({c.telling, "title"});
        return;
      }
      voice.tellings.push_back(c.telling);
      voice.fair = meet;
      voice.literal =
          voice.literal.intersect(c.says.literal).empty() ? voice.literal : voice.literal.intersect(c.says.literal);
      if (c.inferred < voice.inferred) voice.inferred = c.inferred, voice.usual_measure = c.usual_measure;
      voice.doubted |= !told_.claims[c.telling].found.empty();
      voice.borne_out |= told_.claims[c.telling].claim.verdict == Verdict::supported;
    };
    for (const bool title : {false, true})
      for (std::size_t i = from; i < to; ++i) {
        const Candidate& c = candidates[i];
        if (told_.claims[c.telling].claim.in_headline != title) continue;
        if (!c.aside.empty()) fact.asides.push_back({c.telling, c.aside});
        else take(c, title);
      }
    // Who gives two figures for one thing means two things; we do not know which is meant.
    if (two_ways) {
      for (std::size_t i = from; i < to; ++i)
        if (candidates[i].aside.empty()) fact.asides.push_back({candidates[i].telling, "two-ways"});
      continue;
    }
    if (voice.tellings.empty()) continue;
    voice.literal = voice.literal.intersect(voice.fair).empty() ? voice.fair : voice.literal.intersect(voice.fair);
    fact.voices.push_back(std::move(voice));
  }
  join_copies(fact);
  facts_.push_back(std::move(fact));
  add_to_graph(facts_.size() - 1, key);
}

void ToldFacts::join_copies(Fact& fact) const {
  if (fact.voices.size() < 2) return;
  std::vector<std::string_view> sentences;
  for (const Voice& v : fact.voices) sentences.push_back(told_.claims[v.tellings.front()].sentence);
  const auto first = first_copies(sentences, rules_.number("tolerances.copy"));
  std::vector<Voice> out;
  std::map<std::size_t, std::size_t> at;  // the first of its copies → in `out`
  for (std::size_t i = 0; i < fact.voices.size(); ++i) {
    const auto found = at.find(first[i]);
    if (found != at.end() && out[found->second].literal == fact.voices[i].literal &&
        out[found->second].doubted == fact.voices[i].doubted) {
      Voice& voice = out[found->second];
      voice.tellings.insert(voice.tellings.end(), fact.voices[i].tellings.begin(), fact.voices[i].tellings.end());
      voice.inferred = std::min(voice.inferred, fact.voices[i].inferred);
      voice.borne_out |= fact.voices[i].borne_out;
      continue;
    }
    at.try_emplace(i, out.size());
    if (first[i] != i && found == at.end()) at.try_emplace(first[i], out.size());
    out.push_back(std::move(fact.voices[i]));
  }
  fact.voices = std::move(out);
}

CellId ToldFacts::cell(const Cell& named) {
  const auto [at, fresh] = cells_.try_emplace(named, static_cast<CellId>(cells_about_.size()));
  if (!fresh) return at->second;
  Constraint level;
  level.cell = named.key;
  level.unit_dimension = named.of.dimension;
  level.currency = named.of.currency;
  cells_about_.push_back(std::move(level));
  return graph_.add_cell();
}

void ToldFacts::add_to_graph(std::size_t index, const Key& key) {
  Fact& fact = facts_[index];
  if (fact.voices.empty()) return;
  fact.cell = cell(key.cell);
  if (fact.is_ratio()) fact.base = cell(key.base);
  for (std::size_t v = 0; v < fact.voices.size(); ++v) {
    Voice& voice = fact.voices[v];
    if (voice.doubted) continue;
    const Telling& first = told_.claims[voice.tellings.front()];
    const long day = first.told_on ? first.told_on->serial() : 0;
    const Said said{.literal = voice.literal,
                    .fair = voice.fair,
                    .trust = voice.borne_out ? kBorneOut : kTold,
                    .position = (static_cast<std::uint64_t>(std::max(0L, day)) << 28) + voice.tellings.front(),
                    .source = first.source};
    if (!fact.is_ratio()) voice.id = graph_.level(fact.cell, said);
    else if (fact.about.is_share()) voice.id = graph_.share(fact.cell, fact.base, said);
    else voice.id = graph_.ratio(fact.cell, fact.base, said);
    places_.resize(voice.id + 1);
    places_[voice.id] = Place{index, v};
    if (fact.is_ratio()) continue;
    const auto [known, fresh] = known_.try_emplace(fact.cell, voice.fair);
    if (!fresh) known->second = known->second.hull(voice.fair);
  }
}

void ToldFacts::add_sums(Cells cells) {
  std::map<Cell, std::vector<Stretch>> series;
  for (const auto& [named, id] : cells_) {
    const auto known = known_.find(id);
    if (known == known_.end() || !named.key.period || named.key.period->fiscal()) continue;
    if (!listed(adding_measures_, named.of.dimension) || !listed(adding_flows_, named.key.flow)) continue;
    Cell timeless = named;
    timeless.key.period.reset();
    series[timeless].push_back({id, *named.key.period, known->second});
  }
  if (cells == Cells::told_and_left)
    for (auto& [name, stretches] : series)
      for (const Period& left : left_by(stretches)) {
        Cell named = name;
        named.key.period = left;
        stretches.push_back({cell(named), left, {0, 0}});
      }
  for (const auto& [name, stretches] : series)
    for (const TimeSum& sum : time_sums(stretches, rules_.number("tolerances.revision")))
      if (sum.complete) graph_.sum(sum.whole, sum.parts, {.literal = sum.left, .fair = sum.left, .trust = kTrue});
}

// A country that trades or makes its own part of the world's; a group is none, its members are.
std::string ToldFacts::side(const FactKey& key, bool destination) const {
  const std::string& code = destination ? key.destination : key.origin;
  if (code.size() != 2 || (destination && !key.two_sided())) return {};
  const Entry* place = lexicon_.find("place", code);
  return place && place->text("kind") == "country" ? code : std::string();
}

// A list need not be complete to be too much. Only parts that nearly fill their whole are put to the graph: most lists
// are far from it, and sums are dear.
// "11.55 million barrels a day" here, "577.7 million tonnes" there: one amount, over the days of the year (conversions.h).
void ToldFacts::add_conversions() {
  const Conversions conversions(rules_);
  const double slack = rules_.number("tolerances.conversion");
  std::map<FactKey, std::vector<const std::pair<const Cell, CellId>*>> of_one_name;
  for (const auto& named : cells_)
    if (known_.contains(named.second) && named.first.key.period && !named.first.key.period->fiscal() && listed(adding_flows_, named.first.key.flow)) {
      FactKey name = named.first.key;
      name.measure.clear();
      of_one_name[name].push_back(&named);
    }
  for (const auto& [name, cells] : of_one_name)
    for (std::size_t i = 0; i < cells.size(); ++i)
      for (std::size_t j = i + 1; j < cells.size(); ++j) {
        const std::string &from = cells[i]->first.of.dimension, &to = cells[j]->first.of.dimension;
        const auto factor = from == to ? std::nullopt : conversions.factor(name.product, from, to, *name.period);
        if (!factor) continue;
        const Interval fair{factor->low * (1 - slack), factor->high * (1 + slack)};
        graph_.ratio(cells[j]->second, cells[i]->second, {.literal = *factor, .fair = fair, .trust = kTrue});
      }
}

void ToldFacts::add_parts() {
  constexpr double kNearlyFull = 0.98;
  struct Parts {
    std::vector<CellId> cells;
    double least = 0;
  };
  std::map<std::pair<CellId, bool>, Parts> levels, shares;  // whole, by destination?
  for (const auto& [named, id] : cells_) {
    const auto known = known_.find(id);
    if (known == known_.end() || !named.key.period || !listed(adding_measures_, named.of.dimension) ||
        !listed(adding_flows_, named.key.flow))
      continue;
    for (const bool destination : {false, true}) {
      if (side(named.key, destination).empty()) continue;
      Cell whole = named;
      (destination ? whole.key.destination : whole.key.origin) = "world";
      const auto all = cells_.find(whole);
      if (all == cells_.end() || !known_.contains(all->second)) continue;
      Parts& of = levels[{all->second, destination}];
      of.cells.push_back(id);
      of.least += std::max(0.0, known->second.low);
    }
  }
  for (const Fact& fact : facts_) {
    if (!fact.about.is_share() || fact.cell == kNone) continue;
    const bool destination = fact.about.cell.destination != fact.about.base.destination;
    if (side(fact.about.cell, destination).empty()) continue;
    double least = Interval::kInfinity;
    for (const Voice& v : fact.voices)
      if (!v.doubted) least = std::min(least, v.fair.low);
    if (!(least < Interval::kInfinity)) continue;
    Parts& of = shares[{fact.base, destination}];
    of.cells.push_back(fact.cell);
    of.least += std::max(0.0, least);
  }
  const auto put = [&](CellId whole, const Parts& of, double full, double slack) {
    if (of.cells.size() < 2 || of.least < kNearlyFull * full) return;
    const Interval left{-slack, Interval::kInfinity};
    parts_.insert(graph_.sum(whole, of.cells, {.literal = left, .fair = left, .trust = kTrue}));
  };
  for (const auto& [whole, of] : levels) {
    const double full = known_.at(whole.first).high;
    put(whole.first, of, full, full * rules_.number("tolerances.own-figures"));
  }
  for (const auto& [whole, of] : shares) put(whole.first, of, 1, 0);
}

}  // namespace assay
