// ClaimBuilder: a word that names a weight and a money, where it is a weight.
#include <algorithm>

#include "normalize/claim_builder.h"

namespace assay {

// "Beef imports hit 480 million pounds": the unit of weight that the word names, where no land told of has such a money and
// the figure is of goods; nullptr where it is money.
const Entry* ClaimBuilder::weight_meant(const SentenceView& view, const Figure& f) const {
  if (f.type != FigureType::money || !f.currency || f.per || !f.currency->flag("ambiguous")) return nullptr;
  const std::string words = view.folded(f.span);
  const Entry* unit = language_.lexicon().find_term("unit", words.substr(words.find_last_of(" -") + 1));
  if (!unit || unit->text("dimension") != "mass") return nullptr;
  const auto& family = f.currency->list("family");
  const auto pays = [&](std::string_view country) {
    return !country.empty() && std::ranges::any_of(family, [&](const std::string& code) { return code.starts_with(country); });
  };
  const Entry* spent = discourse_.last_unit.currency;
  if (spent && std::ranges::find(family, spent->text("code")) != family.end() && !spent->flag("ambiguous")) return nullptr;
  if (pays(discourse_.home) || pays(discourse_.firm_home) || std::ranges::any_of(view.places(), [&](const PlaceMention& p) { return pays(p.code); })) return nullptr;
  if (f.product.size() > 0) return goods(view.topic_of(f.product).product) ? unit : nullptr;
  // "The bull weighed 1,200 pounds"
  for (std::size_t i = f.item; view.may_hold("weigh-verb") && i-- > 0 && view.borders(i, f.item).strong == 0;)
    if (view.is(i, "weigh-verb")) return unit;
  const Topic* told = nullptr;
  for (const Topic& t : view.topics())
    if (t.last < f.item && view.borders(t.last, f.item).strong == 0) told = &t;
  const std::string_view product = told && !told->product.empty() ? std::string_view(told->product) : discourse_.series.product;
  const std::string_view flow = told && !told->flow.empty() ? std::string_view(told->flow) : told ? std::string_view() : std::string_view(discourse_.series.flow);
  if (!goods(std::string(product)) || flow == kPrice || (told && told->generic && !told->trade)) return nullptr;
  for (std::size_t i = f.item; i-- > 0 && view.borders(i, f.item).strong == 0;)
    if (view.is(i, "money-word") || view.is(i, "other-measure")) return nullptr;
  return flow.empty() || language_.is_trade(flow) || flow == kProduction || flow == kConsumption || flow == "stocks" ? unit : nullptr;
}

}  // namespace assay
