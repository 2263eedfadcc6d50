// Article → claims: the whole way of extraction and normalization behind one door.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "extract/lexicon.h"
#include "fact/claim.h"
#include "fact/error.h"
#include "text/article.h"

namespace assay {

class Language;

// The rule packs, loaded once and shared by all threads; immutable.
class RulePack {
 public:
  // Each folder is laid out as rules/: lexicon/, grammar/, intervals.json. Later folders add to earlier ones.
  static Expected<RulePack> load(const std::vector<std::filesystem::path>& rules_dirs);
  ~RulePack();
  RulePack(RulePack&&) noexcept;
  RulePack& operator=(RulePack&&) noexcept;

  const Lexicon& lexicon() const;
  const Language& language() const;  // for rule authors' tools

  struct Parts;
  const Parts& parts() const { return *parts_; }

 private:
  RulePack();
  std::unique_ptr<Parts> parts_;
};

// Reads articles one after the other; holds scratch memory, so one a thread.
class ClaimReader {
 public:
  explicit ClaimReader(const RulePack& rules);
  ~ClaimReader();
  ClaimReader(ClaimReader&&) noexcept;

  // Claims in text order, numbered from 1, verdicts still not-enough-evidence. Dates an undated article by its latest
  // period reported as past (design.md §3); `article.published` itself is not changed.
  std::vector<Claim> read(const Article& article);

  // The day that an article is read against: its publication, else a month after its latest period, else unknown.
  std::optional<Date> day_of(const Article& article);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay
