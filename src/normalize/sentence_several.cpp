// SentenceView: figures told of several places at once, or of all but one.
#include <algorithm>

#include "normalize/sentence_view.h"

namespace assay {

// "outside China", "excluding those to the United States", "led by Chile"; but "without China's help".
SentenceView::LeftOut SentenceView::left_out(std::size_t place) const {
  if (!has(SentenceClasses::kLeavesOut)) return LeftOut::no;
  // "without China's rise", but "bar China's": whose own it is, and all of it.
  if (place + 1 < scan_.items.size() && is(place + 1, ids_.possessive) && !(place + 2 < scan_.items.size() && verb_between(place + 2, place + 3))) return LeftOut::no;
  for (std::size_t i = place; i-- > 0;) {
    if (is(i, "headed-by")) return LeftOut::heads;
    if (is(i, ids_.exclusion) || is(i, "left-outside") || is(i, "negating-prefix")) return LeftOut::all_but;
    const bool passes = is(i, ids_.article) || is(i, ids_.determiner) || is(i, ids_.pronoun) || is(i, ids_.place_role) || is(i, ids_.flow) || is(i, ids_.conjunction) || is(i, ids_.place) || is(i, ids_.hyphen);
    if (!passes) return LeftOut::no;
  }
  return LeftOut::no;
}

bool SentenceView::last_named_left_out(std::size_t figure_item) const {
  if (left_out_.empty()) return false;
  // "8% to non-EU countries"
  for (std::size_t i = figure_item + 1; i < scan_.items.size() && is(figure_item + 1, ids_.place_role) && scan_.items[i].type != ItemType::figure; ++i)
    if (is(i, ids_.place)) return left_out(i) == LeftOut::all_but;
  for (std::size_t i = figure_item; i-- > 0 && scan_.items[i].type != ItemType::figure;)
    if (is(i, ids_.place)) return left_out(i) == LeftOut::all_but;
  return false;
}

bool SentenceView::leaves_out(std::string_view code) const {
  if (std::ranges::find(left_out_, code) == left_out_.end()) return false;
  return std::ranges::none_of(places_, [&](const PlaceMention& p) { return p.code == code; });
}

// "Chile and Peru", "Chile, Peru", "Congo, with Zambia,": does one place stand in a row with the next?
bool SentenceView::runs_on(const PlaceMention& one, const PlaceMention& next) const {
  // "Exports rose in Japan, and China shipped …": the next is the subject of a clause of its own.
  const bool led_in = one.role == PlaceRole::to || one.role == PlaceRole::from || one.role == PlaceRole::in;
  if (led_in && skeleton_ && skeleton_->clause_of(one.item) != skeleton_->clause_of(next.item)) return false;
  bool with = false, together = false;
  for (std::size_t i = one.item + 1; i < next.item; ++i) {
    together = together || is(i, "together");
    with = with || (is(i, ids_.place_role) && next.role == PlaceRole::with) || is(i, "joiner-with");
    const bool links = is_sign(i, ",") || is(i, ids_.conjunction) || is(i, ids_.article) || is(i, "together") || is(i, ids_.place_role) || is(i, ids_.possessive);
    if (!links) return false;
  }
  // "Congo, with Zambia, mined": but "China, with Japan second, …".
  return !with || together || (next.item + 1 < scan_.items.size() && is_sign(next.item + 1, ","));
}

SentenceView::Run SentenceView::run_of(std::size_t place) const {
  const auto joins = [&](std::size_t i) { return is(i, ids_.conjunction) || is(i, "joiner-with") || is(i, "together"); };
  Run run{place, place};
  while (run.first > 0 && runs_on(places_[run.first - 1], places_[run.first])) --run.first;
  while (run.last + 1 < places_.size() && runs_on(places_[run.last], places_[run.last + 1])) ++run.last;
  // "Paris, France": a row has its "and".
  for (std::size_t i = places_[run.first].item + 1; i < places_[run.last].item; ++i)
    if (joins(i)) return run;
  return {place, place};
}

bool SentenceView::in_row(std::size_t place) const {
  if (places_.size() == 1) return false;
  const auto [first, last] = run_of(place);
  return std::any_of(places_.begin() + static_cast<std::ptrdiff_t>(first), places_.begin() + static_cast<std::ptrdiff_t>(last + 1), [&](const PlaceMention& p) { return p.code != places_[place].code; });
}

bool SentenceView::one_of_several(std::string_view code, std::string_view other_side, std::size_t figure_item) const {
  if (places_.size() < 2 || respective_place(figure_item).first) return false;
  bool several = false;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (places_[i].code != code) continue;
    const auto [first, last] = run_of(i);
    const std::span run = std::span(places_).subspan(first, last + 1 - first);
    const auto in_run = [&](std::string_view wanted) { return std::ranges::find(run, wanted, &PlaceMention::code) != run.end(); };
    const bool others = std::ranges::any_of(run, [&](const PlaceMention& p) { return p.code != code; });
    if (!others || (!other_side.empty() && in_run(other_side)) || borders(run.back().item, figure_item).strong > 0) return false;
    several = true;
  }
  return several;
}

// "five largest", "the two"
bool SentenceView::counts_some(std::size_t item) const {
  if (scan_.items[item].type != ItemType::figure) return false;
  const Figure& f = scan_.figures[scan_.items[item].ref];
  return f.number.value > 1 && (f.type == FigureType::rank || (f.type == FigureType::bare && f.number.small_word));
}

// "63 countries", "the 12 member states"
bool SentenceView::counts_some_countries(std::size_t item) const {
  if (item < scan_.items.size() && is(item, ids_.article)) ++item;
  if (item + 1 >= scan_.items.size() || scan_.items[item].type != ItemType::figure ||
      scan_.figures[scan_.items[item].ref].type != FigureType::bare)
    return false;
  const Entry* who = is(item + 1, ids_.actor) ? entry(item + 1, "actor-noun") : nullptr;
  return who && who->flag("partner");
}

// "Together the three made up 47%", "They jointly mined 8 million tonnes": nobody is named, and it is said of more than one.
bool SentenceView::told_together(std::size_t figure_item) const {
  if (!may_hold("together")) return false;
  bool together = false, several = false;
  for (std::size_t i = figure_item; i-- > 0 && !(is(i, ids_.strong) && !is(i, "joiner-with"));) {
    // "Together with Peru it mined 8 million tonnes"
    const bool with = is(i, "together") && i + 1 < scan_.items.size() && is(i + 1, "joiner-with");
    if (with && std::ranges::any_of(places_, [&](const PlaceMention& p) { return p.item > i && p.item < figure_item; })) return true;
    if (is(i, ids_.place) && !(i > 1 && is(i - 1, "joiner-with"))) return false;
    together = together || is(i, "together");
    several = several || is(i, ids_.pronoun) || counts_some(i);
  }
  return together && several;
}

bool SentenceView::told_of_others(std::size_t figure_item) const {
  if (!may_hold("other-parties")) return false;
  // "China mined 69% of it, the rest of the world 31%": whoever stands nearest before the figure.
  for (std::size_t i = figure_item; i-- > 0 && scan_.items[i].type != ItemType::figure && !is(i, ids_.place);)
    if (is(i, "other-parties")) return true;
  const Clause* clause = skeleton_ ? skeleton_->clause_of(figure_item) : nullptr;
  if (!clause || !clause->subject || clause->subject->first >= figure_item) return false;
  for (std::size_t i = clause->subject->first; i <= clause->subject->last; ++i)
    if (is(i, "other-parties")) return true;
  return false;
}

bool SentenceView::told_of_several(std::size_t figure_item) const {
  if (told_together(figure_item)) return true;
  const Clause* clause = skeleton_ ? skeleton_->clause_of(figure_item) : nullptr;
  if (!clause || !clause->subject || clause->subject->first >= figure_item) return false;
  const Phrase& subject = *clause->subject;
  const std::size_t head = head_of(subject);
  if (head < figure_item && next_figure(subject.first) == figure_item) return false;  // nobody is counted
  // "Output in 63 countries totaled": of all of them.
  for (std::size_t i = subject.first + 1; i + 2 < figure_item; ++i)
    if (is(i, ids_.place_role) && counts_some_countries(i + 1) && !verb_between(subject.first, i)) return true;
  bool counted = false;
  for (std::size_t i = subject.first; i <= head; ++i) {
    if (is(i, ids_.place)) return false;
    counted = counted || counts_some(i);
  }
  const auto* flow = is(head, ids_.flow) ? ids_.flow_of(scan_.items[head]) : nullptr;
  const bool who = is(head, ids_.actor) || is(head, ids_.partner) || (flow && flow->agent) || scan_.items[head].type == ItemType::figure;
  return counted && who;
}

// Between the verb and the brackets stand places and goods, a word that leads them in, and other such brackets.
Direction SentenceView::moved_before_list(std::size_t figure_item) const {
  bool inside = true;  // of brackets, walking back
  for (std::size_t i = figure_item; i-- > 0;) {
    if (is_sign(i, ")")) inside = true;
    else if (is_sign(i, "(")) inside = false;
    else if (inside) continue;
    else if (is(i, ids_.trend_verb)) return from_name<Direction>(entry_of(language_, scan_.items[i], "trend-verb")->text("direction")).value_or(Direction::none);
    else if (!(is(i, ids_.place) || is(i, ids_.product) || is(i, ids_.preposition) || is(i, ids_.article) || is(i, ids_.conjunction) || is(i, ids_.word) || is(i, ids_.adjective) || is_sign(i, ",") || is_sign(i, ":")) || (skeleton_ && skeleton_->in_verb(i))) return Direction::none;
  }
  return Direction::none;
}

bool SentenceView::in_brackets(std::size_t item) const {
  for (std::size_t i = item; i-- > 0 && !is_sign(i, ")");)
    if (is_sign(i, "(")) return true;
  return false;
}

bool SentenceView::in_brackets(std::size_t item, std::size_t with) const {
  for (std::size_t i = std::min(item, with); i <= std::max(item, with); ++i)
    if (is_sign(i, "(") || is_sign(i, ")")) return false;
  return in_brackets(item);
}

}  // namespace assay
