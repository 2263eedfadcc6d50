#include "check/misreading.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace assay {
namespace {

bool letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// `word` as whole words of the text.
bool contains_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool starts = at == 0 || !letter(text[at - 1]);
    const auto end = at + word.size();
    if (starts && (end == text.size() || !letter(text[end]))) return true;
  }
  return false;
}

struct Cell {
  std::string flow, origin, destination;
  Period period;
  friend auto operator<=>(const Cell&, const Cell&) = default;
};

Period base_like(const Period& period, const Constraint& asked) {
  if (*asked.base.period == asked.cell.period->previous()) return period.previous();
  return period.shifted_months(-12);
}

Question at(const Question& question, const Cell& cell) {
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

}  // namespace

Misreading::Misreading(const EvidenceBase& evidence, const Lexicon& lexicon, const CheckRules& rules)
    : evidence_(evidence), rules_(rules), months_(rules.list("words.months")), cumulative_(rules.list("words.cumulative")), flow_slips_(rules.pairs("slips.flows")) {
  for (const Entry& entry : lexicon.entries()) {
    if (entry.cls != "place" && entry.cls != "flow") continue;
    const std::string_view id = !entry.id.empty() ? std::string_view(entry.id) : (entry.cls == "flow" ? entry.text("flow") : entry.text("code"));
    auto& words = (entry.cls == "place" ? places_ : flows_)[std::string(id)];
    words.insert(words.end(), entry.terms.begin(), entry.terms.end());
  }
}

bool Misreading::names_place(std::string_view words, const std::string& code) const {
  if (code.empty() || code == "world") return true;
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

Misreading::Named Misreading::named_by(const std::vector<Reading>& readings, std::size_t index, const Span& where) const {
  Named out;
  const Reading& reading = readings[index];
  for (const Reading& other : readings) {
    if (&other == &reading || !where.contains(other.claim->span)) continue;
    if (other.claim->key.period) out.periods.insert(*other.claim->key.period);
    if (other.claim->base) {
      out.periods.insert(*other.claim->base);
      // "+11.6% on January to November 2024": told of the same months a year on.
      out.periods.insert(other.claim->base->shifted_months(12));
    }
    out.places.insert({other.claim->key.origin, other.claim->key.destination});
    if (other.claim->sentence == reading.claim->sentence && other.question && other.own.verdict == Verdict::supported &&
        same_cells(other.question->asked, reading.question->asked) && other.claim->value != reading.claim->value)
      out.two_of_one = true;
  }
  return out;
}

bool Misreading::fits_named(const std::vector<Reading>& readings, std::size_t index, std::string_view text, const Span& near, bool whole_article) const {
  const std::string_view words = near.of(text);
  std::string lower(words);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const Reading& reading = readings[index];
  const FactKey& own = reading.question->asked.cell;
  const bool standing = reading.question->standing;
  const ClaimSources& from = reading.claim->from;
  const Named by_sentence = named_by(readings, index, reading.claim->sentence), nearby = named_by(readings, index, near);
  const std::string_view sentence = reading.claim->sentence.of(text);
  std::set<std::string> flows{own.flow};
  for (const auto& [a, b] : flow_slips_) {
    if (a == own.flow) flows.insert(b);
    if (b == own.flow) flows.insert(a);
  }
  std::set<Cell> cells;
  for (const auto& flow : flows) {
    const auto term = flows_.find(flow);
    if (flow != own.flow && (term == flows_.end() || std::none_of(term->second.begin(), term->second.end(), [&](const auto& w) { return contains_word(lower, w); })))
      continue;
    FactKey key = own;
    key.flow = flow;
    for (const Observation* row : evidence_.around(key, reading.as_of))
      if (row->key.period) cells.insert({row->key.flow, row->key.origin, row->key.destination, standing ? *own.period : *row->key.period});
  }
  // What the sentence says of the claim may only be outvoted by what the same sentence names.
  const auto named = [&](Provenance source, const auto& test) {
    if (source == Provenance::sentence) return !whole_article && test(by_sentence, sentence);
    return test(nearby, words);
  };
  const auto place_named = [&](const std::string& code, Provenance source) {
    return named(source, [&](const Named& by, std::string_view where) { return by.places.contains(code) || names_place(where, code); });
  };
  const auto period_named = [&](const Period& period) {
    const bool stretch = !period.is_month() && !period.is_year();  // named by "so far", which names none in particular
    return named(from.period, [&](const Named& by, std::string_view where) {
      return by.two_of_one || by.periods.contains(period) || ((!stretch || own.period->is_month()) && names_period(where, period));
    });
  };
  double tried = 1;
  double best = 1;
  for (const Cell& cell : cells) {
    const bool moved = cell.origin != own.origin || cell.destination != own.destination;
    const int away = (cell.flow != own.flow) + moved + (cell.period != *own.period);
    if (away == 0) continue;
    if (cell.origin != own.origin && !place_named(cell.origin, from.origin)) continue;
    if (cell.destination != own.destination && !place_named(cell.destination, from.destination)) continue;
    if (cell.period != *own.period && !period_named(cell.period)) continue;
    const Question question = at(*reading.question, cell);
    const Judgement judged = evidence_.judge(question, reading.as_of);
    if (judged.verdict != Verdict::not_enough_evidence) ++tried;
    if (judged.verdict == Verdict::supported) {
      if (cell.flow != own.flow && away == 1 && !whole_article) return true;  // the sentence itself names the other flow
      best = std::min(best, chance(question.asked, judged.best()->said.fair, rules_));
    } else if (whole_article) {
      for (const Answer& then : evidence_.outdated(question, reading.as_of))
        best = std::min(best, chance(question.asked, then.said.fair, rules_));
    }
  }
  const bool fine = best <= rules_.number("coincidence.refuted");
  return fine || (!whole_article && best * tried <= rules_.number("coincidence.second-reading"));
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
