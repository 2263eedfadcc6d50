// Mentions: what the scanner finds in one sentence. Items are the sentence as the grammar sees it; figures are the
// quantities in it with what the grammar says of each.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/classes.h"
#include "extract/lexicon.h"
#include "extract/number.h"
#include "fact/claim.h"
#include "fact/span.h"

namespace assay {

enum class ItemType : std::uint8_t { unknown_word, term, number, sign, period, figure, name };

struct Item {
  Span span;
  SetId set = 0;          // its classes
  ItemType type = ItemType::sign;
  bool glued : 1 = false;    // no white space before
  bool capital : 1 = false;  // begins with a capital
  std::uint32_t ref = 0;  // term: meaning; number, period, figure: index into the lists of the Scan
};
static_assert(sizeof(Item) == 16);  // four in a line of the cache

// A stretch of time as the text says it, unresolved.
struct PeriodMention {
  enum class Type {
    month,        // June 2025, June
    months,       // January–May 2025
    day,          // 12 June 2025
    days,         // Nov. 1-20; between Sept. 1 and Nov. 13
    part,         // first half of 2025, Q2, third quarter
    first_n,      // first seven months of 2025
    n_to,         // three months to June
    year,         // 2025
    years,        // 2026–27
    fiscal,       // fiscal 2024-25
    relative,     // last month, this year, previous quarter; a year earlier (relation earlier)
    same,         // the same period last year, the same month of 2024
    to_date,      // year to date
    weekday,      // on Sunday
    rolling,      // the past 12 months
    definite,     // the half-year, the nine months: the one told of before
    on_step,      // year-on-year: a base one step before
    season,       // spring 2011, last summer
    day_offset,   // today, yesterday
  };
  Type type = Type::month;
  int month = 0, month2 = 0;
  int year = 0, year2 = 0;
  int day = 0;            // of a month; of a week, from Monday on; from today
  int day2 = 0;           // the last of a run of days
  int ordinal = 0;        // of a part; of a season, from spring on
  int count = 1;          // of steps
  bool fiscal = false;    // counted from the start of a fiscal year
  bool letter = false;    // a part by its letter: Q2, 1H
  std::string_view step;      // year, half, quarter, month, week, day: names of lexicon attribute `step`
  std::string_view stretch;   // "the same month of 2024": how long what it is the same of is, a `step`
  std::string_view relation;  // last, previous, this, next, same, earlier, ago …: lexicon attribute `relation`
  const std::vector<std::string>* others = nullptr;  // in what other ways a fair reader may take the words: the rule's `or`
};

enum class FigureType : std::uint8_t {
  bare,        // 5,864.6
  percent, points, basis_points,
  physical,    // 353 t
  money, price,
  fraction,    // two-thirds, one in five
  fold,        // sevenfold, seven times
  multiple,    // tripled, halved
  vague,       // dozens
  duration,    // three months
  rank,        // second-largest
  record,      // highest since, all-time high
};

struct Figure {
  Span span;              // number with unit, without hedge: the quote of the claim
  Span extent;            // with its hedges, the stretch that the grammar reduced
  FigureType type = FigureType::bare;
  Number number;
  std::optional<Number> high;   // ranges
  const Entry* unit = nullptr;  // physical unit
  const Entry* currency = nullptr;
  const Entry* per = nullptr;   // price per this unit
  Hedge hedge = Hedge::none;
  bool hedged_closely = false;  // "just over", "slightly less than": an open side that ends near the figure
  Direction sign = Direction::none;  // +84.5%, ↓3%
  std::string_view step;        // durations: the lexicon's name of their unit
  std::string_view sense;       // records: high or low
  std::uint32_t item = 0;       // where it stands in Scan::items

  // What the grammar's feature rules said. The first rule that speaks of a feature wins.
  std::optional<Kind> kind;
  std::optional<Form> form;
  Direction direction = Direction::none;
  Modality modality = Modality::stated;
  int period = -1;              // index into Scan::periods
  int base = -1;
  Span counted;                 // words
  Span product;                 // the noun phrase that the figure is "of"
  Span whole;
  int reaches = -1;             // records: the figure that says how far back ("in five months")
  int unit_from = -1;           // figure that shares its unit with this one
  int like = -1;                // figure whose kind, direction and dimensions this one shares ("and 7% in June")
  bool increase_by = false;     // "by six times", "a threefold increase"
  bool adds = false;            // "by six times": seven times as much
  bool start = false;           // the X of "from X to Y": it belongs to the period that the change starts from
  bool session = false;         // "closed 3% higher": of a day of the market
  bool dropped = false;         // no claim
  std::string_view rule;        // the rule that decided the kind, else the one that found the figure
};

struct Scan {
  Span sentence;
  bool names = true;  // may it name a product, a flow or a place? False is sure.
  std::span<const Item> items;  // in the room of the scanner
  std::vector<Number> numbers;
  std::vector<PeriodMention> periods;
  std::vector<Figure> figures;
};

}  // namespace assay
