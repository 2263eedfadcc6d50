#include "normalize/sentence_view.h"

#include <algorithm>
#include <ranges>

#include "normalize/sentence_classes.h"

namespace assay {

namespace {

bool all_upper(std::string_view word) {
  return word.size() > 2 && std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

SentenceView::SentenceView(const Language& language, const SentenceClasses& classes, const Scan& scan, std::string_view text, Memory& memory)
    : language_(language), scan_(scan), text_(text), ids_(classes), borders_before_(memory.borders),
      places_(memory.places), left_out_(memory.left_out), topics_(memory.topics), skeleton_memory_(memory.skeleton), words_(memory.words) {
  borders_before_.clear();
  places_.clear();
  left_out_.clear();
  topics_.clear();
  std::uint32_t traits = 0;
  for (const Item& item : scan.items) traits |= classes.traits(item.set);
  traits_ = traits;
  // No full stop ends a title.
  title_case_ = !scan.items.empty() && !is_sign(scan.items.size() - 1, ".") && in_title_case();
  if (!scan.figures.empty()) count_borders();
  if (!scan.figures.empty()) skeleton_.emplace(language_, ids_, scan_, text_, skeleton_memory_);
  if (has(SentenceClasses::kPlace)) find_places();
  for (std::size_t k = 1; k < scan.figures.size() && !two_in_turn_; ++k) two_in_turn_ = other_of_two(scan.figures[k - 1].item) < scan.items.size();
}

bool SentenceView::in_title_case() const {
  int lower = 0, upper = 0, small_run = 0, longest_small_run = 0;
  for (const Item& item : scan_.items) {
    const bool word = item.type == ItemType::term ? text_[item.span.start] >= 'A' : item.type == ItemType::unknown_word;
    if (!word) continue;
    (item.capital ? upper : lower)++;
    small_run = item.capital ? 0 : small_run + 1;
    longest_small_run = std::max(longest_small_run, small_run);
  }
  // A long name makes no title: between the words of one no more than a few small ones stand together.
  constexpr int kSmallWords = 4;
  return lower < 2 * upper && longest_small_run < kSmallWords;
}

void SentenceView::count_borders() {
  const std::span items(scan_.items);
  borders_before_.resize(items.size());
  Borders so_far, *before = borders_before_.data();
  AskedBits held;  // written once
  for (std::size_t i = 0; i < items.size(); ++i) {
    before[i] = so_far;
    const SetId set = items[i].set;
    if (ids_.has(set, SentenceClasses::kStrong | SentenceClasses::kWeak)) count_border(i, so_far);
    held.add(language_.classes().asked(set));
  }
  held_ = held;
}

void SentenceView::count_border(std::size_t item, Borders& so_far) const {
  const SetId set = scan_.items[item].set;
  if (ids_.has(set, SentenceClasses::kStrong)) {
    // "compared with", "compared as": the preposition of what is compared begins no clause.
    const bool leads_on = item > 0 && is(item, ids_.preposition) && is(item - 1, ids_.comparison) && !is(item - 1, ids_.preposition);
    if (!leads_on) ++so_far.strong;
  } else if (ids_.has(set, SentenceClasses::kWeak)) {
    ++so_far.weak;
  }
}

const Entry* SentenceView::entry(std::size_t item, Name cls) const { return entry_of(language_, scan_.items[item], cls); }

bool SentenceView::moves(std::size_t item) const {
  std::size_t i = item + 1;
  while (i < scan_.items.size() && (is(i, ids_.auxiliary) || is(i, ids_.modal) || is(i, ids_.adverb) || is(i, "infinitive"))) ++i;
  if (i >= scan_.items.size() || is(i, "trend-verb")) return i < scan_.items.size();
  // "Shares were 2.9% lower", "closed 3.1% higher".
  if (scan_.items[i].type != ItemType::figure && !is(i, "preposition")) ++i;
  return i + 1 < scan_.items.size() && scan_.items[i].type == ItemType::figure && is(i + 1, "trend-comparative");
}

// "Gems and Jewellery Trade Federation": is the capitalised item one of a name that ends with a word of no lexicon?
bool SentenceView::begins_name(std::size_t i) const {
  constexpr std::size_t kLongestName = 4;
  const auto& items = scan_.items;
  if (!items[i].capital || title_case_) return false;
  for (std::size_t k = i + 1; k < items.size() && k <= i + kLongestName && items[k].capital; ++k)
    if (items[k].span.size() > 2 && (items[k].type == ItemType::unknown_word || ((k > i + 1 || is(k, "forecast-word")) && is(k, ids_.word) && !is(k, ids_.flow) && !is(k, ids_.product)))) return true;
  return false;
}

bool SentenceView::in_capitals(std::size_t item) const {
  if (title_case_ || item == 0 || item + 1 >= scan_.items.size() || !scan_.items[item].capital || !scan_.items[item + 1].capital) return false;
  return scan_.items[item - 1].type != ItemType::sign && !is(item + 1, ids_.place);
}

// "the U.S. deficit with China"
bool SentenceView::with_partner(std::size_t item) const {
  const PlaceRole role = item + 1 < scan_.items.size() && is(item + 1, ids_.place_role) ? ids_.role_given_by(scan_.items[item + 1]) : PlaceRole::none;
  std::size_t partner = item + 2;
  while (partner < scan_.items.size() && is(partner, ids_.article)) ++partner;
  return role == PlaceRole::with && partner < scan_.items.size() && is(partner, ids_.place);
}

namespace {

// Does one of the customs codes stand in one of the chapters? Both are lists of codes with a space between.
bool in_chapters(std::string_view codes, std::string_view chapters) {
  const auto each = [](std::string_view list, auto holds) {
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = std::min(list.find(' ', begin), list.size());
      if (holds(list.substr(begin, end - begin))) return true;
      begin = end + 1;
    }
    return false;
  };
  return each(codes, [&](std::string_view code) { return each(chapters, [&](std::string_view chapter) { return code.starts_with(chapter); }); });
}

// "the key chipmaking metal": words between the article and the kind.
constexpr std::size_t kBeforeKind = 3;

}  // namespace

const Entry* SentenceView::told_of_kind(const Entry& kind, std::size_t item) const {
  std::size_t before = item - 1;
  while (before > 0 && before + kBeforeKind >= item && !is(before, ids_.article) && (is(before, ids_.adjective) || is(before, ids_.word) || is(before, ids_.hyphen) || scan_.items[before].type == ItemType::unknown_word)) --before;
  if (!is(before, ids_.article) || is(before, "joiner-a")) return nullptr;
  // "the green coffee exports": the kind is no head there, and names itself.
  if (item + 1 < scan_.items.size() && (is(item + 1, ids_.flow) || is(item + 1, ids_.product)) && !is(item + 1, ids_.trend_verb)) return nullptr;
  const bool anything = kind.flag("takes_up") && before + 1 == item;  // "5,500 tonnes of the raw material"
  const std::string_view chapters = kind.text("takes_up_hs");
  // "the fish" are those spoken of; "the car market" may be that of all.
  const bool modifies = item + 1 < scan_.items.size() && (is(item + 1, ids_.word) || is(item + 1, ids_.anaphor)) && !(skeleton_ && skeleton_->in_verb(item + 1));
  const Entry* found = nullptr;
  for (const Named& told : std::views::reverse(spoken_of())) {
    if (!told.entry) continue;
    // "Sales of diesel cars fell, those of all cars rose. The car market …": the kind itself was told of last.
    if (told.slug == kind.id && modifies && !anything && chapters.empty()) return found;
    if (told.slug == kind.id) continue;
    const std::string_view codes = told.entry->text("hs");
    const auto& parents = told.entry->list("parents");
    if ((anything && !codes.empty()) || (!chapters.empty() && in_chapters(codes, chapters))) return told.entry;
    if (std::ranges::find(parents, kind.id) == parents.end()) continue;
    // "Hybrids rose, diesels fell. The cars …": of which of the two, nobody can say.
    if (!modifies) return told.entry;
    if (found && std::ranges::find(found->list("parents"), told.entry->id) == found->list("parents").end()) return nullptr;
    if (!found) found = told.entry;
  }
  return found;
}

const Entry* SentenceView::find_product(const Item& item) const {
  const Entry* product = ids_.known_product(item);
  // "magnets", "lead", "power": a product only where the article speaks of it.
  if (!product) return nullptr;
  // "Dalmia Cement": the word is part of a name, where the sentence does not capitalise at large.
  if (item.capital && &item > scan_.items.data() && !title_case_) {
    const Item& before = *(&item - 1);
    if (before.type == ItemType::unknown_word && before.capital) return nullptr;
  }
  // "the Palm Oil Board", "the Cocoa Council": so does a capitalised word behind it.
  if (begins_name(static_cast<std::size_t>(&item - scan_.items.data()))) return nullptr;
  // "everything that China sold of these goods": those spoken of.
  if (const std::size_t at = static_cast<std::size_t>(&item - scan_.items.data()); at > 0 && is(at - 1, ids_.pointing) && (product->flag("general") || (product->flag("loose") && !is(at - 1, ids_.possessive_determiner)))) return nullptr;
  if (const std::size_t at = static_cast<std::size_t>(&item - scan_.items.data()); at > 0 && !spoken_of().empty())
    if (const Entry* told = told_of_kind(*product, at)) return told;
  if (!product->flag("needs_context")) return product;
  const auto spoken = [&](std::string_view slug) {
    if (std::ranges::find(spoken_of(), slug, &Named::slug) != spoken_of().end()) return true;
    return std::ranges::any_of(scan_.items, [&](const Item& other) {
      const Entry* named = ids_.known_product(other);
      return named && !named->flag("needs_context") && named->id == slug;
    });
  };
  // A word may stand for several: "beans" are those spoken of.
  for (const auto& [cls, each] : language_.vocabulary().meaning(item.ref)) {
    if (cls != "product") continue;
    if (spoken(each->id)) return each;
    if (const Entry* full = language_.lexicon().find("product", each->id))
      for (const auto& near : full->list("confused_with"))
        if (spoken(near)) return each;
    // "Lead fared better", told after zinc.
    if (const std::size_t at = static_cast<std::size_t>(&item - scan_.items.data()); at == 0 || is(at - 1, "joiner-of") || moves(at))
      for (const auto& other : each->list("beside"))
        if (spoken(other)) return each;
    if (each->flag("with_partner") && with_partner(static_cast<std::size_t>(&item - scan_.items.data()))) return each;
    // "services", "construction": sectors where the economy's output is told of.
    for (const auto& total : each->list("part_of"))
      if (spoken(total)) return each;
    // "The economy expanded by 5.5%": a verb of change makes the word the series.
    if (each->flag("when_it_moves") && moves(static_cast<std::size_t>(&item - scan_.items.data()))) return each;
  }
  return nullptr;
}

// A firm's noun behind its adjectives, or behind an owner a name of no lexicon.
FirmNamed SentenceView::firm_behind(const PlaceMention& place) const {
  const bool owns = place.item + 1 < scan_.items.size() && is(place.item + 1, ids_.possessive);
  return names_firm(place.item + (owns ? 2 : 1), owns);
}

FirmNamed SentenceView::names_firm(std::size_t head, bool owned) const {
  const auto& items = scan_.items;
  constexpr std::size_t kAdjectives = 3;
  if (owned && head < items.size() && items[head].capital && items[head].type == ItemType::unknown_word && !title_case_) return FirmNamed::by_name;
  for (const std::size_t end = std::min(items.size(), head + kAdjectives); head < end; ++head) {
    if (const Entry* actor = entry(head, "actor-noun")) return actor->flag("one_firm") ? FirmNamed::by_noun : FirmNamed::no;
    if (!is(head, ids_.adjective) && !is(head, ids_.product) && !is(head, ids_.flow)) return FirmNamed::no;
  }
  return FirmNamed::no;
}

bool SentenceView::one_of_group(std::size_t place) const {
  constexpr std::size_t kFar = 7;
  const auto& items = scan_.items;
  if (place + 3 >= items.size() || !is(place + 1, ids_.possessive) || !(items[place + 2].type == ItemType::figure && is(place + 2, "rank-figure"))) return false;
  for (std::size_t i = place + 3; i < std::min(items.size(), place + kFar); ++i) {
    if (is(i, ids_.flow) && ids_.flow_of(items[i])->agent) return true;
    if (is(i, ids_.product) && product_of(items[i]) && product_of(items[i])->flag("when_it_moves")) return true;
    if (!is(i, ids_.product) && !is(i, ids_.adjective) && !is(i, ids_.hyphen) && !is(i, ids_.word)) return false;
  }
  return false;
}

void SentenceView::find_places() {
  const std::span items(scan_.items);
  // "LUXEMBOURG, July 21 -": where it was written, not what it is about.
  std::size_t first = 0;
  // "London — India's imports": so is a city before a long dash.
  const auto* head = items.size() > 1 && is(1, ids_.dash) ? ids_.place_of(items[0]) : nullptr;
  if (!items.empty() && (all_upper(items[0].span.of(text_)) || (head && !head->adjective && (head->metonym || head->region || head->news_capital))))
    for (std::size_t i = 1; i < std::min<std::size_t>(items.size(), 10); ++i)
      if (is(i, ids_.dash)) {
        first = i + 1;
        break;
      }
  for (std::size_t i = 0; i < first && dateline_.empty(); ++i)
    if (const auto* place = ids_.place_of(items[i]); place && place->news_capital) dateline_ = place->code;
  for (std::size_t i = next_with(SentenceClasses::kPlace, first); i < items.size(); i = next_with(SentenceClasses::kPlace, i + 1)) {
    const auto* place = ids_.place_of(items[i]);
    if (!place) continue;
    // "Output in the EU's largest economy", "OPEC's second-largest producer": one of the group is no group.
    if (place->group && one_of_group(i)) continue;
    // "Anglo American", "Rolls American": the last part of a name.
    if (place->adjective && i > first && !title_case_ && items[i].capital && items[i - 1].type == ItemType::unknown_word && items[i - 1].capital && i > first + 1) continue;
    if (const LeftOut left = left_out(i); left != LeftOut::no) {
      left_out_.push_back(place->code);
      all_but_ = all_but_ || left == LeftOut::all_but;
      continue;
    }
    // "the European Union (EU)"
    if (!places_.empty() && places_.back().item + 2 == i && places_.back().code == place->code && is_sign(i - 1, "(") &&
        i + 1 < items.size() && is_sign(i + 1, ")"))
      continue;
    // "The South American country shipped 3 million bags": another name for one told of before.
    if (place->adjective && place->region && may_hold("place-anaphor") && i + 1 < items.size() && is(i + 1, "place-anaphor")) continue;
    PlaceMention mention;
    mention.code = place->code;
    mention.item = i;
    mention.metonym = place->metonym;
    mention.region = place->region;
    mention.group = place->group;
    mention.part_of_world = mention.region && mention.code.size() != PlaceMention::kCountryCode;
    if (i <= 1 && i + 1 < items.size() && (i == 0 || items[0].type == ItemType::sign)) {
      const std::string_view next = items[i + 1].span.of(text_);
      mention.label = next == ":" || next == "|" || next == "\t" || is(i + 1, ids_.dash) || (items[i + 1].type == ItemType::figure && !is(i + 1, "rank-figure"));
    }
    // The nearest word before it that gives a role, with only articles, adjectives and places of a list between.
    // So is what ranks it as a partner: "from top supplier Australia".
    const bool titled = i > 1 && !place->adjective && (is(i - 1, ids_.partner) || (is(i - 1, ids_.flow) && ids_.flow_of(items[i - 1])->agent));
    std::size_t at = titled ? i - 1 : i;
    while (at > 0) {
      --at;
      if (titled && (is(at, ids_.product) || is(at, "rank-figure") || is(at, ids_.hyphen))) continue;
      if (is(at, ids_.place_role)) {
        mention.role = ids_.role_given_by(items[at]);
        mention.example = mention.role == PlaceRole::with && entry_of(language_, items[at], "place-role")->flag("example");
        if (mention.role == PlaceRole::in || (is(at, ids_.joiner_of) && at > 0 && is(at - 1, "group-anaphor"))) mention.of_those_there = role_of_those_in(at);
        // "Germany and Japan": the second has the role of the first
        // "the third-largest after Australia and Qatar.", but "after Beijing hit back": there it begins a clause.
        const bool comes_after = is(at, ids_.strong) && (i + 1 >= items.size() || is_sign(i + 1, ",") || is_sign(i + 1, ".") || is(i + 1, "joiner-and") || is(i + 1, "joiner-with"));
        if (mention.role == PlaceRole::with && is(at, ids_.conjunction) && !comes_after) mention.role = at > 0 && !places_.empty() && places_.back().item + 1 == at ? places_.back().role : PlaceRole::none;
        break;
      }
      if (!is(at, ids_.article) && !is(at, ids_.adjective) && !is(at, ids_.determiner)) break;
    }
    // "1.5 million barrels, most of it to China": no side of the whole, unless a figure of its own is told behind.
    if (may_hold("for-the-most") && at > 0 && at < i && is(at - 1, "for-the-most") && (mention.role == PlaceRole::to || mention.role == PlaceRole::from) && !(i + 1 < items.size() && is_sign(i + 1, "(")) && !(i + 2 < items.size() && is(i + 2, ids_.relative)))
      mention.example = true;
    // "795,000 tonnes reached the European Union"
    if (mention.role == PlaceRole::none && !place->adjective && may_hold("reach-verb") && i > 0 && (is(i - 1, "reach-verb") || (i > 1 && is(i - 1, ids_.article) && is(i - 2, "reach-verb")))) mention.role = PlaceRole::to;
    // "such as Malaysia, Indonesia, and Brunei"
    if (!mention.example && !places_.empty() && places_.back().example) {
      mention.example = true;
      for (std::size_t k = places_.back().item + 1; k < i; ++k)
        mention.example = mention.example && (is_sign(k, ",") || is(k, ids_.conjunction) || is(k, ids_.article));
    }
    // "behind Myanmar, whose mines yielded 27,000 tonnes": what follows is told of it.
    const std::size_t next = i + 1 < items.size() && is_sign(i + 1, ",") ? i + 2 : i + 1;
    if (mention.role == PlaceRole::with && next < items.size() && is(next, ids_.relative)) mention.role = PlaceRole::none;
    // "of the U.S. company Freeport", "run by China's MMG"
    const bool led_in = mention.role == PlaceRole::owner || mention.role == PlaceRole::to || mention.role == PlaceRole::with;
    const bool owns = i + 1 < items.size() && is(i + 1, ids_.possessive);
    if (led_in) mention.of_firm = names_firm(owns ? i + 2 : i + 1, owns) != FirmNamed::no;
    if (owns) mention.role = PlaceRole::owner;  // "and China's 41,000"
    if (owns && may_hold("partner-noun")) mention.of_partner = ranks_partner(i + 2) > 0;
    // "arrivals from China's largest supplier, Brazil, rose": where the supplier stands.
    if (!places_.empty() && places_.back().of_partner && !mention.of_partner && i > 1 && is_sign(i - 1, ",") && ranks_partner(places_.back().item + 2) == i - 2) mention.role = led_by_role(places_.back().item);
    if (may_hold("pressure-noun")) mention.bystander = presses(i, mention.role == PlaceRole::from ? at : i);
    mention.bound = i + 2 < items.size() && is(i + 1, ids_.hyphen) && is(i + 2, "bound-word");
    if (mention.bound) mention.role = PlaceRole::to;
    const bool names = !place->adjective || (i + 1 < items.size() && ids_.has(items[i + 1].set, SentenceClasses::kNounish));
    const bool ranks = owns && i + 2 < items.size() && items[i + 2].type == ItemType::figure;  // "Asia's fourth-largest economy"
    mention.of_many = mention.part_of_world && !mention.of_a_country() && names && !ranks && !(mention.role == PlaceRole::none && i > 0 && is(i - 1, ids_.preposition));
    places_.push_back(std::move(mention));
  }
}

// "China's largest crude supplier": the item of the partner noun, with nothing but its rank and its good before it; 0 where there is none.
std::size_t SentenceView::ranks_partner(std::size_t from) const {
  constexpr std::size_t kLongest = 5;
  for (std::size_t i = from; i < std::min(scan_.items.size(), from + kLongest); ++i) {
    if (is(i, ids_.partner)) return i;
    if (!is(i, "rank-figure") && !is(i, ids_.adjective) && !is(i, ids_.product) && !is(i, ids_.hyphen) && !is(i, ids_.word)) return 0;
  }
  return 0;
}

PlaceRole SentenceView::led_by_role(std::size_t place) const {
  return place > 0 && is(place - 1, ids_.place_role) ? ids_.role_given_by(scan_.items[place - 1]) : PlaceRole::none;
}

// "competition from Romania", "US tariffs", "Washington's new sanctions"
bool SentenceView::presses(std::size_t place, std::size_t role) const {
  if (role < place && role > 0 && is(role - 1, "pressure-noun")) return true;
  std::size_t noun = place + 1;
  while (noun < scan_.items.size() && (is(noun, ids_.possessive) || is(noun, ids_.adjective) || is(noun, "newness"))) ++noun;
  return noun < scan_.items.size() && is(noun, "pressure-noun");
}

// "sold to mills in China", "bought from growers in Peru", "sent to the member states of the EU": who is there is the partner.
PlaceRole SentenceView::role_of_those_in(std::size_t in) const {
  if (in < 2 || !(is(in - 1, ids_.actor) || is(in - 1, ids_.partner) || is(in - 1, "group-anaphor"))) return PlaceRole::none;
  std::size_t led = in - 2;
  while (led > 0 && (is(led, ids_.adjective) || is(led, ids_.determiner) || is(led, ids_.article) || is(led, ids_.product))) --led;
  const PlaceRole role = is(led, ids_.place_role) ? ids_.role_given_by(scan_.items[led]) : PlaceRole::none;
  return role == PlaceRole::to || role == PlaceRole::from ? role : PlaceRole::none;
}

SentenceView::Borders SentenceView::borders(std::size_t a, std::size_t b) const {
  Borders out;
  if (a > b) std::swap(a, b);
  if (b < borders_before_.size()) {
    if (a + 1 >= b) return out;
    return {borders_before_[b].strong - borders_before_[a + 1].strong, borders_before_[b].weak - borders_before_[a + 1].weak};
  }
  for (std::size_t i = a + 1; i < b; ++i) count_border(i, out);
  return out;
}

double SentenceView::distance(std::size_t a, std::size_t b) const {
  const Borders between = borders(a, b);
  return static_cast<double>(a > b ? a - b : b - a) + between.strong * kStrongBorder + between.weak * kWeakBorder;
}

std::string SentenceView::folded(Span span) const {
  // Mostly plain words with single spaces between them.
  std::string small(span.of(text_));
  char before = ' ';
  const auto fold = [&](char& c) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    const bool parts = c == ' ' && before != ' ';
    before = c;
    return parts || (c >= 'a' && c <= 'z');
  };
  if (std::ranges::all_of(small, fold) && before != ' ') return small;
  words_.clear();
  tokenize(text_, span, words_);
  std::string out;
  for (const Token& t : words_.list) {
    if (t.shape == TokenShape::hyphen) continue;
    if (!out.empty()) out += ' ';
    out += words_.fold(t);
  }
  return out;
}

std::string SentenceView::without_streak(std::string words) const {
  for (const std::string_view term : ids_.streak_words)
    if (words.size() > term.size() + 1 && words.ends_with(term) && words[words.size() - term.size() - 1] == ' ') words.resize(words.size() - term.size() - 1);
  return words;
}

std::pair<std::size_t, std::size_t> SentenceView::items_in(Span span) const {
  if (span.empty()) return {1, 0};
  const auto& items = scan_.items;
  // The first that does not begin before it. Which half it is in cannot be foretold: neither is jumped to.
  auto begin = items.begin();
  for (std::size_t left = items.size(); left > 0;) {
    const std::size_t half = (left + 1) / 2;
    begin += (begin + static_cast<std::ptrdiff_t>(half) - 1)->span.start < span.start ? static_cast<std::ptrdiff_t>(half) : 0;
    left -= half;
  }
  auto end = begin;
  while (end != items.end() && end->span.end <= span.end) ++end;
  if (begin == end) return {1, 0};
  return {static_cast<std::size_t>(begin - items.begin()), static_cast<std::size_t>(end - items.begin()) - 1};
}

}  // namespace assay
