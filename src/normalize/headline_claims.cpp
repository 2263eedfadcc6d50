#include "normalize/headline_claims.h"

#include <algorithm>

#include "normalize/known_names.h"

namespace assay {
namespace {

bool change_in_time(const Claim& c) { return c.form == Form::ratio && (c.kind == Kind::change || c.kind == Kind::multiple); }

// So many more or fewer; of points and of sums the headline says too little.
bool amount_in_time(const Claim& c) { return c.form == Form::difference && (c.kind == Kind::quantity || c.kind == Kind::count); }

bool said(Provenance from) { return from == Provenance::sentence || from == Provenance::paragraph; }

// "down 34%", where the body has 34.4%.
const Claim* told_closer(const Claim& head, const std::vector<Claim>& claims, bool same_time = true) {
  const auto found = std::ranges::find_if(claims, [&](const Claim& o) {
    const bool alike = change_in_time(head) ? change_in_time(o) : amount_in_time(o) && o.kind == head.kind && o.unit == head.unit;
    return !o.in_headline && alike && o.direction == head.direction && o.base && said(o.from.base) && o.key.product == head.key.product && o.key.flow == head.key.flow && (same_time ? o.key.period == head.key.period : o.key.period.has_value()) && o.fair.overlaps(head.fair);
  });
  return found == claims.end() ? nullptr : &*found;
}

// "24.11 million, compared with 26.09 million in the same span of last year": told one after the other, the second of an earlier time.
const Claim* told_before(const Claim& head, const std::vector<Claim>& claims, bool same_time = true) {
  if (!change_in_time(head)) return nullptr;
  for (std::size_t i = 1; i < claims.size(); ++i) {
    const Claim &now = claims[i - 1], &then = claims[i];
    const auto level = [](const Claim& c) { return !c.in_headline && c.form == Form::level && c.modality == Modality::stated && !c.value_high && c.value > 0 && c.key.period && c.kind != Kind::rank && c.kind != Kind::share; };
    if (!level(now) || !level(then) || now.sentence != then.sentence || now.kind != then.kind || now.unit != then.unit || now.key.product != then.key.product) continue;
    if (!head.key.destination.empty() && now.key.product != head.key.product) continue;  // of two goods that cross a border each has its own
    if ((same_time && now.key.period != head.key.period) || then.key.period->first() >= now.key.period->first()) continue;
    if (head.fair.contains(now.value / then.value)) return &then;
  }
  return nullptr;
}

// A headline that says no time is of the time that the body tells of the same movement, where it tells it of one time only.
void take_time(Claim& head, const std::vector<Claim>& claims) {
  if (said(head.from.period) || head.from.period == Provenance::headline) return;
  if (const Claim* closer = told_closer(head, claims, false)) {
    head.key.period = closer->key.period, head.base = closer->base;
  } else if (const Claim* before = told_before(head, claims, false); before && before->key.product == head.key.product) {
    head.key.period = (before - 1)->key.period, head.base = before->key.period;
  } else {
    return;
  }
  head.from.period = head.from.base = Provenance::inferred;
}

void take_base(Claim& head, const std::vector<Claim>& claims) {
  const Claim* closer = told_closer(head, claims);
  const Claim* before = closer ? nullptr : told_before(head, claims);
  if (!closer && !before) return take_time(head, claims);
  head.base = closer ? closer->base : before->key.period;
  head.from.base = Provenance::inferred;
}

bool same_series(const Claim& a, const Claim& b) { return !a.key.product.empty() && a.key.product == b.key.product && a.key.flow == b.key.flow; }

bool placed(const Claim& c) { return !c.key.origin.empty() && c.key.origin != kWorld; }

// Where the body begins to tell the same series, if it tells no other place of it further on. Sums of money may be a firm's.
const Claim* only_place(const Claim& head, const std::vector<Claim>& claims) {
  const Claim* first = nullptr;
  for (const Claim& o : claims) {
    if (o.in_headline || !same_series(o, head)) continue;
    if (!first) first = &o;
    if (o.kind == Kind::money || (first != &o && !o.key.origin.empty() && o.key.origin != first->key.origin)) return nullptr;
  }
  return first && placed(*first) && first->key.destination.empty() ? first : nullptr;
}

// "Sales fell 6.7% in October. … 348 fewer cars were sold than in October last year": the same movement of the same cell, with its start told
// further on, and no other start told for it.
const Claim* same_movement(const Claim& open, const std::vector<Claim>& claims) {
  const Claim* found = nullptr;
  for (const Claim& o : claims) {
    const bool movement = change_in_time(o) || (o.form == Form::difference && o.kind != Kind::points);
    if (!movement || &o == &open || !o.base || !said(o.from.base) || o.key.period != open.key.period || o.narrowed || !same_series(o, open) || o.key.origin != open.key.origin || o.key.destination != open.key.destination) continue;
    if (o.direction != open.direction || (found && found->base != o.base)) return nullptr;
    found = &o;
  }
  return found;
}

}  // namespace

void complete_headline(std::vector<Claim>& claims) {
  const auto body = std::ranges::find_if(claims, [](const Claim& c) { return !c.in_headline; });
  for (auto c = claims.begin(); c != body; ++c)
    if ((change_in_time(*c) || amount_in_time(*c)) && !c->base && c->key.period && c->modality == Modality::stated) take_base(*c, claims);
  for (Claim& c : claims)
    if (c.kind == Kind::change && change_in_time(c) && !c.base && c.key.period && c.key.period->month_count() > 0 && c.modality == Modality::stated && !c.narrowed)
      if (const Claim* later = same_movement(c, claims)) {
        c.base = later->base;
        c.from.base = Provenance::inferred;
      }
  for (auto c = claims.begin(); c != body; ++c)
    if (const Claim* where = c->key.origin.empty() && c->key.destination.empty() ? only_place(*c, claims) : nullptr) {
      c->key.origin = where->key.origin;
      c->from.origin = Provenance::inferred;
    }
}

}  // namespace assay
