#include "text/article.h"

#include <algorithm>

namespace assay {

std::uint32_t Article::source_offset(std::uint32_t text_offset) const {
  const auto after = std::upper_bound(anchors.begin(), anchors.end(), text_offset,
                                      [](std::uint32_t offset, const Anchor& anchor) { return offset < anchor.text; });
  if (after == anchors.begin()) return text_offset;
  const Anchor& run = *std::prev(after);
  return run.source + (text_offset - run.text) / run.text_width * run.source_width;
}

}  // namespace assay
