// SentenceView: is a figure told of a part of a country (a firm, a plant, some mills, a province) and not of the country?
// And what makes up a part of an amount.
#include <algorithm>

#include "normalize/sentence_view.h"

namespace assay {

bool SentenceView::unknown_name(std::size_t item) const {
  if (title_case_ || !scan_.items[item].capital || is(item, ids_.place)) return false;
  // "Codelco": a firm that is also asked.
  if (const Entry* source = is(item, ids_.source) ? entry(item, "source") : nullptr; source && source->text("kind") == "company" && source->text("name") != "company") return true;
  const bool code = is(item, "code") && !is(item, ids_.product) && !is(item, ids_.source) && !is(item, ids_.flow);
  return scan_.items[item].type == ItemType::unknown_word || code;
}

// "Northern Rare Earth", "Shenghe Copper": a good that is written with a capital behind another word of a name.
bool SentenceView::named_after_good(std::size_t item) const {
  if (title_case_ || item == 0 || !is(item, ids_.product) || is(item, ids_.place)) return false;
  const Entry* good = entry(item, "product");
  const Item &own = scan_.items[item], &before = scan_.items[item - 1];
  if (!good || !own.capital || !before.capital || is(item - 1, ids_.place) || is(item - 1, ids_.article) || is(item - 1, ids_.possessive)) return false;
  const std::string_view written = own.span.of(text_);
  const bool words = written.size() > 2 && written.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos;
  return words && std::ranges::find(good->terms, written) == good->terms.end();
}

// "China Rare Earth Group", "Korea Zinc": a country's name, and capitals to the end of the phrase where the sentence has none at large.
bool SentenceView::named_after_place(const Phrase& subject, std::size_t head) const {
  const std::size_t place = is(subject.first, ids_.article) ? subject.first + 1 : subject.first;
  if (title_case_ || place >= head || !is(place, ids_.place)) return false;
  const bool owned = is(place + 1, ids_.possessive);  // "Chile's SQM"
  if (owned && place + 1 == head) return false;
  for (std::size_t i = place + (owned ? 2 : 1); i <= head; ++i) {
    const std::string_view written = scan_.items[i].span.of(text_);
    const bool initials = written.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;  // "China GDP"
    const bool inside = i < head && i > place + 1 && (is(i, ids_.conjunction) || is(i, ids_.joiner_of));
    const bool ends_so = owned && i == head && unknown_name(i - 1);  // "Indonesia's Vale Indonesia"
    const bool common = owned ? is(i, ids_.product) || is(i, ids_.flow) || is(i, ids_.source) : initials;
    if (!inside && (!scan_.items[i].capital || common || (is(i, ids_.place) && !ends_so))) return false;
  }
  return true;
}

bool SentenceView::owned_by_name(std::size_t figure_item, std::size_t before) const {
  if (title_case_ || figure_item < 3) return false;
  std::size_t i = figure_item - 1;
  while (i > before + 1 && (is(i, ids_.adverb) || is(i, "narrowing-preposition") || is(i, ids_.trend_verb))) --i;
  return i > before + 1 && is(i, ids_.possessive) && unknown_name(i - 1);
}

// The last word of a noun phrase before what hangs on it: "[Lynas] of Australia", "China's [mills]".
std::size_t SentenceView::head_of(const Phrase& phrase) const {
  std::size_t head = phrase.first;
  while (head < phrase.last && !ids_.may_be(scan_.items[head + 1].set, SentenceClasses::kPreposition) && !is_sign(head + 1, ",")) ++head;
  return head;
}

// "Batteries use 43% of all cobalt": is a thing the subject, and not a country, a firm or what a pronoun stands for?
bool SentenceView::thing_acts(std::size_t figure_item) const {
  const Clause* clause = skeleton_ ? skeleton_->clause_of(figure_item) : nullptr;
  if (!clause || !clause->own_subject || !clause->subject || clause->subject->last >= figure_item) return false;
  const std::size_t head = head_of(*clause->subject);
  return !names_place(*clause->subject) && (is(head, ids_.product) || is(head, ids_.word)) && !is(head, ids_.anaphor) && !is(head, ids_.pronoun) && !is(head, ids_.actor) && !is(head, ids_.flow) && !unknown_name(head);
}

bool SentenceView::names_place(const Phrase& phrase) const {
  return std::ranges::any_of(places_, [&](const PlaceMention& p) { return p.item >= phrase.first && p.item <= phrase.last; });
}

bool SentenceView::part_by_subject(const Phrase& subject) const {
  const std::size_t head = head_of(subject);
  if (unknown_name(head) || named_after_good(head) || named_after_place(subject, head)) return true;
  // "Vale Indonesia", but "Landlocked Mali".
  if (head > 0 && head == subject.first + 1 && is(head, ids_.place) && unknown_name(subject.first) && !ends_with_any(scan_.items[subject.first].span.of(text_), ids_.past_suffixes) && !ends_with_any(scan_.items[subject.first].span.of(text_), ids_.participle_suffixes)) return true;
  // "Hebei's output", "China's Baosteel's exports"
  for (std::size_t i = subject.first; i < head; ++i)
    if (is(i + 1, ids_.possessive) && (unknown_name(i) || is(i, "one-of-many"))) return true;
  if (is(head, "one-of-many")) return true;
  const auto* flow = is(head, ids_.flow) ? ids_.flow_of(scan_.items[head]) : nullptr;
  if (!is(head, ids_.actor) && !(flow && flow->agent)) return false;
  if (is(subject.first, "joiner-a")) return true;
  for (std::size_t i = subject.first; i < head; ++i)
    if (is(i, "narrowing") || counts_some(i) || (is(i, "rank-figure") && !ranked_in_world(i) && names_place(subject))) return true;  // "the three largest Chinese makers"
  return false;
}

// "At Zhenghai, they were up 40%": where, at the head of the clause, a name of no lexicon.
bool SentenceView::part_by_place(const Clause& clause) const {
  const std::size_t first = clause.first;
  const Entry* role = first + 2 < scan_.items.size() && is(first, ids_.place_role) ? entry(first, "place-role") : nullptr;
  const bool where = (role && role->text("role") == "in") || (first + 2 < scan_.items.size() && is(first, "joiner-with") && !role);
  if (!where) return false;
  std::size_t i = first + 1;
  while (i + 1 < scan_.items.size() && (unknown_name(i) || is(i, ids_.word)) && scan_.items[i].capital) ++i;
  return i > first + 1 && unknown_name(i - 1) && is_sign(i, ",");
}

bool SentenceView::goes_on_with_part(std::size_t figure_item) const {
  const Clause* clause = skeleton_ ? skeleton_->clause_of(figure_item) : nullptr;
  if (!clause || !clause->subject || clause->subject->first >= figure_item) return false;
  const Phrase& subject = *clause->subject;
  return is(subject.first, ids_.possessive_determiner) || (is(subject.first, ids_.pronoun) && subject.first == subject.last);
}

// "The magnet maker JL Mag said its exports fell": who tells it tells it of itself.
bool SentenceView::part_tells(const Clause& clause) const {
  const auto& subject = *clause.subject;
  if (!is(subject.first, ids_.possessive_determiner)) return false;
  const Clause* teller = nullptr;
  for (const Clause& c : skeleton_->clauses())
    if (c.last < clause.first && c.own_subject && c.subject) teller = &c;
  if (!teller || !part_by_subject(*teller->subject)) return false;
  const Phrase& who = *teller->subject;
  for (std::size_t i = who.first; i <= who.last; ++i) {
    const auto* flow = is(i, ids_.flow) ? ids_.flow_of(scan_.items[i]) : nullptr;
    if (is(i, ids_.actor) || is(i, "one-of-many") || (flow && flow->agent)) return true;
  }
  return false;
}

// "Construction burns 45% of all gas": with a verb of its own, which no lexicon knows as a flow or as one of shares and changes.
bool SentenceView::taken_by_thing(std::size_t figure_item) const {
  if (!thing_acts(figure_item) || share_verb_before(figure_item)) return false;
  const Clause& clause = *skeleton_->clause_of(figure_item);
  if (!clause.verb || clause.passive || clause.verb_end >= figure_item || !only_links(clause.verb_end + 1, figure_item)) return false;
  for (std::size_t i = *clause.verb; i <= clause.verb_end; ++i)
    if (is(i, ids_.copula) || is(i, ids_.level_verb) || is(i, ids_.trend_verb) || is(i, ids_.multiple_verb) || is(i, ids_.flow)) return false;
  return true;
}

bool SentenceView::heads_subject(std::size_t figure_item) const {
  const Clause* clause = skeleton_ ? skeleton_->clause_of(figure_item) : nullptr;
  return clause && clause->own_subject && !clause->relative && clause->subject->first <= figure_item && figure_item <= clause->subject->last && clause->verb && *clause->verb > figure_item;
}

bool SentenceView::subject_is(std::size_t figure_item, AskedClass cls) const {
  const Clause* clause = skeleton_ ? skeleton_->clause_of(figure_item) : nullptr;
  if (!clause || !clause->subject || clause->subject->last >= figure_item) return false;
  const std::size_t head = head_of(*clause->subject);
  if (head + 1 < scan_.items.size() && is(head + 1, ids_.joiner_of)) return false;
  return is(head, cls) && head <= clause->subject->first + 1 && (head == clause->subject->first || is(clause->subject->first, ids_.article));
}

bool SentenceView::sold_by_name(std::size_t figure_item) const {
  const Clause* clause = skeleton_ ? skeleton_->clause_of(figure_item) : nullptr;
  return clause && clause->subject && clause->subject->last < figure_item && unknown_name(head_of(*clause->subject)) && std::ranges::none_of(places_, [&](const PlaceMention& p) { return p.item >= clause->subject->first && p.item <= clause->subject->last; });
}

bool SentenceView::told_of_part(std::size_t figure_item) const {
  if (!skeleton_) return false;
  const Clause* clause = skeleton_->clause_of(figure_item);
  // The words right before an item, back to a name of no lexicon: "by Mantos Copper", "by Larch Steel Limited", "at the Centinela oxide operations".
  const auto name_before = [&](std::size_t end) {
    constexpr std::size_t kWords = 4;
    for (std::size_t i = end, words = 0; i-- > 1 && words < kWords; ++words) {
      if (unknown_name(i) || named_after_good(i)) return true;
      // "SAIL": a word in capitals, in a sentence that is not.
      const std::string_view written = scan_.items[i].span.of(text_);
      const bool initials = !title_case_ && written.size() > 2 && !is(i, ids_.product) && !is(i, ids_.place) && !is(i, ids_.source) && !is(i, ids_.flow) && !is(i, "unit") && std::ranges::all_of(written, [](char c) { return c >= 'A' && c <= 'Z'; });
      if (initials) return true;
      const bool runs_on = scan_.items[i].capital || is(i, ids_.word) || is(i, ids_.product);
      if (!runs_on || is(i, ids_.place) || is(i, ids_.flow) || is_sign(i, ",")) return false;
    }
    return false;
  };
  // "Larch Steel (27 million tonnes)", "by Mantos Copper, up 18%", "its rival, Larch, whose output": of the name right before it.
  const std::size_t lead = figure_item > 1 && is(figure_item - 1, ids_.trend_comparative) ? figure_item - 1 : figure_item;
  if (lead > 2 && (is_sign(lead - 1, "(") || (lead < figure_item && is_sign(lead - 1, ","))) && name_before(lead - 1)) return true;
  if (clause && clause->first > 1 && may_hold("relative-owner") && is(clause->first, "relative-owner") && name_before(is_sign(clause->first - 1, ",") ? clause->first - 1 : clause->first)) return true;
  // "…, up 20% from May": of the subject before.
  if (!clause || !clause->subject)
    for (const Clause& c : skeleton_->clauses())
      if (c.first < figure_item && c.own_subject && !c.relative) clause = &c;
  if (clause && part_by_place(*clause)) return true;
  if (!clause || !clause->subject) return false;
  if (clause->subject->first >= figure_item) return false;
  if (part_by_subject(*clause->subject) || part_tells(*clause)) return true;
  for (std::size_t i = clause->first; i <= clause->last && may_hold("province-word"); ++i)
    if (is(i, "province-word") && !is(i, ids_.adjective)) return true;
  return false;
}

bool SentenceView::points_back() const {
  const auto count = scan_.items.size();
  if (count < 3) return false;
  if (is(0, "pointing")) return is(1, ids_.auxiliary) || is(1, ids_.trend_verb);
  // "Within this total, re-exports rose 3.6%"
  if (is(0, ids_.preposition) && is(1, "pointing")) {
    const Entry* of = is(2, ids_.anaphor) ? entry_of(language_, scan_.items[2], "anaphor") : nullptr;
    if (of && of->flag("sum")) return true;
  }
  std::size_t i = 0;
  while (i < count && (is(i, ids_.article) || is(i, ids_.determiner))) ++i;
  if (i == 0) return false;
  while (i < count && (is(i, ids_.adjective) || scan_.items[i].type == ItemType::period)) ++i;
  // "The decline was driven by private buyers."
  if (i + 1 < count && is(0, "definite-article") && is(i, ids_.trend_noun) && is(i + 1, ids_.auxiliary)) return true;
  const Entry* sum = i < count && is(i, ids_.anaphor) ? entry_of(language_, scan_.items[i], "anaphor") : nullptr;
  return sum && sum->flag("sum") && i + 1 < count && (is(i + 1, ids_.auxiliary) || is(i + 1, ids_.trend_verb));
}

bool SentenceView::had_been_foreseen(std::size_t figure_item) const {
  for (std::size_t i = figure_item; i-- > 1 && (!is(i, ids_.strong) || is(i, "joiner-with"));)
    if ((is(i, ids_.modal) || is(i, "estimate-verb")) && is(i - 1, ids_.past) && is(i - 1, ids_.auxiliary)) return true;
  return false;
}

bool SentenceView::polled(std::size_t figure_item) const {
  if (!may_hold("forecast-word")) return false;
  for (std::size_t i = 0; i < figure_item; ++i)
    if (const Entry* word = is(i, "forecast-word") ? entry(i, "forecast-word") : nullptr; word && word->flag("polls"))
      return true;
  return false;
}

bool SentenceView::makes_up(std::size_t amount, std::size_t share) const {
  for (std::size_t i = amount + 1; i < share; ++i)
    if (!is(i, ids_.level_verb) && !is_sign(i, ",") && scan_.items[i].type != ItemType::period && !is(i, ids_.preposition) && !is(i, ids_.article) && !is(i, ids_.adverb) && !(is(i, "conjunction") && !is(i, "joiner-and"))) return false;
  return true;
}

bool SentenceView::part_of_told(std::size_t figure_item) const {
  const auto& items = scan_.items;
  std::size_t i = figure_item + 1;
  if (i < items.size() && is(i, ids_.joiner_of)) {
    ++i;
    while (i < items.size() && (is(i, ids_.article) || (is(i, ids_.determiner) && !is(i, ids_.pronoun)) || (is(i, ids_.adjective) && !is(i, ids_.whole_marker)))) ++i;
    if (i >= items.size()) return false;
    if (is(i, ids_.relative)) return true;  // "60% of which were electric"
    // "of the market" may be anybody's market: a whole that was told is summed up, or a pronoun.
    const Entry* sum = is(i, ids_.anaphor) ? entry_of(language_, items[i], "anaphor") : nullptr;
    if (!is(i, ids_.whole_marker) && !is(i, ids_.pronoun) && !(sum && sum->flag("sum"))) return false;
    // "of the total energy mix" names its whole.
    return i + 1 >= items.size() || is(i, ids_.pronoun) || !(is(i + 1, ids_.word) || is(i + 1, ids_.product) || is(i + 1, ids_.flow) || is(i + 1, ids_.joiner_of));
  }
  for (i = may_hold(ids_.relative) ? figure_item : 0; i-- > 1;) {
    if (items[i].type == ItemType::figure || is(i, ids_.strong)) return false;
    if (is(i, ids_.relative)) return is(i - 1, ids_.joiner_of);
  }
  return false;
}

const Entry* SentenceView::harmed(std::size_t figure_item) const {
  return may_hold("harm-verb") && figure_item > 0 && is(figure_item - 1, "harm-verb") ? entry_of(language_, scan_.items[figure_item - 1], "harm-verb") : nullptr;
}

Span SentenceView::number_of(std::size_t figure_item) const {
  for (std::size_t i = figure_item; i-- > 0 && !is(i, ids_.strong);) {
    if (!is(i, "count-word")) continue;
    if (i + 2 >= figure_item || !is(i + 1, ids_.joiner_of)) return {};
    const std::size_t first = is(i + 2, ids_.article) || is(i + 2, ids_.determiner) ? i + 3 : i + 2;
    std::size_t end = first;
    while (end < figure_item && (ids_.has(scan_.items[end].set, SentenceClasses::kNounish) || is(end, ids_.flow)) && !is(end, ids_.trend_verb) && !is(end, ids_.level_verb) && !is(end, ids_.joiner_of)) ++end;
    return end > first ? Span{scan_.items[first].span.start, scan_.items[end - 1].span.end} : Span{};
  }
  return {};
}

bool SentenceView::beside_its_figure(const Topic& t) const {
  const std::size_t article = is(t.first, ids_.article) ? t.first : t.first - 1;
  if (t.first < 2 || !is(article, ids_.article)) return false;
  const std::size_t led = article - 1;
  if (!is(led, ids_.preposition) && !is(led, ids_.place_role) && !is(led, "joiner-with") && !is(led, "temporal-preposition")) return false;
  std::size_t of = t.last + 1;
  if (of < scan_.items.size() && is(of, "rate-noun")) ++of;
  return of + 1 < scan_.items.size() && is(of, ids_.joiner_of) && scan_.items[of + 1].type == ItemType::figure;
}

const Figure* SentenceView::some_of(std::size_t figure_item) const {
  const std::size_t of = figure_item + 1;
  if (of >= scan_.items.size() || !is(of, ids_.joiner_of)) return nullptr;
  std::size_t i = of + 1;
  while (i < scan_.items.size() && (is(i, ids_.article) || is(i, ids_.determiner))) ++i;
  const auto all = std::ranges::find(scan_.figures, i, &Figure::item);
  return i > of + 1 && all != scan_.figures.end() && all->type == FigureType::bare && !all->counted.empty() ? &*all : nullptr;
}

}  // namespace assay
