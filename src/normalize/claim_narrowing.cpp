// ClaimBuilder: figures of a part, or in another measure, than what is published.
#include "normalize/claim_builder.h"

namespace assay {

void ClaimBuilder::narrow(const SentenceView& view, Draft& draft) const {
  Claim& c = draft.claim;
  const std::size_t at = draft.figure->item;
  if (draft.has_topic && c.key.flow == "import") {
    // "China's imports of Iranian crude", "China's Iranian crude imports": what stands right before the good is where
    // it comes from.
    const PlaceMention* from = view.place_of_good(draft.topic);
    if (from && !c.key.destination.empty() && c.key.destination != from->code &&
        (c.key.origin.empty() || c.key.origin == "world"))
      c.key.origin = from->code, c.from.origin = place_provenance();
  }
  const Entry* known = product_entry(c.key.product);
  const bool by_weight = c.kind == Kind::quantity || c.kind == Kind::change || c.kind == Kind::multiple;
  const bool own_measure = known && (known->text("measures") == "value" || known->text("measures") == "index" ||
                                     known->text("measures") == "rate");
  const bool measured_otherwise =
      by_weight && !own_measure && !c.key.flow.empty() && c.key.flow != "price" && view.other_measure(at);
  c.narrowed = measured_otherwise || view.leaves_out_place() || view.estimated() ||
               (draft.has_topic && view.narrows_kind(draft.topic, at));
}

}  // namespace assay
