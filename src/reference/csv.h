// CSV as RFC 4180 writes it: quoted fields, doubled quotes, line breaks inside quotes; LF or CRLF; a BOM is skipped.
//
//   a,"b, ""c""",d   →   {a} {b, "c"} {d}
//
// Nothing in Debian reads CSV faster or simpler than these lines do, so no library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

class CsvReader {
 public:
  explicit CsvReader(std::string_view text);  // must outlive the reader

  // The next record; false at the end. Blank lines are no records. `fields` keeps its memory from row to row.
  bool next(std::vector<std::string>& fields);
  int line() const { return record_line_; }       // where the record began, from 1
  bool unclosed_quote() const { return unclosed_; }  // the text ended inside quotes

 private:
  void read_field(std::string& field);
  bool at_line_end() const;

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  int record_line_ = 0;
  bool unclosed_ = false;
};

}  // namespace assay
