#include "normalize/sentence_view.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <mutex>

namespace assay {

// The classes that the view asks for, looked up once a language.
struct SentenceView::Ids {
  ClassId foreign, anaphor, receive, product, flow, place, world, place_role, possessive, adjective, word, cap, hyphen, dash, measure_noun, base_adj, determiner, article,
      preposition, verb, auxiliary, trend_verb, trend_noun, trend_comparative, level_verb, modal, strong, weak, past, negation, source, attribution,
      whole_marker, figure, period, conjunction, relative, pronoun, adverb, superlative, counter, base_step, multiple_verb, present,
      actor, joiner_of, comparison, earlier_period, partner, change_rate;
  std::vector<std::string> past_suffixes, present_suffixes;

  explicit Ids(const Language& language) {
    const auto id = [&](std::string_view n) { return language.classes().find(n); };
    product = id("product"), flow = id("flow"), place = id("place"), world = id("world"), place_role = id("place-role"), possessive = id("possessive"),
    adjective = id("adjective"), word = id("word"), cap = id("cap"), hyphen = id("hyphen"), dash = id("dash"), measure_noun = id("measure-noun"),
    base_adj = id("base-adj"), determiner = id("determiner"), article = id("article"), preposition = id("preposition"), verb = id("verb"),
    auxiliary = id("auxiliary"), trend_verb = id("trend-verb"), trend_noun = id("trend-noun"), trend_comparative = id("trend-comparative"),
    level_verb = id("level-verb"), modal = id("modal"), strong = id("clause-strong"), weak = id("clause-weak"), past = id("past"),
    negation = id("negation"), source = id("source"), attribution = id("attribution"), whole_marker = id("whole-marker"), figure = id("figure"),
    period = id("period"), conjunction = id("conjunction"), relative = id("relative"), pronoun = id("pronoun"), adverb = id("adverb"),
    superlative = id("superlative"), counter = id("counter"), base_step = id("base-step"), multiple_verb = id("multiple-verb"),
    present = id("present"), actor = id("actor-noun"), anaphor = id("anaphor"), foreign = id("foreign"), receive = id("receive-verb"), joiner_of = id("joiner-of"), comparison = id("comparison"),
    earlier_period = id("earlier-period"), partner = id("partner-noun"), change_rate = id("change-rate");
    for (const Entry& e : language.lexicon().entries())
      if (e.cls == "past" || e.cls == "present")
        for (const auto& suffix : e.list("suffixes")) (e.cls == "past" ? past_suffixes : present_suffixes).push_back(suffix);
  }
};

namespace {

const Entry* entry_of(const Language& language, const Item& item, std::string_view cls) {
  if (item.type != ItemType::term) return nullptr;
  for (const Entry* e : language.vocabulary().meaning(item.ref).entries)
    if (e->cls == cls) return e;
  return nullptr;
}

bool all_upper(std::string_view word) {
  return word.size() > 2 && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// A word that names several things of the same class says the narrowest that is no agent and not loose first.
const Entry* flow_of(const Language& language, const Item& item) {
  if (item.type != ItemType::term) return nullptr;
  const Entry* best = nullptr;
  const auto rank = [](const Entry* e) {
    return (e->flag("before_figure") ? 3 : 0) + (e->flag("generic") ? 4 : 0) + (e->flag("loose") ? 2 : 0) + (e->flag("agent") ? 1 : 0);
  };
  for (const Entry* e : language.vocabulary().meaning(item.ref).entries)
    if (e->cls == "flow" && (!best || rank(e) < rank(best))) best = e;
  return best;
}

}  // namespace

SentenceView::SentenceView(const Language& language, const Scan& scan, std::string_view text, const std::vector<std::string>& spoken_of)
    : language_(language), scan_(scan), text_(text), spoken_of_(spoken_of), ids_([&]() -> const Ids& {
        thread_local const Language* known = nullptr;
        thread_local std::unique_ptr<Ids> ids;
        if (known != &language) {
          ids = std::make_unique<Ids>(language);
          known = &language;
        }
        return *ids;
      }()) {
  int lower = 0, upper = 0;
  for (const Item& item : scan.items)
    if (item.type == ItemType::unknown_word || item.type == ItemType::term) (item.capital ? upper : lower)++;
  title_case_ = lower < 2 * upper;
  find_places();
  find_topics();
}

bool SentenceView::is(std::size_t item, std::string_view cls) const {
  const ClassId id = language_.classes().find(cls);
  return id != ClassTable::kUnknown && is(item, id);
}

const Entry* SentenceView::entry(std::size_t item, std::string_view cls) const { return entry_of(language_, scan_.items[item], cls); }

const Entry* SentenceView::product_of(const Item& item) const {
  const Entry* product = entry_of(language_, item, "product");
  // "magnets", "lead", "power": a product only where the article speaks of it.
  if (!product) return nullptr;
  // "Dalmia Cement": the word is part of a name, where the sentence does not capitalise at large.
  if (item.capital && &item > scan_.items.data() && !title_case_) {
    const Item& before = *(&item - 1);
    if (before.type == ItemType::unknown_word && before.capital) return nullptr;
  }
  if (!product->flag("needs_context")) return product;
  const auto spoken = [&](std::string_view slug) {
    if (std::find(spoken_of_.begin(), spoken_of_.end(), slug) != spoken_of_.end()) return true;
    return std::any_of(scan_.items.begin(), scan_.items.end(), [&](const Item& other) {
      const Entry* named = entry_of(language_, other, "product");
      return named && !named->flag("needs_context") && named->id == slug;
    });
  };
  if (spoken(product->id)) return product;
  const Entry* full = language_.lexicon().find("product", product->id);
  if (full)
    for (const auto& near : full->list("confused_with"))
      if (spoken(near)) return product;
  return nullptr;
}

void SentenceView::find_places() {
  const auto& items = scan_.items;
  // "LUXEMBOURG, July 21 -": where it was written, not what it is about.
  std::size_t first = 0;
  if (!items.empty() && all_upper(items[0].span.of(text_)))
    for (std::size_t i = 1; i < std::min<std::size_t>(items.size(), 10); ++i)
      if (is(i, ids_.dash)) {
        first = i + 1;
        break;
      }
  for (std::size_t i = first; i < items.size(); ++i) {
    if (!is(i, ids_.place)) continue;
    const Entry* place = entry_of(language_, items[i], "place");
    if (!place) continue;
    PlaceMention mention;
    mention.code = std::string(place->text("code"));
    mention.item = i;
    mention.metonym = place->text("form") == "metonym";
    mention.region = place->text("kind") == "region" || place->text("kind") == "city";
    if (i <= 1 && i + 1 < items.size() && (i == 0 || items[0].type == ItemType::sign)) {
      const std::string_view next = items[i + 1].span.of(text_);
      mention.label = next == ":" || next == "|" || next == "\t" || is(i + 1, ids_.dash) || items[i + 1].type == ItemType::figure;
    }
    // The nearest word before it that gives a role, with only articles, adjectives and places of a list between.
    std::size_t at = i;
    while (at > 0) {
      --at;
      if (is(at, ids_.place_role)) {
        const std::string_view role = entry_of(language_, items[at], "place-role")->text("role");
        mention.role = role == "to" ? PlaceRole::to : role == "from" ? PlaceRole::from : role == "owner" ? PlaceRole::owner : role == "in" ? PlaceRole::in : PlaceRole::with;
        // "Germany and Japan": the second has the role of the first
        if (mention.role == PlaceRole::with && at > 0 && !places_.empty() && places_.back().item + 1 == at) mention.role = places_.back().role;
        break;
      }
      if (!is(at, ids_.article) && !is(at, ids_.adjective) && !is(at, ids_.determiner)) break;
    }
    places_.push_back(std::move(mention));
  }
}

bool SentenceView::nounish(std::size_t i) const {
  if (is(i, ids_.product) || is(i, ids_.flow) || is(i, ids_.place) || is(i, ids_.world) || is(i, ids_.measure_noun) || is(i, ids_.whole_marker)) return true;
  if (is(i, ids_.word) || is(i, ids_.hyphen) || is(i, ids_.possessive) || is(i, ids_.counter)) return true;
  if (is(i, ids_.adjective)) return true;
  return false;
}

// May stand inside a topic between its nouns.
bool SentenceView::connects(std::size_t i) const {
  return is(i, ids_.article) || is(i, ids_.determiner) || is(i, ids_.joiner_of) || is(i, ids_.base_adj) || is(i, ids_.superlative);
}

void SentenceView::find_topics() {
  const auto& items = scan_.items;
  const auto names_topic = [&](std::size_t i) {
    if (is(i, ids_.product) && product_of(items[i])) return true;
    if (!is(i, ids_.flow)) return false;
    // "supplies 90%": before its figure the word is the verb.
    const bool verb_too = is(i, ids_.level_verb) || is(i, ids_.verb) || is(i, ids_.trend_verb);
    const Entry* flow = flow_of(language_, items[i]);
    const bool before_figure = i + 1 < items.size() && items[i + 1].type == ItemType::figure;
    if (flow->flag("before_figure")) return before_figure;
    return !(verb_too && before_figure && (flow->flag("generic") || flow->flag("loose")));
  };
  const auto breaks = [&](std::size_t i) {
    if (is(i, ids_.flow) || is(i, ids_.product)) return false;
    if (items[i].type == ItemType::figure || items[i].type == ItemType::number || items[i].type == ItemType::name) return true;
    return !nounish(i) && !connects(i);
  };
  bool first = true;
  std::size_t floor = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!names_topic(i)) continue;
    std::size_t begin = i, end = i;
    // To the left: owners, adjectives, nouns.
    while (begin > floor && !breaks(begin - 1) && !is(begin - 1, ids_.joiner_of)) {
      if (is(begin - 1, ids_.trend_verb) || is(begin - 1, ids_.level_verb) || is(begin - 1, ids_.verb)) {
        if (!is(begin - 1, ids_.flow) && !is(begin - 1, ids_.word)) break;
      }
      --begin;
    }
    // A period may stand before its noun: "June exports".
    if (begin > floor && items[begin - 1].type == ItemType::period && begin - 1 > floor && !breaks(begin - 2)) {
      std::size_t owner = begin - 1;
      while (owner > floor && (is(owner - 1, ids_.place) || is(owner - 1, ids_.possessive) || is(owner - 1, ids_.adjective))) --owner;
      if (owner < begin - 1) begin = owner;
    }
    // To the right: further nouns; places after a role word.
    std::size_t at = i + 1;
    while (at < items.size()) {
      const bool role = is(at, ids_.place_role);
      if (role) {
        // "exports to the U.S.", "exports of magnets": only where a place, product or flow follows
        std::size_t next = at + 1;
        while (next < items.size() && (is(next, ids_.article) || is(next, ids_.adjective) || is(next, ids_.determiner) || is(next, ids_.whole_marker))) ++next;
        const bool leads = next < items.size() && (is(next, ids_.place) || is(next, ids_.world) ||
                                                   ((is(next, ids_.product) || is(next, ids_.flow)) && is(at, ids_.joiner_of)));
        if (!leads) {
          // An open noun after "of": "imports of school places"
          if (is(at, ids_.joiner_of) && next < items.size() && is(next, ids_.word)) {
            end = next;
            while (end + 1 < items.size() && is(end + 1, ids_.word)) ++end;
            at = end + 1;
            continue;
          }
          break;
        }
        end = next;
        at = next + 1;
        continue;
      }
      if (breaks(at) || is(at, ids_.article) || is(at, ids_.determiner)) break;
      if ((is(at, ids_.trend_verb) || is(at, ids_.level_verb) || is(at, ids_.verb) || is(at, ids_.auxiliary)) && !is(at, ids_.flow) && !is(at, ids_.product)) break;
      // A verb flow after a product phrase is another topic ("magnets exported").
      end = at++;
    }
    Topic topic = build(begin, end);
    topic.first_of_sentence = first;
    if (!topic.product.empty() || !topic.flow.empty()) {
      topics_.push_back(std::move(topic));
      first = false;
    }
    i = end;
    floor = end + 1;
  }
}

Topic SentenceView::build(std::size_t first, std::size_t last) const {
  const auto& items = scan_.items;
  Topic t;
  t.first = first;
  t.last = last;
  const Entry* flow = nullptr;
  const Entry* named = nullptr;  // the product's entry
  bool after_of = false;
  std::string generic_as_product;
  Span generic_span;
  for (std::size_t i = first; i <= last; ++i) {
    if (is(i, ids_.joiner_of)) after_of = true;
    const Entry* own_flow = is(i, ids_.flow) ? flow_of(language_, items[i]) : nullptr;
    const Entry* product = is(i, ids_.product) ? product_of(items[i]) : nullptr;
    // "inflation" is both: with another product it is the flow, alone the product.
    if (product && own_flow && own_flow->flag("generic") && !t.product.empty()) product = nullptr;
    if (product) {
      const bool replaces = t.product.empty() || t.loose || t.open || after_of || flow == nullptr;
      if (replaces && !(product->flag("loose") && product->flag("general") && !t.product.empty())) {
        t.product = product->id;
        named = product;
        t.product_span = items[i].span;
        t.loose = product->flag("general");
        t.open = false;
      }
      if (own_flow && own_flow->flag("generic")) own_flow = nullptr;
    }
    if (own_flow) {
      const bool verb = own_flow->text("part") != "noun";
      const bool better = !flow || (flow->flag("generic") && !own_flow->flag("generic")) || (flow->flag("loose") && !own_flow->flag("loose"));
      if (better && !(flow && verb)) {
        flow = own_flow;
        t.verb = verb;
      }
      if (own_flow->flag("generic") && generic_as_product.empty()) {
        generic_as_product = own_flow->text("flow");
        generic_span = items[i].span;
      }
    }
    if (is(i, ids_.world)) t.world = true;
    if (is(i, ids_.whole_marker)) t.total = true;
  }
  if (flow) {
    t.flow = flow->text("flow");
    t.trade = flow->flag("trade");
    t.generic = flow->flag("generic");
    t.agent = flow->flag("agent");
  }
  // An index or a rate of the economy has no flow of its own: "GDP output", "the price index".
  if (named && (named->text("measures") == "index" || named->text("measures") == "rate" || named->flag("no_flow"))) flow = nullptr, t.flow.clear(), t.trade = t.generic = false;
  // An open noun beside the flow: "hospital admissions", "almond exports", "exports of toys".
  if (t.product.empty() && flow) {
    std::size_t begin = first, end = first;
    bool found = false;
    for (std::size_t i = first; i <= last; ++i) {
      const bool noun = is(i, ids_.word) && !is(i, ids_.place) && !is(i, ids_.whole_marker) && !is(i, ids_.actor) && !is(i, ids_.anaphor) && !is(i, ids_.partner) && items[i].type == ItemType::unknown_word &&
                        items[i].span.size() > 2;
      if (!noun) continue;
      const bool proper = is(i, ids_.cap) && i > 0;
      if (proper) continue;
      if (!found) begin = i;
      end = i;
      found = true;
    }
    if (found && !(t.generic && !flow->flag("takes_product"))) {
      t.product_span = {items[begin].span.start, items[end].span.end};
      t.product = open_slug(t.product_span);
      t.open = true;
    }
  }
  if (t.product.empty() && t.generic && !flow->flag("takes_product")) {
    // "net profit", "turnout": the word itself is what the figure is about.
    t.product_span = generic_span;
    t.product = open_slug(generic_span);
    t.open = true;
    t.flow.clear();
    t.generic = t.trade = false;
  }
  t.bare_generic = t.product.empty() && t.generic;
  if (t.bare_generic) t.product_span = generic_span;
  assign_sides(t);
  return t;
}

void SentenceView::assign_sides(Topic& t) const {
  std::size_t flow_at = t.last + 1;
  for (std::size_t i = t.first; i <= t.last; ++i)
    if (is(i, ids_.flow)) {
      flow_at = i;
      break;
    }
  for (const PlaceMention& place : places_) {
    if (place.item < t.first || place.item > t.last) continue;
    if (t.world && place.code.empty()) continue;
    const bool import = t.flow == "import";
    PlaceRole role = place.role;
    if (place.item < flow_at && role != PlaceRole::from && role != PlaceRole::with) role = PlaceRole::owner;
    switch (role) {
      case PlaceRole::to:
        if (t.trade && t.destination.empty()) t.destination = place.code;
        break;
      case PlaceRole::from:
        if (t.origin.empty()) t.origin = place.code;
        break;
      case PlaceRole::with: break;
      case PlaceRole::none:
      case PlaceRole::owner:
      case PlaceRole::in:
        if (t.owner.empty()) t.owner = place.code;
        if (import && t.destination.empty()) t.destination = place.code;
        else if (!import && t.origin.empty()) t.origin = place.code;
        break;
    }
  }
}

SentenceView::Borders SentenceView::borders(std::size_t a, std::size_t b) const {
  Borders out;
  if (a > b) std::swap(a, b);
  for (std::size_t i = a + 1; i < b; ++i) {
    if (is(i, ids_.strong)) ++out.strong;
    else if (is(i, ids_.weak) || is(i, ids_.dash)) ++out.weak;
  }
  return out;
}

SentenceView::Tense SentenceView::tense(std::size_t before) const {
  const auto ends_with_any = [&](std::size_t i, const std::vector<std::string>& suffixes) {
    const std::string_view word = scan_.items[i].span.of(text_);
    return std::any_of(suffixes.begin(), suffixes.end(), [&](const std::string& s) { return word.size() > s.size() + 2 && word.ends_with(s); });
  };
  for (std::size_t i = before; i-- > 0;) {
    if (is(i, ids_.past)) return i > 0 && is(i - 1, ids_.present) ? Tense::present : Tense::past;
    if (is(i, ids_.present)) return Tense::present;
    const Entry* flow = is(i, ids_.flow) ? flow_of(language_, scan_.items[i]) : nullptr;
    const bool noun = is(i, ids_.trend_noun) || is(i, ids_.product) || (flow && flow->text("part") == "noun");
    const bool verb = is(i, ids_.verb) || is(i, ids_.level_verb) || is(i, ids_.trend_verb) || flow || is(i, ids_.multiple_verb);
    if (!verb) continue;
    if (ends_with_any(i, ids_.past_suffixes)) return i > 0 && is(i - 1, ids_.present) ? Tense::present : Tense::past;  // "have dominated"
    if (!noun && ends_with_any(i, ids_.present_suffixes)) return Tense::present;
  }
  return Tense::unknown;
}

Modality SentenceView::modality(std::size_t figure_item) const {
  const auto& items = scan_.items;
  int distance = 0;
  for (std::size_t i = figure_item; i-- > 0 && distance < 14; ++distance) {
    if (is(i, ids_.modal) && !planned_as_adjective(i)) {
      if (const Entry* modal = entry_of(language_, items[i], "modal")) return from_name<Modality>(modal->text("modality")).value_or(Modality::stated);
    }
    if (is(i, ids_.negation)) {
      const Entry* no = entry_of(language_, items[i], "negation");
      if (no && no->flag("denial")) return Modality::denied;
    }
    if (is(i, ids_.strong) || (items[i].type == ItemType::sign && is(i, ids_.dash))) break;
    if (items[i].type == ItemType::figure && distance > 4) break;
  }
  // "44 companies will be licensed": the figure is in the subject.
  for (std::size_t i = figure_item + 1; i < std::min(items.size(), figure_item + 6); ++i) {
    if (is(i, ids_.modal) && i + 1 < items.size() && is(i + 1, ids_.auxiliary))
      if (const Entry* modal = entry_of(language_, items[i], "modal")) return from_name<Modality>(modal->text("modality")).value_or(Modality::stated);
    if (items[i].type != ItemType::unknown_word && !is(i, ids_.word) && !is(i, ids_.product) && !is(i, ids_.adjective) && !is(i, ids_.flow)) break;
  }
  return Modality::stated;
}

bool SentenceView::compared(std::size_t item) const {
  for (std::size_t i = item, steps = 0; i-- > 0 && steps < 6; ++steps) {
    if (is(i, ids_.comparison)) return true;
    const ItemType type = scan_.items[i].type;
    const bool passable = is(i, ids_.article) || is(i, ids_.place_role) || is(i, ids_.determiner) || is(i, ids_.flow) || is(i, ids_.adjective) ||
                          is(i, ids_.word) || is(i, ids_.measure_noun) || is(i, ids_.pronoun) || is(i, ids_.auxiliary) || is(i, ids_.preposition);
    if (type == ItemType::figure || !passable) return false;
  }
  return false;
}

bool SentenceView::received(std::size_t place, std::size_t figure) const {
  for (std::size_t i = place + 1; i < figure; ++i) {
    if (is(i, ids_.receive)) return true;
    if (is(i, ids_.strong) || scan_.items[i].type == ItemType::figure || is(i, ids_.place)) return false;
  }
  return false;
}

bool SentenceView::share_verb_before(std::size_t figure_item) const {
  for (std::size_t i = figure_item, steps = 0; i-- > 0 && steps < 5; ++steps) {
    if (scan_.items[i].type == ItemType::figure || is(i, ids_.weak)) return false;
    if (!is(i, ids_.level_verb)) continue;
    const Entry* verb = entry_of(language_, scan_.items[i], "level-verb");
    return verb && (verb->text("sense") == "share" || verb->text("sense") == "supply");
  }
  return false;
}

bool SentenceView::pronoun_before(std::size_t figure_item) const {
  for (std::size_t i = 0; i < std::min<std::size_t>(figure_item, 4); ++i)
    if (is(i, ids_.pronoun) || is(i, ids_.determiner)) return true;
  return false;
}

// "planned treatment": the participle only describes its noun.
bool SentenceView::planned_as_adjective(std::size_t item) const {
  const std::string_view word = scan_.items[item].span.of(text_);
  const bool participle = std::any_of(ids_.past_suffixes.begin(), ids_.past_suffixes.end(), [&](const std::string& s) { return word.ends_with(s); });
  return participle && item + 1 < scan_.items.size() && (item == 0 || !is(item - 1, ids_.auxiliary)) && noun_after(item);
}

bool SentenceView::noun_after(std::size_t item) const {
  if (item + 1 >= scan_.items.size()) return false;
  return is(item + 1, ids_.word) || is(item + 1, ids_.product) || is(item + 1, ids_.adjective) || is(item + 1, ids_.trend_comparative);
}

bool SentenceView::after_preposition(std::size_t item) const {
  const auto* role = item > 0 && is(item - 1, ids_.place_role) ? entry_of(language_, scan_.items[item - 1], "place-role") : nullptr;
  return role && (role->text("role") == "to" || role->text("role") == "from");
}

bool SentenceView::abroad() const {
  for (std::size_t i = 0; i < scan_.items.size(); ++i)
    if (is(i, ids_.foreign)) return true;
  return false;
}

const Entry* SentenceView::partner_noun(std::size_t figure_item) const {
  for (std::size_t i = figure_item + 1; i < std::min(scan_.items.size(), figure_item + 5); ++i) {
    if (is(i, ids_.partner)) return entry_of(language_, scan_.items[i], "partner-noun");
    if (!is(i, ids_.word) && !is(i, ids_.adjective) && !is(i, ids_.hyphen) && !is(i, ids_.place) && !is(i, ids_.flow) && !is(i, ids_.product)) break;
  }
  return nullptr;
}

const Entry* SentenceView::change_rate(std::size_t figure_item) const {
  for (std::size_t i = figure_item, steps = 0; i-- > 0 && steps < 14; ++steps) {
    if (is(i, ids_.strong)) break;
    if (is(i, ids_.change_rate)) return entry_of(language_, scan_.items[i], "change-rate");
    // "inflation in Poland": the product lexicon knows the word as well
  }
  if (figure_item + 1 < scan_.items.size() && is(figure_item + 1, ids_.change_rate)) return entry_of(language_, scan_.items[figure_item + 1], "change-rate");
  return nullptr;
}

std::string SentenceView::attribution() const {
  bool attributed = false;
  const Entry* source = nullptr;
  for (std::size_t i = 0; i < scan_.items.size(); ++i) {
    if (is(i, ids_.attribution)) attributed = true;
    if (!source && is(i, ids_.source)) source = entry_of(language_, scan_.items[i], "source");
  }
  return attributed && source ? std::string(source->text("name")) : std::string();
}

bool SentenceView::total_near(std::size_t item) const {
  for (std::size_t i = 0; i < scan_.items.size(); ++i)
    if (is(i, ids_.whole_marker) && !(i > 0 && is(i - 1, ids_.joiner_of)) && !(i > 1 && is(i - 2, ids_.joiner_of)) && borders(i, item).strong == 0 && borders(i, item).weak <= 1) return true;
  return false;
}

bool SentenceView::only_links(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < to; ++i)
    if (!is(i, ids_.place_role) && !is(i, ids_.article) && !is(i, ids_.determiner) && !is(i, ids_.trend_noun) && !is(i, ids_.adjective) && !is(i, ids_.base_adj) &&
        !is(i, ids_.base_step) && !is(i, ids_.preposition) && !is(i, ids_.hyphen))
      return false;
  return true;
}

bool SentenceView::verb_between(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < to; ++i)
    if (is(i, ids_.verb) || is(i, ids_.auxiliary) || is(i, ids_.trend_verb) || is(i, ids_.level_verb) || is(i, ids_.modal) || is(i, ids_.multiple_verb)) return true;
  return false;
}

std::string SentenceView::folded(Span span) const {
  Tokens tokens;
  tokenize(text_, span, tokens);
  std::string out;
  for (const Token& t : tokens.list) {
    if (t.shape == TokenShape::hyphen) continue;
    if (!out.empty()) out += ' ';
    out += tokens.fold(t);
  }
  return out;
}

std::pair<std::size_t, std::size_t> SentenceView::items_in(Span span) const {
  std::size_t first = scan_.items.size(), last = 0;
  for (std::size_t i = 0; i < scan_.items.size(); ++i) {
    if (!span.contains(scan_.items[i].span)) continue;
    first = std::min(first, i);
    last = i;
  }
  if (first == scan_.items.size()) return {1, 0};
  return {first, last};
}

Topic SentenceView::topic_of(Span span) const {
  const auto [first, last] = items_in(span);
  if (first > last) return {};
  Topic t = build(first, last);
  return t;
}

std::string SentenceView::open_slug(Span span) const {
  const auto [first, last] = items_in(span);
  if (first > last) return "";
  std::string out;
  for (std::size_t i = first; i <= last; ++i) {
    const Item& item = scan_.items[i];
    if (item.type != ItemType::unknown_word && item.type != ItemType::term) continue;
    if (is(i, ids_.place) || is(i, ids_.possessive) || is(i, ids_.article) || is(i, ids_.determiner) || is(i, ids_.whole_marker) || is(i, ids_.world) ||
        is(i, ids_.measure_noun) || is(i, ids_.adverb) || is(i, ids_.actor) || is(i, ids_.partner) || is(i, ids_.superlative) || is(i, ids_.pronoun))
      continue;
    if (is(i, ids_.joiner_of)) break;
    for (const char c : folded(item.span)) {
      if (c == ' ' || c == '\'') {
        if (!out.empty() && out.back() != '-') out += '-';
      } else {
        out += c;
      }
    }
    if (!out.empty() && out.back() != '-') out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::optional<Topic> SentenceView::open_subject(std::size_t before) const {
  // The last run of nouns before the clause's first verb; a run after a preposition is no subject, unless after "number of".
  const auto& items = scan_.items;
  std::size_t clause = 0;
  for (std::size_t i = before; i-- > 0;) {
    const std::string_view sign = items[i].span.of(text_);
    if (is(i, ids_.strong) || is(i, ids_.dash) || sign == ";" || sign == ":") {
      clause = i + 1;
      break;
    }
  }
  for (std::size_t k = clause; k < before; ++k)
    if (scan_.items[k].type == ItemType::figure) clause = k + 1;  // the subject of the second figure stands after the first
  while (clause < before && (is(clause, ids_.weak) || is(clause, ids_.conjunction))) ++clause;
  std::size_t i = clause;
  while (i < before) {
    while (i < before && !(is(i, ids_.word) || is(i, ids_.adjective) || is(i, ids_.counter))) {
      if ((is(i, ids_.verb) || is(i, ids_.trend_verb) || is(i, ids_.level_verb) || is(i, ids_.auxiliary)) && i > clause) return std::nullopt;
      ++i;
    }
    std::size_t begin = i, end = i;
    bool noun = false;
    while (i < before && (is(i, ids_.word) || is(i, ids_.adjective) || is(i, ids_.hyphen) || is(i, ids_.counter))) {
      if (is(i, ids_.word)) noun = true;
      end = i++;
    }
    if (!noun) continue;
    if (i < before && is(i, ids_.joiner_of) && end == begin) {  // "the number of …", "the share of …"
      ++i;
      continue;
    }
    bool actor = false;
    for (std::size_t k = begin; k <= end; ++k) actor = actor || is(k, ids_.actor) || is(k, ids_.partner) || is(k, ids_.cap);
    if (begin == end && is(begin, ids_.anaphor)) return std::nullopt;
    const bool verb_follows = i < before && (is(i, ids_.trend_verb) || is(i, ids_.level_verb) || is(i, ids_.auxiliary) || is(i, ids_.multiple_verb) || is(i, ids_.trend_comparative));
    if (actor || !verb_follows) return std::nullopt;
    Topic t;
    t.first = begin;
    t.last = end;
    t.product_span = {items[begin].span.start, items[end].span.end};
    t.product = open_slug(t.product_span);
    t.open = true;
    if (t.product.size() < 3) return std::nullopt;
    return t;
  }
  return std::nullopt;
}

}  // namespace assay
