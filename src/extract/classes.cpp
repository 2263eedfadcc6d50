#include "extract/classes.h"

#include <cassert>

namespace assay {

ClassTable::ClassTable() { intern(ClassSet{}); }

ClassId ClassTable::id(std::string_view name) {
  const std::uint32_t id = ids_.id(name);
  if (id > names_.size()) names_.emplace_back(name);
  assert(names_.size() <= kMaxClasses);
  return static_cast<ClassId>(id - 1);
}

ClassId ClassTable::find(std::string_view name) const {
  const std::uint32_t id = ids_.find(name);
  return id == 0 ? kUnknown : static_cast<ClassId>(id - 1);
}

SetId ClassTable::intern(const ClassSet& set) {
  const auto [place, fresh] = set_ids_.emplace(set, static_cast<SetId>(sets_.size()));
  if (fresh) sets_.push_back(set);
  assert(sets_.size() <= kMaxSets);
  return place->second;
}

SetId ClassTable::find(const ClassSet& set) const {
  const auto found = set_ids_.find(set);
  return found == set_ids_.end() ? SetId{0} : found->second;
}

void ClassTable::append_letter(SetId set, std::string& out) {
  const unsigned code = 0x80u + set;
  out.push_back(static_cast<char>(0xC0u | (code >> 6)));
  out.push_back(static_cast<char>(0x80u | (code & 0x3Fu)));
}

}  // namespace assay
