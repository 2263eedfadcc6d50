#include "oracle.h"

#include <algorithm>

namespace assay::testing {
namespace {

// Growth and prices stand without a flow in a text, under these in the data.
const std::vector<std::string> kUnsaid{"index", "price", "inflation", "fact", "production"};
const std::string kDailyRate = "flow-rate";
constexpr double kConversion = 0.05;  // barrels a day are worked out from tonnes, by a factor and for days that others choose otherwise
constexpr double kRevision = 0.02;  // a change worked out from two published levels

bool is_ratio(const Claim& c) { return c.kind == Kind::change || c.kind == Kind::multiple; }
bool is_level(const Claim& c) { return c.form == Form::level && (c.kind == Kind::quantity || c.kind == Kind::money || c.kind == Kind::count); }
Interval fair(const Claim& c) { return c.fair.hull(c.literal); }

bool same_place(const FactKey& a, const FactKey& b) {
  return !a.product.empty() && a.product == b.product && a.flow == b.flow && a.origin == b.origin && a.destination == b.destination;
}

bool all_apart(const std::vector<Interval>& known, const Interval& told) {
  return !known.empty() && std::none_of(known.begin(), known.end(), [&](const Interval& k) { return k.overlaps(told); });
}

bool money(const std::string& dimension) { return dimension == "money" || dimension == "price"; }

// A change and two levels, by index, that are about the same two cells.
struct Triple {
  std::size_t change, now, before;
};

bool ties(const Claim& change, const Claim& now, const Claim& before) {
  return is_ratio(change) && is_level(now) && is_level(before) && change.base && change.key.period && same_place(change.key, now.key) &&
         same_place(change.key, before.key) && now.key.period == change.key.period && before.key.period == change.base && now.unit == before.unit;
}

bool holds(const std::vector<Claim>& claims, const Triple& t) {
  return quotient(fair(claims[t.now]), fair(claims[t.before])).overlaps(fair(claims[t.change]));
}

bool same_question(const Claim& a, const Claim& b) {
  return same_place(a.key, b.key) && a.key.period && a.key.period == b.key.period && a.base == b.base && is_ratio(a) == is_ratio(b) && a.whole == b.whole &&
         (is_ratio(a) || (is_level(a) && is_level(b) && a.unit == b.unit));
}

}  // namespace

std::vector<Interval> Oracle::levels(const FactKey& key, const std::string& dimension, const std::string& unit) const {
  std::vector<Interval> out;
  for (const auto& flow : key.flow.empty() ? kUnsaid : std::vector<std::string>{key.flow})
    for (const Observation* row : reference_.about(key.product, flow, as_of_)) {
      if (row->base || row->key.origin != key.origin || row->key.destination != key.destination || row->key.period != key.period) continue;
      const auto known = units_.find(row->unit);
      if (!known || known->dimension != dimension || (money(dimension) && row->unit != unit)) continue;
      Interval said = row->fair.hull(row->bounds).scaled(row->unit == "%" ? 1 : known->factor);
      if (dimension == kDailyRate) said = {said.low * (1 - kConversion), said.high * (1 + kConversion)};
      out.push_back(said);
    }
  return out;
}

std::vector<Interval> Oracle::known(const Claim& c) const {
  if (!c.key.period || c.key.product.empty() || c.key.origin.empty()) return {};
  if (is_level(c)) {
    const auto unit = units_.find(c.unit);
    return unit ? levels(c.key, unit->dimension, c.unit) : std::vector<Interval>{};
  }
  std::vector<Interval> out;
  if (is_ratio(c) && c.base) {
    for (const auto& flow : c.key.flow.empty() ? kUnsaid : std::vector<std::string>{c.key.flow})
      for (const Observation* row : reference_.about(c.key.product, flow, as_of_))
        if (row->base == c.base && row->key.origin == c.key.origin && row->key.destination == c.key.destination && row->key.period == c.key.period)
          out.push_back(row->fair.hull(row->bounds));
    FactKey before = c.key;
    before.period = c.base;
    for (const std::string dimension : {"mass", "energy", "volume"})
      for (const Interval& top : levels(c.key, dimension, ""))
        for (const Interval& bottom : levels(before, dimension, "")) {
          const Interval q = quotient(top, bottom);
          out.push_back({q.low * (1 - kRevision), q.high * (1 + kRevision)});
        }
  }
  return out;
}

bool Oracle::by_reference(const Claim& before, const Claim& now) const {
  const auto old = known(before), fresh = known(now);
  const bool fitted = std::any_of(old.begin(), old.end(), [&](const Interval& k) { return k.overlaps(fair(before)); });
  return fitted && all_apart(fresh, fair(now));
}

Decision Oracle::decides(const Annotated& article, const Seeded& slip) const {
  std::vector<Claim> now = article.claims;
  for (const auto& [index, claim] : slip.changed) {
    if (claim.modality == Modality::stated && by_reference(article.claims[index], claim)) return {"reference", index};
    now[index] = claim;
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    for (std::size_t j = 0; j < now.size(); ++j) {
      const bool titles = now[i].in_headline && !now[j].in_headline && same_question(now[i], now[j]) && same_question(article.claims[i], article.claims[j]);
      if (titles && fair(article.claims[i]).overlaps(fair(article.claims[j])) && !fair(now[i]).overlaps(fair(now[j]))) return {"headline", i};
      for (std::size_t k = 0; k < now.size(); ++k) {
        const Triple t{i, j, k};
        if (!ties(article.claims[i], article.claims[j], article.claims[k]) || !ties(now[i], now[j], now[k])) continue;
        if (holds(article.claims, t) && !holds(now, t)) return {"own", i};
      }
    }
  }
  return {};
}

}  // namespace assay::testing
