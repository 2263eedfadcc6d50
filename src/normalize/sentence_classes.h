// The classes that a sentence is asked about, looked up once a language; and the readings of one item.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/scanner.h"
#include "normalize/place_role.h"

namespace assay {

// Endings of words ("-ed"). The last letter alone tells most words from all of them.
class Endings {
 public:
  void add(const std::string& ending) {
    if (ending.empty()) return;
    endings_.push_back(ending);
    last_[static_cast<unsigned char>(ending.back())] = true;
  }
  // Does a word end so, with so many letters before the ending at the least?
  bool end(std::string_view word, std::size_t before) const {
    if (word.empty() || !last_[static_cast<unsigned char>(word.back())]) return false;
    return std::ranges::any_of(endings_, [&](const std::string& e) { return word.size() >= e.size() + before && word.ends_with(e); });
  }

 private:
  std::vector<std::string> endings_;
  std::array<bool, 256> last_{};
};

struct SentenceClasses {
  static constexpr AskedClass foreign = "foreign", anaphor = "anaphor", exclusion = "exclusion",
      receive = "receive-verb", product = "product", flow = "flow", place = "place", world = "world",
      place_role = "place-role", possessive = "possessive", adjective = "adjective", word = "word", cap = "cap",
      hyphen = "hyphen", dash = "dash", measure_noun = "measure-noun", base_adj = "base-adj",
      determiner = "determiner", article = "article", preposition = "preposition", verb = "verb",
      auxiliary = "auxiliary", trend_verb = "trend-verb", trend_noun = "trend-noun",
      trend_comparative = "trend-comparative", level_verb = "level-verb", modal = "modal", strong = "clause-strong",
      weak = "clause-weak", past = "past", negation = "negation", source = "source", attribution = "attribution",
      whole_marker = "whole-marker", figure = "figure", period = "period", conjunction = "conjunction",
      relative = "relative", pronoun = "pronoun", adverb = "adverb", superlative = "superlative", counter = "counter",
      base_step = "base-step", multiple_verb = "multiple-verb", present = "present", actor = "actor-noun",
      joiner_of = "joiner-of", comparison = "comparison", earlier_period = "earlier-period", partner = "partner-noun",
      change_rate = "change-rate", copula = "copula", possessive_determiner = "possessive-determiner",
      pointing = "pointing";
  Endings past_suffixes, present_suffixes, participle_suffixes;
  std::vector<std::string_view> streak_words;  // "in a row", "running"

  // What is asked of every item, as bits by set: one look instead of ten.
  enum Trait : std::uint32_t {
    kTopical = 1,   // a product or a flow
    kNounish = 2,   // may be part of a noun phrase
    kConnects = 4,  // may stand inside a topic between its nouns
    kStrong = 8,    // parts clauses
    kWeak = 16,     // parts phrases
    kPlace = 32,
    kTense = 64,     // a verb, or what may be one
    kCompares = 128,
    kForeign = 256,
    kExcludes = 512,
    kSaid = 1024,    // said, showed, according to
    kSource = 2048,
    kTotal = 4096,   // overall, in total
    kWorld = 8192,
    kRate = 1 << 14,  // a change by its name
    kReceives = 1 << 15,
    kWeekday = 1 << 16,
    kTies = 1 << 17,  // respectively
    kMarket = 1 << 18,  // futures, an exchange
    kRelates = 1 << 19,  // which, who
    kUnsure = 1 << 20,   // a modal verb, a negation, a correction
    kLeavesOut = 1 << 21,  // "outside China", "led by Chile": of the place behind it nothing is told
  };
  std::uint32_t traits(SetId set) const { return traits_[set]; }
  bool has(SetId set, std::uint32_t traits) const { return (traits_[set] & traits) != 0; }  // any of them

  // What a word may be in a clause, as bits by set.
  enum Part : std::uint32_t {
    kNoun = 1,
    kDescribes = 2,     // an adjective
    kDetermines = 4,    // an article, a determiner
    kOwns = 8,          // 's
    kPronoun = 16,
    kVerb = 32,
    kAuxiliary = 64,
    kModal = 128,
    kMoves = 256,       // a verb of change or of level
    kTells = 512,       // said, showed
    kAdverb = 1024,
    kNegation = 2048,
    kPreposition = 4096,
    kOf = 8192,
    kTo = 1 << 14,
    kJoins = 1 << 15,   // and, or
    kPartsClauses = 1 << 16,
    kRelative = 1 << 17,
    kHyphen = 1 << 18,
    kDash = 1 << 19,
    kFlow = 1 << 20,    // a noun or a verb, as its entries say
    kNominal = kNoun | kFlow,
    kPast = 1 << 21,    // fell, took
  };
  std::uint32_t parts(SetId set) const { return parts_[set]; }
  bool may_be(SetId set, std::uint32_t wanted) const { return (parts_[set] & wanted) != 0; }

  // What is asked of each place that is named, as its entry says it.
  struct Place {
    std::string_view code;
    bool adjective = false, metonym = false, region = false;  // region: a city too
    bool group = false;  // a union of countries
    bool news_capital = false;  // a capital that stands for its country where news is written; no hub of the world's news
  };
  // What is asked of each flow, as its entry says it.
  struct Flow {
    const Entry* entry = nullptr;
    std::string_view name, of_vehicles;
    bool trade = false, generic = false, agent = false, loose = false, alone = false, of_prices = false;
    bool takes_product = false, compounds = false, before_figure = false, goods_only = false, vehicles_only = false;
    bool noun = false, verb = false, participle = false;  // one of them
  };
  // What an item may name, whatever its sentence says of it; nullptr for what it does not. A word that names several flows says the
  // narrowest that is no agent and not loose first.
  const Entry* known_product(const Item& item) const { return names_of(item).product; }
  const Flow* flow_of(const Item& item) const { return names_of(item).flow; }
  const Place* place_of(const Item& item) const { return names_of(item).place; }
  // Is one of the flows that an item names a verb or a participle, or a noun?
  bool names_deed(const Item& item) const { return names_of(item).deed; }
  bool names_flow_noun(const Item& item) const { return names_of(item).flow_noun; }
  // "to", "from": the role that a word gives to the place behind it.
  PlaceRole role_given_by(const Item& item) const { return names_of(item).gives; }

  explicit SentenceClasses(const Language& language) {
    for (const Entry& e : language.lexicon().entries())
      if (e.cls == "past" || e.cls == "present" || e.cls == "participle")
        for (const auto& suffix : e.list("suffixes")) (e.cls == "past" ? past_suffixes : e.cls == "present" ? present_suffixes : participle_suffixes).add(suffix);
    for (const Entry& e : language.lexicon().entries())
      if (e.cls == "streak") streak_words.insert(streak_words.end(), e.terms.begin(), e.terms.end());
    know_traits(language.classes());
    know_parts(language);
    for (const Entry& e : language.lexicon().entries()) {
      places_.emplace_back();
      if (e.cls != "place") continue;
      const std::string_view kind = e.text("kind"), form = e.text("form");
      places_.back() = {e.text("code"), form == "adjective", form == "metonym", kind == "region" || kind == "city", kind == "group", kind == "capital" && !e.flag("hub")};
    }
    know_names(language);
  }

 private:
  void know_traits(const ClassTable& classes) {
    for (std::size_t i = 0; i < classes.set_count(); ++i) {
      const auto any = [&](std::initializer_list<AskedClass> of) {
        return std::ranges::any_of(of, [&](AskedClass cls) { return classes.has(static_cast<SetId>(i), cls); });
      };
      std::uint32_t traits = 0;
      if (any({product, flow})) traits |= kTopical;
      if (any({product, flow, place, world, measure_noun, whole_marker, word, hyphen, possessive, counter, adjective})) traits |= kNounish;
      if (any({article, determiner, joiner_of, base_adj, superlative})) traits |= kConnects;
      if (any({strong})) traits |= kStrong;
      else if (any({weak, dash})) traits |= kWeak;
      if (any({place})) traits |= kPlace;
      if (any({past, present, verb, level_verb, trend_verb, multiple_verb, flow})) traits |= kTense;
      if (any({comparison})) traits |= kCompares;
      if (any({foreign})) traits |= kForeign;
      if (any({exclusion})) traits |= kExcludes;
      if (any({attribution})) traits |= kSaid;
      if (any({source})) traits |= kSource;
      if (any({whole_marker})) traits |= kTotal;
      if (any({world})) traits |= kWorld;
      if (any({change_rate})) traits |= kRate;
      if (any({receive})) traits |= kReceives;
      if (any({"weekday-period"})) traits |= kWeekday;
      if (any({"respectively"})) traits |= kTies;
      if (any({"market-word"})) traits |= kMarket;
      if (any({relative})) traits |= kRelates;
      if (any({modal, negation, "correction"})) traits |= kUnsure;
      if (any({exclusion, "headed-by", "left-outside", "negating-prefix"})) traits |= kLeavesOut;
      traits_.push_back(traits);
    }
  }
  void know_parts(const Language& language) {
    const ClassTable& classes = language.classes();
    constexpr AskedClass to = "infinitive", rank_noun = "rank-noun", record = "record", title_word = "title-word",
                  period_unit = "period-unit", code = "code", unit = "unit", currency = "currency";
    for (std::size_t i = 0; i < classes.set_count(); ++i) {
      const auto any = [&](std::initializer_list<AskedClass> of) {
        return std::ranges::any_of(of, [&](AskedClass cls) { return classes.has(static_cast<SetId>(i), cls); });
      };
      std::uint32_t parts = 0;
      if (any({word, cap, code, product, place, world, measure_noun, counter, anaphor, actor, partner, whole_marker, trend_noun, source, change_rate, rank_noun, record, title_word, period_unit, unit, currency})) parts |= kNoun;
      if (any({adjective, superlative, base_adj, trend_comparative})) parts |= kDescribes;
      if (any({article, determiner})) parts |= kDetermines;
      if (any({possessive})) parts |= kOwns;
      if (any({pronoun}) && !any({determiner})) parts |= kPronoun;
      if (any({verb, trend_verb, level_verb, multiple_verb, receive, attribution, past})) parts |= kVerb;
      if (any({auxiliary})) parts |= kAuxiliary;
      if (any({modal})) parts |= kModal;
      if (any({trend_verb, level_verb, multiple_verb})) parts |= kMoves;
      if (any({attribution})) parts |= kTells;
      if (any({adverb})) parts |= kAdverb;
      if (any({negation})) parts |= kNegation;
      if (any({preposition, place_role, joiner_of})) parts |= kPreposition;
      if (any({joiner_of})) parts |= kOf;
      if (any({to})) parts |= kTo;
      if (any({conjunction})) parts |= kJoins;
      if (any({strong})) parts |= kPartsClauses;
      if (any({relative})) parts |= kRelative;
      if (any({hyphen})) parts |= kHyphen;
      if (any({dash})) parts |= kDash;
      if (any({past})) parts |= kPast;
      if (any({flow})) parts |= kFlow;
      parts_.push_back(parts);
    }
  }
  struct Names {
    const Entry* product = nullptr;
    const Flow* flow = nullptr;
    const Place* place = nullptr;
    PlaceRole gives = PlaceRole::none;
    bool deed = false, flow_noun = false;
  };
  static Flow read_flow(const Entry& e) {
    Flow flow{&e, e.text("flow"), e.text("of_vehicles")};
    flow.trade = e.flag("trade"), flow.generic = e.flag("generic"), flow.agent = e.flag("agent"), flow.loose = e.flag("loose"), flow.alone = e.flag("alone");
    flow.of_prices = e.flag("of_prices"), flow.takes_product = e.flag("takes_product"), flow.compounds = e.flag("compounds");
    flow.before_figure = e.flag("before_figure"), flow.goods_only = e.flag("goods_only"), flow.vehicles_only = e.flag("vehicles_only");
    flow.noun = e.text("part") == "noun", flow.verb = e.text("part") == "verb", flow.participle = e.text("part") == "participle";
    return flow;
  }
  static PlaceRole role_given_by(const Entry& e) {
    const std::string_view role = e.text("role");
    return role == "to" ? PlaceRole::to : role == "from" ? PlaceRole::from : role == "owner" ? PlaceRole::owner : role == "in" ? PlaceRole::in : PlaceRole::with;
  }
  void know_names(const Language& language) {
    const auto rank = [](const Entry* e) {
      return (e->flag("goods_only") ? 4 : 0) + (e->flag("before_figure") ? 3 : 0) + (e->flag("generic") ? 4 : 0) + (e->flag("loose") ? 2 : 0) + (e->flag("agent") ? 1 : 0);
    };
    std::unordered_map<const Entry*, const Flow*> flow_of_entry;
    for (const Entry& e : language.lexicon().entries())
      if (e.cls == "flow") flow_of_entry[&e] = &flows_.emplace_back(read_flow(e));
    for (std::uint32_t id = 0; id < language.vocabulary().meaning_count(); ++id) {
      const Meaning& meaning = language.vocabulary().meaning(id);
      Names& names = names_.emplace_back();
      names.product = meaning.entry("product");
      if (const Entry* named = meaning.entry("place")) names.place = &places_[static_cast<std::size_t>(named - language.lexicon().entries().data())];
      if (const Entry* leads_in = meaning.entry("place-role")) names.gives = role_given_by(*leads_in);
      for (const auto& [cls, e] : meaning)
        if (cls == "flow") {
          const Flow* own = flow_of_entry.at(e);
          if (!names.flow || rank(e) < rank(names.flow->entry)) names.flow = own;
          (own->verb || own->participle ? names.deed : names.flow_noun) = true;
        }
    }
  }
  const Names& names_of(const Item& item) const { return names_[item.type == ItemType::term ? item.ref : 0]; }

  std::vector<std::uint32_t> traits_;
  std::vector<std::uint32_t> parts_;
  std::vector<Place> places_;  // of each entry of the lexicon
  std::deque<Flow> flows_;
  std::vector<Names> names_;   // of each meaning; the first means nothing
};

// Does a word end like one of a kind ("-ed"), with something before the ending?
inline bool ends_with_any(std::string_view word, const Endings& suffixes) {
  return suffixes.end(word, 2);
}

inline const Entry* entry_of(const Language& language, const Item& item, Name cls) {
  if (item.type != ItemType::term) return nullptr;
  return language.vocabulary().meaning(item.ref).entry(cls);
}

}  // namespace assay
