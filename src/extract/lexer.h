// Tokens → items with their classes: the longest term of the lexicon where one stands, else a word, a number, a sign.
#pragma once

#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/scanner.h"

namespace assay {

// `tokens` must have been looked up in the language's vocabulary. Replaces `items` and `numbers`.
void lex(const Language& language, const Tokens& tokens, std::string_view text, DecimalStyle style, std::vector<Item>& items, std::vector<Number>& numbers);

}  // namespace assay
