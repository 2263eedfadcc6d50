// What the words between figures say, for the checks that tie figures whatever they are of (own_parts, own_lists): a few questions to a stretch of
// text, all of whose words come from rules/checks/ties.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fact/claim.h"

namespace assay {

std::string_view trimmed(std::string_view text);

// Begins the text with the word, as a word of its own?
bool begins_with_word(std::string_view text, std::string_view word);
bool begins_with_any(std::string_view text, const std::vector<std::string>& words);
// Ends it with one, blanks aside? A word that begins with a letter stands by itself.
bool ends_with_any(std::string_view text, const std::vector<std::string>& words);
// Has it the word anywhere, by itself?
bool has_word(std::string_view text, std::string_view word);

// Nothing more is told: the text ends, or a sign follows that closes.
bool stops(std::string_view text);

// At most `most` words, all in small letters.
bool lower_case_words(std::string_view text, std::size_t most);

// The words of a claim's sentence before its figure, and behind it; those between two figures, none where they stand the other way round.
std::string_view before(const Claim& claim, std::string_view text);
std::string_view after(const Claim& claim, std::string_view text);
std::string_view between(const Claim& first, const Claim& second, std::string_view text);

// Two sentences on firms or plants, which name others before their figures: two parts of a country, for all we know, and no one thing.
bool of_two_parts(const Claim& a, const Claim& b, std::string_view text);

// The text without the last of these words ("or just under" is "or"), at most three of them.
std::string_view without_last_words(std::string_view text, const std::vector<std::string>& words);

// What a figure may mean where it is set beside others of its kind: of seven passengers and three others nobody has rounded anything; of 350
// perhaps.
Interval as_counted(const Claim& claim);

// An amount above nothing that is stated in the body, no range.
bool told_amount(const Claim& claim);
// Such an amount, or so much more or less: "cut 2,500 of its 27,800 jobs".
bool told_part(const Claim& claim);

}  // namespace assay
