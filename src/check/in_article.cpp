#include "check/in_article.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "check/readings.h"

namespace assay {
namespace {

const Constraint* asked(const Reading& r) { return r.question ? &r.question->asked : nullptr; }

bool is_change(const Constraint* c) { return c && is_change(*c); }
bool is_change(const Claim& c) { return c.kind == Kind::change || c.kind == Kind::multiple; }
bool is_level(const Constraint* c) { return c && c->form == Constraint::Form::level; }

Constraint at(Constraint c, const FactKey& cell) {
  c.cell = cell;
  c.cell.measure.clear();
  return c;
}

// The claims that give a cell, as levels of one dimension or as shares.
std::vector<std::size_t> telling(const std::vector<Reading>& readings, const FactKey& cell, bool shares) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Constraint* c = asked(readings[i]);
    if (!c || readings[i].claim->in_headline) continue;
    const bool rate = is_level(c) && c->unit_dimension == "ratio";
    if (shares ? !(c->is_share() || rate) : !is_level(c) || rate) continue;
    Constraint level = *c;
    level.form = Constraint::Form::level;
    if (same_cells(at(level, level.cell), at(level, cell))) out.push_back(i);
  }
  return out;
}

// One cell by what the claims say, whatever their bases.
bool one_cell(const FactKey& a, const FactKey& b) {
  return !a.product.empty() && a.period && a.product == b.product && a.flow == b.flow && a.origin == b.origin && a.destination == b.destination &&
         a.period == b.period;
}

bool disjoint(const Interval& a, const Interval& b, double slack) {
  return a.high * (1 + slack) < b.low || b.high * (1 + slack) < a.low;
}

bool same_source(const Claim& a, const Claim& b) { return a.attribution.empty() || b.attribution.empty() || a.attribution == b.attribution; }

// Two changes of one cell may be of its mass and of its value; two levels in one unit are of one thing.
bool one_measure(const Constraint& c) { return c.form == Constraint::Form::level && c.unit_dimension != "ratio"; }

bool doubtful(const Reading& r) { return r.explained; }

bool holds_together(const std::vector<Reading>& readings, std::size_t one, std::size_t other) {
  const Claim &a = *readings[one].claim, &b = *readings[other].claim;
  return a.sentence == b.sentence || (all_said(a) && all_said(b)) || readings[other].own.verdict == Verdict::supported;
}

// Another change of the sentence is the one that these levels give: this one is of something else.
bool told_otherwise(const std::vector<Reading>& readings, std::size_t index, const Interval& implied) {
  const Claim& own = *readings[index].claim;
  return std::any_of(readings.begin(), readings.end(), [&](const Reading& r) {
    return r.claim != &own && r.claim->sentence == own.sentence && is_change(asked(r)) && asked(r)->fair.overlaps(implied);
  });
}

// A change, or a share, against the quotient of two levels that the article gives.
std::optional<Clash> against_levels(const std::vector<Reading>& readings, std::size_t index, const std::vector<std::string>& real_terms) {
  const Constraint& change = *asked(readings[index]);
  std::vector<std::size_t> pair;
  Interval implied = Interval::everything();
  const auto tops = telling(readings, change.cell, false);
  // Area, yield and harvest of one field: which of them has changed?
  const bool many_measures = std::any_of(tops.begin(), tops.end(), [&](std::size_t t) {
    return asked(readings[t])->unit_dimension != asked(readings[tops.front()])->unit_dimension;
  });
  if (many_measures && !change.is_share() && measured(change.cell).empty()) return std::nullopt;
  for (const std::size_t top : tops) {
    for (const std::size_t bottom : telling(readings, change.base, false)) {
      const Constraint &a = *asked(readings[top]), &b = *asked(readings[bottom]);
      if (doubtful(readings[top]) || doubtful(readings[bottom]) || a.unit_dimension != b.unit_dimension || a.currency != b.currency) continue;
      if (a.fair.low <= 0 || b.fair.low <= 0) continue;
      const bool inflated = !a.currency.empty() && std::find(real_terms.begin(), real_terms.end(), change.cell.product) != real_terms.end();
      if (inflated || quotient(a.fair, b.fair).overlaps(change.fair)) return std::nullopt;
      if (!holds_together(readings, index, top) || !holds_together(readings, index, bottom)) continue;
      implied = quotient(a.fair, b.fair);
      pair = {top, bottom};
    }
  }
  if (pair.empty() || told_otherwise(readings, index, implied)) return std::nullopt;
  const bool times = readings[index].claim->kind == Kind::change && change.fair.shifted(-1).overlaps(implied);
  return Clash{times ? "percent-times" : "arithmetic", index, pair, implied, times ? "percent-times" : "arithmetic.levels"};
}

}  // namespace

std::vector<Clash> implausible(const std::vector<Reading>& readings, const CheckRules& rules) {
  const auto negative = rules.list("comparison.may-be-negative");
  std::vector<Clash> out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Claim& claim = *readings[i].claim;
    if (claim.modality != Modality::stated) continue;
    if (claim.kind == Kind::share && claim.unit == "%" && claim.literal.low > 1 && claim.key.destination.empty() &&
        readings[i].quote.find_first_of("0123456789") != std::string::npos && (claim.whole == "world" || (!claim.whole.empty() && claim.whole == claim.key.product)))
      out.push_back({"implausible", i, {}, Interval{0, 1}, "implausible.share"});
    const bool below_zero = std::any_of(negative.begin(), negative.end(), [&](const std::string& word) {
      return claim.key.product.find(word) != std::string::npos || claim.key.flow.find(word) != std::string::npos;
    });
    if (claim.kind == Kind::change && claim.direction == Direction::down && claim.unit == "%" && claim.value > 100 && !below_zero)
      out.push_back({"implausible", i, {}, Interval{0, 1}, "implausible.fall"});
  }
  return out;
}

std::vector<Clash> points_for_percent(const std::vector<Reading>& readings) {
  std::vector<Clash> out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Constraint* change = asked(readings[i]);
    if (!is_change(change) || readings[i].explained || readings[i].claim->unit != "%") continue;
    for (const std::size_t top : telling(readings, change->cell, true)) {
      for (const std::size_t bottom : telling(readings, change->base, true)) {
        const Interval a = asked(readings[top])->fair, b = asked(readings[bottom])->fair;
        const Interval apart{a.low - b.high, a.high - b.low};
        if (quotient(a, b).overlaps(change->fair) || !apart.overlaps(change->fair.shifted(-1))) continue;
        if (out.empty() || out.back().reading != i) out.push_back({"percent-points", i, {bottom, top}, quotient(a, b), "percent-points"});
      }
    }
  }
  return out;
}

std::vector<Clash> headlines(const std::vector<Reading>& readings) {
  std::vector<Clash> out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Constraint* title = asked(readings[i]);
    const Claim& claim = *readings[i].claim;
    if (!claim.in_headline || claim.modality != Modality::stated || readings[i].explained) continue;
    const bool open_base = !title && is_change(claim);
    bool told_somewhere = false;  // the body has the figure, if of another cell
    std::vector<std::size_t> same_figure, other_figure;
    for (std::size_t j = 0; j < readings.size(); ++j) {
      const Claim& told = *readings[j].claim;
      const Constraint* body = asked(readings[j]);
      if (told.in_headline || told.modality != Modality::stated) continue;
      // The same change under the same periods, but between other places: whose figure is it?
      if (body && is_change(body) && told.kind == claim.kind && told.value == claim.value && told.direction == claim.direction &&
          told.key.period == claim.key.period && (!claim.base || told.base == claim.base))
        same_figure.push_back(j);
      if (title && body && same_cells(*title, *body)) other_figure.push_back(j);
      if (open_base && body && is_change(body) && one_cell(claim.key, told.key)) other_figure.push_back(j);
      told_somewhere = told_somewhere || (told.kind == claim.kind && told.unit == claim.unit && told.fair.overlaps(claim.fair));
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
    const bool agrees = std::any_of(other_figure.begin(), other_figure.end(), [&](std::size_t j) {
      return asked(readings[j])->fair.overlaps(claim.fair);
    });
    if (!other_figure.empty() && !agrees && !told_somewhere)
      out.push_back({"headline-mismatch", i, {other_figure.front()}, asked(readings[other_figure.front()])->fair, "headline.figure"});
  }
  return out;
}

bool borne_out(const std::vector<Reading>& readings, std::size_t index) {
  const Constraint& change = *asked(readings[index]);
  if (!is_change(&change)) return false;
  for (const std::size_t top : telling(readings, change.cell, false)) {
    for (const std::size_t bottom : telling(readings, change.base, false)) {
      const Reading &a = readings[top], &b = readings[bottom];
      const double below = b.question->asked.literal.middle();
      if (a.own.verdict == Verdict::refuted || b.own.verdict == Verdict::refuted || !(below > 0)) continue;
      if (change.fair.contains(a.question->asked.literal.middle() / below)) return true;
    }
  }
  return false;
}

std::vector<Clash> arithmetic(const std::vector<Reading>& readings, const CheckRules& rules) {
  std::vector<Clash> out;
  std::set<std::size_t> blamed;
  const double slack = rules.number("tolerances.own-figures");
  const auto real_terms = rules.list("comparison.told-in-real-terms");
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Constraint* own = asked(readings[i]);
    if (!own || readings[i].explained || readings[i].claim->in_headline) continue;
    if (own->form == Constraint::Form::ratio && readings[i].own.verdict != Verdict::supported) {
      if (auto clash = against_levels(readings, i, real_terms)) {
        blamed.insert(i);
        out.push_back(std::move(*clash));
        continue;
      }
    }
    for (std::size_t j = 0; j < i; ++j) {
      const Constraint* before = asked(readings[j]);
      if (!before || readings[j].explained || readings[j].claim->in_headline || blamed.contains(j) || !one_measure(*own)) continue;
      if (readings[i].own.verdict == Verdict::supported && readings[j].own.verdict == Verdict::supported) continue;
      if (readings[i].own.answers.size() > 1) continue;  // a word for several series
      const Claim &a = *readings[i].claim, &b = *readings[j].claim;
      if (!all_said(a) || !all_said(b) || a.unit != b.unit || a.kind != b.kind || a.sentence == b.sentence) continue;
      if (!same_cells(*own, *before) || !same_source(*readings[i].claim, *readings[j].claim)) continue;
      if (own->cell.qualifiers != before->cell.qualifiers || !disjoint(own->fair, before->fair, slack)) continue;
      const bool first_wrong = readings[j].own.verdict == Verdict::refuted && readings[i].own.verdict == Verdict::supported;
      const std::size_t wrong = first_wrong ? j : i;
      out.push_back({"arithmetic", wrong, {first_wrong ? i : j}, asked(readings[first_wrong ? i : j])->fair, "arithmetic.twice"});
      blamed.insert(wrong);
      break;
    }
  }
  return out;
}

}  // namespace assay
