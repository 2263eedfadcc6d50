// The choice of a figure's time: what the grammar tied to it, the nearest period of its clause, the calendar (a standing fact), what was told before.
#pragma once

#include <optional>

#include "normalize/claim_builder.h"
#include "normalize/claim_time.h"

namespace assay {

// One figure's search for its time: in its sentence, in the calendar (a standing fact), in what was told before.
struct ClaimBuilder::PeriodChoice {
  PeriodChoice(const ClaimBuilder& of, const SentenceView& sentence, Drafts before, Draft& mine)
      : builder(of), view(sentence), drafts(before), f(*mine.figure), c(mine.claim), here(of.place_provenance()), time(of.discourse_.time) {
    spoken_of = time.set ? time.period : std::nullopt;
    for (const Draft& d : drafts)
      if (d.claim.key.period && !d.figure->start && !told_to_compare(view, d.claim, d.figure->item)) {
        spoken_of = d.claim.key.period, told_before = false;
        if (!latest || latest->last() < spoken_of->last()) latest = spoken_of;
      }
  }

  const Entry* series() const { return builder.product_entry(c.key.product); }
  // An index told "over the last twelve months" is a change from a year before, not a sum of twelve months.
  bool sums_up() const;

  std::size_t item_of(const PeriodMention& m) const;
  // A bare month or day that the resolver took for the last such one: the next, where the words say that it lies ahead.
  Period yet_to_come(const PeriodMention& m, const Period& last, bool foreseen) const;
  bool heads_clause(const PeriodMention& m) const;  // "…; a year ago they were"
  std::optional<Period> spoken_before(const PeriodMention& m) const;  // of the sentence up to the words, else before it
  bool runs_on(const PeriodMention& m,
               const Period& whole) const;       // "in the current fiscal year", of which only some months are told of
  bool take(const PeriodMention& mention);        // as the claim's period, whatever it is
  bool take_index_year(const PeriodMention& m);   // "prices rose 5% over the last twelve months"
  bool of_fiscal_run(const PeriodMention& m, const Period& told) const;
  bool take_index_to_date(const PeriodMention& m);
  bool take_since(const PeriodMention& m);        // "since April it has sold 88 tonnes"
  // "73.5 million in September, against 77.1 million last year", "17.6 lakh tonnes (15.2 lakh tonnes last year)", told of some months: of the same ones.
  bool take_year_earlier(const PeriodMention& m);
  bool take_any(const PeriodMention& m, std::size_t item) { return (view.is(item, "since-period") && take_since(m)) || take_year_earlier(m) || take_index_to_date(m) || take_index_year(m) || take(m); }
  bool take_compared();   // "That compares with $5.99 billion on revenue of $20 billion a year earlier": all of then
  bool take_season();     // "exports so far in the 2024/25 season reached 4 Mt by May 4": none of that day
  bool take_since_then();  // "since then it has risen 60%": told of now, from the time told of last
  bool take_tied();       // what the grammar tied to the figure; true where the claim's period is decided
  void find_nearest();    // the nearest period of the clause that nothing else claims
  bool claimed(std::size_t item, double& cost) const;
  bool earlier_dates(std::size_t item, bool& at_head) const;
  bool of_telling(std::size_t i) const;
  bool passed_by(std::size_t item) const;  // it dates something else in the sentence
  bool in_other_brackets(std::size_t item) const;
  bool leads_to_next(std::size_t item) const;
  bool ranked_before(std::size_t item) const;
  double weight(std::size_t item) const;
  bool gone_by(const Period& p) const;
  // "In June there had been 172 tonnes, so that the flow has grown by 83%": what has grown is told of now, not of then.
  bool of_now() const { return is_ratio_of_time(c) && view.tense(f.item) == SentenceView::Tense::present; }
  void find_standing();
  bool take_standing();
  bool take_parallel();
  bool take_before();     // of a figure before in the sentence
  bool ends_clause() const;  // “60% of the world's production of coconuts in 2023”: a year that closes the figure's own clause
  bool goes_on() const { return best != kNone && (view.is(best, "since-period") || view.is(best, "to-date-period")); }
  bool take_count();
  Period until_now(const Period& since) const;

  const ClaimBuilder& builder;
  const SentenceView& view;
  Drafts drafts;
  const Figure& f;
  Claim& c;
  const Provenance here;
  const Focus& time;
  const Scan& scan = view.scan();
  std::optional<Period> spoken_of;
  std::optional<Period> latest;  // of those that the sentence has told of
  bool told_before = true;  // … by a sentence before this one

  std::size_t best = kNone;  // the item of the nearest period
  double best_cost = kTooFar;
  SentenceView::Tense tense = SentenceView::Tense::unknown;
  bool standing = false;
  bool named = false;  // … whatever the sentence dates
  static constexpr double kTooFar = 40;  // words between a figure and the last period that may be its own, each border counted as some
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  bool is_record(std::size_t item) const { return view.is(item, "record-figure"); }
  const PeriodMention& mention(std::size_t item) const { return scan.periods[scan.items[item].ref]; }
};

}  // namespace assay
