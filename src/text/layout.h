// From pieces to blocks: which one is the headline, what is repeated, what belongs to other news, when it was published.
#pragma once

#include <vector>

#include "text/article.h"
#include "text/drafts.h"
#include "text/reader.h"

namespace assay {

// Fills blocks, title and the date of publication of an article whose text is set.
void lay_out(Article& article, const std::vector<Draft>& drafts, const FrontMatter& matter, const ReadOptions& options);

// Marks second copies: blocks of 40 bytes and more that stood before, the title again, and teasers made of the article's own
// sentences. A block with a figure that its first copy lacks is never a copy.
void mark_repeated(std::string_view text, Span title, std::vector<Block>& blocks, std::size_t header_end);

// Do two lines say the same headline? Most words in common, or one the cut-off beginning of the other.
bool same_title(std::string_view title, std::string_view other);

// Marks a list of other news after the article: items of headline, teaser and a date, under a heading or by themselves.
void mark_other_items(std::string_view text, Span title, const LayoutRules& rules, const std::vector<std::uint32_t>& gaps, std::size_t header_end,
                      std::vector<Block>& blocks);

// A line that could be a headline: short, and no sentence.
bool is_titleish(std::string_view text, const Block& block);

}  // namespace assay
