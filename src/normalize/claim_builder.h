// One sentence's figures → claims, each dimension with its provenance.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fact/claim.h"
#include "normalize/discourse.h"
#include "normalize/intervals.h"
#include "normalize/period_resolver.h"
#include "normalize/products.h"
#include "normalize/sentence_view.h"

namespace assay {

bool steps_back(const SentenceView& view);

class ClaimBuilder {
 public:
  ClaimBuilder(const Language& language, const IntervalPolicy& intervals, Products& products, Discourse& discourse, std::optional<Date> today)
      : language_(language), intervals_(intervals), products_(products), discourse_(discourse), today_(today) {}

  // Does a sentence leave the discourse as it is, but for the subject, which is no longer that of the sentence before? One
  // without figures, times and anything named, once the home of the article is settled. It needs no view.
  bool passes_over(const Scan& scan);
  // Appends the claims of a sentence and moves the discourse on.
  void build(const SentenceView& view, std::vector<Claim>& out);

  // Of all the article's claims: the headline's, once it is told whose the same is.
  void own_what_was_told(std::span<Claim> claims) const;

 private:
  struct Draft {
    const Figure* figure = nullptr;
    Claim& claim;         // in the list that it will stay in
    Topic topic;          // chosen; product and flow empty if none was
    bool has_topic = false;
  bool gapped_noun = false;  // a noun of no lexicon, so told (TopicChoice::take_gapped_noun)
  bool gapped = false;  // a good told of in the words of the one before (TopicChoice::gapped_good)
  bool elsewhere = false;  // "in the capital it was": of a part that no lexicon knows
    const Focus* focus = nullptr;  // the series that it goes on with
    FigureType type = FigureType::bare;  // for a bare figure that goes on with the unit of an earlier sentence
    int unit_from = -1;   // index of the figure whose unit it shares
    bool revised = false; // what a forecast was before
    bool people = false;   // counted for themselves: what follows is not told of them
    bool restated = false; // "revised to 0.6% from 0.5%": what a figure of the same time was said to be before
  };

  using Drafts = std::span<const Draft>;  // of the figures before, in one sentence

  struct TopicChoice;
  struct PeriodChoice;

  void make_claims(const SentenceView& view, std::vector<Claim>& out);
  void decide_kind(const SentenceView& view, Drafts drafts, Draft& draft) const;
  void decide_value(const SentenceView& view, Draft& draft) const;
  void decide_topic(const SentenceView& view, Drafts drafts, Draft& draft) const;
  static void take_topic_of(const Draft& told, Draft& draft);
  void decide_sides(const SentenceView& view, Drafts drafts, Draft& draft) const;
  // The nearest place for each side, nullptr where there is none; who took goods is also `to`, of imports `owner`.
  struct NearPlaces {
    const PlaceMention *to = nullptr, *from = nullptr, *owner = nullptr;
    const PlaceMention* taker = nullptr;  // "Germany took 764 tons"
  };
  bool follows_rank(const SentenceView& view, const Draft& rank, Draft& draft, const PlaceMention* its_own) const;
  bool sides_of_before(const SentenceView& view, Drafts drafts, Draft& draft, bool trade, const PlaceMention* its_own) const;  // asked where `drafts` are some
  bool no_side(const SentenceView& view, const Draft& draft, const PlaceMention& p, bool trade, const PlaceMention* owner, const PlaceMention* of_good) const;
  NearPlaces near_places(const SentenceView& view, Draft& draft, bool trade) const;
  // `has_subject`: the clause has a subject of its own, and its verb and sides are of the clause before.
  void decide_trade_sides(const SentenceView& view, Drafts drafts, Draft& draft, const NearPlaces& nearest, bool has_subject) const;
  // Of what crosses no border, with the nearest places that are told as an owner and as where it comes from; nullptr where there are none.
  void decide_owner(const SentenceView& view, Drafts drafts, Draft& draft, const PlaceMention* owner, const PlaceMention* from) const;
  void leave_to_firm(const SentenceView& view, Draft& draft) const;
  bool told_of_firm(const SentenceView& view);  // by the first place that it names
  void tell_elsewhere(const SentenceView& view, Drafts drafts, Draft& draft) const;  // asked where `drafts` are some, or there is no topic
  void decide_balance_sides(const SentenceView& view, Drafts drafts, Draft& draft) const;  // of a surplus or a deficit
  void leave_several(const SentenceView& view, Draft& draft) const;
  static const Draft* ranked_partner(const SentenceView& view, Drafts drafts);  // asked where `drafts` are some
  static const Draft* glossed(const SentenceView& view, Drafts drafts, const Draft& draft);  // asked where `drafts` are some
  static const PlaceMention* rival_after(const SentenceView& view, const Draft& rank, std::size_t at);
  static const Draft* told_with_rank(const SentenceView& view, Drafts drafts, const Draft& draft, bool trade);  // asked of a level where `drafts` are some
  bool ranks_the_reporter(const SentenceView& view, Draft& draft, bool is_destination) const;
  std::string_view group_before(const SentenceView& view, std::size_t at) const;  // that a partner was told to be last
  bool counts_the_good(const SentenceView& view, const Claim& told, const Draft& draft) const;
  bool moves_with(const SentenceView& view, Drafts drafts, Draft& draft) const;
  static bool measures_part(const Claim& level, const Claim& share);
  static const PlaceMention* sharer(const SentenceView& view, const Topic& topic);
  bool sides_of_rank(const SentenceView& view, Draft& draft) const;  // asked of a rank
  static bool sum_of_rank(const Draft& rank, const Claim& claim);
  static bool tonnes_of_rank(const Draft& rank, const Draft& draft);
  static const PlaceMention* listed_place(const SentenceView& view, Drafts drafts, const Draft& draft);  // asked where `drafts` are some
  static const PlaceMention* listed_after(const SentenceView& view, Drafts drafts, const PlaceMention& listed);
  static const PlaceMention* listed_partner(const SentenceView& view, Drafts drafts, std::size_t at);  // asked where `drafts` are some
  static const PlaceMention* gapped(const SentenceView& view, Drafts drafts, const Topic& topic, std::size_t at);  // asked where `drafts` are some
  void decide_period(const SentenceView& view, Drafts drafts, Draft& draft);
  // Period, base and whole of the drafts from `from` on, which what is decided before asks of none: all of a sentence's at one
  // go, while their code is in the cache. Returns the number of drafts.
  std::size_t decide_times(const SentenceView& view, std::size_t from);
  void tell_as_total(std::size_t first);
  void tell_in_turn(const SentenceView& view, std::span<Claim> before);  // of the claims told before the sentence, in their order
  void expect(const SentenceView& view, Draft& draft) const;  // what is yet to come is foreseen, whatever the words
  bool of_rate(const SentenceView& view, Drafts drafts, const Draft& draft) const;  // is it the change of so much a day?
  void take_origin_of_good(const SentenceView& view, Draft& draft) const;  // asked of imports
  // Which of the sentence's figures are of a part, or in another measure: asked of all at one go, since nothing else hangs on it.
  void narrow(const SentenceView& view);
  bool of_part(const SentenceView& view, Drafts drafts, const Draft& draft) const;
  bool amounts_to(const SentenceView& view, Drafts drafts, const Draft& draft) const;
  void narrow(const SentenceView& view, Drafts drafts, Draft& draft) const;
  bool unread(const SentenceView& view, const Draft& draft) const;
  void count_on_last_day(const SentenceView& view, Draft& draft) const;
  bool decide_market_day(const SentenceView& view, Draft& draft) const;
  std::optional<Period> usual_base(const Claim& claim) const;
  bool counts_heads(const std::string& counted) const;  // jobs, seats
  void tell_as_year(const SentenceView& view);
  void note_monthly(const SentenceView& view, std::span<const Claim> before);
  static bool of_one_thing(const SentenceView& view, const Figure& one, const Figure& next);
  bool beside_years(const SentenceView& view, const Figure& f, const Claim& c) const;
  static void go_back_alike(Drafts drafts, Claim& c);
  static void step_back_alike(Drafts drafts, const Claim& c);
  void leave_base(const PeriodMention& from, Claim& c) const;
  bool take_from_to(const SentenceView& view, const Figure& f, Claim& c) const;
  void decide_base(const SentenceView& view, Drafts drafts, Draft& draft) const;
  bool part_of_trade(const SentenceView& view, Drafts drafts, Draft& draft) const;
  bool beside_share(const SentenceView& view, Drafts drafts, const Figure& figure, const Claim& claim) const;  // "70% of … and 80% of …"
  bool is_rate(const SentenceView& view, const Draft& draft) const;
  static bool told_as_part(const SentenceView& view, Drafts drafts, const Draft& draft);
  std::string whole_of_kinds(const SentenceView& view, Drafts drafts, const Claim& c, std::size_t figure) const;
  std::string part_spoken_of(const Claim& c) const;
  void decide_whole(const SentenceView& view, Drafts drafts, Draft& draft) const;
  bool start_of_share(const SentenceView& view, Drafts drafts, const Figure& f) const;
  bool leads_on_to_level(const SentenceView& view, const Figure& f) const;
  bool qualified(const SentenceView& view, const Draft& change, std::span<const Draft> all) const;
  bool takes_up_pair(const SentenceView& view, const Figure& f, const Claim& c) const;
  bool start_of_level(const SentenceView& view, Drafts before, const Draft& draft) const;
  static bool bare_start(const SentenceView& view, std::size_t figure, std::string_view counted = {}) { return view.led_in(figure, PlaceRole::from) && starts_behind(view, figure, counted); }
  static bool starts_behind(const SentenceView& view, std::size_t figure, std::string_view counted);  // asked behind "from"
  bool dates_start(const SentenceView& view, int period) const;
  void narrow_changes(const SentenceView& view, std::vector<Draft>& drafts) const;
  void share_period(const SentenceView& view, std::span<Draft> drafts) const;
  void share_time_of_level(const SentenceView& view, std::span<Draft> drafts) const;
  void share_base(const SentenceView& view, std::span<Draft> drafts) const;  // asked of several, as the period
  static bool take_restated(Drafts before, Draft& start, const Draft* next);
  void tie_pairs(const SentenceView& view, std::vector<Draft>& drafts) const;
  // A name of a focus or a claim, which change, as a topic may have it.
  std::string_view keep(const std::string& name) const { return *kept_.emplace(name).first; }
  static bool in_own_money(const Scan& scan, const std::string& place);
  // Does the entry of one product name the other among its kin? Two that the news takes for each other, or of which one holds the other.
  bool near(const std::string& a, const std::string& b) const;
  const Entry* product_entry(const std::string& slug) const { return products_.of(slug).entry; }
  bool grown_at_home(const SentenceView& view, const Topic& topic) const;  // asked of what arrives
  bool goods_cross_border(const SentenceView& view, Topic& topic) const;
  bool goods(const std::string& slug) const { return products_.of(slug).goods; }
  bool told_as_growth(const std::string& slug) const { return products_.of(slug).growth; }
  void refine_kind(const SentenceView& view, Drafts drafts, Draft& draft) const;  // asked of a share
  static const Draft* moves_ranked(Drafts drafts);
  void count_subject(const SentenceView& view, Draft& draft);  // asked of a count
  const Entry* fiscal_country(const SentenceView& view) const;
  void reckon(const Claim& claim);  // in whose fiscal year the figure is told
  bool goes_on_with_price(const Figure& figure) const;
  const Entry* weight_meant(const SentenceView& view, const Figure& f) const;
  void name_all_goods(Claim& claim) const;
  int elliptical_unit(const SentenceView& view, const Figure& figure) const;
  static bool names_money(const SentenceView& view, std::size_t item);
  bool rather_counts(const SentenceView& view, const Figure& f, double times_of_money) const;
  bool goes_on_with_unit(const SentenceView& view, Drafts before, const Figure& figure) const;
  const Figure* share_unit(const Figure& figure, const Figure& other);
  // The draft's figure with the unit that it goes on with; mostly it has its own, or none, and is as it was.
  void note_abbreviation(const SentenceView& view, const Figure& figure);
  bool abbreviates(const SentenceView& view, const Figure& figure) const;
  const Figure* complete_unit(const SentenceView& view, Drafts before, Draft& draft);
  static std::optional<Topic> subject_of_move(const SentenceView& view, const Figure& f);
  bool counts_anew(const SentenceView& view, std::size_t behind, const Figure& f) const;
  static Span counting_subject(const SentenceView& view, const Figure& f);
  void note_lead(Modality modality);
  bool kind_of(const std::string& part, const std::string& whole) const;
  bool part_of_lead(const Entry* product) const;  // a sector of the economy, a line of the retail report, one kind of a good
  void move_on(const SentenceView& view, Drafts drafts);
  void find_home(const SentenceView& view, Drafts drafts);
  bool long_past(const Period& period) const;  // history, where the article is of today
  void find_subject(const SentenceView& view, Drafts drafts);
  void note_suppliers(const SentenceView& view);
  bool gives_as_well(const SentenceView& view, const Draft& before, Draft& draft) const;
  bool named_partner(const SentenceView& view, Drafts drafts, Draft& draft) const;
  bool ranked_for_owner(const SentenceView& view, Drafts drafts, Draft& draft) const;
  bool supplied_to(const SentenceView& view, Draft& draft) const;
  void take_partners_imports(const SentenceView& view, Topic& topic) const;  // asked of imports that have an owner
  void take_on(const SentenceView& view, Drafts drafts);  // what claims leave behind them
  void pass_on(const SentenceView& view);                 // what a sentence without any does
  void pass_on_topics(const SentenceView& view, bool list_follows);
  void pass_on_time(const SentenceView& view, bool list_follows);
  void stamp(Focus& focus) const;                         // told here
  Provenance place_provenance() const { return discourse_.in_headline() ? Provenance::headline : Provenance::sentence; }
  PeriodContext context(const std::optional<Period>& current) const { return {today_, current, false, &discourse_.told, std::nullopt, fiscal_start_, fiscal_by_first_}; }

  const Language& language_;
  const IntervalPolicy& intervals_;
  Products& products_;
  Discourse& discourse_;
  std::optional<Date> today_;
  bool fiscal_ = false;                      // the sentence tells of a fiscal year
  const Entry* fiscal_country_ = nullptr;    // the reporter's country in such a sentence
  int fiscal_start_ = 0;                     // the month in which that of the figure in hand begins
  bool fiscal_by_first_ = false;
  mutable std::set<std::string> kept_;       // flows and places
  std::vector<Draft> drafts_;                // of the sentence
  std::vector<const Figure*> ordered_;       // its figures that are claims
  Figure completed_;                         // the one in hand, with a unit that it does not say itself
};

}  // namespace assay
