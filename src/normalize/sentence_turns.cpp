// SentenceView: figures told in turn, one of a list for each of another.
#include <algorithm>

#include "normalize/sentence_classes.h"
#include "normalize/sentence_view.h"

namespace assay {

std::vector<const PlaceMention*> SentenceView::run_of_places(std::size_t from, std::size_t to, std::size_t wanted) const {
  std::vector<const PlaceMention*> run;
  for (const PlaceMention& p : places_) {
    if (p.item < from || p.item >= to) continue;
    // "Uganda and Ethiopia, Africa's main exporters, were up 7% and 15%": whose exporters they are is no further one.
    if (run.size() == wanted && p.item + 1 < to && is_sign(p.item - 1, ",") && is(p.item + 1, ids_.possessive) && apposed(p.item + 2, to)) continue;
    bool goes_on = !run.empty();
    for (std::size_t i = goes_on ? run.back()->item + 1 : p.item; i < p.item; ++i) goes_on = goes_on && links_list(i);
    if (!goes_on && run.size() == wanted && from > 0) return run;
    if (!goes_on) run.clear();
    run.push_back(&p);
  }
  return run;
}

bool SentenceView::after_preposition_of_list(std::size_t figure_item) const {
  std::size_t i = figure_item;
  while (i > 0 && (links_list(i - 1) || scan_.items[i - 1].type == ItemType::figure)) --i;
  return after_preposition(i);
}

// The figure that an "and" joins to another of its kind: "5% and 7%", "up 5% and up 7%"; the number of items where there is none.
std::size_t SentenceView::other_of_two(std::size_t first) const {
  const auto& items = scan_.items;
  const auto none = items.size();
  if (first + 2 >= none || items[first].type != ItemType::figure || !is(first + 1, "joiner-and")) return none;
  const std::size_t second = first + (is(first + 2, ids_.trend_comparative) ? 3 : 2);
  if (second >= none || items[second].type != ItemType::figure) return none;
  const Figure &one = scan_.figures[items[first].ref], &other = scan_.figures[items[second].ref];
  const bool takes_unit = one.type == FigureType::bare && !one.number.spelled && other.type != FigureType::percent;
  return takes_unit || (one.type == other.type && one.unit == other.unit) ? second : none;
}

// The list of figures that one stands in, up to the item `end`: levels, or their changes.
SentenceView::Turn SentenceView::list_of_figures(std::size_t figure_item, std::size_t end) const {
  const auto& items = scan_.items;
  Turn turn{.word = end, .first = figure_item, .last = figure_item};
  const auto listed = [&](std::size_t i) { return items[i].type == ItemType::figure || items[i].type == ItemType::number; };
  // A bare figure may be any.
  const auto kind = [&](std::size_t i) { return items[i].type == ItemType::figure ? scan_.figures[items[i].ref].type : FigureType::bare; };
  const auto unlike = [&](std::size_t i) { return kind(i) != FigureType::bare && kind(figure_item) != FigureType::bare && (kind(i) == FigureType::percent) != (kind(figure_item) == FigureType::percent); };
  // "were up 11% and down 1.5%", "decreasing by 4.1 percent and rising by 1.8 percent"
  const auto links = [&](std::size_t i) { return links_list(i) || listed(i) || is(i, ids_.trend_comparative) || is(i, ids_.trend_verb) || (i > 0 && is(i, ids_.preposition) && is(i - 1, ids_.trend_verb)); };
  // "came to 66, 73 and 124 tonnes, falling by 2, by 4 and rising by 5 percent": what moved is another list.
  const auto moved = [&](std::size_t i) { return i > 1 && (is(i - 1, ids_.trend_comparative) || is(i - 1, ids_.trend_verb) || (is(i - 1, ids_.preposition) && is(i - 2, ids_.trend_verb))); };
  for (std::size_t i = figure_item; i-- > 0 && links(i) && !unlike(i);) {
    if (listed(i) && moved(turn.first) && !moved(i)) break;
    if (listed(i)) turn.first = i;
  }
  for (std::size_t i = figure_item + 1; i < end && links(i) && !unlike(i); ++i) {
    if (listed(i) && moved(i) && !moved(turn.first)) break;
    if (listed(i)) turn.last = i;
  }
  for (std::size_t i = turn.first; i <= turn.last; ++i)
    if (listed(i)) turn.index = i == figure_item ? turn.count : turn.index, ++turn.count;
  return turn;
}

// "Wheat and barley exports rose to 190,000 and 250,000 tonnes": no word says that they are told in turn, but as many stand against as many.
std::optional<SentenceView::Turn> SentenceView::turn_without_word(std::size_t figure_item) const {
  Turn turn = list_of_figures(figure_item, scan_.items.size());
  bool joined = false;
  for (std::size_t i = turn.first + 1; i < turn.last; ++i) joined = joined || is(i, "joiner-and");
  if (turn.count < 2 || !joined || (turn.count == 2 && other_of_two(turn.first) != turn.last)) return std::nullopt;
  if (turn.first > 0 && (is_sign(turn.first - 1, ",") || is(turn.first - 1, ids_.conjunction))) return std::nullopt;
  turn.word = std::min(next_figure(turn.last + 1), scan_.items.size());
  std::size_t times = 0;
  for (std::size_t i = turn.last; i < turn.word; ++i) times += scan_.items[i].type == ItemType::period ? 1 : 0;
  return times > 1 ? std::nullopt : std::optional(turn);
}

std::optional<SentenceView::Turn> SentenceView::turn_of(std::size_t figure_item) const {
  if (!told_in_turn()) return turn_without_word(figure_item);
  const auto& items = scan_.items;
  std::size_t word = figure_item;
  while (word < items.size() && !is(word, "respectively")) ++word;
  if (word == items.size()) {
    // "dipped 10% and 12%, respectively, to $2.9 billion and $2.6 billion": what they came to, in the same turn.
    std::size_t before = word;
    while (before > 0 && !is(before - 1, "respectively")) --before;
    if (before == 0 || !after_preposition_of_list(figure_item)) return std::nullopt;
  }
  const Turn turn = list_of_figures(figure_item, word);
  // "rose to 5 and 6 million tonnes, up 2% and 3% respectively": the word is that of the list behind.
  if (next_figure(turn.last + 1) < word) return turn_without_word(figure_item);
  return turn.count < 2 ? std::nullopt : std::optional(turn);
}

// The nearest run of as many places before the list, else behind it.
std::pair<const PlaceMention*, PlaceRole> SentenceView::place_in_turn(std::size_t figure_item) const {
  constexpr std::pair<const PlaceMention*, PlaceRole> kNone{nullptr, PlaceRole::none};
  const auto turn = turn_of(figure_item);
  if (!turn) return kNone;
  std::vector<const PlaceMention*> run = run_of_places(0, turn->first, turn->count);
  if (run.size() != turn->count) run = run_of_places(turn->last, turn->word, turn->count);
  return run.size() == turn->count ? std::pair{run[turn->index], run.front()->role} : kNone;
}

std::string_view SentenceView::flow_in_turn(std::size_t figure_item) const {
  const auto turn = turn_of(figure_item);
  if (!turn || turn->count != 2) return {};
  for (std::size_t i = turn->first; i-- > 0 && scan_.items[i].type != ItemType::figure;)
    if (const Entry* flow = is(i, ids_.flow) ? entry_of(language_, scan_.items[i], "flow") : nullptr) {
      const auto& flows = flow->list("in_turn");
      if (flows.size() == turn->count) return flows[turn->index];
      if (ids_.flow_of(scan_.items[i])->noun) return {};
    }
  return {};
}

Span SentenceView::respective_noun(std::size_t figure_item) const {
  const auto turn = turn_of(figure_item);
  if (!turn || respective_place(figure_item).first) return {};
  const std::span items(scan_.items);
  const auto dated = std::ranges::count_if(items.subspan(turn->last, turn->word - turn->last), [](const Item& i) { return i.type == ItemType::period; });
  if (dated > 1) return {};  // "in May and June respectively"
  const auto noun = [&](std::size_t i) {
    const bool word = items[i].type == ItemType::unknown_word || items[i].type == ItemType::term;
    const bool between = links_list(i) || is(i, ids_.preposition) || is(i, ids_.place_role) || is(i, ids_.determiner) || is(i, ids_.adverb) || is(i, ids_.strong) || is(i, ids_.weak);
    return word && !between && !(skeleton_ && skeleton_->in_verb(i));
  };
  const auto names = [&](Span span) { return !open_slug(span).empty(); };
  std::vector<Span> run, told;  // the run in hand, the last one of as many nouns as there are figures
  const auto close = [&] {
    if (run.size() == turn->count && std::ranges::all_of(run, names)) told = run;
    run.clear();
  };
  // "In the three-month period, cashews earned …, up 44% and 31% respectively": what leads the sentence in is no part of a list.
  std::size_t start = 0;
  if (is(0, ids_.preposition))
    while (start < turn->first && !is_sign(start, ",")) ++start;
  for (std::size_t i = start == turn->first ? 0 : start; i < turn->first; ++i) {
    if (!noun(i)) continue;
    bool goes_on = !run.empty();
    for (std::size_t k = i; goes_on && k-- > 0 && items[k].span.start >= run.back().end;) goes_on = links_list(k);
    if (!goes_on) close();
    const std::size_t begin = i;
    while (i + 1 < turn->first && noun(i + 1)) ++i;
    run.push_back({items[begin].span.start, items[i].span.end});
  }
  close();
  return told.empty() ? Span{} : told[turn->index];
}

// "Salmon and trout exports", "exports of salmon and trout": is the "and" between two goods that one flow is told of, both together?
bool SentenceView::is_pair(std::size_t from, std::size_t conjunction) const {
  const auto& items = scan_.items;
  if (conjunction == 0 || conjunction + 2 >= items.size() || !is(conjunction, "joiner-and") || lists_in_turn()) return false;
  const auto good = [&](std::size_t i) {
    const Entry* product = is(i, ids_.product) && !is(i, ids_.flow) ? product_of(items[i]) : nullptr;
    return product && !product->flag("general") && !product->flag("loose") && !product->flag("series");
  };
  if (!good(conjunction - 1) || !good(conjunction + 1) || (conjunction > 1 && (is_sign(conjunction - 2, ",") || good(conjunction - 2)))) return false;
  const auto trades = [&](std::size_t i) { return is(i, ids_.flow) && ids_.flow_of(items[i])->trade && ids_.flow_of(items[i])->noun; };
  if (conjunction > 2 && is(conjunction - 2, ids_.joiner_of)) return from < conjunction - 1 && trades(conjunction - 3) && !is(conjunction + 2, ids_.flow) && !is(conjunction + 2, ids_.word) && !is_sign(conjunction + 2, ",");
  return from == conjunction - 1 && trades(conjunction + 2);
}

// "while imports grew 1.3% in May, reaching 5.6 billion": of what grew, whatever the sentence began with.
bool reaching_right_behind(const SentenceView& view, std::size_t change, std::size_t level) {
  constexpr std::size_t kNear = 5;
  if (level < change + 3 || level > change + kNear || !view.is_sign(level - 2, ",") || !view.is(level - 1, "level-verb")) return false;
  if (!view.ends_as_participle(level - 1)) return false;
  for (std::size_t i = change + 1; i < level - 2; ++i)
    if (view.scan().items[i].type != ItemType::period && !view.is(i, "place-role")) return false;
  return true;
}

bool moved_from_aside(const SentenceView& view, std::size_t level, std::size_t change) {
  constexpr std::size_t kVerb = 4;
  if (level < 3 || !view.is_sign(level - 2, ",") || !view.is(level - 1, "preposition") || view.next_figure(level + 1) != change || view.next_figure(0) != level || view.verb_between(0, level - 2)) return false;
  std::size_t close = change;
  while (close > level && !view.is_sign(close, ",")) --close;
  return close > level && change - close <= kVerb && view.verb_between(close + 1, close + 2) && std::ranges::none_of(view.topics(), [&](const Topic& t) { return t.first > close && t.first < change && !t.verb; });
}

}  // namespace assay
