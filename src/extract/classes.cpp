#include "extract/classes.h"

namespace assay {

ClassTable::ClassTable() : sets_with_(kMaxClasses) {
  for (const auto name : kAskedClasses) id(name);
  intern(ClassSet{});
}

ClassId ClassTable::id(std::string_view name) {
  if (const ClassId known = find(Name::of(name)); known != kUnknown) return known;
  if (names_.size() == kMaxClasses) {
    full_ = true;  // whoever loads the rules refuses them
    return static_cast<ClassId>(kMaxClasses - 1);
  }
  names_.emplace_back(name);
  const auto [high, low] = halves(Name::of(name));
  ids_.set(high, low, static_cast<std::uint32_t>(names_.size()));
  return static_cast<ClassId>(names_.size() - 1);
}

SetId ClassTable::intern(const ClassSet& set) {
  const auto [place, fresh] = set_ids_.emplace(set, static_cast<SetId>(sets_.size()));
  if (fresh) {
    sets_.push_back(set);
    auto& asked = asked_.emplace_back();
    for (std::size_t cls = 0; cls < kAskedClasses.size(); ++cls)
      if (set[cls]) asked.set(cls);
    for (std::size_t cls = 0; cls < names_.size(); ++cls)
      if (set[cls]) sets_with_[cls].push_back(place->second);
  }
  return place->second;
}

void ClassTable::know_set_ids() {
  set_ids_.clear();
  for (std::size_t i = 0; i < sets_.size(); ++i) set_ids_.emplace(sets_[i], static_cast<SetId>(i));
}

SetId ClassTable::find(const ClassSet& set) const {
  const auto found = set_ids_.find(set);
  return found == set_ids_.end() ? SetId{0} : found->second;
}

}  // namespace assay
