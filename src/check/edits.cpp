#include "check/edits.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace assay {
namespace {

constexpr struct { Slip slip; std::string_view name, rule; } kSlips[] = {
    {Slip::product, "product", "label-mismatch"},     {Slip::direction, "direction", "direction-mismatch"},
    {Slip::base, "base", "base-mismatch"},            {Slip::percent_times, "percent-times", "percent-times"},
    {Slip::flow, "flow", "flow-mismatch"},            {Slip::unit, "unit", "unit-mismatch"},
    {Slip::magnitude, "magnitude", "magnitude-slip"}, {Slip::period, "period", "period-mismatch"},
    {Slip::partner, "partner", "partner-mismatch"}};

constexpr double kPercent = 0.01;
constexpr std::size_t kFewestDigits = 3;  // of two, swapped, too many pairs are real figures, unless the figure is wrong anyway

}  // namespace

bool rises_by_times(const Claim& claim) { return claim.kind == Kind::multiple && claim.direction == Direction::up && claim.value > 1 && claim.literal.low > claim.value; }

namespace {

// The digits of a figure as written, without marks: "3,188 tons" → 3188.
std::string digits_of(std::string_view quote) {
  std::string out;
  for (const char c : quote) {
    if ((c >= '0' && c <= '9') || (c == '.' && !out.empty())) out += c;
    else if (c != ',' && !out.empty()) break;
  }
  while (!out.empty() && out.back() == '.') out.pop_back();
  return out;
}

double number_of(const std::string& digits) {
  double out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

constexpr double kOfASize = 0.1;  // powers of ten: short and long tons, and tonnes

void scale(Constraint& c, double factor) {
  c.literal = c.literal.scaled(factor);
  c.fair = c.fair.scaled(factor);
}

double unit_factor(const Claim& claim) { return claim.value != 0 ? claim.literal.middle() / claim.value : 1; }

// Where a base stood to its period, it stands to the new one.
Period base_for(const Period& period, const Period& old_period, const Period& old_base) {
  if (old_base == old_period.previous()) return period.previous();
  const int months = (old_period.first().year - old_base.first().year) * 12 + old_period.first().month - old_base.first().month;
  return period.shifted_months(-months);
}

Question at_period(const Question& q, const Period& other) {
  Question out = q;
  out.asked.cell.period = other;
  out.asked.base.period = is_change(q.asked) ? base_for(other, *q.asked.cell.period, *q.asked.base.period) : other;
  return out;
}

// One step in time: the neighbour of equal length, the year before or after, the same stretch begun or ended alike, a
// stretch that ends with this one.
bool one_step(const Period& from, const Period& to) {
  if (from == to || from.fiscal() || to.fiscal()) return false;
  if (from.month_count() == to.month_count() && from.month_count() > 0) {
    for (const int months : {12, -12, from.month_count(), -from.month_count()})
      if (from.shifted_months(months) == to) return true;
  }
  const bool same_end = from.last() == to.last();
  const bool same_start = from.first() == to.first() && from.first().month == 1;
  return same_end || same_start;
}

}  // namespace

std::string_view name(Slip slip) {
  for (const auto& row : kSlips)
    if (row.slip == slip) return row.name;
  return "";
}

std::string_view rule_of(Slip slip) {
  for (const auto& row : kSlips)
    if (row.slip == slip) return row.rule;
  return "";
}

Editor::Editor(const Lexicon& lexicon, const UnitTable& units, const EvidenceBase& evidence, const CheckRules& rules)
    : lexicon_(lexicon), units_(units), evidence_(evidence), flow_slips_(rules.pairs("slips.flows")), unit_slips_(rules.pairs("slips.units")), bare_units_(rules.pairs("slips.bare-units")), scales_(rules.pairs("words.scales")) {
  for (const auto& power : rules.list("slips.powers")) powers_.push_back(std::atoi(power.c_str()));
  for (const auto& power : rules.list("slips.powers-of-rates")) powers_of_rates_.push_back(std::atoi(power.c_str()));
}

std::vector<Edit> Editor::product_edits(const Question& q) const {
  const std::string& written = q.asked.cell.product;
  auto others = lexicon_.confused_with(written);
  if (const Entry* entry = lexicon_.find("product", written)) {
    for (const auto& parent : entry->list("parents")) others.push_back(parent);
  }
  std::vector<Edit> out;
  for (const auto& other : std::set<std::string>(others.begin(), others.end())) {
    Edit edit{Slip::product, "product:" + written + ">" + other, q};
    edit.question.asked.cell.product = edit.question.asked.base.product = other;
    out.push_back(std::move(edit));
  }
  return out;
}

std::vector<Question> Editor::other_units_of_the_word(const Question& q) const {
  std::vector<Question> out;
  if (q.asked.form != Constraint::Form::level || !q.asked.claim || !q.asked.claim->ambiguous_unit) return out;
  for (const auto& [written, meant] : bare_units_) {
    const auto from = units_.find(written), to = units_.find(meant);
    if (q.asked.claim->unit != written || !from || !to) continue;
    scale(out.emplace_back(q).asked, to->factor / from->factor);
  }
  return out;
}

std::vector<Question> Editor::other_times_of_the_words(const Question& q) const {
  std::vector<Question> out;
  if (!q.asked.claim || !q.asked.cell.period || q.asked.claim->key.period != q.asked.cell.period) return out;
  for (const OtherPeriod& other : q.asked.claim->other_periods) out.push_back(at_period(q, other.period));
  return out;
}

void Editor::flows(const Question& q, std::vector<Edit>& out) const {
  const auto turn = [&](const std::string& from, const std::string& to) {
    if (q.asked.cell.flow != from) return;
    Edit edit{Slip::flow, "flow:" + from + ">" + to, q};
    for (FactKey* key : {&edit.question.asked.cell, &edit.question.asked.base}) {
      const bool was_traded = is_trade(from);
      const bool is_traded = is_trade(to);
      key->flow = to;
      if (was_traded && is_traded) std::swap(key->origin, key->destination);
      if (was_traded && !is_traded) {
        if (from == "import") key->origin = key->destination;
        key->destination.clear();
      }
      if (!was_traded && is_traded) {
        key->destination = to == "export" ? "world" : key->origin;
        if (to == "import") key->origin = "world";
      }
    }
    out.push_back(std::move(edit));
  };
  for (const auto& [a, b] : flow_slips_) {
    turn(a, b);
    turn(b, a);
  }
}

void Editor::units(const Question& q, std::string_view quote, std::vector<Edit>& out) const {
  if (q.asked.form != Constraint::Form::level || !q.asked.claim) return;
  // "119 billion tonnes" is million for billion rather than tonnes for kilograms.
  const bool scaled = std::any_of(scales_.begin(), scales_.end(), [&](const auto& s) { return quote.find(s.second) != std::string_view::npos; });
  for (const auto& [written, meant] : unit_slips_) {
    const auto from = units_.find(written);
    const auto to = units_.find(meant);
    if (q.asked.claim->unit != written || !from || !to) continue;
    const double powers_of_ten = std::log10(to->factor / from->factor);
    if (scaled && std::abs(powers_of_ten - std::round(powers_of_ten)) < 1e-9) continue;
    if (q.asked.claim->ambiguous_unit && std::abs(powers_of_ten) < kOfASize) continue;  // another of the word's units, which is asked for elsewhere
    Edit edit{Slip::unit, "unit:" + written + ">" + meant, q};
    Constraint& meant_so = edit.question.asked;
    scale(meant_so, to->factor / from->factor);
    if (from->dimension != to->dimension) meant_so.unit_dimension = meant_so.cell.measure = to->dimension;  // barrels a day, told as tonnes
    out.push_back(std::move(edit));
  }
}

void Editor::magnitudes(const Question& q, std::string_view quote, bool last_resort, std::vector<Edit>& out) const {
  if (!q.asked.claim) return;
  // Of a change the percentage slips, not the factor that it stands for: 1 + p → 1 + 10p.
  const bool change = is_change(q.asked), rate = change || q.asked.is_share();
  if (change && q.asked.claim->kind != Kind::change) return;
  const double fixed = change ? 1 : 0;
  for (const int power : rate ? powers_of_rates_ : powers_) {
    Edit edit{Slip::magnitude, "magnitude:" + std::to_string(power), q};
    for (Interval* i : {&edit.question.asked.literal, &edit.question.asked.fair}) *i = i->shifted(-fixed).scaled(std::pow(10, power)).shifted(fixed);
    if (!change || edit.question.asked.fair.low >= 0) out.push_back(std::move(edit));
  }
  const std::string digits = digits_of(quote);
  const double written = number_of(digits);
  if (digits.size() < (last_resort ? 2 : kFewestDigits) || written <= 0) return;
  const double sign = change && q.asked.claim->direction == Direction::down ? -1 : 1;
  const double unit = change ? sign * kPercent : unit_factor(*q.asked.claim);
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    const std::size_t next = digits[i + 1] == '.' && i + 2 < digits.size() ? i + 2 : i + 1;  // 2.7 → 7.2
    std::string swapped = digits;
    std::swap(swapped[i], swapped[next]);
    const bool as_no_one_writes = swapped.front() == '0' && digits.front() != '0';  // 100 → 010
    if (swapped == digits || digits[i] == '.' || as_no_one_writes) continue;
    Edit edit{Slip::magnitude, "digits:" + digits + ">" + swapped, q};
    const double by = q.asked.claim->value / written * (number_of(swapped) - written) * unit;
    edit.question.asked.literal = edit.question.asked.literal.shifted(by);
    edit.question.asked.fair = edit.question.asked.fair.shifted(by);
    out.push_back(std::move(edit));
  }
}

void Editor::changes(const Question& q, std::vector<Edit>& out) const {
  if (!is_change(q.asked) || !q.asked.claim) return;
  const std::string own = q.asked.cell.text() + "/" + q.asked.base.period->name();
  const bool percent = q.asked.claim->kind == Kind::change;
  Edit turned{Slip::direction, "direction:" + own, q};
  for (Interval* i : {&turned.question.asked.literal, &turned.question.asked.fair})
    *i = percent ? Interval{2 - i->high, 2 - i->low} : quotient(Interval::point(1), *i);
  if (turned.question.asked.fair.high > 0 && turned.question.asked.fair.bounded()) out.push_back(std::move(turned));
  // "up 334%" of what is 334% of the earlier one; "rose by 7.6 times" to 7.6 times as much
  if ((percent && q.asked.literal.low > 2) || rises_by_times(*q.asked.claim)) {
    Edit times{Slip::percent_times, "percent-times:" + own, q};
    for (Interval* i : {&times.question.asked.literal, &times.question.asked.fair}) *i = i->shifted(-1);
    out.push_back(std::move(times));
  }
  const Period& period = *q.asked.cell.period;
  for (const Period& base : {period.previous(), period.shifted_months(-12)}) {
    if (base == q.asked.base.period) continue;
    Edit edit{Slip::base, "base:" + own + ">" + base.name(), q};
    edit.question.asked.base.period = base;
    out.push_back(std::move(edit));
  }
}

void Editor::periods(const Question& q, Date as_of, std::vector<Edit>& out) const {
  const Period& period = *q.asked.cell.period;
  std::set<Period> known;
  for (const Observation* row : evidence_.around(q.asked.cell, as_of))
    if (row->key.period && row->key.origin == q.asked.cell.origin && row->key.destination == q.asked.cell.destination) known.insert(*row->key.period);
  for (const Period& other : known) {
    if (!one_step(period, other)) continue;
    Edit edit{Slip::period, "period:" + period.name() + ">" + other.name(), q};
    edit.question = at_period(q, other);
    out.push_back(std::move(edit));
  }
}

void Editor::partners(const Question& q, Date as_of, std::vector<Edit>& out) const {
  const FactKey& cell = q.asked.cell;
  std::set<std::pair<std::string, std::string>> known;
  for (const Observation* row : evidence_.around(cell, as_of)) {
    if (row->key.period != cell.period) continue;
    const bool same_origin = row->key.origin == cell.origin, same_destination = row->key.destination == cell.destination;
    const auto named = [&](const std::string& place) { return place.empty() || place == "world" || lexicon_.find("place", place); };
    const bool place = named(row->key.origin) && named(row->key.destination);  // nobody writes of "other countries" as of one
    if (place && same_origin != same_destination) known.emplace(row->key.origin, row->key.destination);
  }
  for (const auto& [origin, destination] : known) {
    Edit edit{Slip::partner, "partner:" + cell.origin + ">" + cell.destination + ">" + origin + ">" + destination, q};
    edit.question.asked.cell.origin = origin;
    edit.question.asked.cell.destination = destination;
    if (q.asked.is_share()) {
      edit.question.asked.base = whole_of(edit.question.asked.cell);
    } else {
      edit.question.asked.base.origin = origin;
      edit.question.asked.base.destination = destination;
    }
    out.push_back(std::move(edit));
  }
}

std::vector<Edit> Editor::edits_of(const Question& q, std::string_view quote, Date as_of, bool last_resort) const {
  std::vector<Edit> out = product_edits(q);
  flows(q, out);
  units(q, quote, out);
  magnitudes(q, quote, last_resort, out);
  changes(q, out);
  if (!q.standing) periods(q, as_of, out);
  partners(q, as_of, out);
  return out;
}

}  // namespace assay
