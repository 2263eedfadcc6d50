#include "text/reader.h"

#include <algorithm>
#include <array>

#include "text/charset.h"
#include "text/drafts.h"
#include "text/layout.h"

namespace assay {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 30;
constexpr std::size_t kBinarySample = 64 * 1024;

bool has_prefix(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char want, char have) { return want == (have >= 'A' && have <= 'Z' ? have + 32 : have); });
}

// Formats that are often handed over by mistake, by their first bytes.
struct Magic {
  std::string_view bytes;
  std::string_view name;
};
constexpr std::array<Magic, 6> kMagic{{{"%PDF-", "a PDF document"},
                                       {"PK\x03\x04", "a zip container (.docx, .odt, .epub, .zip)"},
                                       {"\x1F\x8B", "a gzip file"},
                                       {"\xD0\xCF\x11\xE0", "an old Office document"},
                                       {"\x89PNG", "an image"},
                                       {"{\\rtf", "an RTF document"}}};

// A web page's first mark: what it says stands between markup that nobody reads.
bool is_web_page(std::string_view bytes) {
  const std::size_t start = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::string_view begin = bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n", start), bytes.size()));
  return has_prefix(begin, "<!doctype html") || has_prefix(begin, "<html");
}

Expected<void> check_is_text(std::string_view bytes, const std::string& doc) {
  if (bytes.size() > kLargest)
    return Unexpected(Error{doc, 0, 0, "The input is larger than 1 GiB.", "Split it into articles, one a file."});
  for (const auto& magic : kMagic)
    if (bytes.starts_with(magic.bytes))
      return Unexpected(Error{doc, 0, 0, "This is " + std::string(magic.name) + ", not text.", "Save its text as UTF-8 .txt or .md."});
  if (is_web_page(bytes)) return Unexpected(Error{doc, 0, 0, "This is a web page, not text.", "Save its text as UTF-8 .txt or .md."});
  return {};
}

// How many bytes of a text are of a kind; counted in a byte, many at a time.
template <typename Kind>
std::size_t count_bytes(std::string_view text, Kind is) {
  constexpr std::size_t kStretch = 255;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += kStretch) {
    std::uint8_t here = 0;
    for (const char c : text.substr(at, kStretch)) here = static_cast<std::uint8_t>(here + is(static_cast<std::uint8_t>(c)));
    count += here;
  }
  return count;
}

// Control characters other than white space: prose has none, noise has one in ten.
bool is_binary(std::string_view text) {
  const std::string_view sample = text.substr(0, kBinarySample);
  const auto too_many = [&](std::size_t count) { return sample.size() > 256 && count * 20 > sample.size(); };
  const auto below_signs = [](std::uint8_t c) { return c < 0x20; };
  // Mostly there are not even too many with the white space.
  return too_many(count_bytes(sample, below_signs)) && too_many(count_bytes(sample, [&](std::uint8_t c) { return below_signs(c) && (c < '\t' || c > '\r'); }));
}

Article article_of(std::string bytes, const std::string& doc) {
  Decoded decoded = decode(std::move(bytes));
  Article article;
  article.doc = doc;
  article.text = std::move(decoded.text);
  article.encoding = std::move(decoded.encoding);
  article.anchors = std::move(decoded.anchors);
  article.warnings = std::move(decoded.warnings);
  return article;
}

class TextReader final : public Reader {
 public:
  explicit TextReader(bool markdown) : markdown_(markdown) {}

  Expected<std::vector<Article>> read(std::string bytes, const std::string& doc, const ReadOptions& options) const override {
    if (const auto text = check_is_text(bytes, doc); !text) return Unexpected(text.error());
    std::vector<Article> articles;
    Article& article = articles.emplace_back(article_of(std::move(bytes), doc));
    if (is_binary(article.text))
      return Unexpected(Error{doc, 0, 0, "This is a binary file, not text.", "Give the article as UTF-8 .txt or .md."});
    const FrontMatter matter = front_matter(article.text);
    const bool markdown = markdown_ || matter.end > 0;
    lay_out(article, markdown ? markdown_drafts(article.text, matter.end) : plain_drafts(article.text), matter, options);
    if (article.blocks.empty()) article.warnings.push_back("There is no text in it");
    return articles;
  }

 private:
  bool markdown_;
};

bool has_extension(std::string_view name, std::string_view extension) {
  return name.size() >= extension.size() && has_prefix(name.substr(name.size() - extension.size()), extension);
}

}  // namespace

const Reader& reader_for(std::string_view file_name, std::string_view) {
  static const TextReader plain(false), markdown(true);
  return has_extension(file_name, ".md") || has_extension(file_name, ".markdown") ? markdown : plain;
}

Article read_text(std::string text, const std::string& doc, const ReadOptions& options) {
  auto read = reader_for({}, {}).read(std::move(text), doc, options);
  if (read) return std::move(read->front());
  Article article;
  article.doc = doc;
  article.warnings.push_back(read.error().text());
  return article;
}

}  // namespace assay
