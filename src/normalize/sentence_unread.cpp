// SentenceView: words beside a figure and its good that nobody read, which may make it one of a part; and amounts that are some of another, or told
// against another.
#include <algorithm>

#include "normalize/sentence_classes.h"
#include "normalize/sentence_view.h"

namespace assay {

// A word that nobody read: no class says what it does, or it only is a noun.
bool SentenceView::unread_noun(std::size_t item) const {
  if (item >= scan_.items.size() || (scan_.items[item].type != ItemType::unknown_word && !is(item, ids_.word))) return false;
  if (is(item, ids_.place)) return std::ranges::any_of(places_, [&](const PlaceMention& p) { return p.item == item && p.region && !p.part_of_world; });
  return !is(item, ids_.product) && !is(item, ids_.flow) && !is(item, ids_.anaphor) && !is(item, ids_.actor) && !is(item, ids_.partner) && !is(item, ids_.measure_noun) && !is(item, ids_.whole_marker) && !is(item, ids_.trend_noun) && !is(item, ids_.trend_verb) &&
         !is(item, ids_.level_verb) && !is(item, ids_.verb) && !is(item, ids_.adverb) && !is(item, ids_.world) && !is(item, ids_.source) && !is(item, ids_.pronoun) && !is(item, ids_.relative) && !is(item, ids_.auxiliary) && !is(item, ids_.conjunction) &&
         !is(item, ids_.preposition) && !is(item, ids_.place_role) && !ends_in_past(item);
}

// Behind a preposition: no time, no country, no measure or sum, but something that the figure is of in part.
bool SentenceView::unread_circumstance(std::size_t item) const {
  if (item >= scan_.items.size() || (scan_.items[item].type != ItemType::unknown_word && scan_.items[item].type != ItemType::term)) return false;
  if (is(item, ids_.place)) return std::ranges::any_of(places_, [&](const PlaceMention& p) { return p.item == item && p.region; });
  return !is(item, ids_.world) && !is(item, ids_.whole_marker) && !is(item, ids_.measure_noun) && !is(item, ids_.pronoun) && !is(item, ids_.relative) && !is(item, ids_.anaphor) && !is(item, ids_.source) && !is(item, ids_.flow) && !is(item, ids_.trend_noun) &&
         !is(item, ids_.adverb) && !is(item, ids_.partner) && !is(item, ids_.superlative) && !is(item, "period-unit") && !is(item, "base-adj");
}

// The noun phrase that begins there: "[by] hand", "[through] the port".
bool SentenceView::unread_phrase(std::size_t i) const {
  const auto& items = scan_.items;
  while (i < items.size() && (is(i, ids_.article) || is(i, ids_.determiner) || is(i, ids_.adjective) || is(i, ids_.possessive_determiner))) ++i;
  return unread_circumstance(i) && !(i + 1 < items.size() && is(i + 1, ids_.joiner_of));
}

// "[Light] rare earths", "[discounted] crude", "[car] magnets", "[brine-based] lithium"; "strategic copper" is all of it.
bool SentenceView::unread_before(std::size_t good) const {
  if (good == 0) return false;
  const Item& before = scan_.items[good - 1];
  if (is(good - 1, ids_.place) || is(good - 1, ids_.whole_marker) || is(good - 1, "non-restrictive")) return false;
  if (is(good - 1, ids_.adjective) || (is(good - 1, ids_.product) && !is(good - 1, ids_.flow))) return true;
  if (before.type == ItemType::unknown_word && !ends_in_past(good - 1)) return !before.capital;
  if (good < 2) return false;
  if (is(good - 2, ids_.hyphen)) return good < 3 || !is(good - 3, ids_.place);  // "Chinese-made"
  // A participle describes where an article or a preposition stands before it; else the verb has the good for its object.
  const bool leads = is(good - 2, ids_.joiner_of) || is(good - 2, ids_.article) || is(good - 2, ids_.possessive) || is(good - 2, ids_.determiner) || is(good - 2, "number");
  return leads && ends_in_past(good - 1) && !is(good - 1, ids_.auxiliary);
}

// What stands right beside the good: "rare earth [compounds]".
bool SentenceView::unread_beside(Span good) const {
  const auto [from, to] = items_in(good);
  std::size_t first = from, last = to;
  while (first < last && first < scan_.items.size() && !is(first, ids_.product)) ++first;
  while (last > first && !is(last, ids_.product)) --last;
  if (last >= scan_.items.size() || !is(first, ids_.product)) return false;
  if (last + 1 < scan_.items.size() && !is(last + 1, ids_.place) && unread_noun(last + 1)) return true;
  // "Rare earths for catalysts", "crude through Shandong"
  if (last + 2 < scan_.items.size() && is(last + 1, "narrowing-preposition") && unread_phrase(last + 2)) return true;
  for (std::size_t i = first; i <= last; ++i)
    if (is(i, "narrower-kind")) return true;
  return unread_before(first);
}

// "188,650 tonnes of rare earths [at Bayan Obo]", "95% of graphite [anodes]": right behind the figure and what it is of stands more, of which nothing is
// known; it may be a part.
bool SentenceView::unread_behind(const Figure& figure) const {
  const auto& items = scan_.items;
  const auto [first, last] = items_in(figure.product);
  const bool named = first <= last && last > figure.item && last < items.size();
  std::size_t i = (named ? last : figure.item) + 1;
  if (named && unread_beside(figure.product)) return true;
  if (i >= items.size() || !(is(i, ids_.preposition) || is(i, ids_.place_role)) || is(i, ids_.joiner_of)) return false;
  return unread_phrase(i + 1);
}

// "31 million tonnes of China's imports", "1,200 tonnes of the magnets that China sold", "90% of its lithium": some of a known amount.
bool SentenceView::some_of_known(std::size_t figure_item) const {
  const auto& items = scan_.items;
  std::size_t i = figure_item + 1;
  if (i + 3 >= items.size() || !is(i, ids_.joiner_of)) return false;
  ++i;
  if (is(i, ids_.place) && !is(i, ids_.world) && is(i + 1, ids_.possessive)) return true;
  if (is(i, ids_.possessive_determiner)) return true;
  if (!is(i, ids_.article)) return false;
  for (++i; i + 1 < items.size() && (is(i, ids_.product) || is(i, ids_.adjective) || is(i, ids_.word)); ++i)
    if (is(i, ids_.product) && is(i + 1, ids_.relative)) return true;
  return false;
}

// "Including billets, exports were 64 million tonnes", "net of imports": more or less than what is told of.
bool SentenceView::added_or_taken(std::size_t figure_item) const {
  if (!may_hold("inclusion") && !has(SentenceClasses::kExcludes)) return false;
  const auto thing = [&](std::size_t i) { return i < scan_.items.size() && (is(i, ids_.product) || is(i, ids_.flow) || unread_noun(i)) && !is(i, ids_.place); };
  for (std::size_t i = figure_item; i-- > 0 && scan_.items[i].type != ItemType::figure && !is(i, ids_.strong);) {
    if (is(i, "inclusion") && (thing(i + 1) || (is(i, ids_.adjective) && thing(i + 2)))) return true;
    if (is(i, ids_.exclusion) && i + 1 < figure_item && is(i + 1, ids_.flow)) return true;
  }
  return false;
}

// "Three times what it exported", "six times those from Russia", "seven times India's", "a sixth of what China mined": of another amount, and no change in
// time; "three times what it was in May" is one.
bool SentenceView::of_another_amount(std::size_t figure_item) const {
  const auto& items = scan_.items;
  std::size_t i = figure_item + 1;
  const bool part = i < items.size() && is(i, ids_.joiner_of);
  if (part) ++i;
  if (i + 1 >= items.size()) return false;
  // "twice as much as its closest rival"
  constexpr std::size_t kAsMuchAs = 3, kNear = 6;
  for (std::size_t k = i; !part && k < std::min(items.size(), i + kNear) && items[k].type != ItemType::figure && items[k].type != ItemType::period && (k < i + kAsMuchAs || !is(k, ids_.strong)) && !is(k, ids_.weak); ++k)
    if (entry(k, "rival-noun")) return true;
  if (is(i, ids_.pronoun) && (is(i + 1, ids_.place) || is(i + 1, ids_.pronoun)) && !is(i + 1, ids_.possessive)) return i + 2 < items.size() && !is(i + 2, ids_.copula);
  if (part) return false;
  if (is(i, ids_.place)) return is(i + 1, ids_.possessive) && !(i + 2 < items.size() && is(i + 2, ids_.measure_noun));
  if (is(i, ids_.possessive_determiner)) return is(i + 1, ids_.flow);
  if (is(i, ids_.article)) return items[i + 1].type == ItemType::figure;
  if (!is(i, ids_.pronoun) && !is(i, ids_.determiner)) return false;
  return is(i + 1, ids_.place_role) && std::ranges::any_of(places_, [&](const PlaceMention& p) { return p.item > i + 1 && p.item <= i + 3; });
}

}  // namespace assay
