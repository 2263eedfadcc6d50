// The sentences of an article, block by block, scanned some way ahead of where they are asked for.
//
// Scanning and normalizing are each more code than the first cache holds; a stretch of text scanned before any of it is
// normalized has each of them fetched once, not once a sentence. And an article without a date, which is gone through for
// its day and then for its claims, is mostly scanned once.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "extract/scanner.h"
#include "text/article.h"

namespace assay {

class BlockScans {
 public:
  using See = std::function<void(Scan&)>;
  explicit BlockScans(const Language& language) : scanner_(language) {}

  void begin_article(DecimalStyle style) {
    scanner_.begin_article(style);
    first_ = end_ = 0;
  }

  // The sentences of block `b`, which must not be a repeated one, in the order of the text.
  void read(const Article& article, std::size_t b, const See& see) {
    if (b < first_ || b >= end_) scan_ahead(article, b);
    if (b >= end_) return scanner_.scan(article.text, article.blocks[b].span, see);  // longer than what is scanned ahead
    for (std::size_t i = ends_[b - first_]; i < ends_[b - first_ + 1]; ++i) see(scans_[i]);
  }

 private:
  static constexpr std::size_t kAhead = 32 * 1024;  // bytes of text

  void scan_ahead(const Article& article, std::size_t b) {
    first_ = end_ = b;
    ends_.assign(1, 0);
    std::size_t used = 0;
    for (std::size_t bytes = 0; end_ < article.blocks.size() && (bytes += article.blocks[end_].span.size()) <= kAhead; ++end_) {
      if (article.blocks[end_].role != BlockRole::repeated)
        scanner_.scan(article.text, article.blocks[end_].span, [&](Scan& scan) {
          if (used == scans_.size()) scans_.emplace_back();
          std::swap(scans_[used++], scan);
        });
      ends_.push_back(used);
    }
  }

  Scanner scanner_;
  std::size_t first_ = 0, end_ = 0;  // the blocks whose scans are here
  std::vector<std::size_t> ends_;    // of each of them in `scans_`, behind a zero
  std::vector<Scan> scans_;          // those beyond are of earlier text; their room is used again
};

}  // namespace assay
