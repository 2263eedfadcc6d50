// An article as read: one immutable UTF-8 text and what its layout shows. Nothing here knows of numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fact/date.h"
#include "fact/span.h"

namespace assay {

enum class BlockRole {
  headline,   // the title; a second title line that says it again is a headline too
  deck,       // the standfirst under the headline
  dateline,   // byline, date line, "Posted on …", photo credit; a run-in "CITY, July 20 (Agency) -" is a block of its own
  heading,    // a heading inside the body
  body,       // a paragraph, a bullet, a table row
  repeated,   // a second copy of a block that stood before: its claims count once
};

// How the publication date became known.
enum class PublishedBasis { unknown, text, option, metadata };

// Blocks are the prose: share buttons, navigation, code, HTML and the ruler lines of tables have none.
struct Block {
  Span span;  // without surrounding white space; bullets and list markers ("•", "- ", "1. ") excluded
  BlockRole role = BlockRole::body;
  bool list_item = false;
  bool table_row = false;       // a row of a Markdown, tab-separated or column-aligned table; its outer pipes stay in the span
  std::uint32_t table = 0;      // tables of an article count from 1; 0 = none
  bool other_item = false;      // belongs to another news item that follows the article (its own date applies)
  std::optional<Date> item_date;  // of that other item, where shown
};

struct Article {
  std::string doc;   // path or URL as given
  std::string text;  // UTF-8; for UTF-8 input the file's own bytes (a BOM stays in, so that offsets hold)
  std::string encoding = "UTF-8";
  std::vector<Block> blocks;  // in text order
  Span title;                 // the first headline; empty if there is none
  std::optional<Date> published;
  PublishedBasis published_basis = PublishedBasis::unknown;
  // What a date line shows of a day that it does not give in full: without its year (year 0), or in digits whose day and month
  // may change places (as read with the day first). Only where `published` is unknown.
  std::optional<Date> day_without_year, day_or_month_first;
  std::vector<std::string> warnings;  // "3 bytes that are no UTF-8 became U+FFFD (first at byte 812)"

  // For inputs whose text is not the file's own bytes: runs of code points that have one width in the text and one in the
  // file. Empty: the two are the same. Ascending; a run reaches to the next one.
  struct Anchor {
    std::uint32_t text = 0;
    std::uint32_t source = 0;
    std::uint8_t text_width = 1;    // bytes of each code point of the run in the text
    std::uint8_t source_width = 1;  // and in the file
    friend bool operator==(const Anchor&, const Anchor&) = default;
  };
  std::vector<Anchor> anchors;
  // The file's byte of a text offset; exact for the start of every code point and for the end of the text.
  std::uint32_t source_offset(std::uint32_t text_offset) const;
};

// Line and column (both from 1; columns in code points, without a byte-order mark) of byte offsets, by binary search.
// Code points are counted from marks, so that a place far along a line of a megabyte is found as fast as any.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  struct Position {
    int line = 1;
    int column = 1;
  };
  Position at(std::uint32_t offset) const;
  std::string_view line_text(int line) const;  // without its line end

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint32_t> marks_;  // code points before each kMark-th byte
  static constexpr std::uint32_t kMark = 1024;

  std::uint32_t code_points_before(std::uint32_t offset) const;
};

}  // namespace assay
