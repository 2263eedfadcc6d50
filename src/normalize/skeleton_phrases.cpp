// Skeleton: items → noun phrases and verbs.
#include "normalize/skeleton.h"

#include <algorithm>
#include <cctype>
#include <span>

namespace assay {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

}  // namespace

Skeleton::Skeleton(const Language& language, const SentenceClasses& classes, const Scan& scan, std::string_view text, Memory& memory)
    : language_(language), ids_(classes), scan_(scan), text_(text), marks_(memory.marks), chunks_(memory.chunks), clauses_(memory.clauses), outer_(memory.outer) {
  chunks_.clear();
  clauses_.clear();
  marks_.resize(scan.items.size());
  for (std::size_t i = 0; i < marks_.size(); ++i) marks_[i] = find_marks(scan.items[i]);
  chunk();
  assemble();
}

std::size_t Skeleton::before(std::size_t i) const {
  while (i-- > 0)
    if (!may_be(i, SentenceClasses::kAdverb)) return i;
  return kNone;
}

std::size_t Skeleton::after(std::size_t i) const {
  while (++i < marks_.size())
    if (!may_be(i, SentenceClasses::kAdverb)) return i;
  return kNone;
}

// "as shipments fell" and "since January": half of the words that part clauses are prepositions as well. A verb behind them
// decides; "…, with output at 3 Mt", behind a comma, needs none.
bool Skeleton::parts_clauses(std::size_t i) const {
  using C = SentenceClasses;
  const auto& items = scan_.items;
  if (!may_be(i, C::kPreposition)) return true;
  if (i == 0 || stops(i - 1)) return true;
  if (!may_be(i, C::kJoins)) return false;  // "with flu"
  for (std::size_t k = i + 1; k < items.size(); ++k) {
    if (stops(k)) return false;
    if (may_be(k, C::kRelative | C::kPartsClauses)) return false;
    if (verbal(k) && k > i + 1 && !ends_with_any(items[k].span.of(text_), ids_.participle_suffixes) && !may_be(k - 1, C::kTo)) return true;
  }
  return false;
}

bool Skeleton::is_multiple(std::size_t i) const {
  const std::size_t next = i + 1;
  if (next < marks_.size() && may_be(next, SentenceClasses::kOf)) return false;  // "half of"
  return is_figure(i, FigureType::multiple);
}

bool Skeleton::is_figure(std::size_t i, FigureType type) const {
  const Item& item = scan_.items[i];
  return item.type == ItemType::figure && scan_.figures[item.ref].type == type;
}

std::uint32_t Skeleton::find_marks(const Item& item) const {
  using C = SentenceClasses;
  const std::uint32_t parts = ids_.parts(item.set);
  const bool hyphen = (parts & C::kHyphen) != 0;
  switch (item.type) {
    case ItemType::figure:
    case ItemType::number:
    case ItemType::period:
    case ItemType::name: return parts | kNounPart | kAsked;
    // A comma or another sign, but no hyphen. The lexicon has some of them as terms.
    case ItemType::sign: return parts | (hyphen ? kNounPart : kStop) | kAsked;
    case ItemType::term:
      if (item.span.size() == 1 && !hyphen && std::ispunct(static_cast<unsigned char>(text_[item.span.start])) != 0) return parts | kStop;
      break;
    case ItemType::unknown_word: break;
  }
  // Most words have no reading as a verb at all.
  const bool never_verb = (parts & (C::kVerb | C::kAuxiliary | C::kModal | C::kFlow | C::kDescribes)) == 0 && (item.type == ItemType::term || item.capital);
  return parts | ((parts & (C::kPronoun | C::kNominal | C::kDescribes | C::kDetermines | C::kOwns)) != 0 ? kNounPart : 0u) | (never_verb ? kAsked : 0u);
}

// Is the word at an item the verb here? Half of the verbs of the news are nouns as well ("exports", "rise", "places"): what
// stands before and behind decides.
bool Skeleton::verbal(std::size_t i) const {
  if (!may_be(i, kAsked)) marks_[i] |= kAsked | (find_verbal(i) ? kVerbal : 0u);
  return may_be(i, kVerbal);
}

bool Skeleton::find_verbal(std::size_t i) const {
  using C = SentenceClasses;
  const Item& item = scan_.items[i];
  auto bits = marks_[i];
  // "Brazil's shipments", but "it's"
  if ((bits & C::kOwns) && i > 0 && !may_be(i - 1, C::kPronoun)) bits &= ~std::uint32_t{C::kAuxiliary};
  if (bits & C::kAuxiliary) {
    // "forecast", "plan": what is expected may be a noun.
    if (!(bits & C::kModal) || !(bits & C::kVerb)) return !((bits & C::kModal) && before(i) == kNone);
  }
  const bool unknown = item.type == ItemType::unknown_word && !item.capital;
  if (!(bits & (C::kVerb | C::kModal | C::kFlow | C::kDescribes)) && !unknown) return false;
  const std::string_view word = item.span.of(text_);
  const bool flow_verb = (bits & C::kFlow) && ids_.names_deed(item), flow_noun = (bits & C::kFlow) && ids_.names_flow_noun(item);
  const bool past = (bits & C::kPast) || ends_with_any(word, ids_.past_suffixes);
  bool verb = (bits & (C::kVerb | C::kModal)) || flow_verb;
  // "lorries queued": a word that no lexicon knows, by its ending.
  if (!verb && item.type == ItemType::unknown_word && !item.capital && past) verb = true;
  const std::size_t b = before(i), a = after(i);
  // "the metal used in steel": behind its noun and before a preposition, what describes is the verb's form.
  if (!verb && past && (bits & C::kDescribes) && b != kNone && a != kNone && (stops(b) || may_be(b, C::kNominal)) && may_be(a, C::kPreposition)) return true;
  if (!verb) return false;
  const auto is = [&](std::size_t k, std::uint32_t wanted) { return k != kNone && may_be(k, wanted); };
  const auto figure = [&](std::size_t k) { return k != kNone && (scan_.items[k].type == ItemType::figure || scan_.items[k].type == ItemType::number); };
  if (is(b, C::kDetermines) && !is(b, C::kPronoun)) return false;
  if (is(b, C::kOwns) && b > 0 && !is(b - 1, C::kPronoun)) return false;
  if (is(b, C::kHyphen)) return false;
  if (is(b, C::kAuxiliary) || is(b, C::kPronoun)) return true;
  // "Excluding bonuses, earnings rose": what leads a noun in does nothing.
  if ((bits & C::kPreposition) && ends_with_any(word, ids_.participle_suffixes)) return false;
  if (is(b, C::kDescribes) && !is(b, C::kNominal)) return false;  // "a record rise"
  if (past) {
    // "the number of payrolled employees": before its noun it only describes.
    const bool opens = b == kNone || stops(b) || (is(b, C::kPreposition) && !is(b, C::kTo)) || is(b, C::kJoins);
    return !(opens && is(a, C::kNominal) && !is(a, C::kPreposition | C::kDetermines));
  }
  if (is(b, C::kPreposition) && !is(b, C::kTo)) return false;
  const bool noun_too = (bits & C::kNoun) || flow_noun || ends_with_any(word, ids_.present_suffixes);
  if (!noun_too) return true;
  if (b == kNone || figure(b) || stops(b) || is(b, C::kJoins)) return is(b, C::kTo);
  const bool takes = figure(a) || is(a, C::kDetermines) || is(a, C::kPronoun) || (is(a, C::kDescribes) && !is(a, C::kNominal));
  if (takes) return true;
  if (flow_noun || (bits & C::kNoun)) {
    // "prices rise to 5", but "exports to Japan", "sales in May"
    const bool moves = (bits & C::kMoves) != 0;
    return moves && is(a, C::kPreposition) && !is(a, C::kOf) && is(b, C::kNominal);
  }
  return !(is(a, C::kAuxiliary) || is(a, C::kMoves) || is(a, C::kOf) || a == kNone || stops(a));
}

void Skeleton::add_verb(const Chunk& verb) {
  for (std::size_t i = verb.first; i <= verb.last; ++i) marks_[i] |= kInVerb;
  chunks_.push_back(verb);
}

void Skeleton::chunk() {
  using C = SentenceClasses;
  const std::span items(scan_.items);  // its own, which no chunk that is written can change
  std::size_t i = 0;
  while (i < items.size()) {
    const auto bits = marks_[i];
    const bool word = items[i].type == ItemType::term || items[i].type == ItemType::unknown_word;
    if (stops(i) && i + 1 == items.size()) break;
    if (stops(i)) {
      const std::string_view sign = items[i].span.of(text_);
      const bool parts = sign == ";" || sign == ":" || (bits & C::kDash) != 0;
      chunks_.push_back({parts ? Chunk::Kind::strong : Chunk::Kind::comma, i, i});
      ++i;
      continue;
    }
    // "Sales more than doubled": the figure is the verb.
    if (items[i].type == ItemType::figure && is_multiple(i)) {
      Chunk verb{Chunk::Kind::verb, i, i};
      verb.finite = true;
      add_verb(verb);
      ++i;
      continue;
    }
    // "According to": who is relied on does nothing.
    const bool relies = (bits & C::kPreposition) && (bits & C::kTells);
    if (word && !relies && verbal(i)) {
      Chunk verb{Chunk::Kind::verb, i, i};
      const std::size_t b = before(i);
      const bool infinitive = b != kNone && may_be(b, C::kTo) && !(bits & C::kAuxiliary);
      const std::string_view words = items[i].span.of(text_);
      verb.finite = !infinitive && !ends_with_any(words.substr(0, words.find(' ')), ids_.participle_suffixes);  // "accounting for"
      bool be = false;
      bool whole = false;  // it has its main verb: "the makers depend | jumped"
      while (i < items.size() && (verbal(i) || may_be(i, C::kAdverb | C::kNegation | C::kAuxiliary))) {
        const bool helps = may_be(i, C::kAuxiliary | C::kModal | C::kAdverb | C::kNegation);
        if (!helps && whole) break;
        whole = whole || !helps;
        be = be || may_be(i, C::kAuxiliary);
        verb.tells = verb.tells || may_be(i, C::kTells);
        if (verbal(i) || may_be(i, C::kAuxiliary)) verb.last = i;
        ++i;
      }
      i = verb.last + 1;
      verb.describes = verb.first == verb.last && !be && (bits & C::kDescribes) && !(bits & C::kMoves);
      verb.passive = be && ends_with_any(items[verb.last].span.of(text_), ids_.past_suffixes);
      add_verb(verb);
      continue;
    }
    if (word && (bits & C::kPartsClauses) && parts_clauses(i)) {
      chunks_.push_back({Chunk::Kind::strong, i, i});
      ++i;
      continue;
    }
    if (word && (bits & C::kRelative)) {
      // "That was 8% less", "below that of June": the word stands for a thing.
      const bool leads = !chunks_.empty() && (chunks_.back().kind == Chunk::Kind::noun || chunks_.back().kind == Chunk::Kind::comma || chunks_.back().kind == Chunk::Kind::verb || chunks_.back().kind == Chunk::Kind::preposition || chunks_.back().kind == Chunk::Kind::conjunction);
      const bool stands = (bits & C::kDetermines) && ((!leads && i + 1 < items.size() && !noun_phrase_part(i + 1)) || (i + 1 < items.size() && may_be(i + 1, C::kOf)));
      if (stands || !leads) {
        Chunk thing{Chunk::Kind::noun, i, i};
        thing.counts = stands;
        if (stands) chunks_.push_back(thing);
      } else {
        chunks_.push_back({Chunk::Kind::relative, i, i});
      }
      ++i;
      continue;
    }
    if (word && (bits & C::kPreposition) && !(bits & C::kJoins)) {
      Chunk p{Chunk::Kind::preposition, i, i};
      p.of = (bits & C::kOf) != 0;
      chunks_.push_back(p);
      ++i;
      continue;
    }
    if (word && (bits & C::kJoins)) {
      chunks_.push_back({Chunk::Kind::conjunction, i, i});
      ++i;
      continue;
    }
    if (noun_phrase_part(i)) {
      Chunk noun{Chunk::Kind::noun, i, i};
      bool named = false;
      while (i < items.size() && noun_phrase_part(i)) {
        const auto here = marks_[i];
        const bool term = items[i].type == ItemType::term || items[i].type == ItemType::unknown_word;
        if (term && verbal(i)) break;
        const bool figure = items[i].type == ItemType::figure && !is_rank(i);  // "the world's largest producer" is one phrase
        const bool opens = figure || (term && (here & (C::kDetermines | C::kPronoun)) && !(here & C::kDescribes));
        const bool of_time = i > noun.first && items[i - 1].type == ItemType::period;
        const bool led_in = !chunks_.empty() && chunks_.back().kind == Chunk::Kind::preposition && !chunks_.back().of;
        if (of_time && (led_in || text_[items[i].span.start - 2] == ',')) break;  // "From January through March, large arrays …"
        // "In July Japan bought": a time and a place are two phrases, "June exports" one.
        if ((opens && (named || of_time || (i > noun.first && items[i - 1].type == ItemType::figure))) || (of_time && term && ids_.has(items[i].set, C::kPlace))) break;
        if (figure && is_multiple(i)) break;
        if (stops(i) || (i > noun.first && stops(i - 1))) break;
        if (term && (here & (C::kPartsClauses | C::kRelative | C::kJoins | C::kPreposition)) && !(here & (C::kNominal | C::kDetermines | C::kPronoun))) break;
        if (term && (here & (C::kNominal | C::kPronoun))) named = true;
        if (items[i].type == ItemType::name) named = true;
        noun.last = i++;
      }
      noun.counts = named;
      chunks_.push_back(noun);
      continue;
    }
    ++i;
  }
}

}  // namespace assay
