// SentenceView: what the words around a figure tell of its time.
#include <algorithm>

#include "normalize/period_resolver.h"
#include "normalize/sentence_classes.h"
#include "normalize/sentence_view.h"

namespace assay {

bool SentenceView::since_then(std::size_t figure_item) const {
  for (std::size_t i = 0; may_hold("since-then") && i < scan_.items.size(); ++i)
    if (is(i, "since-then") && borders(i, figure_item).strong == 0) return true;
  return false;
}

bool SentenceView::adds_to_told() const {
  if (!may_hold("adding-adverb")) return false;
  constexpr std::size_t kHead = 9;
  const std::size_t end = std::min({scan_.items.size(), kHead, next_figure(0)});
  bool adds = false;
  for (std::size_t i = 0; i < end; ++i) {
    if (scan_.items[i].type == ItemType::period || is(i, ids_.strong)) return false;
    adds = adds || is(i, "adding-adverb");
  }
  return adds && end > 1;
}

int SentenceView::months_reached(std::size_t record) const {
  constexpr std::size_t kNear = 8;
  const auto& items = scan_.items;
  for (std::size_t i = record + 1; i + 1 < std::min(items.size(), record + kNear); ++i) {
    if (items[i].type == ItemType::figure || items[i].type == ItemType::period || is(i, ids_.strong) || is_sign(i, ",")) return 0;
    const Entry* unit = is(i, "joiner-a") && is(i + 1, "period-unit") ? entry_of(language_, items[i + 1], "period-unit") : nullptr;
    // "the strongest jump in a month" is so strong for one
    if (const int months = unit && !unit->flag("plural") ? months_in(unit->text("step")) : 0; months >= kYear) return months;
  }
  return 0;
}

bool SentenceView::behind_compared_time(std::size_t item) const {
  return item > 2 && is(item - 1, ids_.possessive) && scan_.items[item - 2].type == ItemType::period && compared(item - 2);
}

bool SentenceView::of_compared_time(const Figure& figure) const {
  if (figure.period < 0) return false;
  for (std::size_t i = 0; i < figure.item && i < scan_.items.size(); ++i)
    if (scan_.items[i].type == ItemType::period && static_cast<int>(scan_.items[i].ref) == figure.period) return compared(i);
  return false;
}

bool SentenceView::compared_ahead(std::size_t item) const {
  const std::size_t first = item > 1 && is(0, "relative") ? 1 : 0;  // "When compared to July"
  if (scan_.items.empty() || item == 0 || !is(first, ids_.comparison) || is(first, ids_.strong) || is(0, "temporal-preposition")) return false;  // "From January to June"
  for (std::size_t i = first + 1; i < std::min<std::size_t>(item, 6); ++i)
    if (scan_.items[i].type == ItemType::period) return compared(i);
  return false;
}

bool SentenceView::due_by(std::size_t item) const {
  if (!may_hold("temporal-preposition")) return false;
  for (std::size_t i = item, steps = 0; i-- > 0 && steps < 4; ++steps) {
    const Entry* due = entry_of(language_, scan_.items[i], "temporal-preposition");
    if (due && due->flag("due")) return true;
    if (!is(i, ids_.article) && !is(i, ids_.joiner_of) && !is(i, ids_.word) && !is(i, "mid")) return false;
  }
  return false;
}

bool SentenceView::takes_effect(std::size_t item) const {
  constexpr std::size_t kNear = 5;  // "takes effect on the morning of August 7"
  if (!may_hold("onset")) return false;
  for (std::size_t i = item, steps = 0; i-- > 0 && steps < kNear; ++steps) {
    if (is(i, "onset")) return true;
    if (scan_.items[i].type == ItemType::period || scan_.items[i].type == ItemType::figure || is(i, "sign")) return false;
  }
  return false;
}

}  // namespace assay
