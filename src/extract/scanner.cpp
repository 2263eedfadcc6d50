#include "extract/scanner.h"

#include <algorithm>
#include <utility>

#include "extract/compose.h"
#include "extract/item_room.h"
#include "extract/lexer.h"
#include "extract/shapes.h"

namespace assay {

namespace {
constexpr std::size_t kStretch = 256;  // sentences that go through the storeys together
}

// A sentence on its way through the storeys.
struct Scanner::Pending {
  Scan* scan;
  std::span<Item> items;  // of the scan
  unsigned promises;
  void reduce(std::span<const Reduction> reductions) { scan->items = items = reduced(items, reductions); }
  bool may_hold(Storey which) const {
    if (which == Storey::periods) return (promises & Language::kPeriod) != 0;
    return (promises & Language::kFigure) != 0 && (which != Storey::features || !scan->figures.empty());
  }
};

struct Scanner::Work {
  explicit Work(const Language& language) : splitter(language.abbreviations(), language.sentence_starters()), money_words(language.words_before_digits()), scale_words(language.scale_words()) {
    tokens.before_digits = &money_words;
    tokens.scales = &scale_words;
    tokens.words = &language.vocabulary().words();
  }
  SentenceSplitter splitter;
  std::vector<std::string> money_words, scale_words;
  Tokens tokens;
  ItemRoom items;
  std::vector<Number> numbers;
  std::vector<Span> sentences;
  std::vector<Pending> pending;
  std::vector<Scan> own;  // for who sees scans one by one
  // Those that a storey may find something in.
  std::vector<Pending*> asked;
  std::vector<std::span<const Item>> rows;  // their items
  Grammar::Memory memory;
  std::vector<const Grammar::Match*> chosen;
  std::vector<Reduction> reductions;
};

Scanner::Scanner(const Language& language) : language_(language), work_(std::make_unique<Work>(language)) {}
Scanner::~Scanner() = default;

void Scanner::scan(std::string_view text, std::span<const Span> blocks, const Room& room) {
  work_->items.take_back_all();
  for (std::size_t b = 0; b < blocks.size(); ++b) read(text, blocks[b], b, room);
  finish(text);
}

void Scanner::scan(std::string_view text, Span block, const std::function<void(Scan&)>& see) {
  std::vector<Scan>& own = work_->own;
  own.resize(kStretch);
  std::size_t count = 0;
  const auto show = [&] {
    for (Scan& scanned : std::span(own).first(std::exchange(count, 0))) see(scanned);
  };
  scan(text, {&block, 1}, [&](std::size_t, bool) -> Scan& {
    if (count == kStretch) show();  // a whole stretch is complete
    return own[count++];
  });
  show();
}

void Scanner::read(std::string_view text, Span block, std::size_t number, const Room& room) {
  Work& w = *work_;
  w.tokens.clear();
  tokenize(text, block, w.tokens);
  if (w.tokens.list.empty()) return;
  std::span<Item> items = w.items.most(w.tokens.list.size());
  items = items.first(lex(language_, w.tokens, text, style_, items, w.numbers));
  w.items.keep(items.size());
  w.sentences.clear();
  w.splitter.split(text, block, w.sentences, w.tokens.ascii);
  std::size_t item = 0;
  for (const Span& sentence : w.sentences) {
    while (item < items.size() && items[item].span.start < sentence.start) ++item;
    std::size_t last = item;
    unsigned promises = 0;
    for (; last < items.size() && items[last].span.start < sentence.end; ++last) promises |= language_.promise(items[last].set);
    // A "sentence" without end (a list, a dump) is read in stretches: what is asked of a sentence may cost the square of
    // its length.
    constexpr std::size_t kLongestSentence = 400;
    for (std::size_t from = item; from < last; from += kLongestSentence) {
      const std::size_t to = std::min(last, from + kLongestSentence);
      const bool whole = from == item && to == last;
      if (w.pending.size() == kStretch) finish(text);
      add_sentence(whole ? sentence : Span{items[from].span.start, items[to - 1].span.end}, room(number, (promises & Language::kFigure) != 0), items.subspan(from, to - from), promises);
    }
    item = last;
  }
}

void Scanner::add_sentence(Span sentence, Scan& scan, std::span<Item> items, unsigned promises) {
  Work& w = *work_;
  scan.sentence = sentence;
  scan.items = items;
  scan.numbers.clear();
  scan.periods.clear();
  scan.figures.clear();
  if ((promises & Language::kNumber) != 0)
    for (Item& item : items) {
      if (item.type != ItemType::number) continue;
      scan.numbers.push_back(w.numbers[item.ref]);
      item.ref = static_cast<std::uint32_t>(scan.numbers.size() - 1);
    }
  scan.names = (promises & Language::kNames) != 0;
  w.pending.push_back({&scan, items, promises});
}

void Scanner::finish(std::string_view text) {
  Work& w = *work_;
  storey(Storey::names, text);
  storey(Storey::periods, text);
  for (Pending& p : w.pending)
    if (p.may_hold(Storey::figures) && (p.promises & Language::kNumber) != 0) {
      w.reductions.clear();
      compose_numbers_of(language_, *p.scan, text, w.reductions);
      p.reduce(w.reductions);
    }
  storey(Storey::figures, text);
  storey(Storey::features, text);
  w.pending.clear();
}

void Scanner::storey(Storey which, std::string_view text) {
  Work& w = *work_;
  w.asked.clear();
  w.rows.clear();
  for (Pending& p : w.pending) {
    if (!p.may_hold(which)) continue;
    w.asked.push_back(&p);
    w.rows.emplace_back(p.items);
  }
  language_.grammar().find_begins(which, w.rows, w.memory);
  for (std::size_t i = 0; i < w.asked.size(); ++i) {
    const std::span<Grammar::Match> matches = language_.grammar().match(which, i, w.rows[i], w.memory);
    if (!matches.empty()) take(matches, *w.asked[i], text);
  }
}

// What the matches of a storey say of a sentence.
void Scanner::take(std::span<Grammar::Match> matches, Pending& pending, std::string_view text) {
  Work& w = *work_;
  Scan& scan = *pending.scan;
  Shaper shaper(language_, scan, text);
  const bool features = matches.front().rule->storey == Storey::features;
  const auto fired = [&](const Grammar::Match& match) {
    if (!firings_) return;
    const auto* figure = match.capture("figure");
    const std::size_t begin = figure ? figure->begin : match.begin, end = figure ? figure->end : match.end;
    Span span{scan.items[begin].span.start, scan.items[end - 1].span.end};
    if (features && figure && scan.items[begin].type == ItemType::figure) span = scan.figures[scan.items[begin].ref].span;
    firings_->push_back({match.rule, span});
  };
  if (features) {
    for (const auto& match : matches)
      if (shaper.feature(match)) fired(match);
    return;
  }
  // Leftmost first, then longest, then the earlier rule; what is taken is taken.
  // A rule may look at its neighbours: only what its `extent` took is reduced.
  for (auto& match : matches)
    if (const auto* extent = match.capture("extent")) match.begin = extent->begin, match.end = extent->end;
  w.chosen.clear();
  for (const auto& match : matches) w.chosen.push_back(&match);
  std::sort(w.chosen.begin(), w.chosen.end(), [](const auto* a, const auto* b) {
    if (a->begin != b->begin) return a->begin < b->begin;
    if (a->end != b->end) return a->end > b->end;
    return a < b;  // they stand in the order of the rules
  });
  w.reductions.clear();
  std::size_t at = 0, gone = 0;  // items so far, and how many of them others take the place of
  for (const auto* match : w.chosen) {
    if (match->begin < at) continue;
    Item to;
    if (!shaper.reduce(*match, to)) continue;
    fired(*match);
    if (to.type == ItemType::figure) scan.figures[to.ref].item = static_cast<std::uint32_t>(match->begin - gone);
    w.reductions.push_back({match->begin, match->end, to});
    at = match->end;
    gone += match->end - match->begin - 1;
  }
  pending.reduce(w.reductions);
}

}  // namespace assay
