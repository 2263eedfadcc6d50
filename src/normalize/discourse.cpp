#include "normalize/discourse.h"

namespace assay {

Provenance Discourse::provenance(const Focus& where) const {
  if (!where.set) return Provenance::none;
  if (where.headline) return Provenance::headline;
  return where.block == block_ ? Provenance::paragraph : Provenance::earlier;
}

}  // namespace assay
