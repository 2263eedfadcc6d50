// ClaimBuilder: months and days that are named without their year and lie ahead.
#include <algorithm>

#include "normalize/period_choice.h"

namespace assay {

std::size_t ClaimBuilder::PeriodChoice::item_of(const PeriodMention& m) const {
  std::size_t i = 0;
  while (i < scan.items.size() && (scan.items[i].type != ItemType::period || &mention(i) != &m)) ++i;
  return i;
}

Period ClaimBuilder::PeriodChoice::yet_to_come(const PeriodMention& m, const Period& last, bool foreseen) const {
  constexpr int kLongGone = 3;  // months: polls foretell what is published days later of a month just over
  const std::size_t item = item_of(m);
  if (item == scan.items.size()) return last;
  const bool over = builder.today_ && last.last() < *builder.today_;
  const bool due = view.due_by(item);
  if (over && (foreseen || view.may_hold("onset"))) {
    // "wants it to rise to 65% by March", told in November; "takes effect on August 1"; "will reach 9 Mt in March"
    const bool long_gone = foreseen && view.tense(item) != SentenceView::Tense::past && last.last().plus_months(kLongGone) < *builder.today_;
    if ((foreseen && due && m.type == PeriodMention::Type::month) || view.takes_effect(item) || long_gone) return last.shifted_months(kYear);
  }
  // "exports had reached 585,000 tonnes by July 31", of a season told of up to that day: since it began
  if (m.type == PeriodMention::Type::day && c.form == Form::level && builder.language_.is_trade(c.key.flow) && due) {
    const auto& told = builder.discourse_.told;
    const auto season = std::ranges::find_if(told, [&](const Period& p) { return p.last() == last.last() && p.first() < p.last(); });
    if (season != told.end()) return *season;
    // Since when is not said: no figure of that day, and of no other stretch.
    c.narrowed = true;
  }
  return last;
}

}  // namespace assay
