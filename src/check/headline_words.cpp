#include "check/headline_words.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include "check/named.h"

namespace assay {
namespace {

Direction way_of(const Entry& entry) { return from_name<Direction>(entry.text("direction")).value_or(Direction::none); }

Direction opposite(Direction way) { return way == Direction::up ? Direction::down : Direction::up; }

bool goes(std::string_view text, Direction way, const Lexicon& lexicon) {
  for (const std::string_view cls : {"trend-verb", "trend-noun", "trend-comparative", "multiple-verb"})
    for (const TermNamed& term : terms_named(cls, text, lexicon))
      if (way_of(*term.entry) == way) return true;
  return false;
}

// Goods of different chapters of the customs nomenclature (the first two digits of "hs") are no two names of one.
bool of_other_chapters(const Entry& a, const Entry& b) {
  const auto chapters = [](const Entry& e) {
    std::set<std::string> out;
    std::istringstream codes{std::string(e.text("hs"))};
    for (std::string code; codes >> code;) out.insert(code.substr(0, 2));
    return out;
  };
  const auto of_a = chapters(a), of_b = chapters(b);
  return !of_a.empty() && !of_b.empty() && std::ranges::none_of(of_a, [&](const std::string& c) { return of_b.contains(c); });
}

}  // namespace

std::optional<HeadlineTurn> headline_turn(const Article& article, const std::vector<Reading>& readings, const Lexicon& lexicon) {
  const std::string_view title = article.title.of(article.text), body = std::string_view(article.text).substr(article.title.end);
  const auto verbs = terms_named("trend-verb", title, lexicon);
  if (verbs.size() != 1 || verbs.front().entry->flag("judges") || way_of(*verbs.front().entry) == Direction::none) return std::nullopt;
  const Direction way = way_of(*verbs.front().entry);
  const auto products = products_named(title.substr(0, verbs.front().span.start), lexicon);
  if (products.size() != 1 || goes(title, opposite(way), lexicon) || goes(body, way, lexicon)) return std::nullopt;
  HeadlineTurn out;
  out.way = way;
  out.word = {article.title.start + verbs.front().span.start, article.title.start + verbs.front().span.end};
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Claim& c = *readings[i].claim;
    if (c.in_headline) return std::nullopt;  // its figure is held against the body's
    if (c.direction == way || c.moved == way) return std::nullopt;
    const bool change = (c.kind == Kind::change || c.kind == Kind::multiple) && c.form != Form::order && c.modality == Modality::stated;
    if (change && c.direction == opposite(way) && c.key.product == *products.begin() && !c.narrowed && !c.of_part) out.against.push_back(i);
  }
  return out.against.empty() ? std::nullopt : std::optional(out);
}

std::optional<HeadlineProduct> headline_product(const Article& article, const std::vector<Reading>& readings, const Lexicon& lexicon) {
  const std::string_view title = article.title.of(article.text), body = std::string_view(article.text).substr(article.title.end);
  const auto products = terms_named("product", title, lexicon);
  if (products.size() != 1 || !goes(title, Direction::up, lexicon) == !goes(title, Direction::down, lexicon)) return std::nullopt;
  const Entry& own = *products.front().entry;
  std::vector<std::string> beside = lexicon.confused_with(own.id);
  const auto& siblings = own.list("siblings");
  beside.insert(beside.end(), siblings.begin(), siblings.end());
  std::optional<HeadlineProduct> out;
  for (const std::string& named : products_named(body, lexicon))
    if (lexicon.includes(own.id, named) || lexicon.includes(named, own.id)) return std::nullopt;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Claim& c = *readings[i].claim;
    if (c.in_headline) return std::nullopt;  // its figure is held against the body's
    if (c.key.product.empty() || c.from.product != Provenance::sentence) continue;
    const Entry* told = lexicon.find("product", c.key.product);
    const bool declared = std::find(beside.begin(), beside.end(), c.key.product) != beside.end();
    if (!told || !(declared || of_other_chapters(own, *told))) return std::nullopt;
    if (!out) out = HeadlineProduct{{article.title.start + products.front().span.start, article.title.start + products.front().span.end}, i};
  }
  return out;
}

}  // namespace assay
