// The sentences of an article, block by block, scanned and parsed some way ahead of where they are asked for.
//
// To scan, to parse and to build claims are each more code than the first cache holds; a stretch of text goes through one after
// the other, so that each of them is fetched once, not once a sentence. And an article without a date, which is gone through
// for its day and then for its claims, is mostly read once.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/scanner.h"
#include "normalize/sentence_view.h"
#include "text/article.h"

namespace assay {

struct Sentence {
  Scan scan;
  std::optional<SentenceView> view;  // of the scan
  std::optional<std::size_t> named_before;  // how many products the article has named before, once it is known
  SentenceView::Memory memory;
  bool after_all_figures = false;  // neither it nor any sentence behind it has one
};

class BlockScans {
 public:
  BlockScans(const Language& language, const SentenceClasses& classes) : language_(language), classes_(classes), scanner_(language) {}

  void begin_article(DecimalStyle style) {
    scanner_.begin_article(style);
    spoken_of_.clear();
    first_ = end_ = 0;
  }

  // The sentences of block `b`, which must not be a repeated one, in the order of the text.
  template <typename See>
  void read(const Article& article, std::size_t b, const See& see) {
    if (b < first_ || b >= end_) read_ahead(article, b);
    if (b < end_) {
      for (std::size_t i = ends_[b - first_]; i < ends_[b - first_ + 1]; ++i) see(*sentences_[i]);
      return;
    }
    Sentence one;  // the block is longer than what is read ahead
    scanner_.scan(article.text, article.blocks[b].span, [&](Scan& scan) {
      std::swap(one.scan, scan);
      one.view.reset();
      see(one);
    });
  }

  // The view of a sentence, made now if it was not made ahead.
  SentenceView& view_of(Sentence& sentence, std::string_view text) const {
    if (!sentence.view) sentence.view.emplace(language_, classes_, sentence.scan, text, sentence.memory);
    return *sentence.view;
  }

  // The same with its topics. They depend on the products named before: sentences that have any are asked for in the order of the text.
  const SentenceView& with_topics(Sentence& sentence, std::string_view text) {
    SentenceView& view = view_of(sentence, text);
    if (!view.has_topics()) view.find_topics(spoken_of_, sentence.named_before.value_or(spoken_of_.size()));
    return view;
  }

 private:
  static constexpr std::size_t kAhead = 32 * 1024;  // bytes of text

  void read_ahead(const Article& article, std::size_t b) {
    if (b < first_) spoken_of_.clear();  // from the head again
    first_ = end_ = b;
    ends_.assign(1, 0);
    spans_.clear();
    for (std::size_t bytes = 0; end_ < article.blocks.size() && (bytes += article.blocks[end_].span.size()) <= kAhead; ++end_)
      spans_.push_back(article.blocks[end_].role == BlockRole::repeated ? Span{} : article.blocks[end_].span);
    sentences_.clear();
    with_figures_.used = without_.used = 0;
    scanner_.scan(article.text, spans_, [&](std::size_t block, bool may_hold_figures) -> Scan& {
      ends_.resize(block + 1, sentences_.size());
      Sentence& sentence = (may_hold_figures ? with_figures_ : without_).next();
      sentences_.push_back(&sentence);
      sentence.view.reset();
      sentence.named_before.reset();
      sentence.after_all_figures = false;
      return sentence.scan;
    });
    ends_.resize(spans_.size() + 1, sentences_.size());
    if (end_ == article.blocks.size())
      for (std::size_t i = sentences_.size(); i-- > 0 && sentences_[i]->scan.figures.empty();) sentences_[i]->after_all_figures = true;
    // What a table says of its cells is not known yet, nor what is named behind it; and another news item speaks of its own products.
    bool topics_known = true;
    for (std::size_t block = first_; block < end_; ++block) {
      const Block& here = article.blocks[block];
      topics_known = topics_known && !here.table_row;
      if (here.table_row || here.other_item) continue;
      for (std::size_t i = ends_[block - first_]; i < ends_[block - first_ + 1]; ++i) {
        Sentence& sentence = *sentences_[i];
        if (topics_known) sentence.named_before = spoken_of_.size();
        if (!says_something(sentence.scan) || sentence.after_all_figures) continue;
        view_of(sentence, article.text);
        if (topics_known && here.role != BlockRole::dateline) with_topics(sentence, article.text);
      }
    }
  }
  static bool says_something(const Scan& scan) { return scan.names || !scan.figures.empty() || !scan.periods.empty(); }

  const Language& language_;
  const SentenceClasses& classes_;
  Scanner scanner_;
  std::vector<Named> spoken_of_;  // the products that the article has named as far as topics are found
  std::size_t first_ = 0, end_ = 0;   // the blocks whose sentences are here
  std::vector<std::size_t> ends_;     // of each of them in `sentences_`, behind a zero
  std::vector<Span> spans_;           // of these blocks
  std::vector<Sentence*> sentences_;  // of these blocks
  // Where they are kept, and their room is used again. Those that may hold figures are one in four and take much more room: by themselves
  // they are the same few from article to article, and stay near the processor.
  struct Pool {
    std::vector<std::unique_ptr<Sentence>> list;  // views refer to their scans: these stay where they are
    std::size_t used = 0;
    Sentence& next() {
      if (used == list.size()) list.push_back(std::make_unique<Sentence>());
      return *list[used++];
    }
  };
  Pool with_figures_, without_;
};

}  // namespace assay
