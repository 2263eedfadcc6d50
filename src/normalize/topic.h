// What a sentence speaks of, as its view finds it: places with their roles, and the noun phrases that say what figures are about.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "extract/lexicon.h"
#include "fact/span.h"
#include "normalize/place_role.h"

namespace assay {

struct PlaceMention {
  std::string_view code;  // of the lexicon
  PlaceRole role = PlaceRole::none;
  PlaceRole of_those_there = PlaceRole::none;  // "sold to mills in China": what the place is to a trade
  std::size_t item = 0;
  bool metonym = false;  // Beijing
  bool label = false;    // at the head of a line, before a colon, a dash or a bar
  bool region = false;   // a state, a city, a continent: never its country's figure
  bool bound = false;    // "US-bound shipments"
  bool example = false;        // "Asian sources such as Malaysia and Brunei"
  bool of_firm = false;  // "the U.S. company Freeport", "China's MMG"
  bool of_partner = false;  // "China's largest supplier": whose partner is named
  bool bystander = false;  // "competition from Romania", "US tariffs": what weighs on a flow is no side of it
  bool part_of_world = false;  // a continent: what is shipped to Asia is no total
  bool of_many = false;        // a continent, not led in by a word that says another thing of it ("led by Asia", "in the Baltic")
  static constexpr std::size_t kCountryCode = 2;  // letters of ISO 3166-1, which also begin ISO 3166-2
  bool of_a_country() const { return region && (code.size() == kCountryCode || (code.size() > kCountryCode && code[kCountryCode] == '-')); }
  PlaceRole role_in(bool trade) const { return trade && of_those_there != PlaceRole::none ? of_those_there : role; }
  bool group = false;  // a union of countries
  bool of_several() const { return (group || part_of_world) && (role == PlaceRole::to || role == PlaceRole::from); }  // as a partner
  bool partner() const { return part_of_world && (role == PlaceRole::to || role == PlaceRole::from); }
};

// A flow or a place by its name in the lexicon, or as somebody keeps it for as long: never a view of a text that may change.
struct KeptName : std::string_view {
  constexpr KeptName() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): every view is taken for one that lasts.
  constexpr KeptName(std::string_view name) : std::string_view(name) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  KeptName(const std::string& name) = delete;
};

// A noun phrase that says what figures are about: "China's exports of rare-earth magnets to the U.S.".
struct Topic {
  std::size_t first = 0, last = 0;  // items, last inclusive
  std::string product;              // slug; empty: "exports"
  Span product_span;
  bool open = false;                // the product is an open concept
  Span unknown_kind;                // "magnet exports", of an article that has named no kind of magnet yet
  bool loose = false;               // a general word ("goods", "products") that any narrower topic replaces
  KeptName flow;
  bool trade = false;               // the flow has two sides
  bool generic = false;             // the flow is one of prices, wages, votes …
  bool agent = false;               // producers, exporters
  bool loose_flow = false;          // shipments, cargoes: the flow's side is that of whoever tells
  KeptName origin, destination;     // codes; empty = not said
  KeptName owner;                   // a place whose side the flow decides
  bool total = false;               // "overall", "in total": all partners
  bool all = false;                 // "all exports": all goods
  bool world = false;               // "global", "the world's"
  bool first_of_sentence = false;
  bool of_which = false;  // "cotton cloth, the export of which rose"
  bool verb = false;                // the flow is a verb: "exported"
  bool gives = false;               // "Norway supplied 300 t", told of a country's imports: the subject is the other side
  bool alone = false;               // a tariff: without a good beside it, it is what the figure is about
  bool of_prices = false;           // "the energy index", "food costs 3% more": growth, in a report on prices
  bool bare_generic = false;        // "prices": a generic flow that names no product
};

// A product that the article has named.
struct Named {
  std::string slug;
  const Entry* entry = nullptr;  // nullptr where no lexicon knows it
};

}  // namespace assay
