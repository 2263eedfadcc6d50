#include "check/evidence.h"

#include "check/implied_evidence.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace assay {
namespace {

// "GACC (via Reuters)" and "USGS MCS 2025" → "GACC", "USGS MCS": carriers and editions of one publisher.
std::string publisher_itself(std::string_view written) {
  written = written.substr(0, written.find(" ("));
  const auto last = written.rfind(' ');
  if (last != std::string_view::npos && written.size() - last == 5 &&
      std::all_of(written.begin() + static_cast<std::ptrdiff_t>(last) + 1, written.end(), [](char c) { return c >= '0' && c <= '9'; }))
    written = written.substr(0, last);
  return std::string(written);
}

std::string series_name(const Observation& seen, const std::string& product) {
  std::string out = publisher_itself(seen.publisher);
  if (seen.key.product != product) out += "|" + seen.key.product;
  for (const auto& [name, value] : seen.key.qualifiers) out += "|" + name + "=" + value;
  return out;
}

constexpr double kForever = 1e9;  // days

using BySeries = std::map<std::string, std::vector<Constraint>>;

const Observation& row_of(const Constraint& c) { return *c.rows.front(); }

void keep_vintage(std::vector<Constraint>& members, double window_days, bool newest) {
  long latest = 0;
  for (const auto& m : members) latest = std::max(latest, row_of(m).published.serial());
  std::erase_if(members, [&](const Constraint& m) {
    const bool recent = static_cast<double>(latest - row_of(m).published.serial()) <= window_days;
    return recent != newest;
  });
  std::stable_sort(members.begin(), members.end(),
                   [](const Constraint& a, const Constraint& b) { return row_of(a).published > row_of(b).published; });
}

Answer answer_of(const std::string& series, std::vector<Constraint> members) {
  Answer out{series, members.front(), {}, false, false};
  out.said.rows.clear();
  for (const auto& m : members) {
    out.said.literal = out.said.literal.hull(m.literal);
    out.said.fair = out.said.fair.hull(m.fair);
    out.said.rows.push_back(m.rows.front());
    out.members.push_back(m.fair);
  }
  return out;
}

// So much a day: publishers call it a rate as they call a percentage, a text names it by its unit.
bool is_daily_rate(const Observation& row, const Constraint& seen) {
  return row.key.measure == "rate" && seen.form == Constraint::Form::level && !seen.unit_dimension.empty() && seen.unit_dimension != "ratio";
}

// A publisher whose parts do not make its own whole has left some out, or counts them otherwise.
bool adds_up(const CompleteList& list, double slack) {
  Interval together{0, 0};
  for (const CompleteList::Part& part : list.parts) {
    if (!part.row) return true;
    together = {together.low + part.row->fair.low, together.high + part.row->fair.high};
  }
  return !list.whole || gap_between(together, list.whole->fair) <= slack;
}

bool comparable(const Constraint& asked, const Constraint& seen) {
  if (asked.form != seen.form) return false;
  if (asked.form == Constraint::Form::level)
    return asked.unit_dimension == seen.unit_dimension && asked.currency == seen.currency;
  return asked.is_share() == seen.is_share();
}

}  // namespace

const Answer* Judgement::best() const { return answers.empty() ? nullptr : &answers[nearest]; }

Verdict decide(const Interval& fair, const std::vector<Answer>& answers) {
  if (answers.empty()) return Verdict::not_enough_evidence;
  const auto meets = [&](const Interval& said) { return agree(said, fair); };
  if (std::any_of(answers.begin(), answers.end(),
                  [&](const Answer& a) { return std::any_of(a.members.begin(), a.members.end(), meets); }))
    return Verdict::supported;
  if (std::any_of(answers.begin(), answers.end(), [&](const Answer& a) { return meets(a.said.fair); })) return Verdict::conflicting;
  return Verdict::refuted;
}

bool restated(const Constraint& asked, const Judgement& judged) {
  if (judged.verdict != Verdict::supported) return false;
  return std::any_of(judged.answers.begin(), judged.answers.end(), [&](const Answer& answer) {
    if (answer.derived) return agree(answer.said.fair, asked.fair);
    return std::any_of(answer.members.begin(), answer.members.end(), [&](const Interval& member) { return agree(member, asked.fair) && asked.fair.contains(member.middle()); });
  });
}

EvidenceBase::EvidenceBase(const ReferenceData& reference, const UnitTable& units, const CheckRules& rules)
    : reference_(reference),
      units_(units),
      conversions_(rules),
      equal_flows_(rules.pairs("comparison.equal-flows")),
      loose_names_(rules.pairs("comparison.loose-names")),
      unsaid_flows_(rules.list("comparison.unsaid-flows")),
      unsaid_senses_(rules.pairs("comparison.goes-without-saying")),
      weighty_(rules.list("comparison.weighty-qualifiers")),
      over_a_year_(rules.list("comparison.cancels-over-a-year")),
      adding_flows_(rules.list("comparison.flows-that-add-up")),
      adding_measures_(rules.list("comparison.measures-that-add-up")),
      revision_(rules.number("tolerances.revision")),
      conversion_(rules.number("tolerances.conversion")),
      comparable_scope_(rules.number("tolerances.reference-base")),
      window_days_(rules.number("tolerances.vintage-window-days")),
      standing_years_(static_cast<int>(rules.number("tolerances.standing-years"))) {}

// An observation under the name that the text gives to what it is of.
std::optional<Constraint> EvidenceBase::seen_as(const std::string& product, const Observation& row) const {
  auto seen = constraint_of(row, units_);
  if (seen && seen->cell.product != product && !product.empty()) seen->cell.product = seen->base.product = product;
  return seen;
}

std::vector<const Observation*> EvidenceBase::around(const FactKey& cell, Date as_of) const {
  std::vector<std::string> flows{cell.flow};
  if (cell.flow.empty()) flows = unsaid_flows_;
  for (const auto& [a, b] : equal_flows_) {
    if (a == cell.flow) flows.push_back(b);
    if (b == cell.flow) flows.push_back(a);
  }
  std::vector<const Observation*> out;
  for (const auto& flow : flows) {
    const auto rows = reference_.about(cell.product, flow, as_of);
    out.insert(out.end(), rows.begin(), rows.end());
  }
  // "Steel output" may be that of rolled steel, and mostly is that of crude steel.
  for (const auto& [told, meant] : loose_names_)
    if (told == cell.flow + " " + cell.product) {
      const auto rows = reference_.about(meant, cell.flow, as_of);
      out.insert(out.end(), rows.begin(), rows.end());
    }
  return out;
}

const CompleteList* EvidenceBase::complete_list(const FactKey& whole, Date as_of) const {
  const CompleteList* out = nullptr;
  for (const CompleteList& list : reference_.complete_lists()) {
    if (list.published > as_of || !same_cell(whole, list.whole_cell, equal_flows_) || !adds_up(list, revision_)) continue;
    if (!out || out->published < list.published) out = &list;
  }
  return out;
}

std::optional<Answer> EvidenceBase::printed(const Observation& row) const {
  auto seen = constraint_of(row, units_);
  if (!seen) return std::nullopt;
  return answer_of(series_name(row, row.key.product), {std::move(*seen)});
}

std::vector<Answer> EvidenceBase::published(const Constraint& asked, const std::vector<const Observation*>& rows, Vintages vintages,
                                            double window_days) const {
  BySeries series;
  for (const Observation* row : rows) {
    if (row->key.origin != asked.cell.origin || row->key.destination != asked.cell.destination || row->key.period != asked.cell.period)
      continue;
    auto seen = seen_as(asked.cell.product, *row);
    if (!seen || !comparable(asked, *seen)) continue;
    if (is_daily_rate(*row, *seen)) {
      seen->cell.measure = seen->unit_dimension;
      seen->fair = {seen->fair.low * (1 - conversion_), seen->fair.high * (1 + conversion_)};
    }
    if (asked.cell.flow.empty()) seen->cell.flow = seen->base.flow = "";
    if (!same_cell(asked.cell, seen->cell, equal_flows_)) continue;
    if (asked.form == Constraint::Form::ratio && !asked.is_share() && asked.base.period != seen->base.period) continue;
    series[series_name(*row, asked.cell.product)].push_back(std::move(*seen));
  }
  std::vector<Answer> out;
  for (auto& [name, members] : series) {
    keep_vintage(members, window_days, vintages == Vintages::newest);
    if (members.empty()) continue;
    out.push_back(answer_of(name, std::move(members)));
    const auto& qualifiers = out.back().said.cell.qualifiers;
    out.back().unsaid = asked.form == Constraint::Form::ratio && std::any_of(weighty_.begin(), weighty_.end(),
                                    [&](const auto& w) {
                                      const bool cancels = asked.base.period == asked.cell.period->shifted_months(-12) &&
                                                           std::find(over_a_year_.begin(), over_a_year_.end(), w) != over_a_year_.end();
                                      const bool goes_without_saying = qualifiers.contains(w) && std::ranges::find(unsaid_senses_, std::pair(asked.cell.product, qualifiers.at(w))) != unsaid_senses_.end();
                                      return qualifiers.contains(w) && !goes_without_saying && !asked.cell.qualifiers.contains(w) && !cancels;
                                    });
  }
  // A change of value is held against one of value, where that was published, rather than against one of which nobody said what it is of.
  const auto of_that_measure = [&](const Answer& a) { return a.said.cell.measure == asked.cell.measure; };
  if (asked.form == Constraint::Form::ratio && !asked.cell.measure.empty() && std::ranges::any_of(out, of_that_measure)) std::erase_if(out, [&](const Answer& a) { return !of_that_measure(a); });
  return out;
}

// A ratio that nobody published, from the levels of its two cells in one series; as much slack as publishers revise by.
std::vector<Answer> EvidenceBase::derived(const Constraint& asked, const std::vector<const Observation*>& rows, double window_days) const {
  const auto levels_of = [&](const FactKey& key) {
    BySeries out;
    for (const Observation* row : rows) {
      if (row->key.period != key.period || row->key.origin != key.origin || row->key.destination != key.destination) continue;
      auto seen = seen_as(asked.cell.product, *row);
      if (!seen || seen->form != Constraint::Form::level || seen->unit_dimension == "ratio") continue;
      if (asked.cell.flow.empty()) seen->cell.flow = "";
      FactKey named = key;
      named.measure = asked.cell.measure;
      if (!same_cell(named, seen->cell, equal_flows_)) continue;
      out[series_name(*row, asked.cell.product) + "|" + seen->cell.measure + seen->currency].push_back(std::move(*seen));
    }
    for (auto& [name, members] : out) keep_vintage(members, window_days, true);
    return out;
  };
  auto tops = levels_of(asked.cell);
  auto bottoms = levels_of(asked.base);
  std::vector<Answer> out;
  for (auto& [name, top] : tops) {
    const auto bottom = bottoms.find(name);
    if (bottom == bottoms.end()) continue;
    Answer answer = answer_of(name, top);
    const Answer below = answer_of(name, bottom->second);
    answer.derived = true;
    answer.said.form = Constraint::Form::ratio;
    answer.said.base = below.said.cell;
    answer.said.literal = quotient(answer.said.literal, below.said.literal);
    const Interval plain = quotient(answer.said.fair, below.said.fair);
    answer.said.fair = {plain.low * (1 - revision_), plain.high * (1 + revision_)};
    answer.said.rows.insert(answer.said.rows.end(), below.said.rows.begin(), below.said.rows.end());
    answer.members = {answer.said.fair};
    out.push_back(std::move(answer));
  }
  return out;
}

std::vector<Answer> EvidenceBase::answers(const Constraint& asked, Date as_of, Vintages vintages) const {
  const auto rows = around(asked.cell, as_of);
  // Nobody knows which edition a text without any date had in hand: then every vintage counts.
  const double window = as_of == kAnyDay ? kForever : window_days_;
  auto out = published(asked, rows, vintages, window);
  if (out.empty() && asked.form == Constraint::Form::ratio && vintages == Vintages::newest) out = derived(asked, rows, window);
  return out;
}

// One publisher's change does not speak against what another one's own levels give ("990 million tonnes, 3% less than in 2023"), nor an edition's share
// against what the levels of a later edition give.
void EvidenceBase::hear_levels(const Question& question, Date as_of, Judgement& judged) const {
  const Constraint& asked = question.asked;
  if (asked.form != Constraint::Form::ratio || judged.answers.front().derived) return;
  const auto newest = [](const Answer& a) { return row_of(a.said).published; };
  for (Answer& answer : derived(asked, around(asked.cell, as_of), as_of == kAnyDay ? kForever : window_days_)) {
    const bool others = std::ranges::none_of(judged.answers, [&](const Answer& a) { return publisher_itself(row_of(a.said).publisher) == publisher_itself(row_of(answer.said).publisher); });
    const bool later = std::ranges::all_of(judged.answers, [&](const Answer& a) { return newest(a) < newest(answer); });
    if (!(asked.is_share() ? later : others) || decide(asked.fair, {answer}) != Verdict::supported) continue;
    judged.answers.push_back(std::move(answer));
    judged.verdict = Verdict::supported;
  }
}

Judgement EvidenceBase::judge(const Question& question, Date as_of) const {
  Judgement out;
  Constraint asked = question.asked;
  if (!question.standing) {
    out.answers = answers(asked, as_of, Vintages::newest);
  } else {
    // Each series answers with its own latest year; a published share outranks one worked out, whatever its year.
    std::map<std::string, Answer> latest;
    for (int back = 0; back <= standing_years_; ++back) {
      asked.cell.period = asked.base.period = Period::year(as_of.year - back);
      std::map<std::string, Answer> year;
      for (auto& answer : answers(asked, as_of, Vintages::newest)) {
        const std::string& scope = answer.said.rows.front()->scope;
        year.emplace(scope.empty() || answer.derived ? answer.series : scope + "|" + answer.series, std::move(answer));
      }
      for (auto& [name, answer] : year) {
        // One definition is one series, whoever prints it: its newer year supersedes the older.
        const std::string definition = name.substr(0, name.find('|'));
        const bool superseded = std::any_of(latest.begin(), latest.end(), [&](const auto& kept) {
          return kept.first.substr(0, kept.first.find('|')) == definition && kept.second.said.cell.period != asked.cell.period;
        });
        if (!superseded) latest.emplace(name, std::move(answer));
      }
    }
    const bool any_published = std::any_of(latest.begin(), latest.end(), [](const auto& a) { return !a.second.derived; });
    for (auto& [name, answer] : latest)
      if (!any_published || !answer.derived) out.answers.push_back(std::move(answer));
  }
  out.verdict = decide(question.asked.fair, out.answers);
  if (out.verdict == Verdict::refuted && !question.standing) hear_levels(question, as_of, out);
  double least = Interval::kInfinity;
  for (std::size_t i = 0; i < out.answers.size(); ++i) {
    const double apart = gap_between(question.asked.fair, out.answers[i].said.fair);
    if (apart < least) {
      least = apart;
      out.nearest = i;
    }
  }
  return out;
}

std::optional<Converted> EvidenceBase::convert(Constraint& seen, const Constraint& asked) const {
  const Observation& row = row_of(seen);
  const auto unit = units_.find(row.unit);
  if (!unit || seen.unit_dimension == asked.unit_dimension) return std::nullopt;
  const auto factor = conversions_.factor(asked.cell.product, seen.unit_dimension, asked.unit_dimension, *seen.cell.period);
  if (!factor) return std::nullopt;
  const auto times = [&](const Interval& i) { return Interval{i.low * factor->low, i.high * factor->high}; };
  seen.literal = times(seen.literal), seen.fair = times(seen.fair);
  seen.unit_dimension = asked.unit_dimension;
  seen.cell.measure = asked.cell.measure;
  return Converted{row.unit, days_of(*seen.cell.period), factor->scaled(unit->factor)};
}

Judgement EvidenceBase::judge_implied(const Question& question, Date as_of) const {
  Judgement out;
  const Constraint& asked = question.asked;
  const auto has = [](const std::vector<std::string>& list, const std::string& word) { return std::find(list.begin(), list.end(), word) != list.end(); };
  if (question.standing || as_of == kAnyDay || asked.form != Constraint::Form::level || asked.cell.period->fiscal()) return out;
  const bool daily = conversions_.total_of(asked.unit_dimension).has_value();
  if (!has(adding_flows_, asked.cell.flow) || !(daily || has(adding_measures_, asked.unit_dimension))) return out;
  using Time = std::pair<Period, std::optional<Period>>;
  struct Series {
    std::map<Time, std::vector<Constraint>> times;
    std::optional<Converted> converted;
  };
  std::map<std::string, Series> series;
  for (const Observation* row : around(asked.cell, as_of)) {
    auto seen = seen_as(asked.cell.product, *row);
    if (!seen || seen->is_share() || !seen->cell.period || seen->cell.period->fiscal()) continue;
    const bool level = seen->form == Constraint::Form::level, same_time = seen->cell.period == asked.cell.period;
    if (daily && !(level && same_time)) continue;  // rates do not add up
    auto converted = level && same_time ? convert(*seen, asked) : std::nullopt;
    FactKey named = asked.cell;
    named.period = seen->cell.period;
    // A change that does not say of what is of the weight or the number; whether values moved alike is unknown.
    const bool of_amounts = level || !seen->cell.measure.empty() || asked.unit_dimension != "money";
    if (!of_amounts || !same_cell(named, seen->cell, equal_flows_) || (level && !comparable(asked, *seen))) continue;
    Series& at = series[series_name(*row, asked.cell.product) + (converted ? "|" + converted->unit : "")];
    at.times[{*seen->cell.period, level ? std::nullopt : seen->base.period}].push_back(std::move(*seen));
    at.converted = std::move(converted);
  }
  for (auto& [name, from] : series) {
    std::vector<Constraint> figures;
    for (auto& [time, members] : from.times) {
      keep_vintage(members, window_days_, true);
      Constraint hull = answer_of(name, members).said;
      figures.push_back(std::move(hull));
    }
    auto answer = implied_answer(asked, name, figures, from.converted ? 0 : revision_);
    if (!answer) continue;
    answer->converted = std::move(from.converted);
    out.answers.push_back(std::move(*answer));
  }
  const auto near = [&](const Answer& a) { return gap_between(asked.fair, a.said.fair) < comparable_scope_; };
  const auto tight = [&](const Answer& a) { return agree(a.said.fair, asked.fair) && a.said.fair.high <= a.said.fair.low * (1 + comparable_scope_); };
  if (std::any_of(out.answers.begin(), out.answers.end(), tight)) out.verdict = Verdict::supported;
  else if (!out.answers.empty() && std::none_of(out.answers.begin(), out.answers.end(), near)) out.verdict = Verdict::refuted;
  return out;
}

std::vector<Answer> EvidenceBase::outdated(const Question& question, Date as_of) const {
  std::vector<Answer> out;
  const auto keep = [&](std::vector<Answer> found) {
    for (auto& answer : found)
      if (decide(question.asked.fair, {answer}) == Verdict::supported) out.push_back(std::move(answer));
  };
  if (!question.standing) {
    keep(answers(question.asked, as_of, Vintages::older));
    return out;
  }
  Constraint asked = question.asked;
  for (int back = 1; back <= 2 * standing_years_ && out.empty(); ++back) {
    asked.cell.period = asked.base.period = Period::year(as_of.year - back);
    keep(answers(asked, as_of, Vintages::newest));
  }
  return out;
}

}  // namespace assay
