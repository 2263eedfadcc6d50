#include "normalize/discourse.h"

#include <algorithm>

namespace assay {
namespace {
}  // namespace

Provenance Discourse::provenance(const Focus& where) const {
  if (!where.set) return Provenance::none;
  if (where.dateline) return Provenance::dateline;
  if (where.headline) return Provenance::headline;
  return where.block == block_ ? Provenance::paragraph : Provenance::earlier;
}

void Discourse::come_home() {
  const std::string& own = reporter();
  const std::string& side = series.own_side();
  const auto leave = [&] {
    if (!left.set) left = series;
  };
  if (series.set && own.empty() && !home_within.empty() && lead.set && lead.own_side().empty() && !side.empty()) {
    leave();
    (series.flow == kImport ? series.destination : series.origin).clear();
  }
  // "Iran was second, having bought 3.9 million tonnes.", in a report on who buys of Russia: the next paragraph may be on any of them.
  if (told_of_partners && series.set && series.flow == kImport && series.origin == home) {
    leave();
    series.destination.clear();
    return;
  }
  if (!series.set || series.headline || own.empty() || side.empty() || side == own || side == kWorld) return;
  // The other side of a trade has begun to tell it.
  if (series.trade && series.flow != lead.flow) return;
  leave();
  (series.flow == kImport ? series.destination : series.origin) = own;
  (series.flow == kImport ? series.origin : series.destination) = series.trade ? "world" : "";
}

void Discourse::settle_home() {
  if (body_ && home.empty() && !home_said.set && !dateline.empty()) {
    home = dateline;
    home_said.set = home_said.dateline = true;
  }
  body_ = true;
}

void Paces::note(int months, int length, bool price, std::size_t block) {
  auto kind = std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& k) { return k.length == length && k.price == price; });
  if (kind == kinds_.end()) kind = kinds_.insert(kind, {length, price, months, 0, 0, block, months});
  ++(months == kYear ? kind->years : kind->others);
  if (kind->block != block) kind->block = block, kind->in_block = months;
  else if (kind->in_block != months) kind->in_block = 0;
}

int Paces::of(int length, bool price, std::size_t block) const {
  const auto kind = std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& k) { return k.length == length && k.price == price; });
  if (kind == kinds_.end()) return 0;
  if (kind->block == block && kind->in_block > 0) return kind->in_block;
  if (kind->years == kind->others) return kind->first;
  return kind->years > kind->others ? kYear : length;
}

}  // namespace assay
