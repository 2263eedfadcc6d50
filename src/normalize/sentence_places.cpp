// SentenceView: what the words tell of places: who receives, who is a partner, what is of all the world.
#include <algorithm>

#include "normalize/sentence_classes.h"
#include "normalize/sentence_view.h"

namespace assay {

bool SentenceView::received(std::size_t place, std::size_t figure) const {
  if (!has(SentenceClasses::kReceives)) return false;
  for (std::size_t i = place + 1; i < figure; ++i) {
    if (is(i, ids_.receive)) return true;
    if (is(i, ids_.strong) || scan_.items[i].type == ItemType::figure || is(i, ids_.place)) return false;
  }
  return false;
}

bool SentenceView::sent(std::size_t place, std::size_t figure) const {
  if (!may_hold("send-verb")) return false;
  for (std::size_t i = place + 1; i < figure && !is(i, ids_.strong) && !is(i, ids_.place); ++i)
    if (is(i, "send-verb")) return true;
  return false;
}

const PlaceMention* SentenceView::subject_place(std::size_t figure) const {
  const Clause* clause = skeleton_ ? skeleton_->clause_of(figure) : nullptr;
  if (!clause || !clause->subject || clause->passive || clause->subject->last >= figure) return nullptr;
  const auto place = std::ranges::find(places_, clause->subject->last, &PlaceMention::item);
  return place == places_.end() || (place->role != PlaceRole::none && place->role != PlaceRole::in) ? nullptr : &*place;
}

const PlaceMention* SentenceView::moves_flow(const Topic& topic) const {
  if (!may_hold(ids_.trend_verb) || topic.first < 2 || topic.verb) return nullptr;
  bool moved = false;
  for (std::size_t i = topic.first; i-- > 0;) {
    if (is(i, ids_.trend_verb)) {
      moved = true;
    } else if (is(i, ids_.place)) {
      const auto place = std::ranges::find(places_, i, &PlaceMention::item);
      return moved && place != places_.end() && !place->region &&
                     (place->role == PlaceRole::none || place->role == PlaceRole::in)
                 ? &*place
                 : nullptr;
    } else if (!is(i, ids_.adverb) && !is(i, ids_.auxiliary) && !is(i, ids_.article) &&
               !is(i, "possessive-determiner") && !is(i, ids_.adjective)) {
      // "Iran was second, having increased imports by 5%"
      const PlaceMention* subject = moved && is_sign(i, ",") ? subject_place(i > 0 ? i - 1 : 0) : nullptr;
      return subject && !subject->region && subject->role == PlaceRole::none ? subject : nullptr;
    }
  }
  return nullptr;
}

const PlaceMention* SentenceView::named_before_rank(std::size_t figure) const {
  std::size_t i = figure;
  while (i > 0 && (is(i - 1, ids_.article) || is(i - 1, ids_.possessive) || is(i - 1, ids_.world) ||
                   (is(i - 1, ids_.place) && is(i, ids_.possessive)))) --i;
  const auto place = i > 1 && is_sign(i - 1, ",") ? std::ranges::find(places_, i - 2, &PlaceMention::item) : places_.end();
  return place == places_.end() ? nullptr : &*place;
}

const PlaceMention* SentenceView::subject_after_with(std::size_t figure) const {
  if (!is(0, "joiner-with")) return nullptr;
  std::size_t comma = 1;
  while (comma < scan_.items.size() && !is_sign(comma, ",")) ++comma;
  if (comma < figure || comma + 1 >= scan_.items.size()) return nullptr;
  const std::size_t head = comma + 1 + (is(comma + 1, ids_.article) ? 1 : 0);
  const auto place = std::ranges::find(places_, head, &PlaceMention::item);
  return place == places_.end() || place->role != PlaceRole::none ? nullptr : &*place;
}

bool SentenceView::bracket_behind(std::size_t place, std::size_t figure) const {
  if (place + 1 >= figure || !is_sign(place + 1, "(")) return false;
  for (std::size_t i = place + 2; i < figure; ++i)
    if (!is(i, ids_.trend_comparative) && !is(i, ids_.adverb)) return false;
  return true;
}

bool SentenceView::partner_taken_up(std::size_t figure, PlaceRole wanted) const { return may_hold("place-anaphor") && led_in_by_role("place-anaphor", "article", figure, wanted); }

bool SentenceView::group_taken_up(std::size_t figure, PlaceRole wanted) const { return may_hold("group-anaphor") && led_in_by_role("group-anaphor", "pointing", figure, wanted); }

bool SentenceView::led_in_by_role(AskedClass noun, AskedClass determiner, std::size_t figure, PlaceRole wanted) const {
  for (std::size_t i = 2; i < scan_.items.size(); ++i) {
    if (!is(i, noun) || !(is(i - 1, determiner) || is(i - 1, ids_.determiner)) || (i + 1 < scan_.items.size() && is(i + 1, ids_.possessive))) continue;
    const Entry* role = is(i - 2, ids_.place_role) ? entry_of(language_, scan_.items[i - 2], "place-role") : nullptr;
    if (role && role->text("role") == (wanted == PlaceRole::to ? "to" : "from") && borders(i, figure).strong == 0) return true;
  }
  return false;
}

bool SentenceView::receiver(std::size_t figure) const {
  return std::ranges::any_of(places_, [&](const PlaceMention& p) { return p.item < figure && received(p.item, figure); });
}

bool SentenceView::received_by_it(std::size_t figure_item) const {
  if (!told_of_it(figure_item)) return false;
  for (std::size_t i = 1; i < figure_item && scan_.items[i].type != ItemType::figure; ++i)
    if (is(i, ids_.receive)) return true;
  return false;
}

bool SentenceView::abroad() const { return has(SentenceClasses::kForeign); }

bool SentenceView::world_before(std::size_t figure_item) const {
  if (!has(SentenceClasses::kWorld)) return false;
  if (world_heads() && borders(0, figure_item).strong == 0) return true;
  for (std::size_t i = figure_item; i-- > 0;) {
    if (scan_.items[i].type == ItemType::figure || is(i, ids_.strong) || is(i, ids_.relative)) return false;
    if (is(i, ids_.world)) return !rest_of_world(i);
  }
  return false;
}

bool SentenceView::rest_of_world(std::size_t world) const {
  const std::size_t of = world > 0 && is(world - 1, ids_.article) ? world - 2 : world - 1;
  const Entry* noun = of > 0 && of < world && is(of, ids_.joiner_of) && is(of - 1, ids_.anaphor) ? entry(of - 1, "anaphor") : nullptr;
  return noun && !noun->flag("sum");
}

bool SentenceView::world_heads() const { return scan_.items.size() > 1 && is(0, ids_.world) && is_sign(1, ","); }

const Entry* SentenceView::partner_noun(std::size_t figure_item) const {
  if (!may_hold("partner-noun")) return nullptr;
  // "ranked first among Turkey's buyers"
  const bool among = figure_item + 1 < scan_.items.size() && is(figure_item + 1, ids_.preposition) &&
                     !is(figure_item + 1, ids_.joiner_of);
  for (std::size_t i = figure_item + (among ? 2 : 1); i < std::min(scan_.items.size(), figure_item + (among ? 7 : 5)); ++i) {
    if (is(i, ids_.partner)) return entry_of(language_, scan_.items[i], "partner-noun");
    if (among && (is(i, ids_.possessive) || is(i, ids_.article))) continue;
    if (!is(i, ids_.word) && !is(i, ids_.adjective) && !is(i, ids_.hyphen) && !is(i, ids_.place) && !is(i, ids_.flow) && !is(i, ids_.product)) break;
  }
  return nullptr;
}

bool SentenceView::names_unknown_place() const {
  if (title_case_) return false;
  for (std::size_t i = 1; i < scan_.items.size(); ++i) {
    const Entry* role = is(i - 1, ids_.place_role) ? entry_of(language_, scan_.items[i - 1], "place-role") : nullptr;
    if (role && role->text("role") == "in" && is(i, ids_.cap) && scan_.items[i].type == ItemType::unknown_word) return true;
  }
  return false;
}

bool SentenceView::told_by_world_body() const {
  if (!has(SentenceClasses::kSource)) return false;
  for (std::size_t i = 0; i < scan_.items.size(); ++i)
    if (const Entry* source = is(i, ids_.source) ? entry_of(language_, scan_.items[i], "source") : nullptr; source && source->text("place") == kWorld) return true;
  return false;
}

bool SentenceView::tells_central_bank() const {
  if (!has(SentenceClasses::kSource)) return false;
  for (std::size_t i = 0; i < scan_.items.size(); ++i)
    if (const Entry* source = is(i, ids_.source) ? entry_of(language_, scan_.items[i], "source") : nullptr; source && source->text("kind") == "central-bank") return true;
  return false;
}

std::string SentenceView::home_of_source() const {
  if (!has(SentenceClasses::kSource)) return "";
  for (std::size_t i = 0; i < scan_.items.size(); ++i)
    if (const Entry* source = is(i, ids_.source) ? entry_of(language_, scan_.items[i], "source") : nullptr; source && source->flag("home")) return std::string(source->text("place"));
  return "";
}

// "…, Brazil's trade ministry said", "Chinese customs data show": who counts at home.
std::string SentenceView::home_of_teller() const {
  constexpr std::size_t kNear = 3;  // "China's General Administration", "Brazil's trade ministry"
  if (!has(SentenceClasses::kSource)) return "";
  for (const PlaceMention& p : places_) {
    if (p.region || p.role == PlaceRole::to || p.role == PlaceRole::from || p.code == kWorld) continue;
    for (std::size_t i = p.item + 1; i < std::min(scan_.items.size(), p.item + 1 + kNear); ++i) {
      if (is(i, ids_.source)) return std::string(p.code);
      if (!is(i, ids_.possessive) && !is(i, ids_.word) && !is(i, ids_.adjective)) break;
    }
  }
  return home_of_source();
}

bool SentenceView::shared_by_places(std::size_t figure_item) const {
  const auto& items = scan_.items;
  const auto country = [&](std::size_t from, std::size_t to) {
    return std::ranges::any_of(places_, [&](const PlaceMention& p) { return !p.region && p.item >= from && p.item < to; });
  };
  if (country(0, figure_item)) return false;
  const std::size_t next = next_figure(figure_item + 1);
  // "Of the 290,000 tonnes that were mined, 220,000 came from the Congo"
  std::size_t head = 1;
  while (head < figure_item && (is(head, ids_.article) || is(head, ids_.adjective) || is(head, ids_.determiner))) ++head;
  if (is(0, ids_.joiner_of) && head == figure_item) return next < items.size() && !country(figure_item, next > 1 ? next - 1 : next) && country(next, items.size());
  // "980 million tonnes at the end of the year, of which Chile had 190 million"
  for (std::size_t i = figure_item + 1; i + 1 < next && next < items.size(); ++i)
    if (is(i, ids_.joiner_of) && is(i + 1, ids_.relative)) return !country(figure_item, i) && country(i, next);
  return false;
}

bool SentenceView::links_list(std::size_t i) const { return is_sign(i, ",") || is(i, ids_.conjunction) || is(i, ids_.article); }

const PlaceMention* SentenceView::owner_before(std::size_t figure_item) const {
  std::size_t i = figure_item;
  while (i > 0 && (is(i - 1, ids_.adjective) || is(i - 1, ids_.adverb))) --i;
  if (i < 2 || !is(i - 1, ids_.possessive)) return nullptr;
  const auto owner = std::ranges::find(places_, i - 2, &PlaceMention::item);
  return owner == places_.end() ? nullptr : &*owner;
}

const PlaceMention* SentenceView::owner_of_partner() const {
  // "China remained the top importer of Vietnamese rice"
  const auto agent = [&](std::size_t i) {
    return is(i, ids_.flow) && ids_.flow_of(scan_.items[i])->agent &&
           ids_.flow_of(scan_.items[i])->trade;
  };
  for (const PlaceMention& p : places_) {
    if (p.region || p.item < 3 || !is(p.item - 1, ids_.joiner_of) ||
        !(agent(p.item - 2) || is(p.item - 2, ids_.partner)) ||
        (p.item + 1 < scan_.items.size() && is(p.item + 1, ids_.flow)))
      continue;
    // "The five biggest buyers of Russian grain"
    if (places_.size() == 1 && (is(p.item - 3, "rank-figure") || (p.item > 4 && is(p.item - 4, "rank-figure")))) return &p;
    if (std::ranges::any_of(places_, [&](const PlaceMention& q) {
          return q.item + 3 < p.item && q.code != p.code && borders(q.item, p.item).strong == 0 &&
                 verb_between(q.item + 1, p.item - 2);
        }))
      return &p;
  }
  for (std::size_t i = 2; i < scan_.items.size(); ++i) {
    if (!is(i, ids_.partner) && !agent(i)) continue;
    std::size_t begin = i;
    bool ranked = false;  // "Russia's largest grain importer"
    while (begin > 0 &&
           (is(begin - 1, ids_.adjective) || is(begin - 1, ids_.word) || is(begin - 1, ids_.hyphen) ||
            is(begin - 1, "rank-figure") || (agent(i) && is(begin - 1, ids_.product))) &&
           !is(begin - 1, ids_.possessive)) {
      --begin;
      ranked = ranked || is(begin, "rank-figure");
    }
    if (begin < 2 || !is(begin - 1, ids_.possessive) || !(ranked || is(i, ids_.partner))) continue;
    const auto owner = std::ranges::find(places_, begin - 2, &PlaceMention::item);
    if (owner != places_.end() && !owner->region && owner->code != kWorld) return &*owner;
  }
  return nullptr;
}

std::vector<const PlaceMention*> SentenceView::places_of_each(std::size_t figure_item) const {
  constexpr std::size_t kNear = 3, kFar = 8;  // "had", "took in"; "each held copper reserves of"
  const auto& items = scan_.items;
  if (places_.size() < 2) return {};
  std::vector<const PlaceMention*> run;
  for (const PlaceMention& p : places_) {
    if (p.item >= figure_item) break;
    bool goes_on = !run.empty();
    for (std::size_t i = goes_on ? run.back()->item + 1 : p.item; i < p.item; ++i) goes_on = goes_on && links_list(i);
    if (!goes_on) run.clear();
    run.push_back(&p);
  }
  if (run.size() < 2) return {};
  const std::size_t last = run.back()->item;
  const bool behind = figure_item + 1 < items.size() && is(figure_item + 1, "distributive") && figure_item - last <= kNear;
  const bool before = is(last + 1, "distributive") && figure_item - last <= kFar && borders(last, figure_item).strong == 0;
  const auto figure = [](const Item& i) { return i.type == ItemType::figure; };
  if ((!behind && !before) || std::any_of(items.begin() + static_cast<std::ptrdiff_t>(last), items.begin() + static_cast<std::ptrdiff_t>(figure_item), figure)) return {};
  return run;
}

const PlaceMention* SentenceView::partner_behind(std::size_t figure_item) const {
  for (const PlaceMention& p : places_) {
    if (p.item <= figure_item) continue;
    const bool led = p.role == PlaceRole::to || p.role == PlaceRole::from;
    const auto between = borders(figure_item, p.item);
    return led && between.strong + between.weak == 0 && next_figure(figure_item + 1) > p.item ? &p : nullptr;
  }
  return nullptr;
}

bool SentenceView::own_place(std::size_t before, std::size_t figure_item) const {
  return std::ranges::any_of(places_, [&](const PlaceMention& p) { return !p.region && p.item > before && p.item < figure_item && heads_figure(p.item, figure_item) && !acts_between(before, p.item); });
}

const PlaceMention* SentenceView::owner_of_good(Span phrase) const {
  const auto [first, last] = items_in(phrase);
  if (first > last) return nullptr;
  const auto owner = std::ranges::find_if(places_, [&](const PlaceMention& p) { return p.item >= first && p.item < last; });
  return owner == places_.end() ? nullptr : &*owner;
}

const PlaceMention* SentenceView::supplied(std::size_t figure_item) const {
  if (figure_item < 3 || !is(figure_item - 1, "joiner-with")) return nullptr;
  const auto taker = std::ranges::find(places_, figure_item - 2, &PlaceMention::item);
  return taker != places_.end() && taker->item > 0 && is(taker->item - 1, "supply-verb") ? &*taker : nullptr;
}

bool SentenceView::of_part_behind(std::size_t figure_item, const PlaceMention& place) const {
  for (std::size_t part = next_figure(figure_item + 1); part < place.item; part = next_figure(part + 1))
    if (part_of_told(part) || is(part - 1, "part-lead") || of_those_told(figure_item, part)) return true;
  return false;
}

// "Of the 1,200 tonnes that China exported, 212 went to Spain": the first figure is the whole.
bool SentenceView::of_those_told(std::size_t whole, std::size_t part) const {
  if (!is(0, ids_.joiner_of) || next_figure(0) != whole || part <= whole) return false;
  for (std::size_t i = whole + 1; i < part; ++i)
    if (is_sign(i, ",")) return true;
  return false;
}

bool SentenceView::total_behind(std::size_t figure_item) const {
  return figure_item + 1 < scan_.items.size() && is(figure_item + 1, ids_.whole_marker);
}

const PlaceMention* SentenceView::sharer_in(const PlaceMention& whole) const {
  constexpr std::size_t kBefore = 4;  // "China", "'s", "share", "in"
  if (whole.item < kBefore || !is(whole.item - 1, ids_.place_role) || !is(whole.item - 2, ids_.anaphor) || !is(whole.item - 3, ids_.possessive)) return nullptr;
  const auto sharer = std::ranges::find(places_, whole.item - kBefore, &PlaceMention::item);
  return sharer == places_.end() ? nullptr : &*sharer;
}

bool SentenceView::partner_of_part(const PlaceMention& place) const {
  for (std::size_t part = next_figure(0); part < place.item; part = next_figure(part + 1))
    if (partner_behind(part) == &place) return true;
  return false;
}

std::optional<bool> SentenceView::of_the_world(std::size_t figure_item) const {
  if (!has(SentenceClasses::kWorld)) return std::nullopt;
  for (std::size_t i = figure_item; i-- > 0;) {
    if (is(i, ids_.world)) return !rest_of_world(i);
    const bool noun = is(i, ids_.whole_marker) || is(i, ids_.anaphor) || is(i, ids_.product) || is(i, ids_.flow) || is(i, ids_.possessive) || is(i, ids_.measure_noun) || is(i, ids_.adjective) || is(i, ids_.joiner_of);
    if (!noun || is(i, ids_.place) || (skeleton_ && skeleton_->in_verb(i))) return std::nullopt;
  }
  return std::nullopt;
}

bool SentenceView::to_world(std::size_t figure_item) const {
  for (std::size_t i = figure_item + 1; i < scan_.items.size() && !is(i, ids_.strong) && scan_.items[i].type != ItemType::figure; ++i) {
    const Entry* role = is(i, ids_.place_role) ? entry_of(language_, scan_.items[i], "place-role") : nullptr;
    if (!role || role->text("role") != "to") continue;
    while (++i < scan_.items.size() && (is(i, ids_.article) || is(i, ids_.whole_marker) || is(i, ids_.adjective) || is(i, ids_.determiner)))
      if (is(i, ids_.world)) return true;
    return i < scan_.items.size() && is(i, ids_.world);
  }
  return false;
}

bool SentenceView::from_there(std::size_t figure_item) const {
  if (!may_hold("from-there")) return false;
  for (std::size_t i = 0; i < scan_.items.size(); ++i)
    if (is(i, "from-there") && borders(i, figure_item).strong == 0) return true;
  return false;
}

bool SentenceView::comes_from(const PlaceMention& place) const {
  std::size_t i = place.item;
  while (i > 0 && (is(i - 1, ids_.article) || is(i - 1, ids_.adjective) || is(i - 1, ids_.determiner))) --i;
  if (i < 2 || !is(i - 1, ids_.place_role)) return false;
  return skeleton_ && skeleton_->in_verb(i - 2) && !is(i - 2, ids_.trend_verb) && !is(i - 2, ids_.level_verb);
}

bool SentenceView::led_by(const PlaceMention& place) const {
  bool flow = false;
  for (std::size_t i = place.item; i-- > 0 && scan_.items[i].type != ItemType::figure;) {
    flow = flow || is(i, ids_.flow);
    if (is_sign(i, ",")) return flow && verb_between(i + 1, i + 2) && !is(i + 1, ids_.flow) && !is(i + 1, ids_.trend_verb);
  }
  return false;
}

bool SentenceView::circumstance(const PlaceMention& place, std::size_t figure_item, Span subject) const {
  if (place.role != PlaceRole::in) return false;
  if (place.item > figure_item) {
    // "Food went up 3%, and a poor harvest in Peru …": in a clause of its own.
    const auto b = borders(figure_item, place.item);
    return b.strong + b.weak > 0 && place.item > 1 && verb_between(place.item + 1, scan_.items.size()) && next_figure(place.item) < scan_.items.size();
  }
  const auto [first, last] = items_in(subject);
  if (first > last || first <= place.item || first >= figure_item || place.item < 3) return false;
  bool verb = verb_between(place.item + 1, first);
  for (std::size_t i = place.item + 1; i < first; ++i)
    if (const auto* flow = is(i, ids_.flow) ? ids_.flow_of(scan_.items[i]) : nullptr; flow && flow->verb) verb = true;  // "made coffee dearer"
  return verb && !told_between(place.item, first) && borders(place.item, first).strong == 0;
}

bool SentenceView::total_near(std::size_t item) const {
  if (!has(SentenceClasses::kTotal)) return false;
  for (std::size_t i = 0; i < scan_.items.size(); ++i)
    if (is(i, ids_.whole_marker) && !(i > 0 && is(i - 1, ids_.joiner_of)) && !(i > 1 && is(i - 2, ids_.joiner_of)) && borders(i, item).strong == 0 && borders(i, item).weak <= (i < item ? 1 : 0)) return true;
  return false;
}

// "For Germany the share was 65%", "Among pensioners it was 8.7%": at the head of the sentence, before a subject that only takes up what was told.
std::size_t SentenceView::set_elsewhere(std::size_t figure_item) const {
  if (scan_.items.size() < 4 || !is(0, ids_.preposition) || !skeleton_) return 0;
  const Clause* clause = skeleton_->clause_of(figure_item);
  if (!clause || !clause->subject || clause->subject->first < 2 || clause->subject->last >= figure_item) return 0;
  const std::size_t head = clause->subject->last;
  const bool bare = head == clause->subject->first ? is(head, ids_.pronoun) : head == clause->subject->first + 1 && is(head - 1, ids_.article) && (is(head, ids_.anaphor) || is(head, "rate-noun") || is(head, "share-noun"));
  const std::size_t noun = is(1, ids_.article) ? 2 : 1;
  for (std::size_t i = 1; i < clause->subject->first; ++i)
    if (scan_.items[i].type == ItemType::period || scan_.items[i].type == ItemType::figure || is(i, ids_.whole_marker) || is(i, ids_.measure_noun) || is(i, ids_.world) || is(i, ids_.verb)) return 0;
  return bare ? noun : 0;
}

bool SentenceView::total_ahead(std::size_t item) const {
  return scan_.items.size() > 1 && is(0, ids_.whole_marker) && is_sign(1, ",") && borders(0, item).strong == 0;
}

}  // namespace assay
