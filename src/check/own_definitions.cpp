#include "check/own_definitions.h"

#include <optional>

#include "check/readings.h"

namespace assay {
namespace {

bool has_scope(const Answer& a) { return !a.derived && a.said.cell.qualifiers.contains("scope"); }

// The publisher whose figure lies nearest to the claim's.
std::optional<Answer> followed(const Reading& r, const CheckRules& rules) {
  std::optional<Answer> out;
  double least = rules.number("tolerances.definition-reach");
  for (const Answer& a : r.own.answers) {
    if (!has_scope(a)) continue;
    const double apart = gap_between(Interval::point(r.claim->literal.middle()), a.said.fair);
    if (apart > least) continue;
    least = apart;
    out = a;
  }
  return out;
}

bool share_that_is_right(const Reading& r) {
  return r.question && r.question->asked.is_share() && !r.explained && !r.claim->in_headline && r.own.verdict == Verdict::supported && r.claim->literal.bounded();
}

}  // namespace

std::vector<TwoDefinitions> two_definitions(const std::vector<Reading>& readings, const CheckRules& rules) {
  std::vector<TwoDefinitions> out;
  for (std::size_t j = 0; j < readings.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      const Reading &a = readings[i], &b = readings[j];
      if (!share_that_is_right(a) || !share_that_is_right(b) || !same_cells(a.question->asked, b.question->asked)) continue;
      if (agree(a.question->asked.fair, b.question->asked.fair)) continue;
      auto one = followed(a, rules), other = followed(b, rules);
      if (!one || !other || one->said.cell.qualifiers.at("scope") == other->said.cell.qualifiers.at("scope")) continue;
      const bool told = !a.claim->attribution.empty() && !b.claim->attribution.empty() && a.claim->attribution != b.claim->attribution;
      out.push_back({i, j, std::move(*one), std::move(*other), told});
      break;
    }
  }
  return out;
}

}  // namespace assay
