// Bytes of an unknown encoding → UTF-8, with the way back to the file's bytes.
//
// UTF-16 is known by its byte-order mark or by its zeros, UTF-8 by being valid; bytes that are mostly valid UTF-8 are damaged
// UTF-8; everything else is Windows-1252. What cannot be decoded becomes U+FFFD, and a warning says how often and where.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/article.h"

namespace assay {

struct Decoded {
  std::string text;
  std::string encoding;  // "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"
  std::vector<Article::Anchor> anchors;
  std::vector<std::string> warnings;
};

// Valid UTF-8 is returned as it is, a byte-order mark included.
Decoded decode(std::string bytes);

// The offset of the first byte that is no UTF-8 (no overlong forms, surrogates, or code points above U+10FFFF), else
// bytes.size().
std::size_t first_bad_utf8(std::string_view bytes, std::size_t from = 0);

}  // namespace assay
