// Does a change belong to two levels that stand by it? "Rose 12% to 643 million, from 541 million", "643 million, 12% more than the 541 million of
// 2023", "643 million, against 541 million. That is a rise of 12%". The text decides, not the names of the cells: of rents, pupils or a firm's
// revenue nobody says where, and an article has many of them.
#pragma once

#include <string_view>
#include <vector>

#include "check/check_rules.h"
#include "check/diagnosis.h"

namespace assay {

inline constexpr int kWarns = 2;  // dimensions left open that make a warning where both levels stand beside the change

struct ToldPair {
  const Reading& change;
  const Reading& now;
  const Reading& before;
};

enum class Belongs {
  no,       // the change may go back to another time, or be one of something else
  loosely,  // hardly anything else can be meant
  surely,
};

// `text`: the article's, in which the spans of the claims lie.
Belongs belongs(const ToldPair& pair, std::string_view text, const CheckRules& rules);

// Do the words between two figures of a sentence lead over to something else: "the firm shrank 2%, though its sales rose to"?
bool led_away(const Claim& a, const Claim& b, std::string_view text, const CheckRules& rules);

// "(rose by 6%) to 24%", "(rose 2%) last year, from 5%": nothing between the change and the level behind it but a time.
bool leads_straight(const ToldPair& pair, std::string_view text, const CheckRules& rules);

// A record and a level that would break it, neither of which is said to be of some only: "the highest since January", no "for a May since 2019", no
// "one of the highest"; "412 in 2019", no "12.4% among the young".
bool plain_record(const Claim& record, const Claim& level, std::string_view text, const CheckRules& rules);

// "2,478 patients, including 106 in critical care, up 160% from 961": a part of the level before it, and the change may be of either.
bool told_as_part(const std::vector<Reading>& readings, std::size_t level, std::string_view text, const CheckRules& rules);

// Does its sentence tell of growth on another scope than its two sums: at constant currencies, like for like?
bool on_another_scope(const Claim& change, std::string_view text, const CheckRules& rules);

// "…, accounting for 11.7% of China's soybean imports. Total imports hit 13.9 million tonnes": is the level told so near the share, and its good and
// flow so near the level, that it is the whole which the text means?
bool whole_told_near(const Claim& share, const Claim& level);

// No slip of a scale parts two levels of one thing so far (`times`: the one over the other): they are of two things.
bool beyond_any_slip(const Interval& times);

}  // namespace assay
