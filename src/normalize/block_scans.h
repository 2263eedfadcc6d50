// The sentences of an article's blocks. One without a date is gone through twice, for its day and for its claims: what the
// first look has scanned is kept for the second.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
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
    kept_.clear();
    used_ = next_ = 0;
  }

  // Scans block `b`. What `see` leaves of a scan is what the second look is given.
  void look_ahead(const Article& article, std::size_t b, const See& see) {
    Kept block{b, used_, 0};
    bool all = true;
    scanner_.scan(article.text, article.blocks[b].span, [&](Scan& scan) {
      see(scan);
      all = all && used_ < kMost;
      if (!all) return;
      if (used_ == scans_.size()) scans_.emplace_back();
      std::swap(scans_[used_++], scan);
      ++block.count;
    });
    if (all) kept_.push_back(block);
  }

  // The sentences of block `b`, scanned or as kept. Each block once, in the order of the text.
  void read(const Article& article, std::size_t b, const See& see) {
    while (next_ < kept_.size() && kept_[next_].block < b) ++next_;
    if (next_ == kept_.size() || kept_[next_].block != b) return scanner_.scan(article.text, article.blocks[b].span, see);
    for (std::size_t i = 0; i < kept_[next_].count; ++i) see(scans_[kept_[next_].first + i]);
  }

 private:
  // Sentences; more of an article are scanned again, so that memory is bounded.
  static constexpr std::size_t kMost = 1024;
  struct Kept {
    std::size_t block = 0;
    std::size_t first = 0, count = 0;  // its scans
  };

  Scanner scanner_;
  std::vector<Scan> scans_;  // those behind `used_` are of an earlier article; their room is used again
  std::size_t used_ = 0, next_ = 0;
  std::vector<Kept> kept_;
};

}  // namespace assay
