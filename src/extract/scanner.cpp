#include "extract/scanner.h"

#include <algorithm>

#include "extract/compose.h"
#include "extract/shapes.h"

namespace assay {

struct Scanner::Work {
  explicit Work(const Language& language) : splitter(language.abbreviations(), language.sentence_starters()) {}
  SentenceSplitter splitter;
  Tokens tokens;
  std::vector<Item> items;  // of the block, before composition
  std::vector<Number> numbers;
  std::vector<Span> sentences;
  std::vector<SetId> sets;
  Grammar::Memory memory;
  std::vector<Grammar::Match> matches;
  std::vector<const Grammar::Match*> chosen;
  std::vector<Item> rebuilt;
  Scan scan;
};

Scanner::Scanner(const Language& language) : language_(language), work_(std::make_unique<Work>(language)) {}
Scanner::~Scanner() = default;

namespace {

bool is_plain_year(const Number& n) { return n.plain_digits && n.integer && n.value >= 1700 && n.value <= 2100; }

// A single letter is a scale only where it touches the digits: 5m, but not "5 m" or "5 b".
bool needs_touch(const Meaning& meaning, const Token& token) { return token.folded_size == 1 && meaning.only_scale; }

}  // namespace

void Scanner::lex(std::string_view text) {
  const auto& k = language_.known();
  const ClassTable& classes = language_.classes();
  const Vocabulary& vocabulary = language_.vocabulary();
  Work& w = *work_;
  w.items.clear();
  w.numbers.clear();
  const auto& tokens = w.tokens.list;
  for (std::size_t i = 0; i < tokens.size();) {
    const Token& token = tokens[i];
    Item item;
    item.span = token.span;
    item.glued = token.glued;
    item.capital = token.upper_first;
    item.token = static_cast<std::uint32_t>(i);
    const bool after_slash = token.glued && i >= 1 && w.tokens.fold(tokens[i - 1]) == "/";
    const bool after_hyphen = token.glued && w.items.size() >= 2 && classes.has(w.items.back().set, k.hyphen) && w.items[w.items.size() - 2].type == ItemType::number;
    const bool after_number = after_slash || after_hyphen || (!w.items.empty() && (w.items.back().type == ItemType::number || classes.has(w.items.back().set, k.scale)));
    std::size_t used = 1;
    if (token.shape == TokenShape::number) {
      Number number;
      const bool readable = read_digits(w.tokens.fold(token), style_, number);
      const bool tail_of_name = token.glued && i >= 2 && tokens[i - 1].shape == TokenShape::hyphen && w.items[w.items.size() - 2].type == ItemType::unknown_word;
      const bool after_letters = token.glued && i >= 1 && tokens[i - 1].shape == TokenShape::word && w.items.back().type == ItemType::unknown_word;
      // A number does not begin with a zero: 0800 is a dialling code, 007 a name.
      const std::string_view digits = w.tokens.fold(token);
      const bool coded = digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9';
      if (!readable || coded || tail_of_name || after_letters) {
        item.type = ItemType::name;
        item.set = k.name_number_set;
      } else {
        item.type = ItemType::number;
        item.ref = static_cast<std::uint32_t>(w.numbers.size());
        w.numbers.push_back(number);
        item.set = language_.number_set(is_plain_year(number), number.integer, !is_plain_year(number) && number.plain_digits && number.integer && number.value >= 1 && number.value <= 31,
                                        false, false, false, false, false);
      }
    } else {
      std::size_t limit = tokens.size() - i;
      Vocabulary::Match match;
      const bool dash = token.shape == TokenShape::hyphen || token.shape == TokenShape::dash;
      while (limit > 0 && !dash) {
        match = vocabulary.longest(w.tokens, i, text, limit);
        if (match.meaning == 0 || !vocabulary.delicate(match.meaning)) break;
        const Meaning& meaning = vocabulary.meaning(match.meaning);
        const bool hedge_only = match.tokens > 1 && meaning.classes.test(k.hedge) && meaning.only_hedge_before;
        // "60% of output and over 85% of capacity": no `and over` unless it ends a figure.
        const bool hedge_behind = match.tokens > 1 && meaning.classes.test(k.hedge) &&
                                  std::all_of(meaning.entries.begin(), meaning.entries.end(), [](const Entry* e) { return e->cls == "hedge" && e->text("side") == "after"; });
        const bool behind_figure = !w.items.empty() && (w.items.back().type == ItemType::number || classes.has(w.items.back().set, k.percent) || classes.has(w.items.back().set, k.unit) ||
                                                        classes.has(w.items.back().set, k.cardinal) || classes.has(w.items.back().set, k.scale) || classes.has(w.items.back().set, k.currency) ||
                                                        w.items.back().type == ItemType::unknown_word);
        bool acceptable = !hedge_behind || behind_figure;
        // "46 tons a month before": the month belongs to `before`, not to the unit.
        if (match.tokens > 2 && meaning.classes.test(k.unit) && i + match.tokens < tokens.size()) {
          const auto next = vocabulary.longest(w.tokens, i + match.tokens, text, 1);
          if (next.meaning != 0 && vocabulary.meaning(next.meaning).classes.test(k.deictic)) acceptable = false;
        }
        if (meaning.only_after_number) acceptable = acceptable && after_number && (token.glued || !needs_touch(meaning, token));
        if (hedge_only) {
          // "more than 90%" is a hedge; "38% more than May" is a comparison.
          const std::size_t next = i + match.tokens;
          const auto numeric_ahead = [&] {
            if (next >= tokens.size()) return false;
            if (tokens[next].shape == TokenShape::number) return true;
            const auto ahead = vocabulary.longest(w.tokens, next, text, tokens.size() - next);
            return ahead.meaning != 0 && (vocabulary.meaning(ahead.meaning).classes & k.numeric).any();
          };
          const bool after_figure = !w.items.empty() && (classes.has(w.items.back().set, k.percent) || classes.has(w.items.back().set, k.unit) ||
                                                         classes.has(w.items.back().set, k.points) || w.items.back().type == ItemType::number ||
                                                         classes.has(w.items.back().set, k.times));
          acceptable = !after_figure && numeric_ahead();
        }
        if (acceptable) break;
        limit = match.tokens - 1;
        match = {};
      }
      if (match.meaning != 0) {
        used = match.tokens;
        item.type = ItemType::term;
        item.ref = match.meaning;
        item.set = vocabulary.set(match.meaning);
        // "2% below the 1.2 million of 2023": after a per cent the word compares; it hedges nothing.
        if (!w.items.empty() && (classes.has(w.items.back().set, k.percent) || classes.has(w.items.back().set, k.points) || classes.has(w.items.back().set, k.bare_points)))
          item.set = language_.unhedged(item.set);
        item.span.end = tokens[i + used - 1].span.end;
      } else if (token.shape == TokenShape::word) {
        item.type = ItemType::unknown_word;
        const std::string_view folded = w.tokens.fold(token);
        const bool code = std::any_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; });
        item.set = code ? k.word_code : token.upper_first ? k.word_cap : k.word_lower;
        if (code) item.type = ItemType::name;
        // Letters glued to digits that are no unit: 4G, 737MAX. The digits are part of the name.
        if (token.glued && !w.items.empty() && w.items.back().type == ItemType::number && i >= 1 && tokens[i - 1].shape == TokenShape::number) {
          w.items.back().type = ItemType::name;
          w.items.back().set = k.name_number_set;
        }
      } else {
        item.type = ItemType::sign;
        item.set = token.shape == TokenShape::hyphen ? k.hyphen_set : token.shape == TokenShape::dash ? k.dash_set : k.sign_set;
      }
    }
    w.items.push_back(item);
    i += used;
  }
}

// "$1943 million", "2000 tonnes", "1238 tons": four digits with a unit are no year.
void Scanner::settle_years() {
  const auto& k = language_.known();
  const ClassTable& classes = language_.classes();
  auto& items = work_->items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].type != ItemType::number || !classes.has(items[i].set, k.year)) continue;
    const auto is = [&](std::size_t at, ClassId cls) { return at < items.size() && classes.has(items[at].set, cls); };
    const bool money = i > 0 && is(i - 1, k.currency);
    const std::size_t next = i + 1 < items.size() && is(i + 1, k.hyphen) ? i + 2 : i + 1;
    if (money || is(next, k.unit) || is(next, k.percent) || is(next, k.scale) || is(next, k.points) || is(next, k.currency) || is(next, k.times))
      items[i].set = language_.number_set(false, true, false, false, false, false, false, false);
  }
}

void Scanner::scan(std::string_view text, Span block, const std::function<void(Scan&)>& see) {
  Work& w = *work_;
  w.tokens.clear();
  tokenize(text, block, w.tokens);
  if (w.tokens.list.empty()) return;
  language_.vocabulary().look_up(w.tokens);
  lex(text);
  settle_years();
  w.sentences.clear();
  w.splitter.split(text, block, w.sentences);
  std::size_t item = 0;
  for (const Span& sentence : w.sentences) {
    while (item < w.items.size() && w.items[item].span.start < sentence.start) ++item;
    std::size_t last = item;
    while (last < w.items.size() && w.items[last].span.start < sentence.end) ++last;
    // A "sentence" without end (a list, a dump) is read in stretches: what is asked of a sentence may cost the square of
    // its length.
    constexpr std::size_t kLongestSentence = 400;
    for (std::size_t from = item; from < last; from += kLongestSentence) {
      const std::size_t to = std::min(last, from + kLongestSentence);
      const bool whole = from == item && to == last;
      scan_sentence(text, whole ? sentence : Span{w.items[from].span.start, w.items[to - 1].span.end}, from, to, see);
    }
    item = last;
  }
}

void Scanner::scan_sentence(std::string_view text, Span sentence, std::size_t first_item, std::size_t last_item,
                            const std::function<void(Scan&)>& see) {
  Work& w = *work_;
  const auto& k = language_.known();
  Scan& scan = w.scan;
  scan.sentence = sentence;
  scan.items.assign(w.items.begin() + static_cast<long>(first_item), w.items.begin() + static_cast<long>(last_item));
  scan.numbers.clear();
  for (Item& item : scan.items)
    if (item.type == ItemType::number) {
      scan.numbers.push_back(w.numbers[item.ref]);
      item.ref = static_cast<std::uint32_t>(scan.numbers.size() - 1);
    }
  scan.periods.clear();
  scan.figures.clear();
  ClassSet all;
  for (const Item& item : scan.items) all |= language_.classes().set(item.set);
  const bool figures = (all & k.starts_figure).any();
  if (figures) storey(Storey::names, scan, text);
  if ((all & k.starts_period).any()) storey(Storey::periods, scan, text);
  if (figures) {
    compose_numbers_of(language_, scan, text);
    storey(Storey::figures, scan, text);
    if (!scan.figures.empty()) storey(Storey::features, scan, text);
  }
  see(scan);
}

void Scanner::storey(Storey which, Scan& scan, std::string_view text) {
  Work& w = *work_;
  w.sets.clear();
  for (const Item& item : scan.items) w.sets.push_back(item.set);
  language_.grammar().match(which, w.sets, w.memory, w.matches);
  if (w.matches.empty()) return;
  Shaper shaper(language_, scan, text);
  const auto fired = [&](const Grammar::Match& match) {
    if (!firings_) return;
    const auto* figure = match.capture("figure");
    const std::size_t begin = figure ? figure->begin : match.begin, end = figure ? figure->end : match.end;
    Span span{scan.items[begin].span.start, scan.items[end - 1].span.end};
    if (which == Storey::features && figure && scan.items[begin].type == ItemType::figure) span = scan.figures[scan.items[begin].ref].span;
    firings_->push_back({match.rule, span});
  };
  if (which == Storey::features) {
    for (const auto& match : w.matches)
      if (shaper.feature(match)) fired(match);
    return;
  }
  // Leftmost first, then longest, then the earlier rule; what is taken is taken.
  // A rule may look at its neighbours: only what its `extent` took is reduced.
  for (auto& match : w.matches)
    if (const auto* extent = match.capture("extent")) match.begin = extent->begin, match.end = extent->end;
  w.chosen.clear();
  for (const auto& match : w.matches) w.chosen.push_back(&match);
  std::stable_sort(w.chosen.begin(), w.chosen.end(), [](const auto* a, const auto* b) {
    if (a->begin != b->begin) return a->begin < b->begin;
    return a->end > b->end;
  });
  w.rebuilt.clear();
  std::size_t at = 0;
  for (const auto* match : w.chosen) {
    if (match->begin < at) continue;
    Item reduced;
    if (!shaper.reduce(*match, reduced)) continue;
    fired(*match);
    while (at < match->begin) w.rebuilt.push_back(scan.items[at++]);
    if (reduced.type == ItemType::figure) scan.figures[reduced.ref].item = static_cast<std::uint32_t>(w.rebuilt.size());
    w.rebuilt.push_back(reduced);
    at = match->end;
  }
  while (at < scan.items.size()) w.rebuilt.push_back(scan.items[at++]);
  scan.items.swap(w.rebuilt);
}

}  // namespace assay
