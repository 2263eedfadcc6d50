// The choice of a topic: rates, of banks, of pay, of interest, that go by their noun.
#include <algorithm>

#include "normalize/topic_choice.h"

namespace assay {

// "The clear-up rate was 11%", told of burglary: a rate with a name of its own.
void ClaimBuilder::TopicChoice::name_rate() {
  constexpr std::size_t kNear = 8, kLongest = 4;
  if ((c.kind != Kind::share && c.kind != Kind::points && c.kind != Kind::change) || !f.product.empty()) return;
  std::size_t rate = at;
  for (std::size_t steps = 0; rate > 0 && !view.is(rate, "rate-noun"); --rate, ++steps)
    if (steps == kNear || (rate < at && view.scan().items[rate].type == ItemType::figure)) return;
  const auto& items = view.scan().items;
  const bool known = std::ranges::any_of(view.topics(), [&](const Topic& t) { return !t.open && !t.product.empty() && t.product_span.start <= items[rate].span.start && items[rate].span.end <= t.product_span.end; });
  if (rate == 0 || known || !view.verb_between(rate + 1, at) || view.borders(rate, at).strong > 0 || view.is(rate + 1, "joiner-of")) return;
  std::size_t first = rate;
  const auto names = [&](std::size_t i) { return (view.is(i, "hyphen") || view.is(i, "word") || view.is(i, "flow") || items[i].type == ItemType::unknown_word || (i + 1 < rate && view.is(i + 1, "hyphen")) || view.is(i - 1, "hyphen")) && !view.is(i, "anaphor") && !view.is(i, "trend-noun") && !view.is(i, "place") && !view.is(i, "base-adj"); };
  while (first > 1 && rate - first < kLongest && names(first - 1)) --first;
  if (first == rate || view.is(first, "hyphen")) return;
  topic.product_span = c.product_span = {items[first].span.start, items[rate].span.end};
  topic.product = c.key.product = view.open_slug(c.product_span);
  topic.open = true;
  topic.flow = {}, c.key.flow.clear();
  c.from.product = here, c.from.flow = Provenance::none;
  draft.has_topic = true;
}

// "The central bank cut rates by 25 basis points to 3.85%", told of inflation: what it asks for its money, where it is in the sentence or that was
// spoken of.
bool ClaimBuilder::TopicChoice::take_bank_rate() {
  if (!f.product.empty() || !(c.kind == Kind::points || (c.kind == Kind::share && f.type == FigureType::percent))) return false;
  std::size_t what = at;
  while (what > 1 && !view.is(what, "bank-rate") && (what == at || view.is(what, "preposition") || view.is(what, "adverb") || view.scan().items[what].type == ItemType::figure)) --what;
  if (!view.is(what, "bank-rate")) return false;
  std::size_t first = what;
  while (first > 0 && (view.is(first - 1, "article") || view.is(first - 1, "determiner") || view.is(first - 1, "possessive-determiner"))) --first;
  if (first == 0 || !(view.is(first - 1, "trend-verb") || view.is(first - 1, "level-verb") || view.is(first - 1, "verb"))) return false;
  const std::string product(view.entry(what, "bank-rate")->text("product"));
  const bool told = std::ranges::any_of(view.spoken_of(), [&](const Named& named) { return named.slug == product; });
  if (!told && !view.tells_central_bank()) return false;
  c.key.product = topic.product = product;
  c.product_span = topic.product_span = view.scan().items[what].span;
  c.from.product = here;
  topic.open = topic.trade = topic.generic = false;
  topic.flow = {}, c.key.flow.clear();
  c.from.flow = Provenance::none;
  return draft.has_topic = true;
}

// "The rate in Germany was 2.1%", told of inflation and of food in between: the rate that was named last.
void ClaimBuilder::TopicChoice::take_up_rate() {
  if (c.kind != Kind::share || f.type != FigureType::percent || !f.product.empty() || !c.key.flow.empty() || !view.subject_is(at, "rate-noun") || (!c.key.product.empty() && !topic.open)) return;
  const auto rate = std::find_if(view.spoken_of().rbegin(), view.spoken_of().rend(), [&](const Named& named) { return named.entry && (named.entry->text("measures") == "rate" || named.entry->text("measures") == "index"); });
  if (rate == view.spoken_of().rend()) return;
  c.key.product = topic.product = rate->slug;
  c.from.product = Provenance::earlier;
  c.product_span = topic.product_span = {};
  topic.open = false;
  draft.has_topic = true;
  if (!told_as_growth(rate->slug)) return;
  c.kind = Kind::change;
  c.form = Form::ratio;
  c.direction = view.direction_of_rate(at);
}

}  // namespace assay
