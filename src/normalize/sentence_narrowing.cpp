// SentenceView: what narrows or changes what a figure measures.
#include <algorithm>

#include "normalize/sentence_classes.h"
#include "normalize/sentence_view.h"

namespace assay {
namespace {
constexpr std::size_t kBeforeNoun = 3;
constexpr std::size_t kRightBehind = 9;  // words: "fell 20% in June from May in yuan terms"
}  // namespace

// "Its first import quota for 2024", "a second batch of licences": one of several that make the year's amount.
bool SentenceView::instalment(const Topic& topic) const {
  if (topic.verb || !(may_hold("instalment") || may_hold("ordinal"))) return false;
  for (std::size_t i = topic.first > kBeforeNoun ? topic.first - kBeforeNoun : 0; i <= topic.last && i < scan_.items.size(); ++i) {
    if (is(i, "instalment")) return true;
    const bool leads = i > 0 && (is(i - 1, ids_.article) || is(i - 1, ids_.determiner) || is(i - 1, ids_.possessive));
    if (!leads || !is(i, "ordinal") || scan_.items[i].type == ItemType::figure || scan_.items[i].type == ItemType::period || i == topic.last) continue;
    std::size_t noun = i + 1;  // "the first said that exports" names nobody's quota
    while (noun < topic.first && (is(noun, ids_.word) || is(noun, ids_.adjective) || is(noun, ids_.hyphen) || is(noun, ids_.place)) && !is(noun, ids_.verb)) ++noun;
    if (noun >= topic.first) return true;
  }
  return false;
}

bool SentenceView::narrows_kind(const Topic& topic, std::size_t figure_item) const {
  const auto& items = scan_.items;
  const auto plain = [&](std::size_t i) {
    if (ids_.parts(items[i].set) != SentenceClasses::kNoun || !is(i, ids_.word) || is(i, ids_.product) ||
        ids_.has(items[i].set, SentenceClasses::kPlace | SentenceClasses::kSource | SentenceClasses::kTotal | SentenceClasses::kWorld))
      return false;
    const std::string word = folded(items[i].span);
    return !word.ends_with('s') && !ends_with_any(word, ids_.past_suffixes) && !ends_with_any(word, ids_.participle_suffixes);
  };
  const auto head = [&](std::size_t i) { return is(i, ids_.product) || (is(i, ids_.flow) && !topic.verb); };
  for (std::size_t i = std::max<std::size_t>(topic.first, 1); i <= topic.last && i < items.size(); ++i) {
    if (!head(i)) continue;
    if (is(i, "narrower-kind") || is(i - 1, "narrower-kind")) return true;
    // "The country exports": who does it.
    const bool who = i < 2 || is(i - 2, ids_.article) || is(i - 2, ids_.determiner) || !is(i, ids_.product);
    if (!who && plain(i - 1)) return true;
  }
  if (instalment(topic)) return true;
  // "the smelting quota for rare earths": in one word with the flow
  if (may_hold("narrower-kind"))
    for (std::size_t i = figure_item; i-- > 0 && !is(i, ids_.strong) && items[i].type != ItemType::figure;)
      if (is(i, "narrower-kind") && is(i, ids_.flow)) return true;
  if (!may_hold("narrowing-preposition")) return false;
  for (std::size_t i = figure_item; i-- > 0 && !is(i, ids_.strong);) {
    if (i + 2 >= items.size() || !(is(i, ids_.product) || is(i, ids_.flow)) || !is(i + 1, "narrowing-preposition"))
      continue;
    const bool use = is(i, ids_.product) && is(i + 2, ids_.product) && !is(i + 2, ids_.flow);
    if (use || plain(i + 2) || is(i + 2, "narrower-kind")) return true;
  }
  return false;
}

bool SentenceView::other_measure(std::size_t figure_item) const {
  if (!may_hold("other-measure") && !may_hold(ids_.measure_noun) && scan_.periods.empty()) return false;
  const auto& items = scan_.items;
  const auto worth = [&](std::size_t i) {
    const Entry* measure = is(i, ids_.measure_noun) ? entry(i, "measure-noun") : nullptr;
    return measure && measure->text("measure") == "value";
  };
  // "China's daily crude steel output"
  const auto by_the_day = [&](std::size_t i) {
    return items[i].type == ItemType::period && !is(i, "base-step") && (scan_.periods[items[i].ref].step == "day" || scan_.periods[items[i].ref].step == "week") && scan_.periods[items[i].ref].type == PeriodMention::Type::on_step;
  };
  for (std::size_t i = figure_item; i-- > 0 && !is(i, ids_.strong);) {
    if (items[i].type == ItemType::figure && borders(i, figure_item).weak > 0) break;
    if (is(i, "other-measure") || worth(i) || by_the_day(i)) return true;
  }
  for (std::size_t i = figure_item + 1;
       i < items.size() && i <= figure_item + kRightBehind && items[i].type != ItemType::figure && !is(i, ids_.strong);
       ++i)
    if (worth(i)) return true;
  return false;
}

bool SentenceView::told_a_day(std::size_t figure_item) const {
  if (!may_hold("per-day")) return false;
  const auto& items = scan_.items;
  if (figure_item + 1 >= items.size() || !is(figure_item + 1, ids_.joiner_of)) return false;
  for (std::size_t i = figure_item + 2; i < std::min(items.size(), figure_item + kRightBehind); ++i) {
    if (is(i, "per-day")) return i > figure_item + 2 && !is(i - 1, ids_.preposition) && !is(i - 1, ids_.place_role);
    if (items[i].type == ItemType::figure || items[i].type == ItemType::period || items[i].type == ItemType::sign || verb_between(i, i + 1)) return false;
  }
  return false;
}

bool SentenceView::told_beside(AskedClass cls, std::size_t figure_item) const {
  if (!may_hold(cls)) return false;
  for (std::size_t i = figure_item; i-- > 0 && !is(i, ids_.strong) && scan_.items[i].type != ItemType::figure;)
    if (is(i, cls)) return true;
  for (std::size_t i = figure_item + 1; i < scan_.items.size() && i <= figure_item + kRightBehind && scan_.items[i].type != ItemType::figure && !is(i, ids_.strong); ++i)
    if (is(i, cls)) return true;
  return false;
}

bool SentenceView::annualised(std::size_t figure_item) const { return told_beside("annualised", figure_item); }
bool SentenceView::otherwise_reckoned(std::size_t figure_item) const { return told_beside("other-reckoning", figure_item) || told_beside("averaged", figure_item); }

// "280,000 tonnes, measured as carbonate equivalent": up to the next figure, whatever stands between.
bool SentenceView::in_other_content(std::size_t figure_item) const {
  if (told_beside("other-content", figure_item)) return true;
  for (std::size_t i = figure_item + 1; may_hold("other-content") && i < scan_.items.size() && scan_.items[i].type != ItemType::figure; ++i)
    if (is(i, "other-content")) return true;
  return false;
}

bool SentenceView::mentions(AskedClass cls) const {
  if (!may_hold(cls)) return false;
  for (std::size_t i = 0; i < scan_.items.size(); ++i)
    if (is(i, cls)) return true;
  return false;
}

const PlaceMention* SentenceView::place_of_good(const Topic& topic) const {
  for (const PlaceMention& place : places_) {
    const auto* named = ids_.place_of(scan_.items[place.item]);
    if (named && named->adjective && !place.region && place.item + 1 < scan_.items.size() &&
        is(place.item + 1, ids_.product) && scan_.items[place.item + 1].span.start == topic.product_span.start)
      return &place;
  }
  return nullptr;
}

}  // namespace assay
