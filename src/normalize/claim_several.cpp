// ClaimBuilder: what is told of several places at once, or of all but one, is the figure of none of them.
#include "normalize/claim_builder.h"

namespace assay {

void ClaimBuilder::leave_several(const SentenceView& view, Draft& draft) const {
  Claim& c = draft.claim;
  const std::size_t at = draft.figure->item;
  // "The largest buyers were Spain, Italy and France with 200, 150 and 100 tonnes respectively": the first of them is the largest.
  const bool first_in_turn = c.kind == Kind::rank && c.value == 1 && view.told_in_turn();
  if (!c.alike.empty() || first_in_turn) return;
  const bool others = view.told_of_others(at);
  const bool several = others || view.told_of_several(at);
  const bool import = c.key.flow == kImport;
  const bool trade = import || !c.key.destination.empty();
  const std::string origin = c.key.origin, destination = c.key.destination;
  // Those who were listed are the partners of the country that the article is about.
  const auto own = [&](const std::string& side, bool is_destination) {
    return trade && is_destination == import && (side == discourse_.home || side == discourse_.reporter());
  };
  const auto leave = [&](std::string& side, Provenance& from, const std::string& other, bool is_destination) {
    if (side.empty()) return;
    const bool here = from == place_provenance();
    const bool of_one = !(several && (!here || others) && !own(side, is_destination)) && !view.leaves_out(side) && !(here && view.one_of_several(side, other, at));
    if (of_one) return;
    side.clear();
    from = Provenance::none;
  };
  leave(c.key.origin, c.from.origin, destination, false);
  leave(c.key.destination, c.from.destination, origin, true);
}

}  // namespace assay
