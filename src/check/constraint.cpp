#include "check/constraint.h"

#include <algorithm>

#include "reference/observation_reader.h"

namespace assay {
namespace {

// Which dimension of a claim is missing, if any.
std::string gap(const Claim& claim) {
  if (claim.key.product.empty()) return "no-product";
  if (!claim.key.period) return "no-period";
  const bool trade = is_trade(claim.key.flow);
  if (trade ? !claim.key.two_sided() : claim.key.origin.empty()) return "no-place";
  return "";
}

void set_unit(Constraint& out, const std::string& code, const UnitTable& units) {
  const auto unit = units.find(code);
  if (!unit) {
    out.unit_dimension = code;
    return;
  }
  out.unit_dimension = unit->dimension;
  if (unit->dimension == "money" || unit->dimension == "price") out.currency = code.substr(0, code.find('/'));
  if (out.cell.measure.empty()) out.cell.measure = unit->dimension == "money" ? "value" : unit->dimension;
}

std::optional<Constraint> ratio_of_claim(Constraint out, const Claim& claim, std::string& why) {
  out.form = Constraint::Form::ratio;
  out.base = out.cell;
  if (claim.kind == Kind::share) {
    if (claim.whole != "world" && claim.whole != claim.key.product) {
      why = "other-whole";
      return std::nullopt;
    }
    out.base = whole_of(out.cell);
    if (out.base == out.cell) {
      why = "other-whole";  // a whole is no part of itself
      return std::nullopt;
    }
    return out;
  }
  if (!claim.base || claim.base == claim.key.period) {
    why = "no-base";
    return std::nullopt;
  }
  out.base.period = claim.base;
  return out;
}

std::optional<Constraint> named_constraint_of(const Claim& claim, const UnitTable& units, std::string& why) {
  Constraint out;
  out.claim = &claim;
  out.cell = claim.key;
  out.literal = claim.literal;
  out.fair = claim.fair.hull(claim.literal);
  switch (claim.kind) {
    case Kind::share:
      // A rate (a tariff, a jobless rate) is a level of its own; a share names its whole.
      if (claim.whole.empty()) {
        out.cell.measure = "rate";
        out.unit_dimension = "ratio";
        return out;
      }
      out.cell.measure.clear();
      return ratio_of_claim(std::move(out), claim, why);
    case Kind::change:
    case Kind::multiple:
      return ratio_of_claim(std::move(out), claim, why);
    case Kind::quantity:
    case Kind::money:
    case Kind::price:
    case Kind::count:
      if (claim.form != Form::level) break;
      if (!claim.counted.empty()) out.cell.qualifiers["counted"] = claim.counted;
      set_unit(out, claim.unit, units);
      return out;
    default:
      break;
  }
  why = "no-comparison-of-this-kind";
  return std::nullopt;
}

}  // namespace

bool is_change(const Constraint& c) { return c.form == Constraint::Form::ratio && !c.is_share(); }

bool Constraint::is_share() const { return form == Form::ratio && cell.period == base.period; }

FactKey whole_of(FactKey key) {
  if (!key.two_sided()) key.origin = "world";
  else if (key.flow == "import" && key.origin != "world") key.origin = "world";
  else if (key.destination != "world") key.destination = "world";
  else key.origin = "world";
  return key;
}

std::string measured(const FactKey& key) {
  if (months_to_base(key.measure) == 0 && key.measure != "share" && key.measure != "rate") return key.measure;
  const auto of = key.qualifiers.find("of");
  return of == key.qualifiers.end() ? "" : of->second;
}

std::optional<Constraint> constraint_of(const Claim& claim, const UnitTable& units, std::string& why) {
  why = gap(claim);
  return why.empty() ? named_constraint_of(claim, units, why) : std::nullopt;
}

std::optional<Constraint> placeless_constraint_of(const Claim& claim, const UnitTable& units) {
  std::string why = gap(claim);
  if (why != "no-place" || (claim.kind == Kind::share && !claim.whole.empty())) return std::nullopt;
  return named_constraint_of(claim, units, why);
}

Constraint change_of_itself() {
  Constraint out;
  out.form = Constraint::Form::ratio;
  out.base.period = Period::year(1);  // any time but its own: a change, no share
  return out;
}

Constraint unnamed_constraint_of(const Claim& claim, const UnitTable& units) {
  const bool change = claim.kind == Kind::change || claim.kind == Kind::multiple;
  Constraint out = change ? change_of_itself() : Constraint{};
  out.claim = &claim;
  out.literal = claim.literal;
  out.fair = claim.fair.hull(claim.literal);
  if (claim.kind == Kind::share) {
    out.unit_dimension = "ratio";
    out.cell.measure = "rate";
  } else if (!change) {
    set_unit(out, claim.unit, units);
  }
  return out;
}

std::optional<Constraint> constraint_of(const Observation& seen, const UnitTable& units) {
  if (seen.unit == "rank") return std::nullopt;
  Constraint out;
  out.cell = seen.key;
  out.cell.measure = measured(seen.key);
  out.cell.qualifiers.erase("of");
  out.literal = seen.bounds;
  out.fair = seen.fair.hull(seen.bounds);
  out.rows = {&seen};
  if (seen.base) {
    out.form = Constraint::Form::ratio;
    out.base = out.cell;
    out.base.period = seen.base;
  } else if (seen.key.measure == "share") {
    out.form = Constraint::Form::ratio;
    out.base = whole_of(out.cell);
  } else {
    out.cell.measure = seen.key.measure;
    set_unit(out, seen.unit, units);
    const auto unit = units.find(seen.unit);
    if (unit && seen.unit != "%") {
      out.literal = out.literal.scaled(unit->factor);
      out.fair = out.fair.scaled(unit->factor);
    }
  }
  return out;
}

bool same_cell(const FactKey& asked, const FactKey& seen, const std::vector<std::pair<std::string, std::string>>& equal_flows) {
  if (asked.product != seen.product || asked.origin != seen.origin || asked.destination != seen.destination ||
      asked.period != seen.period)
    return false;
  if (!asked.measure.empty() && !seen.measure.empty() && asked.measure != seen.measure) return false;
  for (const auto& [name, value] : asked.qualifiers) {
    const auto other = seen.qualifiers.find(name);
    if (other != seen.qualifiers.end() && other->second != value) return false;
  }
  if (asked.flow == seen.flow) return true;
  return std::any_of(equal_flows.begin(), equal_flows.end(), [&](const auto& pair) {
    return (pair.first == asked.flow && pair.second == seen.flow) || (pair.second == asked.flow && pair.first == seen.flow);
  });
}

}  // namespace assay
