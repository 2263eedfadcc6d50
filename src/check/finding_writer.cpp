#include "check/finding_writer.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "check/readings.h"

namespace assay {
namespace {

constexpr std::size_t kMostRows = 3;  // reference rows cited for one answer

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool counts_as_inferred(Provenance from, const std::string& value) {
  if (value.empty() || value == "world") return false;  // a national total faces the world by definition
  return from == Provenance::inferred || from == Provenance::default_ || from == Provenance::headline || from == Provenance::dateline;
}

}  // namespace

std::string upper_first(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

int FindingWriter::inferred(std::size_t reading, bool base_proved) const {
  const Claim& claim = *readings_[reading].claim;
  auto from = claim.from;
  // What a whole year brought counts from the year before, said or not.
  if (claim.base && claim.key.period && from.period == Provenance::sentence && claim.key.period->is_year() && *claim.base == claim.key.period->previous()) base_proved = true;
  // In the headline, what the headline says is said.
  if (claim.in_headline)
    for (Provenance* p : {&from.product, &from.flow, &from.origin, &from.destination, &from.period, &from.base})
      if (*p == Provenance::headline) *p = Provenance::sentence;
  const std::string period = claim.key.period ? "set" : "", base = claim.base && !base_proved ? "set" : "";
  int count = readings_[reading].assumed;
  count += counts_as_inferred(from.product, claim.key.product);
  count += counts_as_inferred(from.flow, claim.key.flow);
  count += counts_as_inferred(from.origin, claim.key.origin);
  count += counts_as_inferred(from.destination, claim.key.destination);
  count += counts_as_inferred(from.period, period);
  count += counts_as_inferred(from.base, base);
  if (base_proved) return count;
  // A base that nobody named: what does not fit speaks against our guess first.
  if (claim.base && from.base == Provenance::inferred) ++count;
  // Nor is a rate's usual base sure where the sentence does not even say of what the rate is.
  if (claim.base && from.base == Provenance::default_ && from.product != Provenance::sentence) ++count;
  return count;
}

const Constraint* FindingWriter::asked(std::size_t reading) const {
  return asked_of_text(readings_[reading]);
}

const Constraint* FindingWriter::shown(std::size_t reading) const {
  const Reading& r = readings_[reading];
  return r.question ? &r.question->asked : r.told ? &*r.told : nullptr;
}

Values FindingWriter::about(std::size_t reading) const {
  const Claim& claim = *readings_[reading].claim;
  const std::string& quote = readings_[reading].quote;
  Values out{{"figure", has_digit(quote) ? quote : "“" + quote + "”"}, {"words", quote}, {"id", claim.id()}};
  if (const Constraint* c = asked(reading)) {
    out["asked"] = told(*c);
    if (c->form == Constraint::Form::ratio && c->base.period) out["asked-base"] = wording_.period(*c->base.period);
  }
  // So much a day is told back in the unit that the text has: nobody counts barrels in cubic metres.
  const auto a_day = [&](const Constraint& c) { return std::ranges::any_of(rules_.pairs("conversions.by-days"), [&](const auto& rate) { return rate.first == c.unit_dimension; }); };
  if (const Constraint* c = shown(reading)) out["range"] = claim.value != 0 && has_digit(quote) && a_day(*c) ? in_words_of(c->fair, reading) : wording_.range(c->fair, *c);
  out["hedge"] = rules_.text("words.hedges." + std::string(name(claim.hedge)));
  return out;
}

std::string FindingWriter::said(const Answer& answer) const {
  return answer.derived ? wording_.range(answer.said.literal, answer.said) : wording_.figure(*answer.said.rows.front());
}

Finding FindingWriter::begin(const std::string& rule, const std::vector<std::size_t>& readings, int inferred, int confirmed) const {
  Finding out;
  out.rule = rule;
  out.doc = article_.doc;
  out.severity = rules_.severity(rule);
  const Claim& first = *readings_[readings.front()].claim;
  out.span = first.span;
  for (const std::size_t r : readings) out.claims.push_back(readings_[r].claim->number);
  // Each further figure that agrees confirms one dimension which the text left open.
  const int open = std::max(0, inferred - confirmed);
  if (open >= 1) cap(out, Severity::warning);
  if (open >= 2) cap(out, Severity::info);
  const bool standing = std::any_of(readings.begin(), readings.end(), [&](std::size_t r) { return readings_[r].question && readings_[r].question->standing; });
  if (standing) cap(out, Severity::warning);
  return out;
}


void FindingWriter::cap(Finding& finding, Severity most) const { finding.severity = std::min(finding.severity, most); }

// More digits than these no conversion gives.
double four_digits(double x) {
  if (x == 0 || !std::isfinite(x)) return x;
  const double step = std::pow(10, std::floor(std::log10(std::abs(x))) - 3);
  return std::round(x / step) * step;
}

// What one more in the last digit is that is no zero: 10 of 1,890.
double last_digit(double value) {
  double step = 1;
  while (std::fmod(value, step * 10) == 0) step *= 10;
  return step;
}

Evidence evidence_of(const Observation& row) {
  Evidence out;
  out.kind = Evidence::Kind::reference;
  out.dataset = row.dataset;
  out.publisher = row.publisher;
  out.published = row.published;
  out.cell = row.key.text();
  out.value = row.value;
  out.unit = row.unit;
  out.url = row.url;
  out.note = row.note;
  return out;
}

void FindingWriter::add(Finding& finding, const Answer& answer) const {
  const std::size_t most = answer.implied ? answer.said.rows.size() : kMostRows;
  for (std::size_t i = 0; i < std::min(most, answer.said.rows.size()); ++i) {
    const Observation& row = *answer.said.rows[i];
    Evidence evidence = evidence_of(row);
    const bool known = std::any_of(finding.evidence.begin(), finding.evidence.end(), [&](const Evidence& e) {
      return e.cell == evidence.cell && e.url == evidence.url && e.value == evidence.value && e.publisher == evidence.publisher;
    });
    if (!known) finding.evidence.push_back(std::move(evidence));
  }
}

void FindingWriter::add_claim(Finding& finding, std::size_t reading) const {
  const Claim& claim = *readings_[reading].claim;
  Evidence evidence;
  evidence.kind = Evidence::Kind::claim;
  evidence.doc = article_.doc;
  evidence.id = claim.id();
  evidence.quote = readings_[reading].quote;
  evidence.span = claim.span;
  finding.evidence.push_back(std::move(evidence));
}

void FindingWriter::add_steps(Finding& finding, const Place& place, bool mended) const {
  Values values = about(place.reading);
  const Reading& reading = readings_[place.reading];
  const auto cite = [&](const char* step, const Answer& answer) {
    values["reference"] = said(answer);
    values["source"] = wording_.source(*answer.said.rows.front());
    add_step(finding, wording_.sentence(step, values));
  };
  if (place.fits) {
    values["right"] = told(mended || (reading.question && reading.question->standing) ? place.fits->said : place.edited);
    values["mended"] = wording_.range(place.edited.fair, place.edited);
    cite(mended ? "steps.mended" : "steps.edited", *place.fits);
  } else {
    add_step(finding, wording_.sentence("steps.claim", values));
  }
  if (const Answer* own = reading.own.best()) {
    for (const Constraint& step : own->steps) add_step(finding, wording_.sentence("steps.reference", {{"asked", told(step)}, {"reference", wording_.figure(*step.rows.front())}, {"source", wording_.source(*step.rows.front())}}));
    values["asked"] = told(own->said);
    values["range"] = said(*own);
    if (own->converted) {
      const std::string named = rules_.text("words.units." + own->converted->unit);
      add_step(finding, wording_.sentence("steps.converted", {{"quote", named.empty() ? own->converted->unit : named}, {"count", std::to_string(static_cast<int>(own->converted->days))}, {"range", in_words_of(own->converted->is, place.reading)}}));
      values["range"] = in_words_of(own->said.fair, place.reading);
    }
    if (own->implied) add_step(finding, wording_.sentence("steps.therefore", values));
    else cite("steps.reference", *own);
  }
}

// Figures repeated in the same words are explained once.
std::vector<std::size_t> FindingWriter::told_once(const std::vector<std::size_t>& readings) const {
  std::set<std::string> told;
  std::vector<std::size_t> out;
  for (const std::size_t r : readings)
    if (told.insert(readings_[r].quote + std::string(name(readings_[r].claim->hedge))).second) out.push_back(r);
  return out;
}

void FindingWriter::add_step(Finding& finding, std::string step) const {
  auto& steps = finding.explanation;
  if (std::find(steps.begin(), steps.end(), step) == steps.end()) steps.push_back(std::move(step));
}

// An amount of the unit's base, in the unit that the figure is told in: "192 to 194 km".
std::string FindingWriter::in_words_of(const Interval& bounds, std::size_t reading) const {
  const Claim& claim = *readings_[reading].claim;
  const std::string& quote = readings_[reading].quote;
  const double unit = claim.literal.middle() / claim.value;
  Constraint plain;
  plain.unit_dimension = "count";
  std::string words = quote.substr(quote.find_last_of("0123456789") + 1);
  for (const auto& [factor, scale] : rules_.pairs("words.scales"))
    if (words.starts_with(" " + scale + " ")) words.erase(0, scale.size() + 1);
  const Interval told = bounds.scaled(1 / unit);
  return wording_.range({four_digits(told.low), four_digits(told.high)}, plain) + words;
}

Finding FindingWriter::of(const HeadlineTurn& turn) const {
  Finding out = begin("headline-mismatch", turn.against, 0, 0);
  cap(out, Severity::warning);
  out.span = turn.word;
  Values values = about(turn.against.front());
  values["written"] = std::string(turn.word.of(article_.text));
  values["others"] = listed(turn.against, rules_.text("words.list-last"));
  out.message = upper_first(wording_.sentence(turn.way == Direction::up ? "headline.rise" : "headline.fall", values));
  for (const std::size_t r : told_once(turn.against)) {
    if (shown(r)) add_step(out, wording_.sentence("steps.claim", about(r)));
    add_claim(out, r);
  }
  return out;
}

Finding FindingWriter::of(const HeadlineProduct& other) const {
  Finding out = begin("headline-mismatch", {other.reading}, 0, 0);
  cap(out, Severity::warning);
  out.span = other.word;
  out.message = wording_.sentence("headline.product", {{"written", "“" + std::string(other.word.of(article_.text)) + "”"}, {"product", wording_.product(readings_[other.reading].claim->key.product)}});
  if (shown(other.reading)) add_step(out, wording_.sentence("steps.claim", about(other.reading)));
  add_claim(out, other.reading);
  return out;
}

Finding FindingWriter::of(const TwoDefinitions& two) const {
  Finding out = begin("definition-differs", {two.second, two.first}, 0, 0);
  cap(out, two.told ? Severity::info : Severity::warning);
  Values values{{"here", readings_[two.second].quote}, {"others", readings_[two.first].quote}};
  const auto describe = [&](const std::string& n, const Answer& answer) {
    const Observation& row = *answer.said.rows.front();
    const std::string scope = wording_.scope(answer.said);
    values["scope-" + n] = scope.empty() ? row.scope : scope;
    values["publisher-" + n] = row.publisher;
    values["value-" + n] = wording_.figure(row);
    values["period-" + n] = row.key.period ? wording_.period(*row.key.period) : "";
  };
  describe("1", two.of_second);
  describe("2", two.of_first);
  out.message = upper_first(wording_.sentence("across.definitions", values));
  for (const std::size_t r : {two.second, two.first})
    if (shown(r)) add_step(out, wording_.sentence("steps.claim", about(r)));
  for (const Answer* answer : {&two.of_second, &two.of_first}) {
    add_step(out, wording_.sentence("steps.reference", {{"asked", told(answer->said)}, {"reference", said(*answer)}, {"source", wording_.source(*answer->said.rows.front())}}));
    add(out, *answer);
  }
  add_claim(out, two.first);
  return out;
}

Finding FindingWriter::of_rank(std::size_t reading) const {
  const RankJudgement& rank = readings_[reading].rank;
  Finding out = begin("reference-mismatch", {reading}, 0, 0);
  cap(out, Severity::warning);  // who counts as a producer, and of what grade, is seldom said
  Values values = about(reading);
  const auto above = std::min<std::size_t>(rank.larger.size(), kMostRows);
  std::string others;
  for (std::size_t i = 0; i < above; ++i) others += (i == 0 ? "" : i + 1 == above ? rules_.text("words.list-last") : ", ") + wording_.place(rank.larger[i]->key.origin) + " (" + wording_.figure(*rank.larger[i]) + ")";
  values["others"] = others;
  values["asked"] = wording_.cell(rank.own->key);
  values["reference"] = wording_.figure(*rank.own);
  out.message = upper_first(wording_.sentence("rank", values));
  const auto cite = [&](const Observation& row) {
    add_step(out, wording_.sentence("steps.reference", {{"asked", wording_.cell(row.key)}, {"reference", wording_.figure(row)}, {"source", wording_.source(row)}}));
    out.evidence.push_back(evidence_of(row));
  };
  cite(*rank.own);
  for (std::size_t i = 0; i < above; ++i) cite(*rank.larger[i]);
  return out;
}

Finding FindingWriter::of(const MissingContext& missing) const {
  int least = 9;
  for (const std::size_t r : missing.readings) least = std::min(least, inferred(r));
  Finding out = begin("missing-context", missing.readings, least, 1);
  if (missing.wider_told && rules_.text("context.wider-told") == "info") cap(out, Severity::info);
  Values values = about(missing.readings.front());
  values["asked"] = told(missing.year.said);
  values["reference"] = said(missing.year);
  values["publisher"] = wording_.source(*missing.year.said.rows.front());
  out.message = upper_first(wording_.sentence(missing.wider_told ? "context-wider" : "context", values));
  for (std::size_t i = 1; i < missing.readings.size(); ++i) add_claim(out, missing.readings[i]);
  values["source"] = values["publisher"];
  out.explanation.push_back(wording_.sentence("steps.reference", values));
  add(out, missing.year);
  return out;
}

Finding FindingWriter::of_refuted(const std::string& rule, const std::vector<std::size_t>& same_cell, const Answer& answer) const {
  int least = 9;
  for (const std::size_t r : same_cell) least = std::min(least, inferred(r));
  Finding out = begin(rule, same_cell, least + (answer.unsaid ? 1 : 0) + (answer.implied ? 1 : 0), 0);
  Values values = about(same_cell.front());
  values["reference"] = answer.converted ? in_words_of(answer.said.fair, same_cell.front()) : said(answer);
  values["asked"] = told(answer.said);
  const bool hedged = rule == "hedge-overreach";
  if (hedged) values["wordings"] = remedy_.wordings(answer);
  out.message = upper_first(wording_.sentence(hedged ? "hedge" : rule == "ambiguous-unit" ? rule : answer.implied ? "implied" : "reference", values));
  const Claim& claim = *readings_[same_cell.front()].claim;
  if (rule == "reference-mismatch" && far_off(readings_[same_cell.front()], rules_)) cap(out, all_said(claim) && !readings_[same_cell.front()].right_of_another ? Severity::warning : Severity::info);
  // Against an estimate, who counted may know better.
  const bool near_estimate = answer.said.rows.front()->status == kEstimated && gap_between(asked(same_cell.front())->fair, answer.said.fair) <= rules_.number("tolerances.other-source");
  if (rule == "reference-mismatch" && near_estimate) cap(out, Severity::warning);
  // The publisher rounded; who tells more digits, nearly the same, has them from somebody who did not.
  const Interval& own = asked(same_cell.front())->literal;
  const Observation& row = *answer.said.rows.front();
  const double step = row.value > 0 ? answer.said.literal.middle() * last_digit(row.value) / row.value : 0;
  const bool finer = !answer.derived && answer.said.form == Constraint::Form::level && own.high - own.low < step && gap_between(own, answer.said.literal) <= rules_.number("tolerances.finer-source");
  // So has who tells an estimated 680,000 as 820,676.
  const double own_digit = claim.value > 0 && own.low < own.high ? own.middle() * last_digit(claim.value) / claim.value : step;
  if (rule == "reference-mismatch" && (finer || (near_estimate && !answer.derived && answer.said.form == Constraint::Form::level && own_digit < step / 2))) cap(out, Severity::info);
  // A note that no slip explains: the figure may be of another thing than it was read of, and what to write instead is not known.
  if (hedged) out.suggestion = remedy_.unhedged(claim, article_.text, answer);
  else if (rule == "ambiguous-unit") out.suggestion.reset();  // the figure may be right; its unit is what should be named
  else if (out.severity != Severity::info && !answer.implied) out.suggestion = remedy_.figure(claim, article_.text, answer);
  for (const std::size_t r : told_once(same_cell)) add_steps(out, {r, *asked(r), std::nullopt});
  add(out, answer);
  for (const auto& other : readings_[same_cell.front()].own.answers) add(out, other);
  for (std::size_t i = 1; i < same_cell.size(); ++i) add_claim(out, same_cell[i]);
  return out;
}

Finding FindingWriter::of_mirror(std::size_t reading, const Answer& other_side) const {
  Finding out = of_refuted("reference-mismatch", {reading}, other_side);
  cap(out, Severity::info);
  out.suggestion.reset();
  Values values = about(reading);
  values["asked"] = told(other_side.said);
  values["reference"] = said(other_side);
  out.message = upper_first(wording_.sentence("mirror", values));
  values["source"] = wording_.source(*other_side.said.rows.front());
  add_step(out, wording_.sentence("steps.reference", values));
  return out;
}

Finding FindingWriter::of_two_times(const std::vector<std::size_t>& same_times, const std::map<std::size_t, Answer>& meant) const {
  const std::size_t first = same_times.front();
  Finding out = of_refuted("ambiguous-period", {first}, *readings_[first].own.best());
  out.suggestion.reset();  // the figure is right; the time is what should be named
  out.explanation.clear();
  const Period& other = *meant.at(first).said.cell.period;
  for (const OtherPeriod& o : readings_[first].claim->other_periods)
    if (o.period == other && o.led_to) cap(out, Severity::info);
  Values values = about(first);
  values["read"] = wording_.period(*asked(first)->cell.period);
  values["meant"] = wording_.period(other);
  values["reference"] = said(*readings_[first].own.best());
  out.message = upper_first(wording_.sentence("ambiguous-period", values));
  for (const std::size_t r : same_times) {
    Place place{r, *asked(r), meant.at(r)};
    place.edited = meant.at(r).said;
    add_steps(out, place);
    add(out, meant.at(r));
    if (r == first) continue;
    out.claims.push_back(readings_[r].claim->number);
    add_claim(out, r);
    add(out, *readings_[r].own.best());
  }
  return out;
}

Finding FindingWriter::of_stale(const std::vector<std::size_t>& same_cell, const Answer& now, const Answer& then) const {
  Finding out = of_refuted("stale-figure", same_cell, now);
  Values values = about(same_cell.front());
  values["reference"] = said(now);
  out.message = upper_first(wording_.sentence("stale", values));
  values["right"] = values["asked"];
  values["reference"] = said(then);
  values["source"] = wording_.source(*then.said.rows.front());
  add_step(out, wording_.sentence("steps.edited", values));
  add(out, then);
  return out;
}

Finding FindingWriter::of_revised(const std::vector<std::pair<std::size_t, Answer>>& revised) const {
  std::vector<std::size_t> readings;
  for (const auto& [reading, now] : revised) readings.push_back(reading);
  Finding out = begin("stale-figure", readings, 0, 0);
  cap(out, Severity::info);
  for (const auto& [reading, now] : revised) {
    Values values = about(reading);
    values["reference"] = said(now);
    values["asked"] = told(now.said);
    values["source"] = wording_.source(*now.said.rows.front());
    if (out.message.empty()) {
      if (revised.size() > 1) values["more"] = std::to_string(revised.size() - 1);
      out.message = upper_first(wording_.sentence("revised", values));
    } else {
      add_claim(out, reading);
    }
    add_steps(out, {reading, *asked(reading), std::nullopt});
    add_step(out, wording_.sentence("steps.reference", values));
    if (const Answer* then = readings_[reading].own.best()) add(out, *then);
    add(out, now);
  }
  return out;
}

void FindingWriter::add_edition(Finding& finding, std::size_t reading, const Answer& later) const {
  cap(finding, Severity::info);
  finding.suggestion.reset();  // the figure may be the better one
  Values values = about(reading);
  values["reference"] = said(*readings_[reading].own.best());
  finding.message = upper_first(wording_.sentence("edition", values));
  add_step(finding, wording_.sentence("steps.edition", {{"asked", told(later.said)}, {"reference", said(later)}, {"source", wording_.source(*later.said.rows.front())}}));
  add(finding, later);
}

}  // namespace assay
