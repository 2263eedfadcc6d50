// SentenceView: what the clauses of a sentence say of a figure: its subject, what is told beside, whom a pronoun stands for.
#include <algorithm>
#include <ranges>

#include "normalize/sentence_classes.h"
#include "normalize/sentence_view.h"

namespace assay {
namespace {

// "the world's largest iron ore exporter": words between a rank and whom it names.
constexpr std::size_t kNounBehindRank = 5;

}  // namespace

std::optional<Phrase> SentenceView::governor(std::size_t figure_item) const {
  if (!skeleton_) return std::nullopt;
  const Clause* clause = skeleton_->clause_of(figure_item);
  if (!clause) return std::nullopt;
  if (clause->verb && *clause->verb < figure_item)
    if (const auto object = skeleton_->object_before(figure_item); object && object->first > *clause->verb) {
      // "cut its main rate by 50 points": behind the object, "by", "to", "at" lead the figure in. "A rise of 5%", "the lowest
      // reading" are no things of their own.
      const bool led = object->last + 1 < figure_item && is(object->last + 1, ids_.preposition) && !is(object->last + 1, ids_.joiner_of);
      if (led && (is(object->last, ids_.anaphor) || is(object->last, ids_.pronoun))) return std::nullopt;  // "cut volumes by 5%"
      if (led && !is(object->last, ids_.trend_noun)) return object;
    }
  if (!clause->subject || clause->subject->last >= figure_item) return std::nullopt;
  return clause->subject;
}

Span SentenceView::noun_part(Span span) const {
  if (!skeleton_ || span.size() == 0) return span;
  const auto [first, last] = items_in(span);
  for (std::size_t i = first + 1; first <= last && i <= last; ++i)
    if (skeleton_->in_verb(i)) return {span.start, scan_.items[i - 1].span.end};
  return span;
}

bool SentenceView::beside(const PlaceMention& place, std::size_t figure_item) const {
  if (!skeleton_) return false;
  const Clause* mine = skeleton_->clause_of(figure_item);
  const Clause* its = skeleton_->clause_of(place.item);
  if (!mine || !its) return false;
  if (place.item > figure_item) return its != mine && its->own_subject && its->verb && !its->relative && its->subject->first > figure_item;
  if (!mine->own_subject || !mine->subject || !mine->verb || *mine->verb > figure_item) return false;
  // "Shortly after Japan's embargo, it had managed 126,700 tonnes": what leads in is not whom "it" stands for.
  const bool pronoun = mine->subject->first == mine->subject->last && is(mine->subject->first, ids_.pronoun);
  // "In Spain it was 3%": where something is, is.
  const bool there = place.role == PlaceRole::in && place.item <= mine->first + 2;
  if (pronoun && !there && place.item < mine->subject->first && (its == mine || (!its->verb && its->last + 1 == mine->first))) return true;
  return place.item > mine->subject->last && place.item < *mine->verb;
}

bool SentenceView::beside(const Topic& topic, std::size_t figure_item) const {
  if (!skeleton_ || (topic.first <= figure_item && figure_item <= topic.last)) return false;
  const Clause* mine = skeleton_->clause_of(figure_item);
  const Clause* its = skeleton_->clause_of(topic.last);
  if (!mine || !its) return false;
  // "Japan's rose from 31,000 tonnes a year ago and South Korea's imports fell": what begins behind the figure is another
  // clause's subject, where its own has been told.
  if (topic.first > figure_item)
    return its != mine && its->own_subject && its->subject && its->verb && !its->relative && its->subject->first > figure_item && topic.last <= its->subject->last &&
           mine->subject && mine->verb && *mine->verb < figure_item;
  // "The metal used in stainless steel has lost 5%": what stands between a subject and its verb describes it.
  // "Driven by a rebound in car shipments, South Korea's exports rose": what leads in is no subject, where the subject has a name.
  if (mine == its && mine->own_subject && mine->subject && topic.last < mine->subject->first && mine->subject->last < figure_item)
    return std::ranges::any_of(topics_, [&](const Topic& t) {
      return t.first >= mine->subject->first && t.last <= mine->subject->last && !t.flow.empty() && (!t.product.empty() || !t.owner.empty());
    });
  if (mine == its) return mine->own_subject && mine->subject && mine->verb && *mine->verb < figure_item && topic.first > mine->subject->last && topic.last < *mine->verb && skeleton_->describes_before(topic.first);
  if (its->relative && its->last < mine->first) return true;
  if (!mine->own_subject || !mine->subject || mine->subject->last >= figure_item || mine->relative) return false;
  const std::size_t head = mine->subject->last;
  return !its->relative && (is(head, ids_.anaphor) || (is(head, ids_.pronoun) && mine->subject->first == head)) && its->own_subject && mine->verb;
}

bool SentenceView::apposed(std::size_t item, std::size_t outside) const {
  std::size_t open = item;
  const auto bar = [&](std::size_t i) { return scan_.items[i].type == ItemType::sign && is(i, ids_.dash); };  // a dash by itself
  while (open > 0 && !is_sign(open, ",") && !bar(open)) {
    if (scan_.items[open].type == ItemType::figure && !is(open, "rank-figure")) return false;
    --open;
  }
  // "Output from Escondida - the largest deposit, which BHP runs - fell": what stands between two dashes, whatever it tells.
  if (open > 1 && bar(open) && is(open + 1, ids_.article)) {
    for (std::size_t close = item + 1; close + 1 < outside; ++close)
      if (bar(close)) return skeleton_ && skeleton_->in_verb(close + 1);
    return false;
  }
  // "copper concentrate, or partially processed ore, was …": the same in other words.
  const bool other_words = open > 0 && is(open + 1, ids_.conjunction) && !is(open + 1, "joiner-and");
  const bool owned = open > 0 && open + 2 < item && is(open + 1, ids_.place) &&
                     is(open + 2, ids_.possessive);  // "Iraq, OPEC's second producer,"
  if (open == 0 || !(is(open + 1, ids_.article) || (is(open + 1, ids_.determiner) && !is(open + 1, "pointing")) || is(open + 1, ids_.world) || other_words || owned)) return false;
  std::size_t close = item + 1;
  while (close < outside && !is_sign(close, ",")) ++close;
  if (close + 1 >= outside || !skeleton_ || !skeleton_->in_verb(close + 1)) return false;
  for (std::size_t i = open + 1; i < close; ++i)
    if (other_words ? is(i, ids_.auxiliary) : !is(i, ids_.possessive) && verb_between(i, i + 1)) return false;  // "the world's biggest"
  return true;
}

bool SentenceView::ranked_in_world(std::size_t item) const { return item > 1 && is(item - 1, ids_.possessive) && is(item - 2, ids_.world); }

bool SentenceView::named_by_world_rank(std::size_t item) const {
  if (item < 3 || !ranked_in_world(item)) return false;
  const std::size_t start = is(item - 3, ids_.article) ? item - 3 : item - 2;
  const bool leads_in = start > 0 && (is(start - 1, ids_.preposition) || is_sign(start - 1, ","));
  if (start > 0 && !leads_in) return false;
  for (std::size_t i = item + 1; i < scan_.items.size() && i <= item + kNounBehindRank; ++i) {
    if (is(i, ids_.actor) || is(i, ids_.partner) || (is(i, ids_.flow) && ids_.flow_of(scan_.items[i])->agent)) return true;
    if (scan_.items[i].type == ItemType::figure || is(i, ids_.preposition)) return false;
  }
  return false;
}

const Topic* SentenceView::only_product() const {
  const Topic* found = nullptr;
  for (const Topic& t : topics_) {
    if (t.product.empty() || t.open || t.agent || t.loose) continue;
    if (found && found->product != t.product) return nullptr;
    if (!found) found = &t;
  }
  return found;
}

bool SentenceView::turns_to(const Topic& topic) const {
  // Led in by what is a preposition and nothing else it is no part of a subject: then a verb must say how it is with it. The skeleton is
  // worth its time only where there is one.
  using C = SentenceClasses;
  const auto says_how = [&](std::size_t i) { return is(i, ids_.copula) || is(i, ids_.level_verb) || is(i, ids_.trend_verb); };
  const bool led_in = topic.first > 0 && (ids_.parts(scan_.items[topic.first - 1].set) | C::kTo) == (C::kPreposition | C::kTo);
  if (led_in && std::ranges::none_of(std::views::iota(std::size_t{0}, scan_.items.size()), says_how)) return false;
  const Skeleton plain(language_, ids_, scan_, text_, skeleton_memory_);
  if (plain.clauses().empty()) return false;
  const Clause& main = plain.clauses().front();
  if (topic.first > main.last || main.passive) return false;
  const bool subject = main.own_subject && main.subject && main.subject->first <= topic.first && topic.last <= main.subject->last;
  if (!main.verb) return subject && scan_.items.size() <= 6 && is_sign(scan_.items.size() - 1, ".");  // "Now graphite."
  if (subject) return true;
  return says_how(main.verb_end) && main.own_subject && main.subject && !is(main.subject->last, ids_.pronoun) && topic.first > 0 && is(topic.first - 1, ids_.preposition) && !is(topic.first - 1, ids_.joiner_of);
}

const Topic* SentenceView::named_subject(std::string_view other_than) const {
  // The skeleton is worth its time only where a product stands before what may be a verb.
  const auto may_be_verb = [&](std::size_t i) {
    using C = SentenceClasses;
    if (i >= scan_.items.size()) return false;
    const Item& item = scan_.items[i];
    return item.type == ItemType::figure || item.type == ItemType::unknown_word || ids_.may_be(item.set, C::kVerb | C::kAuxiliary | C::kModal | C::kFlow | C::kDescribes);
  };
  // "The outlook for graphite is poor": led in by a preposition it is no subject.
  const auto led_in = [&](const Topic& t) {
    std::size_t first = t.first;
    while (first > 0 && (is(first - 1, ids_.article) || is(first - 1, ids_.determiner) || is(first - 1, ids_.adjective))) --first;
    return first > 0 && (is(first - 1, ids_.preposition) || is(first - 1, ids_.place_role));
  };
  const auto may_be = [&](const Topic& t) {
    return !t.open && !t.agent && !t.product.empty() && t.flow.empty() && t.product != other_than && may_be_verb(t.last + 1) && !led_in(t);
  };
  if (std::ranges::none_of(topics_, may_be)) return nullptr;
  const Skeleton plain(language_, ids_, scan_, text_, skeleton_memory_);
  if (plain.clauses().empty()) return nullptr;
  const Clause& main = plain.clauses().front();
  if (!main.verb) return nullptr;
  const auto subject = std::ranges::find_if(topics_, [&](const Topic& t) { return t.last + 1 == *main.verb && may_be(t); });
  return subject == topics_.end() ? nullptr : &*subject;
}

const PlaceMention* SentenceView::owner_of_subject(std::size_t figure_item) const {
  const auto phrase = governor(figure_item);
  if (!phrase || phrase->first == phrase->last || !is(phrase->first, ids_.determiner) || !is(phrase->first, ids_.possessive_determiner)) return nullptr;
  const PlaceMention* owner = nullptr;
  for (const Clause& clause : skeleton_->clauses()) {
    if (clause.first >= phrase->first) break;
    if (!clause.own_subject || !clause.subject || clause.relative) continue;
    for (const PlaceMention& p : places_)
      if (p.item >= clause.subject->first && p.item <= clause.subject->last) owner = &p;
  }
  return owner;
}

const PlaceMention* SentenceView::resumed_partner(std::size_t topic_end, std::size_t figure_item) const {
  const PlaceMention* found = nullptr;
  for (const PlaceMention& p : places_) {
    if (p.item >= figure_item || p.item <= topic_end || (p.role != PlaceRole::to && p.role != PlaceRole::from)) continue;
    std::size_t role = p.item;
    while (role > 0 && !is(role, ids_.place_role)) --role;
    if (role > 0 && is(role - 1, ids_.pointing) && is(role - 1, ids_.pronoun)) found = &p;
    // "…, from Australia were up 3% and from Russia fell 14%": behind a figure, with a verb of its own.
    const std::size_t verb = p.item + 1 + (is(p.item + 1, ids_.pronoun) ? 1 : 0);
    const bool begins = role > 1 && (is_sign(role - 1, ",") || is_sign(role - 1, ";") || is(role - 1, ids_.conjunction)) && next_figure(topic_end + 1) < role;
    if (begins && (is(verb, ids_.trend_verb) || is(verb, ids_.auxiliary) || is(verb, ids_.level_verb) || is(verb, ids_.trend_comparative))) found = &p;
  }
  return found;
}

bool SentenceView::told_aside(std::size_t figure_item) const {
  const Clause* clause = skeleton_ ? skeleton_->clause_of(figure_item) : nullptr;
  return clause && clause->relative && clause->last + 1 < scan_.items.size();
}

bool SentenceView::described_by_clause(const Topic& topic, std::size_t figure_item) const {
  const Clause* clause = topic.last < figure_item && skeleton_ ? skeleton_->clause_of(figure_item) : nullptr;
  if (!clause || !clause->relative || !clause->subject || !clause->verb || *clause->verb > figure_item) return false;
  const bool antecedent = topic.last == clause->subject->last && topic.last < clause->first;
  return antecedent && is_sign(topic.last + 1, ",") && next_figure(clause->first) == figure_item;
}

bool SentenceView::dates_aside(std::size_t period, std::size_t figure_item) const {
  const Clause* dated = skeleton_ ? skeleton_->clause_of(period) : nullptr;
  const Clause* mine = dated ? skeleton_->clause_of(figure_item) : nullptr;
  if (!mine || dated == mine || !dated->relative || !dated->verb) return false;
  // "The six reservoirs that supply the valley were full at the end of May": no comma says where the description ends.
  return period < figure_item || is_sign(dated->first, ",") || (dated->first > 0 && is_sign(dated->first - 1, ","));
}

bool SentenceView::heads_sentence(const Topic& topic, std::size_t figure_item) const {
  if (!skeleton_ || skeleton_->clauses().empty()) return false;
  const auto& clauses = skeleton_->clauses();
  const auto found = std::ranges::find_if(clauses, [](const Clause& c) { return !c.subordinate && !c.relative; });
  if (found == clauses.end()) return false;
  const Clause& main = *found;
  if (!main.own_subject || !main.subject || topic.first < main.subject->first || topic.last > main.subject->last) return false;
  // "oil-linked contracts": the head of the phrase is the topic's own.
  if (topic.last < main.subject->last && !is(topic.last + 1, ids_.joiner_of)) return false;
  const Clause* mine = skeleton_->clause_of(figure_item);
  if (!mine) return false;
  const bool of_main = mine->subject && mine->subject->first == main.subject->first;
  // "Eggs, while still 27% dearer than a year ago, fell 7%": what is told beside is told of the subject, and so is what it goes on with.
  if (!main.verb) return mine != &main && of_main && (mine->relative ? !mine->own_subject : mine->own_subject);
  if (mine == &main || mine->relative) return false;
  // "while restaurant meals increased 0.4% and are 3.8% dearer": they have a subject, though it is not told again.
  const bool of_another = mine->verb && mine->subject && !of_main && !mine->own_subject;
  return !of_another && (!mine->own_subject || !mine->subject || (mine->subject->first <= figure_item && figure_item <= mine->subject->last));
}

bool SentenceView::published_on(std::size_t day) const {
  constexpr std::size_t kNear = 7;
  if (day == 0 || !has(SentenceClasses::kSaid)) return false;
  // "published earlier this week"
  const std::size_t lead = day > 1 && !is(day - 1, ids_.preposition) && !ends_in_past(day - 1) ? day - 2 : day - 1;
  if (!is(lead, ids_.preposition) && !is(lead, ids_.attribution) && !ends_in_past(lead)) return false;
  if (is(lead, ids_.attribution)) return true;
  for (std::size_t i = lead, steps = 0; i-- > 0 && steps < kNear; ++steps) {
    if (is(i, ids_.attribution)) return true;
    if (scan_.items[i].type == ItemType::figure || scan_.items[i].type == ItemType::period || scan_.items[i].type == ItemType::sign || verb_between(i, i + 1)) return false;
  }
  return false;
}

bool SentenceView::restated(std::size_t figure_item) const {
  constexpr std::size_t kNear = 7;
  if (figure_item == 0 || is(figure_item - 1, "revision-word")) return false;  // "from a revised 0.2%": what it says of the figure, not what was done
  for (std::size_t i = figure_item, steps = 0; may_hold("revision-word") && i-- > 0 && steps < kNear && !is(i, ids_.strong); ++steps)
    if (is(i, "revision-word")) return true;
  return false;
}

bool SentenceView::same_subject(std::size_t a, std::size_t b) const {
  if (!skeleton_) return false;
  const Clause *one = skeleton_->clause_of(a), *other = skeleton_->clause_of(b);
  return one && other && (one == other || (one->subject && other->subject && one->subject->first == other->subject->first));
}

bool SentenceView::acts_on_pronoun(std::size_t figure_item) const {
  // "puts it at 5%", whatever the word before it is
  if (figure_item > 2 && is(figure_item - 1, ids_.preposition) && !is(figure_item - 1, ids_.joiner_of) && is(figure_item - 2, ids_.pronoun) && !is(figure_item - 2, ids_.relative)) return true;
  const auto object = skeleton_ ? skeleton_->object_before(figure_item) : std::nullopt;
  return object && object->first == object->last && is(object->first, ids_.pronoun);
}

bool SentenceView::pronoun_governs(std::size_t figure_item) const {
  const auto phrase = governor(figure_item);
  return phrase && phrase->first == phrase->last && (is(phrase->first, ids_.pronoun) || is(phrase->first, ids_.determiner));
}

// "Egypt came first, as it imported 2 million tonnes", "Pakistan is past its peak; it bought 17 GW": the subject of a clause before.
const PlaceMention* SentenceView::meant_by_pronoun(std::size_t figure_item) const {
  const Clause* clause = skeleton_ ? skeleton_->clause_of(figure_item) : nullptr;
  if (!clause || !clause->subject || clause->subject->first != clause->subject->last || !is(clause->subject->first, ids_.pronoun) || is(clause->subject->first, ids_.relative)) return nullptr;
  const PlaceMention* meant = nullptr;
  for (const PlaceMention& p : places_)
    if (p.item < clause->subject->first && !p.region && p.code != kWorld && subject_place(p.item + 1) == &p) meant = &p;
  return meant;
}

std::optional<Topic> SentenceView::open_subject(std::size_t before) const {
  const auto phrase = governor(before);
  if (!phrase || !skeleton_) return std::nullopt;
  const Clause* clause = skeleton_->clause_of(before);
  const auto& items = scan_.items;
  const auto hyphened = [&](std::size_t i) { return items[i].type != ItemType::figure && ((i > 0 && is(i - 1, ids_.hyphen)) || (i + 1 < items.size() && is(i + 1, ids_.hyphen))); };
  const auto nominal = [&](std::size_t i) { return is(i, ids_.word) || is(i, ids_.adjective) || is(i, ids_.hyphen) || is(i, ids_.counter) || is(i, ids_.verb) || is(i, "currency") || hyphened(i); };
  // Only a verb of change or of level, or "is", says of its subject what the figure is; "the council has", "owners saw" do not.
  const auto verb = skeleton_->verb_before(before);
  if (!verb || !clause->verb || verb->last < *clause->verb) return std::nullopt;
  const bool level = is(verb->last, ids_.trend_verb) || is(verb->last, ids_.level_verb) || is(verb->last, ids_.multiple_verb) || is(verb->last, ids_.copula) || is(verb->last, ids_.modal);
  if (!level) return std::nullopt;
  // "The force recorded 4,410 burglaries, 9% fewer": of what it recorded.
  if (const auto object = skeleton_->object_before(before); object && object->first > verb->last && object->first != phrase->first) return std::nullopt;
  std::size_t begin = phrase->first, last = phrase->last;
  // "the number of lorries": the head is what is counted; "78 of the 624 beds".
  for (std::size_t i = begin; i + 1 <= last; ++i)
    if (is(i + 1, ids_.joiner_of) && (is(i, ids_.anaphor) || items[i].type == ItemType::figure || items[i].type == ItemType::number)) begin = i + 2;
  // "the share of farms": these do nothing.
  const bool shared_out = begin > 1 && is(begin - 1, ids_.joiner_of) && is(begin - 2, "share-noun");
  const auto named = [&](std::size_t i) { return nominal(i) || (shared_out && (is(i, ids_.actor) || is(i, "people-word"))); };
  // "Brazil's harvest": the owner is no part of the thing.
  for (std::size_t i = begin; i <= last; ++i)
    if (is(i, ids_.possessive)) begin = i + 1;
  while (begin <= last && (is(begin, "averaged") || !(named(begin) && !is(begin, ids_.determiner)))) ++begin;  // "On average a tonne fetched $9,600"
  // "Deutsche Bahn punctuality": whose it is, by a name that no lexicon knows.
  if (const std::size_t owner = begin; !title_case_ && items[owner].type == ItemType::unknown_word && items[owner].capital && owner < last) {
    std::size_t past = owner;
    while (past < last && items[past].type == ItemType::unknown_word && items[past].capital) ++past;
    if (past > owner + 1 && nominal(past) && !items[past].capital) begin = past;
  }
  std::size_t end = begin;
  bool noun = false, actor = false;
  for (std::size_t i = begin; i <= last && named(i); ++i) {
    noun = noun || is(i, ids_.word) || (shared_out && is(i, ids_.actor)) || is(i, "currency");  // "the yuan has strengthened"
    actor = actor || is(i, ids_.actor) || is(i, ids_.partner) || (is(i, ids_.cap) && i > 0 && !title_case_);
    end = i;
  }
  if (begin > last || !noun || (actor && !shared_out)) return std::nullopt;
  if (begin == end && is(end, "other-reckoning")) return std::nullopt;  // "The annual rate was 4%": of what was told of
  if (end < last && is(end + 1, ids_.flow)) return std::nullopt;  // "Knife offences rose": its head is a topic of its own
  // "The coverage rate" is a thing of its own, "the rate" takes one up.
  if (is(end, "anaphor") && !(end > begin && (is(end - 1, "word") || hyphened(end - 1)) && !is(end - 1, "anaphor") && entry_of(language_, items[end], "anaphor")->flag("compounds"))) return std::nullopt;
  Topic t;
  t.first = begin;
  t.last = end;
  t.product_span = {items[begin].span.start, items[end].span.end};
  t.product = open_slug(t.product_span);
  t.open = true;
  if (t.product.size() < 3) return std::nullopt;
  return t;
}

std::optional<SentenceView::Numbered> SentenceView::numbered(std::size_t figure_item) const {
  constexpr std::size_t kLongest = 8;
  const Clause* clause = skeleton_ ? skeleton_->clause_of(figure_item) : nullptr;
  if (!clause || !clause->subject || !clause->verb || *clause->verb > figure_item || clause->subject->first > *clause->verb) return std::nullopt;
  std::size_t noun = clause->subject->first;
  while (noun < *clause->verb && !(is(noun, ids_.joiner_of) && noun > 0 && is(noun - 1, "measure-noun"))) ++noun;
  while (++noun < *clause->verb && !is(noun, "people-word")) {}
  std::size_t end = *clause->verb;
  if (noun + 1 >= end || end - noun > kLongest + 1) return std::nullopt;
  // "people in work", "people claiming benefit", but "people in Wales" and "people last month".
  const bool narrows = is(noun + 1, ids_.preposition) || is(noun + 1, ids_.relative) || ends_with_any(scan_.items[noun + 1].span.of(text_), ids_.participle_suffixes) || ends_in_past(noun + 1);
  if (!narrows || is(noun + 1, ids_.joiner_of)) return std::nullopt;
  bool says = false;
  for (std::size_t k = noun + 1; k < end; ++k) {
    const ItemType type = scan_.items[k].type;
    if (type == ItemType::period || is_sign(k, ",")) end = k;
    else if (type == ItemType::figure || is(k, ids_.product)) return std::nullopt;
    else says = says || ((is(k, ids_.word) || type == ItemType::unknown_word) && !is(k, ids_.place));
  }
  while (end > noun + 1 && is(end - 1, ids_.preposition)) --end;
  if (!says || end == noun + 1) return std::nullopt;
  return Numbered{scan_.items[noun].span, {scan_.items[noun + 1].span.start, scan_.items[end - 1].span.end}};
}

std::size_t SentenceView::brackets_before(std::size_t figure_item) const {
  const bool moved = figure_item > 1 && is(figure_item - 1, ids_.trend_comparative);
  const std::size_t open = figure_item - (moved ? 2 : 1);
  return figure_item > 0 && is_sign(open, "(") ? open : 0;
}

Span SentenceView::noun_before_brackets(std::size_t figure_item) const {
  constexpr std::size_t kLongest = 5;
  const std::size_t open = brackets_before(figure_item);
  if (open == 0) return {};
  const auto names = [&](std::size_t i) {
    const ItemType type = scan_.items[i].type;
    return (type == ItemType::unknown_word || is(i, ids_.word) || is(i, ids_.product) || is(i, ids_.adjective) || is(i, ids_.hyphen) || (i > 0 && is(i - 1, ids_.hyphen))) && !is(i, ids_.place) && !is(i, ids_.determiner) && !is(i, ids_.preposition) && !is(i, "conjunction") && !skeleton_->in_verb(i);
  };
  std::size_t first = open;
  while (first > 0 && open - first < kLongest && skeleton_ && names(first - 1)) --first;
  // "1,200 homes (up 3%)": the level has a noun of its own.
  if (first == open || open - first == kLongest || is(first, ids_.hyphen) || (first > 0 && (scan_.items[first - 1].type == ItemType::figure || scan_.items[first - 1].type == ItemType::number))) return {};
  const bool names_thing = is(open - 1, ids_.word) || is(open - 1, ids_.product) || scan_.items[open - 1].type == ItemType::unknown_word;
  if (!names_thing || is(open - 1, ids_.anaphor) || is(open - 1, ids_.actor) || is(open - 1, ids_.partner)) return {};
  return {scan_.items[first].span.start, scan_.items[open - 1].span.end};
}

bool SentenceView::told_again(std::size_t figure_item, std::size_t next) const {
  const bool led_in = (is(next - 1, "conjunction") && !is(next - 1, "joiner-and")) || is_sign(next - 1, "(");
  return led_in && straight_on(figure_item, next, true);
}

// "planned treatment": the participle only describes its noun.
bool SentenceView::planned_as_adjective(std::size_t item) const {
  const std::string_view word = scan_.items[item].span.of(text_);
  const bool participle = ids_.past_suffixes.end(word, 0);
  // "Analysts polled by Wire expected earnings of $3": whoever stands before it acts.
  const auto acts = [&](std::size_t i) { return is(i, ids_.actor) || is(i, ids_.source) || (is(i, ids_.pronoun) && !is(i, ids_.determiner)) || (!title_case_ && scan_.items[i].type == ItemType::unknown_word && scan_.items[i].capital); };
  if (item > 0 && acts(item - 1)) return false;
  return participle && item + 1 < scan_.items.size() && (item == 0 || !is(item - 1, ids_.auxiliary)) && noun_after(item);
}

}  // namespace assay
