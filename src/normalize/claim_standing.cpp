// ClaimBuilder: the time of a figure that its sentence does not date: that of the figure before, or of the paper where it holds today.
#include <algorithm>

#include "normalize/period_choice.h"

namespace assay {
namespace {

// "The steepest fall was in coal": how far behind a rank its verb stands.
constexpr std::size_t kVerbOfRank = 7;

// "All but four of …": what may stand before a figure in the subject.
constexpr std::size_t kLeadsIn = 2;

bool between_two(const FactKey& key) {
  return !key.origin.empty() && key.origin != kWorld && !key.destination.empty() && key.destination != kWorld;
}

}  // namespace

void ClaimBuilder::PeriodChoice::find_standing() {
  // The tense of what is a change by its kind and form says nothing of its time.
  const bool asked = c.form == Form::level || c.kind == Kind::share || c.kind == Kind::rank || c.kind == Kind::count;
  if (!asked) return;
  tense = view.tense(f.item);
  // "Four of the patients are …": the verb stands behind.
  if (tense == SentenceView::Tense::unknown && c.kind == Kind::count && (f.item <= kLeadsIn || view.heads_subject(f.item))) tense = view.tense(std::min({f.item + kVerbOfRank, scan.items.size(), view.next_figure(f.item + 1)}));
  const auto whole_world = [&] {
    if (f.product.empty()) return false;
    const auto [first, last] = view.items_in(f.product);
    for (std::size_t i = first; i <= last && first <= last; ++i)
      if (view.is(i, "world")) return true;
    return false;
  };
  const bool place_rank = c.kind == Kind::rank && c.unit == "rank" && !(time.set && view.begins_in_past(f.item)) &&
                          !(tense == SentenceView::Tense::unknown && view.tense(std::min(f.item + kVerbOfRank, scan.items.size())) == SentenceView::Tense::past);
  // "Codelco, the world's biggest copper miner, produced 157,800 tonnes": what another name says holds whatever the verb tells of.
  // "shipments from the world's biggest miner": so does one that names somebody, where nothing says that it was or became so.
  named = c.kind == Kind::rank && c.unit == "rank" && view.named_by_world_rank(f.item);
  // "South Korea, the second largest, saw a rise": among the partners of which is told, then.
  const bool of_partners = c.kind == Kind::rank && time.set && f.item + 1 < scan.items.size() && view.is_sign(f.item + 1, ",") && between_two(c.key);
  const bool by_name = named || (c.kind == Kind::rank && c.unit == "rank" && !of_partners && (!view.partner_noun(f.item) && view.apposed(f.item, scan.items.size())));
  // What a thing has, holds or costs now: a level, in the present tense, with no time of its own.
  const bool lasting = c.key.flow.empty() || c.key.flow == "reserves" || c.key.flow == "capacity";
  const bool told_in_paragraph = time.set && time.block == builder.discourse_.block() && !time.headline;
  const bool of_today = lasting && !told_in_paragraph && c.form == Form::level && !builder.discourse_.in_headline() && tense == SentenceView::Tense::present && c.modality == Modality::stated;
  // "That is close to a third of the total": of what was just told.
  if (told_in_paragraph && c.kind == Kind::share && (view.takes_up(f.item) || (view.part_of_told(f.item) && f.item + 2 < scan.items.size() && !view.is(f.item + 2, "pronoun")))) return;
  standing = of_today || by_name || ((c.kind == Kind::share || place_rank) &&
                          (tense == SentenceView::Tense::present || (tense == SentenceView::Tense::unknown && (place_rank || !time.set || whole_world()))));
}

// A standing fact in the present tense holds in the year of the paper.
bool ClaimBuilder::PeriodChoice::take_standing() {
  if (!standing || !builder.today_ || f.start) return false;  // "from 30% to 24%": it was 30% at some time before
  const bool told_here = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.claim.key.period && d.claim.from.period != Provenance::default_ && d.claim.kind != Kind::share && d.claim.kind != Kind::rank; });
  if (told_here) return false;
  c.key.period = Period::year(builder.today_->year);
  c.from.period = Provenance::default_;
  return true;
}

bool ClaimBuilder::PeriodChoice::ends_clause() const {
  using Type = PeriodMention::Type;
  if (best == kNone || best < f.item || view.next_figure(f.item + 1) < best) return false;
  // "71% of patients were seen within four hours in October": where nothing tells of the present, a month closes it as well.
  const Type type = mention(best).type;
  if (type != Type::year && !(tense != SentenceView::Tense::present && (type == Type::month || type == Type::part || type == Type::first_n || type == Type::n_to || type == Type::months))) return false;
  const auto b = view.borders(f.item, best);
  return b.strong == 0 && b.weak == 0;
}

// "4,316 tonnes last month, down from 5,551 in March, the most ever, and down 0.3% from a year earlier": of the time of the first.
bool ClaimBuilder::PeriodChoice::take_parallel() {
  if (!is_ratio_of_time(c) || f.item < 2 || !view.is(f.item - 1, "trend-comparative") || !view.is(f.item - 2, "conjunction")) return false;
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    const Claim& reached = drafts[i - 1].claim;
    if (view.moved_since(drafts[i].figure->item) == Direction::none || !reached.key.period || reached.form != Form::level) continue;
    c.key.period = reached.key.period;
    c.from.period = reached.from.period;
    return true;
  }
  return false;
}

bool ClaimBuilder::PeriodChoice::take_before() {
  for (auto it = drafts.rbegin(); it != drafts.rend(); ++it) {
    const Claim& o = it->claim;
    if (!o.key.period || it->figure->start || gone_by(*o.key.period) || o.from.period == Provenance::default_) continue;
    if (view.told_aside(it->figure->item) && !view.told_aside(f.item)) continue;
    if (is_ratio_of_time(c) && view.compared_ahead(f.item) && view.compared_ahead(it->figure->item) && level_or_share(o)) continue;
    // "double April's 6 million tonnes and up 36%": of April is what another counts from.
    if (level_or_share(o) && std::ranges::any_of(drafts, [&](const Draft& d) { return d.claim.base == o.key.period && d.claim.key.period != o.key.period; })) continue;
    if (told_to_compare(view, o, it->figure->item) || (level_or_share(o) && view.of_compared_time(*it->figure))) continue;
    c.key.period = o.key.period;
    c.other_periods = o.other_periods;
    c.from.period = o.from.period;
    return true;
  }
  return false;
}

// "The firm runs three plants": a count in the present tense holds in the year of the paper; a length of time has none.
bool ClaimBuilder::PeriodChoice::take_count() {
  const bool streak = view.is(f.item, "streak-figure");
  if (c.kind != Kind::count || c.form != Form::level || streak) return false;
  if (f.type == FigureType::duration) return f.number.small_word || tense == SentenceView::Tense::present;
  if (tense != SentenceView::Tense::present) return false;
  // A headline's present tense tells of what happened.
  if (builder.today_ && !builder.discourse_.in_headline()) c.key.period = Period::year(builder.today_->year), c.from.period = Provenance::default_;
  return true;
}

}  // namespace assay
