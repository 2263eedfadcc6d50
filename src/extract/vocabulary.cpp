#include "extract/vocabulary.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "extract/image.h"

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
  if (written.size() == term_word.size() && same_bytes(written.data(), term_word.data(), written.size())) return true;  // a term's word has no dots
  if (written.size() > term_word.size() && written.find('.') != std::string_view::npos && without_dots(written) == term_word) return true;
  if (!token.all_upper || term_word.size() < 3 || term_word[0] < 'A' || term_word[0] > 'Z') return false;
  return std::equal(written.begin(), written.end(), term_word.begin(), term_word.end(),
                    [](char a, char b) { return a == (b >= 'a' && b <= 'z' ? b - 32 : b); });
}

}  // namespace

struct Vocabulary::Draft {
  struct Branch {
    std::uint32_t any_case = 0;
    std::vector<Exact> exact;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> next;  // word, branch
  };
  struct Sense {
    ClassSet classes;
    std::vector<const Entry*> entries;
  };
  std::vector<std::uint32_t> first;  // word id → branch of the terms that begin with it; 0 = none
  std::vector<Branch> branches{1};
  std::vector<Sense> senses{1};

  std::uint32_t child(std::uint32_t branch, std::uint32_t word) {
    if (branch == 0 && first.size() <= word) first.resize(word + 1);
    if (branch == 0 && first[word] != 0) return first[word];
    for (const auto& [known, child] : branches[branch].next)
      if (known == word) return child;
    const auto fresh = static_cast<std::uint32_t>(branches.size());
    if (branch == 0) first[word] = fresh;
    else branches[branch].next.emplace_back(word, fresh);
    branches.emplace_back();
    return fresh;
  }
};

Vocabulary::Vocabulary(const Lexicon& lexicon, ClassTable& classes, const std::vector<std::string>& literals) {
  // Terms in any spelling first: an exact spelling then adds its readings to them.
  Draft draft;
  for (const auto& literal : literals) {
    const auto branch = draft.child(0, words_.id(literal));
    if (draft.branches[branch].any_case == 0) {
      draft.branches[branch].any_case = static_cast<std::uint32_t>(draft.senses.size());
      draft.senses.emplace_back();
    }
    draft.senses[draft.branches[branch].any_case].classes.set(classes.literal(literal));
  }
  for (const bool exact : {false, true})
    for (const Entry& entry : lexicon.entries())
      if ((entry.text("case") == "exact") == exact && entry.cls != "abbreviation") add(entry, exact, classes, draft);
  settle_meanings(draft, classes);
  settle_words(draft);
}

void Vocabulary::settle_meanings(const Draft& draft, ClassTable& classes) {
  std::size_t readings = 0;
  for (const auto& sense : draft.senses) readings += sense.entries.size();
  readings_.reserve(readings);  // so that they stay where they are
  for (const auto& [set, entries] : draft.senses) {
    sets_.push_back(classes.intern(set));
    Meaning& meaning = meanings_.emplace_back();
    meaning.first_ = readings_.data() + readings_.size();
    meaning.count_ = static_cast<std::uint32_t>(entries.size());
    for (const Entry* entry : entries) readings_.push_back({entry->cls, entry});
    meaning.only_after_number_ = !entries.empty() && std::ranges::all_of(entries, [](const Entry* e) { return e->flag("glued"); });
    meaning.only_scale_ = std::ranges::all_of(entries, [](const Entry* e) { return e->cls == "scale"; });
    meaning.only_hedge_before_ = std::ranges::all_of(entries, [](const Entry* e) { return e->cls == "hedge" && e->text("side") == "before"; });
    delicate_.push_back(meaning.only_after_number_ || meaning.entry("hedge") || meaning.entry("unit") || meaning.entry("currency") || meaning.entry("world") ? 1 : 0);
  }
}

void Vocabulary::settle_words(Draft& draft) {
  words_.id("-");
  draft.first.resize(words_.size() + 1);
  for (const std::uint32_t branch : draft.first) {
    Node& first = firsts_.emplace_back();
    if (branch == 0) continue;
    first = node_of(draft, branch);
    first.children = grow(draft, branch);
  }
}

Vocabulary::Node Vocabulary::node_of(Draft& draft, std::uint32_t branch) {
  auto& [any_case, exact, next] = draft.branches[branch];
  Node node;
  for (const auto& [word, child] : next) node.next_words.add(word);
  if (!next.empty()) node.next_words.add(words_.id("-"));  // is passed over
  node.any_case = any_case;
  node.set = sets_[any_case];
  node.sure = exact.empty() && !delicate(any_case);
  if (exact.empty()) return node;
  node.exact = static_cast<std::uint32_t>(exact_.size());
  std::ranges::move(exact, std::back_inserter(exact_));
  exact_.emplace_back();
  return node;
}

// Appends the nodes of what goes on from a branch, and of what goes on from these; returns where they begin.
std::uint32_t Vocabulary::grow(Draft& draft, std::uint32_t branch) {
  auto& next = draft.branches[branch].next;
  if (next.empty()) return 0;
  std::ranges::sort(next);
  const auto from = static_cast<std::uint32_t>(nodes_.size());
  for (const auto& [word, child] : next) {
    words_of_nodes_.push_back(word);
    nodes_.push_back(node_of(draft, child));
  }
  words_of_nodes_.push_back(kEnd);
  nodes_.emplace_back();
  for (std::size_t i = 0; i < next.size(); ++i) {
    const std::uint32_t children = grow(draft, next[i].second);
    nodes_[from + i].children = children;
  }
  return from;
}

void Vocabulary::add(const Entry& entry, bool exact, ClassTable& classes, Draft& draft) {
  ClassSet own;
  const auto extend = [&](std::uint32_t& meaning, std::uint32_t from) {
    if (meaning == 0) {
      meaning = static_cast<std::uint32_t>(draft.senses.size());
      draft.senses.push_back(from == 0 ? Draft::Sense{} : Draft::Sense(draft.senses[from]));
    }
    draft.senses[meaning].classes |= own;
    auto& known = draft.senses[meaning].entries;
    if (std::ranges::find(known, &entry) == known.end()) known.push_back(&entry);
  };
  Tokens tokens;
  for (const std::string_view term : entry.terms) {
    tokens.clear();
    tokenize(term, {0, static_cast<std::uint32_t>(term.size())}, tokens);
    std::uint32_t branch = 0;
    std::string written;
    for (const Token& token : tokens.list) {
      if (token.shape == TokenShape::hyphen) continue;
      branch = draft.child(branch, words_.id(tokens.fold(token)));
      if (!exact) continue;
      if (!written.empty()) written += kParts;
      written += without_dots(token.span.of(term));
    }
    if (branch == 0) continue;
    if (own.none()) {
      own.set(classes.id(entry.class_name));
      if (const auto side = entry.text("side"); !side.empty()) own.set(classes.id(entry.class_name + "-" + std::string(side)));
      if (entry.flag("also_word")) own.set(classes.id("word"));
      if (entry.text("form") == "people") own.set(classes.id("people-name"));
    }
    if (!exact) {
      extend(draft.branches[branch].any_case, 0);
      continue;
    }
    auto& spellings = draft.branches[branch].exact;
    const auto same = std::ranges::find_if(spellings, [&](const Exact& e) { return e.words == written; });
    if (same != spellings.end()) {
      extend(same->meaning, 0);
    } else {
      std::uint32_t meaning = 0;
      extend(meaning, draft.branches[branch].any_case);
      spellings.push_back({std::move(written), meaning});
    }
  }
}

std::uint32_t Vocabulary::meaning_at(const Node& node, const Tokens& tokens, std::size_t at, std::size_t count,
                                     std::string_view text) const {
  for (const Exact* exact = &exact_[node.exact]; exact->meaning != 0; ++exact) {
    std::string_view words = exact->words;
    bool same = true;
    for (std::size_t i = at; same && i < at + count; ++i) {
      const Token& token = tokens.list[i];
      if (token.shape == TokenShape::hyphen) continue;
      const std::string_view word = count == 1 ? words : words.substr(0, words.find(kParts));
      same = same_spelling(token.span.of(text), word, token);
      words.remove_prefix(std::min(word.size() + 1, words.size()));
    }
    if (same) return exact->meaning;
  }
  return node.any_case;
}

Vocabulary::Match Vocabulary::longest(const Tokens& tokens, std::size_t at, std::string_view text,
                                      std::size_t limit) const {
  Match best;
  const Node* node = &firsts_[tokens.list[at].word];
  if (limit == 0) return best;
  best = {node->exact != 0 ? meaning_at(*node, tokens, at, 1, text) : node->any_case, 1};
  if (best.meaning == 0) best = {};
  for (std::size_t i = at + 1; !node->next_words.none() && i < tokens.list.size() && i < at + limit; ++i) {
    const Token& token = tokens.list[i];
    if (token.shape == TokenShape::hyphen && i + 1 < tokens.list.size() && tokens.list[i + 1].glued) continue;
    if (token.word == 0 || !node->next_words.may_hold(token.word)) break;
    node = next(*node, token.word);
    if (node == nullptr) break;
    const auto meaning = node->exact != 0 ? meaning_at(*node, tokens, at, i + 1 - at, text) : node->any_case;
    if (meaning != 0) best = {meaning, static_cast<std::uint32_t>(i + 1 - at)};
  }
  return best;
}

template <class Image>
void Vocabulary::carry(Image& image, const Lexicon& lexicon) {
  image(words_, firsts_, nodes_, words_of_nodes_, exact_, meanings_, sets_, delicate_);
  const auto& entries = lexicon.entries();
  std::vector<std::uint32_t> numbers;  // of the readings' entries
  for (const TermReading& reading : readings_) numbers.push_back(static_cast<std::uint32_t>(reading.entry - entries.data()));
  image(numbers);
  if constexpr (Image::kReads) {
    for (const std::uint32_t number : numbers)
      if (number < entries.size()) readings_.push_back({entries[number].cls, &entries[number]});
    std::size_t first = 0;
    for (Meaning& meaning : meanings_) {
      meaning.first_ = readings_.data() + first;
      first += meaning.count_;
    }
  }
}

template void Vocabulary::carry(ImageWriter&, const Lexicon&);
template void Vocabulary::carry(ImageReader&, const Lexicon&);

}  // namespace assay
