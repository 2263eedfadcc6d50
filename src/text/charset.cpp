#include "text/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "text/ascii.h"

namespace assay {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

unsigned char byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

// Length of the well-formed sequence at `i`; 0 where there is none, and then `bad` is the length of its longest
// well-formed beginning (at least 1), which becomes one U+FFFD.
std::size_t sequence_at(std::string_view bytes, std::size_t i, std::size_t& bad) {
  const unsigned char lead = byte_at(bytes, i);
  bad = 1;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  unsigned char low = 0x80, high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  for (std::size_t k = 1; k < length; ++k, low = 0x80, high = 0xBF) {
    if (i + k >= bytes.size() || byte_at(bytes, i + k) < low || byte_at(bytes, i + k) > high) return 0;
    ++bad;
  }
  return length;
}

class RunMap {
 public:
  explicit RunMap(std::vector<Article::Anchor>& anchors) : anchors_(anchors) {}
  void add(std::size_t text, std::size_t source, std::size_t text_width, std::size_t source_width) {
    const Article::Anchor next{static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(source),
                               static_cast<std::uint8_t>(text_width), static_cast<std::uint8_t>(source_width)};
    if (!anchors_.empty() && anchors_.back().text_width == next.text_width && anchors_.back().source_width == next.source_width)
      return;
    anchors_.push_back(next);
  }
  // The end of the text, so that its offset is exact too.
  void close(std::size_t text, std::size_t source) {
    anchors_.push_back({static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(source), 1, 1});
  }

 private:
  std::vector<Article::Anchor>& anchors_;
};

std::string bad_bytes_warning(std::size_t count, std::size_t first, const std::string& encoding) {
  return std::to_string(count) + (count == 1 ? " place that is no " : " places that are no ") + encoding +
         " became U+FFFD (first at byte " + std::to_string(first) + ")";
}

Decoded damaged_utf8(std::string_view bytes, std::size_t first) {
  Decoded out{{}, "UTF-8", {}, {}};
  RunMap map(out.anchors);
  out.text.reserve(bytes.size() + 64);
  std::size_t count = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t next_bad = i < first ? first : first_bad_utf8(bytes, i);
    if (next_bad > i) map.add(out.text.size(), i, 1, 1);
    out.text.append(bytes.substr(i, next_bad - i));
    i = next_bad;
    if (i == bytes.size()) break;
    std::size_t bad = 0;
    sequence_at(bytes, i, bad);
    map.add(out.text.size(), i, kReplacement.size(), bad);
    out.text.append(kReplacement);
    i += bad;
    ++count;
  }
  map.close(out.text.size(), bytes.size());
  out.warnings.push_back(bad_bytes_warning(count, first, "UTF-8"));
  return out;
}

void append_utf8(std::string& out, UChar32 c) {
  char buffer[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, c);
  out.append(buffer, static_cast<std::size_t>(length));
}

// Through an ICU converter, code point by code point, so that the map is exact. `skip`: a byte-order mark.
Decoded convert(std::string_view bytes, const char* encoding, std::size_t skip) {
  Decoded out{{}, encoding, {}, {}};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status), ucnv_close);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  RunMap map(out.anchors);
  out.text.reserve(bytes.size());
  const char* at = bytes.data() + skip;
  const char* const end = bytes.data() + bytes.size();
  std::size_t count = 0, first = 0;
  while (at < end) {
    const char* const before = at;
    status = U_ZERO_ERROR;
    UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &status);
    const auto source = static_cast<std::size_t>(before - bytes.data());
    if (U_FAILURE(status)) {
      if (at == before) at = end;
      if (count++ == 0) first = source;
      c = 0xFFFD;
      ucnv_resetToUnicode(converter.get());
    }
    map.add(out.text.size(), source, static_cast<std::size_t>(U8_LENGTH(c)), static_cast<std::size_t>(at - before));
    append_utf8(out.text, c);
  }
  map.close(out.text.size(), bytes.size());
  if (count > 0) out.warnings.push_back(bad_bytes_warning(count, first, encoding));
  return out;
}

// UTF-16 without a mark: where the text is mostly of Latin letters, every second byte is zero.
const char* utf16_by_zeros(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1});
  if (sample.size() < 4 || sample.find('\0') == std::string_view::npos) return nullptr;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (sample[i] == '\0') ++zeros[i & 1];
  const std::size_t pairs = sample.size() / 2;
  if (zeros[1] * 10 >= pairs * 6 && zeros[0] * 20 <= pairs) return "UTF-16LE";
  if (zeros[0] * 10 >= pairs * 6 && zeros[1] * 20 <= pairs) return "UTF-16BE";
  return nullptr;
}

// Damaged UTF-8 has more good multi-byte sequences than bad ones; Windows-1252 hardly ever forms a good one.
bool mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, broken = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    if (byte_at(bytes, i) < 0x80) {
      ++i;
      continue;
    }
    std::size_t bad = 0;
    const std::size_t length = sequence_at(bytes, i, bad);
    ++(length > 0 ? good : broken);
    i += length > 0 ? length : bad;
  }
  return good > broken || bytes.starts_with("\xEF\xBB\xBF");
}

}  // namespace

std::size_t first_bad_utf8(std::string_view bytes, std::size_t from) {
  for (std::size_t i = ascii::first_high(bytes, from); i < bytes.size(); i = ascii::first_high(bytes, i)) {
    std::size_t bad = 0;
    const std::size_t length = sequence_at(bytes, i, bad);
    if (length == 0) return i;
    i += length;
  }
  return bytes.size();
}

Decoded decode(std::string bytes) {
  if (bytes.starts_with("\xFF\xFE")) return convert(bytes, "UTF-16LE", 2);
  if (bytes.starts_with("\xFE\xFF")) return convert(bytes, "UTF-16BE", 2);
  if (const char* utf16 = utf16_by_zeros(bytes)) return convert(bytes, utf16, 0);
  const std::size_t bad = first_bad_utf8(bytes);
  if (bad == bytes.size()) return {std::move(bytes), "UTF-8", {}, {}};
  if (mostly_utf8(bytes)) return damaged_utf8(bytes, bad);
  return convert(bytes, "windows-1252", 0);
}

}  // namespace assay
