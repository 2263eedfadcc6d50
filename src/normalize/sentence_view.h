// A sentence as the normalizer sees it: its topics (what is spoken of), places with their roles, clause borders, tense,
// sources. Built from a scan; every word's meaning comes from the lexicon.
#pragma once

#include <cassert>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/scanner.h"
#include "normalize/known_names.h"
#include "normalize/skeleton.h"
#include "normalize/topic.h"

namespace assay {

class SentenceView {
 public:
  // Borders between two items (exclusive): strong ones part clauses, weak ones phrases.
  struct Borders {
    int strong = 0, weak = 0;
  };
  // Its lists live here, so that their room is used again; one view at a time.
  struct Memory {
    std::vector<Borders> borders;
    std::vector<PlaceMention> places;
    std::vector<std::string_view> left_out;
    std::vector<Topic> topics;
    Skeleton::Memory skeleton;
    Tokens words;  // of a phrase that is folded
  };
  SentenceView(const Language& language, const SentenceClasses& classes, const Scan& scan, std::string_view text, Memory& memory);

  // Once. `spoken_of`: the products that the article names, so many of them before the sentence; those that the sentence names first
  // are added. It must outlive the view, and only grow.
  void find_topics(std::vector<Named>& spoken_of, std::size_t before);
  bool has_topics() const { return spoken_of_ != nullptr; }  // are they found?
  // The products that the article has named before the sentence, and with it.
  std::span<const Named> spoken_of() const { return first_named(named_before_); }
  std::span<const Named> spoken_of_now() const { return first_named(named_now_); }

  const std::vector<Topic>& topics() const { return topics_; }
  const std::vector<PlaceMention>& places() const { return places_; }
  const Scan& scan() const { return scan_; }
  // The country of a capital that leads in the sentence as the place of writing ("NAIROBI, May 3 - …"); else empty.
  std::string_view dateline() const { return dateline_; }

  Borders borders(std::size_t a, std::size_t b) const;
  // How far two items are apart, in words; a border between clauses counts as `kStrongBorder` words, one between
  // phrases as `kWeakBorder`. Set on the development articles.
  static constexpr double kStrongBorder = 14, kWeakBorder = 3;
  double distance(std::size_t a, std::size_t b) const;
  enum class Tense : std::uint8_t { unknown, past, present };
  Tense tense(std::size_t before) const;         // of the last tensed verb before an item
  Modality modality(std::size_t figure_item) const;
  // Is the period or figure at an item one that the sentence compares with ("from May", "than in 2024")?
  bool compared(std::size_t item) const;
  bool behind_compared_time(std::size_t item) const;  // "$10 more than last year's $44"
  bool of_compared_time(const Figure& figure) const;  // "less than in August ($97 million)"
  // Does a word right before an item give it a role ("from 300 t")?
  bool led_in(std::size_t item, PlaceRole role) const { return item > 0 && ids_.role_given_by(scan_.items[item - 1]) == role; }
  bool compared_ahead(std::size_t item) const;  // "Compared with June, …": the sentence begins with what it compares with
  bool due_by(std::size_t item) const;  // "by 2030", "until June"
  bool takes_effect(std::size_t item) const;     // "takes effect in August": the time is still to come
  bool received(std::size_t place, std::size_t figure) const;  // "Germany took 764 tons"
  bool sent(std::size_t place, std::size_t figure) const;      // "China sent 764 tons"
  // The country that is the subject of the figure's clause by itself; nullptr where another thing is, or none.
  const PlaceMention* subject_place(std::size_t figure) const;
  const PlaceMention* moves_flow(const Topic& topic)
      const;  // "Iraq cut crude exports", "Chile raised its copper output": who did it; nullptr where nobody is named
  const PlaceMention* named_before_rank(std::size_t figure) const;  // "Germany, the second-largest exporter"; nullptr where none is
  // "With 60% of exports, Europe …": the country that is the subject behind such a lead; nullptr where none is.
  const PlaceMention* subject_after_with(std::size_t figure) const;
  bool bracket_behind(std::size_t place, std::size_t figure) const;  // "Italy (13%)", "India (up 11%)"
  bool partner_taken_up(std::size_t figure, PlaceRole role) const;  // "to the country", "from the country"
  bool group_taken_up(std::size_t figure, PlaceRole role) const;    // "from these countries"
  bool receiver(std::size_t figure) const;  // a place before the figure received it
  bool share_verb_before(std::size_t figure_item) const;       // "accounts for 60%"
  bool taken_by_thing(std::size_t figure_item) const;  // "Heating burns 45% of all gas": a part that is nobody's production
  bool pronoun_before(std::size_t figure_item) const;  // "Its mines …" at the head of the sentence
  // "It sent 190,000 barrels": the sentence's subject is a bare pronoun, up to the figure no place is named.
  bool told_of_it(std::size_t figure_item) const;
  bool leads_to_comparison(std::size_t modal) const;  // "if it is compared to October"
  bool set_against(std::size_t figure_item) const;
  bool negated(std::size_t figure_item) const;        // "did not produce 200 tonnes"
  bool received_by_it(std::size_t figure_item) const;  // "It took 300 t"
  // "That was 8% less", "The figure is 3% below": what was told before is the subject, and no noun beside it.
  bool takes_up(std::size_t figure_item) const;
  // "That was up 19%", "The year-to-date volume fell": nothing but a word for what was told last is the subject.
  bool points_back() const;
  // A part "of the total", "of everything sold", "of which Norway took": of what was spoken of.
  bool beside_its_figure(const Topic& t) const;  // "at a load factor of 95%"
  const Entry* harmed(std::size_t figure_item) const;  // "killed at least 120": by what verb those are counted; else nullptr
  Span number_of(std::size_t figure_item) const;  // "the number of mines fell by 2% to 43": the mines; empty where none is told
  bool part_of_told(std::size_t figure_item) const;
  const Figure* some_of(std::size_t figure_item) const;  // "seven of the 17 elements": the 17; else nullptr
  bool noun_after(std::size_t item) const;
  bool after_preposition(std::size_t item) const;      // "to 58%", "from 66%"
  bool after_preposition_at(std::size_t item) const;   // "at $14,580", "to close at $14,580"
  // A day that the sentence names for what moved on it ("nickel eased on Wednesday"), not for its telling.
  std::optional<std::size_t> day_of_move() const;
  bool planned_as_adjective(std::size_t item) const;
  // "Britain and Germany measured 7.9 and 6.9 percent respectively": the place of a figure by its turn; nullptr where none is told.
  // With it the role of the list that it stands in ("to Spain, Italy and France").
  std::pair<const PlaceMention*, PlaceRole> respective_place(std::size_t figure_item) const {
    return lists_in_turn() ? place_in_turn(figure_item) : std::pair<const PlaceMention*, PlaceRole>{nullptr, PlaceRole::none};
  }
  // "The prices of bread and fuel rose 2% and 3% respectively": the noun of a figure by its turn; empty where none is told.
  std::string_view flow_in_turn(std::size_t figure_item) const;  // "imports and exports fell by 2 and 3 percent": its own of the two; empty where there are none
  bool last_named_left_out(std::size_t figure_item) const;  // "those to non-EU countries by 3%": the place named last before it, behind any other figure
  Span respective_noun(std::size_t figure_item) const;
  // "China's largest supplier": whose a thing is that begins with a figure; nullptr where nothing says it.
  const PlaceMention* owner_before(std::size_t figure_item) const;
  const PlaceMention* owner_of_partner()
      const;  // "X is China's main source": China; nullptr where nobody's partner is named
  // "Peru and Australia 100 million each", "Peru and Australia each hold 100 million": all of them; empty where the figure is not told of several.
  std::vector<const PlaceMention*> told_of_each(std::size_t figure_item) const { return may_hold("distributive") ? places_of_each(figure_item) : std::vector<const PlaceMention*>(); }
  // "150 tonnes of tin to Italy", "212 went to Spain": the place behind a figure to or from which so much went; else nullptr.
  const PlaceMention* partner_behind(std::size_t figure_item) const;
  // "200 tonnes of China's cobalt", "of Ukrainian barley": whose the good is that a noun phrase names; else nullptr.
  const PlaceMention* owner_of_good(Span phrase) const;
  const PlaceMention* supplied(std::size_t figure_item) const;  // "supplied China with 8 million": China; else nullptr
  // "1,200 tonnes, of which 212 went to Spain": the place of a part that is told behind the figure of the whole.
  bool of_part_behind(std::size_t figure_item, const PlaceMention& place) const;
  bool of_those_told(std::size_t whole, std::size_t part) const;
  bool total_behind(std::size_t figure_item) const;  // "3,188 tonnes in total"
  // "353 tonnes to the United States and 3,188 in total": has a place a figure of its own before it?
  bool partner_of_part(const PlaceMention& place) const;
  // "China's share in Japan's trade": who has the share, where the place is that of the whole; else nullptr.
  const PlaceMention* sharer_in(const PlaceMention& whole) const;
  // "a world total of 390,000", "the world's 980 million": does the noun phrase that ends with a figure say that it is the world's?
  // False of "the rest of the world's 120,000"; nothing where it does not speak of the world.
  std::optional<bool> of_the_world(std::size_t figure_item) const;
  // Is a place named only as one of several of which a figure is told at once ("Chile and Peru mined 8 million tonnes", "to Germany and
  // the US", "Congo, with Zambia, mined")? Not where each has its own figure, nor where they are the two sides of a flow.
  bool one_of_several(std::string_view code, std::string_view other_side, std::size_t figure_item) const;
  // Is a figure told of several that were named before ("together the three", "the five largest producers")?
  bool told_of_several(std::size_t figure_item) const;
  bool told_of_others(std::size_t figure_item) const;  // "all others mined", "all others 120,000"
  bool in_row(std::size_t place) const;  // is the place of that index in places() named beside another one ("Chile and Peru")?
  bool leaves_out(std::string_view code) const;  // "outside China", "excluding shipments to the US": all but that
  bool to_world(std::size_t figure_item) const;    // "shipped 5,577 tonnes to the whole world"
  bool from_there(std::size_t figure_item) const;  // "From there came 6,000 tonnes"
  bool comes_from(const PlaceMention& place) const;    // "220,000 came from the Congo": no change that starts there
  // A whole of which several countries have their parts: "Of 27 million tonnes, 12 million were made in China".
  bool shared_by_places(std::size_t figure_item) const;
  bool excludes(std::size_t figure_item) const;        // "excluding food and energy" before the figure
  // What narrows or changes what a topic measures: "heavy rare earths", "imports by pipeline", "the value of exports", "excluding Vietnam".
  // Words that nobody read, beside the good or behind the figure: "[light] rare earths", "tonnes of rare earths [at Bayan Obo]".
  bool unread_beside(Span good) const;
  bool unread_behind(const Figure& figure) const;
  bool instalment(const Topic& topic) const;
  bool some_of_known(std::size_t figure_item) const;      // "31 million tonnes of China's imports"
  bool added_or_taken(std::size_t figure_item) const;     // "including billets", "net of imports"
  bool of_another_amount(std::size_t figure_item) const;  // "three times what it exported", "a sixth of what China mined"
  bool narrows_kind(const Topic& topic, std::size_t figure_item) const;
  bool other_measure(std::size_t figure_item) const;
  bool leaves_out_place() const { return all_but_; }
  bool told_a_day(std::size_t figure_item) const;  // "2.8 million tonnes of steel a day"
  bool annualised(std::size_t figure_item) const;  // "at an annual rate of 1.7%"
  bool otherwise_reckoned(std::size_t figure_item) const;  // annualised, in current prices
  bool in_other_content(std::size_t figure_item) const;    // carbonate equivalent, gross weight
  bool told_beside(AskedClass cls, std::size_t figure_item) const;
  bool owned_by_name(std::size_t figure_item, std::size_t before) const;  // "Guangdong's by 3.9%", behind the item `before`
  bool mentions(AskedClass cls) const;  // one who counts for himself, "the rest of the world": anywhere  // by one who tracks ships, not by an office
  const PlaceMention* place_of_good(const Topic& topic) const;  // "Iranian crude oil"
  std::size_t next_figure(std::size_t item) const;     // the number of items where there is none
  bool told_in_turn() const { return has(SentenceClasses::kTies); }  // "respectively"
  bool lists_in_turn() const { return two_in_turn_ || told_in_turn(); }  // that, or two figures of two things: "tin and zinc rose 5% and 7%"
  bool names_weekday() const { return has(SentenceClasses::kWeekday); }
  bool quoted() const { return has(SentenceClasses::kMarket); }  // "futures", an exchange
  bool abroad() const;  // "overseas", "abroad"
  bool world_before(std::size_t figure_item) const;  // "around the world" in the clause before a figure
  bool world_heads() const;  // "Globally, …"
  bool told_between(std::size_t from, std::size_t to) const;  // "said", "according to" between two items
  // In a clause that only describes the noun before it ("…, where cars are made, …"), which ends before `outside`.
  bool aside(std::size_t item, std::size_t outside) const;
  // Is it what a clause that holds the figure describes: "[eggs], which are up 27%"?
  bool described_by_clause(const Topic& topic, std::size_t figure_item) const;
  // In another name for the noun before it, between two commas: "Escondida, the largest deposit on Earth, turned out …".
  bool ranked_in_world(std::size_t item) const;  // "the world's [largest]"
  bool named_by_world_rank(std::size_t item) const;  // "in the world's third-largest producer": no predicate
  bool apposed(std::size_t item, std::size_t outside) const;
  // The comma that closes the aside right behind an item ("services, where most people work, rose"); else the item.
  std::size_t past_aside(std::size_t item) const;
  // The partner noun ("destination", "supplier") right after a figure, with the product and owner that follow it.
  const Entry* partner_noun(std::size_t figure_item) const;
  // A rate that is a change by its name ("inflation") in the clause before a figure; nullptr if none.
  const Entry* change_rate(std::size_t figure_item) const;
  // Which way such a rate goes: "deflation eased to 0.3%", "the fall in prices slowed to 2.1%" are falls.
  Direction direction_of_rate(std::size_t figure_item) const;
  bool names_unknown_place() const;              // "in Larkshire": a capitalised word that no lexicon knows
  std::string home_of_teller() const;            // of whoever tells it: "Brazil's trade ministry", and these
  bool told_by_world_body() const;
  std::string home_of_source() const;            // the country of a statistics office, a central bank or customs
  // "a bad harvest in Brazil made coffee dearer": the place of what brought the figure about, not the figure's own.
  bool led_by(const PlaceMention& place) const;  // ", driven by shipments from there": of what a participle tells, with a flow of its own
  bool circumstance(const PlaceMention& place, std::size_t figure_item, Span subject) const;
  bool published_on(std::size_t day) const;  // "published by the ministry on 30 May"
  bool restated(std::size_t figure_item) const;  // "was revised up to 0.6% from 0.5%", "revised from 0.5%"
  bool revises_forecast() const;  // "raised its forecast", "cut the forecast of demand"
  bool names_forecast() const;  // "its forecast", "the survey"
  // ", with output at 1.9 Mt and exports at 1.5 Mt": led in by "with", or by "and" behind one that is.
  bool joined_with(std::size_t from, std::size_t to) const;
  // "Economists had forecast 1.4 million": of the time reported.
  bool since_then(std::size_t figure_item) const;  // "Since then it has rebounded by 60%"
  bool adds_to_told() const;  // "Imports also rose by 12%"
  int months_reached(std::size_t record) const;  // "the lowest in a decade": 120; 0 where no length of time follows
  bool estimates(std::size_t figure_item) const;  // "is put at 12 Mt"
  bool had_been_foreseen(std::size_t figure_item) const;
  bool polled(std::size_t figure_item) const;  // "A Reuters poll forecast stocks fell 4%": of the time reported
  bool foretold(std::size_t modal) const;        // "predicted that it would"
  std::string attribution() const;               // the source that the sentence names; empty if none
  // "Worldwide, exports of steel, of which …, came to 3 Mt"
  std::size_t set_elsewhere(std::size_t figure_item) const;  // the item that says where or among whom; 0 if nothing does
  bool total_ahead(std::size_t item) const;
  bool total_near(std::size_t item) const;       // "overall", "globally" in the figure's clause
  // "fell (sharply) to 80 tonnes": which way a verb says that what reached the figure went; none where it judges ("improved to").
  Direction moved_from(std::size_t figure_item) const;  // "shrank from 12,400"
  bool reached_from(std::size_t start, std::size_t reached) const;  // "from 12,400 to 13,100"
  Direction moved_to(std::size_t figure_item) const;
  Direction moved_before_list(std::size_t figure_item) const;  // "rose to Japan (11%), Korea (4%)": behind a verb, a list with its figures in brackets
  Direction moved_since(std::size_t figure_item) const;  // "…, up from 46 tonnes"
  // "80 tonnes at the end of June from 100 tonnes": nothing between two figures that moves, compares or begins anew ("80 tonnes, up from 70").
  bool straight_to(std::size_t from, std::size_t to) const;
  bool gapped_verb(std::size_t told, std::size_t figure_item) const;  // "; those to China 13% to": a partner or a noun, and no verb of its own
  bool only_links(std::size_t from, std::size_t to) const;  // only prepositions, articles, trend nouns, adjectives between
  bool makes_up(std::size_t amount, std::size_t share) const;  // "5 Mt in May, making up 30%", "5 Mt, or 30%"
  bool straight_on(std::size_t from, std::size_t to, bool in_other_words = false) const;  // no verb, no new clause between two figures: "5 Mt to Japan, 3% more", "5 Mt, or 3%"
  // "The number of [people] [in work] fell": who is counted, and what says which of them; none where nothing does.
  struct Numbered {
    Span who, which;
  };
  std::optional<Numbered> numbered(std::size_t figure_item) const;
  bool in_brackets(std::size_t item) const;                             // "despite a fall of 3%" in brackets
  bool in_brackets(std::size_t item, std::size_t with) const;           // the same as the other's
  std::size_t brackets_before(std::size_t figure_item) const;  // "(18%", "(up 18%": where they open; 0 where the figure begins none
  Span noun_before_brackets(std::size_t figure_item) const;    // "sexual offences (up 18%)"; else empty
  bool told_again(std::size_t figure_item, std::size_t next) const;  // "$24 million, or 2 cents a share", "$24 million (2 cents a share)"
  bool counted_for_itself(std::size_t noun) const;  // traders, households: who is counted is what the figure is about
  bool only_figures(std::size_t from, std::size_t to) const;  // "more than half [of it, 5.18 million tonnes or 62%,] was": figures, pronouns, commas
  bool only_led_into(std::size_t figure_item, std::size_t noun) const;  // "179 GWh [into] cars"
  bool verb_between(std::size_t from, std::size_t to) const;
  bool perfect_between(std::size_t from, std::size_t to) const;  // "and has lost"
  bool ends_in_past(std::size_t item) const, ends_as_participle(std::size_t item) const;
  bool begins_in_past(std::size_t item) const;  // its first word: "ranked second"
  // Between two items a relative clause begins that has come to its second verb.
  bool told_in_clause(std::size_t from, std::size_t to) const;
  bool is(std::size_t item, AskedClass cls) const {
    assert(item < scan_.items.size());
    return language_.classes().has(scan_.items[item].set, cls);
  }
  // May an item of a class be in the sentence? False is sure; in a sentence without figures all may be.
  bool may_hold(AskedClass cls) const { return held_.has(cls); }
  bool is_sign(std::size_t item, std::string_view sign) const {
    const Span span = scan_.items[item].span;
    return text_[span.start] == sign[0] && span.of(text_) == sign;  // mostly it is not, as the first byte tells
  }
  bool in_capitals(std::size_t item) const;  // written with a capital inside the sentence, as is the word behind it
  // Does one of the signs stand right before the item, be it the end of a time ("in 2025, soybeans")?
  bool behind_sign(std::size_t item, std::string_view signs) const {
    std::size_t before = scan_.items[item].span.start;
    while (before > 0 && text_[before - 1] == ' ') --before;
    return before > 0 && signs.find(text_[before - 1]) != std::string_view::npos;
  }
  const Entry* entry(std::size_t item, Name cls) const;
  std::string folded(Span span) const;           // lower case, hyphens as spaces, single spaces
  std::string without_streak(std::string words) const;  // "seventh decline [in a row]"

  // The items that lie in a span of the text; {1, 0} where none does.
  std::pair<std::size_t, std::size_t> items_in(Span span) const;
  bool within(const Topic& topic, Span span) const {
    return span.start <= scan_.items[topic.first].span.start && scan_.items[topic.last].span.end <= span.end;
  }
  // The topic made of the words of a span (the noun phrase that a figure is "of"); product empty if it has none.
  Topic topic_of(Span span) const;
  // The slug of the open concept that a span names; empty where its words name nothing.
  std::string open_slug(Span span) const;
  // The noun phrase that says what a figure is told of: what its verb acts on, else the subject of its clause; none where it
  // follows the figure.
  std::optional<Phrase> governor(std::size_t figure_item) const;
  // A noun phrase as the grammar found it, up to its verb: "[the metal] left the country".
  Span noun_part(Span span) const;
  // Is the place told of beside: between the subject of the figure's clause and its verb, or in another clause that has a
  // subject of its own and stands behind the figure's?
  bool beside(const PlaceMention& place, std::size_t figure_item) const;
  // Is a topic before the figure told beside: in a clause that only describes, and has ended, or in another clause where
  // the figure's own has a pronoun or "the total" for its subject?
  bool beside(const Topic& topic, std::size_t figure_item) const;
  // The topic of the one product that a sentence speaks of; nullptr where it speaks of none, or of several.
  const Topic* only_product() const;
  // Does a sentence without figures turn to it ("Graphite is another story", "The picture is different for graphite, on
  // which …")? Not where it says what is done with it or to it.
  bool turns_to(const Topic& topic) const;
  // The product, but a given one, that is the subject of a sentence without figures: "In dollars the rare earths did not soar";
  // else nullptr.
  const Topic* named_subject(std::string_view other_than) const;
  // "The Union …: its members received 2,140 tonnes": the place that the subject's "its" stands for; nullptr where there is none.
  const PlaceMention* owner_of_subject(std::size_t figure_item) const;
  // "Japan 17,100", "Italy (6.9 billion)", "France with 4": only a preposition or a sign between a place and its figure.
  bool heads_figure(std::size_t place, std::size_t figure_item) const;
  bool own_place(std::size_t before, std::size_t figure_item) const;  // does a country between two figures stand right before the second?
  bool acts_between(std::size_t from, std::size_t to) const;  // a verb, but one that says who told it
  // The partner that a pronoun brings in between a topic and a figure: "and those to China"; nullptr where there is none.
  const PlaceMention* resumed_partner(std::size_t topic_end, std::size_t figure_item) const;
  // Does the figure stand in an aside ("…, having jumped by 56%, …")?
  bool told_aside(std::size_t figure_item) const;
  // Does a period date only a clause that describes a noun, in which a figure does not stand ("the island, which halted purchases
  // on Sept. 1, took 3 Mt")?
  bool dates_aside(std::size_t period, std::size_t figure_item) const;
  // "Germanium did better, if only …, when 400 kg were cleared": the subject of the sentence, where the figure's clause has
  // none but the figure itself.
  bool heads_sentence(const Topic& topic, std::size_t figure_item) const;
  bool same_clause(std::size_t a, std::size_t b) const { return skeleton_ && skeleton_->clause_of(a) == skeleton_->clause_of(b); }
  // Are two figures told of one subject ("it was assessed at $59,500, but was four times …")?
  bool same_subject(std::size_t a, std::size_t b) const;
  // Is its subject, or the place behind it, narrower than a country: a firm, one mill, the independent refiners, a province?
  bool told_of_part(std::size_t figure_item) const;
  FirmNamed firm_behind(const PlaceMention& place) const;
  bool subject_is(std::size_t figure_item, AskedClass cls) const;  // "the [rate] in Germany was": bare, but for its article
  bool tells_central_bank() const;  // a source of that kind is named
  bool heads_subject(std::size_t figure_item) const;  // "61% of flights left on time": of whom the part is told acts itself
  bool sold_by_name(std::size_t figure_item) const;  // "Toyota sold": a name of no lexicon is the subject
  bool thing_acts(std::size_t figure_item) const;  // "Batteries use 43% of all cobalt"
  bool goes_on_with_part(std::size_t figure_item) const;  // "It sold", "Its exports": of the firm that was told of before
  bool acts_on_pronoun(std::size_t figure_item) const;  // "the table values them at $23 million"
  const PlaceMention* meant_by_pronoun(std::size_t figure_item) const;  // whom the pronoun that is a figure's subject stands for, in this sentence
  bool pronoun_governs(std::size_t figure_item) const;  // "It was 84.6%", "they fell by 3%"
  // The noun phrase before an item that is the grammatical subject, as an open topic; nullopt if there is none.
  std::optional<Topic> open_subject(std::size_t before) const;
  // The name at the head of a row or of a list's line, which a colon, a dash or a bar parts from its figure; else empty.
  Span row_label(std::size_t figure_item) const;
  // Bags and boxes by which goods are counted, firms and buyers who act: no series of their own where one is spoken of.
  bool counts_or_acts(Span span) const;

 private:
  bool named_as_part(std::size_t item, std::size_t outside) const;
  bool unread_noun(std::size_t item) const;
  bool unread_circumstance(std::size_t item) const;
  bool unread_phrase(std::size_t first) const;
  bool unread_before(std::size_t good) const;
  // The list that a figure stands in and which one of it is, where a word behind it says that its figures are told in turn.
  struct Turn {
    std::size_t word, first, last, index = 0, count = 0;
  };
  std::optional<Turn> turn_of(std::size_t figure_item) const;
  std::optional<Turn> turn_without_word(std::size_t figure_item) const;
  Turn list_of_figures(std::size_t figure_item, std::size_t end) const;
  std::size_t other_of_two(std::size_t first) const;
  std::pair<const PlaceMention*, PlaceRole> place_in_turn(std::size_t figure_item) const;
  std::vector<const PlaceMention*> places_of_each(std::size_t figure_item) const;
  bool after_preposition_of_list(std::size_t figure_item) const;  // "to $2.9 billion and $2.6 billion"
  Direction moved_by(std::string_view preposition, std::size_t figure_item) const;
  bool rest_of_world(std::size_t world) const;
  bool links_list(std::size_t i) const;  // what stands between the parts of a list
  // The last run of places before `to`; where it begins behind a figure, the first run of as many as wanted.
  std::vector<const PlaceMention*> run_of_places(std::size_t from, std::size_t to, std::size_t wanted) const;
  bool has(std::uint32_t traits) const { return (traits_ & traits) != 0; }  // any of its items, any of them
  // The first item from a place on that has one of the traits; the number of items where none has.
  std::size_t next_with(std::uint32_t traits, std::size_t from) const {
    while (from < scan_.items.size() && !ids_.has(scan_.items[from].set, traits)) ++from;
    return from;
  }
  std::span<const Named> first_named(std::size_t count) const { return spoken_of_ ? std::span(*spoken_of_).first(count) : std::span<const Named>(); }
  void find_topics();
  void take_relative_owner(Topic& topic) const;
  bool is_pair(std::size_t from, std::size_t conjunction) const;
  bool with_partner(std::size_t item) const;
  // What an item names as a product here; asked again of the same item, it is remembered.
  const Entry* product_of(const Item& item) const {
    if (&item != asked_of_) product_ = find_product(item), asked_of_ = &item;
    return product_;
  }
  const Entry* find_product(const Item& item) const;
  // "the oilseed" after soybeans, "the chipmaking metal" after gallium: of the kind that an item names, the good that was told of last; else nullptr.
  const Entry* told_of_kind(const Entry& kind, std::size_t item) const;
  bool unknown_name(std::size_t item) const;  // a capitalised word that no lexicon knows
  std::size_t head_of(const Phrase& phrase) const;
  bool part_by_subject(const Phrase& subject) const;
  bool part_tells(const Clause& clause) const;
  bool part_by_place(const Clause& clause) const;
  bool named_after_good(std::size_t item) const;
  bool begins_name(std::size_t item) const;
  bool names_place(const Phrase& phrase) const;
  bool named_after_place(const Phrase& subject, std::size_t head) const;
  FirmNamed names_firm(std::size_t head, bool owned) const;
  bool moves(std::size_t item) const;  // a verb of change follows
  bool in_title_case() const;
  void count_borders();  // and what the items have together
  void count_border(std::size_t item, Borders& so_far) const;  // is this item one?
  PlaceRole role_of_those_in(std::size_t in) const;  // of a place behind "in": those who are there may be sellers or buyers
  std::size_t ranks_partner(std::size_t from) const;
  PlaceRole led_by_role(std::size_t place) const;
  bool presses(std::size_t place, std::size_t role) const;  // a place, and the word that gives its role: is what follows or leads it a pressure?
  void find_places();
  // Behind a preposition of the role a noun with such a determiner, with no other clause between it and the figure.
  bool led_in_by_role(AskedClass noun, AskedClass determiner, std::size_t figure, PlaceRole wanted) const;
  enum class LeftOut : std::uint8_t { no, all_but, heads };  // "outside China"; "the makers, led by China"
  LeftOut left_out(std::size_t place) const;
  bool told_together(std::size_t figure_item) const;
  bool counts_some(std::size_t item) const;
  bool counts_some_countries(std::size_t item) const;
  bool runs_on(const PlaceMention& one, const PlaceMention& next) const;
  struct Run {
    std::size_t first, last;
  };
  Run run_of(std::size_t place) const;  // indices of the places told in one row with it
  bool stands_for_one(std::size_t world) const, lent_to_host(std::size_t item) const, one_of_group(std::size_t place) const;
  bool stands_for_country(std::size_t item) const;
  void build(std::size_t first, std::size_t last, Topic& t) const;  // where it will stay: it is long to move
  void assign_sides(Topic& topic) const;

  const Language& language_;
  const Scan& scan_;
  std::string_view text_;
  const std::vector<Named>* spoken_of_ = nullptr;
  std::size_t named_before_ = 0, named_now_ = 0;  // how many of them
  const SentenceClasses& ids_;
  bool two_in_turn_ = false;
  bool title_case_ = false;
  std::string_view dateline_;
  // What all items have together: what the sentence surely has not is not looked for.
  std::uint32_t traits_ = 0;
  AskedBits held_ = AskedBits::all();
  std::vector<Borders>& borders_before_;  // each item; empty in a sentence without figures
  std::vector<PlaceMention>& places_;
  std::vector<std::string_view>& left_out_;  // places of which nothing is told: all but they, led by them
  bool all_but_ = false;
  mutable const Item* asked_of_ = nullptr;
  mutable const Entry* product_ = nullptr;
  std::vector<Topic>& topics_;
  Skeleton::Memory& skeleton_memory_;
  Tokens& words_;
  std::optional<Skeleton> skeleton_;  // of a sentence with figures
};

}  // namespace assay
