// What every verb that reads articles needs: the rule packs.
#pragma once

#include "cli/options.h"
#include "normalize/claim_reader.h"
#include "text/layout_rules.h"
#include "text/reader.h"

namespace assay::cli {

class ReadingDesk {
 public:
  static Expected<ReadingDesk> open(const Options&);

  const RulePack& rules() const { return rules_; }
  // Points into this desk.
  ReadOptions read_options(const Options& options) const { return {options.published, &layout_}; }

 private:
  ReadingDesk(RulePack rules, LayoutRules layout) : rules_(std::move(rules)), layout_(std::move(layout)) {}

  RulePack rules_;
  LayoutRules layout_;
};

}  // namespace assay::cli
