// Slips of a word that every figure of the sentence may share: the product, the time, the partner, the flow.
#include <algorithm>
#include <set>

#include "seeder.h"
#include "text_places.h"

namespace assay::testing {
namespace {

using Changed = std::vector<std::pair<std::size_t, Claim>>;

// The claims of the sentence that `change` alters.
template <typename Change>
Changed changed_in(const Annotated& a, Span sentence, Change change) {
  Changed out;
  for (std::size_t i = 0; i < a.claims.size(); ++i) {
    if (!sentence.contains(a.claims[i].span)) continue;
    Claim now = a.claims[i];
    if (change(now)) out.emplace_back(i, std::move(now));
  }
  return out;
}

void add(const std::string& kind, Span at, std::string text, Span sentence, Changed changed, std::vector<Seeded>& out) {
  if (!changed.empty()) out.push_back({kind, at, std::move(text), sentence, std::move(changed)});
}

// "Indonesia, which …" → "The United States, which …".
std::string in_place_of(std::string text, Span at, const std::string& article, Span sentence) {
  const auto first = article.find_first_not_of(" \n", sentence.start);
  if (first == at.start && std::isupper(static_cast<unsigned char>(article[at.start]))) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return c == '-' ? ' ' : static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

// The name of a product, replaced by one that it is taken for.
void Seeder::products(const Annotated& a, Span sentence, std::vector<Seeded>& out) const {
  const std::string lower = lowered(a.article.text);
  std::set<std::string> told;
  for (const Claim& c : a.claims)
    if (sentence.contains(c.span) && !c.key.product.empty()) told.insert(c.key.product);
  std::vector<std::pair<Span, std::string>> named;  // the longest terms of all products, as they stand
  for (const Entry& entry : lexicon_.entries()) {
    if (entry.class_name != "product") continue;
    for (const auto& term : entry.terms)
      for (const Span& at : places_of(lowered(term), lower, sentence)) named.emplace_back(at, entry.id);
  }
  std::vector<std::pair<Span, std::string>> longest;
  std::copy_if(named.begin(), named.end(), std::back_inserter(longest), [&](const auto& n) {
    return std::none_of(named.begin(), named.end(), [&](const auto& o) { return o.first.contains(n.first) && !(o.first == n.first); });
  });
  for (const std::string& product : told) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> places;
    for (const auto& [at, id] : longest)
      if (id == product) places.emplace(at.start, at.end);
    if (places.size() != 1) continue;
    const Span at{places.begin()->first, places.begin()->second};
    for (const auto& other : lexicon_.confused_with(product)) {
      const Entry* entry = lexicon_.find("product", other);
      if (!entry) continue;
      auto changed = changed_in(a, sentence, [&](Claim& c) {
        if (c.key.product != product) return false;
        c.key.product = other;
        if (c.whole == product) c.whole = other;
        return true;
      });
      add("product", at, in_place_of(std::string(entry->text("label")), at, a.article.text, sentence), sentence, std::move(changed), out);
    }
  }
}

// A month or year of the sentence, put back by one; a month made the months so far.
void Seeder::periods(const Annotated& a, Span sentence, std::vector<Seeded>& out) const {
  const std::string& text = a.article.text;
  const auto move = [&](auto spoken_of, int months) {
    return changed_in(a, sentence, [&](Claim& c) {
      const bool own = c.key.period && spoken_of(*c.key.period), from = c.base && spoken_of(*c.base);
      // A base that is told as "a year before" goes along with its period.
      const bool along = own && c.base && !from && std::none_of(a.claims.begin(), a.claims.end(), [&](const Claim& o) { return sentence.contains(o.span) && o.key.period == c.base; });
      if (own) c.key.period = c.key.period->shifted_months(months);
      if (from || along) c.base = c.base->shifted_months(months);
      return own || from;
    });
  };
  for (int m = 1; m <= 12; ++m) {
    const std::string month = words_["months"][static_cast<std::size_t>(m - 1)];
    const auto found = places_of(month, text, sentence);
    if (found.size() != 1) continue;
    const auto is_this = [&](const Period& p) { return p.is_month() && p.first().month == m; };
    const std::string before = words_["months"][static_cast<std::size_t>((m + 10) % 12)];
    if (m > 1 && places_of(before, text, sentence).empty()) add("month", found[0], before, sentence, move(is_this, -1), out);
    for (const auto& phrase : words_["to-date"]) {
      const auto fill = [&](std::string pattern) { return pattern.replace(pattern.find("{month}"), 7, month); };
      const auto said = places_of(fill(phrase[0]), text, sentence);
      if (said.size() != 1 || m == 1) continue;
      bool monthly = false;
      auto changed = changed_in(a, sentence, [&](Claim& c) {
        if (!c.key.period || !is_this(*c.key.period)) {
          if (!c.base || !is_this(*c.base)) return false;
          c.base = Period::months(c.base->first().year, 1, c.base->first().year, m);
          return true;
        }
        const int year = c.key.period->first().year;
        if (c.base && *c.base != c.key.period->shifted_months(-12)) monthly = true;
        c.key.period = Period::months(year, 1, year, m);
        if (c.base) c.base = c.key.period->shifted_months(-12);
        return true;
      });
      if (!monthly) add("year to date", said[0], fill(phrase[1]), sentence, std::move(changed), out);
    }
  }
  for (int year = 2018; year <= 2026; ++year) {
    const auto found = places_of(std::to_string(year), text, sentence);
    if (found.size() != 1) continue;
    const bool figure = std::any_of(a.claims.begin(), a.claims.end(), [&](const Claim& c) { return c.span.overlaps(found[0]); });
    if (figure || !places_of(std::to_string(year - 1), text, sentence).empty()) continue;
    add("year", found[0], std::to_string(year - 1), sentence, move([&](const Period& p) { return p.first().year == year; }, -12), out);
  }
}

void Seeder::partners(const Annotated& a, Span sentence, std::vector<Seeded>& out) const {
  const std::string& text = a.article.text;
  std::vector<std::pair<Span, std::string>> found;
  for (const auto& [code, names] : words_["places"].items())
    for (const auto& name : names)
      for (const Span& at : places_of(name.get<std::string>(), text, sentence)) found.emplace_back(at, code);
  for (const auto& [at, code] : found) {
    const std::string& here = code;
    if (std::count_if(found.begin(), found.end(), [&](const auto& f) { return f.second == here; }) != 1) continue;
    for (const auto& [other, names] : words_["places"].items()) {
      if (other == code || std::any_of(found.begin(), found.end(), [&, &o = other](const auto& f) { return f.second == o; })) continue;
      bool known = false;
      auto changed = changed_in(a, sentence, [&, &o = other](Claim& c) {
        if (c.key.origin != here && c.key.destination != here) return false;
        if (c.key.origin == here) c.key.origin = o;
        else c.key.destination = o;
        known = known || std::any_of(reference_.observations().begin(), reference_.observations().end(), [&](const Observation& row) {
                  return row.key.product == c.key.product && row.key.origin == c.key.origin && row.key.destination == c.key.destination && row.key.period == c.key.period;
                });
        return c.key.origin != c.key.destination;
      });
      if (known) add("partner", at, in_place_of(names[0], at, text, sentence), sentence, std::move(changed), out);
    }
  }
}

void Seeder::flows(const Annotated& a, Span sentence, std::vector<Seeded>& out) const {
  for (const auto& row : words_["flows"]) {
    for (const bool turned : {false, true}) {
      const std::string from = row[turned ? "other" : "flow"], to = row[turned ? "flow" : "other"];
      for (const auto& pair : row["words"]) {
        const auto found = places_of(pair[turned ? 1 : 0].get<std::string>(), a.article.text, sentence);
        if (found.size() != 1) continue;
        bool traded_with = false;
        auto changed = changed_in(a, sentence, [&](Claim& c) {
          if (c.key.flow != from) return false;
          traded_with = traded_with || (c.key.origin != "world" && c.key.destination != "world" && !c.key.destination.empty());
          c.key.flow = to;
          std::swap(c.key.origin, c.key.destination);
          if (c.key.destination != "world" && c.key.origin.empty()) std::swap(c.key.origin, c.key.destination);  // flows without a partner
          return true;
        });
        if (traded_with == row.contains("partner")) add("flow", found[0], pair[turned ? 0 : 1].get<std::string>(), sentence, std::move(changed), out);
      }
    }
  }
}

std::string Seeded::applied_to(const std::string& article) const { return article.substr(0, at.start) + text + article.substr(at.end); }

std::vector<Seeded> Seeder::seeds(const Annotated& a) const {
  std::vector<Seeded> out;
  std::vector<Span> sentences;
  for (std::size_t i = 0; i < a.claims.size(); ++i) {
    if (a.claims[i].modality != Modality::stated) continue;
    figures(a, i, out);
    hedges(a, i, out);
    ratios(a, i, out);
    directions(a, i, out);
    bases(a, i, out);
    const Span sentence = sentence_around(a.article.text, a.claims[i].span);
    if (std::find(sentences.begin(), sentences.end(), sentence) == sentences.end()) sentences.push_back(sentence);
  }
  for (const Span& sentence : sentences) {
    products(a, sentence, out);
    periods(a, sentence, out);
    partners(a, sentence, out);
    flows(a, sentence, out);
  }
  std::stable_sort(out.begin(), out.end(), [](const Seeded& x, const Seeded& y) { return x.kind != y.kind ? x.kind < y.kind : x.at < y.at; });
  return out;
}

}  // namespace assay::testing
