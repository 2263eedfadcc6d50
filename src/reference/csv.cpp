#include "reference/csv.h"

namespace assay {

CsvReader::CsvReader(std::string_view text) : text_(text) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
}

bool CsvReader::at_line_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

void CsvReader::read_field(std::string& field) {
  field.clear();
  if (at_ < text_.size() && text_[at_] == '"') {
    ++at_;
    while (at_ < text_.size()) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      field += text_[at_++];
    }
    if (at_ >= text_.size()) unclosed_ = true;
    else ++at_;
  }
  const std::size_t start = at_;
  while (!at_line_end() && text_[at_] != ',') ++at_;
  field.append(text_.substr(start, at_ - start));
}

bool CsvReader::next(std::vector<std::string>& fields) {
  while (at_ < text_.size() && at_line_end()) {
    if (text_[at_++] == '\n') ++line_;
  }
  if (at_ >= text_.size()) return false;
  record_line_ = line_;
  std::size_t count = 0;
  while (true) {
    if (count == fields.size()) fields.emplace_back();
    read_field(fields[count++]);
    if (at_ >= text_.size() || text_[at_] != ',') break;
    ++at_;
  }
  fields.resize(count);
  return true;
}

}  // namespace assay
