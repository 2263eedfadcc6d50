// Tokens → items with their classes: the longest term of the lexicon where one stands, else a word, a number, a sign.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/scanner.h"

namespace assay {

// `tokens` must have been read with the words of the language's vocabulary. Replaces `numbers` and fills in the first of `items`, of which there are as
// many as tokens; returns how many it filled in.
std::size_t lex(const Language& language, const Tokens& tokens, std::string_view text, DecimalStyle style, std::span<Item> items, std::vector<Number>& numbers);

}  // namespace assay
