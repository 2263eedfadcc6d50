// Which topic a figure is about, step by step: among those of its sentence, what it is "of", what its neighbours say, what is
// spoken of. Each step may correct the one before; the claim's product and flow are written at the end.
#pragma once

#include <optional>

#include "normalize/claim_builder.h"

namespace assay {

struct ClaimBuilder::TopicChoice {
  TopicChoice(const ClaimBuilder& of, const SentenceView& sentence, Drafts before, Draft& mine)
      : builder(of), view(sentence), drafts(before), draft(mine), f(*mine.figure), c(mine.claim), at(mine.figure->item), here(of.place_provenance()) {}

  void choose();                // among the topics of the sentence
  bool moved_to(const Topic& t) const;
  bool verbless_flow(const Topic& t) const;
  bool behind_heads(const Topic& t) const;
  bool names_few(const Draft& d) const;  // "seven rare earths", where tonnes are told of
  bool within_few(const Topic& t) const;
  bool behind_flow(const Topic& agent) const;  // asked of who trades
  bool take_gapped_noun();
  bool own_subject(const Draft& level) const;
  bool carry_on();              // asked where `drafts` are some: "1.1 million vehicles went abroad, a jump of 22%": of what was counted right before
  void find_series();           // the series that the figure goes on with
  void take_own_noun();         // "353 tonnes of magnets", "5,312 homes"
  void find_own_noun();
  void take_sold();
  bool paid_for(const Topic& t) const;  // "$382 for Indian rice"
  bool take_those_to();         // "…, while those to the EU jumped 33%", "…, with Japan buying 14,200"
  bool take_line_behind();      // "$42 billion in sales"
  bool take_earned();           // "the firm earned $217 million"
  void take_heads();            // so many heads are no rate
  void take_quotation();        // "Brent futures fell 1.9%"
  void take_kind_told();        // "the profit", told of the operating profit
  bool among_several_goods() const;  // does the headline name several, so that a country's exports are those of none?
  bool take_subject_of(const Topic& whole);  // "the deficit was 5.3% of GDP"
  bool names_only_kind(const Topic& of) const;  // a noun that says of which kind they are, before the one that is counted
  bool take_part(const Topic& whole);  // "coal made up 12% of electricity": of coal; what it is a part of is the whole
  const Topic* led_in_by_with() const;  // the subject of "…, with prices up 4%", where it is a good; nullptr where there is none
  bool beside_share() const;    // "70% of … and 80% of …": told on after a share, by an and alone
  void complete();              // a topic without product or flow takes its neighbour's
  void earn();
  void send();                  // what a country received from another one, or sent there, crossed a border
  bool at_home() const;         // "domestic sales"
  bool bought_too(const Entry& across) const;
  void cross_border();          // sales, arrivals and purchases of a country that trades are exports or imports
  const Entry* abroad();        // what the topic's flow is across a border; nullptr where it crosses none
  void name_generic();          // asked of "prices": of what is spoken of
  bool behind_head(const Topic& subject) const;
  void take_subject();          // a noun that no lexicon knows, the label of a row
  bool take_bracketed();        // asked where `drafts` are some
  bool take_numbered();
  void take_numbered_things();  // "the number of mines"
  void share_head(Span noun);   // "raw and refined sugar": the first is sugar, too
  void take_turn();             // "bread and fuel rose 2% and 3% respectively"
  bool goes_on_with_list() const;  // one more of a list of partners or places, told of what the figure before is told of
  bool sets_scene(const Draft& other) const;
  void write();                 // the claim's product and flow
  bool take_bank_rate();  // "the central bank cut rates by 25 basis points to 3.85%"
  void take_up_rate();
  bool flow_of_its_own() const;  // an open product with its own flow
  void name_rate();
  void write_price_and_kind_of_flow();
  void take_short_name();        // "arrivals", of tourist arrivals
  void take_taxed();             // "a 25% tariff on Indian steel"
  void take_new_capacity();     // "added 2 GW of solar capacity"
  bool put_up() const;          // the figure's own verb says so
  void take_good_of_bare_flow();  // "a fall in iron ore exports, with 3 million tonnes of daily exports"
  bool counts_kinds() const;    // "the 17 rare earths", "all 17 elements"
  bool beside_the_goods() const;  // counts people, firms, days or land where goods flow

  static bool weighs_goods(const Figure& figure);  // tonnes, litres, kilowatt-hours
  const Entry* balance_of_trade() const;
  bool tells_of_books(const Focus& focus) const;
  static bool tells_only_money(const Scan& scan);  // sums, but no weights, no prices, nothing counted
  bool goods(const std::string& product) const { return builder.goods(product); }
  bool near(const std::string& a, const std::string& b) const { return builder.near(a, b); }
  bool told_as_growth(const std::string& product) const { return builder.told_as_growth(product); }
  // The nearest topic of the figure's clause that is wanted; nullptr where there is none.
  template <class Wanted>
  const Topic* nearest(Wanted wanted) const;

  // "That was 6% less than in May, a hint that stocks are full", "a gain of 18% in spite of a poor price": another matter than
  // what "that" takes up.
  bool behind_what_is_told(const Topic& t) const {
    if (t.first < at) return false;
    const auto between = view.borders(at, t.first);
    return between.weak + between.strong > 0 || !view.only_links(at + 1, t.first) || !(view.is(at + 1, "joiner-of") || view.is(at + 1, "place-role")) || view.part_of_told(at);
  }

  // "They had risen 8% to $315 billion and imports had fallen 2%": what begins a clause with a figure of its own. "flew 3% more
  // guests, at a load factor of 95%": a ratio told beside has its own, too.
  bool of_next_clause(const Topic& t) const {
    if (t.first > at && !t.trade && view.beside_its_figure(t)) return true;
    if (t.first < at || t.first == 0 || !view.is(t.first - 1, "conjunction") || view.next_figure(at + 1) > t.first) return false;
    const std::size_t figure = view.next_figure(t.last + 1);
    return figure < view.scan().items.size() && view.borders(t.last, figure).strong == 0;
  }

  const Draft* gapped_good(const Topic& t) const;

  const ClaimBuilder& builder;
  const SentenceView& view;
  Drafts drafts;
  Draft& draft;
  const Figure& f;
  Claim& c;
  const std::size_t at;
  const Provenance here;
  const Language& language_ = builder.language_;
  const Discourse& discourse_ = builder.discourse_;

  const Topic* best = nullptr;          // the sentence's topic that was chosen
  Topic& topic = draft.topic;           // what became of it
  std::optional<std::string_view> abroad_of;  // the flow that was asked for last
  const Entry* as_abroad = nullptr;
  std::optional<Phrase> governor;
  const Focus* told_of = nullptr;       // the series that the figure goes on with
  Span own;                             // the noun that the figure is of
  std::size_t own_first = 1, own_last = 0;
  bool taken_up = false, by_verb = false, flow_inferred = false;
  bool counts_of_known = false;         // "71,650 offences", told of crime: the word by which it is counted
  bool earnings = false;                // "Revenue rose", told of a country's exports: their value
  bool settled = false;                 // a line of the books, whoever the subject is
  bool listed = false;                  // in brackets behind a flow of its own, after another such: named in full
  bool carried = false;                 // the change of what was told right before
  bool heavy = false;                   // so many tonnes, where a good is spoken of
};

// What stands behind a figure costs so many words more than what stands before it.
inline constexpr double kBehindFigure = 9;

inline constexpr std::string_view kTotal = "TOTAL";  // the `hs` of all goods

template <class Wanted>
const Topic* ClaimBuilder::TopicChoice::nearest(Wanted wanted) const {
  const Topic* found = nullptr;
  double found_cost = 26;
  for (const Topic& t : view.topics()) {
    if (!wanted(t) || of_next_clause(t) || (t.first > at && view.borders(at, t.first).strong > 0) || (t.last < at && (view.aside(t.first, at) || view.beside(t, at))) || (taken_up && behind_what_is_told(t))) continue;
    const double cost = view.distance(t.last < at ? t.last : t.first, at) + (t.first > at ? kBehindFigure : 0);
    if (cost < found_cost) found = &t, found_cost = cost;
  }
  return found;
}

// "imports grew 1.3% in May, reaching 5.6 billion": is the level what the change right before it led to?
bool reaching_right_behind(const SentenceView& view, std::size_t change, std::size_t level);

// "Brent, at $67.20 on the day after the truce, gave back $3.10": does what moved stand before a level of its own between commas?
bool moved_from_aside(const SentenceView& view, std::size_t level, std::size_t change);

}  // namespace assay
