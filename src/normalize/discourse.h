// What an article has spoken of so far: the memory from which a sentence takes what it does not say.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/mention.h"
#include "fact/claim.h"
#include "fact/period.h"
#include "fact/span.h"
#include "normalize/late_times.h"
#include "normalize/sentence_view.h"
#include "normalize/told_levels.h"

namespace assay {

// A continent or a union, of which a country may be one: "Africa's imports rose. Algeria's doubled."
inline bool holds_countries(const std::string& side) { return side.size() > 2 && side != kWorld; }

struct Focus {
  std::string product;
  Span product_span;
  std::string flow;
  bool trade = false;
  std::string origin, destination;
  std::optional<Period> period;
  std::optional<Period> base;
  // Where it was said.
  std::size_t block = 0;
  bool headline = false;
  bool dateline = false;
  bool heads_list = false;  // said by what leads in a list: it holds for all of it
  bool passing = false;  // a noun of its own, a sector, a line of a list: it holds for its paragraph
  bool set = false;

  // The side of who tells: the importer of imports, the exporter of exports, else where it happens.
  const std::string& own_side() const { return flow == kImport ? destination : origin; }
};

// How far back the article's changes are told from: after "up 5% on the year", a bare "up 3%" of the same length of time. What
// its paragraph tells with one voice comes first, then what most of the article's changes do, then what was told first.
class Paces {
 public:
  // A change of a time of `length` months (0: of days) was told from `months` before.
  void note(int months, int length, bool price, std::size_t block);
  int of(int length, bool price, std::size_t block) const;  // months; 0 where nothing was told

 private:
  struct Kind {
    int length = 0;
    bool price = false;
    int first = 0, years = 0, others = 0;
    std::size_t block = 0;
    int in_block = 0;  // 0 where the paragraph tells several
  };
  std::vector<Kind> kinds_;
};

class Discourse {
 public:
  void begin_block(std::size_t block, bool headline, bool list_item = false) {
    note_stretch();
    block_ = block;
    list_item_ = list_item;
    if (!list_item) list_pace.set = rows_are_places = false;
    headline_ = headline;
    sentence_ = 0;
    left.set = left_time.set = false;
    // What one paragraph told of another time does not keep the next one there.
    if (!main_time.set && time_long_past) time.set = time_long_past = false;
    if (main_time.set && time.set && !time.heads_list && time.period != main_time.period) left_time = std::exchange(time, main_time);
    if (series.passing && lead.set) left = std::exchange(series, lead);
    if (!headline && !list_item) come_home(), subject = {};
    if (!headline) settle_home();
    block_began_with_lead = lead.set && series.product == lead.product;
    aside.set = false;
  }
  // "That was up 19% from May": a paragraph that begins so goes on with what the one before ended with.
  void stay() {
    if (left.set && !left.headline) series = left;
    if (left_time.set && !left_time.headline) time = left_time;
    for (Paragraphs& p : paragraphs)
      if (p.product == series.product) p.last = block_;  // no paragraph of its own
  }
  // "Imports also rose by 12%": at the head of a paragraph, of the time of the one before.
  void stay_in_time() {
    if (left_time.set && !left_time.headline) time = left_time;
  }
  // "May's reading was 2.4%" in a report on June, "In 2014 it had been more": told for comparison, what follows is of June again.
  bool looks_back(const Period& period) const {
    if (!main_time.set) return false;
    const Period& main = *main_time.period;
    if (period.last().year + 1 < main.first().year || (period.last() < main.first() && period.is_year() && main.month_count() < 12)) return true;
    const auto days = [](const Period& p) { return p.last().serial() - p.first().serial(); };
    const bool as_long = period.month_count() == main.month_count() && (main.month_count() > 0 || days(period) == days(main));
    return as_long && period.last() < main.first();
  }
  void end_sentence() {
    if (!began_ && time.set && time.block == block_ && !time.headline) began_ = time.period;
    if (sentence_ == 0) block_began_with_lead = lead.set && series.product == lead.product;
    ++sentence_;
  }
  bool first_of_block() const { return sentence_ == 0; }
  std::size_t block() const { return block_; }
  bool in_headline() const { return headline_; }
  bool in_list() const { return list_item_; }
  bool rows_are_places = false;  // "Dublin: 2,582 euros": so are the names in the rows of that list which no lexicon knows
  bool time_long_past = false;  // what is told of years ago dates no further paragraph

  // An article is told from one country's side: the one whose series it began with, else the first that it named. Where its
  // headline and its first paragraph name none, it is that of the capital in which it was written.
  const std::string& reporter() const { return lead.set && !lead.own_side().empty() && lead.own_side() != kWorld ? lead.own_side() : home; }
  // What a paragraph told of another country ends with it.
  void come_home();
  void settle_home();

  // The provenance of a dimension taken from a focus that was set at `where`.
  Provenance provenance(const Focus& where) const;

  std::vector<std::string> of_headline;  // products that it named
  void note_headline(std::span<const Named> named) {
    for (const Named& product : named.subspan(std::min(of_headline.size(), named.size()))) of_headline.push_back(product.slug);
  }
  bool named_in_headline(const std::string& product) const { return !product.empty() && std::ranges::find(of_headline, product) != of_headline.end(); }

  // The country that the article is about: the first that its headline or its lead names.
  std::string home;
  Focus home_said;
  std::vector<std::uint32_t> unowned;  // where claims start that named no place, told before any was
  std::vector<std::string> partners;  // with whom a trade is whose owner nothing has told yet
  bool told_as_partner(std::string_view place) const { return std::ranges::find(partners, place) != partners.end(); }
  bool of_firm = false;   // a firm's books were told of, or one firm by what it is and where it is at home
  std::string firm_home;  // there: whose crowns they are
  bool told_of_partners = false;  // "Turkey is the largest buyer of Russian wheat": the report begins with one of the home's partners
  std::string home_within;  // the country of the region that was named first: the home, once it is named itself
  std::string dateline;  // the country of the capital that the date line names

  // The last quantity or sum: what a bare "30.7 million" goes on with.
  struct LastUnit {
    const Entry* unit = nullptr;
    const Entry* currency = nullptr;
    FigureType type = FigureType::bare;
    double value = 0, scale = 1;
  } last_unit;
  // "1,882.6 million tonnes (mt)": from there on the short unit is so many of the long one.
  struct {
    std::string written;
    std::string_view code;
    double scale = 1;
  } abbreviated;
  // The last count, and the block that told it.
  struct LastCount {
    double value = 0;
    std::size_t block = 0;
  } last_count;
  // The last price by the unit: "$1,200 a tonne"; a bare "$1,150" of the size told soon after is by the same unit.
  struct LastPrice {
    const Entry* currency = nullptr;
    const Entry* per = nullptr;
    double value = 0;
    std::size_t block = 0;
  } last_price;
  // "643 million in May, against 541 million in April": two times that a sentence has compared. "That is a rise of 19%" behind it is theirs.
  struct ToldPair {
    std::string product, flow;
    std::optional<Period> now, before;
    std::size_t block = 0, sentence = 0;
  };
  void note_pair(ToldPair pair) {
    pair.block = block_, pair.sentence = sentence_;
    told_pair_ = std::move(pair);
  }
  const ToldPair* pair_just_told() const { return told_pair_.now && told_pair_.block == block_ && told_pair_.sentence + 1 == sentence_ ? &told_pair_ : nullptr; }

  ToldLevels levels;
  Paces paces;
  struct Pace {
    int months = 0, length = 0;
    bool price = false, set = false;
  };
  Pace list_pace;  // of the list that is being read: "Germany: 1,116 t, 46% over June", then "India: 418 t, up from 172 t"
  // The whole that the shares of a paragraph are parts of.
  struct LastWhole {
    std::string product, flow, whole;
    std::size_t block = 0;
  } last_whole;
  std::optional<Period> market_day;  // "nickel eased on Wednesday": prices are of that day until another time is told
  std::optional<std::size_t> part_told_in;  // the block, where the sentence before told of a firm or a plant
  bool fresh_subject = false;  // named at the head of the sentence before
  KeptName subject;  // the place that the last sentence was about
  KeptName group_named;  // the union or continent that was told of last as a partner
  KeptName other_named;  // the first country of the last sentence that named another one than the reporter's own
  std::vector<KeptName> suppliers;  // from where goods were told to be imported
  bool supplies(std::string_view place) const { return std::ranges::find(suppliers, place) != suppliers.end(); }
  // Whose imports the article tells of; empty where it is a report on something else.
  std::string_view importer() const {
    const Focus& of = lead.set ? lead : series;
    return of.flow == kImport && of.destination != kWorld ? std::string_view(of.destination) : std::string_view();
  }
  std::string last_counted;
  std::vector<std::uint32_t> bare_changes;  // where those of an index begin, whose words do not say since when
  std::vector<OpenRecord> open_records;
  std::vector<std::uint32_t> open_bases;  // where changes begin before which nothing was told of how far back such go
  std::vector<std::string> by_month;  // products whose bare changes are a month's: "It was the largest monthly rise since 2010"
  std::vector<std::uint32_t> told_again;  // "The 660% increase": where figures start that take up one told before
  std::vector<Period> told;  // periods that claims have had so far

  // In how many paragraphs so far a series was of this product, this one included.
  std::size_t paragraphs_on(const std::string& product) {
    auto on = std::ranges::find_if(paragraphs, [&](const Paragraphs& p) { return p.product == product; });
    if (on == paragraphs.end()) on = paragraphs.insert(on, {product, block_, 0});
    if (on->last != block_ || on->count == 0) on->last = block_, ++on->count;
    return on->count;
  }
  struct Paragraphs {
    std::string product;
    std::size_t last = 0, count = 0;
  };
  std::vector<Paragraphs> paragraphs;
  bool body_told = false;    // a sentence of the body has had a figure
  bool reported_on = false;  // `lead` is what the headline or the first figures are about: what another paragraph tells of ends with it
  bool block_began_with_lead = false;  // the first sentence of the paragraph was about what the article is about
  Focus series;  // product, flow, sides
  Focus left, left_time;  // the series and the time that the paragraph before ended with, where this one began with others
  Focus aside;   // told of in passing in the sentence before: a pronoun takes it up, nothing else does
  Focus lead;    // the first series of the body that a lexicon knows: what the article is about
  Focus time;    // period
  bool headline_names_year = false;  // "falls 36% in 2023": no other half or year is meant
  std::optional<std::pair<Period, Period>> headline_meant;  // the stretch that the headline named, and which one it was by what the body says
  std::optional<Period> fiscal_run;  // months of a fiscal year, told last
  Focus main_time;  // the first period that was told of: what the article reports on
  Focus foreseen;  // the time that the last forecast named; those that name none go on with it
  bool outlook = false;  // it was told before any time that is reported on
  Focus traded;  // the last series of a trade flow, whoever the partner
  Focus trade;   // the last flow between two named sides

 private:
  // "In 2019 imports came to 77 Mt. ¶ Their value in 2019 was $44bn. ¶ 3.7 Mt came from the U.S.": two paragraphs on a
  // stretch that holds what was reported are a part of the article; what follows is of that stretch.
  void note_stretch() {
    const std::optional<Period> began = std::exchange(began_, std::nullopt);
    if (!began) return;
    const bool holds = main_time.set && *began != main_time.period &&
                       began->month_count() > main_time.period->month_count() && began->contains(*main_time.period);
    if (holds && stretch_ == began) main_time.period = began;
    stretch_ = holds ? began : std::nullopt;
  }
  ToldPair told_pair_;
  std::optional<Period> began_;    // the first time that the paragraph has told
  std::optional<Period> stretch_;  // with which the last paragraph that told a time began
  std::size_t block_ = 0, sentence_ = 0;
  bool headline_ = false, list_item_ = false;
  bool body_ = false;  // a paragraph has been read
};

}  // namespace assay
