#include "extract/vocabulary.h"

#include <algorithm>

namespace assay {
namespace {

std::string without_dots(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != '.') out += c;
  return out;
}

// A capitalised word of a term also stands in capitals ("CHINA"); short codes do not ("Us" is no "US").
bool same_spelling(std::string_view written, std::string_view term_word, const Token& token) {
  if (written == term_word) return true;  // a term's word has no dots
  if (written.find('.') != std::string_view::npos && without_dots(written) == term_word) return true;
  if (!token.all_upper || term_word.size() < 3 || term_word[0] < 'A' || term_word[0] > 'Z') return false;
  return std::equal(written.begin(), written.end(), term_word.begin(), term_word.end(),
                    [](char a, char b) { return a == (b >= 'a' && b <= 'z' ? b - 32 : b); });
}

}  // namespace

Vocabulary::Vocabulary(const Lexicon& lexicon, ClassTable& classes, const std::vector<std::string>& literals) {
  // Terms in any spelling first: an exact spelling then adds its readings to them.
  std::vector<Draft> drafts(1);
  for (const auto& literal : literals) {
    const auto node = child(0, words_.id(literal));
    if (nodes_[node].any_case == 0) {
      nodes_[node].any_case = static_cast<std::uint32_t>(drafts.size());
      drafts.emplace_back();
    }
    drafts[nodes_[node].any_case].classes.set(classes.literal(literal));
  }
  for (const bool exact : {false, true})
    for (const Entry& entry : lexicon.entries())
      if ((entry.text("case") == "exact") == exact && entry.cls != "abbreviation") add(entry, exact, classes, drafts);
  first_.resize(words_.size() + 1);
  settle(drafts, classes);
  know_firsts();
}

void Vocabulary::settle(const std::vector<Draft>& drafts, ClassTable& classes) {
  std::size_t readings = 0;
  for (const Draft& draft : drafts) readings += draft.entries.size();
  readings_.reserve(readings);  // so that they stay where they are
  for (const Draft& draft : drafts) {
    sets_.push_back(classes.intern(draft.classes));
    Meaning& meaning = meanings_.emplace_back();
    meaning.first_ = readings_.data() + readings_.size();
    meaning.count_ = static_cast<std::uint32_t>(draft.entries.size());
    for (const Entry* entry : draft.entries) readings_.push_back({entry->cls, entry});
    const auto all = [&](auto holds) { return std::ranges::all_of(draft.entries, holds); };
    meaning.only_after_number_ = !draft.entries.empty() && all([](const Entry* e) { return e->flag("glued"); });
    meaning.only_scale_ = all([](const Entry* e) { return e->cls == "scale"; });
    meaning.only_hedge_before_ = all([](const Entry* e) { return e->cls == "hedge" && e->text("side") == "before"; });
    delicate_.push_back(meaning.only_after_number_ || meaning.entry("hedge") || meaning.entry("unit") ? 1 : 0);
  }
}

void Vocabulary::know_firsts() {
  for (const std::uint32_t node : first_) {
    const Node& n = nodes_[node];
    if (node == 0) firsts_.push_back({});
    else firsts_.push_back({n.next_words, node, n.any_case, sets_[n.any_case], !n.exact.empty(), n.exact.empty() && !delicate(n.any_case)});
  }
}

void Vocabulary::look_up(Tokens& tokens) const {
  // Half the words are in no term, and which ones nobody can foresee: the others are listed without a branch.
  auto& likely = tokens.likely;
  auto& list = tokens.list;
  if (likely.size() < list.size()) likely.resize(list.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    likely[count] = static_cast<std::uint32_t>(i);
    count += words_.maybe(list[i].hash) ? 1 : 0;
  }
  // Neither table fits the first cache: what is needed next is on its way while other words are looked at.
  constexpr std::size_t kAhead = 8;
  for (std::size_t i = 0; i < std::min(kAhead, count); ++i) words_.fetch(list[likely[i]].hash);
  for (std::size_t i = 0; i < count; ++i) {
    if (i + kAhead < count) words_.fetch(list[likely[i + kAhead]].hash);
    Token& token = list[likely[i]];
    token.word = words_.find({tokens.folded.data() + token.folded_at, token.folded_size}, token.hash);
    __builtin_prefetch(&firsts_[token.word]);
  }
}

std::uint32_t Vocabulary::child(std::uint32_t node, std::uint32_t word) {
  if (node == 0) {
    if (first_.size() <= word) first_.resize(word + 1);
    if (first_[word] == 0) {
      first_[word] = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
    }
    return first_[word];
  }
  if (const std::uint32_t known = edges_.find(node, word)) return known;
  const auto fresh = static_cast<std::uint32_t>(nodes_.size());
  edges_.set(node, word, fresh);
  nodes_[node].next_words.add(word);
  nodes_.emplace_back();
  return fresh;
}

void Vocabulary::add(const Entry& entry, bool exact, ClassTable& classes, std::vector<Draft>& drafts) {
  ClassSet own;
  const auto extend = [&](std::uint32_t& meaning, std::uint32_t from) {
    if (meaning == 0) {
      meaning = static_cast<std::uint32_t>(drafts.size());
      drafts.push_back(from == 0 ? Draft{} : Draft(drafts[from]));
    }
    drafts[meaning].classes |= own;
    auto& known = drafts[meaning].entries;
    if (std::ranges::find(known, &entry) == known.end()) known.push_back(&entry);
  };
  Tokens tokens;
  for (const std::string_view term : entry.terms) {
    tokens.clear();
    tokenize(term, {0, static_cast<std::uint32_t>(term.size())}, tokens);
    std::uint32_t node = 0;
    std::vector<std::string> written;
    for (const Token& token : tokens.list) {
      if (token.shape == TokenShape::hyphen) continue;
      node = child(node, words_.id(tokens.fold(token)));
      if (exact) written.push_back(without_dots(token.span.of(term)));
    }
    if (node == 0) continue;
    if (own.none()) {
      own.set(classes.id(entry.class_name));
      if (const auto side = entry.text("side"); !side.empty()) own.set(classes.id(entry.class_name + "-" + std::string(side)));
      if (entry.flag("also_word")) own.set(classes.id("word"));
    }
    if (!exact) {
      extend(nodes_[node].any_case, 0);
      continue;
    }
    auto& spellings = nodes_[node].exact;
    const auto same = std::ranges::find_if(spellings, [&](const Exact& e) { return e.words == written; });
    if (same != spellings.end()) {
      extend(same->meaning, 0);
    } else {
      std::uint32_t meaning = 0;
      extend(meaning, nodes_[node].any_case);
      nodes_[node].exact.push_back({std::move(written), meaning});
    }
  }
}

std::uint32_t Vocabulary::meaning_at(const Node& node, const Tokens& tokens, std::size_t at, std::size_t count,
                                     std::string_view text) const {
  for (const Exact& exact : node.exact) {
    std::size_t word = 0;
    bool same = true;
    for (std::size_t i = at; same && i < at + count; ++i) {
      const Token& token = tokens.list[i];
      if (token.shape == TokenShape::hyphen) continue;
      same = word < exact.words.size() && same_spelling(token.span.of(text), exact.words[word], token);
      ++word;
    }
    if (same) return exact.meaning;
  }
  return node.any_case;
}

Vocabulary::Match Vocabulary::longest(const Tokens& tokens, std::size_t at, std::string_view text,
                                      std::size_t limit) const {
  Match best;
  const First& first = firsts_[tokens.list[at].word];
  std::uint32_t node = first.node;
  if (node == 0 || limit == 0) return best;
  best = {first.spelled ? meaning_at(nodes_[node], tokens, at, 1, text) : first.meaning, 1};
  if (best.meaning == 0) best = {};
  WordMask next_words = first.next_words;
  for (std::size_t i = at + 1; !next_words.none() && i < tokens.list.size() && i < at + limit; ++i) {
    const Token& token = tokens.list[i];
    if (token.shape == TokenShape::hyphen && i + 1 < tokens.list.size() && tokens.list[i + 1].glued) continue;
    if (token.word == 0 || !next_words.may_hold(token.word)) break;
    node = edges_.find(node, token.word);
    if (node == 0) break;
    const Node& here = nodes_[node];
    next_words = here.next_words;
    if (here.any_case == 0 && here.exact.empty()) continue;
    if (const auto meaning = meaning_at(here, tokens, at, i + 1 - at, text)) best = {meaning, static_cast<std::uint32_t>(i + 1 - at)};
  }
  return best;
}

}  // namespace assay
