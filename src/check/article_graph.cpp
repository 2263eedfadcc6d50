#include "check/article_graph.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "check/readings.h"
#include "check/time_sums.h"

namespace assay {
namespace {

constexpr std::size_t kMostFigures = 6;             // told for one cell; beyond, we do not know what they are figures of

}  // namespace

ArticleGraph::ArticleGraph(const std::vector<Reading>& readings, const Lexicon& lexicon, const EvidenceBase& evidence,
                           const CheckRules& rules, Of of)
    : readings_(readings), lexicon_(lexicon), evidence_(evidence), rules_(rules), conversions_(rules) {
  add_levels(of);
  add_ratios(of);
  add_differences(of);
  add_records();
  if (of == Of::rates) return;
  add_periods();
  add_partners();
  add_shares();
  add_lists();
  add_conversions();
}

// A flow and its mirror are one cell, and a claim that does not say what it measures may mean any measure.
ArticleGraph::Name ArticleGraph::name_of(const FactKey& key, Measure of) {
  Name out{key, std::move(of)};
  out.key.measure.clear();
  out.key.qualifiers.clear();
  if (out.key.flow == "import") out.key.flow = "export";
  return out;
}

CellId ArticleGraph::cell(const FactKey& key, const Measure& of) {
  const auto [at, fresh] = cells_.try_emplace(name_of(key, of), static_cast<CellId>(about_.size()));
  return fresh ? private_cell(key, of) : at->second;
}

// One that no other figure of its name meets.
CellId ArticleGraph::private_cell(const FactKey& key, const Measure& of) {
  Constraint level;
  level.cell = key;
  level.unit_dimension = of.dimension;
  level.currency = of.currency;
  about_.push_back(std::move(level));
  levels_.emplace_back();
  return graph_.add_cell();
}

Said ArticleGraph::said(std::size_t reading, const Constraint& c, bool level) const {
  Said out{.literal = c.literal, .fair = c.fair};
  out.fair.low = std::max(0.0, out.fair.low);
  out.literal = out.literal.intersect(out.fair);
  const bool borne_out = readings_[reading].own.verdict == Verdict::supported;
  out.trust = borne_out ? kBorneOut : level ? kCounted : kWorkedOut;
  out.position = reading;
  const auto source = sources_.find(readings_[reading].claim->attribution);
  out.source = source == sources_.end() ? 0 : source->second;
  return out;
}

void ArticleGraph::told(std::size_t reading, ConstraintId id, bool level) {
  demands_.resize(id + 1);
  demands_[id] = {Demand::Kind::told, reading, level, false};
}

void ArticleGraph::add_levels(Of of) {
  for (const Reading& r : readings_) sources_.try_emplace(r.claim->attribution, static_cast<std::uint32_t>(sources_.size()));
  std::vector<std::pair<std::size_t, Measure>> found;
  std::map<Name, std::set<std::pair<double, double>>> figures;
  for (std::size_t i = 0; i < readings_.size(); ++i) {
    const Reading& r = readings_[i];
    const Constraint* asked = asked_of_text(r);
    if (!asked || r.claim->in_headline || r.explained) continue;
    const Constraint& c = *asked;
    const bool rate = c.form == Constraint::Form::level && c.unit_dimension == "ratio";
    const bool wanted = of == Of::rates ? rate || c.is_share() : c.form == Constraint::Form::level && !rate;
    if (!wanted || !c.fair.is_amount()) continue;
    const Measure measure{of == Of::rates ? "ratio" : c.unit_dimension, of == Of::rates ? "" : c.currency};
    found.push_back({i, measure});
    figures[name_of(c.cell, measure)].insert({c.fair.low, c.fair.high});
  }
  for (const auto& [i, measure] : found) {
    const Constraint& c = *asked_of_text(readings_[i]);
    if (figures[name_of(c.cell, measure)].size() > kMostFigures) continue;
    const CellId at = cell(c.cell, measure);
    auto& known = measures_[name_of(c.cell, {}).key];
    if (std::find(known.begin(), known.end(), measure) == known.end()) known.push_back(measure);
    const ConstraintId id = graph_.level(at, said(i, c, true));
    levels_[at].push_back(id);
    told(i, id, true);
  }
}

std::vector<ArticleGraph::Measure> ArticleGraph::measures(const FactKey& key, const std::string& only) const {
  const auto found = measures_.find(name_of(key, {}).key);
  if (found == measures_.end()) return {};
  std::vector<Measure> out = found->second;
  if (!only.empty())
    std::erase_if(out, [&](const Measure& m) { return (m.dimension == "money" ? "value" : m.dimension) != only; });
  return out;
}

// Which of the levels has changed? Where the text tells of area, yield and harvest of one field, nobody knows.
std::optional<ArticleGraph::Measure> ArticleGraph::measure_of(const Constraint& ratio) const {
  const std::string only = measured(ratio.cell);
  const auto top = measures(ratio.cell, only), bottom = measures(ratio.base, only);
  if (top.size() > 1 && !ratio.is_share()) return std::nullopt;
  std::vector<Measure> both;
  for (const Measure& m : top)
    if (std::find(bottom.begin(), bottom.end(), m) != bottom.end()) both.push_back(m);
  if (both.size() > 1) return std::nullopt;
  if (both.size() == 1) return both.front();
  if (bottom.size() == 1) return bottom.front();
  if (ratio.is_share() || (top.empty() && bottom.empty())) return Measure{};
  if (top.size() == 1 && bottom.empty()) return top.front();
  return std::nullopt;
}

// "60% of the imports came from Brazil, 30% from Vietnam": of the same imports.
std::optional<Constraint> ArticleGraph::share_by_ellipsis(std::size_t reading) const {
  const Claim& own = *readings_[reading].claim;
  const Constraint& rate = *asked_of_text(readings_[reading]);
  if (own.kind != Kind::share || !own.whole.empty() || rate.form != Constraint::Form::level) return std::nullopt;
  if (own.from.product != Provenance::sentence) return std::nullopt;
  for (std::size_t j = reading; j-- > 0 && readings_[j].claim->sentence == own.sentence;) {
    const Claim& before = *readings_[j].claim;
    if (!readings_[j].question || !readings_[j].question->asked.is_share()) continue;
    if (before.key.product != own.key.product || before.key.flow != own.key.flow || before.key.period != own.key.period) continue;
    Constraint out = rate;
    out.form = Constraint::Form::ratio;
    out.unit_dimension.clear();
    out.cell.measure.clear();
    out.base = whole_of(out.cell);
    if (out.base == out.cell || name_of(out.base, {}) != name_of(readings_[j].question->asked.base, {})) continue;
    return out;
  }
  return std::nullopt;
}

// "Up 50% to 377 tonnes", without the tonnes of the year before: those of the reference data, where one series has them, with as
// much slack as publishers revise by.
void ArticleGraph::add_base_of(std::size_t reading, CellId now, CellId before) {
  if (levels_[now].empty() || !levels_[before].empty() || !readings_[reading].question || readings_[reading].question->standing) return;
  // "Exports of steel bars totalled 10.6 million tonnes, up 52%": those of all steel say nothing of the bars of the year before.
  const auto of_some = [&](std::size_t told) { return readings_[told].claim->narrowed || readings_[told].claim->unread; };
  if (of_some(reading) || std::ranges::any_of(levels_[now], [&](ConstraintId id) { return demands_[id].kind == Demand::Kind::told && of_some(demands_[id].reading); })) return;
  const FactKey& key = readings_[reading].question->asked.base;
  const Measure of{about_[before].unit_dimension, about_[before].currency};
  if (auto answer = published(key, of, readings_[reading].as_of)) add_reference(before, std::move(*answer));
}

std::optional<Answer> ArticleGraph::published(const FactKey& key, const Measure& of, Date as_of) const {
  if (!listed(rules_.list("comparison.measures-that-add-up"), of.dimension)) return std::nullopt;
  Question level;
  level.asked.cell = key;
  level.asked.cell.measure = of.dimension == "money" ? "value" : of.dimension;
  level.asked.unit_dimension = of.dimension;
  level.asked.currency = of.currency;
  level.asked.fair = level.asked.literal = Interval::everything();
  auto answers = evidence_.judge(level, as_of).answers;
  if (answers.size() != 1 || answers.front().derived || answers.front().unsaid || answers.front().said.fair.low <= 0) return std::nullopt;
  return std::move(answers.front());
}

void ArticleGraph::add_reference(CellId at, Answer answer) {
  const Constraint& seen = answer.said;
  const double slack = rules_.number("tolerances.revision");
  const Interval fair{seen.fair.low * (1 - slack), seen.fair.high * (1 + slack)};
  const ConstraintId id = graph_.level(at, {.literal = seen.literal, .fair = fair, .trust = kReference});
  demand(id, Demand::Kind::reference, 0);
  demands_[id].answer = answers_.size();
  answers_.push_back(std::move(answer));
}

void ArticleGraph::demand(ConstraintId id, Demand::Kind kind, std::size_t reading) {
  demands_.resize(id + 1);
  demands_[id].kind = kind;
  demands_[id].reading = reading;
}

std::optional<CellId> ArticleGraph::told_cell(const FactKey& key, const Measure& of) const {
  const auto at = cells_.find(name_of(key, of));
  return at == cells_.end() || levels_[at->second].empty() ? std::nullopt : std::optional(at->second);
}

// "Two more than last year", where the text gives both years.
void ArticleGraph::add_differences(Of of) {
  for (std::size_t i = 0; i < readings_.size(); ++i) {
    const Reading& r = readings_[i];
    const Claim& c = *r.claim;
    const bool points = c.kind == Kind::points;
    if (c.form != Form::difference || c.modality != Modality::stated || c.direction == Direction::none || c.in_headline ||
        r.explained || !r.told || !c.key.period || !c.base || points != (of == Of::rates))
      continue;
    const Measure measure = points ? Measure{"ratio", ""} : Measure{r.told->unit_dimension, r.told->currency};
    FactKey base = c.key;
    base.period = c.base;
    const auto now = told_cell(c.key, measure), before = told_cell(base, measure);
    if (!now || !before || now == before) continue;
    const double sign = c.direction == Direction::down ? -1 : 1, unit = points ? 0.01 : 1;
    Said what{.literal = r.told->literal.scaled(sign * unit), .fair = r.told->fair.scaled(sign * unit), .trust = kWorkedOut};
    what.position = i;
    demand(graph_.difference(*now, *before, what), Demand::Kind::difference, i);
  }
}

// "418 tonnes, the highest since January": no month since January was above it, as far as the text or one series of the
// reference data gives them.
void ArticleGraph::add_records() {
  for (std::size_t i = 0; i < readings_.size(); ++i) {
    const Reading& r = readings_[i];
    const Claim& c = *r.claim;
    const bool record = c.form == Form::order && (c.unit == "high" || c.unit == "low");
    if (!record || c.modality != Modality::stated || c.in_headline || r.explained || !c.key.period || c.key.period->fiscal() || !c.base)
      continue;
    const auto of = measures(c.key, measured(c.key));
    if (of.size() != 1) continue;
    if (const auto own = told_cell(c.key, of.front())) add_record(i, *own, of.front());
  }
}

void ArticleGraph::add_record(std::size_t reading, CellId own, const Measure& measure) {
  constexpr int kMost = 240;  // twenty years of months
  const Reading& r = readings_[reading];
  const Claim& c = *r.claim;
  std::vector<CellId> others;
  FactKey key = c.key;
  Period before = c.key.period->previous();
  for (int back = 0; back < kMost && c.base->last() < before.first(); ++back, before = before.previous()) {
    key.period = before;
    if (const auto told = told_cell(key, measure)) {
      others.push_back(*told);
    } else if (auto answer = published(key, measure, r.as_of)) {
      others.push_back(private_cell(key, measure));
      add_reference(others.back(), std::move(*answer));
    }
  }
  if (others.empty()) return;
  Said what{};
  what.trust = kWorkedOut;
  what.position = reading;
  demand(c.unit == "high" ? graph_.highest(own, others, what) : graph_.lowest(own, others, what), Demand::Kind::record, reading);
}

void ArticleGraph::add_ratios(Of of) {
  const auto real_terms = rules_.list("comparison.told-in-real-terms");
  for (std::size_t i = 0; i < readings_.size(); ++i) {
    const Reading& r = readings_[i];
    const Constraint* asked = asked_of_text(r);
    if (!asked || r.explained) continue;
    if (of == Of::rates) {
      const Constraint& change = *asked;
      if (!is_change(change) || r.claim->unit != "%" || !change.fair.is_amount()) continue;
      const Measure rate{"ratio", ""};
      told(i, graph_.ratio(cell(change.cell, rate), cell(change.base, rate), said(i, change, false)), false);
      continue;
    }
    const auto ellipsis = share_by_ellipsis(i);
    const Constraint& c = ellipsis ? *ellipsis : *asked;
    if (c.form != Constraint::Form::ratio || r.claim->in_headline || !c.fair.is_amount()) continue;
    if (c.is_share() && c.fair.low > 1) continue;  // nothing can be so
    const auto measure = measure_of(c);
    if (!measure) continue;
    if (!measure->currency.empty() && listed(real_terms, c.cell.product)) continue;
    const CellId part = cell(c.cell, *measure), whole = cell(c.base, *measure);
    const Said what = said(i, c, false);
    const ConstraintId id = c.is_share() ? graph_.share(part, whole, what) : graph_.ratio(part, whole, what);
    told(i, id, false);
    demands_[id].elliptic = ellipsis.has_value();
    if (!c.is_share()) add_base_of(i, part, whole);
    if (c.is_share()) shares_[{whole, c.cell.destination != c.base.destination}].push_back(part);
  }
}

Interval ArticleGraph::known(CellId cell) const {
  Interval out = graph_[levels_[cell].front()].fair;
  for (const ConstraintId id : levels_[cell]) out = out.hull(graph_[id].fair);
  return out;
}

// Tonnes shipped add up over months and partners; prices, stocks and daily rates do not.
bool ArticleGraph::adds_up(CellId cell) const {
  if (levels_[cell].empty()) return false;
  const Constraint& about = about_[cell];
  return about.cell.period && !about.cell.period->fiscal() && listed(rules_.list("comparison.measures-that-add-up"), about.unit_dimension) &&
         listed(rules_.list("comparison.flows-that-add-up"), about.cell.flow);
}

// `slack`: by how much of the whole the parts may miss it.
void ArticleGraph::at_most(CellId whole, const std::vector<CellId>& parts, double slack, Demand::Kind kind) {
  const Interval left{-slack * (slack > 0 ? known(whole).high : 0), Interval::kInfinity};
  const ConstraintId id = graph_.sum(whole, parts, {.literal = left, .fair = left, .trust = kTrue});
  demands_.resize(id + 1);
  demands_[id].kind = kind;
}

void ArticleGraph::add_periods() {
  std::map<Name, std::vector<CellId>> series;
  for (const auto& [name, cell] : cells_) {
    if (!adds_up(cell)) continue;
    Name timeless = name;
    timeless.key.period.reset();
    series[timeless].push_back(cell);
  }
  for (auto& [name, cells] : series)
    if (cells.size() > 1) add_periods_of(cells);
}

void ArticleGraph::add_periods_of(const std::vector<CellId>& series) {
  std::vector<Stretch> stretches;
  for (const CellId cell : series) stretches.push_back({cell, *about_[cell].cell.period, known(cell)});
  for (const TimeSum& sum : time_sums(stretches, rules_.number("tolerances.revision"))) {
    const ConstraintId id = graph_.sum(sum.whole, sum.parts, {.literal = sum.left, .fair = sum.left, .trust = kTrue});
    demands_.resize(id + 1);
    demands_[id].kind = sum.complete ? Demand::Kind::periods : Demand::Kind::within;
  }
}

void ArticleGraph::add_partners() {
  const auto country = [&](const std::string& code) {
    const Entry* place = lexicon_.find("place", code);
    return place && place->text("kind") != "group" && place->text("kind") != "world" && code.size() == 2;
  };
  std::map<std::pair<CellId, bool>, std::vector<CellId>> of;  // whole, by destination?
  for (const auto& [name, cell] : cells_) {
    if (!adds_up(cell)) continue;
    for (const bool destination : {true, false}) {
      if (destination && !name.key.two_sided()) continue;
      Name whole = name;
      std::string& side = destination ? whole.key.destination : whole.key.origin;
      if (!country(side)) continue;
      side = "world";
      const auto found = cells_.find(whole);
      if (found != cells_.end() && adds_up(found->second)) of[{found->second, destination}].push_back(cell);
    }
  }
  for (const auto& [whole, parts] : of) at_most(whole.first, parts, rules_.number("tolerances.own-figures"), Demand::Kind::partners);
}

// "11.55 million barrels a day", "577.7 million tonnes": one amount, over the days of the year.
void ArticleGraph::add_conversions() {
  std::map<FactKey, std::vector<CellId>> of_one_name;
  for (const auto& [name, cell] : cells_)
    if (name.key.period && !name.key.period->fiscal() && !levels_[cell].empty() && listed(rules_.list("comparison.flows-that-add-up"), name.key.flow)) of_one_name[name.key].push_back(cell);
  for (const auto& [key, cells] : of_one_name)
    for (std::size_t i = 0; i < cells.size(); ++i)
      for (std::size_t j = i + 1; j < cells.size(); ++j) {
        const auto factor = conversions_.factor(key.product, about_[cells[i]].unit_dimension, about_[cells[j]].unit_dimension, *key.period);
        if (factor) demand(graph_.ratio(cells[j], cells[i], {.literal = *factor, .fair = *factor, .trust = kTrue}), Demand::Kind::conversion, 0);
      }
}

void ArticleGraph::add_shares() {
  const auto overlapping = [&](CellId cell, bool destination) {
    const std::string& code = destination ? about_[cell].cell.destination : about_[cell].cell.origin;
    const Entry* place = lexicon_.find("place", code);
    return !place || place->text("kind") == "group" || code.size() != 2;
  };
  for (auto& [whole, parts] : shares_) {
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    std::erase_if(parts, [&](CellId c) { return overlapping(c, whole.second); });
    if (parts.size() > 1) at_most(whole.first, parts, 0, Demand::Kind::shares);
  }
}

}  // namespace assay
