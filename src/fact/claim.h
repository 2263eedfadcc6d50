// A claim: what one figure of a text says, as an interval on a cell of the cube. The fields are those of
// interfaces.md, "A claim"; their names in JSON are the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fact/fact_key.h"
#include "fact/interval.h"
#include "fact/span.h"

namespace assay {

enum class Form { level, ratio, difference, order };
enum class Kind { quantity, money, price, count, share, change, multiple, points, rank };
enum class Hedge { none, about, over, at_least, under, at_most, nearly };
enum class Direction { none, up, down };
enum class Modality { stated, forecast, target, hypothetical, denied };
enum class Verdict { not_enough_evidence, supported, refuted, conflicting, not_checkable };

// Where a dimension of a key came from. `none`: nothing supports it, the dimension is unknown.
enum class Provenance { none, sentence, paragraph, earlier, headline, dateline, default_, inferred };

// The names of interfaces.md ("at-least", "not-enough-evidence"); and back, nullopt where there is no such name.
std::string_view name(Form);
std::string_view name(Kind);
std::string_view name(Hedge);
std::string_view name(Direction);
std::string_view name(Modality);
std::string_view name(Verdict);
std::string_view name(Provenance);
template <typename Enum>
std::optional<Enum> from_name(std::string_view text);  // defined for each enum above

struct ClaimSources {
  Provenance product = Provenance::none;
  Provenance flow = Provenance::none;
  Provenance origin = Provenance::none;
  Provenance destination = Provenance::none;
  Provenance period = Provenance::none;
  Provenance base = Provenance::none;
};

// Another time that the same words may mean ("last June"). One to which the text itself leads misleads few.
struct OtherPeriod {
  Period period;
  bool led_to = false;
};

struct Claim {
  int number = 0;     // from 1 in text order; the JSON id is "c" + number
  Span span;          // the figure with its unit, without its hedge
  Span sentence;      // the sentence it stands in
  Span product_span;  // the words that name the product, where they stand (any sentence); empty if none
  bool in_headline = false;

  Form form = Form::level;
  Kind kind = Kind::quantity;
  double value = 0;                  // as stated, scaled by its own words, in `unit`
  std::optional<double> value_high;  // a range: [value, value_high]
  std::string unit;                  // UCUM, ISO 4217, "USD/t", "%", "pp", "x", "1", "rank", "high", "low"; empty = unknown
  std::string counted;               // the things counted, for counts

  // In the unit's base (mass in t, ratios as a bare factor). fair contains literal.
  Interval literal;
  Interval fair;

  Hedge hedge = Hedge::none;
  Direction direction = Direction::none;
  Modality modality = Modality::stated;
  std::string attribution;

  FactKey key;                 // product, flow, origin, destination, period, measure, qualifiers
  std::vector<OtherPeriod> other_periods;  // empty where the words for its time are clear
  std::optional<Period> base;  // the period that a change starts from; for records, since when
  std::string whole;           // shares: of what
  std::vector<std::string> alike;  // "Peru and Australia 100 million each": the further origins of which the same is said
  bool of_part = false;  // told of a firm, a plant, a province: the figure of its country may bear it out, but never speaks against it
  ClaimSources from;
  bool starts_change = false;  // "from 100 tonnes": the level that a change in its sentence starts from
  bool compared = false;       // "against 100 tonnes a year earlier": a level of another time, told for comparison
  bool with_time = false;      // of a start or a level compared: its own time stands behind it
  bool base_of_level = false;  // nothing says from when the change counts but the level beside it: "rose 12% to 643 million, from 541 million in May"
  bool qualified = false;      // "a rise of 12% per pupil", "7.6% a year": a change of something else than the levels beside it
  // "fell to 80 tonnes from 100": which way a verb says that the level went from the next one. Of a level that a change starts from: which
  // way the words before it say that it went since ("80 tonnes, down from 100").
  Direction moved = Direction::none;

  bool narrowed = false;  // a kind, a way, an end use, another measure: published totals may bear it out and say nothing against it
  bool unread = false;    // words that nobody read stand right behind it ("at Bayan Obo"): the same against what is published; in its own text it stands
  bool ambiguous_unit = false;  // bare "tons", "¥": more than one unit answers to the word
  std::string rule;             // the grammar rule that found it, for `explain` and for rule authors
  Verdict verdict = Verdict::not_enough_evidence;
  std::string verdict_reason;  // why there is not enough evidence, or why it is not checkable

  std::string id() const { return "c" + std::to_string(number); }
};

}  // namespace assay
