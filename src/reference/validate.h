// Is the reference data sound? What `assay reference validate` prints.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "fact/error.h"
#include "fact/unit.h"
#include "reference/reference_data.h"

namespace assay {

struct ValidationNote {
  enum class Kind {
    unit,           // nobody declares the unit: an error
    name,           // no product or place has that name: an error, since no claim would ever meet the row
    duplicate,      // the same row twice: an error
    total,          // parts that exceed their whole, or a complete list that does not add up: listed
    revision,       // a later vintage that excludes the earlier one: listed
    contradiction,  // publishers, or two carriers of one, that exclude each other on one cell: listed
  };
  Kind kind = Kind::unit;
  std::string file;
  int line = 0;
  std::string text;

  bool is_error() const { return kind == Kind::unit || kind == Kind::name || kind == Kind::duplicate; }
};

struct ValidationReport {
  std::vector<ValidationNote> notes;  // errors first, then by file and line
  std::size_t rows = 0, cells = 0, sums_checked = 0, assumed_dates = 0;
  std::size_t errors() const;
};

// Which names texts can be read as. Rows may also name `other`: what is left of a list.
struct KnownNames {
  std::function<bool(std::string_view slug)> product;
  std::function<bool(std::string_view code)> place;
};

// Schema breaches are already told by ReferenceData::load. Publishers contradict themselves and each other: that is
// listed, and never held against an article.
ValidationReport validate(const ReferenceData& data, const UnitTable& units, const KnownNames& names);

}  // namespace assay
