#include "check/across_writer.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "check/finding_writer.h"
#include "graph/implied.h"

namespace assay {
namespace {

constexpr std::size_t kMostNamed = 3;   // sources named in one sentence
constexpr std::size_t kMostCited = 12;  // and in the evidence of one finding

Evidence evidence_of(const Telling& telling, const Source& source) {
  Evidence out;
  out.kind = Evidence::Kind::claim;
  out.doc = source.doc;
  out.id = telling.claim.id();
  out.quote = telling.quote;
  out.span = telling.claim.span;
  return out;
}

}  // namespace

std::string_view name(SheetLine::Stand stand) {
  switch (stand) {
    case SheetLine::Stand::agrees: return "agrees";
    case SheetLine::Stand::out_of_line: return "out-of-line";
    case SheetLine::Stand::disputed: return "disputed";
    case SheetLine::Stand::aside: break;
  }
  return "aside";
}

bool matters_more(const FactSheet& a, const FactSheet& b) {
  if (a.severity != b.severity) return a.severity > b.severity;  // none is least
  if (a.articles != b.articles) return a.articles > b.articles;
  if (a.gap != b.gap) return a.gap > b.gap;
  return a.name < b.name;
}

std::string AcrossWriter::who(std::uint32_t source) const {
  const Source& s = all_.sources[source];
  if (!s.outlet.empty()) return s.outlet;
  return s.doc.substr(s.doc.rfind('/') + 1);
}

std::string AcrossWriter::figure(const Telling& telling) const {
  return rules_.text("words.hedges." + std::string(name(telling.claim.hedge))) + telling.quote;
}

std::string AcrossWriter::attributed(const Place& p) const {
  const Telling& t = first(p);
  return wording_.sentence(
      "across.source",
      {{"figure", figure(t)}, {"who", who(t.source)}, {"day", t.told_on ? wording_.day(*t.told_on) : ""}});
}

// The first few; of the rest a reader needs the number only.
std::string AcrossWriter::listed(const std::vector<Place>& places) const {
  const std::size_t shown = places.size() > kMostNamed + 1 ? kMostNamed : places.size();
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == shown && shown == places.size() ? rules_.text("words.list-last") : ", ";
    out += attributed(places[i]);
  }
  return out;
}

Severity AcrossWriter::severity_of(const Dispute& dispute) const {
  return std::min(rules_.severity(dispute.rule), dispute.most);
}

Values AcrossWriter::values_of(const Dispute& d) const {
  const Constraint& about = fact(d.blamed).about;
  Values out{{"figure", figure(first(d.blamed))},
             {"asked", wording_.told(about)},
             {"others", listed(d.against)},
             {"count", std::to_string(d.against.size())},
             {"here", attributed(d.blamed)}};
  if (d.against.size() > kMostNamed + 1) out["more"] = std::to_string(d.against.size() - kMostNamed);
  if (d.implied) out["implied"] = wording_.range(*d.implied, about);
  for (std::size_t i = 0; i < d.definitions.size(); ++i) {
    const Answer& answer = d.definitions[i];
    const Observation& row = *answer.said.rows.front();
    const std::string n = std::to_string(i + 1);
    std::string scope = wording_.scope(answer.said);
    out["scope-" + n] = scope.empty() ? row.scope : scope;
    out["publisher-" + n] = row.publisher;
    out["value-" + n] = wording_.figure(row);
    out["period-" + n] = row.key.period ? wording_.period(*row.key.period) : "";
  }
  return out;
}

std::string AcrossWriter::message(const Dispute& d) const {
  return upper_first(wording_.sentence(d.text, values_of(d)));
}

std::vector<std::string> AcrossWriter::steps_of(const Dispute& d) const {
  std::vector<std::string> out;
  std::vector<Place> all = d.against;
  if (all.size() > kMostCited) all.resize(kMostCited);
  all.push_back(d.blamed);
  const auto means = [&](const Place& p) {
    const Telling& t = first(p);
    std::string words = wording_.sentence("across.means", {{"who", who(t.source)},
                                                           {"words", t.quote},
                                                           {"asked", wording_.told(fact(p).about)},
                                                           {"range", wording_.range(voice(p).fair, fact(p).about)}});
    if (std::ranges::find(out, words) == out.end()) out.push_back(std::move(words));
  };
  for (const Place& p : all) means(p);
  for (const Step& step : d.steps)
    if (const auto place = told_.place(step.constraint)) means(*place);
    else if (step.cell != kNone)
      out.push_back(
          wording_.sentence("steps.implied", {{"id", ""},
                                              {"asked", wording_.told(told_.about(step.cell))},
                                              {"range", wording_.range(step.bounds, told_.about(step.cell))}}));
  for (const Answer& answer : d.definitions) {
    const Observation& row = *answer.said.rows.front();
    out.push_back(wording_.sentence("steps.reference", {{"asked", wording_.told(answer.said)},
                                                        {"reference", wording_.figure(row)},
                                                        {"source", wording_.source(row)}}));
  }
  return out;
}

std::string AcrossWriter::suppressed(const Dispute& d) const {
  const Telling& here = first(d.blamed);
  for (const Suppression& s : all_.sources[here.source].suppressions) {
    const bool there = here.sentence.find(s.quote) != std::string::npos;
    const bool figure = s.quote.find(here.quote) != std::string::npos || here.quote.find(s.quote) != std::string::npos;
    if (s.rule == d.rule && there && figure) return s.reason;
  }
  return "";
}

Finding AcrossWriter::of(const Dispute& d) const {
  const Telling& here = first(d.blamed);
  Finding out;
  out.rule = d.rule;
  out.severity = severity_of(d);
  out.doc = all_.sources[here.source].doc;
  out.span = here.claim.span;
  for (const std::size_t t : voice(d.blamed).tellings)
    if (told_.telling(t).source == here.source) out.claims.push_back(told_.telling(t).claim.number);
  out.message = message(d);
  out.suppressed = d.suppressed;
  out.explanation = steps_of(d);
  for (std::size_t i = 0; i < std::min(kMostCited, d.against.size()); ++i) {
    const Telling& other = first(d.against[i]);
    out.evidence.push_back(evidence_of(other, all_.sources[other.source]));
  }
  for (const Answer& answer : d.definitions) out.evidence.push_back(evidence_of(*answer.said.rows.front()));
  return out;
}

// With the finding of its own article, if it has one.
SheetLine AcrossWriter::line(std::size_t telling, SheetLine::Stand stand, std::string why) const {
  const Telling& t = told_.telling(telling);
  const bool plain = t.claim.direction == Direction::none || t.claim.kind != Kind::change;
  const std::string way = plain ? "" : rules_.text("words.ways." + std::string(name(t.claim.direction)));
  return {telling, stand, way + figure(t), t.found, t.found.empty() ? std::move(why) : t.why, std::nullopt};
}

void AcrossWriter::add_lines(FactSheet& sheet, const Fact& f, const std::vector<const Dispute*>& disputes,
                             std::size_t index) const {
  using Stand = SheetLine::Stand;
  for (std::size_t v = 0; v < f.voices.size(); ++v) {
    const Voice& voice = f.voices[v];
    const auto in = [&](const Place& p) { return p.fact == index && p.voice == v; };
    Stand stand = voice.doubted ? Stand::out_of_line : kept(voice) ? Stand::agrees : Stand::aside;
    std::string why = stand == Stand::aside ? rules_.text("messages.aside.apart") : "";
    for (const Dispute* d : disputes) {
      const bool blamed = in(d->blamed);
      const bool against = std::any_of(d->against.begin(), d->against.end(), in);
      if (d->agree || (!blamed && (d->decided || !against))) continue;
      stand = d->decided ? Stand::out_of_line : Stand::disputed;
      why = blamed && d->decided ? message(*d) : "";
    }
    std::optional<std::uint32_t> original;
    for (const std::size_t t : voice.tellings) {
      const std::uint32_t source = told_.telling(t).source;
      sheet.lines.push_back(line(t, stand, why));
      if (original && *original != source) sheet.lines.back().copy_of = original;
      if (!original) original = source;
    }
  }
  for (const Aside& a : f.asides) {
    const Telling& t = told_.telling(a.telling);
    const bool wrong = a.why == "found" && t.claim.verdict == Verdict::refuted && t.severity > Severity::info;
    sheet.lines.push_back(
        line(a.telling, wrong ? Stand::out_of_line : Stand::aside, rules_.text("messages.aside." + a.why)));
  }
  std::sort(sheet.lines.begin(), sheet.lines.end(),
            [](const SheetLine& a, const SheetLine& b) { return a.telling < b.telling; });
}

void AcrossWriter::add_reference(FactSheet& sheet, const Fact& f) const {
  constexpr std::size_t kMostRows = 4;
  for (const Answer& answer : reference_on(f, told_, evidence_).answers) {
    if (sheet.reference.size() == kMostRows) break;
    const Observation& row = *answer.said.rows.front();
    const bool other_time = answer.said.cell.period != f.about.cell.period && answer.said.cell.period;
    sheet.reference.push_back(
        {evidence_of(row),
         wording_.sentence(
             "across.reference",
             {{"figure", answer.derived ? wording_.range(answer.said.literal, answer.said) : wording_.figure(row)},
              {"scope", wording_.scope(answer.said)},
              {"period", other_time ? wording_.period(*answer.said.cell.period) : ""},
              {"derived", answer.derived ? rules_.text("words.derived") : ""},
              {"source", wording_.source(row)}})});
  }
}

bool AcrossWriter::kept(const Voice& voice) const { return voice.id != kNone && reconciled_.kept(voice.id); }

// What all that is kept leaves for the fact, whoever says it.
void AcrossWriter::add_implied(FactSheet& sheet, const Fact& f, const std::vector<const Dispute*>& disputes) const {
  const bool open = std::any_of(disputes.begin(), disputes.end(), [](const Dispute* d) { return !d->decided; });
  if (open || f.voices.empty()) return;
  Interval left = Interval::everything();
  for (const Voice& v : f.voices)
    if (kept(v)) left = left.intersect(v.fair);
  if (!f.is_ratio() && f.cell != kNone) left = left.intersect(implied(reconciled_, f.cell).bounds);
  if (left.empty() || left == Interval::everything()) return;
  sheet.implied = left;
  sheet.implied_words = wording_.range(left, f.about);
}

void AcrossWriter::weigh(FactSheet& sheet, const Fact& f, const std::vector<const Dispute*>& disputes) const {
  const auto grave = [&](Severity severity, const std::string& rule) {
    if (sheet.severity && *sheet.severity >= severity) return;
    sheet.severity = severity;
    sheet.rule = rule;
  };
  for (const Dispute* d : disputes) {
    if (!d->suppressed.empty()) continue;
    grave(severity_of(*d), d->rule);
    if (d->implied) sheet.gap = std::max(sheet.gap, gap_between(*d->implied, voice(d->blamed).fair));
  }
  for (const SheetLine& line : sheet.lines) {
    const Telling& t = told_.telling(line.telling);
    if (!t.found.empty()) grave(t.severity, t.found);
  }
  // The two that lie furthest apart: who ends lowest and who begins highest.
  const auto lowest = std::min_element(f.voices.begin(), f.voices.end(),
                                       [](const Voice& a, const Voice& b) { return a.fair.high < b.fair.high; });
  const auto highest = std::max_element(f.voices.begin(), f.voices.end(),
                                        [](const Voice& a, const Voice& b) { return a.fair.low < b.fair.low; });
  if (lowest != f.voices.end()) sheet.gap = std::max(sheet.gap, gap_between(lowest->fair, highest->fair));
}

std::optional<FactSheet> AcrossWriter::sheet(std::size_t index, const std::vector<Dispute>& all) const {
  const Fact& f = told_.facts()[index];
  std::set<std::uint32_t> sources;
  bool contradicted = false;  // by the finding of which it is the first figure: one cause, one sheet
  std::size_t others = 0;
  for (const Voice& v : f.voices)
    for (const std::size_t t : v.tellings) sources.insert(told_.telling(t).source);
  for (const Aside& a : f.asides) {
    sources.insert(told_.telling(a.telling).source);
    contradicted |= a.why == "found" && told_.telling(a.telling).leads;
    others += a.why != "found";
  }
  others += f.voices.size();
  std::vector<const Dispute*> disputes;
  for (const Dispute& d : all)
    if (d.blamed.fact == index) disputes.push_back(&d);
  if ((sources.size() < 2 || others == 0) && !contradicted && disputes.empty()) return std::nullopt;

  FactSheet out;
  out.about = f.about;
  out.name = upper_first(wording_.told(f.about));
  out.articles = sources.size();
  out.sources = f.voices.size();
  add_lines(out, f, disputes, index);
  add_reference(out, f);
  add_implied(out, f, disputes);
  weigh(out, f, disputes);
  for (const Dispute* d : disputes) {
    out.says.push_back(message(*d));
    if (!d->suppressed.empty())
      out.says.push_back(wording_.sentence("suppression.stands", {{"reason", d->suppressed}}));
    for (std::string& step : steps_of(*d)) out.steps.push_back(std::move(step));
  }
  const auto agreeing = static_cast<std::size_t>(
      std::count_if(f.voices.begin(), f.voices.end(), [&](const Voice& v) { return kept(v); }));
  if (agreeing > 1 && !out.implied_words.empty())
    out.says.push_back(
        wording_.sentence("across.agree", {{"count", std::to_string(agreeing)}, {"range", out.implied_words}}));
  return out;
}

}  // namespace assay
