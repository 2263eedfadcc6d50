// SentenceView: what the words around a figure tell of it: tense, modality, comparison, source.
#include <algorithm>

#include "normalize/sentence_classes.h"
#include "normalize/sentence_view.h"

namespace assay {

SentenceView::Tense SentenceView::tense(std::size_t before) const {
  const auto ends_with_any = [&](std::size_t i, const Endings& suffixes) { return suffixes.end(scan_.items[i].span.of(text_), 3); };
  for (std::size_t i = before; i-- > 0;) {
    if (!ids_.has(scan_.items[i].set, SentenceClasses::kTense)) continue;
    if (is(i, ids_.past)) return i > 0 && is(i - 1, ids_.present) ? Tense::present : Tense::past;
    if (is(i, ids_.possessive) && !(i > 0 && is(i - 1, ids_.pronoun))) continue;  // "St Brannoc's"
    if (is(i, ids_.present)) return Tense::present;
    const auto* flow = is(i, ids_.flow) ? ids_.flow_of(scan_.items[i]) : nullptr;
    const bool noun = is(i, ids_.trend_noun) || is(i, ids_.product) || (flow && flow->noun);
    const bool verb = is(i, ids_.verb) || is(i, ids_.level_verb) || is(i, ids_.trend_verb) || flow || is(i, ids_.multiple_verb);
    if (!verb) continue;
    if (ends_with_any(i, ids_.past_suffixes)) return i > 0 && is(i - 1, ids_.present) ? Tense::present : Tense::past;  // "have dominated"
    const bool behind_determiner = i > 0 && (is(i - 1, ids_.article) || is(i - 1, ids_.determiner) || is(i - 1, ids_.joiner_of));
    if (!noun && !behind_determiner && ends_with_any(i, ids_.present_suffixes)) return Tense::present;
  }
  return Tense::unknown;
}

bool SentenceView::leads_to_comparison(std::size_t modal) const {
  for (std::size_t i = modal + 1; i < std::min(scan_.items.size(), modal + 4); ++i) {
    if (is(i, ids_.comparison)) return true;
    if (!is(i, ids_.pronoun) && !is(i, ids_.auxiliary)) return false;
  }
  return false;
}

// "did not produce 200 tonnes", but not "did not only produce" them.
bool SentenceView::negated(std::size_t figure_item) const {
  if (!may_hold(ids_.negation)) return false;
  const auto verb = skeleton_ ? skeleton_->verb_before(figure_item) : std::nullopt;
  if (!verb || verb->last >= figure_item || is(verb->last, ids_.level_verb)) return false;  // "did not reach 200 tonnes" is less
  const auto between = borders(verb->last, figure_item);
  if (between.strong + between.weak > 0 || next_figure(verb->last) != figure_item) return false;
  for (std::size_t i = verb->first > 0 ? verb->first - 1 : 0; i < verb->last; ++i)
    if (is(i, ids_.negation)) return i + 1 <= verb->last && !is(i + 1, "hedge");
  return false;
}

// ", not 1.8 million tonnes", "rather than the 8 tonnes": what the figure told is set against.
bool SentenceView::set_against(std::size_t figure_item) const {
  std::size_t i = figure_item;
  while (i > 0 && (is(i - 1, ids_.article) || is(i - 1, ids_.determiner))) --i;
  if (i == 0) return false;
  if (is(i - 1, "correction")) return true;
  return i > 1 && is(i - 1, ids_.negation) && (behind_sign(i - 1, ",;(") || is(i - 2, ids_.conjunction));
}

bool SentenceView::names_forecast() const {
  if (!may_hold("forecast-word")) return false;
  for (std::size_t i = 0; i < scan_.items.size(); ++i)
    if (is(i, "forecast-word")) return true;
  return false;
}

bool SentenceView::revises_forecast() const {
  if (!may_hold(ids_.trend_verb) || !(may_hold("forecast-word") || may_hold(ids_.modal))) return false;
  // "cut its forecast [to] 72 million": in one term with its preposition it looks like the verb that foresees.
  const auto noun = [&](std::size_t i) { return is(i, "forecast-word") || (is(i, ids_.modal) && !is(i - 1, ids_.auxiliary) && next_figure(i) < scan_.items.size() && (next_figure(i) == i + 1 || (next_figure(i) == i + 2 && is(i + 1, ids_.place_role)))); };
  for (std::size_t i = 0, moved = scan_.items.size(); i < scan_.items.size(); ++i) {
    if (moved < i && noun(i) && borders(moved, i).strong == 0) return true;
    if (is(i, ids_.trend_verb)) moved = std::min(moved, i);
  }
  return false;
}

bool SentenceView::joined_with(std::size_t from, std::size_t to) const {
  if (!may_hold("joiner-with")) return false;
  bool with = false;
  for (std::size_t i = 0; i < to; ++i) {
    with = with || is(i, "joiner-with");
    if (i > from && is(i, ids_.strong) && !is(i, "joiner-with")) return false;
  }
  return with && to > 0 && after_preposition_at(to);
}

bool SentenceView::estimates(std::size_t figure_item) const {
  const Entry* verb = figure_item > 0 && is(figure_item - 1, ids_.level_verb) ? entry_of(language_, scan_.items[figure_item - 1], "level-verb") : nullptr;
  if (verb) return verb->flag("estimate");
  // "puts this year's harvest at 52 million tons"
  constexpr std::size_t kNear = 12;
  if (!may_hold("estimate-verb") || figure_item == 0 || !is(figure_item - 1, ids_.preposition)) return false;
  for (std::size_t i = figure_item - 1, steps = 0; i-- > 0 && steps < kNear; ++steps) {
    if (is(i, "estimate-verb")) return true;
    if (scan_.items[i].type == ItemType::figure || is(i, ids_.strong)) return false;
  }
  return false;
}

bool SentenceView::foretold(std::size_t modal) const {
  for (std::size_t i = modal; i-- > 0;) {
    const Entry* entry = is(i, ids_.modal) ? entry_of(language_, scan_.items[i], "modal") : nullptr;
    if (entry && entry->text("modality") == "forecast") return true;
  }
  return false;
}

Modality SentenceView::modality(std::size_t figure_item) const {
  if (!has(SentenceClasses::kUnsure)) return Modality::stated;
  if (negated(figure_item) || set_against(figure_item)) return Modality::denied;
  const auto& items = scan_.items;
  int distance = 0;
  for (std::size_t i = figure_item; i-- > 0 && distance < 14; ++distance) {
    // "if it is compared to October": only a way to say what with.
    // "the 110,000 expected, and unemployment rose to 4.2%": behind its figure it says nothing of the next.
    const bool of_figure = i > 0 && scan_.items[i - 1].type == ItemType::figure && i + 1 < items.size() && (is(i + 1, ids_.weak) || is(i + 1, ids_.preposition)) && !is(i + 1, "infinitive");
    // "dipped more than expected to 31%", "far exceeding forecasts, and the rate fell to 6.9%": it says nothing of these.
    const bool beside_it = i > 0 && (((is(i - 1, ids_.comparison) || is(i - 1, "hedge")) && i + 1 < items.size() && (items[i + 1].type != ItemType::figure || items[i].span.of(text_).find(' ') != std::string_view::npos) && !is(i + 1, ids_.joiner_of)) || (i + 2 < items.size() && is_sign(i + 1, ",") && is(i + 2, ids_.conjunction)));
    const bool goes_there = i + 1 < items.size() && is(i, ids_.place_role) && is(i + 1, ids_.place);  // "212 tonnes going to Spain"
    // "48% back the plan and 37% oppose it": a thing that is told of, and behind its conjunction another statement.
    const bool told_of = i > 0 && i + 2 == figure_item && is(i + 1, ids_.conjunction) && is(i - 1, ids_.article);
    if (is(i, ids_.modal) && !told_of && !goes_there && !planned_as_adjective(i) && !leads_to_comparison(i) && !of_figure && !beside_it) {
      if (const Entry* modal = entry_of(language_, items[i], "modal")) {
        const auto said = from_name<Modality>(modal->text("modality")).value_or(Modality::stated);
        // "The ministry predicted that output would slip"
        return said == Modality::hypothetical && foretold(i) ? Modality::forecast : said;
      }
    }
    if (is(i, ids_.negation)) {
      const Entry* no = entry_of(language_, items[i], "negation");
      if (no && no->flag("denial")) return Modality::denied;
    }
    if (is(i, ids_.strong) || is_sign(i, ":") || (items[i].type == ItemType::sign && is(i, ids_.dash))) break;
    if (items[i].type == ItemType::figure && distance > 4) break;
  }
  // "44 companies will be licensed": the figure is in the subject.
  for (std::size_t i = figure_item + 1; i < std::min(items.size(), figure_item + 6); ++i) {
    if (is(i, ids_.modal) && i + 1 < items.size() && is(i + 1, ids_.auxiliary))
      if (const Entry* modal = entry_of(language_, items[i], "modal")) return from_name<Modality>(modal->text("modality")).value_or(Modality::stated);
    if (items[i].type != ItemType::unknown_word && !is(i, ids_.word) && !is(i, ids_.product) && !is(i, ids_.adjective) && !is(i, ids_.flow)) break;
  }
  return Modality::stated;
}

bool SentenceView::compared(std::size_t item) const {
  if (!has(SentenceClasses::kCompares)) return false;
  for (std::size_t i = item, steps = 0; i-- > 0 && steps < 6; ++steps) {
    // "shipments from Port Hedland in June": what has a name is where they come from.
    // So is what somebody did: "earned $1bn from exporting 3 Mt in May".
    if (is(i, ids_.comparison)) return !(is(i, ids_.place_role) && i + 1 < item && ((!title_case_ && scan_.items[i + 1].capital && scan_.items[i + 1].type == ItemType::unknown_word) || (is(i + 1, ids_.flow) && ids_.flow_of(scan_.items[i + 1])->participle)));
    const ItemType type = scan_.items[i].type;
    const bool passable = is(i, ids_.article) || is(i, ids_.place_role) || is(i, ids_.determiner) || is(i, ids_.flow) || is(i, ids_.adjective) ||
                          is(i, ids_.word) || is(i, ids_.measure_noun) || is(i, ids_.pronoun) || is(i, ids_.auxiliary) || is(i, ids_.preposition) || is(i, ids_.trend_noun);
    const bool name = type == ItemType::unknown_word && scan_.items[i].capital && !title_case_;  // "ahead of Brenta at 9%": another's, of the same time
    if (type == ItemType::figure || !passable || name) return false;
  }
  return false;
}

std::size_t SentenceView::next_figure(std::size_t item) const {
  while (item < scan_.items.size() && scan_.items[item].type != ItemType::figure) ++item;
  return item;
}

bool SentenceView::share_verb_before(std::size_t figure_item) const {
  for (std::size_t i = figure_item, steps = 0; i-- > 0 && steps < 5; ++steps) {
    if (scan_.items[i].type == ItemType::figure || is(i, ids_.weak)) return false;
    if (!is(i, ids_.level_verb)) continue;
    const Entry* verb = entry_of(language_, scan_.items[i], "level-verb");
    return verb && (verb->text("sense") == "share" || verb->text("sense") == "supply");
  }
  return false;
}

bool SentenceView::pronoun_before(std::size_t figure_item) const {
  // "The country produces 70% of the world's cobalt"
  if (figure_item > 2 && is(0, ids_.article) && is(1, "place-anaphor") && !is(2, ids_.possessive)) return true;
  for (std::size_t i = 0; i < std::min<std::size_t>(figure_item, 4) && !is(i, ids_.place); ++i)
    if ((is(i, ids_.pronoun) || is(i, ids_.determiner)) && !(i + 1 < scan_.items.size() && is(i + 1, ids_.place))) return true;  // but "the Congo"
  // "With 13,000 tonnes, it had slipped behind": the subject stands after what leads in.
  if (figure_item > 2 || scan_.items.empty() || !is(0, ids_.preposition)) return false;
  for (std::size_t i = figure_item + 1; i + 1 < scan_.items.size(); ++i) {
    if (is(i, ids_.place) || is(i, ids_.verb)) return false;
    if (scan_.items[i].span.of(text_) == "," && is(i + 1, ids_.pronoun)) return true;
  }
  return false;
}

bool SentenceView::told_of_it(std::size_t figure_item) const {
  if (scan_.items.empty() || !is(0, ids_.pronoun) || is(0, ids_.relative)) return false;
  std::size_t verb = 1;
  while (verb < figure_item && is(verb, ids_.adverb)) ++verb;
  if (verb >= figure_item || !(is(verb, ids_.verb) || is(verb, ids_.auxiliary) || is(verb, ids_.level_verb) || is(verb, ids_.trend_verb) || is(verb, ids_.receive) || is(verb, ids_.flow) || is(verb, ids_.word))) return false;
  return std::ranges::none_of(places_, [&](const PlaceMention& p) { return p.item < figure_item; });
}

bool SentenceView::takes_up(std::size_t figure_item) const {
  std::size_t i = 0;
  const auto count = scan_.items.size();
  if (i < count && is(i, ids_.pronoun)) {
    ++i;
  } else {
    while (i < count && (is(i, ids_.article) || is(i, ids_.determiner))) ++i;
    if (i == 0 || i >= count || !is(i, ids_.anaphor)) return false;
    ++i;
  }
  return i < figure_item && is(i, ids_.auxiliary);
}

bool SentenceView::noun_after(std::size_t item) const {
  if (item + 1 >= scan_.items.size()) return false;
  return is(item + 1, ids_.word) || is(item + 1, ids_.product) || is(item + 1, ids_.adjective) || is(item + 1, ids_.trend_comparative);
}

bool SentenceView::after_preposition(std::size_t item) const {
  const auto* role = item > 0 && is(item - 1, ids_.place_role) ? entry_of(language_, scan_.items[item - 1], "place-role") : nullptr;
  return role && (role->text("role") == "to" || role->text("role") == "from");
}

bool SentenceView::after_preposition_at(std::size_t item) const {
  const auto* role = item > 0 && is(item - 1, ids_.place_role) ? entry_of(language_, scan_.items[item - 1], "place-role") : nullptr;
  return role && (role->text("role") == "to" || role->text("role") == "in");
}

std::optional<std::size_t> SentenceView::day_of_move() const {
  constexpr std::size_t kNear = 4;
  if (scan_.periods.empty() || !has(SentenceClasses::kWeekday)) return std::nullopt;
  for (std::size_t i = 0; i < scan_.items.size(); ++i) {
    if (scan_.items[i].type != ItemType::period || !is(i, "weekday-period")) continue;
    bool moves = false, tells = false;
    for (std::size_t k = i < kNear ? 0 : i - kNear; k < i; ++k) moves = moves || is(k, ids_.trend_verb);
    for (std::size_t k = i < 3 ? 0 : i - 3; k < std::min(scan_.items.size(), i + 3); ++k) tells = tells || is(k, ids_.attribution) || is(k, ids_.source);
    if (moves && !tells) return i;
  }
  return std::nullopt;
}

bool SentenceView::excludes(std::size_t figure_item) const {
  if (!has(SentenceClasses::kExcludes)) return false;
  for (std::size_t i = figure_item; i-- > 0;) {
    if (scan_.items[i].type == ItemType::figure || is(i, ids_.strong)) return false;
    if (!is(i, ids_.exclusion) || aside(i, figure_item)) continue;  // "Core inflation, which leaves out food, …": it has a name
    // What is left out must be named: "excluding food", not "without delay", nor "steel bar and wire rod".
    if (is(i + 1, ids_.conjunction)) continue;
    for (std::size_t k = i + 1; k < std::min(figure_item, i + 4); ++k)
      if (is(k, ids_.product)) return true;
  }
  return false;
}

bool SentenceView::told_between(std::size_t from, std::size_t to) const {
  if (!has(SentenceClasses::kSaid)) return false;
  for (std::size_t i = from + 1; i < to; ++i)
    if (is(i, ids_.attribution)) return true;
  return false;
}

// "stocks of distillates, including diesel and heating oil, fell": parts that are only named.
bool SentenceView::named_as_part(std::size_t item, std::size_t outside) const {
  std::size_t lead = item;
  while (lead > 1 && !is(lead, "part-lead")) {
    if (scan_.items[lead].type == ItemType::figure || (skeleton_ && skeleton_->in_verb(lead))) return false;
    --lead;
  }
  if (lead <= 1 || !skeleton_) return false;
  // "imports of goods including oil, coal and ore rose": without a comma the list ends with the verb.
  const bool parted = is_sign(lead - 1, ",") || is(lead - 1, ids_.dash);
  for (std::size_t close = item + 1; close + 1 < outside && scan_.items[close].type != ItemType::figure; ++close) {
    if (!parted && skeleton_->in_verb(close)) return true;
    if (!parted || !(is_sign(close, ",") || is(close, ids_.dash))) continue;
    const std::size_t verb = is(close + 1, ids_.adverb) && close + 2 < outside ? close + 2 : close + 1;
    if (skeleton_->in_verb(verb)) return true;
  }
  return false;
}

bool SentenceView::aside(std::size_t item, std::size_t outside) const {
  if (may_hold("part-lead") && named_as_part(item, outside)) return true;
  if (!has(SentenceClasses::kRelates)) return false;
  const auto sign = [&](std::size_t i, std::string_view wanted) { return scan_.items[i].span.of(text_) == wanted; };
  bool opened = false;
  for (std::size_t i = item; i-- > 0 && !opened;) {
    if (scan_.items[i].type == ItemType::figure) return false;
    if (sign(i, ",")) {
      if (i + 1 < scan_.items.size() && is(i + 1, ids_.relative)) opened = true;
      else if (verb_between(i + 1, item)) return false;  // else a comma of a list: "which go into motors, loudspeakers and weapons"
    }
  }
  if (!opened) return false;
  for (std::size_t i = item + 1; i < outside; ++i) {
    if (scan_.items[i].type == ItemType::figure) return false;
    if (sign(i, ",")) return true;
  }
  return false;
}

std::size_t SentenceView::past_aside(std::size_t item) const {
  const auto& items = scan_.items;
  if (item + 2 >= items.size() || !is_sign(item + 1, ",") || !is(item + 2, ids_.relative)) return item;
  for (std::size_t i = item + 3; i < items.size() && items[i].type != ItemType::figure; ++i)
    if (is_sign(i, ",")) return i;
  return item;
}

const Entry* SentenceView::change_rate(std::size_t figure_item) const {
  if (!has(SentenceClasses::kRate)) return nullptr;
  for (std::size_t i = figure_item, steps = 0; i-- > 0 && steps < 14; ++steps) {
    if (is(i, ids_.strong)) break;
    if (is(i, ids_.change_rate)) return entry_of(language_, scan_.items[i], "change-rate");
    // "inflation in Poland": the product lexicon knows the word as well
  }
  if (figure_item + 1 < scan_.items.size() && is(figure_item + 1, ids_.change_rate)) return entry_of(language_, scan_.items[figure_item + 1], "change-rate");
  return nullptr;
}

Direction SentenceView::direction_of_rate(std::size_t figure_item) const {
  if (const Entry* rate = change_rate(figure_item); rate && !rate->text("direction").empty()) return from_name<Direction>(rate->text("direction")).value_or(Direction::up);
  for (std::size_t i = figure_item; i-- > 0 && !is(i, ids_.strong) && scan_.items[i].type != ItemType::sign && scan_.items[i].type != ItemType::figure;) {
    if (!is(i, ids_.trend_noun)) continue;
    const Entry* noun = entry_of(language_, scan_.items[i], "trend-noun");
    std::size_t first = i;
    while (first > 0 && (is(first - 1, ids_.article) || is(first - 1, ids_.determiner) || is(first - 1, ids_.adjective) || is(first - 1, ids_.base_adj))) --first;
    const bool leads = first == 0 || is(first - 1, ids_.strong) || scan_.items[first - 1].type == ItemType::sign;
    if (leads && noun) return from_name<Direction>(noun->text("direction")).value_or(Direction::up);
  }
  return Direction::up;
}

std::string SentenceView::attribution() const {
  if (!has(SentenceClasses::kSource) || !has(SentenceClasses::kSaid)) return {};
  bool attributed = false;
  const Entry* source = nullptr;
  for (std::size_t i = 0; i < scan_.items.size(); ++i) {
    if (is(i, ids_.attribution)) attributed = true;
    if (!source && is(i, ids_.source)) source = entry_of(language_, scan_.items[i], "source");
  }
  return attributed && source ? std::string(source->text("name")) : std::string();
}

bool SentenceView::only_links(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < to; ++i)
    if (!is(i, ids_.place_role) && !is(i, ids_.article) && !is(i, ids_.determiner) && !is(i, ids_.trend_noun) && !is(i, ids_.adjective) && !is(i, ids_.base_adj) &&
        !is(i, ids_.base_step) && !is(i, ids_.preposition) && !is(i, ids_.hyphen) && !(is(i, ids_.anaphor) && i + 1 < to && is(i + 1, ids_.joiner_of)))
      return false;
  return true;
}

bool SentenceView::straight_on(std::size_t from, std::size_t to, bool in_other_words) const {
  for (std::size_t i = from + 1; i < to; ++i)
    if (!(in_other_words && is(i, "conjunction") && !is(i, "joiner-and")) && (is(i, ids_.auxiliary) || is_sign(i, ";") || is_sign(i, ".") || is(i, "clause-strong") || is(i, "conjunction") || (skeleton_ && skeleton_->in_verb(i)))) return false;
  return true;
}

bool SentenceView::counted_for_itself(std::size_t noun) const {
  const Entry* actor = entry_of(language_, scan_.items[noun], "actor-noun");
  return actor && actor->flag("own");
}

Direction SentenceView::moved_to(std::size_t figure_item) const { return moved_by("to", figure_item); }
Direction SentenceView::moved_from(std::size_t figure_item) const {
  const Entry* up_or_down = figure_item > 1 ? entry(figure_item - 2, "trend-comparative") : nullptr;  // "a rise of 14%, up from 233,600"
  return up_or_down ? from_name<Direction>(up_or_down->text("direction")).value_or(Direction::none) : moved_by("from", figure_item);
}

bool SentenceView::reached_from(std::size_t start, std::size_t reached) const {
  const Entry* role = reached > start + 1 ? entry(reached - 1, "place-role") : nullptr;
  return role && role->text("role") == "to" && straight_to(start, reached);
}

Direction SentenceView::moved_by(std::string_view preposition, std::size_t figure_item) const {
  const Entry* role = figure_item > 1 ? entry(figure_item - 1, "place-role") : nullptr;
  if (!role || role->text("role") != preposition) return Direction::none;
  std::size_t verb = figure_item - 2;
  while (verb > 0 && is(verb, ids_.adverb)) --verb;
  const Entry* moves = is(verb, ids_.trend_verb) ? entry(verb, "trend-verb") : nullptr;
  if (!moves || moves->flag("judges")) return Direction::none;
  return from_name<Direction>(moves->text("direction")).value_or(Direction::none);
}

Direction SentenceView::moved_since(std::size_t figure_item) const {
  const Entry* role = figure_item > 2 ? entry(figure_item - 1, "place-role") : nullptr;
  if (!role || role->text("role") != "from") return Direction::none;
  const std::size_t way_item = figure_item > 3 && is(figure_item - 2, "adverb") ? figure_item - 3 : figure_item - 2;  // "up (slightly) from"
  if (way_item == 0 || !is(way_item, ids_.trend_comparative)) return Direction::none;
  // Right behind what it went to: "990 tonnes, up from", "990 tonnes (up from", "990 tonnes in 2024, up from".
  const Item& before = scan_.items[way_item - 1];
  const bool beside = is_sign(way_item - 1, ",") || is_sign(way_item - 1, "(") || before.type == ItemType::period || before.type == ItemType::figure;
  const Entry* way = beside ? entry_of(language_, scan_.items[way_item], "trend-comparative") : nullptr;
  return way ? from_name<Direction>(way->text("direction")).value_or(Direction::none) : Direction::none;
}

bool SentenceView::straight_to(std::size_t from, std::size_t to) const {
  for (std::size_t i = from + 1; i < to; ++i)
    if (scan_.items[i].type == ItemType::sign || is(i, ids_.trend_comparative) || is(i, ids_.trend_noun) || is(i, ids_.strong) || is(i, ids_.weak) || verb_between(i, i + 1)) return false;
  return true;
}

bool SentenceView::only_figures(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < to; ++i)
    if (scan_.items[i].type != ItemType::figure && !is(i, ids_.joiner_of) && !is(i, ids_.pronoun) && !is(i, ids_.article) && !is(i, ids_.determiner) && !is(i, ids_.conjunction) && !is(i, "anaphor") && !is(i, "pointing") && !is_sign(i, ",") && !is_sign(i, "(") && !is_sign(i, ")")) return false;
  return true;
}

bool SentenceView::only_led_into(std::size_t figure_item, std::size_t noun) const {
  bool led = false;
  for (std::size_t i = figure_item + 1; i < noun; ++i) {
    if (is(i, ids_.article) || is(i, ids_.determiner) || is(i, ids_.adjective)) continue;
    if (!is(i, "goal-preposition")) return false;
    led = true;
  }
  return led;
}

bool SentenceView::ends_in_past(std::size_t item) const {
  const std::string_view word = scan_.items[item].span.of(text_);
  return ids_.past_suffixes.end(word, 3);
}

bool SentenceView::ends_as_participle(std::size_t item) const { return ends_with_any(scan_.items[item].span.of(text_), ids_.participle_suffixes); }

bool SentenceView::begins_in_past(std::size_t item) const {
  const std::string_view words = scan_.items[item].span.of(text_);
  return ids_.past_suffixes.end(words.substr(0, words.find(' ')), 3);
}

bool SentenceView::told_in_clause(std::size_t from, std::size_t to) const {
  if (!may_hold(ids_.relative)) return false;
  std::size_t i = from + 1;
  while (i < to && !is(i, ids_.relative)) ++i;
  // "$240,000 that was reported in the third quarter of 2017": what was done with the figure itself then.
  std::size_t act = i + 1;
  while (act < to && (is(act, ids_.auxiliary) || is(act, ids_.adverb))) ++act;
  if (act > i + 1 && act + 2 == to && ends_in_past(act) && is(act + 1, ids_.preposition)) return false;
  int verbs = 0;
  for (++i; i < to; ++i)
    if (is(i, ids_.preposition) && i + 1 == to && ends_in_past(i - 1)) verbs += 2;  // "imposed in March"
    else if (!is(i, ids_.auxiliary) && (verb_between(i, i + 1) || is(i, ids_.flow)) && !is(i, ids_.trend_noun)) ++verbs;
  return verbs >= 2;
}

bool SentenceView::heads_figure(std::size_t place, std::size_t figure_item) const {
  std::size_t next = place + 1;
  while (next < figure_item && is(next, ids_.adverb)) ++next;  // "China just 98,000"
  if (next + 2 == figure_item && is_sign(next, ",") && is(next + 1, ids_.place_role)) ++next;  // "in France, at 21.8%"
  if (next + 1 < figure_item) return false;
  if (next == figure_item) return true;
  const Entry* role = is(next, ids_.place_role) ? entry_of(language_, scan_.items[next], "place-role") : nullptr;
  return is_sign(next, "(") || is_sign(next, ":") || is(next, ids_.dash) || is(next, ids_.hyphen) || (role && !is(next, ids_.conjunction) && (role->text("role") == "with" || role->text("role") == "in"));
}

bool SentenceView::acts_between(std::size_t from, std::size_t to) const {
  for (std::size_t i = from + 1; i < to; ++i)
    if (!is(i, ids_.attribution) && verb_between(i, i + 1)) return true;
  return false;
}

bool SentenceView::perfect_between(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i + 1 < to; ++i)
    if (is(i, ids_.auxiliary) && is(i, "present") && !is(i, ids_.copula) && (is(i + 1, ids_.trend_verb) || is(i + 1, ids_.verb) || ends_in_past(i + 1))) return true;
  return false;
}

bool SentenceView::gapped_verb(std::size_t told, std::size_t figure_item) const {
  const std::size_t next = next_figure(figure_item + 1);
  return borders(told, figure_item).strong == 1 && next == figure_item + 2 && after_preposition_at(next) && !verb_between(told + 1, figure_item) && is(figure_item + 1, ids_.place_role);
}

bool SentenceView::verb_between(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < to; ++i)
    if (is(i, ids_.verb) || is(i, ids_.auxiliary) || is(i, ids_.trend_verb) || is(i, ids_.level_verb) || is(i, ids_.modal) || is(i, ids_.multiple_verb)) return true;
  return false;
}

}  // namespace assay
