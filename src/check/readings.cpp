#include "check/readings.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "check/named.h"
#include "check/ranks.h"
#include "check/second_reading.h"

namespace assay {
namespace {

constexpr int kFewestMonths = 4;  // a quarter may go back to the one before it

bool reported_as_past(const Claim& c) { return c.modality == Modality::stated && c.key.period && !c.key.period->fiscal() && !c.key.period->is_year(); }

// The knowledge that judges an article (design.md §3).
Date knowledge_of(const Article& article, const std::vector<Claim>& claims, const CheckOptions& options, const CheckRules& rules) {
  if (options.as_of) return *options.as_of;
  if (article.published) return *article.published;
  std::optional<Date> latest;
  for (const Claim& claim : claims)
    if (reported_as_past(claim) && (!latest || *latest < claim.key.period->last())) latest = claim.key.period->last();
  if (!latest) return kAnyDay;
  const Date month{latest->year, latest->month, 1};
  const Date end = month.plus_months(static_cast<int>(rules.number("tolerances.undated-knowledge-months")));
  return {end.year, end.month, Date::days_in_month(end.year, end.month)};
}

// Another item that follows the article has a date of its own.
Date knowledge_of(const Claim& claim, const Article& article, const CheckOptions& options, Date day) {
  if (options.as_of) return day;
  for (const Block& block : article.blocks)
    if (block.other_item && block.item_date && block.span.contains(claim.span)) return *block.item_date;
  return day;
}

class Reader {
 public:
  Reader(const Article& article, const ReadingTools& with) : article_(article), with_(with) {}

  Reading read(Claim& claim, Date day) const {
    Reading reading;
    reading.claim = &claim;
    reading.quote = std::string(claim.span.of(article_.text));
    reading.as_of = day;
    reading.told = unnamed_constraint_of(claim, with_.units);
    if (claim.modality == Modality::stated) reading.placeless = placeless_constraint_of(claim, with_.units);
    std::string why;
    if (claim.modality != Modality::stated) {
      claim.verdict = Verdict::not_checkable;
      claim.verdict_reason = with_.rules.text("reasons.not-stated");
    } else if (claim.kind == Kind::rank) {
      reading.rank = judge_rank(claim, claim.sentence.of(article_.text), with_.evidence, with_.lexicon, with_.rules, day);
      claim.verdict = reading.rank.verdict;
      if (claim.verdict == Verdict::not_enough_evidence) claim.verdict_reason = with_.rules.text("reasons.no-all-partners");
    } else if (claim.kind == Kind::multiple && told_as_rate(claim)) {
      claim.verdict_reason = with_.rules.text("reasons.no-comparison-of-this-kind");
    } else if (auto asked = constraint_of(claim, with_.units, why)) {
      name_as_published(*asked);
      // A figure of the year that is still running states how things stand.
      // A change goes from one time to another, and an amount that the text calls this year's is no older year's.
      const bool standing = asked->cell.period->is_year() && asked->cell.period->last() >= day && day < kAnyDay && !is_change(*asked) &&
                            !(asked->form == Constraint::Form::level && claim.from.period == Provenance::sentence);
      reading.question = Question{std::move(*asked), standing};
      reading.own = with_.evidence.judge(*reading.question, day);
      judge_told_alike(reading);
      if (reading.own.answers.empty()) judge_by_implied(claim, reading);
      claim.verdict = reading.own.verdict;
      if (claim.verdict == Verdict::refuted && rounds_to_digit(reading)) claim.verdict = reading.own.verdict = Verdict::supported;
      if (claim.verdict == Verdict::refuted) claim.verdict = read_by_habit(reading);
      if (const auto doubt = claim.verdict == Verdict::refuted ? open_in(reading) : std::string(); !doubt.empty()) {
        if (doubt == "no-base") reading.by_assumed_base = reading.own;
        if (doubt == "first-edition") reading.by_revised_edition = reading.own;
        reading.usual_base = doubt == "no-base" && usual_base(reading);
        reading.own = {};
        claim.verdict = Verdict::not_enough_evidence;
        claim.verdict_reason = with_.rules.text("reasons." + doubt);
        return reading;
      }
      if (claim.verdict != Verdict::supported) reading.named_instead = named_instead(claim);
      if (claim.verdict == Verdict::not_enough_evidence && !claim.narrowed && !claim.unread) judge_by_mirror(claim, reading);
    } else {
      claim.verdict_reason = with_.rules.text("reasons." + why);
    }
    return reading;
  }

 private:
  // What the paragraph names up to the figure, where the product was neither said in the sentence nor stands there.
  std::set<std::string> named_instead(const Claim& claim) const {
    if (claim.in_headline || claim.from.product == Provenance::sentence || claim.key.product.empty()) return {};
    const auto start = article_.text.rfind('\n', claim.sentence.start);
    const Span near{start == std::string::npos ? 0 : static_cast<std::uint32_t>(start), claim.sentence.end};
    auto named = products_named(near.of(article_.text), with_.lexicon);
    const bool own = std::any_of(named.begin(), named.end(), [&](const auto& p) { return p == claim.key.product; });
    if (own) return {};
    std::erase_if(named, [&](const auto& p) { return with_.lexicon.includes(p, claim.key.product); });
    return named;
  }

  // "Output of rare-earth oxides": mined rare earths are counted in oxides, so that the publisher's figure has another name.
  void name_as_published(Constraint& asked) const {
    const std::string written = asked.cell.product;
    const Entry* good = with_.lexicon.find("product", written);
    if (!good || good->text("published_as").empty() || std::ranges::find(good->list("published_flows"), asked.cell.flow) == good->list("published_flows").end()) return;
    for (FactKey* key : {&asked.cell, &asked.base})
      if (key->product == written) key->product = good->text("published_as");
  }

  // "Peru and Australia 100 million each": told of both, it has to be right of both. The first that it is not right of is the one to speak of, and
  // one that it is right of shows that the rest was read aright.
  void judge_told_alike(Reading& reading) const {
    const Claim& claim = *reading.claim;
    const auto note = [&](Verdict verdict) { reading.right_of_another = reading.right_of_another || verdict == Verdict::supported; };
    if (!claim.alike.empty()) note(reading.own.verdict);
    for (const auto& origin : claim.alike) {
      Claim other = claim;
      other.key.origin = origin;
      std::string why;
      auto asked = constraint_of(other, with_.units, why);
      if (!asked) continue;
      asked->claim = &claim;
      Question question{std::move(*asked), reading.question->standing};
      Judgement judged = with_.evidence.judge(question, reading.as_of);
      note(judged.verdict);
      if (judged.verdict != Verdict::refuted || reading.own.verdict == Verdict::refuted) continue;
      reading.question = std::move(question);
      reading.own = std::move(judged);
    }
  }

  // "Almost 1%" for 0.8%: one digit rounds, whatever stands before it.
  static bool rounds_to_digit(const Reading& reading) {
    const Claim& claim = *reading.claim;
    const Constraint& said = reading.own.best()->said;
    if (claim.hedge != Hedge::nearly || claim.unit != "%" || claim.value_high || claim.value >= 10 || claim.value != std::floor(claim.value)) return false;
    const double percent = claim.kind == Kind::change ? std::abs(said.literal.middle() - 1) * 100 : said.literal.middle() * 100;
    const bool same_way = claim.kind != Kind::change || (said.literal.middle() > 1) == (claim.direction != Direction::down);
    return same_way && std::abs(percent - claim.value) <= 0.5;
  }

  // "1,005.1 mt": the short unit stands for many of it in some trades.
  Verdict read_by_habit(Reading& reading) const {
    const std::string_view quote = reading.claim->span.of(article_.text);
    const bool level = reading.question->asked.form == Constraint::Form::level;
    for (const auto& [unit, factor] : with_.rules.pairs("comparison.units-by-habit")) {
      if (!level || !quote.ends_with(unit)) continue;
      Question question = *reading.question;
      for (Interval* i : {&question.asked.literal, &question.asked.fair}) *i = i->scaled(std::strtod(factor.c_str(), nullptr));
      Judgement judged = with_.evidence.judge(question, reading.as_of);
      if (judged.verdict != Verdict::supported) continue;
      reading.question = std::move(question);
      reading.own = std::move(judged);
      break;
    }
    return reading.own.verdict;
  }

  // "USGS MCS 2025", "GACC (via Reuters)": its name stands in front of edition and carrier.
  const Entry* publisher_of(const Observation& row) const {
    std::string_view name = row.publisher;
    for (;; name = name.substr(0, name.rfind(' '))) {
      const Entry* known = with_.lexicon.find_term("source", name);
      if (known || name.find(' ') == name.npos) return known;
    }
  }

  // Cochilco's copper is not that of the Geological Survey: who counts for himself may come to another figure, though hardly to one far off.
  bool told_by_another(const Reading& reading) const {
    const Entry* source = reading.claim->attribution.empty() ? nullptr : with_.lexicon.find_term("source", reading.claim->attribution);
    if (!source) return false;
    // What others than a country's own office made up of it, any who tells it from there may know better.
    const auto by_office = [&](const Answer& answer) {
      const Entry* office = publisher_of(*answer.said.rows.front());
      return !office || (office->flag("home") && office->text("place") == reading.question->asked.cell.origin);
    };
    const auto counting = with_.rules.list("comparison.counts-for-itself");
    const bool counts = std::ranges::find(counting, source->text("kind")) != counting.end();
    if (!counts && (source->text("kind") == "customs" || std::ranges::any_of(reading.own.answers, by_office))) return false;
    if (source->flag("home") && source->text("place") == reading.question->asked.cell.origin) return false;  // the office that others reprint
    std::vector<std::string> names{reading.claim->attribution};
    for (const auto& [name, publisher] : with_.rules.pairs("comparison.publishers"))
      if (name == reading.claim->attribution) names.push_back(publisher);
    const bool published = std::ranges::any_of(reading.own.answers, [&](const Answer& answer) {
      return std::ranges::any_of(names, [&](const std::string& name) { return answer.said.rows.front()->publisher.find(name) != std::string::npos; });
    });
    return !published && gap_between(reading.question->asked.fair, reading.own.best()->said.fair) <= with_.rules.number("tolerances.other-source");
  }

  // A survey estimates a year when it is over and revises it from edition to edition: where the reference data lack the first of them, another figure
  // near by may be what it printed.
  bool first_edition_unknown(const Reading& reading) const {
    const Constraint& asked = reading.question->asked;
    const Observation& best = *reading.own.best()->said.rows.front();
    if (asked.form != Constraint::Form::level || !asked.cell.period->is_year() || reading.own.best()->derived) return false;
    const Entry* survey = publisher_of(best);
    // An estimate that the publisher has replaced since, by an edition that the reference data lack.
    if (best.status == kEstimated && reading.as_of < kAnyDay && reading.as_of > best.published.plus_months(kYear)) return true;
    bool estimates = false;
    Date first = best.published;
    for (const Observation* row : with_.evidence.around(asked.cell, reading.as_of)) {
      if (publisher_of(*row) != survey) continue;
      estimates = estimates || row->status == kEstimated;
      if (row->key.period == asked.cell.period && row->key.origin == asked.cell.origin) first = std::min(first, row->published);
    }
    const bool late = first > asked.cell.period->last().plus_months(kYear);
    return estimates && late && gap_between(asked.fair, reading.own.best()->said.fair) <= with_.rules.number("tolerances.other-source");
  }

  // The first of two quotas, the share in four metals of seventeen: what was published of a part of what the text names says nothing against an
  // amount, and against a share only where parts do not differ so much.
  bool published_of_part(const Reading& reading) const {
    const auto narrow = with_.rules.list("comparison.narrow-scopes");
    const bool all = std::ranges::all_of(reading.own.answers, [&](const Answer& answer) {
      const std::string& scope = answer.said.rows.front()->scope;
      return std::find(narrow.begin(), narrow.end(), scope) != narrow.end();
    });
    const Constraint& asked = reading.question->asked;
    return all && (!asked.is_share() || gap_between(asked.fair, reading.own.best()->said.fair) <= with_.rules.number("tolerances.narrow-scope"));
  }

  // What the claim leaves so open that a figure may bear it out, but none speaks against it; the name of the reason.
  std::string open_in(const Reading& reading) const {
    if (reading.claim->of_part) return "no-part";
    if (told_by_another(reading)) return "other-source";
    if (published_of_part(reading)) return "other-scope";
    if (first_edition_unknown(reading)) return "first-edition";
    const Constraint& asked = reading.question->asked;
    const Answer& answer = *reading.own.best();
    const auto many = with_.rules.list("comparison.one-flow-of-many");
    // "58 million tonnes of steel": made, sold or shipped?
    if (asked.cell.flow.empty() && !asked.is_share() && std::find(many.begin(), many.end(), answer.said.rows.front()->key.flow) != many.end())
      return "no-flow";
    const bool of_that_measure = !asked.cell.measure.empty() && asked.cell.measure == answer.said.cell.measure;
    const bool beyond_any_part = asked.form == Constraint::Form::level && asked.fair.low > with_.rules.number("tolerances.unread-more") * answer.said.fair.high;
    if ((reading.claim->narrowed && !(is_change(asked) && of_that_measure)) || (reading.claim->unread && !beyond_any_part)) return "no-kind";
    // What was shipped in a year that still runs was shipped up to some month.
    const auto so_far = with_.rules.list("comparison.grows-with-the-year");
    if (reading.question->standing && !asked.is_share() && std::find(so_far.begin(), so_far.end(), asked.cell.flow) != so_far.end()) return "running-year";
    // A base that we assumed, against a change that we worked out.
    if (answer.derived && !asked.is_share() && reading.claim->from.base == Provenance::inferred) return "no-base";
    return other_base_unknown(reading) ? "no-base" : "";
  }

  // "Core prices rose 0.2% in May": on the month or on the year? What is known of the one only says nothing against the other.
  bool other_base_unknown(const Reading& reading) const {
    const Constraint& asked = reading.question->asked;
    const Provenance from = reading.claim->from.base;
    // Of an index both are news; of goods a change that names no base goes back as the others of the text do.
    const Entry* series = with_.lexicon.find("product", asked.cell.product);
    if (!is_change(asked) || !series || series->text("measures") != "index" || (from != Provenance::inferred && from != Provenance::default_)) return false;
    const Period& period = *asked.cell.period;
    if (period.month_count() == 0 || period.month_count() >= kYear) return false;
    for (const Period& base : {period.previous(), period.shifted_months(-kYear)}) {
      Question question = *reading.question;
      question.asked.base.period = base;
      if (base != asked.base.period && with_.evidence.judge(question, reading.as_of).answers.empty()) return true;
    }
    return false;
  }

  // A year, and the months so far of one, go back to the same stretch of the year before; only a wide gap speaks against it.
  bool usual_base(const Reading& reading) const {
    const Constraint& asked = reading.question->asked;
    const Period& period = *asked.cell.period;
    const bool long_enough = period.month_count() >= kFewestMonths && period.first().month == 1 && asked.base.period == period.shifted_months(-12);
    return long_enough && !reading.question->standing && gap_between(asked.fair, reading.own.best()->said.fair) >= with_.rules.number("tolerances.reference-base");
  }

  // Nobody printed it, but it follows from what was. Only a figure of which everything is said beside it is held to that.
  void judge_by_implied(const Claim& claim, Reading& reading) const {
    Judgement implied = with_.evidence.judge_implied(*reading.question, reading.as_of);
    if (implied.verdict == Verdict::supported || (implied.verdict == Verdict::refuted && all_said(claim))) reading.own = std::move(implied);
  }

  // What one customs office counts as an export the other counts as an import, later and otherwise: the mirror figure
  // may support a claim, and says nothing against it.
  void judge_by_mirror(Claim& claim, Reading& reading) const {
    Question mirrored = *reading.question;
    std::string& flow = mirrored.asked.cell.flow;
    claim.verdict_reason = with_.rules.text("reasons.no-data");
    if (flow != "export" && flow != "import") return;
    flow = mirrored.asked.base.flow = flow == "export" ? "import" : "export";
    Judgement judged = with_.evidence.judge(mirrored, reading.as_of);
    if (judged.verdict == Verdict::refuted && !claim.of_part && all_said(claim) && mirrored.asked.form == Constraint::Form::level && !mirrored.standing &&
        gap_between(mirrored.asked.fair, judged.best()->said.fair) > with_.rules.number("tolerances.mirror"))
      reading.by_mirror = std::move(judged);
    else if (judged.verdict == Verdict::supported) {
      claim.verdict = Verdict::supported;
      claim.verdict_reason = with_.rules.text("reasons.mirror");
    }
  }

  // "Inflation has halved" is said of the rate, not of the prices.
  bool told_as_rate(const Claim& claim) const {
    const Entry* product = with_.lexicon.find("product", claim.key.product);
    const auto measure = product ? product->text("measures") : std::string_view{};
    const auto real = with_.rules.list("comparison.told-in-real-terms");
    return measure == "index" || measure == "rate" || std::find(real.begin(), real.end(), claim.key.product) != real.end();
  }

  const Article& article_;
  const ReadingTools& with_;
};

}  // namespace

namespace {

bool unsaid(Provenance base) { return base == Provenance::inferred || base == Provenance::default_; }

// Changes of the article that do not say from when they count either, and are borne out with the base that is assumed of this one.
std::size_t fellows(const std::vector<Reading>& readings, const Reading& reading) {
  const Constraint& asked = reading.question->asked;
  std::set<std::string> out;
  for (const Reading& other : readings) {
    if (!other.question || other.claim->kind != Kind::change || !unsaid(other.claim->from.base) || other.own.verdict != Verdict::supported) continue;
    const Constraint& told = other.question->asked;
    if (told.cell.flow == asked.cell.flow && told.cell.period == asked.cell.period && told.base.period == asked.base.period && told.cell != asked.cell) out.insert(told.cell.text());
  }
  return out.size();
}

// "Inflation was 2.7% in June. May's reading was 2.4%": counted as the same series is elsewhere in the text, unless that tells of one time two
// changes, which then go back to different ones.
bool counted_alike(const std::vector<Reading>& readings, const Reading& reading) {
  const Constraint& asked = reading.question->asked;
  const auto distance = [](const Constraint& c) { return kYear * (c.cell.period->first().year - c.base.period->first().year) + c.cell.period->first().month - c.base.period->first().month; };
  bool alike = false;
  for (const Reading& one : readings) {
    if (!one.question || one.claim->kind != Kind::change || one.question->asked.cell.product != asked.cell.product) continue;
    const Constraint& told = one.question->asked;
    for (const Reading& other : readings)
      if (other.question && other.claim->kind == Kind::change && other.question->asked.cell == told.cell && other.question->asked.base == told.base && !agree(other.question->asked.fair, told.fair)) return false;
    alike = alike || (one.own.verdict == Verdict::supported && told.cell.period != asked.cell.period && distance(told) == distance(asked));
  }
  return alike;
}

// A row of changes counts from one base: where the others are borne out with it, it is known.
std::vector<std::size_t> know_bases(std::vector<Reading>& readings, const CheckRules& rules) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    Reading& reading = readings[i];
    if (!reading.by_assumed_base || reading.claim->kind != Kind::change) continue;
    if (!counted_alike(readings, reading) && fellows(readings, reading) < static_cast<std::size_t>(rules.number("tolerances.fellows"))) continue;
    reading.own = *std::exchange(reading.by_assumed_base, std::nullopt);
    out.push_back(i);
  }
  return out;
}

// The text has the edition in hand: another of its figures is from it.
std::vector<std::size_t> know_editions(std::vector<Reading>& readings) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (!readings[i].by_revised_edition) continue;
    const Observation& row = *readings[i].by_revised_edition->best()->said.rows.front();
    const bool in_hand = std::ranges::any_of(readings, [&](const Reading& other) {
      if (other.own.verdict != Verdict::supported || !other.own.best() || other.own.best()->said.rows.empty()) return false;
      const Observation& borne = *other.own.best()->said.rows.front();
      return borne.publisher == row.publisher && borne.published == row.published && borne.key.period != row.key.period;
    });
    if (!in_hand) continue;
    readings[i].own = *std::exchange(readings[i].by_revised_edition, std::nullopt);
    out.push_back(i);
  }
  return out;
}

}  // namespace

bool all_said(const Claim& c) {
  const auto said = [](Provenance from, const std::string& value) { return value.empty() || value == "world" || from == Provenance::sentence; };
  return said(c.from.product, c.key.product) && said(c.from.flow, c.key.flow) && !c.key.flow.empty() && said(c.from.origin, c.key.origin) &&
         said(c.from.destination, c.key.destination) && c.from.period == Provenance::sentence;
}

bool said_beside(const Claim& c, Slip slip) {
  const auto beside = [&](Provenance from) { return from == Provenance::sentence || (c.in_headline && from == Provenance::headline); };
  // A name carries on through its paragraph.
  if (slip == Slip::product) return c.in_headline || beside(c.from.product) || c.from.product == Provenance::paragraph;
  const bool base_assumed = c.base && (c.from.base == Provenance::default_ || c.from.base == Provenance::inferred);
  if (slip == Slip::period) return beside(c.from.period) && !base_assumed;
  if (slip == Slip::partner) return beside(c.from.origin) || beside(c.from.destination);
  return slip != Slip::flow || beside(c.from.flow);
}

bool change_said(const Constraint& asked, const Constraint& edited, const Claim& c, Slip slip) {
  if (slip != Slip::partner) return said_beside(c, slip);
  const auto beside = [&](Provenance from) { return from == Provenance::sentence || (c.in_headline && from == Provenance::headline); };
  return (asked.cell.origin == edited.cell.origin || beside(c.from.origin)) && (asked.cell.destination == edited.cell.destination || beside(c.from.destination));
}

const Constraint* asked_of_text(const Reading& reading) {
  if (reading.question) return &reading.question->asked;
  return reading.placeless ? &*reading.placeless : nullptr;
}

bool from_afar(const Claim& c) {
  if (c.in_headline) return false;
  const auto near = [](Provenance from) { return from == Provenance::sentence || from == Provenance::paragraph; };
  return !near(c.from.product) && !near(c.from.flow) && !near(c.from.origin) && !near(c.from.destination);
}

bool follows(const Claim& later, const Claim& earlier) {
  constexpr std::uint32_t kGap = 3;  // a stop and a blank
  return later.sentence.start >= earlier.sentence.end && later.sentence.start <= earlier.sentence.end + kGap;
}

bool far_off(const Reading& reading, const CheckRules& rules) {
  if (!reading.question || !reading.own.best() || is_change(reading.question->asked)) return false;
  const double far = rules.number("tolerances.far-off");
  const Interval &told = reading.question->asked.fair, &known = reading.own.best()->said.fair;
  const FactKey& cell = reading.question->asked.cell;
  const bool total = cell.origin == "world" || cell.destination == "world";
  const bool part = total && told.high < rules.number("tolerances.part-of-total") * known.low;
  return part || told.low > far * known.high || told.high * far < known.low;
}

std::vector<Reading> read_claims(CheckedArticle& out, const CheckOptions& options, const ReadingTools& with) {
  const Date day = knowledge_of(out.article, out.claims, options, with.rules);
  if (day < kAnyDay) out.judged_on = day;
  const Reader reader(out.article, with);
  std::vector<Reading> readings;
  readings.reserve(out.claims.size());
  for (Claim& claim : out.claims) readings.push_back(reader.read(claim, knowledge_of(claim, out.article, options, day)));
  read_again(readings, with.evidence, with.units, with.rules);
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (readings[i].assumed == 0) continue;
    out.claims[i].verdict = readings[i].own.verdict;
    out.claims[i].verdict_reason = with.rules.text("reasons.assumed");
  }
  auto known = know_bases(readings, with.rules);
  for (const std::size_t i : know_editions(readings)) known.push_back(i);
  for (const std::size_t i : known) {
    out.claims[i].verdict = readings[i].own.verdict;
    out.claims[i].verdict_reason.clear();
  }
  return readings;
}

}  // namespace assay
