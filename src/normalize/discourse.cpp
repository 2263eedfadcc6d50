#include "normalize/discourse.h"

namespace assay {

Provenance Discourse::provenance(const Focus& where) const {
  if (!where.set) return Provenance::none;
  if (where.dateline) return Provenance::dateline;
  if (where.headline) return Provenance::headline;
  return where.block == block_ ? Provenance::paragraph : Provenance::earlier;
}

void Discourse::come_home() {
  const std::string& own = reporter();
  const std::string& side = series.own_side();
  if (series.set && own.empty() && !home_within.empty() && lead.set && lead.own_side().empty()) (series.flow == "import" ? series.destination : series.origin).clear();
  if (!series.set || series.headline || own.empty() || side.empty() || side == own || side == "world") return;
  // The other side of a trade has begun to tell it.
  if (series.trade && series.flow != lead.flow) return;
  (series.flow == "import" ? series.destination : series.origin) = own;
  (series.flow == "import" ? series.origin : series.destination) = series.trade ? "world" : "";
}

void Discourse::settle_home() {
  if (body_ && home.empty() && !home_said.set && !dateline.empty()) {
    home = dateline;
    home_said.set = home_said.dateline = true;
  }
  body_ = true;
}

}  // namespace assay
