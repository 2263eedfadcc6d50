#include "check/misreading.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <set>

#include "check/named.h"
#include "check/readings.h"

namespace assay {
namespace {

bool letter_or_digit(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// `word` as whole words of the text.
bool contains_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool starts = at == 0 || !letter_or_digit(text[at - 1]);
    const auto end = at + word.size();
    if (starts && (end == text.size() || !letter_or_digit(text[end]))) return true;
  }
  return false;
}

// "So far this year it was 27,897 tonnes. A year earlier it had been 5,278": a year before which of the times told?
bool year_before(const std::vector<Reading>& readings, std::size_t index) {
  const Claim& claim = *readings[index].claim;
  if (!claim.key.period || claim.from.period == Provenance::sentence || claim.from.period == Provenance::none) return false;
  const Period later = claim.key.period->shifted_months(12);
  return std::ranges::any_of(readings, [&](const Reading& other) { return other.claim->key.period == later; });
}

int times_named(std::string_view text, std::string_view word) {
  int out = 0;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++out;
  return out;
}

std::string lowered(std::string_view words) {
  std::string out(words);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// "Peru and Australia 100 million each": what fits Australia does not speak for Peru.
bool told_alike(const Claim& claim, const std::string& origin) {
  return !claim.alike.empty() && (origin == claim.key.origin || std::ranges::find(claim.alike, origin) != claim.alike.end());
}

Period base_like(const Period& period, const Constraint& asked) {
  if (*asked.base.period == asked.cell.period->previous()) return period.previous();
  return period.shifted_months(-12);
}

}  // namespace

Question Misreading::at(const Question& question, const Cell& cell) {
  Question out = question;
  Constraint& asked = out.asked;
  const bool change = asked.form == Constraint::Form::ratio && !asked.is_share();
  const Period base = change ? base_like(cell.period, asked) : cell.period;
  for (FactKey* key : {&asked.cell, &asked.base}) {
    key->flow = cell.flow;
    key->origin = cell.origin;
    key->destination = cell.destination;
    key->period = cell.period;
  }
  if (question.asked.is_share()) asked.base = whole_of(asked.cell);
  if (change) asked.base.period = base;
  return out;
}

Misreading::Misreading(const EvidenceBase& evidence, const Lexicon& lexicon, const CheckRules& rules)
    : evidence_(evidence), lexicon_(lexicon), rules_(rules), months_(rules.list("words.months")), cumulative_(rules.list("words.cumulative")), of_before_(rules.list("ties.told-of-before")), flow_slips_(rules.pairs("slips.flows")) {
  for (const Entry& entry : lexicon.entries()) {
    if (entry.cls == "world" || entry.cls == "whole-marker") all_.insert(all_.end(), entry.terms.begin(), entry.terms.end());
    if (entry.cls != "place" && entry.cls != "flow") continue;
    const std::string_view id = !entry.id.empty() ? std::string_view(entry.id) : (entry.cls == "flow" ? entry.text("flow") : entry.text("code"));
    auto& words = (entry.cls == "place" ? places_ : flows_)[std::string(id)];
    words.insert(words.end(), entry.terms.begin(), entry.terms.end());
  }
}

bool Misreading::names_place(std::string_view words, const std::string& code) const {
  if (code.empty()) return true;
  const auto found = places_.find(code);
  return found != places_.end() && std::any_of(found->second.begin(), found->second.end(), [&](const auto& term) { return contains_word(words, term); });
}

bool Misreading::names_period(std::string_view words, const Period& period) const {
  if (period.is_year()) return contains_word(words, std::to_string(period.first().year));
  if (!period.is_month())
    return std::any_of(cumulative_.begin(), cumulative_.end(), [&](const auto& word) { return contains_word(words, word); });
  const auto month = static_cast<std::size_t>(period.first().month - 1);
  return month < months_.size() && (contains_word(words, months_[month]) || contains_word(words, months_[month].substr(0, 3)));
}

Misreading::Named Misreading::named_by(const std::vector<Reading>& readings, std::size_t index, const Span& where, std::string_view text) const {
  Named out;
  const Reading& reading = readings[index];
  for (const Reading& other : readings) {
    if (&other == &reading || !where.contains(other.claim->span)) continue;
    const ClaimSources& from = other.claim->from;
    // A sentence names what is said in it; a paragraph, whatever its figures were read of.
    const auto named = [&](Provenance source) { return where.size() > reading.claim->sentence.size() || source == Provenance::sentence; };
    out.flows.insert(other.claim->key.flow);
    if (other.claim->key.period && named(from.period)) out.periods.insert(*other.claim->key.period);
    if (year_before(readings, index) && other.claim->key.period) out.periods.insert(other.claim->key.period->shifted_months(-12));
    if (other.claim->base && from.base == Provenance::sentence) {
      out.periods.insert(*other.claim->base);
      // "+11.6% on January to November 2024": told of the same months a year on.
      out.periods.insert(other.claim->base->shifted_months(12));
    }
    if (named(from.origin)) out.places.insert(other.claim->key.origin);
    if (named(from.destination)) out.places.insert(other.claim->key.destination);
    if (other.claim->sentence == reading.claim->sentence && other.question && other.own.verdict == Verdict::supported &&
        same_cells(other.question->asked, reading.question->asked) && other.claim->value != reading.claim->value) {
      out.two_of_one = true;
      const Span& right = other.claim->span;
      out.of_before |= right.end <= reading.claim->span.start && std::ranges::any_of(of_before_, [&](const auto& word) { return contains_word(text.substr(right.end, reading.claim->span.start - right.end), word); });
    }
  }
  return out;
}

bool Misreading::names_all(std::string_view words) const {
  return std::any_of(all_.begin(), all_.end(), [&](const auto& word) { return contains_word(words, word); });
}

bool Misreading::told_of(const std::vector<Reading>& readings, std::size_t index, const Question& question, const Span& where) const {
  return std::any_of(readings.begin(), readings.end(), [&](const Reading& other) {
    return other.claim != readings[index].claim && where.contains(other.claim->span) && other.question && other.own.verdict == Verdict::supported &&
           same_cells(other.question->asked, question.asked);
  });
}

std::set<std::string> Misreading::flows_named(const Named& by_sentence, const std::string& own, std::string_view words) const {
  const std::string lower = lowered(words);
  std::set<std::string> out{own};
  const auto add = [&](const std::string& flow) {
    const auto terms = flows_.find(flow);
    const bool in_words = terms != flows_.end() && std::any_of(terms->second.begin(), terms->second.end(), [&](const auto& w) { return contains_word(lower, w); });
    if (in_words || by_sentence.flows.contains(flow)) out.insert(flow);
  };
  for (const auto& [a, b] : flow_slips_) {
    if (a == own) add(b);
    if (b == own) add(a);
  }
  return out;
}

bool Misreading::place_named(const Named& by, std::string_view where, const std::string& code, bool beside) const {
  if (code == "world" && (!beside || names_all(where))) return true;
  return by.places.contains(code) || names_place(where, code);
}

// "From January to June" names the stretch, and neither of its ends.
bool Misreading::only_ends(std::string_view where, const Period& own, const Period& month) const {
  if (own.month_count() < 2 || own.is_year() || !month.is_month() || (month.first() != own.first() && month.last() != own.last())) return false;
  const auto& name_of = [&](const Date& day) -> std::string_view { return months_[static_cast<std::size_t>(day.month - 1)]; };
  const auto times = times_named(where, name_of(month.first()));
  return times == 1 && contains_word(where, name_of(own.first())) && contains_word(where, name_of(own.last()));
}

// "In December 2025" names the month, and not the year.
bool Misreading::only_dates_month(std::string_view where, const Period& own, const Period& year) const {
  if (!year.is_year() || !own.is_month() || own.first().year != year.first().year) return false;
  const std::string number = std::to_string(year.first().year), month = months_[static_cast<std::size_t>(own.first().month - 1)];
  return times_named(where, number) <= times_named(where, month + " " + number);
}

bool Misreading::period_named(const Named& by, std::string_view where, const Period& period, const Reading& reading) const {
  if (by.two_of_one) return true;
  const Period& own = *reading.question->asked.cell.period;
  const auto& base = reading.question->asked.base.period;
  // "Versus June 2024" names the start of the change, not the time of the figure.
  if (is_change(reading.question->asked) && reading.claim->from.base == Provenance::sentence && period == *base && names_period(where, *base)) return false;
  if (by.periods.contains(period)) return true;
  const bool stretch = !period.is_month() && !period.is_year();
  if ((stretch && !own.is_month()) || only_ends(where, own, period)) return false;
  if (only_dates_month(where, own, period)) return false;
  const bool far = period.is_month() && std::abs(period.first().year * 12 + period.first().month - own.first().year * 12 - own.first().month) > 12;
  return names_period(where, period) && (!far || contains_word(where, std::to_string(period.first().year)));
}

bool Misreading::all_named(const std::vector<Reading>& readings, std::size_t index, const Move& move, const Near& near) const {
  const Reading& reading = readings[index];
  const Claim& claim = *reading.claim;
  // What the sentence says of the claim may only be outvoted by what the same sentence names; two mistakes of ours at once, likewise.
  const auto named = [&](Provenance source, const auto& test) {
    const bool beside = source == Provenance::sentence || (move.any_said && move.count > 1);
    if (beside) return !near.whole_article && test(near.by_sentence, near.sentence, true);
    return test(near.nearby, near.words, false);
  };
  const auto place = [&](const std::string& code, Provenance source) {
    return named(source, [&](const Named& by, std::string_view where, bool beside) { return place_named(by, where, code, beside); });
  };
  const auto period = [&](const Named& by, std::string_view where, bool) { return period_named(by, where, move.to.period, reading); };
  return (!move.origin || place(move.to.origin, claim.from.origin)) && (!move.destination || place(move.to.destination, claim.from.destination)) &&
         (!move.period || named(claim.from.period, period));
}

Misreading::Move Misreading::move_to(const Cell& to, const Reading& reading) {
  const FactKey& own = reading.question->asked.cell;
  const ClaimSources& from = reading.claim->from;
  Move out{to, to.flow != own.flow, to.origin != own.origin, to.destination != own.destination, to.period != *own.period, 0, false, true};
  out.count = out.flow + (out.origin || out.destination) + out.period;
  for (const auto& [moved, source] : {std::pair{out.flow, from.flow}, {out.origin, from.origin}, {out.destination, from.destination}, {out.period, from.period}}) {
    if (!moved) continue;
    out.any_said = out.any_said || source == Provenance::sentence;
    out.all_said = out.all_said && source == Provenance::sentence;
  }
  return out;
}

std::set<Misreading::Cell> Misreading::cells_around(const Reading& reading, const Near& near) const {
  const FactKey& own = reading.question->asked.cell;
  std::set<Cell> out;
  for (const auto& flow : flows_named(near.by_sentence, own.flow, reading.claim->from.flow == Provenance::sentence ? near.sentence : near.words)) {
    FactKey key = own;
    key.flow = flow;
    for (const Observation* row : evidence_.around(key, reading.as_of))
      if (row->key.period) out.insert({flow, row->key.origin, row->key.destination, reading.question->standing ? *own.period : *row->key.period});
  }
  return out;
}

bool Misreading::fits_named(const std::vector<Reading>& readings, std::size_t index, std::string_view text, const Span& around, bool whole_article) const {
  const Reading& reading = readings[index];
  const Span& sentence = reading.claim->sentence;
  const Near near{around.of(text), sentence.of(text), named_by(readings, index, sentence, text), named_by(readings, index, around, text), whole_article};
  if (!whole_article && near.by_sentence.two_of_one && (reading.question->asked.form == Constraint::Form::level || near.by_sentence.of_before)) return true;
  double tried = 1, best = 1;
  for (const Cell& cell : cells_around(reading, near)) {
    const Move move = move_to(cell, reading);
    if (told_alike(*reading.claim, cell.origin)) continue;
    if (move.count == 0 || !all_named(readings, index, move, near)) continue;
    const Question question = at(*reading.question, cell);
    if (question.asked.is_share() && question.asked.cell == question.asked.base) continue;  // a whole is no part of itself
    if (told_of(readings, index, question, move.all_said ? around : sentence)) continue;
    const Judgement judged = evidence_.judge(question, reading.as_of);
    if (judged.verdict != Verdict::not_enough_evidence) ++tried;
    if (restated(question.asked, judged)) {
      if (move.flow && move.count == 1 && !whole_article) return true;  // the sentence itself names the other flow
      best = std::min(best, chance(question.asked, judged.best()->said.fair, rules_));
    } else if (whole_article) {
      for (const Answer& then : evidence_.outdated(question, reading.as_of))
        best = std::min(best, chance(question.asked, then.said.fair, rules_));
    }
  }
  const bool fine = best <= rules_.number("coincidence.refuted");
  return fine || (!whole_article && best * tried <= rules_.number("coincidence.second-reading"));
}

bool Misreading::names_other(const Constraint& asked, const Constraint& other, std::string_view text) const {
  const FactKey &mine = asked.cell, &its = other.cell;
  if (its.product != mine.product && products_named(text, lexicon_).contains(its.product)) return true;
  if (its.flow != mine.flow) {
    const auto words = flows_.find(its.flow);
    const std::string lower = lowered(text);
    return words != flows_.end() && std::ranges::any_of(words->second, [&](const auto& w) { return contains_word(lower, w); });
  }
  for (const auto& [place, own] : {std::pair{its.origin, mine.origin}, {its.destination, mine.destination}})
    if (place != own && (place == "world" ? names_all(text) : names_place(text, place))) return true;
  return its.period != mine.period && names_period(text, *its.period);
}

bool Misreading::told_by_name(const std::vector<Reading>& readings, std::size_t index) {
  const Claim& c = *readings[index].claim;
  if (c.form != Form::level || c.in_headline || c.from.origin == Provenance::sentence) return false;
  return std::ranges::any_of(readings, [&](const Reading& other) {
    const Claim& o = *other.claim;
    return o.value == c.value && o.unit == c.unit && o.kind == c.kind && o.key.product == c.key.product && o.key.flow == c.key.flow && o.from.origin == Provenance::sentence && o.key.origin != c.key.origin;
  });
}

bool Misreading::in_paragraph(const std::vector<Reading>& readings, std::size_t index, std::string_view text) const {
  const Span sentence = readings[index].claim->sentence;
  const auto start = text.rfind('\n', sentence.start);
  const auto end = text.find('\n', sentence.end);
  const Span paragraph{start == std::string_view::npos ? 0 : static_cast<std::uint32_t>(start),
                       static_cast<std::uint32_t>(std::min(end, text.size()))};
  return fits_named(readings, index, text, paragraph, false);
}

bool Misreading::in_article(const std::vector<Reading>& readings, std::size_t index, std::string_view text) const {
  return fits_named(readings, index, text, {0, static_cast<std::uint32_t>(text.size())}, true);
}

}  // namespace assay
